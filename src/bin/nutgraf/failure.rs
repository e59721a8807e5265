//! Why the program stops early, and what it says then.

use std::io::{self, Write};
use std::process::ExitCode;

use nutgraf::Error;

/// Exit code where the input could not be read, the output not written, or the text is refused.
const REFUSED: u8 = 1;
/// Exit code where the command line itself is wrong; clap uses the same.
pub const USAGE: u8 = 2;

/// Why the program stops early.
#[derive(Debug)]
pub enum Failure {
    /// The text or an option is refused.
    Refused(Error),
    /// Something could not be read: what, and why.
    Read(String, io::Error),
    /// The output could not be written.
    Write(io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl Failure {
    /// Says so on standard error, and returns the exit code.
    pub fn report(self) -> ExitCode {
        let (message, exit) = match self {
            Self::Refused(error @ Error::InvalidOption { .. }) => {
                (coded(error.code(), &error.to_string()), USAGE)
            }
            Self::Refused(error) => (coded(error.code(), &error.to_string()), REFUSED),
            Self::Read(what, error) => (format!("error: cannot read {what}: {error}"), REFUSED),
            // Whoever read our output has enough of it: `nutgraf batch | head` is no failure.
            Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                return ExitCode::SUCCESS;
            }
            Self::Write(error) => (format!("error: cannot write: {error}"), REFUSED),
        };
        complain(&message);
        ExitCode::from(exit)
    }
}

/// An error with its stable code, as compilers write it.
fn coded(code: &str, message: &str) -> String {
    format!("error[{code}]: {message}")
}

/// Writes a line to standard error. Where that is closed as well there is nobody left to tell.
pub fn complain(message: &str) {
    let shown: String =
        message.chars().map(|c| if c == '\n' { c } else { nutgraf::harmless(c) }).collect();
    let _ = writeln!(io::stderr(), "{shown}");
}
