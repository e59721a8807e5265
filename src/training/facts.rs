//! What training needs of the choice of facts.

use crate::facts::candidate::Candidate;
use crate::facts::choice::choose;
use crate::facts::features::{NAMES, observe};
use crate::facts::story::Story;
use crate::span::Span;
use crate::text::Article;
use crate::training::roles::{First, with_roles};

/// The sentences of an article that may be facts, in text order.
#[derive(Default)]
pub struct Candidates {
    all: Vec<Candidate>,
    /// For each the words that would be shown.
    pub texts: Vec<String>,
    /// For each where they stand, in bytes.
    pub spans: Vec<Span>,
    /// For each the words that carry meaning, by number.
    pub words: Vec<Vec<u32>>,
    /// For each the number of its sentence, and of the one that must be shown with it.
    pub sentences: Vec<(usize, Option<usize>)>,
    /// For each the value of every feature in thousandths.
    pub seen: Vec<Vec<i32>>,
}

impl Candidates {
    /// The places of the `most` sentences that are chosen where each has so many `points`, best first.
    pub fn choose(&self, points: &[i64], most: usize) -> Vec<usize> {
        let words: Vec<&[u32]> = self.words.iter().map(Vec::as_slice).collect();
        choose(&self.all, &words, points, most).into_iter().map(|(i, _)| i).collect()
    }
}

/// For each feature its group and its name.
pub fn features() -> &'static [(&'static str, &'static str)] {
    NAMES
}

/// Reads an article as far as the choice of facts; `reading` gives the roles in place of the core's own first reading,
/// where that one has been taught with the article.
pub fn candidates(text: &str, title: Option<&str>, reading: Option<&First>) -> Candidates {
    let article = Article::read(text, title);
    let (sentences, people, quotes) = with_roles(&article, reading);
    let story = Story::new(&article, &sentences, &people, &quotes);
    let all = story.candidates(&[]);
    let mut out = Candidates::default();
    for candidate in &all {
        let (text, pieces) = crate::facts::shown(&article, &story.pieces(candidate));
        let ends = pieces.first().zip(pieces.last());
        out.texts.push(text);
        out.spans.push(ends.map_or(Span { start: 0, end: 0 }, |(first, last)| Span {
            start: first.start,
            end: last.end,
        }));
        out.words.push(story.vocabulary.held(candidate.place).to_vec());
        out.sentences.push((candidate.sentence, candidate.behind));
        out.seen.push(observe(&story, candidate).map(i32::from).to_vec());
    }
    out.all = all;
    out
}
