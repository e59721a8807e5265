//! Roles: what each sentence does in the story, by rule.
//!
//! The rules read position, tense and hedges; roles after van Dijk as annotated by Choubey et al. (ACL 2020).

use crate::lexicon::Classes;
use crate::schema::Role;
use crate::sentences::Sentence;
use crate::text::Article;
use crate::token::Kind;

/// Sentences at the head of the article that tell the news itself.
const LEADING: usize = 2;

/// Gives every sentence outside furniture its role. `said`: whether somebody speaks in it.
pub(crate) fn assign(
    article: &Article<'_>,
    sentences: &mut [Sentence],
    said: impl Fn(usize) -> bool,
) {
    let mut place = 0;
    for (index, sentence) in sentences.iter_mut().enumerate() {
        if sentence.furniture {
            continue;
        }
        sentence.role = role(article, sentence, place, said(index));
        place += 1;
    }
}

fn role(article: &Article<'_>, sentence: &Sentence, place: usize, said: bool) -> Role {
    let mut modal = 0;
    let mut meaning = 0;
    let mut past = false;
    let mut first_person = false;
    for i in sentence.tokens.clone() {
        let token = article.token(i);
        modal += usize::from(token.is(Classes::MODAL));
        meaning += usize::from(token.is(Classes::MEANING));
        past |= is_past(article, i);
        first_person |= matches!(article.slice(token.span()), "I" | "my" | "we" | "our" | "We");
    }
    if place < LEADING {
        Role::MainEvent
    } else if past {
        Role::Historical
    } else if modal > 0 && meaning > 0 || modal > 1 {
        Role::Expectation
    } else if said || first_person || meaning > 0 {
        Role::Evaluation
    } else if modal > 0 {
        Role::Expectation
    } else {
        Role::CurrentContext
    }
}

/// Whether token `i` places the sentence in an earlier time: a year after "in" or "since", "ago", "last year".
fn is_past(article: &Article<'_>, i: usize) -> bool {
    let token = article.token(i);
    let word = article.slice(token.span());
    let year = token.kind == Kind::Number
        && word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|b| b.is_ascii_digit());
    let before = i.checked_sub(1).map_or("", |b| article.slice(article.token(b).span()));
    year && matches!(before, "in" | "In" | "since" | "Since" | "from" | "until")
        || word == "ago"
        || word == "decades"
        || matches!(word, "formerly" | "founded")
        || word == "long" && matches!(before, "has" | "have" | "had")
}
