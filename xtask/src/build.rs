//! The page: core compiled to WASM, glue generated, put together with the modules of `www/` in `dist/modules/`, and
//! these made into few small files in `dist/page/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::{lockfile, precache, setup, shell, workspace};

/// What the core is compiled to for browsers.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the page into `dist/page/`, from its modules in `dist/modules/`.
pub fn page() -> Result<()> {
    let wasm = wasm(workspace::root(), None)?;
    let modules = workspace::modules();
    put_together(&modules, |fresh| {
        copy(&workspace::root().join("www"), fresh, belongs_to_page)?;
        bindgen(&wasm, &fresh.join("pkg"))
    })?;
    put_together(&workspace::page(), |fresh| {
        copy(&modules, fresh, |file| !is_bundled(file))?;
        bundle(&modules, fresh)?;
        precache::write(fresh)
    })?;
    // Beside the page, not in it: Node reads `.js` as modules only where a package file says so.
    fs::write(workspace::root().join("dist/package.json"), "{ \"type\": \"module\" }\n")?;
    eprintln!("built dist/page/");
    Ok(())
}

/// Makes a folder beside its place and moves it there when whole: a failed build leaves the last one.
fn put_together(out: &Path, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let fresh = out.with_extension("new");
    remove(&fresh)?;
    fs::create_dir_all(&fresh)?;
    make(&fresh)?;
    remove(out)?;
    fs::rename(&fresh, out).with_context(|| format!("moving what was built to {}", out.display()))
}

/// Makes few small files of the modules and styles in `from`, and an `index.html` that asks for these, in `out`.
fn bundle(from: &Path, out: &Path) -> Result<()> {
    let bundler = workspace::root().join("xtask/bundle");
    setup::npm(&bundler)?;
    shell::run(Command::new("node").arg(bundler.join("bundle.js")).args([from, out]))
}

/// Compiles the core of the workspace at `root` to WASM; returns the module's path.
///
/// The bytes depend on source, lock file and compiler alone, not on the folders they lie in.
pub fn wasm(root: &Path, target_dir: Option<&Path>) -> Result<PathBuf> {
    setup::wasm_target(TARGET)?;
    let target_dir = match target_dir {
        Some(dir) => dir.to_owned(),
        None => workspace::target()?,
    };
    let mut build = workspace::cargo();
    build.current_dir(root).args(["build", "--release", "--package", "nutgraf", "--lib"]);
    build.args(["--target", TARGET, "--config", "wasm-pack.toml", "--config", &remapped(root)?]);
    build.arg("--target-dir").arg(&target_dir);
    // These would replace the flags given here instead of adding to them.
    build.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    shell::run(&mut build)?;
    Ok(target_dir.join(TARGET).join("release/nutgraf.wasm"))
}

/// Cargo configuration that takes this machine's folders out of panic messages.
fn remapped(root: &Path) -> Result<String> {
    let mut prefixes = vec![(root.to_owned(), "nutgraf".to_owned())];
    let sources = workspace::cargo_home().map(|home| home.join("registry/src"));
    if let Some(entries) = sources.and_then(|folder| fs::read_dir(folder).ok()) {
        for entry in entries {
            prefixes.push((entry?.path(), "crates".into()));
        }
    }
    let flags: Vec<String> = prefixes
        .iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect();
    Ok(format!("target.{TARGET}.rustflags={}", serde_json::to_string(&flags)?))
}

/// Writes `nutgraf.js`, `nutgraf_bg.wasm` and their types into `out`.
pub fn bindgen(wasm: &Path, out: &Path) -> Result<()> {
    lockfile::check_wasm_bindgen()?;
    Bindgen::new()
        .input_path(wasm)
        .out_name("nutgraf")
        .web(true)?
        .typescript(true)
        // `init()` finds the module beside the script, as with wasm-pack.
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out)
        .context("wasm-bindgen")?;
    // Describes the module's raw exports, which nobody imports.
    remove(&out.join("nutgraf_bg.wasm.d.ts"))?;
    optimise(&out.join("nutgraf_bg.wasm"))
}

/// Rewrites the module so that it compresses to 1.2 % less: names of its locals in the order of their use are most of it.
/// More of `wasm-opt` makes the file smaller and what is transferred larger, as does the packing of its data.
fn optimise(module: &Path) -> Result<()> {
    /// What the compiler uses.
    const FEATURES: [&str; 6] = [
        "--enable-bulk-memory",
        "--enable-multivalue",
        "--enable-mutable-globals",
        "--enable-nontrapping-float-to-int",
        "--enable-reference-types",
        "--enable-sign-ext",
    ];
    let tools = workspace::root().join("xtask/bundle");
    setup::npm(&tools)?;
    let mut command = Command::new("node");
    command.arg(tools.join("node_modules/binaryen/bin/wasm-opt"));
    command.args(FEATURES).args(["-O1", "--skip-pass=memory-packing"]);
    shell::run(command.arg(module).arg("-o").arg(module))
}

/// Copies the files of a folder that are wanted.
fn copy(from: &Path, out: &Path, wanted: impl Fn(&Path) -> bool) -> Result<()> {
    for file in workspace::files_under(from)?.into_iter().filter(|file| wanted(file)) {
        let to = out.join(&file);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(from.join(&file), to).with_context(|| format!("copying {}", file.display()))?;
    }
    Ok(())
}

/// Whether a file of the modules goes into the page in another form, or not at all: types are for editors.
fn is_bundled(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str());
    matches!(ending, Some("js" | "css" | "html" | "ts"))
}

/// Whether a file of `www/` is part of the page: the other surfaces, tests, types and settings of
/// tools are not.
fn belongs_to_page(file: &Path) -> bool {
    let first = file.components().next().map(|c| c.as_os_str().to_string_lossy().into_owned());
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    !matches!(first.as_deref(), Some("extension" | "embed" | "pkg" | "node_modules"))
        && ![".test.js", ".d.ts", ".md"].iter().any(|end| name.ends_with(end))
        && !matches!(name.as_str(), "tsconfig.json" | "jsconfig.json")
        && !name.starts_with('.')
}

/// Removes a file or folder, if it is there.
pub fn remove(path: &Path) -> Result<()> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("removing {}", path.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_takes_only_what_it_serves() {
        for file in ["index.html", "view/dom.js", "icons/icon.svg", "manifest.webmanifest"] {
            assert!(belongs_to_page(Path::new(file)), "{file}");
        }
        for file in [
            "extension/manifest.json",
            "embed/a.js",
            "view.test.js",
            "types.d.ts",
            "tsconfig.json",
            ".DS_Store",
        ] {
            assert!(!belongs_to_page(Path::new(file)), "{file}");
        }
    }
}
