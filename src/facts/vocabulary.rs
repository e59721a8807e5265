//! The words of an article that carry meaning, each with a number from 0 on: what is known of one is a look into a list.

use crate::lexicon::{Classes, NO_LETTERS, WordId, with_letter};
use crate::map::Table;
use crate::order::{descending, pair};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Article;
use crate::token::Token;

/// Words that an article comes back to most, as many as are looked at.
const MOST_TOP: usize = 10;

/// A word of an article, by its number.
pub(crate) type Number = u32;
/// No word.
const NONE: Number = Number::MAX;

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// How many sentences hold it, and which of them was read last.
    pub(crate) sentences: u32,
    last: u32,
    /// How many sentences of the lead do.
    pub(crate) lead: u32,
    /// Whether it is one of those that most sentences hold.
    pub(crate) top: bool,
    /// Whether it stands in the title.
    pub(crate) title: bool,
}

/// The words of an article's sentences.
pub(crate) struct Vocabulary {
    numbers: Table,
    words: Vec<Word>,
    /// For each token of a sentence that was read the number of its word.
    tokens: Vec<Number>,
    /// The numbers that each sentence holds, each once, and where those of each end.
    held: Vec<Number>,
    ends: Vec<usize>,
    /// How many words stand in the lead, and are at the top.
    pub(crate) of_lead: usize,
    pub(crate) of_top: usize,
}

impl Vocabulary {
    /// Reads the sentences of an article outside furniture, of which the first `lead` are its lead; `title`: the stems of its
    /// title, sorted.
    pub(crate) fn read(
        article: &Article<'_>,
        sentences: &[Sentence],
        lead: usize,
        title: &[WordId],
    ) -> Self {
        let mut new = Self {
            numbers: Table::with_room(article.tokens.len()),
            words: Vec::with_capacity(article.tokens.len() / 3),
            tokens: vec![NONE; article.tokens.len()],
            held: Vec::with_capacity(article.tokens.len() / 2),
            ends: Vec::with_capacity(sentences.len()),
            of_lead: 0,
            of_top: 0,
        };
        let mut again: Vec<(u64, Number)> = Vec::with_capacity(article.tokens.len() / 8);
        for (place, sentence) in sentences.iter().filter(|s| !s.furniture).enumerate() {
            let tokens = article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
            let slots = new.tokens.get_mut(sentence.tokens.clone()).unwrap_or_default();
            for (token, slot) in tokens.iter().zip(slots).filter(|(t, _)| tells(t)) {
                let stem =
                    stem(article.text.get(token.start()..).unwrap_or_default(), token.length());
                let next = new.words.len() as Number;
                let number = new.numbers.get_or_insert(stem, next);
                *slot = number;
                if number == next {
                    let title = title.binary_search(&stem).is_ok();
                    new.words.push(Word { sentences: 0, last: 0, lead: 0, top: false, title });
                }
                let Some(word) = new.words.get_mut(number as usize) else { continue };
                if word.sentences > 0 && word.last == place as u32 {
                    continue;
                }
                word.last = place as u32;
                word.sentences += 1;
                if word.sentences == 2 {
                    again.push((pair(place, stem as usize), number));
                }
                if place < lead {
                    new.of_lead += usize::from(word.lead == 0);
                    word.lead += 1;
                }
                new.held.push(number);
            }
            new.ends.push(new.held.len());
        }
        new.find_top(&again);
        new
    }

    /// Marks the words that most sentences hold. `again`: those that more than one holds, each with a key that is less where it
    /// came back earlier, which decides between equals.
    fn find_top(&mut self, again: &[(u64, Number)]) {
        let mut top: Vec<(u64, u64, Number)> = Vec::with_capacity(MOST_TOP + 1);
        for &(key, number) in again {
            let often = descending(self.word(number).map_or(0, |word| word.sentences as usize));
            let at = top.partition_point(|&(other, before, _)| (other, before) < (often, key));
            if at < MOST_TOP {
                top.truncate(MOST_TOP - 1);
                top.insert(at, (often, key, number));
            }
        }
        self.of_top = top.len();
        for (_, _, number) in top {
            if let Some(word) = self.words.get_mut(number as usize) {
                word.top = true;
            }
        }
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// What is known of a word.
    pub(crate) fn word(&self, number: Number) -> Option<&Word> {
        self.words.get(number as usize)
    }

    /// The words that the `place`th sentence holds, each once.
    pub(crate) fn held(&self, place: usize) -> &[Number] {
        let from = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let to = self.ends.get(place).copied().unwrap_or(0);
        self.held.get(from.unwrap_or(0)..to).unwrap_or_default()
    }

    /// The first `most` words of a passage, with what no sentence that was read holds among them.
    pub(crate) fn within(&self, article: &Article<'_>, span: Span, most: usize) -> Vec<Number> {
        let range = article.tokens_in(span);
        let tokens = article.tokens.get(range.clone()).unwrap_or_default();
        let numbers = self.tokens.get(range).unwrap_or_default();
        let telling = tokens.iter().zip(numbers).filter(|(token, _)| tells(token));
        let mut words = Vec::with_capacity(most.min(tokens.len()));
        words.extend(telling.map(|(_, &number)| number).take(most));
        words
    }

    /// Whether a word stands in the lead.
    pub(crate) fn in_lead(&self, stem: WordId) -> bool {
        let word = self.numbers.get(stem).and_then(|number| self.word(number));
        word.is_some_and(|word| word.lead > 0)
    }
}

/// Whether the word of a token carries meaning.
fn tells(token: &Token) -> bool {
    token.counts() & !token.is(Classes::FUNCTION)
}

/// Letters beyond which English words rarely differ in more than their ending.
const LETTERS: usize = 6;

/// Identity of a word whatever its ending: "strike", "strikes", "striking" are told apart from "string", not from one
/// another. Its first letters, in lower case; of a short word all but a plural's. `text`: the word, and whatever stands behind
/// its `length` bytes.
pub(crate) fn stem(text: &str, length: usize) -> WordId {
    let kept = length.min(LETTERS);
    let eight = text.as_bytes().first_chunk().copied().map_or(u64::MAX, u64::from_le_bytes);
    let letters = eight & ((1 << (8 * kept)) - 1);
    if letters & 0x8080_8080_8080_8080 != 0 {
        return stem_of_any(text.get(..length).unwrap_or_default());
    }
    let [.., before, last] = letters.wrapping_shl(64 - 8 * kept as u32).to_le_bytes();
    let plural = (4..=LETTERS).contains(&length) & (last == b's') & (before != b's');
    let letters = letters | 0x2020_2020_2020_2020;
    // Without a way out of the loop, so that nothing has to be foretold.
    (0..LETTERS).fold(NO_LETTERS, |hash, at| {
        let more = with_letter(hash, (letters >> (8 * at)) as u8);
        if at < kept - usize::from(plural) { more } else { hash }
    })
}

/// The same of a word with other letters than English ones, or near the end of a text.
#[cold]
fn stem_of_any(word: &str) -> WordId {
    let length = word.chars().take(LETTERS + 1).count();
    let plural = (4..=LETTERS).contains(&length) && word.ends_with('s') && !word.ends_with("ss");
    let letters = word.chars().take(if plural { length - 1 } else { LETTERS });
    letters
        .flat_map(char::to_lowercase)
        .fold(NO_LETTERS, |hash, letter| (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193))
}
