//! Names: who and what is named in the article, where first in full, and every later mention.

use std::collections::HashMap;
use std::ops::Range;

use crate::lexicon::{Classes, WordId, word_id};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::{Article, Block};
use crate::token::{Kind, Token};

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
    first: WordId,
    last: WordId,
    words: usize,
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

/// All names of an article.
#[derive(Debug, Default)]
pub(crate) struct People {
    pub(crate) entities: Vec<Entity>,
    /// In text order.
    pub(crate) mentions: Vec<Mention>,
}

/// Most tokens of a name.
const LONGEST_NAME: usize = 12;
/// Longest name in bytes.
const LONGEST_NAME_BYTES: usize = 160;
/// Longest description in bytes.
const LONGEST_DESCRIPTION_BYTES: usize = 300;
/// Most words of a description that is taken along.
const LONGEST_DESCRIPTION: usize = 18;

impl People {
    /// Finds the names outside headlines, headings and furniture.
    pub(crate) fn find(article: &Article<'_>, sentences: &[Sentence]) -> Self {
        let mut people = Self::default();
        let mut by_word: HashMap<WordId, usize> = HashMap::new();
        for (index, sentence) in sentences.iter().enumerate() {
            let block = article.paragraphs.get(sentence.paragraph).map_or(Block::Body, |p| p.block);
            if !matches!(block, Block::Body | Block::PullQuote | Block::NameLine)
                || (sentence.furniture && block != Block::NameLine)
            {
                continue;
            }
            let mut i = sentence.tokens.start;
            let initial = first_word(article, sentence);
            while i < sentence.tokens.end {
                let Some(run) = name_run(article, i, sentence, initial) else {
                    i += 1;
                    continue;
                };
                i = run.end;
                people.add(article, index, sentence, run, initial, &mut by_word);
            }
        }
        people
    }

    fn add(
        &mut self,
        article: &Article<'_>,
        index: usize,
        sentence: &Sentence,
        whole: Range<usize>,
        initial: usize,
        by_word: &mut HashMap<WordId, usize>,
    ) {
        let initial = whole.start == initial;
        let tokens = without_titles(article, &whole, initial);
        let mut sort = sort_of(article, &tokens);
        if sort == Sort::Unknown && speaks(article, &whole, &tokens) {
            sort = Sort::Person;
        }
        let first = article.token(tokens.start);
        let words = article.words(&tokens);
        let last = last_name(article, &tokens);
        let gender = gender_of(article, whole.start..tokens.start);
        let known = by_word.get(&last).copied().filter(|&k| {
            self.entities
                .get(k)
                .is_some_and(|e| words == 1 || e.words == 1 || e.first == first.word)
        });
        // A word that only happens to begin the sentence is no name unless it was one before, or stands in a longer one.
        if known.is_none() && words == 1 && initial && tokens == whole && !first.caps {
            return;
        }
        let entity = known.unwrap_or_else(|| {
            let name = article.span_of(&tokens);
            self.entities.push(Entity {
                sort,
                gender,
                name,
                description: None,
                first: first.word,
                last,
                words,
            });
            self.entities.len() - 1
        });
        let description = describe(article, sentence, &whole, &tokens);
        if let Some(e) = self.entities.get_mut(entity) {
            if words > e.words && e.words == 1 && e.last == last {
                e.name = article.span_of(&tokens); // named by one word before, in full now
                e.first = first.word;
                e.words = words;
                e.sort = sort;
            }
            if e.sort == Sort::Unknown {
                e.sort = sort;
            }
            e.gender = e.gender.or(gender);
            if e.description.is_none() && sort != Sort::Place {
                e.description = description.map(|d| article.span_of(&d));
            }
            if e.gender.is_none() && e.sort == Sort::Person {
                e.gender = description_gender(article, e.description);
            }
            // A relative of the same name does not take it from the one who was named first.
            by_word.entry(last).or_insert(entity);
            if words > 1 && e.sort == Sort::Person {
                by_word.entry(first.word).or_insert(entity);
            }
        }
        if let Some(acronym) = acronym_after(article, whole.end) {
            by_word.insert(acronym, entity);
        } else if sort == Sort::Body && words >= 3 {
            by_word.entry(initials(article, &tokens)).or_insert(entity);
        }
        self.mentions.push(Mention { tokens, whole, entity, sentence: index });
    }

