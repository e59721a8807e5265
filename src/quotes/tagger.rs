//! The tagger: which tokens are the source, the cue and the content of an attribution, as a trained reader sees it.
//!
//! One conditional random field reads a paragraph at a time. [`observe`] is the only place that says what it sees, for
//! training as well as for reading.

use std::ops::Range;

use crate::lexicon::{Classes, NO_LETTERS, WordId, with_letter, word_id};
use crate::model::{Model, REACH, See, Thing, atom, pair};
use crate::quotes::cue;
use crate::quotes::regions::Regions;
use crate::sentences::Sentence;
use crate::text::{Article, Block};
use crate::token::{Kind, Token};

/// What the tagger calls a token. Of the parts of an attribution each has one tag for its first token and one for those
/// behind it; what stands between the parts of one attribution is told from what belongs to none.
pub(crate) mod tag {
    pub(crate) const NONE: u8 = 0;
    pub(crate) const BETWEEN: u8 = 1;
    pub(crate) const SOURCE: u8 = 2;
    pub(crate) const CUE: u8 = 4;
    pub(crate) const CONTENT: u8 = 6;
    pub(crate) const COUNT: usize = 8;
}

/// Most tokens read at a time: a longer paragraph is cut at the end of a sentence, to bound the memory.
const LONGEST: usize = 600;

/// The stretches that are read one at a time: paragraphs, outside furniture but for headlines, whose attributions count.
pub(crate) fn stretches(article: &Article<'_>, sentences: &[Sentence]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let headline = matches!(article.block_of(sentence.paragraph), Block::Title | Block::Deck);
        if sentence.furniture && !headline {
            continue;
        }
        let joins = out.last().is_some_and(|last: &Range<usize>| {
            last.end == index
                && sentences.get(last.start).is_some_and(|first| {
                    first.paragraph == sentence.paragraph
                        && sentence.tokens.end - first.tokens.start <= LONGEST
                })
        });
        match out.last_mut().filter(|_| joins) {
            Some(last) => last.end = index + 1,
            None => out.push(index..index + 1),
        }
    }
    out
}

/// Where a token stands to the quotation marks around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Outside,
    Opens,
    Inside,
    Closes,
}

/// The nearest word that reports on one side of a token of the same sentence, outside quotations.
#[derive(Debug, Clone, Copy, Default)]
struct Near {
    /// The word, 0 for none.
    word: WordId,
    distance: u32,
    /// Commas between.
    commas: u32,
}

impl Near {
    /// Goes past a token that `reports` or not; returns what was nearest to it.
    fn pass(&mut self, token: &Token, reports: bool) -> Self {
        let seen = *self;
        if reports {
            *self = Self { word: token.word, distance: 1, commas: 0 };
        } else {
            // Sums, not branches: nothing foretells which way they would go.
            let some = u32::from(self.word != 0);
            self.distance += some;
            self.commas += some & u32::from(token.kind == Kind::Comma);
        }
        seen
    }

    /// Commas between, as far as they are told apart.
    fn commas(&self) -> u32 {
        self.commas.min(3)
    }
}

/// Classes that count as seen, each for itself.
const SEEN: [Classes; 18] = [
    Classes::REPORTING,
    Classes::STANCE,
    Classes::TITLE,
    Classes::ROLE,
    Classes::ORGANISATION,
    Classes::TIME,
    Classes::MONTH,
    Classes::FUNCTION,
    Classes::PREPOSITION,
    Classes::DETERMINER,
    Classes::MODAL,
    Classes::HEDGE,
    Classes::CONNECTIVE,
    Classes::PLACE,
    Classes::NOUN_CUE,
    Classes::FILLER,
    Classes::WEAK_CUE,
    Classes::EVENT,
];

/// What stands around a token.
#[derive(Clone, Copy, Default)]
struct Spot {
    state: State,
    /// Inside a quotation, how long it is.
    length: u32,
    /// Whether the token reports.
    reports: bool,
    /// What reports behind it.
    right: Near,
}

fn thing(template: u32, value: u32) -> Thing {
    Thing { template, value }
}

