//! Whether the same source in another folder makes the same bytes: the core, and the archives that stores get.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{build, package, shell, test, workspace};

/// Packages the extension here and in a copy of the source, built from nothing.
pub fn check() -> Result<()> {
    test::packaged()?;
    let here = made(&build::wasm(workspace::root(), None)?, &workspace::root().join("dist"))?;
    let copy = std::env::temp_dir().join(format!("nutgraf-copy-{}", std::process::id()));
    copy_source(&copy)?;
    let target = copy.join("target");
    let mut cargo = workspace::cargo();
    cargo.args(["run", "--quiet", "--package", "xtask", "--", "package", "extension"]);
    shell::run(cargo.current_dir(&copy).env("CARGO_TARGET_DIR", &target))?;
    let wasm = target.join(build::TARGET).join("release/nutgraf.wasm");
    let there = made(&wasm, &copy.join("dist"))?;
    fs::remove_dir_all(copy)?;
    for ((name, here), (_, there)) in here.iter().zip(&there) {
        if here != there {
            bail!("two builds of the same source differ: {name}");
        }
    }
    if here.len() != there.len() {
        bail!("two builds of the same source make different files");
    }
    Ok(())
}

/// The core and the archives of a build, each with its name.
fn made(wasm: &Path, dist: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut made = vec![("nutgraf.wasm".to_owned(), fs::read(wasm)?)];
    made.extend(package::extension_archives(dist)?);
    Ok(made)
}

/// Copies what is in version control and what would be, as a working copy of its own: the archive of the source is made
/// of what version control lists.
fn copy_source(to: &Path) -> Result<()> {
    let listed = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let files = shell::output(Command::new("git").args(listed).current_dir(workspace::root()))?;
    for file in files.lines() {
        let (from, to) = (workspace::root().join(file), to.join(file));
        if from.is_file() {
            fs::create_dir_all(to.parent().unwrap_or(&to))?;
            fs::copy(from, &to).with_context(|| format!("copying {file}"))?;
        }
    }
    shell::run(Command::new("git").args(["init", "--quiet"]).current_dir(to))
}
