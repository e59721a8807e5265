//! Small learnt models: a linear-chain conditional random field with sparse, quantised weights.
//!
//! A model is a table from *atoms* to weights. An atom is a hash of something that can be seen at one item of a sequence
//! (a word, a shape, …); it weighs for or against each label, at the item itself and at its near neighbours, so that one
//! look-up serves all positions of a window. Weights are small integers and sums of them exact: the scores are the same
//! on every machine. Training writes the table (`cargo xtask train`); `data/README.md` says from what.

mod atoms;
mod bundles;
mod file;
mod lattice;
mod memo;
mod sequence;
#[cfg(test)]
mod tests;

#[cfg(any(test, feature = "training"))]
pub(crate) use file::{Weights, write, write_rows};
pub(crate) use lattice::Lattice;
pub(crate) use memo::{Memo, Reading, Row, See, Thing};
pub(crate) use sequence::Inference;

use atoms::Atoms;

/// Farthest neighbour that an atom speaks for, on either side.
pub(crate) const REACH: usize = 2;
/// Slots that a byte can name: as many scores as are always there to add weights to, so that none of the slots has to be
/// looked at whether it lies inside.
const SLOTS: usize = 256;
/// Bits of an atom.
pub(crate) const ATOM_BITS: u32 = 24;

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

/// A sum of weights: some hundred are seen at one item, each a byte and most of them small. Whoever may see many more at one
/// item leaves some out; a sum that is too large is wrong, but no panic.
pub(crate) type Score = i16;

/// The weights of a conditional random field.
#[derive(Debug)]
pub(crate) struct Model<'a> {
    labels: usize,
    /// What one unit of weight is worth, as a logarithm of odds.
    unit: f32,
    /// From label to label.
    transitions: Vec<i32>,
    atoms: Atoms,
    /// For each atom where its weights stand.
    places: Vec<Place>,
    /// Whole windows of the atoms that weigh at many places.
    windows: Vec<i8>,
    /// For each weight `(distance + REACH) * labels + label`.
    slots: &'a [u8],
    /// The weights, as signed bytes.
    values: &'a [u8],
}

/// Where the weights of an atom stand.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// In `slots` and `values`: the first, and how many.
    Few(u32, u8),
    /// In `windows`, one for each label at each distance, from the number given on.
    Many(u32),
}

/// The weights of an atom.
enum Found<'a> {
    /// Slots and values.
    Few(&'a [u8], &'a [u8]),
    /// One for each label at each distance.
    Many(&'a [i8]),
}

impl Found<'_> {
    fn add(self, window: &mut [Score; SLOTS]) {
        match self {
            Found::Few(slots, values) => {
                for (&slot, &value) in slots.iter().zip(values) {
                    if let Some(score) = window.get_mut(usize::from(slot)) {
                        *score = score.wrapping_add(Score::from(value as i8));
                    }
                }
            }
            Found::Many(weights) => {
                for (score, &weight) in window.iter_mut().zip(weights) {
                    *score = score.wrapping_add(Score::from(weight));
                }
            }
        }
    }
}

impl Model<'_> {
    /// Labels at all distances.
    fn window(&self) -> usize {
        (2 * REACH + 1) * self.labels
    }

    /// Adds the weights of an atom, one for each label at each distance.
    fn add(&self, atom: Atom, window: &mut [Score; SLOTS]) {
        if let Some(found) = self.weights(atom) {
            found.add(window);
        }
    }

    /// What an atom weighs at its own item, for each of `N` labels.
    pub(crate) fn row<const N: usize>(&self, atom: Atom) -> [Score; N] {
        let mut row = [0; N];
        match self.weights(atom) {
            None => {}
            Some(Found::Few(slots, values)) => {
                for (&slot, &value) in slots.iter().zip(values) {
                    let label = usize::from(slot).wrapping_sub(REACH * N);
                    if let Some(score) = row.get_mut(label) {
                        *score = value as i8 as Score;
                    }
                }
            }
            Some(Found::Many(weights)) => {
                for (score, &weight) in row.iter_mut().zip(weights.iter().skip(REACH * N)) {
                    *score = weight.into();
                }
            }
        }
        row
    }

    fn weights(&self, atom: Atom) -> Option<Found<'_>> {
        Some(match *self.places.get(self.atoms.find(atom)?)? {
            Place::Few(first, count) => {
                let range = first as usize..first as usize + usize::from(count);
                Found::Few(self.slots.get(range.clone())?, self.values.get(range)?)
            }
            Place::Many(first) => {
                Found::Many(self.windows.get(first as usize..first as usize + self.window())?)
            }
        })
    }
}

/// A table with a row of weights for each of many atoms, one for each label.
#[derive(Debug)]
pub(crate) struct Rows {
    /// What one unit of weight is worth, as a logarithm of odds.
    pub(crate) unit: f32,
    atoms: Atoms,
    /// The weights, row by row.
    weights: Vec<i8>,
}

impl Rows {
    /// The row of an atom in a table with `N` labels; zeros where it has none.
    pub(crate) fn row<const N: usize>(&self, atom: Atom) -> [i8; N] {
        let row = self.atoms.find(atom).and_then(|at| self.weights.as_chunks::<N>().0.get(at));
        row.copied().unwrap_or([0; N])
    }
}
