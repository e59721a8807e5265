//! Words that place a sentence in time, beside the day, month and year in which the article was written.

use crate::lexicon::{Classes, WordId, is_one, words};
use crate::roles::named::Sign;
use crate::roles::story::Story;
use crate::text::Article;
use crate::token::{Kind, Token};

/// Nouns behind "this"; behind "last" there may be a decade too, behind "next" there are fewer.
const THIS: [WordId; 7] = words!["year", "month", "week", "summer", "fall", "spring", "winter"];
const LAST: [WordId; 8] =
    words!["year", "month", "week", "summer", "fall", "spring", "winter", "decade"];
const NEXT: [WordId; 7] = words!["year", "month", "week", "summer", "fall", "spring", "few"];

/// How the token at `i` places its sentence in time, from 1 on; `sign`: what it is a sign of by name.
pub(super) fn time(
    article: &Article<'_>,
    i: usize,
    token: &Token,
    sign: Option<Sign>,
    story: &Story,
) -> Option<u32> {
    if token.kind == Kind::Number {
        let year = year(article.slice(token.span()))?;
        return Some(match story.year.saturating_sub(year) {
            0 => 1,
            1 => 2,
            2..=4 => 3,
            5..=9 => 4,
            _ => 5,
        });
    }
    if token.is(Classes::TIME) {
        return Some(match token.capital {
            true if story.day == token.word => 6,
            true => 7,
            false => 8,
        });
    }
    if token.is(Classes::MONTH) && token.capital {
        return Some(if story.month == token.word { 9 } else { 10 });
    }
    let behind = |words: &[WordId]| {
        let next = article.token(i + 1);
        is_one(next.word, words) && !next.capital
    };
    match sign? {
        Sign::Time(time) => Some(time),
        Sign::Last => behind(&LAST).then_some(12),
        Sign::This => behind(&THIS).then_some(13),
        Sign::Next => behind(&NEXT).then_some(14),
        Sign::So => behind(&words!["far"]).then_some(20),
        _ => None,
    }
}

/// A year of four digits.
pub(crate) fn year(word: &str) -> Option<u32> {
    let digits = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    digits.then(|| word.parse().ok()).flatten()
}
