//! What is read: the articles of the tests, longer texts made of them, and files.

use std::path::Path;

use anyhow::{Context, Result};

/// Length of the article that the page's budget speaks of.
const WORDS: usize = 800;

/// Some texts, and what they are called.
pub struct Set {
    pub name: String,
    pub texts: Vec<String>,
}

/// The articles of the tests, the same put together to texts of some length, and those of `files`.
pub fn sets(files: impl Iterator<Item = String>) -> Result<Vec<Set>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/articles");
    let own = fixtures(&folder).context("reading tests/articles")?;
    let long = of_length(&own, WORDS);
    let mut sets = vec![
        Set { name: "articles of the tests".into(), texts: own },
        Set { name: "the same, put together".into(), texts: long },
    ];
    for file in files {
        let path = Path::new(&file);
        let parts = path.iter().rev().take(2).map(|part| part.to_string_lossy());
        let parts: Vec<_> = parts.collect::<Vec<_>>().into_iter().rev().collect();
        let texts = lines(path).with_context(|| format!("reading {file}"))?;
        sets.push(Set { name: parts.join("/").replace(".jsonl", ""), texts });
    }
    Ok(sets)
}

/// The texts of the test articles, by name.
fn fixtures(folder: &Path) -> Result<Vec<String>> {
    let mut files: Vec<_> = std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path().join("article.txt")))
        .collect::<Result<_>>()?;
    files.retain(|file| file.is_file());
    files.sort();
    files.iter().map(|file| Ok(std::fs::read_to_string(file)?)).collect()
}

/// Texts of at least `words` words, each put together from paragraphs of several.
fn of_length(texts: &[String], words: usize) -> Vec<String> {
    let (mut whole, mut text, mut count) = (Vec::new(), String::new(), 0);
    for paragraph in texts.iter().flat_map(|text| text.lines()) {
        text.push_str(paragraph);
        text.push('\n');
        count += paragraph.split_whitespace().count();
        if count >= words {
            whole.push(std::mem::take(&mut text));
            count = 0;
        }
    }
    whole
}

/// The texts of a file with one JSON object a line.
fn lines(file: &Path) -> Result<Vec<String>> {
    let text_of = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line)?;
        let text = line.get("text").and_then(|text| text.as_str()).map(str::to_owned);
        text.context("a line has no text")
    };
    std::fs::read_to_string(file)?.lines().map(text_of).collect()
}
