//! The weights of the implications: a logistic regression over paragraphs.
//!
//! NewsDiscourse says which paragraphs tell a consequence or an expectation; the articles of Nutgraf's own tests, and those
//! of a campus newsroom that were read for it, which one a careful reader would take, or that there is none.

use std::path::Path;

use anyhow::{Context, Result};
use nalgebra::{DMatrix, DVector};
use nutgraf::Span;
use nutgraf::training::implications::{features, stretches};
use nutgraf::training::roles::First;

use crate::corpus::{Brief, Pasted, Story};
use crate::write;

/// Weight of an article of our own: there are a tenth as many.
const OWN: f64 = 8.0;
/// The same of one of the campus newsroom.
const PASTED: f64 = 1.0;
/// The penalty on squares of weights, of features brought to one spread.
const RIDGE: f64 = 20.0;
/// Steps of Newton's method.
const STEPS: usize = 12;
/// Logarithm of the odds from which a paragraph is given. Held out, giving where there is something and none where there is
/// nothing are balanced best about there (the table that is printed).
const GIVEN: f64 = -1.7;
/// Points of a paragraph that is just given, and of one logarithm of odds.
const THRESHOLD: f64 = 100.0;
const UNIT: f64 = 100.0;
/// Most paragraphs behind the best that are given with it.
const MORE: usize = 2;
/// Parts of the corpora that take turns in being held out.
const FOLDS: usize = 5;

/// Where an article is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Corpus,
    Own,
    Pasted,
}

struct Item {
    source: Source,
    seen: Vec<Vec<i32>>,
    /// For each paragraph whether it is right.
    right: Vec<bool>,
    /// Whether the article states none.
    none: bool,
}

/// Learns from both; `readings` are as for the facts.
pub fn train(
    stories: &[Story],
    readings: &[First],
    briefs: &[Brief],
    pasted: &[Pasted],
    out: &Path,
) -> Result<()> {
    let items: Vec<Item> = stories
        .iter()
        .zip(readings.iter().cycle())
        .map(|(story, reading)| told(story, reading))
        .chain(briefs.iter().filter(|b| b.told).map(own))
        .chain(pasted.iter().map(read))
        .collect();
    let weights = learn(&items.iter().collect::<Vec<_>>(), &[])?;
    let mut list = String::from(
        "# Points for each feature of a stretch that may be the implications; learnt, see ../README.md (cargo xtask train DATA implications).\n",
    );
    for ((group, name), weight) in features().iter().zip(points(&weights)) {
        list.push_str(&format!("{group} {name} {weight}\n"));
    }
    write(out, "implications.txt", list.as_bytes())?;
    println!("held out, {FOLDS} parts in turn; own, campus: articles of 100 that are right");
    println!(
        "| features, least | strict | given | none | balance | precise | own | campus, stated | none | precise |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for least in [-2.0, -1.8, GIVEN, -1.4, -1.2, -1.0] {
        report(&format!("all, {least}"), &items, &[], least)?;
    }
    let mut groups: Vec<&str> = features().iter().map(|f| f.0).collect();
    groups.dedup();
    groups
        .iter()
        .skip(1)
        .try_for_each(|group| report(&format!("without {group}"), &items, &[group], GIVEN))
}

fn told(story: &Story, reading: &First) -> Item {
    let found = stretches(&story.text, story.headline(), Some(reading));
    let holds = |span: Span, role: fn(&str) -> bool| {
        let within = |s: &Span| 2 * s.common(span) > s.end - s.start;
        story.sentences.iter().any(|(s, r)| within(s) && role(r))
    };
    let strict = |role: &str| matches!(role, "consequence" | "expectation");
    let any = |role: &str| matches!(role, "consequence" | "expectation" | "evaluation");
    Item {
        source: Source::Corpus,
        right: found.iter().map(|s| holds(s.span, strict)).collect(),
        seen: found.into_iter().map(|s| s.seen).collect(),
        none: !story.sentences.iter().any(|(_, role)| any(role)),
    }
}

fn own(brief: &Brief) -> Item {
    let found = stretches(&brief.text, brief.title.as_deref(), None);
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted = brief.implications.as_deref().map(plain);
    let right = |span: Span| {
        let text = plain(&brief.text[span.start..span.end]);
        wanted.as_deref().is_some_and(|w| w.contains(&text) || text.contains(w))
    };
    Item {
        source: Source::Own,
        right: found.iter().map(|s| right(s.span)).collect(),
        seen: found.into_iter().map(|s| s.seen).collect(),
        none: wanted.is_none(),
    }
}

fn read(article: &Pasted) -> Item {
    let found = stretches(&article.text, None, None);
    let right = |span: Span| {
        article.right.iter().any(|&at| span.start <= at && at < span.end)
            || article.right.iter().any(|&at| {
                at <= span.start && {
                    let line = article.text[at..].split('\n').next().map_or(0, str::len);
                    span.end <= at + line
                }
            })
    };
    Item {
        source: Source::Pasted,
        right: found.iter().map(|s| right(s.span)).collect(),
        seen: found.into_iter().map(|s| s.seen).collect(),
        none: article.right.is_empty(),
    }
}

