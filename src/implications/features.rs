//! What can be seen of a stretch that may be the implications: one function for training and for reading.
//!
//! A feature is a whole number of thousandths: 1000 for what holds or is there once.

use std::ops::Range;

use crate::implications::signs::{Met, Signs};
use crate::points::features;
use crate::roles::chance;
use crate::schema::{Quote, Role};
use crate::sentences::Sentence;
use crate::text::Article;

features! {
    all: All;
    signs: Meaning Hedged Modal Conditions Present Past Cues Names Events Times Numbers Spoken Short
        Clocks Scores Personal Asks Exclaims Effects;
    words: Words;
    roles: Told TheConsequence TheExpectation TheEvaluation
        MainEvent Consequence PreviousEvent CurrentContext Historical Anecdotal Evaluation Expectation NotArticle;
    place: First Second Last LastButOne Depth Article Wire;
}

/// The features of one stretch.
pub(crate) type Seen = [i32; COUNT];

/// Words of a stretch that is not too short to say what anything means.
const FEW_WORDS: i32 = 18;
/// Words after which further signs count less: a long paragraph is no likelier than a short one.
const PER_WORDS: i32 = 45;
/// Points of words that make 1000.
const WORD: i32 = 100;
/// Sentences of a stretch, in thousandths, from which on an article is not written as agencies write.
const LONG_STRETCHES: i64 = 2500;
/// Most that is told apart of stretches of an article, and of signs that are counted.
const MOST_STRETCHES: usize = 40;
const MOST_SIGNS: i32 = 5;

/// The roles whose average over the sentences is a feature.
const ROLES: [(Feature, Role); 9] = [
    (Feature::MainEvent, Role::MainEvent),
    (Feature::Consequence, Role::Consequence),
    (Feature::PreviousEvent, Role::PreviousEvent),
    (Feature::CurrentContext, Role::CurrentContext),
    (Feature::Historical, Role::Historical),
    (Feature::Anecdotal, Role::Anecdotal),
    (Feature::Evaluation, Role::Evaluation),
    (Feature::Expectation, Role::Expectation),
    (Feature::NotArticle, Role::NotArticle),
];

/// What is seen of each of the `stretches` of an article, or of a part of it, in order.
pub(crate) fn observe(
    article: &Article<'_>,
    sentences: &[Sentence],
    quotes: &[Quote],
    stretches: &[Range<usize>],
) -> Vec<Seen> {
    let of = stretches.len();
    let mut met = Met::default();
    let each = stretches.iter().enumerate().map(|(at, stretch)| -> Seen {
        let mut seen = [0; COUNT];
        let mut see = |feature: Feature, value: i32| {
            if let Some(slot) = seen.get_mut(feature as usize) {
                *slot = value;
            }
        };
        see(Feature::All, 1000);
        signs(&Signs::read(article, sentences, quotes, stretch, &mut met), &mut see);
        roles(sentences.get(stretch.clone()).unwrap_or_default(), &mut see);
        see(Feature::First, holds(at == 0));
        see(Feature::Second, holds(at == 1));
        see(Feature::Last, holds(at + 1 == of));
        see(Feature::LastButOne, holds(at + 2 == of));
        see(Feature::Depth, (1000 * at / of.max(1)) as i32);
        see(Feature::Article, (1000 * of.min(MOST_STRETCHES) / MOST_STRETCHES) as i32);
        seen
    });
    let mut each: Vec<Seen> = each.collect();
    let wire = wire(&each, stretches);
    for slot in each.iter_mut().filter_map(|seen| seen.get_mut(Feature::Wire as usize)) {
        *slot = wire;
    }
    each
}

/// The value of one feature.
pub(super) fn value(seen: &Seen, feature: Feature) -> i64 {
    seen.get(feature as usize).map_or(0, |&value| i64::from(value))
}

/// How much the stretches are written as agencies write: a sentence or two each, and nobody says "I" or "you".
fn wire(each: &[Seen], stretches: &[Range<usize>]) -> i32 {
    let of = each.len().max(1) as i64;
    let personal: i64 = each.iter().map(|seen| value(seen, Feature::Personal)).sum();
    let personal = (2 * personal / of).min(1000);
    let sentences: i64 = stretches.iter().map(|stretch| stretch.len() as i64).sum();
    (LONG_STRETCHES - 1000 * sentences / of - personal).clamp(0, 1000) as i32
}

/// How likely one of the sentences at least tells a consequence or an expectation.
fn told(sentences: &[Sentence]) -> f32 {
    let none: f32 = sentences
        .iter()
        .map(|s| 1.0 - chance(s, Role::Consequence) - chance(s, Role::Expectation))
        .product();
    1.0 - none
}

fn signs(signs: &Signs, see: &mut impl FnMut(Feature, i32)) {
    use Feature::*;
    let dense = |n: i32| 1000 * n * PER_WORDS / signs.words.max(PER_WORDS);
    for (feature, n) in [
        (Meaning, signs.meaning),
        (Hedged, signs.hedged),
        (Modal, signs.modal),
        (Conditions, signs.conditions),
        (Present, signs.present),
        (Past, signs.past),
        (Cues, signs.cues),
        (Names, signs.names),
        (Personal, signs.personal),
        (Effects, signs.effects),
    ] {
        see(feature, dense(n));
    }
    for (feature, n) in [
        (Events, signs.events),
        (Times, signs.times),
        (Numbers, signs.numbers),
        (Clocks, signs.clocks),
        (Scores, signs.scores),
        (Asks, signs.asks),
        (Exclaims, signs.exclaims),
    ] {
        see(feature, 1000 * n.min(MOST_SIGNS));
    }
    see(Spoken, signs.spoken);
    see(Words, signs.points * 1000 / WORD);
    see(Short, holds(signs.words < FEW_WORDS));
}

fn roles(sentences: &[Sentence], see: &mut impl FnMut(Feature, i32)) {
    let most = |role| sentences.iter().map(|s| chance(s, role)).fold(0.0, f32::max);
    see(Feature::Told, thousandths(told(sentences)));
    see(Feature::TheConsequence, thousandths(most(Role::Consequence)));
    see(Feature::TheExpectation, thousandths(most(Role::Expectation)));
    see(Feature::TheEvaluation, thousandths(most(Role::Evaluation)));
    for (feature, role) in ROLES {
        let sum: f32 = sentences.iter().map(|s| chance(s, role)).sum();
        see(feature, thousandths(sum / sentences.len().max(1) as f32));
    }
}

fn holds(holds: bool) -> i32 {
    if holds { 1000 } else { 0 }
}

fn thousandths(chance: f32) -> i32 {
    (chance * 1000.0) as i32
}
