//! Whose voice an article speaks in: an argument says "this", "perhaps", "why" and "must" in its own words, a report says who
//! said what on which day. Learnt points of the words and signs of an article, which know nothing of what it is about.

use crate::lexicon::{Classes, WordId, with_letter, word_id};
use crate::points::Words;
use crate::schema::Quote;
use crate::sentences::Sentence;
use crate::text::Article;
use crate::token::Kind;

static WORDS: Words = Words::new(include_str!("../data/en/genre_words.txt"));

/// Fewest words of an article whose voice can be told.
pub(crate) const LEAST_WORDS: usize = 150;
/// Points above which an article is taken for opinion, for each of its words.
const LEAST: i64 = 16;

const ACCORDING: WordId = word_id("according");

/// What is counted beside single words: in the list their names begin with `=`.
const ALL: WordId = word_id("=all");
const QUOTED: WordId = word_id("=quoted");
const SENTENCE: WordId = word_id("=sentence");
const SAID: WordId = word_id("=said");
const DAY: WordId = word_id("=day");
const NUMBER: WordId = word_id("=number");
const PAST: WordId = word_id("=ed");
const MANNER: WordId = word_id("=ly");
const ASKED: WordId = word_id("=?");
const CALLED: WordId = word_id("=!");
const COLON: WordId = word_id("=:");

/// Whether the writer argues rather than reports.
pub(super) fn argues(article: &Article<'_>, sentences: &[Sentence], quotes: &[Quote]) -> bool {
    let mut points = 0;
    let words = observe(article, sentences, quotes, |sign, times| {
        points += i64::from(WORDS.of(sign)) * times as i64;
    });
    points > LEAST * words as i64
}

/// Calls `see` with the signs of an article, and how often each is seen: words outside quotation marks one by one, a second
/// time with `^` behind them where they begin a sentence, and what has a name above once. Returns how many words there are.
pub(crate) fn observe(
    article: &Article<'_>,
    sentences: &[Sentence],
    quotes: &[Quote],
    mut see: impl FnMut(WordId, usize),
) -> usize {
    let mut quoted = vec![false; article.tokens.len()];
    for span in quotes.iter().flat_map(|q| &q.quoted) {
        quoted.get_mut(article.tokens_in(*span)).unwrap_or_default().fill(true);
    }
    let (mut all, mut words_quoted, mut begun, mut said, mut day) = (0, 0, 0, 0, 0);
    let (mut number, mut past, mut manner, mut asked, mut called, mut colon) = (0, 0, 0, 0, 0, 0);
    for sentence in sentences.iter().filter(|s| !s.furniture) {
        all += sentence.words;
        let mut first = true;
        let tokens = article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
        let quoted = quoted.get(sentence.tokens.clone()).unwrap_or_default();
        for (token, &quoted) in tokens.iter().zip(quoted) {
            if quoted {
                words_quoted += usize::from(token.counts());
                continue;
            }
            // Few turns: what a word is cannot be foretold.
            if token.is_word() {
                let says = token.is(Classes::REPORTING) | (token.word == ACCORDING);
                let dated = token.is(Classes::TIME.with(Classes::MONTH));
                if says {
                    said += 1;
                } else if dated && (token.capital || token.is(Classes::TIME)) {
                    day += 1;
                } else {
                    see(token.word, 1);
                    if first {
                        see(with_letter(token.word, b'^'), 1);
                    }
                    let plain = !token.is(Classes::FUNCTION) & (first | !token.capital);
                    past += usize::from(plain & token.has_ending(*b"ed"));
                    manner += usize::from(plain & token.has_ending(*b"ly"));
                }
            } else {
                let stop = token.kind == Kind::Stop;
                asked += usize::from(stop & token.ends_with(b'?'));
                called += usize::from(stop & token.ends_with(b'!'));
                colon += usize::from(token.kind == Kind::Colon);
                if token.kind != Kind::Number {
                    continue;
                }
                number += 1;
            }
            begun += usize::from(first);
            first = false;
        }
    }
    for (sign, times) in [
        (ALL, all),
        (QUOTED, words_quoted),
        (SENTENCE, begun),
        (SAID, said),
        (DAY, day),
        (NUMBER, number),
        (PAST, past),
        (MANNER, manner),
        (ASKED, asked),
        (CALLED, called),
        (COLON, colon),
    ] {
        see(sign, times);
    }
    all
}
