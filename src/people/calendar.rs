//! Names that are words of the calendar too: "Theresa May", "April Ryan", "Jiayi Sun".

use crate::lexicon::{Classes, WordId, words};
use crate::text::Article;
use crate::token::{Kind, Token};

/// Words of the calendar that people are called by as well.
const NAMES: [WordId; 7] = words!["may", "april", "june", "august", "march", "jan", "sun"];
/// Words before a month that are no first names: "Early May".
const SPANS: [WordId; 8] = words!["early", "late", "mid", "last", "next", "come", "every", "until"];
/// Words behind one that show that it is a month, or a verb: "June elections", "May Be Late".
const DATED: [WordId; 25] = words![
    "be",
    "have",
    "not",
    "meeting",
    "summit",
    "report",
    "election",
    "elections",
    "deadline",
    "conference",
    "vote",
    "poll",
    "data",
    "figures",
    "festival",
    "talks",
    "attack",
    "attacks",
    "session",
    "referendum",
    "primary",
    "issue",
    "edition",
    "budget",
    "convention"
];

/// Whether a token may be such a name, by its letters.
pub(super) fn is_calendar_name(token: &Token) -> bool {
    // All of them are of these classes, which few words are.
    token.is(Classes::MONTH.with(Classes::TIME))
        && token.capital
        && !token.caps
        && token.is_one(&NAMES)
}

/// Whether token `at` ends the name that begins with token `start`: not "Early May", "the NATO June summit", "Bank of Harvik
/// May 5".
pub(super) fn is_last_name(article: &Article<'_>, start: usize, at: usize) -> bool {
    let token = article.token(at);
    if !is_calendar_name(&token) || !token.spaced {
        return false;
    }
    let (previous, next) = (article.token(at - 1), article.token(at + 1));
    let other = Classes::PLACE
        .with(Classes::ORGANISATION)
        .with(Classes::FUNCTION)
        .with(Classes::PREPOSITION)
        .with(Classes::DETERMINER)
        .with(Classes::MONTH)
        .with(Classes::TIME);
    let first = !previous.caps
        && !previous.is(other)
        && !previous.is_one(&SPANS)
        && !start.checked_sub(1).is_some_and(|b| article.token(b).is(Classes::DETERMINER));
    (previous.is(Classes::TITLE) || first) && !is_dated(&next)
}

/// Whether the token behind a month shows that it is one, or a verb: "March 5", "May Day".
fn is_dated(next: &Token) -> bool {
    next.kind == Kind::Number
        || next.is_word() && next.capital && next.spaced
        || next.is_one(&DATED)
}

/// Whether a first name at token `i` is one though a month may begin a sentence: "April Ryan said". Not "In March Ruiz said";
/// `end` is that of the sentence.
pub(super) fn is_first_name(article: &Article<'_>, i: usize, end: usize) -> bool {
    if !is_calendar_name(&article.token(i)) || i + 2 >= end {
        return false;
    }
    let previous = i.checked_sub(1).map_or(Token::END, |b| article.token(b));
    let dated = Classes::PREPOSITION.with(Classes::DETERMINER).with(Classes::TIME);
    if previous.is(dated) || previous.is_one(&SPANS) || previous.kind == Kind::Number {
        return false;
    }
    let (last, verb) = (article.token(i + 1), article.token(i + 2));
    last.is_word() && last.capital && last.spaced && says(&verb)
}

/// Whether the last name of somebody whom the text knows, at token `i`, is no date here: "May said", "said May", "May’s".
pub(super) fn is_meant(article: &Article<'_>, i: usize) -> bool {
    if !is_calendar_name(&article.token(i)) {
        return false;
    }
    let previous = i.checked_sub(1).map_or(Token::END, |b| article.token(b));
    let next = article.token(i + 1);
    let dated = previous.is_word()
        && previous.is(Classes::PREPOSITION.with(Classes::DETERMINER).with(Classes::TIME))
        || previous.kind == Kind::Number
        || is_dated(&next);
    let acts = says(&next)
        || next.is(Classes::MODAL)
        || next.kind == Kind::Possessive
        || next.is_one(&words!["has", "had", "is", "was"])
        || previous.is(Classes::REPORTING) && !previous.capital;
    acts && !dated
}

fn says(token: &Token) -> bool {
    token.is(Classes::REPORTING.with(Classes::STANCE)) && !token.capital
}
