//! Signs: what is counted in a stretch of sentences for and against its saying what the news means.

use std::sync::OnceLock;

use crate::lexicon::{Classes, PERSONS, WordId, words};
use crate::map::Table;
use crate::points::{Listed, Words};
use crate::schema::{Quote, QuoteKind};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Article;
use crate::token::{Kind, Token, is_side};

/// Learnt points of words written small, a word a line.
static WORDS: Words = Words::new(include_str!("../data/en/implication_words.txt"));

/// Classes of words that are signs, or may be: most words are in none of them.
const KNOWN: Classes = Classes::NOTED
    .with(Classes::MEANING)
    .with(Classes::PHRASE)
    .with(Classes::HEDGE)
    .with(Classes::MODAL)
    .with(Classes::CONDITION)
    .with(Classes::TIME)
    .with(Classes::MONTH)
    .with(Classes::REPORTING)
    .with(Classes::PAST);

/// Counts of what was found.
#[derive(Debug, Default)]
pub(super) struct Signs {
    pub(super) words: i32,
    /// Words that say what follows.
    pub(super) meaning: i32,
    pub(super) hedged: i32,
    /// "will", "can" and their like that are no hedges.
    pub(super) modal: i32,
    pub(super) conditions: i32,
    /// Sentences that begin with the news as a whole: "The ruling", "That".
    pub(super) events: i32,
    /// Verbs in the present and in the past.
    pub(super) present: i32,
    pub(super) past: i32,
    /// Reporting verbs.
    pub(super) cues: i32,
    /// Days and months.
    pub(super) times: i32,
    /// Capitalised words inside sentences.
    pub(super) names: i32,
    pub(super) numbers: i32,
    /// Hours of the day, and scores.
    pub(super) clocks: i32,
    pub(super) scores: i32,
    /// "I", "we", "you" and their like.
    pub(super) personal: i32,
    /// Questions and exclamations.
    pub(super) asks: i32,
    pub(super) exclaims: i32,
    /// Words for what has an effect, or counts.
    pub(super) effects: i32,
    /// The points of words, each once.
    pub(super) points: i32,
    /// Characters in somebody's mouth, those of reported speech at half, in thousandths of all.
    pub(super) spoken: i32,
}

