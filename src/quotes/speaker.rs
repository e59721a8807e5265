//! Speakers: from the words beside a quote to the person or body that is meant.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::people::{Entity, Gender, Mention, People, Sort};
use crate::quotes::regions::Regions;
use crate::schema::{Found, Speaker};
use crate::sentences::Sentence;
use crate::text::Article;
use crate::token::Kind;

/// A speaker and the entity behind it.
#[derive(Debug, Clone)]
pub(crate) struct Resolved {
    pub(crate) speaker: Speaker,
    pub(crate) entity: Option<usize>,
}

/// What speakers are resolved against.
pub(crate) struct Cast<'a> {
    pub(crate) article: &'a Article<'a>,
    pub(crate) sentences: &'a [Sentence],
    pub(crate) people: &'a People,
    pub(crate) regions: &'a Regions,
}

/// Mentions looked back through for a pronoun: a bound on the work; the person meant is rarely ten names away.
const LOOK_BACK: usize = 60;
/// Points a candidate loses for each sentence between its mention and the pronoun.
const DISTANCE: i32 = 2;
/// Points for standing first in its sentence, where subjects stand.
const SUBJECT: i32 = 3;
/// Points for having spoken last.
const SPOKE_LAST: i32 = 3;
/// Points for a title or noun that shows the pronoun's gender.
const FITS: i32 = 2;
/// Points lost by a single word that may be a place or a body.
const VAGUE: i32 = 3;

