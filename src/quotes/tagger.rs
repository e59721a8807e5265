//! The tagger: which tokens are the source, the cue and the content of an attribution, as a trained reader sees it.
//!
//! One conditional random field reads a paragraph at a time. [`observe`] is the only place that says what it sees, for
//! training as well as for reading.

use std::ops::Range;

use crate::lexicon::{Classes, WordId, word_id};
use crate::model::{Model, REACH, See, atom, pair};
use crate::quotes::cue;
use crate::quotes::regions::Regions;
use crate::sentences::Sentence;
use crate::text::{Article, Block};
use crate::token::{Kind, Side, Token};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Outside,
    Opens,
    Inside,
    Closes,
}

/// Nearest words that report, seen from a token of the same sentence, outside quotations.
#[derive(Debug, Clone, Copy, Default)]
struct Near {
    /// The word, 0 for none.
    word: u32,
    distance: usize,
    /// Commas between.
    commas: usize,
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

/// Tells `see` everything that the tagger looks at in one stretch: the item it is seen at, how far it speaks, the atom.
pub(crate) fn observe(
    article: &Article<'_>,
    sentences: &[Sentence],
    regions: &Regions,
    see: &mut impl See,
) {
    let Some(start) = sentences.first().map(|s| s.tokens.start) else { return };
    let mut reports: Vec<bool> = Vec::new();
    let mut left: Vec<Near> = Vec::new();
    let mut right: Vec<Near> = Vec::new();
    let mut states: Vec<(State, u32)> = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let tokens = sentence.tokens.clone();
        quote_states(article, regions, &tokens, &mut states);
        nearest(article, &tokens, &states, &mut reports, &mut left, &mut right);
        let first = article.token(tokens.start).word;
        let mut following = shape(article, &article.token(tokens.start));
        for (at, i) in tokens.clone().enumerate() {
            let item = i - start;
            let token = article.token(i);
            let next = article.token(i + 1);
            let own_shape = std::mem::replace(&mut following, shape(article, &next));
            let ending = ending(article, &token);
            let shape_and_ending = own_shape * 2 + u32::from(ending.is_some());
            let key = (
                u64::from(token.word) << 32 | u64::from(token.classes.bits()),
                u64::from(ending.unwrap_or(0)) << 32 | u64::from(shape_and_ending),
            );
            see.bundle(item, key, |see| {
                see(REACH, atom(0, token.word));
                see(REACH, atom(1, own_shape));
                for (bit, class) in SEEN.iter().enumerate() {
                    if token.is(*class) {
                        see(REACH, atom(3, bit as u32 * 2 + u32::from(token.capital)));
                    }
                }
                if let Some(ending) = ending {
                    see(1, atom(5, ending));
                }
            });
            let (state, length) = states.get(at).copied().unwrap_or((State::Outside, 0));
            let (states, spread) = (4, BUCKETS);
            let told = state as u32 * 16 + length;
            let mut places = Places::default();
            see.one_of_few(item, REACH, places.of(64, told), atom(2, told));
            if at == 0 {
                see.see(item, REACH, atom(4, u32::from(index == 0)));
            }
            if i + 1 == tokens.end {
                see.see(item, REACH, atom(4, 2 + u32::from(index + 1 == sentences.len())));
            }
            see.see(item, 1, atom(6, pair(token.word, next.word)));
            see.see(item, 1, atom(7, pair(own_shape, following)));
            let (l, r) = (
                left.get(at).copied().unwrap_or_default(),
                right.get(at).copied().unwrap_or_default(),
            );
            let inside = u32::from(state == State::Inside);
            see.lasting(item, 0, 8, pair(l.word, bucket(l.distance) * 2 + inside));
            see.lasting(item, 1, 9, pair(r.word, bucket(r.distance) * 2 + inside));
            let sides = u32::from(l.word != 0) * 2 + u32::from(r.word != 0);
            let (state, from, to) = (state as u32, bucket(l.distance), bucket(r.distance));
            let place = ((sides * states + state) * spread + from) * spread + to;
            let value = pair(sides * 16 + state, from * 64 + to);
            see.one_of_few(
                item,
                0,
                places.of(4 * states * spread * spread, place),
                atom(10, value),
            );
            let commas = |near: Near| near.commas.min(3) as u32;
            let value = (sides * 4 + commas(l)) * 64 + commas(r) * 16 + state;
            see.one_of_few(item, 0, places.of(1024, value), atom(11, value));
            let end = bucket(tokens.end - i);
            let value = pair(sides * 64 + end, state);
            let place = (sides * spread + end) * states + state;
            see.one_of_few(item, 0, places.of(4 * spread * states, place), atom(13, value));
            see.lasting(item, 2, 14, pair(first, sides * 8 + inside));
            let value = pair(token.word, sides * 8 + inside);
            see.variant(item, (sides * 2 + inside) as usize, atom(15, value));
        }
    }
}

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

