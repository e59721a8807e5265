//! Candidates: which sentences can be a fact, and what speaks for each.

use std::collections::HashMap;

use crate::facts::{dangling, overlapping};
use crate::lexicon::{Classes, Lexicon, WordId, word_id};
use crate::order::sort_by_key;
use crate::people::{People, Sort};
use crate::schema::{Quote, QuoteKind, Reason, Referent, Role};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Article;
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
const GOOD_LENGTH: std::ops::RangeInclusive<usize> = 9..=45;
/// Key quotes looked at for repetition: a bound on the work.
const MOST_KEY: usize = 24;
/// Words of a key quote looked at for repetition: a bound on the work.
const MOST_SAID: usize = 60;
/// Fewest words of any fact.
pub(crate) const LEAST_WORDS: usize = 5;

/// A sentence that can be a fact.
pub(crate) struct Candidate {
    pub(crate) sentence: usize,
    pub(crate) points: i64,
    /// The words that carry meaning, sorted.
    pub(crate) words: Vec<WordId>,
    pub(crate) reasons: Vec<Reason>,
    pub(crate) referent: Option<Referent>,
}

/// The article as the choice of facts sees it.
pub(crate) struct Story<'a> {
    article: &'a Article<'a>,
    sentences: &'a [Sentence],
    people: &'a People,
    quotes: &'a [Quote],
    /// How many sentences hold each word.
    frequent: HashMap<WordId, usize>,
    /// The title's words, sorted.
    title: Vec<WordId>,
    /// The words of each key quote.
    said: Vec<Vec<WordId>>,
    /// Who speaks in the key quotes.
    heard: Vec<&'a str>,
}

impl<'a> Story<'a> {
    pub(crate) fn new(
        article: &'a Article<'a>,
        sentences: &'a [Sentence],
        people: &'a People,
        quotes: &'a [Quote],
    ) -> Self {
        let key = || quotes.iter().filter(|q| q.key).take(MOST_KEY);
        Self {
            article,
            sentences,
            people,
            quotes,
            frequent: frequencies(article, sentences),
            title: title_words(article),
            said: key().map(|q| quote_words(article, q)).collect(),
            heard: key().filter_map(|q| q.speaker.as_ref()?.name.as_deref()).collect(),
        }
    }

    /// Every sentence that can be a fact, in text order; those that share text with `avoid` are left out.
    pub(crate) fn candidates(&self, avoid: &[Span]) -> Vec<Candidate> {
        let text = self.sentences.iter().enumerate().filter(|(_, s)| !s.furniture);
        let free = text.enumerate().filter(|(_, (_, s))| !avoid.iter().any(|a| a.overlaps(s.span)));
        free.filter_map(|(place, (index, _))| self.candidate(index, place)).collect()
    }

