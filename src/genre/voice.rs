//! Whose voice an article speaks in: an argument says "this", "perhaps", "why" and "must" in its own words, a report says who
//! said what on which day. Learnt points of the words and signs of an article, which know nothing of what it is about.

use crate::lexicon::{Classes, WordId, with_letter, word_id};
use crate::points::Words;
use crate::schema::Quote;
use crate::sentences::Sentence;
use crate::text::Article;
use crate::token::{Ending, Kind};

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
    let (mut points, mut words) = (0, 0_i64);
    observe(article, sentences, quotes, |sign| match sign {
        // Of every word: looked up once.
        ALL => words += 1,
        sign => points += i64::from(WORDS.of(sign)),
    });
    points + words * i64::from(WORDS.of(ALL)) > LEAST * words
}

/// The signs of an article, each as often as it is seen: words outside quotation marks, a second time with `^` behind them
/// where they begin a sentence, and what has a name above.
pub(crate) fn observe(
    article: &Article<'_>,
    sentences: &[Sentence],
    quotes: &[Quote],
    mut see: impl FnMut(WordId),
) {
    let mut quoted = vec![false; article.tokens.len()];
    for span in quotes.iter().flat_map(|q| &q.quoted) {
        quoted.get_mut(article.tokens_in(*span)).unwrap_or_default().fill(true);
    }
    for sentence in sentences.iter().filter(|s| !s.furniture) {
        let mut first = true;
        let tokens = article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
        let quoted = quoted.get(sentence.tokens.clone()).unwrap_or_default();
        for (token, &quoted) in tokens.iter().zip(quoted) {
            if token.counts() {
                see(ALL);
            }
            if quoted {
                if token.counts() {
                    see(QUOTED);
                }
                continue;
            }
            match token.kind {
                Kind::Number => see(NUMBER),
                Kind::Colon => see(COLON),
                Kind::Stop => match article.slice(token.span()) {
                    stop if stop.ends_with('?') => see(ASKED),
                    stop if stop.ends_with('!') => see(CALLED),
                    _ => continue,
                },
                Kind::Word if token.is(Classes::REPORTING) || token.word == ACCORDING => see(SAID),
                Kind::Word
                    if token.is(Classes::TIME) || token.is(Classes::MONTH) && token.capital =>
                {
                    see(DAY);
                }
                Kind::Word => {
                    see(token.word);
                    if first {
                        see(with_letter(token.word, b'^'));
                    }
                    if !token.is(Classes::FUNCTION) && (first || !token.capital) {
                        if token.has_ending(Ending::Ed) {
                            see(PAST);
                        } else if token.has_ending(Ending::Ly) {
                            see(MANNER);
                        }
                    }
                }
                _ => continue,
            }
            if first && token.counts() {
                see(SENTENCE);
            }
            first &= !token.counts();
        }
    }
}
