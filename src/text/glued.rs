//! Lines of a page that a paste has run together at the top: section, headline, deck, byline.

use std::ops::Range;

use crate::lexicon::{Classes, WordId, is_one, words};
use crate::span::Span;
use crate::text::{Article, Block, Paragraph};
use crate::token::Kind;

/// Paragraphs at the top that may end in a byline.
const HEADER: usize = 4;
/// Fewest words of a headline and of a deck that are told apart.
const LEAST: usize = 5;
/// Most tokens of such a headline, and most words of such a deck, with the caption that may stand behind it.
const LONGEST_HEADLINE: usize = 48;
const LONGEST_DECK: usize = 76;

/// Sections of newspapers.
const SECTIONS: [WordId; 33] = words![
    "column",
    "opinion",
    "sports",
    "football",
    "basketball",
    "baseball",
    "volleyball",
    "lacrosse",
    "hockey",
    "soccer",
    "tennis",
    "golf",
    "cricket",
    "rugby",
    "skating",
    "polo",
    "music",
    "film",
    "tv",
    "theater",
    "theatre",
    "arts",
    "culture",
    "books",
    "fashion",
    "food",
    "travel",
    "health",
    "wellness",
    "lifestyle",
    "politics",
    "business",
    "technology"
];
/// Words before some of them: "Figure Skating".
const KINDS: [WordId; 4] = words!["figure", "water", "beach", "ice"];

