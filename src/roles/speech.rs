//! Who speaks in a sentence, and in which words it is reported.

use crate::lexicon::{Classes, WordId};
use crate::schema::{Quote, QuoteKind};
use crate::sentences::Sentence;
use crate::text::Article;

/// Who speaks in a sentence, and how much of it.
pub(crate) struct Speech<'a> {
    /// 0: nobody; then direct, mixed, indirect.
    pub(crate) kind: u32,
    /// Quarters of the sentence that are content.
    pub(crate) share: u32,
    /// The reporting word.
    pub(crate) cue: WordId,
    /// 0 unknown, 1 named, 2 a pronoun, 3 a description.
    pub(crate) voice: u32,
    pub(crate) name: Option<&'a str>,
}

impl<'a> Speech<'a> {
    /// `quotes`: those that do not end before the sentence. `source` is given the lower-cased words for the source that are
    /// no names.
    pub(crate) fn of(
        article: &Article<'_>,
        sentence: &Sentence,
        quotes: &'a [Quote],
        source: &mut Vec<WordId>,
    ) -> Self {
        let mut out = Self { kind: 0, share: 0, cue: 0, voice: 0, name: None };
        source.clear();
        let mut spoken = 0;
        for quote in quotes.iter().take_while(|q| q.span.start < sentence.span.end) {
            spoken += quote.span.common(sentence.span);
            if out.kind != 0 {
                continue;
            }
            out.kind = match quote.kind {
                QuoteKind::Direct => 1,
                QuoteKind::Mixed => 2,
                QuoteKind::Indirect => 3,
            };
            if let Some(cue) = &quote.cue {
                let token = article.token(article.tokens_in(cue.span).start);
                out.cue = token.word;
            }
            let Some(speaker) = &quote.speaker else { continue };
            out.name = speaker.name.as_deref();
            if let Some(mention) = speaker.mention {
                let range = article.tokens_in(mention);
                let first = article.token(range.start);
                out.voice = if first.is_pronoun() {
                    2
                } else if first.capital {
                    1
                } else {
                    3
                };
                let words = range.map(|i| article.token(i));
                source.extend(words.filter(|t| t.is_word() && !t.capital).map(|t| t.word));
            }
            if let Some(description) = &speaker.description {
                let words = article.tokens_in(description.span).map(|i| article.token(i));
                source.extend(
                    words
                        .filter(|t| {
                            t.is(Classes::ROLE.with(Classes::ORGANISATION).with(Classes::TITLE))
                        })
                        .map(|t| t.word),
                );
            }
        }
        out.share = (4 * spoken / sentence.span.len().max(1)).min(4) as u32;
        out
    }
}
