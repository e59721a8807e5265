//! The npm package, in `dist/npm/`, and the demonstration that uses it, in `dist/demo/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{extension, modules, style};
use crate::{build, setup, shell, strip, workspace};

/// Where programs and pages come in; all else is what these import.
const ENTRIES: [&str; 8] = [
    "nutgraf.js",
    "client.js",
    "worker.js",
    "article.js",
    "embed/node.js",
    "embed/element.js",
    "embed/nutgraf-digest.js",
    "embed/newsroom/bin.js",
];
/// Modules that are fetched late: with all they need at once, not layer by layer.
const LATE: [&str; 2] = ["embed/reader.js", "embed/given.js"];
/// The style of the box: what it is made of.
const STYLE: &str = "embed/nutgraf-digest.css";
const VIEWS: [&str; 2] = ["style/digest.css", "style/behind.css"];
/// Types that are written by hand.
const GLOBAL_TYPES: &str = "embed/global.d.ts";
/// What can be imported by name, besides the package itself.
const MODULES: [(&str, &str); 6] = [
    ("client", "client.js"),
    ("worker", "worker.js"),
    ("article", "article.js"),
    ("element", "embed/element.js"),
    ("nutgraf-digest", "embed/nutgraf-digest.js"),
    ("render", "embed/newsroom/render.js"),
];
const FILES: [(&str, &str); 3] = [
    ("nutgraf.wasm", "pkg/nutgraf_bg.wasm"),
    ("nutgraf-digest.css", STYLE),
    ("package.json", "package.json"),
];
const MANIFEST: &str = r#"{
  "name": "nutgraf",
  "version": "{version}",
  "description": "Headline facts, key quotes and implications of a news article: verbatim, on the reader's own device. A core in WebAssembly, a custom element, static HTML for newsrooms.",
  "keywords": ["news", "journalism", "quotes", "summary", "custom-element", "web-component", "wasm"],
  "license": "MIT OR Apache-2.0",
  "type": "module",
  "engines": { "node": ">=20" },
  "bin": { "nutgraf": "embed/newsroom/bin.js" },
  "sideEffects": ["./worker.js", "./embed/nutgraf-digest.js", "./embed/nutgraf-digest.css", "./embed/newsroom/bin.js"],
  "types": "./nutgraf.d.ts",
  "exports": {
{exports}
  },
  "dependencies": { {reader} }
}
"#;
/// What reads HTML in Node; its version is that of the tests.
const HTML_READER: &str = "linkedom";

/// Where the package is put together.
fn folder() -> PathBuf {
    workspace::root().join("dist/npm")
}

/// Where the demonstration is put together.
fn demo() -> PathBuf {
    workspace::root().join("dist/demo")
}

/// Puts both together. A failed build leaves the last ones.
pub fn make() -> Result<()> {
    let tools = workspace::root().join("tests/element");
    setup::npm(&tools)?;
    let (www, fresh) = (workspace::root().join("www"), workspace::root().join("dist/npm.new"));
    build::remove(&fresh)?;
    build::bindgen(&build::wasm(workspace::root(), None)?, &fresh.join("pkg"))?;
    let mut modules = modules::needed(&www, &fresh, &ENTRIES)?;
    // What wasm-bindgen writes is there already.
    modules.retain(|module| !module.starts_with("pkg/"));
    for module in &modules {
        write(&fresh.join(module), &strip::comments(&read(&www, module)?))?;
    }
    for late in LATE {
        name_all(&fresh, late)?;
    }
    let views = VIEWS.iter().map(|view| read(&www, view)).collect::<Result<Vec<_>>>()?;
    let [base, original, own] =
        ["style/base.css", "style/original.css", "embed/box.css"].map(|file| read(&www, file));
    write(&fresh.join(STYLE), &style::put_together(&base?, &views, &original?, &own?)?)?;
    types(&tools, &fresh, &modules)?;
    let version = extension::version()?;
    write(&fresh.join("package.json"), &manifest(&version, &tools)?)?;
    write(&fresh.join("README.md"), &readme(&www, &version)?)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(workspace::root().join(licence), fresh.join(licence))?;
    }
    build::remove(&folder())?;
    fs::rename(&fresh, folder()).context("moving the package to dist/npm")?;
    eprintln!("built dist/npm/");
    demonstration(&www, &tools)
}

fn read(www: &Path, file: &str) -> Result<String> {
    fs::read_to_string(www.join(file)).with_context(|| format!("reading www/{file}"))
}

fn write(to: &Path, content: &str) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(to, content).with_context(|| format!("writing {}", to.display()))
}

/// Names at the top of a module all that it imports at any remove.
fn name_all(out: &Path, module: &str) -> Result<()> {
    let mut all = modules::needed(out, out, &[module])?;
    all.retain(|name| name != module && !name.starts_with("pkg/"));
    let up = "../".repeat(module.matches('/').count());
    let named: String = all.iter().map(|name| format!("import \"{up}{name}\";")).collect();
    let source = read(out, module)?;
    write(&out.join(module), &(named + &source))
}

