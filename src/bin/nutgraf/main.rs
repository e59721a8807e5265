//! The command line: `nutgraf summarize` and `nutgraf batch`.
fn main() {}
