// axe-core finds nothing in any state; structure, zoom, motion, forced colours.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { article, browserTests, example, paste, PHONE, read } from "./desk.js";

const open = browserTests();
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core has against the page as it is. */
async function violations(page) {
  // Colours are judged at rest.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})))
  );
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

const STATES = {
  empty: async () => {},
  privacy: (page) => page.getByText("Nothing you paste leaves").click(),
  digest: example,
  chosen: async (page) => {
    await example(page);
    await page.locator(".digest .quote .mark").click();
    await page.locator(".flash").first().waitFor({ state: "detached" });
  },
  "no implications": (page) => read(page, article("no-implications")),
  "several speakers": (page) => read(page, article("rent-debate")),
  "not an article": async (page) => {
    await paste(page, article("three-words"));
    await page.locator(".digest .message").waitFor();
  },
  "nothing pasted": async (page) => {
    await paste(page, " ");
    await page.getByRole("button", { name: "Dismiss" }).waitFor();
  },
  editing: async (page) => {
    await example(page);
    await page.getByRole("button", { name: "Edit text" }).click();
  },
};

for (const [name, reach] of Object.entries(STATES)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe: ${name}, ${colorScheme}`, async (t) => {
      const page = await open(t, { colorScheme });
      await reach(page);
      assert.deepEqual(await violations(page), []);
    });
  }
}

for (const options of [PHONE, { forcedColors: "active" }]) {
  test(`axe: digest, ${options.isMobile ? "phone" : "forced colours"}`, async (t) => {
    const page = await open(t, options);
    await example(page);
    assert.deepEqual(await violations(page), []);
  });
}

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
    const small = await page.locator("button:visible, summary:visible").evaluateAll((elements) =>
      elements
        .map((element) => ({ name: element.className, ...element.getBoundingClientRect().toJSON() }))
        .filter(({ width, height }) => width < 24 || height < 24)
    );
    assert.deepEqual(small, []);
  }
});

test("nothing moves under reduced motion", async (t) => {
  const page = await open(t, { reducedMotion: "reduce" });
  await read(page, `${article("court-sentencing")}\n\n`.repeat(6) + article("seed"));
  await page.locator(".digest .implication .mark").last().click();
  await page.locator(".original .mark[aria-current]").waitFor();
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
});

test("at 320 pixels and at 200 % text nothing is cut off", async (t) => {
  for (
    const options of [
      { viewport: { width: 320, height: 640 } },
      { viewport: { width: 720, height: 450 } },
    ]
  ) {
    const page = await open(t, options);
    await example(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= options.viewport.width, `${width} > ${options.viewport.width}`);
  }
  const page = await open(t);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  await example(page);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});
