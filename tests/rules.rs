//! The tables of `tests/rules`: one rule of reading a table, one hard case an entry.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "support/invariants.rs"]
mod invariants;
#[path = "support/known.rs"]
mod known;

use known::Outcome;
use nutgraf::{Digest, OffsetEncoding, Options, Quote, QuoteCount, QuoteKind, Role, Span, digest};
use serde::Deserialize;

fn read(text: &str, title: Option<String>) -> Digest {
    let options = Options {
        quotes: QuoteCount::All,
        outline: true,
        offset_encoding: OffsetEncoding::Utf8,
        title,
        ..Options::default()
    };
    let digest = digest(text, &options).expect("a case has a digest");
    let broken = invariants::broken(text, &options, &digest);
    assert!(broken.is_empty(), "{text:?}: {broken:#?}");
    digest
}

fn table<T: for<'de> Deserialize<'de>>(source: &str) -> T {
    toml::from_str(source).unwrap_or_else(|e| panic!("{e}"))
}

// --- sentences ---

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    case: Vec<SentenceCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SentenceCase {
    why: String,
    text: String,
    known: Option<String>,
}

#[test]
fn sentences_end_where_a_reader_ends_them() {
    let mut outcome = Outcome::default();
    for case in table::<Sentences>(include_str!("rules/sentences.toml")).case {
        let blank = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}');
        let wanted: Vec<&str> = case.text.split('|').map(|s| s.trim_matches(blank)).collect();
        let text = case.text.replace('|', "");
        let digest = read(&text, None);
        let got: Vec<&str> = digest.sentences.iter().flatten().map(|s| s.span.of(&text)).collect();
        let problems = if got == wanted {
            vec![]
        } else {
            vec![format!("wanted {}", wanted.join(" | ")), format!("came   {}", got.join(" | "))]
        };
        outcome.record(&case.why, case.known.as_deref(), &problems);
    }
    outcome.settle(90);
}

// --- quotes ---

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quotes {
    case: Vec<QuoteCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuoteCase {
    why: String,
    text: String,
    quotes: Vec<Wanted>,
    #[serde(default)]
    only: bool,
    known: Option<String>,
}

/// A quote that must come; `|` parts alternatives.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    text: String,
    kind: String,
    speaker: Option<String>,
    mention: Option<String>,
    #[serde(default)]
    nobody: bool,
    key: Option<bool>,
    with_last: Option<bool>,
    description: Option<String>,
    edits: Option<usize>,
    citations: Option<Vec<String>>,
    #[serde(default)]
    optional: bool,
}

#[test]
fn quotes_belong_to_whom_a_reader_gives_them() {
    let mut outcome = Outcome::default();
    for case in table::<Quotes>(include_str!("rules/quotes.toml")).case {
        let problems = quote_problems(&case);
        outcome.record(
            &format!("{}\n  {}", case.why, case.text.replace('\n', "\n  ")),
            case.known.as_deref(),
            &problems,
        );
    }
    outcome.settle(110);
}

fn quote_problems(case: &QuoteCase) -> Vec<String> {
    let digest = read(&case.text, None);
    let mut problems = Vec::new();
    let mut taken = vec![false; digest.quotes.len()];
    let mut last: Option<usize> = None;
    for wanted in &case.quotes {
        let fits = |q: &Quote| {
            wanted.text.split('|').any(|t| bare(t) == bare(&q.text))
                && wanted.kind.split('|').any(|k| k == kind(q.kind))
        };
        let Some(at) = (0..taken.len()).find(|&i| !taken[i] && fits(&digest.quotes[i])) else {
            if !wanted.optional {
                problems.push(format!("missing: {} {:?}", wanted.kind, wanted.text));
            }
            continue;
        };
        taken[at] = true;
        let quote = &digest.quotes[at];
        problems.extend(
            wanted
                .problems(quote, &case.text, last)
                .into_iter()
                .map(|p| format!("{p}: {:?}", quote.text)),
        );
        last = Some(quote.utterance);
    }
    for (quote, _) in digest.quotes.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        if quote.key || quote.kind == QuoteKind::Direct || case.only {
            problems.push(format!(
                "unwanted: {}{} {:?}",
                kind(quote.kind),
                if quote.key { " key" } else { "" },
                quote.text
            ));
        }
    }
    if !problems.is_empty() {
        let came = digest
            .quotes
            .iter()
            .map(|q| format!("came: {} {:?} by {}", kind(q.kind), q.text, by(q, &case.text)));
        problems.extend(came);
    }
    problems
}

