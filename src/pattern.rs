//! Lists of regular expressions for whole lines, each tried only on lines that can match it.
//!
//! Most lines of an article begin with no word of any expression and hold none. To see that, one look at their first letter
//! and at the pairs of letters in them is mostly enough; one automaton for the whole list would cost more than all else of a digest.
//!
//! In WASM, where every kilobyte is sent, `regex-lite` does the matching: its parser and engine are a tenth the size of
//! `regex`'s. Both come from one project and agree on what they match; the lists keep to ASCII classes, which both read
//! alike, and count nothing that may be a byte for one and a character for the other.

use std::sync::OnceLock;

use crate::order::sort_by_key;

#[cfg(not(target_arch = "wasm32"))]
use regex::bytes::Regex;
#[cfg(target_arch = "wasm32")]
use regex_lite::Regex;

/// Natively a class holds bytes, as the lists keep to ASCII; in WASM there is nothing to be said.
const FLAGS: &str = if cfg!(target_arch = "wasm32") { "" } else { "(?-u)" };

/// A list of expressions that match from the beginning of a line; case is ignored, for they are asked for the line in lower
/// case: an expression that knows one case alone takes half as long to compile, and a trigger is simply looked for.
pub(crate) struct Pattern {
    /// What must follow a match.
    tail: &'static str,
    expressions: Vec<Expression>,
    /// What a line must begin with for an expression to be tried, sorted by the first byte.
    beginnings: Vec<(&'static str, usize)>,
    /// What it must hold.
    parts: Vec<(&'static str, usize)>,
}

struct Expression {
    source: &'static str,
    /// Whether it holds for sentences too.
    sure: bool,
    /// Compiled when it is tried first; a test holds that each can be.
    regex: OnceLock<Option<Regex>>,
}

/// What stands for any digit at the beginning of a line.
const DIGIT: &str = r"\d";
const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

impl Pattern {
    /// Reads a list as `data/en/furniture.txt` describes them. `tail` is what must follow a match: `$` for whole lines.
    pub(crate) fn new(list: &'static str, tail: &'static str) -> Self {
        let mut pattern =
            Self { tail, expressions: Vec::new(), beginnings: Vec::new(), parts: Vec::new() };
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            let Some((triggers, source)) = line.split_once(" :: ") else { continue };
            let at = pattern.expressions.len();
            let marked = triggers.strip_prefix('!');
            for trigger in marked.unwrap_or(triggers).split('|') {
                match trigger.strip_prefix('^') {
                    Some(DIGIT) => pattern.beginnings.extend(DIGITS.map(|digit| (digit, at))),
                    Some(beginning) => pattern.beginnings.push((beginning, at)),
                    None => pattern.parts.push((trigger, at)),
                }
            }
            let regex = OnceLock::new();
            pattern.expressions.push(Expression { source, sure: marked.is_some(), regex });
        }
        sort_by_key(&mut pattern.beginnings, |(beginning, _)| u64::from(first(beginning)));
        pattern
    }

    /// Whether any expression matches, or, if `sure`, any of those that hold for sentences too.
    pub(crate) fn is_match(&self, line: &str, sure: bool) -> bool {
        let line = &line.to_ascii_lowercase();
        self.triggered(line)
            .filter_map(|at| self.expressions.get(at))
            .any(|expression| (expression.sure || !sure) && self.matches(expression, line))
    }

    fn matches(&self, expression: &Expression, line: &str) -> bool {
        #[cfg(not(target_arch = "wasm32"))]
        let line = line.as_bytes();
        let regex = expression.regex.get_or_init(|| self.compile(expression));
        regex.as_ref().is_some_and(|regex| regex.is_match(line))
    }

    fn compile(&self, expression: &Expression) -> Option<Regex> {
        Regex::new(&format!("{FLAGS}^(?:{})(?:{})", expression.source, self.tail)).ok()
    }

    /// The expressions that can match a line, which is in lower case.
    fn triggered(&self, line: &str) -> impl Iterator<Item = usize> {
        let from = self.beginnings.partition_point(|(b, _)| first(b) < first(line));
        let alike = self.beginnings.get(from..).unwrap_or_default().iter();
        let begun = alike
            .take_while(move |(b, _)| first(b) == first(line))
            .filter(move |(b, _)| line.starts_with(b));
        let pairs = Pairs::of(line);
        let held = self.parts.iter().filter(move |(part, _)| {
            part.as_bytes().windows(2).all(|pair| pairs.hold(pair)) && line.contains(part)
        });
        begun.chain(held).map(|&(_, at)| at)
    }
}

/// The first byte of a line.
fn first(line: &str) -> u8 {
    line.as_bytes().first().copied().unwrap_or(0)
}

/// Which pairs of bytes stand side by side in a line, of each byte five bits: what a part is first asked for, which most lines
/// hold not even a pair of.
struct Pairs([u32; 32]);

impl Pairs {
    fn of(line: &str) -> Self {
        let mut rows = [0; 32];
        let mut before = 0;
        for byte in line.bytes() {
            if let Some(row) = rows.get_mut(usize::from(before & 31)) {
                *row |= 1_u32 << (byte & 31);
            }
            before = byte;
        }
        Self(rows)
    }

    /// Whether a pair may stand in the line; surely not where it says so.
    fn hold(&self, pair: &[u8]) -> bool {
        let [a, b] = pair else { return true };
        self.0.get(usize::from(a & 31)).is_some_and(|row| row >> (b & 31) & 1 == 1)
    }
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
                        prop_assert!(pattern.triggered(&line).any(|a| a == at), "{source}: {line}");
                        let line = if upper { line.to_ascii_uppercase() } else { line };
                        prop_assert!(pattern.is_match(&line, expression.sure), "{source}: {line}");
                    }
                }
            }
        }
    }
}
