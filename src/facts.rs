//! Headline facts: the few sentences that carry the news, whole, and able to stand alone.

mod candidate;
mod dangling;

use std::collections::HashMap;

use crate::lexicon::WordId;
use crate::people::People;
use crate::schema::{Attribution, Fact, Quote, QuoteKind};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Article;

use candidate::{Candidate, Story};

/// Points lost for the share of words that a better fact has already.
const REPEATED: i64 = 350;

/// The `most` best facts, best first; `avoid` is the span of the implications, which are shown on their own.
pub(crate) fn facts(
    article: &Article<'_>,
    sentences: &[Sentence],
    people: &People,
    quotes: &[Quote],
    avoid: &[Span],
    most: usize,
) -> Vec<Fact> {
    let mut candidates = Story::new(article, sentences, people, quotes).candidates(avoid);
    let mut chosen: Vec<Fact> = Vec::new();
    let mut taken: HashMap<WordId, usize> = HashMap::new();
    while chosen.len() < most {
        let worth = |c: &Candidate| {
            let shared = c.words.iter().filter(|w| taken.contains_key(w)).count() as i64;
            c.points - REPEATED * shared / (c.words.len().max(1) as i64)
        };
        let Some((at, points)) = candidates
            .iter()
            .enumerate()
            .map(|(i, c)| (i, worth(c)))
            .max_by_key(|&(i, points)| (points, std::cmp::Reverse(i)))
        else {
            break;
        };
        let candidate = candidates.remove(at);
        taken.extend(candidate.words.iter().map(|&word| (word, 1)));
        if let Some(fact) = fact(article, sentences, quotes, candidate, points) {
            chosen.push(fact);
        }
    }
    // A later choice can never score above an earlier one: repetition only takes away.
    let mut ceiling = 1000.0_f64;
    for fact in &mut chosen {
        ceiling = ceiling.min(fact.score);
        fact.score = ceiling;
    }
    chosen
}

/// The first sentences of some length: all that can be said where the language is not known.
pub(crate) fn by_position(article: &Article<'_>, sentences: &[Sentence], most: usize) -> Vec<Fact> {
    let whole = sentences
        .iter()
        .enumerate()
        .filter(|(_, s)| !s.furniture && article.words(&s.tokens) >= candidate::LEAST_WORDS);
    let fact = |(place, (sentence, _)): (usize, (usize, &Sentence))| {
        let candidate = Candidate {
            sentence,
            points: 0,
            words: Vec::new(),
            reasons: Vec::new(),
            referent: None,
        };
        fact(article, sentences, &[], candidate, 1000 / (place as i64 + 2))
    };
    whole.enumerate().filter_map(fact).take(most).collect()
}

/// Quotes that share text with `span`; quotes are in text order and short, so the search starts a little before it.
fn overlapping(quotes: &[Quote], span: Span) -> impl Iterator<Item = &Quote> {
    let from = quotes.partition_point(|q| q.span.end <= span.start).saturating_sub(2);
    quotes
        .iter()
        .skip(from)
        .take_while(move |q| q.span.start < span.end)
        .filter(move |q| q.span.overlaps(span))
}

fn fact(
    article: &Article<'_>,
    sentences: &[Sentence],
    quotes: &[Quote],
    candidate: Candidate,
    points: i64,
) -> Option<Fact> {
    let sentence = sentences.get(candidate.sentence)?;
    let start = article.token(article.behind_dateline(&sentence.tokens)).start();
    let span = Span { start, end: sentence.span.end };
    let attribution = overlapping(quotes, sentence.span)
        .find(|q| q.kind != QuoteKind::Direct && sentence.span.contains(q.span))
        .map(|q| Attribution {
            source: q.speaker.as_ref().and_then(|s| s.mention).map(|m| article.passage(m)),
            cue: q.cue.clone(),
        });
    Some(Fact {
        text: article.slice(span).to_owned(),
        span,
        pieces: None,
        sentence: candidate.sentence,
        paragraph: sentence.paragraph,
        role: sentence.role,
        score: points.clamp(1, 1000) as f64 / 1000.0,
        reasons: candidate.reasons,
        attribution,
        referent: candidate.referent.filter(|r| span.contains(r.span)),
        citations: article.cited(sentence.tokens.clone()),
    })
}
