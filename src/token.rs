//! Tokens: one pass over the text, shared by every stage.
//!
//! A token knows its place, its kind, its shape and the classes of its word, so that no later stage
//! looks at letters again.

use crate::lexicon::{Classes, Lexicon, NO_LETTERS, WordId, with_letter, word_id};
use crate::span::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, with inner apostrophes, hyphens and the stops of an abbreviation.
    Word,
    /// Digits, with inner commas and points.
    Number,
    /// `'s` or `’s` after a word; also "is" or "has" run on to it.
    Possessive,
    /// `.`, `!` or `?`, once or repeated.
    Stop,
    /// `…` or three stops.
    Ellipsis,
    Comma,
    Colon,
    Semicolon,
    /// An en or em dash, or `--`, or a hyphen between spaces.
    Dash,
    Open,
    Close,
    /// A quotation mark.
    Mark(Mark, Side),
    /// A citation marker such as `[1, 2]`.
    Citation,
    /// Anything else that shows.
    Other,
    /// After the last token.
    End,
}

/// Family of a quotation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// `“ ”`, `„ “`, `''` and the typewriter's `"`.
    Double,
    /// `‘ ’` and the typewriter's `'`.
    Single,
    /// `« »`.
    Guillemet,
}

/// Which way a quotation mark can be read, from its shape and its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Opens,
    Closes,
    Either,
}

/// One token. Offsets are bytes; the limit of 16 MiB keeps them in 32 bits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    start: u32,
    end: u32,
    /// Hash of the lower-cased word, 0 for what is no word.
    pub(crate) word: WordId,
    pub(crate) classes: Classes,
    pub(crate) kind: Kind,
    /// Begins with a capital letter.
    pub(crate) capital: bool,
    /// All its letters are capitals, and there are two at least.
    pub(crate) caps: bool,
    /// White space or the start of the paragraph stands before it.
    pub(crate) spaced: bool,
}

impl Token {
    /// What stands after the last token.
    pub(crate) const END: Self = Self {
        start: u32::MAX,
        end: u32::MAX,
        word: 0,
        classes: Classes::NONE,
        kind: Kind::End,
        capital: false,
        caps: false,
        spaced: true,
    };

    pub(crate) fn start(&self) -> usize {
        self.start as usize
    }

    pub(crate) fn end(&self) -> usize {
        self.end as usize
    }

    pub(crate) fn span(&self) -> Span {
        Span::new(self.start(), self.end())
    }

    pub(crate) fn is(&self, classes: Classes) -> bool {
        self.classes.has(classes)
    }

    pub(crate) fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word)
    }

    /// The first word of a fixed phrase.
    pub(crate) fn begins_phrase(&self) -> bool {
        self.classes.has(Classes::PHRASE)
    }

    /// A word or a number.
    pub(crate) fn counts(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }

    /// A quotation mark that can open.
    pub(crate) fn opens(&self) -> bool {
        matches!(self.kind, Kind::Mark(_, Side::Opens | Side::Either))
    }

    /// A quotation mark that can close.
    pub(crate) fn closes(&self) -> bool {
        matches!(self.kind, Kind::Mark(_, Side::Closes | Side::Either))
    }

    pub(crate) fn is_mark(&self) -> bool {
        matches!(self.kind, Kind::Mark(..))
    }
}

/// Characters that show nothing and separate nothing: they are passed over as if absent.
pub(crate) fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
        || (c.is_control() && !c.is_whitespace())
}

fn superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Longest citation marker in bytes: a bound on the search for its closing bracket.
const LONGEST_CITATION: usize = 42;

/// Longest abbreviation of single letters in bytes: a bound on the look back at its beginning.
const LONGEST_ABBREVIATION: usize = 12;

/// Makes tokens; reuse one for all paragraphs, it keeps its buffer.
pub(crate) struct Tokenizer<'a> {
    text: &'a str,
    lexicon: &'static Lexicon,
    lower: String,
    /// Whether a single quotation mark has opened and not closed, so that an apostrophe may be its partner.
    single: bool,
    /// Whether `(1)` is a citation in this text.
    round: bool,
}

