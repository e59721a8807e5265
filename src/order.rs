//! Sorting by numbers. One sort for items of every kind: each further one would be two kilobytes more to send.

/// Sorts by `key`, least first; items with the same key keep their order.
pub(crate) fn sort_by_key<T>(items: &mut [T], key: impl Fn(&T) -> u64) {
    let mut keys: Vec<(u64, usize)> = items.iter().map(key).zip(0..).collect();
    if sort(&mut keys) {
        // Each place takes its item from where that lies, and what stood there goes on to the next place of the round.
        for start in 0..keys.len() {
            let mut at = start;
            while let Some((_, lies)) = keys.get_mut(at) {
                let from = std::mem::replace(lies, at);
                if from == start {
                    break;
                }
                items.swap(at, from);
                at = from;
            }
        }
    }
}

/// Sorts the keys; whether any had to be moved, for most lists are in order as they are.
#[inline(never)]
fn sort(keys: &mut [(u64, usize)]) -> bool {
    let moved = !keys.is_sorted();
    if moved {
        keys.sort_unstable();
    }
    moved
}

/// A key that puts large numbers first.
pub(crate) fn descending(number: usize) -> u64 {
    u64::MAX - number as u64
}

/// A key of two numbers below 2³², the first before the second.
pub(crate) fn pair(first: usize, second: usize) -> u64 {
    (first as u64) << 32 | second as u64 & 0xffff_ffff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let mut words = vec!["pear", "fig", "apple", "kiwi", "nut"];
        sort_by_key(&mut words, |w| w.len() as u64);
        assert_eq!(words, ["fig", "nut", "pear", "kiwi", "apple"]);
        sort_by_key(&mut words, |w| descending(w.len()));
        assert_eq!(words, ["apple", "pear", "kiwi", "fig", "nut"]);
        sort_by_key(&mut words, |w| pair(usize::from(w.contains('p')), w.len()));
        assert_eq!(words, ["fig", "nut", "kiwi", "pear", "apple"]);
    }
}
