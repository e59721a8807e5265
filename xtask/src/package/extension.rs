//! The browser extension: one source, a folder and an archive for each browser, and the source as reviewers ask for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{archive, link, manifest, modules};
use crate::{build, setup, shell, strip, workspace};

/// Browsers that get a manifest and an archive of their own.
const BROWSERS: [&str; 2] = ["chromium", "firefox"];
/// Modules that the extension's own pages and its background start with, and the worker.
const ENTRIES: [&str; 4] =
    ["extension/background.js", "extension/panel.js", "extension/options.js", "worker.js"];
/// The script that runs in an article's page, put together from modules.
const READER: &str = "extension/reader.js";
/// Styles of the page that the extension uses as they are.
const STYLES: [&str; 4] = ["base", "digest", "behind", "slips"];
/// What chooses an article's nodes on a page: a library as it came, with its licence.
const READABILITY: [&str; 2] = ["Readability.js", "LICENSE.md"];
/// Bytes of an archive at most.
const BUDGET: u64 = 700_000;

/// The unpacked extension for a browser.
fn folder(browser: &str) -> PathBuf {
    workspace::root().join("dist/extension").join(browser)
}

/// Makes sure that the library that the extension brings is there.
pub fn npm() -> Result<()> {
    setup::npm(&workspace::root().join("www/extension"))
}

/// Makes folders and archives in `dist/extension/`; the page must have been built.
pub fn make() -> Result<()> {
    npm()?;
    let (www, page) = (workspace::root().join("www"), workspace::modules());
    let version = version()?;
    let source = fs::read_to_string(www.join("extension/manifest.json"))?;
    let reader = link::script(&www, READER)?;
    for browser in BROWSERS {
        let out = folder(browser);
        build::remove(&out)?;
        for module in modules::needed(&www, &page, &ENTRIES)? {
            let text = modules::read(&www, &page, &module)?;
            write(&out.join(&module), strip::comments(&text).as_bytes())?;
        }
        write(&out.join(READER), reader.as_bytes())?;
        for style in STYLES {
            let file = format!("style/{style}.css");
            let text = fs::read_to_string(www.join(&file))?;
            write(&out.join(&file), strip::comments(&text).as_bytes())?;
        }
        copy(&page.join("pkg/nutgraf_bg.wasm"), &out.join("pkg/nutgraf_bg.wasm"))?;
        copy(&www.join("icon.svg"), &out.join("icon.svg"))?;
        copy_own(&www.join("extension"), &out)?;
        for license in ["LICENSE-MIT", "LICENSE-APACHE"] {
            copy(&workspace::root().join(license), &out.join(license))?;
        }
        for file in READABILITY {
            let library = www.join("extension/node_modules/@mozilla/readability");
            copy(&library.join(file), &out.join("readability").join(file))?;
        }
        write(&out.join("manifest.json"), manifest::write(&source, browser, &version)?.as_bytes())?;
        let to = workspace::root().join(format!("dist/extension/nutgraf-{version}-{browser}.zip"));
        let size = archive::write(&out, &workspace::files_under(&out)?, &to)?;
        println!("{:60}{size:>10} bytes", to.strip_prefix(workspace::root())?.display());
        if size > BUDGET {
            bail!("{} is larger than {BUDGET} bytes", to.display());
        }
    }
    sources(&version)
}

/// The archives that were made in `dist`, each with its name.
pub fn archives(dist: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    for file in workspace::files_under(dist)? {
        if file.extension().is_some_and(|ending| ending == "zip") {
            found.push((file.display().to_string(), fs::read(dist.join(file))?));
        }
    }
    Ok(found)
}

/// Copies pages, styles, icons and texts of the extension itself.
fn copy_own(from: &Path, out: &Path) -> Result<()> {
    for folder in ["_locales", "icons", "."] {
        for file in workspace::files_under(&from.join(folder))? {
            let ending = file.extension().and_then(|ending| ending.to_str());
            let to = match (folder, ending) {
                ("_locales", Some("json")) => out.join("_locales").join(&file),
                ("icons", Some("png")) => out.join("extension/icons").join(&file),
                (".", Some("html" | "css")) if file.components().count() == 1 => {
                    out.join("extension").join(&file)
                }
                _ => continue,
            };
            copy(&from.join(folder).join(&file), &to)?;
        }
    }
    Ok(())
}

/// The source, for reviewers who build the archive themselves: `docs/extension/review.md` says how.
fn sources(version: &str) -> Result<()> {
    let root = workspace::root();
    let listed = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let listed = shell::output(Command::new("git").args(listed).current_dir(root));
    let mut files: Vec<PathBuf> = match listed {
        Ok(listed) => listed.lines().map(PathBuf::from).collect(),
        // Who unpacked the archive has no version control that would say.
        Err(_) => found(root)?,
    };
    files.retain(|file| {
        (!file.starts_with("docs") || file.starts_with("docs/extension"))
            && root.join(file).is_file()
    });
    files.sort();
    let to = root.join(format!("dist/extension/nutgraf-{version}-source.zip"));
    let size = archive::write(root, &files, &to)?;
    println!("{:60}{size:>10} bytes", to.strip_prefix(root)?.display());
    Ok(())
}

/// The files of a folder without those that tools made there: what `.gitignore` leaves out.
fn found(root: &Path) -> Result<Vec<PathBuf>> {
    let mut files = workspace::files_under(root)?;
    files.retain(|file| {
        let is_made = |name: &str| file.components().any(|part| part.as_os_str() == name);
        !["target", "node_modules", ".git"].into_iter().any(is_made)
            && !["dist", "pkg", "fuzz/artifacts", "fuzz/coverage"]
                .into_iter()
                .any(|folder| file.starts_with(folder))
    });
    Ok(files)
}

/// The version of the package, as Cargo.toml has it.
pub fn version() -> Result<String> {
    let metadata =
        shell::output(workspace::cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    let packages = metadata.get("packages").and_then(|found| found.as_array());
    packages
        .into_iter()
        .flatten()
        .find(|package| package.get("name").is_some_and(|name| name == "nutgraf"))
        .and_then(|package| package.get("version")?.as_str().map(str::to_owned))
        .context("cargo metadata gives no version")
}

fn write(to: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(to, content).with_context(|| format!("writing {}", to.display()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let content = fs::read(from).with_context(|| format!("reading {}", from.display()))?;
    write(to, &content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_version_control_the_source_is_what_no_tool_made() {
        let root = std::env::temp_dir().join(format!("nutgraf-source-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        let kept = [".cargo/config.toml", "Cargo.toml", "www/pkg.js", "xtask/src/package/npm.rs"];
        let made = ["dist/page/a.js", "fuzz/target/a", "target/a", "www/node_modules/b/c.js"];
        for file in kept.iter().chain(&made) {
            write(&root.join(file), b"").unwrap();
        }
        assert_eq!(found(&root).unwrap(), kept.map(PathBuf::from));
        fs::remove_dir_all(&root).unwrap();
    }
}
