//! The points by which a reported passage is likely something that somebody says: a logistic regression over the words of its
//! cue and what can be seen of it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use nutgraf::training::reported::seen;

use crate::corpus::Judged;
use crate::crf::{self, Strength};
use crate::write;

/// Penalties: a word that stood in three cues says little.
const STRENGTH: Strength = Strength { l1: 0.1, l2: 1.0, iterations: 300, memories: 6 };
/// Points of one logarithm of odds, and the least that a word is listed with.
const UNIT: f64 = 100.0;
const LEAST: i32 = 8;
/// Parts of the passages that take turns in being held out.
const FOLDS: usize = 5;

/// A passage: what is seen of it, and whether a reader takes it for something said.
type Item = (Vec<String>, bool);

/// Learns from passages that a reader has judged.
pub fn train(articles: &[Judged], out: &Path) -> Result<()> {
    let mut items: Vec<Item> = Vec::new();
    for article in articles {
        for (span, seen) in seen(&article.text) {
            let judged = article.passages.iter().find(|p| p.0 == span);
            items.extend(judged.map(|p| (seen, p.1)));
        }
    }
    let points = learn(items.iter())?;
    let mut list = String::from(
        "# Points for each word of a cue, and for each sign (=), towards a passage that somebody says; learnt, see ../README.md (cargo xtask train DATA reported).\n",
    );
    for (word, points) in points.iter().filter(|(_, p)| p.abs() >= LEAST) {
        list.push_str(&format!("{word} {points}\n"));
    }
    write(out, "reported_words.txt", list.as_bytes())?;
    let mut chances = Vec::new();
    for fold in 0..FOLDS {
        let used = items.iter().enumerate().filter(|(i, _)| i % FOLDS != fold);
        let points = learn(used.map(|(_, item)| item))?;
        for (seen, said) in items.iter().skip(fold).step_by(FOLDS) {
            let sum: i32 = seen.iter().filter_map(|key| points.get(key)).sum();
            chances.push((1.0 / (1.0 + (-f64::from(sum) / UNIT).exp()), *said));
        }
    }
    let all = chances.iter().filter(|c| c.1).count() as f64;
    println!("held out, {FOLDS} parts in turn, {} passages, {all} of them said", chances.len());
    println!("| chance from | kept of all | right of those kept | kept of those said |");
    println!("| ---: | ---: | ---: | ---: |");
    for least in [0.0, 0.3, 0.35, 0.4, 0.5, 0.6] {
        let kept: Vec<_> = chances.iter().filter(|c| c.0 >= least).collect();
        let right = kept.iter().filter(|c| c.1).count() as f64;
        let (share, count) = (100.0 / chances.len() as f64, kept.len() as f64);
        println!(
            "| {least} | {:.0} | {:.1} | {:.1} |",
            count * share,
            100.0 * right / count.max(1.0),
            100.0 * right / all.max(1.0),
        );
    }
    Ok(())
}

fn learn<'a>(items: impl Iterator<Item = &'a Item>) -> Result<BTreeMap<String, i32>> {
    let rows: Vec<(Vec<(String, f64)>, u8)> = items
        .map(|(seen, said)| {
            let mut count: BTreeMap<&str, f64> = BTreeMap::new();
            for key in seen {
                *count.entry(key).or_default() += 1.0;
            }
            let row = count.into_iter().map(|(key, n)| (key.to_owned(), n)).collect();
            (row, u8::from(*said))
        })
        .collect();
    let weights = crf::binary(&rows, STRENGTH)?;
    Ok(weights.into_iter().map(|(key, w)| (key, (UNIT * w).round() as i32)).collect())
}
