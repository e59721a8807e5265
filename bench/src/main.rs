//! Time of a whole digest beside the time that `pithy` takes to pick three sentences, over the same
//! texts in the same run: `cargo xtask bench`.
//!
//! Further sets are files with one `{"text": …}` a line, named as arguments.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use nutgraf::{Options, digest};

/// Times that each text is read by both, after once to warm up. More narrow the spread.
const ROUNDS: usize = 9;
/// Length of the article that the budget speaks of.
const BUDGET_WORDS: usize = 800;

fn main() -> Result<()> {
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/articles");
    let fixtures = fixtures(&articles).context("reading tests/articles")?;
    println!(
        "{:24}{:>6}{:>8}{:>14}{:>14}{:>8}{:>14}",
        "µs an article", "texts", "words", "nutgraf", "pithy", "ratio", "spread"
    );
    measure("fixtures", &fixtures);
    measure(&format!("{BUDGET_WORDS} words"), &of_length(&fixtures, BUDGET_WORDS));
    for file in std::env::args().skip(1) {
        let name: Vec<_> =
            Path::new(&file).iter().rev().take(2).map(|s| s.to_string_lossy()).collect();
        let name: Vec<_> = name.into_iter().rev().collect();
        measure(&name.join("/"), &lines(&file).with_context(|| format!("reading {file}"))?);
    }
    Ok(())
}

/// Prints one row: median times, median ratio and the range of the ratio over the rounds.
fn measure(name: &str, texts: &[String]) {
    let count = u32::try_from(texts.len()).unwrap_or(u32::MAX).max(1);
    let mut rounds: Vec<(Duration, Duration)> = (0..=ROUNDS).map(|_| round(texts)).collect();
    rounds.remove(0);
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    let micros = |time: Duration| time.as_secs_f64() * 1e6 / f64::from(count);
    let ratios =
        sorted(rounds.iter().map(|(ours, theirs)| ours.as_secs_f64() / theirs.as_secs_f64()));
    println!(
        "{name:24}{:>6}{:>8}{:>14.0}{:>14.0}{:>8.2}{:>14}",
        texts.len(),
        words / texts.len().max(1),
        median(&sorted(rounds.iter().map(|(ours, _)| micros(*ours)))),
        median(&sorted(rounds.iter().map(|(_, theirs)| micros(*theirs)))),
        median(&ratios),
        format!("{:.2}–{:.2}", ratios.first().unwrap_or(&0.0), ratios.last().unwrap_or(&0.0)),
    );
}

/// Time of both over all texts, text by text in turn, so that a slow moment hits both.
fn round(texts: &[String]) -> (Duration, Duration) {
    let (mut ours, mut theirs) = (Duration::ZERO, Duration::ZERO);
    let options = Options::default();
    for text in texts {
        let start = Instant::now();
        let _ = black_box(digest(black_box(text), &options));
        ours += start.elapsed();
        let copy = text.clone();
        let start = Instant::now();
        black_box(picked(copy));
        theirs += start.elapsed();
    }
    (ours, theirs)
}

/// Three sentences, with the settings that pithy's own command line has by default.
fn picked(text: String) -> Vec<pithy::Sentence> {
    let mut summariser = pithy::Summariser::new();
    summariser.add_raw_text(String::new(), text, ".", 50, 1500, false);
    summariser.top_sentences(
        3,
        false,
        None,
        false,
        0.6,
        false,
        3.0,
        None,
        Some(6.0),
        false,
        String::new(),
    )
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}

fn median(sorted: &[f64]) -> f64 {
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The texts of the test articles, by name.
fn fixtures(folder: &Path) -> Result<Vec<String>> {
    let mut files: Vec<_> = std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path().join("article.txt")))
        .collect::<Result<_>>()?;
    files.retain(|file| file.is_file());
    files.sort();
    files.iter().map(|file| Ok(std::fs::read_to_string(file)?)).collect()
}

/// Texts of at least `words` words, each put together from paragraphs of several.
fn of_length(texts: &[String], words: usize) -> Vec<String> {
    let (mut whole, mut text, mut count) = (Vec::new(), String::new(), 0);
    for paragraph in texts.iter().flat_map(|text| text.lines()) {
        text.push_str(paragraph);
        text.push('\n');
        count += paragraph.split_whitespace().count();
        if count >= words {
            whole.push(std::mem::take(&mut text));
            count = 0;
        }
    }
    whole
}

/// The texts of a file with one JSON object a line.
fn lines(file: &str) -> Result<Vec<String>> {
    let text_of = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line)?;
        line.get("text")
            .and_then(|text| text.as_str())
            .map(str::to_owned)
            .context("a line has no text")
    };
    std::fs::read_to_string(file)?.lines().map(text_of).collect()
}
