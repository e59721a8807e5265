//! What the dependencies are: their licences and sources, what must not be among them, what is known against them.
//! `deny.toml` says what is allowed.

use anyhow::Result;

use crate::tally::Tally;
use crate::{setup, shell, workspace};

/// The workspaces: the project's own, and those that need another compiler or CMake.
const MANIFESTS: [&str; 3] = ["Cargo.toml", "fuzz/Cargo.toml", "train/Cargo.toml"];

/// Checks every workspace; known vulnerabilities only where their database can be had.
pub fn check(tally: &mut Tally) -> Result<()> {
    setup::tool("cargo-deny", "0.20.2", "deny")?;
    let known = shell::run(workspace::cargo().args(["deny", "fetch", "db"])).is_ok();
    if !known {
        eprintln!("xtask: deny: the database of advisories cannot be had: they are not checked");
        tally.skipped += 1;
    }
    let checks = ["licenses", "bans", "sources", "advisories"];
    let checks = checks.iter().filter(|check| known || **check != "advisories");
    MANIFESTS.iter().try_for_each(|manifest| {
        let mut deny = workspace::cargo();
        deny.args(["deny", "--manifest-path", manifest, "--config", "deny.toml"]);
        deny.args(["--workspace", "--locked", "check", "--hide-inclusion-graph"]);
        // What one workspace does not have another has.
        deny.args(["--allow", "unmatched-skip", "--allow", "unnecessary-skip"]);
        deny.args(checks.clone());
        shell::run(&mut deny)?;
        tally.passed += 1;
        Ok(())
    })
}
