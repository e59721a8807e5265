//! Scripts and styles without their comments, which are for those who read the source: a third of what a visit would
//! transfer. Lines stay where they are, so that an error in a browser names the line of the source.

/// `source` with every line of comment made empty, and the others without their indentation
/// and their types.
///
/// A comment is known by how its line begins, as the project writes them; one that shares a line with code stays. Inside
/// a template literal, a line that begins like a comment or with spaces would lose that: there is none.
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
                Some(_) => push_code(&mut kept, text),
            }
        } else if !text.starts_with("//") {
            push_code(&mut kept, text);
        }
        kept.push('\n');
    }
    kept
}

/// Adds a line of code, without the types in it: `/** @type {…} */`.
fn push_code(kept: &mut String, mut code: &str) {
    while let Some((before, after)) = code.split_once("/** @type ") {
        let Some((_, rest)) = after.split_once("*/") else { break };
        kept.push_str(before);
        code = rest.trim_start();
    }
    kept.push_str(code);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_lines_stay() {
        let source = "// The door.\n\n/**\n * @param {string} a\n */\nexport function f(a) {\n  /* one line */\n  \
                      return /** @type {any} */ (a); // why\n}\n";
        let expected = "\n\n\n\n\nexport function f(a) {\n\nreturn (a); // why\n}\n";
        assert_eq!(comments(source), expected);
    }

    #[test]
    fn code_that_only_looks_like_a_comment_stays() {
        for code in ["a = b / c;\n", "const url = \"https://x\";\n", "/a*b/.test(c);\n"] {
            assert_eq!(comments(code), code);
        }
        assert_eq!(comments("/** @type {A} */ (b).c(/** @type {B} */ (d));\n"), "(b).c((d));\n");
        assert_eq!(comments("/* a\n   b */\np { color: red; }\n"), "\n\np { color: red; }\n");
    }
}
