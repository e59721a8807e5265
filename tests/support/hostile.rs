//! Texts made from bytes, so that whoever changes a byte changes a piece, a run, a depth: what a fuzzer needs to get past
//! the first stage, and what a property test can shrink.

use crate::adversarial::{self, PIECES};

/// Words and signs that every stage has a rule for.
pub const SIGNS: &[&str] = &[
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

/// Where sentences end or seem to.
pub const STOPS: &[&str] = &[
    ".", "!", "?", "…", "...", ". ", "\n", "\n\n", " ", "”", "\"", ")", "]", "’", "U.S.", "Mr.",
    "Jan.", "No.", "a.m.", "J. K.", "St.", "Inc.", "vs.", "1.", "3.5", "A.", "the", "The", "he",
    "It", "Friday", "word", ":", ";", "¹", "[1]", "e\u{301}", "😀",
];
/// What quotations are made of.
pub const MARKS: &[&str] = &[
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
    "‹",
    "›",
    "「",
    "」",
    "said",
    "says",
    "told",
    "asked",
    "according to",
    "adding that",
    "that",
    "who",
    "Ana Ruiz",
    "Tom Bell",
    "she",
    "he",
    "they",
    "the ministry",
    "It was a long day",
    ",",
    ".",
    "?",
    "—",
    "(",
    ")",
    "[",
    "]",
    "…",
    "\n",
    " ",
];

/// What lines of a batch are made of.
pub const JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"id\"",
    "\"text\"",
    "\"title\"",
    "\"i\\u0064\"",
    "\"a\"",
    "\"\"",
    "\"\\ud800\"",
    "null",
    "true",
    "7",
    "-1e9",
    " ",
    "\t",
    "\"id\":\"a\"",
    "\"text\":\"b\"",
    "\"title\":null",
    "{\"id\":\"a\",\"text\":\"b\"",
];

/// What strings in JSON are made of.
pub const JSON_STRINGS: &[&str] = &[
    "a", "é", "😀", "\\n", "\\\\", "\\\"", "\\/", "\\b", "\\u0000", "\\u0041", "\\ud83d",
    "\\ude00", "\\ud800", "\\udfff", "\\uD7FF", "\\ue000", "\\uFFFD", "\u{fffd}", "\u{7f}",
    "\u{2028}", "u0041", "\\u12", "\\", "\"",
];

/// The signs that `bytes` name, one after the other.
pub fn joined(signs: &[&str], bytes: &[u8]) -> String {
    bytes.iter().map(|byte| signs[usize::from(*byte) % signs.len()]).collect()
}

/// Longest text that is made of bytes: enough for every bound of the core that is not about length, and quick to read.
const LONGEST: usize = 16 << 10;

/// A text of common signs and of long pieces.
pub fn text(bytes: &[u8]) -> String {
    from(SIGNS, bytes)
}

/// A text that `bytes` build of `signs`: two bytes a step, which is a sign, a run, a nest, a long piece or a character.
pub fn from(signs: &[&str], bytes: &[u8]) -> String {
    let mut text = String::new();
    let sign = |n: u8| signs[usize::from(n) % signs.len()];
    for step in bytes.chunks(2) {
        let (what, which) = (step[0], step.get(1).copied().unwrap_or_default());
        let count = usize::from(what >> 4);
        match what % 16 {
            0..=8 => text.push_str(sign(which)),
            // A run: up to 4,096 of the same.
            9 => text.push_str(&sign(which).repeat(1 << (count % 13))),
            // A nest, closed as often as it was opened, once less or once more.
            10 => {
                let depth = 1 << (usize::from(which) % 9);
                text.push_str(&"“(‘[".repeat(depth));
                text.push_str("word");
                text.push_str(&"]’)”".repeat((depth + count % 3).saturating_sub(1)));
            }
            11 => {
                let (_, piece) = PIECES[usize::from(which) % PIECES.len()];
                text.push_str(&adversarial::text(piece, 16 << (count % 8)));
            }
            12 => text.extend(char::from_u32(u32::from(which) << (count % 13) | u32::from(what))),
            13 => text.push(char::from(which)),
            14 => text.push_str("\n\n"),
            _ => text.push(' '),
        }
        if what & 0x80 != 0 {
            text.push(' ');
        }
        if text.len() > LONGEST {
            break;
        }
    }
    text
}

/// `article` with the changes that `bytes` ask for, three bytes each: lines deleted, doubled, swapped, joined; signs put
/// in, doubled into runs; the end cut off.
pub fn changed(article: &str, bytes: &[u8]) -> String {
    let mut text = article.to_owned();
    for change in bytes.chunks_exact(3) {
        let (what, high, low) = (change[0], change[1], change[2]);
        let share = usize::from(high) << 8 | usize::from(low);
        let mut at = text.len() * share / (1 << 16);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let sign = SIGNS[usize::from(what) / 8 * 7 % SIGNS.len()];
        let mut lines: Vec<&str> = text.split('\n').collect();
        let line = lines.len() * share / (1 << 16);
        text = match what % 8 {
            0 => {
                lines.remove(line);
                lines.join("\n")
            }
            1 => {
                lines.push(lines[line]);
                lines.join("\n")
            }
            2 => {
                lines.swap(0, line);
                lines.join("\n")
            }
            3 => format!("{} {}", lines[..line].join("\n"), lines[line..].join("\n")),
            4 => text[..at].to_owned(),
            5 => format!("{}{}{}", &text[..at], sign.repeat(1 + usize::from(low)), &text[at..]),
            _ => format!("{}{sign}{}", &text[..at], &text[at..]),
        };
    }
    text
}