impl Wanted {
    fn problems(&self, quote: &Quote, text: &str, last: Option<usize>) -> Vec<String> {
        let mut problems = Vec::new();
        let speaker = quote.speaker.as_ref();
        let name = speaker.and_then(|s| s.name.as_deref());
        let mention = speaker.and_then(|s| s.mention).map(|s| s.of(text));
        if self.nobody {
            if speaker.is_some() {
                problems.push(format!("by {}, not nobody", by(quote, text)));
            }
        } else if !self
            .speaker
            .as_deref()
            .unwrap_or_default()
            .split('|')
            .any(|s| s == name.unwrap_or_default())
        {
            problems.push(format!(
                "by {}, not {}",
                by(quote, text),
                self.speaker.as_deref().unwrap_or("somebody without a name")
            ));
        }
        if let Some(wanted) = &self.mention {
            let given = mention.map(article).unwrap_or_default();
            if !wanted.split('|').any(|m| article(m).eq_ignore_ascii_case(given)) {
                problems.push(format!("beside the quote {mention:?}, not {wanted:?}"));
            }
        }
        if self.key.is_some_and(|key| key != quote.key) {
            problems.push(format!("key is {}", quote.key));
        }
        if self.with_last.is_some_and(|with| with != (last == Some(quote.utterance))) {
            problems.push(format!("utterance {} behind {last:?}", quote.utterance));
        }
        let description = speaker.and_then(|s| s.description.as_ref()).map(|d| d.text.as_str());
        if let Some(wanted) =
            self.description.as_ref().filter(|w| description.unwrap_or("none") != w.as_str())
        {
            problems.push(format!("description {description:?}, not {wanted:?}"));
        }
        if self.edits.is_some_and(|n| n != quote.edits.len()) {
            problems.push(format!("{} edits", quote.edits.len()));
        }
        if self.citations.as_ref().is_some_and(|c| *c != quote.citations) {
            problems.push(format!("citations {:?}", quote.citations));
        }
        problems
    }
}

fn by(quote: &Quote, text: &str) -> String {
    match &quote.speaker {
        None => "nobody".into(),
        Some(s) => format!(
            "{:?} ({:?}, {:?})",
            s.name.as_deref().unwrap_or_default(),
            s.mention.map(|m| m.of(text)),
            s.found
        ),
    }
}

fn kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
        QuoteKind::Indirect => "indirect",
    }
}

/// Without the marks and stops at the ends.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '[' | ']' | '🎉' | '\u{301}'))
}

/// Without the article before it.
fn article(mention: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An "]
        .into_iter()
        .find_map(|a| mention.strip_prefix(a))
        .unwrap_or(mention)
}