impl<'a> Tokenizer<'a> {
    /// `round`: whether numbers in round brackets are citations in this text.
    pub(crate) fn new(text: &'a str, round: bool) -> Self {
        Self { text, lexicon: Lexicon::get(), lower: String::new(), single: false, round }
    }

    /// Appends the tokens of `area`, a paragraph.
    pub(crate) fn read(&mut self, area: Span, tokens: &mut Vec<Token>) {
        let mut at = area.start;
        let mut spaced = true;
        self.single = false;
        loop {
            if let Some(token) = self.plain_word(at, area.end, spaced) {
                at = token.end();
                tokens.push(token);
                spaced = false;
            }
            if self.text.as_bytes().get(at) == Some(&b' ') && at < area.end {
                spaced = true;
                at += 1;
                continue;
            }
            let Some(c) = self.text.get(at..area.end).and_then(|rest| rest.chars().next()) else {
                return;
            };
            if c.is_whitespace() {
                spaced = true;
                at += c.len_utf8();
                continue;
            }
            if invisible(c) {
                at += c.len_utf8();
                continue;
            }
            let rest = self.text.get(at..area.end).unwrap_or_default();
            let (kind, length) = self.next(rest, c, spaced, at, area.start);
            let length = length.max(c.len_utf8());
            if let Kind::Mark(Mark::Single, side) = kind {
                self.single = side == Side::Opens;
            }
            tokens.push(self.token(kind, at, at + length, spaced));
            at += length;
            spaced = false;
        }
    }