impl Article<'_> {
    /// Parts a byline with its date from the line before it: "… in the harbour. By Ana Ruiz March 5, 2024 at 3:40 pm".
    pub(super) fn part_bylines(&mut self) {
        if self.paragraphs.len() < 2 {
            return;
        }
        let found: Vec<(usize, usize)> = (self.paragraphs.iter().enumerate().take(HEADER))
            .filter_map(|(i, p)| self.byline_in(&p.tokens).map(|at| (i, at)))
            .collect();
        for (i, at) in found.into_iter().rev() {
            self.part(i, at, Block::Body, Block::Body);
        }
    }

    /// Where in a line a byline begins that goes on to a date at its end.
    fn byline_in(&self, line: &Range<usize>) -> Option<usize> {
        /// Most tokens of a byline with its date.
        const LONGEST: usize = 40;
        let start = line.end.saturating_sub(LONGEST).max(line.start + 1);
        let month = (start..line.end).rfind(|&i| self.token(i).is(Classes::MONTH))?;
        // The day, the year, and perhaps the time.
        let dated = line.end - month <= 12
            && (month..line.end).filter(|&i| self.token(i).kind == Kind::Number).count() >= 2;
        let by = |i: &usize| {
            let next = self.token(i + 1);
            let time = Classes::MONTH.with(Classes::TIME);
            self.token(*i).capital
                && self.token(*i).is_one(&words!["by"])
                && next.is_word()
                && next.capital
                && !next.is(time)
        };
        (start..month).rfind(by).filter(|_| dated)
    }

    /// Parts the section that stands before a headline in its line, and the deck behind it. Gives the paragraph that may be
    /// the headline now.
    pub(super) fn part_section(&mut self, i: usize) -> usize {
        let Some(line) = self.paragraphs.get(i).map(|p| p.tokens.clone()) else { return i };
        let start = self.behind_section(&line);
        // A whole sentence is the article's first, unless a headline is parted from it.
        let parted = start > line.start && self.part_deck(i, start, true);
        let stop = self.slice(self.token(line.end - 1).span()) == ".";
        if start == line.start || stop && !parted {
            return i;
        }
        self.part(i, start, Block::Furniture, Block::Body);
        i + 1
    }

    /// Parts the deck behind a headline that begins at `start` in its line. `sure`: whether the line is known to be more than
    /// the headline.
    pub(super) fn part_deck(&mut self, i: usize, start: usize, sure: bool) -> bool {
        let end = self.paragraphs.get(i).map_or(start, |p| p.tokens.end);
        let deck = self.deck_in(start..end, sure);
        if let Some(deck) = deck {
            let short = self.words(&(deck..end)) <= LONGEST_DECK;
            self.part(i, deck, Block::Body, if short { Block::Deck } else { Block::Body });
        }
        deck.is_some()
    }

    /// The first token behind the name of a section that stands before a headline, "Film & TV The harbour as a stage";
    /// the first of the line where there is none, as in "Football coach resigns" or "Health Secretary resigns".
    fn behind_section(&self, line: &Range<usize>) -> usize {
        let is = |i: usize, words: &[WordId]| is_one(self.token(i).word, words);
        let mut end = line.start + usize::from(is(line.start, &KINDS));
        if !self.token(line.start).capital || !is(end, &SECTIONS) {
            return line.start;
        }
        let strong = is(end, &words!["column"]);
        end += 1;
        if (is(end, &words!["and"]) || self.slice(self.token(end).span()) == "&")
            && is(end + 1, &SECTIONS)
        {
            end += 2;
        }
        let next = self.token(end);
        let office = Classes::ROLE.with(Classes::TITLE).with(Classes::ORGANISATION);
        let begins = next.spaced
            && (next.capital || next.opens() || next.kind == Kind::Number)
            && (strong || !next.is(office) && self.is_sentence(&(end..line.end)))
            && self.words(&(end..line.end)) >= LEAST
            && !self.recurs(end, line);
        if begins { end } else { line.start }
    }

    /// Where behind a headline its deck begins in the same line.
    fn deck_in(&self, line: Range<usize>, sure: bool) -> Option<usize> {
        let little = Classes::FUNCTION.with(Classes::DETERMINER).with(Classes::PREPOSITION);
        let ends = (line.end.saturating_sub(2)..line.end).any(|i| self.token(i).kind == Kind::Stop);
        let begins = |&i: &usize| {
            let (before, token) = (self.token(i - 1), self.token(i));
            let last = if before.closes() { i - 2 } else { i - 1 };
            if !token.spaced || !(token.capital || token.opens()) {
                return false;
            }
            let enough = self.words(&(line.start..i)) >= LEAST;
            if self.token(last).kind != Kind::Stop {
                return sure
                    && enough
                    && token.is(little)
                    && !token.is_one(&words!["i"])
                    && before.counts()
                    && !before.is(little)
                    && self.is_sentence(&(line.start..i))
                    && !self.recurs(i, &line);
            }
            // "What winter break? Students stay in Harvik" is one headline.
            let end = self.token(last - 1);
            if self.slice(self.token(last).span()) == "." {
                sure && enough && end.is_word() && !end.capital && !end.is(Classes::ABBREVIATION)
            } else {
                ends || token.is(little)
            }
        };
        let mut places = line.start + 3..line.end.min(line.start + LONGEST_HEADLINE);
        places.find(begins).filter(|&i| self.words(&(i..line.end)) > LEAST)
    }

    /// Whether a headline is written as a sentence: not all its words of some weight begin with a capital.
    fn is_sentence(&self, line: &Range<usize>) -> bool {
        line.clone().any(|i| {
            let token = self.token(i);
            let little = Classes::FUNCTION.with(Classes::PREPOSITION);
            token.is_word() && !token.capital && !token.is(little) && token.length() > 3
        })
    }

    /// Whether the token at `i` and the one before it stand side by side outside of `line` too: together they are a name.
    fn recurs(&self, i: usize, line: &Range<usize>) -> bool {
        let pair = (self.token(i - 1).word, self.token(i).word);
        let same = |(at, two): (usize, &[crate::token::Token])| {
            !line.contains(&at) && matches!(two, [a, b] if (a.word, b.word) == pair && b.capital)
        };
        self.tokens.windows(2).enumerate().any(same)
    }

    /// Makes two paragraphs of one.
    fn part(&mut self, i: usize, at: usize, before: Block, after: Block) {
        let (end, start) = (self.token(at - 1).end(), self.token(at).start());
        let Some(whole) = self.paragraphs.get_mut(i) else { return };
        let rest = Paragraph {
            span: Span::new(start, whole.span.end),
            block: after,
            tokens: at..whole.tokens.end,
        };
        whole.span.end = end;
        whole.tokens.end = at;
        whole.block = before;
        self.paragraphs.insert(i + 1, rest);
    }
}
