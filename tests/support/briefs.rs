//! What a careful reader sets beside an article, and whether a digest agrees.

use std::collections::{BTreeSet, HashMap};

use nutgraf::{Digest, Genre, Quote};
use serde::Deserialize;

/// Least overlap of words, as F1, of two texts that are taken for the same quote.
const SAME: f64 = 0.9;
/// Facts that a reader looks at.
const LEADING_FACTS: usize = 3;

/// `brief.json` of a folder.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brief {
    pub title: Option<String>,
    genre: Genre,
    facts: Vec<Vec<String>>,
    quotes: Vec<KeyQuote>,
    implications: Option<String>,
    not_quotes: Vec<String>,
    #[serde(rename = "notes")]
    _notes: String,
    language: Option<String>,
    #[serde(default)]
    notices: Vec<String>,
    /// Checks that fail today.
    #[serde(default)]
    pub known: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyQuote {
    text: String,
    speaker: String,
    #[serde(rename = "kind")]
    _kind: String,
}

/// One answer of the brief that the digest does not give: its name, as `known` lists it, and what came instead.
pub struct Miss {
    pub check: String,
    pub what: String,
}

impl Brief {
    /// Every passage that the brief takes from the article.
    pub fn passages(&self) -> Vec<&str> {
        let quotes = self.quotes.iter().map(|q| &q.text);
        self.facts
            .iter()
            .flatten()
            .chain(quotes)
            .chain(&self.implications)
            .chain(&self.not_quotes)
            .map(String::as_str)
            .collect()
    }

    /// What `digest`, made of `text`, misses.
    pub fn misses(&self, text: &str, digest: &Digest) -> Vec<Miss> {
        let mut misses = Vec::new();
        let mut miss = |check: String, what: String| misses.push(Miss { check, what });

        let facts: Vec<String> =
            digest.facts.iter().take(LEADING_FACTS).map(|f| normal(&f.text)).collect();
        for (i, alternatives) in self.facts.iter().enumerate() {
            if !alternatives.iter().any(|a| facts.iter().any(|f| f.contains(&normal(a)))) {
                miss(
                    format!("fact:{i}"),
                    format!(
                        "{alternatives:?} in none of {:#?}",
                        digest.facts.iter().map(|f| &f.text).collect::<Vec<_>>()
                    ),
                );
            }
        }

        let mut finder: HashMap<usize, &Quote> = HashMap::new();
        let keys: Vec<&Quote> = digest.quotes.iter().filter(|q| q.key).collect();
        for &key in &keys {
            let found: Vec<usize> = readings(key, text)
                .iter()
                .flat_map(|r| self.found_by(r))
                .filter(|i| !finder.contains_key(i))
                .collect();
            if found.is_empty() {
                miss("extra-quote".into(), format!("{:?} is no key quote", key.text));
            }
            finder.extend(found.into_iter().map(|i| (i, key)));
        }
        for (i, gold) in self.quotes.iter().enumerate() {
            let Some(quote) = finder.get(&i) else {
                miss(format!("quote:{i}"), format!("{:?} by {}", gold.text, gold.speaker));
                continue;
            };
            let name = quote.speaker.as_ref().and_then(|s| s.name.as_deref()).unwrap_or_default();
            if normal(name) != normal(&gold.speaker) {
                miss(
                    format!("speaker:{i}"),
                    format!("{name:?} for {:?}: {:?}", gold.speaker, gold.text),
                );
            }
        }
        for (i, not) in self.not_quotes.iter().enumerate() {
            if keys.iter().any(|k| readings(k, text).iter().take(2).any(|r| same(r, not))) {
                miss(format!("not-quote:{i}"), format!("{not:?} as a key quote"));
            }
        }

        let given = digest.implications.as_ref().map(|i| {
            (
                i.paragraph.text.clone(),
                std::iter::once(&i.paragraph)
                    .chain(&i.more)
                    .map(|p| p.text.as_str())
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        });
        let right = match (&self.implications, &given) {
            (None, None) => true,
            (Some(wanted), Some((first, all))) => {
                [normal(first), normal(all)].contains(&normal(wanted))
            }
            _ => false,
        };
        if !right {
            miss(
                "implications".into(),
                format!("wanted {:?}\n    came   {:?}", self.implications, given.map(|g| g.1)),
            );
        }

        if digest.article.genre != self.genre {
            miss("genre".into(), format!("{:?} for {:?}", digest.article.genre, self.genre));
        }
        if let Some(language) = self.language.as_ref().filter(|l| **l != digest.language) {
            miss("language".into(), format!("{} for {language}", digest.language));
        }
        for code in &self.notices {
            if !digest.notices.iter().any(|n| n.code == *code) {
                miss(
                    format!("notice:{code}"),
                    format!(
                        "not among {:?}",
                        digest.notices.iter().map(|n| &n.code).collect::<Vec<_>>()
                    ),
                );
            }
        }
        misses
    }

    /// Indices of the quotes that a text finds: one, or a run of one speaker's.
    fn found_by(&self, text: &str) -> std::ops::Range<usize> {
        for from in 0..self.quotes.len() {
            for to in from + 1..=self.quotes.len() {
                let run = &self.quotes[from..to];
                let joined = run.iter().map(|q| q.text.as_str()).collect::<Vec<_>>().join(" ");
                if run.iter().all(|q| q.speaker == run[0].speaker) && same(text, &joined) {
                    return from..to;
                }
            }
        }
        0..0
    }
}

/// What a quote may be compared by: its quoted parts joined, its text, each quoted part.
fn readings(quote: &Quote, text: &str) -> Vec<String> {
    let parts: Vec<String> = quote.quoted.iter().map(|s| s.of(text).to_owned()).collect();
    [parts.join(" "), quote.text.clone()].into_iter().chain(parts.clone()).collect()
}

/// Lower case, straight marks, single spaces, no marks or stops at the ends.
pub fn normal(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| match c {
            '“' | '”' | '„' => '"',
            '‘' | '’' => '\'',
            c => c,
        })
        .collect();
    let single = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    single.trim_matches([' ', '"', '\'', '.', ',', ';', ':', '!', '?']).to_lowercase()
}

fn same(a: &str, b: &str) -> bool {
    let (a, b) = (normal(a), normal(b));
    let count = |text: &str| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
        counts
    };
    let (x, y) = (count(&a), count(&b));
    let size = x.values().sum::<usize>() + y.values().sum::<usize>();
    let shared: usize =
        x.iter().map(|(word, n)| y.get(word).copied().unwrap_or_default().min(*n)).sum();
    a == b || size > 0 && (2 * shared) as f64 / size as f64 >= SAME
}
