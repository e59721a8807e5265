//! Where a name ends: before "of", behind "and", before somebody else's.

use std::ops::Range;

use crate::lexicon::{Classes, words};
use crate::people::names::nameable;
use crate::people::sorts::is_unknown;
use crate::text::Article;
use crate::token::{Kind, Token};

/// Whether the name `head` ends before "of": it is somebody's, or many are meant. "Ana Ruiz of Harvik Press", "Fans of Ruiz".
pub(super) fn ends_before_of(article: &Article<'_>, head: &Range<usize>, initial: usize) -> bool {
    let office = Classes::TITLE.with(Classes::ROLE);
    // "Al Ruiz", "Jordan Ruiz"
    let plain = |i: usize| {
        let token = article.token(i);
        let first =
            if i + 2 == head.end { Classes::PARTICLE.with(Classes::PLACE) } else { Classes::NONE };
        !token.caps && token.classes.without(first.with(Classes::PAST)) == Classes::NONE
    };
    let start =
        head.clone().rev().find(|&i| article.token(i).is(office)).map_or(head.start, |i| i + 1);
    let before = head.start.checked_sub(1).map_or(Token::END, |b| article.token(b));
    let word = article.slice(article.token(head.start).span());
    let many = head.start == initial && is_plural(word);
    match head.end - start {
        1 => start == head.start && many && plain(start),
        2 | 3 => (start..head.end).all(plain) && !before.is(Classes::DETERMINER),
        _ => false,
    }
}

/// Whether somebody's name stands at token `i`, behind a body or an office: "Ana Ruiz, captain Omar Sow and". No "junior Pop
/// Music major".
pub(super) fn is_somebody(article: &Article<'_>, i: usize) -> bool {
    let (first, last, behind) = (article.token(i), article.token(i + 1), article.token(i + 2));
    nameable(&first)
        && !first.caps
        && first.classes == Classes::NONE
        && nameable(&last)
        && !last.caps
        && is_unknown(last)
        && !behind.capital
        && !behind.is(Classes::ROLE.with(Classes::TITLE))
}

/// Whether the name of a body goes on behind the "and" at token `and`: "the Food and Drug Administration".
pub(super) fn is_twofold(article: &Article<'_>, start: usize, and: usize) -> bool {
    /// Tokens of the second half.
    const LONGEST: usize = 3;
    let last = article.token(and - 1);
    let before = start.checked_sub(1).map_or(Token::END, |b| article.token(b));
    let one =
        before.is(Classes::DETERMINER) || matches!(before.kind, Kind::Possessive | Kind::Number);
    let half = one && and == start + 1;
    let sure = |i: usize| half && article.token(i).is_one(&words!["department", "ministry"]);
    let head = |i: usize| {
        let token = article.token(i);
        let body = words!["administration", "agency", "commission", "committee", "lab"];
        let known = token.is_one(&words!["enforcement"]) || one && token.is_one(&body);
        sure(i) || known && is_unknown(last)
    };
    !last.caps
        && (and + 1..and + 1 + LONGEST)
            .take_while(|&i| nameable(&article.token(i)))
            .skip(1)
            .any(head)
}

/// Whether a word ends as those for many do.
pub(crate) fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}
