//! What training needs of the core: the same eyes that read an article later, and the writer of the weights.
//!
//! Not part of the library's interface; only the feature `training` has it.

pub mod facts;
pub mod genre;
pub mod implications;
pub mod reported;
pub mod roles;

use std::ops::Range;

use crate::model::{self, Model, Reach};
use crate::quotes::{regions::Regions, tagger, tags};
use crate::sentences::sentences;
use crate::span::Span;
use crate::text::Article;

/// An attribution as annotated; spans in bytes.
#[derive(Debug, Clone, Default)]
pub struct Attribution {
    /// Who says it.
    pub source: Vec<Span>,
    /// The words that report.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
}

/// What is seen at the items of one sequence, and what each of them is.
#[derive(Debug, Clone, Default)]
pub struct Sequence {
    /// For each item atoms with their distance.
    pub items: Vec<Vec<(u32, i32)>>,
    /// For each item its label.
    pub labels: Vec<u8>,
}

/// The paragraphs of an article with the tags of its attributions.
pub fn tagged(text: &str, attributions: &[Attribution]) -> Vec<Sequence> {
    use tagger::tag;
    let article = Article::read(text, None);
    let sentences = sentences(&article);
    let regions = Regions::find(&article, &sentences);
    let mut labels = vec![tag::NONE; article.tokens.len()];
    let mut paint = |spans: &[Span], begins: u8| {
        for span in spans {
            let mut range = article.tokens_in(*span);
            let edge = |i: usize| {
                let token = article.token(i);
                !(token.counts() || token.kind == crate::token::Kind::Other)
            };
            while !range.is_empty() && begins == tag::CONTENT && edge(range.start) {
                range.start += 1;
            }
            while !range.is_empty() && begins == tag::CONTENT && edge(range.end - 1) {
                range.end -= 1;
            }
            for i in range.clone() {
                if let Some(label) = labels.get_mut(i) {
                    *label = match begins {
                        tag::BETWEEN => begins,
                        _ if i == range.start => begins,
                        _ => begins + 1,
                    };
                }
            }
        }
    };
    for a in attributions {
        let all = a.source.iter().chain(&a.cue).chain(&a.content);
        let Some(start) = all.clone().map(|s| s.start).min() else { continue };
        let end = all.map(|s| s.end).max().unwrap_or(start);
        paint(&[Span { start, end }], tag::BETWEEN);
    }
    for a in attributions {
        paint(&a.content, tag::CONTENT);
    }
    for a in attributions {
        paint(&a.source, tag::SOURCE);
        paint(&a.cue, tag::CUE);
    }
    let mut out = Vec::new();
    for stretch in tagger::stretches(&article, &sentences) {
        let part = &sentences[stretch];
        let (Some(first), Some(last)) = (part.first(), part.last()) else { continue };
        let tokens = first.tokens.start..last.tokens.end;
        let mut items = vec![Vec::new(); tokens.len()];
        tagger::observe(&article, part, &regions, &mut |item, reach, atom| {
            for distance in distances(item, reach, tokens.len()) {
                items[(item as i32 + distance) as usize].push((atom, distance));
            }
        });
        out.push(Sequence { items, labels: labels[tokens].to_vec() });
    }
    out
}

/// The distances at which an atom with this reach, seen at `item`, is counted in a sequence of `items`.
fn distances(item: usize, reach: Reach, items: usize) -> Range<i32> {
    -(reach.min(item) as i32)..(reach.min(items.saturating_sub(item + 1)) as i32 + 1)
}

/// Trained weights; writes them as the core reads them.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    /// Bits of the atoms.
    pub bits: u32,
    /// Number of labels.
    pub labels: usize,
    /// From label to label, in rows.
    pub transitions: Vec<f64>,
    /// Atom, distance, label, weight.
    pub atoms: Vec<(u32, i32, u8, f64)>,
}

impl Weights {
    /// The bytes of the model; `unit` is the quantum of a weight in thousandths, `least` the fewest of them that the weights
    /// of an atom come to together.
    pub fn quantised(&self, unit: u32, least: u32) -> Vec<u8> {
        let quantum = f64::from(unit) / 1000.0;
        let whole = |w: f64| (w / quantum).round();
        let atoms = self.atoms.iter().filter_map(|&(atom, distance, label, w)| {
            let value = whole(w).clamp(-127.0, 127.0) as i8;
            (value != 0).then_some((atom, distance, label, value))
        });
        model::write(&model::Weights {
            bits: self.bits,
            labels: self.labels,
            unit,
            least,
            transitions: self.transitions.iter().map(|&w| whole(w) as i32).collect(),
            atoms: atoms.collect(),
        })
    }
}

/// Bits of an atom as the models see it; a file may keep the first of them only.
pub const ATOM_BITS: u32 = model::ATOM_BITS;
/// Labels of the tagger.
pub const TAGS: usize = tagger::tag::COUNT;
/// Labels of the verdict: no utterance, an utterance.
pub const VERDICTS: usize = 2;

/// The quotations of an article with what the verdict sees, and whether they are utterances by the annotators.
pub fn utterances(text: &str, attributions: &[Attribution], tagger: &[u8]) -> Vec<Sequence> {
    use crate::quotes::{direct, speaker::Cast, verdict};
    let model = Model::read(tagger);
    let mut tagger = tags::Tagger::new(&model);
    let article = Article::read(text, None);
    let sentences = sentences(&article);
    let people = crate::people::People::find(&article, &sentences);
    let regions = Regions::find(&article, &sentences);
    let stretches = tagger::stretches(&article, &sentences);
    let tags = tags::Tags::read(&mut tagger, &article, &sentences, &regions, &stretches);
    let genders = crate::quotes::genders::genders(&article, &sentences, &people, &regions);
    let cast = Cast {
        article: &article,
        sentences: &sentences,
        people: &people,
        regions: &regions,
        tags: &tags,
        genders: &genders,
    };
    let letters = |span: Span| article.slice(span).chars().filter(|c| c.is_alphanumeric()).count();
    let mut out = Vec::new();
    direct::direct(&cast, |region, candidate| {
        let inner = article.span_of(&candidate.direct.inner);
        let whole = article.span_of(&region.inner);
        let own = letters(inner);
        let right = attributions.iter().flat_map(|a| &a.content).any(|c| {
            let common = Span { start: c.start.max(inner.start), end: c.end.min(inner.end) };
            // Up to marks and stops the content lies inside the region.
            let left = letters(Span { start: c.start.min(whole.start), end: whole.start });
            let rest = letters(Span { start: whole.end.min(c.end), end: c.end });
            common.start < common.end
                && left + rest == 0
                && 10 * letters(common) >= 4 * (own + letters(*c))
        });
        let mut seen = Vec::new();
        verdict::observe(&article, &tags, region, candidate, |atom| seen.push((atom, 0)));
        out.push(Sequence { items: vec![seen], labels: vec![u8::from(right)] });
        right
    });
    out
}
