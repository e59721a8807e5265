//! Descriptions: what the words beside a name say of who it is.

use std::ops::Range;

use crate::lexicon::{Classes, WordId, words};
use crate::people::asides::{apposition, plain_apposition, predicate, who};
use crate::people::bounds::{is_plural, is_somebody};
use crate::people::names::OF;
use crate::people::offices::{self, office_before, office_before_comma};
use crate::sentences::Sentence;
use crate::text::Article;
use crate::token::Kind;

/// Longest description in bytes.
const LONGEST_DESCRIPTION_BYTES: usize = 300;

/// Most tokens of a description.
pub(super) const LONGEST: usize = 32;

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
    let reach = sentence.tokens.end.min(from + 2 + LONGEST);
    let limit = (from + 1..reach).find(ends).unwrap_or(reach);
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
pub(super) fn office_at(article: &Article<'_>, area: Range<usize>) -> Option<Range<usize>> {
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
    while i < limit.min(first + LONGEST + 1) {
        let token = article.token(i);
        match token.kind {
            // "a law, history and culture student"
            Kind::Comma
                if !office
                    && article.token(first).is(Classes::DETERMINER)
                    && is_listed(article, i + 1) => {}
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
            Kind::Mark(..) if office && token.opens() && article.token(i - 1).is_small(OF) => {
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
            let many = opener.is(Classes::ROLE) && is_plural(word);
            if many || token.is_one(&words!["say", "are", "were", "have"]) {
                return None;
            }
            break;
        }
        // "both haunted by love as a woman": what stands behind a preposition is not what he is.
        placed |= token.is(Classes::PREPOSITION)
            && !token.is_one(&words!["of", "and", "or"])
            && !article.token(i.saturating_sub(1)).capital;
        // "grateful to everyone, and owner of the bakery", "lead for the boats and a senior"
        let goes_on = || {
            let other = i + 1 + usize::from(article.token(i + 1).is(Classes::DETERMINER));
            (other == i + 1 || article.token(first).is(telling.with(Classes::DETERMINER)))
                && offices::tells(article, other)
        };
        placed &= !(token.is_one(&words!["and", "or"]) && goes_on());
        let tells = offices::tells(article, i);
        of |= token.is_one(&words!["of"]);
        if tells && !placed && !of && is_somebody(article, i + 1) {
            return None;
        }
        office |= tells && !placed;
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
pub(super) fn says_or_is(article: &Article<'_>, i: usize, relative: bool) -> bool {
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
