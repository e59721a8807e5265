//! What is told of those whom the text names elsewhere than beside their names: in headings, decks and captions, and behind
//! "he" and "she".

use crate::lexicon::words;
use crate::order::sort_by_key;
use crate::people::description::{describe, stated};
use crate::people::{Known, Mention, People, Sort, calendar};
use crate::sentences::Sentence;
use crate::text::Article;

impl People {
    /// Where every word has a capital no new name can be told, but those of the text are known again.
    pub(super) fn find_in_headings(
        &mut self,
        article: &Article<'_>,
        sentences: &[Sentence],
        headings: &[usize],
        by_word: &Known,
    ) {
        let told = self.mentions.len();
        for &index in headings {
            let Some(sentence) = sentences.get(index) else { continue };
            for i in sentence.tokens.clone() {
                let token = article.token(i);
                let dated = calendar::is_calendar_name(&token) && !calendar::is_meant(article, i);
                if !token.is_word() || !token.capital || dated {
                    continue;
                }
                let Some(&entity) = by_word.last.get(&token.word) else { continue };
                let Some(known) = self.entities.get(entity).filter(|k| k.last == token.word) else {
                    continue;
                };
                let first = i > sentence.tokens.start && article.token(i - 1).word == known.first;
                let tokens = i - usize::from(first && known.words > 1)..i + 1;
                let whole = tokens.clone();
                self.mentions.push(Mention { tokens, whole, entity, sentence: index });
            }
        }
        if self.mentions.len() > told {
            // Most headings stand before the text: then all are in order.
            let mut mentions = self.mentions.split_off(told);
            mentions.append(&mut self.mentions);
            self.mentions = mentions;
            sort_by_key(&mut self.mentions, |m| m.tokens.start as u64);
        }
    }

    /// "He’s a junior majoring in business" behind a sentence that names one person only.
    pub(super) fn tell_of_last(
        &mut self,
        article: &Article<'_>,
        (index, sentence): (usize, &Sentence),
        quoted: bool,
    ) {
        let opener = sentence.tokens.start;
        if quoted || !article.token(opener).is_one(&words!["he", "she"]) {
            return;
        }
        let Some(told) = stated(article, sentence, opener + 1) else { return };
        let before = self.mentions.iter().rev().take_while(|m| m.sentence + 1 == index);
        let mut persons = before
            .map(|m| m.entity)
            .filter(|&e| self.entities.get(e).is_some_and(|e| e.sort == Sort::Person));
        let Some(person) = persons.next().filter(|&first| persons.all(|other| other == first))
        else {
            return;
        };
        if let Some(e) = self.entities.get_mut(person) {
            e.stated = e.stated.or_else(|| Some(article.span_of(&told)));
        }
    }

    /// What lines outside the text, decks and captions above all, say of those whom it names in full.
    pub(super) fn describe_in(
        &mut self,
        article: &Article<'_>,
        sentences: &[Sentence],
        lines: &[usize],
        by_word: &Known,
    ) {
        for sentence in lines.iter().filter_map(|&line| sentences.get(line)) {
            for i in sentence.tokens.clone().skip(1) {
                let token = article.token(i);
                if !token.capital {
                    continue;
                }
                let Some(&entity) = by_word.last.get(&token.word) else { continue };
                let Some(e) = self.entities.get_mut(entity) else { continue };
                let named = e.words == 2 && article.token(i - 1).word == e.first;
                if named && e.last == token.word && e.sort == Sort::Person {
                    let whole = i - 1..i + 1;
                    if let Some(d) = describe(article, sentence, &whole, (&whole, true)) {
                        e.describe(article, article.span_of(&d));
                    }
                }
            }
        }
    }
}
