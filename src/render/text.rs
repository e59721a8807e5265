//! The digest as lines for a terminal, wrapped, each piece with its style. Whoever prints them
//! turns styles into colours, or does not.

use super::harmless::harmless;
use super::outline::{empty, facts_in_text_order, marked, paragraph_at, unseen_citations, utterances};
use super::words;
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

/// Narrowest width in columns that is wrapped to; narrower ones are taken as this.
const MIN_WIDTH: usize = 24;
/// Columns by which the body of an item stands in from the margin.
const INDENT: usize = 4;
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
    let mut page = Page { width: width.max(MIN_WIDTH), lines: Vec::new() };
    head(&mut page, digest);
    facts(&mut page, digest);
    quotes(&mut page, digest);
    implications(&mut page, digest);
    notices(&mut page, digest);
    page.lines
}

fn head(page: &mut Page, digest: &Digest) {
    let article = &digest.article;
    if let Some(title) = &article.title {
        page.block(0, &[(Style::Title, &title.text)]);
    }
    let facts = [
        words::genre(article.genre).to_owned(),
        words::count(article.words, "word"),
        words::count(article.paragraphs, "paragraph"),
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
    for (rank, fact) in facts_in_text_order(digest) {
        let unseen = citations(&fact.text, &fact.citations);
        let place = format!(" ¶\u{A0}{}", fact.paragraph + 1);
        let runs = [(Style::Plain, fact.text.as_str()), (Style::Plain, &unseen), (Style::Faint, &place)];
        page.item(Style::Rank, &rank.to_string(), &runs);
        let mut remarks: Vec<String> = fact.reasons.iter().map(words::reason).collect();
        if let Some(referent) = &fact.referent {
            let word = super::outline::part(&fact.text, fact.span, referent.span, digest.offset_encoding);
            remarks.push(format!("“{}”: {}", word.unwrap_or("…"), referent.name.text));
        }
        if !remarks.is_empty() {
            page.block(INDENT, &[(Style::Faint, &remarks.join(" · "))]);
        }
    }
}

fn quotes(page: &mut Page, digest: &Digest) {
    // A list with others among them was asked for with "all"; there the key ones are marked.
    let all = digest.quotes.iter().any(|quote| !quote.key);
    page.heading(if all { "Quotes" } else { "Key quotes" });
    if digest.quotes.is_empty() {
        page.block(INDENT, &[(Style::Faint, empty::quotes(digest))]);
    }
    for utterance in utterances(digest) {
        let mut runs: Vec<(Style, String)> = Vec::new();
        for quote in &utterance {
            if !runs.is_empty() {
                runs.push((Style::Faint, " … ".to_owned()));
            }
            runs.push((Style::Plain, quoted(quote)));
            runs.push((Style::Plain, citations(&quote.text, &quote.citations)));
        }
        let Some(first) = utterance.first() else { continue };
        if let Some(paragraph) = paragraph_at(digest, first.span) {
            runs.push((Style::Faint, format!(" ¶\u{A0}{paragraph}")));
        }
        let key = all && utterance.iter().any(|quote| quote.key);
        page.item(Style::Rank, if key { "*" } else { "" }, &borrowed(&runs));
        let (who, remarks) = speaker(first);
        page.block(INDENT, &[(Style::Speaker, &format!("— {who}")), (Style::Faint, &remarks)]);
    }
}

/// The content as it is shown: a direct quote within marks, which are not part of it.
fn quoted(quote: &Quote) -> String {
    match quote.kind {
        QuoteKind::Direct => format!("“{}”", quote.text),
        QuoteKind::Mixed | QuoteKind::Indirect => quote.text.clone(),
    }
}

/// Who said it, and what there is to say about how that is known.
fn speaker(quote: &Quote) -> (String, String) {
    let mut remarks = Vec::new();
    let mut who = "speaker not stated".to_owned();
    if let Some(speaker) = &quote.speaker {
        who = speaker.name.clone().unwrap_or_else(|| "not named".to_owned());
        if let Some(description) = &speaker.description {
            who = format!("{who}, {}", description.text);
        }
        remarks.extend(words::found(speaker.found));
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
    let hedges: Vec<Span> = implications.statements.iter().flat_map(|s| s.hedges.iter().copied()).collect();
    for paragraph in std::iter::once(&implications.paragraph).chain(&implications.more) {
        let pieces = marked(&paragraph.text, paragraph.span, &hedges, digest.offset_encoding);
        let runs: Vec<_> =
            pieces.into_iter().map(|(hedge, text)| (if hedge { Style::Hedge } else { Style::Plain }, text)).collect();
        page.block(INDENT, &runs);
    }
    for statement in &implications.statements {
        let mut opening: Vec<&str> = statement.text.split_whitespace().take(STATEMENT_WORDS + 1).collect();
        if opening.len() > STATEMENT_WORDS {
            opening.truncate(STATEMENT_WORDS);
            opening.push("…");
        }
        let remark = format!(
            "{}, {}: {}",
            words::statement(statement.kind),
            words::holder(&statement.holder),
            opening.join(" ")
        );
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

/// The lines so far.
struct Page {
    width: usize,
    lines: Vec<Line>,
}

impl Page {
    fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push(Line::new());
        }
        self.block(0, &[(Style::Heading, text)]);
    }

    /// Runs of text, wrapped, every line set in by `indent` columns.
    fn block(&mut self, indent: usize, runs: &[(Style, &str)]) {
        self.wrapped(indent, (Style::Plain, ""), runs);
    }

    /// Runs of text, wrapped, set in by [`INDENT`], with a mark before the first line.
    fn item(&mut self, style: Style, mark: &str, runs: &[(Style, &str)]) {
        self.wrapped(INDENT, (style, mark), runs);
    }

    fn wrapped(&mut self, indent: usize, (mark_style, mark): (Style, &str), runs: &[(Style, &str)]) {
        let mut wrap = Wrap { room: self.width - indent, lines: vec![Line::new()], column: 0, word: Line::new(), length: 0 };
        for &(style, text) in runs {
            for c in text.chars().map(harmless) {
                if c == ' ' { wrap.end_word(style) } else { wrap.push(style, c) }
            }
        }
        wrap.end_word(Style::Plain);
        for (i, mut line) in wrap.lines.into_iter().enumerate() {
            while line.last().is_some_and(|segment| segment.text == " ") {
                line.pop();
            }
            let mark = if i == 0 { mark } else { "" };
            let mut full = Line::new();
            if indent > 0 {
                full.push(Segment { style: mark_style, text: format!("{mark:>0$}  ", indent - 2) });
            }
            full.append(&mut line);
            self.lines.push(full);
        }
    }
}

/// A block being wrapped.
struct Wrap {
    /// Columns of a line.
    room: usize,
    lines: Vec<Line>,
    /// Columns taken on the last line.
    column: usize,
    /// The word being read; it may change style within.
    word: Line,
    /// Columns of the word.
    length: usize,
}

impl Wrap {
    fn push(&mut self, style: Style, c: char) {
        let width = columns(c);
        if self.length + width > self.room {
            // No line has room for it: break the word.
            self.end_word(style);
        }
        extend(&mut self.word, style, c);
        self.length += width;
    }

    /// Sets the word on the line that has room for it.
    fn end_word(&mut self, style: Style) {
        if self.word.is_empty() {
            return;
        }
        if self.column > 0 && self.column + 1 + self.length > self.room {
            self.lines.push(Line::new());
            self.column = 0;
        }
        if let Some(line) = self.lines.last_mut() {
            if self.column > 0 {
                extend(line, style, ' ');
                self.column += 1;
            }
            for segment in self.word.drain(..) {
                match line.last_mut().filter(|last| last.style == segment.style) {
                    Some(last) => last.text.push_str(&segment.text),
                    None => line.push(segment),
                }
            }
        }
        self.column += self.length;
        self.length = 0;
    }
}

/// Adds `c` to the last segment of its style.
fn extend(line: &mut Line, style: Style, c: char) {
    match line.last_mut().filter(|last| last.style == style) {
        Some(last) => last.text.push(c),
        None => line.push(Segment { style, text: c.to_string() }),
    }
}

/// Columns that a terminal gives to `c`: two for wide East Asian characters and emoji (UAX 11), none
/// for what is set on the character before. Near enough for wrapping.
fn columns(c: char) -> usize {
    match c as u32 {
        0x300..=0x36F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x200B..=0x200F | 0x20D0..=0x20FF => 0,
        0xFE00..=0xFE0F | 0xFE20..=0xFE2F | 0xFEFF | 0xE0000..=0xE01EF => 0,
        0x1100..=0x115F | 0x2E80..=0x303E | 0x3041..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF => 2,
        0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x1F300..=0x1F64F | 0x1F900..=0x1F9FF => 2,
        0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}
