//! The corpora as they lie on disk.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::{Context, Result, bail};
use nutgraf::Span;
use nutgraf::training::Attribution;
use serde_json::Value;

/// An article with its attributions; spans in bytes.
pub struct Annotated {
    pub text: String,
    pub attributions: Vec<Attribution>,
}

/// PolNeAR: one JSON object a line, spans in code points.
pub fn polnear(path: &Path) -> Result<Vec<Annotated>> {
    lines(path)?.iter().map(article).collect()
}

fn article(value: &Value) -> Result<Annotated> {
    let text = value["text"].as_str().context("no text")?.to_owned();
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let spans = |value: &Value| -> Vec<Span> {
        let at = |v: &Value| bytes.get(v.as_u64().unwrap_or(0) as usize).copied().unwrap_or(0);
        let pairs = value.as_array().into_iter().flatten();
        pairs.map(|p| Span { start: at(&p[0]), end: at(&p[1]) }).collect()
    };
    let attributions =
        value["attributions"].as_array().into_iter().flatten().map(|a| Attribution {
            source: spans(&a["source"]),
            cue: spans(&a["cue"]),
            content: spans(&a["content"]),
        });
    let attributions = attributions.collect();
    Ok(Annotated { text, attributions })
}

/// An article with a human summary.
pub struct Summary {
    pub text: String,
    pub reference: String,
    /// Whether it is of the set whose texts hold page furniture.
    pub messy: bool,
}

/// CNN/Daily Mail: one JSON object a line.
pub fn summaries(path: &Path) -> Result<Vec<Summary>> {
    lines(path)?
        .iter()
        .map(|value| {
            let text = value["text"].as_str().context("no text")?.to_owned();
            let reference = value["reference"][0].as_str().context("no reference")?.to_owned();
            Ok(Summary { text, reference, messy: value["set"] == "messy" })
        })
        .collect()
}

/// An article with the facts that a careful reader would note, each in alternative words, and with its implications.
pub struct Brief {
    pub title: Option<String>,
    pub text: String,
    pub facts: Vec<Vec<String>>,
    pub implications: Option<String>,
    /// Whether it is news of some kind, in which implications are looked for.
    pub told: bool,
}

/// The articles of Nutgraf's own tests that have a `brief.json`, in the order of their names.
pub fn briefs(folder: &Path) -> Result<Vec<Brief>> {
    let mut articles: Vec<_> =
        std::fs::read_dir(folder)?.map(|a| Ok(a?.path())).collect::<Result<_>>()?;
    articles.sort();
    let read = |article: &std::path::PathBuf| -> Result<Brief> {
        let brief: Value =
            serde_json::from_str(&std::fs::read_to_string(article.join("brief.json"))?)?;
        let text = std::fs::read_to_string(article.join("article.txt"))?;
        let words = |fact: &Value| {
            let alternatives = fact.as_array().into_iter().flatten();
            alternatives.filter_map(|a| Some(a.as_str()?.to_owned())).collect()
        };
        let facts = brief["facts"].as_array().into_iter().flatten().map(words).collect();
        let title = brief["title"].as_str().map(str::to_owned);
        let implications = brief["implications"].as_str().map(str::to_owned);
        let told = !matches!(
            brief["genre"].as_str(),
            Some("opinion" | "live-blog" | "list" | "not-article")
        );
        Ok(Brief { title, text, facts, implications, told })
    };
    articles.iter().filter(|a| a.join("brief.json").is_file()).map(read).collect()
}

/// An article that was read for its implications.
pub struct Weighed {
    pub text: String,
    /// Whether it states any, as far as its reader was sure.
    pub states: Option<bool>,
    /// Where the paragraphs begin that would do, in bytes.
    pub right: Vec<usize>,
}

