//! Antecedents: whom a pronoun beside a quote means.

use std::ops::Range;

use crate::lexicon::{Classes, words};
use crate::people::{Entity, Gender, Mention, Sort};
use crate::quotes::genders;
use crate::quotes::speaker::{Cast, Resolved};
use crate::quotes::tags::Part;
use crate::sentences::Sentence;
use crate::token::Kind;

/// From this likelihood on, in 255ths, a name is taken for a source.
const LIKELY_SOURCE: u8 = 100;

/// Mentions looked back through: a bound on the work; the one meant is rarely ten names away.
pub(crate) const LOOK_BACK: usize = 60;

/// Fewest points of the one who is meant, for a person and for a body: with fewer it is a guess. Below these, three in four
/// were wrong among the pronouns of the training part.
const LEAST: i32 = -6;
const LEAST_BODY: i32 = -2;
/// The same where nobody else is treated as a person.
const LEAST_ALONE: i32 = -12;
/// By how many points at least he must be ahead of anybody else; of those level with another, four in five were wrong.
const LEAD: i32 = 1;
/// The same where he has fewer points than that.
const CLEAR_LEAD: i32 = 3;

/// Points for and against a name as the one whom a pronoun means; fitted to 160 pronouns of PolNeAR's training part, read
/// by hand (those of `docs/measures/pronouns.tsv` are others).
mod points {
    /// For each sentence between, up to twelve.
    pub(super) const DISTANCE: i32 = -3;
    pub(super) const FARTHEST: usize = 12;
    /// Stands first in its sentence, where subjects stand.
    pub(super) const SUBJECT: i32 = 1;
    /// Owns something: "Ruiz’s plan".
    pub(super) const OWNER: i32 = -2;
    /// Is the source of an attribution there.
    pub(super) const SOURCE: i32 = 5;
    /// The text shows the pronoun's gender.
    pub(super) const FITS: i32 = 2;
    /// A single word that may be a place or a body.
    pub(super) const VAGUE: i32 = -6;
    /// Is named in a passage quoted at length.
    pub(super) const QUOTED: i32 = -2;
    /// Is introduced at the end of its sentence, or as its subject: "that worries Ana Ruiz, head of the union."
    pub(super) const INTRODUCED: i32 = 4;
    /// Is what the sentence announces: "As for Ruiz, he said".
    pub(super) const TOPIC: i32 = 10;
    /// Tells of what kind something is: "a Ruiz caricature", "the Ruiz campaign".
    pub(super) const MODIFIER: i32 = -4;
    /// Stands behind a preposition.
    pub(super) const EMBEDDED: i32 = -2;
    /// Stands in the sentence of the pronoun.
    pub(super) const HERE: i32 = -2;
    /// Leads to the quotation: "Ruiz saw it otherwise: “…,” she said."
    pub(super) const LEADS: i32 = 3;
    /// Is named in what is said.
    pub(super) const TOLD_OF: i32 = -5;
    /// Spoke last and has no name.
    pub(super) const UNNAMED: i32 = -3;
    /// The most that speaks for a name in an earlier sentence.
    pub(super) const MOST: i32 = SUBJECT + SOURCE + INTRODUCED + FITS;
}

/// Sentences between, up to a bound.
fn distance(here: usize, there: usize) -> i32 {
    here.saturating_sub(there).min(points::FARTHEST) as i32
}

/// Whether an entity is of a sort that a pronoun can mean: somebody, or for "it" and "they" some body.
fn suits_sort(entity: &Entity, wanted: Option<Gender>) -> bool {
    match wanted {
        Some(_) => matches!(entity.sort, Sort::Person | Sort::Unknown),
        None => entity.sort == Sort::Body,
    }
}

/// `points` if it holds.
fn given(holds: bool, points: i32) -> i32 {
    if holds { points } else { 0 }
}

