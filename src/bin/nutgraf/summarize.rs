//! `nutgraf summarize`: one article.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::path::Path;

use anstyle::{AnsiColor, Effects, Style as Look};
use nutgraf::{Digest, Error, MAX_BYTES, Options, Style, digest, render_markdown, render_text};

use crate::arguments::{Format, Summarize};
use crate::failure::{Failure, complain};
use crate::json;

/// Columns that text is wrapped to, at most: a measure that reads well.
const MEASURE: usize = 80;

/// Reads the article and prints its digest.
///
/// # Errors
/// [`Failure`].
pub fn run(arguments: &Summarize) -> Result<(), Failure> {
    let options = arguments.options();
    let text = match arguments.file.as_deref().filter(|file| *file != Path::new("-")) {
        Some(file) => read_file(file)?,
        None => read_standard_input()?,
    };
    print(&text, &options, arguments.format)
}

fn print(text: &str, options: &Options, format: Format) -> Result<(), Failure> {
    match format {
        Format::Json => {
            let mut out = Vec::new();
            json::append(&mut out, &digest(text, options)?).map_err(Failure::Write)?;
            out.push(b'\n');
            write_all(&out).map_err(Failure::Write)
        }
        Format::Markdown => {
            let markdown = render_markdown(&digest(text, &for_reading(options))?);
            write_all(markdown.as_bytes()).map_err(Failure::Write)
        }
        Format::Text => write_text(&digest(text, &for_reading(options))?).map_err(Failure::Write),
    }
}

/// With the outline, which tells the paragraph of each quote.
fn for_reading(options: &Options) -> Options {
    Options { outline: true, ..options.clone() }
}

fn read_file(file: &Path) -> Result<String, Failure> {
    let failed = |error| Failure::Read(file.display().to_string(), error);
    let opened = File::open(file).map_err(failed)?;
    let length = opened.metadata().map_err(failed)?.len();
    if length > MAX_BYTES as u64 {
        return Err(Error::TooLong { bytes: usize::try_from(length).unwrap_or(usize::MAX) }.into());
    }
    text_of(opened, failed)
}

fn read_standard_input() -> Result<String, Failure> {
    if io::stdin().is_terminal() {
        complain("Paste the article, then press Ctrl-D on an empty line.");
    }
    text_of(io::stdin().lock(), |error| Failure::Read("standard input".to_owned(), error))
}

/// All of `input` as text; never more than one byte over the limit is held.
fn text_of(input: impl Read, failed: impl Fn(io::Error) -> Failure) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    input.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > MAX_BYTES {
        return Err(Error::TooLong { bytes: bytes.len() }.into());
    }
    String::from_utf8(bytes)
        .map_err(|error| Error::InvalidUtf8 { at: error.utf8_error().valid_up_to() }.into())
}

fn write_all(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Prints the digest for reading, in colour where standard output is a terminal that has it and
/// `NO_COLOR` is not set.
fn write_text(digest: &Digest) -> io::Result<()> {
    let width = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok())
        .unwrap_or(MEASURE)
        .min(MEASURE);
    let mut out = BufWriter::new(anstream::stdout().lock());
    for line in render_text(digest, width) {
        for segment in line {
            let look = look(segment.style);
            write!(out, "{look}{}{look:#}", segment.text)?;
        }
        writeln!(out)?;
    }
    out.flush()
}

/// The looks of a style. Form tells them apart first, colour second.
fn look(style: Style) -> Look {
    match style {
        Style::Title | Style::Speaker => Look::new().bold(),
        Style::Heading => Look::new().effects(Effects::BOLD | Effects::UNDERLINE),
        Style::Rank => AnsiColor::Blue.on_default().bold(),
        Style::Hedge => Look::new().italic(),
        Style::Faint => Look::new().dimmed(),
        Style::Notice => AnsiColor::Yellow.on_default(),
        _ => Look::new(),
    }
}
