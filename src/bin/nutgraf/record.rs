//! One line of a batch: `{"id", "title"?, "text"}`, other fields ignored.

use std::fmt;

use nutgraf::Error;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// An article to read.
#[derive(Debug, PartialEq)]
pub struct Record {
    /// What the caller knows it by.
    pub id: String,
    /// Its headline, where the caller knows one.
    pub title: Option<String>,
    /// Its text.
    pub text: String,
    /// Lone surrogates of title and text, each of which became U+FFFD.
    pub replaced: usize,
}

/// A line that cannot be read, with its id where it has one.
#[derive(Debug, PartialEq)]
pub struct Rejected {
    /// The id, where the line has one.
    pub id: Option<String>,
    /// What is wrong.
    pub error: Error,
}

impl Record {
    /// Reads a line. Of a field that stands twice the last one counts.
    ///
    /// # Errors
    /// [`Error::InvalidUtf8`] and [`Error::InvalidLine`].
    pub fn parse(line: &[u8]) -> Result<Self, Rejected> {
        let nameless = |error| Rejected { id: None, error };
        let line = std::str::from_utf8(line)
            .map_err(|error| nameless(Error::InvalidUtf8 { at: error.valid_up_to() }))?;
        if line.trim().is_empty() {
            return Err(nameless(invalid("The line is empty.")));
        }
        let fields: Fields =
            serde_json::from_str(line).map_err(|error| nameless(not_a_record(&error)))?;
        let id = match fields.id.map(string) {
            Some(Some((id, _))) => id,
            Some(None) => return Err(nameless(invalid("The id is not a string."))),
            None => return Err(nameless(invalid("The line has no id."))),
        };
        let rejected = |message| Rejected { id: Some(id.clone()), error: invalid(message) };
        let (text, in_text) = match fields.text.map(string) {
            Some(Some(text)) => text,
            Some(None) => return Err(rejected("The text is not a string.")),
            None => return Err(rejected("The line has no text.")),
        };
        let (title, in_title) = match fields.title.filter(|title| title.get() != "null").map(string)
        {
            Some(Some((title, replaced))) => (Some(title), replaced),
            Some(None) => return Err(rejected("The title is neither a string nor null.")),
            None => (None, 0),
        };
        Ok(Self { id, title, text, replaced: in_text + in_title })
    }
}

fn invalid(message: &str) -> Error {
    Error::InvalidLine { message: message.to_owned() }
}

fn not_a_record(error: &serde_json::Error) -> Error {
    let message = if error.is_data() {
        "The line is not a JSON object.".to_owned()
    } else {
        // Every line is "line 1" to the parser; only the column says something.
        let message = error.to_string();
        let what = message.split(" at line ").next().unwrap_or_default();
        format!("The line is not JSON: {what} at column {}.", error.column())
    };
    Error::InvalidLine { message }
}

/// The fields as they stand in the line, so that each can be wrong by itself.
#[derive(Default)]
struct Fields<'a> {
    id: Option<&'a RawValue>,
    title: Option<&'a RawValue>,
    text: Option<&'a RawValue>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Fields::default();
                while let Some(key) = map.next_key::<Bytes>()? {
                    match key.0.as_slice() {
                        b"id" => fields.id = Some(map.next_value()?),
                        b"title" => fields.title = Some(map.next_value()?),
                        b"text" => fields.text = Some(map.next_value()?),
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(fields)
            }
        }

        deserializer.deserialize_map(Object)
    }
}

/// A JSON string as bytes. Unlike a `String` it may hold lone surrogates (`"\ud800"`), which the
/// parser leaves as the three bytes that UTF-8 would use for them (WTF-8).
struct Bytes(Vec<u8>);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Content;

        impl Visitor<'_> for Content {
            type Value = Bytes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }

            fn visit_str<E>(self, text: &str) -> Result<Bytes, E> {
                Ok(Bytes(text.as_bytes().to_vec()))
            }
        }

        deserializer.deserialize_bytes(Content)
    }
}

/// The string that `raw` is, with the number of lone surrogates that became U+FFFD in it.
fn string(raw: &RawValue) -> Option<(String, usize)> {
    if !raw.get().starts_with('"') {
        return None;
    }
    let Bytes(bytes) = serde_json::from_str(raw.get()).ok()?;
    let mut bytes = match String::from_utf8(bytes) {
        Ok(text) => return Some((text, 0)),
        Err(error) => error.into_bytes(),
    };
    let replaced = replace_surrogates(&mut bytes);
    String::from_utf8(bytes).ok().map(|text| (text, replaced))
}

