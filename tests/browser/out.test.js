// The ways out: four forms, copied or saved; one quote; a link to a passage; paper. And a saved
// digest that opens again.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import test from "node:test";
import { annotations } from "../../www/export/annotations.js";
import { fragmentUrl } from "../../www/export/fragment.js";
import { article, browserTests, changedWorker, example, HALVES, holding, paste, read, withResults } from "./desk.js";

const open = browserTests();
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
const URL_OF_IT = "https://news.example/2026/iran?x=1#top";
const button = (page, name) => page.getByRole("button", { name, exact: true });
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

/** What those hear who do not see the dialogue. */
const heard = (page) => page.getByRole("dialog").getByRole("status").textContent();

/** Says where the article on the desk stands on the web. */
async function addressed(page, url) {
  await button(page, "Save").click();
  await page.getByLabel("Address of the article").fill(url);
  await page.getByRole("button", { name: "Close" }).click();
}

/** What the button of a form puts on the clipboard. */
async function copied(page, form) {
  const row = page.getByRole("dialog").getByRole("listitem").filter({ hasText: form });
  await page.getByRole("button", { name: `Copy as ${form}` }).click();
  await row.getByText("Copied").waitFor();
  return clipboard(page);
}

/** Name and content of the file that the button of a form saves. */
async function saved(page, form) {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: `Save as ${form}` }).click(),
  ]);
  return { name: file.suggestedFilename(), content: readFileSync(await file.path(), "utf8") };
}

/** Opens a file as the file dialogue does. */
const choose = (page, name, value) =>
  page.locator("input[type=file]").setInputFiles({
    name,
    mimeType: "application/json",
    buffer: Buffer.from(typeof value === "string" ? value : JSON.stringify(value)),
  });

