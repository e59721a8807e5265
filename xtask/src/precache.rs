//! The list of files that the service worker keeps for when there is no network.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use crate::workspace;

/// Puts the list before `sw.js` of the page in `out`, with a version that changes when any file does.
pub fn write(out: &Path) -> Result<()> {
    let worker = out.join("sw.js");
    let source = fs::read(&worker).context("reading sw.js")?;
    let mut version = Fnv::default();
    version.add(&source);
    let mut files = Vec::new();
    for file in workspace::files_under(out)? {
        let name = file.to_string_lossy().replace('\\', "/");
        if belongs(&name) {
            version.add(name.as_bytes());
            version.add(&fs::read(out.join(&file))?);
            // By its folder's address: a host may send whoever asks for index.html there, and a page cannot be opened
            // from an answer that led elsewhere.
            files.push(if name == "index.html" { "./".to_owned() } else { name });
        }
    }
    let list = json!({ "version": format!("{:016x}", version.0), "files": files });
    let mut whole = format!("const PRECACHE = {list};\n").into_bytes();
    whole.extend(source);
    fs::write(worker, whole).context("writing sw.js")
}

/// Whether the page itself asks for a file. The drawn icons are for systems that install it.
fn belongs(name: &str) -> bool {
    name != "sw.js" && !name.ends_with(".png")
}

/// FNV-1a, 64 bits: a change shows, and nobody is to be kept from making two files alike.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Adds a piece, with its length, so that pieces cannot run together.
    fn add(&mut self, piece: &[u8]) {
        for byte in (piece.len() as u64).to_le_bytes().iter().chain(piece) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_page_is_listed_and_counts() {
        let out = std::env::temp_dir().join(format!("nutgraf-precache-{}", std::process::id()));
        let _ = fs::remove_dir_all(&out);
        fs::create_dir_all(out.join("pkg")).unwrap();
        let list = |page: &str| {
            fs::write(out.join("sw.js"), "// worker\n").unwrap();
            fs::write(out.join("index.html"), page).unwrap();
            fs::write(out.join("pkg/a.js"), "1").unwrap();
            fs::write(out.join("icon.png"), "drawn").unwrap();
            write(&out).unwrap();
            fs::read_to_string(out.join("sw.js")).unwrap()
        };
        let first = list("one");
        assert!(
            first.starts_with("const PRECACHE = {\"files\":[\"./\",\"pkg/a.js\"],\"version\":\"")
        );
        assert!(first.ends_with("};\n// worker\n"), "{first}");
        assert_eq!(first, list("one"));
        assert_ne!(first, list("two"));
    }
}
