//! Tenses: how the verbs of a sentence stand in time, by their forms.

use std::ops::Range;

use crate::lexicon::{Classes, words};
use crate::text::Article;

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

/// The tenses of its verbs, in order.
pub(crate) fn tenses(article: &Article<'_>, tokens: &Range<usize>) -> Vec<Tense> {
    let mut out = Vec::new();
    for i in tokens.clone() {
        let token = article.token(i);
        if !token.is_word() {
            continue;
        }
        let known = Classes::NOTED.with(Classes::PAST).with(Classes::REPORTING);
        if !token.is(known) && !token.has_ending(*b"ed") {
            continue;
        }
        let lower = article.slice(token.span());
        let tense = match lower {
            "had" | "Had" => {
                if participle(article, i + 1) {
                    Tense::Before
                } else {
                    Tense::Past
                }
            }
            "has" | "have" | "'ve" | "’ve" => {
                if participle(article, i + 1) {
                    Tense::Perfect
                } else {
                    Tense::Present
                }
            }
            "will" | "won't" | "won’t" | "'ll" | "’ll" | "shall" => Tense::Future,
            "would" | "could" | "may" | "might" | "should" | "can" | "must" => Tense::Conditional,
            "is" | "are" | "does" | "do" | "says" | "am" => Tense::Present,
            "was" | "were" | "did" | "said" | "told" => Tense::Past,
            _ if token.capital => continue,
            _ if token.has_ending(*b"ed") => {
                let helped = i.checked_sub(1).map(|b| article.token(b)).is_some_and(|b| {
                    b.is_one(&words![
                        "had", "has", "have", "be", "been", "was", "were", "is", "are"
                    ])
                });
                if helped {
                    continue;
                }
                Tense::Past
            }
            _ if token.is(Classes::PAST) => Tense::Past,
            _ if token.is(Classes::REPORTING) && lower.ends_with('s') => Tense::Present,
            _ => continue,
        };
        out.push(tense);
    }
    out
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
