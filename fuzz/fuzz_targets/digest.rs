//! A whole digest from bytes: as they are, and as a text that they build.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nutgraf_fuzz::{hostile, promises};

fuzz_target!(|bytes: &[u8]| {
    promises::a_digest_is_sound(&String::from_utf8_lossy(bytes));
    promises::a_digest_is_sound(&hostile::text(bytes));
});
