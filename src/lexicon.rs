//! Word classes: what the pipeline knows about single words and fixed phrases of English.
//!
//! The lists are the files of `data/en/`, one class a file. Each token is looked up once, when it is
//! made, and carries its classes from then on.

use std::sync::OnceLock;

use crate::map::Hints;
use crate::order::sort_by_key;

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Classes(u32);

impl Classes {
    pub(crate) const NONE: Self = Self(0);

    /// The set as a number.
    pub(crate) fn bits(self) -> u32 {
        self.0
    }

    /// Whether any class of `other` is in this set.
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of this set that are not in `other`.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The classes that are in both sets.
    pub(crate) const fn within(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Each class of this set by itself, in order.
    pub(crate) fn each(self) -> impl Iterator<Item = Self> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let class = rest & rest.wrapping_neg();
            rest ^= class;
            (class != 0).then_some(Self(class))
        })
    }

    /// The classes of either set.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The classes of any of the sets.
impl FromIterator<Classes> for Classes {
    fn from_iter<I: IntoIterator<Item = Classes>>(sets: I) -> Self {
        sets.into_iter().fold(Self::NONE, Self::with)
    }
}

/// How many of some words are in each class, up to four: for each number the classes that so many words are in at least.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counts([u32; 4]);

impl Counts {
    /// Counts one more word.
    pub(crate) fn add(&mut self, classes: Classes) {
        let mut more = classes.0;
        for least in &mut self.0 {
            let before = *least;
            *least |= more;
            more &= before;
        }
    }

    /// The classes of any.
    pub(crate) fn any(&self) -> Classes {
        let [any, ..] = self.0;
        Classes(any)
    }

    /// How many are in `class`, a single one.
    pub(crate) fn of_class(&self, class: Classes) -> u32 {
        let place = class.0.trailing_zeros();
        let [one, two, three, four] = self.0.map(|least| least >> place & 1);
        one + two + three + four
    }
}

/// Declares the classes, each with the list behind it.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $file:literal;)*) => {
        impl Classes {
            $($(#[$doc])* pub(crate) const $name: Self = Self(1 << $bit);)*
        }
        const LISTS: &[(Classes, &str)] = &[$((Classes::$name, include_str!(concat!("data/en/", $file))),)*];
    };
}

classes! {
    /// Verbs that can stand beside a direct quotation.
    REPORTING = 0, "reporting.txt";
    /// Verbs that report a stance.
    STANCE = 1, "stance.txt";
    /// Titles before a name.
    TITLE = 2, "titles.txt";
    /// People by office or work.
    ROLE = 3, "roles.txt";
    /// Words that show a man.
    MALE = 4, "male.txt";
    /// Words that show a woman.
    FEMALE = 5, "female.txt";
    /// Bodies that speak.
    ORGANISATION = 6, "organisations.txt";
    /// Months.
    MONTH = 7, "months.txt";
    /// Days and "today".
    TIME = 8, "times.txt";
    /// Words after which a stop ends no sentence.
    ABBREVIATION = 9, "abbreviations.txt";
    /// Words that like to begin a sentence.
    STARTER = 10, "starters.txt";
    /// Words that carry no topic.
    FUNCTION = 11, "function.txt";
    /// Words that end a noun phrase.
    PREPOSITION = 12, "prepositions.txt";
    /// Words that open a noun phrase.
    DETERMINER = 13, "determiners.txt";
    /// Modal verbs.
    MODAL = 14, "modals.txt";
    /// Words of uncertainty.
    HEDGE = 15, "hedges.txt";
    /// Words that tie a sentence to the one before.
    CONNECTIVE = 16, "connectives.txt";
    /// Lower-case parts of names.
    PARTICLE = 17, "particles.txt";
    /// Places and peoples.
    PLACE = 18, "places.txt";
    /// Words that say what follows from the news.
    MEANING = 19, "meaning.txt";
    /// Words in the names of things.
    THING = 20, "things.txt";
    /// Words that tie the news to its cause.
    CAUSE = 21, "causes.txt";
    /// Words that open a condition.
    CONDITION = 22, "conditions.txt";
    /// Words without which no sentence is furniture.
    FURNITURE = 23, "furniture_words.txt";
    /// Reporting verbs that are nouns as often.
    NOUN_CUE = 24, "noun_cues.txt";
    /// Words between a subject and its verb.
    FILLER = 25, "fillers.txt";
    /// Reporting verbs that take many objects that are no speech.
    WEAK_CUE = 26, "weak_cues.txt";
    /// Nouns that stand for the news as a whole.
    EVENT = 27, "events.txt";
    /// Past forms of verbs that do not end in -ed.
    PAST = 28, "past.txt";
    /// Words that a stage asks for by name: no other has to be compared with any.
    NOTED = 29, "noted.txt";
}

