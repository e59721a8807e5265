// What stands behind the digest: why, whose, how much, from where, and what was left out.

import assert from "node:assert/strict";
import test from "node:test";
import { article, browserTests, example, highlighted, inView, paste, read } from "./desk.js";

const open = browserTests();

/** A brief with a list of references, on an invented bridge. */
const CITED = `The Aldmere bridge will close on Monday for two years of repairs, the county said [1].
Engineers found cracks in three of its eleven piers in March, and the weight limit fell to seven tonnes [1, 2].
“Every morning I count the lorries and hold my breath,” said Petra Lindqvist, who runs the toll house [2].
The closure will lengthen the way to the hospital by 40 minutes, a report for the county says [3].
The closure may push the ferry company to add night crossings, and is likely to cost the town’s shops much of their trade [3].

References
[1] Aldmere County Council, notice of closure, 4 May
[2] The Aldmere Courier, interview with Petra Lindqvist
[3] Brandt & Osei, traffic study for the county`;

test("each fact says why it was chosen, in words; codes not known are passed over", async (t) => {
  const page = await open(t);
  await read(page, CITED);
  const why = page.locator(".facts .why").first();
  assert.equal(await why.locator("p").isVisible(), false);
  await why.locator("summary").click();
  assert.match(await why.locator("p").textContent(), /^Ranked 1 of 3\. It opens the article\. It cites a source\.$/);

  const said = await page.evaluate(async () => {
    const [{ facts }, { strings }, { html }] = await Promise.all(
      ["view/facts.js", "strings/lookup.js", "view/html.js"].map((file) =>
        import(new URL(`../modules/${file}`, document.baseURI).href)
      ),
    );
    const t = strings({}, "en");
    const fact = { span: [0, 4], text: "News", reasons: [], citations: [] };
    return [[{ code: "from-the-future" }], [{ code: "number" }, { code: "from-the-future" }]].map(
      (reasons) =>
        html(facts({
          digest: { facts: [{ ...fact, reasons }], notices: [], article: { citations: [] } },
          text: "News",
          t,
          all: false,
          paragraphAt: () => 1,
        })).match(/<p>(.*?)<\/p>/)[1],
    );
  });
  assert.deepEqual(said, [
    "It scored highest for news in its part of the text.",
    "It gives a figure.",
  ]);
});

test("numbers that come in another order are said to be ranks", async (t) => {
  const page = await open(t);
  await read(page, article("bee-count"));
  const marks = await page.locator(".digest .facts .mark").allTextContents();
  assert.notDeepEqual(marks, [...marks].sort());
  assert.equal(
    await page.locator(".facts h2").textContent(),
    "Headline facts in the article’s order; the number is the rank",
  );
  for (const [i, rank] of marks.entries()) {
    const why = await page.locator(".facts .why p").nth(i).textContent();
    assert.ok(why.startsWith(`Ranked ${rank} of ${marks.length}. `), why);
  }
  await paste(page, article("seed"));
  await page.locator(".original").getByText("Iran will place").waitFor();
  assert.equal(await page.locator(".facts h2").textContent(), "Headline facts");
});

test("“I” and “you” are nobody that an article could name", async (t) => {
  const page = await open(t);
  const said = await page.evaluate(async () => {
    const [{ speakerName }, { strings }] = await Promise.all(
      ["view/speaker.js", "strings/lookup.js"].map((file) => import(new URL(`../modules/${file}`, document.baseURI).href)),
    );
    const t = strings({}, "en");
    const of = (text) => speakerName({ name: null, mention: [0, text.length], found: "named" }, { text, t });
    return ["I", "We", "you", "My", "one employee", "It"].map(of);
  });
  const unknown = "The article does not make clear who said this";
  assert.deepEqual(said, [
    ...Array(4).fill(unknown),
    "“one employee”, not named in the article",
    "“It”, not named in the article",
  ]);
});

