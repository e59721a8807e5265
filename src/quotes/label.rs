//! Labels: names that are set to a quotation rather than told in a sentence.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::quotes::speaker::Cast;
use crate::text::Article;
use crate::token::Kind;

/// "Name:" at the start of a paragraph, right before the quotation.
pub(crate) fn label(cast: &Cast<'_>, floor: usize, open: usize) -> Option<Range<usize>> {
    let colon =
        open.checked_sub(1).filter(|&c| cast.article.token(c).kind == Kind::Colon && c > floor)?;
    let sentence = cast.sentences.get(cast.sentence_of(open))?;
    let paragraph = cast.article.paragraphs.get(sentence.paragraph)?;
    let all_name = (floor..colon).all(|i| {
        let token = cast.article.token(i);
        token.capital
            || token.is(Classes::PARTICLE)
            || matches!(token.kind, Kind::Comma | Kind::Number)
            || token.is(Classes::ROLE.with(Classes::TITLE))
    });
    (floor == paragraph.tokens.start && all_name && colon - floor <= 8).then_some(floor..colon)
}

/// "— Ana Ruiz" or "— Ana Ruiz, city engineer" behind a quotation, and nothing more up to token `limit`.
pub(crate) fn trailing_name(
    article: &Article<'_>,
    tail: usize,
    limit: usize,
) -> Option<Range<usize>> {
    /// Most tokens of the name, and of what follows it.
    const LONGEST: usize = 8;
    if article.token(tail).kind != Kind::Dash {
        return None;
    }
    let stopped = limit > tail + 1 && article.token(limit - 1).kind == Kind::Stop;
    let end = limit - usize::from(stopped);
    let comma = (tail + 1..end).find(|&i| article.token(i).kind == Kind::Comma).unwrap_or(end);
    let name = tail + 1..comma;
    let office = comma + 1..end;
    let told = office.clone().any(|i| article.token(i).is(Classes::REPORTING.with(Classes::MODAL)));
    let named = |i: usize| {
        let token = article.token(i);
        token.is_word() && (token.capital || token.is(Classes::PARTICLE))
    };
    (!name.is_empty()
        && name.len() <= LONGEST
        && office.len() <= LONGEST
        && !told
        && article.token(name.start).capital
        && name.clone().all(named))
    .then_some(name)
}

/// "WALLACE:" at the head of a quotation that is a transcript.
pub(crate) fn inner_label(article: &Article<'_>, inner: &Range<usize>) -> Option<usize> {
    let colon = (inner.start + 1..inner.end.min(inner.start + 4))
        .find(|&i| article.token(i).kind == Kind::Colon)?;
    (inner.start..colon).all(|i| article.token(i).caps).then_some(colon)
}
