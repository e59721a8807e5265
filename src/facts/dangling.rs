//! First words that point back to another sentence, and whom they mean.

use crate::lexicon::{Classes, Lexicon};
use crate::people::{People, Sort};
use crate::schema::Referent;
use crate::sentences::Sentence;
use crate::text::Article;

/// The first word of a fact that begins with token `begins`, if it points back to another sentence.
pub(crate) fn dangles(article: &Article<'_>, sentence: &Sentence, begins: usize) -> Option<usize> {
    let first = (begins..sentence.tokens.end).find(|&i| article.token(i).counts())?;
    let token = article.token(first);
    let word = article.slice(token.span()).to_lowercase();
    let next = article.token(first + 1);
    let phrase = Lexicon::get().phrase(
        Classes::CONNECTIVE,
        token.classes,
        (first..sentence.tokens.end).map(|i| article.token(i).word),
    );
    let points = match word.as_str() {
        "he" | "she" | "they" | "it" | "his" | "her" | "hers" | "their" | "theirs" | "its"
        | "him" | "them" | "these" | "those" | "such" => true,
        "this" | "that" => !is_time_noun(article.slice(next.span())),
        "the" => matches!(article.slice(next.span()), "former" | "latter"),
        _ => token.is(Classes::CONNECTIVE) || phrase > 0,
    };
    points.then_some(first)
}

/// Whether a first word that points back is understood where the sentence before is shown too: a pronoun is, "This shift"
/// or "Instead" mostly goes on with a thought that the sentence before only hints at.
pub(crate) fn follows(article: &Article<'_>, word: usize) -> bool {
    matches!(
        article.slice(article.token(word).span()).to_lowercase().as_str(),
        "he" | "she" | "they" | "it" | "his" | "her" | "their" | "its"
    )
}

fn is_time_noun(word: &str) -> bool {
    matches!(
        word,
        "year"
            | "month"
            | "week"
            | "weekend"
            | "morning"
            | "afternoon"
            | "evening"
            | "spring"
            | "summer"
            | "autumn"
            | "fall"
            | "winter"
            | "season"
    )
}

/// The name that the first word stands for, where the sentence before leaves no doubt: one person, or one body.
pub(crate) fn referent(
    article: &Article<'_>,
    sentences: &[Sentence],
    people: &People,
    index: usize,
    word: usize,
) -> Option<Referent> {
    let token = article.token(word);
    let person = match article.slice(token.span()).to_lowercase().as_str() {
        "he" | "she" | "his" | "her" => true,
        "it" | "its" => false,
        _ => return None,
    };
    let before = index.checked_sub(1).and_then(|b| sentences.get(b)).filter(|s| !s.furniture)?;
    let mut fitting = people.within(&before.tokens).iter().filter(|m| {
        people
            .entity(m)
            .is_some_and(|e| if person { e.sort == Sort::Person } else { e.sort == Sort::Body })
    });
    let only = fitting.next()?;
    if fitting.any(|m| m.entity != only.entity) {
        return None;
    }
    let entity = people.entity(only)?;
    Some(Referent { span: token.span(), name: article.passage(entity.name) })
}
