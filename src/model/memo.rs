//! Weights that are looked up once, though what they weigh is seen again and again: a word, a shape.

use crate::model::bundles::Bundles;
use crate::model::fours::add;
use crate::model::lattice::add_window;
use crate::model::{Atom, Four, Lattice, Model, REACH, ROOM, Reach, atom};

/// Tells apart what is seen together at one item.
pub(crate) type Key = (u64, u64);

/// What a template sees, before it is made an atom: nobody needs that of a thing whose weights are known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Thing {
    pub(crate) template: u32,
    pub(crate) value: u32,
}

impl Thing {
    fn atom(self) -> Atom {
        atom(self.template, self.value)
    }
}

/// What is told all atoms of a sequence, item by item. Whoever learns from them takes each by itself; [`Reading`] adds up
/// what it can.
pub(crate) trait See {
    /// An atom at an item, and how far it speaks.
    fn see(&mut self, item: usize, reach: Reach, atom: Atom);

    /// Atoms that always come together wherever `key` is the same: the first that are seen at an item.
    fn bundle(&mut self, item: usize, _key: Key, atoms: impl FnOnce(&mut dyn FnMut(Reach, Atom))) {
        atoms(&mut |reach, atom| self.see(item, reach, atom));
    }

    /// A thing that is one of few: no other has its `place`, below the number that the memo
    /// has room for.
    fn one_of_few(&mut self, item: usize, reach: Reach, _place: usize, thing: Thing) {
        self.see(item, reach, thing.atom());
    }

    /// The same for a thing that speaks for its item alone, with places of their own.
    fn one_of_few_alone(&mut self, item: usize, _place: usize, thing: Thing) {
        self.see(item, 0, thing.atom());
    }

    /// A thing that speaks for its item alone, and is the same wherever the last bundle and `variant` are, which is below
    /// [`VARIANTS`].
    fn variant(&mut self, item: usize, _variant: usize, thing: Thing) {
        self.see(item, 0, thing.atom());
    }

    /// A thing that speaks for its item alone and often stays the same from item to item; each template has a `slot` of
    /// its own, below [`LASTING`].
    fn lasting(&mut self, item: usize, _slot: usize, thing: Thing) {
        self.see(item, 0, thing.atom());
    }

    /// Nothing more is seen at an item.
    fn done(&mut self, _item: usize) {}
}

impl<F: FnMut(usize, Reach, Atom)> See for F {
    fn see(&mut self, item: usize, reach: Reach, atom: Atom) {
        self(item, reach, atom);
    }
}

/// Slots for atoms that last.
pub(crate) const LASTING: usize = 3;
/// Variants of a bundle.
pub(crate) const VARIANTS: usize = 8;

/// Most windows kept, after which all is forgotten: to bound the memory.
const MOST: usize = 12_000;

/// Weights for each label.
pub(crate) type Row<const W: usize> = [Four; W];
/// Weights for each label at an item and at its neighbours, the farthest before it first.
pub(super) type Window<const W: usize> = [Row<W>; 2 * REACH + 1];

/// What has been looked up of one model whose labels take `W` numbers.
pub(crate) struct Memo<const W: usize> {
    bundles: Bundles<W>,
    /// The rows of the variants of bundles; the first is zeros, as most are.
    rows: Vec<Row<W>>,
    /// The windows of some of the few.
    windows: Vec<Window<W>>,
    /// The window of each of few, plus one; 0 where it has not been seen yet.
    wide: Vec<u32>,
    /// The row of each of few that speaks for its item alone, once it has been seen.
    few: Vec<Option<Row<W>>>,
    /// The last bundle.
    bundle: usize,
    /// The last value in each slot, and its weights.
    last: [(Option<u32>, Row<W>); LASTING],
    /// What speaks for the item being read and for its neighbours.
    own: Window<W>,
    /// What speaks for the item alone, besides: a sum of its own, so that neither waits for the other.
    alone: Row<W>,
    /// Zeros, where weights are summed.
    sums: [Four; ROOM],
}

impl<const W: usize> Memo<W> {
    /// A memo with places for so many atoms of which there are few: for those that speak for neighbours, and for those
    /// that do not.
    pub(crate) fn new(wide: usize, few: usize) -> Self {
        Self {
            bundles: Bundles::new(),
            rows: vec![[0; W]],
            windows: Vec::new(),
            wide: vec![0; wide],
            few: vec![None; few],
            bundle: 0,
            last: [(None, [0; W]); LASTING],
            own: [[0; W]; 2 * REACH + 1],
            alone: [0; W],
            sums: [0; ROOM],
        }
    }

