//! The article as the role model sees it: what headline and lead are about, when it was written, how long it is.

use std::ops::Range;

use crate::lexicon::{Classes, WordId};
use crate::map::{Map, with_room};
use crate::roles::time::year;
use crate::sentences::Sentence;
use crate::text::Article;
use crate::text::headline::{sorted, title_words};
use crate::token::{Kind, Token};

/// What holds for the whole article.
pub(crate) struct Story {
    /// The sentences outside furniture.
    pub(crate) items: Vec<usize>,
    /// Words of the headline that carry meaning, sorted.
    pub(crate) title: Vec<WordId>,
    /// Those of each sentence of `items`.
    contents: Vec<Vec<WordId>>,
    /// The year in which it was written, as far as it shows: the latest named.
    pub(crate) year: u32,
    /// The day and the month in the first sentences.
    pub(crate) day: WordId,
    pub(crate) month: WordId,
    /// How it is set: with an agency's dateline, and how many sentences a paragraph has.
    pub(crate) style: u32,
    /// How long it is.
    pub(crate) size: u32,
    /// The number of each word of meaning, and where it stands.
    words: Map<WordId, usize>,
    places: Vec<Places>,
}

/// Where a word stands in the story.
pub(crate) struct Places {
    /// How many sentences hold it.
    pub(crate) sentences: usize,
    /// The first and the last of them.
    pub(crate) first: usize,
    pub(crate) last: usize,
}

impl Story {
    pub(crate) fn read(article: &Article<'_>, sentences: &[Sentence]) -> Self {
        let items: Vec<usize> =
            sentences.iter().enumerate().filter(|(_, s)| !s.furniture).map(|(i, _)| i).collect();
        let mut story = Self {
            title: title_words(article, |id, _| id),
            contents: Vec::with_capacity(items.len()),
            year: 0,
            day: 0,
            month: 0,
            style: 0,
            size: 0,
            words: with_room(article.tokens.len() / 3),
            places: Vec::with_capacity(article.tokens.len() / 3),
            items: Vec::new(),
        };
        let mut paragraphs = 0;
        let mut last = usize::MAX;
        for (item, &index) in items.iter().enumerate() {
            let Some(sentence) = sentences.get(index) else { continue };
            let content = telling(article, &sentence.tokens);
            for word in &content {
                let number = *story.words.entry(*word).or_insert(story.places.len());
                if number == story.places.len() {
                    story.places.push(Places { sentences: 0, first: item, last: item });
                }
                if let Some(places) = story.places.get_mut(number) {
                    places.sentences += 1;
                    places.last = item;
                }
            }
            story.contents.push(content);
            paragraphs += usize::from(sentence.paragraph != last);
            last = sentence.paragraph;
            for i in sentence.tokens.clone() {
                let token = article.token(i);
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
        }
        let first = items.first().and_then(|&i| sentences.get(i));
        let dateline = first.is_some_and(|s| article.behind_dateline(&s.tokens) > s.tokens.start);
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

    /// The words of sentence number `item` that carry meaning, sorted.
    pub(crate) fn content(&self, item: usize) -> &[WordId] {
        self.contents.get(item).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn place_of(&self, word: WordId) -> Option<&Places> {
        self.places.get(*self.words.get(&word)?)
    }
}

/// The words of a range that carry meaning, sorted.
fn telling(article: &Article<'_>, tokens: &Range<usize>) -> Vec<WordId> {
    let tokens = article.tokens.get(tokens.clone()).unwrap_or_default();
    let telling = tokens.iter().filter(|t: &&Token| t.is_word() && !t.is(Classes::FUNCTION));
    let mut words: Vec<WordId> = Vec::with_capacity(tokens.len());
    words.extend(telling.map(|t| t.word));
    sorted(&mut words);
    words
}
