//! Pull quotes: whose words they are, found where the text says the same in other form.

use std::cell::RefCell;
use std::ops::Range;

use crate::lexicon::{Classes, WordId};
use crate::order::{descending, sort_by_key};
use crate::quotes::direct::Direct;
use crate::quotes::reported;
use crate::quotes::speaker::Cast;
use crate::text::Block;

/// Share of a pull quote's words that a sentence must hold, in percent.
pub(crate) const LEAST_SHARED: usize = 60;
/// The same for a sentence that outweighs whoever spoke right before.
pub(crate) const SURE_SHARED: usize = 85;
/// Fewest words, function words left out, that a pull quote must have to be looked up.
const LEAST_WORDS: usize = 2;
/// Sentences kept for each word: a bound on the work; a word in more of them tells nothing.
const MOST_SENTENCES: usize = 64;

/// Sentences tried for a source: a bound on the work.
const MOST_CANDIDATES: usize = 8;

/// Which sentences hold which words; empty where the article has no pull quote.
pub(crate) struct Index {
    /// A word and a sentence that holds it, sorted.
    held: Vec<(WordId, usize)>,
    /// Sources by sentence: of the direct quotes, and of reported speech as far as they were asked for.
    sources: RefCell<Vec<Option<Option<Range<usize>>>>>,
}

impl Index {
    pub(crate) fn new(cast: &Cast<'_>, direct: &[Direct]) -> Self {
        let mut index = Self { held: Vec::new(), sources: RefCell::default() };
        if !direct.iter().any(|d| is_pull(cast, d)) {
            return index;
        }
        for (at, sentence) in cast.sentences.iter().enumerate() {
            let block = cast
                .article
                .paragraphs
                .get(sentence.paragraph)
                .map_or(Block::Furniture, |p| p.block);
            if sentence.furniture || block == Block::PullQuote {
                continue;
            }
            index.held.extend(words(cast, &sentence.tokens).map(|word| (word, at)));
        }
        sort_by_key(&mut index.held, |&(word, at)| u64::from(word) << 32 | at as u64);
        index.held.dedup();
        let sources = index.sources.get_mut();
        sources.resize(cast.sentences.len(), None);
        for quote in direct {
            if let Some(voice) = &quote.link.voice {
                let source = sources.get_mut(cast.sentence_of(quote.inner.start));
                source.map(|source| source.get_or_insert_with(|| Some(voice.source.clone())));
            }
        }
        index
    }

    /// The words for the speaker of a pull quote, from the sentence that shares most of its words.
    /// At least `least` percent of the words must be shared.
    pub(crate) fn source(
        &self,
        cast: &Cast<'_>,
        quote: &Direct,
        least: usize,
    ) -> Option<Range<usize>> {
        if !is_pull(cast, quote) {
            return None;
        }
        let own: Vec<WordId> = words(cast, &quote.inner).collect();
        if own.len() < LEAST_WORDS {
            return None;
        }
        let mut shared: Vec<usize> = own.iter().flat_map(|word| self.holding(*word)).collect();
        sort_by_key(&mut shared, |&at| at as u64);
        let alike = shared.chunk_by(|a, b| a == b).filter_map(|c| Some((c.len(), *c.first()?)));
        let mut candidates: Vec<(usize, usize)> =
            alike.filter(|(n, _)| n * 100 >= own.len() * least).collect();
        sort_by_key(&mut candidates, |&(n, _)| descending(n));
        candidates.into_iter().take(MOST_CANDIDATES).find_map(|(_, at)| self.source_of(cast, at))
    }

    /// The first sentences that hold a word.
    fn holding(&self, word: WordId) -> impl Iterator<Item = usize> {
        let from = self.held.partition_point(|(held, _)| *held < word);
        let held = self.held.get(from..).unwrap_or_default().iter();
        held.take_while(move |(held, _)| *held == word).take(MOST_SENTENCES).map(|(_, at)| *at)
    }

    fn source_of(&self, cast: &Cast<'_>, at: usize) -> Option<Range<usize>> {
        let find = || {
            let sentence = cast.sentences.get(at)?;
            let first = reported::reported(cast.article, sentence, cast.regions).into_iter().next();
            first.map(|r| r.voice.source)
        };
        self.sources.borrow_mut().get_mut(at)?.get_or_insert_with(find).clone()
    }
}

fn is_pull(cast: &Cast<'_>, quote: &Direct) -> bool {
    let sentence = cast.sentences.get(cast.sentence_of(quote.inner.start));
    let paragraph = sentence.and_then(|s| cast.article.paragraphs.get(s.paragraph));
    quote.link.voice.is_none() && paragraph.is_some_and(|p| p.block == Block::PullQuote)
}

/// The words of a range that carry meaning.
fn words<'a>(cast: &'a Cast<'_>, range: &Range<usize>) -> impl Iterator<Item = WordId> + 'a {
    range
        .clone()
        .map(|i| cast.article.token(i))
        .filter(|t| t.counts() && !t.is(Classes::FUNCTION))
        .map(|t| t.word)
}
