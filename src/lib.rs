//! Nutgraf reads one news article and returns its headline facts, its key quotes with who said
//! them, and the paragraph that says what the news means: the article's own words, each tied to
//! the place where it stands.
//!
//! ```
//! use nutgraf::{Options, digest};
//!
//! let text = "The bridge reopened on Friday.\n“It held all night,” said Ana Ruiz, the city engineer.";
//! let digest = digest(text, &Options::default())?;
//! let quote = &digest.quotes[0];
//! assert_eq!(quote.text, "It held all night,");
//! assert_eq!(quote.speaker.as_ref().and_then(|s| s.name.as_deref()), Some("Ana Ruiz"));
//! # Ok::<(), nutgraf::Error>(())
//! ```
//!
//! The order of the modules below is the order of the layers: each imports only from those above.

mod error;
mod span;
mod options;
mod schema;
mod order;
mod map;
mod notices;
mod lexicon;
mod language;
mod model;
mod points;
mod pattern;
mod token;
mod text;
mod sentences;
mod genre;
mod people;
mod quotes;
mod roles;
mod implications;
mod facts;
mod encode;
mod digest;
mod render;
#[cfg(feature = "training")]
#[doc(hidden)]
pub mod training;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use digest::{Progress, Stage, digest, digest_with_progress};
pub use error::{Error, MAX_BYTES};
pub use language::{Language, UNDETERMINED, detect_language};
pub use notices::NoticeCode;
pub use options::{DEFAULT_FACTS, DEFAULT_QUOTES, MAX_COUNT, OffsetEncoding, Options, QuoteCount};
pub use render::{Line, Segment, Style, harmless, render_markdown, render_text};
pub use schema::*;
pub use span::Span;
