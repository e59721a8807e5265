//! Attributions as the tagger sees them: each content with the cue and the source that belong to it.

use std::ops::Range;

use crate::lexicon::{Classes, WordId, word_id, words};
use crate::quotes::cue;
use crate::quotes::direct::Direct;
use crate::quotes::reported::{LEAST_WORDS, Reported};
use crate::quotes::tags::{Part, Tags};
use crate::quotes::voice::Voice;
use crate::sentences::Sentence;
use crate::text::Article;
use crate::token::{Kind, Token};

/// Most tokens between a content and its cue.
const FAR: usize = 40;

/// Least mean likelihood of a content's tokens, in 255ths, where the most likely sequence has one: with 90 there are 61.0 of
/// F1 on PolNeAR's development part, with 110 61.3, with 130 61.1 at one point of recall less.
const LEAST_SHARE: usize = 110;

/// Adds the contents of a stretch of sentences in order, with their voices.
pub(crate) fn attributed(
    article: &Article<'_>,
    tags: &Tags,
    stretch: &[Sentence],
    out: &mut Vec<Reported>,
) {
    let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { return };
    let parts = tags.parts(first.tokens.start..last.tokens.end);
    for (at, (part, content)) in parts.iter().enumerate() {
        if *part != Part::Content || article.words(content) < LEAST_WORDS {
            continue;
        }
        let shares = content.clone().map(|i| usize::from(tags.share(Part::Content, i)));
        if shares.sum::<usize>() < LEAST_SHARE * content.len() {
            continue;
        }
        let cue = nearest(&parts, at, Part::Cue, content);
        let source = match &cue {
            Some((index, cue)) => nearest(&parts, *index, Part::Source, cue),
            None => nearest(&parts, at, Part::Source, content),
        };
        let cue = cue.map(|(_, c)| c);
        // "“Who will pay?” asked Ruiz. “We will see,” said Sow": he asks nothing.
        let stops =
            |from: usize, to: usize| (from..to).any(|i| article.token(i).kind == Kind::Stop);
        let source =
            source.map(|(_, s)| s).filter(|s| cue.as_ref().is_none_or(|c| !stops(c.end, s.start)));
        // Nobody says it and nothing reports it.
        let Some(any) = source.clone().or(cue.clone()) else { continue };
        // A report by nobody is one only if its verb says so.
        let reports = |range: &Range<usize>| {
            let classes = Classes::REPORTING.with(Classes::STANCE).with(Classes::NOUN_CUE);
            range.clone().any(|i| article.token(i).is(classes))
        };
        if source.is_none() && !cue.as_ref().is_some_and(reports) {
            continue;
        }
        if is_withheld(article, content, cue.as_ref()) {
            continue;
        }
        // "If inspectors find that …": nobody has found it yet.
        let start = source.as_ref().map_or(any.start, |s| s.start);
        if start.checked_sub(1).is_some_and(|i| article.token(i).is(Classes::CONDITION)) {
            continue;
        }
        let voice = Voice {
            source: source.unwrap_or(any.start..any.start),
            cue: cue.unwrap_or(any.end..any.end),
        };
        let end = up_to_comma(article, content.end, voice.cue.start.min(voice.source.start));
        out.push(Reported { voice, content: content.start..end });
    }
}

/// The end of a content that ends a word or two before the comma of its attribution: "will stay closed until May, said Ruiz".
fn up_to_comma(article: &Article<'_>, end: usize, voice: usize) -> usize {
    /// Most tokens that belong to it still.
    const MOST: usize = 3;
    let comma = voice.checked_sub(1).filter(|&c| article.token(c).kind == Kind::Comma);
    match comma {
        Some(comma) if comma > end && comma - end <= MOST => {
            let words = (end..comma).all(|i| article.token(i).counts());
            if words { comma } else { end }
        }
        _ => end,
    }
}

const NONE: WordId = word_id("none");
const NOT: [WordId; 6] = words!["not", "never", "nor", "without", "refrained", "declined"];

/// Whether somebody does not say it: "did not mention", "Asked if …", "found herself".
fn is_withheld(article: &Article<'_>, content: &Range<usize>, cue: Option<&Range<usize>>) -> bool {
    /// Tokens before a cue in which its verb is negated.
    const NEAR: usize = 3;
    let word = |i: usize| article.slice(article.token(i).span());
    let reflexive = matches!(word(content.start), "himself" | "herself" | "itself" | "themselves");
    let Some(cue) = cue else { return reflexive };
    let no = |token: &Token| {
        !token.capital && token.is_one(&NOT)
            || token.word == NONE && !token.caps
            || token.ends_with(b't') && {
                let word = article.slice(token.span());
                word.ends_with("n't") || word.ends_with("n’t")
            }
    };
    let near = article.tokens.get(cue.start.saturating_sub(NEAR)..cue.end).unwrap_or_default();
    let negated = near.iter().any(no);
    let asked = matches!(word(cue.start), "Asked" | "Pressed");
    // "That said, the bridge is old."
    let none = word(cue.start.wrapping_sub(1)) == "That"
        && word(cue.start) == "said"
        && article.token(cue.end).kind == Kind::Comma;
    reflexive || negated || asked || none
}

