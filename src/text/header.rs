//! The top of an article: headline, kicker, deck, byline.

use crate::lexicon::{Classes, words};
use crate::schema::Title;
use crate::text::{Article, Block, Paragraph};
use crate::token::{Kind, Token};

/// Most words of a headline.
const LONGEST_TITLE: usize = 28;
/// Most words of a kicker above the headline.
const KICKER: usize = 2;
/// Paragraphs at the top in which a byline is looked for.
const HEADER: usize = 8;
/// Most words of a deck; more are the article's first paragraph, set above the byline.
const LONGEST_DECK: usize = 38;
/// How many times the words of a deck the article below it has at least.
const LEAST_BELOW: usize = 4;

impl Article<'_> {
    /// Marks the line that is the headline: the one equal to the title passed in, else a first line that reads like one.
    pub(super) fn find_title(&mut self, given: Option<&str>) {
        // "Photos: Snow over Harvik" looks like a caption, but captions stand below.
        let photos = |p: &Paragraph| {
            given.is_none()
                && p.tokens.start == 0
                && self.token(0).is_one(&words!["photos"])
                && self.token(1).kind == Kind::Colon
        };
        let first = self.paragraphs.iter().position(|p| p.block != Block::Furniture || photos(p));
        let Some(first) = first else {
            self.title = given
                .filter(|t| !t.trim().is_empty())
                .map(|t| Title { text: t.trim().to_owned(), span: None });
            return;
        };
        let Some(span) = self.paragraphs.get(first).map(|p| p.span) else { return };
        if let Some(given) = given.map(str::trim).filter(|t| !t.is_empty()) {
            let same = letters(self.slice(span)).eq(letters(given));
            let alone = self.paragraphs.len() == 1;
            if let Some(paragraph) = self.paragraphs.get_mut(first).filter(|_| same && !alone) {
                paragraph.block = Block::Title;
            }
            self.title = Some(Title { text: given.to_owned(), span: same.then_some(span) });
            return;
        }
        let first = self.part_section(first);
        // A kicker ("OPINION") may stand before the headline.
        let lines = self.paragraphs.iter().enumerate().filter(|(_, p)| p.block != Block::Furniture);
        let kicked = lines
            .map(|(i, p)| (i, self.words(&p.tokens)))
            .skip_while(|(_, words)| *words <= KICKER)
            .map(|(i, _)| i)
            .next();
        let found = [Some(first), kicked.filter(|&k| k <= first + 2)]
            .into_iter()
            .flatten()
            .find(|&i| self.reads_like_title(i));
        if let Some(i) = found {
            self.make_title(i, false);
        }
    }

    /// Makes a paragraph the headline, without the deck that may stand in its line.
    fn make_title(&mut self, i: usize, sure: bool) {
        let start = self.paragraphs.get(i).map_or(0, |p| p.tokens.start);
        self.part_deck(i, start, sure);
        if let Some(paragraph) = self.paragraphs.get_mut(i) {
            paragraph.block = Block::Title;
            let span = paragraph.span;
            self.title = Some(Title { text: self.slice(span).to_owned(), span: Some(span) });
        }
    }

    /// Short lines between the headline, or the top, and a byline are its deck; where that one has the time of day, all lines.
    pub(super) fn find_deck(&mut self) {
        let mut header = self.paragraphs.iter().take(HEADER);
        let stamped = header.clone().position(|p| self.is_byline(p) && self.is_stamped(p));
        let byline = stamped
            .or_else(|| header.rposition(|p| p.block == Block::Furniture && self.is_byline(p)));
        let top = self
            .paragraphs
            .iter()
            .take(HEADER)
            .rposition(|p| p.block == Block::Title)
            .map_or(0, |t| t + 1);
        let Some(byline) = byline else { return };
        let words = |blocks: &[Paragraph]| -> usize {
            blocks.iter().filter(|p| p.is_text()).map(|p| self.words(&p.tokens)).sum()
        };
        let above = words(self.paragraphs.get(top..byline).unwrap_or_default());
        let below = words(self.paragraphs.get(byline..).unwrap_or_default());
        let (least, longest) = match stamped {
            Some(_) => (1, usize::MAX),
            None => (LEAST_BELOW, LONGEST_DECK),
        };
        if below < above * least || below == 0 {
            return;
        }
        let header = self.paragraphs.get(top..byline).unwrap_or_default();
        let short: Vec<bool> = header.iter().map(|p| self.words(&p.tokens) <= longest).collect();
        for (paragraph, short) in self.paragraphs.iter_mut().take(byline).skip(top).zip(short) {
            if matches!(paragraph.block, Block::Body | Block::Heading) && short {
                paragraph.block = Block::Deck;
            }
        }
        // A byline with the hour that looks like text.
        let bylined = stamped.and_then(|at| self.paragraphs.get_mut(at));
        if let Some(paragraph) = bylined.filter(|p| p.block == Block::Body) {
            paragraph.block = Block::Furniture;
        }
        // A headline that ends in a stop, or runs on into its deck, is still the line at the top.
        if self.title.is_none()
            && let Some(first) =
                self.paragraphs.iter().take(byline).position(|p| p.block == Block::Deck)
            && self.paragraphs.get(first).is_some_and(|p| self.words(&p.tokens) <= LONGEST_DECK)
        {
            self.make_title(first, true);
        }
    }

    /// A line that begins with "By", or the date below it.
    fn is_byline(&self, paragraph: &Paragraph) -> bool {
        let first = self.token(paragraph.tokens.start);
        first.is(Classes::MONTH) || self.slice(first.span()).eq_ignore_ascii_case("by")
    }

    /// Whether it ends with a day and the time of day: "By Ana Ruiz March 5, 2024 at 6:00 pm".
    fn is_stamped(&self, paragraph: &Paragraph) -> bool {
        /// Tokens from the year to the end, at most: "2024 at 6:00 pm PST Listen to this article".
        const BEHIND: usize = 12;
        let end = paragraph.tokens.end;
        let behind = paragraph.tokens.start.max(end.saturating_sub(BEHIND))..end;
        self.stamp(behind).is_some()
    }

    /// The year that a time of day follows: "2024 at 6:00".
    pub(crate) fn stamp(&self, tokens: std::ops::Range<usize>) -> Option<usize> {
        let stamped = |(token, i): (&Token, usize)| {
            token.kind == Kind::Number
                && token.length() == 4
                && self.slice(self.token(i + 1).span()) == "at"
                && self.token(i + 2).kind == Kind::Number
        };
        let found = self.tokens.get(tokens.clone()).unwrap_or_default();
        found.iter().zip(tokens.start..).find(|&pair| stamped(pair)).map(|(_, i)| i)
    }

    fn reads_like_title(&self, i: usize) -> bool {
        let Some(paragraph) = self.paragraphs.get(i) else { return false };
        let words = self.words(&paragraph.tokens);
        let last = self.token(paragraph.tokens.end.wrapping_sub(1));
        let line = self.slice(paragraph.span);
        let prose = self
            .paragraphs
            .iter()
            .skip(i + 1)
            .any(|p| p.is_text() && self.words(&p.tokens) >= words.min(12));
        let stops = self
            .tokens
            .get(paragraph.tokens.clone())
            .unwrap_or_default()
            .iter()
            .filter(|t| t.kind == Kind::Stop)
            .count();
        prose
            && (2..=LONGEST_TITLE).contains(&words)
            && stops <= 1
            && !matches!(last.kind, Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Ellipsis)
            && (last.kind != Kind::Stop || line.ends_with(['?', '!']) || self.is_set_as_title(i))
            && paragraph.block != Block::PullQuote
    }

    /// Whether a line that ends in a stop is set as headlines are: in Capitals, or above a dateline.
    fn is_set_as_title(&self, i: usize) -> bool {
        /// Letters of a word that has a capital in a headline of capitals, whatever it means.
        const LONG: usize = 4;
        /// Fewest such words.
        const LEAST: usize = 4;
        let tokens = |i: usize| {
            let line = self.paragraphs.get(i).map_or(0..0, |p| p.tokens.clone());
            (self.behind_dateline(&line) > line.start, line)
        };
        let ((dated, line), (below, _)) = (tokens(i), tokens(i + 1));
        let words = self.tokens.get(line).unwrap_or_default().iter().filter(|t| t.is_word());
        let long = words.filter(|t| t.length() >= LONG);
        let (small, capitals) = long.fold((0, 0), |(small, capitals), t| match t.capital {
            true => (small, capitals + 1),
            false => (small + 1, capitals),
        });
        !dated && (below || capitals >= LEAST && capitals > 4 * small)
    }
}

/// The letters and digits of a line, lower-cased: two lines with the same ones are the same line.
fn letters(line: &str) -> impl Iterator<Item = char> {
    line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}
