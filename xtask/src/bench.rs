//! Time per article, and what page and extension cost in a browser.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::{build, package, setup, shell, workspace};

/// Further texts, where the corpora are there: `NUTGRAF_DATA`, else `../shared/data`
/// beside the working copy.
const SETS: [&str; 2] = ["polnear/dev.jsonl", "summaries/dev.jsonl"];

/// `cargo xtask bench`: runs the package `bench/`, apart from the core so that the core does not
/// depend on what it is compared with.
pub fn command() -> Result<()> {
    let data = std::env::var_os("NUTGRAF_DATA").map(PathBuf::from);
    let data = data.unwrap_or_else(|| workspace::root().join("../shared/data"));
    let sets = SETS.iter().map(|set| data.join(set)).filter(|set| set.is_file());
    let mut bench = workspace::cargo();
    bench.args(["run", "--release", "--package", "nutgraf-bench", "--"]).args(sets);
    // One core for both: the other crate spreads its work over threads.
    shell::run(bench.env("RAYON_NUM_THREADS", "1"))?;
    page()?;
    extension()?;
    element()
}

/// The page in Chromium: bytes of a first visit, times on the scale of a slow phone, layout shift.
fn page() -> Result<()> {
    build::page()?;
    let tests = workspace::root().join("tests/browser");
    setup::npm(&tests)?;
    let mut node = Command::new("node");
    node.arg(tests.join("bench.js")).env("NUTGRAF_CHROMIUM", setup::chromium()?);
    shell::run(&mut node)
}

/// The extension in Chromium: what a click costs, on the same scale; the archives' sizes.
fn extension() -> Result<()> {
    package::extension()?;
    let tests = workspace::root().join("tests/extension");
    setup::npm(&tests)?;
    let mut node = Command::new("node");
    node.arg(tests.join("bench.js")).env("NUTGRAF_CHROMIUM", setup::chromium()?);
    shell::run(&mut node)
}

/// The element in Chromium: how long it holds up a page, on the same scale; what it loads.
fn element() -> Result<()> {
    package::npm()?;
    let mut node = Command::new("node");
    node.arg(workspace::root().join("tests/element/bench.js"));
    shell::run(node.env("NUTGRAF_CHROMIUM", setup::chromium()?))
}
