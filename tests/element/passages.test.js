// From the box into the story, and back; the story's own DOM is never touched.

import assert from "node:assert/strict";
import test from "node:test";
import { drawn, pageWith, readers, SCRIPT, STORY } from "./site.js";

const open = readers();
const TAG = '<nutgraf-digest for="story"></nutgraf-digest>';
/** Enough to have to scroll. */
const LONG = `${STORY}${"<p>The lake lies at 212 metres above the sea, and its water is clear.</p>".repeat(60)}` +
  "<p>“Count the passengers every week,” said Tove Aaltola, one of the six who opposed the plan.</p>";

const highlighted = (page, name) => page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map(String), name);

test("choosing an item paints, shows and tells its passage, and leaves the story untouched", async (t) => {
  const page = await open(t, pageWith('<nutgraf-digest for="story" quotes="all" whole></nutgraf-digest>', { story: LONG }), {
    init: () => {
      window.selected = [];
      addEventListener("nutgraf-select", ({ detail: { key, kind, text, range } }) =>
        window.selected.push([key, kind, text, String(range)])
      );
    },
  });
  await drawn(page);
  const before = await page.evaluate(() => document.querySelector("#story").outerHTML);
  await page.evaluate(() => {
    window.mutations = 0;
    new MutationObserver((records) => {
      window.mutations += records.length;
    }).observe(document.querySelector("#story"), { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const words = "Count the passengers every week,";
  // The box shows it without the comma before its tag.
  await page.locator("nutgraf-digest li.quote", { hasText: words.slice(0, -1) }).getByRole("button", { name: /^Quote/ }).click();
  await page.waitForFunction(() => CSS.highlights.has("nutgraf-flash-quote"));
  assert.deepEqual(await highlighted(page, "nutgraf-chosen-quote"), [words]);
  assert.deepEqual(await highlighted(page, "nutgraf-flash-quote"), [words]);
  assert.deepEqual((await page.evaluate(() => window.selected)).map(([, ...rest]) => rest), [["quote", words, words]]);
  const seen = await page.evaluate(() => {
    const [range] = CSS.highlights.get("nutgraf-chosen-quote");
    const { top, bottom } = range.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  assert.ok(seen);
  await page.waitForFunction(() => !CSS.highlights.has("nutgraf-flash-quote"));
  assert.deepEqual(
    await page.evaluate(() => [window.mutations, document.querySelector("#story").outerHTML]),
    [0, before],
  );
});

test("the way back leads to exactly where one was", async (t) => {
  const page = await open(t, pageWith('<nutgraf-digest for="story" quotes="all" whole></nutgraf-digest>', { story: LONG }));
  await drawn(page);
  const mark = page.locator("nutgraf-digest li.quote", { hasText: "every week" }).getByRole("button", { name: /^Quote/ });
  await mark.scrollIntoViewIfNeeded();
  const top = await mark.evaluate((element) => element.getBoundingClientRect().top);
  await mark.click();
  await page.getByRole("button", { name: "Back to the digest" }).click();
  await page.waitForFunction((top) => {
    const item = [...document.querySelector("nutgraf-digest").shadowRoot.querySelectorAll("li.quote")]
      .find(({ textContent }) => textContent.includes("every week"));
    return Math.abs(item.querySelector(".mark").getBoundingClientRect().top - top) < 2;
  }, top);
  assert.deepEqual(await highlighted(page, "nutgraf-chosen-quote"), []);
});

test("there is a way back where only a strip of the mark is still seen, and none where all of it is", async (t) => {
  const page = await open(t, pageWith(TAG, { story: LONG }));
  await drawn(page);
  const mark = page.getByRole("button", { name: /^Fact 1/ });
  const back = page.getByRole("button", { name: "Back to the digest" });
  const choose = (top) =>
    mark.evaluate((element, top) => {
      scrollBy({ top: element.getBoundingClientRect().top - top, behavior: "instant" });
      element.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, cancelable: true, detail: 1 }));
    }, top);
  await choose(-20);
  await back.waitFor();
  await choose(20);
  await back.waitFor({ state: "hidden" });
  await page.locator("nutgraf-digest .spoken", { hasText: "Fact 1" }).waitFor({ state: "attached" });
  assert.ok(await back.isHidden());
});

test("by keyboard: the focus goes to the way back and from there to the mark, or Escape leads there", async (t) => {
  const page = await open(t, pageWith(TAG));
  await drawn(page);
  const focused = () =>
    page.evaluate(() => document.querySelector("nutgraf-digest").shadowRoot.activeElement?.ariaLabel ??
      document.querySelector("nutgraf-digest").shadowRoot.activeElement?.textContent);
  for (const key of ["Enter", "Escape"]) {
    await page.getByRole("button", { name: /^Fact 1/ }).focus();
    await page.keyboard.press("Enter");
    const back = page.getByRole("button", { name: "Back to the digest" });
    await back.waitFor();
    assert.equal(await focused(), "Back to the digest");
    assert.match(await page.locator("nutgraf-digest .spoken").innerText(), /^Fact 1 of 3, in the article, paragraph \d+$/);
    await page.keyboard.press(key);
    assert.match(await focused(), /^Fact 1/);
    await back.waitFor({ state: "hidden" });
  }
});

test("what is below the cut is shown when the focus comes there", async (t) => {
  const page = await open(t, pageWith(TAG));
  await drawn(page);
  await page.locator("nutgraf-digest .box.cut").waitFor();
  await page.getByRole("button", { name: /^Implication/ }).first().focus();
  await page.locator("nutgraf-digest .box.widened").waitFor();
});

test("one passage is shown on a page, whichever box it was chosen in", async (t) => {
  const page = await open(t, pageWith(`<div id="a">${TAG}</div><div id="b">${TAG}</div>`), {
    viewport: { width: 1200, height: 1600 },
  });
  await drawn(page, "#a nutgraf-digest");
  await drawn(page, "#b nutgraf-digest");
  await page.locator("#a").getByRole("button", { name: /^Fact 1/ }).click();
  await page.waitForFunction(() => CSS.highlights.has("nutgraf-chosen-fact"));
  const [first] = await highlighted(page, "nutgraf-chosen-fact");
  await page.locator("#b").getByRole("button", { name: /^Fact 2/ }).click();
  await page.waitForFunction((first) => String([...CSS.highlights.get("nutgraf-chosen-fact") ?? []][0]) !== first, first);
  assert.equal((await highlighted(page, "nutgraf-chosen-fact")).length, 1);
  assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 1);
  await page.evaluate(() => document.querySelector("#a").remove());
  assert.equal((await highlighted(page, "nutgraf-chosen-fact")).length, 1);
});

test("choosing in one box leaves what was chosen in the other, with its way back", async (t) => {
  const page = await open(t, pageWith(`<div id="a">${TAG}</div><div id="b">${TAG}</div>`), {
    viewport: { width: 1200, height: 1600 },
  });
  await drawn(page, "#a nutgraf-digest");
  await drawn(page, "#b nutgraf-digest");
  const choose = async (box, name) => {
    await page.locator(box).getByRole("button", { name }).focus();
    await page.keyboard.press("Enter");
    await page.locator(box).getByRole("button", { name: "Back to the digest" }).waitFor();
  };
  await choose("#a", /^Fact 1/);
  await choose("#b", /^Fact 2/);
  const left = await page.locator("#a .box").evaluate((box) => [
    box.querySelector(".back").hidden,
    box.querySelector(".spoken").textContent,
    box.querySelectorAll(".chosen, [aria-current]").length,
  ]);
  assert.deepEqual(left, [true, "", 0]);
  await page.evaluate(() => {
    window.focused = [];
    addEventListener("focusin", (event) => window.focused.push(event.composedPath()[0].ariaLabel));
  });
  await page.keyboard.press("Escape");
  await page.locator("#b").getByRole("button", { name: "Back to the digest" }).waitFor({ state: "hidden" });
  const focused = await page.evaluate(() => window.focused);
  assert.equal(focused.length, 1);
  assert.match(focused[0], /^Fact 2/);
});

test("an article with inline markup, and one inside an open shadow root", async (t) => {
  const story = STORY.replace("voted 9 to 6", "<b>voted</b> <i>9</i> to&nbsp;6");
  const page = await open(t, pageWith(TAG, { story }));
  await drawn(page);
  await page.locator("nutgraf-digest li.fact", { hasText: "voted 9" }).getByRole("button").first().click();
  await page.waitForFunction(() => CSS.highlights.has("nutgraf-chosen-fact"));
  assert.match((await highlighted(page, "nutgraf-chosen-fact"))[0], /^The council of Osk voted 9/);

  const shadow = await open(
    t,
    `<!doctype html><title>Story</title>${SCRIPT}<story-page><template shadowrootmode="open">` +
      `<nutgraf-digest for="story"></nutgraf-digest><article id="story">${STORY}</article></template></story-page>`,
  );
  await drawn(shadow);
  await shadow.getByRole("button", { name: /^Fact 1/ }).click();
  await shadow.waitForFunction(() => CSS.highlights.has("nutgraf-chosen-fact"));
  assert.deepEqual(
    await shadow.evaluate(() => [
      document.adoptedStyleSheets.length,
      document.querySelector("story-page").shadowRoot.adoptedStyleSheets.length,
    ]),
    [0, 1],
  );
});

test("without highlights a jump scrolls and paints nothing", async (t) => {
  const page = await open(t, pageWith('<nutgraf-digest for="story" quotes="all" whole></nutgraf-digest>', { story: LONG }), {
    init: () => {
      delete CSS.highlights;
    },
  });
  await drawn(page);
  const before = await page.evaluate(() => document.querySelector("#story").outerHTML);
  await page.locator("nutgraf-digest li.quote", { hasText: "every week" }).getByRole("button", { name: /^Quote/ }).click();
  await page.getByRole("button", { name: "Back to the digest" }).waitFor();
  assert.ok(await page.evaluate(() => scrollY) > 500);
  assert.equal(await page.evaluate(() => document.querySelector("#story").outerHTML), before);
});
