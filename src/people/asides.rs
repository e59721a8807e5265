//! What stands behind a name: ", a baker,", ", who works as a baker,".

use std::ops::Range;

use crate::lexicon::{Classes, words};
use crate::people::description::{LONGEST, office_at, says_or_is, stated};
use crate::people::offices;
use crate::sentences::Sentence;
use crate::text::Article;
use crate::token::Kind;

/// ", the federation's chief negotiator," behind a name.
pub(super) fn apposition(
    article: &Article<'_>,
    sentence: &Sentence,
    whole: &Range<usize>,
) -> Option<Range<usize>> {
    let Range { start, end } = *whole;
    if !matches!(article.token(end).kind, Kind::Comma | Kind::Dash) {
        return None;
    }
    // "Ana Ruiz, 62, a baker"
    let aged =
        article.token(end + 1).kind == Kind::Number && article.token(end + 2).kind == Kind::Comma;
    let first = end + if aged { 3 } else { 1 };
    let found = office_at(article, first..sentence.tokens.end)?;
    // "According to the Harvik Herald, students first met in May.", "At Harvik, a student is missing": there the sentence begins.
    let opener = article.token(sentence.tokens.start);
    let verb = says_or_is(article, found.end, false);
    let opened = (opener.is(Classes::PREPOSITION) && verb || opener.is_one(&words!["according"]))
        && start.saturating_sub(sentence.tokens.start) < offices::LONGEST
        && !(sentence.tokens.start..start).any(|i| article.token(i).kind == Kind::Comma);
    let closed = matches!(article.token(found.end).kind, Kind::Comma | Kind::Dash)
        && !found.clone().any(|i| article.token(i).is(Classes::PAST));
    if !closed && opened {
        return None;
    }
    // "Ana Ruiz, a fellow at the Harvik Centre recalls it all.": where nothing follows, the verb must be in it.
    let opens = opens_sentence(article, sentence, start);
    let ends = matches!(article.token(found.end).kind, Kind::Stop | Kind::End);
    let verb = |&i: &usize| {
        let token = article.token(i);
        let word = article.slice(token.span());
        let named = article.token(i - 1).capital && article.token(i - 1).is_word();
        token.is_word()
            && !token.capital
            && (word.ends_with("ed") && !word.contains('-')
                || token.is(Classes::PAST)
                || named && word.ends_with('s'))
    };
    let clause = |&i: &usize| {
        let (token, behind) = (article.token(i), article.token(i + 1));
        !token.capital
            && behind.is_one(&words!["where", "that", "how", "why", "what"])
            && article.token(i - 1).capital
            && token.ends_with(b's')
    };
    let cut = (found.start + 2..found.end).find(|i| opens && ends && verb(i) || clause(i));
    Some(found.start..cut.unwrap_or(found.end))
}

/// ", who works as a baker", ", who studies architecture," behind a name that ends at token `end`.
pub(super) fn who(article: &Article<'_>, sentence: &Sentence, end: usize) -> Option<Range<usize>> {
    let comma = article.token(end).kind == Kind::Comma;
    let who = end + usize::from(comma);
    if !article.token(who).is_one(&words!["who"]) {
        return None;
    }
    if comma && article.token(who + 1).is_one(&words!["studies", "teaches", "directs", "owns"]) {
        let close = end_of_aside(article, who + 2, sentence.tokens.end)?;
        return (close > who + 2).then_some(who..close);
    }
    stated(article, sentence, who + 1)
}

