//! Which atoms a file has weights for: sorted, and found by their first bits.

use crate::map::Bits;
use crate::model::file::Reader;
use crate::model::{ATOM_BITS, Atom};

/// Most first bits of an atom that [`Atoms::hints`] tells apart: a dozen of them for each atom, so that most of what a
/// model does not know, which is most of what is seen, is found out by one look.
const HINTS: u32 = 17;

/// Sorted atoms in buckets by their first bits. There are more buckets than atoms.
#[derive(Debug)]
pub(super) struct Atoms {
    /// A bit for each way in which an atom can begin: whether one does.
    hints: Bits,
    /// Bits of a kept atom behind those that name its hint.
    unhinted: u32,
    /// Last bits of an atom that this file does not look at: it keeps shorter ones.
    dropped: u32,
    /// Bits of a kept atom behind those that name its bucket.
    rest: u32,
    /// For each bucket the number of its first atom, and at the end how many there are.
    starts: Vec<u16>,
    /// The bits of each atom behind those of its bucket.
    rests: Vec<u16>,
}

impl Atoms {
    /// Reads what [`write`] wrote.
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let (count, bucket, rest) = (reader.number(), reader.number().min(16), reader.number());
        let mut starts = vec![0];
        let mut start = 0_u16;
        for n in reader.bytes(1 << bucket) {
            start = start.saturating_add(u16::from(*n));
            starts.push(start);
        }
        let low = reader.bytes(count as usize);
        let high = reader.bytes(count as usize);
        let rests = low.iter().zip(high).map(|(&low, &high)| u16::from_le_bytes([low, high]));
        let rest = rest.min(16);
        let dropped = ATOM_BITS.saturating_sub(bucket + rest);
        let unhinted = (bucket + rest).saturating_sub(HINTS);
        let hints = Bits::below(1 << HINTS);
        let mut out = Self { hints, unhinted, dropped, rest, starts, rests: rests.collect() };
        out.hint();
        out
    }

    /// Notes how the atoms begin.
    fn hint(&mut self) {
        for (bucket, range) in (0..).zip(self.starts.windows(2)) {
            let &[start, end] = range else { continue };
            let rests = self.rests.get(usize::from(start)..usize::from(end)).unwrap_or_default();
            for rest in rests {
                let atom = bucket << self.rest | u32::from(*rest);
                self.hints.add((atom >> self.unhinted) as usize);
            }
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.rests.len()
    }

    /// The number of an atom in their order.
    pub(super) fn find(&self, atom: Atom) -> Option<usize> {
        let atom = atom >> self.dropped;
        if !self.hints.has((atom >> self.unhinted) as usize) {
            return None;
        }
        let bucket = (atom >> self.rest) as usize;
        let &[start, end] = self.starts.get(bucket..bucket + 2)? else { return None };
        let rest = (atom & ((1 << self.rest) - 1)) as u16;
        // Most buckets hold none or one.
        (usize::from(start)..usize::from(end)).find(|&at| self.rests.get(at) == Some(&rest))
    }
}

/// Appends sorted atoms of `bits` bits.
#[cfg(any(test, feature = "training"))]
pub(super) fn write(out: &mut Vec<u8>, atoms: &[Atom], bits: u32) {
    let bucket = (usize::BITS - atoms.len().leading_zeros()).clamp(bits.saturating_sub(16), 16);
    let rest = bits - bucket;
    for value in [atoms.len() as u32, bucket, rest] {
        super::file::number(out, value);
    }
    let mut counts = vec![0_u8; 1 << bucket];
    for atom in atoms {
        if let Some(count) = counts.get_mut((atom >> rest) as usize) {
            *count += 1;
        }
    }
    out.extend(counts);
    let rests: Vec<u32> = atoms.iter().map(|atom| atom & ((1 << rest) - 1)).collect();
    out.extend(rests.iter().map(|&rest| rest as u8));
    out.extend(rests.iter().map(|&rest| (rest >> 8) as u8));
}
