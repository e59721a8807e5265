//! Digests as text for a terminal and as Markdown. The digests are made by hand, so that the tests
//! hold whatever the core finds.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::sync::LazyLock;

use nutgraf::*;

/// Where `part` stands in `text`, in UTF-16 units.
fn span(text: &str, part: &str) -> Span {
    let start = text.find(part).expect("the part stands in the text");
    let units = |text: &str| text.encode_utf16().count();
    Span::new(units(&text[..start]), units(&text[..start]) + units(part))
}

fn passage(text: &str, part: &str) -> Passage {
    Passage { text: part.to_owned(), span: span(text, part) }
}

fn empty() -> Digest {
    Digest {
        version: "1".to_owned(),
        offset_encoding: OffsetEncoding::Utf16,
        language: "en".to_owned(),
        article: ArticleInfo {
            title: None,
            words: 1,
            sentences: 1,
            paragraphs: 1,
            reading_minutes: 1,
            genre: Genre::News,
            citations: Vec::new(),
        },
        facts: Vec::new(),
        quotes: Vec::new(),
        speakers: Vec::new(),
        implications: None,
        sentences: None,
        notices: Vec::new(),
    }
}

fn fact(text: &str, part: &str, paragraph: usize, citations: &[&str]) -> Fact {
    Fact {
        text: part.to_owned(),
        span: span(text, part),
        pieces: None,
        sentence: paragraph,
        paragraph,
        role: Role::MainEvent,
        score: 0.5,
        reasons: vec![
            Reason { code: "lede".to_owned(), count: None },
            Reason { code: "citations".to_owned(), count: Some(2) },
        ],
        attribution: None,
        referent: None,
        citations: citations.iter().map(|label| (*label).to_owned()).collect(),
    }
}

fn quote(
    text: &str,
    part: &str,
    kind: QuoteKind,
    utterance: usize,
    speaker: Option<Speaker>,
) -> Quote {
    Quote {
        text: part.to_owned(),
        span: span(text, part),
        kind,
        key: true,
        score: 0.5,
        quoted: Vec::new(),
        paragraph: text.split(part).next().unwrap_or_default().matches('\n').count(),
        utterance,
        speaker,
        cue: None,
        edits: Vec::new(),
        complete: true,
        citations: Vec::new(),
    }
}

const ARTICLE: &str = "Lake town shuts its pier 😀\n\
    Halden will shut its pier for two years, the council said [1].\n\
    She said that work starts in May.\n\
    “It is old,” said the mayor, Ana Ruiz, “and it is not safe.”\n\
    “No comment.”\n\
    The 😀 closure may cost shops a third of their trade. It suggests that more is to come.";

fn sample() -> Digest {
    let ruiz = || Speaker {
        name: Some("Ana Ruiz".to_owned()),
        span: Some(span(ARTICLE, "Ana Ruiz")),
        mention: None,
        description: Some(passage(ARTICLE, "the mayor")),
        found: Found::SameWords,
    };
    let mut later = fact(ARTICLE, "She said that work starts in May.", 2, &["2"]);
    later.referent =
        Some(Referent { span: span(ARTICLE, "She"), name: passage(ARTICLE, "Ana Ruiz") });
    let paragraph =
        "The 😀 closure may cost shops a third of their trade. It suggests that more is to come.";
    let first = "The 😀 closure may cost shops a third of their trade.";
    let hedge = span(ARTICLE, "may cost");
    let mut digest = empty();
    digest.article.title =
        Some(Title { text: "Lake town shuts its pier 😀".to_owned(), span: None });
    digest.article.words = 55;
    digest.article.paragraphs = 5;
    digest.article.citations = vec![Citation {
        label: "1".to_owned(),
        mentions: Vec::new(),
        source: Some(passage(ARTICLE, "the council")),
    }];
    // Best first: the later sentence leads.
    digest.facts = vec![
        later,
        fact(ARTICLE, "Halden will shut its pier for two years, the council said [1].", 1, &["1"]),
    ];
    digest.quotes = vec![
        quote(ARTICLE, "It is old,", QuoteKind::Direct, 0, Some(ruiz())),
        quote(ARTICLE, "No comment.", QuoteKind::Direct, 1, None),
        quote(ARTICLE, "and it is not safe.", QuoteKind::Direct, 0, Some(ruiz())),
    ];
    digest.implications = Some(Implications {
        heading: None,
        paragraph: passage(ARTICLE, paragraph),
        more: Vec::new(),
        statements: vec![Statement {
            text: first.to_owned(),
            span: span(ARTICLE, first),
            kind: StatementKind::Consequence,
            holder: Holder { kind: HolderKind::Reporter, name: None, span: None },
            hedges: vec![Span { end: hedge.start + "may".len(), ..hedge }],
        }],
    });
    digest.notices = vec![Notice::replaced_characters(3)];
    digest
}

