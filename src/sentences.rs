//! Sentences: where one ends and the next begins.

use std::ops::Range;

use crate::lexicon::{Classes, Counts, SOUGHT, WordId, words};
use crate::schema::Role;
use crate::span::Span;
use crate::text::{Article, Block, is_credit, is_furniture_run};
use crate::token::{Kind, Kinds, Token};

/// A sentence.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// From its first token to its last, closing marks and citations included.
    pub(crate) span: Span,
    pub(crate) paragraph: usize,
    /// Range of its tokens.
    pub(crate) tokens: Range<usize>,
    /// How many of these are words and numbers.
    pub(crate) words: usize,
    /// The kinds of its tokens.
    pub(crate) kinds: Kinds,
    /// How many of its words are in each class.
    pub(crate) counts: Counts,
    /// Whether any is one of [`SOUGHT`].
    pub(crate) sought: bool,
    /// Whether it is no part of the article.
    pub(crate) furniture: bool,
    pub(crate) role: Role,
    /// How likely each role is, in the order of the schema; all nought before they are weighed.
    pub(crate) chances: [f32; 9],
}

impl Sentence {
    /// Its first token behind a dateline, which has a dash or a bracket: most sentences have none.
    pub(crate) fn behind_dateline(&self, article: &Article<'_>) -> usize {
        if self.kinds.has(Kinds::DASH.with(Kinds::OPEN)) {
            article.behind_dateline(&self.tokens)
        } else {
            self.tokens.start
        }
    }
}

/// Cuts the paragraphs of an article into sentences, in order.
pub(crate) fn sentences(article: &Article<'_>) -> Vec<Sentence> {
    // Few articles have shorter sentences than of a dozen tokens.
    let mut out: Vec<Sentence> =
        Vec::with_capacity(article.tokens.len() / 12 + article.paragraphs.len());
    let unbroken = article.paragraphs.len() == 1;
    let single = article.paragraphs.iter().filter(|p| p.is_text()).count() <= 2;
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        let from = out.len();
        let mut first = paragraph.tokens.start;
        let mut i = first;
        // Most tokens are words that end no sentence, which is seen without a look at what stands around them.
        while let Some(skipped) = article
            .tokens
            .get(i..paragraph.tokens.end)
            .and_then(|rest| rest.iter().position(may_end))
        {
            i += skipped;
            let Some(end) = ends_at(article, i, first, paragraph.tokens.end) else {
                i += 1;
                continue;
            };
            push(article, &mut out, index, first..end, single);
            first = end;
            i = end;
        }
        push(article, &mut out, index, first..paragraph.tokens.end, single);
        if !unbroken {
            mark_credit(article, out.get_mut(from..).unwrap_or_default());
        }
    }
    if single {
        mark_byline_runs(&mut out);
    }
    out
}

fn push(
    article: &Article<'_>,
    out: &mut Vec<Sentence>,
    paragraph: usize,
    tokens: Range<usize>,
    single: bool,
) {
    if tokens.is_empty() {
        return;
    }
    let span = article.span_of(&tokens);
    let words = article.words(&tokens);
    let own = article.tokens.get(tokens.clone()).unwrap_or_default();
    let (mut kinds, mut counts, mut sought) = (Kinds::default(), Counts::default(), false);
    for token in own {
        kinds = kinds.with(Kinds::of(token.kind));
        counts.add(token.classes);
        sought |= SOUGHT.has(token.word);
    }
    let block = article.block_of(paragraph);
    let furniture = !matches!(block, Block::Body | Block::PullQuote)
        || (single && is_furniture_run(article.slice(span), own));
    let role = if furniture { Role::NotArticle } else { Role::CurrentContext };
    let chances = [0.0; 9];
    out.push(Sentence {
        span,
        paragraph,
        tokens,
        words,
        kinds,
        counts,
        sought,
        furniture,
        role,
        chances,
    });
}

/// A caption or a credit that was pasted to the end of a paragraph is no part of it: of a caption, one sentence.
fn mark_credit(article: &Article<'_>, paragraph: &mut [Sentence]) {
    let [_, .., last] = paragraph else { return };
    let tokens = article.tokens.get(last.tokens.clone()).unwrap_or_default();
    if last.furniture || !is_credit(article.slice(last.span), tokens) {
        return;
    }
    // "(Photo by Omar Sow)" behind the sentence that it belongs to.
    let alone = article.token(last.tokens.start).kind == Kind::Open;
    for sentence in paragraph.iter_mut().skip(1).rev().take(1 + usize::from(alone)) {
        sentence.furniture = true;
        sentence.role = Role::NotArticle;
    }
}

/// In a text pasted as one line, "By. Ana Ruiz. PUBLISHED:." leaves the name as a sentence of its own: short and between
/// furniture, it is furniture too.
fn mark_byline_runs(sentences: &mut [Sentence]) {
    let leading = 12.min(sentences.len());
    let Some(last) = sentences.iter().take(leading).rposition(|s| s.furniture) else { return };
    let before_text = sentences.iter().take(last).any(|s| !s.furniture && s.words > 8);
    if before_text {
        return;
    }
    for sentence in sentences.iter_mut().take(last) {
        sentence.furniture = true;
        sentence.role = Role::NotArticle;
    }
}