/// The weights of all features; those of some groups are nothing.
fn learn(items: &[&Item], without: &[&str]) -> Result<Vec<f64>> {
    let used: Vec<bool> = features().iter().map(|(group, _)| !without.contains(group)).collect();
    let rows: Vec<(&Vec<i32>, bool, f64)> = items
        .iter()
        .flat_map(|i| {
            let weight = match i.source {
                Source::Corpus => 1.0,
                Source::Own => OWN,
                Source::Pasted => PASTED,
            };
            i.seen.iter().zip(&i.right).map(move |(s, r)| (s, *r, weight))
        })
        .collect();
    let mut x = DMatrix::from_fn(rows.len(), used.len(), |r, c| {
        if used[c] { f64::from(rows[r].0[c]) / 1000.0 } else { 0.0 }
    });
    let spread: Vec<f64> = x
        .column_iter()
        .map(|c| c.variance().sqrt())
        .map(|s| if s > 1e-9 { s } else { 1.0 })
        .collect();
    for (mut column, spread) in x.column_iter_mut().zip(&spread) {
        column /= *spread;
    }
    let mut weights = DVector::zeros(used.len());
    for _ in 0..STEPS {
        let logits = &x * &weights;
        let mut squares = DMatrix::identity(used.len(), used.len()) * RIDGE;
        squares[(0, 0)] = 1e-3; // what always counts is not held back
        let mut slope = -(&squares * &weights);
        let chances = logits.map(|l| 1.0 / (1.0 + (-l).exp()));
        let residues = DVector::from_fn(rows.len(), |r, _| {
            rows[r].2 * (f64::from(u8::from(rows[r].1)) - chances[r])
        });
        slope.gemv_tr(1.0, &x, &residues, 1.0);
        let mut scaled = x.clone();
        for (r, mut row) in scaled.row_iter_mut().enumerate() {
            row *= rows[r].2 * chances[r] * (1.0 - chances[r]);
        }
        squares.gemm_tr(1.0, &x, &scaled, 1.0);
        weights += squares.cholesky().context("a matrix that is not definite")?.solve(&slope);
    }
    Ok(weights.iter().zip(spread).map(|(w, s)| w / s).collect())
}

/// The same in points.
fn points(weights: &[f64]) -> Vec<i64> {
    let mut points: Vec<i64> = weights.iter().map(|w| (w * UNIT).round() as i64).collect();
    points[0] = (THRESHOLD + UNIT * (weights[0] - GIVEN)).round() as i64;
    points
}

/// Prints how well articles are read that were held out, without some groups of features, where a paragraph of `least` is
/// given.
fn report(name: &str, items: &[Item], without: &[&str], least: f64) -> Result<()> {
    let mut count = std::collections::BTreeMap::new();
    let mut add = |what: &'static str, hit: bool| {
        let (hits, of) = count.entry(what).or_insert((0, 0));
        *hits += u32::from(hit);
        *of += 1;
    };
    for fold in 0..FOLDS {
        let used =
            items.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, item)| item);
        let weights = learn(&used.collect::<Vec<_>>(), without)?;
        for item in items.iter().skip(fold).step_by(FOLDS) {
            let value = |seen: &Vec<i32>| -> f64 {
                seen.iter().zip(&weights).map(|(x, w)| f64::from(*x) / 1000.0 * w).sum()
            };
            let values: Vec<f64> = item.seen.iter().map(value).collect();
            let best = (0..values.len()).rev().max_by(|a, b| values[*a].total_cmp(&values[*b]));
            let best = best.filter(|b| values[*b] >= least);
            let more =
                |b: usize| (b + 1..values.len()).take(MORE).take_while(|m| values[*m] >= least);
            let hit = best.is_some_and(|b| item.right[b] || more(b).any(|m| item.right[m]));
            match item.source {
                Source::Own => {
                    add("own", if item.none { best.is_none() } else { hit });
                    continue;
                }
                Source::Pasted => {
                    let what = if item.none { "campus, none" } else { "campus" };
                    add(what, if item.none { best.is_none() } else { hit });
                    if best.is_some() {
                        add("campus, precise", hit);
                    }
                    continue;
                }
                Source::Corpus => {}
            }
            if best.is_some() {
                add("precise", hit);
            }
            if item.right.contains(&true) {
                add("strict", hit);
                add("given", best.is_some());
            } else if item.none {
                add("none", best.is_none());
            }
        }
    }
    let share =
        |what| count.get(what).map_or(0.0, |(hits, of)| 100.0 * f64::from(*hits) / f64::from(*of));
    let balance = (share("given") + share("none")) / 2.0;
    println!(
        "| {name} | {:.1} | {:.1} | {:.1} | {balance:.1} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} |",
        share("strict"),
        share("given"),
        share("none"),
        share("precise"),
        share("own"),
        share("campus"),
        share("campus, none"),
        share("campus, precise"),
    );
    Ok(())
}
