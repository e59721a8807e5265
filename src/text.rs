//! Intake: paragraphs, their kinds, the title, citations. Spans point into the text as it was given.

mod citations;
mod furniture;
mod glued;
mod header;
pub(crate) mod headline;
mod paragraphs;
mod phrases;
mod seldom;

use crate::lexicon::Classes;
use crate::schema::{Citation, Passage, Title};
use crate::span::Span;
use crate::token::{Kind, Token, Tokenizer, invisible};

pub(crate) use furniture::{is_credit, is_furniture_run};
pub(crate) use paragraphs::ends_line;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Block {
    /// The headline.
    Title,
    /// Text of the article.
    Body,
    /// The lines between the headline and the byline, which sum up what follows.
    Deck,
    /// A line that announces what follows.
    Heading,
    /// A quotation on a line of its own.
    PullQuote,
    /// "— Name, office" below a quotation.
    NameLine,
    /// An entry of the reference list.
    Reference,
    /// Not the article.
    Furniture,
}

/// A paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    /// Without the white space around it.
    pub(crate) span: Span,
    pub(crate) block: Block,
    /// Range of its tokens in [`Article::tokens`].
    pub(crate) tokens: std::ops::Range<usize>,
}

impl Paragraph {
    /// Whether its words are the article's own.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.block, Block::Body | Block::PullQuote)
    }
}

/// An article as given, cut into paragraphs and tokens.
#[derive(Debug)]
pub(crate) struct Article<'a> {
    pub(crate) text: &'a str,
    pub(crate) title: Option<Title>,
    pub(crate) paragraphs: Vec<Paragraph>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) citations: Vec<Citation>,
    /// How many words and numbers stand before each token, and in all.
    counted: Vec<u32>,
    /// Whether there is any marker of a citation, which most articles are without.
    cites: bool,
    /// Where a character may stand that breaks lines, is not shown or turns the direction of text.
    pub(crate) seldom: Vec<usize>,
}

/// Most words of a heading inside the article.
const LONGEST_HEADING: usize = 12;

impl<'a> Article<'a> {
    /// Reads `text`; `title` is the headline where it is known apart from it.
    pub(crate) fn read(text: &'a str, title: Option<&str>) -> Self {
        let seldom = seldom::places(text);
        let spans = paragraphs::paragraphs(text, &seldom);
        let mut tokenizer = Tokenizer::new(text, citations::has_round_citations(text));
        // One token for five bytes is what English prose has.
        let mut tokens = Vec::with_capacity(text.len() / 5 + 16);
        let (mut counted, mut words) = (Vec::with_capacity(text.len() / 5 + 16), 0);
        let mut paragraphs = Vec::with_capacity(spans.len());
        for span in spans {
            let first = tokens.len();
            tokenizer.read(span, &mut tokens);
            counted.extend(tokens.get(first..).unwrap_or_default().iter().map(|token: &Token| {
                let before = words;
                words += u32::from(token.counts());
                before
            }));
            if tokens.len() > first {
                paragraphs.push(Paragraph {
                    span,
                    block: Block::Body,
                    tokens: first..tokens.len(),
                });
            }
        }
        counted.push(words);
        let (cites, citations) = (tokenizer.cites, Vec::new());
        let mut article =
            Self { text, title: None, paragraphs, tokens, citations, counted, cites, seldom };
        article.part_bylines();
        article.classify();
        article.find_title(title);
        article.find_deck();
        article.find_citations();
        article
    }

    /// The token at `i`, or [`Token::END`].
    pub(crate) fn token(&self, i: usize) -> Token {
        self.tokens.get(i).copied().unwrap_or(Token::END)
    }

    /// What kind of paragraph number `paragraph` is.
    pub(crate) fn block_of(&self, paragraph: usize) -> Block {
        self.paragraphs.get(paragraph).map_or(Block::Body, |p| p.block)
    }

