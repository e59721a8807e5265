//! What can be seen of a sentence that may be a fact: one function for training and for reading.
//!
//! A feature is a whole number of thousandths: 1000 for what holds, a share of 1000 for what holds in part.

mod content;

use crate::facts::candidate::Candidate;
use crate::facts::story::Story;
use crate::facts::vocabulary::stem;
use crate::lexicon::Classes;
use crate::points::features;
use crate::roles::chance;
use crate::schema::Role;
use crate::sentences::Sentence;
use crate::text::Block;
use crate::token::Kind;

features! {
    all: All;
    place: First Second Third Fourth Fifth ToSeventh ToTenth ToFifteenth ToTwentyFifth Deeper
        Inverse Depth LastTenth Opens SecondInParagraph ThirdInParagraph DeepInParagraph Alone;
    length: UpTo8 UpTo11 UpTo14 UpTo17 UpTo20 UpTo24 UpTo28 UpTo33 UpTo40 Longer Commas LongWords;
    centrality: Recurring Count Sum Top Once Lead LeadCover;
    title: Title TitleCover TitleBehind TitleUntold;
    names: Person Persons Body Place Main Next Introduces NoName;
    numbers: Number Numbers SameNumber Percent Money Year Cited;
    time: Weekday SameDay OtherDay Month Ago Earlier;
    quotation: Quoted Mixed Direct Key Heard;
    attribution: Reported Source NoSource Announced Stance;
    verbs: Was Did Is Has Modal Will Hedge Negated;
    beginning: The A Name Preposition Numeral Subordinate Pronoun Connective Referent Behind Other TheSame;
    caption: Labelled Pictured Seen;
    words: Cause Event Meaning Judges Condition Official We Brackets Colon Dash But Exclaims;
    roles: MainEvent Consequence PreviousEvent CurrentContext Historical Anecdotal Evaluation Expectation;
    neighbours: FurnitureBefore FurnitureBehind HeadingBefore;
}

/// The features of one sentence, none beyond 1000.
pub(crate) type Seen = [i16; COUNT];

/// Tokens of a label before its colon, at most.
const LONGEST_LABEL: usize = 5;

fn share(part: usize, whole: usize) -> i32 {
    (1000 * part.min(whole)).checked_div(whole).unwrap_or(0) as i32
}

/// The features that are chances of roles.
const ROLES: [(Feature, Role); 8] = [
    (Feature::MainEvent, Role::MainEvent),
    (Feature::Consequence, Role::Consequence),
    (Feature::PreviousEvent, Role::PreviousEvent),
    (Feature::CurrentContext, Role::CurrentContext),
    (Feature::Historical, Role::Historical),
    (Feature::Anecdotal, Role::Anecdotal),
    (Feature::Evaluation, Role::Evaluation),
    (Feature::Expectation, Role::Expectation),
];

/// What is seen of a candidate.
pub(crate) fn observe(story: &Story<'_>, candidate: &Candidate) -> Seen {
    let mut seen = [0; COUNT];
    let mut see = |feature: Feature, value: i32| {
        if let Some(slot) = seen.get_mut(feature as usize) {
            *slot = value as i16;
        }
    };
    let &Candidate { sentence: index, place, begins, .. } = candidate;
    let Some(sentence) = story.sentences.get(index) else { return seen };
    see(Feature::All, 1000);
    stands(story, index, sentence, place, &mut see);
    speaks(story, sentence, place, &mut see);
    begins_with(story, sentence, begins, &mut see);
    // Whether its first word needs a name beside it, or the sentence before.
    see(Feature::Referent, if candidate.referent.is_some() { 1000 } else { 0 });
    see(Feature::Behind, if candidate.behind.is_some() { 1000 } else { 0 });
    content::holds(story, sentence, begins, &mut see);
    for (feature, role) in ROLES {
        see(feature, (chance(sentence, role) * 1000.0) as i32);
    }
    seen
}

