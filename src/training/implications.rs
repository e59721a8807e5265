//! What the training of implications needs of the core.

use std::ops::Range;

use crate::implications::features::{NAMES, Seen, observe};
use crate::implications::told;
use crate::span::Span;
use crate::text::Article;
use crate::training::roles::{First, with_roles};

/// A paragraph that may be the implications; in a text without paragraphs, a sentence.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// Where it stands, in bytes.
    pub span: Span,
    /// The value of every feature in thousandths.
    pub seen: Vec<i32>,
    /// The words without a capital, of letters alone.
    pub words: Vec<String>,
}

/// For each feature its group and its name.
pub fn features() -> &'static [(&'static str, &'static str)] {
    NAMES
}

/// The stretches of an article in order; `reading` as for [`crate::training::facts::candidates`].
pub fn stretches(text: &str, title: Option<&str>, reading: Option<&First>) -> Vec<Stretch> {
    let article = Article::read(text, title);
    let (sentences, _, quotes) = with_roles(&article, reading);
    let paragraphs = told(&article, &sentences);
    let all = match paragraphs.as_slice() {
        [_, _, ..] => paragraphs,
        _ => (0..sentences.len()).map(|i| i..i + 1).collect(),
    };
    let seen = observe(&article, &sentences, &quotes, &all);
    let stretch = |(range, seen): (&Range<usize>, Seen)| {
        let found = &sentences[range.clone()];
        let span = Span { start: found[0].span.start, end: found[found.len() - 1].span.end };
        let tokens = found.iter().flat_map(|s| s.tokens.clone()).map(|i| article.token(i));
        let plain = tokens.filter(|t| t.is_word() && !t.capital).map(|t| article.slice(t.span()));
        let plain = plain.filter(|w| w.bytes().all(|b| b.is_ascii_lowercase()));
        Stretch { span, seen: seen.to_vec(), words: plain.map(str::to_owned).collect() }
    };
    all.iter().zip(seen).map(stretch).collect()
}
