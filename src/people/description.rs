//! Descriptions: what the words beside a name say of who it is, and whether they show a man or a woman.

use std::ops::Range;

use crate::lexicon::{Classes, words};
use crate::people::Gender;
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Article;
use crate::token::Kind;

/// Longest description in bytes.
const LONGEST_DESCRIPTION_BYTES: usize = 300;
/// Most words of a description that is taken along.
const LONGEST_DESCRIPTION: usize = 18;

/// The words that say who it is: an apposition behind the name, else the office before it.
pub(super) fn describe(
    article: &Article<'_>,
    sentence: &Sentence,
    whole: &Range<usize>,
    tokens: &Range<usize>,
) -> Option<Range<usize>> {
    apposition(article, sentence, whole.end)
        .or_else(|| office_before(article, sentence, tokens.start))
        .or_else(|| office_before_comma(article, sentence, whole))
        .filter(|d| article.span_of(d).len() <= LONGEST_DESCRIPTION_BYTES)
}

/// ", the federation's chief negotiator," behind token `end`.
fn apposition(article: &Article<'_>, sentence: &Sentence, end: usize) -> Option<Range<usize>> {
    if !matches!(article.token(end).kind, Kind::Comma | Kind::Dash) {
        return None;
    }
    let first = end + 1;
    let telling = Classes::ROLE.with(Classes::TITLE);
    let (mut office, mut placed) = (false, false);
    let mut i = first;
    while i < sentence.tokens.end {
        let token = article.token(i);
        match token.kind {
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
        // "Ana Ruiz, a baker said": the comma behind the office is missing.
        let says = matches!(article.slice(token.span()), "said" | "says" | "told" | "explained");
        if says && office {
            break;
        }
        // "both haunted by love as a woman": what stands behind a preposition is not what he is.
        placed |= token.is(Classes::PREPOSITION)
            && !token.is_one(&words!["of", "and", "or"])
            && !article.token(i.saturating_sub(1)).capital;
        office |= token.is(telling) && !placed;
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
    // "author of “Nervous”": the title stands behind.
    let open = Classes::PREPOSITION.with(Classes::DETERMINER);
    while i > first && article.token(i - 1).is(open) && !article.token(i - 1).is(telling) {
        i -= 1;
    }
    let opener = article.token(first);
    let opens = opener.is(Classes::DETERMINER.with(telling)) || opener.kind == Kind::Word && office;
    let age_only = opener.kind == Kind::Number && i == first + 1;
    (opens && office && !age_only && i > first && i - first <= LONGEST_DESCRIPTION)
        .then_some(first..i)
}

/// "The paper's editor, Ana Ruiz, said": the office before the comma, where another one stands behind the name.
fn office_before_comma(
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
fn office_before(article: &Article<'_>, sentence: &Sentence, end: usize) -> Option<Range<usize>> {
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
    while i > sentence.tokens.start && end - i < LONGEST_DESCRIPTION {
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
            Kind::Word => {
                joint
                    || token.is_one(&words![
                        "prime", "deputy", "chief", "former", "senior", "vice", "foreign",
                        "general", "managing", "lead"
                    ])
            }
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
    let one_title = end - start == 1
        && nearest.is(Classes::TITLE)
        && nearest.is(Classes::MALE.with(Classes::FEMALE));
    (!one_title).then_some(start..end)
}

/// Most plain words of an office in a row: "computer science and applied analytics major".
const MOST_PLAIN: usize = 5;

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
            && !token.is_one(&words![
                "affairs",
                "analytics",
                "arts",
                "athletics",
                "business",
                "communications",
                "economics",
                "metals",
                "news",
                "operations",
                "physics",
                "politics",
                "relations",
                "rights",
                "sales",
                "sciences",
                "services",
                "sports",
                "studies",
                "tennis",
                "mathematics",
                "states",
                "resources",
                "systems",
                "humanities"
            ])
        || token.is_one(&words![
            "alongside",
            "beating",
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
        ]);
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

pub(super) fn gender_of(article: &Article<'_>, words: Range<usize>) -> Option<Gender> {
    words.rev().find_map(|i| {
        let token = article.token(i);
        match (token.is(Classes::MALE), token.is(Classes::FEMALE)) {
            (true, false) => Some(Gender::Male),
            (false, true) => Some(Gender::Female),
            _ => None,
        }
    })
}

/// Gender shown by the noun right before a name: "actress Clara Dahl", "his wife, Clara Dahl". Of "her niece, Clara Dahl" it
/// is not told: "she" behind it is the aunt as well. Behind a comma the noun must be somebody's, for "the girl, Clara Dahl
/// said" tells of two.
pub(super) fn gender_before(article: &Article<'_>, name: usize) -> Option<Gender> {
    let before = name.checked_sub(1)?;
    let comma = article.token(before).kind == Kind::Comma;
    let noun = before.checked_sub(usize::from(comma))?;
    let gender = gender_of(article, noun..noun + 1)?;
    let owner = match article.slice(article.token(noun.checked_sub(1)?).span()) {
        "his" | "His" => Some(Gender::Male),
        "her" | "Her" => Some(Gender::Female),
        _ => None,
    };
    let told = owner.map_or(!comma && !article.token(noun).capital, |owner| owner != gender);
    told.then_some(gender)
}

/// Gender shown by the first telling noun of a description: "a spokeswoman for …". Of "her niece, Clara Dahl" [`gender_before`]
/// says what it shows.
pub(super) fn description_gender(
    article: &Article<'_>,
    description: Option<Span>,
) -> Option<Gender> {
    let span = description?;
    let owned = article.token(article.tokens_in(span).start).is_one(&words!["his", "her"]);
    if owned {
        return None;
    }
    article
        .tokens_in(span)
        .take_while(|&i| !article.token(i).is(Classes::PREPOSITION))
        .find_map(|i| gender_of(article, i..i + 1))
}