/// Where it stands, and how long it is.
fn stands(
    story: &Story<'_>,
    index: usize,
    sentence: &Sentence,
    place: usize,
    see: &mut impl FnMut(Feature, i32),
) {
    use Feature::*;
    let rank = match place {
        0 => First,
        1 => Second,
        2 => Third,
        3 => Fourth,
        4 => Fifth,
        5..=6 => ToSeventh,
        7..=9 => ToTenth,
        10..=14 => ToFifteenth,
        15..=24 => ToTwentyFifth,
        _ => Deeper,
    };
    see(rank, 1000);
    see(Inverse, 1000 / (1 + place as i32));
    see(Depth, story.long(share(place, story.told)));
    see(LastTenth, if 10 * place >= 9 * story.told { 1000 } else { 0 });
    let at = |i: Option<usize>| i.and_then(|i| story.sentences.get(i));
    let same = |s: &&Sentence| s.paragraph == sentence.paragraph;
    let inside = (1..=3).take_while(|back| at(index.checked_sub(*back)).filter(same).is_some());
    let inside = inside.count();
    let within = match inside {
        0 => Opens,
        1 => SecondInParagraph,
        2 => ThirdInParagraph,
        _ => DeepInParagraph,
    };
    see(within, 1000);
    let alone = inside == 0 && at(Some(index + 1)).filter(same).is_none();
    see(Alone, if alone { 1000 } else { 0 });
    let furniture = |i: Option<usize>| at(i).is_some_and(|s| s.furniture);
    see(FurnitureBefore, if furniture(index.checked_sub(1)) { 1000 } else { 0 });
    see(FurnitureBehind, if furniture(Some(index + 1)) { 1000 } else { 0 });
    let heading = at(index.checked_sub(1))
        .is_some_and(|s| story.article.block_of(s.paragraph) == Block::Heading);
    see(HeadingBefore, if heading { 1000 } else { 0 });
    let words = sentence.words;
    let length = match words {
        0..=8 => UpTo8,
        9..=11 => UpTo11,
        12..=14 => UpTo14,
        15..=17 => UpTo17,
        18..=20 => UpTo20,
        21..=24 => UpTo24,
        25..=28 => UpTo28,
        29..=33 => UpTo33,
        34..=40 => UpTo40,
        _ => Longer,
    };
    see(length, 1000);
}

/// How much its words are those of the article.
fn speaks(
    story: &Story<'_>,
    sentence: &Sentence,
    place: usize,
    see: &mut impl FnMut(Feature, i32),
) {
    use Feature::*;
    /// Sentences beyond which one more with the same word says no more.
    const OFTEN: u32 = 6;
    let words = story.vocabulary.held(place);
    let all = words.len();
    // What a sentence of the lead shares with the lead is what it shares with the others of it.
    let own = u32::from(place < Story::LEAD);
    let (mut again, mut sum, mut top, mut lead, mut title) = (0, 0, 0, 0, 0);
    for word in words.iter().filter_map(|&word| story.vocabulary.word(word)) {
        again += usize::from(word.sentences > 1);
        sum += (word.sentences - 1).min(OFTEN) as usize;
        top += usize::from(word.top);
        lead += usize::from(word.lead > own);
        title += usize::from(word.title);
    }
    see(Recurring, share(again, all));
    see(Once, story.long(share(all - again, 12)));
    see(Count, share(sum, all * OFTEN as usize));
    see(Sum, share(sum, 60));
    see(Top, share(top, story.vocabulary.of_top));
    see(Lead, share(lead, all));
    see(LeadCover, share(lead, story.vocabulary.of_lead));
    see(Title, share(title, all));
    see(TitleCover, share(title, story.title.len()));
    see(TitleBehind, if place < Story::LEAD { 0 } else { share(title, story.title.len()) });
    see(TitleUntold, if story.title.is_empty() { 1000 / (1 + place as i32) } else { 0 });
    let tokens = story.article.tokens.get(sentence.tokens.clone()).unwrap_or_default();
    let long = tokens.iter().filter(|t| t.is_word() && t.length() > 7).count();
    see(LongWords, share(long, all));
}

/// How it begins.
fn begins_with(
    story: &Story<'_>,
    sentence: &Sentence,
    begins: usize,
    see: &mut impl FnMut(Feature, i32),
) {
    use Feature::*;
    let first = (begins..sentence.tokens.end).find(|&i| story.article.token(i).counts());
    let token = story.article.token(first.unwrap_or(begins));
    let name = story.people.at(first.unwrap_or(begins)).is_some();
    let kind = match story.article.slice(token.span()) {
        "The" | "the" => The,
        "A" | "An" | "a" | "an" => A,
        _ if name => Name,
        "It" | "He" | "She" | "They" | "His" | "Her" | "Its" | "Their" | "There" => Pronoun,
        _ if token.kind == Kind::Number => Numeral,
        "While" | "As" | "After" | "When" | "Since" | "Although" | "Though" | "If" | "Because"
        | "Despite" | "Before" | "Once" => Subordinate,
        _ if token.is(Classes::PREPOSITION) => Preposition,
        _ if token.is(Classes::DETERMINER) => Numeral,
        _ => Other,
    };
    see(kind, 1000);
    // "The fire" where the lead or the title tells of a fire.
    let noun = || {
        let noun = story.article.token(first.unwrap_or(begins) + 1);
        let noun = story.article.slice(noun.span());
        stem(noun, noun.len())
    };
    let known = |noun| story.vocabulary.in_lead(noun) || story.title.binary_search(&noun).is_ok();
    let same = matches!(kind, The | Pronoun) && known(noun());
    see(TheSame, if same { 1000 } else { 0 });
    // "Recruiters: three men seen in a video", "Relief: the rescued dog".
    let head = begins + 1..sentence.tokens.end.min(begins + LONGEST_LABEL);
    let labelled = head.clone().any(|i| story.article.token(i).kind == Kind::Colon);
    see(Labelled, if labelled { 1000 } else { 0 });
    see(Connective, if begins > sentence.tokens.start && !token.capital { 1000 } else { 0 });
}
