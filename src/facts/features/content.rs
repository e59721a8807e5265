//! What a sentence holds: names, numbers, times, speech.

use std::sync::OnceLock;

use crate::facts::features::{COUNT, Feature, share};
use crate::facts::story::Story;
use crate::lexicon::{Classes, WordId, with_letter, word_id};
use crate::map::Table;
use crate::people::Sort;
use crate::schema::{QuoteKind, overlapping};
use crate::sentences::Sentence;
use crate::text::Article;
use crate::token::{Kind, Kinds, Token};

/// Most of what is counted one by one.
const MANY: usize = 4;

/// Classes that are counted, each for itself.
const CLASSES: [(Classes, Feature); 10] = [
    (Classes::TIME, Feature::Weekday),
    (Classes::MONTH, Feature::Month),
    (Classes::MODAL, Feature::Modal),
    (Classes::HEDGE, Feature::Hedge),
    (Classes::STANCE, Feature::Stance),
    (Classes::CAUSE, Feature::Cause),
    (Classes::EVENT, Feature::Event),
    (Classes::MEANING, Feature::Meaning),
    (Classes::CONDITION, Feature::Condition),
    (Classes::ROLE, Feature::Official),
];

/// Words that are counted, each for a feature; with a capital where `^` stands behind it.
const WORDS: [(Feature, &str); 14] = [
    (Feature::Pictured, "pictured pictured^ photographed centre left right above above^"),
    (Feature::Seen, "seen poses pose"),
    (Feature::Percent, "percent per"),
    (Feature::Was, "was were had"),
    (Feature::Is, "is are"),
    (Feature::Has, "has have"),
    (Feature::Will, "will"),
    (Feature::Ago, "ago earlier previously formerly decades"),
    (Feature::Earlier, "year years month months"),
    (Feature::Negated, "not no n't never didn't"),
    (Feature::But, "but although though"),
    (Feature::We, "i^ we we^ our my you us"),
    (
        Feature::Announced,
        "announced announces unveiled ruled ordered approved agreed voted arrested",
    ),
    (Feature::Announced, "charged killed died found won launched"),
];
const PICTURED: WordId = word_id("pictured");

/// The feature that a word is counted for by name.
fn listed(token: &Token) -> Option<Feature> {
    static LISTED: OnceLock<Table> = OnceLock::new();
    if !token.is(Classes::NOTED) || token.caps {
        return None;
    }
    let listed = LISTED.get_or_init(|| {
        let rows = (0..).zip(WORDS);
        Table::of(
            255,
            rows.flat_map(|(row, (_, words))| words.split(' ').map(move |w| (word_id(w), row))),
        )
    });
    let word = if token.capital { with_letter(token.word, b'^') } else { token.word };
    WORDS.get(listed.get(word)? as usize).map(|(feature, _)| *feature)
}

/// Whether a word stands between brackets, or between a comma and a comma: "(left)", ", pictured above,".
fn bracketed(article: &Article<'_>, i: usize) -> bool {
    let side = |t: Kind| matches!(t, Kind::Open | Kind::Close | Kind::Comma | Kind::Colon);
    let before = i.checked_sub(1).map_or(Kind::End, |b| article.token(b).kind);
    side(before) || side(article.token(i + 1).kind)
}

