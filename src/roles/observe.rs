//! What the role model sees of a sentence: the only place that says so, for training as well as for reading.

use crate::lexicon::{Classes, WordId};
use crate::model::{See, pair};
use crate::roles::few::Eyes;
use crate::roles::speech::Speech;
use crate::roles::story::Story;
use crate::roles::told::{TELLING, Told};
use crate::schema::Quote;
use crate::sentences::Sentence;
use crate::text::Article;
use crate::token::{Kind, Token};

/// Classes that are counted.
const COUNTED: Classes = Classes::REPORTING
    .with(Classes::STANCE)
    .with(Classes::TITLE)
    .with(Classes::ROLE)
    .with(Classes::ORGANISATION)
    .with(Classes::MONTH)
    .with(Classes::TIME)
    .with(Classes::FUNCTION)
    .with(Classes::MODAL)
    .with(Classes::HEDGE)
    .with(Classes::CONNECTIVE)
    .with(Classes::PLACE)
    .with(Classes::MEANING)
    .with(Classes::THING)
    .with(Classes::CAUSE)
    .with(Classes::CONDITION)
    .with(Classes::FURNITURE)
    .with(Classes::EVENT);

/// Words of a sentence that weigh, each for itself and with the one before: no sentence has more, but a list may.
const MOST_WORDS: usize = 200;

/// Classes whose phrases count.
const PHRASES: [Classes; 3] = [Classes::HEDGE, Classes::MEANING, Classes::CONNECTIVE];

