//! Lists of regular expressions as one expression for whole lines.
//!
//! In WASM, where every kilobyte is sent, `regex-lite` does the matching: its parser and engine are a tenth the size of
//! `regex`'s. Both come from one project and agree on what they match; the lists keep to ASCII classes, which both read
//! alike.

#[cfg(not(target_arch = "wasm32"))]
use regex::bytes::{Regex, RegexBuilder};
#[cfg(target_arch = "wasm32")]
use regex_lite::{Regex, RegexBuilder};

/// One expression that matches what any of a list's lines matches, from the beginning; case is ignored.
pub(crate) struct Pattern(Option<Regex>);

impl Pattern {
    /// `tail` is what must follow a match: `$` for whole lines. A list that does not compile matches nothing; a test
    /// holds that each does.
    pub(crate) fn new<'a>(lines: impl Iterator<Item = &'a str>, tail: &str) -> Self {
        let alternatives = lines.collect::<Vec<_>>().join("|");
        if alternatives.is_empty() {
            return Self(None);
        }
        let mut builder = RegexBuilder::new(&format!("^(?:{alternatives})(?:{tail})"));
        builder.case_insensitive(true);
        #[cfg(not(target_arch = "wasm32"))]
        builder.unicode(false);
        Self(builder.build().ok())
    }

    pub(crate) fn is_match(&self, line: &str) -> bool {
        #[cfg(not(target_arch = "wasm32"))]
        let line = line.as_bytes();
        self.0.as_ref().is_some_and(|regex| regex.is_match(line))
    }

    #[cfg(test)]
    pub(crate) fn compiled(&self) -> bool {
        self.0.is_some()
    }
}

/// The expressions of a list: lines that are neither empty nor comments.
pub(crate) fn lines(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}
