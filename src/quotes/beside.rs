//! Names beside the words for a source: in apposition to an office, before or behind it, before "who".

use std::ops::Range;

use crate::lexicon::{Classes, WordId, words};
use crate::people::{Mention, Sort};
use crate::quotes::cue::{is_cue, is_filler};
use crate::quotes::speaker::{Cast, OWN};
use crate::token::{Kind, Token};

/// Verbs of which "who" is no one name.
const MANY_SAY: [WordId; 10] =
    words!["say", "are", "were", "have", "believe", "think", "argue", "want", "hope", "fear"];
/// Words for people that no list of offices has.
const PEOPLE: [WordId; 8] =
    words!["people", "those", "someone", "man", "men", "woman", "women", "person"];

impl Cast<'_> {
    /// The person named in apposition: "the baker, Yolanda Grindheim", "Scott's niece, state Del. Marcia Price".
    pub(super) fn apposed(&self, source: &Range<usize>, head: &Range<usize>) -> Option<&Mention> {
        let role = head.clone().any(|i| {
            let token = self.article.token(i);
            token.is(Classes::ROLE.with(Classes::TITLE))
                || i == head.start && token.is(Classes::DETERMINER)
                || token.kind == Kind::Possessive
                || OWN.contains(&self.article.slice(token.span()))
        });
        let last = source.end.max(head.end);
        let comma = (head.end..=last).find(|&i| self.article.token(i).kind == Kind::Comma)?;
        let next = self.article.token(comma + 1);
        let first = comma + 1 + usize::from(next.is_word() && !next.capital);
        let named = self.people.at(first).filter(|m| m.whole.start == first && role)?;
        self.people.entity(named).filter(|e| e.sort == Sort::Person).map(|_| named)
    }

    /// The person to whom an office is set: "Tom Bell, a former council chairman, tweeted", of which `source` is the office.
    pub(super) fn behind_office(&self, source: &Range<usize>) -> Option<&Mention> {
        /// Most words before the office.
        const MOST: usize = 3;
        let comma = (source.start.saturating_sub(MOST)..source.start)
            .rev()
            .take_while(|&i| {
                self.article.token(i).is_word() || self.article.token(i).kind == Kind::Comma
            })
            .find(|&i| self.article.token(i).kind == Kind::Comma)?;
        let mention = self.people.before(comma + 1).next().filter(|m| m.tokens.end == comma)?;
        // Or an office without one: "Tom Bell, baker and council chairman said".
        let office = |i: usize| self.article.token(i).is(Classes::ROLE.with(Classes::TITLE));
        let opens = self.article.token(comma + 1).is(Classes::DETERMINER)
            || comma + 1 == source.start && source.clone().any(office);
        let person = self.people.entity(mention).is_some_and(|e| e.sort == Sort::Person);
        // "In a statement to Tom Bell, a council chairman wrote": Bell is told it.
        let before = mention.whole.start.checked_sub(1).map(|b| self.article.token(b));
        let told = before.is_some_and(|b| b.is(Classes::PREPOSITION.with(Classes::PARTICLE)));
        (opens && person && !told).then_some(mention)
    }

    /// The person of whom a phrase goes on to tell: "councillor Ana Ruiz speaking", "Ana Ruiz gave". Not "Ana Ruiz fans".
    pub(super) fn telling(&self, head: &Range<usize>) -> Option<&Mention> {
        let mention = self.people.within(head).first()?;
        let next = self.article.token(mention.tokens.end);
        let word = self.article.slice(next.span());
        let verb = next.is_word()
            && !next.capital
            && (next.is(Classes::PAST) || word.ends_with("ing") || is_filler(self.article, &next));
        let person = self.people.entity(mention).is_some_and(|e| e.sort == Sort::Person);
        let opens = |i: usize| {
            let token = self.article.token(i);
            token.is_word() && !token.is(Classes::DETERMINER)
        };
        let within = mention.tokens.end < head.end && mention.tokens.len() > 1;
        (person && verb && within && (head.start..mention.tokens.start).all(opens))
            .then_some(mention)
    }

    /// The person behind two offices: "chief engineer and project manager Ana Ruiz", of which `source` may be the first alone.
    /// Not "the engineer and Ana Ruiz".
    pub(super) fn behind_offices(&self, source: &Range<usize>) -> Option<&Mention> {
        /// Most tokens of the second office.
        const MOST: usize = 10;
        let and = (source.start + 1..=source.end)
            .find(|&i| self.article.token(i).is_one(&words!["and"]))?;
        let first = self.article.token(and - 1);
        let held = |t: Token| t.is(Classes::ROLE.with(Classes::TITLE));
        let one = held(first) && !self.article.slice(first.span()).ends_with('s');
        let end = self.sentences.get(self.sentence_of(and))?.tokens.end;
        let behind = and + 2..end.clamp(and + 2, and + 2 + MOST);
        let mention = self.people.within(&behind).iter().filter(|_| one).find(|m| {
            let person = self.people.entity(m).is_some_and(|e| e.sort == Sort::Person);
            person && m.tokens.len() > 1 && !held(self.article.token(m.tokens.end - 1))
        })?;
        let office = |i: usize| {
            let token = self.article.token(i);
            (token.is_word() || token.kind == Kind::Comma)
                && (token.capital || !is_cue(self.article, i))
        };
        // "president and head of Harvik House", "a baker and Harvik House resident"
        let opener = mention.whole.start.checked_sub(1)?;
        let other = opener > and && self.article.token(opener).is(Classes::PREPOSITION)
            || held(self.article.token(mention.tokens.end));
        (!other && (and + 1..mention.tokens.start).all(office)).then_some(mention)
    }

    /// The person whose office follows without a comma, and the office: "Ana Ruiz head of research said". Not "Ruiz spokesman".
    pub(super) fn before_office(
        &self,
        source: &Range<usize>,
        head: &Range<usize>,
    ) -> Option<(&Mention, Range<usize>)> {
        let mention = self.people.at(source.start).filter(|m| m.whole.start == source.start)?;
        let office = self.article.token(mention.tokens.end);
        let held = office.is(Classes::ROLE.with(Classes::TITLE)) && !office.capital;
        let person = self.people.entity(mention).is_some_and(|e| e.sort == Sort::Person);
        let goes_on = mention.tokens.end < head.end && head.end < source.end;
        let plain = !mention.tokens.clone().any(|i| self.article.token(i).caps);
        (held && person && goes_on && plain && mention.tokens.len() > 1)
            .then_some((mention, mention.tokens.end..source.end))
    }

    /// The person behind an office and what that is for: "director of telecoms research Ana Ruiz". Not "spokesman for Ana Ruiz".
    pub(super) fn behind_topic(&self, source: &Range<usize>) -> Option<(&Mention, Range<usize>)> {
        let mention = self.people.within(source).last()?;
        if mention.tokens.end != source.end || mention.whole.start <= source.start {
            return None;
        }
        let office = source.start..mention.whole.start;
        let (first, last) = (self.article.token(office.start), self.article.token(office.end - 1));
        let held = first.is(Classes::ROLE.with(Classes::TITLE)) && !first.capital;
        let other =
            Classes::PREPOSITION.with(Classes::FUNCTION).with(Classes::ROLE).with(Classes::TITLE);
        let topic = last.is_word() && (office.len() == 1 || !last.is(other));
        let one = !self.article.slice(first.span()).ends_with('s');
        let person = self.people.entity(mention).is_some_and(|e| e.sort == Sort::Person);
        (held && one && topic && person && mention.tokens.len() > 1).then_some((mention, office))
    }

    /// The person behind an office that "and" stands inside: "computer science and history major Ana Ruiz". Not "the mayor and
    /// Ana Ruiz".
    pub(super) fn behind_plain(&self, source: &Range<usize>) -> Option<&Mention> {
        let mention = self.people.within(source).last()?;
        let office = source.start..mention.whole.start;
        let held =
            self.article.token(office.end.checked_sub(1)?).is(Classes::ROLE.with(Classes::TITLE));
        let plain = |i: usize| {
            let token = self.article.token(i);
            let and = token.is_one(&words!["and"]);
            token.is_word()
                && !token.capital
                && (and || !token.is(Classes::PREPOSITION.with(Classes::DETERMINER)))
        };
        let person = self.people.entity(mention).is_some_and(|e| e.sort == Sort::Person);
        let ends = mention.tokens.end == source.end && mention.tokens.len() > 1;
        (!office.is_empty() && held && ends && person && office.into_iter().all(plain))
            .then_some(mention)
    }

    /// The name before "who": "Sen. Ruiz (Vt.), who lost the vote, said". Not "a critic of Ruiz, who", "a club in Harvik, who".
    pub(super) fn behind_relative(&self, source: &Range<usize>) -> Option<&Mention> {
        let slice = |i: usize| self.article.slice(self.article.token(i).span());
        let many = self.article.token(source.start + 1).is_one(&MANY_SAY);
        if !matches!(slice(source.start), "who" | "which") || many {
            return None;
        }
        let mention = self.people.before(source.start).next()?;
        let sort = self.people.entity(mention)?.sort;
        let somebody =
            matches!(sort, Sort::Person | Sort::Unknown) || slice(source.start) == "which";
        let mut between = mention.tokens.end..source.start;
        let bracketed = self.article.token(between.start).kind == Kind::Open;
        let plain = |i: usize| !self.article.token(i).counts();
        let word = |back: usize| {
            mention.whole.start.checked_sub(back).map_or(Token::END, |i| self.article.token(i))
        };
        let office = word(1).is_one(&words!["of", "for", "to"])
            && word(2).is(Classes::ROLE.with(Classes::TITLE));
        let alone = !word(1).is_one(&words!["and", "on", "in", "at"]) && !office;
        let named = somebody && alone && between.len() <= 6;
        (named && (bracketed || between.all(plain))).then_some(mention)
    }

    /// What "who" at token `who` stands for, where that is no one name: "two students who", "Omar Sow and Ana Ruiz, who".
    pub(super) fn told_of(&self, who: usize) -> Option<Range<usize>> {
        /// Most words.
        const MOST: usize = 4;
        let slice = |i: usize| self.article.slice(self.article.token(i).span());
        let comma = self.article.token(who.checked_sub(1)?).kind == Kind::Comma;
        let end = who - usize::from(comma);
        if slice(who) != "who" {
            return None;
        }
        let named = self.people.before(end).next().filter(|m| m.tokens.end == end);
        if let Some(last) = named {
            let first = self.people.at(last.whole.start.checked_sub(2)?)?;
            let joined =
                slice(first.tokens.end) == "and" && first.tokens.end + 1 == last.whole.start;
            return joined.then_some(first.whole.start..end);
        }
        let no_noun = Classes::FUNCTION.with(Classes::PREPOSITION).with(Classes::MODAL);
        let noun = |i: &usize| {
            let token = self.article.token(*i);
            token.is_word() && (*i + 1 < end || !token.is(Classes::PAST)) && !token.is(no_noun)
        };
        let last = self.article.token(end.checked_sub(1)?);
        let people = last.is(Classes::ROLE.with(Classes::TITLE))
            || slice(end - 1).ends_with('s')
            || last.is_one(&PEOPLE);
        if !people {
            return None;
        }
        let start = (end.saturating_sub(MOST)..end).rev().take_while(noun).last()?;
        let before = start.checked_sub(1);
        let determiner = before.filter(|&b| self.article.token(b).is(Classes::DETERMINER));
        Some(determiner.unwrap_or(start)..end)
    }
}
