//! Words as numbers, and what is asked of a few of them by name.

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
