//! Models as bytes: streams of like things, which compress better than mixed ones.

#[cfg(any(test, feature = "training"))]
use crate::model::{Atom, REACH};
use crate::model::{Model, Weight, exponential};

impl Model {
    /// Reads what [`write`] wrote. Bytes that end early give a model without the missing atoms.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut reader = Reader { bytes, at: 0 };
        let labels = reader.number() as usize;
        let unit = reader.number() as f32 / 1000.0;
        let transitions: Vec<i32> = (0..labels * labels).map(|_| reader.signed()).collect();
        let odds = transitions.iter().map(|&t| exponential(t, unit)).collect();
        let atoms = reader.number() as usize;
        let gaps: Vec<u32> = (0..atoms).map(|_| reader.number()).collect();
        let counts: Vec<u8> = (0..atoms).map(|_| reader.byte()).collect();
        let total = counts.iter().map(|&c| usize::from(c)).sum();
        let places: Vec<u8> = (0..total).map(|_| reader.byte()).collect();
        let weights: Vec<Weight> =
            places.into_iter().map(|slot| Weight { slot, value: reader.byte() as i8 }).collect();
        let mut model = Self {
            labels,
            unit,
            transitions,
            odds,
            slots: vec![(0, 0, 0); (2 * atoms).next_power_of_two()],
            weights,
        };
        let (mut atom, mut start) = (0, 0);
        for (gap, count) in gaps.into_iter().zip(counts) {
            atom += gap;
            model.insert(atom, start, start + u32::from(count));
            start += u32::from(count);
        }
        model
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> u8 {
        self.at += 1;
        self.bytes.get(self.at - 1).copied().unwrap_or(0)
    }

    /// Seven bits a byte, least first, the eighth set while more follow.
    fn number(&mut self) -> u32 {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
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
    pub(crate) labels: usize,
    /// Thousandths of a logarithm of odds that one unit of weight is worth.
    pub(crate) unit: u32,
    pub(crate) transitions: Vec<i32>,
    /// Atom, distance, label, weight.
    pub(crate) atoms: Vec<(Atom, i32, u8, i8)>,
}

/// The bytes of a model.
#[cfg(any(test, feature = "training"))]
pub(crate) fn write(weights: &Weights) -> Vec<u8> {
    fn number(out: &mut Vec<u8>, mut value: u32) {
        while value >= 0x80 {
            out.push(value as u8 | 0x80);
            value >>= 7;
        }
        out.push(value as u8);
    }
    let mut atoms: std::collections::BTreeMap<Atom, Vec<(u8, i8)>> = Default::default();
    for &(atom, distance, label, value) in &weights.atoms {
        let slot = (distance + REACH as i32) as u8 * weights.labels as u8 + label;
        atoms.entry(atom).or_default().push((slot, value));
    }
    let mut out = Vec::new();
    number(&mut out, weights.labels as u32);
    number(&mut out, weights.unit);
    for &t in &weights.transitions {
        number(&mut out, ((t << 1) ^ (t >> 31)) as u32);
    }
    number(&mut out, atoms.len() as u32);
    let mut last = 0;
    for &atom in atoms.keys() {
        number(&mut out, atom - last);
        last = atom;
    }
    for entries in atoms.values_mut() {
        entries.sort_unstable();
        out.push(entries.len() as u8);
    }
    out.extend(atoms.values().flatten().map(|e| e.0));
    out.extend(atoms.values().flatten().map(|e| e.1 as u8));
    out
}
