//! Headline facts: the few sentences that carry the news, whole, and able to stand alone.

use std::collections::HashMap;

use crate::lexicon::{Classes, Lexicon, WordId};
use crate::people::{People, Sort};
use crate::schema::{Attribution, Fact, Quote, QuoteKind, Reason, Referent, Role};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::{Article, labels};
use crate::token::Kind;

/// Points, in thousandths, for standing first in the article.
const LEDE: i64 = 200;
/// Points for standing early; they fall to half after [`DECAY`] sentences.
const EARLY: i64 = 220;
/// How fast the points for position fall.
const DECAY: i64 = 5;
/// Points for the share of the title's words that a sentence holds.
const TITLE: i64 = 160;
/// Points for the share of its words that the article keeps coming back to.
const CENTRAL: i64 = 260;
/// Points for a number.
const NUMBER: i64 = 60;
/// Points for a named person or body.
const NAMED: i64 = 40;
/// Points for a source in reported speech.
const REPORTED: i64 = 40;
/// Points for each citation, three at most.
const CITED: i64 = 10;
/// Points for a word that ties the news to its cause.
const CAUSE: i64 = 55;
/// Points lost by what happened long before.
const HISTORICAL: i64 = 60;
/// Points lost by what a person says whose words stand among the key quotes.
const HEARD: i64 = 110;
/// Points for opening a paragraph.
const OPENS: i64 = 40;
/// Points lost where a key quote says the same in the same words.
const SAID: i64 = 250;
/// Share of a sentence's words that a quote must share to say the same, in percent.
const SAME: usize = 70;
/// Share of a sentence that may stand in direct quotes, in percent.
const MOST_QUOTED: usize = 40;
/// Points lost where the words are mostly somebody's own, in quotation marks.
const QUOTED: i64 = 300;
/// Points lost by a first word that points back, with its referent shown; without one the sentence is no candidate.
const DANGLING: i64 = 120;
/// Points lost by a sentence of too few or too many words.
const LENGTH: i64 = 150;
/// Words of a sentence that is neither too short nor too long.
const GOOD_LENGTH: std::ops::RangeInclusive<usize> = 8..=45;
/// Key quotes looked at for repetition: a bound on the work.
const MOST_KEY: usize = 24;
/// Fewest words of any fact.
const LEAST_WORDS: usize = 5;
/// Points lost for the share of words that a better fact has already.
const REPEATED: i64 = 350;

/// A sentence that can be a fact.
struct Candidate {
    sentence: usize,
    points: i64,
    words: Vec<WordId>,
    reasons: Vec<Reason>,
    referent: Option<Referent>,
}

/// The `most` best facts, best first; `avoid` is the span of the implications, which are shown on their own.
pub(crate) fn facts(
    article: &Article<'_>,
    sentences: &[Sentence],
    people: &People,
    quotes: &[Quote],
    avoid: &[Span],
    most: usize,
) -> Vec<Fact> {
    let mut candidates = candidates(article, sentences, people, quotes, avoid);
    let mut chosen: Vec<Fact> = Vec::new();
    let mut taken: Vec<WordId> = Vec::new();
    while chosen.len() < most {
        let worth = |c: &Candidate| {
            let shared = c.words.iter().filter(|w| taken.contains(w)).count() as i64;
            c.points - REPEATED * shared / (c.words.len().max(1) as i64)
        };
        let Some((at, points)) = candidates
            .iter()
            .enumerate()
            .map(|(i, c)| (i, worth(c)))
            .max_by_key(|&(i, points)| (points, std::cmp::Reverse(i)))
        else {
            break;
        };
        let candidate = candidates.swap_remove(at);
        candidates.sort_by_key(|c| c.sentence);
        taken.extend(&candidate.words);
        if let Some(fact) = fact(article, sentences, quotes, candidate, points) {
            chosen.push(fact);
        }
    }
    // A later choice can never score above an earlier one: repetition only takes away.
    let mut ceiling = 1000.0_f64;
    for fact in &mut chosen {
        ceiling = ceiling.min(fact.score);
        fact.score = ceiling;
    }
    chosen
}

fn candidates(
    article: &Article<'_>,
    sentences: &[Sentence],
    people: &People,
    quotes: &[Quote],
    avoid: &[Span],
) -> Vec<Candidate> {
    let frequent = frequencies(article, sentences);
    let title = title_words(article);
    let said: Vec<Vec<WordId>> = quotes
        .iter()
        .filter(|q| q.key)
        .take(MOST_KEY)
        .map(|q| quote_words(article, q))
        .collect();
    let heard: Vec<&str> = quotes
        .iter()
        .filter(|q| q.key)
        .take(MOST_KEY)
        .filter_map(|q| q.speaker.as_ref()?.name.as_deref())
        .collect();
    let mut out = Vec::new();
    let mut place = 0;
    for (index, sentence) in sentences.iter().enumerate() {
        if sentence.furniture {
            continue;
        }
        place += 1;
        if avoid.iter().any(|a| a.overlaps(sentence.span)) {
            continue;
        }
        if let Some(candidate) = candidate(
            article,
            sentences,
            people,
            quotes,
            &frequent,
            &title,
            &said,
            &heard,
            index,
            place - 1,
        ) {
            out.push(candidate);
        }
    }
    out
}

