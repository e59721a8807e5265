// Further ways in: rich text, HTML and Markdown files, the address; and an address in place of an
// article.

import assert from "node:assert/strict";
import test from "node:test";
import { article, browserTests, paste } from "./desk.js";

const open = browserTests();
const original = (page) => page.locator(".original");
const shown = async (page) => (await page.locator(".original p").allTextContents()).join("");

/** The example as a news site has it: markup of all kinds around the same words. */
const rich = () => {
  const [lead, ...rest] = article("seed").trim().split("\n");
  const paragraphs = rest.map((line) =>
    `<p style="color: red">${
      line.replace(/\[([\d, ]+)\]/g, (_, labels) =>
        labels.split(", ").map((n) => `<sup><a href="https://a.example/b#s${n}">${n}</a></sup>`).join(""))
    }</p>`
  );
  return `<html><body><!--StartFragment--><nav>Home</nav><div><p><b>${lead}</b></p><script>window.hit = 1</script>
    <img src="https://a.example/pixel.gif" onerror="window.hit = 1">${paragraphs.join("\n")}</div>
    <h2>Sources</h2><ol><li id="s1">First Agency, June 4</li><li id="s2">Second Agency</li><li id="s3">Third</li></ol>
    <!--EndFragment--></body></html>`;
};

/** Opens a file as the file dialogue does. */
const choose = (page, name, text, mimeType = "text/plain") =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType, buffer: Buffer.from(text) });

test("rich text: paragraphs, citations, and their sources behind them; nothing of it runs or loads", async (t) => {
  const asked = [];
  const page = await open(t, {
    route: { "https://a.example/**": (route) => (asked.push(route.request().url()), route.abort()) },
  });
  await paste(page, "anything", rich());
  await page.locator(".digest .item").first().waitFor();
  const text = await shown(page);
  assert.match(text, /^Iran will place its negotiation track/);
  assert.match(text, /the previous night ?\[1\]\[2\]\[3\]\. Baghaei said/);
  assert.match(text, /\n\n\[1\] First Agency, June 4\n\n\[2\] Second Agency\n\n\[3\] Third$/);
  assert.doesNotMatch(text, /Home|window\.hit/);
  assert.match(await page.locator(".digest .quote .words").textContent(), /Diplomatic work does not happen/);
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.deepEqual(asked, []);
  const sources = await page.evaluate(async (text) => {
    const { digest, load } = await import(new URL("../modules/nutgraf.js", document.baseURI).href);
    await load();
    return digest(text).article.citations.map(({ label, source }) => [label, source?.text]);
  }, text);
  assert.deepEqual(sources, [["1", "First Agency, June 4"], ["2", "Second Agency"], ["3", "Third"]]);
});

test("a rich form that lacks most of the words gives way to the plain one", async (t) => {
  const page = await open(t);
  await paste(page, article("seed"), "<img src='data:,'> Iran");
  await page.locator(".digest .item").first().waitFor();
  assert.equal(await shown(page), article("seed"));
});

test("where the module for rich text does not arrive, the plain form is taken", async (t) => {
  const page = await open(t, {
    errors: [/Failed to load resource/],
    route: { "**/later.js": (route) => route.abort() },
  });
  await paste(page, article("seed"), rich());
  await page.locator(".digest .item").first().waitFor();
  assert.equal(await shown(page), article("seed"));
});

test("an HTML file is opened: its article alone", async (t) => {
  const page = await open(t);
  const html = `<!doctype html><title>x</title><div>Menu</div><h1>A headline for it</h1><article>${rich()}</article><p>Foot`;
  await choose(page, "saved.html", html, "text/html");
  await page.locator(".digest .item").first().waitFor();
  assert.match(await shown(page), /^A headline for it\n\nIran will place/);
  assert.doesNotMatch(await shown(page), /Menu|Foot/);
});

test("a Markdown file is opened: its words without the signs", async (t) => {
  const page = await open(t);
  const markdown = `---\ntitle: x\ntags: [a]\n---\n# A **headline** #\n\nThe [bridge](https://a.example/b_(c)) re*opened*,\n` +
    "it said.[^1] A `snake_case` name_of_it stays, 5 * 3 \\* 2 too.  \nNext line.\n\n> “Go,” she\n> said.\n\n- one\n- [x] two\n\n" +
    "1. First\n2. Second\n\n***\n\n| a | b |\n|---|---|\n| c | d |\n\n![alt](x.png)\n\n[^1]: The minutes\n\n[ref]: https://a.example\n\n```\ncode *as* is\n```\n" +
    `\n${article("seed")}`;
  await choose(page, "note.md", markdown);
  await page.locator(".digest .item").first().waitFor();
  const text = await shown(page);
  assert.equal(
    text.slice(0, text.indexOf("Iran will")),
    "A headline\n\nThe bridge reopened, it said.[1] A snake_case name_of_it stays, 5 * 3 * 2 too.\n\nNext line.\n\n" +
      "“Go,” she said.\n\none\n\ntwo\n\n1. First\n\n2. Second\n\na | b\n\nc | d\n\n[1] The minutes\n\ncode *as* is\n\n",
  );
});

test("a text after #text= is read, and taken out of the address at once", async (t) => {
  const requests = [];
  const page = await open(t, {
    at: `#text=${encodeURIComponent(article("seed"))}`,
    route: { "**/*": (route) => (requests.push(route.request().url()), route.continue()) },
  });
  await page.locator(".digest .item").first().waitFor();
  assert.equal(await shown(page), article("seed"));
  assert.equal(new URL(page.url()).hash, "");
  assert.equal(await page.evaluate(() => history.length), 2, "about:blank and the page");
  assert.ok(requests.every((url) => !/Iran|text=/.test(url)));

  // While the page is open, and with a sign that was not encoded.
  await page.evaluate(() => {
    location.hash = "#text=Up 100% more of it, he said.";
  });
  await original(page).getByText("Up 100% more of it").waitFor();
  assert.equal(new URL(page.url()).hash, "");
});

test("there is no ?text=: a query goes to the server, so none is read", async (t) => {
  const page = await open(t, { at: `?text=${encodeURIComponent("The bridge opened on Friday.")}` });
  await page.getByRole("textbox", { name: "Article" }).waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Article" }).inputValue(), "");
  assert.ok(await original(page).isHidden());
});

for (const url of ["https://news.example/a?b=1#c", " www.news.example/story \n"]) {
  test(`an address alone (${url.trim()}) is explained, pasted or typed`, async (t) => {
    const page = await open(t);
    await paste(page, url);
    const message = page.getByRole("heading", { name: "This is the address of an article" });
    await message.waitFor();
    assert.ok(await page.getByText("A page may not fetch what stands on another site").isVisible());
    await page.getByRole("button", { name: "New article" }).click();
    await page.getByRole("textbox", { name: "Article" }).fill(url);
    await message.waitFor();
    await page.getByRole("textbox", { name: "Article" }).fill(`${url} says: ${article("seed")}`);
    await page.locator(".digest .item").first().waitFor();
  });
}
