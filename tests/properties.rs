//! What holds for any text whatever. `PROPTEST_CASES=10000` tries each property on so many new texts.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

#[path = "support/adversarial.rs"]
mod adversarial;
#[path = "support/invariants.rs"]
mod invariants;
#[path = "support/known.rs"]
mod known;

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::LazyLock;

use nutgraf::{
    Digest, Error, MAX_BYTES, MAX_COUNT, OffsetEncoding, Options, QuoteCount, Stage, digest,
    digest_with_progress,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngSeed};
use serde_json::Value;

/// Texts for each property unless asked otherwise: about twenty seconds in all, unoptimised.
const CASES: u32 = 256;

fn config() -> Config {
    let asked: Option<u32> = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok());
    let default = Config::default();
    // An ordinary run tries the same texts each time, so that it fails only where the code changed;
    // one with a number of cases tries new ones.
    let rng_seed = if asked.is_some() { default.rng_seed } else { RngSeed::Fixed(SEED) };
    // A text that breaks a property belongs into `rules/odd.toml`, not into a file of seeds.
    Config {
        cases: asked.unwrap_or(CASES),
        rng_seed,
        failure_persistence: None,
        max_shrink_iters: 2000,
        ..default
    }
}

/// What the texts of an ordinary run are drawn from.
const SEED: u64 = 1;

/// The articles of `tests/articles`.
static ARTICLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut files: Vec<_> = fs::read_dir(root)
        .unwrap()
        .map(|e| e.unwrap().path().join("article.txt"))
        .filter(|f| f.exists())
        .collect();
    files.sort();
    files.iter().map(|f| fs::read_to_string(f).unwrap()).collect()
});

/// Words and signs that every stage has a rule for.
const SIGNS: &[&str] = &[
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "``",
    "''",
    "(",
    ")",
    "[",
    "]",
    "[1]",
    "[1, 2]",
    "(1)",
    "¹",
    ".",
    "!",
    "?",
    "…",
    "...",
    ",",
    ";",
    ":",
    "—",
    "–",
    "-",
    "--",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "\u{85}",
    " ",
    "  ",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{ad}",
    "\t",
    "\0",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{301}",
    "\u{202e}",
    "\u{2066}",
    "\u{200d}",
    "😀",
    "👩‍👩‍👧",
    "🇳🇴",
    "e\u{301}",
    "א",
    "ب",
    "新",
    "İ",
    "ß",
    "ﬁ",
    "ǅ",
    "𝒜",
    "１",
    "said",
    "says",
    "told",
    "according to",
    "asked",
    "called",
    "adding that",
    "that",
    "who",
    "and",
    "but",
    "he",
    "she",
    "they",
    "it",
    "I",
    "Ana Ruiz",
    "Ruiz",
    "Tom Bell",
    "Mr. Bell",
    "Sen. Ana Ruiz (D-N.M.)",
    "the ministry",
    "the Foreign Ministry",
    "EPA",
    "police",
    "U.S.",
    "No.",
    "Jan. 5",
    "a.m.",
    "J. K.",
    "$3.5 million",
    "61%",
    "1961",
    "Why it matters",
    "Why it matters:",
    "This means",
    "may",
    "could",
    "suggests",
    "is likely to",
    "analysts",
    "Read more:",
    "By",
    "OSLO —",
    "(CNN)",
    "http://a.b",
    "a@b.c",
    "The bridge was closed on Friday.",
    "prices rose",
    "It",
    "’s",
    "'s",
    "A.",
    "Q:",
    "— Ana Ruiz, mayor",
    "Opinion",
];

