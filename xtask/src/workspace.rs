//! Where things are.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::shell;

/// The workspace root.
pub fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// The built page: what any static host can serve as it is.
pub fn page() -> PathBuf {
    root().join("dist/page")
}

/// The page's modules as they are written, with the core and its types beside them: works like the
/// page, and is what the page is made of.
pub fn modules() -> PathBuf {
    root().join("dist/modules")
}

/// Cargo's target directory, wherever configuration or environment put it.
pub fn target() -> Result<PathBuf> {
    let metadata = shell::output(cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    let target = metadata.get("target_directory").and_then(|v| v.as_str());
    target.map(PathBuf::from).context("cargo metadata names no target directory")
}

/// Where cargo keeps its registry.
pub fn cargo_home() -> Option<PathBuf> {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")))
}

/// The cargo that runs this command, in the workspace root.
pub fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    cargo
}

/// Builds the command line in release mode and returns its path.
pub fn release_binary() -> Result<PathBuf> {
    shell::run(cargo().args(["build", "--release", "--package", "nutgraf", "--bin", "nutgraf"]))?;
    let name = format!("nutgraf{}", std::env::consts::EXE_SUFFIX);
    Ok(target()?.join("release").join(name))
}

/// Files under `dir`, sorted by path, each with its path from `dir`.
pub fn files_under(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let at = dir.join(&folder);
        let entries =
            std::fs::read_dir(&at).with_context(|| format!("reading {}", at.display()))?;
        for entry in entries {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() { &mut folders } else { &mut found }.push(path);
        }
    }
    found.sort();
    Ok(found)
}
