//! Offsets: from UTF-8 bytes, the unit of the core, to the unit of the caller; once, on the way out.

use crate::options::OffsetEncoding;
use crate::order::sort_by_key;
use crate::schema::Digest;
use crate::span::Span;

/// Converts every span of `digest` from bytes into `text` to `encoding`.
pub(crate) fn encode(digest: &mut Digest, text: &str, encoding: OffsetEncoding) {
    digest.offset_encoding = encoding;
    if encoding == OffsetEncoding::Utf8 || text.is_ascii() {
        return;
    }
    let mut offsets = Vec::new();
    each_span(digest, &mut |span| offsets.extend([span.start, span.end]));
    sort_by_key(&mut offsets, |&offset| offset as u64);
    offsets.dedup();
    let converted = convert(text, &offsets, encoding);
    let find = |offset: usize| {
        offsets
            .binary_search(&offset)
            .ok()
            .and_then(|i| converted.get(i).copied())
            .unwrap_or(offset)
    };
    each_span(digest, &mut |span| *span = Span { start: find(span.start), end: find(span.end) });
}

/// The offsets, sorted bytes, in units of `encoding`; one pass over the text.
fn convert(text: &str, offsets: &[usize], encoding: OffsetEncoding) -> Vec<usize> {
    let mut out = Vec::with_capacity(offsets.len());
    let (mut at, mut units) = (0, 0);
    // Characters that are more than one unit of UTF-16 take four bytes, and few texts have any.
    let wide = text.bytes().fold(0, u8::max) >= 0xf0;
    for &offset in offsets {
        let piece = text.get(at..offset).unwrap_or_default();
        units += match encoding {
            OffsetEncoding::Utf8 => piece.len(),
            OffsetEncoding::Utf16 if wide => piece.chars().map(char::len_utf16).sum(),
            OffsetEncoding::Utf16 => piece.chars().count(),
            OffsetEncoding::Utf32 => piece.chars().count(),
        };
        at = offset;
        out.push(units);
    }
    out
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
        let bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        assert_eq!(convert(text, &bytes, OffsetEncoding::Utf16), [0, 1, 2, 3, 4, 6, 7]);
        assert_eq!(convert(text, &bytes, OffsetEncoding::Utf32), [0, 1, 2, 3, 4, 5, 6]);
    }
}
