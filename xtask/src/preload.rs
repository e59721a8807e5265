//! All modules that the page starts with, named at its top: a browser would else learn of each layer of imports only
//! when the one before has arrived.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Where the page starts, and the line of index.html that says so.
const MAIN: &str = "page/main.js";
const SCRIPT: &str = "<script type=\"module\" src=\"./page/main.js\">";

/// Puts a `modulepreload` for each module that `MAIN` imports, at any remove, before its script.
pub fn write(out: &Path) -> Result<()> {
    let mut found = BTreeSet::from([MAIN.to_owned()]);
    let mut open = vec![MAIN.to_owned()];
    while let Some(module) = open.pop() {
        let source = fs::read_to_string(out.join(&module))
            .with_context(|| format!("reading {module}, which the page imports"))?;
        let folder = module.rsplit_once('/').map_or("", |(folder, _)| folder);
        for import in imports(&source) {
            let name = resolved(folder, import);
            if found.insert(name.clone()) {
                open.push(name);
            }
        }
    }
    let index = out.join("index.html");
    let page = fs::read_to_string(&index).context("reading index.html")?;
    let Some((before, after)) = page.split_once(SCRIPT) else {
        bail!("index.html has no line {SCRIPT}")
    };
    let links: String = found
        .iter()
        .filter(|name| *name != MAIN)
        .map(|name| format!("<link rel=\"modulepreload\" href=\"./{name}\">\n"))
        .collect();
    fs::write(index, format!("{before}{links}{SCRIPT}{after}")).context("writing index.html")
}

/// What a module imports or passes on, as it is written: `from "./x.js"` at the end of a statement, as the project
/// writes them. What is fetched only when it is needed, by `import("./x.js")`, is not among it.
fn imports(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter_map(|line| {
        let (start, rest) = line.split_once("from \"")?;
        let begins = ["import ", "export ", "} "].iter().any(|word| start.starts_with(word));
        let path = rest.split_once("\";")?.0;
        (begins && path.starts_with('.')).then_some(path)
    })
}

fn resolved(folder: &str, import: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
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
    fn imports_are_found_at_any_remove_and_lazy_ones_are_not() {
        let out = std::env::temp_dir().join(format!("nutgraf-preload-{}", std::process::id()));
        let _ = fs::remove_dir_all(&out);
        for (name, source) in [
            ("index.html", "<head>\n<script type=\"module\" src=\"./page/main.js\"></script>\n"),
            ("page/main.js", "import { a } from \"./a.js\";\nimport(\"./lazy.js\");\n"),
            (
                "page/a.js",
                "import {\n  b,\n} from \"../view/b.js\";\nconst text = 'from \"./no.js\";';\n",
            ),
            ("view/b.js", "export { c } from \"./c.js\";\nexport * from \"../page/a.js\";\n"),
            ("view/c.js", "export const c = 1;\n"),
        ] {
            fs::create_dir_all(out.join(name).parent().unwrap()).unwrap();
            fs::write(out.join(name), source).unwrap();
        }
        write(&out).unwrap();
        let page = fs::read_to_string(out.join("index.html")).unwrap();
        let names: Vec<&str> = page
            .lines()
            .filter_map(|line| line.strip_prefix("<link rel=\"modulepreload\" href=\"./"))
            .filter_map(|line| line.strip_suffix("\">"))
            .collect();
        assert_eq!(names, ["page/a.js", "view/b.js", "view/c.js"]);
    }
}
