//! The tokenizer: what a token is and where it ends, from its first character on.

use crate::lexicon::{Classes, Lexicon, NO_LETTERS, with_letter, word_id};
use crate::span::Span;
use crate::token::marks::{curly_side, straight_side};
use crate::token::words::{lower, number, possessive};
use crate::token::{Inside, Kind, Mark, Side, Token, invisible};

/// Longest citation marker in bytes: a bound on the search for its closing bracket.
const LONGEST_CITATION: usize = 42;

/// Makes tokens; reuse one for all paragraphs, it keeps its buffer.
pub(crate) struct Tokenizer<'a> {
    text: &'a str,
    pub(super) lexicon: &'static Lexicon,
    lower: String,
    /// Whether a single quotation mark has opened and not closed, so that an apostrophe may be its partner.
    single: bool,
    /// Whether `(1)` is a citation in this text.
    round: bool,
    /// Whether there was any citation so far.
    pub(crate) cites: bool,
}

impl<'a> Tokenizer<'a> {
    /// `round`: whether numbers in round brackets are citations in this text.
    pub(crate) fn new(text: &'a str, round: bool) -> Self {
        let (lexicon, lower) = (Lexicon::get(), String::new());
        Self { text, lexicon, lower, single: false, round, cites: false }
    }

    /// Appends the tokens of `area`, a paragraph.
    #[inline(never)] // the loop has more to keep at hand than intake leaves it
    pub(crate) fn read(&mut self, area: Span, tokens: &mut Vec<Token>) {
        let bytes = self.text.as_bytes().get(..area.end).unwrap_or_default();
        let (mut at, mut spaced) = (area.start, true);
        self.single = false;
        while let Some((&first, behind)) = bytes.get(at..).and_then(<[u8]>::split_first) {
            if first == b' ' {
                at += 1;
                spaced = true;
                continue;
            }
            let plain = match first.is_ascii_alphabetic() {
                true => self.plain_word(at, area.end, spaced),
                false => plain_mark(first, behind).map(|kind| {
                    let (start, end) = (at as u32, at as u32 + 1);
                    Token { start, end, kind, spaced, ending: [0, first], ..Token::END }
                }),
            };
            match plain.or_else(|| self.other(at, area, spaced)) {
                Some(token) => {
                    at = token.end();
                    tokens.push(token);
                    spaced = false;
                }
                // White space, or what does not show.
                None => {
                    let rest = self.text.get(at..area.end).unwrap_or_default();
                    let Some(c) = rest.chars().next() else { return };
                    spaced |= c.is_whitespace();
                    at += c.len_utf8();
                }
            }
        }
    }

    /// The word at `at`, which begins with a letter, where it is as most are: letters A to Z and digits, up to what can be
    /// no part of a word.
    fn plain_word(&self, at: usize, end: usize, spaced: bool) -> Option<Token> {
        let bytes = self.text.as_bytes().get(at..end)?;
        let mut word = NO_LETTERS;
        let length = bytes.iter().position(|byte| {
            let lower = LOWER.get(usize::from(*byte)).copied().unwrap_or(0);
            if lower != 0 {
                word = with_letter(word, lower);
            }
            lower == 0
        });
        let (letters, behind) = bytes.split_at_checked(length.unwrap_or(bytes.len()))?;
        let classes = self.lexicon.classes(word);
        let capital = letters.first().is_some_and(u8::is_ascii_uppercase);
        let possessive = || possessive(self.text.get(at + letters.len()..end).unwrap_or_default());
        ends_plainly(letters, classes, behind).unwrap_or_else(possessive).then(|| Token {
            start: at as u32,
            end: (at + letters.len()) as u32,
            word,
            classes,
            kind: Kind::Word,
            capital,
            caps: capital && is_caps(letters),
            spaced,
            ending: ending(letters),
            inside: Inside::NOTHING,
        })
    }

    /// The token at `at`, whatever it is; none where white space stands there or nothing that shows.
    #[inline(never)] // seldom asked
    fn other(&mut self, at: usize, area: Span, spaced: bool) -> Option<Token> {
        let rest = self.text.get(at..area.end)?;
        let c = rest.chars().next().filter(|c| !c.is_whitespace() && !invisible(*c))?;
        let (kind, length) = self.next(rest, c, spaced, at, area.start);
        if let Kind::Mark(Mark::Single, side) = kind {
            self.single = side == Side::Opens;
        }
        self.cites |= kind == Kind::Citation;
        Some(self.token(kind, at, at + length.max(c.len_utf8()), spaced))
    }

