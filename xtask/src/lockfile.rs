//! What Cargo.lock pins.

use anyhow::{Context, Result, bail};

use crate::workspace;

/// Checks that the JavaScript glue is written by the very version of wasm-bindgen that the core is
/// compiled with; the two speak a private format that changes between releases.
pub fn check_wasm_bindgen() -> Result<()> {
    let lock = std::fs::read_to_string(workspace::root().join("Cargo.lock"))
        .context("reading Cargo.lock")?;
    let library = version(&lock, "wasm-bindgen").context("Cargo.lock holds no wasm-bindgen")?;
    let tool = version(&lock, "wasm-bindgen-cli-support")
        .context("Cargo.lock holds no wasm-bindgen-cli-support")?;
    if library != tool {
        bail!(
            "wasm-bindgen is {library} but wasm-bindgen-cli-support is {tool}: \
             set wasm-bindgen-cli-support = \"={library}\" in xtask/Cargo.toml"
        );
    }
    Ok(())
}

/// Version of a package in the text of a lock file.
fn version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_versions_by_exact_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.1\"\n";
        assert_eq!(version(lock, "wasm-bindgen"), Some("0.2.1"));
        assert_eq!(version(lock, "wasm"), None);
    }

    #[test]
    fn pinned_versions_agree() {
        check_wasm_bindgen().unwrap();
    }
}