/// The types of every module, from what its comments say.
fn types(tools: &Path, out: &Path, modules: &BTreeSet<String>) -> Result<()> {
    let declared = workspace::root().join("dist/types");
    build::remove(&declared)?;
    for project in ["www/embed/tsconfig.json", "www/embed/newsroom/tsconfig.json"] {
        let mut tsc = Command::new("node");
        tsc.arg(tools.join("node_modules/typescript/bin/tsc")).args(["--project", project]);
        tsc.args(["--noEmit", "false", "--declaration", "--emitDeclarationOnly"]);
        tsc.args(["--rootDir", "www"]).arg("--outDir").arg(&declared);
        shell::run(tsc.current_dir(workspace::root()))?;
    }
    for module in modules {
        let file = module.replace(".js", ".d.ts");
        let mut text = read(&declared, &file)?;
        if file == "embed/nutgraf-digest.d.ts" || file == "embed/element.d.ts" {
            text.insert_str(0, "/// <reference path=\"./global.d.ts\" />\n");
        }
        write(&out.join(&file), &text)?;
    }
    let global = read(&workspace::root().join("www"), GLOBAL_TYPES)?;
    write(&out.join(GLOBAL_TYPES), &global)?;
    build::remove(&declared)
}

/// The manifest, as a text: which condition of an export stands first matters.
fn manifest(version: &str, tools: &Path) -> Result<String> {
    let tests: Value = serde_json::from_str(&fs::read_to_string(tools.join("package.json"))?)?;
    let reader = tests
        .pointer(&format!("/devDependencies/{HTML_READER}"))
        .and_then(Value::as_str)
        .with_context(|| format!("tests/element/package.json names no {HTML_READER}"))?;
    let mut exports = format!(
        "    \".\": {{\n      \"node\": {},\n      \"types\": \"./nutgraf.d.ts\",\n      \"default\": \"./nutgraf.js\"\n    }},\n",
        module("embed/node.js")
    );
    for (name, file) in MODULES {
        exports.push_str(&format!("    \"./{name}\": {},\n", module(file)));
    }
    for (name, file) in FILES {
        exports.push_str(&format!("    \"./{name}\": \"./{file}\",\n"));
    }
    let exports = exports.trim_end_matches(",\n");
    Ok(MANIFEST
        .replace("{version}", version)
        .replace("{exports}", exports)
        .replace("{reader}", &format!("\"{HTML_READER}\": \"^{reader}\"")))
}

/// What an export of a module says.
fn module(file: &str) -> String {
    let types = file.replace(".js", ".d.ts");
    format!("{{ \"types\": \"./{types}\", \"default\": \"./{file}\" }}")
}

/// The package's README, with the one line of the project's own.
fn readme(www: &Path, version: &str) -> Result<String> {
    let project = fs::read_to_string(workspace::root().join("README.md"))?;
    let tag = project
        .split("```html\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .context("README.md has no block of HTML that shows the element")?;
    let text = read(www, "embed/package.md")?;
    if !text.contains("{tag}") {
        bail!("www/embed/package.md does not say where the element's tag goes");
    }
    Ok(text.replace("{tag}", tag.trim_end()).replace("{version}", version))
}

/// The stories of the demonstration, each once drawn by the reader's browser and once in the newsroom.
fn demonstration(www: &Path, tools: &Path) -> Result<()> {
    let (from, out) = (www.join("embed/demo"), demo());
    build::remove(&out)?;
    for file in workspace::files_under(&from)? {
        let to = out.join(&file);
        fs::create_dir_all(to.parent().unwrap_or(&out))?;
        fs::copy(from.join(&file), to)?;
    }
    for file in workspace::files_under(&folder())? {
        let to = out.join("nutgraf").join(&file);
        fs::create_dir_all(to.parent().unwrap_or(&out))?;
        fs::copy(folder().join(&file), to)?;
    }
    for story in workspace::files_under(&out)? {
        let name = story.to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".html").filter(|name| *name != "index") else {
            continue;
        };
        if name.contains(['/', '\\']) {
            continue;
        }
        // From where the tests have their packages, so that the one the command needs is found.
        let mut node = Command::new("node");
        node.arg("--import")
            .arg(tools.join("resolve.js"))
            .arg(folder().join("embed/newsroom/bin.js"));
        node.arg("render").arg(out.join(&story)).args(["--base", "nutgraf/", "--write", "--out"]);
        shell::run(node.arg(out.join(format!("{name}-newsroom.html"))))?;
    }
    eprintln!("built dist/demo/");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a build finds them, but that the core is not compiled for it.
    fn found() -> BTreeSet<String> {
        let built = std::env::temp_dir().join(format!("nutgraf-npm-{}", std::process::id()));
        write(&built.join("pkg/nutgraf.js"), "").unwrap();
        modules::needed(&workspace::root().join("www"), &built, &ENTRIES).unwrap()
    }

    #[test]
    fn every_export_is_a_file_of_the_package_and_the_page_is_not_in_it() {
        let tools = workspace::root().join("tests/element");
        let manifest: Value = serde_json::from_str(&manifest("1.2.3", &tools).unwrap()).unwrap();
        assert_eq!(manifest["version"], "1.2.3");
        let (modules, mut files) = (found(), Vec::new());
        collect(&manifest["exports"], &mut files);
        assert!(files.len() > MODULES.len());
        for file in files {
            let name = file.trim_start_matches("./");
            let made = FILES.iter().any(|(_, made)| *made == name) || name.ends_with(".d.ts");
            assert!(made || modules.contains(name), "{file}");
        }
        for name in ["page/main.js", "page/desk.js", "sw.js", "extension/panel.js"] {
            assert!(!modules.contains(name), "{name}");
        }
    }

    fn collect(value: &Value, files: &mut Vec<String>) {
        match value {
            Value::String(file) => files.push(file.clone()),
            Value::Object(inner) => inner.values().for_each(|value| collect(value, files)),
            _ => {}
        }
    }
}
