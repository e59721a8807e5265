//! Candidates: which sentences can be a fact, and what is seen of each.

use std::ops::Range;

use crate::facts::story::Story;
use crate::facts::{dangling, marked, pieces};
use crate::lexicon::{Classes, words};
use crate::roles::year;
use crate::schema::{Reason, Referent, overlapping};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::text::Article;
use crate::token::{Kind, Kinds, Mark, Side, Token};

/// Share of a sentence's words that a quote must share to say the same, in percent.
const SAME: usize = 70;
/// Share of a sentence that may stand in quotation marks, in percent: of those with more, one in four is what a reader takes.
const MOST_QUOTED: usize = 40;
/// Fewest words of any fact.
pub(crate) const LEAST_WORDS: usize = 5;

/// A sentence that can be a fact.
pub(crate) struct Candidate {
    pub(crate) sentence: usize,
    /// How many sentences outside furniture stand before it.
    pub(crate) place: usize,
    /// The first token that is shown.
    pub(crate) begins: usize,
    /// Whether a key quote says the same in the same words, and whether one does elsewhere, in somebody's mouth: not the
    /// quote that the sentence itself holds.
    pub(crate) said: bool,
    pub(crate) again: bool,
    pub(crate) referent: Option<Referent>,
    /// The sentence before, where this one points back to it: it can only be shown together with that.
    pub(crate) behind: Option<usize>,
}

