//! The article as the role model sees it: what headline and lead are about, when it was written, how long it is.

use std::ops::Range;

use crate::lexicon::{Classes, WordId};
use crate::map::Table;
use crate::roles::time::year;
use crate::sentences::Sentence;
use crate::text::Article;
use crate::text::headline::title_words;
use crate::token::{Kind, Token};

/// What holds for the whole article.
pub(crate) struct Story {
    /// The sentences outside furniture.
    pub(crate) items: Vec<usize>,
    /// How many words of the headline carry meaning.
    pub(crate) title: usize,
    /// The year in which it was written, as far as it shows: the latest named.
    pub(crate) year: u32,
    /// The day and the month in the first sentences.
    pub(crate) day: WordId,
    pub(crate) month: WordId,
    /// How it is set: with an agency's dateline, and how many sentences a paragraph has.
    pub(crate) style: u32,
    /// How long it is.
    pub(crate) size: u32,
    /// What is known of each word, by its number.
    words: Vec<Word>,
    /// For each token of the story the number of its word, counted from 1; 0 for what is no word.
    numbers: Vec<u32>,
    /// What each sentence of `items` holds.
    sentences: Vec<Held>,
    /// The words of each sentence, each once, by their numbers; one sentence behind the other.
    held: Vec<u32>,
}

/// A word of the story or of its headline. Sentences are counted from 1; 0 is none so far.
struct Word {
    id: WordId,
    title: bool,
    /// The last sentence that holds it.
    held: u32,
    /// How many sentences it carries meaning in, the first and the last of them.
    sentences: u32,
    first: u32,
    last: u32,
}

/// What a sentence holds.
#[derive(Clone, Copy, Default)]
pub(crate) struct Held {
    /// The end of its words among those of all sentences.
    end: usize,
    /// How many different words carry meaning.
    pub(crate) content: usize,
    /// How many of these the headline, the first sentence and the sentence before have as well.
    pub(crate) title: usize,
    pub(crate) lead: usize,
    pub(crate) before: usize,
    /// How many stand in no sentence before, in no sentence behind, and in neither.
    pub(crate) fresh: usize,
    pub(crate) leaving: usize,
    pub(crate) once: usize,
}

impl Story {
    pub(crate) fn read(article: &Article<'_>, sentences: &[Sentence]) -> Self {
        let mut items = Vec::with_capacity(sentences.len());
        items.extend(sentences.iter().enumerate().filter(|(_, s)| !s.furniture).map(|(i, _)| i));
        let mut story = Self {
            title: 0,
            year: 0,
            day: 0,
            month: 0,
            style: 0,
            size: 0,
            words: Vec::with_capacity(article.tokens.len() / 2 + 16),
            numbers: vec![0; article.tokens.len()],
            sentences: Vec::with_capacity(items.len()),
            held: Vec::with_capacity(article.tokens.len()),
            items: Vec::new(),
        };
        let title = title_words(article, |id, _| id);
        let room = article.tokens.len() + title.len();
        let mut numbers = Table::of(room, title.iter().copied().zip(0..));
        story.words.extend(title.iter().map(|id| Word::new(*id, true)));
        story.title = title.len();
        let mut paragraphs = 0;
        let mut last = usize::MAX;
        for (item, &index) in items.iter().enumerate() {
            let Some(sentence) = sentences.get(index) else { continue };
            let mut own = Held::default();
            paragraphs += usize::from(sentence.paragraph != last);
            last = sentence.paragraph;
            let tokens = article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
            for (token, i) in tokens.iter().zip(sentence.tokens.start..) {
                if token.is_word() {
                    let number = numbers.get_or_insert(token.word, story.words.len() as u32);
                    if let Some(slot) = story.numbers.get_mut(i) {
                        *slot = number + 1;
                    }
                    story.hold(item as u32 + 1, token, number, &mut own);
                }
                if token.kind == Kind::Number {
                    let year = year(article.slice(token.span()));
                    story.year = story.year.max(year.unwrap_or(0));
                }
                if item < 3 && token.capital {
                    if story.day == 0 && token.is(Classes::TIME) {
                        story.day = token.word;
                    }
                    if story.month == 0 && token.is(Classes::MONTH) {
                        story.month = token.word;
                    }
                }
            }
            own.end = story.held.len();
            story.sentences.push(own);
        }
        for word in &story.words {
            let last = word.last.checked_sub(1);
            if let Some(last) = last.and_then(|at| story.sentences.get_mut(at as usize)) {
                last.leaving += 1;
                last.once += usize::from(word.sentences == 1);
            }
        }
        let first = items.first().and_then(|&i| sentences.get(i));
        let dateline = first.is_some_and(|s| s.behind_dateline(article) > s.tokens.start);
        let each = 2 * items.len() / paragraphs.max(1);
        story.style = u32::from(dateline) * 8 + each.min(7) as u32;
        story.size = match items.len() {
            0..=8 => 0,
            9..=14 => 1,
            15..=22 => 2,
            23..=32 => 3,
            33..=50 => 4,
            _ => 5,
        };
        story.items = items;
        story
    }

    /// Counts in a word of the sentence that is read, the one with number `sentence`.
    fn hold(&mut self, sentence: u32, token: &Token, number: u32, own: &mut Held) {
        if number as usize == self.words.len() {
            self.words.push(Word::new(token.word, false));
        }
        let Some(word) = self.words.get_mut(number as usize) else { return };
        if word.held != sentence {
            word.held = sentence;
            self.held.push(number);
        }
        if word.last == sentence || token.is(Classes::FUNCTION) {
            return;
        }
        own.content += 1;
        own.title += usize::from(word.title);
        own.before += usize::from(word.last != 0 && word.last + 1 == sentence);
        if word.first == 0 {
            word.first = sentence;
            own.fresh += 1;
        }
        own.lead += usize::from(word.first == 1);
        word.sentences += 1;
        word.last = sentence;
    }

    /// What sentence number `item` holds.
    pub(crate) fn held(&self, item: usize) -> Held {
        self.sentences.get(item).copied().unwrap_or_default()
    }

    /// All words, in the order of their numbers.
    pub(crate) fn words(&self) -> impl ExactSizeIterator<Item = WordId> {
        self.words.iter().map(|word| word.id)
    }

    /// The number of the word of each of some tokens, counted from 1; 0 for what is no word.
    pub(crate) fn numbers(&self, tokens: Range<usize>) -> &[u32] {
        self.numbers.get(tokens).unwrap_or_default()
    }

    /// The numbers of the words of sentence number `item`, each once.
    pub(crate) fn words_of(&self, item: usize) -> &[u32] {
        let start = item.checked_sub(1).map_or(0, |before| self.held(before).end);
        self.held.get(start..self.held(item).end).unwrap_or_default()
    }
}

impl Word {
    fn new(id: WordId, title: bool) -> Self {
        Self { id, title, held: 0, sentences: 0, first: 0, last: 0 }
    }
}
