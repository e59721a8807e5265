//! Cues: the words that report.

use crate::lexicon::{Classes, Few, WordId, word_id, words};
use crate::text::Article;
use crate::token::{Kind, Token};

/// What is written does so: "the statement read".
static READS: Few<4, 6> = Few::new(&words!["read", "reads", "goes", "went"]);

/// Whether a token may be a cue by its word alone; most are none.
pub(crate) fn may_report(token: &Token) -> bool {
    token.is(Classes::REPORTING) || READS.has(token.word)
}

/// Whether token `i` is a reporting verb in use as one, not a noun ("a report") or part of a name.
pub(crate) fn is_cue(article: &Article<'_>, i: usize) -> bool {
    let token = article.token(i);
    may_report(&token) && reports(article, i, token)
}

fn reports(article: &Article<'_>, i: usize, token: Token) -> bool {
    if token.capital {
        return opens_inverted(article, i);
    }
    if READS.has(token.word) {
        return i.checked_sub(1).is_some_and(|b| is_written(article, b));
    }
    let before = i.checked_sub(1).map_or(Token::END, |b| article.token(b));
    let word = article.slice(token.span());
    // "That said, the bridge is old": nobody says it here either.
    if article.slice(before.span()) == "That" && article.token(i + 1).kind == Kind::Comma {
        return false;
    }
    // "is said to be cursed": nobody says it here.
    let passive = matches!(article.slice(before.span()), "is" | "are" | "was" | "were" | "be");
    if passive && article.slice(article.token(i + 1).span()) == "to" {
        return false;
    }
    // "a statement", "his comments", "of note", "to say": nouns and infinitives.
    if before.is_word() && !before.is_pronoun() {
        if before.is(Classes::DETERMINER)
            && !word.ends_with("ed")
            && word != "said"
            && word != "told"
            && word != "wrote"
        {
            return false;
        }
        if matches!(article.slice(before.span()), "to" | "of" | "been" | "being") && word != "said"
        {
            return false;
        }
    }
    if token.is(Classes::NOUN_CUE) {
        // A verb only right behind its subject: a pronoun, or a name that no article opens.
        let two = i.checked_sub(2).map_or(Token::END, |b| article.token(b));
        return before.is_pronoun()
            || is_filler(article, &before)
            || before.capital
                && before.is_word()
                && !two.is(Classes::DETERMINER.with(Classes::PREPOSITION))
                && two.kind != Kind::Possessive
            || before.is_word()
                && article.slice(before.span()).ends_with('s')
                && !before.capital
                && before.is(Classes::ROLE);
    }
    before.kind != Kind::Possessive
        || word.ends_with("ed")
        || matches!(word, "said" | "told" | "wrote")
}

/// "Said Ruiz:" at the start of a sentence.
pub(crate) fn opens_inverted(article: &Article<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).map_or(Token::END, |b| article.token(b));
    let starts = matches!(before.kind, Kind::Stop | Kind::End | Kind::Mark(..));
    let word = article.slice(article.token(i).span());
    starts && matches!(word, "Said" | "Says" | "Added" | "Asked" | "Wrote" | "Tweeted")
}

fn is_written(article: &Article<'_>, i: usize) -> bool {
    !article.token(i).capital
        && article.token(i).is_one(&words![
            "statement",
            "post",
            "email",
            "letter",
            "note",
            "memo",
            "tweet",
            "message",
            "sign",
            "banner",
            "caption",
            "text",
            "comment",
            "release",
            "entry"
        ])
}

/// Whether a cue gives a name to something instead of saying it: "called “the end of an era”".
pub(crate) fn names(article: &Article<'_>, i: usize) -> bool {
    let word = article.slice(article.token(i).span());
    ["call", "dub", "descri", "label", "nam", "titl", "brand", "portray", "characteri"]
        .iter()
        .any(|stem| word.starts_with(stem))
}

/// Adverbs and auxiliaries between a subject and its verb.
pub(crate) fn is_filler(article: &Article<'_>, token: &Token) -> bool {
    let adverb = || article.slice(token.span()).ends_with("ly") && !token.is(Classes::ROLE);
    token.is_word() && !token.capital && (token.is(Classes::FILLER) || adverb())
}

impl Token {
    /// A personal pronoun that can be a subject, written as such: not "IT", not "i".
    pub(crate) fn is_pronoun(&self) -> bool {
        const I: WordId = word_id("i");
        const WHO: WordId = word_id("who");
        static PRONOUNS: Few<8, 3> =
            Few::new(&words!["he", "she", "they", "it", "we", "i", "you", "who"]);
        PRONOUNS.has(self.word)
            & match self.word {
                I => self.capital,
                WHO => !self.capital,
                _ => !self.caps,
            }
    }
}

/// Whether the verb at token `verb` takes its subject from an earlier one: "…, adding", "… and said".
pub(crate) fn shares_subject(article: &Article<'_>, verb: usize) -> bool {
    let mut before = verb;
    while before > 0 && is_filler(article, &article.token(before - 1)) {
        before -= 1;
    }
    let Some(previous) = before.checked_sub(1).map(|b| article.token(b)) else { return false };
    let participle = article.slice(article.token(verb).span()).ends_with("ing");
    previous.is_one(&words!["and", "but", "then", "or", "by", "before", "after", "while", "when"])
        || participle && (previous.kind == Kind::Comma || previous.is_word() && !previous.capital)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::SOUGHT;

    /// A sentence without any of them is passed over.
    #[test]
    fn what_reports_without_its_class_is_sought() {
        let words = words!["read", "reads", "goes", "went"];
        assert!(words.iter().all(|&word| READS.has(word) && SOUGHT.has(word)));
        assert!(SOUGHT.has(crate::quotes::voice::ACCORDING));
    }
}
