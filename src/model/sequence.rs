//! What a conditional random field says of a whole sequence: its best labels, and how likely each label is.
//!
//! The number of labels is known when the code is made: the inner loops have no bounds to check and run on whole rows.

use crate::model::fours::all_apart;
use crate::model::{Four, Model, Score};

/// Sums of scores along a sequence: as small as scores where there are instructions for whole vectors of them. WASM has none,
/// and would have to look at each small sum whether it overflows.
#[cfg(not(target_arch = "wasm32"))]
type Sum = Score;
#[cfg(target_arch = "wasm32")]
type Sum = i32;

/// Two sums together; of small ones as much as they reach.
fn plus(one: Sum, other: Sum) -> Sum {
    if SMALL { one.saturating_add(other) } else { one.wrapping_add(other) }
}

/// The difference of two sums likewise.
fn minus(one: Sum, other: Sum) -> Sum {
    if SMALL { one.saturating_sub(other) } else { one.wrapping_sub(other) }
}

/// Whether sums are as small as scores.
const SMALL: bool = size_of::<Sum>() == size_of::<Score>();

/// A model with `N` labels, which take `W` numbers, made ready for many sequences.
pub(crate) struct Inference<const N: usize, const W: usize> {
    /// What speaks for each label behind each label. Not an array: a loop over one is unrolled, and its rows are taken
    /// apart into columns.
    transitions: Vec<[Sum; N]>,
    /// The same by the label behind: what speaks for each label before.
    behind: Vec<[Sum; N]>,
    /// The same as odds, by the label before and by the label behind.
    from: [[f32; N]; N],
    to: [[f32; N]; N],
    exponentials: Exponentials,
    /// Room for one sequence at a time: for the best way to each item its scores,
    reached: Vec<[Sum; N]>,
    /// what each item speaks for, as odds,
    emitted: Vec<[f32; N]>,
    /// and the probabilities.
    shares: Vec<[f32; N]>,
}

impl<const N: usize, const W: usize> Inference<N, W> {
    pub(crate) fn new(model: &Model) -> Self {
        let mut transitions = vec![[0; N]; N];
        let mut from = [[0.0; N]; N];
        let known = model.transitions.as_chunks::<N>().0;
        for ((row, odds), known) in transitions.iter_mut().zip(&mut from).zip(known) {
            let known = known.map(|t| t.clamp(Score::MIN.into(), Score::MAX.into()));
            *row = known.map(|t| t as Sum);
            // `libm`'s exponential is the same everywhere.
            *odds = known.map(|t| libm::expf(t as f32 * model.unit));
        }
        let at = |a: usize, b: usize| from.get(a).and_then(|line| line.get(b)).copied();
        let to = std::array::from_fn(|b| std::array::from_fn(|a| at(a, b).unwrap_or(0.0)));
        let score = |a: usize, b: usize| transitions.get(a).and_then(|line| line.get(b)).copied();
        let behind = |b| std::array::from_fn(|a| score(a, b).unwrap_or(0));
        let behind = (0..N).map(behind).collect();
        Self {
            transitions,
            behind,
            from,
            to,
            exponentials: Exponentials::new(model.unit),
            reached: Vec::new(),
            emitted: Vec::new(),
            shares: Vec::new(),
        }
    }

    /// Gives back what a very long sequence took.
    pub(crate) fn tidy(&mut self) {
        /// Items for which room is kept.
        const MOST: usize = 10_000;
        if self.reached.capacity() > MOST {
            (self.reached, self.emitted, self.shares) = Default::default();
        }
    }

    /// Writes the best sequence of labels to `path`, which has a place for each row; returns the probability of each label at
    /// each item, given all items.
    ///
    /// Both are worked out side by side, for neither waits for the other. Sums count from that of the best label at each item,
    /// so that they stay small however long the sequence is; what falls behind farther than they reach is not on the best way.
    /// Probabilities are summed in a fixed order: the same on every machine.
    pub(crate) fn read(&mut self, rows: &[[Four; W]], path: &mut [u8]) -> &[[f32; N]] {
        self.forward(rows);
        let Self { behind, to, reached, emitted, shares, .. } = self;
        // Back from the best last label, by way of whatever led there.
        let mut next = &[0; N];
        let mut chances = [1.0_f32; N];
        let items = reached.iter().zip(emitted).zip(shares.iter_mut().zip(path));
        for ((sums, emitted), (share, label)) in items.rev() {
            let mut ways = *sums;
            for (way, transition) in ways.iter_mut().zip(next) {
                *way = plus(*way, *transition);
            }
            let most = highest(&ways);
            // The first of equals, so that ties fall the same way everywhere.
            let best = ways.iter().position(|way| *way == most).unwrap_or(0);
            *label = best as u8;
            next = behind.get(best).unwrap_or(next);

            multiply(share, &chances);
            scale(share, small(share));
            let known = small(&chances);
            multiply(&mut chances, emitted);
            chances = through(&chances, to);
            scale(&mut chances, known);
        }
        shares
    }

