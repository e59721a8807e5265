//! Genre: what kind of text it is. Only an explicit label refuses; a guess gives a digest with a notice.

mod shapes;
mod verbs;
pub(crate) mod voice;

use crate::genre::shapes::{clock, headed, measures, numbered, spoken};
use crate::genre::verbs::is_verb;
use crate::lexicon::{Classes, lowered, word_id};
use crate::schema::{Genre, Quote};
use crate::sentences::Sentence;
use crate::text::{Article, Block, Paragraph, ends_line};
use crate::token::{Kind, invisible};

/// What kind of text it is, and whether the text says so itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) genre: Genre,
    pub(crate) labelled: bool,
}

/// Fewest words of anything that can be read as an article.
pub(crate) const LEAST_WORDS: usize = 20;
/// Lines of a recipe that make a text one.
const INGREDIENTS: usize = 3;
/// Lines of an interview that begin with who speaks, and in which that one says "I".
const SPOKEN: usize = 6;
/// Items of a list under a line of their own.
const HEADED: usize = 6;
/// First lines in which the headline of a review is looked for.
const REVIEWED: usize = 2;
/// Last lines in which those who made a programme are looked for.
const CREDITS: usize = 24;
/// First lines in which an interview says that it was edited.
const EDITED: usize = 12;
/// Most words of a brief.
const BRIEF_WORDS: usize = 60;