/// Tells `see` everything that is looked at in an article: the item, how far it speaks, what it is.
pub(crate) fn observe(
    article: &Article<'_>,
    sentences: &[Sentence],
    mut quotes: &[Quote],
    story: &Story,
    to: &mut impl See,
) {
    let count = story.items.len();
    let mut speaker_before: Option<&str> = None;
    let mut source = Vec::new();
    for (item, &index) in story.items.iter().enumerate() {
        let Some(sentence) = sentences.get(index) else { continue };
        let tokens = sentence.tokens.clone();
        let all = article.tokens.get(tokens.clone()).unwrap_or_default();
        let numbers = story.numbers(tokens.clone());
        let words = || all.iter().filter(|t| t.counts());
        while let [before, behind @ ..] = quotes
            && before.span.end <= sentence.span.start
        {
            quotes = behind;
        }
        let speech = Speech::of(article, sentence, quotes, &mut source);
        let held = story.held(item);
        let mut see = Eyes { see: &mut *to, item };

        // Words.
        let mut told = Told::default();
        let (mut length, mut figures, mut last) = (0, 0, 0);
        for ((token, number), i) in all.iter().zip(numbers).zip(tokens.clone()) {
            if token.counts() {
                figures += usize::from(token.kind == Kind::Number);
                length += 1;
                if length <= MOST_WORDS {
                    let word = word(token);
                    see.numbered(0, *number, word);
                    see.word(0, 1, pair(last, word));
                    last = word;
                }
            }
            // One turn for all three: which of them holds is hard to foretell.
            if token.is(TELLING) | token.has_ending(*b"ed") | !token.is_word() {
                told.add(article, story, i..tokens.end, token);
            }
        }
        see.word(0, 1, pair(last, 1));
        let [first, second] = [0, 1].map(|n| words().nth(n).map_or(0, |t| t.word));
        see.word(0, 3, first);
        see.word(0, 4, pair(first, second));

        // Classes, and what the neighbours are made of.
        for class in sentence.counts.any().within(COUNTED).each() {
            // Its place among those that are counted.
            let place = (COUNTED.bits() & (class.bits() - 1)).count_ones();
            see.few(2, 5, place * 4 + sentence.counts.of_class(class).min(3));
        }
        for (id, _) in PHRASES.into_iter().enumerate().filter(|(_, class)| told.phrases.has(*class))
        {
            see.few(0, 6, id as u32);
        }

        // Tense.
        for bit in bits(told.tenses) {
            see.few(2, 7, bit);
        }
        let main = told.main.map_or(7, |tense| tense as u32);
        see.few(1, 8, main);
        see.few(0, 9, told.tenses);

        // Speech.
        see.few(2, 10, speech.kind);
        see.few(1, 11, speech.kind * 8 + speech.share);
        see.both(12, speech.kind, main, 8);
        if speech.kind > 0 {
            see.word(0, 13, speech.cue);
            see.few(0, 14, speech.voice);
            for word in &source {
                see.word(1, 15, *word);
            }
            let same = speech.name.is_some() && speech.name == speaker_before;
            see.few(0, 16, u32::from(same));
        }
        speaker_before = speech.name.or(speaker_before.filter(|_| speech.kind > 0));
        see.few(1, 17, told.persons + u32::from(speech.kind > 0));

        // Place.
        let opens = item == 0
            || story.items.get(item - 1).and_then(|&b| sentences.get(b)).map(|s| s.paragraph)
                != Some(sentence.paragraph);
        let closes = story.items.get(item + 1).and_then(|&b| sentences.get(b)).map(|s| s.paragraph)
            != Some(sentence.paragraph);
        let from_start = bucket(item);
        let from_end = bucket(count - 1 - item);
        let share = (item * 8 / count.max(1)) as u32;
        see.few(0, 18, from_start);
        see.few(0, 19, from_end);
        see.few(0, 20, share);
        see.both(21, from_start, story.style, 16);
        see.both(22, share, story.size, 6);
        see.few(0, 23, u32::from(opens) * 2 + u32::from(closes));
        see.both(24, from_start, speech.kind, 4);
        see.both(25, share, main, 8);
        see.few(0, 26, story.style);
        see.few(0, 27, story.size);
        // Length.
        see.few(1, 29, bucket(length));

        // What it shares with headline, lead, the sentence before, and the rest.
        let lead = share_of(held.lead, held.content);
        see.few(1, 30, share_of(held.title, story.title));
        see.few(1, 31, lead);
        see.few(0, 32, share_of(held.before, held.content));
        see.both(33, lead, from_start, 13);
        see.few(0, 34, share_of(held.content - held.once, held.content));
        see.few(0, 35, share_of(held.fresh, held.content));
        see.few(0, 36, share_of(held.content - held.leaving, held.content));

        // Time.
        for value in bits(told.times.max(1)) {
            see.few(1, 37, value);
            see.both(38, value, main, 8);
        }

        // Numbers, marks, names.
        see.few(0, 39, bucket(figures));
        for (value, &times) in told.marks.iter().enumerate() {
            for _ in 0..times {
                see.few(0, 40, value as u32);
            }
        }
        let subject = words().next();
        see.few(
            0,
            43,
            subject.map_or(0, |t| {
                u32::from(t.capital && !t.is(Classes::FUNCTION))
                    + 2 * u32::from(t.is(Classes::DETERMINER))
                    + 4 * u32::from(t.is(Classes::CONNECTIVE))
                    + 8 * u32::from(t.is_pronoun())
                    + 16 * u32::from(t.is(Classes::PREPOSITION))
            }),
        );
        see.see.done(item);
    }
}

/// The word; numbers are all alike.
fn word(token: &Token) -> WordId {
    if token.kind == Kind::Number { FIGURES } else { token.word }
}

/// Stands for every number.
pub(super) const FIGURES: WordId = 2;

/// The places of the bits that are set.
fn bits(of: u32) -> impl Iterator<Item = u32> {
    let mut rest = of;
    std::iter::from_fn(move || {
        let bit = rest.trailing_zeros();
        rest &= rest.wrapping_sub(1);
        (bit < u32::BITS).then_some(bit)
    })
}

/// Small numbers apart, large ones together.
fn bucket(n: usize) -> u32 {
    match n {
        0..=5 => n as u32,
        6..=7 => 6,
        8..=10 => 7,
        11..=15 => 8,
        16..=22 => 9,
        23..=30 => 10,
        31..=45 => 11,
        _ => 12,
    }
}

/// Which of six parts of `of` a number is; 0 for none at all.
fn share_of(n: usize, of: usize) -> u32 {
    if n == 0 || of == 0 { 0 } else { 1 + (n.min(of) * 5 / of) as u32 }
}
