//! The digest as lines for a terminal, wrapped, each piece with its style. Whoever prints them
//! turns styles into colours, or does not.

use super::outline::{
    elision, empty, facts_in_text_order, marked, order_note, paragraph_number, parts,
    unseen_citations, utterances,
};
use super::words;
use super::wrap::{INDENT, Page};
use crate::schema::*;
use crate::span::Span;

/// What a piece of a line is, for whoever chooses its looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// The article's words.
    Plain,
    /// The headline.
    Title,
    /// The name of a box.
    Heading,
    /// The rank of a fact.
    Rank,
    /// Who said it.
    Speaker,
    /// A word that marks an implication as uncertain.
    Hedge,
    /// Remarks of ours.
    Faint,
    /// A notice.
    Notice,
}

/// A piece of a line in one style. Holds no control character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// What it is.
    pub style: Style,
    /// Its words.
    pub text: String,
}

/// One line without its end.
pub type Line = Vec<Segment>;

/// Words of a statement that name it in the list of statements.
const STATEMENT_WORDS: usize = 6;

/// The digest as lines of at most `width` columns.
///
/// ```
/// use nutgraf::{Options, digest, render_text};
///
/// let digest = digest("The bridge reopened on Friday, the city said.", &Options::default())?;
/// for line in render_text(&digest, 72) {
///     let plain: String = line.iter().map(|segment| segment.text.as_str()).collect();
///     println!("{plain}");
/// }
/// # Ok::<(), nutgraf::Error>(())
/// ```
pub fn render_text(digest: &Digest, width: usize) -> Vec<Line> {
    let mut page = Page::new(width);
    head(&mut page, digest);
    facts(&mut page, digest);
    quotes(&mut page, digest);
    implications(&mut page, digest);
    notices(&mut page, digest);
    page.into_lines()
}

fn head(page: &mut Page, digest: &Digest) {
    let article = &digest.article;
    if let Some(title) = &article.title {
        page.block(0, &[(Style::Title, &title.text)]);
    }
    let facts = [
        words::genre(article.genre).to_owned(),
        words::count(article.words, "word"),
        format!("{} min", article.reading_minutes),
        digest.language.clone(),
    ];
    page.block(0, &[(Style::Faint, &facts.join(" · "))]);
}

fn facts(page: &mut Page, digest: &Digest) {
    page.heading("Headline facts");
    if digest.facts.is_empty() {
        page.block(INDENT, &[(Style::Faint, empty::FACTS)]);
    }
    let facts = facts_in_text_order(digest);
    if let Some(note) = order_note(&facts) {
        page.block(INDENT, &[(Style::Faint, note)]);
    }
    for (rank, fact) in facts {
        let unseen = citations(&fact.text, &fact.citations);
        let place = format!(" ¶\u{A0}{}", paragraph_number(digest, fact.paragraph, fact.span));
        let runs = [
            (Style::Faint, elision(&fact.text)),
            (Style::Plain, &fact.text),
            (Style::Plain, &unseen),
            (Style::Faint, &place),
        ];
        page.item(Style::Rank, &rank.to_string(), &runs);
        let mut remarks: Vec<String> = fact.reasons.iter().map(words::reason).collect();
        if let Some(referent) = &fact.referent {
            let word =
                super::outline::part(&fact.text, fact.span, referent.span, digest.offset_encoding);
            remarks.push(format!("“{}”: {}", word.unwrap_or("…"), referent.name.text));
        }
        if !remarks.is_empty() {
            page.block(INDENT, &[(Style::Faint, &remarks.join(" · "))]);
        }
    }
}

