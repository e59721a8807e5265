//! Small learnt models: a linear-chain conditional random field with sparse, quantised weights.
//!
//! A model is a table from *atoms* to weights. An atom is a hash of something that can be seen at one item of a sequence
//! (a word, a shape, …); it weighs for or against each label, at the item itself and at its near neighbours, so that one
//! look-up serves all positions of a window. Weights are small integers and sums of them exact: the scores are the same
//! on every machine. Training writes the table (`cargo xtask train`); `data/README.md` says from what.

mod file;
#[cfg(test)]
mod tests;

#[cfg(any(test, feature = "training"))]
pub(crate) use file::{Weights, write};

/// Farthest neighbour that an atom speaks for, on either side.
pub(crate) const REACH: usize = 2;
/// Bits of an atom.
const ATOM_BITS: u32 = 24;

/// A hash of something seen; [`atom`] makes it.
pub(crate) type Atom = u32;

/// The atom of `value` seen by template `template`: distinct templates share no atoms but by chance.
pub(crate) fn atom(template: u32, value: u32) -> Atom {
    let mut hash = (value ^ template.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    (hash ^ (hash >> 16)) >> (32 - ATOM_BITS)
}

/// One value out of two.
pub(crate) fn pair(first: u32, second: u32) -> u32 {
    first.rotate_left(11).wrapping_mul(0x9e37_79b1) ^ second
}

/// How far an atom speaks: at its own item alone, or at its neighbours too.
pub(crate) type Reach = usize;

/// A weight of an atom: for one label at one distance.
#[derive(Debug, Clone, Copy)]
struct Weight {
    /// `(distance + REACH) * labels + label`.
    slot: u8,
    value: i8,
}

/// The weights of a conditional random field.
#[derive(Debug)]
pub(crate) struct Model {
    labels: usize,
    /// What one unit of weight is worth, as a logarithm of odds.
    unit: f32,
    /// From label to label, and as odds.
    transitions: Vec<i32>,
    odds: Vec<f32>,
    /// Open addressing by atom: the atom and its range in `weights`; an empty range is a free slot.
    slots: Vec<(Atom, u32, u32)>,
    weights: Vec<Weight>,
}

impl Model {
    fn insert(&mut self, atom: Atom, start: u32, end: u32) {
        let mask = self.slots.len() - 1;
        let mut at = atom as usize & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.1 == slot.2 {
                *slot = (atom, start, end);
                return;
            }
            at = (at + 1) & mask;
        }
    }

    fn weights(&self, atom: Atom) -> &[Weight] {
        let mask = self.slots.len() - 1;
        let mut at = atom as usize & mask;
        while let Some(&(known, start, end)) = self.slots.get(at) {
            if start == end {
                break;
            }
            if known == atom {
                return self.weights.get(start as usize..end as usize).unwrap_or_default();
            }
            at = (at + 1) & mask;
        }
        &[]
    }
}

/// The scores of one sequence: a row of labels for each item.
#[derive(Debug)]
pub(crate) struct Lattice<'a> {
    model: &'a Model,
    items: usize,
    scores: Vec<i32>,
}

impl<'a> Lattice<'a> {
    pub(crate) fn new(model: &'a Model, items: usize) -> Self {
        Self { model, items, scores: vec![0; items * model.labels] }
    }

    /// Counts in an atom seen at `item`. Called from dozens of places: inlined there it would be half the code of the tagger.
    #[inline(never)]
    pub(crate) fn see(&mut self, item: usize, atom: Atom) {
        let labels = self.model.labels;
        for weight in self.model.weights(atom) {
            // One row for each distance, the farthest before the item first.
            let at = (item * labels + usize::from(weight.slot)).checked_sub(REACH * labels);
            if let Some(score) = at.and_then(|at| self.scores.get_mut(at)) {
                *score += i32::from(weight.value);
            }
        }
    }

    /// What speaks for each label at `item`, the neighbours aside, as logarithms of odds.
    pub(crate) fn logits(&self, item: usize) -> impl Iterator<Item = f32> {
        let labels = self.model.labels;
        let row = self.scores.get(item * labels..(item + 1) * labels).unwrap_or_default();
        row.iter().map(|&score| score as f32 * self.model.unit)
    }

