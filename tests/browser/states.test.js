// Honest states: each says what was and was not done; no box is empty.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";
import { article, browserTests, paste, PHONE } from "./desk.js";

const open = browserTests();
const articles = new URL("../articles/", import.meta.url);

/** Pastes a text and waits for what is said of it. */
async function lay(page, text) {
  await paste(page, text);
  await page.locator(".drawn > *").first().waitFor();
}

/** What stands in a part of the digest, or above it. */
const said = (page, selector) => page.locator(`.digest ${selector}`).first().textContent();

/** Nobody calls it a column, but who speaks in it is its author. */
const COLUMN = `I have lived beside the Aldmere bridge for thirty years, and I was glad when it closed.
I sleep again. My windows no longer shake when the lorries change gear at four in the morning.
I know that my neighbours who keep shops were hurt, and I have bought more bread than I can eat.
My answer to the county is simple. I would leave the bridge to the swifts and the anglers for good.`;

const STATES = [
  ["no implications", article("no-implications"), ".implications .none", /^This article states no implications\.$/],
  ["no quotes", article("no-implications"), ".quotes .none", /^No direct quotes\./],
  ["opinion, labelled", article("opinion-labelled-cash"), ".notice", /^Marked as opinion: no facts were drawn/],
  ["opinion, unlabelled", COLUMN, ".notice", /^This reads like an opinion piece/],
  ["live blog", article("live-blog-storm"), ".notice", /^This is a live blog: its entries are news of different hours/],
  ["live blog, labelled", `LIVE BLOG\n\n${article("live-blog-storm")}`, ".notice", /^Marked as a live blog: .* no facts were drawn/],
  ["list", article("listicle-night-trains"), ".notice", /^This is a list rather than a report/],
  ["interview", article("interview-bridge-engineer"), ".notice", /^This is an interview/],
  ["press release", article("press-release-scooters"), ".notice", /^This is a press release: its facts are the sender’s own/],
  ["not English", article("german-bakery"), ".notice", /^This does not look like English\. Facts are chosen by position/],
  ["not English: implications", article("german-bakery"), ".implications .none", /^Implications are read in English articles only/],
  ["not English: why", article("german-bakery"), ".why p", /^It is one of the first sentences/],
  ["too short", article("three-words"), ".message h2", /^This is too short for a digest/],
  ["not an article", article("link-list"), ".message h2", /^This does not look like a news article, so nothing was drawn/],
  ["a recipe", article("recipe-lentil-soup"), ".message h2", /^This does not look like a news article/],
  ["no paragraphs", article("airport-single-line").repeat(2), ".notice", /no paragraphs, so implications are looked for among its sentences/],
  ["unmatched marks", article("museum-theft"), ".notice", /^Some quotation marks are opened and not closed/],
];

for (const [name, text, selector, words] of STATES) {
  test(`${name}: a sentence says so`, async (t) => {
    const page = await open(t);
    await lay(page, text);
    assert.match(await said(page, selector), words);
  });
}

test("where nothing is drawn there are no tools for it, nor a margin for its marks", async (t) => {
  const page = await open(t, PHONE);
  const parts = () =>
    page.evaluate(() => [
      getComputedStyle(document.querySelector(".roles-tool")).display,
      getComputedStyle(document.querySelector(".original"), "::before").content,
    ]);
  await lay(page, article("three-words"));
  assert.deepEqual(await parts(), ["none", "none"]);
  await lay(page, article("seed"));
  await page.locator(".digest .fact").first().waitFor();
  assert.deepEqual(await parts(), ["block", '""']);
});

test("far too long: said at once, with the text still there", async (t) => {
  const page = await open(t);
  await paste(page, "The council met on Tuesday and voted for the new bridge over the river. ".repeat(240_000));
  await page.getByRole("heading", { name: "The text is too long." }).waitFor({ timeout: 30_000 });
  assert.match(await said(page, ".message"), /Texts of up to 16 MB are read\. Yours is still here/);
  assert.match(await page.locator(".original").textContent(), /^The council met/);
});

test("paraphrased sources are counted where nobody is quoted", async (t) => {
  const page = await open(t);
  await lay(
    page,
    "The harbour ferry stops running on Sundays from May, the operator Brannfjord Lines said on Monday.\n" +
      "Mayor Ida Holm said that the town would pay for a bus in its place.\n" +
      "The boat is 61 years old and was last repaired in 2009, and its engine failed twice in March.",
  );
  assert.match(await said(page, ".quotes .none"), /^No direct quotes\. 2 sources are paraphrased\.$/);
});

test("no box is empty, whatever the text", async (t) => {
  const page = await open(t, PHONE);
  const slugs = readdirSync(articles, { withFileTypes: true })
    .filter((entry) => entry.isDirectory()).map(({ name }) => name);
  for (const slug of slugs) {
    await page.evaluate(() => document.querySelector(".drawn").replaceChildren());
    await lay(page, article(slug));
    const empty = await page.evaluate(() =>
      [...document.querySelectorAll(".digest .part, .digest .message, .digest li, .digest p, .digest ul")]
        .filter((element) => element.checkVisibility())
        .filter((element) => element.textContent.trim() === "" ||
          (element.matches(".part") && !element.querySelector(".item, .none")))
        .map((element) => element.outerHTML)
    );
    assert.deepEqual(empty, [], slug);
  }
});