    /// The slice at `span`.
    pub(crate) fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// The slice at `span` with its place.
    pub(crate) fn passage(&self, span: Span) -> Passage {
        Passage { text: self.slice(span).to_owned(), span }
    }

    /// From the first token of `range` to the end of its last.
    pub(crate) fn span_of(&self, range: &std::ops::Range<usize>) -> Span {
        let start = self.token(range.start).start();
        let end = self.tokens.get(range.end.wrapping_sub(1)).map_or(start, Token::end);
        Span { start: start.min(end), end }
    }

    /// The tokens that lie inside a span.
    pub(crate) fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let from = self.tokens.partition_point(|t| t.start() < span.start);
        // No more of them than it has bytes.
        let rest = self.tokens.get(from..).unwrap_or_default();
        let near = rest.get(..span.len()).unwrap_or(rest);
        from..from + near.partition_point(|t| t.end() <= span.end)
    }

    /// Number of words and numbers in a range of tokens.
    pub(crate) fn words(&self, range: &std::ops::Range<usize>) -> usize {
        let before = self.counted.get(range.start).zip(self.counted.get(range.end));
        before.map_or(0, |(start, end)| end.saturating_sub(*start) as usize)
    }

    /// The first token of a sentence behind "HALDEN, Norway —", "(CNN)" or "FRANKFURT, March 6 (Reuters) -".
    pub(crate) fn behind_dateline(&self, sentence: &std::ops::Range<usize>) -> usize {
        /// Most tokens of a dateline.
        const LONGEST: usize = 14;
        let start = sentence.start;
        let head = start..sentence.end.min(start + LONGEST);
        // Few sentences begin with a dash or a bracket anywhere near.
        let parts = |t: &Token| matches!(t.kind, Kind::Dash | Kind::Open);
        if !self.tokens.get(head.clone()).unwrap_or_default().iter().any(parts) {
            return start;
        }
        let place = |end: usize| {
            let telling = |t: Token| t.caps || t.is(Classes::PLACE) || !t.is_word();
            // "At $9 — $13 a cup": no place.
            let word = Classes::PREPOSITION.with(Classes::FUNCTION);
            self.token(start).capital
                && !self.token(start).is(word)
                && (start..end).any(|i| telling(self.token(i)))
                && (start..end).all(|i| {
                    let t = self.token(i);
                    t.capital
                        || !t.is_word()
                            && !matches!(t.kind, Kind::Mark(..) | Kind::Stop | Kind::Other)
                })
        };
        // "(CNN)", or "New Delhi, India (CNN)".
        let agency = (start..sentence.end.min(start + LONGEST - 2)).take_while(|&i| {
            let t = self.token(i);
            i == start || t.capital || t.kind == Kind::Comma || t.kind == Kind::Open
        });
        let agency = agency.map(|i| i + 2).find(|&close| {
            self.token(close - 2).kind == Kind::Open
                && self.token(close - 1).caps
                && self.token(close).kind == Kind::Close
                // "The Harbour Authority (HHA) President", "… (HHA), which": the short name of what stands before it.
                && (close == start + 2 || {
                    let behind = self.token(close + 1);
                    !behind.spaced && (behind.counts() || behind.is_mark())
                })
        });
        // "HTU – the university of Harvik – agreed": an aside.
        let begins = |d: usize| self.token(d + 1).capital || !self.token(d + 1).is_word();
        let dash = head
            .clone()
            .find(|&i| self.is_parting(i))
            .filter(|&d| agency.is_some_and(|close| d <= close + 1) || place(d) && begins(d));
        match dash.or(agency) {
            Some(cut) if cut + 2 < sentence.end => cut + 1,
            _ => start,
        }
    }

    fn classify(&mut self) {
        let blocks: Vec<Block> = (0..self.paragraphs.len()).map(|i| self.block(i)).collect();
        for (paragraph, block) in self.paragraphs.iter_mut().zip(blocks) {
            paragraph.block = block;
        }
        if self.paragraphs.iter().all(|p| !p.is_text()) {
            for paragraph in self.paragraphs.iter_mut().filter(|p| p.block == Block::Heading) {
                paragraph.block = Block::Body; // a text of short lines only: nothing to announce
            }
        }
    }

    fn block(&self, i: usize) -> Block {
        let Some(paragraph) = self.paragraphs.get(i) else { return Block::Body };
        let tokens = self.tokens.get(paragraph.tokens.clone()).unwrap_or_default();
        let line = self.slice(paragraph.span);
        let words = self.words(&paragraph.tokens);
        let first = tokens.first().copied().unwrap_or(Token::END);
        let last =
            tokens.iter().rev().find(|t| t.kind != Kind::Citation).copied().unwrap_or(Token::END);
        if words == 0 {
            return Block::Furniture;
        }
        if first.kind == Kind::Citation && self.paragraphs.len() > 1 {
            return Block::Reference;
        }
        let dash = first.kind == Kind::Dash || matches!(self.slice(first.span()), "-" | "~");
        // Below a quotation: elsewhere it is a list.
        let quoted =
            i.checked_sub(1).and_then(|above| self.paragraphs.get(above)).is_some_and(|p| {
                self.tokens.get(p.tokens.clone()).unwrap_or_default().iter().any(Token::is_mark)
            });
        if dash
            && words <= 30
            && quoted
            && tokens.get(1).is_some_and(|t| t.capital || t.is(Classes::DETERMINER))
        {
            return Block::NameLine;
        }
        if self.paragraphs.len() > 1 && furniture::is_furniture(line, tokens) {
            return Block::Furniture;
        }
        if first.opens()
            && last.closes()
            && words >= 4
            && !tokens.iter().skip(1).rev().skip(1).any(|t| t.closes() && !t.opens())
            && self.paragraphs.len() > 2
        {
            return Block::PullQuote;
        }
        let next = self.paragraphs.get(i + 1);
        let followed = next.is_some();
        // "Ruiz wrote to the council on Friday:" introduces the quotation below it.
        let introduces =
            last.kind == Kind::Colon && next.is_some_and(|p| self.token(p.tokens.start).opens());
        let open_ended = !matches!(
            last.kind,
            Kind::Stop | Kind::Ellipsis | Kind::Comma | Kind::Semicolon | Kind::Mark(..)
        ) || (last.kind == Kind::Stop && line.ends_with('?'));
        if followed
            && !introduces
            && words <= LONGEST_HEADING
            && open_ended
            && !matches!(first.kind, Kind::Mark(..))
        {
            return Block::Heading;
        }
        Block::Body
    }
}

