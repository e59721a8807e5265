//! Every direct dependency has its reason in ARCHITECTURE.md.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const MANIFESTS: [&str; 5] =
    ["Cargo.toml", "bench/Cargo.toml", "fuzz/Cargo.toml", "train/Cargo.toml", "xtask/Cargo.toml"];

/// What a manifest depends on, for any target and any purpose.
fn dependencies(manifest: &toml::Table) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (name, value) in manifest {
        let Some(table) = value.as_table() else { continue };
        if name.ends_with("dependencies") {
            found.extend(table.keys().cloned());
        } else if name == "target" {
            found.extend(table.values().filter_map(toml::Value::as_table).flat_map(dependencies));
        }
    }
    found.remove("nutgraf");
    found
}

#[test]
fn every_dependency_has_its_reason_and_every_reason_its_dependency() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| fs::read_to_string(root.join(file)).expect(file);
    let used: BTreeSet<String> = MANIFESTS
        .iter()
        .flat_map(|file| dependencies(&read(file).parse().expect("a manifest is TOML")))
        .collect();
    let map = read("ARCHITECTURE.md");
    let (_, table) = map.split_once("| crate | why |").expect("a table of crates");
    let rows = table.lines().skip(2).map_while(|line| line.strip_prefix("| "));
    let told: BTreeSet<String> = rows
        .filter_map(|row| row.split_once(" | "))
        .flat_map(|(names, _)| names.split(", ").map(str::to_owned))
        .collect();
    assert_eq!(used, told);
}
