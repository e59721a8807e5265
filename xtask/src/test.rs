//! All tests, part by part, with the time of each.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail};

use crate::serve::Server;
use crate::tally::Tally;
use crate::{build, cost, coverage, deny, package, reproducible, setup, shell, size, workspace};

/// One part of the tests.
struct Part {
    name: &'static str,
    run: fn(&mut Tally) -> Result<()>,
    /// Only with `--all`, or when named.
    long: bool,
}

/// In the order they run: the quick and telling ones first.
const PARTS: [Part; 19] = [
    Part { name: "format", run: format, long: false },
    Part { name: "lint", run: lint, long: false },
    Part { name: "rust", run: rust, long: false },
    Part { name: "build", run: |_| page(), long: false },
    Part { name: "size", run: |_| page().and_then(|()| size::check()), long: false },
    Part { name: "wasm", run: wasm, long: false },
    Part { name: "types", run: |_| types(), long: false },
    Part { name: "browser", run: browser, long: false },
    Part { name: "extension", run: extension, long: false },
    Part { name: "element", run: element, long: false },
    Part { name: "properties", run: properties, long: true },
    Part { name: "coverage", run: coverage::check, long: true },
    Part { name: "cost", run: cost::check, long: true },
    Part { name: "deny", run: deny::check, long: true },
    Part { name: "repeat", run: repeat, long: true },
    Part { name: "firefox", run: firefox, long: true },
    Part { name: "extensions", run: extensions, long: true },
    Part { name: "spark", run: spark, long: true },
    Part { name: "reproducible", run: |_| reproducible::check(), long: true },
];

/// How often `repeat` runs the browser tests: a test that passes by luck shows.
const REPEATS: usize = 3;
/// Cases of each property test in `properties`; a normal run takes the default, 256.
const PROPERTY_CASES: &str = "5000";
/// Path that the page is served under in tests: a host may put it anywhere.
const BASE: &str = "/some/sub/path/";

/// `cargo xtask test`.
pub fn command(args: &[String]) -> Result<ExitCode> {
    let (flags, names): (Vec<&String>, Vec<&String>) =
        args.iter().partition(|arg| arg.starts_with("--"));
    if let Some(flag) = flags.iter().find(|flag| **flag != "--all") {
        bail!("unexpected argument `{flag}`");
    }
    if let Some(name) = names.iter().find(|name| PARTS.iter().all(|part| part.name != **name)) {
        bail!("no part `{name}`: {}", PARTS.map(|part| part.name).join(", "));
    }
    let named = |part: &Part| names.iter().any(|name| *name == part.name);
    let wanted =
        |part: &&Part| named(part) || (names.is_empty() && (!part.long || !flags.is_empty()));

    let mut rows = Vec::new();
    for part in PARTS.iter().filter(wanted) {
        println!("\n== {}", part.name);
        rows.push(run(part));
    }
    Ok(report(&rows))
}

/// What came of one part.
struct Row {
    name: &'static str,
    time: Duration,
    tally: Tally,
}

fn run(part: &Part) -> Row {
    let (start, mut tally) = (Instant::now(), Tally::default());
    match (part.run)(&mut tally) {
        // A part that counts no tests of its own is one test.
        Ok(()) if tally.passed + tally.skipped == 0 => tally.passed = 1,
        Ok(()) => {}
        Err(error) => {
            eprintln!("xtask: {}: {error:#}", part.name);
            tally.failed = tally.failed.max(1);
        }
    }
    Row { name: part.name, time: start.elapsed(), tally }
}

