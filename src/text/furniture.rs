//! Furniture: lines and sentences of a page that are not the article.

use std::sync::OnceLock;

use crate::lexicon::{Classes, WordId, words};
use crate::pattern::Pattern;
use crate::token::{Kind, Mark, Token};

/// Longest line in bytes that is looked at as furniture; a longer one is prose.
const LONGEST_FURNITURE: usize = 700;
/// Most stops of furniture that is a sentence.
const MOST_STOPS: usize = 2;
/// Words from which on a line that ends in a stop is a sentence of the article, unless a sure expression knows better.
const PROSE_WORDS: usize = 5;

/// Words of a sentence that tells what happened.
const TELLING: [WordId; 10] =
    words!["was", "were", "had", "has", "have", "will", "would", "said", "who", "which"];
/// What captions say that people and things do.
const SHOWN: [WordId; 50] = words![
    "speaks",
    "speak",
    "poses",
    "pose",
    "attends",
    "attend",
    "arrives",
    "arrive",
    "walks",
    "walk",
    "stands",
    "stand",
    "sits",
    "sit",
    "looks",
    "look",
    "delivers",
    "gestures",
    "waves",
    "holds",
    "hold",
    "shakes",
    "shake",
    "talks",
    "reacts",
    "listens",
    "works",
    "shows",
    "seen",
    "pictured",
    "photographed",
    "view",
    "celebrates",
    "celebrate",
    "carry",
    "carries",
    "gather",
    "inspects",
    "addresses",
    "smiles",
    "rides",
    "watch",
    "watches",
    "wait",
    "waits",
    "passes",
    "pass",
    "displays",
    "leaves",
    "plays"
];

/// Expressions that know furniture, each for the whole of a line.
struct Furniture(Pattern);

impl Furniture {
    fn new(list: &'static str) -> Self {
        Self(Pattern::new(list, "$"))
    }

    /// Whether `line` is furniture; `tokens` are its own.
    fn knows(&self, line: &str, tokens: &[Token]) -> bool {
        if line.len() > LONGEST_FURNITURE {
            return false;
        }
        // Most lines hold no word of furniture.
        let telling =
            |t: &Token| t.is(Classes::FURNITURE.with(Classes::MONTH)) | (t.kind == Kind::Number);
        let signs = || {
            line.bytes().any(|b| matches!(b, b'@' | b'|' | b'#' | b'>'))
                || line.contains('©')
                || line.contains('›')
                || line.contains("http")
                || line.contains('/')
        };
        if !tokens.iter().any(telling) && !signs() {
            return false;
        }
        // A paragraph of several sentences, or one that quotes somebody, is the article's, whatever words it holds; only a
        // credit in brackets at its end makes a few a caption.
        // Not the stops in "jane.smith@harvik.example".
        let ends = |(t, next): &(&Token, &Token)| {
            t.kind == Kind::Stop && (next.spaced || next.kind == Kind::End || next.is_mark())
        };
        let behind = tokens.iter().skip(1).chain([&Token::END]);
        let stops = tokens.iter().zip(behind).filter(ends).count();
        let credited = is_credited(line);
        if credited && stops > MOST_STOPS + 1 {
            return false;
        }
        if !credited
            && (stops > MOST_STOPS
                || tokens.iter().any(|t| matches!(t.kind, Kind::Mark(Mark::Double, _))))
            && line.ends_with(['.', '”', '"'])
        {
            return false;
        }
        let words = tokens.iter().filter(|t| t.counts()).count();
        let prose = line.ends_with('.') && words > PROSE_WORDS;
        self.0.is_match(line, prose)
    }
}

/// Whether a whole line is furniture.
pub(super) fn is_furniture(line: &str, tokens: &[Token]) -> bool {
    static LINES: OnceLock<Furniture> = OnceLock::new();
    LINES
        .get_or_init(|| Furniture::new(include_str!("../data/en/furniture.txt")))
        .knows(line, tokens)
        || is_caption(line, tokens)
}

/// Whether a line ends in brackets, as the credit of a picture does.
fn is_credited(line: &str) -> bool {
    line.ends_with(')') || line.ends_with(").")
}

/// Whether the last sentence of a paragraph is a credit that was pasted into it: "… at home. (Photo by Omar Sow)",
/// "Omar Sow contributed to this story."
pub(crate) fn is_credit(sentence: &str, tokens: &[Token]) -> bool {
    (is_credited(sentence) || sentence.contains("contributed")) && is_furniture(sentence, tokens)
}

/// Whether a line is the caption of a photograph without its credit: one sentence that tells in the present tense what
/// somebody does and ends with the date, "Ana Ruiz speaks to reporters in Harvik, Norway, March 5, 2024."
fn is_caption(line: &str, tokens: &[Token]) -> bool {
    /// Most words of a caption.
    const LONGEST: usize = 60;
    let mut end = tokens.iter().rev().skip_while(|t| t.kind == Kind::Stop);
    let year = |t: &Token| line_slice(line, tokens, t).len() == 4;
    let numbers = |t: &&Token| t.kind == Kind::Number || t.kind == Kind::Comma;
    let dated = end.clone().take_while(numbers).any(year)
        && end.find(|t| !numbers(t)).is_some_and(|t| t.is(Classes::MONTH));
    if !dated
        || tokens.len() > LONGEST
        || tokens.iter().filter(|t| t.kind == Kind::Stop).count() > 1
    {
        return false;
    }
    let mut words = tokens.iter().filter(|t| !t.capital);
    !words.clone().any(|t| t.is_one(&TELLING)) && words.any(|t| t.is_one(&SHOWN))
}

/// The words of a token of `line`, of which `tokens` are all.
fn line_slice<'a>(line: &'a str, tokens: &[Token], token: &Token) -> &'a str {
    let from = tokens.first().map_or(0, Token::start);
    let place = token.start().checked_sub(from).zip(token.end().checked_sub(from));
    place.and_then(|(start, end)| line.get(start..end)).unwrap_or_default()
}

/// Whether a sentence of a text without line breaks is furniture.
pub(crate) fn is_furniture_run(sentence: &str, tokens: &[Token]) -> bool {
    static RUNS: OnceLock<Furniture> = OnceLock::new();
    RUNS.get_or_init(|| Furniture::new(include_str!("../data/en/furniture_run.txt")))
        .knows(sentence, tokens)
}
