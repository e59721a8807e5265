// The roles view: what each sentence does in the story.

import assert from "node:assert/strict";
import test from "node:test";
import { article, browserTests, example, highlighted, paste, read } from "./desk.js";

const open = browserTests();
const toggle = (page) => page.getByRole("button", { name: "Show what each sentence does" });
const painted = (page) =>
  page.evaluate(() => [...CSS.highlights.keys()].filter((name) => /role/.test(name)));

test("it is off until it is chosen, and stays chosen", async (t) => {
  const page = await open(t);
  await example(page);
  assert.equal(await toggle(page).getAttribute("aria-pressed"), "false");
  assert.deepEqual(await painted(page), []);
  await toggle(page).click();
  assert.equal(await toggle(page).getAttribute("aria-pressed"), "true");
  assert.match((await highlighted(page, "nutgraf-role-main-event"))[0], /^Iran will place/);
  await page.reload();
  await page.locator(".digest .item").first().waitFor();
  assert.equal(await toggle(page).getAttribute("aria-pressed"), "true");
  assert.ok((await painted(page)).length > 0);
  await toggle(page).click();
  assert.deepEqual(await painted(page), []);
  assert.equal(await page.locator(".legend li").count(), 0);
});

test("the article stays where it is when it is switched", async (t) => {
  const page = await open(t);
  await example(page);
  const top = () => page.locator(".original").evaluate((element) => element.getBoundingClientRect().top);
  const before = await top();
  await toggle(page).click();
  await page.locator(".legend li").first().waitFor();
  assert.equal(await top(), before);
});

test("every sentence has one role, and the legend counts them", async (t) => {
  const page = await open(t);
  await read(page, article("rent-debate"));
  await toggle(page).click();
  const { counts, sentences } = await page.evaluate(() => ({
    counts: [...document.querySelectorAll(".legend .count")].map((count) => Number(count.textContent)),
    sentences: [...CSS.highlights].filter(([name]) => /role/.test(name))
      .map(([, highlight]) => highlight.size),
  }));
  const sum = (numbers) => numbers.reduce((sum, number) => sum + number, 0);
  assert.equal(sum(counts), sum(sentences));
  assert.ok(counts.length >= 3);
});

test("no two roles have the same line, and the words stand out from every tint", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open(t, { colorScheme });
    await example(page);
    const looks = await page.evaluate(async () => {
      const { ROLES } = await import(new URL("../modules/view/roles.js", document.baseURI).href);
      const luminance = (color) => {
        const [r, g, b] = color.match(/[\d.]+/g).slice(0, 3).map((part) => {
          const value = Number(part) / 255;
          return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const paper = getComputedStyle(document.documentElement).backgroundColor;
      return ROLES.map((role) => {
        const sample = document.createElement("span");
        sample.className = `role ${role}`;
        document.querySelector(".original p").append(sample);
        const style = getComputedStyle(sample);
        const { color, backgroundColor } = style;
        const line = [style.textDecorationLine, style.textDecorationStyle, style.textDecorationThickness];
        sample.remove();
        const ground = backgroundColor === "rgba(0, 0, 0, 0)" ? paper : backgroundColor;
        const [light, dark] = [luminance(color), luminance(ground)].sort((a, b) => b - a);
        return {
          role,
          form: `${line.join(" ")} ${ground === paper}`,
          contrast: (light + 0.05) / (dark + 0.05),
        };
      });
    });
    assert.equal(new Set(looks.map(({ form }) => form)).size, looks.length, JSON.stringify(looks));
    for (const { role, contrast } of looks) {
      assert.ok(contrast >= 4.5, `${role}: ${contrast} in ${colorScheme}`);
    }
  }
});

test("the pencils rest while it is on; what is chosen still shows", async (t) => {
  const page = await open(t);
  await example(page);
  const line = (name) =>
    page.evaluate((name) => {
      const paragraph = document.querySelector(".original p");
      return getComputedStyle(paragraph, `::highlight(${name})`).textDecorationLine;
    }, name);
  assert.equal(await line("nutgraf-fact"), "underline");
  await toggle(page).click();
  assert.equal(await line("nutgraf-fact"), "none");
  assert.equal(await line("nutgraf-chosen-fact"), "underline");
});

test("without highlights each paragraph has the tint of its first sentence", async (t) => {
  const page = await open(t, {
    init: () => {
      delete CSS.highlights;
      delete globalThis.Highlight;
    },
  });
  await example(page);
  await toggle(page).click();
  assert.match(await page.locator("p.role.main-event").first().textContent(), /^Iran will place/);
  await toggle(page).click();
  assert.equal(await page.locator("p.role").count(), 0);
});

test("where roles are not read, the view says so", async (t) => {
  for (const slug of ["french-market", "opinion-labelled-cash"]) {
    const page = await open(t);
    await paste(page, article(slug));
    await page.locator(".digest .part").first().waitFor();
    await toggle(page).click();
    assert.match(await page.locator(".legend").textContent(), /English news reports only/);
    assert.deepEqual(await painted(page), []);
  }
});

test("the legend stays in sight, and no passage is shown behind it", async (t) => {
  const page = await open(t);
  await read(page, `${article("court-sentencing")}\n\n`.repeat(6) + article("seed"));
  await toggle(page).click();
  await page.locator(".digest .implication .mark").first().click();
  await page.locator(".flash").first().waitFor({ state: "attached" });
  const [legend, bar, passage] = await page.evaluate(() => [
    document.querySelector(".roles-tool").getBoundingClientRect(),
    document.querySelector(".bar").getBoundingClientRect(),
    [...CSS.highlights.get("nutgraf-chosen-implication")][0].getBoundingClientRect(),
  ].map(({ top, bottom }) => ({ top, bottom })));
  assert.ok(Math.abs(legend.top - bar.bottom) <= 1, "it sticks below the bar");
  assert.ok(passage.top >= legend.bottom, `${passage.top} under ${legend.bottom}`);
});
