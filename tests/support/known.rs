//! Cases that fail today and say so: such a case must go on failing, or its mark must go.

/// What became of a table of cases.
#[derive(Default)]
pub struct Outcome {
    cases: usize,
    known: usize,
    wrong: Vec<String>,
}

impl Outcome {
    /// Records one case: `known` names the cause of a failure that is expected, `problems` what went wrong.
    pub fn record(&mut self, name: &str, known: Option<&str>, problems: &[String]) {
        self.cases += 1;
        match (known, problems) {
            (None, []) => {}
            (None, problems) => self.wrong.push(format!("{name}\n    {}", problems.join("\n    "))),
            (Some(cause), []) => {
                self.wrong.push(format!("{name}\n    passes now: remove `known = {cause:?}`"))
            }
            (Some(_), _) => self.known += 1,
        }
    }

    /// Fails with everything that went wrong.
    #[track_caller]
    pub fn settle(self, least: usize) {
        let Self { cases, known, wrong } = self;
        assert!(cases >= least, "{cases} cases, {least} are wanted");
        assert!(
            wrong.is_empty(),
            "{} of {cases} cases ({known} known to fail):\n\n{}\n",
            wrong.len(),
            wrong.join("\n\n")
        );
    }
}
