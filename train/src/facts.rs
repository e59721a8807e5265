//! The weights of the choice of facts: linear, towards three goals at once.
//!
//! A summary's reference says what a sentence brings in the company of others; NewsDiscourse says which sentences tell
//! the main event or its consequence; a brief which facts a careful reader would note. The goals are brought to the same
//! spread and met by one ridge regression over differences within articles.

use std::path::Path;

use anyhow::{Context, Result};
use nalgebra::{DMatrix, DVector};
use nutgraf::Span;
use nutgraf::training::facts::{Candidates, candidates, features};
use nutgraf::training::roles::First;

use crate::corpus::{Brief, Pasted, Story, Summary};
use crate::rouge::Rouge;
use crate::write;

/// Facts that are shown.
const SHOWN: usize = 3;
/// Words shared with the reference that a word more of summary costs: half of what ROUGE-1 F is, for F stays the same
/// where a sentence brings as many in a hundred words. At 0.13 the facts have 72 words together, at 0.15 70, at 0.16 69.
const PRICE: f64 = 0.15;
/// The best sentences in whose company a sentence is tried, each pair of them.
const COMPANY: usize = 4;
/// The weights say which sentences are the company, which says what the weights are: after so many rounds they agree.
const ROUNDS: usize = 3;
/// Weight of an article of the small set whose texts hold page furniture; the other set has eight times as many.
const MESSY: f64 = 5.0;
/// Weights of an article of the second goal, and of the third, in texts without paragraphs and in those with some.
const NEWS: [f64; 2] = [1.0, 2.0];
const BRIEF: [f64; 2] = [4.0, 12.0];
/// The penalty on squares of weights.
const RIDGE: f64 = 50.0;
/// Points of an average sentence, and of one spread above it.
const MEAN: f64 = 300.0;
const SPREAD: f64 = 150.0;
/// Words of a usual summary.
const USUAL: f64 = 65.0;
/// Parts of the corpora that take turns in being held out.
const FOLDS: usize = 5;

enum Goal {
    Summary {
        rouge: Rouge,
        messy: bool,
    },
    /// For each sentence whether it tells the main event or its consequence.
    News(Vec<bool>),
    /// For each fact that a reader would note, which sentences hold it.
    Brief(Vec<Vec<bool>>),
    /// What each sentence is worth to whoever boils the article down to five of them.
    Noted(Vec<f64>),
}

/// Whether a text has paragraphs. The summaries' have none, and what a summary takes is not what a reader notes.
#[derive(Debug, Clone, Copy)]
enum Form {
    Unbroken,
    Paragraphs,
}

impl Form {
    /// The numbers of the goals that teach its points.
    fn goals(self) -> std::ops::Range<usize> {
        match self {
            Self::Unbroken => 0..3,
            Self::Paragraphs => 1..4,
        }
    }
}

struct Item {
    candidates: Candidates,
    goal: Goal,
    /// The features of each sentence, less the article's average.
    rows: DMatrix<f64>,
}

