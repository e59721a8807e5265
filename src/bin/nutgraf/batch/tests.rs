use std::io::Cursor;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use nutgraf::Options;

use super::answer::Reading;
use super::*;

fn working(reading: Reading) -> Work {
    Work { options: Options::default(), reading, done: Done::default() }
}

fn run_with(input: Vec<u8>, cores: usize, reading: Reading) -> Vec<serde_json::Value> {
    let mut output = Vec::new();
    stream(Cursor::new(input), &mut output, working(reading), cores, Progress::silent()).unwrap();
    String::from_utf8(output)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn a_panic_costs_one_article() {
    remember_panics();
    let fragile: Reading = |text, options| {
        assert!(!text.contains("poison"), "secret: {text}");
        nutgraf::digest(text, options)
    };
    let lines = "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"poison\"}\n{\"id\":\"c\",\"text\":\"Two.\"}";
    let answers = run_with(lines.into(), 2, fragile);
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[1]["id"], "b");
    assert_eq!(answers[1]["error"]["code"], "internal");
    let message = answers[1]["error"]["message"].as_str().unwrap();
    assert!(message.contains("tests.rs:") && !message.contains("secret"), "{message}");
    assert!(answers[0]["digest"].is_object() && answers[2]["digest"].is_object());
}

#[test]
fn order_is_kept_when_articles_take_unequal_time() {
    let uneven: Reading = |text, options| {
        thread::sleep(Duration::from_micros((text.len() as u64 * 7919) % 2000));
        nutgraf::digest(text, options)
    };
    let lines: String = (0..300)
        .map(|i| format!("{{\"id\":\"{i}\",\"text\":\"{}\"}}\n", "x".repeat(i + 1)))
        .collect();
    let answers = run_with(lines.into(), 4, uneven);
    let ids: Vec<_> =
        answers.iter().map(|answer| answer["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, (0..300).map(|i| i.to_string()).collect::<Vec<_>>());
}

#[test]
fn a_slow_article_holds_the_reader_back() {
    static READ: AtomicUsize = AtomicUsize::new(0);
    static AHEAD: AtomicUsize = AtomicUsize::new(0);
    const CORES: usize = 2;
    let slow_first: Reading = |text, options| {
        READ.fetch_add(1, Ordering::SeqCst);
        if text == "slow" {
            thread::sleep(Duration::from_millis(300));
            AHEAD.store(READ.load(Ordering::SeqCst), Ordering::SeqCst);
        }
        nutgraf::digest(text, options)
    };
    let mut lines = "{\"id\":\"0\",\"text\":\"slow\"}\n".to_owned();
    lines.extend((1..1000).map(|i| format!("{{\"id\":\"{i}\",\"text\":\"quick\"}}\n")));
    assert_eq!(run_with(lines.into(), CORES, slow_first).len(), 1000);
    let ahead = AHEAD.load(Ordering::SeqCst);
    assert!(
        ahead <= CORES * ARTICLES_PER_CORE,
        "{ahead} articles were read while the first was not written"
    );
}

/// Input that breaks after its first lines.
struct Torn(Cursor<Vec<u8>>);

impl Read for Torn {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::Error::other("torn")),
            read => Ok(read),
        }
    }
}

#[test]
fn input_that_breaks_is_a_failure_after_its_whole_lines() {
    let input = BufReader::new(Torn(Cursor::new(
        b"{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\"".to_vec(),
    )));
    let mut output = Vec::new();
    let failure =
        stream(input, &mut output, working(nutgraf::digest), 2, Progress::silent()).unwrap_err();
    assert!(matches!(failure, Failure::Read(_, error) if error.to_string() == "torn"));
    assert_eq!(output.iter().filter(|byte| **byte == b'\n').count(), 1);
}

/// A disk that is full.
struct Full;

impl Write for Full {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::Error::from(io::ErrorKind::StorageFull))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn output_that_breaks_is_a_failure() {
    let lines = "{\"id\":\"a\",\"text\":\"One.\"}\n".repeat(100);
    let failure = stream(Cursor::new(lines), Full, working(nutgraf::digest), 2, Progress::silent())
        .unwrap_err();
    assert!(matches!(failure, Failure::Write(error) if error.kind() == io::ErrorKind::StorageFull));
}
