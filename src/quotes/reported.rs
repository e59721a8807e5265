//! Reported speech: who says, thinks or wants what, without quotation marks around the whole of it.

use std::ops::Range;

use crate::lexicon::{Classes, words};
use crate::quotes::regions::Regions;
use crate::quotes::voice::{self, ACCORDING, Voice};
use crate::quotes::{cue, phrase};
use crate::sentences::Sentence;
use crate::text::Article;
use crate::token::{Kind, Kinds, Token};

/// A content in reported speech and its voice; ranges of tokens.
#[derive(Debug, Clone)]
pub(crate) struct Reported {
    pub(crate) voice: Voice,
    pub(crate) content: Range<usize>,
}

/// Fewest words of a content.
pub(crate) const LEAST_WORDS: usize = 3;
/// Most tokens that may follow a voice at the end of a sentence ("…, their union said on Thursday [1].").
const LONGEST_REST: usize = 12;
/// Most tokens between "told" and "that".
const RECIPIENT: usize = 8;

/// Adds what says plainly who speaks, where the tagger saw nothing: "CONTENT, Ruiz said." and "According to Ruiz, CONTENT."
pub(crate) fn plain(
    article: &Article<'_>,
    sentence: &Sentence,
    regions: &Regions,
    contents: &mut Vec<Reported>,
) {
    let end = content_end(article, sentence);
    let last = stated_last(article, sentence, regions);
    if let Some(found) = last.as_ref().filter(|f| is_inverted(article, f)) {
        let speaker = found.voice.source.start;
        contents.retain(|c| !c.content.contains(&speaker));
        let unsaid = contents
            .iter_mut()
            .rfind(|c| c.content.end <= found.voice.cue.start && c.voice.source.is_empty());
        if let Some(unsaid) = unsaid {
            unsaid.voice = found.voice.clone();
        }
    }
    let first = stated_first(article, sentence, end);
    let found = if contents.is_empty() {
        first.or(last)
    } else {
        // Its source swallowed into the content.
        first.filter(|f| contents.iter().any(|c| c.content.start <= f.voice.source.start))
    };
    if let Some(found) = found.filter(|f| article.words(&f.content) >= LEAST_WORDS) {
        contents.retain(|c| c.content.start >= found.content.end);
        contents.insert(0, found);
    }
}

/// "CONTENT, said Ana Ruiz, the engineer.": what follows the verb is who says it, and nothing that is said.
fn is_inverted(article: &Article<'_>, found: &Reported) -> bool {
    let Voice { source, cue } = &found.voice;
    let verb = article.slice(article.token(cue.start).span());
    source.start == cue.end
        && cue.start == found.content.end + 1
        && matches!(verb, "said" | "says" | "added" | "wrote" | "explained")
        && article.token(source.start).capital
        && matches!(article.token(source.end).kind, Kind::Comma | Kind::Stop)
}

/// The reported speech of one sentence, in order.
pub(crate) fn reported(
    article: &Article<'_>,
    sentence: &Sentence,
    regions: &Regions,
) -> Vec<Reported> {
    let mut out = Vec::new();
    let end = content_end(article, sentence);
    if let Some(found) =
        stated_last(article, sentence, regions).or_else(|| stated_first(article, sentence, end))
    {
        out.push(found);
    } else {
        let mut i = sentence.tokens.start + 1;
        while i < end {
            match stated_within(article, sentence, regions, i, end) {
                Some(found) => {
                    i = found.content.end;
                    out.push(found);
                }
                None => i += 1,
            }
        }
    }
    out.retain(|r| article.words(&r.content) >= LEAST_WORDS);
    out
}

/// The end of a sentence without its stop, closing marks and citations.
fn content_end(article: &Article<'_>, sentence: &Sentence) -> usize {
    let mut end = sentence.tokens.end;
    while end > sentence.tokens.start {
        let kind = article.token(end - 1).kind;
        let closes = kind == Kind::Stop || kind == Kind::Citation || kind == Kind::Ellipsis;
        if !closes {
            break;
        }
        end -= 1;
    }
    end
}

/// "CONTENT, their union said." and "CONTENT, according to Ruiz."
fn stated_last(article: &Article<'_>, sentence: &Sentence, regions: &Regions) -> Option<Reported> {
    let tokens = &sentence.tokens;
    let least = tokens.start.max(tokens.end.saturating_sub(40));
    if !sentence.sought && !sentence.counts.any().has(Classes::REPORTING) {
        return None;
    }
    // A word that reports stands behind the comma.
    let comma = sentence.kinds.has(Kinds::COMMA.with(Kinds::MARK));
    let may_report = |t: &Token| comma & cue::may_report(t) | (t.word == ACCORDING);
    let told = article.tokens.get(least..tokens.end)?.iter().rposition(may_report)?;
    for comma in (least..=least + told).rev() {
        let token = article.token(comma);
        let bare_according = token.word == ACCORDING && !token.capital;
        // “… of lies,” Ruiz said: the comma stands inside the marks.
        let marked = token.is_mark()
            && token.closes()
            && article.token(comma.wrapping_sub(1)).kind == Kind::Comma;
        if !marked
            && (!(token.kind == Kind::Comma || bare_according) || regions.at(comma).is_some())
        {
            continue;
        }
        let Some(voice) = voice::after(article, comma + usize::from(marked), tokens.end) else {
            continue;
        };
        // "Ana Ruiz, the mayor, said the plan is good": what stands before the comma is her, not what she said.
        if !marked
            && voice.source.start > voice.cue.start
            && is_introduced(article, tokens.start, comma, &voice)
        {
            continue;
        }
        let last = voice.source.end.max(voice.cue.end);
        let rest = tokens.end.saturating_sub(last);
        let goes_on = article.token(voice.cue.end);
        let near = voice.source.start.min(voice.cue.start) <= comma + 2;
        // "Ruiz, the mayor, said the bridge": what follows the verb is the content, not what stands before.
        let ends = rest <= LONGEST_REST
            && (voice.source.start > voice.cue.start
                || !opens_content(article, voice.cue.end)
                || goes_on.is(Classes::TIME));
        if near && ends {
            let start = article.behind_dateline(tokens);
            let from = start + usize::from(article.token(start).is(Classes::CONNECTIVE));
            return Some(Reported { voice, content: from..comma + usize::from(marked) });
        }
    }
    None
}

