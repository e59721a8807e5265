//! Spoken lines: what stands behind a name and a colon in interviews and transcripts, without marks.

use std::ops::Range;

use crate::lexicon::{Classes, WordId, words};
use crate::people::{Mention, Sort};
use crate::quotes::build::speaker;
use crate::quotes::speaker::Cast;
use crate::schema::{Found, Quote, QuoteKind};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Block;
use crate::token::{Kind, Kinds, Token};

/// Fewest lines of a transcript: a single name with a colon may stand before anything.
const LEAST_LINES: usize = 2;
/// Fewest who surely speak in an article whose labels all stand before what somebody says.
const LEAST_SPEAKERS: usize = 2;
/// Lines without marks for each that has some, from which on the marks are taken for those of titles.
const FEW: usize = 4;
/// Fewest words of a line that is somebody's.
const LEAST_WORDS: usize = 5;
/// Somebody speaks who says one of these: "Ana Ruiz: She has been mayor since May" tells of her.
const PERSONS: [WordId; 17] = words![
    "i", "we", "you", "my", "our", "your", "me", "us", "i'm", "i've", "i'd", "we're", "we've",
    "you're", "yeah", "yes", "well"
];

/// A line: its speaker's name before the colon, and what is said.
struct Line<'a> {
    mention: &'a Mention,
    inner: Range<usize>,
    paragraph: usize,
}

/// Adds the lines of a transcript to the quotes, and takes out what was found inside of them. Returns where those lines stand
/// whose speaker asks the others.
pub(crate) fn add(cast: &Cast<'_>, quotes: &mut Vec<Quote>, utterances: usize) -> Vec<Span> {
    let mut lines = lines(cast);
    // For each person whether a line is surely said, how many lines there are, and how many of them ask.
    let mut known = vec![(false, 0, 0); cast.people.entities.len()];
    let mut said = 0;
    for line in &lines {
        let sure = is_said(cast, line);
        said += usize::from(sure);
        if let Some((speaks, all, asks)) = known.get_mut(line.mention.entity) {
            *speaks |= sure;
            *all += 1;
            *asks += usize::from(asks_in(cast, line));
        }
    }
    let of = |line: &Line<'_>| known.get(line.mention.entity).copied().unwrap_or_default();
    // Where others are quoted behind a name and a colon, what stands without marks is whoever asks them. A few lines that
    // begin with a title in marks are no such quotations.
    let labelled = |quote: &&Quote| quote.speaker.as_ref().is_some_and(|s| s.found == Found::Label);
    if said < LEAST_LINES || quotes.iter().filter(labelled).count() * FEW > said {
        return Vec::new();
    }
    // Who has spoken once speaks behind his name wherever it stands so; where several do, so does everybody.
    let several = known.iter().filter(|(speaks, ..)| *speaks).count() >= LEAST_SPEAKERS;
    lines.retain(|line| (several || of(line).0) && is_sentence(cast, line));
    let asks = |line: &&Line<'_>| {
        let (_, all, asks) = of(line);
        2 * asks >= all
    };
    let asking = lines.iter().filter(asks).map(|l| cast.article.span_of(&l.inner)).collect();
    let made: Vec<Quote> =
        lines.iter().zip(utterances + 1..).map(|(line, n)| quote(cast, line, n)).collect();
    quotes.retain(|quote| {
        let at = made.partition_point(|line| line.span.end <= quote.span.start);
        made.get(at).is_none_or(|line| line.span.start >= quote.span.end)
    });
    quotes.extend(made);
    asking
}

/// The lines of an article in order: each from a sentence that begins with a person's name and a colon up to the next, to the
/// end of the paragraph, or to where somebody speaks of that person.
fn lines<'a>(cast: &Cast<'a>) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut open: Option<Line<'a>> = None;
    for sentence in cast.sentences {
        let head = head(cast, sentence);
        let goes_on = open.as_ref().is_some_and(|line| {
            head.is_none()
                && !sentence.furniture
                && line.paragraph == sentence.paragraph
                && !names(cast, sentence, line.mention)
                && !is_told(cast, sentence)
        });
        if goes_on {
            if let Some(line) = &mut open {
                line.inner.end = sentence.tokens.end;
            }
            continue;
        }
        lines.extend(open.take());
        open = head.map(|mention| Line {
            mention,
            inner: mention.whole.end + 1..sentence.tokens.end,
            paragraph: sentence.paragraph,
        });
    }
    lines.extend(open);
    lines
}

