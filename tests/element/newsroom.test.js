// The box made in the newsroom: whole without script, stable, kept to what editors decide, and taken
// over where the element is loaded too.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { articleOf, DEMO, drawn, PACKAGE, pageWith, readers, SCRIPT, STORY } from "./site.js";

const open = readers();
const RESOLVE = fileURLToPath(new URL("./resolve.js", import.meta.url));
const TAG = '<nutgraf-digest for="story"><p>Read on.</p></nutgraf-digest>';

/** Runs the package's command in a folder with these files. */
async function nutgraf(t, files, ...args) {
  const folder = await mkdtemp(join(tmpdir(), "nutgraf-"));
  t.after(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text);
  }
  const bin = join(PACKAGE, "embed/newsroom/bin.js");
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", RESOLVE, bin, ...args], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ status: error ? error.code : 0, stdout, stderr, read: (name) => readFile(join(folder, name), "utf8") })
    );
  });
}

const render = (t, edits, story = pageWith(TAG), ...args) =>
  nutgraf(
    t,
    { "story.html": story, ...(edits ? { "story.nutgraf.json": typeof edits === "string" ? edits : JSON.stringify(edits) } : {}) },
    "render",
    "story.html",
    ...args,
  );

/** The words of the facts, in the order of the box. */
const facts = ({ stdout }) => [...stdout.matchAll(/data-item="fact-\d+" part="item fact".*\n<p class="words"[^>]*>(.*)<\/p>/g)].map(([, words]) => words);
const quotes = ({ stdout }) => [...stdout.matchAll(/<blockquote[^>]*>\n<p>(.*)<\/p>/g)].map(([, words]) => words);

test("same story, same bytes; a fact more changes lines of that fact alone", async (t) => {
  const [first, again] = [await render(t), await render(t)];
  assert.equal(first.status, 0);
  assert.equal(first.stderr, "");
  assert.equal(first.stdout, again.stdout);
  const more = await render(t, null, pageWith(TAG.replace("for=", 'facts="4" for=')));
  const before = new Set(first.stdout.split("\n"));
  const fresh = more.stdout.split("\n").filter((line) => !before.has(line));
  assert.ok(fresh.length < 12, fresh.join("\n"));
});

test("without any script the box is whole, styled, and every link leads past it into the story", { timeout: 60_000 }, async (t) => {
  for (const name of ["strict", "reset", "rtl"]) {
    const page = await open(t, {}, {
      at: `/demo/${name}-newsroom.html`,
      javaScriptEnabled: false,
      viewport: { width: 900, height: 500 },
    });
    await drawn(page);
    assert.equal(await page.getByText("In short:").isVisible(), false);
    const links = page.locator("nutgraf-digest a.mark");
    const count = await links.count();
    assert.ok(count > 5);
    for (let i = 0; i < count; i += 1) {
      await links.nth(i).scrollIntoViewIfNeeded();
      await links.nth(i).click();
      // Scripts are off, so that the page cannot say when; the test's own time limit ends it.
      while (await page.evaluate(() => document.querySelector("nutgraf-digest").getBoundingClientRect().bottom) > 450);
    }
  }
});

test("a story by itself is given a box, a text file too", async (t) => {
  const part = await nutgraf(t, { "part.html": `<div id="x">${STORY}</div>` }, "render", "part.html", "--for", "x", "--base", "https://cdn.example/n&g/");
  assert.equal(part.status, 0, part.stderr);
  assert.match(part.stdout, /^<nutgraf-digest for="x">\n<template shadowrootmode="open"><link rel="stylesheet" href="https:\/\/cdn\.example\/n&amp;g\/embed\/nutgraf-digest\.css">/);
  for (const [base, style] of [["/files", "/files/embed/"], ["/files/", "/files/embed/"], ["nutgraf", "nutgraf/embed/"], ["", "embed/"]]) {
    const { stdout } = await nutgraf(t, { "part.html": STORY }, "render", "part.html", "--base", base);
    assert.ok(stdout.includes(`<link rel="stylesheet" href="${style}nutgraf-digest.css">`), base);
  }
  const text = STORY.replace(/<[^>]+>/g, "\n").trim();
  const plain = await nutgraf(t, { "story.txt": text }, "render", "story.txt", "--out", "box.html");
  assert.equal(plain.status, 0, plain.stderr);
  assert.match(await plain.read("box.html"), /voted 9 to 6/);
});

