//! Who said it: the speaker of a direct quote, from its own words, its neighbours, or the same words elsewhere.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::people::Sort;
use crate::quotes::direct::Direct;
use crate::quotes::regions::Region;
use crate::quotes::same_words;
use crate::quotes::speaker::{Cast, Resolved};
use crate::quotes::turns::Turns;
use crate::schema::Found;
use crate::span::Span;
use crate::text::{Article, Block};
use crate::token::Kind;

/// The speaker of a direct quote.
pub(crate) fn resolve(
    cast: &Cast<'_>,
    quote: &Direct,
    region: &Region,
    (last, last_direct): (Option<&Resolved>, Option<&Resolved>),
    turns: &Turns,
    same_words: &same_words::Index,
) -> Option<Resolved> {
    if let Some(voice) = &quote.link.voice {
        // Words of its own behind it outweigh that it goes on with the quotation before.
        let own = voice.cue.start >= region.end() && voice.source.start >= region.end();
        if quote.joined && !(own && region.continues) {
            return last_direct
                .copied()
                .or_else(|| Some(cast.resolve(&voice.source, &quote.inner, last)));
        }
        let mut resolved = cast.resolve(&voice.source, &quote.inner, last);
        if let Some(found) = quote.link.found {
            resolved.found = found;
        }
        return Some(resolved);
    }
    let continued = |resolved: &Resolved| Resolved { found: Found::Continued, ..*resolved };
    if quote.joined {
        return last_direct.map(continued);
    }
    if let Some(name) = name_line(cast, region).or_else(|| name_above(cast, region)) {
        return Some(name);
    }
    if let Some(next) = turns.next(cast, region) {
        return Some(next);
    }
    let same = |least: usize| {
        let source = same_words.source(cast, quote, least)?;
        let mut resolved = cast.resolve(&source, &quote.inner, last);
        resolved.found = Found::SameWords;
        resolved.name.is_some().then_some(resolved)
    };
    // What stands alone may be set apart from where it is told.
    let apart =
        region.is_whole(cast.article) && !holds_quotation(cast, region.paragraph.wrapping_sub(1));
    let least = if apart { same_words::LEAST_SHARED } else { same_words::SURE_SHARED };
    if let Some(resolved) = same(least) {
        return Some(resolved);
    }
    let sentence = cast.sentence_of(region.open);
    // "The piece had this for its headline: “…": whoever spoke before does not go on in a sentence of another subject.
    let leads = cast.article.token(region.open.wrapping_sub(1)).kind == Kind::Colon
        && cast.sentences.get(sentence).is_some_and(|s| {
            let mut words =
                (s.tokens.start..region.open).filter(|&i| cast.article.token(i).counts());
            words.nth(2).is_some()
        });
    if !leads && near_speech(cast, sentence, region, last, apart) {
        return other_before(cast, sentence, region, last).or_else(|| last.map(continued));
    }
    // What stands alone has been asked so already.
    let told = if apart { None } else { same(same_words::LEAST_SHARED) };
    told.or_else(|| subject_before(cast, sentence, region))
}

/// "— Name, office" on the line below a quotation.
fn name_line(cast: &Cast<'_>, region: &Region) -> Option<Resolved> {
    let ends = cast.article.paragraphs.get(region.paragraph)?.tokens.end;
    let next = cast
        .article
        .paragraphs
        .get(region.paragraph + 1)
        .filter(|p| p.block == Block::NameLine && region.end() == ends)?;
    let mention = cast.people.within(&next.tokens).first()?;
    let mut resolved = cast.speaker(Some(mention.entity), &mention.tokens, Found::Label);
    if resolved.description.is_none() {
        let rest = trim_commas(cast.article, mention.tokens.end..next.tokens.end);
        resolved.description = (!rest.is_empty()).then(|| cast.article.span_of(&rest));
    }
    Some(resolved)
}