#[allow(
    clippy::too_many_arguments,
    reason = "one call, each argument a different view of the article"
)]
fn candidate(
    article: &Article<'_>,
    sentences: &[Sentence],
    people: &People,
    quotes: &[Quote],
    frequent: &HashMap<WordId, u32>,
    title: &[WordId],
    said: &[Vec<WordId>],
    heard: &[&str],
    index: usize,
    place: usize,
) -> Option<Candidate> {
    let sentence = sentences.get(index)?;
    let words = article.words(&sentence.tokens);
    let last = article.token(sentence.tokens.end - 1);
    if words < LEAST_WORDS || article.slice(sentence.span).contains('?') && last.kind == Kind::Stop
    {
        return None;
    }
    let mut own: Vec<WordId> = sentence
        .tokens
        .clone()
        .map(|i| article.token(i))
        .filter(|t| t.counts() && !t.is(Classes::FUNCTION))
        .map(|t| t.word)
        .collect();
    own.sort_unstable();
    own.dedup();
    let quoted: usize = overlapping(quotes, sentence.span)
        .filter(|q| q.kind == QuoteKind::Direct)
        .map(|q| {
            q.span.end.min(sentence.span.end).saturating_sub(q.span.start.max(sentence.span.start))
        })
        .sum();
    if quoted * 100 > sentence.span.len() * MOST_QUOTED {
        return None; // somebody's words: the quotes' business
    }
    let referent = match dangles(article, sentence) {
        Some(word) => Some(referent(article, sentences, people, index, word)?),
        None => None,
    };
    let mut reasons = Vec::new();
    let reason = |code: &str, count: Option<usize>| Reason { code: code.to_owned(), count };
    let mut points = EARLY * DECAY / (DECAY + place as i64);
    if place == 0 {
        points += LEDE;
        reasons.push(reason("lede", None));
    }
    let share = |n: usize, of: usize, most: i64| {
        if of == 0 { 0 } else { most * (n.min(of) as i64) / of as i64 }
    };
    points += share(own.iter().filter(|w| title.contains(w)).count(), title.len(), TITLE);
    points += share(
        own.iter().filter(|w| frequent.get(w).is_some_and(|n| *n > 1)).count(),
        own.len(),
        CENTRAL,
    );
    if sentence.tokens.clone().any(|i| article.token(i).kind == Kind::Number) {
        points += NUMBER;
        reasons.push(reason("number", None));
    }
    points -= if sentence.role == Role::Historical { HISTORICAL } else { 0 };
    if sentence.tokens.clone().any(|i| article.token(i).is(Classes::CAUSE)) {
        points += CAUSE;
    }
    let opens = index
        .checked_sub(1)
        .and_then(|b| sentences.get(b))
        .is_none_or(|b| b.paragraph != sentence.paragraph);
    points += if opens { OPENS } else { 0 };
    if said
        .iter()
        .any(|q| q.iter().filter(|w| own.contains(w)).count() * 100 >= SAME * q.len().max(1))
    {
        points -= SAID;
    }
    let named = people
        .within(&sentence.tokens)
        .iter()
        .any(|m| people.entity(m).is_some_and(|e| e.sort != Sort::Place));
    points += if named { NAMED } else { 0 };
    if let Some(said_by) =
        overlapping(quotes, sentence.span).find(|q| q.kind != QuoteKind::Direct)
    {
        points += REPORTED;
        let name = said_by.speaker.as_ref().and_then(|s| s.name.as_deref());
        let person = people
            .within(&sentence.tokens)
            .iter()
            .filter_map(|m| people.entity(m))
            .any(|e| e.sort == Sort::Person && Some(article.slice(e.name)) == name);
        points -= if person && heard.iter().any(|h| Some(*h) == name) { HEARD } else { 0 };
        if name.is_some() {
            reasons.push(reason("named-source", None));
        }
    }
    let cited = citations(article, sentence).len();
    if cited > 0 {
        points += CITED * cited.min(3) as i64;
        reasons.push(reason("citations", Some(cited)));
    }
    points -= (QUOTED * quoted as i64) / sentence.span.len().max(1) as i64;
    points -= if referent.is_some() { DANGLING } else { 0 };
    points -= if GOOD_LENGTH.contains(&words) { 0 } else { LENGTH };
    Some(Candidate { sentence: index, points, words: own, reasons, referent })
}

/// The words of a quote that carry meaning.
fn quote_words(article: &Article<'_>, quote: &Quote) -> Vec<WordId> {
    let from = article.tokens.partition_point(|t| t.start() < quote.span.start);
    let to = article.tokens.partition_point(|t| t.end() <= quote.span.end);
    let tokens = article.tokens.get(from..to).unwrap_or_default();
    tokens.iter().filter(|t| t.counts() && !t.is(Classes::FUNCTION)).map(|t| t.word).collect()
}

