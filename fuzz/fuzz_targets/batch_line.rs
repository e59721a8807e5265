//! A line of a batch: read or refused, and read as any reader of JSON would.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nutgraf_fuzz::{record::Record};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(record) = Record::parse(bytes) {
        let id = serde_json::to_string(&record.id).expect("a string is JSON");
        let text = serde_json::to_string(&record.text).expect("a string is JSON");
        let title = serde_json::to_string(&record.title).expect("a title is JSON");
        let again = format!("{{\"id\":{id},\"text\":{text},\"title\":{title}}}");
        let read = Record::parse(again.as_bytes()).expect("a line written anew");
        assert_eq!((read.id, read.title, read.text), (record.id, record.title, record.text));
        assert_eq!(read.replaced, 0);
    }
});