    /// Gives the places behind the first `kept` of those that speak for their item alone to things of one sequence, whose
    /// rows are known.
    pub(crate) fn place(&mut self, kept: usize, rows: impl Iterator<Item = Row<W>>) {
        self.few.truncate(kept);
        self.few.extend(rows.map(Some));
    }

    /// Forgets everything where it is too much.
    pub(crate) fn tidy(&mut self) {
        if self.bundles.all.len() + self.rows.len() >= MOST {
            *self = Self::new(self.wide.len(), self.few.len());
        }
    }
}

/// What some atoms weigh together. `sums` are zeros, and are again afterwards.
fn sum<const W: usize>(
    model: &Model,
    sums: &mut [Four; ROOM],
    atoms: impl FnOnce(&mut dyn FnMut(Reach, Atom)),
) -> Window<W> {
    atoms(&mut |_, atom| model.add(atom, sums));
    let none = [[0; W]; 2 * REACH + 1];
    let window = sums.as_chunks_mut::<W>().0.first_chunk_mut::<{ 2 * REACH + 1 }>();
    window.map_or(none, |window| std::mem::replace(window, none))
}

/// A sequence that is being read.
pub(crate) struct Reading<'a, 'm, const W: usize> {
    pub(crate) model: &'a Model,
    pub(crate) memo: &'m mut Memo<W>,
    pub(crate) lattice: Lattice<'a>,
}

impl<const W: usize> See for Reading<'_, '_, W> {
    fn see(&mut self, item: usize, _: Reach, atom: Atom) {
        self.lattice.see(item, atom);
    }

    fn bundle(&mut self, _: usize, key: Key, atoms: impl FnOnce(&mut dyn FnMut(Reach, Atom))) {
        let Memo { bundles, bundle, own, sums, .. } = &mut *self.memo;
        *bundle = bundles.number(key, || sum(self.model, sums, atoms));
        if let Some(bundle) = bundles.all.get(*bundle) {
            *own = bundle.window;
        }
    }

    fn one_of_few(&mut self, item: usize, reach: Reach, place: usize, thing: Thing) {
        let Memo { windows, wide, own, sums, .. } = &mut *self.memo;
        let Some(at) = wide.get_mut(place) else { return self.lattice.see(item, thing.atom()) };
        if *at == 0 {
            windows.push(sum(self.model, sums, |see| see(reach, thing.atom())));
            *at = windows.len() as u32;
        }
        if let Some(window) = windows.get(*at as usize - 1) {
            add_window(own, window);
        }
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn one_of_few_alone(&mut self, item: usize, place: usize, thing: Thing) {
        let Memo { few, alone, .. } = &mut *self.memo;
        let Some(row) = few.get_mut(place) else { return self.lattice.see(item, thing.atom()) };
        add(alone, row.get_or_insert_with(|| self.model.row(thing.atom())));
    }

    fn variant(&mut self, item: usize, variant: usize, thing: Thing) {
        let Memo { rows, bundles, bundle, alone, .. } = &mut *self.memo;
        let variants = bundles.all.get_mut(*bundle).map(|b| &mut b.variants);
        let variants = variants.filter(|_| rows.len() < usize::from(u16::MAX));
        let Some(at) = variants.and_then(|v| v.get_mut(variant)) else {
            return self.lattice.see(item, thing.atom());
        };
        if *at == 0 {
            let row = self.model.row(thing.atom());
            *at = 1;
            if row != [0; W] {
                rows.push(row);
                *at = rows.len() as u16;
            }
        }
        if let Some(row) = rows.get(usize::from(*at) - 1) {
            add(alone, row);
        }
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn lasting(&mut self, _: usize, slot: usize, thing: Thing) {
        let Memo { last, alone, .. } = &mut *self.memo;
        let Some((kept, weights)) = last.get_mut(slot) else { return };
        if *kept != Some(thing.value) {
            *kept = Some(thing.value);
            *weights = self.model.row(thing.atom());
        }
        add(alone, weights);
    }

    fn done(&mut self, item: usize) {
        let Memo { own, alone, .. } = &mut *self.memo;
        let [.., row, _, _] = own;
        add(row, alone);
        self.lattice.add_window(item, own);
        *own = [[0; W]; 2 * REACH + 1];
        *alone = [0; W];
    }
}
