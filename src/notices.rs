//! Every notice that a digest can carry, with its code and its English words, in one place.

use crate::schema::Notice;

/// Declares the codes with their messages, so that neither can be forgotten.
macro_rules! notices {
    ($($(#[$meta:meta])* $name:ident = $code:literal, $message:literal;)*) => {
        /// What a notice is about. [`NoticeCode::code`] is stable; interfaces translate it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum NoticeCode { $($(#[$meta])* $name),* }

        impl NoticeCode {
            /// All codes, in the order of this file.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stable identifier.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// The same for people, in English.
            pub fn message(self) -> &'static str {
                match self { $(Self::$name => $message),* }
            }
        }
    };
}

notices! {
    /// Another language than English: facts by position, quotes by marks, nothing else.
    LanguageUnsupported = "language-unsupported",
        "This text is not in English: facts are taken by position, quotes by their marks, and no implications are read.";
    /// No news article at all: a list of links, a recipe, code.
    NotArticle = "not-article",
        "This does not read like a news article, so nothing is drawn from it.";
    /// A few words only.
    TooShort = "too-short",
        "This text is too short to draw anything from it.";
    /// No line breaks between paragraphs.
    NoParagraphs = "no-paragraphs",
        "This text has no paragraphs, so implications are looked for among its sentences.";
    /// A paragraph is too long, or too large a part of the article, to be shown whole as implications.
    LongParagraph = "long-paragraph",
        "Of a paragraph that tells much else, only the sentences that state the implications are shown.";
    /// Labelled as opinion by the text or its page.
    Opinion = "opinion",
        "Marked as opinion: no facts are drawn from it.";
    /// Reads like opinion without a label.
    MaybeOpinion = "maybe-opinion",
        "This reads like an opinion piece: what stands as fact may be its author's view.";
    /// A live blog, whose entries are many small stories.
    LiveBlog = "live-blog",
        "This is a live blog: its entries are many small stories, and the newest may change the older ones.";
    /// A listicle.
    List = "list",
        "This is a list of items rather than one story.";
    /// A press release.
    PressRelease = "press-release",
        "This is a press release: its claims are those of whoever issued it.";
    /// Questions and answers.
    Interview = "interview",
        "This is an interview: nearly all of it is what those interviewed said.";
    /// Lone surrogates that became U+FFFD.
    ReplacedCharacters = "replaced-characters",
        "Some characters were broken and are shown as \u{FFFD}.";
    /// A quotation mark without its partner.
    MismatchedMarks = "mismatched-marks",
        "Some quotation marks have no partner, so a quote may start or end in the wrong place.";
    /// Control characters in the text.
    ControlCharacters = "control-characters",
        "The text holds control characters, which are not shown.";
    /// Characters that change the direction of text around them.
    DirectionControls = "direction-controls",
        "The text holds characters that change the direction of reading, so it may not read as it is shown.";
}

impl Notice {
    /// The notice `code`, without count or place.
    pub fn new(code: NoticeCode) -> Self {
        Self {
            code: code.code().to_owned(),
            message: code.message().to_owned(),
            count: None,
            span: None,
        }
    }

    /// The notice `code` about `count` things.
    pub fn counted(code: NoticeCode, count: usize) -> Self {
        Self { count: Some(count), ..Self::new(code) }
    }

    /// `count` characters were broken on arrival and became U+FFFD, one code unit each.
    pub fn replaced_characters(count: usize) -> Self {
        Self::counted(NoticeCode::ReplacedCharacters, count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_kebab_case_and_messages_are_sentences() {
        for (i, notice) in NoticeCode::ALL.iter().enumerate() {
            let code = notice.code();
            assert!(code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{code}");
            assert!(notice.message().ends_with('.'), "{code}");
            assert!(
                NoticeCode::ALL.iter().skip(i + 1).all(|other| other.code() != code),
                "{code} twice"
            );
        }
    }
}
