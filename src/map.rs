//! Maps whose keys are spread by one multiplication: most are words, which are hashes already.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map; nothing may depend on its order.
pub(crate) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Spread>>;

/// A map with room for some entries.
pub(crate) fn with_room<K, V>(entries: usize) -> Map<K, V> {
    Map::with_capacity_and_hasher(entries, BuildHasherDefault::default())
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