/// Learns from the three corpora; `readings` are first readings of roles, each for every so many-th story in turn, which
/// have not been taught with it.
pub fn train(
    summaries: &[Summary],
    stories: &[Story],
    readings: &[First],
    briefs: &[Brief],
    pasted: &[Pasted],
    out: &Path,
) -> Result<()> {
    let items: Vec<Item> = summaries
        .iter()
        .map(|s| {
            let candidates = candidates(&s.text, None, None);
            let rouge = Rouge::new(&candidates.texts, &s.reference);
            Item::new(candidates, Goal::Summary { rouge, messy: s.messy })
        })
        .chain(stories.iter().zip(readings.iter().cycle()).map(|(s, reading)| {
            let candidates = candidates(&s.text, s.headline(), Some(reading));
            let told = candidates.spans.iter().map(|span| s.tells_news(*span)).collect();
            Item::new(candidates, Goal::News(told))
        }))
        .chain(briefs.iter().map(|b| {
            let candidates = candidates(&b.text, b.title.as_deref(), None);
            let held = |fact: &Vec<String>| {
                candidates.texts.iter().map(|t| fact.iter().any(|f| holds(t, f))).collect()
            };
            let facts = b.facts.iter().map(held).collect();
            Item::new(candidates, Goal::Brief(facts))
        }))
        .chain(pasted.iter().map(|p| {
            let candidates = candidates(&p.text, None, None);
            let worth = worth(&p.facts, &candidates.spans);
            Item::new(candidates, Goal::Noted(worth))
        }))
        .collect();
    let all: Vec<&Item> = items.iter().collect();
    let unbroken = learn(&all, Form::Unbroken, &[])?;
    let paragraphs = learn(&all, Form::Paragraphs, &[])?;
    let mut list = String::from(
        "# Points for each feature of a sentence that may be a fact, in a text without paragraphs and in one with some; learnt, see ../README.md (cargo xtask train DATA facts).\n",
    );
    for (((group, name), without), with) in features().iter().zip(&unbroken).zip(&paragraphs) {
        list.push_str(&format!("{group} {name} {without} {with}\n"));
    }
    write(out, "facts.txt", list.as_bytes())?;
    println!("held out, {FOLDS} parts in turn: ROUGE-1, main-event or consequence of 100, R@3,");
    println!("noted of 100; the last three by the points for texts with paragraphs");
    println!(
        "| features | cnn | messy | P@3 | briefs | noted |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    );
    report("all", &items, &[])?;
    let mut groups: Vec<&str> = features().iter().map(|f| f.0).collect();
    groups.dedup();
    groups
        .iter()
        .skip(1)
        .try_for_each(|group| report(&format!("without {group}"), &items, &[group]))
}

/// Prints how well articles are read that were held out, without some groups of features.
fn report(name: &str, items: &[Item], without: &[&str]) -> Result<()> {
    let mut sums = [(0.0, 0.0); 5];
    for fold in 0..FOLDS {
        let used =
            items.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, item)| item);
        let used: Vec<_> = used.collect();
        let unbroken = learn(&used, Form::Unbroken, without)?;
        let paragraphs = learn(&used, Form::Paragraphs, without)?;
        for item in items.iter().skip(fold).step_by(FOLDS) {
            let summary = matches!(item.goal, Goal::Summary { .. });
            let weights = if summary { &unbroken } else { &paragraphs };
            let chosen = item.candidates.choose(&item.points(weights), SHOWN);
            let hit = |sentences: &Vec<bool>| chosen.iter().any(|&c| sentences[c]);
            let (set, score, of) = match &item.goal {
                Goal::Summary { rouge, messy } => (usize::from(*messy), rouge.score(&chosen), 1),
                Goal::News(told) => {
                    (2, 100.0 * chosen.iter().filter(|&&c| told[c]).count() as f64, SHOWN)
                }
                Goal::Brief(facts) => {
                    (3, 100.0 * facts.iter().filter(|f| hit(f)).count() as f64, facts.len())
                }
                Goal::Noted(worth) => {
                    (4, 100.0 * chosen.iter().filter(|&&c| worth[c] > 0.0).count() as f64, SHOWN)
                }
            };
            sums[set].0 += score;
            sums[set].1 += of as f64;
        }
    }
    let [cnn, messy, news, briefs, noted] = sums.map(|(sum, n)| sum / f64::max(n, 1.0));
    println!("| {name} | {cnn:.1} | {messy:.1} | {news:.1} | {briefs:.1} | {noted:.1} |");
    Ok(())
}

/// The weights of all features in texts of one form, in points; those of some groups are nothing.
fn learn(items: &[&Item], form: Form, without: &[&str]) -> Result<Vec<i64>> {
    let names = features();
    let used: Vec<bool> = names.iter().map(|(group, _)| !without.contains(group)).collect();
    // At first the company are the sentences that stand first.
    let mut weights = DVector::from_iterator(
        names.len(),
        names.iter().map(|(_, name)| f64::from(u8::from(*name == "Inverse"))),
    );
    for _ in 0..ROUNDS {
        let mut squares = DMatrix::identity(names.len(), names.len()) * RIDGE;
        let mut products = DVector::zeros(names.len());
        for goal in form.goals() {
            let part = items.iter().filter(|i| i.goal() == goal && i.rows.nrows() > SHOWN);
            let part: Vec<(f64, &DMatrix<f64>, DVector<f64>)> =
                part.map(|i| (i.weight(form), &i.rows, i.target(&weights))).collect();
            let count: usize = part.iter().map(|p| p.2.len()).sum();
            let spread: f64 = part.iter().map(|p| p.2.norm_squared()).sum();
            let spread = (spread / count.max(1) as f64).sqrt().max(f64::MIN_POSITIVE);
            for (weight, rows, target) in part {
                squares.gemm_tr(weight, rows, rows, 1.0);
                products.gemv_tr(weight / spread, rows, &target, 1.0);
            }
        }
        for feature in (0..names.len()).filter(|&f| !used[f]) {
            squares.row_mut(feature).fill(0.0);
            squares.column_mut(feature).fill(0.0);
            squares[(feature, feature)] = 1.0;
            products[feature] = 0.0;
        }
        weights = squares.cholesky().context("a matrix that is not definite")?.solve(&products);
    }
    // One spread of the points within articles, and their average, become round numbers.
    let (mut count, mut squares, mut sum) = (0.0, 0.0, 0.0);
    for item in items.iter().filter(|i| form.goals().contains(&i.goal())) {
        squares += (&item.rows * &weights).norm_squared();
        for seen in &item.candidates.seen {
            sum += value(seen, &weights);
            count += 1.0;
        }
    }
    let scale = SPREAD / (squares / f64::max(count, 1.0)).sqrt().max(f64::MIN_POSITIVE);
    let mut points: Vec<i64> = weights.iter().map(|w| (w * scale).round() as i64).collect();
    points[0] = (MEAN - sum / f64::max(count, 1.0) * scale).round() as i64;
    Ok(points)
}

