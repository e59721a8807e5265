//! Headline facts: the few sentences that carry the news, and able to stand alone.

pub(crate) mod candidate;
pub(crate) mod choice;
mod dangling;
pub(crate) mod features;
mod pieces;
pub(crate) mod story;
mod vocabulary;
mod weights;
mod worth;

use std::ops::Range;

use crate::lexicon::{Classes, words};
use crate::people::People;
use crate::schema::{Attribution, Fact, Quote, QuoteKind, overlapping};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Article;
use crate::token::{Kind, Token};

use candidate::Candidate;
use story::Story;

/// Sentences below which an article is read by the points for texts without paragraphs: those for texts with some were
/// learnt from articles of thirty sentences.
const SHORT: usize = 12;

/// The chance of being reported speech from which on who speaks is a fact's source where the cue is no plain word of saying:
/// below it half of them say nothing ("Panama claimed victory").
const SURE: f64 = 0.5;

/// What stands between the pieces of a fact.
const GAP: &str = " … ";

/// The `most` best facts, best first; `avoid` are the spans of the implications, which are shown on their own.
pub(crate) fn facts(
    article: &Article<'_>,
    sentences: &[Sentence],
    people: &People,
    quotes: &[Quote],
    avoid: &[Span],
    most: usize,
) -> Vec<Fact> {
    if most == 0 {
        return Vec::new();
    }
    let story = Story::new(article, sentences, people, quotes);
    let candidates = story.candidates(avoid);
    let points: Vec<i64> = candidates.iter().map(|candidate| points(&story, candidate)).collect();
    let words: Vec<_> = candidates.iter().map(|c| story.vocabulary.held(c.place)).collect();
    let chosen = choice::choose(&candidates, &words, &points, most);
    let chosen = chosen.into_iter().filter_map(|(i, points)| Some((candidates.get(i)?, points)));
    let fact = |(candidate, points): (&Candidate, i64)| {
        let sentence = (candidate.sentence, sentences.get(candidate.sentence)?);
        let pieces = story.pieces(candidate);
        let told = told(article, sentence.1, quotes);
        let mut fact = fact(article, sentence, told, &pieces)?;
        fact.score = score(points);
        let speaker = told.and_then(|quote| quote.speaker.as_ref());
        let sourced = speaker.is_some_and(|speaker| speaker.name.is_some());
        fact.reasons = story.reasons(candidate, &pieces, sourced);
        fact.referent = candidate.referent.clone().filter(|r| fact.span.contains(r.span));
        Some(fact)
    };
    let mut chosen: Vec<Fact> = chosen.filter_map(fact).collect();
    introduce(article, people, &mut chosen);
    // A later choice can never score above an earlier one: repetition only takes away.
    let mut ceiling = 1000.0_f64;
    for fact in &mut chosen {
        ceiling = ceiling.min(fact.score);
        fact.score = ceiling;
    }
    chosen
}

/// What speaks for a candidate: what was learnt, and what no label tells.
fn points(story: &Story<'_>, candidate: &Candidate) -> i64 {
    let sentence = story.sentences.get(candidate.sentence);
    weights::points(&features::observe(story, candidate), story.unbroken || story.told < SHORT)
        + sentence.map_or(0, |sentence| worth::of(story, sentence, candidate.place))
}

/// Points as a score of a fact.
fn score(points: i64) -> f64 {
    points.clamp(1, 1000) as f64 / 1000.0
}

/// "Ruiz said …": the whole name stands beside the word, where no fact shown above has it. They are shown in text order.
fn introduce(article: &Article<'_>, people: &People, facts: &mut [Fact]) {
    let spans: Vec<Span> = facts.iter().map(|fact| fact.span).collect();
    for fact in facts.iter_mut().filter(|fact| fact.referent.is_none()) {
        let above = spans.iter().filter(|span| span.start < fact.span.start);
        fact.referent = dangling::surname(article, people, fact.span, above);
    }
}

/// The first sentences of some length: all that can be said where the language is not known.
pub(crate) fn by_position(article: &Article<'_>, sentences: &[Sentence], most: usize) -> Vec<Fact> {
    let whole = sentences
        .iter()
        .enumerate()
        .filter(|(_, s)| !s.furniture && s.words >= candidate::LEAST_WORDS);
    let fact = |(place, (sentence, s)): (usize, (usize, &Sentence))| {
        let piece = s.behind_dateline(article)..s.tokens.end;
        let mut fact = fact(article, (sentence, s), None, std::slice::from_ref(&piece))?;
        fact.score = score(1000 / (place as i64 + 2));
        Some(fact)
    };
    whole.enumerate().filter_map(fact).take(most).collect()
}

/// What of a quote stands in quotation marks.
fn marked(quote: &Quote) -> &[Span] {
    match quote.kind {
        QuoteKind::Direct => std::slice::from_ref(&quote.span),
        _ => &quote.quoted,
    }
}

