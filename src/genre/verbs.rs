//! Verbs of common news prose: a text with none in most sentences is a list.

use crate::lexicon::{Classes, words};
use crate::token::Token;

/// Whether a word is such a verb in the past or the present, by its ending or by name.
pub(super) fn is_verb(token: &Token) -> bool {
    token.is_word() & token.has_ending(*b"ed")
        || token.is(Classes::NOTED)
            && !token.capital
            && token.is_one(&words![
                "is", "are", "was", "were", "has", "have", "had", "will", "be", "been", "do",
                "does", "did", "can", "may", "would", "could", "should"
            ])
}