/// The articles of `list` (`docs/measures/implications.tsv`), in its order.
pub fn weighed(data: &Path, list: &Path) -> Result<Vec<Weighed>> {
    let texts = by_id(data, &["unlabelled/campus", "polnear/train"])?;
    let read = |row: Vec<&str>| {
        let [id, states, at] = row[..] else { bail!("not three columns") };
        let text = texts.get(id).with_context(|| format!("no article {id}"))?.clone();
        let states = match states {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        let right = places(&text, at);
        Ok(Weighed { text, states, right })
    };
    rows(list)?.iter().map(|row| read(row.split('\t').collect())).collect()
}

/// An article as people paste it, with what a careful reader takes from it. Places in bytes.
pub struct Pasted {
    pub text: String,
    /// Where the sentences begin that it should be boiled down to, the most important first.
    pub facts: Vec<usize>,
}

/// The articles of `list` (`docs/measures/campus.tsv`), in its order.
pub fn pasted(data: &Path, list: &Path) -> Result<Vec<Pasted>> {
    let texts = by_id(data, &["unlabelled/campus"])?;
    let read = |row: Vec<&str>| {
        let [id, _genre, facts, _quotes] = row[..] else { bail!("not four columns") };
        let text = texts.get(id).with_context(|| format!("no article {id}"))?.clone();
        let facts = places(&text, facts);
        Ok(Pasted { text, facts })
    };
    rows(list)?.iter().map(|row| read(row.split('\t').collect())).collect()
}

/// An article with passages that the core took for reported speech, and whether a reader does. Places in bytes.
pub struct Judged {
    pub text: String,
    pub passages: Vec<(Span, bool)>,
}

/// The articles of `list` (`docs/measures/reported.tsv`), in the order of their ids.
pub fn judged(data: &Path, list: &Path) -> Result<Vec<Judged>> {
    let texts = by_id(data, &["unlabelled/campus"])?;
    let mut out: BTreeMap<String, Judged> = BTreeMap::new();
    for row in rows(list)? {
        let [id, start, end, said] = row.split('\t').collect::<Vec<_>>()[..] else {
            bail!("not four columns")
        };
        let text = texts.get(id).with_context(|| format!("no article {id}"))?;
        let [start, end] = places(text, &format!("{start},{end}"))[..] else { continue };
        let new = || Judged { text: text.clone(), passages: Vec::new() };
        let article = out.entry(id.to_owned()).or_insert_with(new);
        article.passages.push((Span { start, end }, said == "yes"));
    }
    Ok(out.into_values().collect())
}

/// An article, and whether its writer argues rather than reports, as far as a reader was sure.
pub struct Voiced {
    pub corpus: String,
    pub title: Option<String>,
    pub text: String,
    pub opinion: bool,
}

/// The articles of the lists in `measures` that say so (`docs/measures/README.md`): all that is read of campus and PolNeAR is
/// judged, of the others only what is like opinion, and the rest is news.
pub fn voiced(data: &Path, measures: &Path) -> Result<Vec<Voiced>> {
    let mut genres: HashMap<(String, String), String> = HashMap::new();
    for (list, corpus) in [
        ("campus", Some("unlabelled/campus")),
        ("opinion", Some("polnear/train")),
        ("columns", None),
    ] {
        for row in rows(&measures.join(list).with_extension("tsv"))? {
            let mut row = row.split('\t').map(str::to_owned);
            let corpus = corpus.map(str::to_owned).or_else(|| row.next());
            let (id, genre) = row.next().zip(row.next()).context("not enough columns")?;
            genres.insert((corpus.context("no corpus")?, id), genre);
        }
    }
    let mut out = Vec::new();
    for corpus in [
        "unlabelled/campus",
        "polnear/train",
        "news-discourse/train",
        "summaries/train",
        "unlabelled/bbc",
    ] {
        let path = data.join(corpus).with_extension("jsonl");
        let stories =
            if corpus.starts_with("news-discourse") { stories(&path)? } else { Vec::new() };
        for (i, value) in lines(&path)?.iter().enumerate() {
            let id = value["id"].as_str().context("no id")?.to_owned();
            let genre = genres.get(&(corpus.to_owned(), id)).map(String::as_str);
            let read_in_full = matches!(corpus, "unlabelled/campus" | "polnear/train");
            let opinion = match genre {
                Some("opinion") => true,
                Some("news" | "brief") => false,
                None if !read_in_full => false,
                _ => continue,
            };
            let text = match stories.get(i) {
                Some(story) => story.text.clone(),
                None => value["text"].as_str().context("no text")?.to_owned(),
            };
            let title = value["title"].as_str().or_else(|| value["headline"].as_str());
            out.push(Voiced {
                corpus: corpus.to_owned(),
                title: title.map(str::to_owned),
                text,
                opinion,
            });
        }
    }
    Ok(out)
}

/// The lines of a table behind its comment and its header.
fn rows(list: &Path) -> Result<Vec<String>> {
    let list = std::fs::read_to_string(list)?;
    Ok(list.lines().filter(|l| !l.starts_with('#')).skip(1).map(str::to_owned).collect())
}

/// The texts of some corpora by the ids of their articles.
fn by_id(data: &Path, files: &[&str]) -> Result<HashMap<String, String>> {
    let mut out = HashMap::new();
    for file in files {
        for value in lines(&data.join(file).with_extension("jsonl"))? {
            let field = |name: &str| value[name].as_str().context("no id or no text");
            out.insert(field("id")?.to_owned(), field("text")?.to_owned());
        }
    }
    Ok(out)
}

/// Code points, parted by commas, in bytes of `text`; none where there is no number.
fn places(text: &str, list: &str) -> Vec<usize> {
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    list.split(',').filter_map(|at| bytes.get(at.parse::<usize>().ok()?).copied()).collect()
}

/// An article whose sentences have their roles.
pub struct Story {
    pub title: String,
    pub text: String,
    /// Each sentence's place in bytes, and its role.
    pub sentences: Vec<(Span, String)>,
}

impl Story {
    /// The headline, where it has one.
    pub fn headline(&self) -> Option<&str> {
        Some(self.title.as_str()).filter(|t| !t.is_empty())
    }

    /// The role of the sentence that shares most with `span`; of equals the first's.
    pub fn role_at(&self, span: Span) -> Option<&str> {
        let most = self.sentences.iter().rev().max_by_key(|(s, _)| s.common(span));
        most.map(|(_, role)| role.as_str())
    }

    /// Whether the sentence that shares most with `span` tells the main event or its consequence.
    pub fn tells_news(&self, span: Span) -> bool {
        matches!(self.role_at(span), Some("main-event" | "consequence"))
    }
}

/// NewsDiscourse: one JSON object a line; sentences are joined by a space, paragraphs by a line break.
pub fn stories(path: &Path) -> Result<Vec<Story>> {
    lines(path)?
        .iter()
        .map(|value| {
            let title = value["headline"].as_str().unwrap_or_default().to_owned();
            let mut story = Story { title, text: String::new(), sentences: Vec::new() };
            let mut paragraph = &Value::Null;
            for sentence in value["sentences"].as_array().context("no sentences")? {
                if !story.text.is_empty() {
                    story.text.push(if sentence["paragraph"] == *paragraph { ' ' } else { '\n' });
                }
                paragraph = &sentence["paragraph"];
                let start = story.text.len();
                story.text.push_str(sentence["text"].as_str().context("no text")?);
                let role = sentence["role"].as_str().context("no role")?.to_owned();
                story.sentences.push((Span { start, end: story.text.len() }, role));
            }
            Ok(story)
        })
        .collect()
}

/// All texts for training, whatever else is known of them: for learning which words keep the same company.
pub fn texts(data: &Path) -> Result<Vec<String>> {
    let mut out = Vec::new();
    for file in ["unlabelled/bbc", "unlabelled/campus", "polnear/train", "summaries/train"] {
        for value in lines(&data.join(file).with_extension("jsonl"))? {
            out.push(value["text"].as_str().context("no text")?.to_owned());
        }
    }
    let stories = stories(&data.join("news-discourse/train.jsonl"))?;
    out.extend(stories.into_iter().map(|s| s.text));
    Ok(out)
}

/// The JSON objects of a file, one a line.
fn lines(path: &Path) -> Result<Vec<Value>> {
    let content =
        std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    content.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}