    /// The sentence `index`, the `place`th outside furniture, with what speaks for it.
    fn candidate(&self, index: usize, place: usize) -> Option<Candidate> {
        let sentence = self.sentences.get(index)?;
        let words = self.article.words(&sentence.tokens);
        let last = self.article.token(sentence.tokens.end - 1);
        if words < LEAST_WORDS
            || self.article.slice(sentence.span).contains('?') && last.kind == Kind::Stop
        {
            return None;
        }
        let mut own: Vec<WordId> = sentence
            .tokens
            .clone()
            .map(|i| self.article.token(i))
            .filter(|t| t.counts() && !t.is(Classes::FUNCTION))
            .map(|t| t.word)
            .collect();
        sort_by_key(&mut own, |w| u64::from(*w));
        own.dedup();
        let quoted: usize = overlapping(self.quotes, sentence.span)
            .filter(|q| q.kind == QuoteKind::Direct)
            .map(|q| q.span.common(sentence.span))
            .sum();
        if quoted * 100 > sentence.span.len() * MOST_QUOTED {
            return None; // somebody's words: the quotes' business
        }
        // "I", "we", "you": somebody's own words, whether marked or not.
        let first = sentence.tokens.clone().map(|i| self.article.token(i)).find(|t| t.counts());
        let personal = first.is_some_and(|t| {
            matches!(
                self.article.slice(t.span()),
                "I" | "We" | "You" | "My" | "Our" | "Your" | "I'm" | "I’m" | "We're" | "We’re"
            )
        });
        if personal {
            return None;
        }
        let referent = match dangling::dangles(self.article, sentence) {
            Some(word) => {
                Some(dangling::referent(self.article, self.sentences, self.people, index, word)?)
            }
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
        points += share(
            own.iter().filter(|w| self.title.binary_search(w).is_ok()).count(),
            self.title.len(),
            TITLE,
        );
        points += share(
            own.iter().filter(|w| self.frequent.get(w).is_some_and(|n| *n > 1)).count(),
            own.len(),
            CENTRAL,
        );
        if sentence.tokens.clone().any(|i| self.article.token(i).kind == Kind::Number) {
            points += NUMBER;
            reasons.push(reason("number", None));
        }
        points -= if sentence.role == Role::Historical { HISTORICAL } else { 0 };
        if sentence.tokens.clone().any(|i| self.article.token(i).is(Classes::CAUSE)) {
            points += CAUSE;
        }
        let opens = index
            .checked_sub(1)
            .and_then(|b| self.sentences.get(b))
            .is_none_or(|b| b.paragraph != sentence.paragraph);
        points += if opens { OPENS } else { 0 };
        if self.said.iter().any(|q| {
            q.iter().filter(|w| own.binary_search(w).is_ok()).count() * 100 >= SAME * q.len().max(1)
        }) {
            points -= SAID;
        }
        let named = self
            .people
            .within(&sentence.tokens)
            .iter()
            .any(|m| self.people.entity(m).is_some_and(|e| e.sort != Sort::Place));
        points += if named { NAMED } else { 0 };
        if let Some(said_by) =
            overlapping(self.quotes, sentence.span).find(|q| q.kind != QuoteKind::Direct)
        {
            points += REPORTED;
            let name = said_by.speaker.as_ref().and_then(|s| s.name.as_deref());
            let person = self
                .people
                .within(&sentence.tokens)
                .iter()
                .filter_map(|m| self.people.entity(m))
                .any(|e| e.sort == Sort::Person && Some(self.article.slice(e.name)) == name);
            points -= if person && self.heard.iter().any(|h| Some(*h) == name) { HEARD } else { 0 };
            if name.is_some() {
                reasons.push(reason("named-source", None));
            }
        }
        let cited = self.article.cited(sentence.tokens.clone()).len();
        if cited > 0 {
            points += CITED * cited.min(3) as i64;
            reasons.push(reason("citations", Some(cited)));
        }
        points -= (QUOTED * quoted as i64) / sentence.span.len().max(1) as i64;
        points -= if referent.is_some() { DANGLING } else { 0 };
        points -= if GOOD_LENGTH.contains(&words) { 0 } else { LENGTH };
        Some(Candidate { sentence: index, points, words: own, reasons, referent })
    }
}

/// The words of a quote that carry meaning.
fn quote_words(article: &Article<'_>, quote: &Quote) -> Vec<WordId> {
    let tokens = article.tokens.get(article.tokens_in(quote.span)).unwrap_or_default();
    let words = tokens.iter().filter(|t| t.counts() && !t.is(Classes::FUNCTION)).map(|t| t.word);
    words.take(MOST_SAID).collect()
}

/// How many sentences hold each word, function words left out.
fn frequencies(article: &Article<'_>, sentences: &[Sentence]) -> HashMap<WordId, usize> {
    let mut count: HashMap<WordId, usize> = HashMap::new();
    for sentence in sentences.iter().filter(|s| !s.furniture) {
        let mut words: Vec<WordId> = sentence
            .tokens
            .clone()
            .map(|i| article.token(i))
            .filter(|t| t.is_word() && !t.is(Classes::FUNCTION))
            .map(|t| t.word)
            .collect();
        sort_by_key(&mut words, |w| u64::from(*w));
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
        .map(|w| (word_id(&w), w))
        .filter(|(id, w)| !lexicon.classes(w, *id).has(Classes::FUNCTION))
        .map(|(id, _)| id)
        .collect();
    sort_by_key(&mut words, |w| u64::from(*w));
    words.dedup();
    words
}
