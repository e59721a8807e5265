//! How far a batch has come, for whoever watches: one line on a terminal, nothing in a pipe.

use std::fs::File;
use std::io::{self, IsTerminal, Seek, Write};
use std::time::{Duration, Instant};

/// Time between two lines.
const PAUSE: Duration = Duration::from_millis(500);
/// Erases what stands in the line from the cursor on.
const ERASE: &str = "\x1b[K";

/// Counts what is done and tells of it.
pub struct Progress {
    shown: bool,
    /// Bytes of the input, where that is known.
    total: Option<u64>,
    began: Instant,
    told: Instant,
    count: Count,
}

/// What is done.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    articles: u64,
    failed: u64,
    /// Of the input.
    bytes: u64,
}

impl Progress {
    /// Tells nobody.
    pub fn silent() -> Self {
        let now = Instant::now();
        Self { shown: false, total: None, began: now, told: now, count: Count::default() }
    }

    /// Tells on standard error if that is a terminal and the answers do not go to one.
    pub fn new(answers_on_terminal: bool) -> Self {
        let shown = io::stderr().is_terminal() && !answers_on_terminal;
        Self { shown, total: if shown { bytes_of_input() } else { None }, ..Self::silent() }
    }

    /// Counts an answer to a line of `bytes`.
    pub fn step(&mut self, bytes: usize, failed: bool) {
        self.count.articles += 1;
        self.count.failed += u64::from(failed);
        self.count.bytes += bytes as u64 + 1;
        if self.shown && self.told.elapsed() >= PAUSE {
            self.told = Instant::now();
            self.tell("\r", ERASE);
        }
    }

    /// Says how it ended.
    pub fn end(&mut self) {
        if self.shown {
            self.total = None;
            self.tell("\r", &format!("{ERASE}\n"));
        }
    }

    fn tell(&self, before: &str, after: &str) {
        let line = line(self.count, self.began.elapsed(), self.total);
        // Where standard error is closed there is nobody to tell.
        let _ = write!(io::stderr(), "{before}{line}{after}");
    }
}

/// "12345 articles, 310 a second, 2 failed, 3 min left".
fn line(count: Count, elapsed: Duration, total: Option<u64>) -> String {
    let seconds = elapsed.as_secs_f64().max(0.001);
    let mut line =
        format!("{} articles, {:.0} a second", count.articles, count.articles as f64 / seconds);
    if count.failed > 0 {
        line += &format!(", {} failed", count.failed);
    }
    if let Some(total) = total.filter(|_| count.bytes > 0) {
        let left = total.saturating_sub(count.bytes) as f64 / count.bytes as f64 * seconds;
        line += &match left as u64 {
            0..=90 => format!(", {left:.0} s left"),
            91..=5400 => format!(", {:.0} min left", left / 60.0),
            _ => format!(", {:.1} h left", left / 3600.0),
        };
    }
    line
}

/// How much there is to read, where standard input is a file.
#[cfg(unix)]
fn bytes_of_input() -> Option<u64> {
    use std::os::fd::AsFd;
    let mut file = File::from(io::stdin().as_fd().try_clone_to_owned().ok()?);
    let read = file.stream_position().ok()?;
    let metadata = file.metadata().ok().filter(std::fs::Metadata::is_file)?;
    metadata.len().checked_sub(read)
}

#[cfg(not(unix))]
fn bytes_of_input() -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_rate_what_failed_and_the_time_left() {
        let count = Count { articles: 3000, failed: 2, bytes: 1_000_000 };
        let after = |total| line(count, Duration::from_secs(10), total);
        assert_eq!(after(None), "3000 articles, 300 a second, 2 failed");
        assert_eq!(after(Some(5_000_000)), "3000 articles, 300 a second, 2 failed, 40 s left");
        assert!(after(Some(61_000_000)).ends_with("10 min left"));
        assert!(after(Some(4_000_000_000)).ends_with("11.1 h left"));
        assert_eq!(line(Count::default(), Duration::ZERO, Some(9)), "0 articles, 0 a second");
    }
}
