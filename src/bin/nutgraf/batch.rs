//! `nutgraf batch`: a stream of articles, over all cores, in order.
//!
//! One thread reads lines, as many as there are cores turn lines into answers, and the main thread
//! writes the answers in the order of the lines. A [`Window`] between reader and writer bounds what
//! is in memory. When the writer stops, because the pipe is closed, the program ends and takes the
//! other threads with it, even one that waits for input.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use nutgraf::{Digest, Error, MAX_BYTES, Notice, Options};
use serde::Serialize;

use crate::failure::Failure;
use crate::json;
use crate::record::{Record, Rejected};
use crate::window::Window;

/// Longest line that is read, in bytes: the longest text with every byte escaped (`\u0061`), and
/// some for the rest. A longer line is passed over without being held.
const MAX_LINE_BYTES: usize = 6 * MAX_BYTES + (1 << 20);
/// Articles in memory for each core: enough that no core waits for a slow article before it.
const ARTICLES_PER_CORE: usize = 4;
/// Bytes of lines in memory, all together, unless a single line is longer.
const WINDOW_BYTES: usize = 16 << 20;
/// Size of the buffers for reading and writing, in bytes.
const BUFFER_BYTES: usize = 64 << 10;

/// A byte order mark at the start of the input is no part of its first line.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// How an article is read; another one in tests.
type Reading = fn(&str, &Options) -> Result<Digest, Error>;

/// Answers every line of standard input on standard output.
///
/// # Errors
/// [`Failure::Read`] and [`Failure::Write`]; articles fail in the output.
pub fn run(options: &Options) -> Result<(), Failure> {
    remember_panics();
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let input = BufReader::with_capacity(BUFFER_BYTES, io::stdin());
    stream(input, io::stdout().lock(), options, cores, nutgraf::digest)
}

/// A line on its way to an answer.
struct Job {
    /// Number of the line in the input, from 1; the place of its answer in the output as well.
    line: u64,
    content: Content,
}

enum Content {
    Line(Vec<u8>),
    /// A line that is too long to be held, with its length in bytes.
    TooLong(usize),
}

impl Content {
    /// Bytes that it holds.
    fn weight(&self) -> usize {
        match self {
            Self::Line(bytes) => bytes.len(),
            Self::TooLong(_) => 0,
        }
    }
}

/// What the threads tell the writer.
enum Report {
    Answer {
        line: u64,
        /// Bytes of the line that it answers.
        weight: usize,
        json: Vec<u8>,
    },
    /// The input cannot be read on.
    Broken(io::Error),
}

fn stream(
    input: impl BufRead + Send + 'static,
    output: impl Write,
    options: &Options,
    cores: usize,
    reading: Reading,
) -> Result<(), Failure> {
    let window = Arc::new(Window::new(cores * ARTICLES_PER_CORE, WINDOW_BYTES));
    // The window bounds both channels.
    let (jobs, waiting) = channel::<Job>();
    let (reports, reported) = channel::<Report>();
    let waiting = Arc::new(Mutex::new(waiting));
    for _ in 0..cores {
        let (waiting, reports, options) = (Arc::clone(&waiting), reports.clone(), options.clone());
        thread::spawn(move || work(&waiting, &reports, &options, reading));
    }
    let entrance = Arc::clone(&window);
    thread::spawn(move || {
        if let Err(error) = read(input, &entrance, &jobs) {
            let _ = reports.send(Report::Broken(error));
        }
    });
    write(&reported, output, &window)
}

