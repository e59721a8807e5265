//! Seconds for texts of 10 MB: plain news, and the kinds that cost most by `cargo xtask test cost`.

use std::hint::black_box;
use std::time::Instant;

use nutgraf::{Options, digest};

#[path = "../../tests/support/adversarial.rs"]
mod adversarial;

const BYTES: usize = 10_000_000;
/// Names in the table of kinds.
const KINDS: [&str; 6] = [
    "sentences a line",
    "one quote a line",
    "opening marks, a line each",
    "words in single marks",
    "superscripts",
    "pull quotes",
];

/// Prints a row for each kind.
pub fn measure() {
    println!("\n| 10 MB of | seconds |\n| --- | ---: |");
    for (kind, piece) in adversarial::PIECES.iter().filter(|(kind, _)| KINDS.contains(kind)) {
        let text = adversarial::in_an_article(piece, BYTES);
        let start = Instant::now();
        let _ = black_box(digest(black_box(&text), &Options::default()));
        println!("| {kind} | {:.1} |", start.elapsed().as_secs_f64());
    }
}
