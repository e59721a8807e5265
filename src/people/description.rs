//! Descriptions: what the words beside a name say of who it is, and whether they show a man or a woman.

use std::ops::Range;

use crate::lexicon::{Classes, WordId, words};
use crate::people::Gender;
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
    apposition(article, sentence, whole.end)
        .or_else(|| office_before(article, sentence, tokens.start))
        .or_else(|| office_before_comma(article, sentence, whole))
        .filter(|d| article.span_of(d).len() <= LONGEST_DESCRIPTION_BYTES)
}

/// ", the federation's chief negotiator," behind token `end`.
fn apposition(article: &Article<'_>, sentence: &Sentence, end: usize) -> Option<Range<usize>> {
    if !matches!(article.token(end).kind, Kind::Comma | Kind::Dash) {
        return None;
    }
    office_at(article, end + 1..sentence.tokens.end)
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
    const CLAUSES: [WordId; 12] = words![
        "these", "those", "there", "there's", "it", "he", "she", "they", "we", "i", "this", "you"
    ];
    let Range { start: first, end: limit } = area;
    if article.token(first).is_one(&CLAUSES) {
        return None;
    }
    let telling = Classes::ROLE.with(Classes::TITLE);
    let (mut office, mut placed) = (false, false);
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
        let says = matches!(article.slice(token.span()), "said" | "says" | "told" | "explained");
        if says && office {
            break;
        }
        // "both haunted by love as a woman": what stands behind a preposition is not what he is.
        placed |= token.is(Classes::PREPOSITION)
            && !token.is_one(&words!["of", "and", "or"])
            && !article.token(i.saturating_sub(1)).capital;
        // "grateful to everyone, and owner of the bakery"
        let goes_on = token.is_one(&words!["and", "or"]) && article.token(i + 1).is(Classes::ROLE);
        placed &= !goes_on;
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
    let opens = opener.is(Classes::DETERMINER.with(telling)) || opener.kind == Kind::Word && office;
    let age_only = opener.kind == Kind::Number && i == first + 1;
    (opens && office && !age_only && i > first && i - first <= offices::LONGEST).then_some(first..i)
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
