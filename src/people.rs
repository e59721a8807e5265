//! Names: who and what is named in the article, where first in full, and every later mention.

mod asides;
mod bounds;
mod calendar;
mod description;
mod genders;
mod headings;
mod names;
mod offices;
mod polish;
mod same;
mod sorts;
mod titles;

use std::ops::Range;

use crate::lexicon::{Classes, WordId, word_id};
use crate::map::Map;
use crate::model::pair;
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::{Article, Block};
use crate::token::{Kind, Mark, Side, Token};

pub(crate) use bounds::is_plural;
use description::{describe, stated};
use genders::{description_gender, gender_before, gender_of};
use names::{AND, OF, acronym_after, first_word, initials, is_capitalised, may_begin, name_run};
use offices::is_rank;
use polish::{is_fuller, standing};
use same::{Tail, tail};
use sorts::{is_apposed, is_personal, is_placed, is_sayer, is_unknown, sort_of, speaks};
use titles::{is_office, last_name, without_titles};

const FORMER: WordId = word_id("former");
const EX: WordId = word_id("ex");

/// What a name stands for, as far as the text shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Person,
    Body,
    Place,
    /// An event, a law, a work.
    Thing,
    /// One word that could be any of these.
    Unknown,
}

/// Grammatical gender shown by a title or a noun beside the name; never by a first name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    Male,
    Female,
}

/// A person, body or place that is named.
#[derive(Debug, Clone)]
pub(crate) struct Entity {
    pub(crate) sort: Sort,
    pub(crate) gender: Option<Gender>,
    /// The name as first introduced in full, without titles.
    pub(crate) name: Span,
    /// What the text says of it beside the name.
    pub(crate) description: Option<Span>,
    /// What a sentence says it is, where nothing stands beside the name.
    stated: Option<Span>,
    /// Where it is from, where nothing else is said of it: "of the Harvik Herald".
    belongs: Option<Span>,
    /// How often the text treats it as a person: a title, an office, an age, "who", the last name alone.
    pub(crate) personal: u32,
    first: WordId,
    last: WordId,
    words: usize,
}

impl Entity {
    /// Keeps what the text says of an entity, the fuller of two.
    fn describe(&mut self, article: &Article<'_>, description: Span) {
        if self.description.is_none_or(|known| is_fuller(article, known, description)) {
            self.description = Some(description);
        }
    }

    /// The gender that a person's description shows, where none is known yet.
    fn read_gender(&mut self, article: &Article<'_>) {
        if self.gender.is_none() && self.sort == Sort::Person {
            self.gender = description_gender(article, self.description);
        }
    }
}

/// A place where an entity is named.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    /// Tokens of the name, titles left out.
    pub(crate) tokens: Range<usize>,
    /// Tokens with the titles.
    pub(crate) whole: Range<usize>,
    pub(crate) entity: usize,
    pub(crate) sentence: usize,
}

/// By which words those named so far are known.
#[derive(Default)]
struct Known {
    /// By the last word of a name, by an acronym, by initials.
    last: Map<WordId, usize>,
    /// By the first name of a person: any last name of the same letters goes before it.
    first: Map<WordId, usize>,
    /// By the first and the last word, where another had the last one before.
    namesake: Map<u32, usize>,
}

impl Known {
    fn by(&self, word: WordId) -> Option<usize> {
        self.last.get(&word).or_else(|| self.first.get(&word)).copied()
    }
}

/// All names of an article.
#[derive(Debug, Default)]
pub(crate) struct People {
    pub(crate) entities: Vec<Entity>,
    /// In text order.
    pub(crate) mentions: Vec<Mention>,
}

