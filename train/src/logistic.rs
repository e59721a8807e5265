//! A small dense logistic regression: Newton's method, the penalty on features brought to one spread.

use anyhow::{Context, Result};
use nalgebra::{DMatrix, DVector};

/// Steps of Newton's method.
const STEPS: usize = 12;

/// Something to learn from; its first value always counts and is not held back.
pub struct Row {
    pub values: Vec<f64>,
    pub right: bool,
    pub weight: f64,
}

/// The weights of the values, in logarithms of odds.
pub fn logistic(rows: &[Row], ridge: f64) -> Result<Vec<f64>> {
    let width = rows.first().map_or(0, |r| r.values.len());
    let mut x = DMatrix::from_fn(rows.len(), width, |r, c| rows[r].values[c]);
    let spread: Vec<f64> = x
        .column_iter()
        .map(|c| c.variance().sqrt())
        .map(|s| if s > 1e-9 { s } else { 1.0 })
        .collect();
    for (mut column, spread) in x.column_iter_mut().zip(&spread) {
        column /= *spread;
    }
    let mut weights = DVector::zeros(width);
    for _ in 0..STEPS {
        let logits = &x * &weights;
        let mut squares = DMatrix::identity(width, width) * ridge;
        squares[(0, 0)] = 1e-3;
        let mut slope = -(&squares * &weights);
        let chances = logits.map(|l| 1.0 / (1.0 + (-l).exp()));
        let residues = DVector::from_fn(rows.len(), |r, _| {
            rows[r].weight * (f64::from(u8::from(rows[r].right)) - chances[r])
        });
        slope.gemv_tr(1.0, &x, &residues, 1.0);
        let mut scaled = x.clone();
        for (r, mut row) in scaled.row_iter_mut().enumerate() {
            row *= rows[r].weight * chances[r] * (1.0 - chances[r]);
        }
        squares.gemm_tr(1.0, &x, &scaled, 1.0);
        weights += squares.cholesky().context("a matrix that is not definite")?.solve(&slope);
    }
    Ok(weights.iter().zip(spread).map(|(w, s)| w / s).collect())
}
