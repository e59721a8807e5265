//! Statements: what each sentence of the implications is, whose view it is, and how sure.

use crate::lexicon::{Classes, words};
use crate::roles::chance;
use crate::schema::{Holder, HolderKind, Quote, Role, Statement, StatementKind};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Article;

pub(super) fn statement(article: &Article<'_>, sentence: &Sentence, quotes: &[Quote]) -> Statement {
    Statement {
        text: article.slice(sentence.span).to_owned(),
        span: sentence.span,
        kind: kind(sentence),
        holder: holder(article, sentence, quotes),
        hedges: hedges(article, sentence),
    }
}

/// The likeliest of the three roles that a statement can have.
fn kind(sentence: &Sentence) -> StatementKind {
    let kinds = [
        (Role::Evaluation, StatementKind::Evaluation),
        (Role::Consequence, StatementKind::Consequence),
        (Role::Expectation, StatementKind::Expectation),
    ];
    let none = (0.0, StatementKind::Evaluation);
    let (_, kind) = kinds.into_iter().fold(none, |best, (role, kind)| {
        let chance = chance(sentence, role);
        if chance > best.0 { (chance, kind) } else { best }
    });
    kind
}

/// The words and phrases of uncertainty in a sentence.
fn hedges(article: &Article<'_>, sentence: &Sentence) -> Vec<Span> {
    let mut hedges: Vec<Span> = Vec::new();
    let mut i = sentence.tokens.start;
    while i < sentence.tokens.end {
        let token = article.token(i);
        let begins = token.begins_phrase();
        let phrase =
            if begins { article.phrase(i..sentence.tokens.end, Classes::HEDGE) } else { 0 };
        if phrase > 0 {
            hedges.push(article.span_of(&(i..i + phrase)));
            i += phrase;
            continue;
        }
        if token.is(Classes::HEDGE) && !token.capital {
            hedges.push(token.span());
        }
        i += 1;
    }
    hedges
}

/// The first attribution inside the sentence says whose statement it is. "This development indicates" is nobody's: only
/// people and bodies hold a view.
fn holder(article: &Article<'_>, sentence: &Sentence, quotes: &[Quote]) -> Holder {
    let from = quotes.partition_point(|q| q.span.end <= sentence.span.start);
    let speakers = quotes
        .iter()
        .skip(from)
        .take_while(|q| q.span.start < sentence.span.end)
        .filter(|q| q.cue.as_ref().is_none_or(|cue| reports(article, cue.span)))
        .filter_map(|q| q.speaker.as_ref());
    for speaker in speakers {
        if speaker.name.is_some() {
            return Holder {
                kind: HolderKind::Source,
                name: speaker.name.clone(),
                span: speaker.mention.or(speaker.span).filter(|s| sentence.span.contains(*s)),
            };
        }
        if let Some(mention) =
            speaker.mention.filter(|m| sentence.span.contains(*m) && holds_views(article, *m))
        {
            return Holder { kind: HolderKind::Unnamed, name: None, span: Some(mention) };
        }
    }
    Holder { kind: HolderKind::Reporter, name: None, span: None }
}

/// Whether a cue says that somebody says or thinks something; "is calling on" does not.
fn reports(article: &Article<'_>, cue: Span) -> bool {
    let reporting = Classes::REPORTING.with(Classes::STANCE).with(Classes::NOUN_CUE);
    article.tokens_in(cue).any(|i| {
        let token = article.token(i);
        token.is(reporting.with(Classes::HEDGE))
            || !token.is_word()
            || token.is_one(&words!["according"])
    })
}

/// Whether the words for a source stand for people or a body.
fn holds_views(article: &Article<'_>, mention: Span) -> bool {
    article.tokens_in(mention).any(|i| {
        let token = article.token(i);
        token.is(Classes::ROLE.with(Classes::TITLE).with(Classes::ORGANISATION))
            || matches!(article.slice(token.span()), "he" | "she" | "they" | "He" | "She" | "They")
    })
}
