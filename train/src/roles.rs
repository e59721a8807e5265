//! The weights of the role stage: a first reading of each sentence alone, a second in company.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use nutgraf::training::Weights;
use nutgraf::training::roles::{self, COUNT, Chances, First, Seen};

use crate::corpus::{self, Story};
use crate::crf::{self, Strength};
use crate::embed::{self, Vectors, WIDTH};
use crate::write;

/// The first reading judges the articles that teach the second without having learnt from them: so many parts take turns.
const FOLDS: usize = 5;
/// Penalties of the first reading. Both shrink: the first to nothing, so that fewer weights are sent.
const FIRST: Strength = Strength { l1: 0.4, l2: 15.0, iterations: 150, memories: 6 };
/// Penalty of the second reading, whose features are brought to the same spread.
const SECOND: Strength = Strength { l1: 0.0, l2: 50.0, iterations: 300, memories: 6 };
/// Thousandths of a logarithm of odds that one unit of weight is worth, as seen and in the table of words.
const UNIT: u32 = 25;
const WORD_UNIT: u32 = 200;
/// Fewest units that the weights of what is seen come to together: less is sent for nothing.
const LEAST: u32 = 5;
const WORD_LEAST: u32 = 7;
/// Words of the table, the most frequent ones.
const TABLE: usize = 10000;
/// How strongly the vectors of the words speak: the larger, the less the penalty holds them back.
const LOUD: f64 = 0.55;
/// Part of the way from the roles' frequencies to equal ones: rare roles are given more readily than a count of all
/// right answers alone would have them.
const EVEN: f64 = 0.08;

/// An attribute of the trainer: its name and value.
type Attribute = (String, f64);

/// Trains both readings.
pub fn train(data: &Path, out: &Path) -> Result<()> {
    let corpus = Corpus::read(data)?;
    let unseen = corpus.held_out()?;
    let first: Vec<Vec<Chances>> = corpus
        .articles
        .iter()
        .zip(unseen.iter().cycle())
        .map(|(article, reading)| roles::first(&article.text, article.headline(), reading))
        .collect();
    let whole = corpus.alone(None)?;
    write(out, "roles.bin", &whole.seen)?;
    write(out, "role_words.bin", &whole.words)?;
    let labels: Vec<&[u8]> = corpus.read.iter().map(|r| r.1.as_slice()).collect();
    write(out, "role_context.bin", &company(&first, &labels)?)
}

/// First readings that know all articles but a part; the first does not know article 0, 5, 10, …, the second 1, 6, 11, …
pub fn held_out(data: &Path) -> Result<Vec<First>> {
    Corpus::read(data)?.held_out()
}

/// What the first reading is taught with.
struct Corpus {
    articles: Vec<Story>,
    /// For each its sentences and their labels.
    read: Vec<(Vec<Seen>, Vec<u8>)>,
    vectors: Table,
}

impl Corpus {
    fn read(data: &Path) -> Result<Self> {
        let articles = corpus::stories(&data.join("news-discourse/train.jsonl"))?;
        let texts: Vec<Vec<u32>> = corpus::texts(data)?.iter().map(|t| roles::company(t)).collect();
        let vectors = Table::new(embed::vectors(&texts));
        let read = articles.iter().map(read).collect();
        Ok(Self { articles, read, vectors })
    }

    fn held_out(&self) -> Result<Vec<First>> {
        (0..FOLDS).map(|fold| self.alone(Some(fold))).collect()
    }

    /// The first reading, taught with all articles but those of one part.
    fn alone(&self, without: Option<usize>) -> Result<First> {
        let used = self.read.iter().enumerate().filter(|(i, _)| Some(i % FOLDS) != without);
        alone(used.map(|(_, article)| article), &self.vectors)
    }
}

/// The sentences of an article and their labels: each has that of the annotated sentence with which it shares most.
fn read(article: &Story) -> (Vec<Seen>, Vec<u8>) {
    let seen = roles::seen(&article.text, article.headline());
    let labels =
        seen.iter().map(|s| article.role_at(s.span).and_then(roles::label).unwrap_or(0)).collect();
    (seen, labels)
}

/// The vectors of the most frequent words, weighted by how rare they are.
struct Table(HashMap<u32, [f64; WIDTH]>);

impl Table {
    fn new(vectors: Vectors) -> Self {
        let ranked = vectors.words.into_iter().zip(vectors.vectors).take(TABLE).enumerate();
        Self(
            ranked
                .map(|(rank, (word, vector))| {
                    let rare = ((rank + 2) as f64).ln();
                    (word, vector.map(|v| f64::from(v) * rare * LOUD))
                })
                .collect(),
        )
    }

