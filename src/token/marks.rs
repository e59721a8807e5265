//! Quotation marks: which way one can be read, from its shape and its neighbours.

use crate::token::Side;

/// A curly mark that closes by shape, but may have been typed the wrong way round before a word. Before figures a single one
/// stands for those left out: "the ’90s".
pub(super) fn curly_side(side: Side, rest: &str, spaced: bool) -> Side {
    let opens = |n: char| n.is_alphabetic() || n.is_numeric() && !rest.starts_with('’');
    if spaced && rest.chars().nth(1).is_some_and(opens) { Side::Opens } else { side }
}

/// A typewriter's mark opens before a word and after a space, closes after a character and before a space.
pub(super) fn straight_side(rest: &str, c: char, before: Option<char>) -> Side {
    let next = rest.get(c.len_utf8()..).and_then(|r| r.chars().next());
    let wall_before = before.is_none_or(|b| {
        b.is_whitespace() || matches!(b, '(' | '[' | '—' | '–' | '-' | '“' | '‘' | '/')
    });
    let wall_after = next.is_none_or(|n| {
        n.is_whitespace()
            || matches!(
                n,
                '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '—' | '–' | '”' | '’' | '"'
            )
    });
    match (wall_before, wall_after) {
        (true, false) if is_year(rest) => Side::Closes,
        (true, false) => Side::Opens,
        (false, true) => Side::Closes,
        _ => Side::Either,
    }
}

/// "'90s", "'25,": the end of a year.
fn is_year(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next() == Some('\'')
        && (0..2).all(|_| letters.next().is_some_and(|c| c.is_ascii_digit()))
        && letters.next().is_none_or(|c| matches!(c, 's' | ',' | '.' | ';' | ':' | ')' | '”' | '"'))
}
