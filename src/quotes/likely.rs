//! How likely a passage is reported speech, as a reader takes it: the tagger has learnt from annotators for whom whoever
//! shows, wants or knows a thing says it. Learnt points of the cue's words and of what can be seen of the passage.

use crate::lexicon::{Classes, WordId, word_id, words};
use crate::points::Words;
use crate::schema::{Quote, QuoteKind};
use crate::text::Article;
use crate::token::Token;

static WORDS: Words = Words::new(include_str!("../data/en/reported_words.txt"));

/// Lengths in words up to which a passage is told apart.
const LENGTHS: [(usize, &str); 5] = [(4, "=4"), (6, "=6"), (9, "=9"), (14, "=14"), (20, "=20")];
/// Some words, each with its sign.
macro_rules! signs {
    ($($word:literal),*) => { [$((word_id($word), concat!("=", $word))),*] };
}

/// First words of a passage that say something of it.
const FIRST: [(WordId, &str); 24] = signs![
    "that", "to", "how", "if", "whether", "what", "why", "a", "the", "his", "her", "their", "an",
    "it", "he", "she", "they", "i", "we", "him", "them", "who", "its", "this"
];

/// The chance that somebody says, thinks or wants what a reported passage tells, a multiple of 1/1000.
pub(super) fn likely(article: &Article<'_>, quote: &Quote) -> f64 {
    let mut sum = 0;
    observe(article, quote, |word, _| sum += WORDS.of(word));
    let chance = 1.0 / (1.0 + libm::expf(-(sum as f32) / 100.0));
    f64::from((chance * 1000.0).round()) / 1000.0
}

/// What is seen of a reported passage: words of its cue, and signs, which begin with `=`.
pub(crate) fn observe(article: &Article<'_>, quote: &Quote, mut see: impl FnMut(WordId, &str)) {
    let mut sign = |holds: bool, name: &str| {
        if holds {
            see(word_id(name), name);
        }
    };
    sign(true, "=all");
    let speaker = quote.speaker.as_ref();
    let named = speaker.is_some_and(|s| s.name.is_some());
    sign(named, "=named");
    sign(!named && speaker.is_some_and(|s| s.mention.is_some()), "=mentioned");
    sign(quote.kind == QuoteKind::Mixed, "=mixed");
    let held = article.tokens.get(article.tokens_in(quote.span)).unwrap_or_default();
    let count = held.iter().filter(|t| t.is_word()).count();
    for (most, name) in LENGTHS {
        sign(count <= most, name);
    }
    let finite = |t: &Token| {
        t.is(Classes::MODAL)
            || t.is(Classes::NOTED)
                && t.is_one(&words![
                    "is", "are", "was", "were", "has", "have", "had", "be", "been", "do", "does",
                    "did"
                ])
    };
    sign(held.iter().any(finite), "=finite");
    sign(held.iter().skip(1).any(|t| t.ends_in(*b"ed")), "=ed");
    let first = held.iter().find(|t| t.is_word()).map(|t| t.word);
    for (word, name) in FIRST {
        sign(first == Some(word), name);
    }
    let Some(cue) = &quote.cue else {
        sign(true, "=no-cue");
        return;
    };
    sign(cue.span.end <= quote.span.start, "=behind-cue");
    sign((cue.span.end..cue.span.end + 3).contains(&quote.span.start), "=next-to-cue");
    for i in article.tokens_in(cue.span) {
        let token = article.token(i);
        if token.is_word() {
            see(token.word, article.slice(token.span()));
        }
    }
}
