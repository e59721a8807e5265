//! Direct quotes: which regions are utterances, and by which words their speakers are named.

use std::ops::Range;

use crate::quotes::judge::{self, LEAST_WORDS};
use crate::quotes::regions::Region;
use crate::quotes::speaker::Cast;
use crate::quotes::voice::Voice;
use crate::schema::Found;
use crate::text::Block;

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
    /// Who speaks by the words behind it, where it ends in a comma and words before it name somebody too: "It spoke of what
    /// it said was overdue: “A,” the union wrote."
    pub(crate) behind: Option<Voice>,
    /// Goes on with the direct quote before it.
    pub(crate) joined: bool,
}

/// A region as the rules see it, on its way to the verdict.
#[derive(Debug)]
pub(crate) struct Candidate {
    /// The quote that it would be.
    pub(crate) direct: Direct,
    pub(crate) look: Look,
}

/// What can be seen of a region; counts are of words.
#[derive(Debug, Default)]
pub(crate) struct Look {
    /// Which rule takes it for an utterance.
    pub(crate) rule: Rule,
    pub(crate) words: usize,
    /// Before it in its sentence, and behind it.
    pub(crate) lead: usize,
    pub(crate) rest: usize,
    /// Begins with a capital or a number.
    pub(crate) capital: bool,
    /// Ends as utterances end.
    pub(crate) terminal: bool,
    /// A reporting verb with its subject stands before it, or behind.
    pub(crate) voice_before: bool,
    pub(crate) voice_after: bool,
    /// A pull quote, or a paragraph of a quotation that runs over several.
    pub(crate) set_apart: bool,
    /// Other regions of the paragraph, before it and behind.
    pub(crate) before: bool,
    pub(crate) after: bool,
    /// Where its sentence begins, and where the sentence of its end does end.
    pub(crate) around: Range<usize>,
}

/// The rule by which a region is an utterance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Rule {
    /// None holds.
    #[default]
    None,
    /// "“A,” Ruiz said, but Bell replied, “b.”"
    OtherVoice,
    /// "“A,” Ruiz said, “b.”"
    GoesOn,
    /// "NAME: …" inside the marks, or before them.
    Label,
    /// "“A,” said Ruiz."
    VoiceBehind,
    /// Nothing but the quotation.
    Whole,
    /// "To the council, “a,” she said."
    LeadAndBehind,
    /// "Ruiz was blunt: “A.”"
    Colon,
    /// "Ruiz said, “A.”"
    Comma,
    /// "Ruiz found “no evidence of it”."
    Bare,
}

/// The regions that are utterances, with the words for their speakers. `verdict` has the last word on those of three words
/// and more.
pub(crate) fn direct(
    cast: &Cast<'_>,
    mut verdict: impl FnMut(&Region, &Candidate) -> bool,
) -> Vec<Direct> {
    let mut out: Vec<Direct> = Vec::new();
    for (index, region) in cast.regions.regions.iter().enumerate() {
        let previous = out.last().filter(|d| d.region + 1 == index);
        let before = index
            .checked_sub(1)
            .and_then(|i| cast.regions.regions.get(i))
            .filter(|r| r.paragraph == region.paragraph);
        let next = cast.regions.regions.get(index + 1);
        let after = next.filter(|r| r.paragraph == region.paragraph);
        let Some(mut found) = judge::judge(cast, region, before, after, previous) else { continue };
        found.direct.region = index;
        found.look.set_apart = is_set_apart(cast, region, next);
        // A name set to it leaves no doubt; of one word or two the
        // rules know more than the verdict was taught.
        let plain = found.look.words < LEAST_WORDS
            || found.look.rule == Rule::Label
            || found.look.rule == Rule::Colon
                && found.look.capital
                && found.look.terminal
                && found.look.words >= 6
            || found.look.rule == Rule::Whole && found.direct.joined;
        let taken = if plain { found.look.rule != Rule::None } else { verdict(region, &found) };
        if taken {
            out.push(found.direct);
        }
    }
    // “A.¶“B.¶“C,” said Ruiz: the voice at the end is that of all the paragraphs before it. It is told to the first, which
    // the others go on with.
    let mut told: Option<Voice> = None;
    for i in (1..out.len()).rev() {
        let (Some(later), Some(earlier)) = (out.get(i), out.get(i - 1)) else { continue };
        let Some(region) = cast.regions.regions.get(later.region) else { continue };
        told = later.link.voice.clone().or(told.take());
        if !region.continues || later.region != earlier.region + 1 || earlier.link.voice.is_some() {
            told = None;
        } else if earlier.joined {
            told = told.filter(|voice| voice.cue.start >= region.end());
        } else if let Some(earlier) = out.get_mut(i - 1) {
            earlier.link.voice = told.take();
        }
    }
    for quote in out.iter_mut().filter(|d| !d.joined) {
        quote.link.voice = quote.behind.take().or_else(|| quote.link.voice.take());
    }
    out
}

/// Whether a quotation is a pull quote, or a paragraph of a quotation that runs over several.
fn is_set_apart(cast: &Cast<'_>, region: &Region, next: Option<&Region>) -> bool {
    let block = cast.article.block_of(region.paragraph);
    block == Block::PullQuote || region.continues || next.is_some_and(|n| n.continues)
}
