//! Models as bytes: streams of like things, which compress better than mixed ones, laid out so that reading them is little
//! more than pointing at them.

use crate::model::atoms::Atoms;
use crate::model::fours::{add_one, width};
#[cfg(any(test, feature = "training"))]
use crate::model::{Atom, REACH};
use crate::model::{FEW, Model, PIECE, Place, ROOM, Rows};

impl Model {
    /// Reads what [`write`] wrote. Bytes that end early give a model without the missing weights.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut reader = Reader(bytes);
        let labels = reader.number() as usize;
        let unit = reader.number() as f32 / 1000.0;
        let transitions = (0..labels * labels).map(|_| reader.signed()).collect();
        let atoms = Atoms::read(&mut reader);
        let counts = reader.bytes(atoms.len());
        let total = counts.iter().map(|&count| usize::from(count)).sum();
        let (slots, values) = (reader.bytes(total), reader.bytes(total));
        // The file's slots leave no room between the labels of one distance and those of the next.
        let gap = 4 * width(labels) - labels;
        let wide = |slot: u8| slot.wrapping_add((usize::from(slot) / labels.max(1) * gap) as u8);
        let mut weights = slots.iter().zip(values).map(|(&slot, &value)| (wide(slot), value as i8));
        let mut many = Vec::new();
        let mut place = |&count: &u8| {
            let count = usize::from(count);
            let own = weights.by_ref().take(count);
            if count <= FEW {
                let mut few = [(0, 0); FEW];
                few.iter_mut().zip(own).for_each(|(place, weight)| *place = weight);
                return Place::Few(few);
            }
            let mut window = [0; ROOM];
            own.for_each(|(slot, value)| add_one(&mut window, slot.into(), value.into()));
            // From its first piece to its last.
            let first = window.iter().position(|four| *four != 0).unwrap_or(0);
            let last = window.iter().rposition(|four| *four != 0).unwrap_or(0);
            let count = (last + 1 - first).div_ceil(PIECE);
            let at = first.min(ROOM - count * PIECE);
            let pieces = window.get(at..).unwrap_or_default().as_chunks().0;
            many.extend(pieces.iter().take(count));
            Place::Many((many.len() - count) as u32, count as u8, at as u8)
        };
        let places = counts.iter().map(&mut place).collect();
        Self { labels, unit, transitions, atoms, places, many }
    }
}

impl Rows {
    /// Reads what [`write_rows`] wrote. Bytes that end early give rows without the missing numbers.
    ///
    /// The file has column by column, since those of one label are of a kind and compress well.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut reader = Reader(bytes);
        let unit = reader.number() as f32 / 1000.0;
        let atoms = Atoms::read(&mut reader);
        let labels = reader.0.len() / atoms.len().max(1);
        let mut weights = vec![0; labels * atoms.len()];
        for (label, column) in reader.0.chunks_exact(atoms.len().max(1)).enumerate() {
            let places = weights.iter_mut().skip(label).step_by(labels.max(1));
            for (weight, &value) in places.zip(column) {
                *weight = value as i8;
            }
        }
        Self { unit, atoms, weights }
    }
}

/// What is left of the bytes.
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// The next `count` bytes, or as many as there are.
    pub(super) fn bytes(&mut self, count: usize) -> &'a [u8] {
        let (bytes, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        bytes
    }

    /// Seven bits a byte, least first, the eighth set while more follow.
    pub(super) fn number(&mut self) -> u32 {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.bytes(1).first().copied().unwrap_or(0);
            value |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 28 {
                return value;
            }
        }
    }

    /// Sign in the lowest bit.
    fn signed(&mut self) -> i32 {
        let value = self.number();
        (value >> 1) as i32 ^ -((value & 1) as i32)
    }
}

/// Weights on their way into a file.
#[cfg(any(test, feature = "training"))]
pub(crate) struct Weights {
    /// Bits of its atoms: the first ones of those that are seen.
    pub(crate) bits: u32,
    pub(crate) labels: usize,
    /// Thousandths of a logarithm of odds that one unit of weight is worth.
    pub(crate) unit: u32,
    pub(crate) transitions: Vec<i32>,
    /// Fewest units that the weights of an atom come to: one that says less takes room for nothing.
    pub(crate) least: u32,
    /// Atom, distance, label, weight.
    pub(crate) atoms: Vec<(Atom, i32, u8, i8)>,
}

#[cfg(any(test, feature = "training"))]
pub(super) fn number(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// The bytes of a model.
#[cfg(any(test, feature = "training"))]
pub(crate) fn write(weights: &Weights) -> Vec<u8> {
    let mut atoms: std::collections::BTreeMap<Atom, Vec<(u8, i8)>> = Default::default();
    for &(atom, distance, label, value) in &weights.atoms {
        let slot = (distance + REACH as i32) as u8 * weights.labels as u8 + label;
        atoms.entry(atom).or_default().push((slot, value));
    }
    atoms.retain(|_, entries| units(entries.iter().map(|e| e.1)) >= weights.least);
    let mut out = Vec::new();
    number(&mut out, weights.labels as u32);
    number(&mut out, weights.unit);
    for &t in &weights.transitions {
        number(&mut out, ((t << 1) ^ (t >> 31)) as u32);
    }
    super::atoms::write(&mut out, &atoms.keys().copied().collect::<Vec<_>>(), weights.bits);
    for entries in atoms.values_mut() {
        entries.sort_unstable();
        out.push(entries.len() as u8);
    }
    out.extend(atoms.values().flatten().map(|e| e.0));
    out.extend(atoms.values().flatten().map(|e| e.1 as u8));
    out
}

/// How many units weights come to together.
#[cfg(any(test, feature = "training"))]
fn units(weights: impl Iterator<Item = i8>) -> u32 {
    weights.map(|weight| u32::from(weight.unsigned_abs())).sum()
}

/// The bytes of a table of rows with one number for each of `labels`, by atoms of `bits` bits; `unit` and `least` as in [`Weights`].
#[cfg(any(test, feature = "training"))]
pub(crate) fn write_rows(
    mut rows: std::collections::BTreeMap<Atom, Vec<i8>>,
    labels: usize,
    (unit, least): (u32, u32),
    bits: u32,
) -> Vec<u8> {
    rows.retain(|_, row| units(row.iter().copied()) >= least);
    let mut out = Vec::new();
    number(&mut out, unit);
    super::atoms::write(&mut out, &rows.keys().copied().collect::<Vec<_>>(), bits);
    for label in 0..labels {
        out.extend(rows.values().map(|row| row.get(label).copied().unwrap_or(0) as u8));
    }
    out
}
