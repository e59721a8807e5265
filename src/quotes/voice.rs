//! Voices: the source and the reporting words around a piece of text.

use std::ops::Range;

use crate::lexicon::{Classes, WordId, word_id};
use crate::quotes::cue::{is_cue, is_filler, shares_subject};
use crate::quotes::phrase::{LONGEST_PHRASE, clause_subject, subject_after, subject_before};
use crate::text::Article;
use crate::token::Kind;

/// Who speaks and by which words; ranges of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Voice {
    pub(crate) source: Range<usize>,
    pub(crate) cue: Range<usize>,
}

pub(crate) const ACCORDING: WordId = word_id("according");

/// Most tokens between the content and its reporting verb.
const REACH: usize = 40;

/// Most commas, dashes and citations between a content and its attribution.
const MOST_MARKS: usize = 4;

/// The voice right behind a content that ends before token `i`: "said Ana Ruiz", "Ruiz said", "according to Ruiz".
pub(crate) fn after(article: &Article<'_>, mut i: usize, limit: usize) -> Option<Voice> {
    for _ in 0..MOST_MARKS {
        if i < limit && matches!(article.token(i).kind, Kind::Comma | Kind::Dash | Kind::Citation) {
            i += 1;
        }
    }
    i = behind_brackets(article, i, limit);
    if let Some(voice) = according_to(article, i, limit) {
        return Some(voice);
    }
    let mut verb = i;
    while verb < limit && is_filler(article, &article.token(verb)) && !is_cue(article, verb) {
        verb += 1;
    }
    if is_cue(article, verb) && verb < limit {
        let source = subject_after(article, verb + 1, limit);
        return source.map(|source| Voice { source, cue: i..verb + 1 });
    }
    let first = article.token(i);
    let opens = first.is_word()
        && !first.is(Classes::CONNECTIVE)
        && (first.capital || first.is_pronoun() || !first.is(Classes::PREPOSITION))
        || first.kind == Kind::Number;
    if !opens {
        return None;
    }
    let mut relative = false;
    for verb in i + 1..limit.min(i + REACH) {
        let token = article.token(verb);
        // "Ruiz, who finished fourth, said": a verb inside the relative clause is not the one that reports.
        if token.kind == Kind::Comma {
            relative = !relative
                && matches!(
                    article.slice(article.token(verb + 1).span()),
                    "who" | "which" | "whose"
                );
        }
        if relative {
            continue;
        }
        if matches!(
            token.kind,
            Kind::Stop | Kind::Semicolon | Kind::Colon | Kind::Mark(..) | Kind::Ellipsis
        ) {
            return None;
        }
        if is_cue(article, verb) {
            let mut source = subject_before(article, i, verb)?;
            if source.start > i + LONGEST_PHRASE {
                return None;
            }
            // "Ana Ruiz, a student said": the second comma is missing, the name is the source all the same.
            let apposed =
                source.start > i + 1 && article.token(source.start - 1).kind == Kind::Comma;
            if apposed
                && (i..source.start - 1)
                    .all(|k| article.token(k).capital || article.token(k).is(Classes::PARTICLE))
            {
                source = i..source.start - 1;
            }
            let start = filled_from(article, source.end, verb);
            return Some(Voice { source, cue: start..verb + 1 });
        }
    }
    None
}

/// The token behind a bracket that opens at `i` and closes soon: a translation or a gloss.
fn behind_brackets(article: &Article<'_>, i: usize, limit: usize) -> usize {
    if article.token(i).kind != Kind::Open || article.slice(article.token(i).span()) != "[" {
        return i;
    }
    let close = (i..limit.min(i + REACH)).find(|&k| article.token(k).kind == Kind::Close);
    close
        .map_or(i, |k| if matches!(article.token(k + 1).kind, Kind::Comma) { k + 2 } else { k + 1 })
}

/// The voice before a content that begins at token `end`, not looking back beyond `floor`: "Ruiz said: “…".
pub(crate) fn before(article: &Article<'_>, floor: usize, end: usize) -> Option<Voice> {
    let floor = floor.max(end.saturating_sub(2 * REACH));
    let from = floor.max(end.saturating_sub(REACH));
    // "…, Spicer said, adding: “…": the last verb is the cue, the first that has a subject of its own tells the source.
    let mut cue: Option<usize> = None;
    for verb in (from..end).rev() {
        let token = article.token(verb);
        if matches!(token.kind, Kind::Stop | Kind::Semicolon) || token.is_mark() {
            break;
        }
        if !is_cue(article, verb) {
            continue;
        }
        if token.capital {
            let source = subject_after(article, verb + 1, end)?;
            return Some(Voice { source, cue: verb..verb + 1 });
        }
        if shares_subject(article, verb) {
            cue = cue.or(Some(verb));
            continue;
        }
        // "As reported by the Herald: “…"
        let word = |i: usize| article.slice(article.token(i).span());
        if verb > floor && matches!(word(verb - 1), "As" | "as") && word(verb + 1) == "by" {
            let source = subject_after(article, verb + 2, end)?;
            return Some(Voice { source, cue: verb - 1..verb + 2 });
        }
        let source = subject_before(article, floor, verb);
        let Some(last) = cue else {
            let source = source?;
            let start = filled_from(article, source.end, verb);
            return Some(Voice { source, cue: start..verb + 1 });
        };
        let relative = |s: &Range<usize>| {
            s.len() == 1 && article.slice(article.token(s.start).span()) == "who"
        };
        if let Some(source) = source.filter(|s| !relative(s)) {
            return Some(Voice { source, cue: last..last + 1 });
        }
        break;
    }
    let last = cue?;
    clause_subject(article, floor, last).map(|source| Voice { source, cue: last..last + 1 })
}

/// The first token after `from` that belongs to the verb group ending at `verb`.
fn filled_from(article: &Article<'_>, from: usize, verb: usize) -> usize {
    let mut start = verb;
    while start > from && is_filler(article, &article.token(start - 1)) {
        start -= 1;
    }
    start
}

/// "according to NP" at token `i`.
pub(crate) fn according_to(article: &Article<'_>, i: usize, limit: usize) -> Option<Voice> {
    if article.token(i).word != ACCORDING || article.slice(article.token(i + 1).span()) != "to" {
        return None;
    }
    let source = subject_after(article, i + 2, limit)?;
    Some(Voice { source, cue: i..i + 2 })
}
