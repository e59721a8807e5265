//! Signs: what in a stretch of sentences speaks for and against its saying what the news means.
//!
//! The points were fitted by logistic regression on the paragraphs of articles written for the project (`tests/articles`
//! and more of the kind), then rounded; a stretch is taken from 100 points on.

use crate::lexicon::{Classes, Lexicon};
use crate::schema::{Quote, QuoteKind};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Article;
use crate::token::{Kind, Token};

/// Points for a heading or label that announces it.
pub(crate) const ANNOUNCED: i64 = 400;
/// Points for the last paragraph of the article.
pub(crate) const LAST: i64 = 48;
/// Points lost by the lede.
pub(crate) const LEDE: i64 = 16;
/// Points for a word that says what follows, in a paragraph of [`PER_WORDS`] words.
const MEANING: i64 = 15;
/// Points for a hedge.
const HEDGED: i64 = 35;
/// Points for "will", "can" and their like.
const MODAL: i64 = 29;
/// Points for a condition.
const CONDITION: i64 = 20;
/// Points for a sentence that begins with the news as a whole: "The ruling", "That".
const EVENT: i64 = 47;
/// Points for a verb in the present.
const PRESENT: i64 = 20;
/// Points lost by a verb in the past: it tells what happened.
const PAST: i64 = 3;
/// Points lost by a reporting verb.
const CUE: i64 = 9;
/// Points lost by a day or month.
const TIME: i64 = 8;
/// Points lost by a capitalised word inside a sentence.
const NAME: i64 = 8;
/// Points lost for the share of words in somebody's mouth.
const QUOTED: i64 = 64;
/// Points lost by each number: figures are news, not meaning.
const NUMBER: i64 = 7;
/// Points lost by a stretch of fewer than [`FEW_WORDS`] words: too little to say what anything means.
const SHORT: i64 = 54;
/// Words of a stretch that is not too short.
const FEW_WORDS: i64 = 18;
/// Words after which further signs count less: a long paragraph is no likelier than a short one.
const PER_WORDS: i64 = 45;

/// Counts of what was found.
#[derive(Debug, Default)]
pub(crate) struct Signs {
    words: i64,
    meaning: i64,
    hedged: i64,
    modal: i64,
    conditions: i64,
    events: i64,
    present: i64,
    past: i64,
    cues: i64,
    times: i64,
    names: i64,
    numbers: i64,
    /// Characters in somebody's mouth, those of reported speech at half, in thousandths of all.
    spoken: i64,
}

impl Signs {
    /// Reads a stretch of sentences; all counts are zero where nothing of it is text.
    pub(crate) fn read(
        article: &Article<'_>,
        sentences: &[Sentence],
        quotes: &[Quote],
        stretch: &std::ops::Range<usize>,
    ) -> Self {
        let mut signs = Self::default();
        let found = sentences.get(stretch.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (found.first(), found.last()) else { return signs };
        if found.iter().all(|s| s.furniture) {
            return signs;
        }
        for sentence in found {
            signs.sentence(article, sentence);
        }
        let span = Span { start: first.span.start, end: last.span.end };
        let from = quotes.partition_point(|q| q.span.end <= span.start);
        for quote in quotes.iter().skip(from).take_while(|q| q.span.start < span.end) {
            let length =
                quote.span.end.min(span.end).saturating_sub(quote.span.start.max(span.start));
            let length = if quote.kind == QuoteKind::Direct { length } else { length / 2 };
            signs.spoken += 1000 * length as i64 / span.len().max(1) as i64;
        }
        signs
    }

    fn sentence(&mut self, article: &Article<'_>, sentence: &Sentence) {
        let opening = sentence
            .tokens
            .clone()
            .find(|&i| article.token(i).counts())
            .unwrap_or(sentence.tokens.start);
        self.events += i64::from(opens_with_event(article, opening));
        for i in sentence.tokens.clone() {
            let token = article.token(i);
            let word = article.slice(token.span());
            let rest = (i..sentence.tokens.end).map(|k| article.token(k).word);
            let meaning = token.is(Classes::MEANING)
                || Lexicon::get().phrase(Classes::MEANING, token.classes, rest) > 0;
            let lower = token.is_word() && !token.capital;
            self.words += i64::from(token.counts());
            self.meaning += i64::from(meaning);
            self.hedged += i64::from(token.is(Classes::HEDGE));
            self.modal += i64::from(token.is(Classes::MODAL) && !token.is(Classes::HEDGE));
            self.conditions += i64::from(token.is(Classes::CONDITION));
            self.numbers += i64::from(token.kind == Kind::Number);
            self.cues +=
                i64::from(lower && token.is(Classes::REPORTING) && word.ends_with(['d', 's']));
            self.times += i64::from(token.is(Classes::TIME.with(Classes::MONTH)) && token.capital);
            self.names += i64::from(token.capital && token.is_word() && i != opening);
            self.present += i64::from(
                lower
                    && token.is(Classes::NOTED)
                    && matches!(word, "is" | "are" | "has" | "have" | "does" | "do"),
            );
            self.past += i64::from(lower && is_past(&token, word));
        }
    }

    /// What the signs come to.
    pub(crate) fn points(&self) -> i64 {
        // Up to PER_WORDS words the signs count in full, beyond that by their density.
        let size = self.words.max(PER_WORDS);
        let by_density = MEANING * self.meaning
            + HEDGED * self.hedged
            + MODAL * self.modal
            + CONDITION * self.conditions
            + PRESENT * self.present
            - PAST * self.past
            - CUE * self.cues
            - NAME * self.names;
        by_density * PER_WORDS / size + EVENT * self.events
            - TIME * self.times
            - NUMBER * self.numbers
            - QUOTED * self.spoken / 1000
            - if self.words < FEW_WORDS { SHORT } else { 0 }
    }
}

/// "The ruling", "Its victory", "That takes", "For households".
fn opens_with_event(article: &Article<'_>, opening: usize) -> bool {
    /// Words in which the noun is looked for.
    const REACH: usize = 4;
    let first = article.token(opening);
    let word = article.slice(first.span());
    let points = matches!(word, "That" | "This" | "It" | "These" | "Such" | "For");
    let noun = first.is(Classes::DETERMINER)
        && (opening + 1..opening + REACH)
            .map(|i| article.token(i))
            .take_while(Token::is_word)
            .any(|t| t.is(Classes::EVENT) && !t.capital);
    points || noun
}

/// A verb in the past, by its ending or by name.
fn is_past(token: &Token, word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && !token.is(Classes::HEDGE) || token.is(Classes::PAST)
}
