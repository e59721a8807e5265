//! Offices before a name: "Foreign Ministry spokesperson", "defensive coordinator", "his campaign manager,".

use std::ops::Range;

use crate::lexicon::{Classes, WordId, words};
use crate::people::bounds::is_plural;
use crate::people::names::AND;
use crate::people::titles::is_office;
use crate::sentences::Sentence;
use crate::text::Article;
use crate::token::Kind;

/// Most words of an office.
pub(super) const LONGEST: usize = 18;
/// Most plain words of one in a row: "computer science and applied analytics major".
const MOST_PLAIN: usize = 5;

/// Words of an office that are none by themselves.
const RANKS: [WordId; 11] = words![
    "prime", "deputy", "chief", "former", "senior", "vice", "foreign", "general", "managing",
    "lead", "adjunct"
];
/// Words that say nothing of anybody alone: "Former Harvik president", "count Ana Ruiz in".
const EMPTY: [WordId; 13] = words![
    "former",
    "ex",
    "acting",
    "interim",
    "count",
    "democrat",
    "sens.",
    "reps.",
    "member",
    "major",
    "man",
    "woman",
    "interview"
];
/// What an office may be about though it ends as verbs do: "communications director".
const FIELDS: [WordId; 27] = words![
    "affairs",
    "analytics",
    "arts",
    "athletics",
    "business",
    "communications",
    "economics",
    "humanities",
    "mathematics",
    "metals",
    "news",
    "operations",
    "pensions",
    "physics",
    "politics",
    "relations",
    "resources",
    "rights",
    "sales",
    "sciences",
    "services",
    "sports",
    "states",
    "studies",
    "systems",
    "tennis",
    "writing"
];
/// Years at school.
pub(super) const YEARS: [WordId; 5] =
    words!["freshman", "sophomore", "junior", "senior", "student"];
/// Words that no office ends with.
const OPEN: [WordId; 5] = words!["former", "ex", "acting", "interim", "fellow"];
/// What people are, though the list of offices has it not.
const HOLDERS: [WordId; 18] = words![
    "fellow", "vendor", "agent", "rower", "setter", "hitter", "rusher", "blocker", "vocalist",
    "stylist", "fan", "native", "grad", "legend", "star", "veteran", "onlooker", "customer"
];

/// Where people stand in a game, told as such by the word before.
const POSITIONS: [WordId; 4] = words!["back", "end", "center", "safety"];
const BEFORE_POSITIONS: [WordId; 9] = words![
    "running",
    "defensive",
    "tight",
    "rush",
    "freshman",
    "sophomore",
    "junior",
    "senior",
    "graduate"
];

/// Whether the word at token `i` tells what somebody is.
pub(super) fn tells(article: &Article<'_>, i: usize) -> bool {
    let token = article.token(i);
    token.is(Classes::ROLE.with(Classes::TITLE))
        || token.is_one(&HOLDERS)
        || token.is_one(&POSITIONS)
            && i.checked_sub(1).is_some_and(|b| article.token(b).is_one(&BEFORE_POSITIONS))
}

/// Words before somebody with an office that are no part of it: "including coach Ana Ruiz".
const NO_OFFICE: [WordId; 19] = words![
    "a.m.",
    "alongside",
    "p.m.",
    "beating",
    "email",
    "especially",
    "even",
    "calling",
    "citing",
    "facing",
    "featuring",
    "following",
    "hiring",
    "including",
    "joining",
    "naming",
    "quoting",
    "replacing",
    "succeeding"
];

/// "The paper's editor, Ana Ruiz, said": the office before the comma, where another one stands behind the name.
pub(super) fn office_before_comma(
    article: &Article<'_>,
    sentence: &Sentence,
    whole: &Range<usize>,
) -> Option<Range<usize>> {
    let comma = whole.start.checked_sub(1).filter(|&c| article.token(c).kind == Kind::Comma)?;
    let closed = matches!(article.token(whole.end).kind, Kind::Comma | Kind::Stop);
    let office = office_before(article, sentence, comma).filter(|_| article.words(whole) > 1)?;
    // "the editor, Ana Ruiz", "his wife, Ana Ruiz": alone the noun would say little.
    let opener = office.start.checked_sub(1).filter(|&b| b >= sentence.tokens.start);
    // "Harvik student, Ana Ruiz used the day": it begins the sentence.
    /// Most words of an office that begins the sentence.
    const MOST: usize = 9;
    let said = opener.is_some_and(|b| {
        let token = article.token(b);
        token.is_mark() || token.is(Classes::REPORTING) && !token.capital
    });
    let opens = office.len() <= MOST
        && opener
            .is_none_or(|b| b == sentence.tokens.start && article.token(b).is(Classes::DETERMINER));
    let joined = office.clone().any(|i| article.token(i).is_one(&words!["of", "for", "and"]));
    if !opens && !said && (joined || !closed) {
        return None;
    }
    let opened = opener.is_some_and(|b| article.token(b).is(Classes::DETERMINER));
    let office = office.start - usize::from(opened)..office.end;
    (office.len() > 1).then_some(office)
}