impl Cast<'_> {
    /// Whom "he", "she", "they" or "it" at token `at` means; `last` spoke before. None also for somebody without a name.
    pub(crate) fn antecedent(
        &self,
        at: usize,
        content: &Range<usize>,
        last: Option<&Resolved>,
    ) -> Option<usize> {
        let word = self.article.slice(self.article.token(at).span());
        let wanted = genders::shown(self.article, at);
        if wanted.is_none() && !["they", "it"].iter().any(|w| word.eq_ignore_ascii_case(w)) {
            return None;
        }
        // What stands inside the quotation is no step away from it.
        let paragraph =
            |i: usize| self.sentences.get(self.sentence_of(i)).map_or(0, |s| s.paragraph);
        let behind = content.start < at && paragraph(content.start) == paragraph(at);
        let at = self.chain_start(if behind { content.start } else { at }, word);
        let here = (self.sentence_of(at), behind);
        // Nobody speaks of himself by name.
        let told_of = self.people.within(content).iter().take(LOOK_BACK).map(|m| m.entity);
        let own = |entity: usize| given(told_of.clone().any(|e| e == entity), points::TOLD_OF);
        let last = last.filter(|l| l.entity.is_none_or(|e| self.holds_the_floor(e, at, wanted)));
        let spoke = last.and_then(|l| self.spoke_last(l, wanted, here.0));
        let mut best: Option<(i32, &Mention)> = None;
        let mut rival = None;
        let mut subject = None;
        for mention in self.people.before(at).take(LOOK_BACK) {
            // They stand nearest first: nobody farther away can come before two that are known.
            let most = points::DISTANCE * distance(here.0, mention.sentence) + points::MOST;
            if mention.sentence < here.0 && rival.is_some_and(|(least, _)| most <= least) {
                break;
            }
            let Some(entity) = self.people.entity(mention) else { continue };
            let Some(points) = self.fit(entity, mention, wanted, here, &mut subject) else {
                continue;
            };
            let points = points + own(mention.entity);
            if best.is_none_or(|(most, _)| points > most) {
                rival = best.filter(|(_, b)| b.entity != mention.entity).or(rival);
                best = Some((points, mention));
            } else if best.is_some_and(|(_, b)| b.entity != mention.entity)
                && rival.is_none_or(|(most, _)| points > most)
            {
                rival = Some((points, mention));
            }
        }
        let spoke = spoke.map(|(points, entity)| (points + entity.map_or(0, own), entity));
        // One of whom the text speaks so is not passed over for one who may be anybody.
        let shown = |entity: usize| {
            wanted.is_some() && self.genders.get(entity).copied().flatten() == wanted
        };
        let ahead = |(most, mention): (i32, &Mention), spoke: Option<usize>| {
            let other = spoke.is_none_or(|s| s != mention.entity && !shown(s));
            most + given(other && shown(mention.entity), CLEAR_LEAD)
        };
        match (best, spoke) {
            (best, Some((points, entity))) if best.is_none_or(|b| points >= ahead(b, entity)) => {
                entity
            }
            (best, _) => {
                let least = if wanted.is_some() { LEAST } else { LEAST_BODY };
                let sure = |points: i32, m: &Mention| {
                    // Far away, but the only one of whom the text speaks so, or as of a person at all.
                    let shown = wanted.is_some() && self.gender(m) == wanted;
                    let personal =
                        |m: &Mention| self.people.entity(m).is_some_and(|e| e.personal > 0);
                    let alone = wanted.is_some() && rival.is_none_or(|(_, r)| !personal(r));
                    let lead = rival.map_or(i32::MAX, |(other, _)| points - other);
                    let known = shown && rival.is_none_or(|(_, r)| self.gender(r) != wanted);
                    (lead >= LEAD || known && lead >= 0) && points >= least
                        || lead >= CLEAR_LEAD && (shown || alone && points >= LEAST_ALONE)
                };
                best.filter(|(points, m)| sure(*points, m) && !self.is_one_of_two(m, wanted))
                    .map(|(_, m)| m.entity)
            }
        }
    }

    /// Where a chain begins of sentences that open with the same pronoun, the last one holding token `at`: "She left. She came
    /// back. “I was wrong,” she said."
    fn chain_start(&self, at: usize, word: &str) -> usize {
        /// Most sentences of a chain.
        const LONGEST: usize = 6;
        let mut start = at;
        let here = self.sentence_of(at);
        for index in (here.saturating_sub(LONGEST)..here).rev() {
            let Some(sentence) = self.sentences.get(index) else { break };
            let first = sentence.tokens.start;
            let opens = self.article.slice(self.article.token(first).span());
            if !opens.eq_ignore_ascii_case(word) {
                break;
            }
            start = first;
        }
        start
    }

    /// Points of the one who spoke last, counted from the words that said so: a name or none, if it can be meant at all.
    fn spoke_last(
        &self,
        last: &Resolved,
        wanted: Option<Gender>,
        here: usize,
    ) -> Option<(i32, Option<usize>)> {
        let mention = last.mention?;
        let token = self.article.tokens.partition_point(|t| t.end() <= mention.start);
        let said = points::DISTANCE * distance(here, self.sentence_of(token)) + points::SOURCE;
        let Some(index) = last.entity else {
            let plural = self.article.slice(mention).ends_with('s');
            return (wanted.is_none() == plural).then_some((said + points::UNNAMED, None));
        };
        let entity = self.people.entities.get(index)?;
        let gender = self.genders.get(index).copied().flatten();
        let person = matches!(entity.sort, Sort::Person | Sort::Unknown);
        let fits = match wanted {
            Some(wanted) => person && gender.is_none_or(|g| g == wanted),
            None => entity.sort == Sort::Body,
        };
        fits.then(|| (said + self.suits(index, wanted), Some(index)))
    }

    /// The gender that the text shows of the one mentioned.
    fn gender(&self, mention: &Mention) -> Option<Gender> {
        self.genders.get(mention.entity).copied().flatten()
    }

    /// Whether a name is joined to another by "and", and nothing tells which of the two "she" is.
    fn is_one_of_two(&self, mention: &Mention, wanted: Option<Gender>) -> bool {
        let and = |i: usize| self.article.slice(self.article.token(i).span()) == "and";
        let beside = if and(mention.tokens.end) {
            self.people.at(mention.tokens.end + 1)
        } else if mention.whole.start >= 2 && and(mention.whole.start - 1) {
            self.people.at(mention.whole.start - 2)
        } else {
            None
        };
        let known = wanted.is_some() && self.gender(mention) == wanted;
        let rival = beside.is_some_and(|m| {
            self.people.entity(m).is_some_and(|e| e.sort == Sort::Person)
                && self.gender(m).is_none_or(|g| Some(g) == wanted)
        });
        wanted.is_some() && !known && rival
    }

    /// Whether nobody else has become the subject of this paragraph since the last speaker was.
    fn holds_the_floor(&self, last: usize, at: usize, wanted: Option<Gender>) -> bool {
        let paragraph = self.sentences.get(self.sentence_of(at)).map_or(0, |s| s.paragraph);
        let opens = self.sentence_of(at);
        let here = |m: &&Mention| {
            m.sentence + 1 >= opens
                || self.sentences.get(m.sentence).is_some_and(|s| s.paragraph == paragraph)
        };
        let subject = |m: &Mention| {
            let first = self.sentences.get(m.sentence).and_then(|s| self.subject(s, wanted));
            let fits = self.people.entity(m).is_some_and(|e| match wanted {
                Some(gender) => {
                    e.sort == Sort::Person && self.gender(m).is_none_or(|g| g == gender)
                }
                None => e.sort == Sort::Body,
            });
            let owner = self.article.token(m.tokens.end).kind == Kind::Possessive;
            fits && !owner
                && first.is_some_and(|f| f.tokens == m.tokens)
                && self.regions.at(m.tokens.start).is_none()
        };
        let newest = self.people.before(at).take(LOOK_BACK).take_while(here).find(|m| subject(m));
        newest.is_none_or(|m| m.entity == last)
    }

    /// The first mention of a sentence that fits a pronoun; behind "When asked about Ruiz, Sow" the one that follows the comma.
    fn subject(&self, sentence: &Sentence, wanted: Option<Gender>) -> Option<&Mention> {
        let named = self.people.within(&sentence.tokens).iter().take(LOOK_BACK);
        let mut fitting = named.filter(|m| self.may_act(m, wanted));
        let first = fitting.next()?;
        let opens = self.article.token(sentence.tokens.start).is_one(&words![
            "when", "if", "after", "as", "while", "although", "though", "before", "since",
            "because"
        ]);
        let behind = |m: &&Mention| {
            let comma = m.whole.start.checked_sub(1);
            comma.is_some_and(|c| self.article.token(c).kind == Kind::Comma)
                && m.whole.end < sentence.tokens.end
                && self.article.token(m.whole.end).is_word()
        };
        if opens && !behind(&first) { fitting.find(behind).or(Some(first)) } else { Some(first) }
    }

    /// Whether a mention outside quotations is of a sort that fits a pronoun.
    fn may_act(&self, mention: &Mention, wanted: Option<Gender>) -> bool {
        self.people.entity(mention).is_some_and(|e| suits_sort(e, wanted))
            && self.regions.at(mention.tokens.start).is_none_or(|r| r.close.is_none())
    }

    /// How well a mention fits a pronoun in sentence `here`; none if it cannot. `subject`: that of the sentence that was looked at
    /// last, for several names of one are asked for.
    fn fit<'s>(
        &'s self,
        entity: &Entity,
        mention: &Mention,
        wanted: Option<Gender>,
        (here, behind): (usize, bool),
        subject: &mut Option<(usize, Option<&'s Mention>)>,
    ) -> Option<i32> {
        let other = wanted.is_some() && self.gender(mention).is_some_and(|g| Some(g) != wanted);
        if !suits_sort(entity, wanted) || other {
            return None;
        }
        // A name inside somebody's words is seldom the one who speaks next, but for a passage that is quoted at length.
        let told = self.regions.at(mention.tokens.start);
        if told.is_some_and(|r| r.close.is_some()) {
            return None;
        }
        let sentence = self.sentences.get(mention.sentence)?;
        let (_, first) = subject
            .take_if(|(at, _)| *at == mention.sentence)
            .unwrap_or_else(|| (mention.sentence, self.subject(sentence, wanted)));
        *subject = Some((mention.sentence, first));
        let first = first.is_some_and(|m| m.tokens == mention.tokens);
        let owner = self.article.token(mention.tokens.end).kind == Kind::Possessive;
        let embedded = mention
            .whole
            .start
            .checked_sub(1)
            .is_some_and(|b| self.article.token(b).is(Classes::PREPOSITION));
        let next = self.article.token(mention.tokens.end);
        let opened = mention.whole.start.checked_sub(1).map(|b| self.article.token(b));
        let article =
            opened.is_some_and(|o| matches!(self.article.slice(o.span()), "a" | "an" | "A"));
        // "the Rangers", "a Harvik mother": a person's name takes no article.
        let the = opened.is_some_and(|o| o.is_one(&words!["the", "a", "an"]));
        if wanted.is_some() && the && mention.whole == mention.tokens {
            return None;
        }
        let modifier = next.is_word()
            && !next.capital
            && next.spaced
            && (article && mention.whole == mention.tokens
                || next.is(Classes::ORGANISATION.with(Classes::ROLE)));
        let introduced = here.saturating_sub(mention.sentence) <= 1
            && entity.name == self.article.span_of(&mention.tokens)
            && entity.description.is_some_and(|d| {
                d.start > entity.name.end && (d.end + 1 >= sentence.span.end || first && !owner)
            });
        // "The statement also quoted Ruiz."
        let quoted = opened.is_some_and(|o| o.is_one(&words!["quoted", "quotes", "quoting"]));
        let as_for = |start: usize| {
            start == sentence.tokens.start + 2
                && self.article.token(start - 2).is_one(&words!["as"])
                && self.article.token(start - 1).is_one(&words!["for"])
        };
        let likely = |i: usize| self.tags.share(Part::Source, i) >= LIKELY_SOURCE;
        let source = quoted || mention.tokens.clone().any(likely);
        Some(
            points::DISTANCE * distance(here, mention.sentence)
                + given(first && !owner, points::SUBJECT)
                + given(owner, points::OWNER)
                + given(source, points::SOURCE)
                + given(told.is_some(), points::QUOTED)
                + given(introduced, points::INTRODUCED)
                + given(modifier, points::MODIFIER)
                + given(embedded, points::EMBEDDED)
                + given(mention.sentence == here && as_for(mention.whole.start), points::TOPIC)
                + given(
                    mention.sentence == here,
                    if behind && first { points::LEADS } else { points::HERE },
                )
                + self.suits(mention.entity, wanted),
        )
    }

    /// Points for what is known of an entity, wherever it is named.
    fn suits(&self, entity: usize, wanted: Option<Gender>) -> i32 {
        let Some(known) = self.people.entities.get(entity) else { return 0 };
        let gender = self.genders.get(entity).copied().flatten();
        given(wanted.is_some() && gender == wanted, points::FITS)
            + given(known.sort == Sort::Unknown && gender.is_none(), points::VAGUE)
    }
}