/// Prints a table and the sum; the exit code says whether all passed.
fn report(rows: &[Row]) -> ExitCode {
    let (mut sum, mut time) = (Tally::default(), Duration::ZERO);
    println!("\n{:14}{:>9}{:>8}{:>8}{:>9}", "part", "seconds", "passed", "failed", "skipped");
    for row in rows {
        let Tally { passed, failed, skipped } = row.tally;
        println!(
            "{:14}{:>9.1}{passed:>8}{failed:>8}{skipped:>9}",
            row.name,
            row.time.as_secs_f64()
        );
        sum.add(row.tally);
        time += row.time;
    }
    println!("{:14}{:>9.1}\n", "all", time.as_secs_f64());
    let skipped =
        if sum.skipped == 0 { String::new() } else { format!(", {} skipped", sum.skipped) };
    println!("{} passed, {} failed{skipped}", sum.passed, sum.failed);
    if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn format(_: &mut Tally) -> Result<()> {
    setup::component("rustfmt", "fmt")?;
    // Names the files; `cargo fmt` puts them right.
    shell::run(workspace::cargo().args(["fmt", "--all", "--", "--check", "--files-with-diff"]))
}

fn lint(_: &mut Tally) -> Result<()> {
    setup::component("clippy", "clippy")?;
    setup::wasm_target(build::TARGET)?;
    let deny = ["--", "-D", "warnings"];
    shell::run(workspace::cargo().args(["clippy", "--workspace", "--all-targets"]).args(deny))?;
    let wasm = ["clippy", "--package", "nutgraf", "--lib", "--target", build::TARGET];
    shell::run(workspace::cargo().args(wasm).args(deny))
}

fn rust(tally: &mut Tally) -> Result<()> {
    shell::run_counting(workspace::cargo().args(["test", "--workspace"]), tally)
}

/// Builds the page, once in a run.
fn page() -> Result<()> {
    static BUILT: OnceLock<bool> = OnceLock::new();
    match BUILT.get() {
        Some(true) => Ok(()),
        Some(false) => Err(anyhow!("the page was not built")),
        None => {
            let built = build::page();
            let _ = BUILT.set(built.is_ok());
            built
        }
    }
}

/// The WASM package in Node, against the command line in release mode.
fn wasm(tally: &mut Tally) -> Result<()> {
    page()?;
    setup::node()?;
    let binary = workspace::release_binary()?;
    shell::run_counting(node_tests("tests/wasm")?.env("NUTGRAF_BIN", binary), tally)
}

/// The page's scripts against the types generated from the Rust ones.
fn types() -> Result<()> {
    page()?;
    let tests = workspace::root().join("tests/browser");
    setup::npm(&tests)?;
    // The extension's library brings types of its own.
    package::extension_npm()?;
    let tsc = tests.join("node_modules/typescript/bin/tsc");
    let mut node = Command::new("node");
    shell::run(
        node.arg(tsc).args(["--project", "www/tsconfig.json"]).current_dir(workspace::root()),
    )
}

/// The built page in Chromium.
fn browser(tally: &mut Tally) -> Result<()> {
    browser_tests(tally, "tests/browser", "NUTGRAF_CHROMIUM", &setup::chromium()?)
}

/// The npm package, and its element on sites of publishers, in Node and in Chromium.
fn element(tally: &mut Tally) -> Result<()> {
    page()?;
    package::npm()?;
    let binary = workspace::release_binary()?;
    let mut node = node_tests("tests/element")?;
    node.env("NUTGRAF_BIN", binary).env("NUTGRAF_CHROMIUM", setup::chromium()?);
    shell::run_counting(&mut node, tally)
}

/// The example of a job for Apache Spark, on two executors.
fn spark(tally: &mut Tally) -> Result<()> {
    let folder = workspace::root().join("tests/spark");
    setup::java()?;
    let mut python = Command::new(setup::python(&folder.join("requirements.txt"))?);
    python.arg(folder.join("test_spark.py")).env("NUTGRAF_BIN", workspace::release_binary()?);
    shell::run(&mut python)?;
    tally.passed += 1;
    Ok(())
}

/// The page and the element in Firefox: the core flows.
fn firefox(tally: &mut Tally) -> Result<()> {
    package::npm()?;
    browser_tests(tally, "tests/firefox", "NUTGRAF_FIREFOX", &setup::firefox()?)
}

fn repeat(tally: &mut Tally) -> Result<()> {
    (0..REPEATS).try_for_each(|_| browser(tally))
}

fn browser_tests(tally: &mut Tally, folder: &str, variable: &str, browser: &Path) -> Result<()> {
    page()?;
    setup::npm(&workspace::root().join(folder))?;
    let binary = workspace::release_binary()?;
    // Beside the page its modules, which some tests look at one by one.
    let server = Server::new(&workspace::root().join("dist"), BASE, 0)?;
    let url = format!("{}page/", server.url()?);
    // Ends with the process.
    std::thread::spawn(move || server.run());
    let mut node = node_tests(folder)?;
    node.env("NUTGRAF_URL", url).env("NUTGRAF_BIN", binary).env(variable, browser);
    shell::run_counting(&mut node, tally)
}

/// The extension in Chromium, as packaged.
fn extension(tally: &mut Tally) -> Result<()> {
    extension_tests(tally, "chromium")
}

/// The extension in both browsers, often.
fn extensions(tally: &mut Tally) -> Result<()> {
    (0..REPEATS).try_for_each(|_| {
        extension_tests(tally, "chromium")?;
        extension_tests(tally, "firefox")
    })
}

fn extension_tests(tally: &mut Tally, browser: &str) -> Result<()> {
    let folder = "tests/extension";
    packaged()?;
    setup::npm(&workspace::root().join(folder))?;
    let mut node = node_tests(folder)?;
    node.env("NUTGRAF_BROWSER", browser);
    match browser {
        "firefox" => node.env("NUTGRAF_FIREFOX", setup::firefox()?),
        _ => node.env("NUTGRAF_CHROMIUM", setup::chromium()?),
    };
    shell::run_counting(&mut node, tally)
}

/// Packages the extension, once in a run.
pub fn packaged() -> Result<()> {
    static PACKAGED: OnceLock<bool> = OnceLock::new();
    page()?;
    if *PACKAGED.get_or_init(|| match package::extension() {
        Ok(()) => true,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            false
        }
    }) {
        return Ok(());
    }
    bail!("the extension was not packaged")
}

/// Node's test runner over the `*.test.js` of a folder.
fn node_tests(folder: &str) -> Result<Command> {
    let root = workspace::root();
    let mut files: Vec<PathBuf> = std::fs::read_dir(root.join(folder))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.retain(|file| file.to_string_lossy().ends_with(".test.js"));
    files.sort();
    if files.is_empty() {
        bail!("no tests in {folder}");
    }
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec"]).args(files).current_dir(root);
    Ok(node)
}

/// The property tests, with more cases.
fn properties(tally: &mut Tally) -> Result<()> {
    let mut cargo = workspace::cargo();
    cargo.args(["test", "--package", "nutgraf"]).env("PROPTEST_CASES", PROPERTY_CASES);
    shell::run_counting(&mut cargo, tally)
}

/// `cargo xtask bless`: rewrites what the tests of the articles expect.
pub fn bless() -> Result<()> {
    let mut cargo = workspace::cargo();
    shell::run(
        cargo
            .args(["test", "--package", "nutgraf", "--test", "articles"])
            .env("NUTGRAF_BLESS", "1"),
    )
}
