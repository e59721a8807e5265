//! What is left out of a sentence that becomes a fact: whole pieces only, never its end, never who says it.

use std::ops::Range;

use crate::lexicon::{Classes, words};
use crate::schema::{Quote, overlapping};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Article;
use crate::token::Kind;

/// Fewest words in brackets that are left out: a short name for a body ("(WHO)") is needed where it comes back.
const LEAST_BRACKETED: usize = 3;
/// Fewest words of an aside that is left out; the mark of the gap costs the reader more than fewer.
const LEAST_ASIDE: usize = 4;
/// Most words of an aside; more are rarely one.
const MOST_ASIDE: usize = 25;

/// Where a sentence begins as a fact: behind a dateline, a label and a connective.
pub(crate) fn begins(article: &Article<'_>, sentence: &Sentence) -> usize {
    let begins = behind_agency(article, sentence.behind_dateline(article));
    // The dash of a list.
    let begins = begins + usize::from(article.token(begins).kind == Kind::Dash);
    let begins = behind_label(article, begins, sentence);
    behind_connective(article, begins, sentence)
}

/// The first token behind an agency's sign at token `i`: "(Reuters) -". Without a place it is no dateline: what is learnt of
/// articles with one was learnt without these.
fn behind_agency(article: &Article<'_>, i: usize) -> usize {
    let kind = |k: usize| article.token(i + k).kind;
    let sign = kind(0) == Kind::Open && kind(2) == Kind::Close && kind(3) == Kind::Dash;
    if sign { i + 4 } else { i }
}

/// The tokens of `sentence` that are kept from `begins` on, in order: without asides.
pub(crate) fn kept(
    article: &Article<'_>,
    sentence: &Sentence,
    quotes: &[Quote],
    begins: usize,
) -> Vec<Range<usize>> {
    // Three dashes are those of a list: "Lucas — Texas A&M, Sullivan — Purdue, Cobb — Oklahoma State".
    let dash = |i: &usize| article.is_parting(*i);
    let paired = (begins..sentence.tokens.end).filter(dash).count().is_multiple_of(2);
    let mut kept = Vec::new();
    let mut from = begins;
    let mut at = begins + 1;
    while at < sentence.tokens.end {
        match aside(article, at, sentence, quotes, paired) {
            Some(end) => {
                kept.push(from..at);
                from = end;
                at = end + 1;
            }
            None => at += 1,
        }
    }
    kept.push(from..sentence.tokens.end);
    kept
}

/// Where the sentence begins that the number of an item or the time of an entry stands before: "2. Ruiz resigned", "6:15 p.m.
/// - Ruiz resigned".
fn behind_label(article: &Article<'_>, from: usize, sentence: &Sentence) -> usize {
    let token = |i: usize| article.token(i);
    if token(from).kind != Kind::Number {
        return from;
    }
    let mut behind = from + 1;
    let item = token(behind).kind == Kind::Stop && token(from).length() <= 2;
    let hour = token(behind).is_one(&words!["a.m.", "p.m.", "am", "pm"]);
    if item || hour {
        behind += 1;
    }
    if hour && matches!(token(behind).kind, Kind::Dash | Kind::Colon) {
        behind += 1;
    }
    let begins = token(behind).is_word() && token(behind).capital && token(behind).spaced;
    let said = token(behind).is(Classes::TIME.with(Classes::MONTH));
    let whole = (item || hour) && begins && !said && behind + 3 < sentence.tokens.end;
    if whole { behind } else { from }
}

/// Where the sentence begins that `from` opens with "But", "However," or the like: what is left stands alone.
fn behind_connective(article: &Article<'_>, from: usize, sentence: &Sentence) -> usize {
    let comma = |i: usize| article.token(i).kind == Kind::Comma;
    let word = article.token(from);
    let next = article.token(from + 1);
    let behind = match article.slice(word.span()) {
        "But" | "And" | "Yet" if comma(from + 1) => from + 2,
        // "But for", "Yet another", "But not" belong together.
        "But" | "And" | "Yet"
            if !next.is_one(&words![
                "for", "another", "so", "then", "to", "still", "yet", "also", "not"
            ]) =>
        {
            from + 1
        }
        "However" | "Meanwhile" | "Moreover" | "Furthermore" | "Nevertheless" | "Nonetheless"
        | "Still" | "Also" | "Additionally" | "Besides" | "Indeed"
            if comma(from + 1) =>
        {
            from + 2
        }
        "In" if article.slice(next.span()) == "addition" && comma(from + 2) => from + 3,
        "At" if article.slice(next.span()) == "the"
            && article.slice(article.token(from + 2).span()) == "same"
            && article.slice(article.token(from + 3).span()) == "time"
            && comma(from + 4) =>
        {
            from + 5
        }
        _ => from,
    };
    if behind + 3 < sentence.tokens.end { behind } else { from }
}

/// If an aside begins with token `at`, the token behind it: a parenthesis, or what stands between two dashes. A clause
/// between commas stays: it says who somebody is, and without it ROUGE-1 gains 0.03 points.
/// `paired`: whether every dash of the sentence can have its partner.
fn aside(
    article: &Article<'_>,
    at: usize,
    sentence: &Sentence,
    quotes: &[Quote],
    paired: bool,
) -> Option<usize> {
    // A dash that joins two words is a part of what they say.
    let kind = |i: usize| match article.token(i).kind {
        Kind::Dash if !article.is_parting(i) => Kind::Other,
        kind => kind,
    };
    let (close, least) = match kind(at) {
        Kind::Open => (Kind::Close, LEAST_BRACKETED),
        Kind::Dash if paired => (Kind::Dash, LEAST_ASIDE),
        _ => return None,
    };
    let mut words = 0;
    let mut end = at + 1;
    let mut names = true;
    // "identify – and arrest – the man": what is added there is part of what is said.
    if article.token(end).is_one(&words![
        "and",
        "or",
        "but",
        "not",
        "nor",
        "except",
        "unless",
        "until",
        "only",
        "if",
        "excluding"
    ]) {
        return None;
    }
    while end < sentence.tokens.end && kind(end) != close {
        let token = article.token(end);
        words += usize::from(token.counts());
        names &= token.capital || !token.is_word() || token.is_one(&words!["and"]);
        let breaks = matches!(
            kind(end),
            Kind::Stop | Kind::Mark(..) | Kind::Semicolon | Kind::Open | Kind::Dash
        );
        if breaks || words > MOST_ASIDE || token.is(Classes::REPORTING.with(Classes::STANCE)) {
            return None;
        }
        end += 1;
    }
    // "the two leaders (Ana Ruiz and Omar Sow)": who somebody is.
    // Something must stand behind it, or the sentence would lose its end.
    let inner = end + 3 < sentence.tokens.end && words >= least && !names;
    let inside = Span { start: article.token(at).start(), end: article.token(end).end() };
    let told = overlapping(quotes, sentence.span).any(|q| {
        let mention = q.speaker.as_ref().and_then(|s| s.mention);
        let parts = [q.cue.as_ref().map(|c| c.span), mention];
        parts.into_iter().flatten().any(|p| p.overlaps(inside))
            || inside.contains(q.span)
            || q.quoted.iter().any(|p| p.overlaps(inside))
    });
    let behind = end + 1 + usize::from(article.token(end + 1).kind == Kind::Comma);
    (inner && !told).then_some(behind)
}
