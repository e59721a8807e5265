// Structure, keyboard, targets, motion, zoom.

import assert from "node:assert/strict";
import test from "node:test";
import { article, browserTests, example, PHONE, read } from "./desk.js";
import { faults, unfold } from "./layout.js";

const open = browserTests();
test("landmarks and headings name the parts", async (t) => {
  const page = await open(t);
  await example(page);
  assert.equal(await page.getByRole("banner").count(), 1);
  assert.equal(await page.getByRole("main").count(), 1);
  await page.getByRole("region", { name: "Digest" }).waitFor();
  await page.getByRole("article", { name: "Article" }).waitFor();
  for (const name of ["Headline facts", "Key quotes", "Implications"]) {
    await page.getByRole("heading", { level: 2, name }).waitFor();
    await page.getByRole("region", { name }).waitFor();
  }
  assert.match(await page.getByRole("status").textContent(), /^Digest ready: 3 facts, 1 quote/);
});

test("from load to digest by keyboard alone, the focus always to be seen", async (t) => {
  const page = await open(t);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Try an example");
  const outline = () =>
    page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(await outline(), "solid");
  await page.keyboard.press("Enter");
  await page.locator(".digest .item").first().waitFor();
  // The focus went to the digest: how much to show, then its first mark.
  for (const name of ["facts", "quotes"]) {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.dataset.choice), name);
    assert.equal(await outline(), "solid");
  }
  await page.keyboard.press("Tab");
  assert.match(
    await page.evaluate(() => document.activeElement.getAttribute("aria-label")),
    /^Fact 1/,
  );
  assert.equal(await outline(), "solid");
});

test("targets are at least 24 by 24 pixels", async (t) => {
  for (const options of [{}, PHONE]) {
    const page = await open(t, options);
    await example(page);
    await unfold(page);
    const small = await page.locator("button:visible, summary:visible, select:visible")
      .evaluateAll((elements) =>
        elements
          .map((element) => ({ name: element.className, ...element.getBoundingClientRect().toJSON() }))
          .filter(({ width, height }) => width < 24 || height < 24)
      );
    assert.deepEqual(small, []);
  }
});

test("every stop of the keyboard is seen, and lies behind nothing", async (t) => {
  const page = await open(t);
  await read(page, `${article("court-sentencing")}\n\n${article("seed")}`);
  await page.locator(".roles-tool button").click();
  await unfold(page);
  await page.locator(".digest").focus();
  const stops = [];
  for (let i = 0; i < 200; i += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) {
        return null;
      }
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return {
        name: element.getAttribute("aria-label") ?? element.textContent,
        outline: getComputedStyle(element).outlineStyle,
        seen: element.contains(at) || at?.contains(element),
      };
    });
    if (!stop) {
      break;
    }
    stops.push(stop);
  }
  assert.ok(stops.length > 30, `${stops.length} stops`);
  assert.deepEqual(stops.filter(({ outline, seen }) => outline === "none" || !seen), []);
});

test("what takes the focus comes out from behind the bar", async (t) => {
  for (const options of [{}, PHONE]) {
    const page = await open(t, options);
    await read(page, `${article("court-sentencing")}\n\n${article("seed")}`);
    const hidden = await page.locator(".original .mark").first().evaluate((mark) => {
      const bar = document.querySelector(".bar").getBoundingClientRect();
      scrollBy({ top: mark.getBoundingClientRect().top - 4, behavior: "instant" });
      const before = mark.getBoundingClientRect().bottom <= bar.bottom;
      mark.focus();
      return [before, mark.getBoundingClientRect().top < bar.bottom];
    });
    assert.deepEqual(hidden, [true, false]);
  }
});

test("nothing moves under reduced motion", async (t) => {
  const page = await open(t, { reducedMotion: "reduce" });
  await read(page, `${article("court-sentencing")}\n\n`.repeat(6) + article("seed"));
  await page.locator(".digest .implication .mark").last().click();
  await page.locator(".original .mark[aria-current]").waitFor();
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
});

/** What holds the longest words and the most controls. */
async function everything(page) {
  await read(page, article("rent-debate"));
  await page.locator(".roles-tool button").click();
  await unfold(page);
}

test("at 320 pixels, which is 400 % of 1280, nothing is cut off and nothing overlaps", async (t) => {
  for (const height of [256, 640]) {
    const page = await open(t, { viewport: { width: 320, height } });
    assert.deepEqual(await faults(page), []);
    await everything(page);
    assert.deepEqual(await faults(page), []);
    assert.ok(await page.locator(".digest .fact .words").first().isVisible());
  }
});

test("with text of 200 % nothing is cut off and nothing overlaps", async (t) => {
  for (const options of [{}, PHONE]) {
    const page = await open(t, {
      ...options,
      init: () =>
        document.addEventListener("DOMContentLoaded", () => {
          document.documentElement.style.fontSize = "200%";
        }),
    });
    assert.deepEqual(await faults(page), []);
    await everything(page);
    assert.deepEqual(await faults(page), []);
  }
});