impl People {
    /// Finds the names outside headlines, headings and furniture.
    pub(crate) fn find(article: &Article<'_>, sentences: &[Sentence]) -> Self {
        let mut people = Self {
            entities: Vec::with_capacity(sentences.len()),
            mentions: Vec::with_capacity(2 * sentences.len()),
        };
        let mut by_word = Known::default();
        by_word.last.reserve(sentences.len());
        let mut headings: Vec<usize> = Vec::new();
        let mut captions: Vec<usize> = Vec::new();
        let (mut paragraph, mut quoted) = (usize::MAX, false);
        for (index, sentence) in sentences.iter().enumerate() {
            let block = article.block_of(sentence.paragraph);
            if matches!(block, Block::Title | Block::Deck) {
                headings.push(index);
                continue;
            }
            if !matches!(block, Block::Body | Block::PullQuote | Block::NameLine)
                || (sentence.furniture && block != Block::NameLine)
            {
                captions.push(index);
                continue;
            }
            if is_capitalised(article, sentence) {
                headings.push(index);
                continue;
            }
            if sentence.paragraph != paragraph {
                (paragraph, quoted) = (sentence.paragraph, false);
            }
            people.tell_of_last(article, (index, sentence), quoted);
            // What stands before the dash of a dateline is a town.
            let mut i = sentence.behind_dateline(article);
            let initial = first_word(article, sentence);
            let telling = |t: &Token| t.is_mark() | may_begin(t);
            while let Some(skipped) = (article.tokens.get(i..sentence.tokens.end))
                .and_then(|rest| rest.iter().position(telling))
            {
                i += skipped;
                if let Kind::Mark(Mark::Double, side) = article.token(i).kind {
                    quoted = side == Side::Opens || side == Side::Either && !quoted;
                }
                let known = || people.is_known_by(article, i, &by_word).then_some(i..i + 1);
                let Some(run) = name_run(article, i, sentence, initial).or_else(known) else {
                    i += 1;
                    continue;
                };
                i = run.end;
                people.add(article, (index, sentence), run, (initial, quoted), &mut by_word);
            }
        }
        captions.extend(
            headings
                .iter()
                .filter(|&&h| sentences.get(h).is_some_and(|s| !is_capitalised(article, s))),
        );
        people.find_in_headings(article, sentences, &headings, &by_word);
        people.describe_in(article, sentences, &captions, &by_word);
        for e in &mut people.entities {
            if let Some(stated) = e.stated {
                e.describe(article, stated);
            }
            e.description = e.description.or(e.belongs);
            e.read_gender(article);
            e.description = e.description.and_then(|d| standing(article, d));
        }
        people
    }

    /// Whether token `i` is a word by which somebody is known though it is mostly no name: "May said", "the WHO said".
    fn is_known_by(&self, article: &Article<'_>, i: usize, by_word: &Known) -> bool {
        let token = article.token(i);
        let known = || by_word.by(token.word).and_then(|e| self.entities.get(e));
        let last = |e: &Entity| e.words > 1 && e.last == token.word;
        let short = |e: &Entity| e.words > 1 && e.sort == Sort::Body;
        calendar::is_meant(article, i) && known().is_some_and(last)
            || token.caps && known().is_some_and(short)
    }

