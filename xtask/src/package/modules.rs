//! Which modules a script needs: what it imports at once and what it may import later.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::strip;

/// Paths from `www` of `entries` and of all modules they import, at any remove, now or later; those
/// under `pkg/` are made by the build and looked for in `built`.
pub fn needed(www: &Path, built: &Path, entries: &[&str]) -> Result<BTreeSet<String>> {
    let mut found: BTreeSet<String> = entries.iter().map(|entry| (*entry).to_owned()).collect();
    let mut open: Vec<String> = found.iter().cloned().collect();
    while let Some(module) = open.pop() {
        for import in imports(&read(www, built, &module)?) {
            let name = resolved(&module, &import);
            if found.insert(name.clone()) {
                open.push(name);
            }
        }
    }
    Ok(found)
}

/// The source of a module.
pub fn read(www: &Path, built: &Path, module: &str) -> Result<String> {
    let folder = if module.starts_with("pkg/") { built } else { www };
    fs::read_to_string(folder.join(module)).with_context(|| format!("reading {module}"))
}

/// What a module imports or passes on, and what it fetches when it needs it, by paths as they are
/// written: `from "./x.js"` at the end of a statement, `import("./x.js")` anywhere.
fn imports(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in strip::comments(source).lines() {
        let begins = ["import ", "export ", "} "].iter().any(|word| line.starts_with(word));
        if let Some((_, rest)) = line.split_once("from \"").filter(|_| begins) {
            found.extend(rest.split_once("\";").map(|(path, _)| path.to_owned()));
        }
        let later = line.split("import(\"").skip(1);
        found.extend(later.filter_map(|rest| Some(rest.split_once("\")")?.0.to_owned())));
    }
    found.retain(|path| path.starts_with('.'));
    found
}

/// The path that `import` means in `module`.
pub fn resolved(module: &str, import: &str) -> String {
    let mut parts: Vec<&str> = module.split('/').collect();
    parts.pop();
    for part in import.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_found_at_any_remove_and_types_are_none() {
        let source = "// from \"./no.js\";\nimport a, {\n  b,\n} from \"../x/b.js\";\n\
                      export { c } from \"./c.js\";\nconst [d] = await Promise.all([import(\"./d.js\")]);\n\
                      /** @type {import(\"./types.js\").T} */\nlet e;\n/**\n * @param {import(\"./no.js\").T} f\n */\n";
        assert_eq!(imports(source), ["../x/b.js", "./c.js", "./d.js"]);
        assert_eq!(resolved("extension/panel.js", "../view/dom.js"), "view/dom.js");
        assert_eq!(resolved("client.js", "./errors.js"), "errors.js");
    }
}