/// Tells `see` everything that the tagger looks at in one stretch: the item it is seen at, how far it speaks, the atom.
pub(crate) fn observe(
    article: &Article<'_>,
    sentences: &[Sentence],
    regions: &Regions,
    see: &mut impl See,
) {
    let Some(start) = sentences.first().map(|s| s.tokens.start) else { return };
    let mut spots: Vec<Spot> = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let tokens = sentence.tokens.clone();
        let all = article.tokens.get(tokens.clone()).unwrap_or_default();
        let coming = article.tokens.get(tokens.start + 1..).unwrap_or_default();
        quote_states(article, regions, &tokens, &mut spots);
        reporting(article, all, tokens.start, &mut spots);
        let Some(first) = all.first() else { continue };
        let mut next_shape = shape(first);
        let first = first.word;
        let mut left = Near::default();
        for (i, (token, spot)) in (tokens.start..).zip(all.iter().zip(&spots)) {
            let item = i - start;
            let next = coming.get(i - tokens.start).unwrap_or(&Token::END);
            let own_shape = std::mem::replace(&mut next_shape, shape(next));
            let Spot { state, length, reports, right: r } = *spot;
            let l = left.pass(token, reports);
            let ending = ending(article, token);
            let key = (
                u64::from(token.word) << 32 | u64::from(token.classes.bits()),
                u64::from(ending) << 32 | u64::from(own_shape),
            );
            see.bundle(item, key, |see| {
                see(REACH, atom(0, token.word));
                see(REACH, atom(1, own_shape));
                for (bit, class) in SEEN.iter().enumerate() {
                    if token.is(*class) {
                        see(REACH, atom(3, bit as u32 * 2 + u32::from(token.capital)));
                    }
                }
                if ending != 0 {
                    let [letters @ .., _] = ending.to_le_bytes();
                    see(1, atom(5, letters.into_iter().fold(NO_LETTERS, with_letter)));
                }
            });
            let (states, spread) = (4, BUCKETS);
            let told = state as u32 * 16 + length;
            see.one_of_few(item, REACH, told as usize, thing(2, told));
            if i == tokens.start {
                see.see(item, REACH, atom(4, u32::from(index == 0)));
            }
            if i + 1 == tokens.end {
                see.see(item, REACH, atom(4, 2 + u32::from(index + 1 == sentences.len())));
            }
            see.see(item, 1, atom(6, pair(token.word, next.word)));
            let place = 64 + dense(own_shape) * 32 + dense(next_shape);
            see.one_of_few(item, 1, place as usize, thing(7, pair(own_shape, next_shape)));
            let inside = u32::from(state == State::Inside);
            let (from, to) = (bucket(l.distance), bucket(r.distance));
            see.lasting(item, 0, thing(8, pair(l.word, from * 2 + inside)));
            see.lasting(item, 1, thing(9, pair(r.word, to * 2 + inside)));
            let sides = u32::from(l.word != 0) * 2 + u32::from(r.word != 0);
            let state = state as u32;
            let mut places = Places::default();
            let place = ((sides * states + state) * spread + from) * spread + to;
            let place = places.of(4 * states * spread * spread, place);
            let value = pair(sides * 16 + state, from * 64 + to);
            see.one_of_few_alone(item, place, thing(10, value));
            let value = (sides * 4 + l.commas()) * 64 + r.commas() * 16 + state;
            see.one_of_few_alone(item, places.of(1024, value), thing(11, value));
            let end = bucket((tokens.end - i) as u32);
            let place = places.of(4 * spread * states, (sides * spread + end) * states + state);
            see.one_of_few_alone(item, place, thing(13, pair(sides * 64 + end, state)));
            see.lasting(item, 2, thing(14, pair(first, sides * 8 + inside)));
            let value = pair(token.word, sides * 8 + inside);
            see.variant(item, (sides * 2 + inside) as usize, thing(15, value));
            see.done(item);
        }
    }
}

/// Places for the atoms of which there are few, for those that speak for neighbours and for those that do not.
pub(crate) const WIDE: usize = 64 + 32 * 32;
pub(crate) const FEW: usize = 2784;

/// Hands out places for atoms of which there are few, template after template.
#[derive(Default)]
struct Places(u32);

impl Places {
    /// The place of number `n` of the next `count`.
    fn of(&mut self, count: u32, n: u32) -> usize {
        let place = self.0 + n;
        self.0 += count;
        place as usize
    }
}

