//! What holds for any text whatever, as checks that tests and fuzzers share; each panics where it does not.

use nutgraf::{
    Digest, Error, MAX_COUNT, OffsetEncoding, Options, QuoteCount, digest, render_markdown,
    render_text,
};
use serde_json::Value;

use crate::invariants;

/// The digest, or nothing where there is nothing to read.
pub fn read(text: &str, options: &Options) -> Option<Digest> {
    match digest(text, options) {
        Ok(digest) => Some(digest),
        Err(Error::EmptyInput) => None,
        Err(other) => panic!("{other}"),
    }
}

/// Everything that a digest promises, for all that can be asked of a text.
pub fn a_digest_is_sound(text: &str) {
    let options = Options {
        facts: MAX_COUNT,
        quotes: QuoteCount::All,
        outline: true,
        offset_encoding: OffsetEncoding::Utf8,
        ..Options::default()
    };
    if let Some(digest) = read(text, &options) {
        let broken = invariants::broken(text, &options, &digest);
        assert!(broken.is_empty(), "{broken:#?}");
        assert_eq!(Some(&digest), read(text, &options).as_ref(), "the same text, another digest");
        shown(&digest);
    }
}

/// In other units a digest has the same spans, converted, and is else the same.
pub fn units_change_nothing_else(text: &str, quotes: QuoteCount) {
    let options =
        |offset_encoding| Options { quotes, outline: true, offset_encoding, ..Options::default() };
    let Some(bytes) = read(text, &options(OffsetEncoding::Utf8)) else { return };
    let bytes = serde_json::to_value(bytes).expect("a digest is JSON");
    let (mut utf16, mut utf32) = (vec![0; text.len() + 1], vec![0; text.len() + 1]);
    let (mut units, mut characters) = (0, 0);
    for (at, c) in text.char_indices() {
        (utf16[at], utf32[at]) = (units, characters);
        (units, characters) = (units + c.len_utf16(), characters + 1);
    }
    (utf16[text.len()], utf32[text.len()]) = (units, characters);
    for (encoding, name, table) in
        [(OffsetEncoding::Utf16, "utf-16", utf16), (OffsetEncoding::Utf32, "utf-32", utf32)]
    {
        let mut expected = converted(bytes.clone(), &table);
        expected["offsetEncoding"] = Value::from(name);
        let got = read(text, &options(encoding)).expect("it was read in bytes");
        assert_eq!(serde_json::to_value(got).expect("a digest is JSON"), expected);
    }
}

/// Every span of a digest's JSON, converted from bytes to the units of `table`.
fn converted(value: Value, table: &[usize]) -> Value {
    match value {
        Value::Array(items) => match items.as_slice() {
            [Value::Number(a), Value::Number(b)] => [a, b]
                .into_iter()
                .map(|n| Value::from(table[n.as_u64().expect("an offset") as usize]))
                .collect(),
            _ => items.into_iter().map(|v| converted(v, table)).collect(),
        },
        Value::Object(fields) => {
            fields.into_iter().map(|(k, v)| (k, converted(v, table))).collect()
        }
        other => other,
    }
}

/// Bytes that claim to be a saved digest are refused or can be shown, however wrong they are.
pub fn a_saved_digest_is_shown_or_refused(bytes: &[u8]) {
    if let Ok(digest) = serde_json::from_slice::<Digest>(bytes) {
        shown(&digest);
    }
}

/// A digest on every way out that the core has; nothing that acts is among what a terminal gets.
fn shown(digest: &Digest) {
    render_markdown(digest);
    for line in render_text(digest, 80) {
        for segment in line {
            assert!(!segment.text.chars().any(char::is_control), "{:?}", segment.text);
        }
    }
}
