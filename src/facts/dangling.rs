//! First words that point back to another sentence or name somebody by half, and whom they mean.

use crate::lexicon::{Classes, WordId, is_one, word_id, words};
use crate::people::{Entity, Gender, People, Sort};
use crate::schema::Referent;
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::{Article, Block};
use crate::token::Kind;

const THIS: WordId = word_id("this");
const THAT: WordId = word_id("that");
const THE: WordId = word_id("the");
/// Words that point back wherever a sentence begins with them.
const BACK: [WordId; 24] = words![
    "he", "she", "they", "it", "his", "her", "hers", "their", "theirs", "its", "him", "them",
    "these", "those", "such", "he's", "he'd", "she's", "she'd", "they're", "they've", "they'd",
    "they'll", "that's"
];
/// Words behind "this" that are times: "this year".
const TIME_NOUNS: [WordId; 13] = words![
    "year",
    "month",
    "week",
    "weekend",
    "morning",
    "afternoon",
    "evening",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "season"
];
/// Words that open a clause before the main one.
const CLAUSES: [WordId; 9] =
    words!["after", "before", "when", "while", "as", "since", "once", "shortly", "until"];
/// Verbs of an "it" that may stand for nothing, and what stands a few words behind it then.
const VERBS: [WordId; 9] =
    words!["is", "was", "has", "will", "would", "takes", "took", "seems", "appears"];
const TELLING: [WordId; 17] = words![
    "clear",
    "unclear",
    "likely",
    "unlikely",
    "possible",
    "hard",
    "difficult",
    "important",
    "thought",
    "understood",
    "feared",
    "hoped",
    "time",
    "that",
    "first",
    "good",
    "not"
];

/// The first word of a fact that begins with token `begins`, if it points back to another sentence.
pub(crate) fn dangles(
    article: &Article<'_>,
    people: &People,
    sentence: &Sentence,
    begins: usize,
) -> Option<usize> {
    let first = (begins..sentence.tokens.end).find(|&i| article.token(i).counts())?;
    let token = article.token(first);
    let next = article.token(first + 1).word;
    let phrase = article.phrase(first..sentence.tokens.end, Classes::CONNECTIVE);
    let points = match token.word {
        word if is_one(word, &BACK) => true,
        THIS | THAT => {
            !is_one(next, &TIME_NOUNS)
                && !article.token(first + 1).is(Classes::TIME.with(Classes::MONTH))
        }
        THE => is_one(next, &words!["former", "latter"]),
        // "So far", "Instead of a bridge", "Besides Ruiz"
        _ if is_one(next, &words!["far", "of"]) && token.is(Classes::CONNECTIVE) => false,
        _ => token.is(Classes::CONNECTIVE) || phrase > 0 || is_later(article, first),
    };
    (points || is_one_more(article, first))
        .then_some(first)
        .or_else(|| led_by_pronoun(article, sentence, first))
        .or_else(|| behind_comma(article, people, sentence, first))
}

/// Whether a phrase begins at `first` that needs what was told before: "Both teams", "The same", "Similar
/// sentiments", "Each of these", "As Ruiz said,", "Despite this,".
fn is_one_more(article: &Article<'_>, first: usize) -> bool {
    /// Tokens in which "and" makes both known: "Both Ruiz and Sow".
    const PAIR: usize = 8;
    /// Tokens of a phrase before its comma.
    const LED: usize = 6;
    let token = |i: usize| article.token(i);
    let is = |i: usize, words: &[WordId]| is_one(token(i).word, words);
    let these = words!["this", "that", "these", "those", "them", "which"];
    let within = |most: usize| {
        (first + 1..first + most).take_while(|&i| !matches!(token(i).kind, Kind::Stop | Kind::End))
    };
    let comma = within(LED).find(|&i| token(i).kind == Kind::Comma);
    let led = comma.is_some_and(|comma| {
        is(comma - 1, &words!["this", "that"])
            || is(first, &words!["as"]) && token(comma - 1).is(Classes::REPORTING)
    });
    led || is(first, &words!["both"]) && !within(PAIR).any(|i| is(i, &words!["and"]))
        || is(first, &words!["similar"])
            && !token(first + 1).capital
            && !is(first + 1, &words!["to"])
        || is(first, &words!["the"]) && is(first + 1, &words!["same"])
        || is(first + 1, &words!["of"]) && is(first + 2, &these)
}

/// The "he" behind words that name nobody: "Earlier this year, he resigned".
fn behind_comma(
    article: &Article<'_>,
    people: &People,
    sentence: &Sentence,
    first: usize,
) -> Option<usize> {
    /// Tokens before the comma, at most.
    const LED: usize = 16;
    let token = |i: usize| article.token(i);
    let led = first..sentence.tokens.end.min(first + LED);
    let comma = led.clone().find(|&i| token(i).kind == Kind::Comma)?;
    let pronoun =
        Some(comma + 1).filter(|&i| token(i).is_one(&words!["he", "she", "his", "her"]))?;
    let named = people
        .within(&(first..comma))
        .iter()
        .any(|m| people.entity(m).is_some_and(|entity| entity.sort == Sort::Person));
    // "When the mayor came, he": a clause has its own subject.
    (!named && !token(first).is_one(&CLAUSES)).then_some(pronoun)
}

