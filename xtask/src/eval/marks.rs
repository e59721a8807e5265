//! Quotation marks: the articles of a gold file whose marks the scorer knows.
//!
//! Some articles of PolNeAR write `''so''`. The scorer opens no quotation there, so that each of our direct quotes counts as
//! wrong, whatever it is; a second table leaves these articles out.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::workspace;

/// What the scorer takes for no mark.
const UNKNOWN: &str = "''";

/// Writes the gold file named in `args`, else that of the development part, without the articles that hold such marks, and
/// its silver antecedents beside it. None where no article is left out.
pub fn known(data: &Path, args: &[String]) -> Result<Option<PathBuf>> {
    let named = args.iter().position(|a| a == "--gold").and_then(|i| args.get(i + 1));
    let gold = named.map_or_else(|| data.join("polnear/dev.jsonl"), PathBuf::from);
    let content =
        std::fs::read_to_string(&gold).with_context(|| format!("reading {}", gold.display()))?;
    let mut kept = String::new();
    let mut left_out = false;
    for line in content.lines() {
        let article: Value = serde_json::from_str(line)?;
        let odd = article.get("text").and_then(Value::as_str).is_some_and(|t| t.contains(UNKNOWN));
        left_out |= odd;
        if !odd {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    if !left_out {
        return Ok(None);
    }
    let folder = workspace::target()?.join("known-marks");
    std::fs::create_dir_all(&folder)?;
    let out = folder.join(gold.file_name().context("a gold file has a name")?);
    std::fs::write(&out, kept).with_context(|| format!("writing {}", out.display()))?;
    let silver = gold.with_extension("silver_antecedents.jsonl");
    if silver.is_file() {
        std::fs::copy(&silver, out.with_extension("silver_antecedents.jsonl"))?;
    }
    Ok(Some(out))
}
