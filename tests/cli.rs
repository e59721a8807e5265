//! The command line as a program: what goes in, what comes out, how it ends.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread;

use serde_json::Value;

const ARTICLE: &str = "Halden will shut its pier for two years, the council said on Tuesday.\n\n\
    “It is old and it is not safe,” said the mayor, Ana Ruiz.\n\n\
    The closure could cost shops a third of their trade, analysts said.\n";

fn nutgraf(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nutgraf"));
    command
        .args(arguments)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .env_remove("COLUMNS");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the program on `input`. The input is fed from a thread of its own, so that neither waits for
/// the other; a program that stops reading early is fine.
fn run(arguments: &[&str], input: impl Into<Vec<u8>>) -> Output {
    let mut child = nutgraf(arguments).spawn().unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.into());
    let feeder = thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = feeder.join().unwrap();
    output
}

fn exit(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn answers(output: &Output) -> Vec<Value> {
    assert_eq!((exit(output), errors(output).as_str()), (0, ""));
    let lines = std::str::from_utf8(&output.stdout).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A file of this test run; `name` keeps tests apart.
fn file(name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).unwrap();
    path
}

mod summarize {
    use super::*;

    #[test]
    fn json_is_one_line_and_the_same_from_file_and_pipe() {
        let path = file("article.txt", ARTICLE);
        let from_file = run(&["summarize", "--format", "json", path.to_str().unwrap()], "");
        let piped = run(&["summarize", "--format=json", "-"], ARTICLE);
        let bare = run(&["summarize", "--format=json"], ARTICLE);
        assert_eq!(exit(&from_file), 0, "{}", errors(&from_file));
        assert_eq!(from_file.stdout, piped.stdout);
        assert_eq!(piped.stdout, bare.stdout);
        assert_eq!(piped.stdout.iter().filter(|byte| **byte == b'\n').count(), 1);
        let digest: Value = serde_json::from_slice(&piped.stdout).unwrap();
        assert_eq!(digest["version"], "1");
        assert_eq!(digest["offsetEncoding"], "utf-16");
        assert_eq!(digest.get("sentences"), None);
    }

    #[test]
    fn options_reach_the_digest() {
        let arguments =
            ["summarize", "--format=json", "--outline", "--offset-encoding=utf-32", "--quotes=all"];
        let output =
            run(&[&arguments[..], &["--title", "Pier to shut", "--facts", "0"]].concat(), ARTICLE);
        let digest: Value = serde_json::from_slice(&output.stdout).unwrap();
        let options = nutgraf::Options {
            facts: 0,
            quotes: nutgraf::QuoteCount::All,
            outline: true,
            offset_encoding: nutgraf::OffsetEncoding::Utf32,
            title: Some("Pier to shut".to_owned()),
            ..nutgraf::Options::default()
        };
        let expected = nutgraf::digest(ARTICLE, &options).unwrap();
        assert_eq!(digest["offsetEncoding"], "utf-32");
        assert_eq!(serde_json::from_value::<nutgraf::Digest>(digest).unwrap(), expected);
    }

    #[test]
    fn text_and_markdown_have_the_three_boxes() {
        let text = run(&["summarize"], ARTICLE);
        let text = String::from_utf8(text.stdout).unwrap();
        assert!(
            text.contains("Headline facts")
                && text.contains("quotes")
                && text.contains("What it means"),
            "{text}"
        );
        assert!(!text.contains('\u{1b}'), "no colour in a pipe");
        let markdown = run(&["summarize", "--format", "markdown"], ARTICLE);
        assert!(String::from_utf8(markdown.stdout).unwrap().contains("\n## Headline facts\n"));
    }

    #[test]
    fn colour_can_be_forced_and_refused() {
        let coloured = |variables: &[(&str, &str)]| {
            let path = file("coloured.txt", ARTICLE);
            let output = nutgraf(&["summarize", path.to_str().unwrap()])
                .envs(variables.iter().copied())
                .output()
                .unwrap();
            assert_eq!(exit(&output), 0);
            output.stdout.contains(&0x1b)
        };
        assert!(coloured(&[("CLICOLOR_FORCE", "1")]));
        assert!(!coloured(&[("NO_COLOR", "1")]));
        assert!(!coloured(&[]));
    }

    #[test]
    fn escape_codes_of_an_article_do_nothing() {
        let attack = "\u{1b}]0;owned\u{7}The pier \u{9b}31mwill shut on Friday\u{202e}, the council said.\u{1b}[2J ".repeat(20);
        for format in ["text", "markdown", "json"] {
            let output = run(
                &["summarize", "--format", format, "--title", "\u{1b}[31mred"],
                attack.as_str(),
            );
            let shown = String::from_utf8(output.stdout).unwrap();
            let acts = |c: &char| *c != '\n' && nutgraf::harmless(*c) != *c;
            assert_eq!(shown.chars().find(acts), None, "{format}: {shown:?}");
        }
    }

    #[test]
    fn bad_input_names_its_code() {
        let latin1 = b"The caf\xe9 will close on Friday.".to_vec();
        let too_long = "The pier will shut. ".repeat(900_000);
        for (input, code, message) in [
            (Vec::new(), "empty-input", "There is no text"),
            (b" \n\t\r\n ".to_vec(), "empty-input", "There is no text"),
            (latin1, "invalid-utf8", "byte 7"),
            (b"\xff\xfeT\0h\0e\0".to_vec(), "invalid-utf8", "byte 0"),
            (too_long.into_bytes(), "too-long", "the limit is 16 MB"),
        ] {
            for format in ["text", "json", "markdown"] {
                let path = file(&format!("bad-{code}-{format}.txt"), &input);
                for output in [
                    run(&["summarize", "--format", format], input.clone()),
                    run(&["summarize", "--format", format, path.to_str().unwrap()], ""),
                ] {
                    assert_eq!((exit(&output), output.stdout.len()), (1, 0), "{code}");
                    let shown = errors(&output);
                    assert!(
                        shown.starts_with(&format!("error[{code}]: ")) && shown.contains(message),
                        "{shown}"
                    );
                    assert_eq!(shown.lines().count(), 1, "{shown}");
                }
            }
        }
    }

    #[test]
    fn a_byte_order_mark_is_part_of_the_text() {
        let text = format!("\u{FEFF}{ARTICLE}");
        let output = run(&["summarize", "--format=json"], text.as_str());
        let digest: nutgraf::Digest = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(digest, nutgraf::digest(&text, &nutgraf::Options::default()).unwrap());
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let directory = env!("CARGO_TARGET_TMPDIR");
        for path in ["no/such/file.txt", directory] {
            let output = run(&["summarize", path], "");
            assert_eq!(exit(&output), 1);
            assert!(
                errors(&output).starts_with(&format!("error: cannot read {path}: ")),
                "{}",
                errors(&output)
            );
        }
    }

    #[test]
    fn a_closed_pipe_is_the_end() {
        let path = file("closed.txt", ARTICLE);
        for format in ["text", "json", "markdown"] {
            let mut child = nutgraf(&["summarize", "--format", format, path.to_str().unwrap()])
                .spawn()
                .unwrap();
            drop(child.stdout.take());
            let output = child.wait_with_output().unwrap();
            assert_eq!((exit(&output), errors(&output).as_str()), (0, ""));
        }
    }
}

mod usage {
    use super::*;

    #[test]
    fn a_wrong_option_says_what_would_be_right() {
        for (arguments, message) in [
            (&["summarize", "--facts", "51"][..], "a whole number from 0 to 50"),
            (&["summarize", "--facts", "-1"], "-1"),
            (&["summarize", "--facts", "three"], "a whole number from 0 to 50"),
            (&["summarize", "--quotes", "some"], "a whole number from 0 to 50, or \"all\""),
            (&["batch", "--quotes", "99999999999999999999"], "or \"all\""),
            (&["batch", "--offset-encoding", "utf-7"], "one of utf-8, utf-16, utf-32"),
            (&["summarize", "--format", "html"], "text, json, markdown"),
            (&["summarize", "--fact", "3"], "--facts"),
            (&["batch", "--format", "json"], "--format"),
            (&["batch", "file.ndjson"], "file.ndjson"),
            (&["summarise"], "summarize"),
            (&["summarize", "--facts"], "--facts"),
        ] {
            let output = run(arguments, ARTICLE);
            let shown = errors(&output);
            assert_eq!((exit(&output), output.stdout.len()), (2, 0), "{arguments:?}: {shown}");
            assert!(
                shown.starts_with("error[invalid-option]: ") && shown.contains(message),
                "{arguments:?}: {shown}"
            );
        }
    }

    #[test]
    fn help_and_version_are_no_errors() {
        for (arguments, words) in [
            (&["--help"][..], "summarize"),
            (&["summarize", "--help"], "[default: 3]"),
            (&["batch", "--help"], "one JSON object a line"),
            (&["batch", "-h"], "{\"id\": \"a1\""),
            (&["--version"], env!("CARGO_PKG_VERSION")),
        ] {
            let output = run(arguments, "");
            let shown = String::from_utf8(output.stdout.clone()).unwrap();
            assert_eq!((exit(&output), errors(&output).as_str()), (0, ""));
            assert!(shown.contains(words), "{arguments:?}: {shown}");
        }
        assert_eq!(exit(&run(&[], "")), 2, "no command at all");
    }
}

mod batch {
    use super::*;

    #[test]
    fn answers_come_in_order_with_errors_in_place() {
        let lines = [
            r#"{"id":"a","text":"The pier will shut on Friday, the council said."}"#,
            r#"not json"#,
            r#"{"text":"no id"}"#,
            "",
            r#"{"id":5,"text":"a number"}"#,
            r#"{"id":"b","title":null,"text":"  "}"#,
            r#"{"id":"c"}"#,
            r#"{"id":"d","title":"Pier","text":"It reopened.","url":"x","n":[1,{"id":"inner"}]}"#,
        ];
        let found = answers(&run(&["batch"], lines.join("\n")));
        let expected = [
            ("a", None),
            ("", Some("invalid-line")),
            ("", Some("invalid-line")),
            ("", Some("invalid-line")),
            ("", Some("invalid-line")),
            ("b", Some("empty-input")),
            ("c", Some("invalid-line")),
            ("d", None),
        ];
        assert_eq!(found.len(), expected.len());
        for (i, (answer, (id, code))) in found.iter().zip(expected).enumerate() {
            let (expected_id, line) =
                if id.is_empty() { (Value::Null, Some(i as u64 + 1)) } else { (id.into(), None) };
            assert_eq!(answer["id"], expected_id, "{answer}");
            assert_eq!(answer.get("line").and_then(Value::as_u64), line, "{answer}");
            assert_eq!(answer["error"]["code"].as_str(), code, "{answer}");
            assert_eq!(answer.get("digest").is_some(), code.is_none(), "{answer}");
        }
    }

    #[test]
    fn a_digest_is_that_of_summarize() {
        let line =
            serde_json::json!({"id": "a", "title": "Pier to shut", "text": ARTICLE}).to_string();
        let options =
            ["--quotes", "all", "--outline", "--offset-encoding", "utf-8", "--facts", "2"];
        let batch = run(&[&["batch"], &options[..]].concat(), line);
        let alone = run(
            &[&["summarize", "--format=json", "--title=Pier to shut"], &options[..]].concat(),
            ARTICLE,
        );
        let digest = String::from_utf8(alone.stdout).unwrap();
        assert_eq!(
            String::from_utf8(batch.stdout).unwrap(),
            format!("{{\"id\":\"a\",\"digest\":{}}}\n", digest.trim_end())
        );
    }

    #[test]
    fn the_last_line_may_be_empty_or_unended() {
        let line = r#"{"id":"a","text":"The pier will shut on Friday."}"#;
        for (input, count) in [
            (String::new(), 0),
            ("\n".to_owned(), 0),
            (line.to_owned(), 1),
            (format!("{line}\n"), 1),
            (format!("{line}\r\n{line}\r\n\r\n"), 2),
            (format!("{line}\n\n\n"), 2),
            (format!("\u{FEFF}{line}\n"), 1),
            (format!("\n{line}\n"), 2),
        ] {
            assert_eq!(answers(&run(&["batch"], input.as_str())).len(), count, "{input:?}");
        }
    }

    #[test]
    fn lone_surrogates_are_replaced_and_counted() {
        let input = "{\"id\":\"a\\ud800\",\"title\":\"T\\udfff\",\"text\":\"The pier \\ud83d\\ude00 will shut \\ud83d on Friday.\"}";
        let found = answers(&run(&["batch", "--facts=50"], input));
        assert_eq!(found[0]["id"], "a\u{FFFD}");
        let notices = found[0]["digest"]["notices"].as_array().unwrap();
        let notice = notices.iter().find(|notice| notice["code"] == "replaced-characters").unwrap();
        assert_eq!(notice["count"], 2);
    }

    #[test]
    fn a_line_that_is_not_utf8_is_an_error_in_its_place() {
        let mut input = b"{\"id\":\"a\",\"text\":\"caf\xe9\"}\n".to_vec();
        input.extend(b"{\"id\":\"b\",\"text\":\"The pier will shut.\"}\n\xed\xa0\x80\n");
        let found = answers(&run(&["batch"], input));
        assert_eq!((&found[0]["id"], &found[0]["line"]), (&Value::Null, &1.into()));
        assert_eq!(found[0]["error"]["code"], "invalid-utf8");
        assert_eq!(found[1]["id"], "b");
        assert_eq!(
            (&found[2]["line"], &found[2]["error"]["code"]),
            (&3.into(), &"invalid-utf8".into())
        );
    }

    #[test]
    fn a_text_over_the_limit_and_a_line_without_end_are_too_long() {
        let mut child = nutgraf(&["batch"]).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let feeder = thread::spawn(move || {
            stdin.write_all(b"{\"id\":\"a\",\"text\":\"").unwrap();
            stdin.write_all(&vec![b'x'; 17 << 20]).unwrap();
            stdin.write_all(b"\"}\n").unwrap();
            let block = vec![b'y'; 1 << 20];
            for _ in 0..LONG_LINE_MIB {
                stdin.write_all(&block).unwrap();
            }
            stdin.write_all(b"\n{\"id\":\"c\",\"text\":\"The pier will shut.\"}\n").unwrap();
            stdin
        });
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut next =
            || -> Value { serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap() };
        let (first, second, third) = (next(), next(), next());
        assert_eq!((&first["id"], &first["error"]["code"]), (&"a".into(), &"too-long".into()));
        assert_eq!((&second["line"], &second["error"]["code"]), (&2.into(), &"too-long".into()));
        assert_eq!(third["id"], "c");
        // The program still waits for input, so its peak can be looked at.
        if let Ok(status) = std::fs::read_to_string(format!("/proc/{}/status", child.id())) {
            let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
            let peak: usize = peak.trim().trim_end_matches(" kB").parse().unwrap();
            assert!(peak < LONG_LINE_MIB / 2 * 1024, "the long line was held: peak {peak} kB");
        }
        drop(feeder.join().unwrap());
        assert!(child.wait().unwrap().success());
    }

    /// Length of a line well over what is held of one (97 MiB).
    const LONG_LINE_MIB: usize = 600;

    #[test]
    fn order_is_kept_over_many_articles_and_two_runs_are_alike() {
        let mut input = String::new();
        for i in 0..2000 {
            let text = ARTICLE.repeat(1 + (i * 7919) % 13);
            writeln!(input, "{}", serde_json::json!({"id": i.to_string(), "text": text})).unwrap();
        }
        let output = run(&["batch"], input.as_str());
        for (i, answer) in answers(&output).iter().enumerate() {
            assert_eq!(answer["id"], i.to_string());
        }
        assert_eq!(output.stdout, run(&["batch"], input).stdout);
    }

    #[test]
    fn each_answer_is_there_before_the_next_question() {
        let mut child = nutgraf(&["batch"]).spawn().unwrap();
        let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        for _ in 0..3 {
            stdin.write_all(b"{\"id\":\"a\",\"text\":\"The pier will shut.\"}\n").unwrap();
            let mut byte = [0];
            while byte != *b"\n" {
                stdout.read_exact(&mut byte).unwrap();
            }
        }
        drop(stdin);
        assert!(child.wait().unwrap().success());
    }

    #[test]
    fn a_closed_pipe_ends_it_even_while_input_is_open() {
        let mut child = nutgraf(&["batch"]).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        drop(child.stdout.take());
        // One answer is enough to notice; the input stays open all the while.
        stdin.write_all(b"{\"id\":\"a\",\"text\":\"The pier will shut.\"}\n").unwrap();
        let mut shown = String::new();
        child.stderr.take().unwrap().read_to_string(&mut shown).unwrap();
        assert_eq!((child.wait().unwrap().code(), shown.as_str()), (Some(0), ""));
        drop(stdin);
    }

    #[test]
    fn a_run_that_was_broken_off_is_resumed() {
        let line = |id: usize| {
            format!("{{\"id\":\"{id}\",\"text\":\"The pier number {id} will shut.\"}}\n")
        };
        let mut input: String = (0..40).map(line).collect();
        input.insert_str(0, "no article\n");
        let whole = file("whole.ndjson", "");
        let path = whole.to_str().unwrap();
        assert_eq!(exit(&run(&["batch", "--output", path], input.as_str())), 0);
        let expected = std::fs::read_to_string(&whole).unwrap();
        assert_eq!(expected, String::from_utf8(run(&["batch"], input.as_str()).stdout).unwrap());
        // Broken off in the middle of a line, at the end of one, at the start, and not at all.
        let end = expected.match_indices('\n').nth(9).unwrap().0 + 1;
        for cut in [end + 30, end, 0, expected.len()] {
            let part = file(&format!("part-{cut}.ndjson"), &expected[..cut]);
            let arguments = ["batch", "--resume", "--output", part.to_str().unwrap()];
            assert_eq!(exit(&run(&arguments, input.as_str())), 0);
            assert_eq!(std::fs::read_to_string(&part).unwrap(), expected, "cut at {cut}");
        }
        let again = ["batch", "--output", path];
        assert_eq!(exit(&run(&again, line(7))), 0);
        assert_eq!(std::fs::read_to_string(&whole).unwrap().lines().count(), 1);
    }

    #[test]
    #[cfg(unix)]
    fn a_batch_is_written_to_what_cannot_be_read() {
        let line = "{\"id\":\"a\",\"text\":\"The pier will shut.\"}\n";
        assert_eq!(exit(&run(&["batch", "--output", "/dev/null"], line)), 0);
        let piped = run(&["batch", "--output", "/dev/stdout"], line);
        assert_eq!(piped.stdout, run(&["batch"], line).stdout);
    }

    #[test]
    fn to_resume_takes_a_file() {
        assert_eq!(exit(&run(&["batch", "--resume"], "")), 2);
        let nowhere = run(&["batch", "--output", "/nowhere/at/all"], "");
        assert_eq!(exit(&nowhere), 1);
        assert!(errors(&nowhere).starts_with("error: cannot write: "), "{}", errors(&nowhere));
    }

    #[test]
    fn threads_change_nothing_but_time() {
        let input: String = (0..30)
            .map(|id| format!("{{\"id\":\"{id}\",\"text\":\"The pier number {id} will shut.\"}}\n"))
            .collect();
        let one = run(&["batch", "--threads", "1"], input.as_str());
        let eight = run(&["batch", "--threads", "8"], input.as_str());
        assert_eq!(one.stdout, eight.stdout);
        assert_eq!(answers(&one).len(), 30);
        assert_eq!(exit(&run(&["batch", "--threads", "0"], "")), 2);
        // Whoever watches a pipe is told nothing.
        assert_eq!(errors(&one), "");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_a_failure() {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut child = nutgraf(&["batch"]).stdout(full).spawn().unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(b"{\"id\":\"a\",\"text\":\"The pier will shut.\"}\n")
            .unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(exit(&output), 1);
        assert!(errors(&output).starts_with("error: cannot write: "), "{}", errors(&output));
    }
}
