// What tries to be more than text stays text on every way out. The attacks are a table, `tests/rules/attacks.json`, which
// the tests of terminal and Markdown read as well (`tests/render.rs`).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { before } from "node:test";
import { digest, initSync, markdown } from "../../dist/modules/pkg/nutgraf.js";
import { annotations } from "../../www/export/annotations.js";
import { listed } from "../../www/export/listed.js";
import { plain } from "../../www/export/plain.js";
import { save } from "../../www/export/saved.js";
import { jsonLd, jsonScript } from "../../www/embed/newsroom/jsonld.js";
import { blocks, paragraphNumbers } from "../../www/original/blocks.js";
import { stringsFor } from "../../www/strings/lookup.js";
import { digestView } from "../../www/view/digest.js";
import { html } from "../../www/view/html.js";
import { h } from "../../www/view/node.js";
import { browserTests, example, paste } from "./desk.js";

const ATTACKS = JSON.parse(readFileSync(new URL("../rules/attacks.json", import.meta.url), "utf8"));
const open = browserTests();
const t = stringsFor(["en"]);

/** An article with the attack in its headline, a fact, a quote, its speaker, and what it means. */
const story = (attack) => `Halden closes ${attack.replace(/\s+/g, " ")} its pier

The council of Halden said on Friday that ${attack} the pier would be shut for two years.

“We cannot go on like this, ${attack} and we will not,” said Ana ${attack} Ruiz, the mayor.

The closure ${attack} may mean that prices could rise next year, analysts said.

${attack}
`;

/** All ways out of a story that make a file or a piece of a page. */
async function ways(text) {
  const found = digest(text, { quotes: "all", outline: true });
  const about = { text, url: "https://news.example/a", title: found.article.title?.text ?? null };
  const items = listed(found, true, text, t);
  const paragraphAt = paragraphNumbers(blocks(text), found.article.title?.span);
  const tree = h("div", {}, digestView({ digest: found, text, t, all: true, paragraphAt }));
  return {
    tree,
    html: html(tree),
    markdown: markdown(text, {}),
    plain: plain(items, { ...about, digest: found, t }),
    json: JSON.stringify(await save(found, { ...about, withText: true })),
    annotations: JSON.stringify(await annotations(items, { ...about, language: "en" })),
    script: `<script type="application/ld+json">${jsonScript(jsonLd(found, text, about))}</script>`,
    linked: jsonLd(found, text, about),
    found,
  };
}

const words = (tree) => (typeof tree === "string" ? tree : tree.children.map(words).join(""));
const tags = (tree) => (typeof tree === "string" ? [] : [tree.tag, ...tree.children.flatMap(tags)]);

before(() => {
  initSync({ module: readFileSync(new URL("../../dist/modules/pkg/nutgraf_bg.wasm", import.meta.url)) });
});

test("written as HTML and in a script element, an attack is the text that it was", async (t) => {
  const blank = await (await open(t)).context().newPage();
  for (const { name, text: attack } of ATTACKS) {
    const out = await ways(story(attack));
    const read = await blank.evaluate(({ html, script }) => {
      const parsed = new DOMParser().parseFromString(`<body>${html}${script}<p id=end>`, "text/html");
      const root = parsed.body.firstElementChild;
      const elements = [...root.querySelectorAll("*")];
      return {
        text: root.textContent,
        tags: [root, ...elements].map(({ localName }) => localName),
        attributes: [...new Set(elements.flatMap((element) => element.getAttributeNames()))],
        data: JSON.parse(root.nextElementSibling.textContent),
        end: parsed.body.children.length,
      };
    }, out);
    assert.equal(read.text, words(out.tree), name);
    assert.deepEqual(read.tags, tags(out.tree), name);
    assert.deepEqual(read.attributes.filter((name) => /^(on|style|src|href)/.test(name)), [], name);
    assert.deepEqual(read.data, JSON.parse(JSON.stringify(out.linked)), name);
    assert.equal(read.end, 3, name);
  }
});

test("in files an attack is a value, and changes nothing around it", async () => {
  const calm = await ways(story("calmly"));
  const keys = (value) =>
    value && typeof value === "object" && !Array.isArray(value) ? Object.keys(value).sort() : [];
  for (const { name, text: attack } of ATTACKS) {
    const text = story(attack);
    const out = await ways(text);
    const saved = JSON.parse(out.json);
    assert.deepEqual(keys(saved), keys(JSON.parse(calm.json)), name);
    assert.deepEqual(keys(saved.saved), keys(JSON.parse(calm.json).saved), name);
    assert.equal(saved.saved.text, text, name);
    const collection = JSON.parse(out.annotations);
    // Positions of annotations count characters.
    const characters = [...text];
    for (const { target } of collection.first.items) {
      for (const { selector } of target) {
        const { start, end } = selector.find(({ type }) => type === "TextPositionSelector");
        assert.equal(selector.find(({ type }) => type === "TextQuoteSelector").exact, characters.slice(start, end).join(""), name);
      }
    }
    assert.doesNotMatch(out.markdown, /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069<]/, name);
    for (const { text: words } of [...out.found.facts, ...out.found.quotes].filter(({ pieces }) => !pieces)) {
      assert.ok(text.includes(words), `${name}: ${words}`);
    }
    assert.equal({}.hit ?? globalThis.hit, undefined, name);
  }
});

test("on the page an attack is text, and nothing runs, loads or opens", async (t) => {
  const asked = [];
  const page = await open(t);
  page.on("request", (request) => asked.push(request.url()));
  page.on("dialog", (dialog) => asked.push(dialog.message()));
  for (const { name, text: attack } of ATTACKS) {
    // The desk ends all lines alike.
    const text = story(attack).replace(/\r\n?/g, "\n");
    await paste(page, story(attack));
    // Some of them make it no article: that is said, with as little of it obeyed.
    await page.locator(".drawn > *").first().waitFor();
    const found = await page.evaluate(() => ({
      text: [...document.querySelectorAll(".original p")].map((p) => p.textContent).join(""),
      loads: document.querySelectorAll("main :is(img, script, iframe, object, embed, svg, link, form, a, base, style)").length,
      styled: [...document.querySelectorAll("main *")].filter((element) =>
        element.getAttributeNames().some((name) => name.startsWith("on"))
      ).length,
      hit: window.hit,
    }));
    assert.deepEqual(found, { text, loads: 0, styled: 0, hit: undefined }, name);
    await page.getByRole("button", { name: "New article" }).click();
  }
  assert.deepEqual(asked.filter((url) => !url.startsWith(new URL(".", page.url()).href)), []);
});

test("messages from strangers change nothing", async (t) => {
  const page = await open(t);
  await example(page);
  const shown = () => page.evaluate(() => document.querySelector(".desk").innerHTML);
  const before = await shown();
  await page.evaluate(async () => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const digest = { version: "1", facts: [{ text: "x", span: [0, 1] }], quotes: [], notices: [], speakers: [] };
    for (const data of [{ id: 1, result: digest }, { id: 2, error: { code: "panic" } }, { text: "x" }, "share", "update"]) {
      window.postMessage(data, "*");
      frame.contentWindow.parent.postMessage(data, "*");
    }
    // Messages come in order: behind this one all have been heard.
    await new Promise((resolve) => {
      addEventListener("message", ({ data }) => data === "last" && resolve());
      window.postMessage("last", "*");
    });
    frame.remove();
  });
  assert.equal(await shown(), before);
});
