//! Intake: paragraphs, their kinds, the title, citations. Spans point into the text as it was given.

use std::sync::OnceLock;

use crate::lexicon::Classes;
use crate::pattern::{Pattern, lines};
use crate::schema::{Citation, Passage, Title};
use crate::span::Span;
use crate::token::{Kind, Mark, Token, Tokenizer, invisible};

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
}

/// Longest line in bytes that is looked at as furniture; a longer one is prose.
const LONGEST_FURNITURE: usize = 700;
/// Most words of a headline.
const LONGEST_TITLE: usize = 28;
/// Paragraphs at the top in which a byline is looked for.
const HEADER: usize = 8;
/// Most words of a deck; more are the article's first paragraph, set above the byline.
const LONGEST_DECK: usize = 38;
/// How many times the words of a deck the article below it has at least.
const LEAST_BELOW: usize = 4;
/// Most words of a kicker above the headline.
const KICKER: usize = 2;
/// Most words of a heading inside the article.
const LONGEST_HEADING: usize = 12;
/// Lines of at least this many bytes can be hard-wrapped prose.
const WRAPPED_LINE: std::ops::RangeInclusive<usize> = 45..=100;

impl<'a> Article<'a> {
    /// Reads `text`; `title` is the headline where it is known apart from it.
    pub(crate) fn read(text: &'a str, title: Option<&str>) -> Self {
        let spans = paragraphs(text);
        let mut tokenizer = Tokenizer::new(text, has_round_citations(text));
        // One token for five bytes is what English prose has.
        let mut tokens = Vec::with_capacity(text.len() / 5 + 16);
        let mut paragraphs = Vec::with_capacity(spans.len());
        for span in spans {
            let first = tokens.len();
            tokenizer.read(span, &mut tokens);
            if tokens.len() > first {
                paragraphs.push(Paragraph {
                    span,
                    block: Block::Body,
                    tokens: first..tokens.len(),
                });
            }
        }
        let mut article = Self { text, title: None, paragraphs, tokens, citations: Vec::new() };
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

    /// Number of words and numbers in a range of tokens.
    pub(crate) fn words(&self, range: &std::ops::Range<usize>) -> usize {
        self.tokens.get(range.clone()).unwrap_or_default().iter().filter(|t| t.counts()).count()
    }

    /// The first token of a sentence behind "HALDEN, Norway —", "(CNN)" or "FRANKFURT, March 6 (Reuters) -".
    pub(crate) fn behind_dateline(&self, sentence: &std::ops::Range<usize>) -> usize {
        /// Most tokens of a dateline.
        const LONGEST: usize = 14;
        let start = sentence.start;
        let place = |end: usize| {
            let telling = |t: Token| t.caps || t.is(Classes::PLACE) || !t.is_word();
            self.token(start).capital
                && (start..end).any(|i| telling(self.token(i)))
                && (start..end).all(|i| {
                    let t = self.token(i);
                    t.capital || !t.is_word() && !matches!(t.kind, Kind::Mark(..) | Kind::Stop)
                })
        };
        let in_brackets = self.token(start).kind == Kind::Open && self.token(start + 1).caps;
        let agency =
            (in_brackets && self.token(start + 2).kind == Kind::Close).then_some(start + 2);
        let mut head = start..sentence.end.min(start + LONGEST);
        let dash = head
            .find(|&i| self.token(i).kind == Kind::Dash)
            .filter(|&d| agency.is_some() || place(d));
        match dash.or(agency) {
            Some(cut) if cut + 2 < sentence.end => cut + 1,
            _ => start,
        }
    }

    /// The labels cited between two tokens, each once.
    pub(crate) fn cited(&self, tokens: std::ops::Range<usize>) -> Vec<String> {
        let mut seen = std::collections::HashSet::new();
        let markers =
            self.tokens.get(tokens.start..tokens.end.min(self.tokens.len())).unwrap_or_default();
        let markers = markers.iter().filter(|t| t.kind == Kind::Citation);
        markers
            .flat_map(|t| labels(self.slice(t.span())))
            .filter(|label| seen.insert(label.clone()))
            .collect()
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
        let words = tokens.iter().filter(|t| t.counts()).count();
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
        if dash
            && words <= 30
            && i > 0
            && tokens.get(1).is_some_and(|t| t.capital || t.is(Classes::DETERMINER))
        {
            return Block::NameLine;
        }
        if self.paragraphs.len() > 1 && is_furniture(line, tokens) {
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

    /// Marks the line that is the headline: the one equal to the title passed in, else a first line that reads like one.
    fn find_title(&mut self, given: Option<&str>) {
        let first = self.paragraphs.iter().position(|p| p.block != Block::Furniture);
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
        if let Some(paragraph) = found.and_then(|i| self.paragraphs.get_mut(i)) {
            paragraph.block = Block::Title;
            let span = paragraph.span;
            self.title = Some(Title { text: self.slice(span).to_owned(), span: Some(span) });
        }
    }

    /// Short lines between the headline, or the top, and a byline are its deck.
    fn find_deck(&mut self) {
        let byline = self
            .paragraphs
            .iter()
            .take(HEADER)
            .rposition(|p| p.block == Block::Furniture && self.is_byline(p));
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
        if below < above * LEAST_BELOW || below == 0 {
            return;
        }
        let short: Vec<bool> =
            self.paragraphs.iter().map(|p| self.words(&p.tokens) <= LONGEST_DECK).collect();
        for (paragraph, short) in self.paragraphs.iter_mut().zip(short).take(byline).skip(top) {
            if matches!(paragraph.block, Block::Body | Block::Heading) && short {
                paragraph.block = Block::Deck;
            }
        }
        // A headline that ends in a stop, or runs on into its deck, is still the line at the top.
        if self.title.is_none()
            && let Some(first) =
                self.paragraphs.iter().take(byline).position(|p| p.block == Block::Deck)
            && let Some(paragraph) = self.paragraphs.get_mut(first)
        {
            paragraph.block = Block::Title;
            let span = paragraph.span;
            self.title = Some(Title { text: self.slice(span).to_owned(), span: Some(span) });
        }
    }

    fn is_byline(&self, paragraph: &Paragraph) -> bool {
        let first = self.token(paragraph.tokens.start);
        self.slice(first.span()).eq_ignore_ascii_case("by")
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
            && (last.kind != Kind::Stop || line.ends_with(['?', '!']))
            && paragraph.block != Block::PullQuote
    }

    /// Collects citation markers by label, and the reference list's entries as their sources.
    fn find_citations(&mut self) {
        let mut citations: Vec<Citation> = Vec::new();
        let mut places = std::collections::HashMap::new();
        for paragraph in &self.paragraphs {
            for token in self.tokens.get(paragraph.tokens.clone()).unwrap_or_default() {
                if token.kind != Kind::Citation {
                    continue;
                }
                let entry =
                    paragraph.block == Block::Reference && token.start() == paragraph.span.start;
                for label in labels(self.slice(token.span())) {
                    let at = *places.entry(label.clone()).or_insert_with(|| {
                        citations.push(Citation { label, mentions: Vec::new(), source: None });
                        citations.len() - 1
                    });
                    let Some(citation) = citations.get_mut(at) else { continue };
                    if entry {
                        let span = Span { start: token.end(), end: paragraph.span.end };
                        let span = trim(self.text, span);
                        citation.source =
                            Some(Passage { text: span.of(self.text).to_owned(), span });
                    } else {
                        citation.mentions.push(token.span());
                    }
                }
            }
        }
        citations.retain(|citation| !citation.mentions.is_empty());
        self.citations = citations;
    }
}

/// The letters and digits of a line, lower-cased: two lines with the same ones are the same line.
fn letters(line: &str) -> impl Iterator<Item = char> {
    line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// The labels of a citation marker: `[1, 3–5]` gives 1, 3, 4, 5.
fn labels(marker: &str) -> Vec<String> {
    let plain: String = marker
        .chars()
        .map(|c| match c {
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            '⁰' => '0',
            '⁴' => '4',
            '⁵' => '5',
            '⁶' => '6',
            '⁷' => '7',
            '⁸' => '8',
            '⁹' => '9',
            other => other,
        })
        .collect();
    let mut labels = Vec::new();
    for part in plain.trim_matches(['[', ']', '(', ')']).split([',', ';']) {
        let ends: Vec<Option<u32>> =
            part.split(['–', '-']).map(|n| n.trim().parse().ok()).collect();
        match ends.as_slice() {
            [Some(from), Some(to)] if from < to && to - from <= 20 => {
                labels.extend((*from..=*to).map(|n| n.to_string()))
            }
            _ => labels.extend(
                part.split(['–', '-']).map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()),
            ),
        }
    }
    labels
}

/// Whether `(1)` stands in the text as a citation: behind a word or stop and before a stop, a space or the end, with a
/// second such number elsewhere or a stop right behind it.
fn has_round_citations(text: &str) -> bool {
    let one = text.match_indices("(1)").any(|(at, _)| {
        let before = text.get(..at).and_then(|s| s.trim_end().chars().next_back());
        let after = text.get(at + 3..).and_then(|s| s.chars().next());
        before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '”' | '"'))
            && after.is_none_or(|c| matches!(c, '.' | ',' | ';' | '\n' | '\r'))
    });
    one || (text.contains("(1)") && text.contains("(2)") && text.contains(" (1)."))
}

/// Most stops of furniture that is a sentence.
const MOST_STOPS: usize = 2;
/// Words from which on a line that ends in a stop is a sentence of the article, unless a sure expression knows better.
const PROSE_WORDS: usize = 5;

/// Expressions that know furniture, each for the whole of a line.
struct Furniture {
    /// Those that hold for sentences too.
    sure: Pattern,
    /// Those that hold only for lines that are no sentence.
    short: Pattern,
}

impl Furniture {
    fn new(list: &str) -> Self {
        let sure = lines(list).filter_map(|l| l.strip_prefix('!'));
        Self {
            sure: Pattern::new(sure, "$"),
            short: Pattern::new(lines(list).filter(|l| !l.starts_with('!')), "$"),
        }
    }

