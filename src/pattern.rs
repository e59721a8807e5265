//! Lists of regular expressions for whole lines, each tried only on lines that can match it.
//!
//! Most lines of an article begin with no word of any expression and hold none. To see that, one look at their first letter
//! and at each three letters in them is mostly enough; one automaton for the whole list would cost more than all else of a digest.
//!
//! In WASM, where every kilobyte is sent, `regex-lite` does the matching: its parser and engine are a tenth the size of
//! `regex`'s. Both come from one project and agree on what they match; the lists keep to ASCII classes, which both read
//! alike, and count nothing that may be a byte for one and a character for the other.

use std::sync::OnceLock;

use crate::map::Bits;
use crate::order::sort_by_key;

#[cfg(not(target_arch = "wasm32"))]
use regex::bytes::Regex;
#[cfg(target_arch = "wasm32")]
use regex_lite::Regex;

/// Natively a class holds bytes, as the lists keep to ASCII; in WASM there is nothing to be said.
const FLAGS: &str = if cfg!(target_arch = "wasm32") { "" } else { "(?-u)" };

/// A list of expressions that match from the beginning of a line; case is ignored, for they are asked for the line in lower
/// case: an expression that knows one case alone takes half as long to compile.
pub(crate) struct Pattern {
    /// What must follow a match.
    tail: &'static str,
    expressions: Vec<Expression>,
    /// What a line must begin with for an expression to be tried, sorted by the first two letters.
    beginnings: Vec<Trigger>,
    /// What it must hold, sorted by the codes of the first letters.
    parts: Vec<Trigger>,
    /// The same, where it is too short for a code; no letters.
    short: Vec<(&'static str, usize)>,
    /// The codes that any part begins with.
    codes: Bits,
}

/// Its first letters as a number, itself, and the expression that is tried for it.
type Trigger = (usize, &'static str, usize);

/// The triggers of a sorted list with some first letters.
fn alike(triggers: &[Trigger], first: usize) -> impl Iterator<Item = &Trigger> {
    let from = triggers.partition_point(|(letters, ..)| *letters < first);
    let rest = triggers.get(from..).unwrap_or_default().iter();
    rest.take_while(move |(letters, ..)| *letters == first)
}

struct Expression {
    source: &'static str,
    /// Of what a line must hold something too, with `|` between.
    needs: &'static str,
    /// Whether it holds for sentences too.
    sure: bool,
    /// Compiled when it is tried first; a test holds that each can be.
    regex: OnceLock<Option<Regex>>,
}

impl Expression {
    /// Whether a line in lower case, which has a trigger, holds what else it must.
    fn can_match(&self, line: &str) -> bool {
        self.needs.split('|').any(|part| line.contains(part))
    }
}

/// What stands for any digit at the beginning of a line.
const DIGIT: &str = r"\d";
const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// Letters of a code, and how many there are of them: of each letter five bits, which are the same for a capital.
const LETTERS: usize = 3;
const CODES: usize = 1 << (5 * LETTERS);

/// The code of the letters before a byte and of that byte.
fn code(before: usize, byte: u8) -> usize {
    (before << 5 | usize::from(byte & 31)) % CODES
}

/// The code of the first letters of a part; `None` where it is too short.
fn code_of(part: &str) -> Option<usize> {
    let first = part.as_bytes().get(..LETTERS)?;
    Some(first.iter().fold(0, |before, byte| code(before, *byte)))
}

impl Pattern {
    /// Reads a list as `data/en/furniture.txt` describes them. `tail` is what must follow a match: `$` for whole lines.
    pub(crate) fn new(list: &'static str, tail: &'static str) -> Self {
        let (expressions, beginnings) = (Vec::new(), Vec::new());
        let (parts, short, codes) = (Vec::new(), Vec::new(), Bits::below(CODES));
        let mut pattern = Self { tail, expressions, beginnings, parts, short, codes };
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            let Some((triggers, source)) = line.split_once(" :: ") else { continue };
            let at = pattern.expressions.len();
            let (triggers, needs) = triggers.split_once(" && ").unwrap_or((triggers, ""));
            let marked = triggers.strip_prefix('!');
            for trigger in marked.unwrap_or(triggers).split('|') {
                match trigger.strip_prefix('^') {
                    Some(DIGIT) => DIGITS.iter().for_each(|d| pattern.add_beginning(d, at)),
                    Some(beginning) => pattern.add_beginning(beginning, at),
                    None => pattern.add_part(trigger, at),
                }
            }
            let regex = OnceLock::new();
            pattern.expressions.push(Expression { source, needs, sure: marked.is_some(), regex });
        }
        for triggers in [&mut pattern.beginnings, &mut pattern.parts] {
            sort_by_key(triggers, |(letters, ..)| *letters as u64);
        }
        pattern
    }

    fn add_beginning(&mut self, beginning: &'static str, at: usize) {
        self.beginnings.push((head(beginning.as_bytes(), 2), beginning, at));
    }

    fn add_part(&mut self, part: &'static str, at: usize) {
        let Some(code) = code_of(part) else { return self.short.push((part, at)) };
        self.codes.add(code);
        self.parts.push((code, part, at));
    }

    /// Whether any expression matches, or, if `sure`, any of those that hold for sentences too.
    pub(crate) fn is_match(&self, line: &str, sure: bool) -> bool {
        let mut tried = self.triggered(line);
        tried.retain(|at| self.expressions.get(*at).is_some_and(|e| e.sure || !sure));
        if tried.is_empty() {
            return false;
        }
        let line = line.to_ascii_lowercase();
        let mut tried = tried.into_iter().filter_map(|at| self.expressions.get(at));
        tried.any(|expression| expression.can_match(&line) && self.matches(expression, &line))
    }

    /// Whether an expression matches a line in lower case.
    fn matches(&self, expression: &Expression, line: &str) -> bool {
        #[cfg(not(target_arch = "wasm32"))]
        let line = line.as_bytes();
        let regex = expression.regex.get_or_init(|| self.compile(expression));
        regex.as_ref().is_some_and(|regex| regex.is_match(line))
    }

    fn compile(&self, expression: &Expression) -> Option<Regex> {
        Regex::new(&format!("{FLAGS}^(?:{})(?:{})", expression.source, self.tail)).ok()
    }

    /// The expressions that can match a line.
    fn triggered(&self, line: &str) -> Vec<usize> {
        let bytes = line.as_bytes();
        let begun = [1, 2].map(|letters| alike(&self.beginnings, head(bytes, letters)));
        let begun = begun.into_iter().flatten().filter(|(_, b, _)| starts_with(bytes, b));
        let mut found: Vec<usize> = begun.map(|&(.., at)| at).collect();
        found.extend(self.short.iter().filter(|(part, _)| line.contains(part)).map(|&(_, at)| at));
        let mut here = 0;
        for (i, byte) in bytes.iter().enumerate() {
            here = code(here, *byte);
            if self.codes.has(here) {
                let rest = bytes.get((i + 1).saturating_sub(LETTERS)..).unwrap_or_default();
                let held = alike(&self.parts, here).filter(|(_, part, _)| starts_with(rest, part));
                for &(.., at) in held {
                    // A part may stand in a line as often as it has room for.
                    if !found.contains(&at) {
                        found.push(at);
                    }
                }
            }
        }
        found
    }
}

/// The first letters of a line, at most two, as a number; capitals are as small letters.
fn head(line: &[u8], letters: usize) -> usize {
    let letter =
        |at: usize| line.get(at).filter(|_| at < letters).map_or(0, u8::to_ascii_lowercase);
    usize::from(letter(0)) << 8 | usize::from(letter(1))
}

/// Whether a line begins with some letters, which are in lower case.
fn starts_with(line: &[u8], letters: &str) -> bool {
    let letters = letters.as_bytes();
    line.get(..letters.len()).is_some_and(|head| head.eq_ignore_ascii_case(letters))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::string::string_regex;

    use super::*;

    const LISTS: [(&str, &str); 3] = [
        (include_str!("data/en/furniture.txt"), "$"),
        (include_str!("data/en/furniture_run.txt"), "$"),
        (include_str!("data/en/implication_headings.txt"), "$"),
    ];

    #[test]
    fn every_line_of_the_lists_is_an_expression_that_compiles() {
        for (list, tail) in LISTS {
            let pattern = Pattern::new(list, tail);
            let lines = list.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).count();
            assert_eq!(pattern.expressions.len(), lines);
            let letters = |part: &str| part.contains(|c: char| c.is_alphabetic());
            assert!(!pattern.short.iter().any(|(part, _)| letters(part)));
            for expression in &pattern.expressions {
                let source = expression.source;
                assert!(pattern.compile(expression).is_some(), "{source}");
                let letters = source.replace(r"\S", "").replace(r"\W", "");
                assert_eq!(letters, letters.to_ascii_lowercase());
            }
        }
    }

