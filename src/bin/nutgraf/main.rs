//! The command line: `nutgraf summarize` reads one article, `nutgraf batch` a stream of them.

mod arguments;
mod batch;
mod failure;
mod json;
mod record;
mod summarize;
mod window;

use std::process::ExitCode;

use arguments::Command;

fn main() -> ExitCode {
    let done = match arguments::parse() {
        Ok(Command::Summarize(arguments)) => summarize::run(&arguments),
        Ok(Command::Batch(arguments)) => batch::run(&arguments),
        Err(exit) => return exit,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
