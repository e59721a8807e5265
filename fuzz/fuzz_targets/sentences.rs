//! Where sentences end: the outline covers every paragraph, whatever stands where they seem to end.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nutgraf_fuzz::{hostile, promises};

fuzz_target!(|bytes: &[u8]| {
    promises::a_digest_is_sound(&hostile::from(hostile::STOPS, bytes));
});