    /// The sum over the words of a sentence, scaled as the core scales it.
    fn of(&self, seen: &Seen) -> [f64; WIDTH] {
        let mut sum = [0.0; WIDTH];
        for vector in seen.words.iter().filter_map(|w| self.0.get(w)) {
            for (s, v) in sum.iter_mut().zip(vector) {
                *s += v;
            }
        }
        let scale = 1.0 / (seen.words.len() as f64 + 3.0).sqrt();
        sum.map(|s| s * scale)
    }
}

/// The first reading, taught with these articles.
fn alone<'a>(
    articles: impl Iterator<Item = &'a (Vec<Seen>, Vec<u8>)>,
    table: &Table,
) -> Result<First> {
    let mut items: Vec<(Vec<Attribute>, u8)> = Vec::new();
    for (sentences, labels) in articles {
        for (seen, label) in sentences.iter().zip(labels) {
            let mut atoms = seen.atoms.clone();
            atoms.sort_unstable();
            // What is seen twice counts twice, as it does when an article is read.
            let mut item: Vec<Attribute> = atoms
                .chunk_by(|a, b| a == b)
                .map(|same| (format!("{},{}", same[0].0, same[0].1), same.len() as f64))
                .collect();
            let vector = table.of(seen);
            item.extend(vector.iter().enumerate().map(|(k, v)| (format!("v{k}"), *v)));
            items.push((item, *label));
        }
    }
    let learnt = crf::independent(&items, FIRST)?;
    let mut seen = Weights {
        bits: roles::SEEN_BITS,
        labels: COUNT,
        transitions: vec![0.0; COUNT * COUNT],
        atoms: Vec::new(),
    };
    let mut directions = [[0.0; COUNT]; WIDTH];
    for (name, label, weight) in learnt {
        match name.strip_prefix('v') {
            Some(k) => directions[k.parse::<usize>()?][usize::from(label)] = weight,
            None => {
                let (atom, distance) = name.split_once(',').context("no distance")?;
                seen.atoms.push((atom.parse()?, distance.parse()?, label, weight));
            }
        }
    }
    let words = table.0.iter().map(|(&word, vector)| {
        let weight = |label| vector.iter().zip(&directions).map(|(v, d)| v * d[label]).sum();
        (word, std::array::from_fn(weight))
    });
    Ok(First {
        seen: seen.quantised(UNIT, LEAST),
        words: roles::write_words(words, WORD_UNIT, WORD_LEAST),
    })
}

/// The file of the second reading.
fn company(first: &[Vec<Chances>], labels: &[&[u8]]) -> Result<Vec<u8>> {
    let features: Vec<Vec<f32>> = first.iter().flat_map(|f| roles::context(f)).collect();
    let labels: Vec<u8> = labels.iter().flat_map(|l| l.iter().copied()).collect();
    let (count, width) = (features.len() as f64, features.first().map_or(0, Vec::len));
    let mean = |k: usize| features.iter().map(|f| f64::from(f[k])).sum::<f64>() / count;
    let means: Vec<f64> = (0..width).map(mean).collect();
    let spread = |k: usize| {
        let square = |f: &Vec<f32>| (f64::from(f[k]) - means[k]).powi(2);
        (features.iter().map(square).sum::<f64>() / count).sqrt().max(1e-6)
    };
    let spreads: Vec<f64> = (0..width).map(spread).collect();
    let items: Vec<(Vec<Attribute>, u8)> = features
        .iter()
        .zip(&labels)
        .map(|(f, &label)| {
            let own =
                (0..width).map(|k| (format!("{k}"), (f64::from(f[k]) - means[k]) / spreads[k]));
            (own.chain([("one".to_owned(), 1.0)]).collect(), label)
        })
        .collect();
    let mut rows = vec![vec![0.0; width + 1]; COUNT];
    for (name, label, weight) in crf::independent(&items, SECOND)? {
        let row = &mut rows[usize::from(label)];
        if name == "one" {
            row[width] += weight;
        } else {
            let k: usize = name.parse()?;
            row[k] += weight / spreads[k];
            row[width] -= weight * means[k] / spreads[k];
        }
    }
    for (label, row) in rows.iter_mut().enumerate() {
        let often = labels.iter().filter(|l| usize::from(**l) == label).count() as f64 / count;
        row[width] -= EVEN * often.ln();
    }
    Ok(roles::write_context(&rows))
}
