//! Which language a text is in: by script first, then by function words.
//!
//! A news text is told from a few hundred words by the words that every sentence needs ("the",
//! "of", "und", "que"), as Grefenstette (JADT 1995, "Comparing two language identification
//! schemes") found; letters beyond A to Z add a hint where sister languages share those words. Only
//! a sample spread over the text is read, so the cost is the same for a brief and for a book, and
//! an English article with a paragraph in another language is English.
//!
//! All arithmetic is in integers, so every platform answers the same.

mod table;

use crate::lexicon::{NO_LETTERS, WordId, with_letter};
use table::Table;

/// Tag of a text whose language cannot be told.
pub const UNDETERMINED: &str = "und";

/// Samples taken from a text longer than all of them together. More spread a sample better over
/// the text, fewer cut fewer words at their edges.
const SLICES: usize = 8;
/// Length of one sample in bytes, about 30 English words.
const SLICE_BYTES: usize = 192;
/// Letters (in Latin letters' worth) below which no script says anything: "Привет" is no article.
const MIN_LETTERS: u32 = 10;
/// How many Latin letters one character of a script without spaces is worth: about the length of
/// the word that it stands for, so that a Chinese text full of company names stays Chinese.
const DENSE_LETTER: u32 = 3;
/// Points of a word that one language alone uses; shared among those that use it.
const WORD_POINTS: u32 = 60;
/// Points of a letter that one language alone writes; shared among those that write it. Low, for
/// names carry the letters of other languages into any text.
const LETTER_POINTS: u32 = 12;
/// Points of an ending that one language alone has; shared among those that have it.
const ENDING_POINTS: u32 = 20;
/// Letters from which on a word is looked at for its ending; shorter ones are looked up whole.
const MIN_ENDING_WORD: usize = 5;
/// Letters of an ending in the table.
const ENDING_LETTERS: usize = 3;
/// Points below which a text in an alphabet of many languages is undetermined: more than one word
/// that one language alone uses, or half a dozen shared ones.
const MIN_POINTS: u32 = 70;
/// A winner is certain when it leads by at least this share of its points (1 / n). Sisters such as
/// Danish and Norwegian lie closer in a short text.
const CERTAIN_LEAD: u32 = 5;
/// In text of Chinese characters, one kana in this many makes it Japanese, which cannot do without.
const KANA_SHARE: u32 = 20;

/// What [`detect_language`] answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// BCP 47 tag, or [`UNDETERMINED`].
    pub tag: &'static str,
    /// Whether the text leaves little doubt. Never true for [`UNDETERMINED`].
    pub confident: bool,
}

impl Language {
    /// The answer for too little text.
    const NONE: Self = Self { tag: UNDETERMINED, confident: false };
}

/// The language of `text`, told from a sample of about 1.5 KB.
///
/// ```
/// let language = nutgraf::detect_language("The bridge reopened on Friday, the city said, after two years of work.");
/// assert_eq!(language.tag, "en");
/// assert_eq!(nutgraf::detect_language("Ana Ruiz").tag, "und");
/// ```
pub fn detect_language(text: &str) -> Language {
    let table = Table::get();
    let mut evidence = Evidence::new(table);
    for slice in samples(text) {
        evidence.read(slice);
    }
    evidence.answer()
}

/// The whole of a short text; else [`SLICES`] pieces, the first at the start and the last at the end.
fn samples(text: &str) -> impl Iterator<Item = &str> {
    let whole = text.len() <= SLICES * SLICE_BYTES;
    let spread = text.len().saturating_sub(SLICE_BYTES);
    (0..if whole { 1 } else { SLICES }).map(move |i| {
        if whole {
            return text;
        }
        let from = spread * i / (SLICES - 1);
        let to = char_boundary(text, from + SLICE_BYTES);
        text.get(char_boundary(text, from)..to).unwrap_or_default()
    })
}

/// The last character boundary at or before `at`.
fn char_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// What the samples have shown so far.
struct Evidence<'t> {
    table: &'t Table,
    /// Letters by script, dense scripts weighed.
    letters: Vec<u32>,
    /// Points by language.
    points: Vec<u32>,
    /// Letters A to Z, counted apart because most are.
    latin: u32,
    /// What was read of a word with letters beyond A to Z or accents, in lower case, as UTF-8.
    word: Vec<u8>,
    /// Whether the word so far is one capital letter.
    initial: bool,
}

impl<'t> Evidence<'t> {
    fn new(table: &'t Table) -> Self {
        Self {
            table,
            letters: vec![0; table.scripts.len()],
            points: vec![0; table.languages.len()],
            latin: 0,
            word: Vec::with_capacity(SLICE_BYTES),
            initial: false,
        }
    }

    fn read(&mut self, slice: &str) {
        let mut rest = slice;
        while !rest.is_empty() {
            let mut id = NO_LETTERS;
            let length = rest.bytes().position(|byte| {
                // Of ASCII this bit makes letters small, and letters of nothing else.
                let lower = byte | 0x20;
                let letter = lower.is_ascii_lowercase();
                id = if letter { with_letter(id, lower) } else { id };
                !letter
            });
            let Some((letters, behind)) = rest.split_at_checked(length.unwrap_or(rest.len()))
            else {
                return;
            };
            self.latin += letters.len() as u32;
            let next = behind.chars().next();
            rest = behind.get(next.map_or(0, char::len_utf8)..).unwrap_or_default();
            let other = next.filter(|c| !c.is_ascii());
            let script = other.and_then(|c| self.table.script(c));
            if script.is_none() && !other.is_some_and(is_combining) {
                match self.word.is_empty() {
                    true => self.plain_word(letters.as_bytes(), id),
                    false => {
                        self.take(letters);
                        self.end_word();
                    }
                }
                continue;
            }
            self.take(letters);
            if let Some((script, c)) = script.zip(other) {
                self.foreign(script, c);
            }
        }
        self.end_word();
    }

