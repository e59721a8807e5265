//! What the targets share: the generators and the checks of the tests, and the command line's reader of batch lines.

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/support/adversarial.rs"]
mod adversarial;
#[path = "../tests/support/hostile.rs"]
mod hostile;
#[path = "../tests/support/invariants.rs"]
mod invariants;
#[path = "../tests/support/promises.rs"]
mod promises;
#[path = "../src/bin/nutgraf/record.rs"]
mod record;
#[path = "../tests/support/targets.rs"]
pub mod targets;
