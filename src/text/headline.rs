//! The words of the headline, by which passages are told that belong to what an article is about.

use crate::lexicon::{Classes, Lexicon, WordId, lowered, word_id};
use crate::text::Article;

/// Words that no headline has more of but a strange one.
const MOST_WORDS: usize = 16;

/// Sorts, and leaves one of each.
fn sorted(words: &mut Vec<WordId>) {
    words.sort_unstable();
    words.dedup();
}

/// The title's words that carry meaning, each once and sorted by its `key`: made of its id and its letters in lower case.
pub(crate) fn title_words(
    article: &Article<'_>,
    key: impl Fn(WordId, &str) -> WordId,
) -> Vec<WordId> {
    let Some(title) = &article.title else { return Vec::new() };
    let lexicon = Lexicon::get();
    let mut words = Vec::with_capacity(MOST_WORDS);
    let each = title
        .text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(lowered)
        .map(|w| (word_id(&w), w))
        .filter(|(id, _)| !lexicon.classes(*id).has(Classes::FUNCTION))
        .map(|(id, word)| key(id, &word));
    words.extend(each);
    sorted(&mut words);
    words
}
