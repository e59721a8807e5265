//! How much of a batch is in memory at one time.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A bound on the articles between reader and writer. The reader waits while it is full; the writer
/// makes room. It bounds what waits for its turn in the order of the output as well.
pub struct Window {
    articles: usize,
    bytes: usize,
    held: Mutex<Held>,
    room: Condvar,
}

#[derive(Default)]
struct Held {
    articles: usize,
    bytes: usize,
}

impl Window {
    /// Room for `articles`, and for `bytes` of lines among them.
    pub fn new(articles: usize, bytes: usize) -> Self {
        Self { articles, bytes, held: Mutex::default(), room: Condvar::new() }
    }

    /// Waits for room for a line of `bytes`. One that is longer than the whole window goes alone.
    pub fn enter(&self, bytes: usize) {
        let full = |held: &mut Held| {
            held.articles >= self.articles
                || (held.articles > 0 && held.bytes.saturating_add(bytes) > self.bytes)
        };
        let mut held =
            self.room.wait_while(self.held(), full).unwrap_or_else(PoisonError::into_inner);
        held.articles += 1;
        held.bytes = held.bytes.saturating_add(bytes);
    }

    /// Makes the room of a line of `bytes` free again.
    pub fn leave(&self, bytes: usize) {
        let mut held = self.held();
        held.articles = held.articles.saturating_sub(1);
        held.bytes = held.bytes.saturating_sub(bytes);
        self.room.notify_one();
    }

    /// Nobody can panic while holding the lock, so a poisoned one is as good.
    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
