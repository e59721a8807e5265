//! Noun phrases: the words for a source, read forwards from a verb, backwards to it, or as a clause's subject.

use std::ops::Range;

use crate::lexicon::{Classes, words};
use crate::quotes::cue::{is_cue, is_filler};
use crate::text::Article;
use crate::token::{Kind, Token};

/// Most tokens of a noun phrase.
pub(crate) const LONGEST_PHRASE: usize = 24;

/// Most tokens of a clause that is searched for its subject.
const LONGEST_CLAUSE: usize = 80;

/// The noun phrase that begins at token `i`: the source behind "said".
pub(crate) fn subject_after(article: &Article<'_>, i: usize, limit: usize) -> Option<Range<usize>> {
    let first = article.token(i);
    let opens = first.is_word()
        && (first.capital
            || first.is(Classes::DETERMINER
                .with(Classes::ROLE)
                .with(Classes::ORGANISATION)
                .with(Classes::TITLE))
            || first.is_pronoun()
            || leads_to_name(article, i, limit))
        && !(first.is(Classes::TIME) && first.capital)
        || first.kind == Kind::Number;
    if !opens || i >= limit {
        return None;
    }
    if first.is_pronoun() {
        return Some(i..i + 1);
    }
    let mut end = i + 1;
    while end < limit.min(i + LONGEST_PHRASE) {
        let token = article.token(end);
        let goes_on = match token.kind {
            Kind::Word => {
                let word = article.slice(token.span());
                let inside_name = word == "of"
                    || (token.is(Classes::PARTICLE)
                        && article.token(end + 1).capital
                        && !token.is(Classes::PREPOSITION));
                (inside_name || !token.is(Classes::PREPOSITION) || token.capital)
                    && !token.is(Classes::TIME.with(Classes::MONTH))
                    && !token.is_pronoun()
            }
            Kind::Possessive | Kind::Number => true,
            Kind::Other => article.slice(token.span()) == "&",
            _ => false,
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    Some(i..end)
}

/// "defenseman Matt Roy", "computer science student Ana Ruiz": a few lower-case words that end in a name.
fn leads_to_name(article: &Article<'_>, i: usize, limit: usize) -> bool {
    /// Most words of an office before the name.
    const LONGEST: usize = 5;
    let plain = |t: &Token| {
        t.is_word()
            && !t.capital
            && !t.is(Classes::FUNCTION.with(Classes::PREPOSITION).with(Classes::MODAL))
            && !t.is_pronoun()
    };
    let end = (i..limit.min(i + LONGEST + 1)).find(|&k| !plain(&article.token(k)));
    end.is_some_and(|k| {
        k > i
            && article.token(k).capital
            && article.token(k).is_word()
            && article.token(k).spaced
            && !article.token(k).is(Classes::TIME.with(Classes::MONTH))
    })
}

/// Where the name ends before further asides, which end at `end`: "Ruiz, 45, of Mill Road, Harvik".
fn behind_name(article: &Article<'_>, floor: usize, mut end: usize) -> usize {
    /// Most tokens of such an aside.
    const LONGEST: usize = 8;
    for _ in 0..2 {
        let least = floor.max(end.saturating_sub(LONGEST));
        let comma = (least..end).rev().find(|&k| article.token(k).kind == Kind::Comma);
        let Some(comma) = comma else { break };
        let opener = article.token(comma + 1);
        let aged = opener.kind == Kind::Number && comma + 2 == end;
        if !aged && !opener.is_one(&words!["aged", "of", "from"]) {
            break;
        }
        end = comma;
    }
    end
}

/// The noun phrase before the verb at token `verb`: its subject.
pub(crate) fn subject_before(
    article: &Article<'_>,
    floor: usize,
    verb: usize,
) -> Option<Range<usize>> {
    let mut end = verb;
    while end > floor && is_filler(article, &article.token(end - 1)) {
        end -= 1;
    }
    // "Ruiz, who lives nearby, said": what stands between the commas is passed over, twice at most.
    for _ in 0..2 {
        if end <= floor
            || !matches!(article.token(end - 1).kind, Kind::Comma | Kind::Dash | Kind::Close)
        {
            break;
        }
        let inside_end = end - 1;
        let least = floor.max(inside_end.saturating_sub(LONGEST_PHRASE + 6));
        // "Ruiz (Con, Hexham) said": what stands in brackets is one aside.
        let bracketed = article.token(inside_end).kind == Kind::Close;
        let comma = (least..inside_end).rev().find(|&k| match article.token(k).kind {
            Kind::Open => true,
            Kind::Comma | Kind::Dash => !bracketed,
            _ => false,
        })?;
        let opener = article.token(comma + 1);
        // "the governor, Rick Scott, said": the name itself stands between the commas.
        let all_name = (comma + 1..inside_end)
            .all(|k| article.token(k).capital || article.token(k).is(Classes::PARTICLE));
        if all_name
            && opener.capital
            && inside_end - comma <= 5
            && !opener.is(Classes::TITLE)
            && article.token(comma.wrapping_sub(1)).is_word()
            && !article.token(comma.wrapping_sub(1)).capital
        {
            return Some(comma + 1..inside_end);
        }
        if opener.is(Classes::CONNECTIVE)
            && !opener.is(Classes::PREPOSITION)
            && inside_end - comma > 3
        {
            return None;
        }
        end = behind_name(article, floor, comma);
    }
    let mut start = end;
    while start > floor && end - start < LONGEST_PHRASE {
        let token = article.token(start - 1);
        let goes_on = match token.kind {
            Kind::Word => {
                let inner = token.is_one(&words![
                    "of", "for", "at", "in", "from", "with", "on", "and", "to", "but"
                ]) && start < end;
                let clause = token.is(Classes::MODAL)
                    || is_cue(article, start - 1) && !token.is(Classes::ROLE)
                    || !token.capital
                        && token.is_one(&words![
                            "is", "are", "was", "were", "be", "has", "have", "had", "that",
                            "which", "who", "as", "because", "when", "while", "if", "than"
                        ]);
                !clause
                    && (inner
                        || token.capital
                        || !token.is(Classes::PREPOSITION.with(Classes::CONNECTIVE)))
            }
            Kind::Possessive | Kind::Number => true,
            _ => false,
        };
        if !goes_on {
            break;
        }
        start -= 1;
        if token.is_pronoun() {
            break;
        }
    }
    // "an official who spoke anonymously said": the subject stands before the relative clause.
    if start > floor
        && start < end
        && matches!(article.slice(article.token(start - 1).span()), "who" | "which")
    {
        let ends = if article.token(start - 1).spaced
            && start >= 2
            && article.token(start - 2).kind == Kind::Comma
        {
            start - 2
        } else {
            start - 1
        };
        if ends > floor && article.token(ends - 1).is_word() {
            return subject_before(article, floor.max(ends.saturating_sub(LONGEST_PHRASE)), ends);
        }
    }
    let start = phrase_start(article, start, end);
    (start < end).then_some(start..end)
}

/// Where the last noun phrase of `start..end` begins: "In a statement the company" gives "the company".
fn phrase_start(article: &Article<'_>, mut start: usize, end: usize) -> usize {
    let last = article.token(end.saturating_sub(1));
    if last.is_pronoun() {
        return end - 1;
    }
    // Leading adverbs and conjunctions belong to the sentence, not the source.
    while start < end {
        let token = article.token(start);
        let loose = token.is_word()
            && !token.is(Classes::DETERMINER.with(Classes::TITLE))
            && (token.is(Classes::CONNECTIVE) || is_filler(article, &token))
            || matches!(article.slice(token.span()), "and" | "but" | "And" | "But" | "As" | "So");
        if !loose {
            break;
        }
        start += 1;
    }
    // "on Thursday a committee said"
    while start + 1 < end && article.token(start).is(Classes::TIME.with(Classes::MONTH)) {
        start += 1;
    }
    if article.token(start).is(Classes::PREPOSITION) {
        let begins = |k: &usize| {
            let (token, previous) = (article.token(*k), article.token(k - 1));
            let opener = token.is(Classes::DETERMINER) || token.capital && !previous.capital;
            opener
                && !previous.is(Classes::PREPOSITION.with(Classes::DETERMINER))
                && previous.kind != Kind::Possessive
        };
        return (start + 1..end).rev().find(begins).unwrap_or(start + 1);
    }
    start
}

/// The subject of the clause between `floor` and `end`: its first pronoun or name that no preposition governs.
pub(crate) fn clause_subject(
    article: &Article<'_>,
    floor: usize,
    end: usize,
) -> Option<Range<usize>> {
    let mut phrase = None;
    let floor = floor.max(end.saturating_sub(LONGEST_CLAUSE));
    for i in floor..end {
        let (token, previous) =
            (article.token(i), if i > floor { article.token(i - 1) } else { Token::END });
        if previous.is(Classes::PREPOSITION)
            && !previous
                .is_one(&words!["and", "but", "that", "as", "while", "when", "after", "before"])
        {
            continue;
        }
        if token.is_pronoun() {
            return Some(i..i + 1);
        }
        let name = token.capital
            && token.is_word()
            && !token.is(Classes::PREPOSITION
                .with(Classes::CONNECTIVE)
                .with(Classes::FUNCTION)
                .with(Classes::TIME)
                .with(Classes::MONTH));
        if name && !previous.capital {
            let found = subject_after(article, i, end).map(|f| shrink(article, f))?;
            // "Hours later, Trump": a single word at the head is a name only where none follows.
            if i == floor && found.len() == 1 {
                phrase = Some(found);
            } else if article.token(found.end).kind != Kind::Possessive {
                return Some(found);
            }
        } else if token.is(Classes::DETERMINER) && phrase.is_none() {
            phrase = subject_after(article, i, end).map(|f| shrink(article, f));
        }
    }
    phrase
}

/// A phrase read forward may have run into its verb: cut before the first word that is one.
fn shrink(article: &Article<'_>, phrase: Range<usize>) -> Range<usize> {
    let named =
        article.token(phrase.start).capital && !article.token(phrase.start).is(Classes::DETERMINER);
    let end = (phrase.start + 1..phrase.end).find(|&k| {
        let token = article.token(k);
        let lower_after_name = named
            && token.is_word()
            && !token.capital
            && article.token(k - 1).capital
            && !token.is(Classes::ROLE.with(Classes::ORGANISATION).with(Classes::PARTICLE))
            && article.slice(token.span()) != "of";
        lower_after_name
            || token.is(Classes::MODAL)
            || token.is(Classes::REPORTING.with(Classes::STANCE))
                && !token.is(Classes::ROLE.with(Classes::ORGANISATION))
                && !token.capital
            || is_filler(article, &token)
    });
    phrase.start..end.unwrap_or(phrase.end)
}
