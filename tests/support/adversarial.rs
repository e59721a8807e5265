//! Long texts of the kinds that make careless readers slow.

/// What is repeated to make a text.
pub const PIECES: &[(&str, &str)] = &[
    ("one word", "a"),
    ("one capitalised word", "Aa"),
    ("words", "word "),
    ("capitalised words", "Aa Aa "),
    ("different names", "NAME "),
    ("straight marks", "\""),
    ("straight marks, spaced", "\" "),
    ("opening marks", "“"),
    ("opening marks, a line each", "“a\n"),
    ("alternating marks", "“”"),
    ("alternating marks, spaced", "“ ” "),
    ("single marks, spaced", " ‘’ "),
    ("apostrophes", "'"),
    ("words in single marks", "'a' "),
    ("backticks", "`"),
    ("two apostrophes", "'' "),
    ("guillemets", "«»"),
    ("nested marks", "“‘"),
    ("quoted letters", "“a” "),
    ("quoted sentences", "“It was a long day.” "),
    ("opening brackets", "("),
    ("closing brackets", ")"),
    ("square brackets", "["),
    ("citations", "[1]"),
    ("citations of many", "[1, 2, 3] "),
    ("unclosed citations", "[1, 2, "),
    ("round citations", "(1). "),
    ("superscripts", "a¹ "),
    ("initials", "a. a. a. "),
    ("capital initials", "A. B. C. "),
    ("abbreviation without end", "a.a."),
    ("capital abbreviation without end", "A.A."),
    ("stops", "."),
    ("stops, spaced", ". "),
    ("ellipses", "… "),
    ("commas", ","),
    ("commas, spaced", "a, "),
    ("colons", "A: "),
    ("dashes", "— "),
    ("hyphens", "-"),
    ("words with hyphens", "a-"),
    ("newlines", "\n"),
    ("Windows newlines", "\r\n"),
    ("one-word paragraphs", "word\n"),
    ("capitalised paragraphs", "Aa\n"),
    ("headings", "What it means\n"),
    ("sentences a line", "The bridge was closed on Friday.\n"),
    ("one quote a line", "“It was a long day,” she said.\n"),
    ("pull quotes", "“It was a long day”\n"),
    ("names below quotes", "— Ana Ruiz, mayor\n"),
    ("said", "X said "),
    ("said in marks", "X said “"),
    ("said that", "he said that "),
    ("according to", "according to X, "),
    ("who said", "A, who said B, "),
    ("names with said", "Ana Ruiz said Tom Bell said "),
    ("pronouns", "he she they it "),
    ("labels", "Ana Ruiz: “It was a long day.”\n"),
    ("addresses", "http://"),
    ("mail addresses", "a@b."),
    ("spaces", "a                "),
    ("no-break spaces", "\u{a0}"),
    ("zero-width spaces", "a\u{200b}"),
    ("combining marks", "a\u{301}\u{301}\u{301}\u{301}"),
    ("right-to-left marks", "\u{202e}a\u{202c}"),
    ("emoji", "👩‍👩‍👧‍👦"),
    ("NUL", "a\0"),
    ("numbers", "1,"),
    ("decimals", "1.1."),
    ("may", "it may suggest that it is likely to "),
    ("implications a line", "This could mean that prices may rise, which suggests more to come.\n"),
    ("bylines", "By A B. "),
    ("photo credits", "(Photo "),
    ("dates", "Jan. 5 "),
    ("possessives", "A’s "),
    ("clock times a line", "9:30\n"),
    ("Chinese", "新闻。"),
];

/// `piece` repeated to about `bytes`; NAME becomes a new name each time.
pub fn text(piece: &str, bytes: usize) -> String {
    if piece != "NAME " {
        return piece.repeat(bytes.div_ceil(piece.len()));
    }
    let mut text = String::new();
    let mut n = 0_u32;
    while text.len() < bytes {
        n += 1;
        let letters: String = n.to_string().bytes().map(|b| char::from(b - b'0' + b'a')).collect();
        text.push_str(&format!("Na{letters} Re{letters} said it. "));
    }
    text
}