/// Whether a sentence is the reporter's again: "She says that …", "…, says Ana Ruiz", or a label of somebody whom no rule knows.
fn is_told(cast: &Cast<'_>, sentence: &Sentence) -> bool {
    /// Tokens of a label.
    const LABEL: usize = 8;
    let tokens = cast.article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
    let reports = |t: &Token| t.is(Classes::REPORTING.with(Classes::STANCE)) && !t.capital;
    let third = tokens.first().is_some_and(|t| t.is_one(&words!["he", "she"]))
        && tokens.iter().skip(1).take(2).any(reports);
    let person = |m: &Mention| cast.people.entity(m).is_some_and(|e| e.sort == Sort::Person);
    let other = tokens.iter().any(reports)
        && !tokens.iter().any(|t| t.is_one(&PERSONS))
        && cast.people.within(&sentence.tokens).iter().any(person);
    let head = tokens.iter().take(LABEL).take_while(|t| t.capital || !t.is_word());
    third || other || head.skip(1).any(|t| t.kind == Kind::Colon)
}

/// Whether a sentence holds the last name of whoever is mentioned: nobody speaks so of himself.
fn names(cast: &Cast<'_>, sentence: &Sentence, mention: &Mention) -> bool {
    let name = cast.people.entity(mention).map(|e| cast.article.tokens_in(e.name));
    let last =
        name.and_then(|name| name.end.checked_sub(1)).map_or(0, |i| cast.article.token(i).word);
    let tokens = cast.article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
    tokens.iter().any(|t| t.capital && t.word == last)
}

/// The person with whose name and a colon a sentence begins.
fn head<'a>(cast: &Cast<'a>, sentence: &Sentence) -> Option<&'a Mention> {
    // Most sentences have no colon.
    if !sentence.kinds.has(Kinds::COLON) {
        return None;
    }
    let body = cast.article.block_of(sentence.paragraph) == Block::Body;
    let mention = cast.people.label_at(cast.article, sentence.tokens.start)?;
    // Marks have rules of their own.
    let marked = cast.article.token(mention.whole.end + 1).is_mark();
    (body && !sentence.furniture && !marked).then_some(mention)
}

/// Whether somebody surely says a line: it is a sentence, and speaks as people do.
fn is_said(cast: &Cast<'_>, line: &Line<'_>) -> bool {
    let tokens = cast.article.tokens.get(line.inner.clone()).unwrap_or_default();
    let speaks = tokens.iter().any(|t| t.is_one(&PERSONS));
    is_sentence(cast, line) && (speaks || asks_in(cast, line))
}

fn is_sentence(cast: &Cast<'_>, line: &Line<'_>) -> bool {
    let tokens = cast.article.tokens.get(line.inner.clone()).unwrap_or_default();
    let last = tokens.iter().rev().find(|t| !t.is_mark());
    last.is_some_and(|t| t.kind == Kind::Stop) && cast.article.words(&line.inner) >= LEAST_WORDS
}

/// Whether a line holds a question.
fn asks_in(cast: &Cast<'_>, line: &Line<'_>) -> bool {
    let tokens = cast.article.tokens.get(line.inner.clone()).unwrap_or_default();
    tokens.iter().any(|t| cast.article.slice(t.span()).starts_with('?'))
}

fn quote(cast: &Cast<'_>, line: &Line<'_>, utterance: usize) -> Quote {
    let article = cast.article;
    let span = article.span_of(&line.inner);
    let colon = line.mention.whole.end;
    let resolved = cast.speaker(Some(line.mention.entity), &line.mention.tokens, Found::Label);
    Quote {
        text: article.slice(span).to_owned(),
        span,
        kind: QuoteKind::Direct,
        key: false,
        score: 0.0,
        quoted: vec![span],
        paragraph: line.paragraph,
        utterance,
        speaker: Some(speaker(article, &resolved)),
        cue: Some(article.passage(article.span_of(&(colon..colon + 1)))),
        edits: Vec::new(),
        complete: true,
        citations: article.cited(line.inner.clone()),
    }
}
