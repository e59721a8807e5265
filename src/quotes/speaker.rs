//! Speakers: from the words beside a quote to the person or body that is meant.

use std::ops::Range;

use crate::lexicon::{Classes, words};
use crate::people::{Gender, Mention, People, Sort};
use crate::quotes::antecedent::LOOK_BACK;
use crate::quotes::regions::Regions;
use crate::quotes::tags::Tags;
use crate::schema::Found;
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Article;
use crate::token::Kind;

/// A speaker and the entity behind it; the words are written out for the digest alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Resolved {
    /// The name, where it is introduced.
    pub(crate) name: Option<Span>,
    /// The words for the speaker beside the quote.
    pub(crate) mention: Option<Span>,
    pub(crate) description: Option<Span>,
    pub(crate) found: Found,
    pub(crate) entity: Option<usize>,
}

/// What speakers are resolved against.
pub(crate) struct Cast<'a> {
    pub(crate) article: &'a Article<'a>,
    pub(crate) sentences: &'a [Sentence],
    pub(crate) people: &'a People,
    pub(crate) regions: &'a Regions,
    pub(crate) tags: &'a Tags,
    /// Of each entity.
    pub(crate) genders: &'a [Option<Gender>],
}

/// Words that open a noun phrase as an article does.
pub(super) const OWN: [&str; 8] = ["his", "His", "her", "Her", "their", "Their", "its", "Its"];