/// The "he" of a clause before the main one where that names nobody: "Shortly after he resigned, the council met".
fn led_by_pronoun(article: &Article<'_>, sentence: &Sentence, first: usize) -> Option<usize> {
    /// Tokens of the clause, at most.
    const CLAUSE: usize = 14;
    let token = |i: usize| article.token(i);
    let opens = token(first).is(Classes::PREPOSITION.with(Classes::CONDITION))
        || token(first).is_one(&CLAUSES);
    if !opens {
        return None;
    }
    let mut clause = first..sentence.tokens.end.min(first + CLAUSE);
    let comma = clause.find(|&i| token(i).kind == Kind::Comma)?;
    let pronoun = (first..comma).find(|&i| token(i).is_one(&words!["he", "she", "they"]))?;
    let named = |i: usize| i > first && token(i).is_word() && token(i).capital;
    (!(first..sentence.tokens.end).any(named)).then_some(pronoun)
}

/// Whether a first word that points back is understood where the sentence before is shown too: a pronoun is, and "Two
/// hours later,"; "This shift" or "Instead" mostly goes on with a thought that the sentence before only hints at.
pub(crate) fn follows(article: &Article<'_>, word: usize) -> bool {
    let pronoun = words!["he", "she", "they", "it", "his", "her", "their", "its"];
    article.token(word).is_one(&pronoun) || is_later(article, word) || is_one_more(article, word)
}

/// "Two hours later,"
fn is_later(article: &Article<'_>, word: usize) -> bool {
    /// Words of a time before its comma, at most.
    const TIME: usize = 6;
    let token = |i: usize| article.token(i);
    let mut head = (word..word + TIME).take_while(|&i| token(i).kind != Kind::Comma);
    head.any(|i| token(i).is_one(&words!["later"]) && !token(i).capital)
        && token(word).kind != Kind::End
}

/// Whether an "it" stands for nothing: "It is believed that", "It was not clear", "It has been a long year".
fn expletive(article: &Article<'_>, word: usize) -> bool {
    /// Words between "it" and the one that tells.
    const FAR: usize = 4;
    let is = |i: usize, words: &[WordId]| is_one(article.token(i).word, words);
    is(word, &words!["it"])
        && (is(word + 1, &VERBS) || article.token(word + 1).kind == Kind::Possessive)
        && (word + 2..word + 2 + FAR).any(|i| {
            article.token(i).is(Classes::REPORTING.with(Classes::STANCE)) || is(i, &TELLING)
        })
}

/// The name that the first word stands for, where the sentence before leaves no doubt: one person, or one body.
pub(crate) fn referent(
    article: &Article<'_>,
    sentences: &[Sentence],
    people: &People,
    index: usize,
    word: usize,
) -> Option<Referent> {
    let token = article.token(word);
    if expletive(article, word) {
        return None;
    }
    let person = token.is_one(&words!["he", "she", "his", "her"]);
    if !person && !token.is_one(&words!["it", "its"]) {
        return None;
    }
    let before = index.checked_sub(1).and_then(|b| sentences.get(b)).filter(|s| !s.furniture)?;
    // A headline may be about somebody else.
    if matches!(article.block_of(before.paragraph), Block::Title | Block::Deck) {
        return None;
    }
    let mut fitting = people.within(&before.tokens).iter().filter(|m| {
        people
            .entity(m)
            .is_some_and(|e| if person { e.sort == Sort::Person } else { e.sort == Sort::Body })
    });
    let only = fitting.next()?;
    if fitting.any(|m| m.entity != only.entity) {
        return None;
    }
    let entity = people.entity(only)?;
    // "Ana Ruiz: He was a visionary": a label is nobody whom she speaks of.
    if article.token(only.whole.end).kind == Kind::Colon {
        return None;
    }
    // "the singer praised the work of Ana Ruiz. Her own record": it may be the singer's.
    let governed =
        only.whole.start.checked_sub(1).is_some_and(|b| article.token(b).is(Classes::PREPOSITION));
    // "She writes for others, among them her friend, Ana Ruiz. Her own record": nor is it hers who is named last.
    let somebody = |i: usize| article.token(i).is_one(&words!["he", "she", "his", "her"]);
    let somebody_else = (before.tokens.start..only.whole.start).any(somebody);
    let other = match (token.is_one(&words!["he", "his"]), entity.gender) {
        (he, Some(gender)) => person && he != (gender == Gender::Male),
        _ => false,
    };
    if other || person && (governed || somebody_else) {
        return None;
    }
    Some(Referent { span: token.span(), name: article.passage(entity.name) })
}

/// The whole name of the person with whose last name `fact` begins, unless that stands in it or in those `above`.
pub(crate) fn surname<'a>(
    article: &Article<'_>,
    people: &People,
    fact: Span,
    mut above: impl Iterator<Item = &'a Span>,
) -> Option<Referent> {
    let tokens = article.tokens_in(fact);
    let first = tokens.clone().find(|&i| article.token(i).counts())?;
    let mention = people.at(first).filter(|m| m.whole.start == first)?;
    // "Watts" is not yet the Ana Watts whom a later paragraph brings.
    let introduced_above = |e: &&Entity| e.name.start < article.token(first).start();
    let entity = people.entity(mention).filter(|e| e.sort == Sort::Person)?;
    let entity = Some(entity).filter(introduced_above)?;
    let name = article.tokens_in(entity.name);
    // By the last name: "Anaheim" of "Anaheim Ducks" is no person's.
    let last = article.token(name.end.saturating_sub(1)).word;
    if article.token(mention.tokens.end.saturating_sub(1)).word != last {
        return None;
    }
    let whole = name.len();
    let introduced = |span: Span| {
        let named = people.within(&article.tokens_in(span));
        named.iter().any(|m| m.entity == mention.entity && m.tokens.len() >= whole)
    };
    let known =
        mention.tokens.len() >= whole || introduced(fact) || above.any(|fact| introduced(*fact));
    (!known).then(|| Referent {
        span: article.span_of(&mention.tokens),
        name: article.passage(entity.name),
    })
}