    /// The word at `at` where it is as most are: letters A to Z and digits, up to what can be no part of a word.
    fn plain_word(&self, at: usize, end: usize, spaced: bool) -> Option<Token> {
        let bytes = self.text.as_bytes().get(at..end)?;
        let capital = bytes.first().filter(|b| b.is_ascii_alphabetic())?.is_ascii_uppercase();
        let (mut word, mut length, mut capitals, mut small) = (NO_LETTERS, 0, 0, 0);
        for &byte in bytes {
            if !byte.is_ascii_alphanumeric() {
                if !matches!(byte, b' ' | b',' | b'\n' | b')' | b'"') {
                    return None;
                }
                break;
            }
            length += 1;
            capitals += u32::from(byte.is_ascii_uppercase());
            small += u32::from(byte.is_ascii_lowercase());
            word = with_letter(word, byte.to_ascii_lowercase());
        }
        Some(Token {
            start: at as u32,
            end: (at + length) as u32,
            word,
            classes: self.lexicon.classes(self.text.get(at..at + length)?, word),
            kind: Kind::Word,
            capital,
            caps: capitals > 1 && small == 0,
            spaced,
        })
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
            '‘' | '‚' | '‛' => (Kind::Mark(Mark::Single, Side::Opens), 0),
            '’' => (Kind::Mark(Mark::Single, curly_side(Side::Closes, rest, spaced)), 0),
            '\'' | '`' => (Kind::Mark(Mark::Single, straight_side(rest, c, before)), 0),
            '…' => (Kind::Ellipsis, 0),
            '.' | '!' | '?' | '‼' | '⁇' | '。' | '！' | '？' => {
                let run = rest.len() - rest.trim_start_matches(['.', '!', '?']).len();
                let kind = if rest.starts_with("...") { Kind::Ellipsis } else { Kind::Stop };
                (kind, run)
            }
            ',' | '，' => (Kind::Comma, 0),
            ':' | '：' => (Kind::Colon, 0),
            ';' => (Kind::Semicolon, 0),
            '–' | '—' | '―' | '‒' => (Kind::Dash, 0),
            '-' if rest.starts_with("--") => {
                (Kind::Dash, rest.len() - rest.trim_start_matches('-').len())
            }
            '-' if spaced && rest.chars().nth(1).is_none_or(char::is_whitespace) => (Kind::Dash, 0),
            '(' | '[' | '{' => (Kind::Open, 0),
            ')' | ']' | '}' => (Kind::Close, 0),
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

    /// Length of the word at the start of `rest`.
    fn word(&self, rest: &str, before: Option<char>) -> usize {
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
        let lower = word.rsplit('-').next().unwrap_or(word).to_lowercase(); // "D-Mo."
        let classes = self.lexicon.classes(&lower, word_id(&lower));
        if !classes.has(Classes::ABBREVIATION) {
            return false;
        }
        let next = after.trim_start().chars().next();
        // Ranks, titles and months are abbreviated with a capital; "the brig.", "a gen." are words.
        let named = classes.has(Classes::TITLE.with(Classes::MONTH).with(Classes::TIME));
        match lower.as_str() {
            _ if named && !first.is_some_and(char::is_uppercase) => false,
            _ if classes.has(Classes::TIME) => next.is_some_and(|n| n.is_ascii_digit() || n == ','),
            "no" | "nos" | "art" | "fig" | "ch" | "sec" | "p" | "pp" | "figs" => {
                next.is_some_and(|n| n.is_ascii_digit())
            }
            "mar" | "jun" | "may" | "dec" | "ill" | "wash" | "mass" | "miss" | "ore" | "pa"
            | "pt" | "mt" | "ft" | "dir" | "det" | "pres" | "ed" | "ca" | "max" | "min" | "del"
            | "mm" | "cal" | "ga" | "eds" | "oz" => {
                first.is_some_and(char::is_uppercase)
                    || next.is_some_and(|n| n.is_lowercase() || n.is_ascii_digit())
            }
            _ => true,
        }
    }

    fn token(&mut self, kind: Kind, start: usize, end: usize, spaced: bool) -> Token {
        let slice = self.text.get(start..end).unwrap_or_default();
        let (mut word, mut classes, mut capital, mut caps) = (0, Classes::NONE, false, false);
        if matches!(kind, Kind::Word) {
            self.lower.clear();
            if slice.bytes().all(|b| b.is_ascii_graphic()) {
                self.lower.push_str(slice);
                self.lower.make_ascii_lowercase();
                let capitals = slice.bytes().filter(u8::is_ascii_uppercase).count();
                capital = slice.starts_with(|c: char| c.is_ascii_uppercase());
                caps = capitals > 1 && !slice.bytes().any(|b| b.is_ascii_lowercase());
            } else {
                (capital, caps) = lower(slice, &mut self.lower);
            }
            word = word_id(&self.lower);
            classes = self.lexicon.classes(&self.lower, word);
            if let Some(bare) = self.lower.strip_suffix('.') {
                classes = classes.with(self.lexicon.classes(bare, word_id(bare)));
            }
        } else if matches!(kind, Kind::Number) {
            word = word_id(slice);
        }
        Token { start: start as u32, end: end as u32, word, classes, kind, capital, caps, spaced }
    }
}

/// Writes a word in lower case; returns whether it begins with a capital letter, and whether all its letters, two at least,
/// are capitals.
fn lower(word: &str, lower: &mut String) -> (bool, bool) {
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

/// Whether `rest` begins with `'s` and the word ends there.
fn possessive(rest: &str) -> bool {
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

fn number(rest: &str) -> (Kind, usize) {
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

/// A curly mark that closes by shape, but may have been typed the wrong way round before a word.
fn curly_side(side: Side, rest: &str, spaced: bool) -> Side {
    let next = rest.chars().nth(1);
    if spaced && next.is_some_and(|n| n.is_alphanumeric()) { Side::Opens } else { side }
}

/// A typewriter's mark opens before a word and after a space, closes after a character and before a space.
fn straight_side(rest: &str, c: char, before: Option<char>) -> Side {
    let next = rest.get(c.len_utf8()..).and_then(|r| r.chars().next());
    let wall_before = before.is_none_or(|b| {
        b.is_whitespace() || matches!(b, '(' | '[' | '—' | '–' | '-' | '“' | '‘' | '/')
    });
    let wall_after = next.is_none_or(|n| {
        n.is_whitespace()
            || matches!(
                n,
                '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '—' | '–' | '”' | '’' | '"'
            )
    });
    match (wall_before, wall_after) {
        (true, false) => Side::Opens,
        (false, true) => Side::Closes,
        _ => Side::Either,
    }
}

/// Whether a unit of measure ends `head`, so that a superscript is its power: "km²".
fn unit_before(head: Option<&str>) -> bool {
    let word =
        head.unwrap_or_default().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    matches!(word, "m" | "km" | "cm" | "mm" | "ft" | "mi" | "in" | "s")
}