    /// Kind and length in bytes of the token that `rest` begins with; `c` is its first character.
    fn next(&self, rest: &str, c: char, spaced: bool, at: usize, floor: usize) -> (Kind, usize) {
        let before = self.text.get(floor..at).and_then(|s| s.chars().next_back());
        match c {
            c if c.is_ascii_alphabetic() => (Kind::Word, self.word(rest, before)),
            '[' | '(' if self.citation(rest, c) > 0 => (Kind::Citation, self.citation(rest, c)),
            c if superscript(c)
                && before.is_some_and(|b| !b.is_whitespace())
                && !unit_before(self.text.get(floor..at)) =>
            {
                (Kind::Citation, rest.len() - rest.trim_start_matches(superscript).len())
            }
            '\'' | '’' if !spaced && possessive(rest) => (Kind::Possessive, c.len_utf8() + 1),
            // "the workers' union"
            '\'' | '’'
                if !spaced
                    && !self.single
                    && matches!(before, Some('s' | 'S'))
                    && rest.chars().nth(1).is_some_and(char::is_whitespace) =>
            {
                (Kind::Possessive, 0)
            }
            '“' => (Kind::Mark(Mark::Double, Side::Opens), 0),
            '„' => (Kind::Mark(Mark::Double, Side::Opens), 0),
            '”' => (Kind::Mark(Mark::Double, curly_side(Side::Closes, rest, spaced)), 0),
            '"' | '＂' | '‟' => (Kind::Mark(Mark::Double, straight_side(rest, c, before)), 0),
            '«' => (Kind::Mark(Mark::Guillemet, Side::Opens), 0),
            '»' => (Kind::Mark(Mark::Guillemet, Side::Closes), 0),
            '\'' | '`' if rest.starts_with("''") || rest.starts_with("``") => {
                let side = if c == '`' {
                    Side::Opens
                } else {
                    straight_side(rest.get(1..).unwrap_or_default(), c, before)
                };
                (Kind::Mark(Mark::Double, side), 2)
            }
            // Two single ones, typed for a double one.
            '‘' if rest.starts_with("‘‘") => (Kind::Mark(Mark::Double, Side::Opens), 6),
            '’' if rest.starts_with("’’") => (Kind::Mark(Mark::Double, Side::Closes), 6),
            '‘' | '‚' | '‛' => (Kind::Mark(Mark::Single, Side::Opens), 0),
            '’' => (Kind::Mark(Mark::Single, curly_side(Side::Closes, rest, spaced)), 0),
            '\'' | '`' => (Kind::Mark(Mark::Single, straight_side(rest, c, before)), 0),
            '…' => (Kind::Ellipsis, 0),
            '.' | '!' | '?' | '‼' | '⁇' | '。' | '！' | '？' => {
                let run = rest.len() - rest.trim_start_matches(['.', '!', '?']).len();
                let kind = if rest.starts_with("...") { Kind::Ellipsis } else { Kind::Stop };
                (kind, run)
            }
            '，' => (Kind::Comma, 0),
            '：' => (Kind::Colon, 0),
            '–' | '—' | '―' | '‒' => (Kind::Dash, 0),
            '-' if rest.starts_with("--") => {
                (Kind::Dash, rest.len() - rest.trim_start_matches('-').len())
            }
            '-' if spaced && rest.chars().nth(1).is_none_or(char::is_whitespace) => (Kind::Dash, 0),
            '(' | '[' | '{' => (Kind::Open, 0),
            c if c.is_alphabetic() => (Kind::Word, self.word(rest, before)),
            c if c.is_ascii_digit() => number(rest),
            _ => (Kind::Other, 0),
        }
    }

