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

/// The words that say who it is: an apposition behind the name, else the office before it.
pub(super) fn describe(
    article: &Article<'_>,
    sentence: &Sentence,
    whole: &Range<usize>,
    tokens: &Range<usize>,
) -> Option<Range<usize>> {
    apposition(article, sentence, whole)
        .or_else(|| office_before(article, sentence, tokens.start))
        .or_else(|| office_before_comma(article, sentence, whole))
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
    let found = office_at(article, end + 1..sentence.tokens.end)?;
    // "According to the Harvik Herald, students first met in May.", "At Harvik, a student is missing": there the sentence begins.
    let opener = article.token(sentence.tokens.start);
    let verb = says_or_is(article, found.end, false);
    let opened = (opener.is(Classes::PREPOSITION) && verb || opener.is_one(&words!["according"]))
        && start.saturating_sub(sentence.tokens.start) < offices::LONGEST
        && !(sentence.tokens.start..start).any(|i| article.token(i).kind == Kind::Comma);
    let closed = matches!(article.token(found.end).kind, Kind::Comma | Kind::Dash)
        && !found.clone().any(|i| article.token(i).is(Classes::PAST));
    (closed || !opened).then_some(found)
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
    const JUDGES: [WordId; 24] = words![
        "only", "first", "kind", "tough", "honest", "exact", "fast", "type", "good", "great",
        "better", "best", "bad", "worse", "worst", "big", "huge", "true", "real", "perfect", "not",
        "than", "like", "such"
    ];
    let verb = article.token(end);
    let opener = article.token(end + 1);
    if verb.capital || !verb.is_one(&words!["is"]) || !opener.is_one(&words!["a", "an", "the"]) {
        return None;
    }
    let ends = |i: &usize| {
        let token = article.token(*i);
        let other = token.is_one(&words!["and"]) && !article.token(i + 1).is(Classes::ROLE);
        let verb = article.token(i + 1).is_one(&words!["is", "was", "has", "had"]);
        token.is_one(&BEHIND) || other && (verb || article.token(i + 1).is(Classes::FUNCTION))
    };
    let limit = (end + 2..sentence.tokens.end).find(ends).unwrap_or(sentence.tokens.end);
    if (end + 2..limit).any(|i| article.token(i).is_one(&JUDGES)) {
        return None;
    }
    office_at(article, end + 1..limit).filter(|found| found.len() > 1)
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
        let goes_on = token.is_one(&words!["and", "or"]) && article.token(i + 1).is(Classes::ROLE);
        placed &= !goes_on;
        of |= token.is_one(&words!["of"]);
        if token.is(telling) && !placed && !of && is_somebody(article, i + 1) {
            return None;
        }
        office |= token.is(telling) && !placed;
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
    (opens && office && !age_only && i > first && i - first <= offices::LONGEST).then_some(first..i)
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
                        "will"
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
