//! Vectors for words by the company they keep: positive pointwise mutual information of a word with its two neighbours on
//! either side (contexts smoothed), reduced by a truncated singular value decomposition (Levy, Goldberg, Dagan, TACL 2015).

use std::collections::{BTreeMap, HashMap};

use nalgebra::{DMatrix, SymmetricEigen};

/// Times that a word must stand in the texts.
const LEAST: usize = 15;
/// Neighbours on either side.
const REACH: usize = 2;
/// Numbers of a vector.
pub const WIDTH: usize = 120;
/// Vectors kept beside those while they are sought, so that the last ones are right too (Halko et al., 2011).
const SPARE: usize = 20;
/// Rounds of the search.
const ROUNDS: usize = 6;
/// Exponent that makes rare contexts weigh less.
const SMOOTHING: f64 = 0.75;

/// Words, most frequent first, each with its vector of length 1.
pub struct Vectors {
    pub words: Vec<u32>,
    pub vectors: Vec<[f32; WIDTH]>,
}

/// A sparse matrix by rows.
struct Sparse {
    rows: Vec<Vec<(usize, f64)>>,
    columns: usize,
}

/// Learns the vectors from `texts`, each a list of tokens.
pub fn vectors(texts: &[Vec<u32>]) -> Vectors {
    let mut count: HashMap<u32, usize> = HashMap::new();
    for token in texts.iter().flatten() {
        *count.entry(*token).or_default() += 1;
    }
    let mut words: Vec<(usize, u32)> =
        count.into_iter().filter(|c| c.1 >= LEAST).map(|(w, n)| (n, w)).collect();
    words.sort_unstable_by(|a, b| b.cmp(a));
    let words: Vec<u32> = words.into_iter().map(|w| w.1).collect();
    let matrix = information(texts, &words);
    let reduced = reduce(&matrix);
    let vectors = (0..words.len())
        .map(|i| {
            let row = reduced.row(i);
            let norm = row.norm() + 1e-9;
            std::array::from_fn(|k| (row[k] / norm) as f32)
        })
        .collect();
    Vectors { words, vectors }
}

/// How much more often than by chance a word (row) stands beside another (column; one for each place beside it).
fn information(texts: &[Vec<u32>], words: &[u32]) -> Sparse {
    let index: HashMap<u32, usize> = words.iter().enumerate().map(|(i, &w)| (w, i)).collect();
    let size = words.len();
    let columns = 2 * REACH * size;
    let mut pairs: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); size];
    for text in texts {
        let ids: Vec<Option<usize>> = text.iter().map(|w| index.get(w).copied()).collect();
        for distance in 1..=REACH {
            for (left, right) in ids.iter().zip(ids.iter().skip(distance)) {
                let (Some(left), Some(right)) = (*left, *right) else { continue };
                let place = 2 * (distance - 1) * size;
                *pairs[left].entry(place + right).or_default() += 1.0;
                *pairs[right].entry(place + size + left).or_default() += 1.0;
            }
        }
    }
    let mut by_column = vec![0.0_f64; columns];
    for (column, n) in pairs.iter().flatten() {
        by_column[*column] += n;
    }
    let total: f64 = by_column.iter().sum();
    let smoothed: Vec<f64> = by_column.iter().map(|n| n.powf(SMOOTHING)).collect();
    let all: f64 = smoothed.iter().sum();
    let rows = pairs
        .iter()
        .map(|row| {
            let own: f64 = row.values().sum();
            let value = |(&column, n): (&usize, &f64)| {
                let chance = own * smoothed[column] / all * total / total;
                let information = (n / chance).ln();
                (information > 0.0).then_some((column, information))
            };
            row.iter().filter_map(value).collect()
        })
        .collect();
    Sparse { rows, columns }
}

/// The left singular vectors, each times the root of its singular value.
fn reduce(matrix: &Sparse) -> DMatrix<f64> {
    let width = WIDTH + SPARE;
    // A fixed beginning: any will do that is not orthogonal to what is sought.
    let mut state = 1_u64;
    let mut start = DMatrix::from_fn(matrix.columns, width, |_, _| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / f64::from(1_u32 << 31) - 0.5
    });
    let mut left = DMatrix::zeros(0, 0);
    for _ in 0..ROUNDS {
        left = orthonormal(&times(matrix, &start));
        start = transposed_times(matrix, &left);
    }
    // start = Mᵀ left, so leftᵀ M Mᵀ left = startᵀ start: its eigenvectors turn `left` into singular vectors.
    let small = SymmetricEigen::new(start.transpose() * &start);
    let mut order: Vec<usize> = (0..width).collect();
    order.sort_by(|&a, &b| small.eigenvalues[b].total_cmp(&small.eigenvalues[a]));
    let turned = &left * &small.eigenvectors;
    DMatrix::from_fn(matrix.rows.len(), WIDTH, |row, column| {
        let from = order[column];
        turned[(row, from)] * small.eigenvalues[from].max(0.0).sqrt().sqrt()
    })
}

fn orthonormal(matrix: &DMatrix<f64>) -> DMatrix<f64> {
    matrix.clone().qr().q()
}

fn times(matrix: &Sparse, right: &DMatrix<f64>) -> DMatrix<f64> {
    let mut out = DMatrix::zeros(matrix.rows.len(), right.ncols());
    for k in 0..right.ncols() {
        let column = right.column(k);
        for (row, entries) in matrix.rows.iter().enumerate() {
            out[(row, k)] = entries.iter().map(|(c, v)| v * column[*c]).sum();
        }
    }
    out
}

fn transposed_times(matrix: &Sparse, right: &DMatrix<f64>) -> DMatrix<f64> {
    let mut out = DMatrix::zeros(matrix.columns, right.ncols());
    for k in 0..right.ncols() {
        for (row, entries) in matrix.rows.iter().enumerate() {
            let value = right[(row, k)];
            for (c, v) in entries {
                out[(*c, k)] += v * value;
            }
        }
    }
    out
}