impl Cast<'_> {
    /// Index of the sentence that holds token `i`.
    pub(crate) fn sentence_of(&self, i: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= i)
    }

    /// The speaker meant by the words `source` beside `content`; `last`: who spoke before.
    pub(crate) fn resolve(
        &self,
        source: &Range<usize>,
        content: &Range<usize>,
        last: Option<&Resolved>,
    ) -> Resolved {
        let source = &self.plain(source);
        let first = self.article.token(source.start);
        if let Some(mention) = self.behind_relative(source).or_else(|| self.behind_offices(source))
        {
            return self.speaker(Some(mention.entity), &mention.tokens, Found::Named);
        }
        if source.len() == 1 && first.is_pronoun() {
            let entity = self.antecedent(source.start, content, last);
            let told_of = self.told_of(source.start).filter(|_| entity.is_none());
            return self.speaker(entity, told_of.as_ref().unwrap_or(source), Found::Pronoun);
        }
        let head = self.head(source);
        // "former Secretary of State Ana Ruiz": the office takes more words than one.
        let office = self.article.token(head.end.saturating_sub(1));
        let proper = first.capital && !first.is(Classes::DETERMINER)
            || office.capital && office.is(Classes::TITLE.with(Classes::ROLE));
        if let Some(mention) =
            self.name_in(&head).or_else(|| self.name_in(source).filter(|_| proper))
        {
            return self.speaker(Some(mention.entity), &mention.tokens, Found::Named);
        }
        if let Some(mention) = self.apposed(source, &head) {
            let mut resolved = self.speaker(Some(mention.entity), &mention.tokens, Found::Named);
            let office = source.start..source.end.min(mention.whole.start.saturating_sub(1));
            resolved.description.get_or_insert_with(|| self.article.span_of(&office));
            return resolved;
        }
        if let Some((mention, office)) =
            self.before_office(source, &head).or_else(|| self.behind_topic(source))
        {
            let mut resolved = self.speaker(Some(mention.entity), &mention.tokens, Found::Named);
            resolved.description = Some(self.article.span_of(&office));
            return resolved;
        }
        if let Some(mention) = self.behind_plain(source) {
            return self.speaker(Some(mention.entity), &mention.tokens, Found::Named);
        }
        let told = || self.shown(source, &head).or_else(|| self.telling(&head));
        if let Some(mention) = self.behind_office(source).or_else(told) {
            return self.speaker(Some(mention.entity), &mention.tokens, Found::Named);
        }
        let entity = self.described(&head);
        // "one of two witnesses": the numeral alone would say nothing.
        let numeral = head.len() == 1 && self.article.token(head.start).is(Classes::DETERMINER);
        self.speaker(entity, if numeral { source } else { &head }, Found::Pronoun)
    }

    /// A noun phrase without what stands in brackets or tells the time at its end: "Bob Ruiz (R-Va.) last week".
    fn plain(&self, source: &Range<usize>) -> Range<usize> {
        let mut end = source.end;
        while end > source.start + 1 {
            let last = self.article.token(end - 1);
            let time = last.is(Classes::TIME.with(Classes::MONTH))
                || !last.capital
                    && last.is_one(&words![
                        "last",
                        "this",
                        "later",
                        "earlier",
                        "week",
                        "night",
                        "afterward",
                        "afterwards",
                        "postgame"
                    ]);
            if last.kind == Kind::Close {
                let open = (source.start + 1..end - 1)
                    .rev()
                    .find(|&i| self.article.token(i).kind == Kind::Open);
                let Some(open) = open else { break };
                end = open;
            } else if time || last.kind == Kind::Comma {
                end -= 1;
            } else {
                break;
            }
        }
        // "Omar Sow — hired from Harvik": what is told of him is no part of his name.
        let dash = (source.start + 1..end).find(|&i| self.article.token(i).kind == Kind::Dash);
        let named = dash.filter(|&d| self.name_in(&(source.start..d)).is_some());
        source.start..named.unwrap_or(end)
    }

    /// Whose words a paper or a film gives: "the IMF report", "footage of Ana Ruiz".
    fn shown(&self, source: &Range<usize>, head: &Range<usize>) -> Option<&Mention> {
        let last = self.article.slice(self.article.token(head.end.saturating_sub(1)).span());
        if matches!(last, "footage" | "video" | "clip" | "recording" | "tape") {
            return self.people.within(source).last().filter(|m| m.tokens.end == source.end);
        }
        let paper = matches!(last, "report" | "statement" | "study" | "memo" | "letter" | "email");
        let before = self.people.within(head).last().filter(|m| m.tokens.end + 1 == head.end)?;
        let body = self.people.entity(before).is_some_and(|e| e.sort == Sort::Body);
        (paper && body).then_some(before)
    }

    /// A speaker from an entity.
    pub(crate) fn speaker(
        &self,
        entity: Option<usize>,
        mention: &Range<usize>,
        found: Found,
    ) -> Resolved {
        let known = entity.and_then(|e| self.people.entities.get(e));
        Resolved {
            name: known.map(|e| e.name),
            mention: (!mention.is_empty()).then(|| self.article.span_of(mention)),
            description: known.and_then(|e| e.description),
            found,
            entity: known.and(entity),
        }
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

    /// The name that a noun phrase ends with, or is a part of: "Edward" of "Edward “Ted” Marsh", "Mrs" of "Mrs May".
    fn name_in(&self, phrase: &Range<usize>) -> Option<&Mention> {
        let around = self.people.at(phrase.start).filter(|m| phrase.end <= m.whole.end);
        if let Some(mention) = around {
            return Some(mention);
        }
        let mention = self.people.within(phrase).last()?;
        let place = self.people.entity(mention).is_some_and(|e| e.sort == Sort::Place);
        (mention.tokens.end == phrase.end && !(place && phrase.len() > mention.tokens.len()))
            .then_some(mention)
    }

    /// Whom "the senator", "the ministry" or "the 43-year-old" means: the latest name whose office, own words or age are so.
    fn described(&self, phrase: &Range<usize>) -> Option<usize> {
        let definite =
            ["the", "The"].contains(&self.article.slice(self.article.token(phrase.start).span()));
        let noun = self.article.token(phrase.end.checked_sub(1)?);
        if !definite || phrase.len() > 3 || !noun.counts() {
            return None;
        }
        let word = self.article.slice(noun.span());
        if let Some(age) = word.strip_suffix("-year-old") {
            return self.aged(age, phrase.start);
        }
        let person = noun.is(Classes::ROLE.with(Classes::TITLE));
        let holds = |range: Range<usize>| {
            range.into_iter().any(|i| {
                let token = self.article.token(i);
                token.word == noun.word || abbreviates(self.article.slice(token.span()), word)
            })
        };
        let named = self.people.before(phrase.start).take(LOOK_BACK).find_map(|mention| {
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
        });
        named.or_else(|| self.business(word, phrase.start))
    }

    /// The person of an age: "Omar Sow, 43, saw it".
    fn aged(&self, age: &str, before: usize) -> Option<usize> {
        let found = self.people.before(before).take(LOOK_BACK).find(|m| {
            let (comma, number) =
                (self.article.token(m.tokens.end), self.article.token(m.tokens.end + 1));
            comma.kind == Kind::Comma && self.article.slice(number.span()) == age
        });
        found.map(|m| m.entity)
    }

    /// "The company": the one body that the sentence before names as its subject.
    fn business(&self, noun: &str, at: usize) -> Option<usize> {
        if !matches!(noun, "company" | "firm" | "group" | "agency" | "newspaper" | "bank") {
            return None;
        }
        let sentence = self.sentences.get(self.sentence_of(at).checked_sub(1)?)?;
        let mut named = self.people.within(&sentence.tokens).iter();
        let subject = named.next().filter(|m| m.whole.start <= sentence.tokens.start + 1)?;
        let body = |m: &Mention| {
            self.people.entity(m).is_some_and(|e| e.sort != Sort::Place && e.personal == 0)
        };
        (body(subject) && !named.any(|m| m.entity != subject.entity && body(m)))
            .then_some(subject.entity)
    }
}

/// Whether `title` is short for `noun`: "Sen." for "senator".
fn abbreviates(title: &str, noun: &str) -> bool {
    let short = title.strip_suffix('.').filter(|s| s.len() >= 3).map(str::to_ascii_lowercase);
    short.is_some_and(|short| noun.starts_with(&short))
}
