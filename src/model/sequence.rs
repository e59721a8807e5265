//! What a conditional random field says of a whole sequence: its best labels, and how likely each label is.
//!
//! The number of labels is known when the code is made: the inner loops have no bounds to check and run on whole rows.

use crate::model::Lattice;

/// The best sequence of labels, with `lean` units of weight added for label 0 at every item.
pub(crate) fn best<const N: usize>(lattice: &Lattice<'_>, lean: i32) -> Vec<u8> {
    let (rows, transitions) = lattice.field::<N>();
    let Some((first, others)) = rows.split_first() else { return Vec::new() };
    let mut from: Vec<[u8; N]> = Vec::with_capacity(others.len());
    let leant = |row: &[i32; N]| {
        let mut row = *row;
        if let Some(score) = row.first_mut() {
            *score += lean;
        }
        row
    };
    let mut reached = leant(first);
    for row in others {
        let mut most = [i32::MIN; N];
        let mut back = [0; N];
        for (previous, (reached, line)) in (0..).zip(reached.iter().zip(&transitions)) {
            for ((most, back), transition) in most.iter_mut().zip(&mut back).zip(line) {
                let sum = reached + transition;
                // The first of equals, so that ties fall the same way everywhere.
                let better = sum > *most;
                *most = if better { sum } else { *most };
                *back = if better { previous } else { *back };
            }
        }
        from.push(back.map(|label: i32| label as u8));
        for ((reached, most), score) in reached.iter_mut().zip(most).zip(leant(row)) {
            *reached = most + score;
        }
    }
    let last = reached
        .iter()
        .enumerate()
        .fold((0, i32::MIN), |a, (label, &score)| if score > a.1 { (label, score) } else { a });
    let mut label = last.0 as u8;
    let mut path = vec![label];
    for back in from.iter().rev() {
        label = back.get(usize::from(label)).copied().unwrap_or(0);
        path.push(label);
    }
    path.reverse();
    path
}

/// The probability of each label at each item, given all items.
///
/// Sums in a fixed order: the same on every machine.
pub(crate) fn marginals<const N: usize>(lattice: &Lattice<'_>) -> Vec<[f32; N]> {
    let (rows, transitions) = lattice.field::<N>();
    let exponentials = Exponentials::new(lattice.unit());
    let mut from = [[0.0; N]; N];
    let mut to = [[0.0; N]; N];
    for (a, line) in transitions.iter().enumerate() {
        for (b, &transition) in line.iter().enumerate() {
            let odds = libm::expf(transition as f32 * lattice.unit());
            if let (Some(from), Some(to)) = (
                from.get_mut(a).and_then(|l| l.get_mut(b)),
                to.get_mut(b).and_then(|l| l.get_mut(a)),
            ) {
                (*from, *to) = (odds, odds);
            }
        }
    }
    let emitted: Vec<[f32; N]> = rows
        .iter()
        .map(|row| {
            let most = row.iter().copied().max().unwrap_or(0);
            row.map(|score| exponentials.of(most - score))
        })
        .collect();
    let mut forward = Vec::with_capacity(rows.len());
    let mut before: Option<[f32; N]> = None;
    for emitted in &emitted {
        let mut row = *emitted;
        if let Some(before) = &before {
            multiply(&mut row, &through(before, &from));
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
        behind = through(&behind, &to);
        normalise(&mut behind);
    }
    forward
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
