//! What the training of roles needs of the core.

use crate::people::People;
use crate::roles::observe::observe;
use crate::roles::story::Story;
use crate::roles::{self, ROLES, Reader, Weights};
use crate::sentences::{Sentence, sentences};
use crate::span::Span;
use crate::text::Article;
use crate::training::{ATOM_BITS, distances};

/// Number of roles; labels count from 0 in the order of the schema.
pub const COUNT: usize = ROLES.len();

/// Bits of the atoms of what is seen: at 24 the file is 2.5 KB larger after Brotli.
pub const SEEN_BITS: u32 = 22;
/// Bits of the atoms of words, shorter than others: of ten thousand words forty share one, and each takes half a byte less
/// to send.
const WORD_BITS: u32 = 20;

/// Chances of the roles.
pub type Chances = [f32; COUNT];

/// A sentence outside furniture as the first reading sees it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Where it stands.
    pub span: Span,
    /// Its words, each once.
    pub words: Vec<u32>,
    /// Atoms with their distance.
    pub atoms: Vec<(u32, i32)>,
}

/// The label of a role by its name in the digest.
pub fn label(name: &str) -> Option<u8> {
    const NAMES: [&str; COUNT] = [
        "main-event",
        "consequence",
        "previous-event",
        "current-context",
        "historical",
        "anecdotal",
        "evaluation",
        "expectation",
        "not-article",
    ];
    NAMES.iter().position(|n| *n == name).map(|at| at as u8)
}

/// The sentences of an article outside furniture.
pub fn seen(text: &str, title: Option<&str>) -> Vec<Seen> {
    with(text, title, |article, sentences, quotes, story| {
        let words: Vec<u32> = story.words().collect();
        let mut out: Vec<Seen> = story
            .items
            .iter()
            .enumerate()
            .map(|(item, &i)| {
                let number = |&number: &u32| words[number as usize];
                let mut words: Vec<u32> = story.words_of(item).iter().map(number).collect();
                words.sort_unstable();
                Seen { span: sentences[i].span, words, atoms: Vec::new() }
            })
            .collect();
        let count = out.len();
        observe(article, sentences, quotes, story, &mut |item, reach, atom| {
            for distance in distances(item, reach, count) {
                let atom = atom >> (ATOM_BITS - SEEN_BITS);
                out[(item as i32 + distance) as usize].atoms.push((atom, distance));
            }
        });
        out
    })
}

/// The files of a first reading.
#[derive(Debug, Clone, Default)]
pub struct First {
    /// Weights of what is seen.
    pub seen: Vec<u8>,
    /// The table of words.
    pub words: Vec<u8>,
}

impl First {
    pub(crate) fn weights(&self) -> Weights {
        Weights::new(&self.seen, &self.words)
    }
}

/// The chances by a first reading.
pub fn first(text: &str, title: Option<&str>, reading: &First) -> Vec<Chances> {
    let weights = reading.weights();
    with(text, title, |article, sentences, quotes, story| {
        roles::read(&mut Reader::new(&weights), article, sentences, quotes, story)
    })
}

/// The sentences of an article with their roles, by `reading` where it is given, its people and its quotes.
pub(super) fn with_roles(
    article: &Article<'_>,
    reading: Option<&First>,
) -> (Vec<Sentence>, People, Vec<crate::Quote>) {
    let mut sentences = sentences(article);
    let people = People::find(article, &sentences);
    let quotes = crate::quotes::quotes(article, &sentences, &people).quotes;
    match reading.map(First::weights) {
        Some(weights) => {
            roles::assign_by(&mut Reader::new(&weights), article, &mut sentences, &quotes)
        }
        None => roles::assign(article, &mut sentences, &quotes),
    }
    (sentences, people, quotes)
}

fn with<T>(
    text: &str,
    title: Option<&str>,
    work: impl FnOnce(&Article<'_>, &[Sentence], &[crate::Quote], &Story) -> T,
) -> T {
    let article = Article::read(text, title);
    let sentences = sentences(&article);
    let people = People::find(&article, &sentences);
    let quotes = crate::quotes::quotes(&article, &sentences, &people);
    let story = Story::read(&article, &sentences);
    work(&article, &sentences, &quotes.quotes, &story)
}

/// What the second reading sees of each sentence.
pub fn context(first: &[Chances]) -> Vec<Vec<f32>> {
    roles::features(first).map(|f| f.to_vec()).collect()
}

/// The file of the second reading: for each role a weight for each feature, then one that always counts.
pub fn write_context(rows: &[Vec<f64>]) -> Vec<u8> {
    roles::write(rows)
}

/// The table of words: for each its weights, of which the table holds whole multiples of `unit` thousandths, where they come to `least` of
/// them together. Where words
/// share an atom, the one with the smaller number has it.
pub fn write_words(
    words: impl Iterator<Item = (u32, [f64; COUNT])>,
    unit: u32,
    least: u32,
) -> Vec<u8> {
    let quantum = f64::from(unit) / 1000.0;
    let whole = |w: f64| (w / quantum).round().clamp(-127.0, 127.0) as i8;
    let mut words: Vec<(u32, [f64; COUNT])> = words.collect();
    words.sort_unstable_by_key(|w| w.0);
    let mut rows = std::collections::BTreeMap::new();
    for (word, weights) in words {
        rows.entry(roles::word_atom(word) >> (ATOM_BITS - WORD_BITS))
            .or_insert_with(|| weights.map(whole).to_vec());
    }
    crate::model::write_rows(rows, COUNT, (unit, least), WORD_BITS)
}

/// What a token is where it stands in the company of others: words by their hash, the rest by their kind.
pub fn company(text: &str) -> Vec<u32> {
    let article = Article::read(text, None);
    let id = |t: &crate::token::Token| if t.is_word() { t.word } else { kind(t.kind) };
    article.tokens.iter().map(id).collect()
}

/// A small number for what is no word.
fn kind(kind: crate::token::Kind) -> u32 {
    use crate::token::Kind;
    match kind {
        Kind::Number => 1,
        Kind::Possessive => 2,
        Kind::Stop => 3,
        Kind::Comma => 4,
        Kind::Colon | Kind::Semicolon => 5,
        Kind::Dash => 6,
        Kind::Open => 7,
        Kind::Close => 8,
        Kind::Mark(..) => 9,
        _ => 10,
    }
}