// --- intake ---

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Intake {
    furniture: Vec<Line>,
    look_alike: Vec<Line>,
    text: Vec<TextCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    line: String,
    known: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextCase {
    why: String,
    text: String,
    given: Option<String>,
    title: Option<String>,
    #[serde(default)]
    article: Vec<String>,
    #[serde(default)]
    outside: Vec<String>,
    paragraphs: Option<usize>,
    citations: Option<Vec<String>>,
    mentions: Option<usize>,
    fact: Option<String>,
    referents: Option<Vec<String>>,
    /// Of the facts, in their order, who is named as the source.
    sources: Option<Vec<String>>,
    implications: Option<String>,
    /// Of the statements of the implications, in their order, whose they are by name or words; the reporter's are empty.
    holders: Option<Vec<String>>,
    notices: Option<Vec<String>>,
    known: Option<String>,
}

/// The article in which lines are tried: a headline and four paragraphs.
const AROUND: [&str; 5] = [
    "Council closes bridge after crack is found",
    "The bridge over the Calder was closed on Friday after divers found a crack in one of its piers, the city said.",
    "It will stay closed until the end of the month, and trucks must use the road along the river.",
    "“The bridge was never safe, and they knew it,” said Ana Ruiz, the city engineer.",
    "The city has set aside $3 million for the work, which is to begin in May.",
];

#[test]
fn furniture_is_no_part_of_the_article_and_what_looks_like_it_is() {
    let intake: Intake = table(include_str!("rules/text.toml"));
    let mut outcome = Outcome::default();
    for (lines, furniture) in [(&intake.furniture, true), (&intake.look_alike, false)] {
        for Line { line, known } in lines {
            // Behind the headline, in the middle, last; furniture may stand before the headline as well.
            let places =
                if furniture { vec![0, 1, 3, AROUND.len()] } else { vec![2, 3, AROUND.len()] };
            let mut problems = Vec::new();
            for place in places {
                let mut paragraphs = AROUND.to_vec();
                paragraphs.insert(place, line);
                let text = paragraphs.join("\n\n");
                let wrong =
                    AROUND.iter().skip(1).map(|p| (*p, false)).chain([(line.as_str(), furniture)]);
                problems.extend(
                    wrong
                        .flat_map(|(piece, outside)| {
                            place_problems(&text, &read(&text, None), piece, outside)
                        })
                        .map(|p| format!("as paragraph {place}, {p}")),
                );
            }
            outcome.record(line, known.as_deref(), &problems);
        }
    }
    outcome.settle(60);
}

/// Whether every sentence of `piece` stands in or outside the article as wanted.
fn place_problems(text: &str, digest: &Digest, piece: &str, outside: bool) -> Vec<String> {
    let start = text.find(piece).unwrap_or_else(|| panic!("{piece:?} is not in the text"));
    let end = start + piece.len();
    let touched =
        digest.sentences.iter().flatten().filter(|s| s.span.start < end && start < s.span.end);
    let wrong = touched.filter(|s| (s.role == Role::NotArticle) != outside);
    wrong
        .map(|s| {
            format!(
                "{}: {:?}",
                if outside { "in the article" } else { "not in the article" },
                s.span.of(text)
            )
        })
        .collect()
}

#[test]
fn texts_are_taken_in_as_a_reader_takes_them() {
    let intake: Intake = table(include_str!("rules/text.toml"));
    let mut outcome = Outcome::default();
    for case in intake.text {
        let digest = read(&case.text, case.given.clone());
        let mut problems = Vec::new();
        let title = digest.article.title.as_ref().map_or("", |t| t.text.as_str());
        if case.title.as_ref().is_some_and(|t| t != title) {
            problems.push(format!("title {title:?}"));
        }
        problems.extend(
            case.article.iter().flat_map(|p| place_problems(&case.text, &digest, p, false)),
        );
        problems
            .extend(case.outside.iter().flat_map(|p| place_problems(&case.text, &digest, p, true)));
        if case.paragraphs.is_some_and(|n| n != digest.article.paragraphs) {
            problems.push(format!("{} paragraphs", digest.article.paragraphs));
        }
        let labels: Vec<&str> = digest.article.citations.iter().map(|c| c.label.as_str()).collect();
        if case.citations.as_ref().is_some_and(|c| *c != labels) {
            problems.push(format!("citations {labels:?}"));
        }
        let mentions: usize = digest.article.citations.iter().map(|c| c.mentions.len()).sum();
        if case.mentions.is_some_and(|n| n != mentions) {
            problems.push(format!("{mentions} mentions"));
        }
        let fact = digest.facts.first().map_or("", |f| f.text.as_str());
        if case.fact.as_ref().is_some_and(|f| !fact.starts_with(f.as_str())) {
            problems.push(format!("first fact {fact:?}"));
        }
        let whole: Vec<String> = digest
            .facts
            .iter()
            .filter_map(|f| f.referent.as_ref())
            .map(|r| format!("{}: {}", &case.text[r.span.start..r.span.end], r.name.text))
            .collect();
        if case.referents.as_ref().is_some_and(|r| *r != whole) {
            problems.push(format!("referents {whole:?}"));
        }
        let sources: Vec<&str> = digest
            .facts
            .iter()
            .filter_map(|f| f.attribution.as_ref()?.source.as_ref())
            .map(|source| source.text.as_str())
            .collect();
        if case.sources.as_ref().is_some_and(|s| *s != sources) {
            problems.push(format!("sources {sources:?}"));
        }
        let meaning = digest.implications.as_ref().map_or("", |i| i.paragraph.text.as_str());
        if case.implications.as_ref().is_some_and(|i| i != meaning) {
            problems.push(format!("implications {meaning:?}"));
        }
        let statements = digest.implications.iter().flat_map(|i| &i.statements);
        let words = |span: Span| case.text[span.start..span.end].to_owned();
        let holders: Vec<String> = statements
            .map(|s| s.holder.name.clone().or(s.holder.span.map(words)).unwrap_or_default())
            .collect();
        if case.holders.as_ref().is_some_and(|h| *h != holders) {
            problems.push(format!("holders {holders:?}"));
        }
        let notices: Vec<&str> = digest.notices.iter().map(|n| n.code.as_str()).collect();
        if case.notices.as_ref().is_some_and(|n| *n != notices) {
            problems.push(format!("notices {notices:?}"));
        }
        outcome.record(&case.why, case.known.as_deref(), &problems);
    }
    outcome.settle(30);
}
