//! Small learnt models: a linear-chain conditional random field with sparse, quantised weights.
//!
//! A model is a table from *atoms* to weights. An atom is a hash of something that can be seen at one item of a sequence
//! (a word, a shape, …); it weighs for or against each label, at the item itself and at its near neighbours, so that one
//! look-up serves all positions of a window. Weights are small integers and sums of them exact: the scores are the same
//! on every machine. Training writes the table (`cargo xtask train`); `data/README.md` says from what.

mod atoms;
mod bundles;
mod file;
mod fours;
mod lanes;
mod lattice;
mod memo;
mod sequence;
#[cfg(test)]
mod tests;

#[cfg(any(test, feature = "training"))]
pub(crate) use file::{Weights, write, write_rows};
pub(crate) use fours::{Four, width};
pub(crate) use lattice::Lattice;
pub(crate) use memo::{Memo, Reading, Row, See, Thing};
pub(crate) use sequence::Inference;

use atoms::Atoms;

/// Farthest neighbour that an atom speaks for, on either side.
pub(crate) const REACH: usize = 2;
/// Room for what an atom weighs for each of twelve labels at each distance: all is added up without a look at how much
/// there is.
const ROOM: usize = 16;
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

/// The weights of a conditional random field of twelve labels at most.
#[derive(Debug)]
pub(crate) struct Model {
    labels: usize,
    /// What one unit of weight is worth, as a logarithm of odds.
    unit: f32,
    /// From label to label.
    transitions: Vec<i32>,
    atoms: Atoms,
    /// What each atom weighs.
    places: Vec<Place>,
    /// The weights of atoms that have many, one for each slot from their first to their last, in pieces.
    many: Vec<[Four; PIECE]>,
}

/// What an atom weighs, in slots: as many for each distance, the farthest before its item first, as [`width`] has room for.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// Slots and weights: of most atoms there is one.
    Few([(u8, i8); FEW]),
    /// The first of its pieces in `many`, how many there are, and the number of the sums that they begin at.
    Many(u32, u8, u8),
}

/// What is added up at a time: most atoms with many weights speak for their own item alone, which takes no more.
const PIECE: usize = 4;

/// As many weights as take no more room than the place of more would.
const FEW: usize = 2;

impl Place {
    fn add(self, many: &[[Four; PIECE]], sums: &mut [Four; ROOM]) {
        match self {
            Place::Few(few) => {
                for (slot, value) in few {
                    fours::add_one(sums, slot.into(), value.into());
                }
            }
            Place::Many(first, count, at) => {
                let pieces = many.get(first as usize..).unwrap_or_default();
                let (sums, _) = sums.get_mut(at.into()..).unwrap_or_default().as_chunks_mut();
                for (sums, piece) in sums.iter_mut().zip(pieces).take(count.into()) {
                    fours::add(sums, piece);
                }
            }
        }
    }
}

impl Model {
    /// Adds the weights of an atom, one for each label at each distance.
    fn add(&self, atom: Atom, sums: &mut [Four; ROOM]) {
        if let Some(place) = self.place(atom) {
            place.add(&self.many, sums);
        }
    }

    /// What an atom weighs at its own item, for all labels, which take `W` numbers.
    pub(crate) fn row<const W: usize>(&self, atom: Atom) -> [Four; W] {
        let mut sums = [0; ROOM];
        self.add(atom, &mut sums);
        sums.as_chunks::<W>().0.get(REACH).copied().unwrap_or([0; W])
    }

    fn place(&self, atom: Atom) -> Option<Place> {
        self.places.get(self.atoms.find(atom)?).copied()
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
