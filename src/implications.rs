//! The implications paragraph: what the article says the news means or leads to; none where it states none.

pub(crate) mod features;
pub(crate) mod signs;
mod statements;
mod weights;

use std::ops::Range;
use std::sync::OnceLock;

use crate::lexicon::Classes;
use crate::pattern::Pattern;
use crate::schema::{Found as How, Genre, Implications, Passage, Quote, overlapping};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::{Article, Block, words_in};

/// Most words of all implications together; the promise of the digest.
const MOST_WORDS: usize = 250;
/// Most sentences of a paragraph that is shown whole, and of the run that is taken of a longer one, or where there are no
/// paragraphs: more would hide what is stated among what is told.
const MOST_SENTENCES: usize = 5;
/// Points that the best paragraph and what the article adds to it need. Below it the article states none.
const THRESHOLD: i64 = 100;
/// The same in an interview, where every answer judges and expects, and in a live blog, where every entry does.
const ENTRIES: i64 = 150;
/// The same in an article of few sentences, which tells the news and seldom what it means.
const SHORT: i64 = 120;
/// Points that the best paragraph needs by itself.
const LEAST: i64 = 30;
/// Most sentences of a short article.
const FEW: usize = 6;
/// Sentences of the lede, which tell the news and begin no run; in an article of more paragraphs than that, its first one.
const LEDE: usize = 3;
/// Points a sentence beside a good one needs to be taken along in a run.
const ALONG: i64 = 45;
/// Points for each sentence of a run.
const LONGER: i64 = 20;
/// Points a paragraph needs to go on with the implications where it points back at them.
const MORE: i64 = 60;
/// Points for a heading or label that announces the implications: no corpus has them.
const ANNOUNCED: i64 = 400;
/// Most paragraphs that go on with the implications.
const MOST_MORE: usize = 2;

/// What ends a heading or label.
const END: &str = r"\s*(?:[:.?!-]|–|—|$)";

/// What the stage found, and whether it had to take a run of sentences instead of a paragraph.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) implications: Option<Implications>,
    pub(crate) run: bool,
    /// Whether it is part of a paragraph too long, or too large a part of the article, to be shown whole.
    pub(crate) cut: bool,
}

/// A stretch of sentences that may be the implications.
struct Candidate {
    sentences: Range<usize>,
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
    let weigher = Weigher { article, sentences, quotes };
    let stretches = if run { singly(0..sentences.len()) } else { told(article, sentences) };
    let seen = weigher.see(&stretches);
    let whole = weights::article(&seen);
    let weighed = weigher.weigh(&stretches, &seen);
    let mut candidates =
        if run { weigher.runs(&weighed, true) } else { weigher.paragraphs(&weighed) };
    let least = match genre {
        Genre::Interview | Genre::LiveBlog => ENTRIES,
        _ if sentences.iter().filter(|s| !s.furniture).count() <= FEW => SHORT,
        _ => THRESHOLD,
    };
    // "RUIZ: It is a way to …": what somebody says, who is a quote's speaker.
    let labelled = |q: &Quote| q.speaker.as_ref().is_some_and(|s| s.found == How::Label);
    let spoken = |stretch: &Range<usize>| {
        let first = sentences.get(stretch.start).map(|s| s.span);
        first.is_some_and(|first| overlapping(quotes, first).any(labelled))
    };
    let lede = stretches.first().filter(|_| texts > LEDE).map_or(usize::MAX, |s| s.start);
    candidates.retain(|c| {
        c.heading.is_some()
            || c.points >= LEAST
                && c.points + whole >= least
                && c.sentences.start != lede
                && !spoken(&c.sentences)
    });
    let best = candidates.into_iter().reduce(|a, b| if b.points > a.points { b } else { a });
    let Some(best) = best else { return Found { run, ..Found::default() } };
    let found = sentences.get(best.sentences.clone()).unwrap_or_default();
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return Found::default() };
    let span = Span { start: first.span.start, end: last.span.end };
    let follow = if run { Vec::new() } else { following(article, &weighed, last) };
    let more = follow
        .iter()
        .filter_map(|r| sentences.get(r.clone()))
        .filter_map(|s| Some(Span { start: s.first()?.span.start, end: s.last()?.span.end }));
    let more = more.map(|s| article.passage(s)).collect();
    let rest = follow.iter().filter_map(|r| sentences.get(r.clone())).flatten();
    let statements = statements::of(article, found.iter().chain(rest), quotes);
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
fn following(article: &Article<'_>, weighed: &[Weighed], last: &Sentence) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut spans: Vec<Span> =
        article.paragraphs.get(last.paragraph).map(|p| p.span).into_iter().collect();
    let most = most(weighed);
    let found = weighed.iter().find(|w| w.paragraph == last.paragraph);
    let mut count = found.map_or(0, |w| w.sentences.len());
    let behind = article.paragraphs.iter().enumerate().skip(last.paragraph + 1);
    for (index, paragraph) in behind.take(MOST_MORE) {
        spans.push(paragraph.span);
        let first = article.token(paragraph.tokens.start);
        let points_back = first.is(Classes::CONNECTIVE.with(Classes::CONDITION))
            || matches!(
                article.slice(first.span()),
                "It" | "That" | "This" | "They" | "These" | "Even"
            );
        let least = if points_back { MORE } else { THRESHOLD };
        let at = weighed.binary_search_by_key(&index, |w| w.paragraph);
        let Some(found) = at.ok().and_then(|at| weighed.get(at)) else { break };
        count += found.sentences.len();
        let long = found.sentences.len() > MOST_SENTENCES || count > most;
        if paragraph.block != Block::Body || long || found.points < least {
            break;
        }
        if is_long(article, spans.iter().copied()) {
            break;
        }
        out.push(found.sentences.clone());
    }
    out
}