    /// Reads what speaks for the labels of each item by itself and together with the items before.
    fn forward(&mut self, rows: &[[Four; W]]) {
        let Self { transitions, from, exponentials, reached, emitted, shares, .. } = self;
        reached.clear();
        emitted.clear();
        shares.clear();
        let mut before: Option<([Sum; N], [f32; N])> = None;
        for row in rows {
            let scores = all_apart(row).map(Sum::from);
            let most = highest(&scores);
            // All differences before the first look into the table: they are made at once.
            let odds = scores
                .map(|score| minus(most, score).min(LOWEST as Sum - 1))
                .map(|below| exponentials.of(below));
            let (mut sums, mut share) = (scores, odds);
            if let Some((sums_before, chances)) = &before {
                for (sum, most) in sums.iter_mut().zip(reach(sums_before, transitions)) {
                    *sum = plus(*sum, most);
                }
                multiply(&mut share, &through(chances, from));
                // By the sum of the row before, which is known early: nothing waits for its own.
                scale(&mut share, small(chances));
            }
            let best = highest(&sums);
            let sums = sums.map(|sum| minus(sum, best));
            before = Some((sums, share));
            reached.push(sums);
            emitted.push(odds);
            shares.push(share);
        }
    }
}

/// For each label the best sum that reaches it from the labels before.
fn reach<const N: usize>(before: &[Sum; N], transitions: &[[Sum; N]]) -> [Sum; N] {
    let mut most = [Sum::MIN; N];
    for (before, line) in before.iter().zip(transitions) {
        for (most, transition) in most.iter_mut().zip(line) {
            *most = (*most).max(plus(*before, *transition));
        }
    }
    most
}

/// The largest of a row.
fn highest<const N: usize>(row: &[Sum; N]) -> Sum {
    // Of four at a time, which takes as long as of one.
    let (fours, rest) = row.as_chunks::<4>();
    let mut each = [Sum::MIN; 4];
    for four in fours {
        for (most, score) in each.iter_mut().zip(four) {
            *most = (*most).max(*score);
        }
    }
    let [a, b, c, d] = each;
    rest.iter().copied().fold(a.max(b).max(c.max(d)), Sum::max)
}

/// For each label what reaches it from all labels.
fn through<const N: usize>(row: &[f32; N], lines: &[[f32; N]; N]) -> [f32; N] {
    // Two sums side by side: neither has to wait for the other.
    let (mut sums, mut others) = ([0.0; N], [0.0; N]);
    let (values, last) = row.as_chunks::<2>();
    let (pairs, rest) = lines.as_chunks::<2>();
    for ([value, other], [line, beside]) in values.iter().zip(pairs) {
        let both = sums.iter_mut().zip(&mut others);
        for ((sum, others), (odds, beside)) in both.zip(line.iter().zip(beside)) {
            *sum += value * odds;
            *others += other * beside;
        }
    }
    for (value, line) in last.iter().zip(rest) {
        for (sum, odds) in sums.iter_mut().zip(line) {
            *sum += value * odds;
        }
    }
    for (sum, other) in sums.iter_mut().zip(others) {
        *sum += other;
    }
    sums
}

fn multiply<const N: usize>(row: &mut [f32; N], by: &[f32; N]) {
    for (value, by) in row.iter_mut().zip(by) {
        *value *= by;
    }
}

fn scale<const N: usize>(row: &mut [f32; N], by: f32) {
    for value in row {
        *value *= by;
    }
}

/// What each value of a row has to be multiplied by for all of them to make one; 1 where they are nought.
fn small<const N: usize>(row: &[f32; N]) -> f32 {
    let (fours, rest) = row.as_chunks::<4>();
    let mut each = [0.0; 4];
    for four in fours {
        for (sum, value) in each.iter_mut().zip(four) {
            *sum += value;
        }
    }
    let [a, b, c, d] = each;
    let sum = (a + b) + (c + d) + rest.iter().sum::<f32>();
    if sum > 0.0 { 1.0 / sum } else { 1.0 }
}

/// Units of weight below zero at which nothing is left of an exponential; a power of two.
const LOWEST: usize = 1024;

/// `e` to the power of whole units of weight below zero. `libm`'s exponential is the same everywhere.
struct Exponentials([f32; LOWEST]);

impl Exponentials {
    fn new(unit: f32) -> Self {
        /// Units of weight that one step of the coarse table stands for.
        const STEP: usize = 32;
        let table = |step: usize| -> [f32; STEP] {
            std::array::from_fn(|n| libm::expf(-((n * step) as f32) * unit))
        };
        let (coarse, fine) = (table(STEP), table(1));
        let mut all = [0.0; LOWEST];
        for (chunk, coarse) in all.chunks_mut(STEP).zip(coarse) {
            for (value, fine) in chunk.iter_mut().zip(fine) {
                *value = fine * coarse;
            }
        }
        if let Some(last) = all.last_mut() {
            *last = 0.0;
        }
        Self(all)
    }

    /// `below` is none below zero, and below [`LOWEST`].
    fn of(&self, below: Sum) -> f32 {
        let at = below as usize % LOWEST;
        self.0.get(at).copied().unwrap_or(0.0)
    }
}
