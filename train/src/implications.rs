//! The weights of the implications: which paragraph says what the news means, and whether any does.
//!
//! NewsDiscourse says which paragraphs tell a consequence or an expectation; the articles of Nutgraf's own tests, and those
//! of `docs/measures/implications.tsv`, which ones a careful reader would take, or that there is none. A first regression
//! weighs the features and words of a paragraph, a second what the article adds to its best one: the most that is seen of
//! each feature anywhere. The second is taught with paragraphs that the first had not seen.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use nutgraf::Span;
use nutgraf::training::implications::{Stretch, features, stretches};
use nutgraf::training::roles::First;

use crate::corpus::{Brief, Story, Weighed};
use crate::crf::{self, Strength};
use crate::logistic::{Row, logistic};
use crate::write;

/// How many times an article of NewsDiscourse counts, one of our own, one that was read, and one of which its reader was in
/// doubt.
const CORPUS: usize = 1;
const OWN: usize = 8;
const READ: usize = 4;
const DOUBTFUL: usize = 2;
/// The same for the second regression, where all others count once.
const OWN_WHOLE: f64 = 4.0;
const DOUBTFUL_WHOLE: f64 = 0.3;
/// Penalties of the first regression: it has many words and is to keep few.
const FIRST: Strength = Strength { l1: 22.0, l2: 0.1, iterations: 200, memories: 6 };
/// What keeps the penalty off the features, whose values are made larger than those of words.
const LOUD: f64 = 10.0;
/// Paragraphs that must hold a word.
const LEAST_OFTEN: usize = 20;
/// Fewest points of a word that is listed: one with fewer takes room for nothing.
const LEAST_POINTS: i32 = 5;
/// The penalty on squares of the second one's weights, of features brought to one spread.
const RIDGE: f64 = 30.0;
/// Logarithm of the odds at which the first regression gives 100 points, and of those from which the second gives anything.
const GIVEN: f64 = -1.7;
const STATED: f64 = 0.3;
/// Points there, of one logarithm of odds, and the least of a paragraph that is given.
const THRESHOLD: f64 = 100.0;
const UNIT: f64 = 100.0;
const LEAST: f64 = 30.0;
/// Most paragraphs behind the best that are given with it.
const MORE: usize = 2;
/// Parts of the corpora that take turns in being held out.
const FOLDS: usize = 5;

/// Where an article is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Corpus,
    Own,
    Read,
}

struct Item {
    source: Source,
    stretches: Vec<Stretch>,
    /// For each paragraph whether it is right.
    right: Vec<bool>,
    /// Whether the article states any, as far as that is known.
    states: Option<bool>,
}

/// What a paragraph is weighed by, in points.
struct Points {
    features: Vec<f64>,
    /// What the points of a feature change by where the article is written as agencies write.
    wire: Vec<f64>,
    words: BTreeMap<String, i32>,
}

