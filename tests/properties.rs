//! What holds for any text whatever. `PROPTEST_CASES=10000` tries each property on so many new texts.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

#[path = "support/adversarial.rs"]
mod adversarial;
#[path = "support/hostile.rs"]
#[expect(dead_code, reason = "the rest is for the targets of the fuzzer")]
mod hostile;
#[path = "support/invariants.rs"]
mod invariants;
#[path = "support/known.rs"]
mod known;
#[path = "support/promises.rs"]
mod promises;

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::LazyLock;

use nutgraf::{
    Digest, Error, MAX_BYTES, MAX_COUNT, OffsetEncoding, Options, QuoteCount, Stage, digest,
    digest_with_progress,
};
use promises::read;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngSeed};

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

fn signs() -> impl Strategy<Value = String> {
    let sign = prop_oneof![4 => select(hostile::SIGNS).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    proptest::collection::vec((sign, any::<bool>()), 0..60).prop_map(|signs| {
        signs.into_iter().map(|(s, space)| if space { s + " " } else { s }).collect()
    })
}

/// An article of `tests/articles` with some changes.
fn mutated() -> impl Strategy<Value = String> {
    (select(ARTICLES.as_slice()), proptest::collection::vec(any::<u8>(), 3..36))
        .prop_map(|(article, bytes)| hostile::changed(&article, &bytes))
}

/// What a fuzzer would make of some bytes.
fn built() -> impl Strategy<Value = String> {
    proptest::collection::vec(any::<u8>(), 0..120).prop_map(|bytes| hostile::text(&bytes))
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![1 => any::<String>(), 1 => "\\PC{0,300}", 3 => signs(), 3 => built(), 4 => mutated()]
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
    fn the_unit_of_the_offsets_changes_nothing_else(text in texts(), all in any::<bool>()) {
        let quotes = if all { QuoteCount::All } else { QuoteCount::default() };
        promises::units_change_nothing_else(&text, quotes);
    }

    #[test]
    fn sentences_end_soundly_wherever_they_seem_to(bytes in proptest::collection::vec(any::<u8>(), 0..120)) {
        promises::a_digest_is_sound(&hostile::from(hostile::STOPS, &bytes));
    }

    #[test]
    fn marks_of_all_kinds_make_sound_quotes(bytes in proptest::collection::vec(any::<u8>(), 0..120)) {
        promises::a_digest_is_sound(&hostile::from(hostile::MARKS, &bytes));
    }

    #[test]
    fn what_is_written_down_reads_back_or_is_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in mutated(), at in any::<Index>(), put in any::<u8>()) {
        promises::a_saved_digest_is_shown_or_refused(&bytes);
        if let Some(digest) = read(&text, &Options::default()) {
            let mut json = serde_json::to_vec(&digest).unwrap();
            let at = at.index(json.len());
            json[at] = put;
            promises::a_saved_digest_is_shown_or_refused(&json);
        }
    }

    #[test]
    fn the_outline_and_all_quotes_only_add(text in texts(), key_quotes in 0..8_usize) {
        let options = |quotes, outline| Options { quotes, key_quotes, outline, ..Options::default() };
        if let Some(few) = read(&text, &options(QuoteCount::AtMost(key_quotes), false)) {
            let all = read(&text, &options(QuoteCount::All, true)).unwrap();
            prop_assert!(few.sentences.is_none());
            let keys: Vec<_> = all.quotes.iter().filter(|q| q.key).collect();
            prop_assert!(few.quotes.iter().all(|q| keys.contains(&q)), "{:#?}", few.quotes);
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
    let alone =
        adversarial::PIECES.iter().map(|(name, piece)| (name, adversarial::text(piece, LONG)));
    let in_news = adversarial::PIECES
        .iter()
        .map(|(name, piece)| (name, adversarial::in_an_article(piece, LONG)));
    for (name, text) in alone.chain(in_news) {
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

/// The core keeps what it has looked up, and forgets it where it is too much: neither shows in a digest.
#[test]
fn what_was_read_before_changes_nothing() {
    let options = Options { quotes: QuoteCount::All, outline: true, ..Options::default() };
    let many: String = (0..40_000).map(|n| format!("said{n:x} it. ")).collect();
    for text in ARTICLES.iter().chain([&many]).chain(ARTICLES.iter()) {
        let again = read(text, &options);
        let (text, options) = (text.clone(), options.clone());
        let first = std::thread::spawn(move || read(&text, &options)).join().unwrap();
        assert_eq!(first, again);
    }
}

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
