//! The implications paragraph: what the article says the news means or leads to; none where it states none.

mod signs;

use std::sync::OnceLock;

use crate::lexicon::{Classes, Lexicon};
use crate::pattern::Pattern;
use crate::roles::chance;
use crate::schema::{
    Genre, Holder, HolderKind, Implications, Passage, Quote, Role, Statement, StatementKind,
};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::{Article, Block};

/// Most words of all implications together; the promise of the digest.
const MOST_WORDS: usize = 250;
/// Most sentences of the run that is taken where there are no paragraphs.
const MOST_SENTENCES: usize = 5;
/// Points a paragraph needs to be given. Below it the article states none.
const THRESHOLD: i64 = 100;
/// The same in an interview, where every answer judges and expects.
const INTERVIEW: i64 = 150;
/// Points a sentence beside a good one needs to be taken along, where there are no paragraphs.
const ALONG: i64 = 45;
/// Points a paragraph needs to go on with the implications where it points back at them.
const MORE: i64 = 60;
/// Points for a paragraph that surely tells a consequence or an expectation, by the roles of its sentences, and points
/// lost by every paragraph: with these two the development part of NewsDiscourse and the articles of the tests are both
/// served (of pairs from 150 to 600 and 0 to 160).
const TOLD: i64 = 340;
const UNTOLD: i64 = 95;
/// Most paragraphs that go on with the implications.
const MOST_MORE: usize = 2;

use signs::{ANNOUNCED, LAST, LEDE, Signs};

/// What ends a heading or label.
const END: &str = r"\s*(?:[:.?!-]|–|—|$)";

/// What the stage found, and whether it had to take a run of sentences instead of a paragraph.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) implications: Option<Implications>,
    pub(crate) run: bool,
    /// Whether it is part of a paragraph too long to be shown whole.
    pub(crate) cut: bool,
}

/// A stretch of sentences that may be the implications.
struct Candidate {
    sentences: std::ops::Range<usize>,
    heading: Option<Span>,
    points: i64,
}

/// Finds the implications.
pub(crate) fn implications(
    article: &Article<'_>,
    sentences: &[Sentence],
    quotes: &[Quote],
    genre: Genre,
) -> Found {
    let texts = article.paragraphs.iter().filter(|p| p.is_text()).count();
    let run = texts <= 1;
    let mut candidates =
        if run { runs(article, sentences, quotes) } else { paragraphs(article, sentences, quotes) };
    let least = if genre == Genre::Interview { INTERVIEW } else { THRESHOLD };
    candidates.retain(|c| c.points >= least);
    let best = candidates.into_iter().reduce(|a, b| if b.points > a.points { b } else { a });
    let Some(best) = best else { return Found { run, ..Found::default() } };
    let found = sentences.get(best.sentences.clone()).unwrap_or_default();
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return Found::default() };
    let span = Span { start: first.span.start, end: last.span.end };
    let follow = if run { Vec::new() } else { following(article, sentences, quotes, last) };
    let more = follow
        .iter()
        .filter_map(|r| sentences.get(r.clone()))
        .filter_map(|s| Some(Span { start: s.first()?.span.start, end: s.last()?.span.end }));
    let more = more.map(|s| article.passage(s)).collect();
    let rest = follow.iter().filter_map(|r| sentences.get(r.clone())).flatten();
    let statements = found.iter().chain(rest).map(|s| statement(article, s, quotes)).collect();
    let implications = Implications {
        heading: best.heading.map(|h| article.passage(h)),
        paragraph: Passage { text: article.slice(span).to_owned(), span },
        more,
        statements,
    };
    let whole = sentences.iter().filter(|s| s.paragraph == first.paragraph).count();
    Found { implications: Some(implications), run, cut: !run && found.len() < whole }
}

