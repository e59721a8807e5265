//! What the rules make of a quotation: an utterance or not, by which pattern, and with whose words beside it.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::people::{Mention, Sort};
use crate::quotes::cue;
use crate::quotes::direct::{Candidate, Direct, Link, Look, Rule};
use crate::quotes::label::{inner_label, label, trailing_name};
use crate::quotes::regions::Region;
use crate::quotes::speaker::Cast;
use crate::quotes::voice::{self, Voice};
use crate::quotes::works::{is_named_work, is_subheading, is_title};
use crate::schema::Found;
use crate::sentences::Sentence;
use crate::text::Article;
use crate::token::{Kind, Mark, Token};

/// Fewest words of a quote; fewer are a term, not an utterance.
pub(crate) const LEAST_WORDS: usize = 3;
/// Fewest words of a quotation that stands bare behind its verb to be taken for a whole utterance.
const LEAST_BARE: usize = 4;

/// What the rules make of a region; none for a title or nothing.
pub(crate) fn judge(
    cast: &Cast<'_>,
    region: &Region,
    before: Option<&Region>,
    after: Option<&Region>,
    previous: Option<&Direct>,
) -> Option<Candidate> {
    let article = cast.article;
    let inner = utterance_of(article, region);
    let words = article.words(&inner);
    if words == 0
        || is_title(article, &inner)
        || is_named_work(article, region)
        || is_subheading(cast, region)
    {
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
    let lead = article.words(&(floor..region.open));
    let rest = article.words(&(tail..limit));
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
    let voice_before = voice::before(article, floor, region.open);
    let voice_after = voice::after(article, tail, limit);
    let handed = lead > 0 && capital && last.kind == Kind::Comma && link.kind == Kind::Colon;
    let made = |rule: Rule, voice: Option<Voice>, found: Option<Found>, joined: bool| {
        let rule = if words >= LEAST_WORDS || joined || goes_on { rule } else { Rule::None };
        Some(Candidate {
            direct: Direct {
                region: 0,
                inner: inner.clone(),
                link: Link { voice, found },
                behind: voice_after.clone().filter(|v| {
                    handed && v.source.start.min(v.cue.start) <= tail + 2 && v.source.start >= tail
                }),
                joined,
            },
            look: Look {
                rule,
                words,
                lead,
                rest,
                capital,
                terminal,
                voice_before: voice_before.is_some(),
                voice_after: voice_after.is_some(),
                set_apart: false,
                before: before.is_some(),
                after: after.is_some(),
                around: floor..limit,
            },
        })
    };
    let split = before.is_some_and(|b| b.end() > opening.tokens.start && b.end() <= floor)
        && previous.is_some();

    // “A,” Ruiz said, “b.”
    if split && lead > 0 {
        let voice = previous.and_then(|p| p.link.voice.clone());
        // "“A,” Ruiz said, but Bell replied, “b.”": a second voice before the second part takes it over.
        let other = voice_before.clone().filter(|o| {
            voice.as_ref().is_some_and(|v| o.cue.start >= v.cue.end && o.source.start >= v.cue.end)
        });
        if other.is_some() && capital {
            return made(Rule::OtherVoice, other, None, false);
        }
        let between =
            voice.as_ref().is_some_and(|v| v.cue.start >= floor && v.cue.end <= region.open);
        let hands_over = matches!(link.kind, Kind::Comma | Kind::Colon | Kind::Dash | Kind::Stop)
            || voice.as_ref().is_some_and(|v| v.cue.end == region.open);
        if between && hands_over {
            return made(Rule::GoesOn, voice, None, true);
        }
    }
    // A quotation that was cut at its attribution, for want of a closing mark, does not go on in the next paragraph.
    let continues = region.continues
        && previous.is_none_or(|p| {
            cast.regions.regions.get(p.region).is_none_or(|r| r.inner.end == p.inner.end)
        });
    if let Some(colon) = inner_label(article, &inner).filter(|_| words > LEAST_WORDS) {
        let voice = Voice { source: inner.start..colon, cue: colon..colon + 1 };
        let mut labelled = made(Rule::Label, Some(voice), Some(Found::Label), false);
        if let Some(l) = &mut labelled {
            l.direct.inner.start = colon + 1;
        }
        return labelled;
    }
    if let Some(source) = label(cast, floor, region.open) {
        let voice = Voice { source, cue: region.open - 1..region.open };
        return made(Rule::Label, Some(voice), Some(Found::Label), false);
    }
    if let Some(source) = trailing_name(article, tail, limit).filter(|_| lead == 0) {
        let voice = Voice { source, cue: tail..tail + 1 };
        return made(Rule::Label, Some(voice), Some(Found::Label), false);
    }
    let bare = lead == 0 || lead == 1 && article.token(region.open - 1).is(Classes::CONNECTIVE);
    if bare && !split {
        if let Some(voice) = voice_after.clone().filter(|_| rest > 0 && terminal) {
            return made(Rule::VoiceBehind, Some(voice), None, continues);
        }
        if rest == 0 && lead == 0 && (terminal || capital && words >= LEAST_BARE) {
            // A whole sentence or more in marks.
            let joined =
                continues || before.is_some_and(|b| follows_directly(article, previous, b, region));
            let voice = if joined { None } else { colon_voice(cast, opening, region) };
            return made(Rule::Whole, voice, joined.then_some(Found::Continued), joined);
        }
    }
    if lead > 0 {
        let colon = link.kind == Kind::Colon;
        let comma = link.kind == Kind::Comma;
        let whole = capital && terminal;
        let voice = voice_before.clone();
        let behind = voice_after
            .clone()
            .filter(|v| whole && (comma || colon) && v.source.start.min(v.cue.start) <= tail + 2);
        if voice.is_none() && behind.is_some() {
            return made(Rule::LeadAndBehind, behind, None, false);
        }
        if colon && (whole || voice.is_some() && words >= LEAST_BARE) {
            let voice = voice.or_else(|| subject_of(cast, floor, region.open));
            return made(Rule::Colon, voice, None, false);
        }
        if comma && voice.is_some() && (capital || words >= LEAST_BARE) {
            return made(Rule::Comma, voice, None, false);
        }
        // "found “no evidence of it””: the content is what stands in the marks, and nothing more.
        let cue_last = voice.as_ref().is_some_and(|v| {
            (v.cue.end == region.open || v.source.end == region.open)
                && !cue::names(article, v.cue.end - 1)
        });
        if cue_last && (rest == 0 || terminal) && words >= LEAST_BARE {
            return made(Rule::Bare, voice, None, false);
        }
    }
    made(Rule::None, voice_after.clone().filter(|_| terminal).or(voice_before.clone()), None, false)
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
    let words = article.words(&(before.end()..region.open));
    let cue =
        previous.link.voice.as_ref().is_some_and(|v| v.cue.start >= before.end() || words == 0);
    cue && stops <= 1
}

/// The subject of the clause before a colon that has no reporting verb: "Ruiz was blunt: “…".
fn subject_of(cast: &Cast<'_>, floor: usize, open: usize) -> Option<Voice> {
    let mentions = cast.people.within(&(floor..open));
    let somebody = |m: &&Mention| {
        cast.people.entity(m).is_some_and(|e| matches!(e.sort, Sort::Person | Sort::Unknown))
    };
    // "With voters worried about Tom Bell, Ana Ruiz has a new message: “…": whom a clause begins with comes first.
    let opens = |m: &&Mention| {
        m.whole.start == floor
            || cast.article.token(m.whole.start.wrapping_sub(1)).kind == Kind::Comma
                && cast.article.token(m.whole.end).is_word()
    };
    let named = mentions
        .iter()
        .find(|m| somebody(m) && opens(m))
        .or_else(|| mentions.iter().find(somebody));
    let pronoun = (floor..open).find(|&i| {
        let token = cast.article.token(i);
        token.is_pronoun()
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
