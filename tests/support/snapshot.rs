//! A digest written for eyes.

use std::fmt::Write;

use nutgraf::{Digest, HolderKind, QuoteKind, Span};

/// Words of a sentence that stand for it in the outline.
const OUTLINE_WORDS: usize = 12;

/// `digest`, made of `text` with all quotes, the outline and UTF-8 offsets.
pub fn snapshot(text: &str, digest: &Digest) -> String {
    let mut page = String::new();
    write(&mut page, text, digest).expect("a string takes any text");
    page
}

fn write(page: &mut String, text: &str, digest: &Digest) -> std::fmt::Result {
    let article = &digest.article;
    let title = article.title.as_ref().map_or("none", |t| t.text.as_str());
    let passed =
        if article.title.as_ref().is_some_and(|t| t.span.is_none()) { " (passed in)" } else { "" };
    writeln!(page, "title      {}{passed}", line(title))?;
    writeln!(page, "read as    {}, {}", value(&article.genre), digest.language)?;
    writeln!(
        page,
        "size       {} words, {} sentences, {} paragraphs",
        article.words, article.sentences, article.paragraphs
    )?;
    if !article.citations.is_empty() {
        let labels: Vec<_> = article
            .citations
            .iter()
            .map(|c| format!("{} ×{}", c.label, c.mentions.len()))
            .collect();
        writeln!(page, "citations  {}", labels.join(", "))?;
    }
    for notice in &digest.notices {
        let count = notice.count.map_or(String::new(), |n| format!(" ({n})"));
        writeln!(page, "notice     {}{count}", notice.code)?;
    }

    writeln!(page, "\nFACTS")?;
    for (i, fact) in digest.facts.iter().enumerate() {
        let reasons: Vec<_> = fact
            .reasons
            .iter()
            .map(|r| r.count.map_or(r.code.clone(), |n| format!("{} {n}", r.code)))
            .collect();
        writeln!(
            page,
            "\n{}. {:.3}  {}  {}",
            i + 1,
            fact.score,
            value(&fact.role),
            reasons.join(", ")
        )?;
        writeln!(page, "   {}", line(&fact.text))?;
        if let Some(attribution) = &fact.attribution {
            let words: Vec<_> =
                attribution.source.iter().chain(&attribution.cue).map(|p| line(&p.text)).collect();
            writeln!(page, "   attributed: {}", words.join(" / "))?;
        }
        if let Some(referent) = &fact.referent {
            writeln!(page, "   {} = {}", line(referent.span.of(text)), line(&referent.name.text))?;
        }
        if !fact.citations.is_empty() {
            writeln!(page, "   citations: {}", fact.citations.join(", "))?;
        }
    }

    writeln!(page, "\nQUOTES")?;
    for quote in &digest.quotes {
        let key = if quote.key { "KEY" } else { "   " };
        writeln!(
            page,
            "\n{key} {:.3}  {}  utterance {}{}",
            quote.score,
            value(&quote.kind),
            quote.utterance,
            if quote.complete { "" } else { "  cut" }
        )?;
        writeln!(page, "   {}", line(&quote.text))?;
        if quote.kind == QuoteKind::Mixed {
            writeln!(page, "   in marks: {}", slices(text, &quote.quoted))?;
        }
        match &quote.speaker {
            None => writeln!(page, "   by nobody known")?,
            Some(speaker) => {
                write!(
                    page,
                    "   by {} ({}",
                    speaker.name.as_deref().unwrap_or("somebody not named"),
                    value(&speaker.found)
                )?;
                if let Some(mention) = speaker.mention {
                    write!(page, ", here “{}”", line(mention.of(text)))?;
                }
                writeln!(
                    page,
                    "){}",
                    speaker
                        .description
                        .as_ref()
                        .map_or(String::new(), |d| format!(", {}", line(&d.text)))
                )?;
            }
        }
        if !quote.edits.is_empty() {
            writeln!(page, "   edits: {}", slices(text, &quote.edits))?;
        }
        if !quote.citations.is_empty() {
            writeln!(page, "   citations: {}", quote.citations.join(", "))?;
        }
    }
    if !digest.speakers.is_empty() {
        writeln!(page)?;
    }
    for speaker in &digest.speakers {
        writeln!(page, "{}: {} quotes, {} words", speaker.name, speaker.quotes, speaker.words)?;
    }

    writeln!(page, "\nIMPLICATIONS")?;
    match &digest.implications {
        None => writeln!(page, "\nnone")?,
        Some(implications) => {
            if let Some(heading) = &implications.heading {
                writeln!(page, "\n[{}]", line(&heading.text))?;
            }
            for part in std::iter::once(&implications.paragraph).chain(&implications.more) {
                writeln!(page, "\n{}", line(&part.text))?;
            }
            for statement in &implications.statements {
                let holder = match statement.holder.kind {
                    HolderKind::Source => statement.holder.name.clone().unwrap_or_default(),
                    kind => value(&kind),
                };
                writeln!(
                    page,
                    "\n- {} of {holder}: {}",
                    value(&statement.kind),
                    start(&statement.text)
                )?;
                if !statement.hedges.is_empty() {
                    writeln!(page, "  hedges: {}", slices(text, &statement.hedges))?;
                }
            }
        }
    }

    writeln!(page, "\nOUTLINE\n")?;
    for sentence in digest.sentences.iter().flatten() {
        writeln!(
            page,
            "{:>3}  {:<16} {}",
            sentence.paragraph,
            value(&sentence.role),
            start(sentence.span.of(text))
        )?;
    }
    Ok(())
}

/// How an enum is written in JSON.
fn value(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// On one line, with what does not show spelled out.
fn line(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\u{a0}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => out.extend(c.escape_unicode()),
            c if c.is_control() => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out
}

fn start(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let more = if words.len() > OUTLINE_WORDS { " …" } else { "" };
    line(&words[..words.len().min(OUTLINE_WORDS)].join(" ")) + more
}

fn slices(text: &str, spans: &[Span]) -> String {
    spans.iter().map(|s| format!("“{}”", line(s.of(text)))).collect::<Vec<_>>().join(", ")
}
