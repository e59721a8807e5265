// A text goes in, its digest stands beside it.

import assert from "node:assert/strict";
import test from "node:test";
import { article, browserTests, example, highlighted, paste, read } from "./desk.js";

const open = browserTests();

/** What stands in the digest, without our own additions. */
const words = (page, selector) =>
  page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const copy = element.cloneNode(true);
      copy.querySelectorAll(".added, .cut, .mark").forEach((added) => added.remove());
      return copy.textContent;
    })
  );

test("the example shows facts, the quote with its speaker, the implications", async (t) => {
  const page = await open(t);
  await example(page);
  const seed = article("seed");

  const facts = await words(page, ".facts .words");
  assert.equal(facts.length, 3);
  assert.match(facts[0], /Iran will place its negotiation track with the U\.S\. under review/);
  for (const fact of facts) {
    assert.ok(seed.includes(fact), fact);
  }
  assert.deepEqual(await words(page, ".quotes .words"), [
    "“Diplomatic work does not happen in a vacuum”",
  ]);
  assert.equal(
    await page.locator(".quotes .speaker").textContent(),
    "— Ismail Baghaei, Foreign Ministry spokesperson",
  );
  assert.match(await page.locator(".quotes .found").textContent(), /^Same words as in /);
  const [implications] = await words(page, ".implications > .words");
  assert.match(implications, /^This development indicates .* continue to rise\.$/);
  assert.ok(seed.includes(implications));
});

test("a fact shows that its sentence lost the beginning, and whom a last name means", async (t) => {
  const page = await open(t);
  await read(
    page,
    "“It was never safe, and they knew it,” said Ana Ruiz, the city engineer.\n\n" +
      "Ruiz closed the Calder Street bridge in Harvik to all traffic on Friday after divers found a crack.\n\n" +
      "But on Monday the council of Harvik voted to open it again for 400 buses a day.",
  );
  const facts = await page.locator(".facts .words").allTextContents();
  assert.ok(facts.some((fact) => fact.startsWith("Ruiz [Ana Ruiz] closed the Calder")), facts.join("\n"));
  assert.ok(facts.some((fact) => fact.startsWith("… on Monday the council")), facts.join("\n"));
});

test("every character of the article is shown", async (t) => {
  for (const slug of ["seed", "windows-newline-bakery-fire", "odd-spaces-glacier"]) {
    // A page of its own for each: an earlier digest would stand there until the next is made.
    const page = await open(t);
    // Lines end as in the box, whatever the clipboard has.
    await read(page, article(slug));
    const shown = await page.locator(".original p").evaluateAll((paragraphs) =>
      paragraphs.map((paragraph) => paragraph.textContent).join("")
    );
    assert.equal(shown, article(slug).replace(/\r\n?/g, "\n"));
  }
});

test("each kind is painted with its own line over its own words", async (t) => {
  const page = await open(t);
  await example(page);
  assert.deepEqual(await highlighted(page, "nutgraf-quote"), [
    "Diplomatic work does not happen in a vacuum",
  ]);
  assert.equal((await highlighted(page, "nutgraf-fact")).length, 3);
  const statements = await highlighted(page, "nutgraf-implication");
  assert.match(statements.join(" "), /^This development .* continue to rise\.$/);
});

test("without highlights the paragraph is tinted", async (t) => {
  const page = await open(t, {
    init: () => {
      delete CSS.highlights;
      delete globalThis.Highlight;
    },
  });
  await example(page);
  const [quote] = await page.locator("p.nutgraf-quote").allTextContents();
  assert.match(quote, /Diplomatic work does not happen in a vacuum/);
  assert.ok(await page.locator("p.nutgraf-fact").count() > 0);
});

test("halves of one utterance stand together under one speaker", async (t) => {
  const page = await open(t);
  await read(page, article("port-strike"));
  const quotes = await words(page, ".quotes .words");
  assert.equal(quotes.length, 1);
  assert.match(quotes[0], /“Nobody here is against new machines,?” “We are against finding out/);
  assert.match(await page.locator(".quotes .speaker").textContent(), /Ingrid Solberg/);
  assert.equal(await page.locator(".implications .under").textContent(), "Under “What this means”");
});

test("what an article does not have is said, not filled", async (t) => {
  const page = await open(t);
  await read(page, article("no-implications"));
  assert.equal(
    await page.locator(".implications .none").textContent(),
    "This article states no implications.",
  );
  assert.match(await page.locator(".quotes .none").textContent(), /^No direct quotes\./);
});

test("hedges are in italics and each statement says whose it is", async (t) => {
  const page = await open(t);
  await example(page);
  assert.ok((await page.locator(".implications em.hedge").allTextContents()).includes("suggests"));
  const notes = await page.locator(".implications .notes li").allTextContents();
  assert.ok(notes.length >= 2);
  assert.ok(notes.every((note) => /article’s own voice|according to/.test(note)), notes.join());
});

test("each fact says why it was chosen, when asked", async (t) => {
  const page = await open(t);
  await example(page);
  const why = page.locator(".facts .why").first();
  await why.locator("summary").click();
  assert.match(await why.locator("p").textContent(), /opens the article/);
});

for (const [slug, said] of [["three-words", /too short/], ["link-list", /not look like a news/]]) {
  test(`${slug}: one sentence says why there is no digest`, async (t) => {
    const page = await open(t);
    await paste(page, article(slug));
    await page.locator(".digest .message").waitFor();
    assert.match(await page.locator(".digest .message").textContent(), said);
    assert.equal(await page.locator(".digest .part").count(), 0);
    assert.ok(await page.getByRole("button", { name: "Edit text" }).isVisible());
  });
}

test("a labelled opinion piece says that no facts were drawn from it", async (t) => {
  const page = await open(t);
  await paste(page, article("opinion-labelled-cash"));
  await page.locator(".digest .notice").first().waitFor();
  assert.match(await page.locator(".digest .notice").first().textContent(), /no facts/);
  assert.equal(await page.locator(".digest .facts").count(), 0);
});

test("another language than English: said, and implications are not denied", async (t) => {
  const page = await open(t);
  await read(page, article("french-market"));
  assert.match(await page.locator(".digest .notice").first().textContent(), /English/);
  assert.match(await page.locator(".implications .none").textContent(), /in English articles only/);
  assert.equal(await page.locator(".digest .words").first().getAttribute("lang"), "fr");
});

test("a headline is set apart as one", async (t) => {
  const page = await open(t);
  await read(page, `Bridge reopens after repairs\n\n${article("no-implications")}`);
  await page.getByRole("heading", { name: "Bridge reopens after repairs" }).waitFor();
});