    /// How many units of weight speak for label 1 rather than label 0 at `item`, the neighbours aside.
    pub(crate) fn margin(&self, item: usize) -> i32 {
        let at = |label| self.scores.get(item * self.model.labels + label).copied().unwrap_or(0);
        at(1) - at(0)
    }

    /// Adds `units` of weight to a label at every item.
    pub(crate) fn lean(&mut self, label: u8, units: i32) {
        let labels = self.model.labels.max(1);
        for score in self.scores.iter_mut().skip(usize::from(label)).step_by(labels) {
            *score += units;
        }
    }

    /// The best sequence of labels.
    pub(crate) fn best(&self) -> Vec<u8> {
        let labels = self.model.labels;
        let mut from: Vec<u8> = vec![0; self.items * labels];
        let mut reached: Vec<i32> = self.scores.iter().take(labels).copied().collect();
        let mut next = reached.clone();
        for (row, back) in self
            .scores
            .chunks_exact(labels.max(1))
            .zip(from.chunks_exact_mut(labels.max(1)))
            .skip(1)
        {
            for (label, ((score, back), next)) in
                row.iter().zip(back.iter_mut()).zip(next.iter_mut()).enumerate()
            {
                let column = self.model.transitions.iter().skip(label).step_by(labels);
                let best = reached.iter().zip(column).map(|(r, t)| r + t).enumerate();
                // The first of equals, so that ties fall the same way everywhere.
                let (previous, most) =
                    best.fold((0, i32::MIN), |a, b| if b.1 > a.1 { b } else { a });
                *back = previous as u8;
                *next = most + score;
            }
            std::mem::swap(&mut reached, &mut next);
        }
        let last = reached
            .iter()
            .enumerate()
            .fold((0, i32::MIN), |a, (label, &score)| if score > a.1 { (label, score) } else { a });
        let mut path = vec![last.0 as u8; self.items];
        for item in (1..self.items).rev() {
            let here = path.get(item).copied().unwrap_or(0);
            let previous = from.get(item * labels + usize::from(here)).copied().unwrap_or(0);
            if let Some(label) = path.get_mut(item - 1) {
                *label = previous;
            }
        }
        path
    }

    /// The probability of each label at each item, given all items: `items × labels`.
    ///
    /// Sums in a fixed order: the same on every machine.
    pub(crate) fn marginals(&self) -> Vec<f32> {
        let labels = self.model.labels;
        let width = labels.max(1);
        let exp = |score: i32| exponential(score, self.model.unit);
        let transitions = &self.model.odds;
        let mut emitted = Vec::with_capacity(self.scores.len());
        for row in self.scores.chunks_exact(width) {
            let most = row.iter().copied().max().unwrap_or(0);
            emitted.extend(row.iter().map(|&s| exp(s - most)));
        }
        let mut forward = emitted.clone();
        let mut before: Vec<f32> = Vec::new();
        for row in forward.chunks_exact_mut(width) {
            if !before.is_empty() {
                for (label, value) in row.iter_mut().enumerate() {
                    let column = transitions.iter().skip(label).step_by(width);
                    *value *= before.iter().zip(column).map(|(b, t)| b * t).sum::<f32>();
                }
            }
            normalise(row);
            before.clear();
            before.extend_from_slice(row);
        }
        let mut behind = vec![1.0_f32; labels];
        let mut weighted = vec![0.0_f32; labels];
        for (row, emitted) in forward.chunks_exact_mut(width).zip(emitted.chunks_exact(width)).rev()
        {
            for (value, b) in row.iter_mut().zip(&behind) {
                *value *= b;
            }
            normalise(row);
            for ((w, e), b) in weighted.iter_mut().zip(emitted).zip(&behind) {
                *w = e * b;
            }
            for (b, line) in behind.iter_mut().zip(transitions.chunks_exact(width)) {
                *b = line.iter().zip(&weighted).map(|(t, w)| t * w).sum();
            }
            normalise(&mut behind);
        }
        forward
    }
}

/// `libm`'s exponential is the same everywhere.
fn exponential(score: i32, unit: f32) -> f32 {
    libm::expf(score as f32 * unit)
}

fn normalise(row: &mut [f32]) {
    let sum: f32 = row.iter().sum();
    if sum > 0.0 {
        for value in row {
            *value /= sum;
        }
    }
}