/// The paragraphs right behind `last` that go on with what it says: each would do by itself, or points back at it.
fn following(
    article: &Article<'_>,
    sentences: &[Sentence],
    quotes: &[Quote],
    last: &Sentence,
) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    let mut words = article.paragraphs.get(last.paragraph).map_or(0, |p| length(article, p.span));
    for (index, paragraph) in
        article.paragraphs.iter().enumerate().skip(last.paragraph + 1).take(MOST_MORE)
    {
        let from = sentences.partition_point(|s| s.paragraph < index);
        let stretch = from..sentences.partition_point(|s| s.paragraph <= index);
        words += length(article, paragraph.span);
        let first = article.token(paragraph.tokens.start);
        let points_back = first.is(Classes::CONNECTIVE.with(Classes::CONDITION))
            || matches!(
                article.slice(first.span()),
                "It" | "That" | "This" | "They" | "These" | "Even"
            );
        let least = if points_back { MORE } else { THRESHOLD };
        if paragraph.block != Block::Body
            || words > MOST_WORDS
            || points(article, sentences, quotes, &stretch) < least
        {
            break;
        }
        out.push(stretch);
    }
    out
}

/// How many words stand in a span, as whoever reads the digest counts them: a dash that stands alone is one.
fn length(article: &Article<'_>, span: Span) -> usize {
    article.slice(span).split_whitespace().count()
}

/// One candidate a paragraph; a paragraph over the limit gives its best run of sentences.
fn paragraphs(article: &Article<'_>, sentences: &[Sentence], quotes: &[Quote]) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    let last = sentences
        .iter()
        .rposition(|s| !s.furniture)
        .and_then(|i| sentences.get(i))
        .map(|s| s.paragraph);
    let first = sentences.iter().find(|s| !s.furniture).map(|s| s.paragraph);
    let mut announced: Option<Span> = None;
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        if paragraph.block == Block::Heading {
            announced = heading(article.slice(paragraph.span)).then_some(paragraph.span);
            continue;
        }
        if !paragraph.is_text() {
            continue;
        }
        let from = sentences.partition_point(|s| s.paragraph < index);
        let to = sentences.partition_point(|s| s.paragraph <= index);
        let whole = from..to;
        let label = label(article, paragraph.span);
        let mut points = points(article, sentences, quotes, &whole);
        points += if announced.is_some() || label.is_some() { ANNOUNCED } else { 0 };
        points += if Some(index) == last { LAST } else { 0 };
        points -= if Some(index) == first { LEDE } else { 0 };
        let heading = announced.take().or(label);
        if length(article, paragraph.span) > MOST_WORDS {
            out.extend(windows(article, sentences, quotes, whole));
        } else {
            out.push(Candidate { sentences: whole, heading, points });
        }
    }
    out
}

/// What the signs and the roles of a stretch come to.
fn points(
    article: &Article<'_>,
    sentences: &[Sentence],
    quotes: &[Quote],
    stretch: &std::ops::Range<usize>,
) -> i64 {
    Signs::read(article, sentences, quotes, stretch).points()
        + told(sentences.get(stretch.clone()).unwrap_or_default())
}

/// Points for what the roles say: how likely one of the sentences at least tells a consequence or an expectation.
fn told(sentences: &[Sentence]) -> i64 {
    let none: f32 = sentences
        .iter()
        .map(|s| 1.0 - chance(s, Role::Consequence) - chance(s, Role::Expectation))
        .product();
    (TOLD as f32 * (1.0 - none)) as i64 - UNTOLD
}

/// Runs of adjacent sentences, for a text without paragraphs.
fn runs(article: &Article<'_>, sentences: &[Sentence], quotes: &[Quote]) -> Vec<Candidate> {
    windows(article, sentences, quotes, 0..sentences.len())
}

/// The runs of up to [`MOST_SENTENCES`] sentences in `area` that begin and end with a sign of meaning.
fn windows(
    article: &Article<'_>,
    sentences: &[Sentence],
    quotes: &[Quote],
    area: std::ops::Range<usize>,
) -> Vec<Candidate> {
    let each: Vec<i64> = area
        .clone()
        .map(|i| Signs::read(article, sentences, quotes, &(i..i + 1)).points())
        .collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < each.len() {
        let good = |k: usize, least: i64| {
            let text = sentences.get(area.start + k).is_some_and(|s| !s.furniture);
            text && k > 2 && each.get(k).is_some_and(|p| *p >= least)
        };
        if !good(at, THRESHOLD) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end - at < MOST_SENTENCES && good(end, ALONG) {
            end += 1;
        }
        let total: i64 = each.get(at..end).unwrap_or_default().iter().sum();
        let late = 40 * at as i64 / each.len().max(1) as i64;
        let run = area.start + at..area.start + end;
        let words: usize = sentences
            .get(run.clone())
            .unwrap_or_default()
            .iter()
            .map(|s| length(article, s.span))
            .sum();
        if words <= MOST_WORDS {
            out.push(Candidate {
                sentences: run,
                heading: None,
                points: total / (end - at) as i64 + late + 20 * (end - at) as i64,
            });
        }
        at = end;
    }
    out
}