impl Cast<'_> {
    /// Index of the sentence that holds token `i`.
    pub(crate) fn sentence_of(&self, i: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= i)
    }

    /// The speaker meant by the words `source`; `last`: who spoke before.
    pub(crate) fn resolve(&self, source: &Range<usize>, last: Option<usize>) -> Resolved {
        let first = self.article.token(source.start);
        if source.len() == 1 && first.is_pronoun(self.article) {
            let entity = self.antecedent(source.start, last);
            return self.speaker(entity, source, Found::Pronoun);
        }
        let head = self.head(source);
        let proper = first.capital && !first.is(Classes::DETERMINER);
        if let Some(mention) =
            self.name_in(&head).or_else(|| self.name_in(source).filter(|_| proper))
        {
            return self.speaker(Some(mention.entity), &mention.tokens, Found::Named);
        }
        // "said the baker, Yolanda Grindheim": the name stands in apposition.
        if self.article.token(source.end).kind == Kind::Comma
            || self.article.token(head.end).kind == Kind::Comma
        {
            let comma = if self.article.token(head.end).kind == Kind::Comma {
                head.end
            } else {
                source.end
            };
            let named = self.people.at(comma + 1).filter(|m| m.whole.start == comma + 1);
            let person =
                named.filter(|m| self.people.entity(m).is_some_and(|e| e.sort == Sort::Person));
            let role = head.clone().any(|i| {
                self.article.token(i).is(Classes::ROLE.with(Classes::TITLE))
                    || i == head.start && self.article.token(i).is(Classes::DETERMINER)
            });
            if let Some(mention) = person.filter(|_| role) {
                let mut resolved =
                    self.speaker(Some(mention.entity), &mention.tokens, Found::Named);
                if resolved.speaker.description.is_none() {
                    resolved.speaker.description =
                        Some(self.article.passage(self.article.span_of(source)));
                }
                return resolved;
            }
        }
        let entity = self.described(&head);
        // "one of two witnesses": the numeral alone would say nothing.
        let numeral = head.len() == 1 && self.article.token(head.start).is(Classes::DETERMINER);
        self.speaker(entity, if numeral { source } else { &head }, Found::Pronoun)
    }

    /// A speaker from an entity.
    pub(crate) fn speaker(
        &self,
        entity: Option<usize>,
        mention: &Range<usize>,
        found: Found,
    ) -> Resolved {
        let known = entity.and_then(|e| self.people.entities.get(e));
        let speaker = Speaker {
            name: known.map(|e| {
                self.article.slice(e.name).split_whitespace().collect::<Vec<_>>().join(" ")
            }),
            span: known.map(|e| e.name),
            mention: (!mention.is_empty()).then(|| self.article.span_of(mention)),
            description: known.and_then(|e| e.description).map(|d| self.article.passage(d)),
            found,
        };
        Resolved { speaker, entity: known.and(entity) }
    }

    /// The noun phrase without what a preposition adds: "a spokesman for the ministry" gives "a spokesman".
    fn head(&self, source: &Range<usize>) -> Range<usize> {
        let end = (source.start + 1..source.end).find(|&i| {
            let token = self.article.token(i);
            let inside_name =
                self.people.at(i).is_some_and(|m| m.whole.start < i && i < m.whole.end);
            token.kind == Kind::Comma
                || (token.is(Classes::PREPOSITION) && !token.capital && !inside_name)
        });
        source.start..end.unwrap_or(source.end)
    }

    /// The name that a noun phrase ends with.
    fn name_in(&self, phrase: &Range<usize>) -> Option<&Mention> {
        let mention = self.people.within(phrase).last()?;
        let place = self.people.entity(mention).is_some_and(|e| e.sort == Sort::Place);
        (mention.tokens.end == phrase.end && !(place && phrase.len() > mention.tokens.len()))
            .then_some(mention)
    }

    /// Whom "he", "she", "they" or "it" at token `at` means.
    fn antecedent(&self, at: usize, last: Option<usize>) -> Option<usize> {
        let word = self.article.slice(self.article.token(at).span()).to_ascii_lowercase();
        let wanted = match word.as_str() {
            "he" => Some(Gender::Male),
            "she" => Some(Gender::Female),
            "they" | "it" => None,
            _ => return None,
        };
        let here = self.sentence_of(at);
        let last = last.filter(|&l| self.holds_the_floor(l, at, wanted));
        let mut best: Option<(i32, &Mention)> = None;
        for mention in self.people.before(at).take(LOOK_BACK) {
            let Some(entity) = self.people.entity(mention) else { continue };
            let Some(points) = self.fit(entity, mention, wanted, here, last) else { continue };
            if best.is_none_or(|(most, _)| points > most) {
                best = Some((points, mention));
            }
        }
        best.filter(|(_, m)| !self.is_one_of_two(m, wanted)).map(|(_, m)| m.entity)
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
        let known =
            self.people.entity(mention).is_some_and(|e| wanted.is_some() && e.gender == wanted);
        let rival = beside
            .and_then(|m| self.people.entity(m))
            .is_some_and(|e| e.sort == Sort::Person && e.gender.is_none_or(|g| Some(g) == wanted));
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
                Some(gender) => e.sort == Sort::Person && e.gender.is_none_or(|g| g == gender),
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
        last: Option<usize>,
    ) -> Option<i32> {
        let person = matches!(entity.sort, Sort::Person | Sort::Unknown);
        match wanted {
            Some(gender) if !person || entity.gender.is_some_and(|g| g != gender) => return None,
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
        let distance = i32::try_from(here.saturating_sub(mention.sentence)).unwrap_or(i32::MAX / 8);
        let mut points = -DISTANCE * distance.min(1000);
        points += if first && !owner { SUBJECT } else { 0 };
        points += if last == Some(mention.entity) { SPOKE_LAST } else { 0 };
        points += if wanted.is_some() && entity.gender == wanted { FITS } else { 0 };
        points -= if entity.sort == Sort::Unknown { VAGUE } else { 0 };
        Some(points)
    }

    /// Whom "the senator" or "the ministry" means: the latest name whose office or own words hold that noun.
    fn described(&self, phrase: &Range<usize>) -> Option<usize> {
        let definite =
            ["the", "The"].contains(&self.article.slice(self.article.token(phrase.start).span()));
        let noun = self.article.token(phrase.end.checked_sub(1)?);
        if !definite || phrase.len() > 3 || !noun.is_word() {
            return None;
        }
        let person = noun.is(Classes::ROLE.with(Classes::TITLE));
        let holds = |range: Range<usize>| {
            range.into_iter().any(|i| self.article.token(i).word == noun.word)
        };
        self.people.before(phrase.start).take(LOOK_BACK).find_map(|mention| {
            let entity = self.people.entity(mention)?;
            let fits = if person {
                let described =
                    entity.description.is_some_and(|d| holds(self.article.tokens_in(d)));
                entity.sort == Sort::Person
                    && (described || holds(mention.whole.start..mention.tokens.start))
            } else {
                // "the observatory" after "the Basin Observatory"
                let ends = self.article.token(mention.tokens.end.saturating_sub(1)).word
                    == noun.word
                    && mention.tokens.len() > 1;
                ends || entity.sort == Sort::Body && holds(mention.tokens.clone())
            };
            fits.then_some(mention.entity)
        })
    }
}
