//! Bytes that a text seldom holds, found a stretch at a time: those that control characters begin with, breaks between
//! lines among them, and the marks that turn the direction of text.

/// Bytes looked at together: as many as a vector holds.
const STRETCH: usize = 16;

/// Where in `text` a character may begin that is a control character (U+0000 to U+001F, U+007F to U+009F) or one of
/// U+2000 to U+2FFF, in order. Others of U+0080 to U+00BF are among them.
pub(super) fn places(text: &str) -> Vec<usize> {
    let sought = |byte: u8| matches!(byte, 0..=b'\x1f' | b'\x7f' | 0xc2 | 0xe2);
    let mut out = Vec::new();
    for (stretch, from) in text.as_bytes().chunks(STRETCH).zip((0..).step_by(STRETCH)) {
        // Without a way out of the loop, so that it runs on whole vectors.
        if stretch.iter().fold(false, |any, &byte| any | sought(byte)) {
            out.extend(stretch.iter().zip(from..).filter(|(b, _)| sought(**b)).map(|(_, at)| at));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_places_are_found_in_order() {
        for text in
            ["", "x", "none here", "\n", &"ab\ncd“”".repeat(50), &"a".repeat(31), "é\u{85}\n"]
        {
            let sought = |c: char| c.is_control() || ('\u{80}'..='\u{bf}').contains(&c);
            let sought = |c: char| sought(c) || ('\u{2000}'..='\u{2fff}').contains(&c);
            let plain: Vec<usize> =
                text.char_indices().filter(|(_, c)| sought(*c)).map(|(at, _)| at).collect();
            assert_eq!(places(text), plain, "{text:?}");
        }
    }
}