/// Whether a heading announces the implications.
fn heading(line: &str) -> bool {
    static HEADINGS: OnceLock<Pattern> = OnceLock::new();
    HEADINGS
        .get_or_init(|| Pattern::new(include_str!("data/en/implication_headings.txt"), END))
        .is_match(line.trim(), false)
}

/// A label at the head of a paragraph: "Why it matters: …".
fn label(article: &Article<'_>, paragraph: Span) -> Option<Span> {
    /// Longest label in bytes.
    const LONGEST: usize = 60;
    let line = article.slice(paragraph);
    let colon = line.bytes().take(LONGEST).position(|b| b == b':')?;
    let span = Span { start: paragraph.start, end: paragraph.start + colon + 1 };
    heading(line.get(..=colon)?).then_some(span)
}

fn statement(article: &Article<'_>, sentence: &Sentence, quotes: &[Quote]) -> Statement {
    let mut hedges: Vec<Span> = Vec::new();
    let (mut modal, mut caused) = (false, false);
    let mut i = sentence.tokens.start;
    while i < sentence.tokens.end {
        let token = article.token(i);
        let rest = (i..sentence.tokens.end).map(|k| article.token(k).word);
        let phrase = Lexicon::get().phrase(Classes::HEDGE, token.classes, rest);
        modal |= token.is(Classes::MODAL)
            || phrase > 0
            || matches!(article.slice(token.span()), "likely" | "expected");
        caused |= matches!(
            article.slice(token.span()),
            "means" | "led" | "result" | "forced" | "already" | "consequence"
        );
        if phrase > 0 {
            hedges.push(article.span_of(&(i..i + phrase)));
            i += phrase;
            continue;
        }
        if token.is(Classes::HEDGE) && !token.capital {
            hedges.push(token.span());
        }
        i += 1;
    }
    let kind = if modal {
        StatementKind::Expectation
    } else if caused {
        StatementKind::Consequence
    } else {
        StatementKind::Evaluation
    };
    Statement {
        text: article.slice(sentence.span).to_owned(),
        span: sentence.span,
        kind,
        holder: holder(article, sentence, quotes),
        hedges,
    }
}

/// The first attribution inside the sentence says whose statement it is. "This development indicates" is nobody's: only
/// people and bodies hold a view.
fn holder(article: &Article<'_>, sentence: &Sentence, quotes: &[Quote]) -> Holder {
    let from = quotes.partition_point(|q| q.span.end <= sentence.span.start);
    let speakers = quotes
        .iter()
        .skip(from)
        .take_while(|q| q.span.start < sentence.span.end)
        .filter_map(|q| q.speaker.as_ref());
    for speaker in speakers {
        if speaker.name.is_some() {
            return Holder {
                kind: HolderKind::Source,
                name: speaker.name.clone(),
                span: speaker.mention.or(speaker.span).filter(|s| sentence.span.contains(*s)),
            };
        }
        if let Some(mention) =
            speaker.mention.filter(|m| sentence.span.contains(*m) && holds_views(article, *m))
        {
            return Holder { kind: HolderKind::Unnamed, name: None, span: Some(mention) };
        }
    }
    Holder { kind: HolderKind::Reporter, name: None, span: None }
}

/// Whether the words for a source stand for people or a body.
fn holds_views(article: &Article<'_>, mention: Span) -> bool {
    article.tokens_in(mention).any(|i| {
        let token = article.token(i);
        token.is(Classes::ROLE.with(Classes::TITLE).with(Classes::ORGANISATION))
            || matches!(article.slice(token.span()), "he" | "she" | "they" | "He" | "She" | "They")
    })
}
