//! Whether the core's work grows no faster than the text: instructions, as callgrind counts them, for texts of the kinds
//! that make careless readers slow. Counts do not depend on what else the machine does, as times do.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, bail};

use crate::tally::Tally;
use crate::{setup, shell, workspace};

#[path = "../../tests/support/adversarial.rs"]
mod adversarial;

/// Bytes of the texts; each step is the same factor.
const SIZES: [usize; 3] = [64 << 10, 256 << 10, 1 << 20];
const STEP: f64 = 4.0;
/// Largest exponent that still counts as linear: at 1.1 a text of 16 MiB costs 1.7 times per byte what one of 64 KiB
/// does. Tables that outgrow a cache's line or a vector that doubles at an unlucky size stay below it.
const LINEAR: f64 = 1.1;
/// What is asked of the command line: all that it can give.
const ARGUMENTS: [&str; 6] = ["summarize", "--format", "json", "--outline", "--quotes", "all"];

/// Instructions of one kind of text at each of the sizes, the start of the program taken away.
struct Row {
    kind: &'static str,
    counts: [f64; SIZES.len()],
}

impl Row {
    /// The largest exponent from one size to the next.
    fn exponent(&self) -> f64 {
        let steps = self.counts.iter().zip(self.counts.iter().skip(1));
        steps.map(|(small, large)| (large / small).log(STEP)).fold(f64::MIN, f64::max)
    }
}

/// Counts for every kind of text, on all cores; fails when one is dearer than linear.
pub fn check(tally: &mut Tally) -> Result<()> {
    setup::valgrind()?;
    let binary = workspace::release_binary()?;
    let folder = std::env::temp_dir().join(format!("nutgraf-cost-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let start = instructions(&binary, &folder.join("start"), "a")?;
    let (next, rows) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..std::thread::available_parallelism().map_or(1, usize::from))
            .map(|_| {
                scope.spawn(|| -> Result<()> {
                    while let Some((kind, piece)) =
                        adversarial::PIECES.get(next.fetch_add(1, Ordering::Relaxed))
                    {
                        let file = folder.join(kind.replace(' ', "-"));
                        let mut counts = [0.0; SIZES.len()];
                        for (count, size) in counts.iter_mut().zip(SIZES) {
                            let text = adversarial::in_an_article(piece, size);
                            // The start is the same for all; what is left is the text's own.
                            *count = (instructions(&binary, &file, &text)? - start).max(1.0);
                        }
                        let row = Row { kind, counts };
                        println!("{:36}{:>8.3}", row.kind, row.exponent());
                        rows.lock().unwrap_or_else(|broken| broken.into_inner()).push(row);
                    }
                    Ok(())
                })
            })
            .collect();
        workers.into_iter().try_for_each(|worker| match worker.join() {
            Ok(result) => result,
            Err(_) => bail!("a count broke off"),
        })
    })?;
    fs::remove_dir_all(&folder)?;
    report(rows.into_inner().unwrap_or_else(|broken| broken.into_inner()), tally)
}

/// The table of `docs/robustness.md`, dearest kinds first.
fn report(mut rows: Vec<Row>, tally: &mut Tally) -> Result<()> {
    rows.sort_by(|a, b| b.exponent().total_cmp(&a.exponent()));
    println!(
        "\n| text | 64 KiB | 256 KiB | 1 MiB | exponent |\n| --- | ---: | ---: | ---: | ---: |"
    );
    for row in &rows {
        let [small, middle, large] = row.counts.map(|count| count / 1e6);
        println!(
            "| {} | {small:.0} | {middle:.0} | {large:.0} | {:.3} |",
            row.kind,
            row.exponent()
        );
    }
    let dear: Vec<&str> =
        rows.iter().filter(|row| row.exponent() > LINEAR).map(|row| row.kind).collect();
    tally.passed += rows.len() - dear.len();
    if !dear.is_empty() {
        tally.failed += dear.len();
        bail!("dearer than linear (exponent over {LINEAR}): {}", dear.join(", "));
    }
    Ok(())
}

/// Instructions that the command line takes for a text.
fn instructions(binary: &Path, file: &Path, text: &str) -> Result<f64> {
    fs::write(file, text)?;
    let log = file.with_extension("log");
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    valgrind.arg(format!("--log-file={}", log.display()));
    shell::output(valgrind.arg(binary).args(ARGUMENTS).arg(file))?;
    let said = fs::read_to_string(log)?;
    let counted =
        said.lines().find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok());
    counted.with_context(|| format!("valgrind counted nothing: {said}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dearest_step_counts() {
        let row = |counts| Row { kind: "", counts }.exponent();
        assert!((row([1.0, 4.0, 16.0]) - 1.0).abs() < 1e-9);
        assert!((row([1.0, 4.0, 64.0]) - 2.0).abs() < 1e-9);
        assert!((row([1.0, 16.0, 16.0]) - 2.0).abs() < 1e-9);
    }
}
