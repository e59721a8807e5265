//! Maps whose keys are spread by one multiplication: most are words, which are hashes already.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map; nothing may depend on its order.
pub(crate) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Spread>>;

/// Numbers of words, by their hashes, looked up in few steps: the hashes lie beside the numbers.
#[derive(Debug)]
pub(crate) struct Table {
    /// Open addressing; a power of two slots. A word, and behind it its number counted from 1; 0 where the slot is free.
    slots: Vec<u64>,
}

impl Table {
    /// A table with room for so many words; the fewer of its slots are taken, the faster it is.
    pub(crate) fn with_room(words: usize) -> Self {
        Self { slots: vec![0; (words + 1).next_power_of_two()] }
    }

    /// A table with room for so many words that holds some already, each with its number.
    pub(crate) fn of(room: usize, words: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut table = Self::with_room(room);
        for (word, number) in words {
            table.get_or_insert(word, number);
        }
        table
    }

    /// The number of a word.
    pub(crate) fn get(&self, word: u32) -> Option<u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = word as usize & mask;
        while let Some(&slot) = self.slots.get(at) {
            let number = (slot as u32).checked_sub(1)?;
            if (slot >> 32) as u32 == word {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// The number of a word: `new` where it had none. Not written out where it is called: most places do so once.
    #[inline(never)]
    pub(crate) fn get_or_insert(&mut self, word: u32, new: u32) -> u32 {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = word as usize & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            match (*slot as u32).checked_sub(1) {
                Some(number) if (*slot >> 32) as u32 == word => return number,
                Some(_) => at = (at + 1) & mask,
                None => {
                    *slot = u64::from(word) << 32 | u64::from(new + 1);
                    break;
                }
            }
        }
        new
    }
}

/// A set of small numbers, a bit each.
#[derive(Debug)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// A set with room for the numbers below `end`.
    pub(crate) fn below(end: usize) -> Self {
        Self(vec![0; end.div_ceil(64)])
    }

    pub(crate) fn add(&mut self, number: usize) {
        if let Some(bits) = self.0.get_mut(number / 64) {
            *bits |= 1 << (number % 64);
        }
    }

    pub(crate) fn has(&self, number: usize) -> bool {
        self.0.get(number / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
    }
}

/// Which words may be among some: a bit for each way in which the hash of one begins. Most words that are not are told apart
/// by one look into a small place.
#[derive(Debug)]
pub(crate) struct Hints(Bits);

impl Hints {
    /// First bits of a hash that are told apart.
    const FIRST: u32 = 13;

    pub(crate) fn of(words: impl Iterator<Item = u32>) -> Self {
        let mut bits = Bits::below(1 << Self::FIRST);
        words.for_each(|word| bits.add(Self::first(word)));
        Self(bits)
    }

    /// Whether a word may be one of them.
    pub(crate) fn has(&self, word: u32) -> bool {
        self.0.has(Self::first(word))
    }

    fn first(word: u32) -> usize {
        (word >> (u32::BITS - Self::FIRST)) as usize
    }
}

/// Spreads numbers over all bits. An article that is made to have its words meet in one place slows down the reader of that
/// article alone.
#[derive(Default)]
pub(crate) struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(u32::from(byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u32(number as u32);
    }

    fn finish(&self) -> u64 {
        // The map takes the place from the low bits, into which only low bits were multiplied.
        self.0 ^ self.0 >> 32
    }
}
