//! A saved digest: shown or refused, however wrong it is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nutgraf_fuzz::{promises};

fuzz_target!(|bytes: &[u8]| {
    promises::a_saved_digest_is_shown_or_refused(bytes);
});
