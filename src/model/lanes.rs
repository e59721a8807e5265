//! All labels of an item at once, a lane for each: vectors, or plain numbers in WASM, which has no instructions for vectors.
//! What is summed is summed in the same order in both.

pub(super) use kind::*;

/// Labels that a model can have.
pub(super) const LANES: usize = 8;

#[cfg(not(target_arch = "wasm32"))]
mod kind {
    use wide::f32x4;
    pub(in crate::model) use wide::i16x8 as Sums;

    use super::LANES;

    /// What speaks for each label, or the probability of each; of four at a time.
    pub(in crate::model) type Odds = [f32x4; 2];
    /// A sum of scores along a sequence, as small as a score.
    pub(in crate::model) type Sum = i16;

    pub(in crate::model) const ZERO: Sums = Sums::ZERO;
    /// Nothing that speaks for one label rather than another.
    pub(in crate::model) const EVEN: Odds = [f32x4::ONE; 2];

    pub(in crate::model) fn sums(sums: [Sum; LANES]) -> Sums {
        Sums::new(sums)
    }

    pub(in crate::model) fn each(sums: Sums) -> [Sum; LANES] {
        sums.to_array()
    }

    pub(in crate::model) fn odds([a, b, c, d, e, f, g, h]: [f32; LANES]) -> Odds {
        [f32x4::new([a, b, c, d]), f32x4::new([e, f, g, h])]
    }

    pub(in crate::model) fn plus(one: Sums, other: Sums) -> Sums {
        one.saturating_add(other)
    }

    /// How far each falls behind the best.
    pub(in crate::model) fn behind_best(sums: Sums) -> Sums {
        Sums::splat(sums.reduce_max()).saturating_sub(sums)
    }

    /// The same, below zero.
    pub(in crate::model) fn from_best(sums: Sums) -> Sums {
        sums.saturating_sub(Sums::splat(sums.reduce_max()))
    }

    pub(in crate::model) fn at_most(sums: Sums, most: Sum) -> Sums {
        sums.min(Sums::splat(most))
    }

    /// The first of the best.
    pub(in crate::model) fn best(sums: Sums) -> usize {
        sums.simd_eq(Sums::splat(sums.reduce_max())).to_bitmask().trailing_zeros() as usize
    }

    /// For each label the best sum that reaches it from the labels before.
    pub(in crate::model) fn reach(before: Sums, transitions: &[Sums; LANES]) -> Sums {
        let mut most = Sums::splat(Sum::MIN);
        for (before, line) in before.to_array().into_iter().zip(transitions) {
            most = most.max(plus(Sums::splat(before), *line));
        }
        most
    }

    /// For each label what reaches it from all labels.
    pub(in crate::model) fn through([low, high]: Odds, lines: &[Odds; LANES]) -> Odds {
        let [[a, b, c, d], [e, f, g, h]] = [low.to_array(), high.to_array()];
        let [of_a, of_b, of_c, of_d, of_e, of_f, of_g, of_h] = lines;
        let line = |value: f32, line: &Odds| line.map(|odds| f32x4::splat(value) * odds);
        let plus = |[a, b]: Odds, [c, d]: Odds| [a + c, b + d];
        // Two sums side by side: neither has to wait for the other.
        let sums = plus(line(a, of_a), line(c, of_c));
        let others = plus(line(b, of_b), line(d, of_d));
        let sums = plus(plus(sums, line(e, of_e)), line(g, of_g));
        let others = plus(plus(others, line(f, of_f)), line(h, of_h));
        plus(sums, others)
    }

    pub(in crate::model) fn times([a, b]: Odds, [c, d]: Odds) -> Odds {
        [a * c, b * d]
    }

    pub(in crate::model) fn scaled(odds: Odds, by: f32) -> Odds {
        odds.map(|half| half * f32x4::splat(by))
    }

    /// What odds have to be multiplied by for all of them to make one; 1 where they are nought.
    pub(in crate::model) fn to_one([low, high]: Odds) -> f32 {
        let [a, b, c, d] = (low + high).to_array();
        let sum = (a + b) + (c + d);
        if sum > 0.0 { 1.0 / sum } else { 1.0 }
    }

