//! What speaks for a sentence, summed up: learnt weights of its features, whole numbers.

use std::sync::OnceLock;

use crate::facts::features::{COUNT, Feature, Seen};
use crate::points;

/// Points set by hand, for no corpus knows what stands beside the facts: the quotes and the implications. One spread of
/// the points of an article's sentences is 150.
const BY_HAND: [(Feature, i32); 5] = [
    // What a person says whose words stand among the quotes.
    (Feature::Heard, -150),
    // "The move signals a shift": what the news means.
    (Feature::Judges, -100),
    // "He declined." ROUGE-1 changes by less than its error; a reader learns little from so few words, and of a hundred
    // facts that one would note two more are found.
    (Feature::UpTo8, -130),
    (Feature::UpTo11, -45),
    // 15 a source: the corpora cite none.
    (Feature::Cited, 60),
];

/// A feature a line, with its points in a text without paragraphs and in one with some.
const LIST: &str = include_str!("../data/en/facts.txt");

/// The points of a sentence; `unbroken`: whether its text has no paragraphs.
pub(crate) fn points(seen: &Seen, unbroken: bool) -> i64 {
    static WEIGHTS: OnceLock<[Seen; 2]> = OnceLock::new();
    let [without, with] = WEIGHTS.get_or_init(|| {
        let mut weights = points::read::<2, COUNT>(LIST);
        for (feature, points) in BY_HAND {
            for weight in weights.iter_mut().filter_map(|w| w.get_mut(feature as usize)) {
                *weight += points;
            }
        }
        weights.map(|column| column.map(|weight| weight as i16))
    });
    let weights = if unbroken { without } else { with };
    // Numbers this small are multiplied many at once.
    let sum = seen.iter().zip(weights).map(|(x, w)| i32::from(*x) * i32::from(*w)).sum::<i32>();
    i64::from(sum / 1000)
}

#[test]
fn every_feature_has_its_weights_in_order() {
    assert!(points::fit(LIST, crate::facts::features::NAMES, 2));
}
