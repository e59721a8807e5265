//! What the fuzzers run, on the stable compiler: over the inputs that they kept, and over lines of a batch by chance (the
//! other targets are properties in `properties.rs`).

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    dead_code,
    reason = "a test may panic; of what it shares it does not use all"
)]

#[path = "support/adversarial.rs"]
mod adversarial;
#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/invariants.rs"]
mod invariants;
#[path = "support/promises.rs"]
mod promises;
#[path = "../src/bin/nutgraf/record.rs"]
mod record;
#[path = "support/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

proptest! {
    // The same lines each time; `cargo fuzz` tries new ones.
    #![proptest_config(Config { cases: 5_000, rng_seed: RngSeed::Fixed(8), failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_line_of_a_batch_is_read_as_it_was_written_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        targets::batch_line(&bytes);
    }
}

#[test]
fn inputs_that_the_fuzzers_kept_keep_every_promise() {
    for (name, target) in targets::TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
        let mut files: Vec<_> =
            fs::read_dir(folder).expect(name).map(|entry| entry.expect(name).path()).collect();
        files.sort();
        assert!(!files.is_empty(), "{name} has no inputs");
        for file in files {
            // Named by the panic that it may cause.
            eprintln!("{}", file.display());
            target(&fs::read(&file).expect(name));
        }
    }
}