    /// The mention that covers token `i`.
    pub(crate) fn at(&self, i: usize) -> Option<&Mention> {
        let after = self.mentions.partition_point(|m| m.whole.end <= i);
        self.mentions.get(after).filter(|m| m.whole.start <= i)
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

/// Whether a single name acts as people do: it has a title, or says something.
fn speaks(article: &Article<'_>, whole: &Range<usize>, tokens: &Range<usize>) -> bool {
    let says = |i: usize| article.token(i).is(Classes::REPORTING) && !article.token(i).capital;
    whole.start < tokens.start || says(tokens.end) || whole.start.checked_sub(1).is_some_and(says)
}

/// Index of the first word of a sentence, behind marks and brackets.
fn first_word(article: &Article<'_>, sentence: &Sentence) -> usize {
    sentence.tokens.clone().find(|&i| article.token(i).counts()).unwrap_or(sentence.tokens.start)
}

/// Whether a token can be part of a name.
fn nameable(token: &Token) -> bool {
    token.is_word() && token.capital && !token.is(Classes::MONTH.with(Classes::TIME))
}

/// The run of capitalised words that begins at token `i`.
///
/// `initial` is the first word of the sentence.
fn name_run(
    article: &Article<'_>,
    i: usize,
    sentence: &Sentence,
    initial: usize,
) -> Option<Range<usize>> {
    let first = article.token(i);
    if !nameable(&first) {
        return None;
    }
    // "Joining Gate 5 was …": a gerund that begins a sentence or a quotation is no name.
    let opening = i == initial || i.checked_sub(1).is_some_and(|b| article.token(b).opens());
    let word = article.slice(first.span());
    if opening && word.len() > 5 && word.ends_with("ing") && first.classes == Classes::NONE {
        return None;
    }
    let function = first.is(Classes::FUNCTION
        .with(Classes::STARTER)
        .with(Classes::PREPOSITION)
        .with(Classes::DETERMINER))
        && !first.is(Classes::TITLE);
    if function
        && !(nameable(&article.token(i + 1)) && i != initial && !first.is(Classes::DETERMINER))
    {
        return None;
    }
    let mut end = i + 1;
    while end < sentence.tokens.end {
        let token = article.token(end);
        let next = article.token(end + 1);
        let joins = token.spaced && nameable(&token) && !token.is(Classes::CONNECTIVE)
            || token.is(Classes::PARTICLE)
                && token.spaced
                && !token.capital
                && !token.is(Classes::FUNCTION)
                && nameable(&next)
                && next.spaced
            || article.slice(token.span()) == "of"
                && nameable(&next)
                && !first.is(Classes::TITLE.with(Classes::ROLE))
            || article.slice(token.span()) == "&" && nameable(&next)
            || token.kind == Kind::Possessive
                && article.slice(token.span()).chars().count() == 1
                && nameable(&next)
            || article.slice(token.span()) == "and"
                && nameable(&next)
                && first.is(Classes::ORGANISATION)
                && (i..end).any(|k| article.slice(article.token(k).span()) == "of");
        if !joins {
            break;
        }
        end += 1;
        if end - i > LONGEST_NAME {
            return None; // a line in capitals, or a list
        }
    }
    let bytes = article.token(end - 1).end() - first.start();
    (bytes <= LONGEST_NAME_BYTES).then_some(i..end)
}

/// The part of a run behind its last title or office; the whole run where nothing would be left.
fn without_titles(article: &Article<'_>, run: &Range<usize>, initial: bool) -> Range<usize> {
    let office = Classes::TITLE.with(Classes::ROLE);
    // "Fishmonger Nuno Sakamoto": an occupation by its ending, capitalised because it begins the sentence.
    if run.len() >= 3 && initial && works(article.slice(article.token(run.start).span())) {
        return without_titles(article, &(run.start + 1..run.end), false);
    }
    let cut =
        run.clone().rev().skip(1).find(|&i| article.token(i).is(office) && !is_suffix(article, i));
    let Some(cut) = cut else { return run.clone() };
    let mut rest = cut + 1..run.end;
    // "Chief of Staff Ron Klain", "Professor of Political Science Jane Junn": the name is what stands last.
    if article.slice(article.token(rest.start).span()) == "of" && rest.len() >= 4 {
        rest.start = rest.end - 2;
    }
    let named = rest.clone().any(|i| {
        let token = article.token(i);
        token.capital && !token.is(office.with(Classes::ORGANISATION)) && !is_suffix(article, i)
    });
    // "Police Department", "House Speaker": nothing behind the office is a name of its own.
    if named { rest } else { run.clone() }
}

/// Whether a word names an occupation by its ending.
fn works(word: &str) -> bool {
    word.len() > 6
        && ["er", "ist", "ian", "monger", "man", "woman", "keeper", "maker", "ant"]
            .iter()
            .any(|ending| word.ends_with(ending))
        && word.chars().skip(1).all(char::is_lowercase)
}

fn is_suffix(article: &Article<'_>, i: usize) -> bool {
    matches!(
        article.slice(article.token(i).span()),
        "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV"
    )
}

/// The word a later mention will use: the last one that is no "Jr.".
fn last_name(article: &Article<'_>, tokens: &Range<usize>) -> WordId {
    let last = tokens.clone().rev().find(|&i| article.token(i).is_word() && !is_suffix(article, i));
    last.map_or(0, |i| article.token(i).word)
}

fn sort_of(article: &Article<'_>, tokens: &Range<usize>) -> Sort {
    let words = tokens.len();
    let any = |classes: Classes| tokens.clone().any(|i| article.token(i).is(classes));
    let last = article.token(tokens.end.saturating_sub(1));
    if any(Classes::ORGANISATION)
        || tokens.clone().any(|i| matches!(article.slice(article.token(i).span()), "of" | "&"))
    {
        Sort::Body
    } else if any(Classes::THING) {
        Sort::Thing
    } else if last.is(Classes::PLACE) {
        Sort::Place
    } else if words == 1 {
        if last.caps { Sort::Body } else { Sort::Unknown }
    } else if tokens.clone().all(|i| article.token(i).caps) && article.slice(last.span()).len() <= 4
    {
        Sort::Body
    } else {
        Sort::Person
    }
}

fn gender_of(article: &Article<'_>, words: Range<usize>) -> Option<Gender> {
    words.rev().find_map(|i| {
        let token = article.token(i);
        match (token.is(Classes::MALE), token.is(Classes::FEMALE)) {
            (true, false) => Some(Gender::Male),
            (false, true) => Some(Gender::Female),
            _ => None,
        }
    })
}

/// Gender shown by the first telling noun of a description: "a spokeswoman for …".
fn description_gender(article: &Article<'_>, description: Option<Span>) -> Option<Gender> {
    let span = description?;
    let first = article.tokens.partition_point(|t| t.start() < span.start);
    let last = article.tokens.partition_point(|t| t.end() <= span.end);
    (first..last)
        .take_while(|&i| !article.token(i).is(Classes::PREPOSITION))
        .find_map(|i| gender_of(article, i..i + 1))
}

/// "EPA" for "Environmental Protection Agency".
fn initials(article: &Article<'_>, tokens: &Range<usize>) -> WordId {
    let capitals = tokens
        .clone()
        .map(|i| article.token(i))
        .filter(|t| t.capital)
        .filter_map(|t| article.slice(t.span()).chars().next());
    word_id(&capitals.flat_map(char::to_lowercase).collect::<String>())
}

/// "(EPA)" behind a name.
fn acronym_after(article: &Article<'_>, i: usize) -> Option<WordId> {
    let (open, word, close) = (article.token(i), article.token(i + 1), article.token(i + 2));
    (open.kind == Kind::Open && word.caps && close.kind == Kind::Close).then_some(word.word)
}

/// The words that say who it is: an apposition behind the name, else the office before it.
fn describe(
    article: &Article<'_>,
    sentence: &Sentence,
    whole: &Range<usize>,
    tokens: &Range<usize>,
) -> Option<Range<usize>> {
    apposition(article, sentence, whole.end)
        .or_else(|| office_before(article, sentence, tokens))
        .filter(|d| article.span_of(d).len() <= LONGEST_DESCRIPTION_BYTES)
}

/// ", the federation's chief negotiator," behind token `end`.
pub(crate) fn apposition(
    article: &Article<'_>,
    sentence: &Sentence,
    end: usize,
) -> Option<Range<usize>> {
    if !matches!(article.token(end).kind, Kind::Comma | Kind::Dash) {
        return None;
    }
    let first = end + 1;
    let telling = Classes::ROLE.with(Classes::TITLE);
    let mut office = false;
    let mut i = first;
    while i < sentence.tokens.end {
        let token = article.token(i);
        match token.kind {
            Kind::Comma if article.token(i + 1).kind == Kind::Word && office => break,
            Kind::Comma
            | Kind::Stop
            | Kind::Semicolon
            | Kind::Colon
            | Kind::Dash
            | Kind::Mark(..)
            | Kind::End
            | Kind::Ellipsis
            | Kind::Citation => break,
            _ => {}
        }
        office |= token.is(telling);
        if i == first
            && token.is_word()
            && (token.is(Classes::PREPOSITION)
                || token.is(Classes::REPORTING) && !token.is(telling))
        {
            return None;
        }
        if token.is(Classes::REPORTING)
            && !token.is(telling)
            && i > first
            && !token.capital
            && article.token(i - 1).kind == Kind::Word
            && !office
        {
            return None;
        }
        i += 1;
    }
    let opener = article.token(first);
    let opens = opener.is(Classes::DETERMINER.with(telling)) || opener.kind == Kind::Word && office;
    let age_only = opener.kind == Kind::Number && i == first + 1;
    (opens && office && !age_only && i > first && i - first <= LONGEST_DESCRIPTION)
        .then_some(first..i)
}

/// "Foreign Ministry spokesperson" before the name.
fn office_before(
    article: &Article<'_>,
    sentence: &Sentence,
    tokens: &Range<usize>,
) -> Option<Range<usize>> {
    let telling = Classes::ROLE.with(Classes::TITLE);
    let end = tokens.start;
    let nearest =
        end.checked_sub(1).filter(|&i| i >= sentence.tokens.start).map(|i| article.token(i))?;
    if !nearest.is(telling)
        || (nearest.end() - nearest.start() <= 4 && article.slice(nearest.span()).ends_with('.'))
    {
        return None; // "Mr." says nothing
    }
    let mut start = end - 1;
    let mut i = start;
    while i > sentence.tokens.start && end - i < LONGEST_DESCRIPTION {
        let token = article.token(i - 1);
        let goes_on = match token.kind {
            Kind::Possessive => true,
            Kind::Word if token.is(Classes::DETERMINER) => false,
            Kind::Word
                if token.is(telling)
                    || token.is(Classes::ORGANISATION)
                    || token.is(Classes::PLACE) =>
            {
                true
            }
            Kind::Word if token.capital => {
                !token.is(Classes::FUNCTION)
                    || i - 1 > sentence.tokens.start && token.is(Classes::TITLE)
            }
            Kind::Word => matches!(
                article.slice(token.span()),
                "of" | "for"
                    | "and"
                    | "prime"
                    | "deputy"
                    | "chief"
                    | "former"
                    | "senior"
                    | "vice"
                    | "foreign"
                    | "general"
                    | "managing"
                    | "lead"
            ),
            _ => false,
        };
        // "producer Jordan Rice and writer Alex Nimrod": the name before "and" is somebody else.
        let other =
            article.slice(token.span()) == "and" && i >= 2 && !article.token(i - 2).is(telling);
        if !goes_on || other {
            break;
        }
        i -= 1;
        if !matches!(article.slice(token.span()), "of" | "for" | "and") && token.kind == Kind::Word
        {
            start = i;
        }
    }
    let one_title = end - start == 1
        && nearest.is(Classes::TITLE)
        && nearest.is(Classes::MALE.with(Classes::FEMALE));
    (!one_title).then_some(start..end)
}
