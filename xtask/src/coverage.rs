//! How much of the core the native tests run: the lines of `src/` but for the command line and the tests themselves, as
//! the compiler's own instrumentation counts them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::tally::Tally;
use crate::{build, setup, shell, workspace};

/// Share of the lines, in percent, that must be run. What is left are arms for what cannot be met: input that an earlier
/// stage has excluded, and that has no place in the types.
const LEAST: f64 = 95.0;
/// The targets whose tests count; examples in the documentation do not.
const TESTS: [&str; 6] = ["test", "--package", "nutgraf", "--lib", "--bins", "--tests"];

/// How often each line of a file was run that holds code.
type Lines = BTreeMap<usize, u64>;

/// Runs the tests with counters, prints the files by what they lack, fails when too much is not run.
pub fn check(tally: &mut Tally) -> Result<()> {
    let tools = setup::llvm_tools()?;
    let target = workspace::target()?.join("coverage");
    let profiles = target.join("profiles");
    let cargo = |args: &[&str]| {
        let mut cargo = workspace::cargo();
        cargo.args(TESTS).args(args).env("CARGO_TARGET_DIR", &target);
        cargo.env("RUSTFLAGS", "-C instrument-coverage");
        // Four files for each binary, however often it is started.
        cargo.env("LLVM_PROFILE_FILE", profiles.join("%4m.profraw"));
        cargo
    };
    let built = shell::output(&mut cargo(&["--no-run", "--message-format", "json"]))?;
    // What build scripts wrote.
    build::remove(&profiles)?;
    shell::run_counting(&mut cargo(&[]), tally)?;
    let merged = target.join("merged.profdata");
    let mut profdata = Command::new(&tools.profdata);
    profdata.args(["merge", "-sparse", "-o"]).arg(&merged).arg(&profiles);
    shell::run(&mut profdata)?;
    let mut cov = Command::new(&tools.cov);
    cov.args(["export", "-format=lcov"]).arg(format!("-instr-profile={}", merged.display()));
    for (i, binary) in binaries(&built).iter().enumerate() {
        let first = if i == 0 { "" } else { "-object=" };
        cov.arg(format!("{first}{binary}"));
    }
    report(lines(&shell::output(&mut cov)?)?)
}

/// The binaries that cargo says it has built of the package.
fn binaries(messages: &str) -> Vec<String> {
    let messages = messages.lines().filter_map(|line| serde_json::from_str(line).ok());
    let executable =
        |message: serde_json::Value| message.get("executable")?.as_str().map(str::to_owned);
    messages.filter_map(executable).collect()
}

/// The counts of the core's files, read from `lcov`: a line `SF:` with a file, then `DA:line,count` for each line.
fn lines(lcov: &str) -> Result<BTreeMap<PathBuf, Lines>> {
    let src = workspace::root().join("src");
    let (mut files, mut file, mut end) = (BTreeMap::new(), None, usize::MAX);
    for line in lcov.lines() {
        if let Some(path) = line.strip_prefix("SF:") {
            let path = Path::new(path);
            file = path.strip_prefix(&src).ok().filter(|file| is_core(file)).map(Path::to_owned);
            if file.is_some() {
                end = tests_begin(&fs::read_to_string(path)?);
            }
        } else if let (Some(file), Some(counts)) = (&file, line.strip_prefix("DA:")) {
            let mut counts = counts.split(',').map(str::parse::<u64>);
            if let (Some(Ok(line)), Some(Ok(count))) = (counts.next(), counts.next()) {
                let line = usize::try_from(line)?;
                if line < end {
                    files.entry(file.clone()).or_insert_with(Lines::new).insert(line, count);
                }
            }
        }
    }
    Ok(files)
}

/// Whether a file of `src/` is of the core, and no test.
fn is_core(file: &Path) -> bool {
    let apart = ["bin", "training", "training.rs"].iter().any(|other| file.starts_with(other));
    !apart && !file.ends_with("tests.rs")
}

/// The line on which a file's own tests begin.
fn tests_begin(source: &str) -> usize {
    let next = source.lines().skip(1);
    let tests = |(line, next)| line == "#[cfg(test)]" && next == "mod tests {";
    source.lines().zip(next).position(tests).map_or(usize::MAX, |at| at + 1)
}

/// Prints each file with lines that were not run, and the share of all that were.
fn report(files: BTreeMap<PathBuf, Lines>) -> Result<()> {
    let (mut run, mut all) = (0, 0);
    for (file, lines) in &files {
        let missed: Vec<usize> =
            lines.iter().filter(|(_, n)| **n == 0).map(|(line, _)| *line).collect();
        (run, all) = (run + lines.len() - missed.len(), all + lines.len());
        if !missed.is_empty() {
            println!(
                "{:40}{:>5} of {:>4} not run: {}",
                file.display(),
                missed.len(),
                lines.len(),
                ranges(&missed)
            );
        }
    }
    let share = 100.0 * run as f64 / (all as f64).max(1.0);
    println!("\n{run} of {all} lines of the core are run by its tests: {share:.2} %");
    if share < LEAST {
        bail!("fewer than {LEAST} % of the core's lines are run by its tests");
    }
    Ok(())
}

/// Line numbers as a reader lists them: `3, 7–9`.
fn ranges(numbers: &[usize]) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for &number in numbers {
        match ranges.last_mut() {
            Some((_, end)) if *end + 1 == number => *end = number,
            _ => ranges.push((number, number)),
        }
    }
    let shown = ranges.iter().map(|(start, end)| match end {
        end if start == end => start.to_string(),
        end => format!("{start}–{end}"),
    });
    shown.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_follow_one_another_are_a_range() {
        assert_eq!(ranges(&[3, 7, 8, 9, 11]), "3, 7–9, 11");
        assert_eq!(ranges(&[]), "");
    }

    #[test]
    fn the_core_is_neither_the_command_line_nor_tests() {
        let core = ["quotes.rs", "text/intake.rs"].map(Path::new);
        let other = ["bin/nutgraf/main.rs", "model/tests.rs", "training.rs", "training/tables.rs"];
        assert!(core.into_iter().all(is_core));
        assert!(!other.map(Path::new).into_iter().any(is_core));
    }
}
