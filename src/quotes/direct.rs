//! Direct quotes: which regions are utterances, and by which words their speakers are named.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::people::Sort;
use crate::quotes::cue;
use crate::quotes::regions::Region;
use crate::quotes::speaker::Cast;
use crate::quotes::voice::{self, Voice};
use crate::schema::Found;
use crate::sentences::Sentence;
use crate::text::Article;
use crate::token::{Kind, Mark, Token};

/// Fewest words of a quote; fewer are a term, not an utterance.
const LEAST_WORDS: usize = 3;
/// Fewest words of a quotation that stands bare behind its verb to be taken for a whole utterance.
const LEAST_BARE: usize = 4;

/// Who speaks and how that was found, before names are resolved.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    pub(crate) voice: Option<Voice>,
    pub(crate) found: Option<Found>,
}

/// A direct quote on the way.
#[derive(Debug, Clone)]
pub(crate) struct Direct {
    pub(crate) region: usize,
    pub(crate) inner: Range<usize>,
    pub(crate) link: Link,
    /// Goes on with the direct quote before it.
    pub(crate) joined: bool,
}

/// The regions that are utterances, with the words for their speakers.
pub(crate) fn direct(cast: &Cast<'_>) -> Vec<Direct> {
    let mut out: Vec<Direct> = Vec::new();
    for (index, region) in cast.regions.regions.iter().enumerate() {
        let previous = out.last().filter(|d| d.region + 1 == index);
        let before = index
            .checked_sub(1)
            .and_then(|i| cast.regions.regions.get(i))
            .filter(|r| r.paragraph == region.paragraph);
        let after = cast.regions.regions.get(index + 1).filter(|r| r.paragraph == region.paragraph);
        if let Some(mut found) = judge(cast, region, before, after, previous) {
            found.region = index;
            out.push(found);
        }
    }
    // “A.¶“B.¶“C,” said Ruiz: the voice at the end is that of all the paragraphs before it.
    for i in (1..out.len()).rev() {
        let (Some(later), Some(earlier)) = (out.get(i), out.get(i - 1)) else { continue };
        let continues = cast.regions.regions.get(later.region).is_some_and(|r| r.continues);
        if continues
            && later.region == earlier.region + 1
            && earlier.link.voice.is_none()
            && !earlier.joined
        {
            let voice = later.link.voice.clone();
            if let Some(earlier) = out.get_mut(i - 1) {
                earlier.link.voice = voice;
            }
        }
    }
    out
}

