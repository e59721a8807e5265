//! Titles and offices before a name.

use std::ops::Range;

use crate::lexicon::{Classes, Lexicon, WordId, lowered, word_id, words};
use crate::people::names::OF;
use crate::people::sorts::is_unknown;
use crate::text::Article;
use crate::token::Inside;

/// The part of a run behind its last title or office; the whole run where nothing would be left.
pub(super) fn without_titles(
    article: &Article<'_>,
    run: &Range<usize>,
    initial: bool,
) -> Range<usize> {
    let office = Classes::TITLE.with(Classes::ROLE);
    // "Republican Ana Ruiz", "Spaniard Ana Ruiz": no words that begin names of bodies.
    let belongs = || {
        matches!(
            article.slice(article.token(run.start).span()),
            "Republican"
                | "Democrat"
                | "Spaniard"
                | "Briton"
                | "Scot"
                | "Swede"
                | "Dane"
                | "Croat"
                | "Frenchman"
                | "Dutchman"
                | "Irishman"
                | "Welshman"
                | "Englishman"
                | "Argentine"
        )
    };
    if run.len() == 3 && belongs() && is_unknown(article.token(run.end - 1)) {
        return run.start + 1..run.end;
    }
    // "Secretary of State Ana B. Ruiz": what she heads is part of the office.
    // "professor of Seismology Ana Ruiz", "Vice Provost for Student Life Ana Ruiz": as far as the name shows.
    let heads = run.start >= 2 && {
        let (head, joint) = (article.token(run.start - 2), article.token(run.start - 1));
        let named = (run.end - 2..run.end).all(|i| is_unknown(article.token(i)));
        let of = joint.is_one(&words!["of"]);
        head.is(office)
            && (of && head.capital
                || of && named && head.is_one(&words!["professor"])
                || named && head.capital && joint.is_one(&words!["for"]))
    };
    if heads && run.len() >= 3 {
        let initial = article.slice(article.token(run.end - 2).span()).len() <= 2;
        return run.end - if initial && run.len() >= 4 { 3 } else { 2 }..run.end;
    }
    // "Fishmonger Nuno Sakamoto": an occupation by its ending, capitalised because it begins the sentence.
    if run.len() >= 3 && initial && works(article.slice(article.token(run.start).span())) {
        return without_titles(article, &(run.start + 1..run.end), false);
    }
    let cut = run.clone().rev().skip(1).find(|&i| is_office(article, i) && !is_suffix(article, i));
    let Some(cut) = cut else { return run.clone() };
    let mut rest = cut + 1..run.end;
    // "Doctors Without Borders"
    if article.slice(article.token(rest.start).span()) == "Without" {
        return run.clone();
    }
    // "Chief of Staff Ron Klain", "Professor of Political Science Jane Junn": the name is what stands last.
    if article.token(rest.start).is_small(OF) {
        if rest.len() < 4 || article.token(cut).ends_with(b's') {
            return run.clone(); // "United Teachers of Harvik"
        }
        rest.start = rest.end - 2;
    }
    let named = rest.clone().any(|i| {
        let token = article.token(i);
        let other = office.with(Classes::ORGANISATION);
        token.capital && !token.is(other) && !is_suffix(article, i) || token.holds(Inside::ARTICLE)
    });
    let word = article.slice(article.token(cut).span());
    // "Mr. King"
    let polite = rest.len() == 1 && matches!(word, "Mr" | "Mr." | "Mrs" | "Mrs." | "Ms" | "Ms.");
    // "King Jr. Community Hospital", "the Refugee Processing Center", "the Student Handbook"
    let body = rest.len() >= 2
        && (cut > run.start || word == "Student")
        && article.token(rest.end - 1).is(Classes::ORGANISATION)
        && !word.ends_with('.')
        || rest.len() == 1 && word == "Student";
    // "Police Department", "House Speaker": nothing behind the office is a name of its own.
    if polite || named && !body { rest } else { run.clone() }
}

/// Whether a word is a title or an office, or made of one: "Secretary-Treasurer", "President-elect".
pub(super) fn is_office(article: &Article<'_>, i: usize) -> bool {
    let office = Classes::TITLE.with(Classes::ROLE);
    let token = article.token(i);
    let made = || {
        let part = |part: &str| Lexicon::get().classes(word_id(&lowered(part))).has(office);
        article.slice(token.span()).split('-').any(part)
    };
    token.is(office) || token.is_word() && token.holds(Inside::HYPHEN) && made()
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
    let span = article.token(i).span();
    // Few names are as short.
    span.len() <= 3
        && matches!(article.slice(span), "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV")
}

/// The word a later mention will use: the last one that is no "Jr.".
pub(super) fn last_name(article: &Article<'_>, tokens: &Range<usize>) -> WordId {
    // "Ana Ruiz MP"
    let letters = |i: usize| {
        matches!(
            article.slice(article.token(i).span()),
            "MP" | "MSP" | "MEP" | "TD" | "MLA" | "KC" | "QC" | "OBE" | "MBE" | "CBE" | "PhD"
        )
    };
    let behind = |i: usize| is_suffix(article, i) || i > tokens.start && letters(i);
    let last = tokens.clone().rev().find(|&i| article.token(i).is_word() && !behind(i));
    last.map_or(0, |i| article.token(i).word)
}
