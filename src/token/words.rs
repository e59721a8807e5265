//! Words and numbers: where they end, and which stops belong to them.

use crate::lexicon::{Classes, WordId, is_one, lowered, word_id, words};
use crate::token::tokenizer::{Tokenizer, superscript};
use crate::token::{Kind, invisible};

/// Longest abbreviation of single letters in bytes: a bound on the look back at its beginning.
const LONGEST_ABBREVIATION: usize = 12;

/// Abbreviations before a number: "No. 4".
const NUMBERED: [WordId; 9] = words!["no", "nos", "art", "fig", "ch", "sec", "p", "pp", "figs"];
/// Abbreviations that are words too, or ends of words.
const WORDS_TOO: [WordId; 26] = words![
    "mar", "jun", "may", "dec", "ill", "wash", "mass", "miss", "ore", "pa", "pt", "mt", "ft",
    "dir", "det", "pres", "ed", "ca", "max", "min", "del", "mm", "cal", "ga", "eds", "oz"
];

impl Tokenizer<'_> {
    /// Length of the word at the start of `rest`.
    pub(super) fn word(&self, rest: &str, before: Option<char>) -> usize {
        let mut length = 0;
        let mut chars = rest.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let next = chars.peek().map(|&(_, n)| n);
            let goes_on = match c {
                c if c.is_alphanumeric() && !superscript(c) => true,
                '\u{300}'..='\u{36f}' => true,
                c if invisible(c) => next.is_some_and(char::is_alphanumeric),
                '\'' | '’' => {
                    next.is_some_and(char::is_alphabetic)
                        && !possessive(rest.get(i..).unwrap_or_default())
                }
                '-' | '‐' | '‑' | '&' | '/' | '@' | '_' => {
                    next.is_some_and(char::is_alphanumeric)
                }
                '.' => abbreviation_stop(rest, i),
                _ => false,
            };
            if !goes_on {
                break;
            }
            length = i + c.len_utf8();
        }
        if rest.get(length..).is_some_and(|r| r.starts_with('.'))
            && !rest.get(length..).is_some_and(|r| r.starts_with(".."))
        {
            let word = rest.get(..length).unwrap_or_default();
            if self.takes_stop(word, before, rest.get(length + 1..).unwrap_or_default()) {
                return length + 1;
            }
        }
        length
    }

    /// Whether the stop after `word` belongs to it: an abbreviation or an initial.
    fn takes_stop(&self, word: &str, before: Option<char>, after: &str) -> bool {
        let mut letters = word.chars();
        let first = letters.next();
        if first.is_some_and(char::is_uppercase) && letters.next().is_none() && before != Some('\'')
        {
            return true; // "J." is decided again when sentences are made
        }
        if word.contains('.') && !word.contains('@') {
            return true;
        }
        // Abbreviations that are words as well ("no", "art", "fig", "sat", "mar") are meant only where a number or a
        // capital follows, and "in", "is" are no abbreviations at all.
        let lower = lowered(word.rsplit('-').next().unwrap_or(word)); // "D-Mo."
        let id = word_id(&lower);
        let classes = self.lexicon.classes(id);
        if !classes.has(Classes::ABBREVIATION) {
            return false;
        }
        let next = after.trim_start().chars().next();
        // Ranks, titles and months are abbreviated with a capital; "the brig.", "a gen." are words.
        let named = classes.has(Classes::TITLE.with(Classes::MONTH).with(Classes::TIME));
        match id {
            _ if named && !first.is_some_and(char::is_uppercase) => false,
            _ if classes.has(Classes::TIME) => next.is_some_and(|n| n.is_ascii_digit() || n == ','),
            _ if is_one(id, &NUMBERED) => next.is_some_and(|n| n.is_ascii_digit()),
            _ if is_one(id, &WORDS_TOO) => {
                first.is_some_and(char::is_uppercase)
                    || next.is_some_and(|n| n.is_lowercase() || n.is_ascii_digit())
            }
            _ => true,
        }
    }
}

/// Writes a word in lower case; returns whether it begins with a capital letter, and whether all its letters, two at least,
/// are capitals.
pub(super) fn lower(word: &str, lower: &mut String) -> (bool, bool) {
    let (mut capital, mut capitals, mut caps) = (false, 0, true);
    for (i, c) in word.chars().enumerate().filter(|(_, c)| !invisible(*c)) {
        let c = if c == '’' { '\'' } else { c };
        if c.is_uppercase() {
            capital |= i == 0;
            capitals += 1;
            lower.extend(c.to_lowercase());
        } else {
            caps &= !c.is_lowercase();
            lower.push(c);
        }
    }
    (capital, caps && capitals > 1)
}

/// Whether a word is an article joined to a last name: "al-Sabbah".
pub(super) fn joins_article(word: &str) -> bool {
    let joint = word.bytes().take(4).position(|b| b == b'-');
    let Some((head, name)) = joint.and_then(|at| word.split_at_checked(at)) else { return false };
    matches!(head, "al" | "el" | "bin" | "ibn" | "ul" | "ad" | "as" | "ash")
        && name.chars().nth(1).is_some_and(char::is_uppercase)
}

/// Whether `rest` begins with `'s` and the word ends there.
pub(super) fn possessive(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    matches!(chars.next(), Some('s' | 'S'))
        && !chars.next().is_some_and(|c| c.is_alphanumeric() || c == '\'' || c == '’')
}

/// Whether the stop at `i` is inside an abbreviation such as "U.S" or "p.m": single letters between stops.
fn abbreviation_stop(rest: &str, i: usize) -> bool {
    let head = rest.get(..i).unwrap_or_default();
    let head = head.rsplit('-').next().unwrap_or(head); // "D-N.M."
    let after = rest.get(i + 1..).unwrap_or_default();
    let single = |part: &str| part.chars().count() == 1 || part.eq_ignore_ascii_case("ph");
    let mut tail = after.chars();
    let (one, two) = (tail.next(), tail.next());
    head.len() <= LONGEST_ABBREVIATION
        && head.split('.').all(single)
        && one.is_some_and(char::is_alphabetic)
        && !two.is_some_and(|c| c.is_alphanumeric() || c == '\'' || c == '’')
}

pub(super) fn number(rest: &str) -> (Kind, usize) {
    let mut length = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let goes_on = match c {
            ',' | '.' | ':' | '/' => chars.peek().is_some_and(|(_, n)| n.is_ascii_digit()),
            '-' => chars.peek().is_some_and(|(_, n)| n.is_alphanumeric()),
            '%' => {
                length = i + 1;
                false
            }
            c => c.is_alphanumeric() && !superscript(c),
        };
        if !goes_on {
            break;
        }
        length = i + c.len_utf8();
    }
    (Kind::Number, length)
}
