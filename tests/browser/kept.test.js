// What is kept on the device: articles only where that is switched on; one button erases it all.

import assert from "node:assert/strict";
import test from "node:test";
import { article, browserTests, controlled, example, read, serve } from "./desk.js";

const open = browserTests();
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Switches the keeping of articles. */
async function keepArticles(page, on) {
  await button(page, "Settings").click();
  await page.getByLabel("Keep the last articles on this device").setChecked(on);
  await page.getByRole("button", { name: "Close" }).click();
}

test("no article is kept unless one says so", async (t) => {
  const page = await open(t);
  await example(page);
  await read(page, article("port-strike"));
  await button(page, "New article").click();
  assert.equal(await page.getByText("Last articles").count(), 0);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test("switched on, the last articles lie on the empty desk, and open again with their address", async (t) => {
  const page = await open(t);
  await keepArticles(page, true);
  await example(page);
  await button(page, "Save").click();
  await page.getByLabel("Address of the article").fill("https://news.example/a");
  await page.getByRole("button", { name: "Close" }).click();
  await read(page, article("port-strike"));
  await page.locator(".digest").getByText("Ingrid Solberg").first().waitFor();
  await page.reload();
  await page.locator(".digest .item").first().waitFor();
  await button(page, "New article").click();
  const kept = page.locator(".recent button");
  assert.equal(await kept.count(), 2);
  assert.match(await kept.first().textContent(), /HALDEN/);
  await kept.last().click();
  await page.locator(".original").getByText("Iran will place").waitFor();
  await button(page, "Save").click();
  assert.equal(await page.getByLabel("Address of the article").inputValue(), "https://news.example/a");
  await page.getByRole("button", { name: "Close" }).click();

  await button(page, "New article").click();
  await keepArticles(page, false);
  assert.equal(await kept.count(), 0);
  assert.equal(await page.evaluate(() => localStorage.getItem("nutgraf.history")), null);
});

test("so many are kept and no more, each once, and none that is too long", async (t) => {
  const page = await open(t);
  const found = await page.evaluate(async () => {
    const at = (file) => new URL(`../modules/page/${file}.js`, document.baseURI).href;
    const { entries, remember } = await import(at("history"));
    const { set } = await import(at("settings"));
    set("history", true);
    for (let i = 0; i < 20; i += 1) remember(`Text ${i % 15}`, null, null);
    remember("x".repeat(2_000_000), "long", null);
    const few = entries().map(({ text }) => text);
    for (let i = 0; i < 4; i += 1) remember(`${i}`.repeat(600_000), `big ${i}`, null);
    return [few, entries().map(({ title }) => title)];
  });
  assert.equal(found[0].length, 12);
  assert.deepEqual(found[0].slice(0, 6), ["Text 4", "Text 3", "Text 2", "Text 1", "Text 0", "Text 14"]);
  assert.deepEqual(found[1], ["big 3", "big 2"]);
});

test("one button erases everything, says so, and nothing comes back", async (t) => {
  const own = await serve();
  const page = await open(t, { serviceWorkers: "allow", base: own.url });
  // After the page, which may still be asking for its files.
  t.after(() => own.close());
  await controlled(page);
  await keepArticles(page, true);
  await example(page);
  await read(page, article("port-strike"));
  await button(page, "Settings").click();
  await page.getByRole("dialog").getByRole("button", { name: "Erase everything" }).click();
  await page.getByRole("alert").getByText("Nothing of yours is left on this device").waitFor();
  const left = () =>
    page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      caches: (await caches.keys()).length,
      databases: (await indexedDB.databases()).length,
      cookies: document.cookie,
    }));
  assert.deepEqual(await left(), { local: 0, session: 0, caches: 0, databases: 0, cookies: "" });
  assert.equal(await page.locator(".original").textContent(), "");
  assert.ok(await button(page, "Undo").isHidden());
  await page.reload();
  await page.getByRole("textbox", { name: "Article" }).waitFor();
  assert.ok(await button(page, "Undo").isHidden());
  assert.equal(await page.locator(".recent li").count(), 0);
});
