//! The answer to one line: a digest, or an error in its place.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};

use nutgraf::{Digest, Error, Notice, Options};
use serde::Serialize;

use super::done::Done;
use super::{Content, Job};
use crate::json;
use crate::record::{Record, Rejected};

/// How an article is read; another one in tests.
pub type Reading = fn(&str, &Options) -> Result<Digest, Error>;

/// What is done with each article.
pub struct Work {
    pub options: Options,
    pub reading: Reading,
    /// What needs no answer any more.
    pub done: Done,
}

/// A line of the output.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'a> {
    Read { id: &'a str, digest: &'a Digest },
    Failed { id: &'a str, error: Problem<'a> },
    Nameless { id: (), line: u64, error: Problem<'a> },
}

#[derive(Serialize)]
struct Problem<'a> {
    code: &'a str,
    message: &'a str,
}

/// The line of the output for `job`, with its end: a digest, or an error. Empty for what an earlier run has answered.
pub fn answer(job: &Job, setting: &Work) -> Result<Vec<u8>, Vec<u8>> {
    let mut out = Vec::new();
    let Work { options, reading, done } = setting;
    let failed = |id: Option<&str>, code: &str, message: &str| {
        let mut out = Vec::new();
        if id.map_or_else(|| done.has_line(job.line), |id| done.has(id)) {
            return Ok(out);
        }
        let error = Problem { code, message };
        let answer = match id {
            Some(id) => Answer::Failed { id, error },
            None => Answer::Nameless { id: (), line: job.line, error },
        };
        append(&mut out, &answer);
        Err(out)
    };
    let bytes = match &job.content {
        Content::Line(bytes) => bytes,
        Content::TooLong(length) => {
            let error = Error::TooLong { bytes: *length };
            return failed(None, error.code(), &error.to_string());
        }
    };
    let record = match Record::parse(bytes) {
        Ok(record) => record,
        Err(Rejected { id, error }) => {
            return failed(id.as_deref(), error.code(), &error.to_string());
        }
    };
    if done.has(&record.id) {
        return Ok(out);
    }
    let options = Options { title: record.title, ..options.clone() };
    match panic::catch_unwind(AssertUnwindSafe(|| reading(&record.text, &options))) {
        Ok(Ok(mut digest)) => {
            if record.replaced > 0 {
                digest.notices.push(Notice::replaced_characters(record.replaced));
            }
            append(&mut out, &Answer::Read { id: &record.id, digest: &digest });
            Ok(out)
        }
        Ok(Err(error)) => failed(Some(&record.id), error.code(), &error.to_string()),
        Err(_) => {
            let place = LAST_PANIC.take().map(|place| format!(" ({place})")).unwrap_or_default();
            failed(
                Some(&record.id),
                INTERNAL,
                &format!("Nutgraf failed on this article{place}. Please report it."),
            )
        }
    }
}

/// Appends `answer` and the end of the line.
fn append(out: &mut Vec<u8>, answer: &Answer) {
    // Writing plain data to memory cannot fail: see `json::append`.
    let _ = json::append(out, answer);
    out.push(b'\n');
}

/// Code of an article on which Nutgraf itself failed.
const INTERNAL: &str = "internal";

thread_local! {
    /// Where this thread last panicked, as `file:line`.
    static LAST_PANIC: Cell<Option<String>> = const { Cell::new(None) };
}

/// Notes where a panic happened instead of printing it: it becomes a line of the output. The message
/// of a panic may hold parts of the article, its place never does.
pub fn remember_panics() {
    panic::set_hook(Box::new(|info| {
        LAST_PANIC.set(info.location().map(|place| format!("{}:{}", place.file(), place.line())));
    }));
}
