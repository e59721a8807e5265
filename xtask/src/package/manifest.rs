//! The manifest of each browser, from the one source that says what they share and where they differ.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

/// The manifest for `browser`: what the source says under `all` with what it says under the browser's
/// name added, and the version.
pub fn write(source: &str, browser: &str, version: &str) -> Result<String> {
    let source: Value = serde_json::from_str(source).context("reading manifest.json")?;
    let part = |name: &str| {
        let found = source.get(name).and_then(Value::as_object);
        found.with_context(|| format!("manifest.json says nothing of {name}"))
    };
    let mut manifest = part("all")?.clone();
    add(&mut manifest, part(browser)?)?;
    manifest.insert("version".into(), version.into());
    Ok(format!("{}\n", serde_json::to_string_pretty(&manifest)?))
}

/// Adds entries: objects are merged, lists go on, and nothing may be said twice.
fn add(to: &mut Map<String, Value>, from: &Map<String, Value>) -> Result<()> {
    for (key, value) in from {
        match (to.get_mut(key), value) {
            (None, value) => drop(to.insert(key.clone(), value.clone())),
            (Some(Value::Object(known)), Value::Object(more)) => add(known, more)?,
            (Some(Value::Array(known)), Value::Array(more)) => known.extend(more.iter().cloned()),
            _ => bail!("manifest.json says two things about {key}"),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_gets_what_all_get_and_its_own() {
        let source = r#"{
            "all": { "permissions": ["storage"], "action": { "default_title": "x" } },
            "one": { "permissions": ["sidePanel"], "action": { "default_area": "navbar" } },
            "two": { "action": { "default_title": "y" } }
        }"#;
        let one: Value = serde_json::from_str(&write(source, "one", "1.2.3").unwrap()).unwrap();
        let expected = serde_json::json!({
            "permissions": ["storage", "sidePanel"],
            "action": { "default_title": "x", "default_area": "navbar" },
            "version": "1.2.3",
        });
        assert_eq!(one, expected);
        assert!(write(source, "two", "1").unwrap_err().to_string().contains("default_title"));
        assert!(write(source, "three", "1").is_err());
    }
}