    /// Takes in letters A to Z of a word that has others too.
    fn take(&mut self, letters: &str) {
        if let Some(first) = letters.bytes().next() {
            let alone = self.word.is_empty() && letters.len() == 1;
            self.initial = alone && first.is_ascii_uppercase();
            self.word.extend(letters.bytes().map(|byte| byte.to_ascii_lowercase()));
        }
    }

    /// Takes in a letter beyond A to Z.
    fn foreign(&mut self, script: usize, c: char) {
        let dense = self.table.scripts.get(script).is_some_and(|script| script.dense);
        if let Some(count) = self.letters.get_mut(script) {
            *count += if dense { DENSE_LETTER } else { 1 };
        }
        self.initial = false;
        for lower in c.to_lowercase().filter(|c| !is_combining(*c)) {
            self.give(self.table.letter(lower), LETTER_POINTS);
            self.word.extend_from_slice(lower.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }

    /// Takes in a word of nothing but the letters A to Z.
    fn plain_word(&mut self, letters: &[u8], id: WordId) {
        // "A Foley, O Milloud" are initials of names, not words.
        if letters.is_empty() || matches!(letters, [letter] if letter.is_ascii_uppercase()) {
            return;
        }
        let ending = || letters.get(letters.len().checked_sub(ENDING_LETTERS)?..);
        self.tell(id, letters.len(), ending);
    }

    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        if !word.is_empty() && !self.initial {
            let is_start = |byte: &u8| byte & 0b1100_0000 != 0b1000_0000;
            let starts = word.iter().enumerate().rev().filter(|(_, byte)| is_start(byte));
            let start = starts.take(ENDING_LETTERS).last().map_or(0, |(start, _)| start);
            let id = word.iter().fold(NO_LETTERS, |id, byte| with_letter(id, *byte));
            self.tell(id, word.len(), || word.get(start..).filter(|_| start > 0));
        }
        self.word = word;
        self.word.clear();
    }

    /// Takes in what a word of some length, or its ending, tells.
    fn tell<'w>(&mut self, id: WordId, length: usize, ending: impl Fn() -> Option<&'w [u8]>) {
        let languages = self.table.word(id);
        self.give(languages, WORD_POINTS);
        if languages == 0
            && length >= MIN_ENDING_WORD
            && let Some(ending) = ending()
        {
            // The table lists endings after a hyphen.
            let hyphen = with_letter(NO_LETTERS, b'-');
            let lower = ending.iter().map(u8::to_ascii_lowercase);
            self.give(self.table.word(lower.fold(hyphen, with_letter)), ENDING_POINTS);
        }
    }

    /// Shares `points` among a set of languages.
    fn give(&mut self, mut languages: u64, points: u32) {
        // Most words and endings are in no list.
        if languages == 0 {
            return;
        }
        let share = points / languages.count_ones();
        while languages != 0 {
            if let Some(sum) = self.points.get_mut(languages.trailing_zeros() as usize) {
                *sum += share;
            }
            languages &= languages - 1;
        }
    }

    fn answer(&self) -> Language {
        let of = |script: usize| {
            self.letters.get(script).copied().unwrap_or(0)
                + if script == table::LATIN { self.latin } else { 0 }
        };
        let (han, kana) = (self.table.han, self.table.kana);
        // Of two scripts with the same count the first of the table wins, on every platform.
        let mut main = 0;
        for script in 0..self.letters.len() {
            if of(script) > of(main) {
                main = script;
            }
        }
        if main == han && of(kana) >= of(han) / KANA_SHARE && of(kana) > 0 {
            main = kana;
        }
        let Some(script) = self.table.scripts.get(main).filter(|_| of(main) >= MIN_LETTERS) else {
            return Language::NONE;
        };
        let (mut best, mut second, mut tag, mut rivals) = (0, 0, script.default, false);
        for (language, &points) in self.table.languages.iter().zip(&self.points) {
            if language.script != main {
                continue;
            }
            rivals = true;
            if points > best {
                (best, second, tag) = (points, best, language.tag);
            } else {
                second = second.max(points);
            }
        }
        if !rivals {
            return Language { tag, confident: true };
        }
        if best < MIN_POINTS {
            // Cyrillic without a known word is still most likely the script's main language.
            return Language { tag: script.default, confident: false };
        }
        Language { tag, confident: best - second >= best / CERTAIN_LEAD }
    }
}

/// Accents written as characters of their own: part of the word that they stand in.
fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_reach_both_ends_and_stay_bounded() {
        let text = format!("start{}end", "é".repeat(100_000));
        let taken: Vec<&str> = samples(&text).collect();
        assert_eq!(taken.len(), SLICES);
        assert!(taken[0].starts_with("start") && taken[SLICES - 1].ends_with("end"));
        assert!(taken.iter().all(|slice| slice.len() < SLICE_BYTES + 4));
    }
}