/// Whether a region is an utterance, and whose.
fn judge(
    cast: &Cast<'_>,
    region: &Region,
    before: Option<&Region>,
    after: Option<&Region>,
    previous: Option<&Direct>,
) -> Option<Direct> {
    let article = cast.article;
    let inner = utterance_of(article, region);
    let words = article.words(&inner);
    if words == 0 || is_title(article, &inner) {
        return None;
    }
    let opening = cast.sentences.get(cast.sentence_of(region.open))?;
    let closing = cast.sentences.get(cast.sentence_of(inner.end.max(region.open + 1) - 1))?;
    let floor = before.map_or(opening.tokens.start, |b| opening.tokens.start.max(b.end()));
    let sentence_end = if region.close.is_some() {
        closing.tokens.end.max(region.end())
    } else {
        closing.tokens.end
    };
    let limit = after.map_or(sentence_end, |a| sentence_end.min(a.open.max(region.end())));
    let tail = if region.close.is_some() { region.end() } else { inner.end };
    let lead = (floor..region.open).filter(|&i| article.token(i).counts()).count();
    let rest = (tail..limit).filter(|&i| article.token(i).counts()).count();
    let first = inner.clone().map(|i| article.token(i)).find(|t| t.counts())?;
    let capital = first.capital || first.kind == Kind::Number;
    // “… ‘the vote,’” she said: the stop stands inside the inner marks.
    let last =
        inner.clone().rev().map(|i| article.token(i)).find(|t| !t.is_mark()).unwrap_or(Token::END);
    let outside = (region.end()..limit + 1)
        .map(|i| article.token(i))
        .find(|t| t.kind != Kind::Citation)
        .unwrap_or(Token::END);
    let terminal = matches!(last.kind, Kind::Stop | Kind::Comma | Kind::Ellipsis | Kind::Dash)
        || region.close.is_some()
            && matches!(outside.kind, Kind::Comma | Kind::Stop)
            && !outside.spaced;
    let link = article.token(region.open.wrapping_sub(1));
    // “One swallow,” she said, “and …”: few words count where the utterance goes on.
    let goes_on = terminal && after.is_some_and(|a| a.open < sentence_end);
    let made = |voice: Option<Voice>, found: Option<Found>, joined: bool| {
        (words >= LEAST_WORDS || joined || goes_on).then(|| Direct {
            region: 0,
            inner: inner.clone(),
            link: Link { voice, found },
            joined,
        })
    };
    let split = before.is_some_and(|b| b.end() > opening.tokens.start && b.end() <= floor)
        && previous.is_some();

    // “A,” Ruiz said, “b.”
    if split && lead > 0 {
        let voice = previous.and_then(|p| p.link.voice.clone());
        // "“A,” Ruiz said, but Bell replied, “b.”": a second voice before the second part takes it over.
        let other = voice::before(article, floor, region.open).filter(|o| {
            voice.as_ref().is_some_and(|v| o.cue.start >= v.cue.end && o.source.start >= v.cue.end)
        });
        if other.is_some() && capital {
            return made(other, None, false);
        }
        let between =
            voice.as_ref().is_some_and(|v| v.cue.start >= floor && v.cue.end <= region.open);
        let hands_over = matches!(link.kind, Kind::Comma | Kind::Colon | Kind::Dash | Kind::Stop)
            || voice.as_ref().is_some_and(|v| v.cue.end == region.open);
        if between && hands_over {
            return made(voice, None, true);
        }
    }
    // A quotation that was cut at its attribution, for want of a closing mark, does not go on in the next paragraph.
    let continues = region.continues
        && previous.is_none_or(|p| {
            cast.regions.regions.get(p.region).is_none_or(|r| r.inner.end == p.inner.end)
        });
    if let Some(colon) = inner_label(article, &inner) {
        let voice = Voice { source: inner.start..colon, cue: colon..colon + 1 };
        let (inner, found) = (colon + 1..inner.end, Some(Found::Label));
        return (words > LEAST_WORDS).then_some(Direct {
            region: 0,
            inner,
            link: Link { voice: Some(voice), found },
            joined: false,
        });
    }
    if let Some(source) = label(cast, floor, region.open) {
        return made(
            Some(Voice { source, cue: region.open - 1..region.open }),
            Some(Found::Label),
            false,
        );
    }
    let bare = lead == 0 || lead == 1 && article.token(region.open - 1).is(Classes::CONNECTIVE);
    if bare && !split {
        if let Some(voice) = voice::after(article, tail, limit).filter(|_| rest > 0 && terminal) {
            return made(Some(voice), None, continues);
        }
        if rest == 0 && lead == 0 && (terminal || capital && words >= LEAST_BARE) {
            // A whole sentence or more in marks.
            let joined =
                continues || before.is_some_and(|b| follows_directly(article, previous, b, region));
            let voice = if joined { None } else { colon_voice(cast, opening, region) };
            return made(voice, joined.then_some(Found::Continued), joined);
        }
    }
    if lead > 0 {
        let colon = link.kind == Kind::Colon;
        let comma = link.kind == Kind::Comma;
        let whole = capital && terminal;
        let voice = voice::before(article, floor, region.open);
        let behind = voice::after(article, tail, limit)
            .filter(|v| whole && (comma || colon) && v.source.start.min(v.cue.start) <= tail + 2);
        if voice.is_none() && behind.is_some() {
            return made(behind, None, false);
        }
        if colon && (whole || voice.is_some() && words >= LEAST_BARE) {
            let voice = voice.or_else(|| subject_of(cast, floor, region.open));
            return made(voice, None, false);
        }
        if comma && voice.is_some() && (capital || words >= LEAST_BARE) {
            return made(voice, None, false);
        }
        // “found “no evidence of it””: the content is what stands in the marks, and nothing more.
        let cue_last = voice.as_ref().is_some_and(|v| {
            (v.cue.end == region.open || v.source.end == region.open)
                && !cue::names(article, v.cue.end - 1)
        });
        if cue_last && (rest == 0 || terminal) && words >= LEAST_BARE {
            return made(voice, None, false);
        }
    }
    None
}