fn plain(lines: &[Line]) -> String {
    let line = |line: &Line| line.iter().map(|segment| segment.text.as_str()).collect::<String>();
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn text_for_a_terminal() {
    let expected = "\
Lake town shuts its pier 😀
News · 55 words · 1 min · en

Headline facts
    In the article’s order; the number is the rank.
 2  Halden will shut its pier for two years, the council
    said [1]. ¶ 2
    opens the story · 2 citations
 1  She said that work starts in May. [2] ¶ 3
    opens the story · 2 citations · “She”: Ana Ruiz

Key quotes
    “It is old,” “and it is not safe.” ¶ 4
    — Ana Ruiz, the mayor (same words in indirect speech)
    “No comment.” ¶ 5
    — speaker not stated

What it means
    The 😀 closure may cost shops a third of their trade. It
    suggests that more is to come.
 ·  Consequence, the reporter: The 😀 closure may cost shops
    …

Notices
 !  Some characters were broken and are shown as \u{FFFD}. (3)";
    assert_eq!(plain(&render_text(&sample(), 60)).replace('\u{A0}', " "), expected);
}

#[test]
fn hedges_and_ranks_have_styles_of_their_own() {
    let lines = render_text(&sample(), 60);
    let of = |style| -> Vec<String> {
        lines
            .iter()
            .flatten()
            .filter(|segment| segment.style == style)
            .map(|s| s.text.trim().to_owned())
            .collect()
    };
    assert_eq!(of(Style::Hedge), ["may"]);
    assert_eq!(
        of(Style::Rank).into_iter().filter(|rank| !rank.is_empty()).collect::<Vec<_>>(),
        ["2", "1"]
    );
}

#[test]
fn markdown_for_notes() {
    let expected = "\
# Lake town shuts its pier 😀

*News · 55 words · 1 min*

## Headline facts

*In the article’s order; the number is the rank.*

- **2** Halden will shut its pier for two years, the council said \\[1\\]. ¶ 2
- **1** She said that work starts in May. \\[2\\] (“She”: Ana Ruiz) ¶ 3

## Key quotes

> “It is old,” “and it is not safe.”
>
> — **Ana Ruiz**, the mayor *(same words in indirect speech)* ¶ 4

> “No comment.”
>
> — speaker not stated ¶ 5

## What it means

The 😀 closure *may* cost shops a third of their trade. It suggests that more is to come.

- Consequence, the reporter: The 😀 closure may cost shops a third of their trade.

## Sources

- \\[1\\] the council

## Notices

- Some characters were broken and are shown as \u{FFFD}. (3)
";
    assert_eq!(render_markdown(&sample()).replace('\u{A0}', " "), expected);
}

#[test]
fn a_fact_that_lost_its_beginning_says_so() {
    const TEXT: &str =
        "But on Friday the bridge was closed. iPhone sales fell. But von der Lohe left.";
    for (part, shown) in [
        ("on Friday the bridge was closed.", "… on Friday the bridge was closed."),
        ("iPhone sales fell.", "iPhone sales fell."),
        ("von der Lohe left.", "von der Lohe left."),
    ] {
        let mut digest = empty();
        digest.facts.push(fact(TEXT, part, 0, &[]));
        assert!(plain(&render_text(&digest, 80)).contains(&format!("1  {shown}")));
        assert!(render_markdown(&digest).contains(&format!("- **1** {shown}")));
    }
}

#[test]
fn empty_boxes_say_so() {
    let text = plain(&render_text(&empty(), 80));
    for words in ["No headline facts.", "No key quotes.", "This article states no implications."] {
        assert!(text.contains(words), "{text}");
        assert!(render_markdown(&empty()).contains(words));
    }
}

#[test]
fn implications_that_were_not_looked_for_are_not_denied() {
    const NONE: &str = "This article states no implications.";
    const REFUSED: &str = "Not drawn from this kind of text.";
    const UNREAD: &str = "Not read in this language.";
    const TEXT: &str = "Part of the pier was closed.";
    for (codes, has_facts, words) in [
        (&[][..], false, NONE),
        (&[NoticeCode::MaybeOpinion], true, NONE),
        (&[NoticeCode::Opinion], false, REFUSED),
        // One that says itself what it is gives no facts; of another they are looked for.
        (&[NoticeCode::LiveBlog], false, REFUSED),
        (&[NoticeCode::LiveBlog], true, NONE),
        (&[NoticeCode::NotArticle], false, REFUSED),
        (&[NoticeCode::TooShort], false, REFUSED),
        (&[NoticeCode::LanguageUnsupported], true, UNREAD),
        (&[NoticeCode::LanguageUnsupported, NoticeCode::Opinion], false, UNREAD),
    ] {
        let mut digest = empty();
        digest.notices = codes.iter().map(|&code| Notice::new(code)).collect();
        digest.facts.extend(has_facts.then(|| fact(TEXT, TEXT, 0, &[])));
        for shown in [plain(&render_text(&digest, 80)), render_markdown(&digest)] {
            let said: Vec<&str> =
                [NONE, REFUSED, UNREAD].into_iter().filter(|one| shown.contains(one)).collect();
            assert_eq!(said, [words], "{codes:?}:\n{shown}");
        }
    }
}

#[test]
fn the_outline_tells_where_the_implications_stand() {
    let mut digest = sample();
    digest.sentences = Some(vec![OutlineSentence {
        span: digest.implications.as_ref().unwrap().paragraph.span,
        paragraph: 5,
        role: Role::Expectation,
        confidence: None,
    }]);
    let markdown = render_markdown(&digest).replace('\u{A0}', " ");
    assert!(markdown.contains("more is to come. ¶ 6\n"), "{markdown}");
}

#[test]
fn with_all_quotes_the_key_ones_are_marked() {
    let mut digest = sample();
    digest.quotes[1].key = false;
    let text = plain(&render_text(&digest, 60));
    assert!(text.contains("\n *  “It is old,”") && text.contains("\n    “No comment.”"), "{text}");
    assert!(render_markdown(&digest).contains("speech)* (key)"));
}

/// Texts that would act if one took them for more than text, of the table that the page's tests read as well.
static ATTACKS: LazyLock<Vec<String>> = LazyLock::new(|| {
    #[derive(serde::Deserialize)]
    struct Attack {
        text: String,
    }
    let table: Vec<Attack> =
        serde_json::from_str(include_str!("rules/attacks.json")).expect("the table is JSON");
    table.into_iter().map(|attack| attack.text).collect()
});

fn attacked(attack: &str) -> Digest {
    let words = || attack.to_owned();
    let at = Span::new(0, attack.encode_utf16().count());
    let passage = || Passage { text: words(), span: at };
    let mut digest = empty();
    digest.language = words();
    digest.article.title = Some(Title { text: words(), span: None });
    digest.article.citations =
        vec![Citation { label: words(), mentions: Vec::new(), source: Some(passage()) }];
    let mut fact = fact(attack, attack, 0, &[attack]);
    fact.reasons = vec![Reason { code: words(), count: None }];
    fact.referent = Some(Referent { span: at, name: passage() });
    digest.facts = vec![fact];
    let speaker = |name| {
        Some(Speaker {
            name,
            span: None,
            mention: None,
            description: Some(passage()),
            found: Found::Label,
        })
    };
    digest.quotes = vec![
        quote(attack, attack, QuoteKind::Mixed, 0, speaker(Some(words()))),
        quote(attack, attack, QuoteKind::Direct, 1, speaker(None)),
        quote(attack, attack, QuoteKind::Indirect, 2, None),
    ];
    digest.implications = Some(Implications {
        heading: Some(passage()),
        paragraph: passage(),
        more: vec![passage(), passage()],
        statements: vec![Statement {
            text: words(),
            span: at,
            kind: StatementKind::Expectation,
            holder: Holder { kind: HolderKind::Source, name: Some(words()), span: None },
            hedges: vec![Span::new(0, 1)],
        }],
    });
    digest.notices = vec![Notice { code: words(), message: words(), count: None, span: None }];
    digest
}

#[test]
fn a_terminal_has_nothing_to_obey() {
    for attack in ATTACKS.iter() {
        for width in [0, 24, 80] {
            for segment in render_text(&attacked(attack), width).iter().flatten() {
                assert!(
                    segment.text.chars().all(|c| harmless(c) == c),
                    "{attack:?}: {:?}",
                    segment.text
                );
            }
        }
    }
}

#[test]
fn markdown_from_an_article_stays_text() {
    for attack in ATTACKS.iter() {
        let markdown = render_markdown(&attacked(attack));
        assert!(markdown.chars().all(|c| c == '\n' || harmless(c) == c), "{attack:?}");
        assert!(!markdown.contains('<'), "{attack:?}: a tag in\n{markdown}");
        for line in markdown.lines() {
            // What the writer itself sets before the article's words.
            let words = ["# ", "## ", "> ", "- ", ">"]
                .iter()
                .find_map(|mark| line.strip_prefix(mark))
                .unwrap_or(line);
            let opens_block = ["#", ">", "```", "~~~", "- ", "+ ", "1. ", "---", "|", "    "];
            assert!(
                !opens_block.iter().any(|open| words.starts_with(open)),
                "{attack:?}: a block in {line:?}"
            );
            let bare = unescaped(words);
            for construct in
                ["[", "]", "`", "_", "~", "|", "$", "#", "^", "{", "==", "%%", "://", "@"]
            {
                assert!(!bare.contains(construct), "{attack:?}: {construct} in {line:?}");
            }
            assert!(
                bare.matches('*').count().is_multiple_of(2),
                "{attack:?}: open emphasis in {line:?}"
            );
        }
    }
}

/// `line` without what a backslash makes plain.
fn unescaped(line: &str) -> String {
    let mut bare = String::new();
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        if c == '\\' {
            characters.next();
            bare.push(' ');
        } else {
            bare.push(c);
        }
    }
    bare
}

