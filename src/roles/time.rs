//! Words that place a sentence in time, beside the day, month and year in which the article was written.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::roles::story::Story;
use crate::text::Article;
use crate::token::Kind;

/// What places the sentence in time.
pub(crate) fn times(article: &Article<'_>, tokens: &Range<usize>, story: &Story) -> Vec<u32> {
    let mut out = Vec::new();
    for i in tokens.clone() {
        let token = article.token(i);
        if token.kind != Kind::Number
            && !token.is(Classes::NOTED.with(Classes::TIME).with(Classes::MONTH))
        {
            continue;
        }
        let word = article.slice(token.span());
        let next = || article.slice(article.token(i + 1).span());
        let value =
            match token.kind {
                Kind::Number if year(word).is_some() => {
                    let year = year(word).unwrap_or(0);
                    match story.year.saturating_sub(year) {
                        0 => 1,
                        1 => 2,
                        2..=4 => 3,
                        5..=9 => 4,
                        _ => 5,
                    }
                }
                Kind::Word if token.is(Classes::TIME) && token.capital => {
                    if story.day == token.word { 6 } else { 7 }
                }
                Kind::Word if token.is(Classes::TIME) => 8,
                Kind::Word if token.is(Classes::MONTH) && token.capital => {
                    if story.month == token.word { 9 } else { 10 }
                }
                Kind::Word => match word {
                    "ago" => 11,
                    "last" => match next() {
                        "year" | "month" | "week" | "summer" | "fall" | "spring" | "winter"
                        | "decade" => 12,
                        _ => continue,
                    },
                    "this" => match next() {
                        "year" | "month" | "week" | "summer" | "fall" | "spring" | "winter" => 13,
                        _ => continue,
                    },
                    "next" => match next() {
                        "year" | "month" | "week" | "summer" | "fall" | "spring" | "few" => 14,
                        _ => continue,
                    },
                    "since" => 15,
                    "earlier" => 16,
                    "previously" | "formerly" | "once" => 17,
                    "recent" | "recently" => 18,
                    "years" | "decades" | "decade" | "century" => 19,
                    "now" | "currently" => 20,
                    "so" if next() == "far" => 20,
                    "when" | "When" => 21,
                    "after" | "After" => 22,
                    "before" | "Before" => 23,
                    "later" => 24,
                    "soon" | "future" => 25,
                    _ => continue,
                },
                _ => continue,
            };
        out.push(value);
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// A year of four digits.
pub(crate) fn year(word: &str) -> Option<u32> {
    let digits = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    digits.then(|| word.parse().ok()).flatten()
}