/// Cuts the input into lines.
fn read(mut input: impl BufRead, window: &Window, jobs: &Sender<Job>) -> io::Result<()> {
    // Nobody takes jobs any more only when the program is about to end.
    let send = |job: Job| {
        window.enter(job.content.weight());
        jobs.send(job).is_ok()
    };
    // An empty line is an error in its place, unless it is the last: editors leave one there.
    let mut empty = None;
    for line in 1.. {
        let Some(mut content) = next_line(&mut input)? else { break };
        let mut blank = false;
        if let Content::Line(bytes) = &mut content {
            if line == 1 && bytes.starts_with(BYTE_ORDER_MARK) {
                bytes.drain(..BYTE_ORDER_MARK.len());
            }
            blank = bytes.trim_ascii().is_empty();
        }
        let job = Job { line, content };
        if !empty.take().is_none_or(send) {
            break;
        }
        if blank {
            empty = Some(job);
        } else if !send(job) {
            break;
        }
    }
    Ok(())
}

/// The next line without its end; `None` after the last.
fn next_line(input: &mut impl BufRead) -> io::Result<Option<Content>> {
    let mut bytes = Vec::new();
    input.take(MAX_LINE_BYTES as u64 + 1).read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
    } else if bytes.len() > MAX_LINE_BYTES {
        let held = bytes.len();
        drop(bytes);
        return Ok(Some(Content::TooLong(held.saturating_add(input.skip_until(b'\n')?))));
    }
    Ok(Some(Content::Line(bytes)))
}

/// Answers lines until there are no more.
fn work(
    waiting: &Mutex<Receiver<Job>>,
    reports: &Sender<Report>,
    options: &Options,
    reading: Reading,
) {
    loop {
        // The lock is held while waiting: one core waits for a line, the others for the lock. Nobody
        // panics with it, so a poisoned one is as good.
        let job = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        let weight = job.content.weight();
        let json = answer(&job, options, reading);
        if reports.send(Report::Answer { line: job.line, weight, json }).is_err() {
            return;
        }
    }
}

/// Writes answers in the order of their lines.
fn write(reported: &Receiver<Report>, output: impl Write, window: &Window) -> Result<(), Failure> {
    let mut output = BufWriter::with_capacity(BUFFER_BYTES, output);
    let mut early = BTreeMap::new();
    let mut next = 1;
    let mut broken = None;
    loop {
        let report = match reported.try_recv() {
            Ok(report) => report,
            Err(TryRecvError::Disconnected) => break,
            Err(TryRecvError::Empty) => {
                // Whoever reads the output gets what there is before we wait.
                output.flush().map_err(Failure::Write)?;
                match reported.recv() {
                    Ok(report) => report,
                    Err(_) => break,
                }
            }
        };
        match report {
            Report::Answer { line, weight, json } => early.insert(line, (weight, json)),
            // Lines that were read before still get their answers.
            Report::Broken(error) => {
                broken = Some(error);
                None
            }
        };
        while let Some((weight, json)) = early.remove(&next) {
            output.write_all(&json).map_err(Failure::Write)?;
            window.leave(weight);
            next += 1;
        }
    }
    output.flush().map_err(Failure::Write)?;
    match broken {
        Some(error) => Err(Failure::Read("standard input".to_owned(), error)),
        None => Ok(()),
    }
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

/// The line of the output for `job`, with its end.
fn answer(job: &Job, options: &Options, reading: Reading) -> Vec<u8> {
    let mut out = Vec::new();
    let failed = |id: Option<&str>, code: &str, message: &str| {
        let mut out = Vec::new();
        let error = Problem { code, message };
        let answer = match id {
            Some(id) => Answer::Failed { id, error },
            None => Answer::Nameless { id: (), line: job.line, error },
        };
        append(&mut out, &answer);
        out
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
    let options = Options { title: record.title, ..options.clone() };
    match panic::catch_unwind(AssertUnwindSafe(|| reading(&record.text, &options))) {
        Ok(Ok(mut digest)) => {
            if record.replaced > 0 {
                digest.notices.push(Notice::replaced_characters(record.replaced));
            }
            append(&mut out, &Answer::Read { id: &record.id, digest: &digest });
            out
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
fn remember_panics() {
    panic::set_hook(Box::new(|info| {
        LAST_PANIC.set(info.location().map(|place| format!("{}:{}", place.file(), place.line())));
    }));
}

#[cfg(test)]
mod tests;