/// "Foreign Ministry spokesperson" before token `end`, where a name begins.
pub(super) fn office_before(
    article: &Article<'_>,
    sentence: &Sentence,
    end: usize,
) -> Option<Range<usize>> {
    let telling = Classes::ROLE.with(Classes::TITLE);
    let last = end.checked_sub(1).filter(|&i| i >= sentence.tokens.start)?;
    let nearest = article.token(last);
    // Most names: what stands before them is no noun.
    let other = Classes::PREPOSITION.with(Classes::DETERMINER).with(Classes::REPORTING);
    if !nearest.is_word() || nearest.is(other) && !nearest.capital && !nearest.is(telling) {
        return None;
    }
    let word = article.slice(nearest.span());
    // "Mr." says nothing, "Gov." something with a state before it.
    let short = word.len() <= 4 && word.ends_with('.');
    let civil = nearest.is_one(&words!["gov.", "sen.", "rep."]);
    // "parents Ana Ruiz and Omar Sow": no one person.
    let many = (is_plural(word) || word.ends_with("shmen")) && !nearest.is(Classes::TITLE);
    let mut start =
        if tells(article, last) { Some(last) } else { head_of(article, sentence, last) }?;
    if short && !civil || many && start == last || nearest.is_one(&OPEN) {
        return None;
    }
    // "panel chairman Rep. Ana Ruiz"
    let held = short && last > sentence.tokens.start && article.token(last - 1).is(telling);
    let end = if held { last } else { end };
    // "tight end"
    start -=
        usize::from(nearest.is_one(&POSITIONS) && start == last && last > sentence.tokens.start);
    // Behind the last word that tells, as far as it goes without plain ones.
    let mut sure = start;
    let mut plain = if start + 1 < end { MOST_PLAIN } else { 0 };
    let mut i = start;
    while i > sentence.tokens.start && end - i < LONGEST {
        let token = article.token(i - 1);
        let joint = token.is_one(&words!["of", "for", "and"]) && !token.capital;
        let tells = match token.kind {
            Kind::Possessive => true,
            // "Harvik State University, Port Wendell student"
            Kind::Comma => {
                let body = article.token(i.saturating_sub(2));
                article.token(i).is(Classes::PLACE)
                    && article.token(i).capital
                    && body.is(Classes::ORGANISATION)
                    && body.capital
            }
            Kind::Word if token.is(Classes::DETERMINER) => false,
            Kind::Word
                if token.is(telling)
                    || token.is(Classes::ORGANISATION)
                    || token.is(Classes::PLACE) =>
            {
                true
            }
            // "US president": no pronoun.
            Kind::Word if token.capital => {
                !token.is(Classes::FUNCTION)
                    || token.caps
                    || i - 1 > sentence.tokens.start && token.is(Classes::TITLE)
            }
            Kind::Word => joint || token.is_one(&RANKS),
            _ => false,
        };
        // "producer Jordan Rice and writer Alex Nimrod": the name before "and" is somebody else.
        let other = token.is_small(AND)
            && i >= 2
            && !article.token(i - 2).is(telling)
            && article.token(i - 2).capital
            && !is_joint(article, i - 1);
        // "the impeachment of Attorney General Ana Ruiz": what is done to her is no office.
        let owned = article.token(i).is_one(&words!["of", "for"]);
        // "the lawyer of President Ana Ruiz"
        let heads = i == last && token.is_one(&words!["of", "for"]);
        if other || heads || !tells && (owned || plain == MOST_PLAIN || !is_plain(article, i - 1)) {
            break;
        }
        i -= 1;
        plain = if tells && !joint { 0 } else { plain + usize::from(!tells) };
        if token.kind == Kind::Word && !joint {
            start = i;
            sure = if plain == 0 { start } else { sure };
        }
    }
    if start < sure && !begins_phrase(article, start, sentence) {
        start = sure;
    }
    // "the state's governor": the article belongs to the owner.
    let owner = article.token(start + 1).kind == Kind::Possessive && !article.token(start).capital;
    let opener = start.checked_sub(1).filter(|&b| b >= sentence.tokens.start && owner);
    start -= usize::from(opener.is_some_and(|b| article.token(b).is(Classes::DETERMINER)));
    // "second year student"
    let counted = article.token(start).is_one(&words!["year", "time", "century"]);
    start -= usize::from(counted && start > sentence.tokens.start);
    // "It began in Harvik. Gov. Ana Ruiz", "in Harvik Gov. Ana Ruiz"
    let placed = start.checked_sub(1).is_some_and(|b| article.token(b).is_one(&words!["in", "at"]));
    let one_title = short && placed
        || end - start == 1
            && (short
                || nearest.is(Classes::TITLE)
                    && nearest.is(Classes::MALE.with(Classes::FEMALE))
                    && !word.ends_with("man")
                || nearest.is_one(&EMPTY));
    (start < end && !one_title).then_some(start..end)
}

