//! Conditional random fields, trained by CRFsuite.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use crfsuite::{Algorithm, Attribute, GraphicalModel, Model, Trainer};
use nutgraf::training::{ATOM_BITS, Sequence, Weights};

/// How a model is trained.
#[derive(Debug, Clone, Copy)]
pub struct Strength {
    /// The penalty that shrinks weights to zero.
    pub l1: f64,
    /// The penalty that shrinks all weights alike.
    pub l2: f64,
    pub iterations: u32,
    /// Steps that the next one is guessed from.
    pub memories: u32,
}

/// Trains on `sequences`, whose labels count from 0.
pub fn train(sequences: &[Sequence], labels: usize, strength: Strength) -> Result<Weights> {
    let mut trainer = trainer(strength)?;
    trainer.set("feature.possible_transitions", "1")?;
    for sequence in sequences {
        let items: Vec<Vec<Attribute>> = sequence
            .items
            .iter()
            .map(|seen| {
                let mut seen: Vec<_> = seen.clone();
                seen.sort_unstable();
                seen.dedup();
                seen.iter().map(|(a, d)| Attribute::new(format!("{a},{d}"), 1.0)).collect()
            })
            .collect();
        let names: Vec<String> = sequence.labels.iter().map(u8::to_string).collect();
        trainer.append(&items, &names, 0)?;
    }
    parse(&dump(trainer)?, labels)
}

/// Trains on items that stand each for itself (a field of one item is a logistic regression); returns attribute, label
/// and weight.
pub fn independent(
    items: &[(Vec<(String, f64)>, u8)],
    strength: Strength,
) -> Result<Vec<(String, u8, f64)>> {
    let mut trainer = trainer(strength)?;
    for (attributes, label) in items {
        let item: Vec<Attribute> =
            attributes.iter().map(|(name, value)| Attribute::new(name, *value)).collect();
        trainer.append(&[item], &[label.to_string()], 0)?;
    }
    let mut out = Vec::new();
    for (kind, from, to, weight) in entries(&dump(trainer)?) {
        if kind == "0" {
            out.push((from.to_owned(), to.parse()?, weight.parse()?));
        }
    }
    Ok(out)
}

/// The same for what holds (label 1) or does not (label 0): for each attribute the logarithm of the odds that it adds.
pub fn binary(
    items: &[(Vec<(String, f64)>, u8)],
    strength: Strength,
) -> Result<BTreeMap<String, f64>> {
    let mut weights: BTreeMap<String, f64> = BTreeMap::new();
    for (name, label, weight) in independent(items, strength)? {
        *weights.entry(name).or_default() += if label == 1 { weight } else { -weight };
    }
    Ok(weights)
}

fn trainer(strength: Strength) -> Result<Trainer> {
    let mut trainer = Trainer::new(false);
    trainer.select(Algorithm::LBFGS, GraphicalModel::CRF1D)?;
    for (name, value) in [
        ("c1", strength.l1.to_string()),
        ("c2", strength.l2.to_string()),
        ("max_iterations", strength.iterations.to_string()),
        ("num_memories", strength.memories.to_string()),
        ("feature.minfreq", "3".into()),
    ] {
        trainer.set(name, &value)?;
    }
    Ok(trainer)
}

/// Trains, and returns what CRFsuite dumps of the model.
fn dump(mut trainer: Trainer) -> Result<String> {
    let thread = std::thread::current().id();
    let folder =
        std::env::temp_dir().join(format!("nutgraf-train-{}-{thread:?}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let (model, dump) = (folder.join("model"), folder.join("dump"));
    let path = model.to_str().context("a temporary folder with an odd name")?;
    trainer.train(path, -1)?;
    Model::from_file(path)?.dump_file(&dump)?;
    let content = std::fs::read_to_string(&dump)?;
    std::fs::remove_dir_all(&folder)?;
    Ok(content)
}

/// The lines of a dump: `(0) ATTRIBUTE --> LABEL: WEIGHT`, `(1) LABEL --> LABEL: WEIGHT`.
fn entries(dump: &str) -> impl Iterator<Item = (&str, &str, &str, &str)> {
    dump.lines().filter_map(|line| {
        let (kind, rest) = line.trim().strip_prefix('(')?.split_once(") ")?;
        let (from, rest) = rest.split_once(" --> ")?;
        let (to, weight) = rest.split_once(": ")?;
        Some((kind, from, to, weight))
    })
}

fn parse(dump: &str, labels: usize) -> Result<Weights> {
    let mut weights = Weights {
        bits: ATOM_BITS,
        labels,
        transitions: vec![-20.0; labels * labels],
        atoms: Vec::new(),
    };
    for (kind, from, to, weight) in entries(dump) {
        let (to, weight): (usize, f64) = (to.parse()?, weight.parse()?);
        if kind == "1" {
            let from: usize = from.parse()?;
            if let Some(t) = weights.transitions.get_mut(from * labels + to) {
                *t = weight;
            }
        } else {
            let (atom, distance) = from.split_once(',').context("no distance")?;
            weights.atoms.push((atom.parse()?, distance.parse()?, u8::try_from(to)?, weight));
        }
    }
    Ok(weights)
}