impl Classes {
    /// An abbreviation that may stand last in its sentence.
    pub(crate) const CLOSING: Self = Self(1 << 30);
    /// First word of a phrase.
    pub(crate) const PHRASE: Self = Self(1 << 31);
}

/// Identity of a word: a hash of its lower-cased letters, the same on every platform.
pub(crate) type WordId = u32;

/// FNV-1a over the lower-cased letters.
pub(crate) const fn word_id(lower: &str) -> WordId {
    let mut hash = NO_LETTERS;
    let mut rest = lower.as_bytes();
    while let [byte, others @ ..] = rest {
        hash = with_letter(hash, *byte);
        rest = others;
    }
    hash
}

/// The ids of some words, in lower case: a list of numbers, which a look into is less code than as many comparisons of
/// letters.
macro_rules! words {
    ($($word:literal),* $(,)?) => { [$($crate::lexicon::word_id($word)),*] };
}
pub(crate) use words;

/// A word in lower case, letter by letter: a Greek sigma at its end, which `str::to_lowercase` brings tables for, is no
/// other letter here.
pub(crate) fn lowered(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars().flat_map(char::to_lowercase).collect()
}

/// Whether a word is one of some. Called from dozens of places: written out there it would be the larger part of them.
#[inline(never)]
pub(crate) fn is_one(word: WordId, words: &[WordId]) -> bool {
    // Without a way out of the loop, so that it runs on whole vectors: mostly the word is none of them.
    words.iter().fold(false, |any, w| any | (*w == word))
}

/// A few words of which some bits, `SHIFT` from the last, tell which one it could be: a word is compared with that alone.
/// Whether there are such bits shows when the code is made.
pub(crate) struct Few<const N: usize, const SHIFT: u32>([WordId; N]);

impl<const N: usize, const SHIFT: u32> Few<N, SHIFT> {
    pub(crate) const fn new(mut words: &[WordId]) -> Self {
        let mut places = [0; N];
        while let [word, rest @ ..] = words {
            let (_, behind) = places.split_at_mut(Self::place(*word));
            let Some(place) = behind.first_mut() else { break };
            assert!(*place == 0, "two words at one place");
            *place = *word;
            words = rest;
        }
        // What is no word has the place of none.
        if let Some((first @ 0, _)) = places.split_first_mut() {
            *first = WordId::MAX;
        }
        Self(places)
    }

    const fn place(word: WordId) -> usize {
        (word >> SHIFT) as usize % N
    }

    pub(crate) fn has(&self, word: WordId) -> bool {
        self.0.get(Self::place(word)) == Some(&word)
    }
}

/// Words that the stages behind look for in a few sentences only: pronouns of he and she, and what reports without being of
/// that class.
pub(crate) static SOUGHT: Few<64, 1> = Few::new(&words![
    "he",
    "his",
    "him",
    "himself",
    "she",
    "her",
    "hers",
    "herself",
    "read",
    "reads",
    "goes",
    "went",
    "according"
]);

/// First and second persons.
pub(crate) const PERSONS: [WordId; 8] = words!["i", "we", "you", "our", "my", "your", "us", "me"];

/// The id of no letters at all, to which [`with_letter`] adds one after the other.
pub(crate) const NO_LETTERS: WordId = 0x811c_9dc5;

/// The id of a word with one more lower-cased letter, or byte of one.
pub(crate) const fn with_letter(word: WordId, byte: u8) -> WordId {
    (word ^ byte as u32).wrapping_mul(0x0100_0193)
}

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
        while self.slots.get(at).is_some_and(|(w, c)| u64::from(w ^ word) * u64::from(c.0) != 0) {
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
