//! Names: who and what is named in the article, where first in full, and every later mention.

mod description;
mod names;

use std::collections::HashMap;
use std::ops::Range;

use crate::lexicon::WordId;
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::{Article, Block};

use description::{describe, description_gender, gender_of};
use names::{
    acronym_after, first_word, initials, last_name, name_run, sort_of, speaks, without_titles,
};

/// What a name stands for, as far as the text shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Person,
    Body,
    Place,
    /// An event, a law, a work.
    Thing,
    /// One word that could be any of these.
    Unknown,
}

/// Grammatical gender shown by a title or a noun beside the name; never by a first name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    Male,
    Female,
}

/// A person, body or place that is named.
#[derive(Debug, Clone)]
pub(crate) struct Entity {
    pub(crate) sort: Sort,
    pub(crate) gender: Option<Gender>,
    /// The name as first introduced in full, without titles.
    pub(crate) name: Span,
    /// What the text says of it beside the name.
    pub(crate) description: Option<Span>,
    first: WordId,
    last: WordId,
    words: usize,
}

/// A place where an entity is named.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    /// Tokens of the name, titles left out.
    pub(crate) tokens: Range<usize>,
    /// Tokens with the titles.
    pub(crate) whole: Range<usize>,
    pub(crate) entity: usize,
    pub(crate) sentence: usize,
}

/// All names of an article.
#[derive(Debug, Default)]
pub(crate) struct People {
    pub(crate) entities: Vec<Entity>,
    /// In text order.
    pub(crate) mentions: Vec<Mention>,
}

impl People {
    /// Finds the names outside headlines, headings and furniture.
    pub(crate) fn find(article: &Article<'_>, sentences: &[Sentence]) -> Self {
        let mut people = Self::default();
        let mut by_word: HashMap<WordId, usize> = HashMap::new();
        for (index, sentence) in sentences.iter().enumerate() {
            let block = article.paragraphs.get(sentence.paragraph).map_or(Block::Body, |p| p.block);
            if !matches!(block, Block::Body | Block::PullQuote | Block::NameLine)
                || (sentence.furniture && block != Block::NameLine)
            {
                continue;
            }
            let mut i = sentence.tokens.start;
            let initial = first_word(article, sentence);
            while i < sentence.tokens.end {
                let Some(run) = name_run(article, i, sentence, initial) else {
                    i += 1;
                    continue;
                };
                i = run.end;
                people.add(article, index, sentence, run, initial, &mut by_word);
            }
        }
        people
    }

    fn add(
        &mut self,
        article: &Article<'_>,
        index: usize,
        sentence: &Sentence,
        whole: Range<usize>,
        initial: usize,
        by_word: &mut HashMap<WordId, usize>,
    ) {
        let initial = whole.start == initial;
        let tokens = without_titles(article, &whole, initial);
        let mut sort = sort_of(article, &tokens);
        if sort == Sort::Unknown && speaks(article, &whole, &tokens) {
            sort = Sort::Person;
        }
        let first = article.token(tokens.start);
        let words = article.words(&tokens);
        let last = last_name(article, &tokens);
        let gender = gender_of(article, whole.start..tokens.start);
        let known = by_word.get(&last).copied().filter(|&k| {
            self.entities
                .get(k)
                .is_some_and(|e| words == 1 || e.words == 1 || e.first == first.word)
        });
        // A word that only happens to begin the sentence is no name unless it was one before, or stands in a longer one.
        if known.is_none() && words == 1 && initial && tokens == whole && !first.caps {
            return;
        }
        let entity = known.unwrap_or_else(|| {
            let name = article.span_of(&tokens);
            self.entities.push(Entity {
                sort,
                gender,
                name,
                description: None,
                first: first.word,
                last,
                words,
            });
            self.entities.len() - 1
        });
        let description = describe(article, sentence, &whole, &tokens);
        if let Some(e) = self.entities.get_mut(entity) {
            if words > e.words && e.words == 1 && e.last == last {
                e.name = article.span_of(&tokens); // named by one word before, in full now
                e.first = first.word;
                e.words = words;
                e.sort = sort;
            }
            if e.sort == Sort::Unknown {
                e.sort = sort;
            }
            e.gender = e.gender.or(gender);
            if e.description.is_none() && sort != Sort::Place {
                e.description = description.map(|d| article.span_of(&d));
            }
            if e.gender.is_none() && e.sort == Sort::Person {
                e.gender = description_gender(article, e.description);
            }
            // A relative of the same name does not take it from the one who was named first.
            by_word.entry(last).or_insert(entity);
            if words > 1 && e.sort == Sort::Person {
                by_word.entry(first.word).or_insert(entity);
            }
        }
        if let Some(acronym) = acronym_after(article, whole.end) {
            by_word.insert(acronym, entity);
        } else if sort == Sort::Body && words >= 3 {
            by_word.entry(initials(article, &tokens)).or_insert(entity);
        }
        self.mentions.push(Mention { tokens, whole, entity, sentence: index });
    }

    /// The mention that covers token `i`.
    pub(crate) fn at(&self, i: usize) -> Option<&Mention> {
        let after = self.mentions.partition_point(|m| m.whole.end <= i);
        self.mentions.get(after).filter(|m| m.whole.start <= i)
    }

    /// Mentions that end before token `i`, nearest first.
    pub(crate) fn before(&self, i: usize) -> impl Iterator<Item = &Mention> {
        let after = self.mentions.partition_point(|m| m.tokens.end <= i);
        self.mentions.get(..after).unwrap_or_default().iter().rev()
    }

    /// Mentions inside a range of tokens.
    pub(crate) fn within(&self, range: &Range<usize>) -> &[Mention] {
        let from = self.mentions.partition_point(|m| m.tokens.start < range.start);
        let to = self.mentions.partition_point(|m| m.tokens.start < range.end);
        self.mentions.get(from..to).unwrap_or_default()
    }

    pub(crate) fn entity(&self, mention: &Mention) -> Option<&Entity> {
        self.entities.get(mention.entity)
    }
}
