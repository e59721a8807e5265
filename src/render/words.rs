//! The English words for codes and enum values of a digest.

use crate::options::OffsetEncoding;
use crate::render::outline::part;
use crate::schema::*;

/// The kind of text, as a label.
pub(super) fn genre(genre: Genre) -> &'static str {
    match genre {
        Genre::News => "News",
        Genre::Brief => "Brief",
        Genre::Opinion => "Opinion",
        Genre::LiveBlog => "Live blog",
        Genre::Interview => "Interview",
        Genre::List => "List",
        Genre::PressRelease => "Press release",
        Genre::NotArticle => "Not an article",
    }
}

/// Who speaks: the name, as it is `set`, and what the text says of it; whom it does not name, it may describe.
pub(super) fn who(
    speaker: &Speaker,
    set: impl Fn(&str) -> String,
    plain: impl Fn(&str) -> String,
) -> String {
    let described = speaker.description.as_ref().map(|description| plain(&description.text));
    match (&speaker.name, described) {
        (Some(name), Some(described)) => format!("{}, {described}", set(name)),
        (Some(name), None) => set(name),
        (None, Some(described)) => format!("{described}, not named"),
        (None, None) => "not named".to_owned(),
    }
}

/// How a speaker was found, as a remark; nothing where the name stands beside the quote, or nowhere.
pub(super) fn found(speaker: &Speaker) -> Option<&'static str> {
    match speaker.found {
        Found::Named => None,
        Found::Pronoun if speaker.name.is_none() => None,
        Found::Pronoun => Some("named elsewhere in the text"),
        Found::Continued => Some("goes on from the quote before"),
        Found::Turn => Some("by the turns of the dialogue"),
        Found::SameWords => Some("same words in indirect speech"),
        Found::Label => Some("by its label"),
    }
}

/// What a statement states.
pub(super) fn statement(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Consequence => "Consequence",
        StatementKind::Expectation => "Expectation",
        StatementKind::Evaluation => "Evaluation",
    }
}

/// Whose statement it is: a name, else the words for who is not named.
pub(super) fn holder(statement: &Statement, unit: OffsetEncoding) -> String {
    let Holder { kind, name, span } = &statement.holder;
    let words = || part(&statement.text, statement.span, (*span)?, unit);
    match (name, kind) {
        (Some(name), _) => name.clone(),
        (None, HolderKind::Reporter) => "the reporter".to_owned(),
        (None, HolderKind::Source) => "a source".to_owned(),
        (None, HolderKind::Unnamed) => {
            words().map_or("sources not named".to_owned(), |words| format!("“{words}”"))
        }
    }
}

/// A reason for a choice; a code of a later version stands for itself.
pub(super) fn reason(reason: &Reason) -> String {
    let words = match reason.code.as_str() {
        "lede" => "opens the story",
        "number" => "has a number",
        "named-source" => "has a named source",
        "repeated-in-quote" => "repeated in a quote",
        "citations" => {
            return match reason.count {
                Some(1) => "1 citation".to_owned(),
                Some(count) => format!("{count} citations"),
                None => "has citations".to_owned(),
            };
        }
        code => code,
    };
    words.to_owned()
}

/// `1 word`, `2 words`.
pub(super) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