test("quotes that are not key are in the ledger, and without one the box does not deny them", async (t) => {
  for (const [slug, parts, none, entries] of [
    ["opinion-labelled-cash", "quotes", "No quote stands out.", 0],
    ["opinion-labelled-cash", "quotes ledger", "No quote stands out. The ledger lists all that is said.", 4],
    ["rent-debate", "quotes ledger", undefined, 6],
  ]) {
    const story = pageWith(TAG.replace("for=", `parts="${parts}" for=`), { story: await articleOf(slug) });
    const { stdout } = await render(t, null, story);
    const [, ledger = ""] = stdout.split('<details class="ledger"');
    assert.deepEqual(
      [/<p class="none"[^>]*>([^<]*)/.exec(stdout)?.[1], ledger.match(/<li /g)?.length ?? 0],
      [none, entries],
      `${slug} ${parts}`,
    );
  }
});

test("--write puts it into the page, once more gives the same page, and the site's own content stays", async (t) => {
  const made = await render(t, null, undefined, "--write");
  const page = await made.read("story.html");
  assert.match(page, /<p>Read on\.<\/p><\/nutgraf-digest>/);
  const again = await render(t, null, page, "--write");
  assert.equal(await again.read("story.html"), page);
  const none = await render(t, null, "<article><p>No box here.</p></article>", "--write");
  assert.deepEqual([none.status, none.stdout], [1, ""]);
  assert.match(none.stderr, /no <nutgraf-digest>/);
});

test("--write passes over a tag in a comment, a script, a style or a template", async (t) => {
  const before = '<!-- <nutgraf-digest for="old"></nutgraf-digest> --><!-- <nutgraf-digest> -->' +
    "<script>const tag = '<nutgraf-digest></nutgraf-digest>';</script><style>/* <nutgraf-digest> */</style>" +
    '<template><nutgraf-digest facts="1"></nutgraf-digest></template><nutgraf-digest-old></nutgraf-digest-old>';
  const story = pageWith(TAG, { before });
  const { stdout } = await render(t, null, pageWith(TAG));
  const made = await render(t, null, story, "--write");
  assert.deepEqual([made.status, made.stderr], [0, ""]);
  const page = await made.read("story.html");
  assert.equal(page, story.split(TAG).join(stdout.trimEnd()));
  const again = await render(t, null, page, "--write");
  assert.equal(await again.read("story.html"), page);
  const none = await render(t, null, pageWith("", { before }), "--write");
  assert.equal(none.status, 1);
  assert.match(none.stderr, /no <nutgraf-digest>/);
  assert.equal(await none.read("story.html"), pageWith("", { before }));
});

/** With more attributes of the tag. */
const tagged = (t, attributes) => render(t, null, pageWith(TAG.replace("for=", `${attributes} for=`)));

test("more than the core gives is as many as it gives", async (t) => {
  const [beyond, most] = [await tagged(t, 'facts="51" quotes="1000000000"'), await tagged(t, 'facts="50" quotes="50"')];
  assert.deepEqual([beyond.status, beyond.stderr], [0, ""]);
  assert.equal(beyond.stdout.split("\n").slice(1).join("\n"), most.stdout.split("\n").slice(1).join("\n"));
});

test("a language may be written with underscores; one that is none counts as absent", async (t) => {
  for (const [lang, read] of [["en_US", "en-US"], ["", "en"], ["no language", "en"]]) {
    const { status, stdout, stderr } = await tagged(t, `lang="${lang}"`);
    assert.deepEqual([status, stderr], [0, ""], lang);
    assert.ok(stdout.includes(`<div class="box digest given" part="box" lang="${read}">`), lang);
  }
});

