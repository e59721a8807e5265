//! Characters that act instead of showing.

/// Start of the block of pictures for control characters ("␛" for Escape).
const CONTROL_PICTURES: u32 = 0x2400;
/// Picture of Delete.
const DELETE_PICTURE: char = '␡';

/// What is shown for `c`: the character itself unless a terminal, an editor or a browser would obey
/// it. White space becomes a space, control characters their pictures, and what changes the
/// direction of the text around it (Unicode TR 36, 3.2; CVE-2021-42574) becomes U+FFFD.
///
/// ```
/// # use nutgraf::harmless;
/// assert_eq!("\u{1b}[31mred".chars().map(harmless).collect::<String>(), "␛[31mred");
/// ```
pub fn harmless(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\u{1F}' => {
            char::from_u32(CONTROL_PICTURES + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        '\u{7F}' => DELETE_PICTURE,
        '\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn nothing_that_acts_is_left() {
        for c in (0..=0x2FFFu32).filter_map(char::from_u32) {
            let shown = harmless(c);
            assert!(!shown.is_control(), "{:?} shows as {:?}", c, shown);
            assert!(
                c.is_control() || shown == c || ('\u{2028}'..='\u{2069}').contains(&c),
                "{c:?} changed"
            );
        }
    }
}
