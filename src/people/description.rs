//! Descriptions: what the words beside a name say of who it is, and whether they show a man or a woman.

use std::ops::Range;

use crate::lexicon::{Classes, WordId, words};
use crate::people::Gender;
use crate::people::bounds::is_somebody;
use crate::people::offices::{self, office_before, office_before_comma};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Article;
use crate::token::Kind;

/// Longest description in bytes.
const LONGEST_DESCRIPTION_BYTES: usize = 300;

/// Most tokens of a description.
const LONGEST: usize = 32;

/// The words that say who it is: an apposition behind the name, else the office before it. Of whom the text names in
/// `full` less will do.
pub(super) fn describe(
    article: &Article<'_>,
    sentence: &Sentence,
    whole: &Range<usize>,
    (tokens, full): (&Range<usize>, bool),
) -> Option<Range<usize>> {
    // "president and vice president Ana Ruiz and Omar Sow"
    let (and, next) = (article.token(whole.end), article.token(whole.end + 1));
    let two = and.is_one(&words!["and"]) && next.capital;
    let shared =
        |d: &Range<usize>| two && d.clone().any(|i| article.token(i).is_one(&words!["and"]));
    apposition(article, sentence, whole)
        .or_else(|| office_before(article, sentence, tokens.start).filter(|d| !shared(d)))
        .or_else(|| office_before_comma(article, sentence, whole))
        .or_else(|| who(article, sentence, whole.end).filter(|_| full))
        .or_else(|| plain_apposition(article, sentence, whole).filter(|_| full))
        .filter(|d| article.span_of(d).len() <= LONGEST_DESCRIPTION_BYTES)
}

/// ", the federation's chief negotiator," behind a name.
fn apposition(
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
    let opens = (sentence.tokens.start..start).all(|i| !article.token(i).counts());
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
        let (verb, behind) = (article.token(i), article.token(i + 1));
        let opens = !verb.capital && behind.is_one(&words!["where", "that", "how", "why", "what"]);
        opens
            && article.token(i - 1).capital
            && article.slice(article.token(i).span()).ends_with('s')
    };
    let cut = (found.start + 2..found.end).find(|i| opens && ends && verb(i) || clause(i));
    Some(found.start..cut.unwrap_or(found.end))
}