/// Most sentences that implications take of an article, half of them: more would leave a short one no facts.
fn most(weighed: &[Weighed]) -> usize {
    weighed.iter().map(|w| w.sentences.len()).sum::<usize>() / 2
}

/// Whether more words stand in some spans than implications may have, as whoever reads the digest counts them: a dash that
/// stands alone is one.
fn is_long(article: &Article<'_>, spans: impl Iterator<Item = Span> + Clone) -> bool {
    // So many words have a letter and a space each.
    let bytes: usize = spans.clone().map(|s| s.len() + 1).sum();
    let words = spans.map(|s| words_in(article.slice(s)));
    bytes > 2 * MOST_WORDS && words.sum::<usize>() > MOST_WORDS
}

/// The sentences of each paragraph that is text, and not furniture throughout.
pub(crate) fn told(article: &Article<'_>, sentences: &[Sentence]) -> Vec<Range<usize>> {
    let mut end = 0;
    let paragraphs = sentences.chunk_by(|a, b| a.paragraph == b.paragraph);
    let stretches = paragraphs.filter_map(|found| {
        end += found.len();
        let paragraph = found.first().and_then(|first| article.paragraphs.get(first.paragraph))?;
        let text = paragraph.is_text() && found.iter().any(|s| !s.furniture);
        text.then_some(end - found.len()..end)
    });
    stretches.collect()
}

/// Each sentence of `area` by itself.
fn singly(area: Range<usize>) -> Vec<Range<usize>> {
    area.map(|i| i..i + 1).collect()
}

/// A stretch of sentences, and what speaks for it.
struct Weighed {
    sentences: Range<usize>,
    paragraph: usize,
    points: i64,
}

struct Weigher<'a> {
    article: &'a Article<'a>,
    sentences: &'a [Sentence],
    quotes: &'a [Quote],
}

impl Weigher<'_> {
    fn see(&self, stretches: &[Range<usize>]) -> Vec<features::Seen> {
        features::observe(self.article, self.sentences, self.quotes, stretches)
    }

    fn weigh(&self, stretches: &[Range<usize>], seen: &[features::Seen]) -> Vec<Weighed> {
        let weigh = |(stretch, seen): (&Range<usize>, &features::Seen)| Weighed {
            sentences: stretch.clone(),
            paragraph: self.sentences.get(stretch.start).map_or(usize::MAX, |s| s.paragraph),
            points: weights::points(seen),
        };
        stretches.iter().zip(seen).map(weigh).collect()
    }

    /// One candidate a paragraph; of one with too many words or sentences, or most of the article, its runs of sentences.
    fn paragraphs(&self, weighed: &[Weighed]) -> Vec<Candidate> {
        let article = self.article;
        let mut out: Vec<Candidate> = Vec::new();
        let mut announced: Option<Span> = None;
        let most = most(weighed);
        let lede = weighed.first().map_or(0, |w| w.sentences.start);
        let mut weighed = weighed.iter().peekable();
        for (index, paragraph) in article.paragraphs.iter().enumerate() {
            if paragraph.block == Block::Heading {
                announced = heading(article.slice(paragraph.span)).then_some(paragraph.span);
                continue;
            }
            let Some(found) = weighed.next_if(|w| w.paragraph == index) else { continue };
            let heading = announced.take().or_else(|| label(article, paragraph.span));
            let count = found.sentences.len();
            let long = heading.is_none() && (count > MOST_SENTENCES || count > most.max(2));
            if long || is_long(article, std::iter::once(paragraph.span)) {
                let lede = found.sentences.start == lede;
                let each = singly(found.sentences.clone());
                out.extend(self.runs(&self.weigh(&each, &self.see(&each)), lede));
                continue;
            }
            let points = found.points + if heading.is_some() { ANNOUNCED } else { 0 };
            out.push(Candidate { sentences: found.sentences.clone(), heading, points });
        }
        out
    }

    /// The runs of up to [`MOST_SENTENCES`] sentences that begin and end with a good one, of sentences that are weighed
    /// each; `lede`: whether the article begins with them.
    fn runs(&self, each: &[Weighed], lede: bool) -> Vec<Candidate> {
        let start = each.first().map_or(0, |w| w.sentences.start);
        let mut out = Vec::new();
        let mut at = 0;
        while at < each.len() {
            let good = |k: usize, least: i64| {
                let text = self.sentences.get(start + k).is_some_and(|s| !s.furniture);
                text && (!lede || k >= LEDE) && each.get(k).is_some_and(|s| s.points >= least)
            };
            if !good(at, THRESHOLD) {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end - at < MOST_SENTENCES && good(end, ALONG) {
                end += 1;
            }
            let total: i64 = each.get(at..end).unwrap_or_default().iter().map(|s| s.points).sum();
            let run = start + at..start + end;
            let found = self.sentences.get(run.clone()).unwrap_or_default();
            if !is_long(self.article, found.iter().map(|s| s.span)) {
                let mean = total / (end - at) as i64;
                let points = mean + LONGER * (end - at) as i64;
                out.push(Candidate { sentences: run, heading: None, points });
            }
            at = end;
        }
        out
    }
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
    let head = line.as_bytes().get(..line.len().min(LONGEST))?;
    // Few lines have any: whether one does is told of many bytes at once, where not of each.
    let colon = head.contains(&b':').then(|| head.iter().position(|b| *b == b':')).flatten()?;
    let span = Span { start: paragraph.start, end: paragraph.start + colon + 1 };
    heading(line.get(..=colon)?).then_some(span)
}
