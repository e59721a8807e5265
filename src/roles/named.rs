//! Words that the role model asks for by name, and what each is a sign of.

use std::sync::OnceLock;

use crate::lexicon::{Classes, with_letter, word_id};
use crate::map::Table;
use crate::token::Token;

/// What a word is a sign of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A verb or its helper: "had", "has", and those whose tense is always the same.
    Had,
    Has,
    Will,
    Would,
    Is,
    Was,
    /// What places a sentence in time, by the number of that.
    Time(u32),
    /// The same by the word behind it: "last week", "so far".
    Last,
    This,
    Next,
    So,
    /// The writer, and the reader.
    First,
    Second,
    Percent,
}

/// Words with the same sign; with a capital where `^` stands behind one.
const WORDS: [(Sign, &str); 26] = [
    (Sign::Had, "had had^"),
    (Sign::Has, "has have 've ’ve"),
    (Sign::Will, "will won't won’t 'll ’ll shall"),
    (Sign::Would, "would could may might should can must"),
    (Sign::Is, "is are does do says am"),
    (Sign::Was, "was were did said told"),
    (Sign::Time(11), "ago"),
    (Sign::Last, "last"),
    (Sign::This, "this"),
    (Sign::Next, "next"),
    (Sign::Time(15), "since"),
    (Sign::Time(16), "earlier"),
    (Sign::Time(17), "previously formerly once"),
    (Sign::Time(18), "recent recently"),
    (Sign::Time(19), "years decades decade century"),
    (Sign::Time(20), "now currently"),
    (Sign::So, "so"),
    (Sign::Time(21), "when when^"),
    (Sign::Time(22), "after after^"),
    (Sign::Time(23), "before before^"),
    (Sign::Time(24), "later"),
    (Sign::Time(25), "soon future"),
    (Sign::First, "i^ we we^ our our^ my my^ us me"),
    (Sign::First, "i'm^ i’m^ we're we’re"),
    (Sign::Second, "you you^ your"),
    (Sign::Percent, "percent"),
];

/// What a word is a sign of, if anything.
pub(super) fn sign(token: &Token) -> Option<Sign> {
    static SIGNS: OnceLock<Table> = OnceLock::new();
    if !token.is(Classes::NOTED) || token.caps {
        return None;
    }
    let signs = SIGNS.get_or_init(|| {
        let rows = (0..).zip(WORDS);
        let words = rows.flat_map(|(row, (_, words))| words.split(' ').map(move |w| (w, row)));
        Table::of(255, words.map(|(word, row)| (word_id(word), row)))
    });
    let word = if token.capital { with_letter(token.word, b'^') } else { token.word };
    WORDS.get(signs.get(word)? as usize).map(|(sign, _)| *sign)
}
