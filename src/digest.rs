//! The whole pipeline: runs the stages in order and puts the digest together.

use std::ops::ControlFlow;

use crate::encode::encode;
use crate::error::{Error, MAX_BYTES};
use crate::facts::{by_position, facts};
use crate::genre::{self, Verdict};
use crate::implications::{self, implications};
use crate::language::{UNDETERMINED, detect_language};
use crate::map::Map;
use crate::notices::NoticeCode;
use crate::options::{OffsetEncoding, Options, QuoteCount};
use crate::order::{pair, sort_by_key};
use crate::people::People;
use crate::quotes::{self, Quotes};
use crate::roles;
use crate::schema::*;
use crate::sentences::{Sentence, sentences};
use crate::span::Span;
use crate::text::{Article, words_in};

/// Words a minute of a reader of news on a screen (Brysbaert, 2019: 238 for non-fiction, rounded down).
const READING_SPEED: usize = 230;

/// Words from which on a text without paragraphs is worth a notice.
const LEAST_UNBROKEN: usize = 120;

/// The stages of a digest, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Paragraphs, tokens, furniture, citations.
    Intake,
    /// Sentences, language.
    Sentences,
    /// Names, attributions and speakers; the genre.
    Quotes,
    /// Roles and implications.
    Implications,
    /// Headline facts.
    Facts,
}

impl Stage {
    const COUNT: usize = 5;
}

/// What a progress callback is told before each stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The stage about to start.
    pub stage: Stage,
    /// Stages done.
    pub done: usize,
    /// Stages in all.
    pub of: usize,
}

/// Reads `text` and returns its digest.
///
/// # Errors
/// [`Error::EmptyInput`], [`Error::TooLong`], [`Error::InvalidOption`].
pub fn digest(text: &str, options: &Options) -> Result<Digest, Error> {
    digest_with_progress(text, options, |_| ControlFlow::Continue(()))
}

/// As [`digest`], told about each stage before it starts; [`ControlFlow::Break`] stops the work.
///
/// # Errors
/// As [`digest`], and [`Error::Cancelled`].
pub fn digest_with_progress(
    text: &str,
    options: &Options,
    mut progress: impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<Digest, Error> {
    options.validate()?;
    let bytes = text.len() + options.title.as_ref().map_or(0, String::len);
    if bytes > MAX_BYTES {
        return Err(Error::TooLong { bytes });
    }
    if !text.chars().any(|c| !c.is_whitespace() && !crate::token::invisible(c)) {
        return Err(Error::EmptyInput);
    }
    let mut announce =
        |stage| match progress(Progress { stage, done: stage as usize, of: Stage::COUNT }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::Cancelled),
        };
    announce(Stage::Intake)?;
    let article = Article::read(text, options.title.as_deref());
    announce(Stage::Sentences)?;
    let mut sentences = sentences(&article);
    let language = detect_language(text).tag;
    // Too little text to tell is read as English: nothing in it would be lost.
    let english = language == "en" || language == UNDETERMINED;
    announce(Stage::Quotes)?;
    let people = if english { People::find(&article, &sentences) } else { People::default() };
    let mut found = if english {
        quotes::quotes(&article, &sentences, &people)
    } else {
        quotes::marked(&article, &sentences)
    };
    let verdict = genre::genre(&article, &sentences, &found.quotes, english);
    announce(Stage::Implications)?;
    let story = !matches!(verdict.genre, Genre::NotArticle);
    // A list or a recipe has nothing to show; of two sentences that are too few for an article the quotes still are.
    let told = sentences.iter().filter(|s| !s.furniture);
    let words: usize = told.map(|s| s.words).sum();
    if !story && words >= genre::LEAST_WORDS {
        found.quotes.clear();
    }
    let refused = verdict.labelled && matches!(verdict.genre, Genre::Opinion | Genre::LiveBlog);
    let meaning = if english && story && !refused {
        roles::assign(&article, &mut sentences, &found.quotes);
        implications(&article, &sentences, &found.quotes, verdict.genre)
    } else {
        Default::default()
    };
    announce(Stage::Facts)?;
    let shown = meaning.implications.iter().flat_map(|i| i.more.iter().chain([&i.paragraph]));
    let avoid: Vec<_> = shown.map(|p| p.span).collect();
    let most = if story && !refused { options.facts } else { 0 };
    let facts = if english {
        facts(&article, &sentences, &people, &found.quotes, &avoid, most)
    } else {
        by_position(&article, &sentences, most)
    };
    let notices = notices(&article, words, english, verdict, &found, &meaning);
    let speakers = speakers(&found.quotes);
    let mut quotes = found.quotes;
    if let QuoteCount::AtMost(most) = options.quotes {
        quotes::choose(&mut quotes, most, most);
        quotes.retain(|q| q.key);
    } else {
        quotes::choose(&mut quotes, options.key_quotes, usize::MAX);
    }
    let mut digest = Digest {
        version: "1".into(),
        offset_encoding: OffsetEncoding::Utf8,
        language: language.to_owned(),
        article: info(&article, &sentences, verdict),
        facts,
        quotes,
        speakers,
        implications: meaning.implications,
        sentences: options.outline.then(|| outline(&sentences)),
        notices,
    };
    encode(&mut digest, text, options.offset_encoding);
    Ok(digest)
}