/// Decides the genre; `english`: whether the words of English say anything.
pub(crate) fn genre(
    article: &Article<'_>,
    sentences: &[Sentence],
    quotes: &[Quote],
    english: bool,
) -> Verdict {
    let guess = |genre| Verdict { genre, labelled: false };
    let slice = |p: &Paragraph| article.slice(p.span);
    // "News¶Opinion¶Sport": the entries of a menu label nothing.
    let item = |line: &str| !line.is_empty() && line.bytes().all(|b| b.is_ascii_alphabetic());
    let entry = |i: usize| article.paragraphs.get(i).is_some_and(|p| item(slice(p)));
    let menu = |i: usize| entry(i) && (entry(i + 1) || i.checked_sub(1).is_some_and(entry));
    let first = article.paragraphs.iter().enumerate().take(4).filter(|(i, _)| !menu(*i));
    let named = |(_, p): (usize, &Paragraph)| Some((label(slice(p))?, p.span.end));
    // Behind the text "Comment" is a button.
    let last = article.paragraphs.iter().rev().take(2).filter(|p| disclaims(slice(p)));
    let last = last.map(|p| (Genre::Opinion, p.span.end));
    if let Some((genre, end)) = first.filter_map(named).chain(last).next() {
        // What had to be parted from the headline in its line is a guess.
        let blank = |c: char| invisible(c) || c.is_whitespace() && !ends_line(c);
        let rest = article.text.get(end..).unwrap_or_default().trim_start_matches(blank);
        return Verdict { genre, labelled: rest.is_empty() || rest.starts_with(ends_line) };
    }
    let lines: Vec<&str> = article.paragraphs.iter().map(|p| article.slice(p.span)).collect();
    let text: Vec<&Sentence> = sentences.iter().filter(|s| !s.furniture).collect();
    let words: usize = text.iter().map(|s| s.words).sum();
    let ended = text
        .iter()
        .filter(|s| {
            matches!(
                article.token(s.tokens.end - 1).kind,
                Kind::Stop | Kind::Mark(..) | Kind::Citation | Kind::Ellipsis | Kind::Close
            )
        })
        .count();
    let tells = |s: &&&Sentence| {
        let tokens = article.tokens.get(s.tokens.clone()).unwrap_or_default();
        s.counts.any().has(Classes::REPORTING.with(Classes::STANCE)) || tokens.iter().any(is_verb)
    };
    let verbs = text.iter().filter(tells).count();
    if words < LEAST_WORDS
        || ended * 2 < article.paragraphs.len().min(text.len()).max(1)
        || english && text.len() >= 4 && verbs * 5 < text.len()
    {
        return guess(Genre::NotArticle);
    }
    if lines.iter().take(REVIEWED).any(|line| reviews(line)) {
        return guess(Genre::Opinion);
    }
    if lines.iter().take(6).any(|l| wire(l)) || announces(&lines) {
        return guess(Genre::PressRelease);
    }
    if lines.iter().filter(|l| measures(l)).count() >= INGREDIENTS {
        return guess(Genre::NotArticle);
    }
    if lines.iter().filter(|l| clock(l)).count() >= 3 {
        return guess(Genre::LiveBlog);
    }
    // The rundown of a programme, with those who made it: one story an item.
    let made = |line: &&str| line.starts_with("Hosts:") || line.contains("Executive Producer:");
    if lines.iter().rev().take(CREDITS).any(made) {
        return guess(Genre::List);
    }
    let numbered = lines.iter().filter(|l| numbered(l)).count();
    if numbered >= 4 {
        return guess(Genre::List);
    }
    // "This interview has been edited for length and clarity."
    let edited = |paragraph: &Paragraph| {
        // Words are compared faster than letters, and it is seldom one of them.
        let tokens = article.tokens.get(paragraph.tokens.clone()).unwrap_or_default();
        tokens.iter().any(|token| token.word == word_id("edited"))
            && article.slice(paragraph.span).split_once(" edited for ").is_some_and(|(_, why)| {
                ["clarity", "length", "brevity"].iter().any(|word| why.contains(word))
            })
    };
    if article.paragraphs.iter().take(EDITED).any(edited) {
        return guess(Genre::Interview);
    }
    let asked = lines
        .iter()
        .filter(|l| l.ends_with('?') || l.starts_with("Q:") || l.starts_with("Q."))
        .count();
    if asked >= 3
        && asked * 4 >= article.paragraphs.iter().filter(|p| p.block != Block::Furniture).count()
    {
        return guess(Genre::Interview);
    }
    // "Ruiz: I never wanted to leave." in line after line.
    let (told, own) = lines.iter().filter(|line| spoken(line)).fold((0, 0), |(told, own), line| {
        (told + 1, own + usize::from(line.split([' ', '’', '\'']).any(|word| word == "I")))
    });
    if own >= SPOKEN && told * 2 >= lines.len() {
        return guess(Genre::Interview);
    }
    let argued = if words < voice::LEAST_WORDS {
        english && in_person(article, &text)
    } else {
        english && voice::argues(article, sentences, quotes)
    };
    // "“Between the Posts” is a column by Greta Solheim", and at the end "“Between the Posts” runs every Monday"
    let column = |line: &&str| line.contains(" column by ") && line.contains(" is a");
    let runs = lines.last().is_some_and(|l| l.starts_with('“') && l.contains("” runs every "));
    if argued || runs || lines.iter().any(column) {
        return guess(Genre::Opinion);
    }
    if headed(article) >= HEADED {
        return guess(Genre::List);
    }
    let dateline = text.first().is_some_and(|s| s.behind_dateline(article) > s.tokens.start);
    if words <= BRIEF_WORDS || !article.citations.is_empty() && !dateline {
        return guess(Genre::Brief);
    }
    guess(Genre::News)
}

/// Whether the writer of a short text tells of himself in every fifth sentence.
fn in_person(article: &Article<'_>, text: &[&Sentence]) -> bool {
    let quoted = |tokens: &std::ops::Range<usize>| {
        article
            .tokens
            .get(tokens.clone())
            .unwrap_or_default()
            .iter()
            .filter(|t| t.is_mark())
            .count()
    };
    let marked = |s: &Sentence| {
        // "MALTZ: I would say she deserved it": the words of somebody, without marks.
        let of = |p: &Paragraph| spoken(article.slice(p.span)) || quoted(&p.tokens) > 0;
        article.paragraphs.get(s.paragraph).is_some_and(of)
    };
    let tells = |s: &&&Sentence| {
        s.tokens.clone().any(|i| {
            matches!(
                article.slice(article.token(i).span()),
                "I" | "my" | "My" | "I'm" | "I’m" | "I've" | "I’ve"
            )
        })
    };
    let me = text.iter().filter(tells).filter(|s| !marked(s)).count();
    me * 5 >= text.len().max(1) && quoted(&(0..article.tokens.len())) < text.len()
}

