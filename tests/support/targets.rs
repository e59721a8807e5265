//! What the fuzzers run, each from bytes: the same on the stable compiler and on the nightly one.

use crate::record::Record;
use crate::{hostile, promises};

/// What is run on bytes; it panics where a promise is broken.
type Target = fn(&[u8]);

/// Each by its name in `fuzz/`.
pub const TARGETS: [(&str, Target); 7] = [
    ("articles", articles),
    ("batch_line", batch_line),
    ("digest", digest),
    ("quotes", quotes),
    ("saved", saved),
    ("sentences", sentences),
    ("units", units),
];

/// Articles that are changed.
const ARTICLES: [&str; 8] = [
    include_str!("../articles/seed/article.txt"),
    include_str!("../articles/rent-debate/article.txt"),
    include_str!("../articles/port-strike/article.txt"),
    include_str!("../articles/ferry-web-paste/article.txt"),
    include_str!("../articles/mismatched-marks-zoo/article.txt"),
    include_str!("../articles/panel-transcript/article.txt"),
    include_str!("../articles/airport-single-line/article.txt"),
    include_str!("../articles/live-blog-storm/article.txt"),
];

/// A whole digest from an article with changes.
pub fn articles(bytes: &[u8]) {
    let Some((which, changes)) = bytes.split_first() else { return };
    let article = ARTICLES[usize::from(*which) % ARTICLES.len()];
    promises::a_digest_is_sound(&hostile::changed(article, changes));
}

/// A line of a batch, as it is and as JSON that the bytes build: read or refused, and read as it was written.
pub fn batch_line(bytes: &[u8]) {
    let string = hostile::joined(hostile::JSON_STRINGS, bytes);
    for line in [
        bytes.to_vec(),
        hostile::joined(hostile::JSON, bytes).into_bytes(),
        format!("{{\"id\":\"a\",\"text\":\"{string}\",\"title\":\"{string}\"}}").into_bytes(),
    ] {
        let Ok(record) = Record::parse(&line) else { continue };
        let id = serde_json::to_string(&record.id).expect("a string is JSON");
        let text = serde_json::to_string(&record.text).expect("a string is JSON");
        let title = serde_json::to_string(&record.title).expect("a title is JSON");
        let again = format!("{{\"id\":{id},\"text\":{text},\"title\":{title}}}");
        let read = Record::parse(again.as_bytes()).expect("a line written anew");
        assert_eq!((read.id, read.title, read.text), (record.id, record.title, record.text));
        assert_eq!(read.replaced, 0);
    }
}

/// A whole digest from bytes: as they are, and as a text that they build.
pub fn digest(bytes: &[u8]) {
    promises::a_digest_is_sound(&String::from_utf8_lossy(bytes));
    promises::a_digest_is_sound(&hostile::text(bytes));
}

/// Quotations, speakers, reported speech: marks of all kinds, opened and closed at will.
pub fn quotes(bytes: &[u8]) {
    promises::a_digest_is_sound(&hostile::from(hostile::MARKS, bytes));
}

/// A saved digest: shown or refused, however wrong it is.
pub fn saved(bytes: &[u8]) {
    promises::a_saved_digest_is_shown_or_refused(bytes);
}

/// Where sentences end: the outline covers every paragraph, whatever stands where they seem to end.
pub fn sentences(bytes: &[u8]) {
    promises::a_digest_is_sound(&hostile::from(hostile::STOPS, bytes));
}

/// Offsets in UTF-16 and UTF-32 units.
pub fn units(bytes: &[u8]) {
    let all = nutgraf::QuoteCount::All;
    promises::units_change_nothing_else(&String::from_utf8_lossy(bytes), all);
    promises::units_change_nothing_else(&hostile::text(bytes), all);
}
