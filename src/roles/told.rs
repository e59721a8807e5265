//! What single words and marks of a sentence tell: tenses, times, persons, phrases. Most of them tell nothing.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::roles::named::{Sign, sign};
use crate::roles::story::Story;
use crate::roles::tense::{Tense, tense};
use crate::roles::time::time;
use crate::text::Article;
use crate::token::{Kind, Token};

/// Classes of words that may tell something; so may whatever is no word.
pub(super) const TELLING: Classes = Classes::NOTED
    .with(Classes::PAST)
    .with(Classes::REPORTING)
    .with(Classes::TIME)
    .with(Classes::MONTH)
    .with(Classes::PHRASE);

/// What was told.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The tense of the first verb, and a bit for each tense of any.
    pub(super) main: Option<Tense>,
    pub(super) tenses: u32,
    /// A bit for each way of placing the sentence in time.
    pub(super) times: u32,
    /// 4 for the writer, and 2 for the reader.
    pub(super) persons: u32,
    /// The classes of the phrases.
    pub(super) phrases: Classes,
    /// How often each of some marks stands there.
    pub(super) marks: [u32; 8],
}

impl Told {
    /// Adds what the first of `tokens` tells.
    pub(super) fn add(
        &mut self,
        article: &Article<'_>,
        story: &Story,
        tokens: Range<usize>,
        token: &Token,
    ) {
        let i = tokens.start;
        let sign = match token.kind {
            Kind::Word => sign(token),
            Kind::Number => None,
            _ => return self.mark(mark(token.kind, article.slice(token.span()))),
        };
        if let Some(time) = time(article, i, token, sign, story) {
            self.times |= 1 << time;
        }
        if token.kind == Kind::Number {
            return;
        }
        if let Some(tense) = tense(article, i, token, sign) {
            self.main = self.main.or(Some(tense));
            self.tenses |= 1 << tense as u32;
        }
        match sign {
            Some(Sign::First) => self.persons |= 4,
            Some(Sign::Second) => self.persons |= 2,
            Some(Sign::Percent) => self.mark(Some(0)),
            _ => {}
        }
        if token.begins_phrase() {
            self.phrases = self.phrases.with(article.phrases(tokens));
        }
    }

    fn mark(&mut self, mark: Option<usize>) {
        if let Some(count) = mark.and_then(|mark| self.marks.get_mut(mark)) {
            *count += 1;
        }
    }
}

/// The number of a mark among those that are counted.
fn mark(kind: Kind, slice: &str) -> Option<usize> {
    Some(match (kind, slice) {
        (Kind::Other, "%") => 0,
        (Kind::Other, "$" | "€" | "£") => 1,
        (Kind::Stop, "?") => 2,
        (Kind::Stop, "!") => 3,
        (Kind::Open, "(") => 4,
        (Kind::Colon, ":") => 5,
        (Kind::Dash, "--" | "—") => 6,
        (Kind::Semicolon, ";") => 7,
        _ => return None,
    })
}
