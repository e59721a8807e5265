//! Whether the words beside a name show a man or a woman.

use std::ops::Range;

use crate::lexicon::{Classes, words};
use crate::people::Gender;
use crate::span::Span;
use crate::text::Article;
use crate::token::Kind;

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
    let tokens = article.tokens_in(description?);
    let owned = article.token(tokens.start).is_one(&words!["his", "her"]);
    if owned {
        return None;
    }
    tokens
        .take_while(|&i| !article.token(i).is(Classes::PREPOSITION))
        .find_map(|i| gender_of(article, i..i + 1))
}
