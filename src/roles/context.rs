//! The second reading: a sentence in the company of its neighbours and of the whole article, by the chances of the first.

use std::sync::OnceLock;

use crate::roles::{Chances, ROLES, softmax};

/// Neighbours on either side.
const REACH: usize = 2;
/// A chance below this is as good as none, and so is a neighbour that is not there.
const LEAST: f32 = 0.001;
/// Sentences from either end that are told apart.
const ENDS: usize = 12;
/// Sentences of an article beyond which it is as long as any.
const LONG: usize = 60;
/// Features that are no chances: places.
const PLACES: usize = 7;
/// Own chances, those of the neighbours, of the whole article, of what came so far; then the places.
const FEATURES: usize = (2 * REACH + 3) * ROLES.len() + PLACES;
/// What one unit of weight is worth.
const UNIT: f32 = 1.0 / 1024.0;

/// For each feature a weight for each role, and behind them the weights that always count.
type Columns = [Chances; FEATURES + 1];

/// The second reading of a whole article.
pub(crate) fn read(first: &[Chances]) -> Vec<Chances> {
    static COLUMNS: OnceLock<Box<Columns>> = OnceLock::new();
    let columns = COLUMNS.get_or_init(|| parse(include_bytes!("../data/en/role_context.bin")));
    let Some((always, columns)) = columns.split_last() else { return Vec::new() };
    features(first)
        .map(|features| {
            let mut scores = [0.0; ROLES.len()];
            for (column, feature) in columns.iter().zip(features) {
                for (score, weight) in scores.iter_mut().zip(column) {
                    *score += weight * feature;
                }
            }
            for (score, weight) in scores.iter_mut().zip(always) {
                *score += weight;
            }
            softmax(&scores)
        })
        .collect()
}

/// What the second reading sees of each sentence.
pub(crate) fn features(first: &[Chances]) -> impl Iterator<Item = [f32; FEATURES]> {
    let count = first.len();
    let logarithms: Vec<Chances> = first.iter().map(|c| c.map(|p| libm::logf(p + LEAST))).collect();
    let none = [libm::logf(LEAST); ROLES.len()];
    let mut whole = [0.0; ROLES.len()];
    for chances in first {
        for (sum, chance) in whole.iter_mut().zip(chances) {
            *sum += chance / count as f32;
        }
    }
    let mut sum: Chances = [0.0; ROLES.len()];
    first.iter().enumerate().map(move |(at, chances)| {
        for (sum, chance) in sum.iter_mut().zip(chances) {
            *sum += chance;
        }
        let near = |offset: isize| {
            at.checked_add_signed(offset).and_then(|i| logarithms.get(i)).unwrap_or(&none)
        };
        let so_far = sum.map(|s| s / (at + 1) as f32);
        let left = count - 1 - at;
        let places: [f32; PLACES] = [
            at.min(ENDS) as f32,
            left.min(ENDS) as f32,
            at as f32 / count as f32,
            count.min(LONG) as f32,
            f32::from(u8::from(at == 0)),
            f32::from(u8::from(at == 1)),
            f32::from(u8::from(left == 0)),
        ];
        let chances = [near(0), near(-1), near(-2), near(1), near(2), &whole, &so_far];
        let mut features = [0.0; FEATURES];
        let (parts, rest) = features.as_chunks_mut::<{ ROLES.len() }>();
        for (part, chances) in parts.iter_mut().zip(chances) {
            *part = *chances;
        }
        rest.copy_from_slice(&places);
        features
    })
}

/// Two bytes a weight, least first; all of one role, then all of the next.
fn parse(bytes: &[u8]) -> Box<Columns> {
    let mut columns = Box::new([[0.0; ROLES.len()]; FEATURES + 1]);
    for (n, pair) in bytes.as_chunks::<2>().0.iter().enumerate() {
        let column = columns.get_mut(n % (FEATURES + 1));
        if let Some(weight) = column.and_then(|c| c.get_mut(n / (FEATURES + 1))) {
            *weight = f32::from(i16::from_le_bytes(*pair)) * UNIT;
        }
    }
    columns
}

/// Writes what [`parse`] reads: for each role a weight for each feature and one that always counts.
#[cfg(feature = "training")]
pub(crate) fn write(rows: &[Vec<f64>]) -> Vec<u8> {
    let whole = |w: &f64| (w / f64::from(UNIT)).round().clamp(-32767.0, 32767.0) as i16;
    rows.iter().flatten().flat_map(|w| whole(w).to_le_bytes()).collect()
}