fn outline(sentences: &[Sentence]) -> Vec<OutlineSentence> {
    sentences
        .iter()
        .map(|s| OutlineSentence {
            span: s.span,
            paragraph: s.paragraph,
            role: s.role,
            confidence: roles::confidence(s),
        })
        .collect()
}

fn info(article: &Article<'_>, sentences: &[Sentence], verdict: Verdict) -> ArticleInfo {
    let text = || sentences.iter().filter(|s| !s.furniture);
    let words: usize = text().map(|s| s.words).sum();
    let mut last = None;
    let begins = |s: &&Sentence| last.replace(s.paragraph) != Some(s.paragraph);
    ArticleInfo {
        title: article.title.clone(),
        words,
        sentences: sentences.iter().filter(|s| s.role != Role::NotArticle).count(),
        paragraphs: text().filter(begins).count(),
        reading_minutes: words.div_ceil(READING_SPEED).max(1),
        genre: verdict.genre,
        citations: article.citations.clone(),
    }
}

/// How much each named speaker is quoted, most words first; what is only reported is nobody's words.
fn speakers(quotes: &[Quote]) -> Vec<SpeakerShare> {
    let mut order: Vec<SpeakerShare> = Vec::new();
    let mut places: Map<&str, usize> = Map::default();
    for quote in quotes.iter().filter(|q| !q.quoted.is_empty()) {
        let Some(name) = quote.speaker.as_ref().and_then(|s| s.name.as_deref()) else { continue };
        let at = *places.entry(name).or_insert_with(|| {
            order.push(SpeakerShare { name: name.to_owned(), quotes: 0, words: 0 });
            order.len() - 1
        });
        let slice = |s: &Span| quote.text.get(s.start - quote.span.start..s.end - quote.span.start);
        let quoted = quote.quoted.iter().filter_map(slice);
        if let Some(share) = order.get_mut(at) {
            share.quotes += 1;
            share.words += quoted.map(words_in).sum::<usize>();
        }
    }
    sort_by_key(&mut order, |share| u64::MAX - pair(share.words, share.quotes));
    order
}

fn notices(
    article: &Article<'_>,
    words: usize,
    english: bool,
    verdict: Verdict,
    found: &Quotes,
    meaning: &implications::Found,
) -> Vec<Notice> {
    let mut out = Vec::new();
    let all = || article.words(&(0..article.tokens.len()));
    if !english {
        out.push(Notice::new(NoticeCode::LanguageUnsupported));
    }
    match verdict.genre {
        Genre::NotArticle if all() < genre::LEAST_WORDS => {
            out.push(Notice::new(NoticeCode::TooShort))
        }
        Genre::NotArticle => out.push(Notice::new(NoticeCode::NotArticle)),
        Genre::Opinion if verdict.labelled => out.push(Notice::new(NoticeCode::Opinion)),
        Genre::Opinion => out.push(Notice::new(NoticeCode::MaybeOpinion)),
        Genre::LiveBlog => out.push(Notice::new(NoticeCode::LiveBlog)),
        Genre::List => out.push(Notice::new(NoticeCode::List)),
        Genre::PressRelease => out.push(Notice::new(NoticeCode::PressRelease)),
        Genre::Interview => out.push(Notice::new(NoticeCode::Interview)),
        Genre::News | Genre::Brief => {}
    }
    if meaning.run && english && words > LEAST_UNBROKEN {
        out.push(Notice::new(NoticeCode::NoParagraphs));
    }
    if meaning.cut {
        out.push(Notice::new(NoticeCode::LongParagraph));
    }
    let (mut control, mut direction) = (0, 0);
    for &at in &article.seldom {
        let Some(c) = article.text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        control += usize::from(c.is_control() && !c.is_whitespace());
        direction += usize::from(turns_text(c));
    }
    if control > 0 {
        out.push(Notice::counted(NoticeCode::ControlCharacters, control));
    }
    if direction > 0 {
        out.push(Notice::counted(NoticeCode::DirectionControls, direction));
    }
    if found.mismatched > 0 {
        out.push(Notice::counted(NoticeCode::MismatchedMarks, found.mismatched));
    }
    out
}

/// Characters that change the direction of the text around them (Unicode's embeddings, overrides and isolates).
fn turns_text(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
