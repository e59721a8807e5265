//! Every folder of `tests/articles` is a case: its README says what stands in one.
//!
//! `NUTGRAF_ARTICLE=seed` runs the folders whose name holds that word, `NUTGRAF_BLESS=1` writes the snapshots anew.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "support/briefs.rs"]
mod briefs;
#[path = "support/invariants.rs"]
mod invariants;
#[path = "support/snapshot.rs"]
mod snapshot;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::{env, fs};

use briefs::Brief;
use nutgraf::{Digest, OffsetEncoding, Options, QuoteCount, digest};

struct Case {
    name: String,
    folder: PathBuf,
    text: String,
    brief: Brief,
}

fn cases() -> Vec<Case> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let wanted = env::var("NUTGRAF_ARTICLE").unwrap_or_default();
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .expect("the folder is there")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.is_dir())
        .collect();
    folders.sort();
    assert!(folders.len() >= 25, "{} articles", folders.len());
    let read = |folder: PathBuf| {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let file = |file: &str| {
            fs::read_to_string(folder.join(file)).unwrap_or_else(|e| panic!("{name}/{file}: {e}"))
        };
        let brief = serde_json::from_str(&file("brief.json"))
            .unwrap_or_else(|e| panic!("{name}/brief.json: {e}"));
        Case { text: file("article.txt"), brief, name, folder }
    };
    folders.into_iter().map(read).filter(|case| case.name.contains(&wanted)).collect()
}

/// As a surface asks for it: a few key quotes.
fn shown(case: &Case) -> Options {
    Options {
        title: case.brief.title.clone(),
        outline: true,
        offset_encoding: OffsetEncoding::Utf8,
        ..Options::default()
    }
}

/// With every attribution.
fn whole(case: &Case) -> Options {
    Options { quotes: QuoteCount::All, ..shown(case) }
}

fn read(text: &str, options: &Options) -> Digest {
    digest(text, options).expect("an article has a digest")
}

#[track_caller]
fn settle(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} problems:\n\n{}\n", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn every_brief_is_taken_from_its_article() {
    let mut wrong = Vec::new();
    for case in cases() {
        for passage in case.brief.passages() {
            if !case.text.contains(passage) {
                wrong.push(format!("{}: {passage:?}", case.name));
            }
        }
    }
    settle(&wrong);
}

#[test]
fn every_digest_keeps_its_promises() {
    let mut wrong = Vec::new();
    for case in cases() {
        for options in [shown(&case), whole(&case)] {
            let broken = invariants::broken(&case.text, &options, &read(&case.text, &options));
            wrong.extend(broken.into_iter().map(|b| format!("{}: {b}", case.name)));
        }
    }
    settle(&wrong);
}

#[test]
fn every_digest_gives_the_answers_of_a_careful_reader() {
    let mut wrong = Vec::new();
    for case in cases() {
        let misses = case.brief.misses(&case.text, &read(&case.text, &shown(&case)));
        for miss in misses.iter().filter(|m| !case.brief.known.contains(&m.check)) {
            wrong.push(format!("{} {}\n    {}", case.name, miss.check, miss.what));
        }
        let failing: BTreeSet<String> = misses.into_iter().map(|m| m.check).collect();
        for check in case.brief.known.difference(&failing) {
            wrong.push(format!("{} {check}\n    passes now: remove it from `known`", case.name));
        }
    }
    settle(&wrong);
}

#[test]
fn every_digest_reads_as_its_snapshot() {
    let bless = env::var_os("NUTGRAF_BLESS").is_some_and(|v| v == "1");
    let mut wrong = Vec::new();
    for case in cases() {
        let file = case.folder.join("digest.txt");
        let now = snapshot::snapshot(&case.text, &read(&case.text, &whole(&case)));
        let then = fs::read_to_string(&file).unwrap_or_default();
        if now == then {
            continue;
        }
        if bless {
            fs::write(&file, now).expect("the snapshot is written");
        } else {
            wrong.push(format!("{}\n{}", case.name, difference(&then, &now)));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} digests changed; NUTGRAF_BLESS=1 takes them over:\n\n{}\n",
        wrong.len(),
        wrong.join("\n\n")
    );
}

/// The lines that went (`-`) and came (`+`), by the longest common subsequence.
fn difference(then: &str, now: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (then.lines().collect(), now.lines().collect());
    let mut longest = vec![vec![0_usize; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i][j] = if a[i] == b[j] {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            (i, j) = (i + 1, j + 1);
        } else if j < b.len() && (i == a.len() || longest[i][j + 1] >= longest[i + 1][j]) {
            out.push(format!("  + {}", b[j]));
            j += 1;
        } else {
            out.push(format!("  - {}", a[i]));
            i += 1;
        }
    }
    out.join("\n")
}

/// Every text that a digest shows, without the places.
fn words(text: &str, digest: &Digest) -> String {
    // A break inside a hard-wrapped paragraph is part of its text.
    snapshot::snapshot(text, digest).replace("\\r", "")
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let mut wrong = Vec::new();
    for case in cases() {
        let unix = case.text.replace("\r\n", "\n");
        let options = whole(&case);
        let expected = words(&unix, &read(&unix, &options));
        for (variant, text) in [
            ("Windows line ends", unix.replace('\n', "\r\n")),
            ("a byte order mark", format!("\u{feff}{unix}")),
        ] {
            let got = words(&text, &read(&text, &options));
            if got != expected {
                wrong.push(format!(
                    "{} with {variant}\n{}",
                    case.name,
                    difference(&expected, &got)
                ));
            }
        }
    }
    settle(&wrong);
}