/// Replaces each lone surrogate of WTF-8 by U+FFFD, which has the same length there, and one unit in
/// UTF-16 as well. Returns how many there were.
fn replace_surrogates(bytes: &mut [u8]) -> usize {
    let mut replaced = 0;
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == 0xED) {
        let (_, found) = rest.split_at_mut(at);
        // U+D800 to U+DFFF alone have a second byte from A0 on after ED.
        if let [lead, second @ 0xA0..=0xBF, third, ..] = found {
            (*lead, *second, *third) = (0xEF, 0xBF, 0xBD);
            replaced += 1;
        }
        let step = found.len().min(1);
        rest = found.split_at_mut(step).1;
    }
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(line: &str) -> (String, usize) {
        let record = Record::parse(line.as_bytes()).unwrap();
        (record.text, record.replaced)
    }

    fn message(line: &str) -> String {
        Record::parse(line.as_bytes()).unwrap_err().error.to_string()
    }

    #[test]
    fn lone_surrogates_are_replaced_one_by_one() {
        for (line, expected, replaced) in [
            (r#"{"id":"1","text":"a\ud800b"}"#, "a\u{FFFD}b", 1),
            (r#"{"id":"1","text":"\udc00\ud83d\ude00\ud83d"}"#, "\u{FFFD}😀\u{FFFD}", 2),
            (r#"{"id":"1","text":"\ud800\ud800\udfff\u0041"}"#, "\u{FFFD}\u{103FF}A", 1),
            (r#"{"id":"1","text":"\ud7ff\ue000 í 힣"}"#, "\u{D7FF}\u{E000} í 힣", 0),
            (r#"{"\ud800":[{"\udead":"\ud800"}],"id":"1","text":"x","title":"\ud801"}"#, "x", 1),
        ] {
            assert_eq!(text(line), (expected.to_owned(), replaced), "{line}");
        }
    }

    #[test]
    fn fields_come_in_any_order_and_company() {
        let record = Record::parse(
            br#" {"text":"T","n":{"id":5,"deep":[[[{}]]]},"title":null,"id":"a\n"} "#,
        )
        .unwrap();
        assert_eq!(record, Record { id: "a\n".into(), title: None, text: "T".into(), replaced: 0 });
        assert_eq!(text(r#"{"i\u0064":"x","text":"1","text":"2"}"#), ("2".to_owned(), 0));
    }

    #[test]
    fn what_is_wrong_is_said_plainly() {
        assert_eq!(message(r#"{"text":"x"}"#), "The line has no id.");
        assert_eq!(message(r#"{"id":7,"text":"x"}"#), "The id is not a string.");
        assert_eq!(message(r#"{"id":null,"text":"x"}"#), "The id is not a string.");
        assert_eq!(message(r#"{"id":"7"}"#), "The line has no text.");
        assert_eq!(message(r#"{"id":"7","text":["x"]}"#), "The text is not a string.");
        assert_eq!(
            message(r#"{"id":"7","text":"x","title":1}"#),
            "The title is neither a string nor null."
        );
        assert_eq!(message("[1]"), "The line is not a JSON object.");
        assert_eq!(message("\"x\""), "The line is not a JSON object.");
        assert_eq!(message("  "), "The line is empty.");
        assert!(
            message(r#"{"id":"7","text":"x"} {}"#)
                .starts_with("The line is not JSON: trailing characters")
        );
        assert!(
            message(r#"{"id":"7","text":"x"#)
                .starts_with("The line is not JSON: EOF while parsing a string")
        );
        let rejected = Record::parse(br#"{"id":"7"}"#).unwrap_err();
        assert_eq!(rejected.id.as_deref(), Some("7"));
    }

    #[test]
    fn nesting_without_end_is_no_stack_overflow() {
        let line = format!(r#"{{"deep":{},"id":"1","text":"x"}}"#, "[".repeat(1 << 20));
        assert!(Record::parse(line.as_bytes()).is_err());
        let line = format!(
            r#"{{"deep":{}{},"id":"1","text":"x"}}"#,
            "[".repeat(1 << 20),
            "]".repeat(1 << 20)
        );
        assert_eq!(text(&line).0, "x");
    }
}
