//! Quotes: who said what, word for word or reported, and which of it an editor would pull.

mod antecedent;
mod attributed;
mod beside;
mod build;
mod cue;
pub(crate) mod direct;
pub(crate) mod genders;
mod judge;
mod key;
mod label;
pub(crate) mod likely;
mod phrase;
pub(crate) mod regions;
mod reported;
mod resolve;
mod same_words;
pub(crate) mod speaker;
mod spoken;
pub(crate) mod tagger;
pub(crate) mod tags;
pub(crate) mod verdict;
mod turns;
mod voice;
mod works;

use std::ops::Range;

use crate::order::{pair, sort_by_key};
use crate::people::People;
use crate::schema::{Quote, QuoteKind};
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
    let regions = Regions::find(article, sentences);
    let stretches = tagger::stretches(article, sentences);
    let tags = tags::Tags::of(article, sentences, &regions, &stretches);
    let mut told = Vec::with_capacity(sentences.len() / 4);
    for stretch in stretches {
        let stretch = sentences.get(stretch).unwrap_or_default();
        attributed::attributed(article, &tags, stretch, &mut told);
    }
    let genders = genders::genders(article, sentences, people, &regions);
    let cast =
        Cast { article, sentences, people, regions: &regions, tags: &tags, genders: &genders };
    let mut direct = direct::direct(&cast, |region, candidate| {
        verdict::is_utterance(verdict::model(), article, &tags, region, candidate)
    });
    direct.retain(|d| {
        let cued = d.link.voice.as_ref().is_some_and(|v| !v.cue.is_empty());
        regions.regions.get(d.region).is_none_or(|r| {
            let whole = r.is_whole(article);
            !works::is_nobodys(article, r) && (cued || whole || !works::is_listed(article, r))
        })
    });
    attributed::correct(article, &tags, &told, &mut direct);
    let mut quotes: Vec<Quote> = Vec::with_capacity(direct.len() + told.len());
    let mut told = told.into_iter().peekable();
    let same_words = same_words::Index::new(&cast, &direct);
    let mut last: Option<Resolved> = None;
    let mut last_direct: Option<Resolved> = None;
    let mut turns = turns::Turns::default();
    let mut utterance = 0;
    let mut next = direct.iter().peekable();
    let mut contents = Vec::new();
    for sentence in sentences {
        let block = article.block_of(sentence.paragraph);
        if sentence.furniture && block != Block::Title {
            continue;
        }
        while let Some(quote) = next.next_if(|d| d.inner.start < sentence.tokens.end) {
            let Some(region) = regions.regions.get(quote.region) else { continue };
            let block = article.block_of(region.paragraph);
            if !matches!(block, Block::Body | Block::PullQuote | Block::Title | Block::Deck) {
                continue;
            }
            let resolved = resolve::resolve(
                &cast,
                quote,
                region,
                (last.as_ref(), last_direct.as_ref()),
                &turns,
                &same_words,
            );
            turns.note(article, region, resolved.as_ref());
            if !(quote.joined && utterance > 0) {
                utterance += 1;
            }
            if let Some(made) =
                build::direct_quote(article, quote, region, resolved.as_ref(), utterance)
            {
                quotes.push(made);
            }
            last = resolved.or(last);
            last_direct = resolved;
        }
        while let Some(found) = told.next_if(|t| t.content.start < sentence.tokens.end) {
            contents.push(found);
        }
        reported::plain(article, sentence, &regions, &mut contents);
        for found in contents.drain(..) {
            if direct_inside(&direct, &found.content) {
                continue;
            }
            let source = Some(&found.voice.source).filter(|s| !s.is_empty());
            let resolved = source.map(|source| cast.resolve(source, &found.content, last.as_ref()));
            utterance += 1;
            let made =
                build::reported_quote(article, &regions, &found, resolved.as_ref(), utterance);
            quotes.push(made);
            last = resolved.or(last);
        }
    }
    let asking = spoken::add(&cast, &mut quotes, utterance);
    sort_by_key(&mut quotes, |q| pair(q.span.start, q.span.end));
    key::mark(article, sentences, &mut quotes);
    for quote in quotes.iter_mut().filter(|q| q.kind != QuoteKind::Direct) {
        quote.score = likely::likely(article, quote);
    }
    // Whoever asks is not whom an interview is about.
    let mut asking = asking.into_iter().peekable();
    for quote in &mut quotes {
        while asking.next_if(|s| s.start < quote.span.start).is_some() {}
        quote.key &= asking.peek() != Some(&quote.span);
    }
    Quotes { quotes, mismatched: regions.mismatched }
}

/// What stands in marks, without a speaker: all that can be said of a language that is not known.
pub(crate) fn marked(article: &Article<'_>, sentences: &[Sentence]) -> Quotes {
    let found = Regions::find(article, sentences);
    let quote = |(index, region): (usize, &Region)| {
        let link = Link { voice: None, found: None };
        let whole = Direct {
            region: index,
            inner: region.inner.clone(),
            link,
            behind: None,
            joined: false,
        };
        let mut quote = build::direct_quote(article, &whole, region, None, index + 1)?;
        quote.key = article.words(&region.inner) >= LEAST_KEY;
        quote.score = if quote.key { 0.5 } else { 0.1 };
        Some(quote)
    };
    let quotes = found.regions.iter().enumerate().filter_map(quote).filter(|q| q.key).collect();
    Quotes { quotes, mismatched: found.mismatched }
}

/// Whether a direct quote shares text with a content: what is said in it is not reported speech of its own.
fn direct_inside(direct: &[Direct], content: &Range<usize>) -> bool {
    let from = direct.partition_point(|d| d.inner.end <= content.start);
    direct.get(from).is_some_and(|d| d.inner.start < content.end)
}
