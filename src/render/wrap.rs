//! Runs of styled text set into lines of a width.

use super::harmless::harmless;
use super::text::{Line, Segment, Style};

/// Narrowest width in columns that is wrapped to; narrower ones are taken as this.
const MIN_WIDTH: usize = 24;
/// Columns by which the body of an item stands in from the margin.
pub(super) const INDENT: usize = 4;

/// The lines so far.
pub(super) struct Page {
    width: usize,
    lines: Vec<Line>,
}

impl Page {
    /// An empty page, `width` columns wide.
    pub fn new(width: usize) -> Self {
        Self { width: width.max(MIN_WIDTH), lines: Vec::new() }
    }

    /// What stands on it.
    pub fn into_lines(self) -> Vec<Line> {
        self.lines
    }

    /// The name of a box, an empty line before it.
    pub fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push(Line::new());
        }
        self.block(0, &[(Style::Heading, text)]);
    }

    /// Runs of text, wrapped, every line set in by `indent` columns.
    pub fn block(&mut self, indent: usize, runs: &[(Style, &str)]) {
        self.wrapped(indent, (Style::Plain, ""), runs);
    }

    /// Runs of text, wrapped, set in by [`INDENT`], with a mark before the first line.
    pub fn item(&mut self, style: Style, mark: &str, runs: &[(Style, &str)]) {
        self.wrapped(INDENT, (style, mark), runs);
    }

    fn wrapped(
        &mut self,
        indent: usize,
        (mark_style, mark): (Style, &str),
        runs: &[(Style, &str)],
    ) {
        let mut wrap = Wrap {
            room: self.width - indent,
            lines: vec![Line::new()],
            column: 0,
            word: Line::new(),
            length: 0,
        };
        for &(style, text) in runs {
            for c in text.chars().map(harmless) {
                if c == ' ' { wrap.end_word() } else { wrap.push(style, c) }
            }
        }
        wrap.end_word();
        for (i, mut line) in wrap.lines.into_iter().enumerate() {
            let mark = if i == 0 { mark } else { "" };
            let mut full = Line::new();
            if indent > 0 {
                let style = if mark.is_empty() { Style::Plain } else { mark_style };
                full.push(Segment { style, text: format!("{mark:>0$}  ", indent - 2) });
            }
            full.append(&mut line);
            self.lines.push(full);
        }
    }
}

/// A block being wrapped.
struct Wrap {
    /// Columns of a line.
    room: usize,
    lines: Vec<Line>,
    /// Columns taken on the last line.
    column: usize,
    /// The word being read; it may change style within.
    word: Line,
    /// Columns of the word.
    length: usize,
}

impl Wrap {
    fn push(&mut self, style: Style, c: char) {
        let width = columns(c);
        if self.length + width > self.room {
            // No line has room for it: break the word.
            self.end_word();
        }
        extend(&mut self.word, style, c);
        self.length += width;
    }

    /// Sets the word on the line that has room for it.
    fn end_word(&mut self) {
        let Some(style) = self.word.first().map(|segment| segment.style) else { return };
        if self.column > 0 && self.column + 1 + self.length > self.room {
            self.lines.push(Line::new());
            self.column = 0;
        }
        if let Some(line) = self.lines.last_mut() {
            if self.column > 0 {
                // The space between two styles has none, lest it be underlined.
                let alike = line.last().is_some_and(|last| last.style == style);
                extend(line, if alike { style } else { Style::Plain }, ' ');
                self.column += 1;
            }
            for segment in self.word.drain(..) {
                match line.last_mut().filter(|last| last.style == segment.style) {
                    Some(last) => last.text.push_str(&segment.text),
                    None => line.push(segment),
                }
            }
        }
        self.column += self.length;
        self.length = 0;
    }
}

/// Adds `c` to the last segment of its style.
fn extend(line: &mut Line, style: Style, c: char) {
    match line.last_mut().filter(|last| last.style == style) {
        Some(last) => last.text.push(c),
        None => line.push(Segment { style, text: c.to_string() }),
    }
}

/// Columns that a terminal gives to `c`: two for wide East Asian characters and emoji (UAX 11), none
/// for what is set on the character before. Near enough for wrapping.
fn columns(c: char) -> usize {
    match c as u32 {
        0x300..=0x36F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x200B..=0x200F | 0x20D0..=0x20FF => 0,
        0xFE00..=0xFE0F | 0xFE20..=0xFE2F | 0xFEFF | 0xE0000..=0xE01EF => 0,
        0x1100..=0x115F | 0x2E80..=0x303E | 0x3041..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF => {
            2
        }
        0xFE30..=0xFE4F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1F64F
        | 0x1F900..=0x1F9FF => 2,
        0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}