/// What it holds: names, numbers, times, speech.
pub(super) fn holds(
    story: &Story<'_>,
    sentence: &Sentence,
    begins: usize,
    see: &mut impl FnMut(Feature, i32),
) {
    use Feature::*;
    let article = story.article;
    let yes = |holds: bool| if holds { 1000 } else { 0 };
    let some = |n: usize| n.min(MANY) as i32 * (1000 / MANY as i32);
    let mentions = story.people.within(&sentence.tokens);
    let sorted = |sort: Sort| {
        mentions.iter().filter(|m| story.people.entity(m).is_some_and(|e| e.sort == sort)).count()
    };
    let persons = sorted(Sort::Person);
    see(Person, yes(persons > 0));
    see(Persons, some(persons));
    see(Body, yes(sorted(Sort::Body) > 0));
    see(Place, some(sorted(Sort::Place)));
    see(Main, yes(mentions.iter().any(|m| Some(m.entity) == story.main.0)));
    see(Next, yes(mentions.iter().any(|m| Some(m.entity) == story.main.1)));
    let introduced = |m: &&crate::people::Mention| {
        story.people.entity(m).is_some_and(|e| sentence.span.contains(e.name))
    };
    see(Introduces, some(mentions.iter().filter(introduced).count()));
    see(NoName, yes(mentions.is_empty()));
    let mut count = [0_u8; COUNT];
    let mut add = |feature: Feature| {
        if let Some(n) = count.get_mut(feature as usize) {
            *n = n.saturating_add(1);
        }
    };
    let early = story.lead_ends;
    let tokens = article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
    let mut did = 0;
    for (token, i) in tokens.iter().zip(sentence.tokens.start..) {
        if token.is(Classes::TIME) || token.kind == Kind::Number {
            // What stands in the lead is no news to it: there the rest of the lead counts.
            let same = story
                .dates
                .get(&token.word)
                .is_some_and(|n| *n > usize::from(sentence.tokens.end <= early));
            match (token.kind, same) {
                (Kind::Number, true) => add(SameNumber),
                (Kind::Number, false) => {}
                (_, true) => add(SameDay),
                (_, false) => add(OtherDay),
            }
        }
        if token.is_word() {
            match listed(token) {
                Some(Pictured) if bracketed(article, i) => add(Pictured),
                Some(Pictured) if token.word == PICTURED && !token.capital => add(Seen),
                None | Some(Pictured) => did += usize::from(token.has_ending(*b"ed")),
                Some(feature) => add(feature),
            }
            continue;
        }
        let slice = || article.slice(token.span());
        match token.kind {
            Kind::Number => {
                add(Numbers);
                let year = || slice().starts_with("19") || slice().starts_with("20");
                if token.length() == 4 && year() {
                    add(Year);
                }
            }
            Kind::Comma => add(Commas),
            Kind::Colon => add(Colon),
            Kind::Dash => add(Dash),
            Kind::Open => add(Brackets),
            Kind::Stop if slice().starts_with('!') => add(Exclaims),
            Kind::Other => match slice() {
                "$" | "£" | "€" => add(Money),
                "%" => add(Percent),
                _ => {}
            },
            _ => {}
        }
    }
    for (class, feature) in CLASSES {
        see(feature, some(sentence.counts.of_class(class) as usize));
    }
    see(Did, some(did));
    for feature in [
        Numbers, Year, Commas, Colon, Dash, Brackets, Exclaims, Money, Percent, Was, Is, Has, Will,
        Ago, Earlier, SameDay, OtherDay, SameNumber, Pictured, Seen, Negated, But, We, Announced,
    ] {
        see(feature, some(count.get(feature as usize).copied().unwrap_or(0).into()));
    }
    if sentence.kinds.has(Kinds::CITATION) {
        see(Cited, some(article.cited(sentence.tokens.clone()).len()));
    }
    // "The move signals": the news as a whole, and what it amounts to.
    let held = |feature: Feature| count.get(feature as usize).is_some_and(|n| *n > 0);
    let noun = (begins + 1..sentence.tokens.end.min(begins + 3))
        .any(|i| article.token(i).is(Classes::EVENT));
    see(Judges, yes(noun && sentence.counts.any().has(Classes::MEANING)));
    see(Number, yes(held(Numbers)));
    let found = overlapping(story.quotes, sentence.span);
    let quotes = || found.clone();
    let quoted = |q: &crate::schema::Quote| -> usize {
        q.quoted.iter().map(|s| s.common(sentence.span)).sum()
    };
    see(Quoted, share(quotes().map(quoted).sum(), sentence.span.len()));
    see(Mixed, yes(quotes().any(|q| q.kind == QuoteKind::Mixed)));
    // What a person says whose words stand among the key quotes.
    let heard = quotes().filter(|q| q.kind != QuoteKind::Direct).any(|q| {
        let name = q.speaker.as_ref().and_then(|s| s.name.as_deref());
        name.is_some_and(|n| story.heard.contains(&n))
    });
    see(Heard, yes(heard));
    see(Direct, yes(quotes().any(|q| q.kind == QuoteKind::Direct)));
    see(Key, yes(quotes().any(|q| q.key)));
    let told = quotes().find(|q| q.kind != QuoteKind::Direct);
    see(Reported, yes(told.is_some()));
    let named = told.and_then(|q| q.speaker.as_ref()).is_some_and(|s| s.name.is_some());
    see(Source, yes(named));
    see(NoSource, yes(told.is_some_and(|q| q.speaker.is_none())));
}
