//! The arguments: what they are called, and how their values are read.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Args, Parser, Subcommand, ValueEnum};
use nutgraf::{
    DEFAULT_FACTS, DEFAULT_QUOTES, Error, MAX_COUNT, OffsetEncoding, Options, QuoteCount,
};

use crate::failure::{USAGE, complain};

/// Reads a news article and lays beside it the headline facts, the key quotes with who said them,
/// and the implications paragraph, word for word. Nothing leaves this machine.
#[derive(Parser)]
#[command(name = "nutgraf", version, after_help = EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 done; 1 the input could not be read, the output not written, or the \
                          text is refused; 2 wrong usage. Errors name a stable code: error[too-long]: …";

/// The command that was asked for.
#[derive(Subcommand)]
pub enum Command {
    /// Read one article.
    Summarize(Summarize),
    /// Read a stream of articles, one JSON object a line, from standard input.
    #[command(after_help = BATCH_FORMAT)]
    Batch(Batch),
}

const BATCH_FORMAT: &str = "\
In:   {\"id\": \"a1\", \"title\": \"…\", \"text\": \"…\"}   title may be null or left out; other fields are ignored
Out:  {\"id\":\"a1\",\"digest\":{…}}                  in the order of the input
      {\"id\":\"a1\",\"error\":{\"code\":\"…\",\"message\":\"…\"}}
      {\"id\":null,\"line\":7,\"error\":{…}}          for a line that is no JSON object with an id

An article that fails is a line of the output; the exit code is non-zero only where the input could
not be read or the output not written.";

/// The arguments of `summarize`.
#[derive(Args)]
pub struct Summarize {
    /// The article as UTF-8 text; "-" or nothing reads standard input.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// The headline, where it is known apart from the text.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[command(flatten)]
    choices: Choices,
}

/// The arguments of `batch`.
#[derive(Args)]
pub struct Batch {
    /// The file to write to, instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Keep what the output file holds from a run that was broken off, and leave out the articles that it answers.
    #[arg(long, requires = "output")]
    pub resume: bool,
    /// How many threads read articles; as many as there are cores if left out.
    #[arg(long, value_name = "N", value_parser = threads)]
    pub threads: Option<usize>,
    #[command(flatten)]
    pub choices: Choices,
}

/// What `summarize` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading.
    Text,
    /// The digest, on one line.
    Json,
    /// For notes.
    Markdown,
}

// The options that both commands take. (A doc comment here would replace the program's help.)
#[derive(Args)]
pub struct Choices {
    /// How many headline facts.
    #[arg(long, value_name = "N", default_value_t = DEFAULT_FACTS, value_parser = count)]
    facts: usize,
    /// How many key quotes; "all" lists every attribution.
    #[arg(long, value_name = "N|all", default_value = DEFAULT_QUOTES.to_string(), value_parser = quotes)]
    quotes: QuoteCount,
    /// List every sentence with its role, in JSON.
    #[arg(long)]
    outline: bool,
    /// Unit of the offsets: utf-8 (bytes), utf-16 (what JavaScript counts) or utf-32 (what Python
    /// counts).
    #[arg(long, value_name = "UNIT", default_value = "utf-16", value_parser = unit)]
    offset_encoding: OffsetEncoding,
}

impl Summarize {
    /// The options that the arguments ask for.
    pub fn options(&self) -> Options {
        Options { title: self.title.clone(), ..self.choices.options() }
    }
}

impl Choices {
    /// The options that the arguments ask for.
    pub fn options(&self) -> Options {
        Options {
            facts: self.facts,
            quotes: self.quotes,
            outline: self.outline,
            offset_encoding: self.offset_encoding,
            ..Options::default()
        }
    }
}

/// A number of threads that a machine may have.
fn threads(value: &str) -> Result<usize, &'static str> {
    let number = value.parse().ok().filter(|n| (1..=1024).contains(n));
    number.ok_or("a whole number from 1 to 1024")
}

/// A count from 0 to [`MAX_COUNT`].
fn count(value: &str) -> Result<usize, String> {
    value
        .parse()
        .ok()
        .filter(|count| *count <= MAX_COUNT)
        .ok_or_else(|| format!("a whole number from 0 to {MAX_COUNT}"))
}

fn quotes(value: &str) -> Result<QuoteCount, String> {
    match value {
        "all" => Ok(QuoteCount::All),
        _ => count(value).map(QuoteCount::AtMost).map_err(|wanted| format!("{wanted}, or \"all\"")),
    }
}

fn unit(value: &str) -> Result<OffsetEncoding, &'static str> {
    match value {
        "utf-8" => Ok(OffsetEncoding::Utf8),
        "utf-16" => Ok(OffsetEncoding::Utf16),
        "utf-32" => Ok(OffsetEncoding::Utf32),
        _ => Err("one of utf-8, utf-16, utf-32"),
    }
}

/// The command that was asked for.
///
/// # Errors
/// The exit code, once help or what is wrong has been printed: 0 for help, else [`USAGE`].
pub fn parse() -> Result<Command, ExitCode> {
    let error = match Arguments::try_parse() {
        Ok(arguments) => return Ok(arguments.command),
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A closed pipe is no failure of help either.
            let _ = error.print();
            Err(ExitCode::SUCCESS)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            Err(ExitCode::from(USAGE))
        }
        _ => {
            let code = Error::InvalidOption { message: String::new() }.code();
            let message = error.render().to_string();
            let message = message.strip_prefix("error: ").unwrap_or(&message);
            complain(format!("error[{code}]: {message}").trim_end());
            Err(ExitCode::from(USAGE))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_sound() {
        <Arguments as clap::CommandFactory>::command().debug_assert();
    }

    #[test]
    fn defaults_are_those_of_the_library() {
        let arguments = Arguments::parse_from(["nutgraf", "summarize"]);
        let Command::Summarize(summarize) = arguments.command else { panic!("not summarize") };
        assert_eq!(summarize.options(), Options::default());
        let arguments = Arguments::parse_from(["nutgraf", "batch"]);
        let Command::Batch(batch) = arguments.command else { panic!("not batch") };
        assert_eq!(batch.choices.options(), Options::default());
    }
}
