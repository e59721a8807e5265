//! What the training of implications needs of the core.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::implications::features::{NAMES, Seen, observe};
use crate::implications::signs::opening;
use crate::implications::told;
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Article;
use crate::token::Token;
use crate::training::roles::{First, with_roles};

/// A paragraph that may be the implications; in a text without paragraphs, a sentence.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// Where it stands, in bytes.
    pub span: Span,
    /// The value of every feature in thousandths.
    pub seen: Vec<i32>,
    /// The words of letters alone, each once and written small; those with a capital only where they begin a sentence.
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
        let plain = |s: &Sentence| {
            let opening = opening(&article, s);
            let small = |&i: &usize| !article.token(i).capital || i == opening;
            s.tokens.clone().filter(small).map(|i| article.token(i)).collect::<Vec<_>>()
        };
        let words = found.iter().flat_map(plain).filter(Token::is_word);
        let words = words.map(|t| article.slice(t.span()).to_ascii_lowercase());
        let words: BTreeSet<String> =
            words.filter(|w| w.bytes().all(|b| b.is_ascii_lowercase())).collect();
        Stretch { span, seen: seen.to_vec(), words: words.into_iter().collect() }
    };
    all.iter().zip(seen).map(stretch).collect()
}
