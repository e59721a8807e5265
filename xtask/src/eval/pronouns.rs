//! Pronouns checked by hand: whom "he", "she", "they" and "it" mean beside direct quotes, as a reader sees it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::workspace;

/// A case of `docs/measures/pronouns.tsv`; ranges in code points.
struct Case {
    article: String,
    pronoun: usize,
    /// The fullest name of the one who is meant.
    name: Option<(usize, usize)>,
}

/// Scores the release binary on the cases and prints what it got wrong: positions only.
pub fn score(data: &Path, binary: &Path) -> Result<()> {
    let list = workspace::root().join("docs/measures/pronouns.tsv");
    let cases = cases(&std::fs::read_to_string(&list)?)?;
    let articles = articles(&data.join("polnear/train.jsonl"), &cases)?;
    let digests = digests(binary, &articles)?;
    let (mut right, mut wrong, mut silent) = (0, 0, 0);
    for case in &cases {
        let text = articles.get(&case.article).context("an article of the list is not there")?;
        let slice = |(from, to): (usize, usize)| -> String {
            text.chars().skip(from).take(to - from).collect()
        };
        let meant = case.name.map(slice);
        let given = digests.get(&case.article).and_then(|d| name_at(d, case.pronoun));
        match (given, meant) {
            (Some(given), Some(meant)) if last(&given) == last(&meant) => right += 1,
            (None, None) => right += 1,
            (None, Some(_)) => {
                silent += 1;
                println!("none given: {} at {}", case.article, case.pronoun);
            }
            _ => {
                wrong += 1;
                println!("wrong: {} at {}", case.article, case.pronoun);
            }
        }
    }
    println!("{} pronouns: {right} right, {wrong} wrong, {silent} without a name", cases.len());
    Ok(())
}

fn cases(list: &str) -> Result<Vec<Case>> {
    let lines = list.lines().filter(|l| !l.starts_with('#')).skip(1);
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let number = |i: usize| fields.get(i).and_then(|f| f.parse().ok());
            Ok(Case {
                article: fields.first().context("no id")?.to_string(),
                pronoun: number(1).context("no position")?,
                name: number(3).zip(number(4)),
            })
        })
        .collect()
}

/// The texts of the articles that the cases name.
fn articles(path: &Path, cases: &[Case]) -> Result<BTreeMap<String, String>> {
    let content =
        std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let mut out = BTreeMap::new();
    for line in content.lines() {
        let value: Value = serde_json::from_str(line)?;
        let (Some(id), Some(text)) = (at(&value, "/id"), at(&value, "/text")) else { continue };
        if cases.iter().any(|c| c.article == id) {
            out.insert(id, text);
        }
    }
    Ok(out)
}

fn digests(binary: &Path, articles: &BTreeMap<String, String>) -> Result<BTreeMap<String, Value>> {
    let folder = workspace::target()?;
    let input = folder.join("pronouns.ndjson");
    let lines: String = articles
        .iter()
        .map(|(id, text)| format!("{}\n", json!({"id": id, "text": text})))
        .collect();
    std::fs::write(&input, lines)?;
    let output = Command::new(binary)
        .args(["batch", "--quotes", "all", "--offset-encoding", "utf-32"])
        .stdin(Stdio::from(std::fs::File::open(&input)?))
        .output()?;
    let mut out = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let value: Value = serde_json::from_str(line)?;
        let digest = value.get("digest").context("a line without a digest")?;
        out.insert(at(&value, "/id").unwrap_or_default(), digest.clone());
    }
    Ok(out)
}

/// The string at a place of a JSON value.
fn at(value: &Value, pointer: &str) -> Option<String> {
    Some(value.pointer(pointer)?.as_str()?.to_owned())
}

/// The speaker's name that a digest gives for the pronoun at a position.
fn name_at(digest: &Value, pronoun: usize) -> Option<String> {
    let covers = |quote: &&Value| {
        let mention = quote.pointer("/speaker/mention").and_then(Value::as_array);
        let mut ends = mention.into_iter().flatten().filter_map(Value::as_u64);
        let (from, to) = (ends.next(), ends.next());
        from.zip(to).is_some_and(|(from, to)| (from..to).contains(&(pronoun as u64)))
    };
    let quote = digest.get("quotes")?.as_array()?.iter().find(covers)?;
    at(quote, "/speaker/name")
}

/// Last name.
fn last(name: &str) -> Option<&str> {
    name.split_whitespace()
        .rev()
        .map(|w| w.trim_end_matches('.'))
        .find(|w| !matches!(*w, "Jr" | "Sr"))
}
