//! What speaks for a sentence or against it, though the labels that the weights were learnt from hardly tell.

use crate::facts::marked;
use crate::facts::story::Story;
use crate::lexicon::{Classes, PERSONS, WordId, words};
use crate::schema::overlapping;
use crate::sentences::Sentence;
use crate::text::Article;
use crate::token::{Kind, Kinds, is_side};

/// Points lost by a sentence in which the writer or the reader is somebody: "we", "you". One spread of the points of an
/// article's sentences is 150.
const PERSONAL: i64 = -100;
/// Points lost by a line without its stop, an entry of a list, a link: more than any other can lose.
const UNFINISHED: i64 = -1000;
/// Points lost by what tells of a broadcast: "On today's show".
const TEASER: i64 = -300;
/// Points of the result of a match, and the sentences among which it is looked for: deeper ones tell of other matches.
const RESULT: i64 = 150;
const EARLY: usize = 8;

/// The classes of all words for persons.
const ASKED: Classes = Classes::NOTED.with(Classes::FUNCTION);

/// What a team did where a result stands beside.
const ENDED: [WordId; 21] = words![
    "beat",
    "beating",
    "defeat",
    "defeated",
    "defeating",
    "won",
    "win",
    "winning",
    "wins",
    "lost",
    "loss",
    "losing",
    "fell",
    "falling",
    "victory",
    "topped",
    "swept",
    "routed",
    "upset",
    "draw",
    "tied"
];

/// The points that a sentence gains or loses, the `place`th of its article.
pub(super) fn of(story: &Story<'_>, sentence: &Sentence, place: usize) -> i64 {
    let article = story.article;
    let token = |i: usize| article.token(i);
    let quoted = |i: usize| {
        let span = token(i).span();
        overlapping(story.quotes, span).any(|quote| {
            let parts = marked(quote);
            let at = parts.partition_point(|part| part.end <= span.start);
            parts.get(at).is_some_and(|part| part.overlaps(span))
        })
    };
    let within = || sentence.tokens.clone();
    let personal = |i: usize| {
        // "US" is a name; "World War I".
        let named = token(i).capital && i > sentence.tokens.start && token(i - 1).capital;
        token(i).is_one(&PERSONS) && !token(i).caps && !named && !quoted(i)
    };
    let result = |i: usize| token(i).kind == Kind::Number && is_result(article, i);
    let ended = |i: usize| token(i).is_one(&ENDED);
    let last = token(sentence.tokens.end.saturating_sub(1));
    let finished = matches!(last.kind, Kind::Stop | Kind::Close | Kind::Citation | Kind::Mark(..))
        || article.slice(last.span()).ends_with('.'); // "at 6 p.m."
    // Where breaks between lines are lost, so are stops, and what reads like the writer's may be a quotation's.
    let lines = !story.unbroken;
    // Few words are asked for by name: only with these it is worth while to compare.
    let noted = |i: &usize| token(*i).classes.within(ASKED) == ASKED;
    let scored = place < EARLY && sentence.kinds.has(Kinds::NUMBER);
    let held = [
        (lines && within().filter(noted).any(personal), PERSONAL),
        (!finished && lines, UNFINISHED),
        (scored && within().any(result) && within().any(ended), RESULT),
        (is_teaser(article, sentence.tokens.start), TEASER),
    ];
    held.into_iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum()
}

/// "On today's show", "In this week's episode".
fn is_teaser(article: &Article<'_>, first: usize) -> bool {
    let word = |i: usize| article.slice(article.token(i).span());
    matches!(word(first), "On" | "In")
        && matches!(word(first + 1), "today" | "tonight" | "this")
        && (first + 2..first + 5).any(|i| matches!(word(i), "show" | "episode" | "edition"))
}

/// "82-74".
fn is_result(article: &Article<'_>, i: usize) -> bool {
    let slice = |i: usize| article.slice(article.token(i).span());
    let token = |i: usize| article.token(i);
    let dashed = token(i + 1).kind == Kind::Dash && is_side(slice(i)) && is_side(slice(i + 2));
    // "(12-3)" is what a team has won and lost.
    let set_apart = i.checked_sub(1).is_some_and(|b| token(b).kind == Kind::Open);
    let within = slice(i).split_once('-').is_some_and(|(a, b)| is_side(a) && is_side(b));
    // "An 8-2 run".
    let other = words!["run", "record", "lead", "start", "advantage", "halftime", "season", "mark"];
    let behind = i + if dashed { 3 } else { 1 };
    (within || dashed) && !set_apart && !token(behind).is_one(&other)
}