/// The genre that a line of its own names.
fn label(line: &str) -> Option<Genre> {
    /// Longest label in bytes.
    const LONGEST: usize = 160;
    if line.len() > LONGEST {
        return None;
    }
    let plain = line.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
    // "Opinion: …" labels what follows; "Comment: police seek witnesses" is a headline.
    let head = plain.split([':', '|', '–', '—', '/']).next().unwrap_or_default().trim();
    if matches!(head, "opinion" | "op-ed" | "editorial" | "commentary") {
        return Some(Genre::Opinion);
    }
    match plain.as_str() {
        "comment"
        | "viewpoint"
        | "guest essay"
        | "column"
        | "review"
        | "book review"
        | "film review"
        | "movie review"
        | "theater review"
        | "theatre review"
        | "letters to the editor"
        | "letter to the editor" => Some(Genre::Opinion),
        "for immediate release" | "press release" | "news release" | "media release" => {
            Some(Genre::PressRelease)
        }
        "live" | "live blog" | "liveblog" => Some(Genre::LiveBlog),
        _ if disclaims(line) => Some(Genre::Opinion),
        // "For more, see our live updates." is a sentence.
        _ if !line.ends_with('.')
            && (plain.ends_with("live updates") || plain.ends_with("as it happened")) =>
        {
            Some(Genre::LiveBlog)
        }
        _ => None,
    }
}

/// "The views expressed here are those of the author." Those that were expressed at a hearing are news.
fn disclaims(line: &str) -> bool {
    /// Longest disclaimer in bytes.
    const LONGEST: usize = 300;
    line.len() <= LONGEST
        && line.contains(" expressed")
        && line.to_ascii_lowercase().split_once("s expressed ").is_some_and(|(of, by)| {
            (of.ends_with("opinion") || of.ends_with("view"))
                && [
                    "are those of",
                    "are the author",
                    "are solely",
                    "necessarily",
                    "r own",
                    "is own",
                ]
                .iter()
                .any(|owner| by.contains(owner))
        })
}

/// A headline that begins with "Review:", "Film review:" or "‘The Long Quay’ review:". Said of nothing else it would label
/// the text; "Review: Police ignored warnings" is news.
fn reviews(line: &str) -> bool {
    /// Most words of the label.
    const LONGEST: usize = 3;
    line.split_once(':').is_some_and(|(label, _)| {
        let mut words = label.split(' ');
        let last = words.next_back();
        let mut work = || {
            label.starts_with(['‘', '“', '\'', '"'])
                && words.next_back().is_some_and(|word| word.ends_with(['’', '”', '\'', '"']))
        };
        last.is_some_and(|word| word.eq_ignore_ascii_case("review"))
            && (label.split(' ').count() <= LONGEST || work())
    })
}

/// The mark of an agency that sends out what companies announce.
fn wire(line: &str) -> bool {
    let holds = |byte: u8| line.as_bytes().contains(&byte);
    (holds(b'(') || holds(b'/'))
        && [
            "(BUSINESS WIRE)",
            "/PRNewswire/",
            "/PRNewswire-",
            "(GLOBE NEWSWIRE)",
            "/CNW/",
            "(ACCESSWIRE)",
        ]
        .iter()
        .any(|mark| line.contains(mark))
}

/// Whether the last lines present the sender ("About Orvane") and name a contact for the press.
fn announces(lines: &[&str]) -> bool {
    /// Lines at the end that are looked at.
    const END: usize = 8;
    let end = || lines.iter().rev().take(END);
    let contact = |line: &&&str| {
        let line = lowered(line);
        line.len() < 160
            && [
                "media contact",
                "press contact",
                "media inquiries",
                "media enquiries",
                "press office",
            ]
            .iter()
            .any(|sign| line.contains(sign))
    };
    end().any(|line| line.starts_with("About ") && line.len() < 60) && end().find(contact).is_some()
}