    pub(in crate::model) fn write(odds: Odds, share: &mut [f32; LANES]) {
        let halves = share.as_chunks_mut().0;
        halves.iter_mut().zip(odds).for_each(|(share, half)| *share = half.to_array());
    }
}

#[cfg(target_arch = "wasm32")]
mod kind {
    use super::LANES;

    pub(in crate::model) type Odds = [f32; LANES];
    pub(in crate::model) type Sums = [Sum; LANES];
    /// A sum of scores along a sequence: larger than a score, or each would have to be looked at whether it overflows.
    pub(in crate::model) type Sum = i32;

    pub(in crate::model) const ZERO: Sums = [0; LANES];
    pub(in crate::model) const EVEN: Odds = [1.0; LANES];

    pub(in crate::model) fn sums(sums: [Sum; LANES]) -> Sums {
        sums
    }

    pub(in crate::model) fn each(sums: Sums) -> [Sum; LANES] {
        sums
    }

    pub(in crate::model) fn odds(odds: [f32; LANES]) -> Odds {
        odds
    }

    pub(in crate::model) fn plus(mut one: Sums, other: Sums) -> Sums {
        one.iter_mut().zip(other).for_each(|(sum, other)| *sum += other);
        one
    }

    #[inline(never)]
    fn highest([a, b, c, d, e, f, g, h]: Sums) -> Sum {
        a.max(b).max(c.max(d)).max(e.max(f).max(g.max(h)))
    }

    pub(in crate::model) fn behind_best(sums: Sums) -> Sums {
        let most = highest(sums);
        sums.map(|sum| most - sum)
    }

    pub(in crate::model) fn from_best(sums: Sums) -> Sums {
        let most = highest(sums);
        sums.map(|sum| sum - most)
    }

    pub(in crate::model) fn at_most(sums: Sums, most: Sum) -> Sums {
        sums.map(|sum| sum.min(most))
    }

    pub(in crate::model) fn best(sums: Sums) -> usize {
        let most = highest(sums);
        sums.iter().position(|sum| *sum == most).unwrap_or(0)
    }

    pub(in crate::model) fn reach(before: Sums, transitions: &[Sums; LANES]) -> Sums {
        let mut most = [Sum::MIN; LANES];
        for (before, line) in before.iter().zip(transitions) {
            for (most, transition) in most.iter_mut().zip(line) {
                *most = (*most).max(before + transition);
            }
        }
        most
    }

    #[inline(never)]
    pub(in crate::model) fn through(row: Odds, lines: &[Odds; LANES]) -> Odds {
        let (mut sums, mut others) = ([0.0; LANES], [0.0; LANES]);
        let pairs = row.as_chunks::<2>().0.iter().zip(lines.as_chunks::<2>().0);
        for ([value, other], [line, beside]) in pairs {
            let both = sums.iter_mut().zip(&mut others);
            for ((sum, others), (odds, beside)) in both.zip(line.iter().zip(beside)) {
                *sum += value * odds;
                *others += other * beside;
            }
        }
        sums.iter_mut().zip(others).for_each(|(sum, other)| *sum += other);
        sums
    }

    pub(in crate::model) fn times(mut one: Odds, other: Odds) -> Odds {
        one.iter_mut().zip(other).for_each(|(odds, other)| *odds *= other);
        one
    }

    pub(in crate::model) fn scaled(odds: Odds, by: f32) -> Odds {
        odds.map(|odds| odds * by)
    }

    pub(in crate::model) fn to_one([a, b, c, d, e, f, g, h]: Odds) -> f32 {
        let sum = ((a + e) + (b + f)) + ((c + g) + (d + h));
        if sum > 0.0 { 1.0 / sum } else { 1.0 }
    }

    pub(in crate::model) fn write(odds: Odds, share: &mut [f32; LANES]) {
        *share = odds;
    }
}
