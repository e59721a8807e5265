//! Texts and the genre that a reader gives each: what they are taken for is the table in the model card.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::collections::BTreeMap;

use nutgraf::{Digest, Options, digest};
use serde::Deserialize;

/// In the order of the digest's type.
const GENRES: [&str; 8] =
    ["news", "brief", "opinion", "live-blog", "interview", "list", "press-release", "not-article"];
const CARD: &str = include_str!("../src/data/README.md");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    genre: String,
    #[serde(default)]
    refused: bool,
    text: String,
}

fn cases() -> Vec<(Case, Digest)> {
    let table: Table = toml::from_str(include_str!("rules/genre.toml")).expect("a table");
    let read = |case: Case| {
        let digest = digest(&case.text, &Options::default()).expect("a case has a digest");
        (case, digest)
    };
    table.case.into_iter().map(read).collect()
}

fn genre(digest: &Digest) -> String {
    let name = serde_json::to_value(digest.article.genre).expect("a genre has a name");
    name.as_str().expect("a genre is a word").to_owned()
}

#[test]
fn what_texts_are_taken_for_is_what_the_model_card_says() {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    let cases = cases();
    assert_eq!(cases.len(), 78);
    for (case, digest) in &cases {
        let found = genre(digest);
        if found != case.genre {
            let head = case.text.trim().lines().next().unwrap_or_default();
            wrong.push(format!("{} taken for {found}: {head}", case.genre));
        }
        *counts.entry((case.genre.clone(), found)).or_default() += 1;
    }
    let mut table = format!("| | {} |\n| --- |{}\n", GENRES.join(" | "), " ---: |".repeat(8));
    for is in GENRES {
        let count = |found: &&str| {
            let n = counts.get(&(is.to_owned(), (*found).to_owned()));
            n.map_or_else(String::new, usize::to_string)
        };
        let row: Vec<String> = GENRES.iter().map(count).collect();
        table.push_str(&format!("| {is} | {} |\n", row.join(" | ")));
    }
    assert!(CARD.contains(&table), "src/data/README.md lacks this table:\n\n{table}\n{wrong:#?}");
}

#[test]
fn facts_are_refused_on_a_label_alone() {
    for (case, digest) in cases() {
        let shows = matches!(case.genre.as_str(), "opinion" | "live-blog");
        if shows && genre(&digest) == case.genre {
            assert_eq!(digest.facts.is_empty(), case.refused, "{}", case.text);
        } else if case.genre != "not-article" && !case.refused {
            assert!(!digest.facts.is_empty(), "no facts: {}", case.text);
        }
    }
}