test("where nothing is noted of a speaker, what can be done stands on the same line", async (t) => {
  const page = await open(t);
  await read(page, article("german-bakery"));
  const quote = page.locator(".digest .quote.item").first();
  await quote.hover();
  const [rule, speaker, act] = await Promise.all(
    ["figure", ".speaker", "[data-do=copy-quote]"].map((part) => quote.locator(part).boundingBox()),
  );
  assert.ok(act.y < speaker.y + speaker.height, "one line");
  assert.ok(rule.y + rule.height <= Math.max(speaker.y + speaker.height, act.y + act.height) + 1, "nothing hangs below it");
});

test("each statement says whose it is, with its hedges in italics", async (t) => {
  const page = await open(t);
  await read(page, CITED);
  const notes = page.locator(".implications .notes");
  assert.match(await notes.locator("h3").textContent(), /^Whose (prediction|statement)\?$/);
  const hedges = await notes.locator("em.hedge").allTextContents();
  assert.deepEqual(hedges.slice(0, 2), ["may", "is likely to"]);
  assert.equal(
    await notes.locator("em").first().evaluate((em) => getComputedStyle(em).fontStyle),
    "italic",
  );
  const holders = await notes.locator("li").allTextContents();
  assert.ok(holders.every((note) => /article’s own voice|according to/.test(note)), holders.join());
});

test("a fact names the sources behind it; one that is chosen shows all that cite it", async (t) => {
  const page = await open(t);
  await read(page, CITED);
  const fact = page.locator(".facts .item").filter({ hasText: "cracks in three" });
  assert.match(await fact.locator(".cited").textContent(), /^2 sources cited: \[1\] \[2\]$/);
  await fact.getByRole("button", { name: "Source 1: show all that cite it" }).click();
  const entry = page.locator(".citations .item.chosen");
  assert.ok(await inView(entry));
  assert.match(await entry.locator(".entry").textContent(), /Aldmere County Council/);
  assert.match(await entry.locator(".citing").textContent(), /^Cited by Fact 1 and Fact \d$/);
  const citing = await highlighted(page, "nutgraf-chosen-citation");
  assert.equal(citing.length, 2);
  assert.match(citing[0], /^The Aldmere bridge will close .*\[1\]/);
  assert.match(citing[1], /^Engineers found cracks/);
  assert.match(await page.locator("[role=status]").textContent(), /^Source 1 of 3, in the digest/);

  await entry.getByRole("button", { name: "paragraph 2" }).click();
  await page.waitForFunction(() =>
    /Source 1 of 3, in the article, paragraph 2/.test(document.querySelector("[role=status]").textContent)
  );
});

