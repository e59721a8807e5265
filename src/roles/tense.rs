//! Tenses: how the verbs of a sentence stand in time, by their forms.

use crate::lexicon::{Classes, words};
use crate::roles::named::Sign;
use crate::text::Article;
use crate::token::Token;

/// How the verb of a clause stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    /// "had won".
    Before,
    /// "has won".
    Perfect,
    /// "won", "was".
    Past,
    /// "is", "says".
    Present,
    /// "will win".
    Future,
    /// "would win", "may win".
    Conditional,
}

/// The tense of the word at `i`, where it is a verb by its form; `sign`: what it is a sign of by name.
pub(super) fn tense(
    article: &Article<'_>,
    i: usize,
    token: &Token,
    sign: Option<Sign>,
) -> Option<Tense> {
    match sign {
        Some(Sign::Had) if participle(article, i + 1) => Some(Tense::Before),
        Some(Sign::Has) if participle(article, i + 1) => Some(Tense::Perfect),
        Some(Sign::Had | Sign::Was) => Some(Tense::Past),
        Some(Sign::Has | Sign::Is) => Some(Tense::Present),
        Some(Sign::Will) => Some(Tense::Future),
        Some(Sign::Would) => Some(Tense::Conditional),
        _ if token.capital => None,
        _ if token.has_ending(*b"ed") => {
            let before = i.checked_sub(1).map(|b| article.token(b));
            let helpers = words!["had", "has", "have", "be", "been", "was", "were", "is", "are"];
            let helped = before.is_some_and(|before| before.is_one(&helpers));
            (!helped).then_some(Tense::Past)
        }
        _ if token.is(Classes::PAST) => Some(Tense::Past),
        _ if token.is(Classes::REPORTING) && token.ends_with(b's') => Some(Tense::Present),
        _ => None,
    }
}

/// Whether a participle stands at `i` or behind an adverb there.
fn participle(article: &Article<'_>, i: usize) -> bool {
    let at = |i: usize| {
        let token = article.token(i);
        let word = article.slice(token.span());
        token.is_word()
            && (word.ends_with("ed") && word.len() > 3
                || word.ends_with("en") && word.len() > 3
                || word.ends_with("wn")
                || token.is(Classes::PAST)
                || token.is_one(&words![
                    "been", "done", "gone", "come", "become", "run", "cut", "put", "set"
                ]))
    };
    let filler = |i: usize| {
        let token = article.token(i);
        let word = article.slice(token.span());
        token.is_one(&words!["not", "also", "never", "already", "long", "been", "since"])
            || word.ends_with("ly")
    };
    at(i) || filler(i) && at(i + 1)
}