/// Whether a token may end a sentence: a stop, or an abbreviation with one.
fn may_end(token: &Token) -> bool {
    let stop = matches!(token.kind, Kind::Stop | Kind::Ellipsis);
    stop | (token.is_word() & token.ends_with(b'.'))
}

/// If a sentence that began at `first` ends with token `i`, which may end one, the token after it (closing marks and citations
/// taken along).
fn ends_at(article: &Article<'_>, i: usize, first: usize, limit: usize) -> Option<usize> {
    let token = article.token(i);
    let abbreviation = token.is_word();
    // "1. Salt": the number of an item belongs to it.
    if i == first + 1
        && article.token(first).kind == Kind::Number
        && article.token(first).length() <= 2
    {
        return None;
    }
    let (end, marks) = closing(article, i + 1, limit);
    if (end..limit).all(|k| article.token(k).is_mark()) {
        return Some(limit);
    }
    if article.slice(token.span()).starts_with(['。', '！', '？']) {
        return Some(end);
    }
    let next = article.token(end);
    // ". ." is a slip, ". . ." an ellipsis: the last stop decides.
    if next.kind == Kind::Stop && token.kind == Kind::Stop && end == i + 1 {
        return None;
    }
    // What decides is the first word behind marks and brackets that open.
    let mut word = end;
    while word < limit
        && matches!(
            article.token(word).kind,
            Kind::Mark(..) | Kind::Open | Kind::Other | Kind::Dash
        )
    {
        word += 1;
    }
    let start = article.token(word);
    let capital = start.capital || start.kind == Kind::Number || start.kind == Kind::End;
    let postal = token.caps && token.is_one(&POSTAL);
    if abbreviation && !postal {
        // "U.S. Rep. Ana Ruiz", "the L.A. Police Department"
        let titled = start.is(Classes::TITLE) && is_state(&token)
            || start.is_one(&words!["police"]) && article.token(word + 1).capital;
        let quoted = next.is_mark() && next.opens();
        let starter = start.capital && (start.is(Classes::STARTER) || quoted);
        let starter = starter && !titled && !matches!(next.kind, Kind::Open | Kind::Dash);
        let ends = starter && ends_with_abbreviation(article, i, token, first, &start)
            || is_measured(article, i, token)
                && !belongs_to_time(&start)
                // "9 a.m. British time"
                && !article.token(word + 1).is_one(&words!["time"])
                && start.capital;
        // "9 p.m. The council meets": the hour belongs to what happens then.
        let hour = i == first + 1 && is_measured(article, i, token);
        return (next.spaced && ends && !hour).then_some(end);
    }
    if !next.spaced && end == i + 1 && !next.is_mark() {
        return run_together(article, i, &start).then_some(end);
    }
    if next.kind == Kind::Dash || matches!(next.kind, Kind::Comma | Kind::Semicolon | Kind::Colon) {
        return None;
    }
    let plain = postal || token.kind == Kind::Stop && article.slice(token.span()).starts_with('.');
    if next.kind == Kind::Open && next.spaced && token.kind == Kind::Stop {
        return Some(end);
    }
    if !capital && start.is_word() {
        // "iPhone sales fell.", "eBay said": a lower-case letter with a capital behind it can begin a sentence.
        let inner = article.slice(start.span()).chars().nth(1).is_some_and(char::is_uppercase);
        // "said Ruiz. “[former mayors] …": so does a quotation, whatever its first word.
        let quoted = next.is_mark() && next.opens() && next.spaced;
        return (plain && (inner || quoted)).then_some(end);
    }
    // “Why?” Ruiz asked. “It matters.” Ruiz said.
    let verb = if marks { attribution_follows(article, end, limit) } else { None };
    let nothing_more =
        |verb: usize| verb + 1 >= limit || article.token(verb + 1).kind == Kind::Stop;
    if verb.is_some_and(|verb| !plain || nothing_more(verb)) {
        return None;
    }
    let earlier = |back: usize| {
        i.checked_sub(back).is_some_and(|k| k >= first && article.token(k).kind == Kind::Stop)
    };
    if earlier(1) && earlier(2) {
        return None;
    }
    // An ellipsis set between spaces marks words left out of a sentence that goes on.
    if token.kind == Kind::Ellipsis && (!capital || token.spaced) {
        return None;
    }
    Some(end)
}

/// The token behind closing marks, closing brackets and citations at `i`, and whether there was a mark.
fn closing(article: &Article<'_>, mut i: usize, limit: usize) -> (usize, bool) {
    let mut marks = false;
    while i < limit {
        let token = article.token(i);
        match token.kind {
            Kind::Close | Kind::Citation => {}
            Kind::Mark(..) if token.closes() && !token.spaced => marks = true,
            _ => break,
        }
        i += 1;
    }
    (i, marks)
}

