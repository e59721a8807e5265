//! Antecedents: whom a pronoun beside a quote means.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::people::{Entity, Gender, Mention, Sort};
use crate::quotes::genders;
use crate::quotes::speaker::{Cast, Resolved};
use crate::quotes::tags::Part;
use crate::token::Kind;

/// From this likelihood on, in 255ths, a name is taken for a source.
const LIKELY_SOURCE: u8 = 100;

/// Mentions looked back through: a bound on the work; the one meant is rarely ten names away.
pub(crate) const LOOK_BACK: usize = 60;

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
    pub(super) const SOURCE: i32 = 4;
    /// The text shows the pronoun's gender.
    pub(super) const FITS: i32 = 2;
    /// A single word that may be a place or a body.
    pub(super) const VAGUE: i32 = -6;
    /// The text treats it as a person.
    pub(super) const PERSONAL: i32 = 3;
    /// Stands behind a preposition.
    pub(super) const EMBEDDED: i32 = -2;
    /// Stands in the sentence of the pronoun.
    pub(super) const HERE: i32 = -2;
    /// Is named in what is said.
    pub(super) const TOLD_OF: i32 = -5;
    /// Spoke last and has no name.
    pub(super) const UNNAMED: i32 = -3;
}

/// Sentences between, up to a bound.
fn distance(here: usize, there: usize) -> i32 {
    here.saturating_sub(there).min(points::FARTHEST) as i32
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
        let word = self.article.slice(self.article.token(at).span()).to_ascii_lowercase();
        let wanted = genders::shown(self.article, at);
        if wanted.is_none() && !matches!(word.as_str(), "they" | "it") {
            return None;
        }
        let at = self.chain_start(at, &word);
        let here = self.sentence_of(at);
        // Nobody speaks of himself by name.
        let told_of: Vec<usize> =
            self.people.within(content).iter().take(LOOK_BACK).map(|m| m.entity).collect();
        let own = |entity: usize| given(told_of.contains(&entity), points::TOLD_OF);
        let last = last.filter(|l| l.entity.is_none_or(|e| self.holds_the_floor(e, at, wanted)));
        let spoke = last.and_then(|l| self.spoke_last(l, wanted, here));
        let mut best: Option<(i32, &Mention)> = None;
        for mention in self.people.before(at).take(LOOK_BACK) {
            let Some(entity) = self.people.entity(mention) else { continue };
            let Some(points) = self.fit(entity, mention, wanted, here) else { continue };
            let points = points + own(mention.entity);
            if best.is_none_or(|(most, _)| points > most) {
                best = Some((points, mention));
            }
        }
        let spoke = spoke.map(|(points, entity)| (points + entity.map_or(0, own), entity));
        match (best, spoke) {
            (best, Some((points, entity))) if best.is_none_or(|(most, _)| points >= most) => entity,
            (best, _) => {
                best.filter(|(_, m)| !self.is_one_of_two(m, wanted)).map(|(_, m)| m.entity)
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
        let mention = last.speaker.mention?;
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
        let here =
            |m: &&Mention| self.sentences.get(m.sentence).is_some_and(|s| s.paragraph == paragraph);
        let subject = |m: &Mention| {
            let first =
                self.sentences.get(m.sentence).and_then(|s| self.people.within(&s.tokens).first());
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

    /// How well a mention fits a pronoun in sentence `here`; none if it cannot.
    fn fit(
        &self,
        entity: &Entity,
        mention: &Mention,
        wanted: Option<Gender>,
        here: usize,
    ) -> Option<i32> {
        let person = matches!(entity.sort, Sort::Person | Sort::Unknown);
        match wanted {
            Some(gender) if !person || self.gender(mention).is_some_and(|g| g != gender) => {
                return None;
            }
            None if entity.sort != Sort::Body => return None,
            _ => {}
        }
        // A name inside somebody's words is seldom the one who speaks next; one that owns something is no subject.
        if self.regions.at(mention.tokens.start).is_some() {
            return None;
        }
        let sentence = self.sentences.get(mention.sentence)?;
        let first = self
            .people
            .within(&sentence.tokens)
            .first()
            .is_some_and(|m| m.tokens == mention.tokens);
        let owner = self.article.token(mention.tokens.end).kind == Kind::Possessive;
        let embedded = mention
            .whole
            .start
            .checked_sub(1)
            .is_some_and(|b| self.article.token(b).is(Classes::PREPOSITION));
        let source =
            mention.tokens.clone().any(|i| self.tags.share(Part::Source, i) >= LIKELY_SOURCE);
        Some(
            points::DISTANCE * distance(here, mention.sentence)
                + given(first && !owner, points::SUBJECT)
                + given(owner, points::OWNER)
                + given(source, points::SOURCE)
                + given(embedded, points::EMBEDDED)
                + given(mention.sentence == here, points::HERE)
                + self.suits(mention.entity, wanted),
        )
    }

    /// Points for what is known of an entity, wherever it is named.
    fn suits(&self, entity: usize, wanted: Option<Gender>) -> i32 {
        let Some(known) = self.people.entities.get(entity) else { return 0 };
        let gender = self.genders.get(entity).copied().flatten();
        given(wanted.is_some() && gender == wanted, points::FITS)
            + given(known.sort == Sort::Unknown, points::VAGUE)
            + given(wanted.is_some() && known.personal > 0, points::PERSONAL)
    }
}