/// The tokens of an utterance: between the marks, or, where the closing mark is missing, up to the attribution.
fn utterance_of(article: &Article<'_>, region: &Region) -> Range<usize> {
    if region.close.is_some() || region.mark == Mark::Single {
        return region.inner.clone();
    }
    let mut i = region.inner.start;
    while i < region.inner.end {
        let token = article.token(i);
        if token.kind == Kind::Comma {
            let voice = voice::after(article, i, region.inner.end);
            let near = voice
                .as_ref()
                .is_some_and(|v| v.source.start.min(v.cue.start) == i + 1 && v.source.len() <= 6);
            let ends = voice
                .as_ref()
                .is_some_and(|v| !article.token(v.cue.end.max(v.source.end)).is_word());
            if near && ends {
                return region.inner.start..i + 1;
            }
        }
        i += 1;
    }
    region.inner.clone()
}

/// Whether a region follows the previous direct quote of its paragraph with nothing but its attribution between.
fn follows_directly(
    article: &Article<'_>,
    previous: Option<&Direct>,
    before: &Region,
    region: &Region,
) -> bool {
    let Some(previous) = previous else { return false };
    let stops =
        (before.end()..region.open).filter(|&i| article.token(i).kind == Kind::Stop).count();
    let words = (before.end()..region.open).filter(|&i| article.token(i).counts()).count();
    let cue =
        previous.link.voice.as_ref().is_some_and(|v| v.cue.start >= before.end() || words == 0);
    cue && stops <= 1
}

/// Whether the words are capitalised as in the title of a work.
fn is_title(article: &Article<'_>, inner: &Range<usize>) -> bool {
    /// Fewest words of a title that cannot be a sentence.
    const LEAST: usize = 4;
    let tokens = || {
        inner.clone().map(|i| article.token(i)).filter(|t| t.is_word() && !t.is(Classes::FUNCTION))
    };
    let capital = tokens().filter(|t| t.capital).count();
    let stop = inner.clone().last().is_some_and(|i| matches!(article.token(i).kind, Kind::Stop));
    let all_caps = tokens().all(|t| t.caps);
    !stop
        && !all_caps
        && article.words(inner) >= LEAST
        && tokens().count() >= 3
        && capital * 10 >= tokens().count() * 9
}

/// "Name:" at the start of a paragraph, right before the quotation.
fn label(cast: &Cast<'_>, floor: usize, open: usize) -> Option<Range<usize>> {
    let colon =
        open.checked_sub(1).filter(|&c| cast.article.token(c).kind == Kind::Colon && c > floor)?;
    let sentence = cast.sentences.get(cast.sentence_of(open))?;
    let paragraph = cast.article.paragraphs.get(sentence.paragraph)?;
    let all_name = (floor..colon).all(|i| {
        let token = cast.article.token(i);
        token.capital
            || token.is(Classes::PARTICLE)
            || matches!(token.kind, Kind::Comma | Kind::Number)
            || token.is(Classes::ROLE.with(Classes::TITLE))
    });
    (floor == paragraph.tokens.start && all_name && colon - floor <= 8).then_some(floor..colon)
}

/// "WALLACE:" at the head of a quotation that is a transcript.
fn inner_label(article: &Article<'_>, inner: &Range<usize>) -> Option<usize> {
    let colon = (inner.start + 1..inner.end.min(inner.start + 4))
        .find(|&i| article.token(i).kind == Kind::Colon)?;
    (inner.start..colon).all(|i| article.token(i).caps).then_some(colon)
}

/// The subject of the clause before a colon that has no reporting verb: "Ruiz was blunt: “…".
fn subject_of(cast: &Cast<'_>, floor: usize, open: usize) -> Option<Voice> {
    let mentions = cast.people.within(&(floor..open));
    let named = mentions.iter().find(|m| {
        cast.people.entity(m).is_some_and(|e| matches!(e.sort, Sort::Person | Sort::Unknown))
    });
    let pronoun = (floor..open).find(|&i| {
        let token = cast.article.token(i);
        token.is_pronoun(cast.article)
            && matches!(cast.article.slice(token.span()), "he" | "she" | "He" | "She")
    });
    let source = named
        .map(|m| m.tokens.clone())
        .or(pronoun.map(|p| p..p + 1))
        .or(mentions.first().map(|m| m.tokens.clone()))?;
    Some(Voice { source, cue: open - 1..open })
}

/// The voice of the sentence before, where that one ends in a colon.
fn colon_voice(cast: &Cast<'_>, opening: &Sentence, region: &Region) -> Option<Voice> {
    let before = opening.tokens.start.checked_sub(1)?;
    if region.open != opening.tokens.start || cast.article.token(before).kind != Kind::Colon {
        return None;
    }
    let sentence = cast.sentences.get(cast.sentence_of(before))?;
    voice::before(cast.article, sentence.tokens.start, before)
        .or_else(|| subject_of(cast, sentence.tokens.start, before))
}
