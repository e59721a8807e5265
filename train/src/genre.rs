//! The points by which an article argues rather than reports: a logistic regression over what share of its words are words
//! of few kinds, none of which knows what it is about.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use nutgraf::training::genre::{LEAST_WORDS, seen, sign};

use crate::corpus::Voiced;
use crate::logistic::{Row, logistic};
use crate::write;

/// Signs that have their points in common; `^` behind a word stands for the first of a sentence.
const KINDS: [&str; 25] = [
    "=quoted",
    "=said",
    "=sentence",
    "=day",
    "=number",
    "=ed",
    "=ly",
    "=?",
    "=!",
    "=:",
    "in by for at on after among",
    "also",
    "was were had",
    "do does did doing don't doesn't didn't",
    "i i'm i've i'd i'll my me myself mine",
    "you your you're you'll you've you'd yourself",
    "this that these those",
    "this^ that^ these^ those^ it^ there^",
    "why how what",
    "why^ how^ what^ if^ perhaps^ as^ of^ then^ all^ no^",
    "should must ought shouldn't needn't",
    "perhaps maybe surely simply indeed obviously truly really actually merely apparently quite however",
    "rather yet instead though thus therefore nor",
    "so too very even just much ever only",
    "every all any everyone anyone everything anything everybody someone something most always",
];
/// The penalty on weights, and points of one logarithm of odds.
const RIDGE: f64 = 10.0;
const UNIT: f64 = 10.0;
/// Parts of each corpus that take turns in being held out.
const FOLDS: usize = 5;
/// How much an article of a corpus counts as opinion and as anything else: political opinion is rare among what was read.
const WEIGHTS: [(&str, f64, f64); 5] = [
    ("unlabelled/campus", 1.0, 1.0),
    ("polnear/train", 2.0, 1.0),
    ("news-discourse/train", 1.0, 0.5),
    ("summaries/train", 1.0, 0.5),
    ("unlabelled/bbc", 1.0, 0.3),
];

struct Item<'a> {
    corpus: &'a str,
    row: Row,
}

/// Learns from articles of which a reader has said whether they are opinion.
pub fn train(articles: &[Voiced], out: &Path) -> Result<()> {
    let items: Vec<Item> = articles.iter().filter_map(item).collect();
    let mut list = String::from(
        "# Points for each word and sign (=) of an article, and for the first words of its sentences (^), towards opinion; learnt, see ../README.md (cargo xtask train DATA genre).\n",
    );
    for (kind, points) in ["=all"].iter().chain(&KINDS).zip(learn(items.iter())?) {
        for name in kind.split(' ') {
            list.push_str(&format!("{name} {points}\n"));
        }
    }
    write(out, "genre_words.txt", list.as_bytes())?;
    let mut held = Vec::new();
    for fold in 0..FOLDS {
        let used = items.iter().enumerate().filter(|(i, _)| i % FOLDS != fold);
        let points = learn(used.map(|(_, item)| item))?;
        held.extend(
            items.iter().skip(fold).step_by(FOLDS).map(|item| (item, score(&item.row, &points))),
        );
    }
    print(&format!("held out, {FOLDS} parts in turn"), &held);
    let mut held = Vec::new();
    for (corpus, _, _) in WEIGHTS {
        let points = learn(items.iter().filter(|item| item.corpus != corpus))?;
        held.extend(
            items
                .iter()
                .filter(|item| item.corpus == corpus)
                .map(|item| (item, score(&item.row, &points))),
        );
    }
    print("each corpus by the others", &held);
    Ok(())
}

fn item(article: &Voiced) -> Option<Item<'_>> {
    let mut counts: HashMap<u32, f64> = HashMap::new();
    for sign in seen(&article.text, article.title.as_deref()) {
        *counts.entry(sign).or_default() += 1.0;
    }
    let count = |name: &str| counts.get(&sign(name)).copied().unwrap_or_default();
    let words = count("=all");
    let share = |kind: &&str| 100.0 * kind.split(' ').map(count).sum::<f64>() / words;
    let values = std::iter::once(1.0).chain(KINDS.iter().map(share)).collect();
    let (_, opinion, other) = WEIGHTS.into_iter().find(|w| w.0 == article.corpus)?;
    let weight = if article.opinion { opinion } else { other };
    (words >= LEAST_WORDS as f64).then_some(Item {
        corpus: &article.corpus,
        row: Row { values, right: article.opinion, weight },
    })
}

/// Points for each word, then for each word of every kind.
fn learn<'a>(items: impl Iterator<Item = &'a Item<'a>>) -> Result<Vec<i32>> {
    let rows: Vec<Row> =
        items.map(|item| Row { values: item.row.values.clone(), ..item.row }).collect();
    let weights = logistic(&rows, RIDGE)?;
    let (all, kinds) = weights.split_first().context("no weights")?;
    let points = kinds.iter().map(|w| 100.0 * UNIT * w);
    Ok(std::iter::once(UNIT * all).chain(points).map(|p| p.round() as i32).collect())
}

fn score(row: &Row, points: &[i32]) -> f64 {
    let kinds = row.values.iter().zip(points).skip(1);
    f64::from(points[0]) + kinds.map(|(v, p)| v / 100.0 * f64::from(*p)).sum::<f64>()
}

fn print(how: &str, held: &[(&Item<'_>, f64)]) {
    println!("{how}; of 100: opinion known as such / anything else taken for it");
    println!("| from | {} |", WEIGHTS.map(|w| w.0).join(" | "));
    for least in [0, 4, 8, 12, 16, 20] {
        print!("| {least} |");
        for (corpus, _, _) in WEIGHTS {
            let share = |opinion: bool| {
                let all = held.iter().filter(|(i, _)| i.corpus == corpus && i.row.right == opinion);
                let taken = all.clone().filter(|(_, score)| *score > f64::from(least));
                100.0 * taken.count() as f64 / all.count().max(1) as f64
            };
            print!(" {:.0} / {:.1} |", share(true), share(false));
        }
        println!();
    }
}
