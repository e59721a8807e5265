//! The order of the modules in `src/lib.rs` is the order of the layers: a module imports only from those above it.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Only the digest sees these three together.
const APART: [&str; 3] = ["facts", "quotes", "implications"];
/// What only the module `wasm` and derives behind `cfg_attr` may name.
const JAVASCRIPT: [&str; 5] =
    ["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen", "console_error_panic_hook"];

/// One use of another module.
struct Import {
    file: String,
    from: String,
    to: String,
}

/// The layers, from the top, and where each name that `lib.rs` gives out comes from.
struct Layers {
    order: Vec<String>,
    given_out: BTreeMap<String, String>,
    /// The module of which all names are given out.
    all_of: String,
}

impl Layers {
    fn read() -> Self {
        let code = code(&fs::read_to_string(src().join("lib.rs")).expect("lib.rs"));
        let mut layers =
            Self { order: Vec::new(), given_out: BTreeMap::new(), all_of: String::new() };
        for item in code.split(';').map(str::trim) {
            let item = item.rsplit(']').next().unwrap_or(item).trim();
            if let Some(module) =
                item.strip_prefix("mod ").or_else(|| item.strip_prefix("pub mod "))
            {
                layers.order.push(module.to_owned());
            } else if let Some((module, names)) =
                item.strip_prefix("pub use ").and_then(|u| u.split_once("::"))
            {
                for name in names
                    .trim_matches(['{', '}'])
                    .split(',')
                    .map(str::trim)
                    .filter(|n| !n.is_empty())
                {
                    if name == "*" {
                        module.clone_into(&mut layers.all_of);
                    } else {
                        layers.given_out.insert(name.to_owned(), module.to_owned());
                    }
                }
            }
        }
        layers
    }

    fn place(&self, module: &str) -> usize {
        self.order
            .iter()
            .position(|m| m == module)
            .unwrap_or_else(|| panic!("{module} is not in lib.rs"))
    }

    /// The module that `crate::name` belongs to.
    fn home(&self, name: &str) -> String {
        let module = self.order.iter().find(|m| *m == name).or_else(|| self.given_out.get(name));
        module.unwrap_or(&self.all_of).clone()
    }

    fn imports(&self) -> Vec<Import> {
        let mut imports = Vec::new();
        for file in files(&src()) {
            let path = file.strip_prefix(src()).expect("inside src").with_extension("");
            let parts: Vec<String> =
                path.iter().map(|p| p.to_string_lossy().into_owned()).collect();
            let (from, depth) = (
                parts[0].clone(),
                parts.len() - usize::from(parts.last().is_some_and(|p| p == "mod")),
            );
            if from == "lib" || from == "bin" {
                continue;
            }
            let code = code(&fs::read_to_string(&file).expect("a source file"));
            // `super` repeated as often as the file is deep names the crate as well.
            let root = "super::".repeat(depth);
            for start in ["crate::", &root] {
                for (at, _) in code.match_indices(start) {
                    let before = code[..at].chars().next_back();
                    if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '$')) {
                        continue;
                    }
                    let names = names(&code[at + start.len()..]);
                    imports.extend(names.into_iter().map(|name| Import {
                        file: path.display().to_string(),
                        from: from.clone(),
                        to: self.home(&name),
                    }));
                }
            }
        }
        imports
    }
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every Rust file under `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            out.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
    out.sort();
    out
}

/// Source without comments. A `//` inside a string goes as well: what stands behind it is no import.
fn code(source: &str) -> String {
    source
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The first names of a path behind `crate::`: one, or those of a group in braces.
fn names(path: &str) -> Vec<String> {
    let word = |text: &str| {
        text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
    };
    let Some(group) = path.strip_prefix('{') else { return vec![word(path)] };
    let (mut depth, mut names, mut expect) = (0, Vec::new(), true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => expect = true,
            c if expect && !c.is_whitespace() => {
                names.push(word(&group[at..]));
                expect = false;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn modules_import_only_from_above() {
    let layers = Layers::read();
    assert!(layers.order.len() > 10, "{:?}", layers.order);
    let imports = layers.imports();
    assert!(imports.len() > 50, "{} imports", imports.len());
    let wrong: BTreeSet<String> = imports
        .iter()
        .filter(|i| layers.place(&i.to) > layers.place(&i.from))
        .map(|i| format!("{} imports {}, which is below it", i.file, i.to))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn facts_quotes_and_implications_do_not_import_one_another() {
    let wrong: BTreeSet<String> = Layers::read()
        .imports()
        .iter()
        .filter(|i| {
            i.from != i.to && APART.contains(&i.from.as_str()) && APART.contains(&i.to.as_str())
        })
        .map(|i| format!("{} imports {}", i.file, i.to))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_belongs_to_a_module_of_lib() {
    let layers = Layers::read();
    for file in files(&src()) {
        let path = file.strip_prefix(src()).expect("inside src").with_extension("");
        let module = path.iter().next().expect("a name").to_string_lossy().into_owned();
        assert!(
            module == "lib" || module == "bin" || layers.order.contains(&module),
            "{}",
            file.display()
        );
    }
}

#[test]
fn only_one_module_knows_javascript() {
    let mut wrong = BTreeSet::new();
    for file in files(&src()).into_iter().filter(|f| !f.ends_with("wasm.rs")) {
        let code = code(&fs::read_to_string(&file).expect("a source file"));
        wrong.extend(
            JAVASCRIPT
                .iter()
                .filter(|name| code.contains(**name))
                .map(|name| format!("{} names {name}", file.display())),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn paths_are_read_as_the_compiler_reads_them() {
    assert_eq!(names("text::{Article, Block};"), ["text"]);
    assert_eq!(names("{text::{Article, Block}, span::Span, Error};"), ["text", "span", "Error"]);
}
