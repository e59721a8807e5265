//! Offices before a name: "Foreign Ministry spokesperson", "defensive coordinator", "his campaign manager,".

use std::ops::Range;

use crate::lexicon::{Classes, WordId, words};
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
/// Words that say nothing of anybody alone: "Former USC president", "count Ana Ruiz in".
const EMPTY: [WordId; 10] = words![
    "former", "ex", "acting", "interim", "count", "democrat", "sens.", "reps.", "member", "major"
];
/// What an office may be about though it ends as verbs do: "communications director".
const FIELDS: [WordId; 25] = words![
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
    "tennis"
];
/// Words before somebody with an office that are no part of it: "including coach Ana Ruiz".
const NO_OFFICE: [WordId; 17] = words![
    "alongside",
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
    let named = article.words(whole) > 1;
    let office = office_before(article, sentence, comma).filter(|_| closed && named)?;
    if office.clone().any(|i| article.token(i).is_one(&words!["of", "for", "and"])) {
        return None;
    }
    // "the editor, Ana Ruiz", "his wife, Ana Ruiz": alone the noun would say little.
    let opener = office.start.checked_sub(1).filter(|&b| b >= sentence.tokens.start);
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
    let nearest =
        end.checked_sub(1).filter(|&i| i >= sentence.tokens.start).map(|i| article.token(i))?;
    if !nearest.is(telling)
        || (nearest.end() - nearest.start() <= 4 && article.slice(nearest.span()).ends_with('.'))
    {
        return None; // "Mr." says nothing
    }
    let mut start = end - 1;
    // Behind the last word that tells, as far as it goes without plain ones.
    let mut sure = start;
    let mut plain = 0;
    let mut i = start;
    while i > sentence.tokens.start && end - i < LONGEST {
        let token = article.token(i - 1);
        let joint = token.is_one(&words!["of", "for", "and"]) && !token.capital;
        let tells = match token.kind {
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
            Kind::Word => joint || token.is_one(&RANKS),
            _ => false,
        };
        // "producer Jordan Rice and writer Alex Nimrod": the name before "and" is somebody else.
        let other = article.slice(token.span()) == "and"
            && i >= 2
            && !article.token(i - 2).is(telling)
            && article.token(i - 2).capital;
        // "the impeachment of Attorney General Ana Ruiz": what is done to her is no office.
        let owned = article.token(i).is_one(&words!["of", "for"]);
        if other || !tells && (owned || plain == MOST_PLAIN || !is_plain(article, i - 1)) {
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
    let one_title = end - start == 1
        && (nearest.is(Classes::TITLE) && nearest.is(Classes::MALE.with(Classes::FEMALE))
            || nearest.is_one(&EMPTY));
    (!one_title).then_some(start..end)
}

/// Whether a run of capitals is an office and nobody's name: "Chief Engineer", "USG Senator".
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
        || word.ends_with('s')
            && article.token(i + 1).kind != Kind::Possessive
            && !token.is_one(&FIELDS)
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
    let opens = Classes::DETERMINER.with(Classes::PREPOSITION).with(Classes::REPORTING);
    !before.is_word()
        || before.is(opens) && article.slice(before.span()) != "to"
        || before.is_one(&words!["and", "by", "with"])
}
