//! Scripts and styles without their comments, which are for those who read the source: a third of what a visit would
//! transfer. Lines stay where they are, so that an error in a browser names the line of the source.

/// `source` with every line of comment made empty.
///
/// A comment is known by how its line begins, as the project writes them; one that shares a line with code stays. A line
/// that begins like a comment inside a template literal would be taken for one: there is none.
pub fn comments(source: &str) -> String {
    let mut kept = String::with_capacity(source.len());
    let mut inside = false;
    for line in source.lines() {
        let text = line.trim();
        if inside {
            inside = !text.ends_with("*/");
        } else if text.starts_with("/*") {
            match text.find("*/") {
                None => inside = true,
                Some(end) if end + 2 == text.len() => {}
                Some(_) => kept.push_str(line),
            }
        } else if !text.starts_with("//") {
            kept.push_str(line);
        }
        kept.push('\n');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_lines_stay() {
        let source = "// The door.\n\n/**\n * @param {string} a\n */\nexport function f(a) {\n  /* one line */\n  \
                      return /** @type {any} */ (a); // why\n}\n";
        let expected =
            "\n\n\n\n\nexport function f(a) {\n\n  return /** @type {any} */ (a); // why\n}\n";
        assert_eq!(comments(source), expected);
    }

    #[test]
    fn code_that_only_looks_like_a_comment_stays() {
        for code in ["a = b / c;\n", "const url = \"https://x\";\n", "/** @type {A} */ (b).c();\n"]
        {
            assert_eq!(comments(code), code);
        }
        assert_eq!(comments("/* a\n   b */\np { color: red; }\n"), "\n\np { color: red; }\n");
    }
}
