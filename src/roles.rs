//! Roles: what each sentence does in the story (van Dijk's schema as annotated by Choubey et al., ACL 2020).
//!
//! Two readings, both learnt (`data/README.md` says from what): [`alone`] weighs what can be seen of a sentence,
//! [`context`] what the first reading makes of its neighbours and of the whole article.

mod alone;
mod context;
mod few;
mod named;
pub(crate) mod observe;
mod speech;
pub(crate) mod story;
mod tense;
mod time;
mod told;

pub(crate) use time::year;

pub(crate) use alone::Reader;
#[cfg(feature = "training")]
pub(crate) use alone::{Weights, read, word_atom};
#[cfg(feature = "training")]
pub(crate) use context::{features, write};

use std::cell::RefCell;

use crate::schema::{Quote, Role};
use crate::sentences::Sentence;
use crate::text::{Article, Block};

/// The roles in the order in which the weights know them, which is that of the schema.
pub(crate) const ROLES: [Role; 9] = [
    Role::MainEvent,
    Role::Consequence,
    Role::PreviousEvent,
    Role::CurrentContext,
    Role::Historical,
    Role::Anecdotal,
    Role::Evaluation,
    Role::Expectation,
    Role::NotArticle,
];

/// How likely each role is for one sentence; they sum to 1.
pub(crate) type Chances = [f32; ROLES.len()];

/// Gives every sentence outside furniture its role and the chances of all roles; what is surely no part of the article
/// is furniture from then on.
pub(crate) fn assign(article: &Article<'_>, sentences: &mut [Sentence], quotes: &[Quote]) {
    thread_local! {
        static READER: RefCell<Reader<'static>> = RefCell::new(Reader::new(alone::weights()));
    }
    READER.with_borrow_mut(|reader| assign_by(reader, article, sentences, quotes));
}

/// The same by another first reading than the one that comes with the core.
pub(crate) fn assign_by(
    reader: &mut Reader<'_>,
    article: &Article<'_>,
    sentences: &mut [Sentence],
    quotes: &[Quote],
) {
    let story = story::Story::read(article, sentences);
    let first = alone::read(reader, article, sentences, quotes, &story);
    let second = context::read(&first);
    for (&index, chances) in story.items.iter().zip(&second) {
        if let Some(sentence) = sentences.get_mut(index) {
            sentence.chances = *chances;
        }
    }
    let out = outside(article, sentences, &story.items);
    for (item, ((&index, chances), out)) in story.items.iter().zip(&second).zip(out).enumerate() {
        if let Some(sentence) = sentences.get_mut(index) {
            sentence.role = likeliest(chances, item, out);
            sentence.furniture = sentence.role == Role::NotArticle;
        }
    }
    announce(article, sentences, &story.items);
}

/// How likely the role of a sentence is, rounded to thousandths; `None` where nothing was weighed.
pub(crate) fn confidence(sentence: &Sentence) -> Option<f64> {
    let chance = chance(sentence, sentence.role);
    (chance > 0.0).then(|| f64::from((chance * 1000.0).round()) / 1000.0)
}

/// How likely a sentence has a role.
pub(crate) fn chance(sentence: &Sentence, role: Role) -> f32 {
    sentence.chances.get(role as usize).copied().unwrap_or(0.0)
}

/// A heading inside the article does what the sentence behind it does.
fn announce(article: &Article<'_>, sentences: &mut [Sentence], items: &[usize]) {
    for (before, &item) in items.iter().zip(items.iter().skip(1)) {
        let Some(next) = sentences.get(item).map(|s| (s.role, s.chances)) else { continue };
        for heading in sentences.get_mut(before + 1..item).unwrap_or_default() {
            if article.block_of(heading.paragraph) == Block::Heading {
                (heading.role, heading.chances) = next;
            }
        }
    }
}

/// Chance from which a sentence is taken for no part of the article though no rule of furniture says so. Lower, more
/// captions are known (at 0.55 micro-F1 on the development part of NewsDiscourse is 0.4 points higher), but sentences of
/// the article that look like captions are lost, those of `tests/rules/text.toml` among them.
const SURE: f32 = 0.82;
/// The same for the first sentences, where the lede stands and agencies' headers do.
const SURE_AT_HEAD: f32 = 0.85;
/// How many first sentences these are.
const HEAD: usize = 3;

/// For each sentence of the story whether its paragraph as a whole is likelier no part of the article than part of it:
/// captions and headers have paragraphs of their own, and cite nothing.
fn outside(article: &Article<'_>, sentences: &[Sentence], items: &[usize]) -> Vec<bool> {
    let mut story: Vec<&Sentence> = Vec::with_capacity(items.len());
    story.extend(items.iter().filter_map(|&i| sentences.get(i)));
    let mut out = Vec::with_capacity(items.len());
    for paragraph in story.chunk_by(|a, b| a.paragraph == b.paragraph) {
        let sum: f32 = paragraph.iter().map(|s| chance(s, Role::NotArticle)).sum();
        let likely = 2.0 * sum >= paragraph.len() as f32;
        let cites = |s: &&Sentence| !article.cited(s.tokens.clone()).is_empty();
        out.resize(out.len() + paragraph.len(), likely && !paragraph.iter().any(cites));
    }
    out
}

/// The likeliest role of sentence number `item`; of equals the one that is named first. `out`: whether it can be no part
/// of the article.
fn likeliest(chances: &Chances, item: usize, out: bool) -> Role {
    let sure = if item < HEAD { SURE_AT_HEAD } else { SURE };
    let first = (Role::NotArticle, 0.0_f32);
    ROLES
        .iter()
        .zip(chances)
        .filter(|(role, chance)| **role != Role::NotArticle || out && **chance >= sure)
        .fold(first, |best, (&role, &chance)| if chance > best.1 { (role, chance) } else { best })
        .0
}

/// Turns scores (logarithms of odds) into chances. `libm`'s exponential is the same everywhere.
fn softmax(scores: &Chances) -> Chances {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut out = scores.map(|s| libm::expf(s - most));
    let sum: f32 = out.iter().sum();
    for chance in &mut out {
        *chance /= sum;
    }
    out
}

#[test]
fn roles_are_known_in_the_order_of_the_schema() {
    assert!(ROLES.into_iter().enumerate().all(|(at, role)| role as usize == at));
}