impl Story<'_> {
    /// Every sentence that can be a fact, in text order; those that share text with `avoid` are left out.
    pub(crate) fn candidates(&self, avoid: &[Span]) -> Vec<Candidate> {
        let mut out = Vec::with_capacity(self.told);
        // For each word behind which sentence it stands that was read last.
        let mut held = vec![0; self.vocabulary.len()];
        let text = self.sentences.iter().enumerate().filter(|(_, s)| !s.furniture);
        let free = text.enumerate().filter(|(_, (_, s))| !avoid.iter().any(|a| a.overlaps(s.span)));
        for (place, (index, sentence)) in free {
            out.extend(self.candidate((index, sentence), place, &mut held));
        }
        out
    }

    /// The sentence `index`, the `place`th outside furniture.
    fn candidate(
        &self,
        (index, sentence): (usize, &Sentence),
        place: usize,
        held: &mut [usize],
    ) -> Option<Candidate> {
        let article = self.article;
        let last = article.token(sentence.tokens.end - 1);
        if sentence.words < LEAST_WORDS || last.kind == Kind::Stop && asks(article, sentence) {
            return None;
        }
        let quoted: usize = overlapping(self.quotes, sentence.span)
            .flat_map(|q| marked(q).iter().map(|part| part.common(sentence.span)))
            .sum();
        if quoted * 100 > sentence.span.len() * MOST_QUOTED {
            return None; // somebody's words: the quotes' business
        }
        // "I", "we", "you": somebody's own words, whether marked or not.
        let first = sentence.tokens.clone().map(|i| article.token(i)).find(|t| t.counts());
        let personal = first.is_some_and(|t| {
            let word = article.slice(t.span());
            let own = word.split(['\'', '’']).next().unwrap_or_default();
            matches!(own, "I" | "We" | "You" | "My" | "Our" | "Your")
        });
        if personal {
            return None;
        }
        // "Here is what they said:" leads to something else.
        let leads = last.kind == Kind::Colon;
        let torn = sentence.kinds.has(Kinds::MARK) && is_torn(article, sentence)
            || is_signpost(article, sentence)
            || is_post(article, sentence);
        let spoken = self.is_quotation(sentence)
            || self.people.label_at(article, sentence.tokens.start).is_some();
        if leads || torn || spoken || is_stamped(article, sentence) || self.is_caption(sentence) {
            return None;
        }
        let begins = pieces::begins(article, sentence);
        let word = dangling::dangles(article, self.people, sentence, begins);
        let referent = word
            .and_then(|word| dangling::referent(article, self.sentences, self.people, index, word));
        let behind = match word {
            Some(word) if referent.is_none() => {
                Some(self.before(index).filter(|_| dangling::follows(article, word))?)
            }
            _ => None,
        };
        let (said, again) = self.is_said(sentence, place, held);
        Some(Candidate { sentence: index, place, begins, said, again, referent, behind })
    }

    /// Whether a key quote says the same as the `place`th sentence, and whether one does elsewhere.
    fn is_said(&self, sentence: &Sentence, place: usize, held: &mut [usize]) -> (bool, bool) {
        let (mut said, mut again) = (false, false);
        if self.said.is_empty() {
            return (said, again);
        }
        for &word in self.vocabulary.held(place) {
            if let Some(held) = held.get_mut(word as usize) {
                *held = place + 1;
            }
        }
        for (span, quote) in &self.said {
            // Most quotes are about something else, which few of their words show.
            let mut missing =
                quote.iter().filter(|word| held.get(**word as usize) != Some(&(place + 1)));
            let most = quote.len() - (SAME * quote.len()).div_ceil(100);
            if !quote.is_empty() && missing.nth(most).is_none() {
                said = true;
                again |= !span.overlaps(sentence.span);
            }
        }
        (said, again)
    }

    /// Whether it opens with a quotation mark and is mostly what stands behind that one: somebody's words, though the
    /// marks may be lost or closed sentences later.
    fn is_quotation(&self, sentence: &Sentence) -> bool {
        if !self.article.token(sentence.tokens.start).opens() {
            return false;
        }
        let mut inside = sentence.tokens.clone().skip(1);
        let closed = inside.find(|&i| self.article.token(i).closes());
        let end = closed.unwrap_or(sentence.tokens.end);
        2 * (end - sentence.tokens.start) > sentence.tokens.len()
    }

    /// Whether it is the caption of a picture that was pasted into a text without line breaks: "Relief: Ana Ruiz at home",
    /// "Omar Sow (left) with his dog".
    fn is_caption(&self, sentence: &Sentence) -> bool {
        /// Tokens of a label before its colon, at most.
        const LABEL: usize = 5;
        if !self.unbroken {
            return false;
        }
        let token = |i: usize| self.article.token(i);
        let first = sentence.tokens.start;
        let head = first + 1..sentence.tokens.end.min(first + LABEL);
        let colon = head.clone().find(|&i| token(i).kind == Kind::Colon);
        let reports = |colon: usize| {
            (first..colon).any(|i| token(i).is(Classes::REPORTING)) || token(colon + 1).opens()
        };
        let labelled = colon.is_some_and(|c| token(c + 1).capital && !reports(c));
        // ", pictured left,", "(centre)", ", second right,"
        let mark = |t: Kind| matches!(t, Kind::Open | Kind::Close | Kind::Comma | Kind::Colon);
        let slice = |i: usize| self.article.slice(token(i).span());
        let points = |i: usize| match slice(i) {
            "pictured" | "Pictured" => {
                i == first || mark(token(i - 1).kind) || mark(token(i + 1).kind)
            }
            "Above" | "Below" => i == first && mark(token(i + 1).kind),
            "left" | "right" | "centre" | "center" | "above" | "below" => {
                let closed = token(i + 1).kind == Kind::Close;
                let set_apart = mark(token(i + 1).kind) && i > first + 1 && mark(token(i - 2).kind);
                closed || set_apart && matches!(slice(i - 1), "second" | "far" | "third")
            }
            _ => false,
        };
        labelled || sentence.tokens.clone().any(points)
    }

    /// The sentence right before `index`, where one stands there that is no furniture.
    fn before(&self, index: usize) -> Option<usize> {
        index.checked_sub(1).filter(|&b| self.sentences.get(b).is_some_and(|s| !s.furniture))
    }

    /// What is shown of a candidate.
    pub(crate) fn pieces(&self, candidate: &Candidate) -> Vec<Range<usize>> {
        let sentence = self.sentences.get(candidate.sentence);
        sentence.map_or_else(Vec::new, |sentence| {
            pieces::kept(self.article, sentence, self.quotes, candidate.begins)
        })
    }

    /// What a reader may be told of why a sentence was chosen, as it is shown; `sourced`: whether it names who says so.
    pub(crate) fn reasons(
        &self,
        candidate: &Candidate,
        pieces: &[Range<usize>],
        sourced: bool,
    ) -> Vec<Reason> {
        let article = self.article;
        let reason = |code: &str, count: Option<usize>| Reason { code: code.to_owned(), count };
        let mut reasons = Vec::new();
        let Some(sentence) = self.sentences.get(candidate.sentence) else { return reasons };
        if candidate.place == 0 {
            reasons.push(reason("lede", None));
        }
        // "In 2019": a year counts nothing.
        let counts = |i: usize| {
            let token = article.token(i);
            token.kind == Kind::Number && year(article.slice(token.span())).is_none()
        };
        if pieces.iter().cloned().flatten().any(counts) {
            reasons.push(reason("number", None));
        }
        if sourced {
            reasons.push(reason("named-source", None));
        }
        let cited = article.cited(sentence.tokens.clone()).len();
        if cited > 0 {
            reasons.push(reason("citations", Some(cited)));
        }
        if candidate.again {
            reasons.push(reason("repeated-in-quote", None));
        }
        reasons
    }
}