test("editors pin, drop and order", async (t) => {
  const plain = await render(t);
  const [first, second] = facts(plain);
  const ordered = await render(t, { facts: { pin: [second.slice(0, 30), first.slice(0, 30)] } });
  assert.deepEqual(facts(ordered).slice(0, 2), [second, first]);
  assert.equal(facts(ordered).length, 3);
  const dropped = await render(t, { facts: { drop: [first.slice(5, 40)] } });
  assert.equal(facts(dropped).length, 3);
  assert.ok(!facts(dropped).includes(first));
  // One that the core would not have chosen, with its line broken elsewhere.
  assert.match(ordered.stdout, /<span id="facts">Headline facts<\/span><\/h2>/, "the ranks are in their order");
  const own = await render(t, { facts: { pin: ["more than twice what\n  the bus"] }, quotes: { pin: ["stones go on sinking"] } });
  assert.match(facts(own)[0], /more than twice what the bus/);
  assert.match(quotes(own)[0], /stones go on sinking/);
  const implied = await render(t, { implications: { pin: ["The ferry company, which has eleven employees"] } });
  assert.match(implied.stdout, /class="part implications"[\s\S]*had given them notice/);
  const none = await render(t, { implications: { drop: ["now likely to begin a year late"] } });
  assert.equal(none.status, 0);
  assert.match(none.stdout, /This article states no implications/);
});

test("pins that no longer match are told, and the rest is kept to", async (t) => {
  const { status, stdout, stderr } = await render(t, {
    facts: { pin: ["voted 12 to 3", "410,000 marks"] },
    quotes: { pin: ["the licence was to lapse", "licence was to lapse"], drop: ["nobody said this"] },
    implications: { pin: ["The ferry company, which has eleven employees", "engineers warned"] },
  });
  assert.equal(status, 2);
  assert.match(facts({ stdout })[0], /410,000 marks/);
  const lines = stderr.trim().split("\n");
  assert.deepEqual(lines, [
    "nutgraf: story.nutgraf.json: facts.pin: “voted 12 to 3” does not stand in the story",
    "nutgraf: story.nutgraf.json: quotes.pin: “the licence was to lapse” does not stand in the story",
    "nutgraf: story.nutgraf.json: quotes.drop: “nobody said this” does not stand in the story",
    "nutgraf: story.nutgraf.json: quotes.pin: “licence was to lapse” is not what anybody says there",
    "nutgraf: story.nutgraf.json: implications.pin: “engineers warned” is not in the paragraph of the first pin",
  ].sort((a, b) => lines.indexOf(a) - lines.indexOf(b)));
});

for (const [name, edits, message] of [
  ["no JSON", "{ facts", /story\.nutgraf\.json: /],
  ["a list", "[]", /the file is no object/],
  ["an unknown part", '{"fact": {}}', /“fact” is none of facts, quotes, implications/],
  ["an unknown wish", '{"facts": {"keep": []}}', /facts: “keep” is neither pin nor drop/],
  ["no passages", '{"facts": {"pin": [7]}}', /facts\.pin is no list of passages/],
  ["a prototype", '{"__proto__": {"pin": []}}', /is none of/],
]) {
  test(`a file of editors with ${name} is refused in words, and nothing is written`, async (t) => {
    const { status, stdout, stderr } = await render(t, edits);
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /\n\s+at /);
  });
}

test("mistakes in the command are told in a line", async (t) => {
  for (const [args, message] of [
    [["render", "none.html"], /none\.html/],
    [["render"], /nutgraf render STORY/],
    [["draw", "story.html"], /nutgraf render STORY/],
    [["render", "story.html", "--for", "nowhere"], /“nowhere”/],
    [["render", "story.html", "--wrong"], /--wrong/],
  ]) {
    const { status, stderr } = await nutgraf(t, { "story.html": pageWith(TAG) }, ...args);
    assert.equal(status, 1);
    assert.match(stderr, message);
    assert.equal(stderr.trim().split("\n").length, 1, stderr);
  }
});

