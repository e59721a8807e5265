//! Quotes: who said what, word for word or reported, and which of it an editor would pull.

mod build;
mod cue;
mod direct;
mod key;
mod phrase;
mod regions;
mod reported;
mod resolve;
mod same_words;
mod speaker;
mod voice;

use std::ops::Range;

use crate::people::People;
use crate::schema::Quote;
use crate::sentences::Sentence;
use crate::text::{Article, Block};

use direct::{Direct, Link};
pub(crate) use key::{LEAST_WORDS as LEAST_KEY, choose};
use regions::{Region, Regions};
use speaker::{Cast, Resolved};

/// What the quote stage found.
#[derive(Debug, Default)]
pub(crate) struct Quotes {
    /// In text order.
    pub(crate) quotes: Vec<Quote>,
    /// Quotation marks without a partner.
    pub(crate) mismatched: usize,
}

/// Finds every attribution of an article.
pub(crate) fn quotes(article: &Article<'_>, sentences: &[Sentence], people: &People) -> Quotes {
    let regions = Regions::find(article);
    let cast = Cast { article, sentences, people, regions: &regions };
    let direct = direct::direct(&cast);
    let same_words = same_words::Index::new(&cast, &direct);
    let mut quotes: Vec<Quote> = Vec::new();
    let mut last: Option<Resolved> = None;
    let mut last_direct: Option<Resolved> = None;
    let mut utterance = 0;
    let mut next = direct.iter().peekable();
    for sentence in sentences {
        let block = article.paragraphs.get(sentence.paragraph).map_or(Block::Body, |p| p.block);
        if sentence.furniture && block != Block::Title {
            continue;
        }
        while let Some(quote) = next.next_if(|d| d.inner.start < sentence.tokens.end) {
            let Some(region) = regions.regions.get(quote.region) else { continue };
            let block = article.paragraphs.get(region.paragraph).map_or(Block::Body, |p| p.block);
            if !matches!(block, Block::Body | Block::PullQuote | Block::Title | Block::Deck) {
                continue;
            }
            let resolved = resolve::resolve(
                &cast,
                quote,
                region,
                (last.as_ref(), last_direct.as_ref()),
                &same_words,
            );
            if !(quote.joined && utterance > 0) {
                utterance += 1;
            }
            if let Some(made) =
                build::direct_quote(article, quote, region, resolved.as_ref(), utterance)
            {
                quotes.push(made);
            }
            last = resolved.clone().or(last);
            last_direct = resolved;
        }
        let spoken_by = own_cue(&direct, sentence);
        for found in reported::reported(article, sentence, &regions) {
            // Behind the words that introduce a direct quote only a participle says more: "…, adding that".
            let same_cue = spoken_by.is_some_and(|cue| {
                found.voice.cue.start >= cue
                    && !article.slice(article.span_of(&found.voice.cue)).ends_with("ing")
            });
            if same_cue || direct_inside(&direct, &found.content) {
                continue;
            }
            let resolved = cast.resolve(&found.voice.source, last.as_ref().and_then(|l| l.entity));
            utterance += 1;
            quotes.push(build::reported_quote(article, &regions, &found, &resolved, utterance));
            last = Some(resolved);
        }
    }
    quotes.sort_by_key(|q| (q.span.start, q.span.end));
    key::mark(article, sentences, &mut quotes);
    Quotes { quotes, mismatched: regions.mismatched }
}

/// What stands in marks, without a speaker: all that can be said of a language that is not known.
pub(crate) fn marked(article: &Article<'_>) -> Quotes {
    let found = Regions::find(article);
    let quote = |(index, region): (usize, &Region)| {
        let link = Link { voice: None, found: None };
        let whole = Direct { region: index, inner: region.inner.clone(), link, joined: false };
        let mut quote = build::direct_quote(article, &whole, region, None, index + 1)?;
        quote.key = article.words(&region.inner) >= LEAST_KEY;
        quote.score = if quote.key { 0.5 } else { 0.1 };
        Some(quote)
    };
    let quotes = found.regions.iter().enumerate().filter_map(quote).filter(|q| q.key).collect();
    Quotes { quotes, mismatched: found.mismatched }
}

/// Whether a direct quote begins inside a content: what is said around it is not reported speech of its own.
fn direct_inside(direct: &[Direct], content: &Range<usize>) -> bool {
    let from = direct.partition_point(|d| d.inner.start < content.start);
    direct.get(from).is_some_and(|d| d.inner.start < content.end)
}

/// Where the reporting words of a direct quote stand in `sentence`.
fn own_cue(direct: &[Direct], sentence: &Sentence) -> Option<usize> {
    let from = direct.partition_point(|d| d.inner.end <= sentence.tokens.start).saturating_sub(1);
    let near = direct
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take_while(|d| d.inner.start < sentence.tokens.end);
    near.filter_map(|d| d.link.voice.as_ref())
        .map(|v| v.cue.start)
        .find(|c| sentence.tokens.contains(c))
}