/// Whether a question mark stands in a sentence.
fn asks(article: &Article<'_>, sentence: &Sentence) -> bool {
    // Few sentences have any at all, which is told of many bytes at once.
    let tokens = article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
    let stop = |t: &Token| matches!(t.kind, Kind::Stop | Kind::Ellipsis);
    article.slice(sentence.span).contains('?')
        && tokens.iter().any(|t| stop(t) && article.slice(t.span()).contains('?'))
}

/// Whether the byline stands within a line of the article: "By Ana Ruiz March 5, 2024 at 6:00 pm Listen to this article
/// Students …".
fn is_stamped(article: &Article<'_>, sentence: &Sentence) -> bool {
    let by = |i: usize| article.slice(article.token(i).span()) == "By";
    sentence.kinds.has(Kinds::NUMBER)
        && article
            .stamp(sentence.tokens.clone())
            .is_some_and(|year| (sentence.tokens.start..year).any(by))
}

/// Whether a sentence only leads to what follows, or tells the reader what to do: "Here are the main points", "Let’s begin".
fn is_signpost(article: &Article<'_>, sentence: &Sentence) -> bool {
    let first = sentence.tokens.start;
    let word = |i: usize| article.slice(article.token(i).span());
    let last = sentence.tokens.end.saturating_sub(2);
    match word(first) {
        _ if article.token(first).opens() => is_blurb(article, sentence),
        // "Ana Ruiz has that story."
        _ if word(last) == "story" && word(last.saturating_sub(2)) == "has" => true,
        "Here" => {
            matches!(word(first + 1), "is" | "are")
                || article.token(first + 1).kind == Kind::Possessive
        }
        // "For Harvik Radio, I’m Ana Ruiz."
        "For" => {
            let text = article.slice(sentence.span);
            sentence.words < 9 && ["I’m ", "I'm ", "I am "].iter().any(|i| text.contains(i))
        }
        "Here's" | "Here’s" | "Let's" | "Let’s" => true,
        "Let" => article.token(first + 1).kind == Kind::Possessive,
        "Listen" | "Tune" | "Stay" => matches!(word(first + 1), "to" | "in" | "tuned"),
        "Hear" => word(first + 1) == "from",
        "Check" => word(first + 1) == "out",
        "Content" | "Trigger" => word(first + 1) == "warning",
        _ => false,
    }
}

/// "“River Notes” is a weekly column about sports.": what the reader has before the eyes.
fn is_blurb(article: &Article<'_>, sentence: &Sentence) -> bool {
    /// Tokens of a title, and behind it, in which the word is looked for.
    const NEAR: usize = 12;
    let first = sentence.tokens.start;
    let limit = |from: usize| from..sentence.tokens.end.min(from + NEAR);
    let closed = limit(first + 1).find(|&i| article.token(i).closes());
    closed.is_some_and(|closed| {
        let is = article.slice(article.token(closed + 1).span()) == "is";
        let kind = words!["column", "podcast", "newsletter"];
        is && limit(closed + 2).any(|i| article.token(i).is_one(&kind))
    })
}

/// Whether it is a post of a network, pasted along: it begins with who is called, or is full of tags.
fn is_post(article: &Article<'_>, sentence: &Sentence) -> bool {
    /// Fewest tags of a post.
    const TAGS: usize = 3;
    let text = article.slice(sentence.span);
    text.starts_with('@') || sentence.kinds.has(Kinds::OTHER) && text.matches('#').count() >= TAGS
}

/// Whether a quotation goes on in the next sentence, or comes from the one before: "He said: “It is late."
fn is_torn(article: &Article<'_>, sentence: &Sentence) -> bool {
    // `single`: one that begins like a sentence is open; `opened`: any was in this sentence.
    let (mut double, mut single, mut opened) = (false, false, false);
    for i in sentence.tokens.clone() {
        let before = i.checked_sub(1).map_or(Kind::End, |b| article.token(b).kind);
        match article.token(i).kind {
            // Inches: 6".
            Kind::Mark(Mark::Double, _) if before == Kind::Number && !article.token(i).spaced => {}
            Kind::Mark(Mark::Double, _) => double = !double,
            Kind::Mark(Mark::Single, Side::Opens) => {
                opened = true;
                single |= article.token(i + 1).capital;
            }
            Kind::Mark(Mark::Single, _) if single => single = false,
            // An apostrophe looks the same; not behind a stop.
            Kind::Mark(Mark::Single, _)
                if !opened && matches!(before, Kind::Stop | Kind::Comma) =>
            {
                return true;
            }
            _ => {}
        }
    }
    double || single
}
