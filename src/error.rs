//! What can go wrong: only intake and options fail; every later stage is total.

use std::fmt;

/// Longest text that is read, in UTF-8 bytes (16 MiB). Longer ones are refused before any work.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// Why no digest was made. [`Error::code`] is stable, the message is for people.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The text holds no visible character.
    EmptyInput,
    /// The text is longer than [`MAX_BYTES`].
    TooLong {
        /// Length of the text in UTF-8 bytes.
        bytes: usize,
    },
    /// An option has a value that it cannot take.
    InvalidOption {
        /// Name of the option and what is wrong with it.
        message: String,
    },
    /// The input is not UTF-8 (command line only).
    InvalidUtf8 {
        /// Offset of the first invalid byte.
        at: usize,
    },
    /// A line of a batch is not a JSON object with an id and a text (command line only).
    InvalidLine {
        /// What is wrong with it.
        message: String,
    },
    /// The progress callback asked to stop.
    Cancelled,
}

impl Error {
    /// The stable identifier that interfaces translate and programs compare.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EmptyInput => "empty-input",
            Self::TooLong { .. } => "too-long",
            Self::InvalidOption { .. } => "invalid-option",
            Self::InvalidUtf8 { .. } => "invalid-utf8",
            Self::InvalidLine { .. } => "invalid-line",
            Self::Cancelled => "cancelled",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyInput => f.write_str("There is no text to read."),
            // Of what comes through a pipe no more is read.
            Self::TooLong { bytes } if *bytes == MAX_BYTES + 1 => {
                write!(f, "The text is too long; the limit is {} MB.", MAX_BYTES / (1024 * 1024))
            }
            Self::TooLong { bytes } => write!(
                f,
                "The text is {} MB long; the limit is {} MB.",
                bytes.div_ceil(1024 * 1024),
                MAX_BYTES / (1024 * 1024)
            ),
            Self::InvalidOption { message } | Self::InvalidLine { message } => f.write_str(message),
            Self::InvalidUtf8 { at } => write!(f, "The input is not UTF-8 (byte {at})."),
            Self::Cancelled => f.write_str("Stopped before the digest was done."),
        }
    }
}

impl std::error::Error for Error {}