fn value(seen: &[i32], weights: &DVector<f64>) -> f64 {
    seen.iter().zip(weights.iter()).map(|(x, w)| f64::from(*x) / 1000.0 * w).sum()
}

impl Item {
    fn new(candidates: Candidates, goal: Goal) -> Self {
        let seen = &candidates.seen;
        let mut rows =
            DMatrix::from_fn(seen.len(), features().len(), |r, c| f64::from(seen[r][c]) / 1000.0);
        for mut column in rows.column_iter_mut() {
            let mean = column.mean();
            column.add_scalar_mut(-mean);
        }
        Self { candidates, goal, rows }
    }

    /// Number of its goal.
    fn goal(&self) -> usize {
        match self.goal {
            Goal::Summary { .. } => 0,
            Goal::News(_) => 1,
            Goal::Brief(_) => 2,
            Goal::Noted(_) => 3,
        }
    }

    fn weight(&self, form: Form) -> f64 {
        match self.goal {
            Goal::Summary { messy: true, .. } => MESSY,
            Goal::Summary { .. } => 1.0,
            Goal::News(_) => NEWS[form as usize],
            Goal::Brief(_) => BRIEF[form as usize],
            Goal::Noted(_) => 1.0,
        }
    }

    fn points(&self, weights: &[i64]) -> Vec<i64> {
        let points = |seen: &Vec<i32>| {
            seen.iter().zip(weights).map(|(x, w)| i64::from(*x) * w).sum::<i64>() / 1000
        };
        self.candidates.seen.iter().map(points).collect()
    }

    /// What each sentence is worth, less the article's average.
    fn target(&self, weights: &DVector<f64>) -> DVector<f64> {
        let mut target = match &self.goal {
            Goal::News(told) => DVector::from_fn(told.len(), |s, _| f64::from(u8::from(told[s]))),
            Goal::Brief(facts) => DVector::from_fn(self.rows.nrows(), |s, _| {
                f64::from(u8::from(facts.iter().any(|fact| fact[s])))
            }),
            Goal::Noted(worth) => DVector::from_column_slice(worth),
            Goal::Summary { rouge, .. } => self.gains(rouge, weights),
        };
        let mean = target.mean();
        target.add_scalar_mut(-mean);
        target
    }

    /// What each sentence brings to pairs of the best others, less the price of its words.
    fn gains(&self, rouge: &Rouge, weights: &DVector<f64>) -> DVector<f64> {
        let worth: Vec<f64> = self.candidates.seen.iter().map(|s| value(s, weights)).collect();
        let mut best: Vec<usize> = (0..worth.len()).collect();
        best.sort_by(|a, b| worth[*b].total_cmp(&worth[*a]));
        best.truncate(COMPANY);
        let pairs =
            best.iter().enumerate().flat_map(|(i, a)| best.iter().skip(i + 1).map(|b| [*a, *b]));
        let pairs: Vec<([usize; 2], f64)> = pairs.map(|p| (p, rouge.hits(&p))).collect();
        DVector::from_iterator(
            worth.len(),
            (0..worth.len()).map(|s| {
                let others = pairs.iter().filter(|(pair, _)| !pair.contains(&s));
                let gains: Vec<f64> =
                    others.map(|(pair, hits)| rouge.hits(&[pair[0], pair[1], s]) - hits).collect();
                let mean = gains.iter().sum::<f64>() / gains.len().max(1) as f64;
                // In points of F, for a summary of usual length.
                200.0 * (mean - PRICE * rouge.lengths[s]) / (USUAL + rouge.length)
            }),
        )
    }
}

/// What each sentence is worth where a reader notes those that begin at `facts`, the most important first.
fn worth(facts: &[usize], spans: &[Span]) -> Vec<f64> {
    /// Bytes of a dateline or a connective that may be left out before a fact.
    const LEFT_OUT: usize = 60;
    let mut worth = vec![0.0; spans.len()];
    for (place, &at) in facts.iter().enumerate() {
        let held = spans.iter().position(|s| at < s.end && s.start <= at + LEFT_OUT);
        if let Some(held) = held {
            worth[held] = f64::max(worth[held], 1.0 - 0.1 * place as f64);
        }
    }
    worth
}

/// Whether a sentence holds the words of a fact, whatever white space stands between them.
fn holds(sentence: &str, fact: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    plain(sentence).contains(&plain(fact))
}
