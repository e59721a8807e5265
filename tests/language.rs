//! The language of a text: the table `rules/language.toml`, and properties that hold for any text.

#![allow(clippy::expect_used, reason = "a test may panic")]

use nutgraf::{UNDETERMINED, detect_language};
use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    tag: String,
    text: String,
    #[serde(default)]
    certain: bool,
    #[serde(default = "once")]
    repeat: usize,
}

fn once() -> usize {
    1
}

fn table() -> Vec<Case> {
    let source = include_str!("rules/language.toml");
    toml::from_str::<Table>(source).expect("the table is TOML").case
}

#[test]
fn every_text_of_the_table_is_told() {
    let mut wrong = Vec::new();
    for case in table() {
        let language = detect_language(&case.text.repeat(case.repeat));
        if language.tag != case.tag || (case.certain && !language.confident) {
            wrong.push(format!("{} for {}: {}", language.tag, case.tag, case.text));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_table_spans_languages() {
    let cases = table();
    let mut tags: Vec<_> = cases.iter().map(|case| case.tag.as_str()).collect();
    tags.sort_unstable();
    tags.dedup();
    assert!(
        cases.len() >= 60 && tags.len() >= 25,
        "{} cases, {} languages",
        cases.len(),
        tags.len()
    );
}

#[test]
fn case_and_repetition_change_nothing() {
    for case in table().iter().filter(|case| case.certain) {
        let upper = case.text.to_uppercase();
        assert_eq!(detect_language(&upper).tag, case.tag, "{upper}");
        assert_eq!(detect_language(&case.text.repeat(200)).tag, case.tag, "{} repeated", case.text);
    }
}

#[test]
fn an_undetermined_language_is_never_certain() {
    for text in
        ["", " ", "\u{0}", "\u{300}\u{301}", "a", "AAAA", "zzz ".repeat(5000).as_str(), "\u{FFFD}"]
    {
        let language = detect_language(text);
        assert!(language.tag != UNDETERMINED || !language.confident, "{text:?}");
    }
}
