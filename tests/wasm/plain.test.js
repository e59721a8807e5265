// The digest as plain text says of what is not there what the page says, and why.
//
// `cargo xtask test wasm` runs this.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { digest, initSync } from "../../dist/modules/pkg/nutgraf.js";
import { listed } from "../../www/export/listed.js";
import { plain } from "../../www/export/plain.js";
import { stringsFor } from "../../www/strings/lookup.js";
import { digestView } from "../../www/view/digest.js";

const root = new URL("../../", import.meta.url);
initSync({ module: readFileSync(new URL("dist/modules/pkg/nutgraf_bg.wasm", root)) });

const t = stringsFor(["en"]);
const slugs = readdirSync(new URL("tests/articles/", root), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const article = (slug) => readFileSync(new URL(`tests/articles/${slug}/article.txt`, root), "utf8");

/** The digest of a text with all that is said, and as plain text. */
function written(text) {
  const whole = digest(text, { quotes: "all" });
  const items = listed(whole, false, text, t);
  return { whole, items, words: plain(items, { digest: whole, text, title: null, url: null, t }) };
}

/** What stands between empty lines. */
const blocks = (words) => words.trim().split(/\n\n+/);

const FACTS = ["Headline facts", "No sentence stands out as the news."];
const QUOTES = (words) => ["Key quotes", words];
const IMPLICATIONS = (words) => ["Implications", words];
const STORY = "The harbour ferry stops running on Sundays from May, the operator Brannfjord Lines said on Monday.\n" +
  "Mayor Ida Holm said that the town would pay for a bus in its place.\n" +
  "The boat is 61 years old and was last repaired in 2009, and its engine failed twice in March.";

for (const [name, text, expected] of [
  ["a column", article("opinion-labelled-cash"), [
    "Marked as opinion: no facts were drawn from it.",
    ...QUOTES("No quote stands out."),
    ...IMPLICATIONS("Not drawn from this kind of text."),
  ]],
  ["a column that tells what others say", `OPINION\n${STORY}`, [
    "Marked as opinion: no facts were drawn from it.",
    ...QUOTES("No direct quotes. 2 sources are paraphrased."),
    ...IMPLICATIONS("Not drawn from this kind of text."),
  ]],
  ["no article", article("link-list"), ["This does not look like a news article, so nothing was drawn from it."]],
  ["too short", article("three-words"), ["This is too short for a digest. An article has at least a few sentences."]],
]) {
  test(`${name} is plain about what was not drawn`, () => {
    assert.deepEqual(blocks(written(text).words), expected);
  });
}

test("a digest without facts, of which nobody says why, has a word for each part", () => {
  const none = { ...digest(STORY, { quotes: "all" }), facts: [], quotes: [], implications: null, notices: [] };
  const words = plain([], { digest: none, text: STORY, title: "The ferry", url: "https://news.example/", t });
  assert.deepEqual(blocks(words), [
    "The ferry", ...FACTS, ...QUOTES("No direct quotes."), ...IMPLICATIONS("This article states no implications."), "https://news.example/",
  ]);
});

const classes = ({ attributes }) => String(attributes.class ?? "").split(" ");
const wordsOf = (node) => (typeof node === "string" ? node : node.children.map(wordsOf).join(""));

/** What a view says in its own words of what is not there: notices, and the words of empty parts. */
function own(nodes) {
  return nodes.flatMap((node) => {
    if (typeof node === "string") {
      return [];
    }
    if (classes(node).includes("message")) {
      const [heading, , ...others] = node.children;
      return [heading, ...others].map(wordsOf);
    }
    return classes(node).some((name) => name === "none" || name === "notice") ? [wordsOf(node)] : own(node.children);
  });
}

test("of every article it says what the page says, and nothing that the page does not", () => {
  for (const slug of slugs) {
    for (const [label, text] of [[slug, article(slug)], [`LIVE BLOG\n${slug}`, `LIVE BLOG\n\n${article(slug)}`]]) {
      const { whole, items, words } = written(text);
      const without = new Set(["ledger", "left-out", "citations"]);
      const view = digestView({ digest: whole, text, t, all: false, paragraphAt: () => 1, without });
      const shown = items.flatMap(({ name, words, who }) => [
        words, `${words}\n— ${who}`, `${words}\n— ${[name, who].filter(Boolean).join(", ")}`,
      ]);
      // That numbers are ranks is said behind the heading, in the view in a line with it.
      const ranked = ` (${t("facts.order")})`;
      const rest = blocks(words).map((block) => block.replace(ranked, "")).filter((block) =>
        !["Headline facts", "Key quotes", "Implications"].includes(block) && !shown.includes(block.replace(/^\d+\. /, ""))
      );
      assert.deepEqual(rest, own(view), label);
    }
  }
});
