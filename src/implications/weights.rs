//! What speaks for a stretch, summed up: learnt weights of its features, whole numbers.

use std::sync::OnceLock;

use crate::implications::features::{COUNT, Seen};

/// The weights, in the order of the features, in points for a feature of 1000.
fn weights() -> &'static [i32; COUNT] {
    static WEIGHTS: OnceLock<[i32; COUNT]> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let mut weights = [0; COUNT];
        let list = include_str!("../data/en/implications.txt");
        for (slot, line) in weights.iter_mut().zip(list.lines().filter(|l| !l.starts_with('#'))) {
            *slot = line.rsplit(' ').next().and_then(|w| w.parse().ok()).unwrap_or(0);
        }
        weights
    })
}

/// The points of a stretch.
pub(super) fn points(seen: &Seen) -> i64 {
    let products = seen.iter().zip(weights()).map(|(x, w)| i64::from(*x) * i64::from(*w));
    products.sum::<i64>() / 1000
}

#[cfg(test)]
mod tests {
    use crate::implications::features::NAMES;

    #[test]
    fn every_feature_has_its_weight_in_order() {
        let lines = include_str!("../data/en/implications.txt").lines();
        let lines = lines.filter(|l| !l.starts_with('#'));
        let names: Vec<&str> = lines.filter_map(|l| Some(l.rsplit_once(' ')?.0)).collect();
        let wanted: Vec<String> =
            NAMES.iter().map(|(group, name)| format!("{group} {name}")).collect();
        assert_eq!(names, wanted);
    }
}
