//! A whole digest from an article with changes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nutgraf_fuzz::{ARTICLES, hostile, promises};

fuzz_target!(|bytes: &[u8]| {
    let Some((which, changes)) = bytes.split_first() else { return };
    let article = ARTICLES[usize::from(*which) % ARTICLES.len()];
    promises::a_digest_is_sound(&hostile::changed(article, changes));
});
