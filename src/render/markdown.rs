//! The digest as Markdown: reads well in Obsidian, on GitHub, and as plain text.

use std::fmt::Write;

use super::harmless::harmless;
use super::outline::{
    elision, empty, facts_in_text_order, marked, order_note, paragraph_at, paragraph_number, part,
    parts, unseen_citations, utterances,
};
use super::words;
use crate::schema::*;
use crate::span::Span;

/// The digest as Markdown (CommonMark).
///
/// The article's words stay words: what would be Markdown, HTML, a tag, a link or mathematics in
/// them is escaped. Places are given as paragraphs ("¶ 3"), citations as they stand in the text,
/// with their sources at the end.
pub fn render_markdown(digest: &Digest) -> String {
    let mut out = String::new();
    let article = &digest.article;
    if let Some(title) = &article.title {
        line(&mut out, &format!("# {}\n", escape(&title.text)));
    }
    let about = [
        words::genre(article.genre).to_owned(),
        words::count(article.words, "word"),
        format!("{} min", article.reading_minutes),
    ];
    line(&mut out, &format!("*{}*", about.join(" · ")));
    facts(&mut out, digest);
    quotes(&mut out, digest);
    implications(&mut out, digest);
    sources(&mut out, digest);
    notices(&mut out, digest);
    out
}

fn facts(out: &mut String, digest: &Digest) {
    line(out, "\n## Headline facts\n");
    if digest.facts.is_empty() {
        line(out, empty::FACTS);
    }
    let facts = facts_in_text_order(digest);
    if let Some(note) = order_note(&facts) {
        line(out, &format!("*{note}*\n"));
    }
    for (rank, fact) in facts {
        // A list item with the rank as text: a numbered list would be numbered anew in text order.
        let mut item = format!(
            "- **{rank}** {}{}{}",
            elision(&fact.text),
            escape_within(&fact.text),
            citations(&fact.text, &fact.citations)
        );
        if let Some(referent) = &fact.referent {
            let word =
                part(&fact.text, fact.span, referent.span, digest.offset_encoding).unwrap_or("…");
            item += &format!(" (“{}”: {})", escape(word), escape(&referent.name.text));
        }
        let place = paragraph_number(digest, fact.paragraph, fact.span);
        line(out, &format!("{item} {}", anchor(Some(place)).trim_start()));
    }
}

fn quotes(out: &mut String, digest: &Digest) {
    let utterances = utterances(digest);
    let all = digest.quotes.iter().any(|quote| !quote.key);
    line(out, if all { "\n## Quotes" } else { "\n## Key quotes" });
    if utterances.is_empty() {
        line(out, &format!("\n{}", empty::QUOTES));
    }
    for utterance in utterances {
        let Some(first) = utterance.first() else { continue };
        let parts = parts(&utterance).map(|(before, quote, text)| {
            let (open, close) =
                if quote.kind == QuoteKind::Direct { ("“", "”") } else { ("", "") };
            let cited = citations(&quote.text, &quote.citations);
            format!("{before}{open}{}{close}{cited}", escape(text))
        });
        line(out, &format!("\n> {}\n>", parts.collect::<String>()));
        let key = if all && utterance.iter().any(|quote| quote.key) { " (key)" } else { "" };
        let place = paragraph_number(digest, first.paragraph, first.span);
        line(out, &format!("> {}{key}{}", speaker(first), anchor(Some(place))));
    }
}

/// "— **Name**, description *(remark)*".
fn speaker(quote: &Quote) -> String {
    let Some(speaker) = &quote.speaker else {
        return "— speaker not stated".to_owned();
    };
    let named = |name: &str| format!("**{}**", escape(name));
    let mut who = format!("— {}", words::who(speaker, named, escape));
    let kind = match quote.kind {
        QuoteKind::Direct => None,
        QuoteKind::Mixed => Some("partly quoted"),
        QuoteKind::Indirect => Some("paraphrased"),
    };
    let remarks: Vec<&str> = words::found(speaker).into_iter().chain(kind).collect();
    if !remarks.is_empty() {
        who += &format!(" *({})*", remarks.join("; "));
    }
    who
}

fn implications(out: &mut String, digest: &Digest) {
    line(out, "\n## What it means\n");
    let Some(implications) = &digest.implications else {
        return line(out, empty::implications(digest));
    };
    if let Some(heading) = &implications.heading {
        line(out, &format!("**{}**\n", escape(&heading.text)));
    }
    let hedges: Vec<Span> =
        implications.statements.iter().flat_map(|s| s.hedges.iter().copied()).collect();
    for paragraph in std::iter::once(&implications.paragraph).chain(&implications.more) {
        let pieces = marked(&paragraph.text, paragraph.span, &hedges, digest.offset_encoding);
        let mut words = String::new();
        for (i, (hedge, piece)) in pieces.into_iter().enumerate() {
            let piece = if i == 0 { escape(piece) } else { escape_within(piece) };
            words += &if hedge { format!("*{piece}*") } else { piece };
        }
        line(out, &format!("{words}{}\n", anchor(paragraph_at(digest, paragraph.span))));
    }
    for statement in &implications.statements {
        let who = escape(&words::holder(statement, digest.offset_encoding));
        line(
            out,
            &format!("- {}, {who}: {}", words::statement(statement.kind), escape(&statement.text)),
        );
    }
}

