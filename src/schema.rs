//! The digest: the one data structure that every surface renders.
//!
//! Field names and enum values are relied on from outside: add, never rename. TypeScript types are
//! generated from these. Readers ignore fields and values that they do not know.

use serde::{Deserialize, Serialize};

use crate::options::OffsetEncoding;
use crate::span::Span;

/// Derives and serde settings shared by all plain-data types of the digest.
macro_rules! schema {
    ($($(#[$meta:meta])* pub $kind:ident $name:ident { $($body:tt)* })*) => {$(
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        $(#[$meta])*
        pub $kind $name { $($body)* }
    )*};
}

schema! {
    /// A piece of the article: `text` is the slice at `span`, exactly.
    #[derive(Eq)]
    pub struct Passage {
        /// The slice.
        pub text: String,
        /// Where it stands.
        pub span: Span,
    }

    /// What a sentence does in the story, after van Dijk as annotated by Choubey et al. (ACL 2020).
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "kebab-case")]
    pub enum Role {
        /// The news itself.
        MainEvent,
        /// What the main event led to.
        Consequence,
        /// An earlier event that led to it.
        PreviousEvent,
        /// The circumstances it happens in.
        CurrentContext,
        /// Something of the more distant past.
        Historical,
        /// A personal story that stands for the matter.
        Anecdotal,
        /// Opinion on the main event.
        Evaluation,
        /// What may follow.
        Expectation,
        /// Furniture, bylines, captions.
        NotArticle,
    }

    /// What kind of text it is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    pub enum Genre {
        /// A news report.
        News,
        /// A short report with citations, or a few paragraphs only.
        Brief,
        /// A column, an editorial, a review.
        Opinion,
        /// A live blog.
        LiveBlog,
        /// Questions and answers.
        Interview,
        /// A listicle.
        List,
        /// A press release.
        PressRelease,
        /// No article at all.
        NotArticle,
    }

    /// The headline.
    #[derive(Eq)]
    pub struct Title {
        /// Its words.
        pub text: String,
        /// Where it stands; absent where it was passed in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub span: Option<Span>,
    }

    /// A citation label of the text and where it is used.
    #[derive(Eq)]
    pub struct Citation {
        /// The label without brackets.
        pub label: String,
        /// Every marker that names it.
        pub mentions: Vec<Span>,
        /// Its entry in the reference list, where there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source: Option<Passage>,
    }

    /// The article as a whole.
    #[serde(rename_all = "camelCase")]
    pub struct ArticleInfo {
        /// The headline, where there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub title: Option<Title>,
        /// Words outside furniture.
        pub words: usize,
        /// Sentences outside furniture, and headings inside the article.
        pub sentences: usize,
        /// Paragraphs outside furniture.
        pub paragraphs: usize,
        /// Whole minutes at 230 words a minute, at least one.
        pub reading_minutes: usize,
        /// What kind of text it is.
        pub genre: Genre,
        /// Sources cited, in the order of first mention.
        pub citations: Vec<Citation>,
    }

    /// One reason for a choice, for people.
    #[derive(Eq)]
    pub struct Reason {
        /// `lede`, `number`, `named-source`, `repeated-in-quote`, `citations`.
        pub code: String,
        /// How many, where that says something.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub count: Option<usize>,
    }

    /// Who stands behind a fact.
    #[derive(Eq)]
    pub struct Attribution {
        /// The words for the source.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source: Option<Passage>,
        /// The reporting words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cue: Option<Passage>,
    }

    /// Whom a word that points back, or a last name alone, means: shown in brackets by interfaces, never inside the text.
    #[derive(Eq)]
    pub struct Referent {
        /// The word, inside the fact.
        pub span: Span,
        /// The name it stands for.
        pub name: Passage,
    }

    /// A headline fact: a sentence, or pieces of one.
    #[serde(rename_all = "camelCase")]
    pub struct Fact {
        /// The slice, or the slices of `pieces` joined by ` … `.
        pub text: String,
        /// From the first piece to the last.
        pub span: Span,
        /// What is kept of the sentence; two or more, absent where nothing is left out in the middle.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub pieces: Option<Vec<Span>>,
        /// Index of the sentence.
        pub sentence: usize,
        /// Index of the paragraph.
        pub paragraph: usize,
        /// What the sentence does.
        pub role: Role,
        /// 0 to 1, a multiple of 1/1000.
        pub score: f64,
        /// Why it was chosen.
        pub reasons: Vec<Reason>,
        /// Who says so, where the sentence tells.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub attribution: Option<Attribution>,
        /// Whom its opening word means.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub referent: Option<Referent>,
        /// Labels of the sources cited.
        pub citations: Vec<String>,
    }

    /// How much of a content stands in quotation marks.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum QuoteKind {
        /// All of it.
        Direct,
        /// Part of it.
        Mixed,
        /// None of it.
        Indirect,
    }

    /// How a speaker was found.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    pub enum Found {
        /// Named beside the quote.
        Named,
        /// Through a pronoun or a description beside the quote.
        Pronoun,
        /// From the quote before, which this one goes on with.
        Continued,
        /// From the turns of a dialogue: two people asked and answered.
        Turn,
        /// From indirect speech elsewhere with the same words.
        SameWords,
        /// From a label: "Name:" before, or "— Name" after.
        Label,
    }

    /// Who said it.
    pub struct Speaker {
        /// Full name as introduced, without titles; `null` for one who is named nowhere.
        pub name: Option<String>,
        /// Where the name is introduced.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub span: Option<Span>,
        /// The words for the speaker next to the quote.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub mention: Option<Span>,
        /// Office, age, place: what the text says of the speaker.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<Passage>,
        /// How it was found.
        pub found: Found,
    }

    /// Something said by somebody.
    pub struct Quote {
        /// The content: for `mixed` and `indirect` the whole of it, for `direct` what stands inside the marks.
        pub text: String,
        /// Where the content stands.
        pub span: Span,
        /// How much of it is quoted.
        pub kind: QuoteKind,
        /// Whether a careful editor would pull it.
        pub key: bool,
        /// 0 to 1, a multiple of 1/1000: how readily it is pulled; of reported speech, the chance that it is some.
        pub score: f64,
        /// The parts inside quotation marks.
        pub quoted: Vec<Span>,
        /// Index of the paragraph.
        pub paragraph: usize,
        /// Number of the utterance; parts of one utterance share it.
        pub utterance: usize,
        /// Who said it; `null` where that cannot be determined.
        pub speaker: Option<Speaker>,
        /// The reporting words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cue: Option<Passage>,
        /// Brackets and ellipses by which the article edited the quote.
        pub edits: Vec<Span>,
        /// Whether it runs from the start of a sentence to the end of one.
        pub complete: bool,
        /// Labels of the sources cited.
        pub citations: Vec<String>,
    }

    /// How much one speaker is quoted.
    #[derive(Eq)]
    pub struct SpeakerShare {
        /// Full name.
        pub name: String,
        /// Number of quotes that hold words of theirs.
        pub quotes: usize,
        /// Words inside quotation marks.
        pub words: usize,
    }

    /// What kind of implication a statement is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum StatementKind {
        /// Something that follows or followed.
        Consequence,
        /// Something that may come.
        Expectation,
        /// A judgement.
        Evaluation,
    }

    /// Whose kind of voice a statement is in.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum HolderKind {
        /// The article's own voice.
        Reporter,
        /// A source that is named.
        Source,
        /// Sources that are not named ("analysts").
        Unnamed,
    }

    /// Whose statement an implication is.
    #[derive(Eq)]
    pub struct Holder {
        /// Reporter, a source, or nobody named.
        pub kind: HolderKind,
        /// The source's name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// Where the source stands in the statement.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub span: Option<Span>,
    }

    /// One sentence of the implications.
    #[derive(Eq)]
    pub struct Statement {
        /// The slice.
        pub text: String,
        /// Where it stands.
        pub span: Span,
        /// What it states.
        pub kind: StatementKind,
        /// Who states it.
        pub holder: Holder,
        /// The words that mark it as uncertain.
        pub hedges: Vec<Span>,
    }

    /// The paragraph that says what the news means.
    #[derive(Eq)]
    pub struct Implications {
        /// The line that announces it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub heading: Option<Passage>,
        /// The paragraph, or what states them in one that tells much else, or in a text without paragraphs.
        pub paragraph: Passage,
        /// At most two paragraphs right after that go on with it; 250 words in all.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub more: Vec<Passage>,
        /// Its statements, in order.
        pub statements: Vec<Statement>,
    }

    /// A sentence of the outline.
    pub struct OutlineSentence {
        /// Where it stands.
        pub span: Span,
        /// Index of its paragraph.
        pub paragraph: usize,
        /// What it does.
        pub role: Role,
        /// How sure that is: 0 to 1, a multiple of 1/1000; absent where nothing was weighed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub confidence: Option<f64>,
    }

    /// Something the reader should know about the text or the digest.
    #[derive(Eq)]
    pub struct Notice {
        /// Stable identifier; interfaces translate it.
        pub code: String,
        /// The same in English.
        pub message: String,
        /// How many, where that says something.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub count: Option<usize>,
        /// Where, if somewhere.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub span: Option<Span>,
    }

    /// What Nutgraf read in an article.
    #[serde(rename_all = "camelCase")]
    pub struct Digest {
        /// Version of this shape: `"1"`.
        pub version: String,
        /// Unit of every span.
        pub offset_encoding: OffsetEncoding,
        /// BCP 47 tag, detected; `und` where it cannot be told.
        pub language: String,
        /// The article as a whole.
        pub article: ArticleInfo,
        /// Headline facts, best first.
        pub facts: Vec<Fact>,
        /// Quotes, in text order.
        pub quotes: Vec<Quote>,
        /// Speakers of the quotes, most quoted words first.
        pub speakers: Vec<SpeakerShare>,
        /// The implications; `null` where the article states none.
        pub implications: Option<Implications>,
        /// Every sentence with its role, on request.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub sentences: Option<Vec<OutlineSentence>>,
        /// What the reader should know.
        pub notices: Vec<Notice>,
    }
}

impl Quote {
    /// Whether it is likely something that somebody says: all but reported speech is. Of the passages below this chance
    /// two in three are none, and readers are not shown them.
    pub fn is_likely(&self) -> bool {
        const LIKELY: f64 = 0.35;
        self.kind == QuoteKind::Direct || self.key || self.score >= LIKELY
    }
}

/// Quotes that share text with `span`; quotes are in text order and short, so the search starts a little before it.
pub(crate) fn overlapping(quotes: &[Quote], span: Span) -> impl Iterator<Item = &Quote> + Clone {
    let from = quotes.partition_point(|q| q.span.end <= span.start).saturating_sub(2);
    quotes
        .iter()
        .skip(from)
        .take_while(move |q| q.span.start < span.end)
        .filter(move |q| q.span.overlaps(span))
}