/// Quotes that share text with `span`; quotes are in text order and short, so the search starts a little before it.
fn overlapping(quotes: &[Quote], span: Span) -> impl Iterator<Item = &Quote> {
    let from = quotes.partition_point(|q| q.span.end <= span.start).saturating_sub(2);
    quotes
        .iter()
        .skip(from)
        .take_while(move |q| q.span.start < span.end)
        .filter(move |q| q.span.overlaps(span))
}

/// How many sentences hold each word, function words left out.
fn frequencies(article: &Article<'_>, sentences: &[Sentence]) -> HashMap<WordId, u32> {
    let mut count: HashMap<WordId, u32> = HashMap::new();
    for sentence in sentences.iter().filter(|s| !s.furniture) {
        let mut words: Vec<WordId> = sentence
            .tokens
            .clone()
            .map(|i| article.token(i))
            .filter(|t| t.is_word() && !t.is(Classes::FUNCTION))
            .map(|t| t.word)
            .collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            *count.entry(word).or_default() += 1;
        }
    }
    count
}

/// The title's words that carry meaning.
fn title_words(article: &Article<'_>) -> Vec<WordId> {
    let Some(title) = &article.title else { return Vec::new() };
    let lexicon = Lexicon::get();
    let mut words: Vec<WordId> = title
        .text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .map(|w| (crate::lexicon::word_id(&w), w))
        .filter(|(id, w)| !lexicon.classes(w, *id).has(Classes::FUNCTION))
        .map(|(id, _)| id)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The first word of a sentence, if it points back to another one.
fn dangles(article: &Article<'_>, sentence: &Sentence) -> Option<usize> {
    let first = sentence.tokens.clone().find(|&i| article.token(i).counts())?;
    let token = article.token(first);
    let word = article.slice(token.span()).to_lowercase();
    let next = article.token(first + 1);
    let phrase = Lexicon::get().phrase(
        Classes::CONNECTIVE,
        token.classes,
        (first..sentence.tokens.end).map(|i| article.token(i).word),
    );
    let points = match word.as_str() {
        "he" | "she" | "they" | "it" | "his" | "her" | "hers" | "their" | "theirs" | "its"
        | "him" | "them" | "these" | "those" | "such" => true,
        "this" | "that" => !is_time_noun(article.slice(next.span())),
        "the" => matches!(article.slice(next.span()), "former" | "latter"),
        _ => token.is(Classes::CONNECTIVE) || phrase > 0,
    };
    points.then_some(first)
}

fn is_time_noun(word: &str) -> bool {
    matches!(
        word,
        "year"
            | "month"
            | "week"
            | "weekend"
            | "morning"
            | "afternoon"
            | "evening"
            | "spring"
            | "summer"
            | "autumn"
            | "fall"
            | "winter"
            | "season"
    )
}

/// The name that the first word stands for, where the sentence before leaves no doubt: one person, or one body.
fn referent(
    article: &Article<'_>,
    sentences: &[Sentence],
    people: &People,
    index: usize,
    word: usize,
) -> Option<Referent> {
    let token = article.token(word);
    let person = match article.slice(token.span()).to_lowercase().as_str() {
        "he" | "she" | "his" | "her" => true,
        "it" | "its" => false,
        _ => return None,
    };
    let before = index.checked_sub(1).and_then(|b| sentences.get(b)).filter(|s| !s.furniture)?;
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
    Some(Referent { span: token.span(), name: article.passage(entity.name) })
}

fn citations(article: &Article<'_>, sentence: &Sentence) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for i in sentence.tokens.clone() {
        let token = article.token(i);
        if token.kind == Kind::Citation {
            for label in labels(article.slice(token.span())) {
                if !out.contains(&label) {
                    out.push(label);
                }
            }
        }
    }
    out
}

fn fact(
    article: &Article<'_>,
    sentences: &[Sentence],
    quotes: &[Quote],
    candidate: Candidate,
    points: i64,
) -> Option<Fact> {
    let sentence = sentences.get(candidate.sentence)?;
    let start = article.token(article.behind_dateline(&sentence.tokens)).start();
    let span = Span { start, end: sentence.span.end };
    let attribution = overlapping(quotes, sentence.span)
        .find(|q| q.kind != QuoteKind::Direct && sentence.span.contains(q.span))
        .map(|q| Attribution {
            source: q.speaker.as_ref().and_then(|s| s.mention).map(|m| article.passage(m)),
            cue: q.cue.clone(),
        });
    Some(Fact {
        text: article.slice(span).to_owned(),
        span,
        pieces: None,
        sentence: candidate.sentence,
        paragraph: sentence.paragraph,
        role: sentence.role,
        score: points.clamp(1, 1000) as f64 / 1000.0,
        reasons: candidate.reasons,
        attribution,
        referent: candidate.referent,
        citations: citations(article, sentence),
    })
}
