//! Modules put together into one classic script, for the one place where a browser takes no modules: scripts that an
//! extension runs in a page.
//!
//! Each module becomes a function that is called once, in the order of the imports, and returns what it exports, so that
//! names of different modules never meet. Nothing is renamed or shortened: who reviews the archive reads the source.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::modules::resolved;
use crate::strip;

/// The module `entry` of the folder `www` with all that it imports.
pub fn script(www: &Path, entry: &str) -> Result<String> {
    let read = |module: &str| {
        let source = std::fs::read_to_string(www.join(module));
        source.map(|text| strip::comments(&text)).with_context(|| format!("reading {module}"))
    };
    link(&read, entry)
}

fn link(read: &dyn Fn(&str) -> Result<String>, entry: &str) -> Result<String> {
    let mut linker = Linker { read, done: Vec::new(), open: Vec::new(), out: String::new() };
    linker.add(entry)?;
    Ok(format!("\"use strict\";\n(() => {{\n{}}})();\n", linker.out))
}

struct Linker<'a> {
    read: &'a dyn Fn(&str) -> Result<String>,
    /// Names of the modules that are written; their place is their number.
    done: Vec<String>,
    /// Modules whose imports are being written.
    open: Vec<String>,
    out: String,
}

impl Linker<'_> {
    /// Writes a module after those that it imports; returns its number.
    fn add(&mut self, module: &str) -> Result<usize> {
        if let Some(number) = self.done.iter().position(|name| name == module) {
            return Ok(number);
        }
        if self.open.iter().any(|name| name == module) {
            bail!("{module} imports itself, by way of {}", self.open.join(", "));
        }
        self.open.push(module.to_owned());
        let source = (self.read)(module)?;
        let body = self.body(module, &source).with_context(|| format!("linking {module}"))?;
        self.open.pop();
        let number = self.done.len();
        self.out
            .push_str(&format!("// {module}\nconst module{number} = (() => {{\n{body}}})();\n"));
        self.done.push(module.to_owned());
        Ok(number)
    }

    /// The source with imports and exports written as what they mean.
    fn body(&mut self, module: &str, source: &str) -> Result<String> {
        let (mut body, mut exported) = (String::new(), Vec::new());
        let mut lines = source.lines();
        while let Some(line) = lines.next() {
            if line.starts_with("import ") {
                let mut statement = line.to_owned();
                while !statement.ends_with(';') {
                    statement.push_str(lines.next().context("an import without end")?);
                }
                body.push_str(&self.import(module, &statement)?);
            } else if let Some(rest) = line.strip_prefix("export ") {
                exported
                    .push(declared(rest).with_context(|| format!("`{line}` is not understood"))?);
                body.push_str(rest);
            } else {
                body.push_str(line);
            }
            body.push('\n');
        }
        body.push_str(&format!("return {{ {} }};\n", exported.join(", ")));
        Ok(body)
    }

    /// `import { a, b as c } from "./x.js";` as `const { a, b: c } = module1;`.
    fn import(&mut self, module: &str, statement: &str) -> Result<String> {
        let (names, path) = statement
            .strip_prefix("import {")
            .and_then(|rest| rest.split_once("} from \""))
            .and_then(|(names, rest)| Some((names, rest.strip_suffix("\";")?)))
            .with_context(|| format!("`{statement}` is not understood"))?;
        let number = self.add(&resolved(module, path))?;
        Ok(format!("const {{{}}} = module{number};", names.replace(" as ", ": ")))
    }
}

/// The name that a declaration declares.
fn declared(declaration: &str) -> Option<String> {
    let rest = ["async function ", "function ", "class ", "const "]
        .iter()
        .find_map(|word| declaration.strip_prefix(word))?;
    let end = rest.find(|c: char| !(c.is_alphanumeric() || "_$".contains(c)))?;
    let name = rest.get(..end).filter(|name| !name.is_empty());
    // `export const [A, B] = …`
    match name {
        Some(name) => Some(name.to_owned()),
        None => rest.strip_prefix('[')?.split_once(']').map(|(names, _)| names.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(files: &[(&str, &str)]) -> Result<String> {
        let read = |module: &str| {
            let found = files.iter().find(|(name, _)| *name == module);
            found.map(|(_, source)| (*source).to_owned()).context("no such module")
        };
        link(&read, "a/main.js")
    }

    #[test]
    fn a_module_follows_what_it_imports_and_keeps_its_names_to_itself() {
        let script = linked(&[
            (
                "a/main.js",
                "import {\n  one as first,\n  two,\n} from \"../b.js\";\nuse(first, two);\n",
            ),
            ("b.js", "const hidden = 1;\nexport const one = hidden;\nexport function two() {}\n"),
        ])
        .unwrap();
        assert_eq!(
            script,
            "\"use strict\";\n(() => {\n\
             // b.js\nconst module0 = (() => {\nconst hidden = 1;\nconst one = hidden;\nfunction two() {}\nreturn { one, two };\n})();\n\
             // a/main.js\nconst module1 = (() => {\nconst {  one: first,  two,} = module0;\nuse(first, two);\nreturn {  };\n})();\n\
             })();\n"
        );
    }

    #[test]
    fn what_it_does_not_understand_it_refuses() {
        assert!(linked(&[("a/main.js", "import all from \"../b.js\";\n"), ("b.js", "")]).is_err());
        assert!(linked(&[("a/main.js", "export default 1;\n")]).is_err());
        let circle = [
            ("a/main.js", "import { b } from \"../b.js\";\n"),
            ("b.js", "import { c } from \"./a/main.js\";\n"),
        ];
        assert!(linked(&circle).unwrap_err().root_cause().to_string().contains("imports itself"));
    }

    #[test]
    fn every_kind_of_export_is_known() {
        assert_eq!(declared("async function read() {").as_deref(), Some("read"));
        assert_eq!(declared("class Reader {").as_deref(), Some("Reader"));
        assert_eq!(declared("const [A, B] = [0, 1];").as_deref(), Some("A, B"));
        assert_eq!(declared("default 1;"), None);
    }
}
