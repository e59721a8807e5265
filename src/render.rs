//! A digest for reading: styled lines for a terminal and Markdown.
//!
//! Both are pure functions of the digest, and say the same in the same order: facts as they stand
//! in the text with their rank, quotes by utterance, implications, notices. The article's words
//! are somebody else's; each writer makes them harmless for the place where they go.

mod harmless;
mod markdown;
mod outline;
mod text;
mod words;
mod wrap;

pub use harmless::harmless;
pub use markdown::render_markdown;
pub use text::{Line, Segment, Style, render_text};
