//! What of a description is shown, and which of two is the better.

use std::ops::Range;

use crate::lexicon::{Classes, WordId, is_one, words};
use crate::people::offices::YEARS;
use crate::span::Span;
use crate::text::Article;
use crate::token::Kind;

/// A description that can stand away from its sentence: without "another" or "my", or what is half said at its end; none
/// where it would point at somebody, or tells what was done.
pub(super) fn standing(article: &Article<'_>, description: Span) -> Option<Span> {
    let Range { mut start, mut end } = article.tokens_in(description);
    let is = |i: usize, words: &[WordId]| is_one(article.token(i).word, words);
    let owned = is(start, &words!["my", "our", "his", "her", "their"]);
    let doubled = article.token(start).word == article.token(start + 1).word;
    let empty = words!["another", "also", "email", "himself", "herself"];
    start += usize::from(owned || doubled || is(start, &empty));
    // "Harvik manager Sir", "writer best known for her book", "host of Radio Harvik’s" before “Tides”
    let honorific = |i: usize| is(i, &words!["sir", "lord", "dr", "mr"]);
    end -= usize::from(end > start + 1 && honorific(end - 1));
    let known = (start + 1..end).find(|&i| is(i, &words!["known"]) && is(i + 1, &words!["for"]));
    if let Some(known) = known.filter(|_| is(end - 1, &words!["book", "for", "novel", "film"])) {
        end = known - usize::from(known > start + 1 && is(known - 1, &words!["best"]));
    }
    if article.token(end.wrapping_sub(1)).kind == Kind::Possessive && article.token(end).opens() {
        let held = (start + 1..end).rfind(|&i| article.token(i).is(Classes::PREPOSITION));
        end = held.unwrap_or(end);
    }
    // "his wife", "both bakers", "two bakers, respectively", "could not persuade his neighbours", "alongside others"
    let points = owned && end - start < 2
        || is(end.wrapping_sub(1), &words!["respectively"])
        || article.token(start).is(Classes::MODAL)
        || is(start, &words!["both"])
        || is(start, &words!["alongside"]);
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