/// Whether what stands before a comma and "said" is the subject with its apposition: a name and no verb of its own.
fn is_introduced(article: &Article<'_>, start: usize, comma: usize, voice: &Voice) -> bool {
    let apposed = (start..comma).any(|i| article.token(i).kind == Kind::Comma);
    let goes_on =
        opens_content(article, voice.source.start) && article.token(voice.source.end).is_word();
    let clause = article.slice(article.token(voice.source.start).span()) == "that";
    apposed && voice.cue.start <= comma + 2 && (clause || goes_on)
}

/// "According to Ruiz, CONTENT."
fn stated_first(article: &Article<'_>, sentence: &Sentence, end: usize) -> Option<Reported> {
    let voice = voice::according_to(article, sentence.tokens.start, end)?;
    let comma = (voice.source.end..end).find(|&i| article.token(i).kind == Kind::Comma)?;
    Some(Reported { voice, content: comma + 1..end })
}

/// "Ruiz said (that) CONTENT" with its verb at token `i`.
fn stated_within(
    article: &Article<'_>,
    sentence: &Sentence,
    regions: &Regions,
    i: usize,
    end: usize,
) -> Option<Reported> {
    let token = article.token(i);
    let stance = token.is(Classes::STANCE) && !token.capital;
    if !(stance || cue::is_cue(article, i)) || regions.at(i).is_some() {
        return None;
    }
    let from = content_start(article, i, end)?;
    let next = article.token(from);
    let quoted = regions.within(&(from..end)).first().is_some_and(|r| r.open < from + 12);
    let clause = article.slice(next.span()) == "that";
    // Verbs of stance take many objects that are no speech; they count with "that", "to" or a quoted part.
    let wants = article.slice(next.span()) == "to" && !token.is(Classes::HEDGE);
    if !(cue::is_cue(article, i) && !token.is(Classes::WEAK_CUE) || clause || quoted || wants) {
        return None;
    }
    let source = if cue::shares_subject(article, i) {
        phrase::clause_subject(article, sentence.tokens.start, i)?
    } else {
        phrase::subject_before(article, sentence.tokens.start, i)?
    };
    let first = article.token(source.start);
    let last = article.token(source.end.saturating_sub(1));
    let subject = first.capital
        || first.is(Classes::DETERMINER.with(Classes::ROLE).with(Classes::ORGANISATION))
        || first.is_pronoun()
        || last.is(Classes::ROLE.with(Classes::ORGANISATION));
    if !subject || regions.at(source.start).is_some() {
        return None;
    }
    Some(Reported { voice: Voice { source, cue: i..i + 1 }, content: from..end })
}

/// Whether a content may begin at token `i`.
fn opens_content(article: &Article<'_>, i: usize) -> bool {
    let token: Token = article.token(i);
    token.kind == Kind::Number
        || token.is_mark()
        || token.is_word()
            && (!token.is(Classes::PREPOSITION)
                || token.is_one(&words!["that", "to", "if", "when", "while", "there", "whether"]))
}

/// Where the content behind a verb begins, past the one who is told and the day.
fn content_start(article: &Article<'_>, verb: usize, end: usize) -> Option<usize> {
    let that = (verb + 1..end.min(verb + 1 + RECIPIENT))
        .find(|&i| article.slice(article.token(i).span()) == "that");
    let stopped = |upto: usize| {
        (verb + 1..upto)
            .any(|i| !matches!(article.token(i).kind, Kind::Word | Kind::Possessive | Kind::Number))
    };
    if let Some(that) = that.filter(|&t| !stopped(t)) {
        return Some(that);
    }
    let mut i = verb + 1;
    while i < end && article.token(i).is(Classes::TIME)
        || article.slice(article.token(i).span()) == "on" && article.token(i + 1).is(Classes::TIME)
    {
        i += 1;
    }
    let told = article
        .token(verb)
        .is_one(&words!["told", "tells", "telling", "tell", "assured", "informed", "reminded"]);
    if told {
        i = phrase::subject_after(article, i, end).map_or(i, |recipient| recipient.end);
    }
    (i < end && opens_content(article, i)).then_some(i)
}
