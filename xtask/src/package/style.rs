//! The style of the box on a site, made of the page's own: nothing is written twice.
//!
//! A site's page is not ours: it may have another idea of a rem, other fonts, other colours. So what
//! the page's styles set on `:root` becomes tokens of the box that the site can set, every rem is made
//! a multiple of one of them, and fonts are the site's.

use std::fmt::Write;

use anyhow::{Context, Result, bail};

use crate::strip;

/// Of `original.css` only what is painted in the site's article.
const PAINTED: [&str; 2] = ["::highlight(nutgraf-chosen-", "::highlight(nutgraf-related)"];
/// Tokens that mean something only on the page.
const PAGE_ONLY: [&str; 7] =
    ["color-scheme", "--serif", "--sans", "--reading", "--bar", "--foot", "--side"];
/// Rules for elements that stand in no box.
const PAGE_RULES: [&str; 2] = ["html", "body"];
const DARK: &str = "@media (prefers-color-scheme: dark)";
const FORCED: &str = "@media (forced-colors: active)";
/// What a rem is in the box: never less than browsers start with, for many sites make theirs ten
/// pixels; more where the reader has asked for more.
const REM: &str = "  --rem: var(--nutgraf-size, max(16px, 1rem));\n";

/// Puts the box's style together: `base`, what the views share, of `original` the highlights, `own`.
pub fn put_together(base: &str, views: &[String], original: &str, own: &str) -> Result<String> {
    let mut tokens = Tokens::default();
    let mut rest = String::new();
    for (prelude, body) in blocks(&strip::comments(base))? {
        match prelude.as_str() {
            ":root" => tokens.light = declarations(&body),
            DARK => tokens.dark = root_of(&body)?,
            FORCED => tokens.forced = root_of(&body)?,
            rule if PAGE_RULES.contains(&rule) => {}
            _ => writeln!(rest, "{prelude} {{{body}}}")?,
        }
    }
    let mut whole = tokens.written()?;
    whole.push_str(&rest);
    for view in views {
        whole.push_str(&strip::comments(view));
    }
    for (prelude, body) in blocks(&strip::comments(original))? {
        if PAINTED.iter().any(|start| prelude.starts_with(start)) {
            writeln!(whole, "{prelude} {{{body}}}")?;
        }
    }
    whole.push_str(&strip::comments(own));
    let lines: Vec<String> =
        whole.lines().filter(|line| !line.is_empty()).map(fitted).collect::<Result<_>>()?;
    Ok(lines.join("\n") + "\n")
}

/// What the page's styles set on `:root`.
#[derive(Default)]
struct Tokens {
    light: Vec<(String, String)>,
    dark: Vec<(String, String)>,
    forced: Vec<(String, String)>,
}

impl Tokens {
    /// As tokens of the box, each of which a site can set by `--nutgraf-` and its name. Which of two
    /// colours counts is the host's own colour scheme, not the reader's alone: a page that has no dark
    /// side must not have a dark box.
    fn written(&self) -> Result<String> {
        let mut text = format!(".box {{\n{REM}");
        let mut both = String::new();
        for (name, light) in &self.light {
            if PAGE_ONLY.contains(&name.as_str()) {
                continue;
            }
            let set = name.strip_prefix("--").context("a token has a name with two dashes")?;
            writeln!(text, "  {name}: var(--nutgraf-{set}, {light});")?;
            if let Some((_, dark)) = self.dark.iter().find(|(other, _)| other == name) {
                writeln!(both, "  {name}: var(--nutgraf-{set}, light-dark({light}, {dark}));")?;
            }
        }
        writeln!(text, "}}\n@supports (color: light-dark(red, red)) {{\n.box {{\n{both}}}\n}}")?;
        let forced: String =
            self.forced.iter().map(|(name, value)| format!("  {name}: {value};\n")).collect();
        writeln!(text, "{FORCED} {{\n.box {{\n{forced}}}\n}}")?;
        Ok(text)
    }
}

/// The blocks at the top level of a style: what stands before each brace, and what inside.
fn blocks(style: &str) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    let mut rest = style;
    while let Some((prelude, after)) = rest.split_once('{') {
        let mut depth = 1_usize;
        let end = after.char_indices().find_map(|(at, character)| {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            (depth == 0).then_some(at)
        });
        let (body, next) = after.split_at(end.context("a block of a style is not closed")?);
        found.push((prelude.trim().to_owned(), body.to_owned()));
        rest = next.strip_prefix('}').unwrap_or(next);
    }
    Ok(found)
}