    /// Length of the citation marker at the start of `rest`; 0 for none. Its numbers have at most three digits.
    fn citation(&self, rest: &str, open: char) -> usize {
        if open == '(' && !self.round {
            return 0;
        }
        let close = if open == '[' { ']' } else { ')' };
        let end = rest.bytes().take(LONGEST_CITATION).position(|b| b == close as u8);
        let Some(inside) = end.and_then(|end| rest.get(1..end)) else { return 0 };
        let good = inside.split([',', ';', '–', '-']).all(|label| {
            let label = label.trim();
            (1..=3).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_digit())
        });
        if good { inside.len() + 2 } else { 0 }
    }

    fn token(&mut self, kind: Kind, start: usize, end: usize, spaced: bool) -> Token {
        let slice = self.text.get(start..end).unwrap_or_default();
        let (mut word, mut classes, mut capital, mut caps) = (0, Classes::NONE, false, false);
        if matches!(kind, Kind::Word) {
            self.lower.clear();
            if slice.bytes().all(|b| b.is_ascii_graphic()) {
                self.lower.push_str(slice);
                self.lower.make_ascii_lowercase();
                capital = slice.starts_with(|c: char| c.is_ascii_uppercase());
                caps = is_caps(slice.as_bytes());
            } else {
                (capital, caps) = lower(slice, &mut self.lower);
            }
            word = word_id(&self.lower);
            classes = self.lexicon.classes(word);
            if let Some(bare) = self.lower.strip_suffix('.') {
                classes = classes.with(self.lexicon.classes(word_id(bare)));
            }
        } else if matches!(kind, Kind::Number) {
            word = word_id(slice);
        }
        let (start, end, ending) = (start as u32, end as u32, ending(slice.as_bytes()));
        let inside = Inside::of(slice);
        Token { start, end, word, classes, kind, capital, caps, spaced, ending, inside }
    }
}

/// The kind of the mark that is one byte long, where nothing around it but what stands behind it has a say.
fn plain_mark(mark: u8, behind: &[u8]) -> Option<Kind> {
    match mark {
        b'.' if !matches!(behind, [b'.' | b'!' | b'?', ..]) => Some(Kind::Stop),
        b',' => Some(Kind::Comma),
        b':' => Some(Kind::Colon),
        b';' => Some(Kind::Semicolon),
        b')' | b']' | b'}' => Some(Kind::Close),
        _ => None,
    }
}

/// The last two of some bytes; noughts where there are fewer.
fn ending(bytes: &[u8]) -> [u8; 2] {
    match bytes {
        [.., a, b] => [*a, *b],
        [b] => [0, *b],
        [] => [0; 2],
    }
}

/// For each byte that is a letter from A to Z or a digit, that letter in lower case; 0 for all others.
#[allow(clippy::indexing_slicing, reason = "a constant: an index beyond its end would not compile")]
const LOWER: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// Whether two letters at least are capitals, and none from A to Z is small.
fn is_caps(letters: &[u8]) -> bool {
    !letters.iter().any(u8::is_ascii_lowercase)
        && letters.iter().filter(|b| b.is_ascii_uppercase()).nth(1).is_some()
}

/// Whether letters end before `rest` by the rules for all words, which have more to look at where a stop may belong to an
/// abbreviation or a mark stand inside; `None` where they do if `rest` begins as a possessive.
fn ends_plainly(letters: &[u8], classes: Classes, rest: &[u8]) -> Option<bool> {
    match rest {
        [] | [b' ' | b',' | b'\n' | b')' | b'"' | b';' | b':' | b'?' | b'!', ..] => Some(true),
        [b'.', ..] => {
            // Single letters and "Ph" have stops inside abbreviations.
            Some(letters.len() > 2 && !classes.has(Classes::ABBREVIATION))
        }
        [b'\'', next, ..] if !next.is_ascii_alphabetic() && next.is_ascii() => Some(true),
        // ' and ’.
        [b'\'', _, ..] | [0xe2, 0x80, 0x99, ..] => None,
        // “, ” and both dashes.
        [0xe2, 0x80, 0x93 | 0x94 | 0x9c | 0x9d, ..] => Some(true),
        _ => Some(false),
    }
}

pub(super) fn superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Whether a unit of measure ends `head`, so that a superscript is its power: "km²".
fn unit_before(head: Option<&str>) -> bool {
    let word =
        head.unwrap_or_default().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    matches!(word, "m" | "km" | "cm" | "mm" | "ft" | "mi" | "in" | "s")
}