/// What [`bucket`] tells apart.
const BUCKETS: u32 = 10;
/// The bucket of each small number; the last is that of all others.
const BUCKET: [u8; 32] = [
    0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9,
];

/// Small numbers apart, large ones together.
fn bucket(n: u32) -> u32 {
    let at = (n as usize).min(BUCKET.len() - 1);
    BUCKET.get(at).map_or(0, |&bucket| u32::from(bucket))
}

/// Kind and capitals of a token.
fn shape(token: &Token) -> u32 {
    let (kind, more) = match token.kind {
        Kind::Word => (0, u32::from(token.is(Classes::FUNCTION))),
        Kind::Number => (2, 0),
        Kind::Possessive => (3, 0),
        Kind::Stop => (4, 0),
        Kind::Ellipsis => (5, 0),
        Kind::Comma => (6, 0),
        Kind::Colon => (7, 0),
        Kind::Semicolon => (8, 0),
        Kind::Dash => (9, 0),
        Kind::Open => (10, 0),
        Kind::Close => (11, 0),
        Kind::Mark(_, side) => (12, side as u32),
        Kind::Citation => (15, 0),
        Kind::Other => (16, 0),
        Kind::End => (17, 0),
    };
    let capitals = u32::from(token.capital) * 4 + u32::from(token.caps) * 2;
    (kind + more) * 8 + capitals + u32::from(token.is_pronoun())
}

/// A shape as one of 32: only words have capitals and are pronouns.
fn dense(shape: u32) -> u32 {
    if shape < 16 { shape } else { 14 + shape / 8 }
}

/// The last three bytes of a word of five or more, where they are whole letters; else 0.
fn ending(article: &Article<'_>, token: &Token) -> u32 {
    let last = article.text.as_bytes().get(token.end().wrapping_sub(3)..token.end());
    let Some(&[a, b, c]) = last.and_then(|last| last.first_chunk()) else { return 0 };
    let inside = a & 0xc0 == 0x80;
    // A product, not a branch: every second token has an ending.
    let some = token.is_word() & (token.length() > 4) & !inside;
    u32::from_le_bytes([a, b, c, 0]) * u32::from(some)
}

/// The state of each token of a sentence, and for those inside how long the quotation is. Nothing else is told of them.
fn quote_states(
    article: &Article<'_>,
    regions: &Regions,
    tokens: &Range<usize>,
    spots: &mut Vec<Spot>,
) {
    spots.clear();
    spots.resize(tokens.len(), Spot::default());
    let mut coming = regions.from(tokens.start).iter().peekable();
    if coming.peek().is_none_or(|r| r.open >= tokens.end) {
        return;
    }
    for (i, spot) in tokens.clone().zip(spots) {
        while coming.next_if(|r| r.end() <= i).is_some() {}
        let Some(region) = coming.peek().filter(|r| r.open <= i) else { continue };
        let state = if region.open == i {
            State::Opens
        } else if region.close == Some(i) {
            State::Closes
        } else {
            State::Inside
        };
        let length = match region.inner.len() {
            0..=2 => 0,
            3..=4 => 1,
            5..=7 => 2,
            8..=12 => 3,
            _ => 4,
        };
        let capital = article.token(region.inner.start).capital;
        (spot.state, spot.length) = (state, length + if capital { 0 } else { 5 });
    }
}

/// Which tokens of a sentence report, and which does so nearest behind each.
fn reporting(article: &Article<'_>, tokens: &[Token], start: usize, spots: &mut [Spot]) {
    const ACCORDING: WordId = word_id("according");
    let mut last = Near::default();
    for (at, (token, spot)) in tokens.iter().zip(spots).enumerate().rev() {
        spot.reports = spot.state == State::Outside
            && (!token.capital
                && (token.is(Classes::REPORTING.with(Classes::STANCE))
                    || cue::may_report(token) && cue::is_cue(article, start + at))
                || token.word == ACCORDING);
        spot.right = last.pass(token, spot.reports);
    }
}

/// The weights, read on first use.
pub(crate) fn model() -> &'static Model {
    static MODEL: std::sync::OnceLock<Model> = std::sync::OnceLock::new();
    MODEL.get_or_init(|| Model::read(include_bytes!("../data/en/attributions.bin")))
}
