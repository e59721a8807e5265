//! `nutgraf batch`: a stream of articles, over all cores, in order.
//!
//! One thread reads lines, as many as there are cores turn lines into answers, and the main thread
//! writes the answers in the order of the lines. A [`Window`] between reader and writer bounds what
//! is in memory. When the writer stops, because the pipe is closed, the program ends and takes the
//! other threads with it, even one that waits for input.

mod answer;
mod done;
mod progress;

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use nutgraf::MAX_BYTES;

use crate::arguments::Batch;
use crate::failure::Failure;
use crate::window::Window;

use answer::{Work, answer, remember_panics};
use done::Done;
use progress::Progress;

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

/// Answers every line of standard input on standard output, or in a file.
///
/// # Errors
/// [`Failure::Read`] and [`Failure::Write`]; articles fail in the output.
pub fn run(arguments: &Batch) -> Result<(), Failure> {
    remember_panics();
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let threads = arguments.threads.unwrap_or_else(cores);
    let input = BufReader::with_capacity(BUFFER_BYTES, io::stdin());
    let work = |done| Work { options: arguments.choices.options(), reading: nutgraf::digest, done };
    match &arguments.output {
        Some(path) => {
            let (file, done) = done::open(path, arguments.resume).map_err(Failure::Write)?;
            stream(input, file, work(done), threads, Progress::new(false))
        }
        None => {
            let progress = Progress::new(io::stdout().is_terminal());
            stream(input, io::stdout().lock(), work(Done::default()), threads, progress)
        }
    }
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
        /// Nothing for an article that an earlier run has answered.
        json: Vec<u8>,
        failed: bool,
    },
    /// The input cannot be read on.
    Broken(io::Error),
}

fn stream(
    input: impl BufRead + Send + 'static,
    output: impl Write,
    setting: Work,
    threads: usize,
    progress: Progress,
) -> Result<(), Failure> {
    let window = Arc::new(Window::new(threads * ARTICLES_PER_CORE, WINDOW_BYTES));
    let setting = Arc::new(setting);
    // The window bounds both channels.
    let (jobs, waiting) = channel::<Job>();
    let (reports, reported) = channel::<Report>();
    let waiting = Arc::new(Mutex::new(waiting));
    for _ in 0..threads {
        let (waiting, reports, setting) =
            (Arc::clone(&waiting), reports.clone(), Arc::clone(&setting));
        thread::spawn(move || work(&waiting, &reports, &setting));
    }
    let entrance = Arc::clone(&window);
    thread::spawn(move || {
        if let Err(error) = read(input, &entrance, &jobs) {
            let _ = reports.send(Report::Broken(error));
        }
    });
    write(&reported, output, &window, progress)
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
fn work(waiting: &Mutex<Receiver<Job>>, reports: &Sender<Report>, setting: &Work) {
    loop {
        // The lock is held while waiting: one core waits for a line, the others for the lock. Nobody
        // panics with it, so a poisoned one is as good.
        let job = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        let weight = job.content.weight();
        let (json, failed) = match answer(&job, setting) {
            Ok(json) => (json, false),
            Err(json) => (json, true),
        };
        if reports.send(Report::Answer { line: job.line, weight, json, failed }).is_err() {
            return;
        }
    }
}

/// Writes answers in the order of their lines.
fn write(
    reported: &Receiver<Report>,
    output: impl Write,
    window: &Window,
    mut progress: Progress,
) -> Result<(), Failure> {
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
            Report::Answer { line, weight, json, failed } => {
                early.insert(line, (weight, json, failed))
            }
            // Lines that were read before still get their answers.
            Report::Broken(error) => {
                broken = Some(error);
                None
            }
        };
        while let Some((weight, json, failed)) = early.remove(&next) {
            output.write_all(&json).map_err(Failure::Write)?;
            window.leave(weight);
            progress.step(weight, failed);
            next += 1;
        }
    }
    output.flush().map_err(Failure::Write)?;
    progress.end();
    match broken {
        Some(error) => Err(Failure::Read("standard input".to_owned(), error)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