test("JSON-LD says what is drawn, and nothing in a story can end its script", async (t) => {
  const story = pageWith(TAG, {
    story: `<p>The council voted 9 to 6 on Tuesday to rename the street &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; after nobody.</p>${STORY}`,
  });
  const { stdout } = await render(t, { facts: { pin: ["to rename the street"] } }, story, "--url", "https://paper.example/story");
  const [, json] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(stdout);
  const data = JSON.parse(json);
  assert.equal(data["@type"], "NewsArticle");
  assert.equal(data.url, "https://paper.example/story");
  assert.match(data.abstract[0], /<\/script><script>alert\(1\)<\/script>/);
  const quote = data.hasPart.find(({ text }) => text.includes("museum piece"));
  // What kind of thing speaks is known to nobody here: it may be a person or a body.
  assert.deepEqual(quote.creator, { name: "Rauha Lindqvist", description: "Councillor" });
  assert.match(quote.url, /^https:\/\/paper\.example\/story#:~:text=/);
  // What the site itself wrote is the site's; what came out of the text is text.
  const drawnPart = stdout.slice(stdout.indexOf("<template"), stdout.indexOf("</template>"));
  assert.doesNotMatch(drawnPart, /<script|<img|onerror=/);
  const page = await open(t, story.replace(TAG, () => stdout), { init: () => {
    window.alert = () => {
      window.ran = true;
    };
  } });
  await drawn(page);
  assert.equal(await page.evaluate(() => window.ran), undefined);
});

test("the element takes the box over without drawing it again, and loads nothing until it is turned to", async (t) => {
  const made = await render(t);
  const html = pageWith(TAG).replace(TAG, made.stdout);
  const page = await open(t, html, {
    init: () => {
      window.ready = 0;
      window.selected = [];
      addEventListener("nutgraf-ready", () => {
        window.ready += 1;
      });
      addEventListener("nutgraf-select", ({ detail: { kind, text, range } }) => window.selected.push([kind, text, String(range)]));
    },
  });
  await page.waitForFunction(() => customElements.get("nutgraf-digest"));
  const seen = page.site.seen.filter((path) => /reader|given|chooser|wasm|worker/.test(path));
  assert.deepEqual(seen, []);
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("nutgraf-digest");
    window.items = [...shadowRoot.querySelectorAll(".item")];
    window.html = shadowRoot.querySelector(".view").innerHTML;
  });
  await page.getByRole("link", { name: /^Fact 1/ }).hover();
  await page.waitForFunction(() => document.querySelector("nutgraf-digest").shadowRoot.querySelector(".spoken"));
  await page.getByRole("link", { name: /^Fact 1/ }).click();
  await page.waitForFunction(() => CSS.highlights.has("nutgraf-chosen-fact"));
  const [[kind, text, range]] = await page.evaluate(() => window.selected);
  assert.equal(kind, "fact");
  assert.equal(range, text);
  assert.ok(made.stdout.includes(text.slice(0, 40)));
  assert.deepEqual(
    await page.evaluate(() => [
      window.ready,
      window.items.every(({ isConnected }) => isConnected),
      location.hash,
    ]),
    [0, true, ""],
  );
  assert.deepEqual(page.site.seen.filter((path) => /wasm|worker\.js/.test(path)), []);
  await page.keyboard.press("Escape");
  const same = await page.evaluate(() => document.querySelector("nutgraf-digest").shadowRoot.querySelector(".view").innerHTML === window.html);
  assert.equal(same, true);
});

test("every line of the demonstration's boxes leads to its own words", async (t) => {
  for (const name of ["strict", "reset", "rtl"]) {
    const page = await open(t, {}, { at: `/demo/${name}-newsroom.html` });
    const found = await page.evaluate(async () => {
      const [{ findFragment }, { Article }, { articleFor }] = await Promise.all(
        ["embed/find.js", "article.js", "embed/reading.js"].map((file) => import(new URL(`nutgraf/${file}`, document.baseURI).href)),
      );
      const host = document.querySelector("nutgraf-digest");
      const { text } = new Article(articleFor(host, host.htmlFor));
      return [...host.shadowRoot.querySelectorAll("a.mark")].map((link) => {
        const span = findFragment(text, link.getAttribute("href"));
        return [link.getAttribute("href"), span && text.slice(...span)];
      });
    });
    assert.ok(found.length > 5);
    for (const [href, words] of found) {
      const [start] = decodeURIComponent(href.split("text=")[1].replace(/^[^,]*-,/, "")).split(/,(?! )/);
      assert.ok(words?.startsWith(start.slice(0, 12)), `${name} ${href} ${words}`);
    }
  }
  assert.match(await readFile(join(DEMO, "reset-newsroom.html"), "utf8"), /1,800 jobs in Dornbach until 2031/);
});
