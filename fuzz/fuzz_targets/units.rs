//! Offsets in UTF-16 and UTF-32 units.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nutgraf_fuzz::{hostile, promises};

fuzz_target!(|bytes: &[u8]| {
    promises::units_change_nothing_else(&String::from_utf8_lossy(bytes), nutgraf::QuoteCount::All);
    promises::units_change_nothing_else(&hostile::text(bytes), nutgraf::QuoteCount::All);
});
