//! What both writers lay out: the order of facts, the halves of utterances, the places of marks.

use crate::lexicon::{WordId, is_one, word_id, words};
use crate::options::OffsetEncoding;
use crate::order::{pair, sort_by_key};
use crate::schema::*;
use crate::span::Span;

/// Facts in the order of the text, each with its rank from 1.
pub(super) fn facts_in_text_order(digest: &Digest) -> Vec<(usize, &Fact)> {
    let mut facts: Vec<_> =
        digest.facts.iter().enumerate().map(|(i, fact)| (i + 1, fact)).collect();
    sort_by_key(&mut facts, |(_, fact)| pair(fact.span.start, fact.span.end));
    facts
}

/// What the number of a fact is, where facts in the order of the text are not in that of their ranks.
pub(super) fn order_note(facts: &[(usize, &Fact)]) -> Option<&'static str> {
    let sorted = facts.is_sorted_by_key(|(rank, _)| *rank);
    (!sorted).then_some("In the article’s order; the number is the rank.")
}

/// What stands before a fact whose sentence has lost its beginning: "… on Friday it was closed". Not before "iPhone".
pub(super) fn elision(fact: &str) -> &'static str {
    /// Names may begin with these: "von der Lohe said".
    const PARTICLES: [WordId; 12] =
        words!["von", "van", "de", "der", "den", "del", "di", "da", "du", "la", "le", "el"];
    let word = fact.split_whitespace().next().unwrap_or_default();
    let cut = word.starts_with(char::is_lowercase)
        && !word.contains(char::is_uppercase)
        && !is_one(word_id(word), &PARTICLES);
    if cut { "… " } else { "" }
}

/// Quotes in text order, but for what is hardly any, the parts of one utterance together at the place of its first.
pub(super) fn utterances(digest: &Digest) -> Vec<Vec<&Quote>> {
    let mut order: Vec<(usize, &Quote)> =
        digest.quotes.iter().filter(|q| q.is_likely()).enumerate().collect();
    // Where an utterance was first seen decides its place; sorting keeps this linear but for the log.
    sort_by_key(&mut order, |(_, quote)| quote.utterance as u64);
    let mut groups: Vec<(usize, Vec<&Quote>)> = Vec::new();
    for (i, quote) in order {
        match groups.last_mut() {
            Some((_, group))
                if group.last().is_some_and(|last| last.utterance == quote.utterance) =>
            {
                group.push(quote)
            }
            _ => groups.push((i, vec![quote])),
        }
    }
    sort_by_key(&mut groups, |(first, _)| *first as u64);
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What is shown of the parts of an utterance, each with what stands before it: where only its tag stood between two of them,
/// nothing was left out. The comma before the last tag belongs to that.
pub(super) fn parts<'d>(
    utterance: &[&'d Quote],
) -> impl Iterator<Item = (&'static str, &'d Quote, &'d str)> {
    let last = utterance.len() - 1;
    let direct = |at: usize| utterance.get(at).is_some_and(|quote| quote.kind == QuoteKind::Direct);
    utterance.iter().enumerate().map(move |(at, quote)| {
        let before = match at.checked_sub(1) {
            None => "",
            Some(before) if direct(before) && direct(at) => " ",
            Some(_) => " … ",
        };
        let text = quote.text.strip_suffix(',').filter(|_| at == last && direct(at));
        (before, *quote, text.unwrap_or(&quote.text))
    })
}

/// By which number a reader would call paragraph `index`, which holds `span`: from 1, without the headline.
pub(super) fn paragraph_number(digest: &Digest, index: usize, span: Span) -> usize {
    let title = digest.article.title.as_ref().and_then(|title| title.span);
    let behind = title.is_some_and(|title| title.start <= span.start);
    if behind { index.max(1) } else { index + 1 }
}

/// Number of the paragraph at `span` where the digest tells: it lists sentences on request.
pub(super) fn paragraph_at(digest: &Digest, span: Span) -> Option<usize> {
    let sentences = digest.sentences.as_deref()?;
    let after = sentences.partition_point(|sentence| sentence.span.start <= span.start);
    let sentence = sentences.get(after.checked_sub(1)?)?;
    Some(paragraph_number(digest, sentence.paragraph, span))
}

/// Cuts `text`, which stands at `span`, at the `marks`: pieces in order, each with whether it is
/// marked. Marks outside the text or inside one another are passed over.
pub(super) fn marked<'t>(
    text: &'t str,
    span: Span,
    marks: &[Span],
    unit: OffsetEncoding,
) -> Vec<(bool, &'t str)> {
    let mut marks: Vec<Span> =
        marks.iter().copied().filter(|mark| span.contains(*mark) && !mark.is_empty()).collect();
    sort_by_key(&mut marks, |mark| pair(mark.start, mark.end));
    let mut cuts = Vec::new();
    let (mut marks, mut open) = (marks.into_iter().peekable(), None::<Span>);
    let mut at = span.start;
    for (byte, c) in text.char_indices() {
        if open.is_some_and(|mark| mark.end <= at) {
            cuts.push(byte);
            open = None;
        }
        // A mark that starts inside another or inside a character is behind us: drop it.
        while marks.next_if(|mark| mark.start < at).is_some() {}
        if open.is_none()
            && let Some(mark) = marks.next_if(|mark| mark.start == at)
        {
            cuts.push(byte);
            open = Some(mark);
        }
        at += units(c, unit);
    }
    let mut pieces = Vec::new();
    let (mut from, mut inside) = (0, false);
    for cut in cuts.into_iter().chain([text.len()]) {
        let piece = text.get(from..cut).unwrap_or_default();
        if !piece.is_empty() {
            pieces.push((inside, piece));
        }
        (from, inside) = (cut, !inside);
    }
    pieces
}