/// Learns from all; `readings` are as for the facts.
pub fn train(
    stories: &[Story],
    readings: &[First],
    briefs: &[Brief],
    weighed: &[Weighed],
    out: &Path,
) -> Result<()> {
    let items: Vec<Item> = stories
        .iter()
        .zip(readings.iter().cycle())
        .map(|(story, reading)| told(story, reading))
        .chain(briefs.iter().filter(|b| b.told).map(own))
        .chain(weighed.iter().map(read))
        .filter(|item| !item.stretches.is_empty())
        .collect();
    let mut seen: Vec<Vec<Vec<f64>>> = vec![Vec::new(); items.len()];
    for fold in 0..FOLDS {
        let used = items.iter().enumerate().filter(|(i, _)| i % FOLDS != fold);
        let points = paragraphs(used.map(|(_, item)| item))?;
        for (item, seen) in items.iter().zip(&mut seen).skip(fold).step_by(FOLDS) {
            *seen = item.weigh(&points);
        }
    }
    let points = paragraphs(items.iter())?;
    save(out, &points, &whole(items.iter().zip(&seen), STATED)?)?;
    println!("held out, {FOLDS} parts in turn");
    println!(
        "| stated from | strict | given | none | balance | precise | own | read, stated | none | precise | right |"
    );
    println!("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    [-0.3, 0.0, 0.3, 0.6, 0.8, 1.0, 1.3]
        .into_iter()
        .try_for_each(|least| report(&items, &seen, least))
}

fn save(out: &Path, points: &Points, article: &[f64]) -> Result<()> {
    let mut list = String::from(
        "# Points for each feature of a stretch that may be the implications, what they change by where the article is written as agencies write, and what the most of it in an article adds to those of its best; learnt, see ../README.md (cargo xtask train DATA implications).\n",
    );
    let columns = points.features.iter().zip(&points.wire).zip(article);
    for ((group, name), ((own, wire), whole)) in features().iter().zip(columns) {
        list.push_str(&format!("{group} {name} {own:.0} {wire:.0} {whole:.0}\n"));
    }
    write(out, "implications.txt", list.as_bytes())?;
    let mut list = String::from(
        "# Points for each word, written small, of a stretch that may be the implications; learnt, see ../README.md (cargo xtask train DATA implications).\n",
    );
    for (word, points) in &points.words {
        list.push_str(&format!("{word} {points}\n"));
    }
    write(out, "implication_words.txt", list.as_bytes())
}

fn told(story: &Story, reading: &First) -> Item {
    let stretches = stretches(&story.text, story.headline(), Some(reading));
    let holds = |span: Span, role: fn(&str) -> bool| {
        let within = |s: &Span| 2 * s.common(span) > s.end - s.start;
        story.sentences.iter().any(|(s, r)| within(s) && role(r))
    };
    let strict = |role: &str| matches!(role, "consequence" | "expectation");
    let any = |role: &str| matches!(role, "consequence" | "expectation" | "evaluation");
    let right: Vec<bool> = stretches.iter().map(|s| holds(s.span, strict)).collect();
    let none = !story.sentences.iter().any(|(_, role)| any(role));
    let states = if right.contains(&true) { Some(true) } else { none.then_some(false) };
    Item { source: Source::Corpus, right, stretches, states }
}

fn own(brief: &Brief) -> Item {
    let stretches = stretches(&brief.text, brief.title.as_deref(), None);
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted = brief.implications.as_deref().map(plain);
    let right = |span: Span| {
        let text = plain(&brief.text[span.start..span.end]);
        wanted.as_deref().is_some_and(|w| w.contains(&text) || text.contains(w))
    };
    let right = stretches.iter().map(|s| right(s.span)).collect();
    Item { source: Source::Own, right, stretches, states: Some(wanted.is_some()) }
}

fn read(article: &Weighed) -> Item {
    let stretches = stretches(&article.text, None, None);
    let right = |span: Span| {
        article.right.iter().any(|&at| {
            let line = article.text[at..].split('\n').next().map_or(0, str::len);
            span.start <= at && at < span.end || at <= span.start && span.start < at + line
        })
    };
    let right = stretches.iter().map(|s| right(s.span)).collect();
    Item { source: Source::Read, right, stretches, states: article.states }
}

impl Item {
    /// How many times it counts.
    fn times(&self) -> usize {
        match (self.source, self.states) {
            (Source::Corpus, _) => CORPUS,
            (Source::Own, _) => OWN,
            (Source::Read, None) => DOUBTFUL,
            (Source::Read, _) => READ,
        }
    }

    /// The features of each paragraph, words among them, and behind them its points.
    fn weigh(&self, points: &Points) -> Vec<Vec<f64>> {
        let words = place("Words");
        let weigh = |stretch: &Stretch| {
            let mut seen: Vec<f64> = stretch.seen.iter().map(|x| f64::from(*x) / 1000.0).collect();
            let said: i32 = stretch.words.iter().filter_map(|w| points.words.get(w)).sum();
            seen[words] = f64::from(said) / 100.0;
            let sum =
                |weights: &[f64]| -> f64 { seen.iter().zip(weights).map(|(x, w)| x * w).sum() };
            let sum = sum(&points.features) + sum(&points.wire) * seen[place("Wire")];
            seen.push(sum);
            seen
        };
        self.stretches.iter().map(weigh).collect()
    }
}

/// The place of a feature.
fn place(name: &str) -> usize {
    features().iter().position(|f| f.1 == name).unwrap_or(0)
}

/// The first regression.
fn paragraphs<'a>(items: impl Iterator<Item = &'a Item> + Clone) -> Result<Points> {
    let stretches = || items.clone().flat_map(|i| &i.stretches);
    let mut often: BTreeMap<&str, usize> = BTreeMap::new();
    for stretch in stretches() {
        for word in &stretch.words {
            *often.entry(word).or_default() += 1;
        }
    }
    let (all, words, wire) = (place("All"), place("Words"), place("Wire"));
    let width = features().len();
    // Twice as many: each by itself, and by how much the article is written as agencies write.
    let value = |s: &Stretch, f: usize| {
        let value = f64::from(s.seen[f % width]) / 1000.0;
        if f < width { value } else { value * f64::from(s.seen[wire]) / 1000.0 }
    };
    let used = |f: &usize| ![all, words, width + all, width + words, width + wire].contains(f);
    let count = stretches().count() as f64;
    let spread: Vec<f64> = (0..2 * width)
        .map(|f| {
            let mean = stretches().map(|s| value(s, f)).sum::<f64>() / count;
            let squares: f64 = stretches().map(|s| (value(s, f) - mean).powi(2)).sum();
            (squares / count).sqrt()
        })
        .map(|s| if s > 1e-9 { s } else { 1.0 })
        .collect();
    let mut rows = Vec::new();
    for item in items.clone() {
        for (stretch, right) in item.stretches.iter().zip(&item.right) {
            let mut row = vec![("=".to_owned(), LOUD)];
            for f in (0..2 * width).filter(used) {
                row.push((format!("={f}"), value(stretch, f) / spread[f] * LOUD));
            }
            let words = stretch.words.iter().filter(|w| often[w.as_str()] >= LEAST_OFTEN);
            row.extend(words.map(|word| (word.clone(), 1.0)));
            rows.extend(std::iter::repeat_n((row, u8::from(*right)), item.times()));
        }
    }
    let weights = crf::binary(&rows, FIRST)?;
    let mut points = vec![0.0; 2 * width];
    let mut listed = BTreeMap::new();
    for (name, weight) in weights {
        match name.strip_prefix('=') {
            Some("") => points[all] = THRESHOLD + UNIT * (weight * LOUD - GIVEN),
            Some(f) => {
                let f: usize = f.parse()?;
                points[f] = UNIT * weight * LOUD / spread[f];
            }
            None => {
                let rounded = (UNIT * weight).round() as i32;
                if rounded.abs() >= LEAST_POINTS {
                    listed.insert(name, rounded);
                }
            }
        }
    }
    points[words] = UNIT;
    for weight in &mut points {
        *weight = weight.round();
    }
    let wire = points.split_off(width);
    Ok(Points { features: points, wire, words: listed })
}

