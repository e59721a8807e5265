//! Shapes of lines and paragraphs that tell a genre.

use crate::lexicon::{is_one, word_id, words};
use crate::text::{Article, Block, Paragraph, words_in};

/// A line that begins with the name of who speaks.
pub(super) fn spoken(line: &str) -> bool {
    /// Longest name in bytes, and most words of it.
    const NAME: (usize, usize) = (40, 3);
    let head = line.as_bytes().get(..line.len().min(NAME.0 + 2)).unwrap_or_default();
    // Few lines have any there.
    if !head.contains(&b':') {
        return false;
    }
    let colon = head.windows(2).position(|two| two == b": ");
    colon.and_then(|colon| line.get(..colon)).is_some_and(|name| {
        (1..=NAME.1).contains(&words_in(name))
            && name.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
    })
}

/// A line of a recipe: "3 tbsp olive oil".
pub(super) fn measures(line: &str) -> bool {
    // Few lines begin with a number.
    if !line.starts_with(|c: char| c.is_ascii_digit() || "½¼¾⅓".contains(c)) {
        return false;
    }
    let unit = |w: &str| {
        let units = words![
            "tbsp",
            "tsp",
            "tablespoon",
            "tablespoons",
            "teaspoon",
            "teaspoons",
            "cup",
            "cups",
            "g",
            "ml",
            "oz",
            "litres",
            "cloves",
            "garlic"
        ];
        is_one(word_id(w), &units)
    };
    let glued = |w: &str| {
        w.trim_start_matches(|c: char| c.is_ascii_digit()).trim_end_matches(',') == "g"
            || w.ends_with("ml")
    };
    let mut words = line.split_whitespace();
    let number = words.next();
    line.len() < 100 && (words.take(2).any(unit) || number.is_some_and(glued))
}

/// A line that begins with a time of day.
pub(super) fn clock(line: &str) -> bool {
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let head: String = line.chars().take(8).collect();
    let digits = head.chars().take_while(char::is_ascii_digit).count();
    let rest: String = head.chars().skip(digits).collect();
    (1..=2).contains(&digits)
        && (rest.starts_with([':', '.'])
            && rest.chars().skip(1).take(2).filter(char::is_ascii_digit).count() == 2
            || ["am", "pm"].iter().any(|hour| {
                // "5 ambulances"
                let behind = rest.trim_start().strip_prefix(hour);
                behind.is_some_and(|behind| !behind.starts_with(char::is_alphabetic))
            }))
}

/// A line that begins with the number of an item.
pub(super) fn numbered(line: &str) -> bool {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let rest = line.chars().nth(digits);
    (1..=2).contains(&digits)
        && matches!(rest, Some('.' | ')' | ':'))
        && line.chars().nth(digits + 1).is_some_and(|c| c.is_whitespace())
}

/// How many paragraphs stand each under a short line that ends in nothing: "The Copper Kettle".
pub(super) fn headed(article: &Article<'_>) -> usize {
    /// Most words of such a line, and fewest of the paragraph.
    const WORDS: (usize, usize) = (9, 25);
    let paragraphs = || article.paragraphs.iter().filter(|p| p.block != Block::Furniture);
    // Most lines end with a stop: only of the others words are counted.
    let heads = |line: &Paragraph| {
        article.token(line.tokens.end.saturating_sub(1)).counts()
            && article.words(&line.tokens) <= WORDS.0
    };
    paragraphs()
        .zip(paragraphs().skip(1))
        .skip(1)
        .filter(|(line, next)| heads(line) && article.words(&next.tokens) >= WORDS.1)
        .count()
}
