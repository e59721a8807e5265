//! What holds for the digest of any text whatever.

use std::collections::BTreeSet;

use nutgraf::{
    Digest, HolderKind, NoticeCode, OffsetEncoding, Options, Passage, Quote, QuoteCount, QuoteKind,
    Role, Span,
};

/// What joins the pieces of a fact.
const GAP: &str = " … ";
/// Most words of the implications with the paragraphs that go on with them.
const IMPLICATION_WORDS: usize = 250;

/// Everything that `digest`, made of `text` with `options` in UTF-8 offsets and with the outline, breaks of its promises.
pub fn broken(text: &str, options: &Options, digest: &Digest) -> Vec<String> {
    assert!(
        options.outline && options.offset_encoding == OffsetEncoding::Utf8,
        "what is checked needs both"
    );
    let mut check = Check { text, digest, broken: Vec::new() };
    check.article();
    check.sentences();
    check.facts(options);
    check.quotes(options);
    check.implications();
    check.notices();
    check.broken
}

struct Check<'a> {
    text: &'a str,
    digest: &'a Digest,
    broken: Vec<String>,
}

impl Check<'_> {
    fn that(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.broken.push(what());
        }
    }

    /// `span` is a piece of the text that holds something.
    fn span(&mut self, span: Span, what: &str) {
        let good = span.start < span.end && self.text.get(span.start..span.end).is_some();
        self.that(good, || format!("{what}: {span:?} is no slice of the text"));
    }

    fn passage(&mut self, passage: &Passage, what: &str) {
        self.slice(&passage.text, passage.span, what);
    }

    fn slice(&mut self, text: &str, span: Span, what: &str) {
        self.span(span, what);
        let slice = span.of(self.text).to_owned();
        self.that(slice == text, || format!("{what}: {text:?} is not its slice {slice:?}"));
    }

    fn inside(&mut self, inner: Span, outer: Span, what: &str) {
        self.span(inner, what);
        self.that(outer.contains(inner), || format!("{what}: {inner:?} is not inside {outer:?}"));
    }

    fn in_order(&mut self, spans: &[Span], what: &str) {
        self.that(spans.windows(2).all(|w| w[0].end <= w[1].start), || {
            format!("{what}: out of order {spans:?}")
        });
    }

    fn score(&mut self, score: f64, what: &str) {
        let thousandths = score * 1000.0;
        let good = (0.0..=1.0).contains(&score) && (thousandths - thousandths.round()).abs() < 1e-9;
        self.that(good, || format!("{what}: a score of {score}"));
    }

    fn article(&mut self) {
        let digest = self.digest;
        self.that(digest.version == "1", || format!("version {}", digest.version));
        self.that(digest.offset_encoding == OffsetEncoding::Utf8, || {
            "another encoding than asked for".into()
        });
        self.that(!digest.language.is_empty(), || "no language".into());
        let article = &digest.article;
        if let Some(span) = article.title.as_ref().and_then(|t| t.span) {
            self.span(span, "title");
        }
        for citation in &article.citations {
            self.that(!citation.label.is_empty() && !citation.mentions.is_empty(), || {
                format!("citation {citation:?}")
            });
            citation.mentions.iter().for_each(|&m| self.span(m, "mention of a citation"));
            self.in_order(&citation.mentions, "mentions of a citation");
            if let Some(source) = &citation.source {
                self.that(source.span.of(self.text) == source.text, || {
                    format!("source {source:?}")
                });
            }
        }
        let counts = [article.words, article.sentences, article.paragraphs];
        self.that(article.sentences >= article.paragraphs && article.reading_minutes >= 1, || {
            format!("counts {counts:?}")
        });
    }

    fn sentences(&mut self) {
        let digest = self.digest;
        let Some(sentences) = &digest.sentences else {
            self.broken.push("no outline".into());
            return;
        };
        sentences.iter().for_each(|s| self.span(s.span, "sentence"));
        self.in_order(&sentences.iter().map(|s| s.span).collect::<Vec<_>>(), "sentences");
        self.that(sentences.windows(2).all(|w| w[0].paragraph <= w[1].paragraph), || {
            "paragraphs out of order".into()
        });
        let told = sentences.iter().filter(|s| s.role != Role::NotArticle).count();
        self.that(told == digest.article.sentences, || {
            format!("{told} sentences of {} counted", digest.article.sentences)
        });
    }

    fn facts(&mut self, options: &Options) {
        let digest = self.digest;
        let facts = &digest.facts;
        self.that(facts.len() <= options.facts, || {
            format!("{} facts, {} asked for", facts.len(), options.facts)
        });
        self.that(facts.windows(2).all(|w| w[0].score >= w[1].score), || {
            "facts are not best first".into()
        });
        for (i, fact) in facts.iter().enumerate() {
            let what = format!("fact {i}");
            self.score(fact.score, &what);
            self.that(!facts.iter().take(i).any(|other| other.span.overlaps(fact.span)), || {
                format!("{what} overlaps another")
            });
            self.that(fact.role != Role::NotArticle, || {
                format!("{what} is no part of the article")
            });
            let sentence = digest.sentences.as_ref().and_then(|s| s.get(fact.sentence));
            match sentence {
                Some(sentence) => {
                    self.inside(fact.span, sentence.span, &format!("{what} in its sentence"));
                    self.that(sentence.paragraph == fact.paragraph, || {
                        format!("{what}: paragraph {}", fact.paragraph)
                    });
                    self.that(sentence.role == fact.role, || {
                        format!("{what}: role {:?}", fact.role)
                    });
                    let cut = Span { start: fact.span.end, end: sentence.span.end };
                    let cut = cut.of(self.text);
                    self.that(
                        !cut.chars().any(char::is_alphabetic)
                            || cut.trim_start().starts_with(['(', '[']),
                        || format!("{what} leaves its end out: {cut:?}"),
                    );
                }
                None => self.broken.push(format!("{what}: no sentence {}", fact.sentence)),
            }
            match &fact.pieces {
                None => self.slice(&fact.text, fact.span, &what),
                Some(pieces) => {
                    pieces.iter().for_each(|&p| self.inside(p, fact.span, &what));
                    self.in_order(pieces, &what);
                    let joined =
                        pieces.iter().map(|p| p.of(self.text)).collect::<Vec<_>>().join(GAP);
                    self.that(joined == fact.text, || {
                        format!("{what}: {:?} is not its pieces {joined:?}", fact.text)
                    });
                    let ends = pieces
                        .first()
                        .zip(pieces.last())
                        .map(|(a, b)| Span { start: a.start, end: b.end });
                    self.that(pieces.len() >= 2 && ends == Some(fact.span), || {
                        format!("{what}: pieces {pieces:?} of {:?}", fact.span)
                    });
                }
            }
            if let Some(attribution) = &fact.attribution {
                for passage in attribution.source.iter().chain(&attribution.cue) {
                    self.passage(passage, &format!("{what}, attribution"));
                }
            }
            if let Some(referent) = &fact.referent {
                self.inside(referent.span, fact.span, &format!("{what}, referent"));
                self.passage(&referent.name, &format!("{what}, referent"));
            }
            self.that(fact.reasons.iter().all(|r| !r.code.is_empty()), || {
                format!("{what}: a reason without code")
            });
            let labels: Vec<_> = digest.article.citations.iter().map(|c| &c.label).collect();
            self.that(fact.citations.iter().all(|c| labels.contains(&c)), || {
                format!("{what}: citations {:?}", fact.citations)
            });
        }
    }

    fn quotes(&mut self, options: &Options) {
        let digest = self.digest;
        let quotes = &digest.quotes;
        self.that(quotes.windows(2).all(|w| w[0].span.start <= w[1].span.start), || {
            "quotes out of order".into()
        });
        let key = |q: &&Quote| q.key;
        let keys = quotes.iter().filter(key).map(|q| q.utterance).collect::<BTreeSet<_>>().len();
        match options.quotes {
            QuoteCount::AtMost(most) => {
                self.that(quotes.len() <= most && quotes.iter().all(|q| q.key), || {
                    format!("{} quotes, {keys} key utterances, {most} asked for", quotes.len())
                });
            }
            QuoteCount::All => {
                self.that(keys <= options.key_quotes, || format!("{keys} key utterances"))
            }
        }
        for (i, quote) in quotes.iter().enumerate() {
            let what = format!("quote {i}");
            self.slice(&quote.text, quote.span, &what);
            self.score(quote.score, &what);
            quote
                .quoted
                .iter()
                .for_each(|&q| self.inside(q, quote.span, &format!("{what}, quoted")));
            self.in_order(&quote.quoted, &format!("{what}, quoted"));
            let marks = match quote.kind {
                QuoteKind::Direct => quote.quoted == [quote.span],
                QuoteKind::Mixed => !quote.quoted.is_empty(),
                QuoteKind::Indirect => quote.quoted.is_empty(),
            };
            self.that(marks, || {
                format!(
                    "{what}: {:?} with {:?} quoted of {:?}",
                    quote.kind, quote.quoted, quote.span
                )
            });
            quote.edits.iter().for_each(|&e| self.inside(e, quote.span, &format!("{what}, edit")));
            self.in_order(&quote.edits, &format!("{what}, edits"));
            if let Some(cue) = &quote.cue {
                self.passage(cue, &format!("{what}, cue"));
            }
            if let Some(speaker) = &quote.speaker {
                self.that(speaker.name.is_some() || speaker.mention.is_some(), || {
                    format!("{what}: a speaker without name and mention")
                });
                self.that(speaker.name.as_ref().is_none_or(|n| !n.trim().is_empty()), || {
                    format!("{what}: an empty name")
                });
                speaker
                    .span
                    .iter()
                    .chain(&speaker.mention)
                    .for_each(|&s| self.span(s, &format!("{what}, speaker")));
                if let (Some(name), Some(span)) = (&speaker.name, speaker.span) {
                    let introduction = span.of(self.text).to_owned();
                    self.that(words(&introduction) == words(name), || {
                        format!("{what}: {name:?} is introduced as {introduction:?}")
                    });
                }
                if let Some(description) = &speaker.description {
                    self.passage(description, &format!("{what}, description"));
                }
            }
        }
        let shares = &digest.speakers;
        self.that(shares.windows(2).all(|w| w[0].words >= w[1].words), || {
            "speakers out of order".into()
        });
        self.that(shares.iter().all(|s| s.quotes > 0 && !s.name.is_empty()), || {
            format!("speakers {shares:?}")
        });
        let names: std::collections::HashSet<_> = shares.iter().map(|s| &s.name).collect();
        self.that(names.len() == shares.len(), || "a speaker is counted twice".into());
        let known = quotes
            .iter()
            .filter(|q| !q.quoted.is_empty())
            .filter_map(|q| q.speaker.as_ref()?.name.as_ref())
            .all(|n| names.contains(n));
        self.that(known, || "a speaker is not counted".into());
    }

    fn implications(&mut self) {
        let Some(implications) = &self.digest.implications else { return };
        if let Some(heading) = &implications.heading {
            self.passage(heading, "heading");
        }
        let parts: Vec<&Passage> =
            std::iter::once(&implications.paragraph).chain(&implications.more).collect();
        for part in &parts {
            self.passage(part, "implications");
        }
        self.in_order(&parts.iter().map(|p| p.span).collect::<Vec<_>>(), "implications");
        self.that(implications.more.len() <= 2, || {
            format!("{} more paragraphs", implications.more.len())
        });
        let words: usize = parts.iter().map(|p| p.text.split_whitespace().count()).sum();
        self.that(words <= IMPLICATION_WORDS, || format!("implications of {words} words"));
        // A hard-wrapped paragraph keeps its single breaks; a blank line never stands in a paragraph.
        for part in &parts {
            let lines: Vec<_> = part
                .text
                .replace("\r\n", "\n")
                .replace('\r', "\n")
                .split('\n')
                .map(|l| l.trim().is_empty())
                .collect();
            self.that(!lines.contains(&true), || {
                format!("implications over several paragraphs: {:?}", part.text)
            });
        }
        self.that(!implications.statements.is_empty(), || {
            "implications without a statement".into()
        });
        self.in_order(
            &implications.statements.iter().map(|s| s.span).collect::<Vec<_>>(),
            "statements",
        );
        for statement in &implications.statements {
            self.slice(&statement.text, statement.span, "statement");
            self.that(parts.iter().any(|p| p.span.contains(statement.span)), || {
                "a statement outside the implications".into()
            });
            statement.hedges.iter().for_each(|&h| self.inside(h, statement.span, "hedge"));
            self.in_order(&statement.hedges, "hedges");
            let holder = &statement.holder;
            self.that((holder.kind == HolderKind::Source) == holder.name.is_some(), || {
                format!("holder {holder:?}")
            });
            if let Some(span) = holder.span {
                self.inside(span, statement.span, "holder");
            }
        }
    }

    fn notices(&mut self) {
        for notice in &self.digest.notices {
            let known = NoticeCode::ALL
                .iter()
                .any(|n| n.code() == notice.code && n.message() == notice.message);
            self.that(known, || format!("an unknown notice {notice:?}"));
            if let Some(span) = notice.span {
                self.span(span, "notice");
            }
        }
    }
}

/// The words of a name: what a line break or an invisible character inside it does not change.
fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}
