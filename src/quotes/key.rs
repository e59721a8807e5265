//! Key quotes: the few that a careful editor would pull.

use crate::lexicon::{Classes, WordId};
use crate::map::Map;
use crate::model::pair;
use crate::order::{descending, sort_by_key};
use crate::schema::{Found, Quote, QuoteKind};
use crate::sentences::Sentence;
use crate::text::headline::title_words;
use crate::text::{Article, Block, words_in};

/// Fewest words of a key quote.
pub(crate) const LEAST_WORDS: usize = 4;
/// Fewest words of one that begins in mid-sentence: fewer are a phrase, not an utterance.
const LEAST_FRAGMENT: usize = 7;
/// Most words of a heading in capitals, in marks.
const MOST_SHOUTED: usize = 8;
/// From this many words on a quote loses points: it is no longer a pull quote.
const LONG: usize = 60;

/// Points of a quote, in thousandths, of which a length of 25 words is worth 250. Set by hand with the quotations that readers of
/// a thousand articles would pull (`docs/measures/campus.tsv`); near these values the share of right ones hardly changes.
mod points {
    pub(super) const ALL: usize = 200;
    /// A word, up to so many.
    pub(super) const WORD: usize = 10;
    pub(super) const MOST_WORDS: usize = 25;
    /// Whoever speaks has a name, and it stands beside the quote.
    pub(super) const NAMED: usize = 150;
    pub(super) const BESIDE: usize = 90;
    /// Begins and ends as a sentence does.
    pub(super) const COMPLETE: usize = 60;
    /// Asks nothing.
    pub(super) const TELLS: usize = 50;
    /// A word of the headline, up to so many.
    pub(super) const TITLE_WORD: usize = 30;
    pub(super) const MOST_TITLE_WORDS: u32 = 3;
    pub(super) const SET_APART: usize = 100;
    /// Stands first in the article; less the later it comes.
    pub(super) const EARLY: usize = 40;
}

/// What the parts of an utterance have in common.
#[derive(Default, Clone, Copy)]
struct Utterance {
    words: usize,
    asks: bool,
    /// A bit for each word of the headline that it shares, as far as there are bits.
    titled: u32,
}

/// Scores direct quotes and marks those that can be key quotes: by a known speaker, long enough, not said before.
pub(crate) fn mark(article: &Article<'_>, sentences: &[Sentence], quotes: &mut [Quote]) {
    let mut heard: Map<WordId, usize> =
        Map::with_capacity_and_hasher(quotes.len(), Default::default());
    let title = title_words(article, |id, _| id);
    // The last bits of its words: most words share them with none.
    let holds = title.iter().fold(0_u64, |bits, word| bits | 1 << (word % 64));
    let most = quotes.iter().map(|q| q.utterance).max().unwrap_or(0);
    let mut utterances = vec![Utterance::default(); most + 1];
    let direct = |quote: &&Quote| quote.kind == QuoteKind::Direct;
    let lengths: Vec<usize> = quotes.iter().filter(direct).map(words).collect();
    for (quote, own) in quotes.iter().filter(direct).zip(&lengths) {
        let Some(utterance) = utterances.get_mut(quote.utterance) else { continue };
        utterance.words += own;
        utterance.asks |= quote.text.contains('?');
        for token in article.tokens.get(article.tokens_in(quote.span)).unwrap_or_default() {
            if holds >> (token.word % 64) & 1 == 1 {
                let found = title.binary_search(&token.word);
                utterance.titled |= found.map_or(0, |i| 1_u32.unbounded_shl(i as u32));
            }
        }
    }
    let mut lengths = lengths.into_iter();
    let total = sentences.len().max(1);
    for (index, quote) in quotes.iter_mut().enumerate() {
        let spoken = article.tokens.get(article.tokens_in(quote.span)).unwrap_or_default();
        let same = spoken.iter().filter(|t| t.counts()).fold(0, |all, t| pair(all, t.word));
        let again = *heard.entry(same).or_insert(index) != index;
        if quote.kind != QuoteKind::Direct {
            continue;
        }
        let own = lengths.next().unwrap_or(0);
        let Utterance { words: whole, asks, titled } =
            utterances.get(quote.utterance).copied().unwrap_or_default();
        let at = sentences.partition_point(|s| s.span.end <= quote.span.start);
        let block = sentences.get(at).map_or(Block::Body, |s| article.block_of(s.paragraph));
        let known = quote.speaker.as_ref().is_some_and(|s| s.name.is_some() || s.mention.is_some());
        let named = quote.speaker.as_ref().is_some_and(|s| s.name.is_some());
        let capital = quote
            .text
            .chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(|c| c.is_uppercase() || c.is_numeric());
        // "because to be successful they need one another": half of a thought, whose first half is somewhere else.
        let tied = !capital
            && spoken.iter().find(|t| t.counts()).is_some_and(|token| {
                token.is(Classes::CONNECTIVE.with(Classes::CONDITION))
                    || matches!(article.slice(token.span()), "because" | "that" | "which" | "who")
            });
        let stands_alone = capital || whole > own || own >= LEAST_FRAGMENT && !tied;
        // "A NEW CENTRE": a heading between paragraphs.
        let shouted = whole <= MOST_SHOUTED && !quote.text.contains(char::is_lowercase);
        quote.key = stands_alone
            && !shouted
            && known
            && whole >= LEAST_WORDS
            && !again
            && matches!(block, Block::Body | Block::PullQuote);
        let beside = quote
            .speaker
            .as_ref()
            .is_some_and(|s| !matches!(s.found, Found::Pronoun | Found::Continued));
        let given = |holds: bool, points: usize| if holds { points } else { 0 };
        let score = points::ALL
            + whole.min(points::MOST_WORDS) * points::WORD
            + given(named, points::NAMED)
            + given(beside, points::BESIDE)
            + given(quote.complete, points::COMPLETE)
            + given(!asks, points::TELLS)
            + titled.count_ones().min(points::MOST_TITLE_WORDS) as usize * points::TITLE_WORD
            + given(block == Block::PullQuote, points::SET_APART)
            + points::EARLY * (total - at.min(total)) / total;
        let score = score.saturating_sub(4 * own.saturating_sub(LONG)).min(1000);
        quote.score = if quote.key { score as f64 / 1000.0 } else { (score / 2) as f64 / 1000.0 };
    }
}

