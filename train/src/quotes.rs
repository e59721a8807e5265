//! The weights of the quote stage: the tagger, and the verdict that is taught with its tags.

use std::path::Path;

use anyhow::{Context, Result};
use nutgraf::training::{self, Sequence};

use crate::corpus::{self, Annotated};
use crate::crf::{self, Strength};
use crate::write;

/// The tagger that judges an article's quotations for the verdict has not been trained on it: so many parts take turns.
const FOLDS: usize = 3;
/// Thousandths of a logarithm of odds that one unit of weight is worth.
const UNIT: u32 = 50;
/// After half as many steps, each guessed from six, the weights fit the articles as well, but how readily they take a token
/// for a part of anything is still a matter of chance: the same articles but for 77 tokens gave 41 or 51 of a hundred tokens
/// of the development part to contents.
const TAGGER: Strength = Strength { l1: 2.5, l2: 0.01, iterations: 700, memories: 20 };
const FOLD: Strength = Strength { l1: 2.5, l2: 0.01, iterations: 250, memories: 6 };
const VERDICT: Strength = Strength { l1: 0.5, l2: 0.01, iterations: 300, memories: 6 };

/// The weights of the quote stage.
pub fn train(data: &Path, out: &Path) -> Result<()> {
    let articles = &corpus::polnear(&data.join("polnear/train.jsonl"))?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    // Each model is trained by one thread, in a fixed order: the bytes do not depend on how many there are.
    let held_out: Vec<Option<usize>> = std::iter::once(None).chain((0..FOLDS).map(Some)).collect();
    let mut taggers: Vec<Vec<u8>> = Vec::new();
    for some in held_out.chunks(threads) {
        let made: Result<Vec<Vec<u8>>> = std::thread::scope(|scope| {
            let running: Vec<_> =
                some.iter().map(|fold| scope.spawn(|| tagger(articles, *fold))).collect();
            running
                .into_iter()
                .map(|thread| thread.join().map_err(|_| anyhow::anyhow!("a thread died"))?)
                .collect()
        });
        taggers.extend(made?);
    }
    let (whole, folds) = taggers.split_first().context("no tagger")?;
    write(out, "attributions.bin", whole)?;
    write(out, "utterances.bin", &verdict(articles, folds)?)
}

/// Which tokens are source, cue and content; without the articles of one fold.
fn tagger(articles: &[Annotated], without: Option<usize>) -> Result<Vec<u8>> {
    let used = articles.iter().enumerate().filter(|(i, _)| Some(i % FOLDS) != without);
    let sequences: Vec<Sequence> =
        used.flat_map(|(_, a)| training::tagged(&a.text, &a.attributions)).collect();
    Ok(crf::train(&sequences, training::TAGS, if without.is_some() { FOLD } else { TAGGER })?
        .quantised(UNIT, 0))
}

/// Which quotations are utterances.
fn verdict(articles: &[Annotated], taggers: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut sequences = Vec::new();
    for (index, article) in articles.iter().enumerate() {
        // Where marks are typed as two apostrophes, the annotations do not tell direct from indirect speech.
        if article.text.contains("''") {
            continue;
        }
        let tagger = taggers.get(index % FOLDS).context("no tagger for a fold")?;
        sequences.extend(training::utterances(&article.text, &article.attributions, tagger));
    }
    Ok(crf::train(&sequences, training::VERDICTS, VERDICT)?.quantised(UNIT, 0))
}
