//! Statements: what each sentence of the implications is, whose view it is, and how sure.

use crate::lexicon::{Classes, WordId, is_one, words};
use crate::people::is_plural;
use crate::roles::chance;
use crate::schema::{
    Holder, HolderKind, Passage, Quote, QuoteKind, Role, Statement, StatementKind,
};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Article;

/// Roles that a statement can have.
const KINDS: [(Role, StatementKind); 3] = [
    (Role::Evaluation, StatementKind::Evaluation),
    (Role::Consequence, StatementKind::Consequence),
    (Role::Expectation, StatementKind::Expectation),
];

/// Chance of the three together from which on a sentence states something, whatever else is likelier.
const LEAST: f32 = 0.3;

/// What the sentences of the implications state. Those that only tell ("The club plays in the west") state nothing; where
/// all do, the likeliest to state something is taken.
pub(super) fn of<'a>(
    article: &Article<'_>,
    sentences: impl Iterator<Item = &'a Sentence>,
    quotes: &[Quote],
) -> Vec<Statement> {
    let mut out = Vec::new();
    let mut likeliest: Option<(f32, &Sentence)> = None;
    for sentence in sentences {
        let share: f32 = KINDS.iter().map(|(role, _)| chance(sentence, *role)).sum();
        if likeliest.is_none_or(|(most, _)| share > most) {
            likeliest = Some((share, sentence));
        }
        let hedges = hedges(article, sentence);
        let states = share >= LEAST
            || !hedges.is_empty()
            || KINDS.iter().any(|(role, _)| *role == sentence.role);
        if states && !declines(article, sentence) {
            out.push(statement(article, sentence, quotes, hedges));
        }
    }
    if let Some((_, sentence)) = likeliest.filter(|_| out.is_empty()) {
        out.push(statement(article, sentence, quotes, hedges(article, sentence)));
    }
    out
}

fn statement(
    article: &Article<'_>,
    sentence: &Sentence,
    quotes: &[Quote],
    hedges: Vec<Span>,
) -> Statement {
    Statement {
        text: article.slice(sentence.span).to_owned(),
        span: sentence.span,
        kind: kind(sentence),
        holder: holder(article, sentence, quotes),
        hedges,
    }
}

/// "The company did not respond to requests for comment", "She declined to comment".
fn declines(article: &Article<'_>, sentence: &Sentence) -> bool {
    let is = |i: usize, words: &[WordId]| is_one(article.token(i).word, words);
    sentence.tokens.clone().any(|i| {
        let answers = |i: usize| is(i, &words!["respond", "reply", "comment"]);
        let none = is(i, &words!["not"]) && (answers(i + 1) || answers(i + 2));
        none || is(i, &words!["declined"]) && is(i + 1, &words!["to"]) && answers(i + 2)
    })
}

/// The likeliest of the three roles that a statement can have.
fn kind(sentence: &Sentence) -> StatementKind {
    let none = (0.0, StatementKind::Evaluation);
    let (_, kind) = KINDS.into_iter().fold(none, |best, (role, kind)| {
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
        let phrase = article.phrase(i..sentence.tokens.end, Classes::HEDGE);
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
    let told = quotes
        .iter()
        .skip(from)
        .take_while(|q| q.span.start < sentence.span.end)
        .filter(|q| q.cue.as_ref().is_none_or(|cue| reports(article, cue.span)))
        // What is told on in a sentence without its cue may be the reporter's again; what stands in marks is not.
        .filter(|q| {
            let here = |cue: &Passage| sentence.span.contains(cue.span);
            let marked = |s: &Span| 3 * s.common(sentence.span) > sentence.span.len();
            q.cue.as_ref().is_some_and(here)
                || q.kind == QuoteKind::Direct
                || q.quoted.iter().any(marked)
        });
    for (quote, speaker) in told.filter_map(|q| Some((q, q.speaker.as_ref()?))) {
        let mention = speaker.mention.filter(|m| sentence.span.contains(*m));
        // "Some Democrats" are not the Democrats.
        let some = mention.is_some_and(|m| is_some_of(article, m));
        if speaker.name.is_some() && !some {
            return Holder {
                kind: HolderKind::Source,
                name: speaker.name.clone(),
                span: mention.or(speaker.span).filter(|s| sentence.span.contains(*s)),
            };
        }
        let thinks = quote.cue.as_ref().is_some_and(|cue| thinks(article, cue.span));
        let many =
            |m: Span| thinks && tells_all(article, sentence, quote, m) && are_many(article, m);
        let holds = |m: &Span| some || holds_views(article, *m) || many(*m);
        if let Some(mention) = mention.filter(holds) {
            return Holder { kind: HolderKind::Unnamed, name: None, span: Some(mention) };
        }
    }
    Holder { kind: HolderKind::Reporter, name: None, span: None }
}

/// Whether words are about a part of those whom they name.
fn is_some_of(article: &Article<'_>, mention: Span) -> bool {
    let tokens = article.tokens_in(mention);
    let part = words!["some", "many", "most", "other", "several", "few"];
    let before = tokens.start.checked_sub(1).map(|b| article.token(b));
    article.token(tokens.start).is_one(&part) || before.is_some_and(|t| t.is_one(&part))
}

/// Whether a cue has a word for what only people and bodies do.
fn thinks(article: &Article<'_>, cue: Span) -> bool {
    let verbs = words![
        "said",
        "say",
        "says",
        "told",
        "believe",
        "believes",
        "believed",
        "think",
        "thinks",
        "thought",
        "hope",
        "hopes",
        "fear",
        "fears",
        "argue",
        "argues",
        "argued",
        "warn",
        "warns",
        "warned",
        "predict",
        "predicts",
        "predicted"
    ];
    article.tokens_in(cue).any(|i| article.token(i).is_one(&verbs))
}

/// Whether words are for many: "critics", "officials in Harvik". Not "these".
fn are_many(article: &Article<'_>, mention: Span) -> bool {
    let tokens = article.tokens_in(mention);
    let head = tokens.clone().take_while(|&i| !article.token(i).is(Classes::PREPOSITION)).last();
    let pointing = words!["this", "that", "these", "those", "its", "his", "us"];
    head.is_some_and(|i| {
        is_plural(article.slice(article.token(i).span())) && !article.token(i).is_one(&pointing)
    })
}

/// Whether what is told, or who tells it, begins a sentence: "The cost may rise, and insurers say that …" is the reporter's.
fn tells_all(article: &Article<'_>, sentence: &Sentence, quote: &Quote, mention: Span) -> bool {
    /// Tokens before it, at most.
    const NEAR: usize = 4;
    let first = article.tokens_in(quote.span).start.min(article.tokens_in(mention).start);
    first <= sentence.tokens.start + NEAR
}

/// Whether a cue says that somebody says or thinks something; "is calling on" does not, nor do "is expected to" and "was
/// refused", nor what things do as well: "shows".
fn reports(article: &Article<'_>, cue: Span) -> bool {
    let verb = article.token(article.tokens_in(cue).end.saturating_sub(1));
    let does =
        words!["show", "shows", "showed", "shown", "decide", "decides", "declare", "continue"];
    let undergoes = verb.is_one(&words!["expected", "refused"]) && article.is_passive(cue);
    if verb.is_one(&does) || undergoes {
        return false;
    }
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
        match article.slice(token.span()) {
            "he" | "she" | "they" | "He" | "She" | "They" => true,
            // In capitals it is a body; "those who" are people, "who" is anybody.
            "who" => article.tokens_in(mention).len() > 1,
            _ => token.is(Classes::ROLE.with(Classes::TITLE).with(Classes::ORGANISATION)),
        }
    })
}
