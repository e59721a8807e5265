//! What a caller may choose. Defaults live here and nowhere else.

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// Facts shown unless asked otherwise.
pub const DEFAULT_FACTS: usize = 3;
/// Key quotes shown unless asked otherwise.
pub const DEFAULT_QUOTES: usize = 5;
/// Highest count that can be asked for, of facts and of quotes.
pub const MAX_COUNT: usize = 50;

/// Unit of the offsets in a digest; names as in the Language Server Protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum OffsetEncoding {
    /// Bytes, what Rust strings index by.
    #[serde(rename = "utf-8")]
    Utf8,
    /// Code units, what JavaScript strings index by.
    #[default]
    #[serde(rename = "utf-16")]
    Utf16,
    /// Code points, what Python strings index by.
    #[serde(rename = "utf-32")]
    Utf32,
}

/// How many quotes are wanted: at most so many key quotes, or every attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(type = "number | \"all\""))]
pub enum QuoteCount {
    /// At most this many, key quotes only. The parts of one utterance (“A,” Ruiz said. “B.”) count each, and come
    /// together.
    AtMost(usize),
    /// Every attribution, with `key` marked.
    All,
}

impl Default for QuoteCount {
    fn default() -> Self {
        Self::AtMost(DEFAULT_QUOTES)
    }
}

impl Serialize for QuoteCount {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::AtMost(n) => serializer.serialize_u64(*n as u64),
            Self::All => serializer.serialize_str("all"),
        }
    }
}

impl<'de> Deserialize<'de> for QuoteCount {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(QuoteCountVisitor)
    }
}

/// Written by hand: an untagged enum would bring code for every type that serde knows.
struct QuoteCountVisitor;

impl serde::de::Visitor<'_> for QuoteCountVisitor {
    type Value = QuoteCount;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("quotes: a whole number or \"all\"")
    }

    fn visit_u64<E: serde::de::Error>(self, count: u64) -> Result<QuoteCount, E> {
        Ok(QuoteCount::AtMost(usize::try_from(count).unwrap_or(usize::MAX)))
    }

    fn visit_i64<E: serde::de::Error>(self, count: i64) -> Result<QuoteCount, E> {
        u64::try_from(count)
            .map_err(|_| E::invalid_value(serde::de::Unexpected::Signed(count), &self))
            .and_then(|count| self.visit_u64(count))
    }

    /// JavaScript has no whole numbers of its own.
    fn visit_f64<E: serde::de::Error>(self, count: f64) -> Result<QuoteCount, E> {
        if count >= 0.0 && count <= f64::from(u32::MAX) && count.fract() == 0.0 {
            self.visit_u64(count as u64)
        } else {
            Err(E::invalid_value(serde::de::Unexpected::Float(count), &self))
        }
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<QuoteCount, E> {
        if word == "all" {
            Ok(QuoteCount::All)
        } else {
            Err(E::invalid_value(serde::de::Unexpected::Str(word), &self))
        }
    }
}

/// Options of one digest. `Options::default()` is what every surface starts from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Options {
    /// How many headline facts, 0 to [`MAX_COUNT`].
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub facts: usize,
    /// How many quotes.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub quotes: QuoteCount,
    /// Where all quotes are wanted: how many utterances are marked as key, 0 to [`MAX_COUNT`].
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub key_quotes: usize,
    /// Whether every sentence is listed with its role.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub outline: bool,
    /// Unit of all offsets.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub offset_encoding: OffsetEncoding,
    /// The headline, where it is known apart from the text.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub title: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            facts: DEFAULT_FACTS,
            quotes: QuoteCount::default(),
            key_quotes: DEFAULT_QUOTES,
            outline: false,
            offset_encoding: OffsetEncoding::default(),
            title: None,
        }
    }
}

impl Options {
    /// Checks the counts.
    ///
    /// # Errors
    /// [`Error::InvalidOption`] when a count is over [`MAX_COUNT`].
    pub fn validate(&self) -> Result<(), Error> {
        let quotes = match self.quotes {
            QuoteCount::AtMost(n) => n,
            QuoteCount::All => 0,
        };
        let counts = [("facts", self.facts), ("quotes", quotes), ("keyQuotes", self.key_quotes)];
        for (name, count) in counts {
            if count > MAX_COUNT {
                return Err(Error::InvalidOption {
                    message: format!("{name}: at most {MAX_COUNT}, not {count}."),
                });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::QuoteCount;

    #[test]
    fn quotes_are_a_whole_number_or_all() {
        let read = |json: &str| serde_json::from_str::<QuoteCount>(json);
        for (json, wanted) in [
            ("0", QuoteCount::AtMost(0)),
            ("7", QuoteCount::AtMost(7)),
            ("7.0", QuoteCount::AtMost(7)),
            ("4294967295.0", QuoteCount::AtMost(4_294_967_295)),
            ("\"all\"", QuoteCount::All),
        ] {
            let count = read(json).unwrap();
            assert_eq!(count, wanted, "{json}");
            assert_eq!(read(&serde_json::to_string(&count).unwrap()).unwrap(), wanted, "{json}");
        }
        for json in ["-1", "-0.5", "1.5", "4294967296.0", "\"All\"", "\"7\"", "null", "true", "[7]"]
        {
            let error = read(json).expect_err(json).to_string();
            assert!(error.contains("a whole number or \"all\""), "{json}: {error}");
        }
    }
}