/// Gives direct quotes the voices that the tagger sees, where the rules found none or one that it does not believe.
pub(crate) fn correct(
    article: &Article<'_>,
    tags: &Tags,
    told: &[Reported],
    direct: &mut [Direct],
) {
    let likely = |range: &Range<usize>| {
        range.clone().map(|i| tags.share(Part::Source, i)).max().unwrap_or(0)
    };
    for quote in direct.iter_mut().filter(|d| !d.joined && d.link.found.is_none()) {
        let Some(voice) = voice_of(told, &quote.inner) else { continue };
        let own = quote.link.voice.as_ref();
        // "Said Ruiz: “…" leaves no doubt.
        if own.is_some_and(|v| cue::opens_inverted(article, v.cue.start)) {
            continue;
        }
        // "“It is late.” Ruiz argued that …": what she argues comes behind; "“It is late.” Ruiz left the pier": she says nothing.
        let stopped = article.token(quote.inner.end.wrapping_sub(1)).kind == Kind::Stop;
        let next = article.token(voice.cue.end.max(voice.source.end));
        let says = voice.cue.clone().any(|i| article.token(i).is(Classes::REPORTING));
        let goes_on = !says && (next.is_word() || next.is_mark());
        let other = article.slice(article.token(voice.cue.end).span()) == "that";
        if stopped && (other || goes_on) && voice.source.start > quote.inner.end {
            continue;
        }
        // "She said it was late, and when pressed, the owner replied, “…": the nearer of two verbs that report has it.
        let between = |v: &Voice| {
            let mut start = v.source.start;
            while start > 0 && article.token(start - 1).is(Classes::TITLE) {
                start -= 1;
            }
            let clause = article.token(start.wrapping_sub(1)).kind == Kind::Comma;
            voice.cue.end <= v.source.start && v.cue.end <= quote.inner.start && clause
        };
        // Behind a sentence of its own it may be somebody else's.
        let stops = voice.cue.end.max(voice.source.end)..quote.inner.start;
        let far = stops.filter(|&i| article.token(i).kind == Kind::Stop).nth(1).is_some();
        if own.is_none() && far {
            continue;
        }
        let reports = voice.cue.clone().any(|i| {
            article.token(i).is(Classes::REPORTING.with(Classes::NOUN_CUE).with(Classes::STANCE))
        });
        if own.is_some_and(|v| between(v) || !reports) {
            continue;
        }
        let doubted = own.is_none_or(|v| {
            let same_cue = v.cue.start < voice.cue.end && voice.cue.start < v.cue.end;
            let sure = likely(&voice.source) > SURE;
            let apart = v.source.end <= voice.source.start || voice.source.end <= v.source.start;
            sure && (likely(&v.source) < DOUBTFUL || same_cue && apart)
        });
        if doubted {
            quote.link.voice = Some(voice);
        }
    }
}

/// Below this likelihood, in 255ths, a source is doubted; above that one another is taken for it.
const DOUBTFUL: u8 = 60;
const SURE: u8 = 130;

/// The voice of the content that shares text with `inner`, where it has a source.
fn voice_of(told: &[Reported], inner: &Range<usize>) -> Option<Voice> {
    let from = told.partition_point(|t| t.content.end <= inner.start);
    let found = told.get(from).filter(|t| t.content.start < inner.end)?;
    Some(found.voice.clone()).filter(|v| !v.source.is_empty())
}

/// The part of a kind that stands nearest to `range`, which is part number `at`.
fn nearest(
    parts: &[(Part, Range<usize>)],
    at: usize,
    kind: Part,
    range: &Range<usize>,
) -> Option<(usize, Range<usize>)> {
    let gap = |found: &(usize, &(Part, Range<usize>))| {
        let other = &found.1.1;
        other.start.saturating_sub(range.end).max(range.start.saturating_sub(other.end))
    };
    let is = |(_, (part, _)): &(usize, &(Part, Range<usize>))| *part == kind;
    // They stand in order: what is too far away ends the search.
    let near = |found: &(usize, &(Part, Range<usize>))| gap(found) <= FAR;
    let before = parts.iter().enumerate().take(at).rev().take_while(near).find(is);
    let after = parts.iter().enumerate().skip(at + 1).take_while(near).find(is);
    let found = before.into_iter().chain(after).min_by_key(gap)?;
    Some((found.0, found.1.1.clone()))
}
