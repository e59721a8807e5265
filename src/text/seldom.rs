//! Bytes that a text seldom holds, found a stretch at a time.

/// Bytes looked at together: as many as two vectors hold.
const STRETCH: usize = 32;

/// Where those bytes of `text` stand that are `sought`, in order.
pub(crate) fn places(
    text: &str,
    sought: impl Fn(u8) -> bool + Copy,
) -> impl Iterator<Item = usize> {
    let stretches = text.as_bytes().chunks(STRETCH).zip((0..).step_by(STRETCH));
    // Without a way out of the loop, so that it runs on whole vectors.
    let some = move |stretch: &[u8]| stretch.iter().fold(false, |any, &byte| any | sought(byte));
    let found = stretches.filter(move |(stretch, _)| some(stretch));
    let bytes = found.flat_map(|(stretch, from)| stretch.iter().zip(from..));
    bytes.filter(move |(byte, _)| sought(**byte)).map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_places_are_found_in_order() {
        for text in ["", "x", "none here", "\n", &"ab\ncd".repeat(50), &"a".repeat(31), "é\n"] {
            let plain: Vec<usize> =
                (0..text.len()).filter(|&i| text.as_bytes()[i] == b'\n').collect();
            assert_eq!(places(text, |byte| byte == b'\n').collect::<Vec<_>>(), plain, "{text:?}");
        }
    }
}
