//! The article as the choice of facts sees it.

use crate::facts::vocabulary::{Number, Vocabulary, stem};
use crate::lexicon::{Classes, WordId};
use crate::map::Map;
use crate::people::People;
use crate::schema::Quote;
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Article;
use crate::text::headline::title_words;
use crate::token::Kind;

/// Key quotes looked at for repetition: a bound on the work.
const MOST_KEY: usize = 24;
/// Words of a key quote looked at for repetition: a bound on the work.
const MOST_SAID: usize = 60;

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
    /// The words of the sentences outside furniture.
    pub(crate) vocabulary: Vocabulary,
    /// Days and numbers in the first sentences, each with how often.
    pub(crate) dates: Map<WordId, usize>,
    /// The token behind the first sentences.
    pub(crate) lead_ends: usize,
    /// The stems of the title's words, sorted.
    pub(crate) title: Vec<WordId>,
    /// The two that are named most often.
    pub(crate) main: (Option<usize>, Option<usize>),
    /// Where each key quote stands, and its words.
    pub(crate) said: Vec<(Span, Vec<Number>)>,
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
        let text = || sentences.iter().filter(|s| !s.furniture);
        let mut dates: Map<WordId, usize> = Map::default();
        for sentence in text().take(Self::LEAD) {
            let tokens = article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
            for token in tokens.iter().filter(|t| t.is(Classes::TIME) || t.kind == Kind::Number) {
                *dates.entry(token.word).or_default() += 1;
            }
        }
        let title = title_words(article, |_, word| stem(word, word.len()));
        let vocabulary = Vocabulary::read(article, sentences, Self::LEAD, &title);
        let key = || quotes.iter().filter(|q| q.key).take(MOST_KEY);
        Self {
            article,
            sentences,
            people,
            quotes,
            unbroken: article.paragraphs.iter().filter(|p| p.is_text()).count() <= 2,
            told: text().count(),
            dates,
            lead_ends: text().take(Self::LEAD).last().map_or(0, |s| s.tokens.end),
            title,
            main: most_named(people),
            said: key().map(|q| (q.span, vocabulary.within(article, q.span, MOST_SAID))).collect(),
            heard: key().filter_map(|q| q.speaker.as_ref()?.name.as_deref()).collect(),
            vocabulary,
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
    let (mut first, mut second) = (None, None);
    for named in count.into_iter().enumerate().map(|(entity, times)| Some((times, entity))) {
        let more = |than: Option<(usize, usize)>| than.map(|t| t.0) < named.map(|n| n.0);
        if more(first) {
            (first, second) = (named, first);
        } else if more(second) {
            second = named;
        }
    }
    (first.map(|f| f.1), second.map(|s| s.1))
}
