//! Quotes: who said what, word for word or reported, and which of it an editor would pull.

mod key;
mod regions;
mod reported;
mod same_words;
mod speaker;
mod voice;

use std::ops::Range;

use crate::lexicon::Classes;
use crate::people::{People, Sort};
use crate::schema::{Found, Quote, QuoteKind};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::{Article, Block, labels, trim};
use crate::token::{Kind, Mark};

pub(crate) use key::{LEAST_WORDS as LEAST_KEY, choose};
use regions::{Region, Regions};
use speaker::{Cast, Resolved};
use voice::Voice;

/// Fewest words of a quote; fewer are a term, not an utterance.
const LEAST_WORDS: usize = 3;
/// Fewest words of a quotation that stands bare behind its verb to be taken for a whole utterance.
const LEAST_BARE: usize = 4;

/// What the quote stage found.
#[derive(Debug, Default)]
pub(crate) struct Quotes {
    /// In text order.
    pub(crate) quotes: Vec<Quote>,
    /// Quotation marks without a partner.
    pub(crate) mismatched: usize,
}

/// Who speaks and how that was found, before names are resolved.
#[derive(Debug, Clone)]
struct Link {
    voice: Option<Voice>,
    found: Option<Found>,
}

/// A direct quote on the way.
#[derive(Debug, Clone)]
struct Direct {
    region: usize,
    inner: Range<usize>,
    link: Link,
    /// Goes on with the direct quote before it.
    joined: bool,
}

