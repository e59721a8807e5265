//! What speaks for a sentence, summed up: learnt weights of its features, whole numbers.

use std::sync::OnceLock;

use crate::facts::features::{COUNT, Feature, Seen};

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

/// The weights, in the order of the features, in points for a feature that holds in full.
fn weights() -> &'static [i32; COUNT] {
    static WEIGHTS: OnceLock<[i32; COUNT]> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let mut weights = [0; COUNT];
        let lines = include_str!("../data/en/facts.txt").lines().filter(|l| !l.starts_with('#'));
        for (slot, line) in weights.iter_mut().zip(lines) {
            *slot = line.rsplit(' ').next().and_then(|w| w.parse().ok()).unwrap_or(0);
        }
        for (feature, points) in BY_HAND {
            if let Some(slot) = weights.get_mut(feature as usize) {
                *slot += points;
            }
        }
        weights
    })
}

/// The points of a sentence.
pub(crate) fn points(seen: &Seen) -> i64 {
    let products = seen.iter().zip(weights()).map(|(x, w)| i64::from(*x) * i64::from(*w));
    products.sum::<i64>() / 1000
}

#[cfg(test)]
mod tests {
    use crate::facts::features::NAMES;

    #[test]
    fn every_feature_has_its_weight_in_order() {
        let list = include_str!("../data/en/facts.txt");
        let names: Vec<String> = list
            .lines()
            .filter(|l| !l.starts_with('#'))
            .filter_map(|l| Some(l.rsplit_once(' ')?.0.to_owned()))
            .collect();
        let wanted: Vec<String> =
            NAMES.iter().map(|(group, name)| format!("{group} {name}")).collect();
        assert_eq!(names, wanted);
    }
}
