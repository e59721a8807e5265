//! Offsets: from UTF-8 bytes, the unit of the core, to the unit of the caller; once, on the way out.

use crate::options::OffsetEncoding;
use crate::schema::Digest;
use crate::span::Span;

/// Converts every span of `digest` from bytes into `text` to `encoding`.
pub(crate) fn encode(digest: &mut Digest, text: &str, encoding: OffsetEncoding) {
    digest.offset_encoding = encoding;
    if encoding == OffsetEncoding::Utf8 || text.is_ascii() {
        return;
    }
    let offsets = Offsets::new(text, encoding);
    each_span(digest, &mut |span| {
        *span = Span { start: offsets.of(span.start), end: offsets.of(span.end) };
    });
}

/// Bytes between places whose offsets are known.
const STRETCH: usize = 32;

/// Offsets of a text in units of an encoding.
struct Offsets<'a> {
    bytes: &'a [u8],
    encoding: OffsetEncoding,
    /// Units before each stretch of the text.
    before: Vec<usize>,
}

impl<'a> Offsets<'a> {
    fn new(text: &'a str, encoding: OffsetEncoding) -> Self {
        let bytes = text.as_bytes();
        let mut before = Vec::with_capacity(bytes.len() / STRETCH + 1);
        let mut units = 0;
        for stretch in bytes.chunks(STRETCH) {
            before.push(units);
            units += count(stretch, encoding);
        }
        // A text may end where a stretch does.
        before.push(units);
        Self { bytes, encoding, before }
    }

    /// Units before a byte.
    fn of(&self, offset: usize) -> usize {
        let stretch = offset / STRETCH;
        let rest = self.bytes.get(stretch * STRETCH..offset).unwrap_or_default();
        self.before.get(stretch).map_or(offset, |before| before + count(rest, self.encoding))
    }
}

/// Units of as many bytes as a stretch has, or fewer: one for each byte that begins a character, and in UTF-16 a second one
/// where that is of four bytes.
fn count(bytes: &[u8], encoding: OffsetEncoding) -> usize {
    let wide = if encoding == OffsetEncoding::Utf16 { 0xf0 } else { u8::MAX };
    let units = |byte: u8| u8::from(byte & 0xc0 != 0x80) + u8::from(byte >= wide);
    usize::from(bytes.iter().fold(0, |sum: u8, byte| sum + units(*byte)))
}

/// Calls `f` with every span of a digest.
pub(crate) fn each_span(digest: &mut Digest, f: &mut dyn FnMut(&mut Span)) {
    if let Some(span) = digest.article.title.as_mut().and_then(|t| t.span.as_mut()) {
        f(span);
    }
    for citation in &mut digest.article.citations {
        citation.mentions.iter_mut().for_each(&mut *f);
        citation.source.iter_mut().for_each(|p| f(&mut p.span));
    }
    for fact in &mut digest.facts {
        f(&mut fact.span);
        fact.pieces.iter_mut().flatten().for_each(&mut *f);
        if let Some(attribution) = &mut fact.attribution {
            attribution.source.iter_mut().chain(&mut attribution.cue).for_each(|p| f(&mut p.span));
        }
        if let Some(referent) = &mut fact.referent {
            f(&mut referent.span);
            f(&mut referent.name.span);
        }
    }
    for quote in &mut digest.quotes {
        f(&mut quote.span);
        quote.quoted.iter_mut().chain(&mut quote.edits).for_each(&mut *f);
        quote.cue.iter_mut().for_each(|p| f(&mut p.span));
        if let Some(speaker) = &mut quote.speaker {
            speaker.span.iter_mut().chain(&mut speaker.mention).for_each(&mut *f);
            speaker.description.iter_mut().for_each(|p| f(&mut p.span));
        }
    }
    if let Some(implications) = &mut digest.implications {
        implications.heading.iter_mut().for_each(|p| f(&mut p.span));
        f(&mut implications.paragraph.span);
        implications.more.iter_mut().for_each(|p| f(&mut p.span));
        for statement in &mut implications.statements {
            f(&mut statement.span);
            statement.holder.span.iter_mut().for_each(&mut *f);
            statement.hedges.iter_mut().for_each(&mut *f);
        }
    }
    digest.sentences.iter_mut().flatten().for_each(|s| f(&mut s.span));
    digest.notices.iter_mut().filter_map(|n| n.span.as_mut()).for_each(&mut *f);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_in_the_unit_asked_for() {
        let text = "a“é”😀b";
        let text = &format!("{text}{text}{text}{text}{text}{text}{text}{text}");
        for encoding in [OffsetEncoding::Utf16, OffsetEncoding::Utf32] {
            let offsets = Offsets::new(text, encoding);
            let mut units = 0;
            for (at, c) in text.char_indices() {
                assert_eq!(offsets.of(at), units);
                units += if encoding == OffsetEncoding::Utf16 { c.len_utf16() } else { 1 };
            }
            assert_eq!(offsets.of(text.len()), units);
        }
    }
}
