//! Verbs of common news prose: a text with none in most sentences is a list.

use crate::lexicon::{Classes, words};
use crate::token::{Ending, Token};

/// Whether a word is such a verb in the past or the present, by its ending or by name.
pub(super) fn is_verb(token: &Token) -> bool {
    token.has_ending(Ending::Ed)
        || token.is(Classes::NOTED)
            && !token.capital
            && token.is_one(&words![
                "is", "are", "was", "were", "has", "have", "had", "will", "be", "been", "do",
                "does", "did", "can", "may", "would", "could", "should"
            ])
}