    /// Whether `line` is furniture; `tokens` are its own.
    fn knows(&self, line: &str, tokens: &[Token]) -> bool {
        if line.len() > LONGEST_FURNITURE {
            return false;
        }
        // An automaton over every line would cost more than all the rest: most hold no word of furniture.
        let telling =
            |t: &Token| t.is(Classes::FURNITURE.with(Classes::MONTH)) || t.kind == Kind::Number;
        let signs = line.contains(['@', '©', '|', '#', '>', '›'])
            || line.contains("http")
            || line.contains('(') && line.contains('/');
        if !tokens.iter().any(telling) && !signs {
            return false;
        }
        // A paragraph of several sentences, or one that quotes somebody, is the article's, whatever words it holds; only a
        // credit in brackets at its end makes it a caption.
        let stops = tokens.iter().filter(|t| t.kind == Kind::Stop).count();
        let credited = line.ends_with(')') || line.ends_with(").");
        if !credited
            && (stops > MOST_STOPS
                || tokens.iter().any(|t| matches!(t.kind, Kind::Mark(Mark::Double, _))))
            && line.ends_with(['.', '”', '"'])
        {
            return false;
        }
        let words = tokens.iter().filter(|t| t.counts()).count();
        let prose = line.ends_with('.') && words > PROSE_WORDS;
        self.sure.is_match(line) || !prose && self.short.is_match(line)
    }
}

/// Whether a whole line is furniture.
fn is_furniture(line: &str, tokens: &[Token]) -> bool {
    static LINES: OnceLock<Furniture> = OnceLock::new();
    LINES.get_or_init(|| Furniture::new(include_str!("data/en/furniture.txt"))).knows(line, tokens)
}

/// Whether a sentence of a text without line breaks is furniture.
pub(crate) fn is_furniture_run(sentence: &str, tokens: &[Token]) -> bool {
    static RUNS: OnceLock<Furniture> = OnceLock::new();
    RUNS.get_or_init(|| Furniture::new(include_str!("data/en/furniture_run.txt")))
        .knows(sentence, tokens)
}

/// `span` without white space and invisible characters at its ends.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let slice = span.of(text);
    let blank = |c: char| c.is_whitespace() || invisible(c);
    let start = span.start + (slice.len() - slice.trim_start_matches(blank).len());
    let end = span.start + slice.trim_end_matches(blank).len();
    Span { start, end: end.max(start) }
}

