//! Whether the text speaks of a person as "he" or as "she": shown by a title, or by the pronouns around the name.

use crate::lexicon::{Classes, SOUGHT};
use crate::people::{Gender, Mention, People, Sort};
use crate::quotes::regions::Regions;
use crate::sentences::Sentence;
use crate::text::Article;

/// Fewest pronouns that show a gender.
const LEAST: u32 = 2;
/// How many times as many they must be as those of the other.
const CLEAR: u32 = 4;

/// The gender of each entity, where the text shows it.
///
/// A pronoun counts for the one person whom its sentence names before it, or, where it begins its sentence, for the one
/// whom the sentence before names, as it does where its own names nobody.
pub(crate) fn genders(
    article: &Article<'_>,
    sentences: &[Sentence],
    people: &People,
    regions: &Regions,
) -> Vec<Option<Gender>> {
    let mut votes = vec![(0_u32, 0_u32); people.entities.len()];
    // Most sentences have no such pronoun.
    for (index, sentence) in sentences.iter().enumerate().filter(|(_, s)| s.sought) {
        let previous = index.checked_sub(1).and_then(|before| sentences.get(before));
        let only = || only_person(article, people, sentence);
        let before = || only_person(article, people, previous?);
        // Beside a quotation "she" may be anybody who speaks.
        let nobody = || {
            people.within(&sentence.tokens).is_empty()
                && regions.within(&sentence.tokens).iter().all(|r| article.words(&r.inner) == 0)
                && regions.at(sentence.tokens.start).is_none()
        };
        let first = || sentence.tokens.clone().find(|&i| article.token(i).counts());
        for i in sentence.tokens.clone() {
            let Some(gender) = shown(article, i).filter(|_| regions.at(i).is_none()) else {
                continue;
            };
            let only = only();
            let meant = only.filter(|m| m.tokens.end <= i).or_else(|| {
                before().filter(|b| {
                    let opens = Some(i) == first() && only.is_none_or(|o| o.entity == b.entity);
                    opens || nobody()
                })
            });
            if let Some(vote) = meant.and_then(|m| votes.get_mut(m.entity)) {
                match gender {
                    Gender::Male => vote.0 += 1,
                    Gender::Female => vote.1 += 1,
                }
            }
        }
    }
    let clear = |(male, female): (u32, u32)| {
        if male >= LEAST && male >= CLEAR * female {
            Some(Gender::Male)
        } else if female >= LEAST && female >= CLEAR * male {
            Some(Gender::Female)
        } else {
            None
        }
    };
    people.entities.iter().zip(votes).map(|(e, v)| e.gender.or(clear(v))).collect()
}

/// The one person whom a sentence names; what stands behind a preposition and is nowhere treated as a person is none.
fn only_person<'a>(
    article: &Article<'_>,
    people: &'a People,
    sentence: &Sentence,
) -> Option<&'a Mention> {
    let governed = |m: &Mention| {
        let before = m.whole.start.checked_sub(1);
        before.is_some_and(|b| article.token(b).is(Classes::PREPOSITION))
    };
    let mut persons = people.within(&sentence.tokens).iter().filter(|m| {
        people.entity(m).is_some_and(|e| {
            matches!(e.sort, Sort::Person | Sort::Unknown) && (e.personal > 0 || !governed(m))
        })
    });
    let first = persons.next()?;
    persons.all(|m| m.entity == first.entity).then_some(first)
}

/// The gender that a pronoun shows.
pub(crate) fn shown(article: &Article<'_>, i: usize) -> Option<Gender> {
    let token = article.token(i);
    if !SOUGHT.has(token.word) {
        return None;
    }
    match article.slice(token.span()) {
        "he" | "He" | "his" | "His" | "him" | "himself" => Some(Gender::Male),
        "she" | "She" | "her" | "Her" | "hers" | "herself" => Some(Gender::Female),
        _ => None,
    }
}
