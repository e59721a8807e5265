//! Tags: what the tagger makes of an article.

use std::cell::RefCell;
use std::ops::Range;

use crate::model::{Four, Inference, Lattice, Memo, Model, Reading, width};
use crate::quotes::regions::Regions;
use crate::quotes::tagger::{FEW, WIDE, model, observe, tag};
use crate::sentences::Sentence;
use crate::text::Article;

/// What the tagger makes of an article; probabilities in 255ths.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    /// The most likely sequence.
    tags: Vec<u8>,
    /// Of each token, how likely it is part of a source, a cue, a content.
    parts: Vec<[u8; 3]>,
}

/// A part of an attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Source = 0,
    Cue = 1,
    Content = 2,
}

/// What a number is added to for its nearest whole one to stand in the last bits.
const WHOLE: f32 = 8_388_608.0;

/// The numbers that the scores of all tags take.
const WIDTH: usize = width(tag::COUNT);

/// Somebody who tags article after article: what has been looked up for one serves the next.
pub(crate) struct Tagger<'a> {
    model: &'a Model,
    inference: Inference,
    memo: Memo<WIDTH>,
    /// Room for one lattice at a time.
    room: Vec<Four>,
}

impl<'a> Tagger<'a> {
    pub(crate) fn new(model: &'a Model) -> Self {
        Self {
            model,
            inference: Inference::new(model),
            memo: Memo::new(WIDE, FEW),
            room: Vec::new(),
        }
    }
}

impl Tags {
    /// The tags by the weights that come with the core.
    pub(crate) fn of(
        article: &Article<'_>,
        sentences: &[Sentence],
        regions: &Regions,
        stretches: &[Range<usize>],
    ) -> Self {
        thread_local! {
            static TAGGER: RefCell<Tagger<'static>> = RefCell::new(Tagger::new(model()));
        }
        TAGGER.with_borrow_mut(|tagger| Self::read(tagger, article, sentences, regions, stretches))
    }

    /// Reads the `stretches` of an article.
    pub(crate) fn read(
        tagger: &mut Tagger<'_>,
        article: &Article<'_>,
        sentences: &[Sentence],
        regions: &Regions,
        stretches: &[Range<usize>],
    ) -> Self {
        let mut out = Self {
            tags: vec![tag::NONE; article.tokens.len()],
            parts: vec![[0; 3]; article.tokens.len()],
        };
        let Tagger { model, inference, memo, room } = tagger;
        for stretch in stretches {
            let part = sentences.get(stretch.clone()).unwrap_or_default();
            let (Some(first), Some(last)) = (part.first(), part.last()) else { continue };
            let tokens = first.tokens.start..last.tokens.end;
            memo.tidy();
            inference.tidy();
            let lattice = Lattice::within(model, tokens.len(), std::mem::take(room));
            let mut reading = Reading { model, memo, lattice };
            observe(article, part, regions, &mut reading);
            let rows = reading.lattice.rows();
            let own = out.tags.get_mut(tokens.clone()).unwrap_or_default();
            let shares = out.parts.get_mut(tokens).into_iter().flatten();
            for (row, share) in inference.read(rows, own).iter().zip(shares) {
                let of = |begins: u8| row.iter().skip(usize::from(begins)).take(2).sum::<f32>();
                let parts = [of(tag::SOURCE), of(tag::CUE), of(tag::CONTENT)];
                *share = parts.map(|p| (p * 255.0 + WHOLE).to_bits() as u8);
            }
            *room = reading.lattice.into_room();
        }
        out
    }

    /// How likely token `i` is in a part, in 255ths.
    pub(crate) fn share(&self, part: Part, i: usize) -> u8 {
        self.parts.get(i).and_then(|p| p.get(part as usize)).copied().unwrap_or(0)
    }

    /// Whether the most likely sequence has a part begin at token `i`, or a mark before it.
    pub(crate) fn begins(&self, i: usize) -> bool {
        self.tags.get(i).is_some_and(|&t| t >= tag::SOURCE && t % 2 == 0)
    }

    /// The parts that begin in a range of tokens, in order; the tokens of each.
    pub(crate) fn parts(&self, tokens: Range<usize>) -> Vec<(Part, Range<usize>)> {
        let mut out: Vec<(Part, Range<usize>)> = Vec::new();
        for i in tokens {
            let part = match self.tags.get(i).copied().unwrap_or(tag::NONE) {
                tag::NONE | tag::BETWEEN => continue,
                tag::SOURCE..tag::CUE => Part::Source,
                tag::CUE..tag::CONTENT => Part::Cue,
                _ => Part::Content,
            };
            let begins = self.begins(i);
            match out.last_mut().filter(|(p, r)| *p == part && r.end == i && !begins) {
                Some((_, range)) => range.end = i + 1,
                None => out.push((part, i..i + 1)),
            }
        }
        out
    }
}