/// States in two capitals, which are no abbreviations with a stop as "Pa." is: "in LA. We".
const POSTAL: [WordId; 6] = words!["la.", "ca.", "pa.", "va.", "md.", "ga."];

/// Whether an abbreviation may be the last word of its sentence, where a word that likes to begin one follows.
fn ends_with_abbreviation(
    article: &Article<'_>,
    i: usize,
    token: Token,
    first: usize,
    next: &Token,
) -> bool {
    // "F.B.I.", "L.S.U.": initials of a body, in the list or not, can stand last.
    let letters = article.slice(token.span()).matches('.').count();
    if token.is(Classes::CLOSING) || letters >= 2 && !token.is(Classes::ABBREVIATION) {
        return true;
    }
    let slice = article.slice(token.span());
    let initial = slice.chars().count() == 2;
    // "Plan B.", "vitamin C.": an initial stands behind another part of a name, or first; and no name goes on with "The".
    i > first && {
        let before = article.token(i - 1);
        let street =
            token.is_one(&words!["st."]) && (before.capital || before.kind == Kind::Number);
        let ordinary = before.is_word() && (!before.capital || before.is(Classes::FUNCTION));
        street || initial && (ordinary || token.capital && next.is(Classes::FUNCTION))
    }
}

fn is_state(token: &Token) -> bool {
    token.is_one(&words!["u.s.", "u.k.", "u.n.", "e.u."])
}

/// Whether an abbreviation tells what a number before it counts, or which of several it is: "9 p.m.", "300 mph.", "World War
/// I.". Behind it a capital begins a sentence.
fn is_measured(article: &Article<'_>, i: usize, token: Token) -> bool {
    let Some(before) = i.checked_sub(1).map(|b| article.token(b)) else { return false };
    let unit = token.is_one(&words![
        "a.m.", "p.m.", "mph.", "kph.", "km.", "kg.", "cm.", "mm.", "lb.", "lbs.", "oz.", "hrs.",
        "ft.", "min.", "f."
    ]);
    let one_of_several = before.is_one(&words!["war", "division", "phase", "type", "tier"]);
    unit && before.kind == Kind::Number
        || one_of_several && before.capital && token.is_one(&words!["i.", "v."])
}

/// Whether a word goes on with a time of day: "9 p.m. Friday", "9 p.m. Eastern", "9 p.m. EST".
fn belongs_to_time(token: &Token) -> bool {
    token.is(Classes::TIME.with(Classes::MONTH))
        || token.caps
        || token.kind == Kind::Number
        || token.is_one(&words![
            "eastern",
            "central",
            "mountain",
            "pacific",
            "greenwich",
            "local",
            "mondays",
            "tuesdays",
            "wednesdays",
            "thursdays",
            "fridays",
            "saturdays",
            "sundays"
        ])
}

/// "ended.The next": a stop between a lower-case word and a capitalised one, with no space.
fn run_together(article: &Article<'_>, i: usize, next: &Token) -> bool {
    let Some(before) = i.checked_sub(1).map(|b| article.token(b)) else { return false };
    let prose =
        before.is_word() && before.length() > 1 && !before.caps || before.kind == Kind::Number;
    let word = article.slice(next.span());
    // "(BTGGg.F)" is listed somewhere.
    let letter = word.len() == 1 && !matches!(word, "A" | "I");
    let ordinary = !letter
        && next.capital
        && word.chars().nth(1).is_none_or(char::is_lowercase)
        && !word.contains('.');
    prose && ordinary && !word.is_empty() && next.is_word()
}

/// The verb where "Ruiz asked", "asked Ruiz" or "Ruiz, the mayor, asked" follows, before any stop.
fn attribution_follows(article: &Article<'_>, from: usize, limit: usize) -> Option<usize> {
    /// Words of a name before its verb.
    const NAME: usize = 4;
    /// Tokens of an apposition between the name and its verb.
    const APPOSITION: usize = 25;
    let verb = |i: usize| article.token(i).is(Classes::REPORTING) && !article.token(i).capital;
    for (names, i) in (from..limit.min(from + NAME)).enumerate() {
        let token = article.token(i);
        if verb(i) {
            return Some(i);
        }
        if names > 0 && token.kind == Kind::Comma {
            let end = limit.min(i + APPOSITION);
            let closing = (i + 1..end)
                .take_while(|&k| article.token(k).kind != Kind::Stop)
                .find(|&k| article.token(k).kind == Kind::Comma);
            return closing.map(|k| k + 1).filter(|&k| verb(k));
        }
        let pronoun = token.is(Classes::FUNCTION)
            && i == from
            && token.is(Classes::STARTER)
            && !token.is(Classes::DETERMINER);
        if !token.is_word() || !(token.capital || pronoun) {
            return None;
        }
    }
    None
}
