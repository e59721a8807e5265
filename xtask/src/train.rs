//! Training: the weights in `src/data` from the corpora.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::{shell, workspace};

/// What can be trained, in the order in which the one builds on the other.
const STAGES: [&str; 6] = ["quotes", "reported", "genre", "roles", "facts", "implications"];

/// `cargo xtask train DATA [STAGE…]`: runs the package `train/`, which is a workspace of its own, for its
/// trainer is built by CMake. DATA holds the corpora, `polnear/train.jsonl` among them. Each stage is compiled anew: it
/// reads articles with the weights that those before it have written.
pub fn command(args: &[String]) -> Result<()> {
    let Some((data, stages)) = args.split_first() else {
        bail!("usage: cargo xtask train DATA [STAGE...]")
    };
    let data = PathBuf::from(data);
    if !data.is_dir() {
        bail!("no folder {}", data.display());
    }
    let all = STAGES.map(str::to_owned);
    for stage in if stages.is_empty() { &all } else { stages } {
        let mut train = workspace::cargo();
        train
            .args(["run", "--release", "--locked", "--manifest-path"])
            .arg(workspace::root().join("train/Cargo.toml"))
            .arg("--")
            .arg(data.canonicalize()?)
            .arg(workspace::root().join("src/data/en"))
            .arg(stage);
        shell::run(&mut train)?;
    }
    Ok(())
}
