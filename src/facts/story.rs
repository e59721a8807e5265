//! The article as the choice of facts sees it.

use crate::lexicon::{Classes, NO_LETTERS, WordId, with_letter};
use crate::map::{Map, with_room};
use crate::order::{descending, sort_by_key};
use crate::people::People;
use crate::schema::Quote;
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Article;
use crate::text::headline::{sorted, title_words};
use crate::token::Kind;

/// Key quotes looked at for repetition: a bound on the work.
const MOST_KEY: usize = 24;
/// Words of a key quote looked at for repetition: a bound on the work.
const MOST_SAID: usize = 60;
/// Words that an article comes back to most, as many as are looked at.
const MOST_TOP: usize = 10;

/// What is known of the article as a whole.
pub(crate) struct Story<'a> {
    pub(crate) article: &'a Article<'a>,
    pub(crate) sentences: &'a [Sentence],
    pub(crate) people: &'a People,
    pub(crate) quotes: &'a [Quote],
    /// Whether the text has no paragraphs.
    pub(crate) unbroken: bool,
    /// How many sentences stand outside furniture.
    pub(crate) told: usize,
    /// The words of each sentence outside furniture that carry meaning, sorted.
    pub(crate) words: Vec<Vec<WordId>>,
    /// How many sentences hold each word.
    pub(crate) frequent: Map<WordId, usize>,
    /// The words that most sentences hold, sorted.
    pub(crate) top: Vec<WordId>,
    /// The words of the first sentences, each with how many of these hold it.
    pub(crate) lead: Map<WordId, usize>,
    /// Days and numbers in the first sentences, each with how often.
    pub(crate) dates: Map<WordId, usize>,
    /// The token behind the first sentences.
    pub(crate) lead_ends: usize,
    /// The title's words, sorted.
    pub(crate) title: Vec<WordId>,
    /// The two that are named most often.
    pub(crate) main: (Option<usize>, Option<usize>),
    /// Where each key quote stands, and its words.
    pub(crate) said: Vec<(Span, Vec<WordId>)>,
    /// Who speaks in the key quotes.
    pub(crate) heard: Vec<&'a str>,
}

impl<'a> Story<'a> {
    /// Sentences of the lead.
    pub(crate) const LEAD: usize = 3;

    pub(crate) fn new(
        article: &'a Article<'a>,
        sentences: &'a [Sentence],
        people: &'a People,
        quotes: &'a [Quote],
    ) -> Self {
        let mut frequent: Map<WordId, usize> = with_room(article.tokens.len() / 3);
        let mut lead: Map<WordId, usize> = Map::default();
        let mut order: Vec<WordId> = Vec::new();
        let mut dates: Map<WordId, usize> = Map::default();
        let mut lead_ends = 0;
        let mut told = 0;
        let mut all = Vec::with_capacity(sentences.len());
        for sentence in sentences.iter().filter(|s| !s.furniture) {
            let words = words(article, sentence);
            for &word in &words {
                let count = frequent.entry(word).or_default();
                *count += 1;
                if *count == 2 {
                    order.push(word);
                }
                if told < Self::LEAD {
                    *lead.entry(word).or_default() += 1;
                }
            }
            if told < Self::LEAD {
                lead_ends = sentence.tokens.end;
                let tokens = article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
                for token in tokens.iter().filter(|t| t.is(Classes::TIME) || t.kind == Kind::Number)
                {
                    *dates.entry(token.word).or_default() += 1;
                }
            }
            told += 1;
            all.push(words);
        }
        // Of words that equally many sentences hold, the one that came back first.
        sort_by_key(&mut order, |w| descending(frequent.get(w).copied().unwrap_or(0)));
        order.truncate(MOST_TOP);
        sorted(&mut order);
        let key = || quotes.iter().filter(|q| q.key).take(MOST_KEY);
        Self {
            article,
            sentences,
            people,
            quotes,
            unbroken: article.paragraphs.iter().filter(|p| p.is_text()).count() <= 2,
            told,
            words: all,
            frequent,
            top: order,
            lead,
            dates,
            lead_ends,
            title: title_words(article, |_, word| stem(word)),
            main: most_named(people),
            said: key().map(|q| (q.span, quote_words(article, q))).collect(),
            heard: key().filter_map(|q| q.speaker.as_ref()?.name.as_deref()).collect(),
        }
    }
}

impl Story<'_> {
    /// A value that says something of long articles only: in a short one all of it stands near the top, and most words
    /// stand there once.
    pub(crate) fn long(&self, value: i32) -> i32 {
        /// Sentences from which on an article is long.
        const LONG: usize = 20;
        value * self.told.min(LONG) as i32 / LONG as i32
    }
}

/// The two that are named most often, the earlier first where they are equal.
fn most_named(people: &People) -> (Option<usize>, Option<usize>) {
    let mut count = vec![0_usize; people.entities.len()];
    for mention in &people.mentions {
        if let Some(n) = count.get_mut(mention.entity) {
            *n += 1;
        }
    }
    let mut order: Vec<usize> = (0..count.len()).collect();
    sort_by_key(&mut order, |&i| descending(count.get(i).copied().unwrap_or(0)));
    (order.first().copied(), order.get(1).copied())
}

/// The words of a sentence that carry meaning, sorted, each once.
fn words(article: &Article<'_>, sentence: &Sentence) -> Vec<WordId> {
    let tokens = article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
    let telling = tokens.iter().filter(|t| t.counts() && !t.is(Classes::FUNCTION));
    let mut words: Vec<WordId> = Vec::with_capacity(tokens.len());
    words.extend(telling.map(|t| stem(article.slice(t.span()))));
    sorted(&mut words);
    words
}

/// Identity of a word whatever its ending: "strike", "strikes", "striking" are told apart from "string", not from one
/// another. Its first letters, in lower case; of a short word all but a plural's.
pub(crate) fn stem(word: &str) -> WordId {
    /// Letters beyond which English words rarely differ in more than their ending.
    const LETTERS: usize = 6;
    let head = word.as_bytes().get(..word.len().min(LETTERS + 1)).unwrap_or_default();
    if head.is_ascii() {
        let plural =
            (4..=LETTERS).contains(&head.len()) && head.ends_with(b"s") && !head.ends_with(b"ss");
        let letters = if plural { head.len() - 1 } else { head.len().min(LETTERS) };
        let letters = head.iter().take(letters);
        return letters.fold(NO_LETTERS, |id, byte| with_letter(id, byte.to_ascii_lowercase()));
    }
    let length = word.chars().take(LETTERS + 1).count();
    let plural = (4..=LETTERS).contains(&length) && word.ends_with('s') && !word.ends_with("ss");
    let letters = word.chars().take(if plural { length - 1 } else { LETTERS });
    letters
        .flat_map(char::to_lowercase)
        .fold(NO_LETTERS, |hash, letter| (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193))
}

/// The words of a quote that carry meaning.
fn quote_words(article: &Article<'_>, quote: &Quote) -> Vec<WordId> {
    let tokens = article.tokens.get(article.tokens_in(quote.span)).unwrap_or_default();
    let telling = tokens.iter().filter(|t| t.counts() && !t.is(Classes::FUNCTION));
    let mut words: Vec<WordId> =
        telling.map(|t| stem(article.slice(t.span()))).take(MOST_SAID).collect();
    words.sort_unstable();
    words
}