/// The words shown, and where they stand.
pub(crate) fn shown(article: &Article<'_>, pieces: &[Range<usize>]) -> (String, Vec<Span>) {
    let spans: Vec<Span> = pieces.iter().map(|p| article.span_of(p)).collect();
    let slices: Vec<&str> = spans.iter().map(|s| article.slice(*s)).collect();
    (slices.join(GAP), spans)
}

/// A sentence as it is shown, without what only the choice knows; `told`: what somebody says in it.
fn fact(
    article: &Article<'_>,
    (index, sentence): (usize, &Sentence),
    told: Option<&Quote>,
    pieces: &[Range<usize>],
) -> Option<Fact> {
    let (text, pieces) = shown(article, pieces);
    let span = Span { start: pieces.first()?.start, end: pieces.last()?.end };
    let attribution = told.map(|q| Attribution {
        source: source(article, sentence, q).map(|m| article.passage(m)),
        cue: q.cue.clone(),
    });
    Some(Fact {
        text,
        span,
        pieces: (pieces.len() > 1).then_some(pieces),
        sentence: index,
        paragraph: sentence.paragraph,
        role: sentence.role,
        score: 0.0,
        reasons: Vec::new(),
        attribution,
        referent: None,
        citations: article.cited(sentence.tokens.clone()),
    })
}

/// What somebody says in a sentence, not in marks alone.
fn told<'q>(article: &Article<'_>, sentence: &Sentence, quotes: &'q [Quote]) -> Option<&'q Quote> {
    overlapping(quotes, sentence.span)
        .filter(|q| q.kind != QuoteKind::Direct && sentence.span.contains(q.span))
        .find(|q| match &q.cue {
            Some(cue) => reports(article, cue.span, q.score),
            None => q.score >= SURE,
        })
        .filter(|q| !q.cue.as_ref().is_some_and(|cue| article.is_passive(cue.span)))
}

/// Whether a cue has a word that does nothing but report; or another that does, and `score` is the chance that it does here.
fn reports(article: &Article<'_>, cue: Span, score: f64) -> bool {
    let saying = words!["said", "says", "say", "told", "according", "confirmed"];
    // "The club boasts two stars", "USC plans to build".
    let doing = words![
        "boast", "boasts", "boasted", "offer", "offers", "offered", "known", "pleaded", "pled"
    ];
    let finding = words![
        "found",
        "finds",
        "find",
        "shows",
        "indicate",
        "believe",
        "believes",
        "expressed",
        "pointed"
    ];
    let has = |test: &dyn Fn(Token) -> bool| article.tokens_in(cue).any(|i| test(article.token(i)));
    has(&|t| t.is_one(&saying))
        || score >= SURE
            && has(&|t| t.is(Classes::REPORTING) || t.is_one(&finding))
            && !has(&|t| t.is_one(&doing))
}

/// The words that say who says so, with what belongs to them where nobody is named: "a spokesperson for the harbour".
fn source(article: &Article<'_>, sentence: &Sentence, quote: &Quote) -> Option<Span> {
    /// Tokens of what belongs to it, at most.
    const MOST: usize = 12;
    let speaker = quote.speaker.as_ref()?;
    let mention = speaker.mention.filter(|mention| sentence.span.contains(*mention))?;
    let named = article.tokens_in(mention);
    let first = article.token(named.start);
    let behind = named.end;
    // A pronoun; "3 out" of 5 girls.
    let vague = words!["i", "we", "you", "he", "she", "they", "it", "who", "which", "out"];
    if article.token(behind.saturating_sub(1)).is_one(&vague) {
        return None;
    }
    let belongs = article.token(behind).is_one(&words!["of", "for", "from", "by", "with", "in"]);
    if speaker.name.is_some() || first.capital && !first.is(Classes::DETERMINER) || !belongs {
        // "Harvik Press’ claim that"
        let last = article.token(behind.saturating_sub(1));
        let owner = last.kind == Kind::Possessive && named.len() > 1;
        return Some(Span { end: if owner { last.start() } else { mention.end }, ..mention });
    }
    let cue = quote.cue.as_ref().map(|cue| article.tokens_in(cue.span).start);
    let cue = cue.filter(|&cue| cue > behind);
    let breaks = |i: usize| {
        let token = article.token(i);
        !matches!(token.kind, Kind::Word | Kind::Number | Kind::Possessive)
            || token.is(Classes::REPORTING)
            || token.is_one(&words!["that"])
    };
    let limit = sentence.tokens.end.min(behind + MOST);
    let end = (behind..limit).find(|&i| Some(i) == cue || breaks(i));
    let end = end.filter(|&end| cue.is_none_or(|cue| cue == end));
    Some(end.map_or(mention, |end| Span { end: article.token(end - 1).end(), ..mention }))
}
