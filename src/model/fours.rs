//! Scores of four labels in one number: they are added in one step, on machines with instructions for whole vectors and on
//! those without, such as WASM's.
//!
//! The number is the sum of the scores, each times a power of 2^16. What a score below nought borrows from the next one is
//! given back when they are taken apart.

use crate::model::Score;

/// Scores of four labels.
pub(crate) type Four = u64;

/// The lowest score, four times.
const LOWEST: Four = 0x8000_8000_8000_8000;

/// How many numbers the scores of some labels take.
pub(crate) const fn width(labels: usize) -> usize {
    labels.div_ceil(4)
}

/// Adds to one score, its label counted from that of the first number.
pub(super) fn add_one(fours: &mut [Four], label: usize, score: Score) {
    if let Some(four) = fours.get_mut(label / 4) {
        *four = four.wrapping_add((i64::from(score) << (label % 4 * 16)) as Four);
    }
}

/// Adds scores to others.
pub(super) fn add<const N: usize>(fours: &mut [Four; N], others: &[Four; N]) {
    for (four, other) in fours.iter_mut().zip(others) {
        *four = four.wrapping_add(*other);
    }
}

/// The four scores.
pub(super) fn apart(four: Four) -> [Score; 4] {
    let [a, b, c, d, e, f, g, h] = bytes(four);
    [[a, b], [c, d], [e, f], [g, h]].map(Score::from_le_bytes)
}

/// The bytes of the four scores, one after the other.
pub(super) fn bytes(four: Four) -> [u8; 8] {
    // Each becomes none below nought, so that none borrows; then each turns back by itself.
    (four.wrapping_add(LOWEST) ^ LOWEST).to_le_bytes()
}

#[test]
fn what_is_added_together_is_there_when_taken_apart() {
    let scores: [Score; 6] = [0, 1, -1, 127, Score::MAX, Score::MIN];
    for a in scores {
        for b in scores {
            let mut fours = [0; 2];
            for (label, score) in [a, b, -1, a, b].into_iter().enumerate() {
                add_one(&mut fours, label, score / 2);
                add_one(&mut fours, label, score / 2);
            }
            let [a, b] = [a, b].map(|score| score / 2 * 2);
            assert_eq!(fours.map(apart), [[a, b, 0, a], [b, 0, 0, 0]]);
        }
    }
}