/// The office whose topic ends at token `last`: "Assistant Chief of HTU".
fn head_of(article: &Article<'_>, sentence: &Sentence, last: usize) -> Option<usize> {
    /// Most words of the topic.
    const LONGEST: usize = 6;
    let from = sentence.tokens.start.max((last + 1).saturating_sub(LONGEST)) + 1;
    let topic = article.token(last);
    let named = |head: usize| {
        article.token(head).capital
            && (head..last).all(|i| i == head + 1 || article.token(i).capital)
    };
    (from..last)
        .rev()
        .take_while(|&i| article.token(i).is_word())
        .filter(|&i| article.token(i).is_one(&words!["of"]))
        .map(|joint| joint - 1)
        .find(|&head| {
            let professor = article.token(head).is_one(&words!["professor"]);
            professor && !topic.is(Classes::FUNCTION)
                || topic.capital && named(head) && is_office(article, head)
        })
        .filter(|_| !topic.is(Classes::DETERMINER))
}

/// Whether "and" at token `i` joins two capitalised words of one office, not two people: "HTU Boat Safety and Training
/// coordinator".
fn is_joint(article: &Article<'_>, i: usize) -> bool {
    let (behind, office) = (article.token(i + 1), article.token(i + 2));
    let long = i >= 3 && (i - 3..i).all(|k| article.token(k).capital);
    long && article.token(i - 3).caps && behind.capital && office.is(Classes::ROLE)
}

/// Whether a run of capitals is an office and nobody's name: "Chief Engineer", "HTU Senator".
pub(super) fn is_rank(article: &Article<'_>, tokens: &Range<usize>) -> bool {
    let rank = |i: usize| {
        let token = article.token(i);
        let place = tokens.len() > 2 && token.is(Classes::PLACE);
        is_office(article, i) || token.caps || place || token.is_one(&RANKS)
    };
    is_office(article, tokens.end - 1) && tokens.clone().all(rank)
}

/// Whether a word may say what an office is about: "defensive coordinator", "women's golf coach". No verb of a known form.
fn is_plain(article: &Article<'_>, i: usize) -> bool {
    let token = article.token(i);
    let word = article.slice(token.span());
    if token.is_one(&FIELDS) {
        return true;
    }
    // "outside linebackers coach"
    let trained = (word.ends_with("ers") || word.ends_with("backs"))
        && article.token(i + 1).is_one(&words!["coach"]);
    let other = Classes::FUNCTION
        .with(Classes::PREPOSITION)
        .with(Classes::DETERMINER)
        .with(Classes::REPORTING)
        .with(Classes::STANCE)
        .with(Classes::CONNECTIVE)
        .with(Classes::MODAL)
        .with(Classes::TIME)
        .with(Classes::PAST);
    // "illustrating Los Angeles coach Ana Ruiz"
    let verb = word.ends_with("ing") && article.token(i + 1).capital
        || word.ends_with("ed") && !word.contains('-') && word != "applied"
        || word.ends_with("ly")
        || word.ends_with('s') && article.token(i + 1).kind != Kind::Possessive && !trained
        || token.is_one(&NO_OFFICE);
    token.is_word() && !token.capital && !token.is(other) && !verb
}

/// Whether a phrase may begin at token `start`: it opens the sentence, or stands behind what opens one, a verb that reports
/// or a mark.
fn begins_phrase(article: &Article<'_>, start: usize, sentence: &Sentence) -> bool {
    let Some(before) = start.checked_sub(1).filter(|&b| b >= sentence.tokens.start) else {
        return true;
    };
    let before = article.token(before);
    let opens =
        Classes::DETERMINER.with(Classes::PREPOSITION).with(Classes::REPORTING).with(Classes::PAST);
    !before.is_word()
        || before.is(opens) && article.slice(before.span()) != "to"
        || before.is_one(&words!["and", "by", "with"])
}
