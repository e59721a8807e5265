//! The scores of one sequence: what speaks for each label at each item.

use crate::model::{Atom, Model, REACH, SLOTS, Score};

/// A row of labels for each item, and for as many beyond either end as an atom reaches: what speaks for neighbours that
/// are not there is counted, and never read.
#[derive(Debug)]
pub(crate) struct Lattice<'a> {
    model: &'a Model,
    scores: Vec<Score>,
}

impl<'a> Lattice<'a> {
    pub(crate) fn new(model: &'a Model, items: usize) -> Self {
        Self::within(model, items, Vec::new())
    }

    /// A lattice in the room that another one leaves behind.
    pub(crate) fn within(model: &'a Model, items: usize, mut scores: Vec<Score>) -> Self {
        scores.clear();
        scores.resize((items + 2 * REACH) * model.labels + SLOTS, 0);
        Self { model, scores }
    }

    /// Its room, for another one.
    pub(crate) fn into_room(self) -> Vec<Score> {
        self.scores
    }

    /// Counts in an atom seen at `item`. Called from dozens of places: inlined there it would be half the code of the tagger.
    #[inline(never)]
    pub(crate) fn see(&mut self, item: usize, atom: Atom) {
        // Most of what is seen weighs nothing: that is asked first.
        let Some(place) = self.model.place(atom) else { return };
        // One row for each distance, the farthest before the item first.
        let first = item * self.model.labels;
        let sums = self.scores.get_mut(first..).and_then(|s| s.first_chunk_mut());
        if let Some(sums) = sums {
            place.add(&self.model.windows, sums);
        }
    }

    /// Counts in weights for an item and its neighbours.
    pub(super) fn add_window<const N: usize>(
        &mut self,
        item: usize,
        window: &[[Score; N]; 2 * REACH + 1],
    ) {
        let rows = self.scores.as_chunks_mut::<N>().0.get_mut(item..);
        let Some(rows) = rows.and_then(|rows| rows.first_chunk_mut::<{ 2 * REACH + 1 }>()) else {
            return;
        };
        add_window(rows, window);
    }

    /// The scores of the items.
    fn scores(&self) -> &[Score] {
        let beyond = REACH * self.model.labels;
        self.scores.get(beyond..self.scores.len() - beyond - SLOTS).unwrap_or_default()
    }

    /// A row of scores for each item of a model with `N` labels.
    pub(crate) fn rows<const N: usize>(&self) -> &[[Score; N]] {
        self.scores().as_chunks::<N>().0
    }

    /// What speaks for each label at `item`, the neighbours aside, as logarithms of odds.
    pub(crate) fn logits(&self, item: usize) -> impl Iterator<Item = f32> {
        let labels = self.model.labels;
        let row = self.scores().get(item * labels..(item + 1) * labels).unwrap_or_default();
        row.iter().map(|&score| f32::from(score) * self.model.unit)
    }

    /// How many units of weight speak for label 1 rather than label 0 at `item`, the neighbours aside.
    pub(crate) fn margin(&self, item: usize) -> Score {
        let at = |label| self.scores().get(item * self.model.labels + label).copied().unwrap_or(0);
        at(1) - at(0)
    }
}

/// Adds weights, one for each label.
pub(super) fn add<const N: usize>(row: &mut [Score; N], weights: &[Score; N]) {
    for (score, weight) in row.iter_mut().zip(weights) {
        *score = score.wrapping_add(*weight);
    }
}

/// Adds weights, one for each label at each distance.
pub(super) fn add_window<const N: usize>(
    rows: &mut [[Score; N]; 2 * REACH + 1],
    window: &[[Score; N]; 2 * REACH + 1],
) {
    for (score, weight) in rows.as_flattened_mut().iter_mut().zip(window.as_flattened()) {
        *score = score.wrapping_add(*weight);
    }
}