test("a marker in the text leads to its source", async (t) => {
  const page = await open(t);
  await read(page, CITED);
  const place = await page.evaluate(() => {
    const node = [...document.querySelectorAll(".original p")]
      .find((p) => p.textContent.startsWith("The closure will")).firstChild;
    const range = document.createRange();
    const at = node.data.indexOf("[3]");
    range.setStart(node, at);
    range.setEnd(node, at + 3);
    const { left, top, width, height } = range.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await page.mouse.click(place.x, place.y);
  assert.match(await page.locator(".item.chosen").textContent(), /Brandt & Osei/);
});

test("where the text has no list of sources, that is said", async (t) => {
  const page = await open(t);
  await example(page);
  assert.equal(await page.locator(".citations .entry").count(), 0);
  assert.match(await page.locator(".citations .more").textContent(), /no list that says what/);
});

test("source balance: bars in proportion, and the figures in words", async (t) => {
  const page = await open(t);
  await read(page, article("rent-debate"));
  const rows = page.locator(".balance li");
  assert.deepEqual(await rows.locator(".count").allTextContents(), [
    "17 words in 2 quotes",
    "15 words in 1 quote",
    "15 words in 1 quote",
    "3 words in 1 quote",
  ]);
  assert.match(await rows.last().textContent(), /^Speakers without a name/);
  const bars = await rows.locator("progress").evaluateAll((bars) =>
    bars.map(({ value, max, ariaHidden, offsetWidth }) => [value, max, ariaHidden, offsetWidth > 0])
  );
  assert.deepEqual(bars.map(([value]) => value), [17, 15, 15, 3]);
  assert.ok(bars.every(([, max, hidden, seen]) => max === 17 && hidden === "true" && seen));
});

test("a single voice is said in a sentence", async (t) => {
  const page = await open(t);
  await read(page, CITED);
  assert.equal(
    await page.locator(".balance p").textContent(),
    "Petra Lindqvist alone is quoted: 10 words in 1 quote",
  );
});

test("the ledger tells of each quote: verbatim, whole, edited, how its speaker is known", async (t) => {
  const page = await open(t);
  await read(page, article("rent-debate"));
  await page.locator(".ledger summary").click();
  const lines = page.locator(".ledger li");
  const line = (words) => lines.filter({ hasText: words }).locator(".does").textContent();
  assert.equal(
    await line("no landlord will build"),
    "Wolfgang Adeleke · Partly word for word · Cut · No edits marked · Named beside the quote",
  );
  assert.match(await line("My tenants"), /^Orla Fitzmaurice · Word for word · Whole sentences · /);
  assert.match(await line("Rents in the town"), /Reported in the article’s words$/);
  // Words that are no key quote can be followed to their place as well.
  await lines.filter({ hasText: "no landlord will build" }).locator(".mark").click();
  assert.match((await highlighted(page, "nutgraf-chosen-said"))[0], /no landlord will build/);
});

test("what the article changed in a quote is named", async (t) => {
  const page = await open(t);
  await read(
    page,
    "The council approved the new tram line on Tuesday evening.\n" +
      "“We asked for it [the tram] for eleven years … and nobody listened,” said Mayor Ida Holm.\n" +
      "Work on the line begins in March and will take three years, the council said.",
  );
  await page.locator(".ledger summary").click();
  assert.match(
    await page.locator(".ledger li").filter({ hasText: "eleven years" }).textContent(),
    /Edited by the article: \[the tram\] …/,
  );
});

test("what was left out: each paragraph that gave nothing, its roles, its place", async (t) => {
  const page = await open(t);
  await example(page);
  const map = await page.locator(".original p").evaluateAll((paragraphs) =>
    paragraphs.map(({ classList }) => [...classList].filter((name) => /^gave-/.test(name)).join(" "))
  );
  assert.equal(map[0], "gave-fact");
  assert.equal(map[6], "gave-quote");
  assert.equal(map[7], "gave-implication");
  const empty = map.flatMap((gave, index) => (gave === "" ? [index + 1] : []));

  const part = page.locator(".left-out");
  await part.locator("summary").click();
  assert.deepEqual(
    await part.locator(".mark").allTextContents(),
    empty.map((number) => `¶${number}`),
  );
  const roles = await part.locator(".does").allTextContents();
  assert.equal(roles.length, empty.length);
  assert.ok(roles.every((words) => /^[A-Z][\w ,]+$/.test(words)), roles.join(" | "));
  await part.locator(".mark").first().click();
  assert.match((await highlighted(page, "nutgraf-chosen-omission"))[0], /^This shift in diplomatic/);
});

test("the map of a paragraph has a line for each kind that it gave", async (t) => {
  const page = await open(t);
  await read(page, article("rent-debate"));
  const lines = await page.locator(".original p").evaluateAll((paragraphs) =>
    paragraphs.map((paragraph) => ({
      gave: paragraph.classList.contains("gave"),
      images: getComputedStyle(paragraph, "::after").backgroundImage
        .split(/, (?=none|linear)/).map((image) => image !== "none"),
      content: getComputedStyle(paragraph, "::after").content,
    }))
  );
  assert.ok(lines.some(({ gave }) => gave) && lines.some(({ gave }) => !gave));
  for (const { gave, images, content } of lines) {
    assert.equal(content !== "none", gave);
    assert.equal(gave && images.some(Boolean), gave);
  }
});
