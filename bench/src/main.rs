//! Time of a whole digest beside other tools', over the same texts in the same run: `cargo xtask bench`.
//!
//! `nutgraf-bench FOLDER [FILE…]` prints tables in Markdown. Further sets are files with one `{"text": …}` a line. What
//! tools in other languages are measured on, and Nutgraf's own time for it, is left in FOLDER.

#![allow(clippy::indexing_slicing, reason = "a benchmark may panic")]

mod large;
mod texts;

use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use nutgraf::{Options, digest, digest_with_progress};
use unicode_segmentation::UnicodeSegmentation;

use texts::Set;

/// Times that each text is read by all. With fewer, other work on the machine shows.
const ROUNDS: usize = 9;
/// The stages, as `digest_with_progress` announces them.
const STAGES: [&str; 5] =
    ["intake", "sentences, names", "quotes", "roles, implications", "facts, rest"];

/// Somebody who reads a text.
struct Tool {
    name: &'static str,
    read: fn(&str),
}

/// Nutgraf first: the others' times are compared with it.
const TOOLS: [Tool; 4] = [
    Tool {
        name: "nutgraf",
        read: |text| {
            let _ = black_box(digest(text, &Options::default()));
        },
    },
    Tool { name: "pithy 0.1.7, three sentences", read: picked },
    Tool {
        name: "lede 0.5.1, 500 characters",
        read: |text| {
            black_box(lede::summarize(text, 500, lede::Mode::Default));
        },
    },
    Tool {
        name: "unicode-segmentation, the words counted",
        read: |text| {
            black_box(text.unicode_words().count());
        },
    },
];

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().context("usage: nutgraf-bench FOLDER [FILE…]")?;
    let sets = texts::sets(args)?;
    println!(
        "| texts | words each | µs a digest | against {} |",
        TOOLS[1..].iter().map(|t| t.name).collect::<Vec<_>>().join(" | against ")
    );
    println!("| --- | ---: | ---: |{}", " ---: |".repeat(TOOLS.len() - 1));
    let mut last = 0.0;
    for set in &sets {
        last = compare(set);
    }
    println!("\n| stage | µs | % |\n| --- | ---: | ---: |");
    let Some(set) = sets.last() else { return Ok(()) };
    stages(set);
    large::measure();
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let shared = serde_json::json!({ "set": set.name, "texts": set.texts, "native": last });
    std::fs::write(folder.join("texts.json"), shared.to_string()).context("writing texts.json")
}

/// Prints one row: mean time of a digest, and for each other tool the ratio to its time, with the range of the middle 80 %
/// of the texts; returns the mean time in microseconds.
fn compare(set: &Set) -> f64 {
    let mut best = vec![[Duration::MAX; TOOLS.len()]; set.texts.len()];
    for _ in 0..ROUNDS {
        for (text, best) in set.texts.iter().zip(&mut best) {
            // They take turns, and each keeps its best round, so that other work on the machine does not decide.
            for (tool, best) in TOOLS.iter().zip(best) {
                let start = Instant::now();
                (tool.read)(black_box(text));
                *best = start.elapsed().min(*best);
            }
        }
    }
    let micros = |d: Duration| d.as_secs_f64() * 1e6;
    let mean =
        |tool: usize| best.iter().map(|b| micros(b[tool])).sum::<f64>() / best.len().max(1) as f64;
    let words: usize = set.texts.iter().map(|text| text.split_whitespace().count()).sum();
    print!(
        "| {}, {} | {} | {:.0} |",
        set.name,
        set.texts.len(),
        words / set.texts.len().max(1),
        mean(0)
    );
    for tool in 1..TOOLS.len() {
        let mut ratios: Vec<f64> = best.iter().map(|b| micros(b[0]) / micros(b[tool])).collect();
        ratios.sort_by(f64::total_cmp);
        let share =
            |tenths: usize| ratios.get(ratios.len() * tenths / 10).copied().unwrap_or(f64::NAN);
        print!(" {:.2} × ({:.2}–{:.2}) |", mean(0) / mean(tool), share(1), share(9));
    }
    println!();
    mean(0)
}

/// Prints where the time of a digest goes; a text's best round counts.
fn stages(set: &Set) {
    let mut sums = [0.0; STAGES.len()];
    for text in &set.texts {
        let mut best = [Duration::MAX; STAGES.len()];
        for _ in 0..ROUNDS {
            let mut marks = Vec::with_capacity(STAGES.len() + 1);
            let _ = black_box(digest_with_progress(text, &Options::default(), |_| {
                marks.push(Instant::now());
                ControlFlow::Continue(())
            }));
            marks.push(Instant::now());
            for ((best, from), to) in best.iter_mut().zip(&marks).zip(&marks[1..]) {
                *best = (*to - *from).min(*best);
            }
        }
        for (sum, best) in sums.iter_mut().zip(best) {
            *sum += best.as_secs_f64() * 1e6 / set.texts.len() as f64;
        }
    }
    let whole: f64 = sums.iter().sum();
    for (stage, sum) in STAGES.iter().zip(sums) {
        println!("| {stage} | {sum:.0} | {:.0} |", 100.0 * sum / whole);
    }
}

/// Three sentences, with the settings that pithy's own command line has by default.
fn picked(text: &str) {
    let mut summariser = pithy::Summariser::new();
    summariser.add_raw_text(String::new(), text.to_owned(), ".", 50, 1500, false);
    black_box(summariser.top_sentences(
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
    ));
}
