//! Whether two names are one person's: "Hart Lindgren" and "Nora Hart Lindgren".

use std::ops::Range;

use crate::lexicon::{Classes, words};
use crate::people::offices::YEARS;
use crate::people::sorts::is_unknown;
use crate::people::titles::last_name;
use crate::people::{Entity, Sort};
use crate::span::Span;
use crate::text::Article;
use crate::token::Kind;

/// Which of two names is the end of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// The one that stood before.
    Known,
    /// The one that stands here.
    Here,
}

/// Whether one of two names of two words or more is the other without its first name.
pub(super) fn tail(article: &Article<'_>, known: Span, here: &Range<usize>) -> Option<Tail> {
    let known = article.tokens_in(known);
    let (short, long, which) = match known.len() < here.len() {
        true => (&known, here, Tail::Known),
        false => (here, &known, Tail::Here),
    };
    let from = long.end.checked_sub(short.len()).filter(|&from| from > long.start)?;
    let alike = (from..long.end)
        .zip(short.clone())
        .all(|(a, b)| article.token(a).word == article.token(b).word);
    // "Holm Jr." is a last name alone, however many stand before it.
    let last = last_name(article, short) == article.token(short.start).word;
    let first = article.token(long.start);
    let begun = article.token(short.start).is(Classes::PARTICLE);
    let one = from == long.start + 1
        && is_unknown(first)
        && !first.caps
        && (which == Tail::Here || begun);
    (short.len() > 1 && alike && (one || last)).then_some(which)
}

/// Whether a word that is mostly a title is a first name here: "said Justice Holm, a senior".
pub(super) fn is_first_name(article: &Article<'_>, whole: &Range<usize>) -> bool {
    if whole.len() != 2 {
        return false;
    }
    let (comma, told) = (article.token(whole.end), article.token(whole.end + 2));
    let first = article.token(whole.start);
    comma.kind == Kind::Comma
        && first.is_one(&words!["justice", "king", "major", "prince"])
        && (told.is_one(&YEARS)
            || told.is_one(&words!["member"]) && !first.is_one(&words!["justice"]))
}

/// Whether `here` names another body than `known`, though both begin and end alike: "Harvik Police Department" and "Harvik
/// Housing Department".
pub(super) fn is_other_body(article: &Article<'_>, known: &Entity, here: &Range<usize>) -> bool {
    let name = article.tokens_in(known.name);
    known.sort == Sort::Body
        && name.len() == here.len()
        && name.zip(here.clone()).any(|(a, b)| article.token(a).word != article.token(b).word)
}

/// Whether a word behind "the" is somebody of a country, by its ending: "Australian", "Portuguese".
pub(super) fn is_of_country(word: &str) -> bool {
    ["ian", "ese", "ish"].iter().any(|ending| word.ends_with(ending))
        && !matches!(word, "Guardian" | "Smithsonian" | "Indian")
}