fn sources(out: &mut String, digest: &Digest) {
    let named: Vec<_> =
        digest.article.citations.iter().filter_map(|c| c.source.as_ref().map(|s| (c, s))).collect();
    if named.is_empty() {
        return;
    }
    line(out, "\n## Sources\n");
    for (citation, source) in named {
        line(out, &format!("- \\[{}\\] {}", escape_within(&citation.label), escape(&source.text)));
    }
}

fn notices(out: &mut String, digest: &Digest) {
    if digest.notices.is_empty() {
        return;
    }
    line(out, "\n## Notices\n");
    for notice in &digest.notices {
        let count = notice.count.map(|count| format!(" ({count})")).unwrap_or_default();
        line(out, &format!("- {}{count}", escape(&notice.message)));
    }
}

/// Where it stands, where that is known.
fn anchor(paragraph: Option<usize>) -> String {
    paragraph.map(|number| format!(" ¶\u{A0}{number}")).unwrap_or_default()
}

/// ` \[1, 2\]` for labels that the words do not show themselves.
fn citations(text: &str, citations: &[String]) -> String {
    let unseen: Vec<String> =
        unseen_citations(text, citations).into_iter().map(escape_within).collect();
    if unseen.is_empty() { String::new() } else { format!(" \\[{}\\]", unseen.join(", ")) }
}

fn line(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{text}");
}

/// `text` as Markdown that shows exactly it, at the start of a block.
fn escape(text: &str) -> String {
    let text = text.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut ahead = text.get(digits..).unwrap_or_default().chars();
    let opens_block = match ahead.next() {
        // "1. " and "1) " would open a list; "1.5" is a number.
        Some('.' | ')') => digits > 0 && ahead.next().is_none_or(char::is_whitespace),
        // So would these, or make a heading of the line before.
        Some('+' | '-' | '=') => digits == 0,
        _ => false,
    };
    if !opens_block {
        return escape_within(text);
    }
    // The character after the digits is one of those five: ASCII, and harmless after a backslash.
    let (head, tail) = text.split_at(digits);
    let (mark, tail) = tail.split_at(1);
    format!("{head}\\{mark}{}", escape_within(tail))
}

/// `text` as Markdown that shows exactly it, inside a line.
fn escape_within(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    escape_into(&mut out, text);
    out
}

fn escape_into(out: &mut String, text: &str) {
    let mut characters = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        match c {
            // As references, so that not even a tool that knows no backslash sees a tag.
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // CommonMark; `~~` and `|` of GitHub; `$`, `#tag`, `^block`, `[[` and `{{` of notebooks.
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '$' | '^' | '{' | '}' | '@' => {
                out.push('\\');
                out.push(c);
            }
            // `==marked==`, `%%hidden%%`; alone they are plain.
            '=' | '%' if after == c || before == c => {
                out.push('\\');
                out.push(c);
            }
            // Addresses that would turn into links by themselves, and `:smile:`.
            ':' if after == '/' || after.is_ascii_alphabetic() => out.push_str("\\:"),
            '.' if before.eq_ignore_ascii_case(&'w') && !after.is_whitespace() => {
                out.push_str("\\.")
            }
            _ => out.push(harmless(c)),
        }
        before = c;
    }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn words_of_an_article_stay_words() {
        for (text, markdown) in [
            ("Up 5% to $3.", "Up 5% to \\$3."),
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
            ("[x](javascript:alert(1))", "\\[x\\](javascript\\:alert(1))"),
            ("![[note]] ==a== %%b%%", "!\\[\\[note\\]\\] \\=\\=a\\=\\= \\%\\%b\\%\\%"),
            ("1. First", "1\\. First"),
            ("1990) was", "1990\\) was"),
            ("- dash", "\\- dash"),
            ("+ plus", "\\+ plus"),
            ("--- rule", "\\--- rule"),
            ("# tag", "\\# tag"),
            ("> cited", "&gt; cited"),
            (
                "see https://a.example and www.b.example",
                "see https\\://a.example and www\\.b.example",
            ),
            ("a\n\n# b\r\n- c", "a  \\# b  - c"),
            ("\u{1b}[31m\u{202e}", "␛\\[31m\u{fffd}"),
            ("back\\slash `code` **b** _i_", "back\\\\slash \\`code\\` \\*\\*b\\*\\* \\_i\\_"),
            ("2.5 million", "2.5 million"),
            ("-5 degrees", "\\-5 degrees"),
            ("1.", "1\\."),
            ("", ""),
        ] {
            assert_eq!(escape(text), markdown);
        }
    }
}
