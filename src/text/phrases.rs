//! Fixed phrases of several words, where they stand in an article.

use std::ops::Range;

use crate::lexicon::{Classes, Lexicon, Phrase};
use crate::span::Span;
use crate::text::Article;
use crate::token::Kind;

impl Article<'_> {
    /// Length in words of the longest phrase of `class` at the beginning of some tokens; 0 for none.
    pub(crate) fn phrase(&self, tokens: Range<usize>, class: Classes) -> usize {
        let begun = self.begun(tokens).filter(|phrase| phrase.class == class);
        begun.map(|phrase| phrase.words.len()).max().unwrap_or(0)
    }

    /// The classes of all phrases at the beginning of some tokens.
    pub(crate) fn phrases(&self, tokens: Range<usize>) -> Classes {
        self.begun(tokens).map(|phrase| phrase.class).collect()
    }

    /// Whether a cue is passive: "was found". Who stands before it is not the one who says so.
    pub(crate) fn is_passive(&self, cue: Span) -> bool {
        let tokens = self.tokens_in(cue);
        let verb = tokens.end.saturating_sub(1);
        let be = |i: usize| {
            let word = self.slice(self.token(i).span());
            ["was", "were", "is", "are", "been", "be"].contains(&word)
        };
        !self.slice(cue).ends_with("ing") && (tokens.start.saturating_sub(1)..verb).any(be)
    }

    /// Whether token `i` is a dash that parts what is said from an aside or a dateline: not that of "2–1" or "Harvik–Odell".
    pub(crate) fn is_parting(&self, i: usize) -> bool {
        let token = self.token(i);
        let joins = !token.spaced && !self.token(i + 1).spaced && self.slice(token.span()) == "–";
        token.kind == Kind::Dash && !joins
    }

    fn begun(&self, tokens: Range<usize>) -> impl Iterator<Item = &'static Phrase> {
        let tokens = self.tokens.get(tokens).unwrap_or_default();
        let (alike, rest) = match tokens {
            [first, second, rest @ ..] if first.begins_phrase() => {
                (Lexicon::get().phrases(first.word, second.word), rest)
            }
            _ => Default::default(),
        };
        alike.iter().filter(move |phrase| {
            let words = phrase.words.iter().skip(2);
            words.len() <= rest.len() && words.zip(rest).all(|(word, token)| *word == token.word)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_matched_whole() {
        for (text, length) in [
            ("in addition the", 2),
            ("in the end", 0),
            ("as a result of", 3),
            ("as a", 0),
            ("in", 0),
            ("", 0),
        ] {
            let article = Article::read(text, None);
            let tokens = 0..article.tokens.len();
            assert_eq!(article.phrase(tokens.clone(), Classes::CONNECTIVE), length, "{text}");
            assert_eq!(article.phrases(tokens).has(Classes::CONNECTIVE), length > 0, "{text}");
        }
    }
}
