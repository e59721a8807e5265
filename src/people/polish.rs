//! What of a description is shown, and which of two is the better.

use std::ops::Range;

use crate::lexicon::words;
use crate::people::offices::YEARS;
use crate::span::Span;
use crate::text::Article;

/// A description that can stand away from its sentence: without "another" or "my", none where it would point at somebody.
pub(super) fn standing(article: &Article<'_>, description: Span) -> Option<Span> {
    let Range { mut start, end } = article.tokens_in(description);
    let opener = article.token(start);
    let owned = opener.is_one(&words!["my", "our", "his", "her", "their"]);
    let doubled = opener.word == article.token(start + 1).word;
    start += usize::from(owned || doubled || opener.is_one(&words!["another", "also", "email"]));
    // "his wife", "two bakers, respectively"
    let points = owned && end - start < 2
        || article.token(end.wrapping_sub(1)).is_one(&words!["respectively"]);
    (start < end && !points).then(|| article.span_of(&(start..end)))
}

/// Whether a description says more than the one that stands nearer to the beginning: that one is a word, or a year at school.
pub(super) fn is_fuller(article: &Article<'_>, known: Span, other: Span) -> bool {
    let (known, other) = (article.tokens_in(known), article.tokens_in(other));
    let last = article.token(known.end.wrapping_sub(1));
    let year = last.is_one(&YEARS);
    let least = match known.len() {
        1 => 2,
        2 if year => 3,
        _ => return false,
    };
    other.len() >= least
}