impl Signs {
    /// Reads a stretch of sentences; all counts are zero where nothing of it is text. `met`: which
    /// words that have points were met in it.
    pub(super) fn read(
        article: &Article<'_>,
        sentences: &[Sentence],
        quotes: &[Quote],
        stretch: &std::ops::Range<usize>,
        met: &mut Met,
    ) -> Self {
        let mut signs = Self::default();
        let found = sentences.get(stretch.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (found.first(), found.last()) else { return signs };
        if found.iter().all(|s| s.furniture) {
            return signs;
        }
        met.stretch += 1;
        for sentence in found {
            signs.sentence(article, sentence, met);
        }
        let span = Span { start: first.span.start, end: last.span.end };
        let from = quotes.partition_point(|q| q.span.end <= span.start);
        for quote in quotes.iter().skip(from).take_while(|q| q.span.start < span.end) {
            let length =
                quote.span.end.min(span.end).saturating_sub(quote.span.start.max(span.start));
            let length = if quote.kind == QuoteKind::Direct { length } else { length / 2 };
            signs.spoken += (1000 * length / span.len().max(1)) as i32;
        }
        signs
    }

    fn sentence(&mut self, article: &Article<'_>, sentence: &Sentence, met: &mut Met) {
        let opening = opening(article, sentence);
        self.events += i32::from(opens_with_event(article, opening));
        self.words += sentence.words as i32;
        let tokens = article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
        for (token, i) in tokens.iter().zip(sentence.tokens.start..) {
            let slice = || article.slice(token.span());
            match token.kind {
                Kind::Word => {
                    if token.is(KNOWN) {
                        self.known(article, token, i..sentence.tokens.end);
                    } else {
                        self.past += i32::from(!token.capital & token.has_ending(*b"ed"));
                    }
                    if token.capital & (i != opening) {
                        self.names += 1;
                    } else {
                        self.points +=
                            WORDS.find(token.word).map_or(0, |listed| met.points(listed));
                    }
                }
                Kind::Number => {
                    self.numbers += 1;
                    let clock = article.token(i + 1).is_one(&words!["a.m.", "p.m.", "am", "pm"]);
                    self.clocks += i32::from(clock || slice().contains(':'));
                    self.scores += i32::from(is_score(slice()));
                }
                Kind::Stop => {
                    self.asks += i32::from(slice().contains('?'));
                    self.exclaims += i32::from(slice().contains('!'));
                }
                _ => {}
            }
        }
    }

    /// Counts what a word tells by its classes and by name, the first of `tokens`.
    fn known(&mut self, article: &Article<'_>, token: &Token, tokens: std::ops::Range<usize>) {
        if token.is(Classes::NOTED) {
            match named(token.word) {
                Some(EFFECT) => self.effects += 1,
                Some(PERSON) => self.personal += 1,
                Some(_) => self.present += i32::from(!token.capital),
                None => {}
            }
        }
        let hedge = token.is(Classes::HEDGE);
        let meaning = token.is(Classes::MEANING)
            || token.begins_phrase() && article.phrase(tokens, Classes::MEANING) > 0;
        self.meaning += i32::from(meaning);
        self.hedged += i32::from(hedge);
        self.modal += i32::from(token.is(Classes::MODAL) & !hedge);
        self.conditions += i32::from(token.is(Classes::CONDITION));
        if token.capital {
            self.times += i32::from(token.is(Classes::TIME.with(Classes::MONTH)));
            return;
        }
        let cue = token.ends_with(b'd') | token.ends_with(b's');
        self.cues += i32::from(token.is(Classes::REPORTING) & cue);
        // By its ending, or by name.
        let past = token.has_ending(*b"ed") & !hedge | token.is(Classes::PAST);
        self.past += i32::from(past);
    }
}

/// Which words that have points were met last in which stretch, by their number: each counts once.
#[derive(Default)]
pub(super) struct Met {
    stretch: usize,
    last: Vec<usize>,
}

impl Met {
    /// The points that a word adds.
    fn points(&mut self, listed: Listed) -> i32 {
        if self.last.len() <= listed.place {
            self.last.resize(listed.place + 1, 0);
        }
        let last = self.last.get_mut(listed.place);
        let last = last.map_or(0, |last| std::mem::replace(last, self.stretch));
        listed.points * i32::from(last != self.stretch)
    }
}

/// What a word asked for by name is a sign of: an effect, a person, the present.
const EFFECT: u32 = 0;
const PERSON: u32 = 1;
const NOW: u32 = 2;

fn named(word: WordId) -> Option<u32> {
    static NAMED: OnceLock<Table> = OnceLock::new();
    let read = || {
        let signs = [(EFFECT, &EFFECTS[..]), (PERSON, &PERSONS), (NOW, &PRESENT)];
        let words = signs.into_iter();
        Table::of(255, words.flat_map(|(sign, words)| words.iter().map(move |&word| (word, sign))))
    };
    NAMED.get_or_init(read).get(word)
}

/// The first word or number of a sentence: its capital says nothing.
pub(crate) fn opening(article: &Article<'_>, sentence: &Sentence) -> usize {
    let mut tokens = sentence.tokens.clone();
    tokens.find(|&i| article.token(i).counts()).unwrap_or(sentence.tokens.start)
}

/// Verbs in the present.
const PRESENT: [WordId; 6] = words!["is", "are", "has", "have", "does", "do"];
/// Words that tell of an effect, or that something counts.
const EFFECTS: [WordId; 40] = words![
    "affect",
    "affects",
    "affected",
    "affecting",
    "effect",
    "effects",
    "impact",
    "impacts",
    "impacted",
    "important",
    "importance",
    "significant",
    "crucial",
    "critical",
    "consequences",
    "consequence",
    "result",
    "results",
    "cost",
    "costs",
    "future",
    "longer",
    "worse",
    "better",
    "harder",
    "easier",
    "fewer",
    "lose",
    "losing",
    "loss",
    "change",
    "changes",
    "opportunity",
    "opportunities",
    "hurt",
    "harm",
    "help",
    "helps",
    "without",
    "need"
];

/// "68-61", "2–0".
fn is_score(number: &str) -> bool {
    let mut parts = number.split(['-', '–']);
    parts.clone().count() >= 2 && parts.all(is_side)
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
