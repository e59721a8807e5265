//! What the training of the genre needs of the core.

use crate::genre::voice::{self, observe};
use crate::lexicon::{with_letter, word_id};
use crate::people::People;
use crate::sentences::sentences;
use crate::text::Article;

/// Fewest words of an article whose voice can be told.
pub const LEAST_WORDS: usize = voice::LEAST_WORDS;

/// The signs of an article, each as often as it is seen.
pub fn seen(text: &str, title: Option<&str>) -> Vec<u32> {
    let article = Article::read(text, title);
    let sentences = sentences(&article);
    let people = People::find(&article, &sentences);
    let quotes = crate::quotes::quotes(&article, &sentences, &people).quotes;
    let mut out = Vec::new();
    observe(&article, &sentences, &quotes, |sign, times| out.resize(out.len() + times, sign));
    out
}

/// The number of a sign by its name in the list.
pub fn sign(name: &str) -> u32 {
    match name.strip_suffix('^') {
        Some(word) => with_letter(word_id(word), b'^'),
        None => word_id(name),
    }
}