    fn add(
        &mut self,
        article: &Article<'_>,
        (index, sentence): (usize, &Sentence),
        whole: Range<usize>,
        (initial, quoted): (usize, bool),
        by_word: &mut Known,
    ) {
        let initial = whole.start == initial;
        let tokens = if same::is_first_name(article, &whole) {
            whole.clone()
        } else {
            without_titles(article, &whole, initial)
        };
        // "Steven Law, who runs the group", "Rep. Jordan": a law and a country, but for what stands beside them.
        // "Former Arizona governor": that something was so once makes no person of it.
        let once = |i: usize| {
            let token = article.token(i);
            token.capital && !token.caps && (token.word == FORMER || token.word == EX)
        };
        let titled = (whole.start..tokens.start).any(|i| !once(i));
        let mut sort = sort_of(article, &tokens, titled);
        // "a refugee from Venezuela who declined to give his name": it is the refugee who did.
        let before = whole.start.checked_sub(1).map(|b| article.token(b));
        let from = sort == Sort::Place && before.is_some_and(|b| b.is(Classes::PREPOSITION));
        let personal = is_personal(article, whole.end) && !from;
        let treated = titled || personal;
        let apposed = initial && is_apposed(article, tokens.start, sentence.tokens.end);
        let speaks = apposed || speaks(article, &whole, &tokens);
        // "coach Tom Paris", "Nora Park said": words of places and laws are last names, too.
        let held = tokens.len() == 2
            && before.is_none_or(|b| !b.is(Classes::DETERMINER.with(Classes::PREPOSITION)))
            && is_unknown(article.token(tokens.start))
            && (speaks
                || before.is_some_and(|b| b.is(Classes::ROLE) && !b.capital && !b.ends_with(b's')));
        if sort == Sort::Unknown && speaks
            || matches!(sort, Sort::Thing | Sort::Place) && (treated || held)
        {
            sort = Sort::Person;
        }
        if is_placed(article, &whole) {
            sort = Sort::Place;
        }
        let first = article.token(tokens.start);
        let words = article.words(&tokens);
        let last = last_name(article, &tokens);
        let gender = gender_of(article, whole.start..tokens.start)
            .or_else(|| gender_before(article, whole.start));
        let namesake = by_word.namesake.get(&pair(first.word, last)).copied();
        let known = namesake.filter(|_| words > 1).or_else(|| {
            by_word.by(last).filter(|&k| {
                self.entities.get(k).is_some_and(|e| {
                    words == 1
                        || e.words == 1
                        || e.first == first.word && !same::is_other_body(article, e, &tokens)
                })
            })
        });
        // "Hart Lindgren" for "Nora Hart Lindgren"
        let (known, longer) = match by_word.last.get(&last) {
            Some(&k) if known.is_none() && words > 1 && sort == Sort::Person => {
                let holder = self.entities.get(k).filter(|e| e.sort == Sort::Person);
                let longer = holder.and_then(|e| tail(article, e.name, &tokens));
                (longer.map(|_| k), longer)
            }
            _ => (known, None),
        };
        // "Secretary of State Ana Ruiz", "the Prime Minister", "HTU Senator and committee chair": the office is no name.
        let office = tokens.clone().all(|i| is_office(article, i) || once(i));
        let behind = article.token(whole.end);
        if office && behind.is_small(OF) {
            return;
        }
        let opened = before.is_some_and(|b| b.is(Classes::DETERMINER));
        let goes_on = behind.is(Classes::PREPOSITION) || behind.word == AND;
        // "Ana Ruiz, Harvik Dean of Admission"
        let heads = tokens.clone().skip(1).any(|i| {
            article.token(i).is_small(OF)
                && is_office(article, i - 1)
                && !article.token(i - 1).ends_with(b's')
        });
        if words > 1 && (heads || (opened || goes_on) && is_rank(article, &tokens)) {
            return;
        }
        // "the CEO", "the Australian"
        let by_country = || opened && same::is_of_country(article.slice(first.span()));
        if words == 1 && (first.caps && is_office(article, tokens.start) || by_country()) {
            return;
        }
        // A word that only happens to begin the sentence is no name unless it was one before, or stands in a longer one.
        if known.is_none()
            && words == 1
            && initial
            && tokens == whole
            && !first.caps
            && !is_sayer(article, tokens.start)
            && !apposed
        {
            return;
        }
        let entity = known.unwrap_or_else(|| {
            let name = article.span_of(&tokens);
            self.entities.push(Entity {
                sort,
                gender,
                name,
                description: None,
                stated: None,
                belongs: None,
                personal: 0,
                first: first.word,
                last,
                words,
            });
            self.entities.len() - 1
        });
        // What somebody calls a person in a quotation is not what the article says of them.
        // "the director of health at Harvik State, a psychologist": nor is a body whose officer stands before it one.
        let within = sort == Sort::Body && before.is_some_and(|b| b.is(Classes::PREPOSITION));
        let full = words > 1
            || known
                .and_then(|k| self.entities.get(k))
                .is_some_and(|e| e.words > 1 && e.sort == Sort::Person);
        let description = match quoted || within {
            true => None,
            false => describe(article, sentence, &whole, (&tokens, full)),
        };
        if let Some(e) = self.entities.get_mut(entity) {
            let known = (e.sort, e.description);
            // Named by one word before, or by less than now.
            if words > e.words && e.last == last && (e.words == 1 || longer == Some(Tail::Known)) {
                e.name = article.span_of(&tokens);
                e.first = first.word;
                e.words = words;
                e.sort = sort;
            }
            if e.sort == Sort::Unknown || (treated || held) && sort == Sort::Person {
                e.sort = sort;
            }
            e.gender = e.gender.or(gender);
            let last_name_alone = words == 1 && e.words > 1 && e.last == last && !first.caps;
            e.personal += u32::from(last_name_alone)
                + 2 * u32::from(titled || description.is_some())
                + u32::from(personal)
                + u32::from(words == 1 && e.words == 1 && speaks);
            if let Some(d) = description.filter(|_| sort != Sort::Place) {
                e.describe(article, article.span_of(&d));
            }
            if (e.sort, e.description) != known {
                e.read_gender(article);
            }
            if e.sort == Sort::Person && !quoted {
                let span = |d: Range<usize>| article.span_of(&d);
                e.stated = e.stated.or_else(|| stated(article, sentence, whole.end).map(span));
                if words > 1 && e.belongs.is_none() {
                    e.belongs = asides::belonging(article, sentence, whole.end).map(span);
                }
            }
            // A relative of the same name does not take it from the one who was named first, nor a bank from its country.
            let of = tokens.clone().any(|i| article.token(i).is_small(OF));
            let holder = if of { None } else { Some(*by_word.last.entry(last).or_insert(entity)) };
            if words > 1 && (of || e.sort == Sort::Person) && holder != Some(entity) {
                by_word.namesake.insert(pair(first.word, last), entity);
            }
            if words > 1 && e.sort == Sort::Person {
                by_word.first.entry(first.word).or_insert(entity);
            }
        }
        if let Some(acronym) = acronym_after(article, whole.end) {
            by_word.last.insert(acronym, entity);
        } else if sort == Sort::Body && words >= 3 {
            by_word.last.entry(initials(article, &tokens)).or_insert(entity);
        }
        self.mentions.push(Mention { tokens, whole, entity, sentence: index });
    }