    /// `.` and `[^…]` are bytes natively and characters in WASM: so many of them are not as many of the others.
    #[test]
    fn no_list_counts_what_may_be_a_byte_or_a_character() {
        for line in LISTS.iter().flat_map(|(list, _)| list.lines()) {
            let classes =
                line.match_indices("[^").filter_map(|(at, _)| line.get(at..)?.split_once(']'));
            let counted = classes.map(|(_, behind)| behind).any(|behind| behind.starts_with('{'));
            assert!(!counted && !line.contains(".{"), "{line}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        /// What stands before an expression must not keep it from a line that it matches.
        #[test]
        fn no_line_that_an_expression_matches_is_passed_over(seed in any::<[u8; 32]>(), upper in any::<bool>()) {
            use proptest::strategy::ValueTree;
            use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
            let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
            let mut runner = TestRunner::new_with_rng(Config::default(), rng);
            static PATTERNS: OnceLock<Vec<Pattern>> = OnceLock::new();
            let patterns = || LISTS.map(|(list, tail)| Pattern::new(list, tail)).into();
            for pattern in PATTERNS.get_or_init(patterns) {
                for (at, expression) in pattern.expressions.iter().enumerate() {
                    // The generator knows no places between characters: what it makes is asked for a match.
                    let source = expression.source.replace(r"\b", "").replace("|$)", ")");
                    let line = string_regex(&source).unwrap().new_tree(&mut runner).unwrap().current();
                    if pattern.matches(expression, &line) {
                        prop_assert!(pattern.triggered(&line).contains(&at), "{source}: {line}");
                        prop_assert!(expression.can_match(&line), "{source}: {line}");
                        let line = if upper { line.to_ascii_uppercase() } else { line };
                        prop_assert!(pattern.is_match(&line, expression.sure), "{source}: {line}");
                    }
                }
            }
        }
    }
}
