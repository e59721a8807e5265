//! Verbs of common news prose: a text with none in most sentences is a list.

use crate::lexicon::{Classes, words};
use crate::text::Article;
use crate::token::Token;

/// Whether a word is such a verb in the past or the present, by its ending or by name.
pub(super) fn is_verb(article: &Article<'_>, token: &Token) -> bool {
    token.is_word() && article.has_ending(token, *b"ed")
        || token.is(Classes::NOTED)
            && !token.capital
            && token.is_one(&words![
                "is", "are", "was", "were", "has", "have", "had", "will", "be", "been", "do",
                "does", "did", "can", "may", "would", "could", "should"
            ])
}