fn signs() -> impl Strategy<Value = String> {
    let sign = prop_oneof![4 => select(SIGNS).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    proptest::collection::vec((sign, any::<bool>()), 0..60).prop_map(|signs| {
        signs.into_iter().map(|(s, space)| if space { s + " " } else { s }).collect()
    })
}

/// One change of an article.
#[derive(Debug, Clone)]
enum Change {
    Delete(Index),
    Double(Index),
    Swap(Index, Index),
    Insert(Index, &'static str),
    Cut(Index),
    Join(Index),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        any::<Index>().prop_map(Change::Delete),
        any::<Index>().prop_map(Change::Double),
        any::<(Index, Index)>().prop_map(|(a, b)| Change::Swap(a, b)),
        (any::<Index>(), select(SIGNS)).prop_map(|(at, sign)| Change::Insert(at, sign)),
        (any::<Index>(), select(SIGNS)).prop_map(|(at, sign)| Change::Insert(at, sign)),
        any::<Index>().prop_map(Change::Cut),
        any::<Index>().prop_map(Change::Join),
    ]
}

fn mutated() -> impl Strategy<Value = String> {
    (select(ARTICLES.as_slice()), proptest::collection::vec(change(), 1..12))
        .prop_map(|(article, changes)| changes.into_iter().fold(article, changed))
}

fn changed(text: String, change: Change) -> String {
    let mut lines: Vec<&str> = text.split('\n').collect();
    let place = |index: &Index| {
        let places: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        places[index.index(places.len())]
    };
    match change {
        Change::Delete(line) => drop(lines.remove(line.index(lines.len()))),
        Change::Double(line) => lines.push(lines[line.index(lines.len())]),
        Change::Swap(a, b) => {
            let count = lines.len();
            lines.swap(a.index(count), b.index(count));
        }
        Change::Insert(at, sign) => {
            let at = place(&at);
            return format!("{}{sign}{}", &text[..at], &text[at..]);
        }
        Change::Cut(at) => return text[..place(&at)].to_owned(),
        Change::Join(at) => {
            let at = at.index(lines.len());
            return format!("{} {}", lines[..at].join("\n"), lines[at..].join("\n"));
        }
    }
    lines.join("\n")
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![1 => any::<String>(), 1 => "\\PC{0,300}", 4 => signs(), 4 => mutated()]
}

fn options() -> impl Strategy<Value = Options> {
    let count =
        prop_oneof![3 => (0..=MAX_COUNT).prop_map(QuoteCount::AtMost), 2 => Just(QuoteCount::All)];
    let title = proptest::option::weighted(
        0.2,
        prop_oneof![any::<String>(), Just("The bridge was closed".to_owned())],
    );
    (0..=MAX_COUNT, count, title).prop_map(|(facts, quotes, title)| Options {
        facts,
        quotes,
        title,
        outline: true,
        offset_encoding: OffsetEncoding::Utf8,
        ..Options::default()
    })
}

/// The digest, or nothing where there is nothing to read.
fn read(text: &str, options: &Options) -> Option<Digest> {
    match digest(text, options) {
        Ok(digest) => Some(digest),
        Err(Error::EmptyInput) => None,
        Err(other) => panic!("{other}"),
    }
}

/// Every span of a digest's JSON, converted from bytes to `units` of what stands before.
fn converted(value: Value, units: &dyn Fn(usize) -> usize) -> Value {
    match value {
        Value::Array(items) => match items.as_slice() {
            [Value::Number(a), Value::Number(b)] => [a, b]
                .into_iter()
                .map(|n| Value::from(units(n.as_u64().expect("an offset") as usize)))
                .collect(),
            _ => items.into_iter().map(|v| converted(v, units)).collect(),
        },
        Value::Object(fields) => {
            fields.into_iter().map(|(k, v)| (k, converted(v, units))).collect()
        }
        other => other,
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_digest_keeps_its_promises(text in texts(), options in options()) {
        if let Some(digest) = read(&text, &options) {
            let broken = invariants::broken(&text, &options, &digest);
            prop_assert!(broken.is_empty(), "{broken:#?}");
            prop_assert_eq!(Some(digest), read(&text, &options), "the same text, another digest");
        } else {
            prop_assert!(!text.chars().any(char::is_alphanumeric), "said to be empty");
        }
    }

    #[test]
    fn the_unit_of_the_offsets_changes_nothing_else(text in texts(), quotes in prop_oneof![Just(QuoteCount::All), Just(QuoteCount::default())]) {
        let options = |offset_encoding| Options { quotes, outline: true, offset_encoding, ..Options::default() };
        if let Some(bytes) = read(&text, &options(OffsetEncoding::Utf8)) {
            let bytes = serde_json::to_value(bytes).unwrap();
            for (encoding, name) in [(OffsetEncoding::Utf16, "utf-16"), (OffsetEncoding::Utf32, "utf-32")] {
                let units = |at: usize| if name == "utf-16" { text[..at].encode_utf16().count() } else { text[..at].chars().count() };
                let mut expected = converted(bytes.clone(), &units);
                expected["offsetEncoding"] = Value::from(name);
                let got = serde_json::to_value(read(&text, &options(encoding)).unwrap()).unwrap();
                prop_assert_eq!(got, expected);
            }
        }
    }

    #[test]
    fn the_outline_and_all_quotes_only_add(text in texts(), key_quotes in 0..8_usize) {
        let options = |quotes, outline| Options { quotes, key_quotes, outline, ..Options::default() };
        if let Some(few) = read(&text, &options(QuoteCount::AtMost(key_quotes), false)) {
            let all = read(&text, &options(QuoteCount::All, true)).unwrap();
            prop_assert!(few.sentences.is_none());
            prop_assert_eq!(&few.quotes, &all.quotes.iter().filter(|q| q.key).cloned().collect::<Vec<_>>());
            let stripped = Digest { sentences: None, quotes: few.quotes.clone(), ..all };
            prop_assert_eq!(few, stripped);
        }
    }

    #[test]
    fn fewer_facts_are_the_best_of_more(text in mutated(), count in 0..8_usize) {
        let facts = |facts| read(&text, &Options { facts, ..Options::default() }).map(|d| d.facts.into_iter().map(|f| f.text).collect::<Vec<_>>());
        if let (Some(few), Some(more)) = (facts(count), facts(count + 1)) {
            prop_assert_eq!(&few[..], &more[..few.len()]);
        }
    }

    #[test]
    fn a_digest_survives_json(text in mutated()) {
        let options = Options { quotes: QuoteCount::All, outline: true, ..Options::default() };
        if let Some(digest) = read(&text, &options) {
            let json = serde_json::to_string(&digest).unwrap();
            prop_assert_eq!(digest, serde_json::from_str::<Digest>(&json).unwrap());
        }
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Odd {
    text: Vec<OddText>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct OddText {
    why: String,
    text: String,
    known: Option<String>,
}

#[test]
fn texts_that_once_broke_a_promise_keep_it() {
    let mut outcome = known::Outcome::default();
    for case in
        toml::from_str::<Odd>(include_str!("rules/odd.toml")).expect("the table is TOML").text
    {
        let options = Options {
            facts: MAX_COUNT,
            quotes: QuoteCount::All,
            outline: true,
            offset_encoding: OffsetEncoding::Utf8,
            ..Options::default()
        };
        let broken = read(&case.text, &options)
            .map_or_else(Vec::new, |digest| invariants::broken(&case.text, &options, &digest));
        outcome.record(&case.why, case.known.as_deref(), &broken);
    }
    outcome.settle(1);
}

#[test]
fn long_texts_of_every_kind_have_a_sound_digest() {
    for (name, piece) in adversarial::PIECES {
        let text = adversarial::text(piece, LONG);
        let options = Options {
            quotes: QuoteCount::All,
            outline: true,
            offset_encoding: OffsetEncoding::Utf8,
            ..Options::default()
        };
        if let Some(digest) = read(&text, &options) {
            let mut broken = invariants::broken(&text, &options, &digest);
            let count = broken.len();
            broken.truncate(3);
            let broken: Vec<String> =
                broken.iter().map(|b| b.chars().take(300).collect()).collect();
            assert!(broken.is_empty(), "{name}: {count} promises broken: {broken:#?}");
        }
    }
}

/// Length of the long texts: what the unoptimised build reads in a few seconds in all.
const LONG: usize = 64 * 1024;

#[test]
fn every_stage_can_be_cancelled() {
    const STAGES: [Stage; 5] =
        [Stage::Intake, Stage::Sentences, Stage::Quotes, Stage::Implications, Stage::Facts];
    let text = &ARTICLES[0];
    for (last, stage) in STAGES.into_iter().enumerate() {
        let mut told = Vec::new();
        let result = digest_with_progress(text, &Options::default(), |progress| {
            assert_eq!((progress.done, progress.of), (told.len(), STAGES.len()));
            told.push(progress.stage);
            if progress.stage == stage { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(result, Err(Error::Cancelled));
        assert_eq!(told, STAGES[..=last]);
    }
    let mut told = Vec::new();
    let whole = digest_with_progress(text, &Options::default(), |progress| {
        told.push(progress.stage);
        ControlFlow::Continue(())
    });
    assert_eq!(told, STAGES);
    assert_eq!(whole, digest(text, &Options::default()));
}

#[test]
fn what_cannot_be_read_is_said_before_any_work() {
    let refused = |text: &str, options: &Options| {
        digest_with_progress(text, options, |_| panic!("work was begun"))
            .expect_err("no digest")
            .code()
    };
    for nothing in ["", " ", "\n\r\n\t", "\u{feff}", "\u{200b}\u{a0}\u{2028}", "\0"] {
        assert_eq!(refused(nothing, &Options::default()), "empty-input", "{nothing:?}");
    }
    assert_eq!(refused(&"a".repeat(MAX_BYTES + 1), &Options::default()), "too-long");
    for options in [
        Options { facts: MAX_COUNT + 1, ..Options::default() },
        Options { quotes: QuoteCount::AtMost(MAX_COUNT + 1), ..Options::default() },
    ] {
        assert_eq!(refused("The bridge was closed.", &options), "invalid-option");
    }
}
