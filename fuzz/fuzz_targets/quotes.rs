//! Quotations, speakers, reported speech: marks of all kinds, opened and closed at will.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nutgraf_fuzz::{hostile, promises};

fuzz_target!(|bytes: &[u8]| {
    promises::a_digest_is_sound(&hostile::from(hostile::MARKS, bytes));
});
