//! Names: runs of capitalised words, what of them is a title, and what kind of thing they name.

use std::ops::Range;

use crate::lexicon::{Classes, WordId, is_one, word_id, words};
use crate::people::bounds::{ends_before_of, is_plural, is_somebody, is_twofold};
use crate::people::calendar::{is_first_name, is_last_name};
use crate::sentences::Sentence;
use crate::text::Article;
use crate::token::{Inside, Kind, Token};

pub(super) const OF: WordId = word_id("of");
pub(super) const AND: WordId = word_id("and");
const THE: WordId = word_id("the");
const ON: WordId = word_id("on");
const FOR: WordId = word_id("for");

/// Most tokens of a name.
const LONGEST_NAME: usize = 12;
/// Most words of a body's name before its topic: "European Council" of "European Council on Foreign Relations".
const LONGEST_HEAD: usize = 5;
/// Letters of the longest word without a capital that joins parts of a name: "of", "and".
const LONGEST_JOINT: usize = 3;
/// Longest name in bytes.
const LONGEST_NAME_BYTES: usize = 160;

/// What begins a clause begins no name, nor what is said of somebody: "At 6:52 p.m.: When Ana Ruiz asked", "Player of the Year
/// Ana Ruiz".
const CLAUSES: [WordId; 35] = words![
    "when",
    "while",
    "if",
    "as",
    "because",
    "although",
    "though",
    "since",
    "after",
    "before",
    "until",
    "but",
    "and",
    "so",
    "or",
    "what",
    "whatever",
    "why",
    "how",
    "where",
    "which",
    "whether",
    "unlike",
    "despite",
    "meet",
    "given",
    "oh",
    "recently",
    "recent",
    "everyone",
    "nicknamed",
    "rival",
    "fellow",
    "current",
    "year"
];
/// Ends of words that tell of somebody: "Sixteen-year-old", "Harvik-based".
const ENDS: [WordId; 7] = words!["old", "born", "based", "led", "owned", "backed", "published"];

/// Whether a token can be part of a name.
pub(super) fn nameable(token: &Token) -> bool {
    token.is_word() && token.capital && !token.is(Classes::MONTH.with(Classes::TIME))
}

/// "&" between two names.
pub(super) fn is_ampersand(token: &Token) -> bool {
    token.kind == Kind::Other && token.length() == 1 && token.ends_with(b'&')
}

/// Whether a name may begin with a token, or it be one by which somebody is known; most words are neither.
pub(super) fn may_begin(token: &Token) -> bool {
    token.capital | token.is(Classes::PARTICLE) | token.holds(Inside::ARTICLE)
}