fn quotes(page: &mut Page, digest: &Digest) {
    // A list with others among them was asked for with "all"; there the key ones are marked.
    let utterances = utterances(digest);
    let all = digest.quotes.iter().any(|quote| !quote.key);
    page.heading(if all { "Quotes" } else { "Key quotes" });
    if utterances.is_empty() {
        page.block(INDENT, &[(Style::Faint, empty::QUOTES)]);
    }
    for utterance in utterances {
        let mut runs: Vec<(Style, String)> = Vec::new();
        for (before, quote, text) in parts(&utterance) {
            runs.push((Style::Faint, before.to_owned()));
            runs.push((Style::Plain, quoted(quote.kind, text)));
            runs.push((Style::Plain, citations(&quote.text, &quote.citations)));
        }
        let Some(first) = utterance.first() else { continue };
        runs.push((
            Style::Faint,
            format!(" ¶\u{A0}{}", paragraph_number(digest, first.paragraph, first.span)),
        ));
        let key = all && utterance.iter().any(|quote| quote.key);
        page.item(Style::Rank, if key { "*" } else { "" }, &borrowed(&runs));
        let (who, remarks) = speaker(first);
        page.block(INDENT, &[(Style::Speaker, &format!("— {who}")), (Style::Faint, &remarks)]);
    }
}

/// The content as it is shown: a direct quote within marks, which are not part of it.
fn quoted(kind: QuoteKind, text: &str) -> String {
    match kind {
        QuoteKind::Direct => format!("“{text}”"),
        QuoteKind::Mixed | QuoteKind::Indirect => text.to_owned(),
    }
}

/// Who said it, and what there is to say about how that is known.
fn speaker(quote: &Quote) -> (String, String) {
    let mut remarks = Vec::new();
    let mut who = "speaker not stated".to_owned();
    if let Some(speaker) = &quote.speaker {
        who = words::who(speaker, str::to_owned, str::to_owned);
        remarks.extend(words::found(speaker));
    }
    match quote.kind {
        QuoteKind::Direct => {}
        QuoteKind::Mixed => remarks.push("partly quoted"),
        QuoteKind::Indirect => remarks.push("paraphrased"),
    }
    (who, if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join("; ")) })
}

fn implications(page: &mut Page, digest: &Digest) {
    page.heading("What it means");
    let Some(implications) = &digest.implications else {
        return page.block(INDENT, &[(Style::Faint, empty::implications(digest))]);
    };
    if let Some(heading) = &implications.heading {
        page.block(INDENT, &[(Style::Faint, &format!("under “{}”", heading.text))]);
    }
    let hedges: Vec<Span> =
        implications.statements.iter().flat_map(|s| s.hedges.iter().copied()).collect();
    for paragraph in std::iter::once(&implications.paragraph).chain(&implications.more) {
        let pieces = marked(&paragraph.text, paragraph.span, &hedges, digest.offset_encoding);
        let runs: Vec<_> = pieces
            .into_iter()
            .map(|(hedge, text)| (if hedge { Style::Hedge } else { Style::Plain }, text))
            .collect();
        page.block(INDENT, &runs);
    }
    // One statement that is the whole paragraph need not be named by its first words.
    let alone = implications.statements.len() == 1
        && implications.statements.iter().all(|s| s.text == implications.paragraph.text);
    for statement in &implications.statements {
        let mut opening: Vec<&str> =
            statement.text.split_whitespace().take(STATEMENT_WORDS + 1).collect();
        if opening.len() > STATEMENT_WORDS {
            opening.truncate(STATEMENT_WORDS);
            opening.push("…");
        }
        let mut remark = format!(
            "{}, {}",
            words::statement(statement.kind),
            words::holder(statement, digest.offset_encoding)
        );
        if !alone {
            remark += &format!(": {}", opening.join(" "));
        }
        page.item(Style::Faint, "·", &[(Style::Faint, &remark)]);
    }
}

fn notices(page: &mut Page, digest: &Digest) {
    if digest.notices.is_empty() {
        return;
    }
    page.heading("Notices");
    for notice in &digest.notices {
        let count = notice.count.map(|count| format!(" ({count})")).unwrap_or_default();
        page.item(Style::Notice, "!", &[(Style::Notice, &notice.message), (Style::Notice, &count)]);
    }
}

/// ` [1, 2]` for labels that the words do not show themselves.
fn citations(text: &str, citations: &[String]) -> String {
    let unseen = unseen_citations(text, citations);
    if unseen.is_empty() { String::new() } else { format!(" [{}]", unseen.join(", ")) }
}

fn borrowed(runs: &[(Style, String)]) -> Vec<(Style, &str)> {
    runs.iter().map(|(style, text)| (*style, text.as_str())).collect()
}
