// How much to show: live, kept on the device.

import assert from "node:assert/strict";
import test from "node:test";
import { article, browserTests, changedWorker, example, highlighted, holding, paste, read } from "./desk.js";

const open = browserTests();
const facts = (page) => page.getByRole("combobox", { name: "Facts" });
const quotes = (page) => page.getByRole("combobox", { name: "Quotes" });
const count = (page, selector, number) =>
  page.waitForFunction(
    ([selector, number]) => document.querySelectorAll(selector).length === number,
    [selector, number],
  );

test("the page’s own numbers are the core’s", async (t) => {
  const page = await open(t);
  await read(page, article("court-sentencing"));
  const core = await page.evaluate(async (text) => {
    const { digest, load } = await import(new URL("../modules/nutgraf.js", document.baseURI).href);
    await load();
    const { facts, quotes } = digest(text);
    return [facts.length, new Set(quotes.map(({ utterance }) => utterance)).size];
  }, article("court-sentencing"));
  assert.deepEqual([
    await page.locator(".facts .item").count(),
    await page.locator(".quotes .item.quote").count(),
  ], core);
  assert.deepEqual([await facts(page).inputValue(), await quotes(page).inputValue()], ["3", "5"]);
});

test("the number of facts is live, and what was chosen and open stays so", async (t) => {
  const page = await open(t);
  await example(page);
  await page.locator(".facts .why summary").first().click();
  await page.locator(".facts .mark").first().click();
  await facts(page).selectOption("5");
  await count(page, ".facts .item", 5);
  assert.equal((await highlighted(page, "nutgraf-fact")).length, 4);
  assert.match((await highlighted(page, "nutgraf-chosen-fact"))[0], /^Iran will place/);
  assert.ok(await page.locator(".facts .why").first().evaluate(({ open }) => open));
  assert.match(await page.locator("[role=status]").textContent(), /^Digest ready: 5 facts/);
  // The control is the same one, with the focus still on it.
  assert.ok(await facts(page).evaluate((select) => select.isConnected));
  await facts(page).selectOption("1");
  await count(page, ".facts .item", 1);
  await count(page, ".original .mark.fact", 1);
});

test("one quote, or all that is said", async (t) => {
  const page = await open(t);
  await read(page, article("rent-debate"));
  const before = await page.locator(".quotes .item.quote").count();
  await quotes(page).selectOption("1");
  await count(page, ".quotes .item.quote", 1);
  await quotes(page).selectOption("all");
  await page.getByRole("heading", { name: "All quotes" }).waitFor();
  assert.ok(await page.locator(".quotes .item.quote").count() > before);
  const reported = page.locator(".quotes .item.quote").filter({ hasText: "Rents in the town" });
  assert.match(await reported.textContent(), /reported, not word for word/);
  assert.equal(
    await page.locator(".original .mark.quote").count(),
    await page.locator(".quotes .item.quote").count(),
  );
});

test("they are kept on the device", async (t) => {
  const page = await open(t);
  await example(page);
  await facts(page).selectOption("2");
  await quotes(page).selectOption("all");
  await page.reload();
  await page.getByRole("heading", { name: "All quotes" }).waitFor();
  assert.equal(await page.locator(".facts .item").count(), 2);
  assert.deepEqual([await facts(page).inputValue(), await quotes(page).inputValue()], ["2", "all"]);
});

test("what another version wrote is not believed", async (t) => {
  const page = await open(t, {
    init: () =>
      localStorage.setItem("nutgraf.settings", JSON.stringify({ facts: 5000, quotes: "none", roles: 1 })),
  });
  await example(page);
  assert.deepEqual([await facts(page).inputValue(), await quotes(page).inputValue()], ["3", "5"]);
});

test("answers to numbers that were changed since are dropped", async (t) => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  let first = true;
  const page = await open(t, {
    route: {
      "**/worker.js": changedWorker(holding),
      "**/hold": async (route) => {
        // The first digest comes at once, the later ones together.
        if (!first) {
          await held;
        }
        first = false;
        await route.fulfill({ body: "" }).catch(() => {});
      },
    },
  });
  await paste(page, article("seed"));
  await page.locator(".digest .item").first().waitFor();
  await page.evaluate(() => {
    window.counts = [];
    new MutationObserver(() => window.counts.push(document.querySelectorAll(".facts .item").length))
      .observe(document.querySelector(".drawn"), { childList: true, subtree: true });
  });
  await facts(page).selectOption("1");
  await facts(page).selectOption("8");
  await facts(page).selectOption("4");
  release();
  await count(page, ".facts .item", 4);
  assert.deepEqual(await page.evaluate(() => [...new Set(window.counts.filter((n) => n !== 3))]), [4]);
});

test("they are not there where nothing was drawn", async (t) => {
  const page = await open(t);
  await paste(page, article("three-words"));
  await page.locator(".digest .message").waitFor();
  assert.equal(await facts(page).isVisible(), false);
});