/// The run of capitalised words that begins at token `i`.
///
/// `initial` is the first word of the sentence.
pub(super) fn name_run(
    article: &Article<'_>,
    i: usize,
    sentence: &Sentence,
    initial: usize,
) -> Option<Range<usize>> {
    let first = article.token(i);
    if !first.capital && !first.is(Classes::PARTICLE) {
        return first.holds(Inside::ARTICLE).then_some(i..i + 1);
    }
    // "von der Lohe said": a last name that begins with its particles.
    let led = |k: usize| {
        let token = article.token(k);
        let apart = token.is(Classes::PARTICLE)
            && !token.capital
            && !token.is(Classes::FUNCTION.with(Classes::PREPOSITION));
        apart && !article.token(i.wrapping_sub(1)).capital
    };
    let particles = (i..sentence.tokens.end).take_while(|&k| led(k)).count();
    if particles > 0 {
        let name = article.token(i + particles);
        return (nameable(&name) && name.spaced && particles <= 3).then_some(i..i + particles + 1);
    }
    if first.holds(Inside::ARTICLE) {
        return Some(i..i + 1);
    }
    // "Gov. Jan Brewer": a month's name, but nothing that a day or a preposition would stand beside.
    let month = first.is(Classes::MONTH)
        && first.capital
        && nameable(&article.token(i + 1))
        && article.token(i + 1).spaced
        && i > sentence.tokens.start
        && article.token(i - 1).is_word()
        && !article.token(i - 1).is(Classes::PREPOSITION)
        || is_first_name(article, i, sentence.tokens.end);
    if !nameable(&first) && !month {
        return None;
    }
    // "Joining Gate 5 was …": a gerund that begins a sentence or a quotation is no name.
    let opening = i == initial || i.checked_sub(1).is_some_and(|b| article.token(b).opens());
    let word = article.slice(first.span());
    if opening && word.len() > 5 && word.ends_with("ing") && first.classes == Classes::NONE {
        return None;
    }
    // "Sixteen-year-old Ana Ruiz", "the Harvik-based Ana Ruiz": what is said of her is no part of the name.
    let said_of = || {
        first.holds(Inside::HYPHEN)
            && word.rsplit_once('-').is_some_and(|(_, last)| {
                last.starts_with(char::is_lowercase)
                    && (i == initial || is_one(word_id(last), &ENDS))
            })
    };
    if nameable(&article.token(i + 1)) && said_of() {
        return None;
    }
    // "in other parts of L.A. Ana Ruiz is", "owner of the Dodgers Omar Sow": two names.
    let before = i.checked_sub(1).map_or(Token::END, |b| article.token(b));
    let place = before.is(Classes::PREPOSITION) && first.is_one(&words!["l.a.", "u.s.", "n.y."]);
    let team = before.is_one(&words!["the"]) && first.classes == Classes::NONE && is_plural(word);
    if (place || team) && is_somebody(article, i + 1) {
        return None;
    }
    let function = first.is(Classes::FUNCTION
        .with(Classes::STARTER)
        .with(Classes::PREPOSITION)
        .with(Classes::DETERMINER)
        .with(Classes::CONNECTIVE))
        && !first.is(Classes::TITLE)
        || matches!(word, "Maybe" | "Perhaps");
    if first.is_one(&words!["i'm", "i'd", "i've", "i'll"]) {
        return None; // "I’m Ana Ruiz"
    }
    if first.is(Classes::REPORTING) && i == initial {
        return None; // "Said Ruiz, “…"
    }
    if first.is_one(&CLAUSES)
        || function
            && !(nameable(&article.token(i + 1)) && i != initial && !first.is(Classes::DETERMINER))
    {
        return None;
    }
    let mut end = i + 1;
    let mut topical = false;
    while end < sentence.tokens.end {
        if end - i > LONGEST_NAME {
            return None; // a line in capitals, or a list
        }
        let token = article.token(end);
        // Most names end before a longer word without a capital, or a mark that none goes on behind.
        let goes_on = match token.kind {
            Kind::Word => {
                token.capital
                    || token.length() <= LONGEST_JOINT
                    || token.is(Classes::PARTICLE)
                    || token.holds(Inside::ARTICLE)
            }
            Kind::Possessive | Kind::Other | Kind::Mark(..) => true,
            _ => false,
        };
        if !goes_on {
            break;
        }
        let next = article.token(end + 1);
        // "Edward “Ted” Marsh"
        let nickname = token.opens()
            && nameable(&next)
            && article.token(end + 2).closes()
            && !article.token(end + 2).spaced
            && nameable(&article.token(end + 3));
        if nickname {
            end += 3;
            continue;
        }
        // "Council on Foreign Relations", "Centers for Disease Control and Prevention"
        let topic = || {
            (token.is_small(ON) || token.is_small(FOR))
                && article.token(end - 1).is(Classes::ORGANISATION)
                && end - i <= LONGEST_HEAD
                && end + 1 < sentence.tokens.end
                && nameable(&next)
                && !next.is(Classes::PLACE)
        };
        if topic() {
            topical = true;
            end += 2;
            continue;
        }
        // "Office of the Provost"
        let owned = token.is_small(OF)
            && next.is_small(THE)
            && article.token(end - 1).is(Classes::ORGANISATION)
            && !first.is(Classes::TITLE.with(Classes::ROLE))
            && end + 2 < sentence.tokens.end
            && nameable(&article.token(end + 2));
        if owned {
            end += 3;
            continue;
        }
        let joins = token.spaced && nameable(&token) && !token.is(Classes::CONNECTIVE)
            || token.spaced && token.holds(Inside::ARTICLE)
            || token.is(Classes::PARTICLE)
                && token.spaced
                && !token.capital
                && !token.is(Classes::FUNCTION)
                && next.spaced
                && (nameable(&next)
                    || next.is(Classes::PARTICLE) && nameable(&article.token(end + 2)))
            || token.is_small(OF)
                && nameable(&next)
                && !first.is(Classes::TITLE.with(Classes::ROLE))
                && !ends_before_of(article, &(i..end), initial)
            || is_ampersand(&token) && nameable(&next)
            || is_last_name(article, i, end)
            || token.kind == Kind::Possessive
                && article.slice(token.span()).chars().count() == 1
                && nameable(&next)
                && !is_somebody(article, end + 1)
            || token.is_small(AND)
                && nameable(&next)
                && (topical
                    || first.is(Classes::ORGANISATION)
                        && (i..end).any(|k| article.token(k).is_small(OF))
                    || is_twofold(article, i, end));
        if !joins {
            break;
        }
        end += 1;
    }
    if end - i > LONGEST_NAME {
        return None;
    }
    let bytes = article.token(end - 1).end() - first.start();
    (bytes <= LONGEST_NAME_BYTES).then_some(i..end)
}

/// Whether a sentence is set as a headline, with a capital to every word: where a name ends in it does not show.
pub(super) fn is_capitalised(article: &Article<'_>, sentence: &Sentence) -> bool {
    /// Fewest words that do not look so by chance.
    const LEAST: usize = 5;
    let tokens = article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
    let (mut words, mut lower) = (0, 0);
    let tells = words!["said", "told", "was", "were", "has", "had"];
    for token in tokens {
        if !token.capital && token.is_one(&tells) {
            return false;
        }
        let telling = token.is_word() & !token.is(Classes::FUNCTION.with(Classes::PREPOSITION));
        words += usize::from(telling);
        lower += usize::from(telling & !token.capital);
        // However the sentence goes on.
        if lower * 8 > tokens.len() {
            return false;
        }
    }
    words >= LEAST && lower * 8 <= words
}

/// "EPA" for "Environmental Protection Agency".
pub(super) fn initials(article: &Article<'_>, tokens: &Range<usize>) -> WordId {
    let capitals = tokens
        .clone()
        .map(|i| article.token(i))
        .filter(|t| t.capital)
        .filter_map(|t| article.slice(t.span()).chars().next());
    word_id(&capitals.flat_map(char::to_lowercase).collect::<String>())
}

/// "(EPA)" behind a name.
pub(super) fn acronym_after(article: &Article<'_>, i: usize) -> Option<WordId> {
    let (open, word, close) = (article.token(i), article.token(i + 1), article.token(i + 2));
    (open.kind == Kind::Open && word.caps && close.kind == Kind::Close).then_some(word.word)
}

/// Index of the first word of a sentence, behind marks and brackets.
pub(super) fn first_word(article: &Article<'_>, sentence: &Sentence) -> usize {
    sentence.tokens.clone().find(|&i| article.token(i).counts()).unwrap_or(sentence.tokens.start)
}
