//! What a conditional random field says of a whole sequence: its best labels, and how likely each label is.
//!
//! The number of labels is known when the code is made: the inner loops have no bounds to check and run on whole rows.

use crate::model::Model;

/// A model with `N` labels, made ready for many sequences.
pub(crate) struct Inference<const N: usize> {
    /// What speaks for each label behind each label.
    transitions: [[f32; N]; N],
    /// The same as odds, by the label before and by the label behind.
    from: [[f32; N]; N],
    to: [[f32; N]; N],
    exponentials: Exponentials,
}

impl<const N: usize> Inference<N> {
    pub(crate) fn new(model: &Model<'_>) -> Self {
        let mut transitions = [[0.0; N]; N];
        for (row, known) in transitions.iter_mut().zip(model.transitions.as_chunks::<N>().0) {
            *row = known.map(|t| t as f32);
        }
        // `libm`'s exponential is the same everywhere.
        let from = transitions.map(|line| line.map(|t| libm::expf(t * model.unit)));
        let at = |a: usize, b: usize| from.get(a).and_then(|line| line.get(b)).copied();
        let to = std::array::from_fn(|b| std::array::from_fn(|a| at(a, b).unwrap_or(0.0)));
        Self { transitions, from, to, exponentials: Exponentials::new(model.unit) }
    }

    /// The best sequence of labels, with `lean` units of weight added for label 0 at every item.
    ///
    /// The sums are whole numbers, and exact as far as a float is: up to 2²⁴, which no stretch of some hundred items reaches.
    pub(crate) fn best(&self, rows: &[[i32; N]], lean: i32) -> Vec<u8> {
        let mut reached: Vec<[f32; N]> = Vec::with_capacity(rows.len());
        for row in rows {
            let mut sums = row.map(|score| score as f32);
            if let Some(sum) = sums.first_mut() {
                *sum += lean as f32;
            }
            if let Some(before) = reached.last() {
                let mut most = [f32::MIN; N];
                for (before, line) in before.iter().zip(&self.transitions) {
                    for (most, transition) in most.iter_mut().zip(line) {
                        let way = before + transition;
                        // Not `max`, which also has to think of what is no number.
                        *most = if way > *most { way } else { *most };
                    }
                }
                for (sum, most) in sums.iter_mut().zip(most) {
                    *sum += most;
                }
            }
            reached.push(sums);
        }
        // Back from the best last label, by way of whatever led there.
        let mut to = [0.0; N];
        let mut path: Vec<u8> = Vec::with_capacity(rows.len());
        for sums in reached.iter().rev() {
            let ways = sums.iter().zip(to).map(|(sum, transition)| sum + transition);
            // The first of equals, so that ties fall the same way everywhere.
            let first = (0, f32::MIN);
            let best =
                (0..).zip(ways).fold(first, |best, way| if way.1 > best.1 { way } else { best });
            path.push(best.0);
            for (to, line) in to.iter_mut().zip(&self.transitions) {
                *to = line.get(usize::from(best.0)).copied().unwrap_or(0.0);
            }
        }
        path.reverse();
        path
    }

    /// The probability of each label at each item, given all items.
    ///
    /// Sums in a fixed order: the same on every machine.
    pub(crate) fn marginals(&self, rows: &[[i32; N]]) -> Vec<[f32; N]> {
        let emitted: Vec<[f32; N]> = rows
            .iter()
            .map(|row| {
                let most = row.iter().copied().max().unwrap_or(0);
                row.map(|score| self.exponentials.of(most - score))
            })
            .collect();
        let mut forward = Vec::with_capacity(rows.len());
        let mut before: Option<[f32; N]> = None;
        for emitted in &emitted {
            let mut row = *emitted;
            if let Some(before) = &before {
                multiply(&mut row, &through(before, &self.from));
            }
            normalise(&mut row);
            forward.push(row);
            before = Some(row);
        }
        let mut behind = [1.0_f32; N];
        for (row, emitted) in forward.iter_mut().zip(&emitted).rev() {
            multiply(row, &behind);
            normalise(row);
            multiply(&mut behind, emitted);
            behind = through(&behind, &self.to);
            normalise(&mut behind);
        }
        forward
    }
}

/// For each label what reaches it from all labels.
fn through<const N: usize>(row: &[f32; N], lines: &[[f32; N]; N]) -> [f32; N] {
    let mut sums = [0.0; N];
    for (value, line) in row.iter().zip(lines) {
        for (sum, odds) in sums.iter_mut().zip(line) {
            *sum += value * odds;
        }
    }
    sums
}

fn multiply<const N: usize>(row: &mut [f32; N], by: &[f32; N]) {
    for (value, by) in row.iter_mut().zip(by) {
        *value *= by;
    }
}

fn normalise<const N: usize>(row: &mut [f32; N]) {
    let sum: f32 = row.iter().sum();
    if sum > 0.0 {
        let share = 1.0 / sum;
        for value in row {
            *value *= share;
        }
    }
}

/// Units of weight that one step of the coarse table stands for.
const STEP: usize = 32;

/// `e` to the power of whole units of weight below zero, from a coarse and a fine table. `libm`'s exponential, which fills
/// them, is the same everywhere.
struct Exponentials {
    fine: [f32; STEP],
    coarse: [f32; STEP],
}

impl Exponentials {
    fn new(unit: f32) -> Self {
        let table = |step: usize| std::array::from_fn(|n| libm::expf(-((n * step) as f32) * unit));
        Self { fine: table(1), coarse: table(STEP) }
    }

    /// 0 beyond the tables, where nothing is left anyway.
    fn of(&self, below: i32) -> f32 {
        let below = below as usize;
        let fine = self.fine.get(below % STEP);
        let coarse = self.coarse.get(below / STEP);
        fine.zip(coarse).map_or(0.0, |(fine, coarse)| fine * coarse)
    }
}