fn words(quote: &Quote) -> usize {
    words_in(&quote.text)
}

/// Leaves at most `most` key utterances, and at most `room` quotes: the best utterance of each speaker first, then the next
/// best of anybody, each with all of its parts that can be key. One that no longer fits is passed over.
pub(crate) fn choose(quotes: &mut [Quote], most: usize, room: usize) {
    let mut utterances: Vec<(usize, Vec<usize>)> = Vec::new();
    for (i, quote) in quotes.iter().enumerate().filter(|(_, q)| q.key) {
        match utterances.last_mut() {
            Some((utterance, parts)) if *utterance == quote.utterance => parts.push(i),
            _ => utterances.push((quote.utterance, vec![i])),
        }
    }
    let score = |parts: &[usize]| {
        parts.iter().filter_map(|&i| quotes.get(i)).map(|q| q.score).fold(0.0, f64::max)
    };
    let name = |parts: &[usize]| {
        parts
            .first()
            .and_then(|&i| quotes.get(i))
            .and_then(|q| q.speaker.as_ref()?.name.as_deref())
            .unwrap_or_default()
    };
    // They stand in the order of the text, which decides between equals.
    sort_by_key(&mut utterances, |(_, parts)| descending((score(parts) * 1000.0 + 0.5) as usize));
    let mut heard: Map<&str, usize> = Map::default();
    let (first, later): (Vec<_>, Vec<_>) =
        utterances.into_iter().partition(|(_, parts)| heard.insert(name(parts), 1).is_none());
    let mut chosen = vec![false; quotes.len()];
    let mut left = room;
    // Of as many utterances as would be marked where so many of them were wanted.
    let fitting = first.into_iter().chain(later).take(most).filter(|(_, own)| {
        // The best utterance of all is rather cut than left out.
        let fits = own.len() <= left || left == room;
        left -= if fits { own.len().min(left) } else { 0 };
        fits
    });
    for i in fitting.flat_map(|(_, own)| own).take(room) {
        if let Some(chosen) = chosen.get_mut(i) {
            *chosen = true;
        }
    }
    for (quote, chosen) in quotes.iter_mut().zip(chosen) {
        quote.key = chosen;
    }
}