/// "of the Harvik Herald", ", from Fathers for Harvik,": where somebody is from, behind a name that ends at token `end`.
pub(super) fn belonging(
    article: &Article<'_>,
    sentence: &Sentence,
    end: usize,
) -> Option<Range<usize>> {
    /// Most tokens.
    const LONGEST: usize = 10;
    let start = end + usize::from(article.token(end).kind == Kind::Comma);
    let token = |i: usize| article.token(i);
    if !token(start).is_one(&words!["of", "from", "with"]) {
        return None;
    }
    let named = |i: usize| {
        let t = token(i);
        t.capital && t.is_word()
            || t.kind == Kind::Number
            || t.is_one(&words!["of", "for", "and"]) && token(i + 1).capital
    };
    let first = start + 1 + usize::from(token(start + 1).is_one(&words!["the"]));
    let limit = sentence.tokens.end.min(first + LONGEST);
    let close = (first..limit).find(|&i| !named(i)).unwrap_or(limit);
    let behind = token(close);
    let ends = close == sentence.tokens.end
        || matches!(behind.kind, Kind::Comma | Kind::Stop | Kind::Mark(..) | Kind::Dash)
        || !behind.capital && behind.is(Classes::REPORTING);
    // "Ruiz with Omar Sow" names another.
    let body = |i: usize| token(i).is(Classes::ORGANISATION) || token(i).caps;
    let sure = !token(start).is_one(&words!["with"]) || (first..close).any(body);
    (close > first && ends && sure && token(first).is_word()).then_some(start..close)
}

/// ", a customer at the shop," behind the full name of somebody who speaks or begins the sentence: no office is needed.
pub(super) fn plain_apposition(
    article: &Article<'_>,
    sentence: &Sentence,
    whole: &Range<usize>,
) -> Option<Range<usize>> {
    let Range { start, end } = *whole;
    let opener = article.token(end + 1);
    if article.token(end).kind != Kind::Comma || !opener.is_one(&words!["a", "an", "the"]) {
        return None;
    }
    let close = end_of_aside(article, end + 2, sentence.tokens.end)?;
    let verb = article.token(close + 1);
    let acts = article.token(close).kind == Kind::Comma
        && !verb.capital
        && (verb.is(Classes::REPORTING.with(Classes::PAST))
            || verb.is_one(&words!["is", "has"])
            || article.slice(verb.span()).ends_with("ed"));
    let opens = opens_sentence(article, sentence, start);
    let before = start.checked_sub(1).map(|b| article.token(b));
    let said = before.is_some_and(|b| b.is(Classes::REPORTING) && !b.capital);
    let clause = (end + 2..close).any(|i| says_or_is(article, i, true));
    let noun = close > end + 2 && article.token(close - 1).is_word();
    (noun && !clause && (said || opens && acts)).then_some(end + 1..close)
}

/// Whether only marks stand before token `start` in its sentence.
fn opens_sentence(article: &Article<'_>, sentence: &Sentence, start: usize) -> bool {
    /// Most marks.
    const MOST: usize = 4;
    start - sentence.tokens.start.min(start) <= MOST
        && (sentence.tokens.start..start).all(|i| !article.token(i).counts())
}

/// The mark that closes what is said of somebody from token `i` on.
fn end_of_aside(article: &Article<'_>, i: usize, end: usize) -> Option<usize> {
    let limit = end.min(i + LONGEST);
    let close = (i..limit).find(|&k| !article.token(k).counts() && !is_owner(article, k));
    let close = close.or_else(|| (limit == end).then_some(end))?;
    let kind = article.token(close).kind;
    let closes = matches!(kind, Kind::Comma | Kind::Stop | Kind::End | Kind::Mark(..));
    (close == end || closes).then_some(close)
}

fn is_owner(article: &Article<'_>, i: usize) -> bool {
    article.token(i).kind == Kind::Possessive
}

/// Where that begins what the verb at token `i` says that somebody is: "is currently a", "serves as".
pub(super) fn predicate(article: &Article<'_>, i: usize) -> Option<usize> {
    let adverb =
        |i: usize| usize::from(article.token(i).is_one(&words!["currently", "now", "also"]));
    let verb = i + adverb(i);
    let token = article.token(verb);
    let behind = verb + 1 + adverb(verb + 1);
    if token.capital {
        None
    } else if token.is_one(&words!["is"]) || is_owner(article, verb) {
        article.token(behind).is_one(&words!["a", "an", "the"]).then_some(behind)
    } else {
        let serves = token.is_one(&words!["serves", "works"]);
        (serves && article.token(behind).is_one(&words!["as"])).then_some(behind + 1)
    }
}
