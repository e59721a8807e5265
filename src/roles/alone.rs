//! The first reading: each sentence by itself, from what can be seen of it and from the words it holds.
//!
//! What can be seen ([`observe`]) has a weight for each role. Words have one more, smoothed over words of like company,
//! so that a word that the annotated articles never had speaks as its neighbours do.

use std::sync::OnceLock;

use crate::lexicon::WordId;
use crate::model::{Atom, Lattice, Memo, Model, Reading, Row, Rows, atom, width};
use crate::roles::few::PLACES;
use crate::roles::observe::{FIGURES, observe};
use crate::roles::story::Story;
use crate::roles::{Chances, ROLES, softmax};
use crate::schema::Quote;
use crate::sentences::Sentence;
use crate::text::Article;

/// Template of the smoothed words; theirs is a table of its own.
const WORDS: u32 = 0;
/// Added to the number of words before the root is taken: one word alone says little.
const DAMPING: f32 = 3.0;

/// Both tables.
pub(crate) struct Weights {
    seen: Model,
    words: Rows,
}

impl Weights {
    pub(crate) fn new(seen: &[u8], words: &[u8]) -> Self {
        Self { seen: Model::read(seen), words: Rows::read(words) }
    }
}

/// The weights that come with the core.
pub(crate) fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        Weights::new(
            include_bytes!("../data/en/roles.bin"),
            include_bytes!("../data/en/role_words.bin"),
        )
    })
}

/// The numbers that the scores of all roles take.
const WIDTH: usize = width(ROLES.len());

/// What both tables have of a word.
#[derive(Debug, Clone, Copy)]
struct Known {
    word: WordId,
    seen: Row<WIDTH>,
    smoothed: [i8; ROLES.len()],
}

impl Known {
    #[cold]
    fn look_up(weights: &Weights, word: WordId) -> Self {
        let atom = word_atom(word);
        Self { word, seen: weights.seen.row(atom), smoothed: weights.words.row(atom) }
    }
}

/// Words that are remembered, each in a place that others may take from it: a power of two.
const REMEMBERED: usize = 1 << 13;

/// Somebody who reads article after article: what has been looked up for one serves the next.
pub(crate) struct Reader<'a> {
    weights: &'a Weights,
    memo: Memo<WIDTH>,
    known: Vec<Known>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(weights: &'a Weights) -> Self {
        let known = vec![Known::look_up(weights, 0); REMEMBERED];
        Self { weights, memo: Memo::new(PLACES, PLACES), known }
    }

    /// Gives the words of a story their places in the memo; what the table of words has of each.
    fn place(&mut self, story: &Story) -> Vec<[i8; ROLES.len()]> {
        let Self { weights, memo, known } = self;
        let mut smoothed = Vec::with_capacity(story.words().len());
        let rows = story.words().filter_map(|word| {
            let known = known.get_mut(word as usize % REMEMBERED)?;
            if known.word != word {
                *known = Known::look_up(weights, word);
            }
            smoothed.push(known.smoothed);
            Some(known.seen)
        });
        let figures = weights.seen.row(word_atom(FIGURES));
        memo.place(PLACES, std::iter::once(figures).chain(rows));
        smoothed
    }
}

/// The atom under which the table of words keeps one.
pub(crate) fn word_atom(word: WordId) -> Atom {
    atom(WORDS, word)
}

/// The chances of each sentence of the story.
pub(crate) fn read(
    reader: &mut Reader<'_>,
    article: &Article<'_>,
    sentences: &[Sentence],
    quotes: &[Quote],
    story: &Story,
) -> Vec<Chances> {
    let count = story.items.len();
    let smoothed = reader.place(story);
    let Reader { weights, memo, .. } = reader;
    let lattice = Lattice::new(&weights.seen, count);
    let mut reading = Reading { model: &weights.seen, memo, lattice };
    observe(article, sentences, quotes, story, &mut reading);
    let seen = reading.lattice;
    (0..count)
        .map(|item| {
            let held = story.words_of(item);
            let mut words = [0_i32; ROLES.len()];
            for smoothed in held.iter().filter_map(|&number| smoothed.get(number as usize)) {
                for (sum, weight) in words.iter_mut().zip(smoothed) {
                    *sum += i32::from(*weight);
                }
            }
            let scale = weights.words.unit / (held.len() as f32 + DAMPING).sqrt();
            let mut scores = [0.0; ROLES.len()];
            for ((score, s), w) in scores.iter_mut().zip(seen.logits(item)).zip(words) {
                *score = s + w as f32 * scale;
            }
            softmax(&scores)
        })
        .collect()
}
