//! The scores of one sequence: what speaks for each label at each item.

use crate::model::{Atom, Found, Model, REACH};

/// Slots that a byte can name. So many scores stand at the end, so that none of the slots has to be looked at whether it
/// lies inside.
const SLOTS: usize = 256;

/// A row of labels for each item, and for as many beyond either end as an atom reaches: what speaks for neighbours that
/// are not there is counted, and never read.
#[derive(Debug)]
pub(crate) struct Lattice<'a> {
    model: &'a Model<'a>,
    scores: Vec<i32>,
}

impl<'a> Lattice<'a> {
    pub(crate) fn new(model: &'a Model<'a>, items: usize) -> Self {
        Self { model, scores: vec![0; (items + 2 * REACH) * model.labels + SLOTS] }
    }

    /// Counts in an atom seen at `item`. Called from dozens of places: inlined there it would be half the code of the tagger.
    #[inline(never)]
    pub(crate) fn see(&mut self, item: usize, atom: Atom) {
        let Some(found) = self.model.weights(atom) else { return };
        // One row for each distance, the farthest before the item first.
        let first = item * self.model.labels;
        let window = self.scores.get_mut(first..).and_then(|s| s.first_chunk_mut::<SLOTS>());
        let Some(window) = window else { return };
        match found {
            Found::Few(slots, values) => {
                for (&slot, &value) in slots.iter().zip(values) {
                    if let Some(score) = window.get_mut(usize::from(slot)) {
                        *score += i32::from(value as i8);
                    }
                }
            }
            Found::Many(weights) => {
                for (score, &weight) in window.iter_mut().zip(weights) {
                    *score += i32::from(weight);
                }
            }
        }
    }

    /// The rows of the items.
    fn rows(&self) -> &[i32] {
        let beyond = REACH * self.model.labels;
        self.scores.get(beyond..self.scores.len() - beyond - SLOTS).unwrap_or_default()
    }

    /// What speaks for each label at `item`, the neighbours aside, as logarithms of odds.
    pub(crate) fn logits(&self, item: usize) -> impl Iterator<Item = f32> {
        let labels = self.model.labels;
        let row = self.rows().get(item * labels..(item + 1) * labels).unwrap_or_default();
        row.iter().map(|&score| score as f32 * self.model.unit)
    }

    /// How many units of weight speak for label 1 rather than label 0 at `item`, the neighbours aside.
    pub(crate) fn margin(&self, item: usize) -> i32 {
        let at = |label| self.rows().get(item * self.model.labels + label).copied().unwrap_or(0);
        at(1) - at(0)
    }

    /// The rows of a model with `N` labels, and its transitions, row by row.
    pub(super) fn field<const N: usize>(&self) -> (&[[i32; N]], [[i32; N]; N]) {
        let mut transitions = [[0; N]; N];
        for (row, known) in transitions.iter_mut().zip(self.model.transitions.as_chunks::<N>().0) {
            *row = *known;
        }
        (self.rows().as_chunks::<N>().0, transitions)
    }

    /// What one unit of weight is worth, as a logarithm of odds.
    pub(super) fn unit(&self) -> f32 {
        self.model.unit
    }
}
