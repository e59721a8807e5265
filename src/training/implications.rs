//! What the training of implications needs of the core.

use crate::implications::features::{NAMES, observe};
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
    let span = |range: &std::ops::Range<usize>| Span {
        start: sentences[range.start].span.start,
        end: sentences[range.end - 1].span.end,
    };
    all.iter().zip(seen).map(|(r, s)| Stretch { span: span(r), seen: s.to_vec() }).collect()
}
