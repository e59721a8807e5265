//! How many tests ran, read from what test runners print.

/// Tests that passed, failed and were skipped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl Tally {
    /// Adds what one line of a runner says: libtest's `test result: ok. 3 passed; 0 failed; …`,
    /// or the summary of Node's spec reporter, `ℹ pass 3`.
    pub fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            for part in result.split(['.', ';']) {
                match part.trim().split_once(' ') {
                    Some((n, "passed")) => self.passed += number(n),
                    Some((n, "failed")) => self.failed += number(n),
                    Some((n, "ignored")) => self.skipped += number(n),
                    _ => {}
                }
            }
        } else if let Some(summary) = line.strip_prefix("ℹ ") {
            match summary.split_once(' ') {
                Some(("pass", n)) => self.passed += number(n),
                Some(("fail" | "cancelled", n)) => self.failed += number(n),
                Some(("skipped" | "todo", n)) => self.skipped += number(n),
                _ => {}
            }
        }
    }

    /// Adds another tally.
    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

fn number(digits: &str) -> usize {
    digits.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_libtest_and_node_summaries() {
        let mut tally = Tally::default();
        tally.read("test result: ok. 12 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.01s\n");
        tally.read("ℹ tests 9\n");
        tally.read("ℹ pass 7\n");
        tally.read("ℹ fail 1\n");
        tally.read("ℹ cancelled 1\n");
        tally.read("ℹ skipped 3\n");
        tally.read("ℹ duration_ms 120.5\n");
        assert_eq!(tally, Tally { passed: 19, failed: 3, skipped: 5 });
    }

    #[test]
    fn ignores_other_lines() {
        let mut tally = Tally::default();
        tally.read("test digest::tests::empty ... ok");
        tally.read("✔ 3 passed (1ms)");
        assert_eq!(tally, Tally::default());
    }
}