/// The second regression: what the most of each feature adds to the points of the best paragraph, so that 100 are reached
/// where the logarithm of the odds is `least`. `seen` are the features and points of each paragraph of each item.
fn whole<'a>(
    items: impl Iterator<Item = (&'a Item, &'a Vec<Vec<f64>>)>,
    least: f64,
) -> Result<Vec<f64>> {
    let width = features().len();
    let mut rows = Vec::new();
    for (item, seen) in items {
        let weight = match (item.source, item.states) {
            (Source::Corpus, Some(_)) => 1.0,
            (Source::Corpus, None) => continue,
            (Source::Own, _) => OWN_WHOLE,
            (Source::Read, None) => DOUBTFUL_WHOLE,
            (Source::Read, Some(_)) => 1.0,
        };
        rows.push(Row { values: most(seen), right: item.states != Some(false), weight });
    }
    let weights = logistic(&rows, RIDGE)?;
    let best = weights[width];
    let mut article: Vec<f64> = weights[..width].iter().map(|w| (w / best).round()).collect();
    article[0] = (THRESHOLD + (weights[0] - least) / best).round();
    Ok(article)
}

/// Of each feature, and of the points, the most in any paragraph.
fn most(seen: &[Vec<f64>]) -> Vec<f64> {
    let mut most = vec![f64::MIN; features().len() + 1];
    for paragraph in seen {
        for (most, value) in most.iter_mut().zip(paragraph) {
            *most = most.max(*value);
        }
    }
    most
}

/// Prints how well articles are read that were held out where implications are given from `least` on.
fn report(items: &[Item], seen: &[Vec<Vec<f64>>], least: f64) -> Result<()> {
    let mut count = BTreeMap::new();
    let mut add = |what: &'static str, hit: bool| {
        let (hits, of) = count.entry(what).or_insert((0, 0));
        *hits += u32::from(hit);
        *of += 1;
    };
    for fold in 0..FOLDS {
        let used = items.iter().zip(seen).enumerate().filter(|(i, _)| i % FOLDS != fold);
        let article = whole(used.map(|(_, pair)| pair), least)?;
        for (item, seen) in items.iter().zip(seen).skip(fold).step_by(FOLDS) {
            let values: Vec<f64> = seen.iter().map(|s| s[features().len()]).collect();
            let best = (0..values.len()).rev().max_by(|a, b| values[*a].total_cmp(&values[*b]));
            let adds: f64 = most(seen).iter().zip(&article).map(|(x, w)| x * w).sum();
            let best = best.filter(|b| values[*b] >= LEAST && values[*b] + adds >= THRESHOLD);
            let more =
                |b: usize| (b + 1..values.len()).take(MORE).take_while(|m| values[*m] >= THRESHOLD);
            let hit = best.is_some_and(|b| item.right[b] || more(b).any(|m| item.right[m]));
            let right = match item.states {
                Some(true) => hit,
                Some(false) => best.is_none(),
                None => hit || best.is_none(),
            };
            match (item.source, item.states) {
                (Source::Own, _) => add("own", right),
                (Source::Read, states) => {
                    add("read, right", right);
                    match states {
                        Some(true) => add("read, stated", hit),
                        Some(false) => add("read, none", best.is_none()),
                        None => {}
                    }
                    if best.is_some() {
                        add("read, precise", hit);
                    }
                }
                (Source::Corpus, states) => {
                    if best.is_some() {
                        add("precise", hit);
                    }
                    match states {
                        Some(true) => {
                            add("strict", hit);
                            add("given", best.is_some());
                        }
                        Some(false) => add("none", best.is_none()),
                        None => {}
                    }
                }
            }
        }
    }
    let share =
        |what| count.get(what).map_or(0.0, |(hits, of)| 100.0 * f64::from(*hits) / f64::from(*of));
    let balance = (share("given") + share("none")) / 2.0;
    print!(
        "| {least} | {:.1} | {:.1} | {:.1} | {balance:.1}",
        share("strict"),
        share("given"),
        share("none")
    );
    for what in ["precise", "own", "read, stated", "read, none", "read, precise", "read, right"] {
        print!(" | {:.1}", share(what));
    }
    println!(" |");
    Ok(())
}
