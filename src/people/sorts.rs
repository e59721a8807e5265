//! What kind of thing a name stands for.

use std::ops::Range;

use crate::lexicon::{Classes, WordId, word_id, words};
use crate::people::Sort;
use crate::people::names::OF;
use crate::text::Article;
use crate::token::{Inside, Kind, Token};

const WHO: WordId = word_id("who");
/// Countries and unions of them that begin no person's name.
const COUNTRIES: [WordId; 4] = words!["u.s.", "u.k.", "u.n.", "e.u."];
/// What the name `tokens` stands for; `titled`: a title or an office stands before it.
pub(super) fn sort_of(article: &Article<'_>, tokens: &Range<usize>, titled: bool) -> Sort {
    let words = tokens.len();
    // "Bank of Harvik", "Ruiz & Sow", "Texas A&M"
    let joins = |token: &Token| token.is_small(OF) || token.holds(Inside::AMPERSAND);
    let own = article.tokens.get(tokens.clone()).unwrap_or_default();
    let classes: Classes = own.iter().map(|t| t.classes).collect();
    let last = article.token(tokens.end.saturating_sub(1));
    // "Port Wendell Herald"
    let paper = || {
        matches!(
            article.slice(last.span()),
            "Post" | "Times" | "Journal" | "Herald" | "Tribune" | "Gazette" | "Chronicle" | "News"
        )
    };
    // "Unite Here Local 11"
    let branch = words > 1 && last.is_one(&words!["local"]);
    let first = article.token(tokens.start);
    let letters = article.slice(first.span());
    let lettered = || first.caps && letters.len() >= 3 && !letters.contains('.');
    if classes.has(Classes::ORGANISATION) || words > 1 && paper() || branch || own.iter().any(joins)
    {
        Sort::Body
    } else if classes.has(Classes::THING) && !(words > 1 && first.is_one(&words!["bill"])) {
        Sort::Thing
    } else if last.is(Classes::PLACE) && !titled {
        Sort::Place
    } else if words > 1 && !titled && (first.is_one(&COUNTRIES) || lettered() && !last.caps) {
        Sort::Thing // "U.S. Bills", "the U.K. Budget", "HTU Football"
    } else if words == 1 {
        match last.caps {
            true => Sort::Body,
            false if titled => Sort::Person,
            false => Sort::Unknown,
        }
    } else if tokens.clone().all(|i| article.token(i).caps) && article.slice(last.span()).len() <= 4
    {
        Sort::Body
    } else {
        Sort::Person
    }
}

/// Whether what follows a name is said of persons only: ", 29,", "who", ", who".
pub(super) fn is_personal(article: &Article<'_>, i: usize) -> bool {
    let comma = usize::from(article.token(i).kind == Kind::Comma);
    let next = article.token(i + comma);
    let age = next.kind == Kind::Number
        && comma == 1
        && article.slice(next.span()).len() <= 2
        && article.token(i + 2).kind == Kind::Comma;
    age || next.is_small(WHO)
}

/// Whether a single name acts as people do: it has a title, or says something.
pub(super) fn speaks(article: &Article<'_>, whole: &Range<usize>, tokens: &Range<usize>) -> bool {
    let says = |i: usize| article.token(i).is(Classes::REPORTING) && !article.token(i).capital;
    let also = usize::from(article.token(tokens.end).is(Classes::FILLER));
    whole.start < tokens.start
        || says(tokens.end + also)
        || whole.start.checked_sub(1).is_some_and(says)
}

/// Whether the one word at token `i`, which begins its sentence, is a name by what it does: "Orlik said".
pub(super) fn is_sayer(article: &Article<'_>, i: usize) -> bool {
    let token = article.token(i);
    let says = article.token(i + 1).is_one(&words![
        "said", "says", "told", "added", "wrote", "tweeted", "replied", "recalled", "noted"
    ]);
    says && !token.ends_with(b's') && is_unknown(token)
}

/// Whether the one word at token `i`, which begins its sentence, is a name by what is said of it: "Levi, a father, said".
pub(super) fn is_apposed(article: &Article<'_>, i: usize, end: usize) -> bool {
    /// Tokens of what is said of it.
    const LONGEST: usize = 25;
    let token = |k: usize| article.token(k);
    let opens = token(i + 1).kind == Kind::Comma && token(i + 2).is_one(&words!["a", "an", "the"]);
    let closes = |k: &usize| token(*k).kind == Kind::Comma;
    let word = article.slice(token(i).span());
    let says = |close: usize| {
        token(close + 1).is_one(&words!["said", "says", "told", "added", "explained"])
    };
    opens
        && !word.ends_with("ly")
        && is_unknown(token(i))
        && (i + 3..end.min(i + LONGEST)).find(closes).is_some_and(says)
}

/// Whether a word may be a name by the lists. "Rose" may: a past form in the middle of a sentence, not where names stand.
pub(super) fn is_unknown(token: Token) -> bool {
    token.classes.without(Classes::PAST) == Classes::NONE
}

/// Whether a name stands where a town does: "in St. Clairsville, Ohio,".
pub(super) fn is_placed(article: &Article<'_>, whole: &Range<usize>) -> bool {
    let before = whole.start.checked_sub(1).map_or(Token::END, |b| article.token(b));
    article.token(whole.end).kind == Kind::Comma
        && matches!(
            article.slice(before.span()),
            "in" | "In" | "near" | "at" | "from" | "outside" | "of"
        )
        && article.token(whole.end + 1).is(Classes::PLACE)
        && article.token(whole.end + 1).capital
        && matches!(article.token(whole.end + 2).kind, Kind::Comma | Kind::Stop | Kind::End)
}