/// The slice of `text`, which stands at `span`, at `part`.
pub(super) fn part(text: &str, span: Span, part: Span, unit: OffsetEncoding) -> Option<&str> {
    marked(text, span, &[part], unit)
        .into_iter()
        .find(|(inside, _)| *inside)
        .map(|(_, piece)| piece)
}

/// Length of `c` in `unit`.
fn units(c: char, unit: OffsetEncoding) -> usize {
    match unit {
        OffsetEncoding::Utf8 => c.len_utf8(),
        OffsetEncoding::Utf16 => c.len_utf16(),
        OffsetEncoding::Utf32 => 1,
    }
}

/// Labels of `citations` that stand in no marker within `text`: `[1, 2]`, `(3)`, `¹`.
pub(super) fn unseen_citations<'d>(text: &str, citations: &'d [String]) -> Vec<&'d str> {
    let mut shown: Vec<String> = Vec::new();
    for group in text.split(['[', '(']).skip(1) {
        let inside = group.split([']', ')']).next().unwrap_or_default();
        shown.extend(inside.split(|c: char| !c.is_alphanumeric()).map(str::to_owned));
    }
    shown.extend(
        text.split(|c| superscript(c).is_none())
            .map(|run| run.chars().filter_map(superscript).collect()),
    );
    citations
        .iter()
        .map(String::as_str)
        .filter(|label| !shown.iter().any(|seen| seen == label))
        .collect()
}

/// The digit that `c` sets above the line.
fn superscript(c: char) -> Option<char> {
    let digit = match c {
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁰' | '⁴'..='⁹' => c as u32 - '⁰' as u32,
        _ => return None,
    };
    char::from_digit(digit, 10)
}

/// What the boxes say when they are empty, and why, in a copy editor's voice.
pub(super) mod empty {
    use crate::notices::NoticeCode;
    use crate::schema::Digest;

    pub(in crate::render) const FACTS: &str = "No headline facts.";
    pub(in crate::render) const QUOTES: &str = "No key quotes.";

    /// Not looked for is not the same as not there.
    pub(in crate::render) fn implications(digest: &Digest) -> &'static str {
        use NoticeCode::*;
        let noticed =
            |wanted: NoticeCode| digest.notices.iter().any(|notice| notice.code == wanted.code());
        if noticed(LanguageUnsupported) {
            return "Not read in this language.";
        }
        // A live blog that does not call itself one is read, and has facts.
        let refused = [Opinion, NotArticle, TooShort].into_iter().any(noticed)
            || noticed(LiveBlog) && digest.facts.is_empty();
        if refused {
            "Not drawn from this kind of text."
        } else {
            "This article states no implications."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_in_every_unit() {
        // "😀 may ü rise", standing at 10 of some text.
        let text = "😀 may ü rise";
        for (unit, may, rise) in [
            (OffsetEncoding::Utf8, (15, 18), (22, 26)),
            (OffsetEncoding::Utf16, (13, 16), (19, 23)),
            (OffsetEncoding::Utf32, (12, 15), (18, 22)),
        ] {
            let end = rise.1;
            let pieces =
                marked(text, Span::new(10, end), &[rise.into(), may.into(), (0, 5).into()], unit);
            assert_eq!(
                pieces,
                [(false, "😀 "), (true, "may"), (false, " ü "), (true, "rise")],
                "{unit:?}"
            );
        }
    }

    #[test]
    fn citations_are_shown_once() {
        let labels = ["1", "2", "12", "a"].map(str::to_owned);
        assert_eq!(unseen_citations("It rose [1, 2].", &labels), ["12", "a"]);
        assert_eq!(unseen_citations("It rose.¹² In 1 year (a)", &labels), ["1", "2"]);
        assert_eq!(unseen_citations("1 2 12 a", &labels), ["1", "2", "12", "a"]);
    }

    #[test]
    fn odd_marks_are_passed_over() {
        let at = |marks: &[(usize, usize)]| {
            let marks: Vec<Span> = marks.iter().map(|&mark| mark.into()).collect();
            marked("abcdef", Span::new(0, 6), &marks, OffsetEncoding::Utf8)
        };
        assert_eq!(at(&[(2, 2), (9, 12)]), [(false, "abcdef")]);
        assert_eq!(at(&[(0, 4), (1, 2), (4, 6)]), [(true, "abcd"), (true, "ef")]);
        assert!(marked("", Span::new(0, 0), &[], OffsetEncoding::Utf16).is_empty());
    }
}
