//! The table of scripts, letters and function words, parsed once.

use std::sync::OnceLock;

use super::UNDETERMINED;
use crate::lexicon::{WordId, word_id};

/// The table of scripts, letters and words.
const TABLE: &str = include_str!("../data/languages.txt");
/// Slots of the word table, a power of two at least six times the number of words.
const SLOTS: usize = 8192;
/// Code points of punctuation and symbols, among which no script has a letter.
const SIGNS: std::ops::Range<u32> = 0x2000..0x2c00;

/// One language of the table.
pub(super) struct Entry {
    pub tag: &'static str,
    /// Index of its script.
    pub script: usize,
}

/// One script of the table.
pub(super) struct Script {
    /// The language where words and letters decide nothing.
    pub default: &'static str,
    ranges: Vec<(u32, u32)>,
    /// Whether one character is about a syllable or more.
    pub dense: bool,
}

/// The parsed table. Sets of languages are bits of a `u64`.
pub(super) struct Table {
    pub scripts: Vec<Script>,
    pub languages: Vec<Entry>,
    words: Vec<(WordId, u64)>,
    /// Index into `words` plus one at the word's id or the next free slot; 0 is free.
    slots: Vec<u16>,
    /// Sorted by letter.
    letters: Vec<(char, u64)>,
    /// Indices of the scripts that Japanese mixes.
    pub han: usize,
    pub kana: usize,
}

impl Table {
    pub fn get() -> &'static Self {
        static TABLE_ONCE: OnceLock<Table> = OnceLock::new();
        TABLE_ONCE.get_or_init(|| Self::parse(TABLE))
    }

    /// Lines that do not fit the format are passed over; a test holds that there are none.
    fn parse(source: &'static str) -> Self {
        let mut table = Self {
            scripts: Vec::new(),
            languages: Vec::new(),
            words: Vec::new(),
            slots: vec![0; SLOTS],
            letters: Vec::new(),
            han: usize::MAX,
            kana: usize::MAX,
        };
        let mut names = Vec::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split(' ').filter(|field| !field.is_empty());
            let (Some(tag), Some(name), Some(third)) =
                (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            if tag == "script" {
                match name {
                    "Hani" => table.han = names.len(),
                    "Kana" => table.kana = names.len(),
                    _ => {}
                }
                names.push(name);
                table.scripts.push(Script {
                    default: if third == "-" { UNDETERMINED } else { third },
                    ranges: fields.filter_map(range).collect(),
                    dense: matches!(name, "Hani" | "Kana" | "Hang"),
                });
            } else if let Some(script) = names.iter().position(|known| *known == name) {
                let bit = 1u64.checked_shl(table.languages.len() as u32).unwrap_or(0);
                table.languages.push(Entry { tag, script });
                for letter in third.chars().filter(|c| *c != '-') {
                    add(&mut table.letters, letter, bit);
                }
                for word in fields {
                    table.add_word(word_id(word), bit);
                }
            }
        }
        table
    }

    fn add_word(&mut self, word: WordId, bit: u64) {
        let (slot, found) = self.slot(word);
        match found.and_then(|index| self.words.get_mut(index)) {
            Some(entry) => entry.1 |= bit,
            None => {
                self.words.push((word, bit));
                if let Some(free) = self.slots.get_mut(slot) {
                    *free = self.words.len() as u16;
                }
            }
        }
    }

    /// The slot where `word` belongs, and its index if it is known.
    fn slot(&self, word: WordId) -> (usize, Option<usize>) {
        let mut slot = word as usize % SLOTS;
        // The table is never full, so a free slot ends the walk.
        loop {
            let index = match self.slots.get(slot) {
                Some(&taken) if taken > 0 => usize::from(taken) - 1,
                _ => return (slot, None),
            };
            if self.words.get(index).is_some_and(|entry| entry.0 == word) {
                return (slot, Some(index));
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// The languages that use `word`: a whole word in lower case, or an ending after a hyphen.
    pub fn word(&self, word: WordId) -> u64 {
        let (_, index) = self.slot(word);
        index.and_then(|index| self.words.get(index)).map_or(0, |entry| entry.1)
    }

    /// The languages that write `letter`, of those whose table lists it.
    pub fn letter(&self, letter: char) -> u64 {
        find(&self.letters, &letter)
    }

    pub fn script(&self, c: char) -> Option<usize> {
        let code = c as u32;
        if SIGNS.contains(&code) {
            return None;
        }
        self.scripts
            .iter()
            .position(|script| script.ranges.iter().any(|&(from, to)| (from..=to).contains(&code)))
    }
}

/// Adds the language `bit` to those of `key` in a sorted list.
fn add<K: Ord>(list: &mut Vec<(K, u64)>, key: K, bit: u64) {
    let at = list.partition_point(|entry| entry.0 < key);
    match list.get_mut(at) {
        Some(entry) if entry.0 == key => entry.1 |= bit,
        _ => list.insert(at, (key, bit)),
    }
}

/// The languages of `key` in a sorted list.
fn find<K: Ord>(list: &[(K, u64)], key: &K) -> u64 {
    let at = list.partition_point(|entry| entry.0 < *key);
    list.get(at).filter(|entry| entry.0 == *key).map_or(0, |entry| entry.1)
}

/// `"41-5A"` as code points.
fn range(field: &str) -> Option<(u32, u32)> {
    let (from, to) = field.split_once('-')?;
    Some((u32::from_str_radix(from, 16).ok()?, u32::from_str_radix(to, 16).ok()?))
}

/// The first script of the table.
pub(super) const LATIN: usize = 0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let table = Table::get();
        let lines = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert_eq!(lines.count(), table.scripts.len() + table.languages.len());
        assert!(table.languages.len() <= 64, "sets of languages have 64 bits");
        assert!(table.words.len() * 6 <= SLOTS, "{} words", table.words.len());
        assert!(TABLE.len() <= 10 * 1024, "{} bytes", TABLE.len());
        assert!(table.scripts.iter().all(|script| !script.ranges.is_empty()));
        assert_eq!(table.scripts[LATIN].ranges[0], (0x41, 0x5A));
        let apart = |(from, to): &(u32, u32)| *to < SIGNS.start || *from >= SIGNS.end;
        assert!(table.scripts.iter().flat_map(|script| &script.ranges).all(apart));
    }

    /// Words are told apart by their ids alone.
    #[test]
    fn no_two_words_have_the_same_id() {
        let mut ids = std::collections::HashMap::new();
        let lines = TABLE.lines().filter(|line| !line.starts_with(['#', 's']));
        for word in lines.flat_map(|line| line.split_whitespace().skip(3)) {
            assert_eq!(*ids.entry(word_id(word)).or_insert(word), word);
        }
    }
}