/// The declarations for `:root` in a block that must hold nothing else.
fn root_of(body: &str) -> Result<Vec<(String, String)>> {
    match blocks(body)?.as_slice() {
        [(prelude, inner)] if prelude == ":root" => Ok(declarations(inner)),
        _ => bail!("base.css: a block for another look may set tokens of :root alone"),
    }
}

fn declarations(body: &str) -> Vec<(String, String)> {
    body.split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

/// One line, with the box's own rem and the site's fonts.
fn fitted(line: &str) -> Result<String> {
    if line == REM.trim() || line == REM.trim_end() {
        return Ok(line.to_owned());
    }
    if line.ends_with('{') && line.contains("rem") && rems(line) != line {
        bail!("a rem in a condition cannot be made the box's own: {line}");
    }
    let line = match line.trim().strip_prefix("font: ") {
        Some("inherit;") | None => line.to_owned(),
        Some(value) => font(value.trim_end_matches(';'))
            .with_context(|| format!("a font that cannot be taken apart: {line}"))?,
    };
    Ok(rems(&line)
        .replace("var(--serif)", "var(--nutgraf-reading-font, inherit)")
        .replace("var(--sans)", "var(--nutgraf-font, inherit)"))
}

/// `font: italic 600 1rem / 1.3 var(--serif)` as single declarations: a family that is to be inherited
/// cannot stand in a shorthand.
fn font(value: &str) -> Option<String> {
    let mut words: Vec<&str> = value.split_whitespace().collect();
    let family = words.pop().filter(|family| family.starts_with("var(--s"))?;
    let height = match words.as_slice() {
        [.., slash, height] if *slash == "/" => {
            let height = *height;
            words.truncate(words.len() - 2);
            height
        }
        _ => "normal",
    };
    let size = words.pop()?;
    let (mut style, mut weight) = ("normal", "400");
    for word in words {
        match word {
            "italic" => style = word,
            number if number.parse::<u16>().is_ok() => weight = number,
            _ => return None,
        }
    }
    Some(format!(
        "font-style: {style}; font-weight: {weight}; font-size: {size}; line-height: {height}; font-family: {family};"
    ))
}

/// Every length in rem as a multiple of the box's own.
fn rems(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find("rem") {
        let (before, after) = (&rest[..at], &rest[at + 3..]);
        let number = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '-');
        let figure = &before[number.len()..];
        let ends = !after.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        if ends && figure.parse::<f32>().is_ok() {
            out.push_str(number);
            out.push_str(&format!("calc({figure} * var(--rem))"));
        } else {
            out.push_str(before);
            out.push_str("rem");
        }
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_can_be_set_by_the_site_and_follow_its_colour_scheme() {
        let base = ":root {\n  color-scheme: light dark;\n  --ink: #111;\n  --tiny: 0.5rem;\n}\n\
            @media (prefers-color-scheme: dark) {\n  :root {\n    --ink: #eee;\n  }\n}\n\
            @media (forced-colors: active) {\n  :root {\n    --ink: CanvasText;\n  }\n}\n\
            html {\n  margin: 1rem;\n}\np {\n  margin: -0.5rem 1.25rem;\n}\n";
        let original = "::highlight(nutgraf-fact) {\n  color: red;\n}\n::highlight(nutgraf-chosen-fact) {\n  color: blue;\n}\n";
        let style = put_together(
            base,
            &["h2 {\n  font: 600 1rem / 1.3 var(--sans);\n}\n".to_owned()],
            original,
            "",
        )
        .unwrap();
        for part in [
            "--ink: var(--nutgraf-ink, #111);",
            "--ink: var(--nutgraf-ink, light-dark(#111, #eee));",
            "--ink: CanvasText;",
            "--tiny: var(--nutgraf-tiny, calc(0.5 * var(--rem)));",
            "margin: calc(-0.5 * var(--rem)) calc(1.25 * var(--rem));",
            "font-size: calc(1 * var(--rem)); line-height: 1.3; font-family: var(--nutgraf-font, inherit);",
            "nutgraf-chosen-fact",
        ] {
            assert!(style.contains(part), "{part} in {style}");
        }
        for part in ["html", "nutgraf-fact)", ":root", "color-scheme: light dark", "font: "] {
            assert!(!style.contains(part), "{part} in {style}");
        }
    }

    #[test]
    fn what_cannot_be_fitted_is_refused() {
        assert!(
            put_together("", &["p {\n  font: bold 1rem Georgia;\n}\n".to_owned()], "", "").is_err()
        );
        let query = "@container (width < 20rem) {\n  p {\n    margin: 0;\n  }\n}\n";
        assert!(put_together("", &[query.to_owned()], "", "").is_err());
        assert!(put_together("p {", &[], "", "").is_err());
        assert_eq!(rems("theorem: 2remote"), "theorem: 2remote");
    }
}
