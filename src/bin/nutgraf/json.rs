//! Digests as JSON: deterministic, one line, nothing in it that a terminal obeys.

use std::io::{self, Write};

use nutgraf::harmless;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// Scores are multiples of one in this many.
const SCORE_UNIT: f64 = 1000.0;

/// Appends `value` to `out`.
///
/// # Errors
/// Never for the types of this crate: their keys are strings and their numbers finite.
pub fn append(out: &mut Vec<u8>, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Plain)).map_err(io::Error::from)
}

/// Compact JSON with scores as short decimals, as RFC 8785 writes numbers. The characters that act
/// in a terminal are escaped; the value is the same.
struct Plain;

impl Formatter for Plain {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        let rounded = (value * SCORE_UNIT).round() / SCORE_UNIT;
        // Display writes the shortest digits that read back as the same number, and no exponent.
        write!(writer, "{}", if rounded == 0.0 { 0.0 } else { rounded })
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        // Most texts have none of them, which is told of many bytes at once.
        let seldom = fragment.bytes().fold(false, |any, byte| any | may_act(byte));
        while seldom && let Some((at, c)) = rest.char_indices().find(|(_, c)| harmless(*c) != *c) {
            let (before, after) = rest.split_at(at);
            // All of these lie below U+10000, so four digits are enough.
            write!(writer, "{before}\\u{:04x}", c as u32)?;
            rest = after.get(c.len_utf8()..).unwrap_or_default();
        }
        writer.write_all(rest.as_bytes())
    }
}

/// Whether a byte may be the first of a control character, or the last of one that turns the direction of text or breaks
/// lines.
fn may_act(byte: u8) -> bool {
    matches!(byte, 0..=0x1f | 0x7f | 0xc2 | 0xa6..=0xae)
}

#[cfg(test)]
mod tests {
    use nutgraf::harmless;

    use super::{append, may_act};

    fn json(value: impl serde::Serialize) -> String {
        let mut out = Vec::new();
        append(&mut out, &value).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn scores_are_short() {
        assert_eq!(json([0.1 + 0.2, 1.0, 0.0, -0.0, 0.9994, 2.0 / 3.0]), "[0.3,1,0,0,0.999,0.667]");
    }

    #[test]
    fn what_acts_in_a_terminal_is_escaped_and_reads_back() {
        let text = "a\u{1b}[31m\u{7f}\u{9b}\u{202e}\u{2028}é😀\"\\\n";
        let out = json(text);
        assert_eq!(out, "\"a\\u001b[31m\\u007f\\u009b\\u202e\\u2028é😀\\\"\\\\\\n\"");
        assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
    }

    #[test]
    fn nothing_that_acts_is_passed_over() {
        for c in (0..=0x2fff).filter_map(char::from_u32).filter(|c| harmless(*c) != *c) {
            assert!(c.encode_utf8(&mut [0; 4]).bytes().any(may_act), "{c:?}");
        }
    }
}