/// ", who works as a baker", ", who studies architecture," behind a name that ends at token `end`.
fn who(article: &Article<'_>, sentence: &Sentence, end: usize) -> Option<Range<usize>> {
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

/// ", a customer at the shop," behind the full name of somebody who speaks or begins the sentence: no office is needed.
fn plain_apposition(
    article: &Article<'_>,
    sentence: &Sentence,
    whole: &Range<usize>,
) -> Option<Range<usize>> {
    let Range { start, end } = *whole;
    let opener = article.token(end + 1);
    if article.token(end).kind != Kind::Comma || !opener.is_one(&words!["a", "an"]) {
        return None;
    }
    let close = end_of_aside(article, end + 2, sentence.tokens.end)?;
    let verb = article.token(close + 1);
    let acts = article.token(close).kind == Kind::Comma
        && !verb.capital
        && (verb.is(Classes::REPORTING.with(Classes::PAST))
            || verb.is_one(&words!["is", "has"])
            || article.slice(verb.span()).ends_with("ed"));
    let opens = (sentence.tokens.start..start).all(|i| !article.token(i).counts());
    let before = start.checked_sub(1).map(|b| article.token(b));
    let said = before.is_some_and(|b| b.is(Classes::REPORTING) && !b.capital);
    let clause = (end + 2..close).any(|i| says_or_is(article, i, true));
    let noun = close > end + 2 && article.token(close - 1).is_word();
    (noun && !clause && (said || opens && acts)).then_some(end + 1..close)
}

/// The mark that closes what is said of somebody from token `i` on.
fn end_of_aside(article: &Article<'_>, i: usize, end: usize) -> Option<usize> {
    let limit = end.min(i + LONGEST);
    let close = (i..limit).find(|&k| !article.token(k).counts() && !is_owner(article, k));
    let close = close.or_else(|| (limit == end).then_some(end))?;
    let kind = article.token(close).kind;
    matches!(kind, Kind::Comma | Kind::Stop | Kind::End | Kind::Mark(..)).then_some(close)
}

fn is_owner(article: &Article<'_>, i: usize) -> bool {
    article.token(i).kind == Kind::Possessive
}

/// Where that begins what the verb at token `i` says that somebody is: "is currently a", "serves as".
fn predicate(article: &Article<'_>, i: usize) -> Option<usize> {
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

/// "is a second-year graduate student who …" behind token `end`.
pub(super) fn stated(
    article: &Article<'_>,
    sentence: &Sentence,
    end: usize,
) -> Option<Range<usize>> {
    /// What goes on with the sentence.
    const BEHIND: [WordId; 13] = words![
        "who", "whose", "that", "which", "where", "when", "while", "because", "but", "with", "if",
        "so", "as"
    ];
    /// What judges, or compares.
    const JUDGES: [WordId; 26] = words![
        "only",
        "first",
        "kind",
        "tough",
        "honest",
        "exact",
        "fast",
        "type",
        "good",
        "great",
        "better",
        "best",
        "bad",
        "worse",
        "worst",
        "big",
        "huge",
        "true",
        "real",
        "perfect",
        "not",
        "than",
        "like",
        "such",
        "patient",
        "impressive"
    ];
    let from = predicate(article, end)?;
    let ends = |i: &usize| {
        let token = article.token(*i);
        let other = token.is_one(&words!["and"]) && !article.token(i + 1).is(Classes::ROLE);
        let verb = article.token(i + 1).is_one(&words!["is", "was", "has", "had"]);
        token.is_one(&BEHIND) || other && (verb || article.token(i + 1).is(Classes::FUNCTION))
    };
    let limit = (from + 1..sentence.tokens.end).find(ends).unwrap_or(sentence.tokens.end);
    // "a first year student"
    let judges = |i: usize| {
        article.token(i).is_one(&JUDGES) && !article.token(i + 1).is_one(&words!["year"])
    };
    if (from + 1..limit).any(judges) {
        return None;
    }
    office_at(article, from..limit).filter(|found| found.len() > 1)
}

/// The words of an office, or what else somebody is, at the beginning of `area`.
fn office_at(article: &Article<'_>, area: Range<usize>) -> Option<Range<usize>> {
    // "Ana Ruiz, there is more": a clause.
    const CLAUSES: [WordId; 20] = words![
        "these", "those", "there", "there's", "it", "he", "she", "they", "we", "i", "i'm", "this",
        "you", "is", "was", "two", "three", "several", "some", "even"
    ];
    let Range { start: first, end: limit } = area;
    let telling = Classes::ROLE.with(Classes::TITLE);
    // "Like Ana Ruiz, Sow and Bell trained the team": others.
    let others = article.token(first).capital
        && !article.token(first).is(telling)
        && article.token(first + 1).is_one(&words!["and"]);
    if others || article.token(first).is_one(&CLAUSES) {
        return None;
    }
    let (mut office, mut placed, mut relative, mut of) = (false, false, false, false);
    let mut i = first;
    while i < limit {
        let token = article.token(i);
        match token.kind {
            // "a law, history and culture student"
            Kind::Comma if !office && article.token(first).is(Classes::DETERMINER) => {
                if !is_listed(article, i + 1) {
                    return None;
                }
            }
            // "hailing from Harvik, Norway"
            Kind::Comma if office && placed && article.token(i - 1).capital => {
                let names = (i + 1..limit).take_while(|&k| article.token(k).capital).take(2);
                let state = names.clone().any(|k| article.token(k).is(Classes::PLACE));
                let behind = i + 1 + names.count();
                let closed = article.token(behind).kind;
                if state && matches!(closed, Kind::Comma | Kind::Stop | Kind::End | Kind::Mark(..))
                {
                    i = behind;
                }
                break;
            }
            // "the author of “Nervous”"
            Kind::Mark(..)
                if office
                    && token.opens()
                    && article.slice(article.token(i - 1).span()) == "of" =>
            {
                let close = (i + 2..limit.min(i + LONGEST)).find(|&k| article.token(k).closes());
                i = close.map_or(i, |c| c + 1);
                break;
            }
            Kind::Comma
            | Kind::Stop
            | Kind::Semicolon
            | Kind::Colon
            | Kind::Dash
            | Kind::Mark(..)
            | Kind::End
            | Kind::Ellipsis
            | Kind::Citation => break,
            _ => {}
        }
        // "Ana Ruiz, a baker said": the comma behind the office is missing.
        relative |= token.is_one(&words!["who", "whose", "whom", "that", "which", "where"]);
        if office && says_or_is(article, i, relative) {
            // "funds, most experts say", "the club, students first met": no one person.
            let opener = article.token(first);
            let word = article.slice(opener.span());
            let many = opener.is(Classes::ROLE) && word.ends_with('s') && !word.ends_with("ss");
            if many || token.is_one(&words!["say", "are", "were", "have"]) {
                return None;
            }
            break;
        }
        // "both haunted by love as a woman": what stands behind a preposition is not what he is.
        placed |= token.is(Classes::PREPOSITION)
            && !token.is_one(&words!["of", "and", "or"])
            && !article.token(i.saturating_sub(1)).capital;
        // "grateful to everyone, and owner of the bakery"
        let other = i + 1 + usize::from(article.token(i + 1).is(Classes::DETERMINER));
        let goes_on = (other == i + 1
            || article.token(first).is(telling.with(Classes::DETERMINER)))
            && token.is_one(&words!["and", "or"])
            && offices::tells(article, other);
        placed &= !goes_on;
        of |= token.is_one(&words!["of"]);
        if offices::tells(article, i) && !placed && !of && is_somebody(article, i + 1) {
            return None;
        }
        office |= offices::tells(article, i) && !placed;
        if i == first
            && token.is_word()
            && (token.is(Classes::PREPOSITION)
                || token.is(Classes::REPORTING) && !token.is(telling))
        {
            return None;
        }
        if token.is(Classes::REPORTING)
            && !token.is(telling)
            && i > first
            && !token.capital
            && article.token(i - 1).kind == Kind::Word
            && !article.token(i + 1).is(telling)
            && !office
        {
            return None;
        }
        i += 1;
    }
    // "author of “Nervous”": the title stands behind.
    let open = Classes::PREPOSITION.with(Classes::DETERMINER);
    while i > first && article.token(i - 1).is(open) && !article.token(i - 1).is(telling) {
        i -= 1;
    }
    let opener = article.token(first);
    // "Ana Ruiz, greeted by her coach"
    let word = article.slice(opener.span());
    let behind = article.token(first + 1);
    let acts = !opener.capital
        && (opener.is(Classes::PAST) || word.ends_with("ed") && word != "retired")
        && (behind.capital || behind.is(open));
    let opens = opener.is(Classes::DETERMINER.with(telling))
        || opener.kind == Kind::Word && office && !acts;
    let age_only = opener.kind == Kind::Number && i == first + 1;
    let longest = match opener.is(Classes::DETERMINER) || !opener.capital && opener.is(telling) {
        true => LONGEST,
        false => offices::LONGEST,
    };
    (opens && office && !age_only && i > first && i - first <= longest).then_some(first..i)
}

/// Whether a list of what an office is about goes on at token `i`, as far as the office: "history and culture student".
fn is_listed(article: &Article<'_>, i: usize) -> bool {
    /// Tokens behind the comma.
    const LONGEST: usize = 7;
    let words = |&k: &usize| article.token(k).is_word() || article.token(k).kind == Kind::Comma;
    let mut joined = false;
    (i..i + LONGEST).take_while(words).any(|k| {
        let token = article.token(k);
        joined |= token.is_one(&words!["and"]);
        joined && token.is(Classes::ROLE) && !article.token(k + 1).capital
    })
}

/// Whether the verb at token `i` ends what stands behind a name, for the comma before it is missing: "Ana Ruiz, a baker said".
/// In a clause of its own, one that is `relative`, other verbs than of speech stand as well.
fn says_or_is(article: &Article<'_>, i: usize, relative: bool) -> bool {
    let token = article.token(i);
    !token.capital
        && (token.is_one(&words!["said", "says", "told", "explained"])
            || !relative
                && (token.is(Classes::PAST) && !article.token(i + 1).is(Classes::ROLE)
                    || token.is_one(&words![
                        "say",
                        "explains",
                        "believes",
                        "thinks",
                        "feels",
                        "adds",
                        "echoes",
                        "mentioned",
                        "noted",
                        "added",
                        "recalled",
                        "expressed",
                        "is",
                        "are",
                        "has",
                        "have",
                        "will",
                        "agrees",
                        "disagrees",
                        "hopes",
                        "recalls",
                        "shared"
                    ])))
}

pub(super) fn gender_of(article: &Article<'_>, words: Range<usize>) -> Option<Gender> {
    words.rev().find_map(|i| {
        let token = article.token(i);
        match (token.is(Classes::MALE), token.is(Classes::FEMALE)) {
            (true, false) => Some(Gender::Male),
            (false, true) => Some(Gender::Female),
            _ => None,
        }
    })
}

/// Gender shown by the noun right before a name: "actress Clara Dahl", "his wife, Clara Dahl". Of "her niece, Clara Dahl" it
/// is not told: "she" behind it is the aunt as well. Behind a comma the noun must be somebody's, for "the girl, Clara Dahl
/// said" tells of two.
pub(super) fn gender_before(article: &Article<'_>, name: usize) -> Option<Gender> {
    let before = name.checked_sub(1)?;
    let comma = article.token(before).kind == Kind::Comma;
    let noun = before.checked_sub(usize::from(comma))?;
    let gender = gender_of(article, noun..noun + 1)?;
    let owner = match article.slice(article.token(noun.checked_sub(1)?).span()) {
        "his" | "His" => Some(Gender::Male),
        "her" | "Her" => Some(Gender::Female),
        _ => None,
    };
    let told = owner.map_or(!comma && !article.token(noun).capital, |owner| owner != gender);
    told.then_some(gender)
}

/// Gender shown by the first telling noun of a description: "a spokeswoman for …". Of "her niece, Clara Dahl" [`gender_before`]
/// says what it shows.
pub(super) fn description_gender(
    article: &Article<'_>,
    description: Option<Span>,
) -> Option<Gender> {
    let span = description?;
    let owned = article.token(article.tokens_in(span).start).is_one(&words!["his", "her"]);
    if owned {
        return None;
    }
    article
        .tokens_in(span)
        .take_while(|&i| !article.token(i).is(Classes::PREPOSITION))
        .find_map(|i| gender_of(article, i..i + 1))
}