    /// The mention that covers token `i`.
    pub(crate) fn at(&self, i: usize) -> Option<&Mention> {
        let after = self.mentions.partition_point(|m| m.whole.end <= i);
        self.mentions.get(after).filter(|m| m.whole.start <= i)
    }

    /// The person whose name and a colon begin a sentence at token `start`: "Ana Ruiz: It has a lot to do with money".
    pub(crate) fn label_at(&self, article: &Article<'_>, start: usize) -> Option<&Mention> {
        let mention = self.at(start).filter(|m| m.whole.start == start)?;
        let person = self.entity(mention).is_some_and(|e| e.sort == Sort::Person);
        (person && article.token(mention.whole.end).kind == Kind::Colon).then_some(mention)
    }

    /// Mentions that end before token `i`, nearest first.
    pub(crate) fn before(&self, i: usize) -> impl Iterator<Item = &Mention> {
        let after = self.mentions.partition_point(|m| m.tokens.end <= i);
        self.mentions.get(..after).unwrap_or_default().iter().rev()
    }

    /// Mentions inside a range of tokens.
    pub(crate) fn within(&self, range: &Range<usize>) -> &[Mention] {
        let from = self.mentions.partition_point(|m| m.tokens.start < range.start);
        let to = self.mentions.partition_point(|m| m.tokens.start < range.end);
        self.mentions.get(from..to).unwrap_or_default()
    }

    pub(crate) fn entity(&self, mention: &Mention) -> Option<&Entity> {
        self.entities.get(mention.entity)
    }
}
