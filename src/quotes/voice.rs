//! Voices: the source and the reporting words around a piece of text.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::text::Article;
use crate::token::{Kind, Token};

/// Who speaks and by which words; ranges of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Voice {
    pub(crate) source: Range<usize>,
    pub(crate) cue: Range<usize>,
}

/// Most tokens between the content and its reporting verb.
const REACH: usize = 40;
/// Most tokens of a noun phrase.
const LONGEST_PHRASE: usize = 24;

/// Whether token `i` is a reporting verb in use as one, not a noun ("a report") or part of a name.
pub(crate) fn is_cue(article: &Article<'_>, i: usize) -> bool {
    let token = article.token(i);
    if !token.is(Classes::REPORTING) || token.capital {
        return false;
    }
    let before = i.checked_sub(1).map_or(Token::END, |b| article.token(b));
    let word = article.slice(token.span());
    // "a statement", "his comments", "of note", "to say": nouns and infinitives.
    if before.is_word() && !before.is_pronoun(article) {
        if before.is(Classes::DETERMINER)
            && !word.ends_with("ed")
            && word != "said"
            && word != "told"
            && word != "wrote"
        {
            return false;
        }
        if matches!(article.slice(before.span()), "to" | "of" | "been" | "being") && word != "said"
        {
            return false;
        }
    }
    if noun_like(word) {
        // A verb only right behind its subject: a pronoun, or a name that no article opens.
        let two = i.checked_sub(2).map_or(Token::END, |b| article.token(b));
        return before.is_pronoun(article)
            || is_filler(article, &before)
            || before.capital
                && before.is_word()
                && !two.is(Classes::DETERMINER.with(Classes::PREPOSITION))
                && two.kind != Kind::Possessive
            || before.is_word()
                && article.slice(before.span()).ends_with('s')
                && !before.capital
                && before.is(Classes::ROLE);
    }
    before.kind != Kind::Possessive
        || word.ends_with("ed")
        || matches!(word, "said" | "told" | "wrote")
}

/// Whether a cue gives a name to something instead of saying it: "called “the end of an era”".
pub(crate) fn names(article: &Article<'_>, i: usize) -> bool {
    let word = article.slice(article.token(i).span());
    ["call", "dub", "descri", "label", "nam", "titl", "brand", "portray", "characteri"]
        .iter()
        .any(|stem| word.starts_with(stem))
}

/// Forms that are nouns as often as verbs.
fn noun_like(word: &str) -> bool {
    matches!(
        word,
        "report"
            | "reports"
            | "claim"
            | "claims"
            | "comment"
            | "comments"
            | "note"
            | "notes"
            | "post"
            | "posts"
            | "call"
            | "calls"
            | "answer"
            | "answers"
            | "remark"
            | "remarks"
            | "tweet"
            | "tweets"
            | "promise"
            | "promises"
            | "offer"
            | "offers"
            | "demand"
            | "demands"
            | "question"
            | "plea"
            | "warning"
            | "warnings"
            | "estimate"
            | "estimates"
            | "forecast"
            | "forecasts"
            | "text"
            | "read"
            | "point"
            | "points"
            | "reason"
            | "reasons"
            | "close"
            | "finish"
            | "request"
            | "cry"
            | "cries"
            | "laugh"
            | "smile"
            | "email"
            | "emails"
            | "shot"
            | "argument"
            | "quote"
            | "quotes"
            | "signal"
            | "signals"
            | "pledge"
            | "pledges"
            | "vow"
            | "vows"
            | "hint"
            | "hints"
            | "joke"
            | "jokes"
            | "writing"
            | "saying"
    )
}

/// Adverbs and auxiliaries between a subject and its verb.
fn is_filler(article: &Article<'_>, token: &Token) -> bool {
    token.is_word() && !token.capital && {
        let word = article.slice(token.span());
        word.ends_with("ly") && !token.is(Classes::ROLE)
            || matches!(
                word,
                "has"
                    | "had"
                    | "have"
                    | "having"
                    | "also"
                    | "later"
                    | "then"
                    | "would"
                    | "will"
                    | "did"
                    | "does"
                    | "is"
                    | "was"
                    | "were"
                    | "are"
                    | "himself"
                    | "herself"
                    | "themselves"
                    | "once"
                    | "often"
                    | "again"
                    | "still"
                    | "soon"
                    | "always"
                    | "never"
                    | "even"
                    | "just"
                    | "further"
                    | "went"
                    | "on"
                    | "to"
                    | "both"
                    | "each"
                    | "only"
                    | "both,"
                    | "earlier"
                    | "long"
                    | "since"
                    | "first"
                    | "now"
                    | "there"
                    | "instead"
                    | "likewise"
                    | "quoted"
                    | "as"
                    | "been"
                    | "being"
                    | "could"
                    | "may"
                    | "might"
                    | "not"
            )
    }
}

impl Token {
    /// A personal pronoun that can be a subject.
    pub(crate) fn is_pronoun(&self, article: &Article<'_>) -> bool {
        self.is_word()
            && matches!(
                article.slice(self.span()),
                "he" | "she"
                    | "they"
                    | "it"
                    | "we"
                    | "I"
                    | "you"
                    | "He"
                    | "She"
                    | "They"
                    | "It"
                    | "We"
                    | "You"
                    | "who"
            )
    }
}

