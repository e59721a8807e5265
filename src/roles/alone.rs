//! The first reading: each sentence by itself, from what can be seen of it and from the words it holds.
//!
//! What can be seen ([`observe`]) has a weight for each role. Words have one more, smoothed over words of like company,
//! so that a word that the annotated articles never had speaks as its neighbours do.

use std::sync::OnceLock;

use crate::lexicon::WordId;
use crate::model::{Atom, Lattice, Memo, Model, Reading, Rows, atom, width};
use crate::roles::few::PLACES;
use crate::roles::observe::observe;
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

/// Somebody who reads article after article: what has been looked up for one serves the next.
pub(crate) struct Reader<'a> {
    weights: &'a Weights,
    memo: Memo<{ width(ROLES.len()) }>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(weights: &'a Weights) -> Self {
        Self { weights, memo: Memo::new(PLACES, PLACES) }
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
    let Reader { weights, memo } = reader;
    let lattice = Lattice::new(&weights.seen, count);
    let mut reading = Reading { model: &weights.seen, memo, lattice };
    observe(article, sentences, quotes, story, &mut reading);
    let seen = reading.lattice;
    let rows: Vec<[i32; ROLES.len()]> =
        story.words().map(|word| weights.words.row(word_atom(word))).collect();
    (0..count)
        .map(|item| {
            let held = story.numbers(item);
            let mut words = [0; ROLES.len()];
            for row in held.iter().filter_map(|&number| rows.get(number as usize)) {
                for (sum, weight) in words.iter_mut().zip(row) {
                    *sum += weight;
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
