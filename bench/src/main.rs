//! Time of a whole digest beside the time that `pithy` takes to pick three sentences, over the same
//! texts in the same run: `cargo xtask bench`.
//!
//! Further sets are files with one `{"text": …}` a line, named as arguments.

mod large;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use nutgraf::{Options, digest};

/// Times that each text is read by both. With fewer, other work on the machine shows.
const ROUNDS: usize = 9;
/// Length of the article that the budget speaks of.
const BUDGET_WORDS: usize = 800;

fn main() -> Result<()> {
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/articles");
    let fixtures = fixtures(&articles).context("reading tests/articles")?;
    println!(
        "{:24}{:>6}{:>8}{:>10}{:>10}{:>8}{:>14}",
        "µs an article", "texts", "words", "nutgraf", "pithy", "ratio", "80 % within"
    );
    measure("fixtures", &fixtures);
    measure(&format!("{BUDGET_WORDS} words"), &of_length(&fixtures, BUDGET_WORDS));
    for file in std::env::args().skip(1) {
        let name: Vec<_> =
            Path::new(&file).iter().rev().take(2).map(|s| s.to_string_lossy()).collect();
        let name: Vec<_> = name.into_iter().rev().collect();
        measure(&name.join("/"), &lines(&file).with_context(|| format!("reading {file}"))?);
    }
    large::measure();
    Ok(())
}

/// Prints one row: mean times, their ratio, and the ratio's range over the middle 80 % of the texts.
fn measure(name: &str, texts: &[String]) {
    let times = best_times(texts);
    let (mut ours, mut theirs) = (0.0, 0.0);
    let mut ratios = Vec::new();
    for (a, b) in times.iter().map(|(a, b)| (a.as_secs_f64() * 1e6, b.as_secs_f64() * 1e6)) {
        ours += a;
        theirs += b;
        ratios.push(a / b);
    }
    ratios.sort_by(f64::total_cmp);
    let share = |tenths: usize| ratios.get(ratios.len() * tenths / 10).copied().unwrap_or(f64::NAN);
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    let count = f64::from(u32::try_from(texts.len()).unwrap_or(u32::MAX));
    println!(
        "{name:24}{:>6}{:>8}{:>10.0}{:>10.0}{:>8.2}{:>14}",
        texts.len(),
        words / texts.len().max(1),
        ours / count,
        theirs / count,
        ours / theirs,
        format!("{:.2}–{:.2}", share(1), share(9)),
    );
}

/// Best time of both for each text. They take turns, and each keeps its best round, so that other
/// work on the machine does not decide.
fn best_times(texts: &[String]) -> Vec<(Duration, Duration)> {
    let options = Options::default();
    let mut best = vec![(Duration::MAX, Duration::MAX); texts.len()];
    for _ in 0..ROUNDS {
        for (text, (ours, theirs)) in texts.iter().zip(&mut best) {
            let start = Instant::now();
            let _ = black_box(digest(black_box(text), &options));
            *ours = start.elapsed().min(*ours);
            let copy = text.clone();
            let start = Instant::now();
            black_box(picked(copy));
            *theirs = start.elapsed().min(*theirs);
        }
    }
    best
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
