//! Tokens: one pass over the text, shared by every stage.
//!
//! A token knows its place, its kind, its shape and the classes of its word, so that no later stage
//! looks at letters again.

mod marks;
mod tokenizer;
mod words;

pub(crate) use tokenizer::Tokenizer;

use crate::lexicon::{Classes, WordId, is_one};
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

/// A set of kinds of tokens, whatever their marks: what stands in a sentence at all, so that nothing else is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Kinds(u16);

impl Kinds {
    pub(crate) const NUMBER: Self = Self::of(Kind::Number);
    pub(crate) const COMMA: Self = Self::of(Kind::Comma);
    pub(crate) const COLON: Self = Self::of(Kind::Colon);
    pub(crate) const DASH: Self = Self::of(Kind::Dash);
    pub(crate) const OPEN: Self = Self::of(Kind::Open);
    pub(crate) const MARK: Self = Self::of(Kind::Mark(Mark::Double, Side::Either));
    pub(crate) const CITATION: Self = Self::of(Kind::Citation);
    pub(crate) const OTHER: Self = Self::of(Kind::Other);

    /// The set of one kind.
    pub(crate) const fn of(kind: Kind) -> Self {
        let place = match kind {
            Kind::Word => 0,
            Kind::Number => 1,
            Kind::Possessive => 2,
            Kind::Stop => 3,
            Kind::Ellipsis => 4,
            Kind::Comma => 5,
            Kind::Colon => 6,
            Kind::Semicolon => 7,
            Kind::Dash => 8,
            Kind::Open => 9,
            Kind::Close => 10,
            Kind::Mark(..) => 11,
            Kind::Citation => 12,
            Kind::Other => 13,
            Kind::End => 14,
        };
        Self(1 << place)
    }

    /// The kinds of either set.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any kind of `other` is in this set.
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
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
    /// Its last two bytes.
    ending: [u8; 2],
    /// What stands inside of it.
    inside: Inside,
}

/// What stands inside a word, as few have: bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Inside(u8);

impl Inside {
    pub(crate) const NOTHING: Self = Self(0);
    pub(crate) const HYPHEN: Self = Self(1);
    pub(crate) const AMPERSAND: Self = Self(2);
    /// "al-Sabbah": an article joined to a last name.
    pub(crate) const ARTICLE: Self = Self(4);

    fn of(word: &str) -> Self {
        let bit = |holds: bool, inside: Self| if holds { inside.0 } else { 0 };
        let marks = word.bytes().fold(0, |marks, byte| {
            marks | bit(byte == b'-', Self::HYPHEN) | bit(byte == b'&', Self::AMPERSAND)
        });
        Self(marks | bit(words::joins_article(word), Self::ARTICLE))
    }
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
        ending: [0; 2],
        inside: Inside::NOTHING,
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

    /// Its length in bytes.
    pub(crate) fn length(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether a word has an ending, and is not one syllable with it: "planned" and "mostly", not "need" and "July".
    pub(crate) fn has_ending(&self, ending: [u8; 2]) -> bool {
        /// Bytes of a word that may be one syllable.
        const SHORT: usize = 4;
        (self.length() > SHORT) & self.ends_in(ending)
    }

    /// Whether it is a word, in small letters.
    pub(crate) fn is_small(&self, word: WordId) -> bool {
        self.word == word && !self.capital
    }

    /// Whether something stands inside of it.
    pub(crate) fn holds(&self, inside: Inside) -> bool {
        self.inside.0 & inside.0 != 0
    }

    /// Whether its last two bytes are these.
    pub(crate) fn ends_in(&self, ending: [u8; 2]) -> bool {
        self.ending == ending
    }

    /// Whether its last byte is `byte`.
    pub(crate) fn ends_with(&self, byte: u8) -> bool {
        self.ending[1] == byte
    }

    pub(crate) fn is(&self, classes: Classes) -> bool {
        self.classes.has(classes)
    }

    pub(crate) fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word)
    }

    /// Whether its word is one of `words`.
    pub(crate) fn is_one<const N: usize>(&self, words: &[WordId; N]) -> bool {
        /// Words that are compared in place: fewer than it takes to ask elsewhere.
        const FEW: usize = 3;
        match N {
            ..=FEW => words.contains(&self.word),
            _ => is_one(self.word, words),
        }
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

/// Whether a number is short enough for one side of a score.
pub(crate) fn is_side(number: &str) -> bool {
    (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
}

/// Characters that show nothing and separate nothing: they are passed over as if absent.
pub(crate) fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
        || (c.is_control() && !c.is_whitespace())
}
