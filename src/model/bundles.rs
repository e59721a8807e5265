//! What has been looked up of atoms that always come together, found by the key of the item they are seen at.

use crate::model::memo::{Key, VARIANTS, Window};

/// What the atoms of one key weigh.
pub(super) struct Bundle<const W: usize> {
    key: u64,
    pub(super) window: Window<W>,
    /// The number of the row of each variant, plus one; 0 where it has not been seen yet.
    pub(super) variants: [u16; VARIANTS],
}

/// Bundles in the order in which they came; open addressing finds them in few steps.
pub(super) struct Bundles<const W: usize> {
    pub(super) all: Vec<Bundle<W>>,
    /// The number of a bundle plus one, 0 for none; a power of two, and more than half of them 0.
    slots: Vec<u16>,
}

impl<const W: usize> Bundles<W> {
    pub(super) fn new() -> Self {
        Self { all: Vec::new(), slots: Vec::new() }
    }

    /// The number of the bundle with a key.
    pub(super) fn number(&mut self, key: Key, window: impl FnOnce() -> Window<W>) -> usize {
        let key = mixed(key);
        let mut at = key as usize;
        loop {
            match self.slots.get(at & self.slots.len().wrapping_sub(1)) {
                Some(&number) if number != 0 => {
                    let number = usize::from(number) - 1;
                    if self.all.get(number).is_some_and(|b| b.key == key) {
                        return number;
                    }
                    at += 1;
                }
                _ => break,
            }
        }
        if self.all.len() >= usize::from(u16::MAX) {
            *self = Self::new();
        }
        self.all.push(Bundle { key, window: window(), variants: [0; VARIANTS] });
        self.find_again();
        self.all.len() - 1
    }

    /// Has the last bundle found from now on, all of them in more slots where there are too few.
    #[inline(never)]
    fn find_again(&mut self) {
        let count = self.all.len();
        let mut from = count - 1;
        if 2 * count > self.slots.len() {
            self.slots = vec![0; (4 * count).next_power_of_two()];
            from = 0;
        }
        let mask = self.slots.len() - 1;
        for (number, bundle) in self.all.iter().enumerate().skip(from) {
            let mut at = bundle.key as usize & mask;
            while let Some(slot) = self.slots.get_mut(at) {
                if *slot == 0 {
                    *slot = number as u16 + 1;
                    break;
                }
                at = (at + 1) & mask;
            }
        }
    }
}

/// A key in half as many bits, all of which depend on all of it: no two of some thousands are likely to become one.
fn mixed(key: Key) -> u64 {
    let mut mixed = (key.0 ^ key.1.rotate_left(27)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ mixed >> 32 ^ key.1).wrapping_mul(0xd6e8_feb8_6659_fd93);
    mixed ^ mixed >> 32
}
