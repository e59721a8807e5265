//! Time per article, beside other tools', and what page, extension and element cost in a browser.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{build, package, setup, shell, workspace};

/// Further texts, where the corpora are there: `NUTGRAF_DATA`, else `../shared/data`
/// beside the working copy. The last is what tools in other languages read.
const SETS: [&str; 2] = ["summaries/dev.jsonl", "polnear/dev.jsonl"];

/// What the figures are, before them in `docs/benchmarks.md`.
const HEAD: &str = "# Benchmarks

`cargo xtask bench` measures this and writes it down. Ratios carry over to other machines, times do not; times are the best
of several rounds for each text, which the tools read in turn, one core each.
";

/// `cargo xtask bench`: runs all of it, prints it and writes `docs/benchmarks.md`.
pub fn command() -> Result<()> {
    build::page()?;
    let native = native()?;
    let others = others()?;
    package::extension()?;
    package::npm()?;
    let browser = ["browser", "extension", "element"].map(in_browser).into_iter();
    let browser = browser.collect::<Result<Vec<_>>>()?.concat();
    let text = format!(
        "{HEAD}\nLast measured with {}, {}, Node {}, on {} cores.\n\n## A digest\n\nMean time of a digest, and the ratio to that of others (in brackets the range of the middle 80 % of the texts). Where there \
         are no corpora, the articles of the tests alone.\n\n{native}\n## Others, the last set\n\n| tool | µs an article | of \
         Nutgraf’s own time |\n| --- | ---: | ---: |\n{others}\n## In Chromium\n\nA slow phone’s scale: the main thread \
         throttled four times, the worker’s own time times four.\n\n```\n{browser}```\n",
        version("rustc")?,
        std::env::consts::ARCH,
        version("node")?,
        std::thread::available_parallelism()?,
    );
    println!("{text}");
    let path = workspace::root().join("docs/benchmarks.md");
    std::fs::write(&path, text).with_context(|| format!("writing {}", path.display()))
}

fn version(program: &str) -> Result<String> {
    Ok(shell::output(Command::new(program).arg("--version"))?.trim().to_owned())
}

/// Where the texts are left for tools in other languages.
fn folder() -> PathBuf {
    workspace::root().join("target/bench")
}

/// Nutgraf and others in Rust: runs the package `bench/`, apart from the core so that the core does not depend on what it
/// is compared with.
fn native() -> Result<String> {
    let data = std::env::var_os("NUTGRAF_DATA").map(PathBuf::from);
    let data = data.unwrap_or_else(|| workspace::root().join("../shared/data"));
    let sets = SETS.iter().map(|set| data.join(set)).filter(|set| set.is_file());
    let mut bench = workspace::cargo();
    bench.args(["run", "--release", "--package", "nutgraf-bench", "--"]).arg(folder()).args(sets);
    // One core for all: pithy spreads its work over threads.
    shell::output(bench.env("RAYON_NUM_THREADS", "1"))
}

/// Nutgraf's WASM and others in JavaScript and Python.
fn others() -> Result<String> {
    let peers = workspace::root().join("bench/peers");
    let texts = folder().join("texts.json");
    setup::npm(&peers)?;
    let mut node = Command::new("node");
    node.arg(peers.join("peers.js")).arg(&texts).arg(workspace::root().join("dist/modules/pkg"));
    let node = shell::output(&mut node)?;
    let mut python = Command::new(setup::python(&peers.join("requirements.txt"))?);
    Ok(node + &shell::output(python.arg(peers.join("peers.py")).arg(&texts))?)
}

/// What a folder of tests measures in Chromium.
fn in_browser(tests: &str) -> Result<String> {
    let tests: &Path = &workspace::root().join("tests").join(tests);
    setup::npm(tests)?;
    let mut node = Command::new("node");
    shell::output(node.arg(tests.join("bench.js")).env("NUTGRAF_CHROMIUM", setup::chromium()?))
}