/// "Name:" on the line above a quotation.
fn name_above(cast: &Cast<'_>, region: &Region) -> Option<Resolved> {
    /// Most tokens of the name and its colon.
    const LONGEST: usize = 6;
    let above = cast.article.paragraphs.get(region.paragraph.checked_sub(1)?)?;
    let opens = cast.article.paragraphs.get(region.paragraph)?.tokens.start == region.open;
    let colon = above.tokens.end.checked_sub(1)?;
    let mention = cast.people.within(&above.tokens).first()?;
    let named = (above.tokens.start..colon).all(|i| {
        let token = cast.article.token(i);
        token.capital || token.is(Classes::PARTICLE)
    });
    let label = opens
        && named
        && above.tokens.len() <= LONGEST
        && cast.article.token(colon).kind == Kind::Colon
        && mention.tokens.end == colon;
    label.then(|| cast.speaker(Some(mention.entity), &mention.tokens, Found::Label))
}

fn trim_commas(article: &Article<'_>, mut range: Range<usize>) -> Range<usize> {
    while !range.is_empty() && !article.token(range.start).counts() {
        range.start += 1;
    }
    range
}

/// Sentences after which nobody is taken to be still speaking.
const LONGEST_SPEECH: usize = 40;

/// Whether the last attribution stands right before sentence `at`: in its paragraph, or in the one before.
fn near_speech(
    cast: &Cast<'_>,
    at: usize,
    region: &Region,
    last: Option<&Resolved>,
    apart: bool,
) -> bool {
    let Some(mention) = last.and_then(|l| l.mention) else { return false };
    let token = cast.article.tokens.partition_point(|t| t.end() <= mention.start);
    let spoken = cast.sentence_of(token);
    if at.saturating_sub(spoken) > LONGEST_SPEECH {
        return false;
    }
    let paragraph = cast.sentences.get(spoken).map_or(0, |s| s.paragraph);
    if paragraph == region.paragraph {
        return spoken + 2 >= at;
    }
    // The paragraph before ends with that speech, headings and furniture aside; those set a quotation apart that stands alone.
    paragraph < region.paragraph
        && (paragraph + 1 == region.paragraph || !apart)
        && cast.sentences.get(spoken + 1..at).unwrap_or_default().iter().all(|s| {
            s.furniture
                || cast.regions.at(s.tokens.start).is_some()
                || s.paragraph == paragraph
                    && cast.regions.at(s.tokens.end.saturating_sub(2)).is_some()
        })
}

/// Whether a paragraph holds words in marks.
fn holds_quotation(cast: &Cast<'_>, paragraph: usize) -> bool {
    let paragraph = cast.article.paragraphs.get(paragraph);
    paragraph.is_some_and(|p| !cast.regions.within(&p.tokens).is_empty())
}

/// The one whom the sentence before names, in the same paragraph, where that is another than who spoke `last`, whom it does
/// not name: "Ruiz said that it holds. Omar Sow took to the harbour’s page. “It leaks.”"
fn other_before(
    cast: &Cast<'_>,
    at: usize,
    region: &Region,
    last: Option<&Resolved>,
) -> Option<Resolved> {
    let before = at.checked_sub(1).and_then(|b| cast.sentences.get(b))?;
    let here = |span: Span| before.span.contains(span);
    let own = before.paragraph == region.paragraph
        && cast.regions.within(&before.tokens).is_empty()
        && cast.sentences.get(at).is_some_and(|s| s.tokens.start == region.open);
    if !own || last.is_some_and(|last| last.mention.is_some_and(here)) {
        return None;
    }
    let other = subject_before(cast, at, region)?;
    (other.entity != last.and_then(|last| last.entity)).then_some(other)
}

/// The one person whom the sentence before names, in the same paragraph; or in the one before, where nothing else than the
/// quotation stands in its own: "Ana Ruiz spoke to the Herald on Friday.¶“It will hold.”"
fn subject_before(cast: &Cast<'_>, at: usize, region: &Region) -> Option<Resolved> {
    let here = cast.sentences.get(at)?;
    let before = at.checked_sub(1).and_then(|b| cast.sentences.get(b))?;
    let leads = before.paragraph + 1 == here.paragraph
        && !before.furniture
        && region.is_whole(cast.article);
    if before.paragraph != here.paragraph && !leads {
        return None;
    }
    let mut persons = cast
        .people
        .within(&before.tokens)
        .iter()
        .filter(|m| cast.people.entity(m).is_some_and(|e| e.sort == Sort::Person));
    let only = persons.next()?;
    if persons.any(|m| m.entity != only.entity) {
        return None;
    }
    Some(cast.speaker(Some(only.entity), &only.tokens, Found::Named))
}