test("Markdown, as the core writes it, with the address", async (t) => {
  const page = await open(t, CLIPBOARD);
  await example(page);
  await button(page, "Save").click();
  await page.getByLabel("Address of the article").fill(URL_OF_IT);
  const markdown = await copied(page, "Markdown");
  assert.match(markdown, /^\*\w+ · /);
  assert.match(markdown, /## Headline facts\n\n- \*\*1\*\* Iran will place/);
  assert.match(markdown, /\n> “Diplomatic work does not happen in a vacuum”\n>\n> — \*\*Ismail Baghaei\*\*/);
  assert.match(markdown, /¶\u00a0\d/);
  assert.ok(markdown.endsWith(`\n<${URL_OF_IT}>\n`));
  const file = await saved(page, "Markdown");
  assert.match(file.name, /^iran-will-place-its-negotiation.*\.md$/);
  assert.equal(file.content, markdown);
});

test("plain text", async (t) => {
  const page = await open(t, CLIPBOARD);
  await example(page);
  await button(page, "Save").click();
  const text = await copied(page, "Plain text");
  assert.match(text, /^Headline facts\n\n1\. Iran will place its negotiation track/);
  assert.match(text, /Key quotes\n\n“Diplomatic work does not happen in a vacuum”\n— Ismail Baghaei, Foreign Ministry spokesperson\n/);
  assert.match(text, /Implications\n\nThis development indicates .*\n— Judgement, in the article’s own voice/);
  assert.doesNotMatch(text, /undefined|null|\{/);
});

test("plain text says of numbers in another order that they are ranks", async (t) => {
  const page = await open(t, CLIPBOARD);
  await read(page, article("bee-count"));
  await button(page, "Save").click();
  assert.match(await copied(page, "Plain text"), /^Headline facts \(in the article’s order; the number is the rank\)\n\n/m);
});

test("who selects words and copies them gets the words alone, without marks", async (t) => {
  const page = await open(t, CLIPBOARD);
  await example(page);
  const taken = async (selector) => {
    await page.locator(selector).evaluate((element) => getSelection().selectAllChildren(element));
    await page.keyboard.press("Control+c");
    return (await clipboard(page)).replace(/\s+/g, " ").trim();
  };
  assert.equal(await taken(".original"), article("seed").replace(/\s+/g, " ").trim());
  const facts = await taken(".digest .facts ol");
  assert.match(facts, /^Iran will place/);
  assert.doesNotMatch(facts, /Why this sentence|Link|\b[123] (?:The ministry|Some sources)/);
});

test("JSON is the digest, with what the article was; its text only if one says so", async (t) => {
  const page = await open(t, CLIPBOARD);
  await example(page);
  await button(page, "Save").click();
  const json = JSON.parse(await copied(page, "JSON"));
  assert.equal(json.version, "1");
  assert.equal(json.facts.length, 3);
  assert.equal(json.facts[0].text, article("seed").slice(...json.facts[0].span));
  const words = article("seed").replace(/\s+/g, " ").trim();
  assert.equal(json.saved.sha256, createHash("sha256").update(words).digest("hex"));
  assert.equal(json.saved.text, undefined);
  await page.getByLabel("Put the whole article into the JSON").check();
  const file = await saved(page, "JSON");
  assert.match(file.name, /\.nutgraf\.json$/);
  assert.equal(JSON.parse(file.content).saved.text, article("seed"));
});

test("every form has the quotes that are shown, whole, however many halves they have", async (t) => {
  const page = await open(t, CLIPBOARD);
  await read(page, HALVES);
  const shown = page.locator(".digest .quote.item");
  for (const [chosen, count] of [["5", 5], ["2", 2], ["all", 5]]) {
    await page.getByRole("combobox", { name: "Quotes" }).selectOption(chosen);
    await page.waitForFunction((count) => document.querySelectorAll(".digest .quote.item").length === count, count);
    const words = (await shown.locator(".words").allTextContents()).map((said) => said.trim());
    const halves = words.flatMap((said) => said.match(/(?<=“)[^”]+/g));
    assert.equal(halves.length, 2 * count);
    await button(page, "Save").click();
    const markdown = await copied(page, "Markdown");
    assert.deepEqual(markdown.match(/^> “.*/gm).join().match(/(?<=“)[^”]+/g), halves);
    const text = await copied(page, "Plain text");
    assert.deepEqual(text.match(/^“.*”(?=\n— )/gm), words);
    const { quotes } = JSON.parse(await copied(page, "JSON"));
    assert.deepEqual(quotes.map(({ text }) => text), halves);
    const { first } = JSON.parse(await copied(page, "Annotations"));
    const exact = first.items.filter(({ body }) => body[0].value === "quote")
      .flatMap(({ target }) => target.map(({ selector }) => selector[0].exact));
    assert.deepEqual(exact, halves);
    await page.getByRole("button", { name: "Close" }).click();
  }
});

/** What the Web Annotation Data Model says must be (sections 3, 4 and 5). */
function checkAnnotations(collection, text) {
  const iri = (value) => assert.match(value, /^[a-z][a-z0-9+.-]*:\S+$/i);
  assert.equal(collection["@context"], "http://www.w3.org/ns/anno.jsonld");
  assert.equal(collection.type, "AnnotationCollection");
  iri(collection.id);
  const { first } = collection;
  assert.equal(first.type, "AnnotationPage");
  iri(first.id);
  assert.equal(collection.total, first.items.length);
  const points = [...text];
  for (const { id, type, motivation, body, target, created } of first.items) {
    iri(id);
    assert.equal(type, "Annotation");
    assert.equal(motivation, "highlighting");
    assert.equal(new Date(created).toISOString(), created);
    for (const { type, value, purpose } of body) {
      assert.equal(type, "TextualBody");
      assert.equal(typeof value, "string");
      assert.ok(["tagging", "describing"].includes(purpose));
    }
    assert.ok(target.length > 0);
    for (const { type, source, selector } of target) {
      assert.equal(type, "SpecificResource");
      iri(source);
      const [quote, position] = selector;
      assert.deepEqual([quote.type, position.type], ["TextQuoteSelector", "TextPositionSelector"]);
      assert.equal(points.slice(position.start, position.end).join(""), quote.exact);
      assert.ok(text.includes(quote.prefix + quote.exact + quote.suffix));
    }
  }
  const ids = first.items.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
}

test("Web Annotations: one an item, found by words and by place, valid, the same each time", async (t) => {
  const page = await open(t, CLIPBOARD);
  const text = `😀 ${article("emoji-footballer")}`;
  await read(page, text);
  const items = await page.locator(".original .mark").count();
  await button(page, "Save").click();
  const first = JSON.parse(await copied(page, "Annotations"));
  checkAnnotations(first, text);
  assert.equal(first.total, items);
  assert.match(first.first.items[0].target[0].source, /^ni:\/\/\/sha-256;[\w-]{43}$/);
  await page.getByLabel("Address of the article").fill(URL_OF_IT);
  const second = JSON.parse((await saved(page, "Annotations")).content);
  checkAnnotations(second, text);
  assert.equal(second.first.items[0].target[0].source, URL_OF_IT);
});

test("a long text is read once for all names of its annotations, which are its own and the same each time", async (t) => {
  const digest = t.mock.method(crypto.subtle, "digest");
  const text = "Ö".repeat(100_000);
  const items = Array.from({ length: 50 }, (_, i) => ({ key: `q${i}`, kind: "quote", name: "", words: "", who: "", spans: [[i, i + 1]] }));
  const ids = async (text, url) => {
    const { id, first } = await annotations(items, { text, url, title: null, language: "en" });
    return [id, first.id, ...first.items.map(({ id }) => id)];
  };
  const found = await ids(text, null);
  const read = digest.mock.calls.map(({ arguments: [, data] }) => data.byteLength);
  assert.ok(read.reduce((sum, bytes) => sum + bytes) < 2 * 200_000, read.join());
  assert.deepEqual(await ids(text, null), found);
  const others = [await ids(`${text}.`, null), await ids(text, URL_OF_IT), await ids(`${text}.`, URL_OF_IT)];
  assert.equal(new Set([found, ...others].flat()).size, 4 * 52);
});

test("one quote, with its speaker and, where the address is known, its place", async (t) => {
  const page = await open(t, CLIPBOARD);
  await example(page);
  const quote = page.locator(".digest .quote.item").first();
  assert.ok(await quote.getByText("Link").isHidden());
  await quote.getByRole("button", { name: "copy it with its speaker" }).click();
  await quote.getByText("Copied").waitFor();
  const said = "“Diplomatic work does not happen in a vacuum” — Ismail Baghaei, Foreign Ministry spokesperson";
  assert.equal(await clipboard(page), said);
  assert.equal(await page.locator(".chosen").count(), 0, "to copy is not to choose");
  assert.match(await page.getByRole("status").first().textContent(), /Quote copied/);

  await button(page, "Save").click();
  await page.getByLabel("Address of the article").fill(URL_OF_IT);
  await page.getByRole("button", { name: "Close" }).click();
  await quote.getByRole("button", { name: "copy it with its speaker" }).click();
  await page.waitForFunction(async (said) => await navigator.clipboard.readText() !== said, said);
  const place = /^https:\/\/news\.example\/2026\/iran\?x=1#top:~:text=.*Diplomatic%20work%20does%20not%20happen%20in%20a%20vacuum/;
  const [words, link] = (await clipboard(page)).split("\n");
  assert.equal(words, said);
  assert.match(link, place);
  await page.locator(".digest .fact.item").first().hover();
  await page.getByRole("button", { name: "Fact 1: copy a link to its place" }).click();
  await page.locator(".digest .fact.item").first().getByText("Copied").waitFor();
  assert.match(await clipboard(page), /:~:text=Iran%20will%20place/);
});

test("where the clipboard is refused, it is said", async (t) => {
  const page = await open(t, {
    init: () => {
      Clipboard.prototype.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    },
  });
  await example(page);
  await button(page, "Save").click();
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await page.getByRole("dialog").getByText("Not allowed", { exact: true }).waitFor();
  assert.equal(await heard(page), "Not allowed to copy as Markdown");
});

test("what came of it is heard inside the dialogue, and each button is called what it says", async (t) => {
  const page = await open(t, CLIPBOARD);
  await example(page);
  await button(page, "Save").click();
  await copied(page, "Plain text");
  assert.equal(await heard(page), "Copied as Plain text");
  await saved(page, "Markdown");
  await page.getByRole("button", { name: "Saved as Markdown" }).waitFor();
  assert.equal(await heard(page), "Saved as Markdown");
  const names = await page.getByRole("dialog").locator("[data-give]").evaluateAll((buttons) =>
    buttons.map((button) => [button.getAttribute("aria-label") ?? button.textContent, button.textContent])
  );
  assert.deepEqual(names.filter(([name, words]) => !name.startsWith(words)), []);
});

test("a core that breaks while it saves: it is said in the dialogue, and the next press saves", async (t) => {
  const breaking = withResults(`(answer) => {
    globalThis.answers = (globalThis.answers ?? 0) + 1;
    if (globalThis.answers === 2) throw new WebAssembly.RuntimeError("unreachable");
    post(answer);
  }`);
  const page = await open(t, { ...CLIPBOARD, route: { "**/worker.js": changedWorker(breaking, 1) } });
  await example(page);
  await button(page, "Save").click();
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  const said = page.getByRole("dialog").getByText("The program stumbled over this text and was restarted. Your text is still here");
  await said.waitFor();
  assert.match(await copied(page, "Markdown"), /## Headline facts/);
  assert.equal(await heard(page), "Copied as Markdown");
});

test("what was copied last is what says so", async (t) => {
  const page = await open(t, CLIPBOARD);
  await read(page, article("rent-debate"));
  const acts = page.locator(".quotes [data-do=copy-quote]");
  const words = () => acts.allTextContents().then((all) => all.slice(0, 2));
  await acts.nth(0).click();
  await page.waitForFunction(() => document.querySelectorAll(".quotes [data-do=copy-quote]")[0].textContent === "Copied");
  assert.deepEqual(await words(), ["Copied", "Copy"]);
  await acts.nth(1).click();
  await page.waitForFunction(() => document.querySelectorAll(".quotes [data-do=copy-quote]")[1].textContent === "Copied");
  assert.deepEqual(await words(), ["Copy", "Copied"]);

  await button(page, "Save").click();
  await copied(page, "Plain text");
  await copied(page, "Markdown");
  await page.getByRole("button", { name: "Copy as Plain text" }).waitFor();
});

test("what a button said of one article it does not say of the next", async (t) => {
  const page = await open(t, CLIPBOARD);
  await example(page);
  const first = page.locator(".quotes [data-do=copy-quote]").first();
  await first.click();
  await page.locator(".quotes").getByText("Copied").waitFor();
  await read(page, article("port-strike"));
  await page.locator(".digest").getByText("Ingrid Solberg").first().waitFor();
  assert.deepEqual(await page.locator(".digest [data-do=copy-quote]").evaluateAll((buttons) =>
    [...new Set(buttons.map(({ textContent }) => textContent))]
  ), ["Copy"]);
});

test("while another choice is being read, the quote that is shown is the one that is copied", async (t) => {
  const page = await open(t, CLIPBOARD);
  await read(page, article("port-strike"));
  await page.getByRole("combobox", { name: "Quotes" }).selectOption("1");
  await page.waitForFunction(() => document.querySelectorAll(".digest .quote.item").length === 1);
  const words = await page.locator(".digest .quote .words").textContent();
  await page.evaluate(() => {
    const select = document.querySelector("[data-choice=quotes]");
    select.value = "all";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    document.querySelector(".digest [data-do=copy-quote]").click();
  });
  await page.getByRole("status").getByText("Quote copied").first().waitFor();
  assert.ok((await clipboard(page)).startsWith(words), await clipboard(page));
});

test("while what one types is being read, a link is made of the words that are shown", async (t) => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  let free = true;
  const page = await open(t, {
    ...CLIPBOARD,
    route: {
      "**/worker.js": changedWorker(holding),
      "**/hold": async (route) => {
        await (free || held);
        await route.fulfill({ body: "" }).catch(() => {});
      },
    },
  });
  await example(page);
  await addressed(page, URL_OF_IT);
  await button(page, "Edit text").click();
  free = false;
  await page.getByRole("textbox", { name: "Article" }).fill(`Words that nobody has read yet.\n${article("seed")}`);
  await page.locator(".digest .fact.item").first().hover();
  await page.getByRole("button", { name: "Fact 1: copy a link to its place" }).click();
  await page.locator(".digest .fact.item").first().getByText("Copied").waitFor();
  assert.match(await clipboard(page), /:~:text=Iran%20will%20place/);
  release();
});

test("undo brings a text back with its address, after a reload as well", async (t) => {
  const page = await open(t);
  await example(page);
  await addressed(page, URL_OF_IT);
  await paste(page, "https://news.example/another");
  await page.getByRole("heading", { name: "This is the address of an article" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "This is the address of an article" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator(".digest .fact.item").first().waitFor();
  await button(page, "Save").click();
  assert.equal(await page.getByLabel("Address of the article").inputValue(), URL_OF_IT);
});

test("an address goes with the text that it belongs to, and comes back with it", async (t) => {
  const page = await open(t);
  await example(page);
  await addressed(page, URL_OF_IT);
  await button(page, "Edit text").click();
  const box = page.getByRole("textbox", { name: "Article" });
  const address = () => page.locator(".desk").getAttribute("data-url");
  await box.press("Control+a");
  await box.press("Delete");
  await box.press("Space");
  assert.equal(await address(), null);
  await box.press("Control+z");
  await box.press("Control+z");
  assert.equal(await box.inputValue(), article("seed"));
  assert.equal(await address(), URL_OF_IT);
  await box.press("Control+a");
  await box.press("Delete");
  // As a keyboard on glass, or dictation, puts it in.
  await page.keyboard.insertText(article("port-strike"));
  await page.locator(".digest").getByText("Ingrid Solberg").first().waitFor();
  assert.equal(await address(), null);
  await button(page, "Done").click();
  await page.locator(".original").getByText("HALDEN").first().waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator(".original").getByText("Iran will place").waitFor();
  assert.equal(await address(), URL_OF_IT);
});

test("a text fragment leads to the passage, told apart where it stands twice", async (t) => {
  const page = await open(t);
  const found = await page.evaluate(async () => {
    const { fragmentUrl } = await import(new URL("../modules/export/fragment.js", document.baseURI).href);
    const long = () => Array.from({ length: 60 }, (_, i) => `w${i} `).join("");
    const at = (text, words, nth = 0) => {
      let start = -1;
      for (let i = 0; i <= nth; i += 1) start = text.indexOf(words, start + 1);
      return fragmentUrl("https://a.example/b", text, [[start, start + words.length]]);
    };
    return [
      at("It well-nigh broke, she said & left.", "well-nigh broke, she said & left"),
      at("He said no. They said no today.", "said no", 1),
      at(`Start ${long()}of the end here.`, `${long()}of the end here`),
      at("One two [1, 2] three four.", "One two [1, 2] three four"),
      at("First line ends.\n\nSecond line.", "line ends.\n\nSecond"),
      fragmentUrl("https://a.example/b#c:~:text=x", "A word.", [[2, 6]]),
    ].map((url) => url.replace("https://a.example/b", ""));
  });
  assert.deepEqual(found, [
    "#:~:text=well%2Dnigh%20broke%2C%20she%20said%20%26%20left",
    "#:~:text=He%20said%20no.%20They-,said%20no,-today.",
    "#:~:text=w0%20w1%20w2%20w3%20w4,w59%20of%20the%20end%20here",
    "#:~:text=One%20two,three%20four",
    "#:~:text=line%20ends.,Second",
    "#c:~:text=word",
  ]);
});

test("a browser finds the passage that a link is made for", async (t) => {
  const page = await open(t, {
    route: {
      "https://news.example/**": (route) =>
        route.fulfill({
          contentType: "text/html; charset=utf-8",
          body: `<style>p{margin-bottom:150vh}</style>${
            article("port-strike").split("\n").map((line) => `<p>${line}</p>`).join("")
          }`,
        }),
    },
  });
  await read(page, article("port-strike"));
  const links = await page.evaluate(async (text) => {
    const { fragmentUrl } = await import(new URL("../modules/export/fragment.js", document.baseURI).href);
    const { digest, load } = await import(new URL("../modules/nutgraf.js", document.baseURI).href);
    await load();
    return digest(text).quotes.map(({ span }) => ({
      url: fragmentUrl("https://news.example/port", text, [span]),
      start: text.slice(0, span[0]).split("\n").length - 1,
    }));
  }, article("port-strike"));
  for (const { url, start } of links) {
    await page.goto("about:blank");
    await page.goto(url);
    const wanted = page.locator("p").nth(start);
    await page.waitForFunction((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    }, await wanted.elementHandle());
  }
  assert.ok(links.length > 1);
});

test("a link to a long passage without spaces is short, and a browser finds the passage", async (t) => {
  const story = (words) => Array.from({ length: 20 }, (_, i) => `${2001 + i}${words}`).join("");
  const chinese = story("年冬天城里关闭了一座老桥，居民需要绕道前往医院。");
  const japanese = story("年の冬に町の古い橋が閉鎖され、住民は病院まで遠回りをした。");
  const lines = ["A headline", ...[chinese, japanese].flatMap((text) => [text.slice(0, 260), text.slice(0, 29), text.slice(260)])];
  const page = await open(t, {
    route: {
      "https://news.example/**": (route) =>
        route.fulfill({
          contentType: "text/html; charset=utf-8",
          body: `<style>p{margin-bottom:150vh}</style>${lines.map((line) => `<p>${line}</p>`).join("")}`,
        }),
    },
  });
  const text = lines.join("\n");
  for (const index of [1, 3, 4, 6]) {
    const start = text.indexOf(lines[index]);
    const url = fragmentUrl("https://news.example/bridge", text, [[start, start + lines[index].length]]);
    assert.ok(decodeURIComponent(url).length < 400, url);
    await page.goto("about:blank");
    await page.goto(url);
    await page.waitForFunction((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    }, await page.locator("p").nth(index).elementHandle());
  }
});

test("half a character, as where a text was cut, does not keep a link from being made", () => {
  const text = "The bridge \ud83d closed on Friday 😀 at noon.";
  assert.equal(
    fragmentUrl("https://a.example/b", text, [[4, text.indexOf(" at noon")]]),
    "https://a.example/b#:~:text=bridge%20%EF%BF%BD%20closed%20on%20Friday%20%F0%9F%98%80",
  );
});

test("on paper: address, digest and article, and nothing to press", async (t) => {
  const page = await open(t);
  await example(page);
  await button(page, "Save").click();
  await page.getByLabel("Address of the article").fill(URL_OF_IT);
  await page.evaluate(() => {
    window.print = () => {
      window.printed = document.querySelector("dialog[open]") === null;
    };
  });
  await button(page, "Print").click();
  assert.ok(await page.evaluate(() => window.printed), "without the dialogue");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.do), "save", "the focus is where it was");
  await page.emulateMedia({ media: "print" });
  const pressed = "button:visible:not(.mark, .reference), summary:visible, select:visible";
  assert.equal(await page.locator(pressed).count(), 0);
  const address = await page.locator(".desk").evaluate((desk) => getComputedStyle(desk, "::before").content);
  assert.equal(address, JSON.stringify(URL_OF_IT));
  assert.ok(await page.locator(".digest .facts").isVisible());
  assert.ok(await page.locator(".original").isVisible());
});

/** A digest as it is saved, of the example. */
async function savedExample(page, withText) {
  await example(page);
  await button(page, "Save").click();
  await page.getByLabel("Put the whole article into the JSON").setChecked(withText);
  const { content } = await saved(page, "JSON");
  await page.getByRole("button", { name: "Close" }).click();
  return JSON.parse(content);
}

const strip = (page) => page.getByRole("region", { name: "A saved digest." });

test("a saved digest with its article opens again, and has not changed", async (t) => {
  const page = await open(t);
  const file = await savedExample(page, true);
  await button(page, "New article").click();
  await choose(page, "x.nutgraf.json", file);
  await strip(page).getByText("The article has not changed since.").waitFor();
  await page.locator(".digest .item").first().waitFor();
  const focused = (selector) => page.locator(selector).evaluate((element) => element === document.activeElement);
  await strip(page).getByRole("button", { name: "Dismiss" }).click();
  assert.equal(await strip(page).count(), 0);
  assert.ok(await focused(".digest"), "the button went, and the focus goes on");

  await button(page, "New article").click();
  await choose(page, "x.nutgraf.json", { ...file, saved: { ...file.saved, text: undefined } });
  await strip(page).getByRole("button", { name: "Dismiss" }).click();
  assert.ok(await focused(".box"));
});

test("one without its article waits for that, and says what has changed", async (t) => {
  const page = await open(t);
  const file = await savedExample(page, false);
  await button(page, "New article").click();
  await choose(page, "x.nutgraf.json", file);
  await strip(page).getByText("paste it to see whether it has changed").waitFor();
  await strip(page).getByText("Diplomatic work does not happen in a vacuum").waitFor();

  await paste(page, article("seed").replaceAll("\n", "\n\n"));
  await strip(page).getByText("The article has not changed since.").waitFor();

  const [fact] = file.facts;
  await paste(page, article("seed").replace(fact.text, fact.text.replace("will", "may")));
  await strip(page).getByText(/has changed since: 1 of \d+ saved items no longer/).waitFor();
  assert.deepEqual(await strip(page).locator("li").allTextContents(), [fact.text]);

  await paste(page, `${article("seed")}\nOne more sentence stands here.`);
  await strip(page).getByText("all that was saved still stands in it").waitFor();

  await paste(page, article("port-strike"));
  await strip(page).getByText("seems to be another article").waitFor();
});

test("of what was saved no more is said of an article than lies there", async (t) => {
  const page = await open(t, {
    init: () => {
      const { digest } = SubtleCrypto.prototype;
      window.hold = Promise.resolve();
      window.held = 0;
      SubtleCrypto.prototype.digest = async function (...about) {
        const print = await digest.apply(this, about);
        window.held += 1;
        await window.hold;
        return print;
      };
    },
  });
  const file = await savedExample(page, true);
  await choose(page, "x.nutgraf.json", file);
  await strip(page).getByText("The article has not changed since.").waitFor();
  await button(page, "New article").click();
  await strip(page).getByText("paste it to see whether it has changed").waitFor();

  const compared = async (act) => {
    await page.evaluate(() => {
      window.held = 0;
      window.hold = new Promise((resolve) => {
        window.release = resolve;
      });
    });
    await paste(page, article("seed"));
    await page.waitForFunction(() => window.held > 0);
    await act();
    await page.evaluate(() => window.release());
  };
  await compared(() => button(page, "New article").click());
  await strip(page).getByText("paste it to see whether it has changed").waitFor();
  await compared(() => strip(page).getByRole("button", { name: "Dismiss" }).click());
  assert.equal(await strip(page).count(), 0);
});

test("what is no saved digest is said, and whatever one holds is text", async (t) => {
  const page = await open(t);
  const deep = "[".repeat(200_000) + "]".repeat(200_000);
  const wrong = ["{", "[]", "null", deep, { version: "1", facts: {}, quotes: 3 }, { version: "2", facts: [], quotes: [] }];
  for (const value of wrong) {
    await choose(page, "other.json", value);
    await page.getByRole("alert").getByText("“other.json” is no digest that was saved here").waitFor();
    await page.getByRole("button", { name: "Dismiss" }).click();
  }
  const hostile = {
    version: "1",
    facts: [null, 3, { text: "<img src=x onerror='window.hit = 1'>", pieces: "x" }, { text: ["a"] }],
    quotes: [{ key: true, text: "q", speaker: "s" }, { key: 1 }],
    implications: { statements: 5, paragraph: { text: "p", span: {} } },
    saved: { at: "never", sha256: 5, url: "javascript:alert(1)", text: null },
  };
  await choose(page, "hostile.json", hostile);
  await strip(page).getByText("<img src=x").waitFor();
  assert.equal(await strip(page).locator("li").count(), 3);
  assert.equal(await page.evaluate(() => window.hit), undefined);
});
