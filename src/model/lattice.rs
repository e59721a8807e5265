//! The scores of one sequence: what speaks for each label at each item.

use crate::model::fours::{add, apart, width};
use crate::model::{Atom, Four, Model, REACH, ROOM, Score};

/// A row of labels for each item, and for as many beyond either end as an atom reaches: what speaks for neighbours that
/// are not there is counted, and never read.
#[derive(Debug)]
pub(crate) struct Lattice<'a> {
    model: &'a Model,
    scores: Vec<Four>,
}

impl<'a> Lattice<'a> {
    pub(crate) fn new(model: &'a Model, items: usize) -> Self {
        Self::within(model, items, Vec::new())
    }

    /// A lattice in the room that another one leaves behind.
    pub(crate) fn within(model: &'a Model, items: usize, mut scores: Vec<Four>) -> Self {
        scores.clear();
        scores.resize((items + 2 * REACH) * width(model.labels) + ROOM, 0);
        Self { model, scores }
    }

    /// Its room, for another one.
    pub(crate) fn into_room(self) -> Vec<Four> {
        self.scores
    }

    /// Counts in an atom seen at `item`. Called from dozens of places: inlined there it would be half the code of the tagger.
    #[inline(never)]
    pub(crate) fn see(&mut self, item: usize, atom: Atom) {
        // Most of what is seen weighs nothing: that is asked first.
        let Some(place) = self.model.place(atom) else { return };
        // One row for each distance, the farthest before the item first.
        let first = item * width(self.model.labels);
        let sums = self.scores.get_mut(first..).and_then(|s| s.first_chunk_mut());
        if let Some(sums) = sums {
            place.add(&self.model.many, sums);
        }
    }

    /// Counts in weights for an item and its neighbours, of labels that take `W` numbers.
    pub(super) fn add_window<const W: usize>(
        &mut self,
        item: usize,
        window: &[[Four; W]; 2 * REACH + 1],
    ) {
        let rows = self.scores.as_chunks_mut::<W>().0.get_mut(item..);
        let Some(rows) = rows.and_then(|rows| rows.first_chunk_mut::<{ 2 * REACH + 1 }>()) else {
            return;
        };
        add_window(rows, window);
    }

    /// The scores of an item.
    fn row(&self, item: usize) -> impl Iterator<Item = Score> {
        let width = width(self.model.labels);
        let first = (item + REACH) * width;
        let row = self.scores.get(first..first + width).unwrap_or_default();
        row.iter().flat_map(|&four| apart(four)).take(self.model.labels)
    }

    /// The scores of each item, of labels that take `W` numbers.
    pub(crate) fn rows<const W: usize>(&self) -> &[[Four; W]] {
        let (rows, _) = self.scores.as_chunks::<W>();
        let items = self.scores.len().saturating_sub(ROOM + 2 * REACH * W) / W;
        rows.get(REACH..REACH + items).unwrap_or_default()
    }

    /// What speaks for each label at `item`, the neighbours aside, as logarithms of odds.
    pub(crate) fn logits(&self, item: usize) -> impl Iterator<Item = f32> {
        self.row(item).map(|score| f32::from(score) * self.model.unit)
    }

    /// How many units of weight speak for label 1 rather than label 0 at `item`, the neighbours aside.
    pub(crate) fn margin(&self, item: usize) -> Score {
        let mut row = self.row(item);
        let [none, one] = [row.next(), row.next()].map(|score| score.unwrap_or(0));
        one - none
    }
}

/// Adds weights, one for each label at each distance.
pub(super) fn add_window<const W: usize>(
    rows: &mut [[Four; W]; 2 * REACH + 1],
    window: &[[Four; W]; 2 * REACH + 1],
) {
    for (row, weights) in rows.iter_mut().zip(window) {
        add(row, weights);
    }
}
