//! Weights that are looked up once an article, though what they weigh is seen again and again: a word, a shape.

use crate::map::Map;
use crate::model::{Atom, Lattice, Model, REACH, Reach};

/// Tells apart what is seen together at one item.
pub(crate) type Key = (u64, u64);

/// What is told all atoms of a sequence. Whoever learns from them takes each by itself; [`Reading`] adds up what it can.
pub(crate) trait See {
    /// An atom at an item, and how far it speaks.
    fn see(&mut self, item: usize, reach: Reach, atom: Atom);

    /// Atoms that always come together wherever `key` is the same.
    fn bundle(&mut self, item: usize, _key: Key, atoms: impl FnOnce(&mut dyn FnMut(Reach, Atom))) {
        atoms(&mut |reach, atom| self.see(item, reach, atom));
    }

    /// An atom that is one of few: no other has its `place`, which is below [`FEW`].
    fn one_of_few(&mut self, item: usize, reach: Reach, _place: usize, atom: Atom) {
        self.see(item, reach, atom);
    }

    /// An atom that speaks for its item alone and often stays the same from item to item; `slot` is below [`LASTING`].
    fn lasting(&mut self, item: usize, _slot: usize, atom: Atom) {
        self.see(item, 0, atom);
    }
}

impl<F: FnMut(usize, Reach, Atom)> See for F {
    fn see(&mut self, item: usize, reach: Reach, atom: Atom) {
        self(item, reach, atom);
    }
}

/// Places for atoms of which there are few.
pub(crate) const FEW: usize = 2900;
/// Slots for atoms that last.
pub(crate) const LASTING: usize = 3;

/// Most windows kept: more distinct words has no article, and a text that has is read anew from there.
const MOST: usize = 20_000;

/// Weights for each label at an item and at its neighbours, the farthest before it first.
type Window<const N: usize> = [[i32; N]; 2 * REACH + 1];

/// What has been looked up for an article, with `N` labels.
pub(crate) struct Memo<'a, const N: usize> {
    model: &'a Model<'a>,
    windows: Vec<Window<N>>,
    /// Which of them each bundle has.
    bundles: Map<Key, u32>,
    /// Which of them each of few has, plus one; 0 where it has not been seen yet.
    few: Vec<u32>,
    /// The last atom in each slot, and its weights.
    last: [(Atom, [i32; N]); LASTING],
}

impl<'a, const N: usize> Memo<'a, N> {
    pub(crate) fn new(model: &'a Model<'a>) -> Self {
        let none = (Atom::MAX, [0; N]);
        Self {
            model,
            windows: Vec::new(),
            bundles: Map::default(),
            few: vec![0; FEW],
            last: [none; LASTING],
        }
    }

    /// Forgets everything where it is too much.
    fn tidy(&mut self) {
        if self.windows.len() >= MOST {
            *self = Self::new(self.model);
        }
    }

    /// What the atoms of a bundle weigh together.
    fn sum(model: &Model<'_>, atoms: impl FnOnce(&mut dyn FnMut(Reach, Atom))) -> Window<N> {
        let mut window = [[0; N]; 2 * REACH + 1];
        atoms(&mut |_, atom| model.add(atom, window.as_flattened_mut()));
        window
    }
}

/// A sequence that is being read.
pub(crate) struct Reading<'a, 'm, const N: usize> {
    pub(crate) memo: &'m mut Memo<'a, N>,
    pub(crate) lattice: Lattice<'a>,
}

impl<const N: usize> See for Reading<'_, '_, N> {
    fn see(&mut self, item: usize, _: Reach, atom: Atom) {
        self.lattice.see(item, atom);
    }

    fn bundle(&mut self, item: usize, key: Key, atoms: impl FnOnce(&mut dyn FnMut(Reach, Atom))) {
        self.memo.tidy();
        let Memo { model, windows, bundles, .. } = &mut *self.memo;
        let at = *bundles.entry(key).or_insert_with(|| {
            windows.push(Memo::sum(model, atoms));
            windows.len() as u32 - 1
        });
        if let Some(window) = windows.get(at as usize) {
            self.lattice.add_window(item, window);
        }
    }

    fn one_of_few(&mut self, item: usize, reach: Reach, place: usize, atom: Atom) {
        let Memo { model, windows, few, .. } = &mut *self.memo;
        let Some(at) = few.get_mut(place) else { return self.see(item, reach, atom) };
        if *at == 0 {
            windows.push(Memo::sum(model, |see| see(reach, atom)));
            *at = windows.len() as u32;
        }
        let Some(window) = windows.get(*at as usize - 1) else { return };
        match (reach, window.get(REACH)) {
            (0, Some(row)) => self.lattice.add_row(item, row),
            _ => self.lattice.add_window(item, window),
        }
    }

    fn lasting(&mut self, item: usize, slot: usize, atom: Atom) {
        let Memo { model, last, .. } = &mut *self.memo;
        let Some((kept, row)) = last.get_mut(slot) else { return };
        if *kept != atom {
            let window = Memo::<N>::sum(model, |see| see(0, atom));
            *kept = atom;
            *row = window.get(REACH).copied().unwrap_or([0; N]);
        }
        self.lattice.add_row(item, row);
    }
}