/// How many words stand in a text between white space.
pub(crate) fn words_in(text: &str) -> usize {
    let begins = |(blank, words), c: char| {
        let plain = (c == ' ') | ('\t'..='\r').contains(&c);
        let space = plain | (!c.is_ascii() && c.is_whitespace());
        (space, words + usize::from(blank & !space))
    };
    text.chars().fold((true, 0), begins).1
}

/// `span` without white space and invisible characters at its ends.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let slice = span.of(text);
    let blank = |c: char| c.is_whitespace() || invisible(c);
    let start = span.start + (slice.len() - slice.trim_start_matches(blank).len());
    let end = span.start + slice.trim_end_matches(blank).len();
    Span { start, end: end.max(start) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(Block, &str)> {
        let article = Article::read(text, None);
        article.paragraphs.iter().map(|p| (p.block, p.span.of(text))).collect()
    }

    #[test]
    fn windows_line_ends_and_blank_lines_make_the_same_paragraphs() {
        let unix = "A headline here\n\nFirst paragraph ends.\nSecond one ends.";
        let windows = unix.replace('\n', "\r\n");
        let texts =
            |t: &str| blocks(t).into_iter().map(|(b, s)| (b, s.to_owned())).collect::<Vec<_>>();
        assert_eq!(texts(unix), texts(&windows));
        assert_eq!(texts(unix).len(), 3);
    }
}
