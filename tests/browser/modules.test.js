// The pure parts, imported from the built page.

import assert from "node:assert/strict";
import test from "node:test";
import { article, browserTests } from "./desk.js";

const open = browserTests();

test("blocks hold every character once, a line or a hard-wrapped paragraph each", async (t) => {
  const page = await open(t);
  const cut = (text) =>
    page.evaluate(async (text) => {
      const { blocks } = await import(new URL("../modules/original/blocks.js", document.baseURI).href);
      return blocks(text).map(({ start, end }) => text.slice(start, end));
    }, text);
  assert.deepEqual(await cut(""), []);
  assert.deepEqual(await cut("One.\nTwo."), ["One.\n", "Two."]);
  assert.deepEqual(await cut("\n\nOne.\r\n\r\nTwo.\n"), ["\n\nOne.\r\n\r\n", "Two.\n"]);
  const wrapped = [
    "The bridge over the river was closed on Friday morning after",
    "an inspection had found cracks in two of its four pillars, and",
    "the city said that repairs would take until the end of the",
    "year at least.",
    "",
    "Nobody was hurt.",
  ].join("\n");
  assert.equal((await cut(wrapped)).length, 2);
  // A line that shows nothing is blank, and a line is as long as it has characters.
  assert.deepEqual(await cut("One.\n\u200b\nTwo."), ["One.\n\u200b\n", "Two."]);
  for (const blank of ["\u200b", "\u00ad \u2060", "\ufeff\u200e", "\u0001"]) {
    assert.equal((await cut(wrapped.replace("\n\n", `\n${blank}\n`))).length, 2, JSON.stringify(blank));
  }
  const lines = (line) => [line, line, line, line, line].join("\n");
  for (const [line, count] of [
    [`ab ${"😀".repeat(91)} and`, 1],
    [`ab ${"😀".repeat(94)} and`, 5],
    [`ab ${"😀".repeat(38)} and`, 1],
    [`ab ${"😀".repeat(37)} and`, 5],
  ]) {
    assert.equal((await cut(lines(line))).length, count, line);
  }
  for (const text of ["\u2028a\u2029b\u0085c", "a\r\rb", "😀\n\n\n😀"]) {
    assert.equal((await cut(text)).join(""), text);
  }
});

test("texts of the interface: values, plurals, figures, nodes, a fallback, no silent gap", async (t) => {
  const page = await open(t);
  const found = await page.evaluate(async () => {
    const { strings, stringsFor } = await import(
      new URL("../modules/strings/lookup.js", document.baseURI).href
    );
    const de = strings({ edit: "Text ändern", "reading.words": "{count} Wörter" }, "de");
    const en = stringsFor(["xx", "en-GB"]);
    const gap = () => {
      try {
        return en("no such key");
      } catch (error) {
        return error.name;
      }
    };
    return [
      de("edit"),
      de("reading.words", { count: 1234 }),
      de("new"),
      en("reading.words", { count: 1 }),
      en("reading.words", { count: 1234 }),
      en.list(["a"]),
      en.list(["a", "b"]),
      en.list(["a", "b", "c"]),
      stringsFor(["en-US"]).list(["a", "b", "c"]),
      de.list(["a", "b", "c"]),
      en.rich("intro", { facts: { tag: "b" }, quotes: "q", implications: "i" })[1],
      en.has("edit") && !en.has("nothing"),
      gap(),
    ];
  });
  assert.deepEqual(found, [
    "Text ändern",
    "1.234 Wörter",
    "New article",
    "1 word",
    "1,234 words",
    "a",
    "a and b",
    "a, b and c",
    "a, b, and c",
    "a, b und c",
    { tag: "b" },
    true,
    "RangeError",
  ]);
});

test("a tree may not carry what runs or loads", async (t) => {
  const page = await open(t);
  const passed = await page.evaluate(async () => {
    const [{ write }, { html }] = await Promise.all(
      ["./view/dom.js", "./view/html.js"].map((file) => import(new URL(`../modules/${file}`, document.baseURI).href)),
    );
    return ["onclick", "style", "srcdoc", "href", "src"].flatMap((name) =>
      [write, html].filter((writer) => {
        try {
          writer({ tag: "a", attributes: { [name]: "x" }, children: [] });
          return true;
        } catch {
          return false;
        }
      }).map((writer) => `${writer.name} ${name}`)
    );
  });
  assert.deepEqual(passed, []);
});

test("both writers write the same tree", async (t) => {
  const page = await open(t);
  const found = await page.evaluate(async (text) => {
    const load = (file) => import(new URL(`../modules/${file}`, document.baseURI).href);
    const [{ write }, { html }, { digestView }, { h }, { stringsFor }, { blocks, paragraphNumbers }, core] =
      await Promise.all([
        "./view/dom.js",
        "./view/html.js",
        "./view/digest.js",
        "./view/node.js",
        "./strings/lookup.js",
        "./original/blocks.js",
        "./nutgraf.js",
      ].map(load));
    await core.load();
    const digest = core.digest(text, { quotes: "all", outline: true });
    const tree = h("div", {}, digestView({
      digest,
      text,
      t: stringsFor(["en"]),
      all: true,
      paragraphAt: paragraphNumbers(blocks(text), digest.article.title?.span),
    }));
    const parsed = document.implementation.createHTMLDocument();
    const spelt = html(tree);
    const refuse = (tree) => {
      try {
        return html(tree);
      } catch (error) {
        return error.name;
      }
    };
    return {
      same: new XMLSerializer().serializeToString(write(tree, parsed)),
      spelt,
      hostile: html(h("p", { title: `"><script>` }, "<img src=x onerror=alert(1)> & \r")),
      script: refuse(h("script", {}, "x")),
      tag: refuse(h("p><b", {})),
      attribute: refuse(h("p", { "a b": "x" })),
    };
  }, article("rent-debate"));
  const parsed = await page.context().newPage();
  await parsed.setContent(found.spelt);
  const read = await parsed.evaluate(() =>
    new XMLSerializer().serializeToString(document.body.firstElementChild)
  );
  await parsed.close();
  assert.equal(read, found.same);
  assert.equal(
    found.hostile,
    '<p title="&quot;&gt;&lt;script&gt;">&lt;img src=x onerror=alert(1)&gt; &amp; &#13;</p>',
  );
  assert.deepEqual([found.script, found.tag, found.attribute], Array(3).fill("TypeError"));
});

test("decorations that overlap or stick out leave the text whole", async (t) => {
  const page = await open(t);
  const shown = await page.evaluate(async () => {
    const { hedge, passage, referent } = await import(
      new URL("../modules/view/passage.js", document.baseURI).href
    );
    const flat = (nodes) =>
      nodes.map((node) => (typeof node === "string" ? node : flat(node.children))).join("");
    const text = "He may well go, she said.";
    return [
      flat(passage(text, [0, 14], [hedge([3, 11]), hedge([7, 11]), hedge([12, 20])])),
      flat(passage(text, [0, 14], [referent([0, 2], "Ana Ruiz")])),
    ];
  });
  assert.deepEqual(shown, ["He may well go", "He [Ana Ruiz] may well go"]);
});
