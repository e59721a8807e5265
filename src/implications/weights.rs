//! What speaks for a stretch, and for an article's stating any implications, summed up: learnt weights in whole numbers.

use std::sync::OnceLock;

use crate::implications::features::{COUNT, Feature, Seen, value};
use crate::points;

/// A feature a line, with its points for the stretch, what they change by where the article is written as agencies write, and
/// its points for the article.
const LIST: &str = include_str!("../data/en/implications.txt");

fn weights() -> &'static [Seen; 3] {
    static WEIGHTS: OnceLock<[Seen; 3]> = OnceLock::new();
    WEIGHTS.get_or_init(|| points::read(LIST))
}

/// The points of a stretch.
pub(super) fn points(seen: &Seen) -> i64 {
    let [own, wire, _] = weights();
    let wire = points::sum(seen, wire) * value(seen, Feature::Wire);
    points::sum(seen, own) + wire / 1000
}

/// What an article adds to the points of its best stretch: it counts of each feature the most that is seen in any stretch.
pub(super) fn article(stretches: &[Seen]) -> i64 {
    let mut most: Seen = [0; COUNT];
    for seen in stretches {
        for (most, &value) in most.iter_mut().zip(seen) {
            *most = (*most).max(value);
        }
    }
    points::sum(&most, &weights()[2])
}

#[test]
fn every_feature_has_its_weights_in_order() {
    assert!(points::fit(LIST, crate::implications::features::NAMES, 3));
}