/// Paragraphs: lines, or blocks between blank lines where the lines are hard-wrapped.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut lines: Vec<(Span, bool)> = Vec::new(); // a line, and whether a blank one stands before it
    let mut start = 0;
    let mut blank = true;
    let ends = text
        .match_indices(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}'])
        .map(|(i, c)| (i, i + c.len()));
    for (end, next) in ends.chain([(text.len(), text.len())]) {
        let line = trim(text, Span { start, end });
        if line.is_empty() {
            // "\r\n" is one break, not a blank line.
            blank |= !(end > 0
                && start == end
                && text.as_bytes().get(end) == Some(&b'\n')
                && text.as_bytes().get(end - 1) == Some(&b'\r'));
        } else {
            lines.push((line, blank));
            blank = false;
        }
        start = next;
    }
    if !hard_wrapped(text, &lines) {
        return lines.into_iter().map(|(line, _)| line).collect();
    }
    let mut blocks: Vec<Span> = Vec::new();
    for (line, blank) in lines {
        match blocks.last_mut() {
            Some(block) if !blank => block.end = line.end,
            _ => blocks.push(line),
        }
    }
    blocks
}

/// Whether most breaks between lines that follow one another directly fall inside sentences.
fn hard_wrapped(text: &str, lines: &[(Span, bool)]) -> bool {
    let mut joined = 0;
    let mut inside = 0;
    for pair in lines.windows(2) {
        let [(a, _), (b, false)] = pair else { continue };
        joined += 1;
        let last = a.of(text).chars().next_back();
        let first = b.of(text).chars().next();
        inside += usize::from(
            WRAPPED_LINE.contains(&a.len())
                && !last
                    .is_some_and(|c| matches!(c, '.' | '!' | '?' | ':' | '”' | '"' | '’' | ')'))
                && first.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit()),
        );
    }
    joined >= 3 && inside * 5 >= joined * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(Block, &str)> {
        let article = Article::read(text, None);
        article.paragraphs.iter().map(|p| (p.block, p.span.of(text))).collect()
    }

    #[test]
    fn the_furniture_lists_compile() {
        for list in
            [include_str!("data/en/furniture.txt"), include_str!("data/en/furniture_run.txt")]
        {
            let furniture = Furniture::new(list);
            assert!(furniture.sure.compiled() && furniture.short.compiled());
        }
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

    #[test]
    fn citation_ranges_are_spelled_out() {
        assert_eq!(labels("[1, 3–5]"), ["1", "3", "4", "5"]);
        assert_eq!(labels("¹²"), ["12"]);
        assert_eq!(labels("(2)"), ["2"]);
    }
}
