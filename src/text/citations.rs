//! Citations: markers, their labels, and the entries of the reference list.

use std::ops::Range;

use crate::map::Map;
use crate::schema::{Citation, Passage};
use crate::span::Span;
use crate::text::{Article, Block, trim};
use crate::token::Kind;

impl Article<'_> {
    /// Collects citation markers by label, and the reference list's entries as their sources.
    pub(super) fn find_citations(&mut self) {
        if !self.cites {
            return;
        }
        let mut citations: Vec<Citation> = Vec::new();
        let mut places = Map::default();
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
                    } else if citation.mentions.last().is_none_or(|last| last.end < token.end()) {
                        // `[1, 1]` mentions it once.
                        citation.mentions.push(token.span());
                    }
                }
            }
        }
        citations.retain(|citation| !citation.mentions.is_empty());
        self.citations = citations;
    }

    /// The labels cited between two tokens, each once; no farther than the paragraph goes in which they begin, for the next one
    /// may be the list of sources.
    pub(crate) fn cited(&self, tokens: Range<usize>) -> Vec<String> {
        if !self.cites {
            return Vec::new();
        }
        let mut seen: Map<String, usize> = Map::default();
        let paragraph = self.paragraphs.partition_point(|p| p.tokens.end <= tokens.start);
        let ends = self.paragraphs.get(paragraph).map_or(self.tokens.len(), |p| p.tokens.end);
        let markers = self.tokens.get(tokens.start..tokens.end.min(ends)).unwrap_or_default();
        let markers = markers.iter().filter(|t| t.kind == Kind::Citation);
        markers
            .flat_map(|t| labels(self.slice(t.span())))
            .filter(|label| seen.insert(label.clone(), 1).is_none())
            .collect()
    }
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
pub(super) fn has_round_citations(text: &str) -> bool {
    // Most texts have none, which is told faster than where the first one stands.
    if !text.contains("(1)") {
        return false;
    }
    let one = text.match_indices("(1)").any(|(at, _)| {
        let before = text.get(..at).and_then(|s| s.trim_end().chars().next_back());
        let after = text.get(at + 3..).and_then(|s| s.chars().next());
        before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '”' | '"'))
            && after.is_none_or(|c| matches!(c, '.' | ',' | ';' | '\n' | '\r'))
    });
    one || (text.contains("(2)") && text.contains(" (1)."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citation_ranges_are_spelled_out() {
        assert_eq!(labels("[1, 3–5]"), ["1", "3", "4", "5"]);
        assert_eq!(labels("¹²"), ["12"]);
        assert_eq!(labels("³⁰⁴⁵⁶⁷⁸⁹"), ["30456789"]);
        assert_eq!(labels("(2)"), ["2"]);
    }
}
