//! Scores of the release binary on corpora that are not part of the project.

mod marks;
mod pronouns;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{shell, workspace};

const TASKS: [&str; 4] = ["roles", "quotes", "summaries", "briefs"];

/// Said where the scorer is not there.
const ORIGIN: &str = "no scorer: set NUTGRAF_EVAL to the folder of score.py. The corpora belong to their \
publishers and are not part of the project: NewsDiscourse (Choubey et al., ACL 2020) for roles, PolNeAR \
(Newell et al., LREC 2018) for quotes, CNN/Daily Mail (Hermann et al., NIPS 2015; See et al., ACL 2017) for \
summaries; `cargo xtask eval fixtures` scores the articles of the tests";

/// `cargo xtask eval [task] [args]`.
pub fn command(args: &[String]) -> Result<()> {
    let (tasks, rest): (Vec<&str>, &[String]) = match args.split_first() {
        Some((task, rest))
            if task == "fixtures" || task == "pronouns" || TASKS.contains(&task.as_str()) =>
        {
            (vec![task], rest)
        }
        Some((other, _)) if !other.starts_with('-') => {
            bail!("no task `{other}`: {}, fixtures, pronouns", TASKS.join(", "))
        }
        _ => (TASKS.to_vec(), args),
    };
    let scorer = scorer().context(ORIGIN)?;
    if tasks == ["pronouns"] {
        let data = scorer.parent().unwrap_or(&scorer).join("../data");
        return pronouns::score(&data, &workspace::release_binary()?);
    }
    let binary = workspace::release_binary()?;
    let mut failed = Vec::new();
    for task in tasks {
        println!("\n== {task}");
        let mut python = Command::new("python3");
        python.arg(&scorer);
        if task == "fixtures" {
            python.arg("briefs").arg("--gold").arg(fixtures()?);
        } else {
            python.arg(task);
        }
        python.arg("--bin").arg(format!(
            "{} batch --facts 3 --quotes all --outline --offset-encoding utf-32",
            binary.display()
        ));
        if let Err(error) = shell::run(python.args(rest)) {
            eprintln!("xtask: {error:#}");
            failed.push(task);
        }
        if task == "quotes" && !rest.iter().any(|a| a == "--json") {
            let data = scorer.parent().unwrap_or(&scorer).join("../data");
            if let Some(gold) = marks::known(&data, rest)? {
                println!("\n== quotes, without the articles that write ''so''");
                // Of two the scorer takes the latter.
                shell::run(python.arg("--misses").arg("0").arg("--gold").arg(gold))?;
            }
        }
    }
    if !failed.is_empty() {
        bail!(
            "not scored, or with problems: {} (score.py needs what its requirements.txt lists)",
            failed.join(", ")
        );
    }
    Ok(())
}

/// Where score.py is: `NUTGRAF_EVAL`, else `../shared/eval` beside the working copy.
fn scorer() -> Option<PathBuf> {
    let folder = match std::env::var_os("NUTGRAF_EVAL") {
        Some(folder) => PathBuf::from(folder),
        None => workspace::root().join("../shared/eval"),
    };
    let scorer = folder.join("score.py");
    scorer.is_file().then_some(scorer)
}

/// Writes the articles of the tests that have a `brief.json` as one gold file.
fn fixtures() -> Result<PathBuf> {
    let articles = workspace::root().join("tests/articles");
    let mut gold = String::new();
    for file in workspace::files_under(&articles)? {
        if file.file_name().is_some_and(|name| name == "brief.json") {
            let folder = articles.join(&file);
            let line = gold_line(folder.parent().unwrap_or(&articles))?;
            gold.push_str(&format!("{line}\n"));
        }
    }
    let path = workspace::target()?.join("fixtures.jsonl");
    std::fs::write(&path, gold).with_context(|| format!("writing {}", path.display()))?;
    Ok(path)
}

/// The brief of one article with the article's text; the folder's name is its id.
fn gold_line(folder: &Path) -> Result<Value> {
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
    };
    let brief: Value = serde_json::from_str(&read("brief.json")?)
        .with_context(|| format!("brief.json of {}", folder.display()))?;
    let mut gold = json!({
        "title": null, "facts": [], "quotes": [], "implications": null, "not_quotes": [],
        "id": folder.file_name().map(|name| name.to_string_lossy()),
        "text": read("article.txt")?,
    });
    if let (Some(gold), Some(brief)) = (gold.as_object_mut(), brief.as_object()) {
        for (key, value) in brief {
            if key != "id" && key != "text" {
                gold.insert(key.clone(), value.clone());
            }
        }
    }
    Ok(gold)
}