#[test]
fn lines_keep_to_their_width() {
    let mut digest = sample();
    let long = format!("{} {} end", "word ".repeat(50), "unbroken".repeat(40));
    digest.facts = vec![fact(&long, &long, 0, &[])];
    for width in [24, 40, 72] {
        for line in plain(&render_text(&digest, width)).lines() {
            assert!(line.chars().count() <= width, "{} columns: {line}", line.chars().count());
        }
    }
}

#[test]
fn wrapping_loses_no_word() {
    let text = plain(&render_text(&sample(), 24)).split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Halden will shut its pier for two years, the council said [1].",
        "It suggests that more is to come.",
    ] {
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn the_comma_before_the_last_tag_is_not_shown() {
    let mut digest = empty();
    digest.quotes = vec![
        quote(ARTICLE, "It is old,", QuoteKind::Direct, 0, None),
        quote(ARTICLE, "work starts in May", QuoteKind::Indirect, 1, None),
    ];
    assert!(plain(&render_text(&digest, 60)).contains("“It is old” ¶"));
    assert!(render_markdown(&digest).contains("> “It is old”\n"));
}

#[test]
fn paragraphs_are_counted_as_a_reader_counts_them_without_the_headline() {
    let below = "The council of Halden closed the Calder Street bridge on Friday.\n\n“It will stay closed until spring,” said Ana Ruiz, the mayor.";
    for text in [below.to_owned(), format!("Halden closes its oldest bridge\n\n{below}")] {
        let digest = digest(&text, &Options::default()).expect("a digest");
        let terminal = plain(&render_text(&digest, 80));
        for written in [render_markdown(&digest), terminal] {
            let at = |words: &str| {
                let behind = written.split(words).nth(1).and_then(|rest| rest.split('¶').nth(1));
                behind.and_then(|rest| rest.trim().chars().next())
            };
            assert_eq!(at("closed the Calder"), Some('1'), "{written}");
            assert_eq!(at("It will stay closed"), Some('2'), "{written}");
        }
    }
}
