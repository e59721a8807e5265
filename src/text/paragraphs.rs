//! Paragraphs: where a line break ends one.

use crate::span::Span;
use crate::text::trim;

/// Characters of a line that can be hard-wrapped prose.
const WRAPPED_LINE: std::ops::RangeInclusive<usize> = 45..=100;

/// Whether a line ends before a character.
pub(crate) fn ends_line(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Paragraphs: lines, or blocks between blank lines where the lines are hard-wrapped.
/// `seldom`: where a break may be.
pub(super) fn paragraphs(text: &str, seldom: &[usize]) -> Vec<Span> {
    let mut lines: Vec<(Span, bool)> = Vec::new(); // a line, and whether a blank one stands before it
    let mut start = 0;
    let mut blank = true;
    // Most bytes begin no line break: only where one can, the character is looked at.
    let ends = seldom.iter().filter_map(|&i| {
        let c = text.get(i..)?.chars().next()?;
        ends_line(c).then(|| (i, i + c.len_utf8()))
    });
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
            is_wrapped(a.of(text))
                && !last
                    .is_some_and(|c| matches!(c, '.' | '!' | '?' | ':' | '”' | '"' | '’' | ')'))
                && first.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit()),
        );
    }
    joined >= 3 && inside * 5 >= joined * 2
}

/// Whether a line is as long as those of hard-wrapped prose.
fn is_wrapped(line: &str) -> bool {
    // No character is longer than four bytes: most paragraphs are too long to be counted.
    line.len() <= 4 * WRAPPED_LINE.end() && WRAPPED_LINE.contains(&line.chars().count())
}
