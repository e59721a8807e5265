//! The field against sums over all sequences, and the file against itself.

#![allow(clippy::indexing_slicing, reason = "a test may panic")]

use super::*;

const LABELS: usize = 5;
const ITEMS: usize = 4;

/// A small model with weights of every kind, and what is seen at each item.
fn sample(seed: u32) -> (Weights, Vec<(usize, Atom)>) {
    let mut state = seed;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    let mut atoms = Vec::new();
    for atom in 1..20 {
        for _ in 0..=next(3) {
            let place = (next(5) as i32 - 2, next(LABELS as u32) as u8);
            atoms.push((atom * 7, place.0, place.1, (next(200) as i32 - 100) as i8));
        }
    }
    atoms.sort_unstable();
    atoms.dedup_by_key(|a| (a.0, a.1, a.2));
    let transitions = (0..LABELS * LABELS).map(|_| next(150) as i32 - 75).collect();
    let seen = (0..12).map(|_| (next(ITEMS as u32) as usize, (next(24) + 1) * 7)).collect();
    (Weights { bits: ATOM_BITS, labels: LABELS, unit: 20, least: 0, transitions, atoms }, seen)
}

/// The score of each sequence of labels, summed from the weights as they were before they were written.
fn scores(weights: &Weights, seen: &[(usize, Atom)]) -> Vec<(Vec<usize>, i32)> {
    let sequences = (0..LABELS.pow(ITEMS as u32))
        .map(|n| (0..ITEMS).map(|i| n / LABELS.pow(i as u32) % LABELS).collect::<Vec<usize>>());
    sequences
        .map(|labels| {
            let mut score: i32 =
                labels.windows(2).map(|p| weights.transitions[p[0] * LABELS + p[1]]).sum();
            for &(item, atom) in seen {
                for &(known, distance, label, value) in &weights.atoms {
                    let at = item as i32 + distance;
                    let inside = (0..ITEMS as i32).contains(&at);
                    if known == atom && inside && labels[at as usize] == usize::from(label) {
                        score += i32::from(value);
                    }
                }
            }
            (labels, score)
        })
        .collect()
}

#[test]
fn the_best_sequence_is_the_best_of_all() {
    for seed in 0..200 {
        let (weights, seen) = sample(seed);
        let bytes = write(&weights);
        let model = Model::read(&bytes);
        let mut lattice = Lattice::new(&model, ITEMS);
        seen.iter().for_each(|&(item, atom)| lattice.see(item, atom));
        let mut path = [0; ITEMS];
        Inference::new(&model).read(lattice.rows(), &mut path);
        let best = path.map(usize::from);
        let all = scores(&weights, &seen);
        let most = all.iter().map(|s| s.1).max();
        assert_eq!(all.iter().find(|s| s.0 == best).map(|s| s.1), most, "seed {seed}");
    }
}

#[test]
fn marginals_are_the_shares_of_all_sequences() {
    for seed in 0..200 {
        let (weights, seen) = sample(seed);
        let bytes = write(&weights);
        let model = Model::read(&bytes);
        let mut lattice = Lattice::new(&model, ITEMS);
        seen.iter().for_each(|&(item, atom)| lattice.see(item, atom));
        let mut inference = Inference::new(&model);
        let marginals = inference.read(lattice.rows(), &mut [0; ITEMS]);
        let all = scores(&weights, &seen);
        let weight = |score: i32| (f64::from(score) * 0.02).exp();
        let total: f64 = all.iter().map(|s| weight(s.1)).sum();
        for (item, row) in marginals.iter().enumerate() {
            for (label, ours) in row.iter().enumerate().take(LABELS) {
                let with = all.iter().filter(|s| s.0[item] == label);
                let share = with.map(|s| weight(s.1)).sum::<f64>() / total;
                assert!((share - f64::from(*ours)).abs() < 1e-5, "seed {seed}: {share} {ours}");
            }
        }
    }
}

#[test]
fn a_sequence_of_nothing_has_no_labels() {
    let bytes = write(&sample(1).0);
    let model = Model::read(&bytes);
    let lattice = Lattice::new(&model, 0);
    let mut inference = Inference::new(&model);
    assert!(inference.read(lattice.rows(), &mut []).is_empty());
}

#[test]
fn bytes_that_end_early_are_read_without_a_panic() {
    let bytes = write(&sample(3).0);
    for end in 0..bytes.len() {
        let model = Model::read(&bytes[..end]);
        let mut lattice = Lattice::new(&model, ITEMS);
        (0..30).for_each(|atom| lattice.see(1, atom * 7));
        // Without its number of labels it has no rows.
        let known = end > 0;
        let mut inference = Inference::new(&model);
        let mut path = vec![0; if known { ITEMS } else { 0 }];
        assert_eq!(inference.read(lattice.rows(), &mut path).len(), path.len());
    }
}

#[test]
fn atoms_of_two_templates_differ() {
    assert_ne!(atom(1, 5), atom(2, 5));
    assert_ne!(pair(3, 4), pair(4, 3));
}

#[test]
fn rows_are_read_as_they_were_written() {
    let rows: std::collections::BTreeMap<_, _> =
        (0..300).map(|n: u32| (n * 211 % 4096, vec![n as i8, -3, (n / 2) as i8])).collect();
    let bytes = write_rows(rows.clone(), 3, (50, 0), 12);
    let table = Rows::read(&bytes);
    for atom in 0..4096 {
        let row: [i8; 3] = table.row(atom << (ATOM_BITS - 12));
        let expected = rows.get(&atom).map_or([0; 3], |row| [row[0], row[1], row[2]]);
        assert_eq!(row, expected, "{atom}");
    }
    for end in 0..bytes.len() {
        let _: [i8; 3] = Rows::read(&bytes[..end]).row(211 << (ATOM_BITS - 12));
    }
}