/// Finds every attribution of an article.
pub(crate) fn quotes(article: &Article<'_>, sentences: &[Sentence], people: &People) -> Quotes {
    let regions = Regions::find(article);
    let cast = Cast { article, sentences, people, regions: &regions };
    let direct = direct(&cast);
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
            let resolved = resolve_direct(
                &cast,
                quote,
                region,
                (last.as_ref(), last_direct.as_ref()),
                &same_words,
            );
            if !(quote.joined && utterance > 0) {
                utterance += 1;
            }
            if let Some(made) = direct_quote(article, quote, region, resolved.as_ref(), utterance) {
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
            quotes.push(reported_quote(article, &regions, &found, &resolved, utterance));
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
        let mut quote = direct_quote(article, &whole, region, None, index + 1)?;
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

/// The regions that are utterances, with the words for their speakers.
fn direct(cast: &Cast<'_>) -> Vec<Direct> {
    let mut out: Vec<Direct> = Vec::new();
    for (index, region) in cast.regions.regions.iter().enumerate() {
        let previous = out.last().filter(|d| d.region + 1 == index);
        let before = index
            .checked_sub(1)
            .and_then(|i| cast.regions.regions.get(i))
            .filter(|r| r.paragraph == region.paragraph);
        let after = cast.regions.regions.get(index + 1).filter(|r| r.paragraph == region.paragraph);
        if let Some(mut found) = judge(cast, region, before, after, previous) {
            found.region = index;
            out.push(found);
        }
    }
    out
}

/// Whether a region is an utterance, and whose.
fn judge(
    cast: &Cast<'_>,
    region: &Region,
    before: Option<&Region>,
    after: Option<&Region>,
    previous: Option<&Direct>,
) -> Option<Direct> {
    let article = cast.article;
    let inner = utterance_of(article, region);
    let words = article.words(&inner);
    if words == 0 {
        return None;
    }
    let opening = cast.sentences.get(cast.sentence_of(region.open))?;
    let closing = cast.sentences.get(cast.sentence_of(inner.end.max(region.open + 1) - 1))?;
    let floor = before.map_or(opening.tokens.start, |b| opening.tokens.start.max(b.end()));
    let sentence_end = if region.close.is_some() {
        closing.tokens.end.max(region.end())
    } else {
        closing.tokens.end
    };
    let limit = after.map_or(sentence_end, |a| sentence_end.min(a.open.max(region.end())));
    let tail = if region.close.is_some() { region.end() } else { inner.end };
    let lead = (floor..region.open).filter(|&i| article.token(i).counts()).count();
    let rest = (tail..limit).filter(|&i| article.token(i).counts()).count();
    let first = inner.clone().map(|i| article.token(i)).find(|t| t.counts())?;
    let capital = first.capital || first.kind == Kind::Number;
    // “… ‘the vote,’” she said: the stop stands inside the inner marks.
    let last = inner
        .clone()
        .rev()
        .map(|i| article.token(i))
        .find(|t| !t.is_mark())
        .unwrap_or(crate::token::Token::END);
    let outside = article.token(region.end());
    let terminal = matches!(last.kind, Kind::Stop | Kind::Comma | Kind::Ellipsis | Kind::Dash)
        || region.close.is_some()
            && matches!(outside.kind, Kind::Comma | Kind::Stop)
            && !outside.spaced;
    let link = article.token(region.open.wrapping_sub(1));
    // “One swallow,” she said, “and …”: few words count where the utterance goes on.
    let goes_on = terminal && after.is_some_and(|a| a.open < sentence_end);
    let made = |voice: Option<Voice>, found: Option<Found>, joined: bool| {
        (words >= LEAST_WORDS || joined || goes_on).then(|| Direct {
            region: 0,
            inner: inner.clone(),
            link: Link { voice, found },
            joined,
        })
    };
    let split = before.is_some_and(|b| b.end() > opening.tokens.start && b.end() <= floor)
        && previous.is_some();

    // “A,” Ruiz said, “b.”
    if split && lead > 0 {
        let voice = previous.and_then(|p| p.link.voice.clone());
        let between =
            voice.as_ref().is_some_and(|v| v.cue.start >= floor && v.cue.end <= region.open);
        let hands_over = matches!(link.kind, Kind::Comma | Kind::Colon | Kind::Dash | Kind::Stop)
            || voice.as_ref().is_some_and(|v| v.cue.end == region.open);
        if between && hands_over {
            return made(voice, None, true);
        }
    }
    if let Some(colon) = inner_label(article, &inner) {
        let voice = Voice { source: inner.start..colon, cue: colon..colon + 1 };
        let (inner, found) = (colon + 1..inner.end, Some(Found::Label));
        return (words > LEAST_WORDS).then_some(Direct {
            region: 0,
            inner,
            link: Link { voice: Some(voice), found },
            joined: false,
        });
    }
    if let Some(source) = label(cast, floor, region.open) {
        return made(
            Some(Voice { source, cue: region.open - 1..region.open }),
            Some(Found::Label),
            false,
        );
    }
    let bare = lead == 0 || lead == 1 && article.token(region.open - 1).is(Classes::CONNECTIVE);
    if bare && !split {
        if let Some(voice) = voice::after(article, tail, limit).filter(|_| rest > 0 && terminal) {
            let joined = region.continues;
            return made(Some(voice), None, joined);
        }
        if rest == 0 && lead == 0 && (terminal || capital && words >= LEAST_BARE) {
            // A whole sentence or more in marks.
            let joined = region.continues
                || before.is_some_and(|b| follows_directly(article, previous, b, region));
            let voice = if joined { None } else { colon_voice(cast, opening, region) };
            return made(voice, joined.then_some(Found::Continued), joined);
        }
    }
    if lead > 0 {
        let colon = link.kind == Kind::Colon;
        let comma = link.kind == Kind::Comma;
        let whole = capital && terminal;
        let voice = voice::before(article, floor, region.open);
        let behind = voice::after(article, tail, limit)
            .filter(|v| whole && (comma || colon) && v.source.start.min(v.cue.start) <= tail + 2);
        if voice.is_none() && behind.is_some() {
            return made(behind, None, false);
        }
        if colon && (whole || voice.is_some() && words >= LEAST_BARE) {
            let voice = voice.or_else(|| subject_of(cast, floor, region.open));
            return made(voice, None, false);
        }
        if comma && voice.is_some() && (capital || words >= LEAST_BARE) {
            return made(voice, None, false);
        }
        // “found “no evidence of it””: the content is what stands in the marks, and nothing more.
        let cue_last = voice.as_ref().is_some_and(|v| {
            (v.cue.end == region.open || v.source.end == region.open)
                && !voice::names(article, v.cue.end - 1)
        });
        if cue_last && (rest == 0 || terminal) && words >= LEAST_BARE {
            return made(voice, None, false);
        }
    }
    None
}

/// The tokens of an utterance: between the marks, or, where the closing mark is missing, up to the attribution.
fn utterance_of(article: &Article<'_>, region: &Region) -> Range<usize> {
    if region.close.is_some() || region.mark == Mark::Single {
        return region.inner.clone();
    }
    let mut i = region.inner.start;
    while i < region.inner.end {
        let token = article.token(i);
        if token.kind == Kind::Comma {
            let voice = voice::after(article, i, region.inner.end);
            let near = voice
                .as_ref()
                .is_some_and(|v| v.source.start.min(v.cue.start) == i + 1 && v.source.len() <= 6);
            let ends = voice
                .as_ref()
                .is_some_and(|v| !article.token(v.cue.end.max(v.source.end)).is_word());
            if near && ends {
                return region.inner.start..i + 1;
            }
        }
        i += 1;
    }
    region.inner.clone()
}

/// Whether a region follows the previous direct quote of its paragraph with nothing but its attribution between.
fn follows_directly(
    article: &Article<'_>,
    previous: Option<&Direct>,
    before: &Region,
    region: &Region,
) -> bool {
    let Some(previous) = previous else { return false };
    let stops =
        (before.end()..region.open).filter(|&i| article.token(i).kind == Kind::Stop).count();
    let words = (before.end()..region.open).filter(|&i| article.token(i).counts()).count();
    let cue =
        previous.link.voice.as_ref().is_some_and(|v| v.cue.start >= before.end() || words == 0);
    cue && stops <= 1
}

/// "Name:" at the start of a paragraph, right before the quotation.
fn label(cast: &Cast<'_>, floor: usize, open: usize) -> Option<Range<usize>> {
    let colon =
        open.checked_sub(1).filter(|&c| cast.article.token(c).kind == Kind::Colon && c > floor)?;
    let sentence = cast.sentences.get(cast.sentence_of(open))?;
    let paragraph = cast.article.paragraphs.get(sentence.paragraph)?;
    let all_name = (floor..colon).all(|i| {
        let token = cast.article.token(i);
        token.capital
            || token.is(Classes::PARTICLE)
            || token.kind == Kind::Comma
            || token.is(Classes::ROLE.with(Classes::TITLE))
    });
    (floor == paragraph.tokens.start && all_name && colon - floor <= 8).then_some(floor..colon)
}

/// "WALLACE:" at the head of a quotation that is a transcript.
fn inner_label(article: &Article<'_>, inner: &Range<usize>) -> Option<usize> {
    let colon = (inner.start + 1..inner.end.min(inner.start + 4))
        .find(|&i| article.token(i).kind == Kind::Colon)?;
    (inner.start..colon).all(|i| article.token(i).caps).then_some(colon)
}

/// The subject of the clause before a colon that has no reporting verb: "Ruiz was blunt: “…".
fn subject_of(cast: &Cast<'_>, floor: usize, open: usize) -> Option<Voice> {
    let mentions = cast.people.within(&(floor..open));
    let named = mentions.iter().find(|m| {
        cast.people.entity(m).is_some_and(|e| matches!(e.sort, Sort::Person | Sort::Unknown))
    });
    let pronoun = (floor..open).find(|&i| {
        let token = cast.article.token(i);
        token.is_pronoun(cast.article)
            && matches!(cast.article.slice(token.span()), "he" | "she" | "He" | "She")
    });
    let source = named
        .map(|m| m.tokens.clone())
        .or(pronoun.map(|p| p..p + 1))
        .or(mentions.first().map(|m| m.tokens.clone()))?;
    Some(Voice { source, cue: open - 1..open })
}

/// The voice of the sentence before, where that one ends in a colon.
fn colon_voice(cast: &Cast<'_>, opening: &Sentence, region: &Region) -> Option<Voice> {
    let before = opening.tokens.start.checked_sub(1)?;
    if region.open != opening.tokens.start || cast.article.token(before).kind != Kind::Colon {
        return None;
    }
    let sentence = cast.sentences.get(cast.sentence_of(before))?;
    voice::before(cast.article, sentence.tokens.start, before)
        .or_else(|| subject_of(cast, sentence.tokens.start, before))
}

/// The speaker of a direct quote.
fn resolve_direct(
    cast: &Cast<'_>,
    quote: &Direct,
    region: &Region,
    (last, last_direct): (Option<&Resolved>, Option<&Resolved>),
    same_words: &same_words::Index,
) -> Option<Resolved> {
    let spoke = last.and_then(|l| l.entity);
    if let Some(voice) = &quote.link.voice {
        if quote.joined {
            return last_direct.cloned().or_else(|| Some(cast.resolve(&voice.source, spoke)));
        }
        let mut resolved = cast.resolve(&voice.source, spoke);
        if let Some(found) = quote.link.found {
            resolved.speaker.found = found;
        }
        return Some(resolved);
    }
    let continued = |resolved: &Resolved| {
        let mut resolved = resolved.clone();
        resolved.speaker.found = Found::Continued;
        resolved
    };
    if quote.joined {
        return last_direct.map(continued);
    }
    if let Some(name) = name_line(cast, region) {
        return Some(name);
    }
    let same = |least: usize| {
        let source = same_words.source(cast, quote, least)?;
        let mut resolved = cast.resolve(&source, spoke);
        resolved.speaker.found = Found::SameWords;
        resolved.speaker.name.is_some().then_some(resolved)
    };
    if let Some(resolved) = same(same_words::SURE_SHARED) {
        return Some(resolved);
    }
    let sentence = cast.sentence_of(region.open);
    let pull =
        cast.article.paragraphs.get(region.paragraph).is_some_and(|p| p.block == Block::PullQuote);
    if near_speech(cast, sentence, region, last) && !(pull && set_apart(cast, region)) {
        return last.map(continued);
    }
    if let Some(resolved) = same(same_words::LEAST_SHARED) {
        return Some(resolved);
    }
    subject_before(cast, sentence)
}

/// "— Name, office" on the line below a quotation.
fn name_line(cast: &Cast<'_>, region: &Region) -> Option<Resolved> {
    let ends = cast.article.paragraphs.get(region.paragraph)?.tokens.end;
    let next = cast
        .article
        .paragraphs
        .get(region.paragraph + 1)
        .filter(|p| p.block == Block::NameLine && region.end() == ends)?;
    let mention = cast.people.within(&next.tokens).first()?;
    let mut resolved = cast.speaker(Some(mention.entity), &mention.tokens, Found::Label);
    if resolved.speaker.description.is_none() {
        let rest = trim_commas(cast.article, mention.tokens.end..next.tokens.end);
        resolved.speaker.description =
            (!rest.is_empty()).then(|| cast.article.passage(cast.article.span_of(&rest)));
    }
    Some(resolved)
}

fn trim_commas(article: &Article<'_>, mut range: Range<usize>) -> Range<usize> {
    while !range.is_empty() && !article.token(range.start).counts() {
        range.start += 1;
    }
    range
}

/// Whether the last attribution stands right before sentence `at`: in its paragraph, or in the one before.
fn near_speech(cast: &Cast<'_>, at: usize, region: &Region, last: Option<&Resolved>) -> bool {
    let Some(mention) = last.and_then(|l| l.speaker.mention) else { return false };
    let token = cast.article.tokens.partition_point(|t| t.end() <= mention.start);
    let spoken = cast.sentence_of(token);
    let paragraph = cast.sentences.get(spoken).map_or(0, |s| s.paragraph);
    if paragraph == region.paragraph {
        return spoken + 2 >= at;
    }
    // The paragraph before ends with that speech, headings and furniture aside.
    paragraph < region.paragraph
        && cast.sentences.get(spoken + 1..at).unwrap_or_default().iter().all(|s| {
            s.furniture
                || cast.regions.at(s.tokens.start).is_some()
                || s.paragraph == paragraph
                    && cast.regions.at(s.tokens.end.saturating_sub(2)).is_some()
        })
}

/// Whether a pull quote stands between paragraphs that do not speak themselves: it goes on with nothing.
fn set_apart(cast: &Cast<'_>, region: &Region) -> bool {
    let before = region.paragraph.checked_sub(1).and_then(|p| cast.article.paragraphs.get(p));
    before.is_some_and(|p| cast.regions.within(&p.tokens).is_empty())
}

/// The one person who is the subject of the sentence before, in the same paragraph.
fn subject_before(cast: &Cast<'_>, at: usize) -> Option<Resolved> {
    let here = cast.sentences.get(at)?;
    let before = at
        .checked_sub(1)
        .and_then(|b| cast.sentences.get(b))
        .filter(|b| b.paragraph == here.paragraph)?;
    let mut persons = cast
        .people
        .within(&before.tokens)
        .iter()
        .filter(|m| cast.people.entity(m).is_some_and(|e| e.sort == Sort::Person));
    let only = persons.next()?;
    if persons.any(|m| m.entity != only.entity) {
        return None;
    }
    Some(cast.speaker(Some(only.entity), &only.tokens, Found::Named))
}

fn direct_quote(
    article: &Article<'_>,
    quote: &Direct,
    region: &Region,
    resolved: Option<&Resolved>,
    utterance: usize,
) -> Option<Quote> {
    let span = trim(article.text, inside(article, quote, region));
    if span.is_empty() {
        return None;
    }
    let first = quote.inner.clone().map(|i| article.token(i)).find(|t| t.counts());
    let last = article.token(quote.inner.end.saturating_sub(1));
    let cue = quote.link.voice.as_ref().filter(|v| !v.cue.is_empty());
    Some(Quote {
        text: article.slice(span).to_owned(),
        span,
        kind: QuoteKind::Direct,
        key: false,
        score: 0.0,
        quoted: vec![span],
        paragraph: region.paragraph,
        utterance,
        speaker: resolved
            .map(|r| r.speaker.clone())
            .filter(|s| s.name.is_some() || s.mention.is_some()),
        cue: cue.map(|v| article.passage(article.span_of(&v.cue))),
        edits: edits(article, &quote.inner),
        complete: first.is_some_and(|t| t.capital) && matches!(last.kind, Kind::Stop | Kind::Comma),
        citations: citations(article, quote.inner.start, region.end() + 2),
    })
}

/// From the opening mark to the closing one, in bytes.
fn inside(article: &Article<'_>, quote: &Direct, region: &Region) -> Span {
    let start = if quote.inner.start == region.inner.start {
        article.token(region.open).end()
    } else {
        article.token(quote.inner.start).start()
    };
    let end = match region.close {
        Some(close) if quote.inner.end == region.inner.end => article.token(close).start(),
        _ => article.token(quote.inner.end.saturating_sub(1)).end(),
    };
    Span { start, end: end.max(start) }
}

fn reported_quote(
    article: &Article<'_>,
    regions: &Regions,
    found: &reported::Reported,
    resolved: &Resolved,
    utterance: usize,
) -> Quote {
    let span = article.span_of(&found.content);
    let quoted: Vec<Span> = regions
        .within(&found.content)
        .iter()
        .filter(|r| r.end() <= found.content.end + 1)
        .map(|r| article.span_of(&r.inner))
        .filter(|s| span.contains(*s))
        .collect();
    let kind = if quoted.is_empty() { QuoteKind::Indirect } else { QuoteKind::Mixed };
    // The closing mark of a quoted end belongs to the content.
    let end = regions
        .within(&found.content)
        .last()
        .and_then(|r| r.close)
        .map(|c| article.token(c))
        .filter(|t| t.start() == span.end || t.start() == span.end + 1);
    let span = end.map_or(span, |t| Span { start: span.start, end: t.end() });
    Quote {
        text: article.slice(span).to_owned(),
        span,
        kind,
        key: false,
        score: 0.0,
        quoted,
        paragraph: article.paragraphs.partition_point(|p| p.tokens.end <= found.content.start),
        utterance,
        speaker: Some(resolved.speaker.clone()),
        cue: Some(article.passage(article.span_of(&found.voice.cue))),
        edits: edits(article, &found.content),
        complete: false,
        citations: citations(article, found.content.start, found.content.end + 3),
    }
}

/// Brackets and ellipses inside a quotation: the article's own edits.
fn edits(article: &Article<'_>, inner: &Range<usize>) -> Vec<Span> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for i in inner.clone() {
        let token = article.token(i);
        match token.kind {
            Kind::Ellipsis => out.push(token.span()),
            Kind::Open if article.slice(token.span()) == "[" => open = Some(token.start()),
            Kind::Close if article.slice(token.span()) == "]" => {
                if let Some(start) = open.take() {
                    out.push(Span { start, end: token.end() });
                }
            }
            _ => {}
        }
    }
    out
}

/// Labels cited between two tokens.
fn citations(article: &Article<'_>, from: usize, to: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for token in article.tokens.get(from..to.min(article.tokens.len())).unwrap_or_default() {
        if token.kind == Kind::Citation {
            for label in labels(article.slice(token.span())) {
                if !out.contains(&label) {
                    out.push(label);
                }
            }
        }
    }
    out
}
