//! Turns of a dialogue: who speaks where no words beside a quotation say so, but two people have asked and answered.

use crate::quotes::regions::Region;
use crate::quotes::speaker::{Cast, Resolved};
use crate::schema::Found;
use crate::text::Article;

/// What was said in one paragraph.
#[derive(Debug)]
struct Turn {
    paragraph: usize,
    speaker: Resolved,
    /// Whether it ends with a question.
    asks: bool,
}

/// The last two turns, in adjacent paragraphs, of two people.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    before: Option<Turn>,
    last: Option<Turn>,
}

impl Turns {
    /// Who says `region`, a paragraph that is nothing but a quotation: whoever was asked in the paragraph before, or asked
    /// in the one before that and asks again.
    pub(crate) fn next(&self, cast: &Cast<'_>, region: &Region) -> Option<Resolved> {
        let (before, last) = (self.before.as_ref()?, self.last.as_ref()?);
        let turns = last.asks || before.asks && asks(cast.article, region);
        if !region.is_whole(cast.article) || !turns || last.paragraph + 1 != region.paragraph {
            return None;
        }
        Some(Resolved { found: Found::Turn, ..before.speaker })
    }

    /// Takes note of who said `region`.
    pub(crate) fn note(
        &mut self,
        article: &Article<'_>,
        region: &Region,
        speaker: Option<&Resolved>,
    ) {
        let Some(speaker) = speaker.filter(|s| s.entity.is_some()) else {
            *self = Self::default();
            return;
        };
        let same = |turn: &Turn| turn.speaker.entity == speaker.entity;
        let turn =
            Turn { paragraph: region.paragraph, speaker: *speaker, asks: asks(article, region) };
        match &mut self.last {
            // The same person goes on.
            Some(last) if same(last) && last.paragraph == region.paragraph => *last = turn,
            Some(last) if !same(last) && last.paragraph + 1 == region.paragraph => {
                self.before = self.last.replace(turn);
            }
            _ => *self = Self { before: None, last: Some(turn) },
        }
    }
}

/// Whether a quotation ends with a question.
fn asks(article: &Article<'_>, region: &Region) -> bool {
    let last = region.inner.clone().rev().map(|i| article.token(i)).find(|t| !t.is_mark());
    last.is_some_and(|t| article.slice(t.span()).contains('?'))
}
