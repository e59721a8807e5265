//! From what was found to the quotes of the digest.

use std::ops::Range;

use crate::lexicon::words;
use crate::quotes::direct::Direct;
use crate::quotes::regions::{Region, Regions};
use crate::quotes::reported::Reported;
use crate::quotes::speaker::Resolved;
use crate::schema::{Quote, QuoteKind, Speaker};
use crate::span::Span;
use crate::text::{Article, trim};
use crate::token::Kind;

pub(crate) fn direct_quote(
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
    // "…,” Ruiz said [2].": the citation stands behind the attribution.
    let attributed = quote.link.voice.as_ref().map_or(0, |v| v.source.end.max(v.cue.end));
    let cited_to = region.end().max(if attributed > region.end() { attributed } else { 0 }) + 2;
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
            .filter(|r| r.name.is_some() || r.mention.is_some())
            .map(|r| speaker(article, &described(article, r))),
        cue: cue.map(|v| article.passage(article.span_of(&v.cue))),
        edits: edits(article, &quote.inner),
        complete: first.is_some_and(|t| t.capital) && matches!(last.kind, Kind::Stop | Kind::Comma),
        citations: article.cited(quote.inner.start..cited_to),
    })
}

/// A speaker, written out.
pub(super) fn speaker(article: &Article<'_>, resolved: &Resolved) -> Speaker {
    Speaker {
        name: resolved.name.map(|name| on_one_line(article.slice(name))),
        span: resolved.name,
        mention: resolved.mention,
        description: resolved.description.map(|d| article.passage(d)),
        found: resolved.found,
    }
}

/// A name with one space between its words.
fn on_one_line(name: &str) -> String {
    let mut line = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        line.push_str(if line.is_empty() { "" } else { " " });
        line.push_str(word);
    }
    line
}

/// A speaker whom, where nobody names him, the words beside the quote describe: "a government minister".
fn described(article: &Article<'_>, resolved: &Resolved) -> Resolved {
    let noun = |mention: &Span| {
        let first = article.token(article.tokens_in(*mention).start);
        let vague = words!["who", "which", "one", "this", "that", "some", "there", "her", "him"];
        first.is_word() && !first.is_pronoun() && !first.is_one(&vague)
    };
    let own = || resolved.mention.filter(noun).filter(|_| resolved.name.is_none());
    Resolved { description: resolved.description.or_else(own), ..*resolved }
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

pub(crate) fn reported_quote(
    article: &Article<'_>,
    regions: &Regions,
    found: &Reported,
    resolved: Option<&Resolved>,
    utterance: usize,
) -> Quote {
    let bare = article.span_of(&found.content);
    // The closing mark of a quoted end belongs to the content.
    let end = regions
        .within(&found.content)
        .last()
        .and_then(|r| r.close)
        .map(|c| article.token(c))
        .filter(|t| (bare.end..bare.end + 2).contains(&t.start()));
    let span = end.map_or(bare, |t| Span { start: bare.start, end: t.end() });
    let clip = |region: &Region| {
        let inner = article.span_of(&region.inner);
        Span { start: inner.start.max(span.start), end: inner.end.min(span.end) }
    };
    // A quotation that begins before the content, or ends behind it, lends it the words it shares.
    let around = regions.at(found.content.start).filter(|r| r.open < found.content.start);
    let quoted: Vec<Span> = around
        .into_iter()
        .chain(regions.within(&found.content))
        .map(clip)
        .filter(|s| s.start < s.end)
        .collect();
    let kind = if quoted.is_empty() { QuoteKind::Indirect } else { QuoteKind::Mixed };
    Quote {
        text: article.slice(span).to_owned(),
        span,
        kind,
        key: false,
        score: 0.0,
        quoted,
        paragraph: article.paragraphs.partition_point(|p| p.tokens.end <= found.content.start),
        utterance,
        speaker: resolved.map(|r| speaker(article, r)),
        cue: Some(&found.voice.cue)
            .filter(|cue| !cue.is_empty())
            .map(|cue| article.passage(article.span_of(cue))),
        edits: edits(article, &found.content),
        complete: false,
        citations: article.cited(found.content.start..found.content.end + 3),
    }
}

/// Brackets and ellipses inside a quotation: the article's own edits.
fn edits(article: &Article<'_>, inner: &Range<usize>) -> Vec<Span> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for i in inner.clone() {
        let token = article.token(i);
        match token.kind {
            Kind::Ellipsis if open.is_none() => out.push(token.span()),
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