/// Small numbers apart, large ones together.
fn bucket(n: usize) -> u32 {
    match n {
        0..=4 => n as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=15 => 7,
        16..=30 => 8,
        _ => 9,
    }
}

/// Kind and capitals of a token.
fn shape(article: &Article<'_>, token: &Token) -> u32 {
    let kind = match token.kind {
        Kind::Word => u32::from(token.is(Classes::FUNCTION)),
        Kind::Number => 2,
        Kind::Possessive => 3,
        Kind::Stop => 4,
        Kind::Ellipsis => 5,
        Kind::Comma => 6,
        Kind::Colon => 7,
        Kind::Semicolon => 8,
        Kind::Dash => 9,
        Kind::Open => 10,
        Kind::Close => 11,
        Kind::Mark(_, Side::Opens) => 12,
        Kind::Mark(_, Side::Closes) => 13,
        Kind::Mark(_, Side::Either) => 14,
        Kind::Citation => 15,
        Kind::Other => 16,
        Kind::End => 17,
    };
    let pronoun = u32::from(token.is_pronoun(article));
    kind * 8 + u32::from(token.capital) * 4 + u32::from(token.caps) * 2 + pronoun
}

/// The last three letters of a word of five or more.
fn ending(article: &Article<'_>, token: &Token) -> Option<u32> {
    let word = article.slice(token.span());
    let three = word.get(word.len().checked_sub(3)?..)?;
    (token.is_word() && word.len() > 4).then(|| word_id(three))
}

/// The state of each token of a sentence, and for those inside how long the quotation is.
fn quote_states(
    article: &Article<'_>,
    regions: &Regions,
    tokens: &Range<usize>,
    states: &mut Vec<(State, u32)>,
) {
    states.clear();
    let mut coming = regions.from(tokens.start).iter().peekable();
    for i in tokens.clone() {
        while coming.next_if(|r| r.end() <= i).is_some() {}
        states.push(match coming.peek().filter(|r| r.open <= i) {
            None => (State::Outside, 0),
            Some(region) => {
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
                (state, length + if capital { 0 } else { 5 })
            }
        });
    }
}

/// The nearest words that report on either side of each token of a sentence; `reports` is room for which these are.
fn nearest(
    article: &Article<'_>,
    tokens: &Range<usize>,
    states: &[(State, u32)],
    reports: &mut Vec<bool>,
    left: &mut Vec<Near>,
    right: &mut Vec<Near>,
) {
    const ACCORDING: WordId = word_id("according");
    let step = |last: &mut Near, token: &Token, reports: bool| {
        let seen = *last;
        if last.word != 0 {
            last.distance += 1;
            last.commas += usize::from(token.kind == Kind::Comma);
        }
        if reports {
            *last = Near { word: token.word, distance: 1, commas: 0 };
        }
        seen
    };
    left.clear();
    reports.clear();
    let mut last = Near::default();
    for (i, state) in tokens.clone().zip(states) {
        let token = article.token(i);
        let here = state.0 == State::Outside
            && (!token.capital
                && (token.is(Classes::REPORTING.with(Classes::STANCE)) || cue::is_cue(article, i))
                || token.word == ACCORDING);
        reports.push(here);
        left.push(step(&mut last, &token, here));
    }
    right.clear();
    let mut last = Near::default();
    for (i, here) in tokens.clone().zip(reports.iter()).rev() {
        right.push(step(&mut last, &article.token(i), *here));
    }
    right.reverse();
}

/// The weights, read on first use.
pub(crate) fn model() -> &'static Model<'static> {
    static MODEL: std::sync::OnceLock<Model<'static>> = std::sync::OnceLock::new();
    MODEL.get_or_init(|| Model::read(include_bytes!("../data/en/attributions.bin")))
}
