//! The verdict whether a quotation is an utterance, or a scare quote, a term, a piece of somebody's longer sentence: a
//! logistic model over what the rules and the tagger see of it.

use crate::lexicon::Classes;
use crate::model::{Atom, Lattice, Model, Score, atom, pair};
use crate::quotes::direct::{Candidate, Rule};
use crate::quotes::regions::Region;
use crate::quotes::tags::{Part, Tags};
use crate::text::Article;
use crate::token::Kind;

/// Tokens looked at on either side for a cue and a source.
const NEAR: usize = 9;
/// Units of weight for a quotation that is set apart: the annotators of the corpus knew no pull quotes.
const SET_APART: Score = 20;

/// Whether `candidate` is an utterance.
pub(crate) fn is_utterance(
    model: &Model,
    article: &Article<'_>,
    tags: &Tags,
    region: &Region,
    candidate: &Candidate,
) -> bool {
    let mut lattice = Lattice::new(model, 1);
    observe(article, tags, region, candidate, |atom| lattice.see(0, atom));
    let pull = candidate.look.rule == Rule::Whole && candidate.look.set_apart;
    lattice.margin(0) + if pull { SET_APART } else { 0 } > 0
}

/// Tells `see` all that the verdict goes by.
pub(crate) fn observe(
    article: &Article<'_>,
    tags: &Tags,
    region: &Region,
    candidate: &Candidate,
    mut see: impl FnMut(Atom),
) {
    let look = &candidate.look;
    let inner = &candidate.direct.inner;
    let mut see = |template: u32, value: u32| see(atom(100 + template, value));
    let words = match look.words {
        0..=5 => look.words,
        6..=7 => 6,
        8..=10 => 7,
        11..=15 => 8,
        16..=25 => 9,
        _ => 10,
    } as u32;
    let some = |n: usize| match n {
        0..=2 => n as u32,
        3..=5 => 3,
        6..=10 => 4,
        _ => 5,
    };
    let (lead, rest) = (some(look.lead), some(look.rest));
    let rule = look.rule as u32;
    let ends = u32::from(look.capital) * 2 + u32::from(look.terminal);
    see(0, 0);
    see(1, rule);
    see(2, words);
    see(3, rule * 16 + words);
    see(4, rule * 4 + ends);
    see(5, lead * 8 + rest);
    see(6, pair(lead * 8 + rest, ends));
    see(7, pair(words, ends));
    let previous = article.token(region.open.wrapping_sub(1));
    let next = article.token(region.end());
    see(8, kind(previous.kind) * 32 + kind(next.kind));
    see(9, previous.word);
    see(10, next.word);
    see(11, article.token(inner.start).word);
    let last = article.token(inner.end.saturating_sub(1));
    see(12, kind(last.kind) * 2 + u32::from(look.capital));
    see(13, pair(kind(previous.kind), ends * 16 + words));
    for (bit, class) in [
        Classes::REPORTING,
        Classes::STANCE,
        Classes::DETERMINER,
        Classes::PREPOSITION,
        Classes::NOUN_CUE,
        Classes::WEAK_CUE,
    ]
    .into_iter()
    .enumerate()
    {
        if previous.is(class) {
            see(14, bit as u32 * 4 + ends);
        }
    }
    see(15, u32::from(look.voice_before) * 8 + u32::from(look.voice_after) * 4 + ends);
    see(16, u32::from(look.before) * 2 + u32::from(look.after));
    see(17, u32::from(region.continues) * 2 + u32::from(region.close.is_none()));
    let capitals = inner.clone().filter(|&i| article.token(i).capital).count();
    see(18, (capitals * 5 / look.words.max(1)).min(5) as u32 * 16 + words);
    let stops = inner.clone().filter(|&i| article.token(i).kind == Kind::Stop).count();
    see(19, stops.min(3) as u32);
    // What the tagger sees inside the marks and past them.
    let mean = |part| {
        let sum: usize = inner.clone().map(|i| usize::from(tags.share(part, i))).sum();
        (sum * 10 / (255 * inner.len().max(1))) as u32
    };
    let content = mean(Part::Content);
    let past = |range: &mut dyn Iterator<Item = usize>, part| {
        u32::from(range.map(|i| tags.share(part, i)).max().unwrap_or(0)) * 5 / 255
    };
    let (open, end, around) = (region.open, region.end(), &look.around);
    let word_before = (around.start..open).rev().find(|&i| article.token(i).counts());
    let word_after = (end..around.end).find(|&i| article.token(i).counts());
    let before = past(&mut word_before.into_iter(), Part::Content);
    let after = past(&mut word_after.into_iter(), Part::Content);
    see(20, content);
    see(21, before * 8 + after);
    see(22, content * 64 + before * 8 + after);
    for (n, part) in [Part::Source, Part::Cue].into_iter().enumerate() {
        let left = past(&mut (around.start.max(open.saturating_sub(NEAR))..open), part);
        let right = past(&mut (end..around.end.min(end + NEAR)), part);
        see(23, n as u32 * 64 + left * 8 + right);
        see(24, pair(n as u32 * 64 + left * 8 + right, rule));
    }
    let begins = tags.begins(inner.start);
    see(25, u32::from(begins) * 16 + content);
    see(26, rule * 64 + before * 8 + after);
    if look.rule != Rule::None {
        see(27, content * 64 + before * 8 + after);
    }
}

fn kind(kind: Kind) -> u32 {
    match kind {
        Kind::Word => 0,
        Kind::Comma => 1,
        Kind::Colon => 2,
        Kind::Stop => 3,
        Kind::Dash => 4,
        Kind::Semicolon => 5,
        Kind::Ellipsis => 6,
        Kind::Mark(..) => 7,
        Kind::Open => 8,
        Kind::Close => 9,
        Kind::Possessive => 10,
        Kind::Number => 11,
        Kind::End => 12,
        _ => 13,
    }
}

/// The weights, read on first use.
pub(crate) fn model() -> &'static Model {
    static MODEL: std::sync::OnceLock<Model> = std::sync::OnceLock::new();
    MODEL.get_or_init(|| Model::read(include_bytes!("../data/en/utterances.bin")))
}
