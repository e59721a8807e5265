//! The corpora as they lie on disk.

use std::path::Path;

use anyhow::{Context, Result};
use nutgraf::Span;
use nutgraf::training::Attribution;
use serde_json::Value;

/// An article with its attributions; spans in bytes.
pub struct Annotated {
    pub text: String,
    pub attributions: Vec<Attribution>,
}

/// PolNeAR: one JSON object a line, spans in code points.
pub fn polnear(path: &Path) -> Result<Vec<Annotated>> {
    let content =
        std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    content.lines().map(|line| article(&serde_json::from_str(line)?)).collect()
}

fn article(value: &Value) -> Result<Annotated> {
    let text = value["text"].as_str().context("no text")?.to_owned();
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let spans = |value: &Value| -> Vec<Span> {
        let at = |v: &Value| bytes.get(v.as_u64().unwrap_or(0) as usize).copied().unwrap_or(0);
        let pairs = value.as_array().into_iter().flatten();
        pairs.map(|p| Span { start: at(&p[0]), end: at(&p[1]) }).collect()
    };
    let attributions =
        value["attributions"].as_array().into_iter().flatten().map(|a| Attribution {
            source: spans(&a["source"]),
            cue: spans(&a["cue"]),
            content: spans(&a["content"]),
        });
    let attributions = attributions.collect();
    Ok(Annotated { text, attributions })
}