/// The voice right behind a content that ends before token `i`: "said Ana Ruiz", "Ruiz said", "according to Ruiz".
pub(crate) fn after(article: &Article<'_>, mut i: usize, limit: usize) -> Option<Voice> {
    while i < limit && matches!(article.token(i).kind, Kind::Comma | Kind::Dash | Kind::Citation) {
        i += 1;
    }
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
        && (first.capital || first.is_pronoun(article) || !first.is(Classes::PREPOSITION))
        || first.kind == Kind::Number;
    if !opens {
        return None;
    }
    for verb in i + 1..limit.min(i + REACH) {
        let token = article.token(verb);
        if matches!(
            token.kind,
            Kind::Stop | Kind::Semicolon | Kind::Colon | Kind::Mark(..) | Kind::Ellipsis
        ) {
            return None;
        }
        if is_cue(article, verb) {
            let source = subject_before(article, i, verb)?;
            if source.start > i + LONGEST_PHRASE {
                return None;
            }
            let start = filled_from(article, source.end, verb);
            return Some(Voice { source, cue: start..verb + 1 });
        }
    }
    None
}

/// The voice before a content that begins at token `end`, not looking back beyond `floor`: "Ruiz said: “…".
pub(crate) fn before(article: &Article<'_>, floor: usize, end: usize) -> Option<Voice> {
    let from = floor.max(end.saturating_sub(REACH));
    for verb in (from..end).rev() {
        let token = article.token(verb);
        if matches!(token.kind, Kind::Stop | Kind::Semicolon) || token.is_mark() {
            return None;
        }
        if is_cue(article, verb) {
            if shares_subject(article, verb) {
                // "…, Spicer said, adding: “…": the verb before has the subject.
                let relative = |v: &Voice| {
                    v.source.len() == 1
                        && article.slice(article.token(v.source.start).span()) == "who"
                };
                if let Some(earlier) = before(article, floor, verb).filter(|v| !relative(v)) {
                    return Some(Voice { source: earlier.source, cue: verb..verb + 1 });
                }
                return clause_subject(article, floor, verb)
                    .map(|source| Voice { source, cue: verb..verb + 1 });
            }
            let source = subject_before(article, floor, verb)?;
            let start = filled_from(article, source.end, verb);
            return Some(Voice { source, cue: start..verb + 1 });
        }
    }
    None
}

/// Whether the verb at token `verb` takes its subject from an earlier one: "…, adding", "… and said".
pub(crate) fn shares_subject(article: &Article<'_>, verb: usize) -> bool {
    let mut before = verb;
    while before > 0 && is_filler(article, &article.token(before - 1)) {
        before -= 1;
    }
    let Some(previous) = before.checked_sub(1).map(|b| article.token(b)) else { return false };
    let participle = article.slice(article.token(verb).span()).ends_with("ing");
    matches!(
        article.slice(previous.span()),
        "and" | "but" | "then" | "or" | "by" | "before" | "after" | "while" | "when"
    ) || participle && (previous.kind == Kind::Comma || previous.is_word() && !previous.capital)
}

/// The subject of the clause between `floor` and `end`: its first pronoun or name that no preposition governs.
pub(crate) fn clause_subject(
    article: &Article<'_>,
    floor: usize,
    end: usize,
) -> Option<Range<usize>> {
    let mut phrase = None;
    for i in floor..end {
        let (token, previous) =
            (article.token(i), if i > floor { article.token(i - 1) } else { Token::END });
        if previous.is(Classes::PREPOSITION)
            && !matches!(
                article.slice(previous.span()),
                "and" | "but" | "that" | "as" | "while" | "when" | "after" | "before"
            )
        {
            continue;
        }
        if token.is_pronoun(article) {
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
    let here = article.slice(article.token(i).span());
    if !here.eq_ignore_ascii_case("according") || article.slice(article.token(i + 1).span()) != "to"
    {
        return None;
    }
    let source = subject_after(article, i + 2, limit)?;
    Some(Voice { source, cue: i..i + 2 })
}

/// The noun phrase that begins at token `i`: the source behind "said".
pub(crate) fn subject_after(article: &Article<'_>, i: usize, limit: usize) -> Option<Range<usize>> {
    let first = article.token(i);
    let opens = first.is_word()
        && (first.capital
            || first.is(Classes::DETERMINER
                .with(Classes::ROLE)
                .with(Classes::ORGANISATION)
                .with(Classes::TITLE))
            || first.is_pronoun(article))
        && !(first.is(Classes::TIME) && first.capital)
        || first.kind == Kind::Number;
    if !opens || i >= limit {
        return None;
    }
    if first.is_pronoun(article) {
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
                    && !token.is_pronoun(article)
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
        let comma = (least..inside_end)
            .rev()
            .find(|&k| matches!(article.token(k).kind, Kind::Comma | Kind::Dash | Kind::Open))?;
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
        end = comma;
    }
    let mut start = end;
    while start > floor && end - start < LONGEST_PHRASE {
        let token = article.token(start - 1);
        let goes_on = match token.kind {
            Kind::Word => {
                let word = article.slice(token.span());
                let inner = matches!(
                    word,
                    "of" | "for" | "at" | "in" | "from" | "with" | "on" | "and" | "to" | "but"
                ) && start < end;
                let clause = token.is(Classes::MODAL)
                    || is_cue(article, start - 1) && !token.is(Classes::ROLE)
                    || matches!(
                        word,
                        "is" | "are"
                            | "was"
                            | "were"
                            | "be"
                            | "has"
                            | "have"
                            | "had"
                            | "that"
                            | "which"
                            | "who"
                            | "as"
                            | "because"
                            | "when"
                            | "while"
                            | "if"
                            | "than"
                    );
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
        if token.is_pronoun(article) {
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
    if last.is_pronoun(article) {
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
