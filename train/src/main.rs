//! Makes the weights in `src/data` from the corpora: what is learnt, from what, and how strongly it is held back.

mod corpus;
mod crf;
mod embed;
mod facts;
mod genre;
mod implications;
mod logistic;
mod quotes;
mod reported;
mod roles;
mod rouge;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// What can be trained, in the order in which the one builds on the other.
const STAGES: [(&str, fn(&Path, &Path) -> Result<()>); 6] = [
    ("quotes", quotes::train),
    ("reported", |data, out| {
        reported::train(&corpus::judged(data, &measures("reported.tsv"))?, out)
    }),
    ("genre", |data, out| genre::train(&corpus::voiced(data, &measures("."))?, out)),
    ("roles", roles::train),
    ("facts", |data, out| {
        let summaries = corpus::summaries(&data.join("summaries/train.jsonl"))?;
        let stories = corpus::stories(&data.join("news-discourse/train.jsonl"))?;
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/articles");
        let pasted = corpus::pasted(data, &measures("campus.tsv"))?;
        let readings = roles::held_out(data)?;
        facts::train(&summaries, &stories, &readings, &corpus::briefs(&own)?, &pasted, out)
    }),
    ("implications", |data, out| {
        let stories = corpus::stories(&data.join("news-discourse/train.jsonl"))?;
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/articles");
        let weighed = corpus::weighed(data, &measures("implications.tsv"))?;
        let readings = roles::held_out(data)?;
        implications::train(&stories, &readings, &corpus::briefs(&own)?, &weighed, out)
    }),
];

/// A list of what was read by hand.
fn measures(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/measures").join(name)
}

/// `nutgraf-train DATA OUT [STAGE…]`: all stages where none is named.
fn main() -> Result<()> {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let (data, out) =
        args.next().zip(args.next()).context("usage: nutgraf-train DATA OUT [STAGE…]")?;
    let wanted: Vec<PathBuf> = args.collect();
    if let Some(name) = wanted.iter().find(|n| STAGES.iter().all(|s| Path::new(s.0) != n.as_path()))
    {
        bail!("no stage `{}`: {}", name.display(), STAGES.map(|s| s.0).join(", "));
    }
    STAGES
        .iter()
        .filter(|s| wanted.is_empty() || wanted.iter().any(|w| w.as_path() == Path::new(s.0)))
        .try_for_each(|stage| stage.1(&data, &out))
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = folder.join(name);
    println!("{}: {} bytes", path.display(), bytes.len());
    std::fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))
}
