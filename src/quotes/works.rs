//! Titles and the like: quotation marks around the name of a work, over a section, in mark-up, which nobody says.

use std::ops::Range;

use crate::lexicon::{Classes, words};
use crate::quotes::regions::Region;
use crate::quotes::speaker::Cast;
use crate::text::Article;
use crate::token::{Kind, Token};

/// Whether the words are capitalised as in the title of a work.
pub(crate) fn is_title(article: &Article<'_>, inner: &Range<usize>) -> bool {
    /// Fewest words of a title that cannot be a sentence.
    const LEAST: usize = 4;
    let tokens = article.tokens.get(inner.clone()).unwrap_or_default();
    if tokens.last().is_none_or(|t| t.kind == Kind::Stop) {
        return false;
    }
    let telling = || tokens.iter().filter(|t| t.is_word() && !t.is(Classes::FUNCTION));
    let (mut words, mut capital) = (0, 0);
    for token in telling() {
        words += 1;
        capital += usize::from(token.capital);
    }
    words >= 3
        && capital * 10 >= words * 9
        && article.words(inner) >= LEAST
        && !telling().all(|t| t.caps)
}

/// Whether a few capitalised words stand where a name does: "on CNN's “State of the Union.”", "in “The Long Wait,”".
pub(crate) fn is_named_work(article: &Article<'_>, region: &Region) -> bool {
    /// Most words of a title.
    const MOST: usize = 8;
    let before = article.token(region.open.wrapping_sub(1));
    let placed = before.kind == Kind::Possessive || before.is(Classes::PREPOSITION);
    let words = || region.inner.clone().map(|i| article.token(i)).filter(|t| t.is_word());
    let telling = |t: &Token| !t.is(Classes::FUNCTION.with(Classes::PREPOSITION));
    placed
        && (2..=MOST).contains(&words().count())
        && words().next().is_some_and(|t| t.capital)
        && words().filter(telling).count() >= 2
        && words().filter(telling).all(|t| t.capital)
}

/// Whether nobody says what stands between the marks, though it looks it: the value of an attribute of mark-up
/// ("date="…""), a title behind the kind of work ("on her podcast “Here’s the Tide”"), a call to follow somebody, verses.
pub(crate) fn is_nobodys(article: &Article<'_>, region: &Region) -> bool {
    /// Most words of a call.
    const MOST: usize = 12;
    let mut before = article.token(region.open.wrapping_sub(1));
    // "her 2019 album, “Lover,”"
    if before.kind == Kind::Comma {
        before = article.token(region.open.wrapping_sub(2));
    }
    let word = article.slice(before.span());
    let attribute = !article.token(region.open).spaced && word.ends_with('=');
    let work = before.is_one(&words![
        "podcast",
        "show",
        "book",
        "film",
        "movie",
        "song",
        "album",
        "series",
        "novel",
        "play",
        "memoir",
        "musical",
        "documentary",
        "essay",
        "program",
        "single",
        "published",
        "titled",
        "entitled"
    ]);
    let words = || region.inner.clone().map(|i| article.token(i)).filter(|t| t.is_word());
    let telling = |t: &Token| !t.is(Classes::FUNCTION.with(Classes::PREPOSITION));
    let title = work
        && words().next().is_some_and(|t| t.capital)
        && words().filter(telling).all(|t| t.capital);
    let first = words().next().map_or("", |t| article.slice(t.span()));
    let place = |t: Token| matches!(article.slice(t.span()), "Twitter" | "Facebook" | "Instagram");
    let call = first == "Follow" && words().count() <= MOST && words().any(place);
    // "The tide is out / and I am in", not "open and / or repair".
    let verses = region.inner.clone().any(|i| {
        let token = article.token(i);
        token.spaced
            && article.slice(token.span()) == "/"
            && article.token(i + 1).spaced
            && !article.token(i - 1).is_one(&words!["and"])
    });
    attribute || title || call || verses
}

/// Whether words by which nobody speaks are a title or a piece of a list: a capital to each of a few ("“The Long Wait” tells
/// of …"), or at most four and a comma ("“Lover,” “Low” and others").
pub(crate) fn is_listed(article: &Article<'_>, region: &Region) -> bool {
    /// Most words of a title, and of what ends with a comma.
    const MOST: usize = 9;
    const FEW: usize = 4;
    let words = || region.inner.clone().map(|i| article.token(i)).filter(|t| t.is_word());
    let small = Classes::FUNCTION.with(Classes::PREPOSITION).with(Classes::DETERMINER);
    let telling = || words().filter(|t| !t.is(small));
    let title = (2..=MOST).contains(&words().count())
        && telling().count() >= 2
        && telling().all(|t| t.capital)
        && words().next().is_some_and(|t| t.capital);
    let last = article.token(region.inner.end.saturating_sub(1));
    // "“The Mayor. Old Tom.”"
    let ends = |i: usize| article.token(i).kind == Kind::Stop && i + 1 < region.inner.end;
    let title = title && !region.inner.clone().any(ends);
    // "“Come in,” she beckoned", "“Come in,” Ruiz beckoned"
    let next = article.token(region.end());
    let someone = next.is_pronoun() || next.is_word() && next.capital;
    title || last.kind == Kind::Comma && words().count() <= FEW && !someone
}

/// Whether a quotation alone in its paragraph is set as a heading: a capital to each of its few longer words.
pub(crate) fn is_subheading(cast: &Cast<'_>, region: &Region) -> bool {
    /// Most words of a heading.
    const MOST: usize = 7;
    /// Letters from which on headings capitalise a word.
    const LONG: usize = 4;
    let article = cast.article;
    let Some(paragraph) = article.paragraphs.get(region.paragraph) else { return false };
    let alone = paragraph.tokens.start == region.open && region.end() == paragraph.tokens.end;
    let words = || region.inner.clone().map(|i| article.token(i)).filter(|t| t.is_word());
    let lower = |t: &Token| !t.capital && article.slice(t.span()).len() >= LONG;
    alone
        && words().count() <= MOST
        && words().skip(1).filter(|t| t.capital).count() >= 2
        && !words().any(|t| lower(&t))
        && !words().all(|t| t.caps)
}
