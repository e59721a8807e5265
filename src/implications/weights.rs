//! What speaks for a stretch, summed up: learnt weights of its features, whole numbers.

use std::sync::OnceLock;

use crate::implications::features::{COUNT, Seen};
use crate::points;

const LIST: &str = include_str!("../data/en/implications.txt");

/// The points of a stretch.
pub(super) fn points(seen: &Seen) -> i64 {
    static WEIGHTS: OnceLock<Seen> = OnceLock::new();
    let weights = WEIGHTS.get_or_init(|| {
        let mut weights = [0; COUNT];
        points::read(LIST, &mut weights);
        weights
    });
    points::sum(seen, weights)
}

#[test]
fn every_feature_has_its_weight_in_order() {
    assert!(points::fit(LIST, crate::implications::features::NAMES));
}
