//! Word classes: what the pipeline knows about single words and fixed phrases of English.
//!
//! The lists are the files of `data/en/`, one class a file. Each token is looked up once, when it is
//! made, and carries its classes from then on.

mod classes;
mod ids;

use std::sync::OnceLock;

use crate::map::Hints;
use crate::order::sort_by_key;
use classes::LISTS;
pub(crate) use classes::{Classes, Counts};
pub(crate) use ids::{
    Few, NO_LETTERS, PERSONS, SOUGHT, WordId, is_one, lowered, with_letter, word_id, words,
};

/// Words that belong to a class together.
pub(crate) struct Phrase {
    /// Two at least.
    pub(crate) words: Vec<WordId>,
    pub(crate) class: Classes,
}

impl Phrase {
    /// Its first two words: few phrases have them in common, and most words behind one that may begin a phrase begin none.
    fn head(&self) -> u64 {
        let mut words = self.words.iter().copied();
        head(words.next().unwrap_or(0), words.next().unwrap_or(0))
    }
}

fn head(first: WordId, second: WordId) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// A head in half as many bits.
fn mixed(head: u64) -> WordId {
    (head >> 32) as WordId ^ (head as WordId).rotate_left(16)
}

/// Slots of the lexicon, a power of two: four times as many as words at least, so that the first that is looked at is seldom
/// another word's.
const SLOTS: usize = 1 << 14;

/// All lists, ready to be asked.
pub(crate) struct Lexicon {
    /// Open addressing by word id; a power of two slots, of which few are taken, by words that have a class.
    slots: Vec<(WordId, Classes)>,
    /// Sorted by their heads.
    phrases: Vec<Phrase>,
    /// By which two words some begin, mixed: most words that may begin a phrase begin none.
    begun: Hints,
}

impl Lexicon {
    /// The one lexicon, built on first use.
    pub(crate) fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::load)
    }

    fn load() -> Self {
        let slots = vec![(0, Classes::NONE); SLOTS];
        let mut lexicon = Self { slots, phrases: Vec::new(), begun: Hints::of(None.into_iter()) };
        for &(class, list) in LISTS {
            for word in entries(list) {
                if word.contains('_') {
                    let words: Vec<WordId> = word.split('_').map(word_id).collect();
                    lexicon.phrases.push(Phrase { words, class });
                    lexicon.add(word.split('_').next().unwrap_or(word), Classes::PHRASE);
                } else if let Some(word) = word.strip_suffix('+') {
                    lexicon.add(word, class.with(Classes::CLOSING));
                } else {
                    lexicon.add(word, class);
                }
            }
        }
        sort_by_key(&mut lexicon.phrases, Phrase::head);
        lexicon.begun = Hints::of(lexicon.phrases.iter().map(|phrase| mixed(phrase.head())));
        lexicon
    }

    fn add(&mut self, word: &str, classes: Classes) {
        let at = self.slot(word_id(word));
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = (word_id(word), slot.1.with(classes));
        }
    }

    /// The slot of a word, or the free one where it would be.
    fn slot(&self, word: WordId) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = word as usize & mask;
        // Taken, and by another word: one question for both, for the answer is nearly always no.
        while self
            .slots
            .get(at)
            .is_some_and(|(w, c)| u64::from(w ^ word) * u64::from(c.bits()) != 0)
        {
            at = (at + 1) & mask;
        }
        at
    }

    /// Classes of a word.
    pub(crate) fn classes(&self, word: WordId) -> Classes {
        self.slots.get(self.slot(word)).map_or(Classes::NONE, |(_, classes)| *classes)
    }

    /// The phrases that begin with two words.
    pub(crate) fn phrases(&self, first: WordId, second: WordId) -> &[Phrase] {
        let head = head(first, second);
        if self.begun.has(mixed(head)) { self.headed(head) } else { &[] }
    }

    /// The phrases with a head. Seldom there are any.
    #[cold]
    fn headed(&self, head: u64) -> &[Phrase] {
        let from = self.phrases.partition_point(|p| p.head() < head);
        let alike = self.phrases.get(from..).unwrap_or_default();
        let count = alike.iter().take_while(|p| p.head() == head).count();
        alike.get(..count).unwrap_or_default()
    }
}

/// The entries of a list: words between white space, `#` begins a comment line.
pub(crate) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(word: &str) -> Classes {
        Lexicon::get().classes(word_id(word))
    }

    #[test]
    fn words_are_found_in_all_their_lists() {
        assert!(classes("said").has(Classes::REPORTING));
        assert!(
            classes("spokeswoman").has(Classes::ROLE)
                && classes("spokeswoman").has(Classes::FEMALE)
        );
        assert!(classes("inc").has(Classes::CLOSING));
        assert!(!classes("mr").has(Classes::CLOSING));
        assert_eq!(classes("zyzzyva"), Classes::NONE);
    }

    /// Words are told apart by their ids alone.
    #[test]
    fn no_two_listed_words_have_the_same_id() {
        let mut ids = std::collections::HashMap::new();
        for word in LISTS.iter().flat_map(|(_, list)| entries(list)) {
            for part in word.trim_end_matches('+').split('_') {
                assert_eq!(*ids.entry(word_id(part)).or_insert(part), part);
            }
        }
        assert!(4 * ids.len() <= SLOTS, "{} words", ids.len());
    }

    #[test]
    fn every_list_is_lower_case_without_doubles_and_says_where_it_comes_from() {
        for (class, list) in LISTS {
            assert!(list.starts_with('#'), "{class:?} has no comment");
            let mut seen = std::collections::HashSet::new();
            for word in entries(list) {
                assert_eq!(word, word.to_lowercase());
                assert!(seen.insert(word), "{class:?} has {word} twice");
            }
        }
    }

    /// The stages that look for words by name pass over what is not in the list.
    #[test]
    fn every_word_asked_for_by_name_is_noted() {
        for source in [
            include_str!("roles/tense.rs"),
            include_str!("roles/time.rs"),
            include_str!("roles/named.rs"),
            include_str!("facts/features/content.rs"),
            include_str!("implications/signs.rs"),
            include_str!("genre/verbs.rs"),
        ] {
            let code = source.lines().filter(|l| !l.trim_start().starts_with("//"));
            for literal in code.flat_map(|line| line.split('"').skip(1).step_by(2)) {
                let word = literal.to_lowercase().replace('^', "");
                let ending = ["ed", "en", "wn", "ly"].contains(&literal);
                if !ending && word.chars().all(|c| c.is_alphabetic() || "'’ ".contains(c)) {
                    for word in word.split(' ') {
                        assert!(classes(word).has(Classes::NOTED), "{word}");
                    }
                }
            }
        }
    }
}
