//! Long texts of the kinds that make careless readers slow.

/// What is repeated to make a text; each `#` becomes letters that no repetition before had.
pub const PIECES: &[(&str, &str)] = &[
    ("one word", "a"),
    ("one capitalised word", "Aa"),
    ("words", "word "),
    ("capitalised words", "Aa Aa "),
    ("different words", "na# "),
    ("different names", "Na# Re# said it. "),
    ("different first names", "Na# Ruiz said it. "),
    ("different last names, then he", "Ana Re# was there. He said that it fell. "),
    ("different sentences", "The na# was in the re# of the ko#. "),
    ("different paragraphs", "The na# was in the re# of the ko# on Friday.\n"),
    ("different quotes", "“The na# was in the re# of the ko#,” Ana Ruiz said.\n"),
    ("different quotes without speaker", "“The na# was in the re# of the ko#.”\n"),
    (
        "different pull quotes",
        "The na# said that the re# was in the ko#.\n“The na# was in the ko#”\nNobody knew.\n",
    ),
    ("different names below quotes", "“The na# was in the re#.”\n— Ana Re#, mayor of Ko#\n"),
    ("different reported speech", "Na# Re# said the ko# was in the na#. "),
    ("different bodies", "The Na# Ministry (NA#) met. The ministry said it fell. "),
    ("different labels", "Na# Re#: “It was a long day in the ko#.”\n"),
    ("different citations", "It fell [#]. "),
    ("different numbered citations", "It fell [%]. "),
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
    ("mixed scripts", "аaαא新ب１"),
    ("brackets of all kinds", "([{«“‘"),
    ("marks the wrong way round", "”a“ ’b‘ »c« "),
    ("direction isolates", "\u{2066}a\u{2067}b\u{2069}"),
    ("combining flood", "\u{301}\u{302}\u{303}\u{489}"),
    ("flags", "🇳🇴🇸🇪"),
    ("skin tones", "👍🏿👍🏻"),
    ("half a joined emoji", "👩\u{200d}"),
    ("byte order marks", "\u{feff}a"),
    ("broken characters", "\u{fffd}a "),
    ("markup", "<b>a</b> &amp; "),
    ("escape codes", "\u{1b}[31ma\u{1b}[0m "),
    ("zero-width spaces", "a\u{200b}"),
    ("combining marks", "a\u{301}\u{301}\u{301}\u{301}"),
    ("right-to-left marks", "\u{202e}a\u{202c}"),
    ("emoji", "👩‍👩‍👧‍👦"),
    ("NUL", "a\0"),
    ("numbers", "1,"),
    ("decimals", "1.1."),
    ("may", "it may suggest that it is likely to "),
    ("implications a line", "This could mean that prices may rise, which suggests more to come.\n"),
    (
        "implications among quotes",
        "This could mean that prices may rise, which suggests more to come.\n“It is late,” said Ana Ruiz.\n",
    ),
    ("bylines", "By A B. "),
    ("photo credits", "(Photo "),
    ("dates", "Jan. 5 "),
    ("possessives", "A’s "),
    ("clock times a line", "9:30\n"),
    ("Chinese", "新闻。"),
];

/// A third of plain news before what is repeated, so that it is read as English news at any length: a text that is not
/// is spared most of the stages.
pub fn in_an_article(piece: &str, bytes: usize) -> String {
    let mut article =
        text("The council of na# said on Friday that the re# would be shut.\n", bytes / 3);
    article.push_str(&text(piece, bytes - article.len()));
    article
}

/// `piece` repeated to about `bytes`, with new letters for `#` and a new number under a thousand for `%` each time.
pub fn text(piece: &str, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + piece.len() + 16);
    let mut n = 0_u32;
    while text.len() < bytes {
        n += 1;
        for c in piece.chars() {
            match c {
                '#' => {
                    text.extend(n.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')))
                }
                '%' => text.push_str(&(n % 1000).to_string()),
                c => text.push(c),
            }
        }
    }
    text
}
