//! Templates of the role model that see one of a few values: what each weighs is looked up once, and kept in a place of
//! its own.

use crate::model::{Reach, See, Thing, atom, pair};

/// How many values there are of each template; 0 where it sees words.
const VALUES: [u16; 44] = [
    0, 0, 0, 0, 0, 72, 3, 6, 8, 64, // words and classes, tense
    4, 32, 32, 0, 4, 0, 2, 8, // speech
    13, 13, 8, 208, 48, 4, 52, 64, 16, 6, 0, 13, // place and length
    7, 7, 7, 91, 7, 7, 7, // words in common
    26, 208, // time
    13, 8, 0, 0, 32, // numbers, marks, the first word
];

/// The first place of each template.
#[allow(clippy::indexing_slicing, reason = "a constant: an index beyond its end would not compile")]
const FIRST: [u16; VALUES.len()] = {
    let (mut first, mut at) = ([0; VALUES.len()], 1);
    while at < VALUES.len() {
        first[at] = first[at - 1] + VALUES[at - 1];
        at += 1;
    }
    first
};

/// All places.
pub(crate) const PLACES: usize = 1100;

/// Tells what is seen of one sentence.
pub(crate) struct Eyes<'s, S> {
    pub(crate) see: &'s mut S,
    pub(crate) item: usize,
}

impl<S: See> Eyes<'_, S> {
    /// A word, or something else of which there are many.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(crate) fn word(&mut self, reach: Reach, template: u32, value: u32) {
        self.see.see(self.item, reach, atom(template, value));
    }

    /// A word of the story, by its number there; all numbers are one word.
    pub(crate) fn numbered(&mut self, template: u32, number: u32, value: u32) {
        let place = PLACES + number as usize;
        self.see.one_of_few_alone(self.item, place, Thing { template, value });
    }

    /// A value that is one of few.
    pub(crate) fn few(&mut self, reach: Reach, template: u32, value: u32) {
        if reach == 0 {
            self.alone(template, value, value);
        } else {
            self.wide(reach, template, value);
        }
    }

    /// Two of them together; `count`: how many there are of the second.
    pub(crate) fn both(&mut self, template: u32, first: u32, second: u32, count: u32) {
        self.alone(template, first * count + second, pair(first, second));
    }

    /// Value number `n` of those of its template, which speaks for its item alone. Called from dozens of places: inlined
    /// there it would be most of their code.
    #[inline(never)]
    fn alone(&mut self, template: u32, n: u32, value: u32) {
        self.see.one_of_few_alone(self.item, place(template, n), Thing { template, value });
    }

    /// A value that speaks for its neighbours too.
    #[inline(never)]
    fn wide(&mut self, reach: Reach, template: u32, value: u32) {
        self.see.one_of_few(self.item, reach, place(template, value), Thing { template, value });
    }
}

/// The place of value number `n` of those of a template.
fn place(template: u32, n: u32) -> usize {
    let values = VALUES.get(template as usize);
    debug_assert!(values.is_some_and(|&values| n < values.into()), "{template}: {n}");
    FIRST.get(template as usize).map_or(usize::MAX, |&first| usize::from(first) + n as usize)
}

#[test]
fn every_value_has_a_place() {
    assert_eq!(VALUES.map(usize::from).iter().sum::<usize>(), PLACES);
}
