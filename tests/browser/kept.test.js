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

/** The page in another tab of the same browser. */
async function another(page) {
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  await tab.locator(".desk").waitFor();
  return tab;
}

test("what another tab chooses holds here as well", async (t) => {
  const page = await open(t);
  await example(page);
  const other = await another(page);
  await example(other);
  await other.getByRole("combobox", { name: "Facts" }).selectOption("5");
  await page.locator(".facts .item").nth(4).waitFor();
  assert.equal(await page.getByRole("combobox", { name: "Facts" }).inputValue(), "5");
  await button(other, "Show what each sentence does").click();
  await page.locator(".roles-tool [aria-pressed=true]").waitFor();
});

test("the list of last articles opens what it says, whatever another tab does to it", async (t) => {
  const page = await open(t);
  await keepArticles(page, true);
  await example(page);
  await read(page, article("port-strike"));
  await page.locator(".digest").getByText("Ingrid Solberg").first().waitFor();
  await button(page, "New article").click();
  const other = await another(page);
  const entry = (tab, words) => tab.locator(".recent button", { hasText: words });
  await entry(other, "Iran will place").click();
  await other.locator(".digest .item").first().waitFor();
  await page.locator(".recent li:first-child", { hasText: "Iran will place" }).waitFor();
  await entry(page, "HALDEN").click();
  await page.locator(".original").getByText("HALDEN").first().waitFor();

  // What another tab has done and this one has not heard of yet: no tab is told of its own changes.
  await button(page, "New article").click();
  await page.locator(".recent li:first-child", { hasText: "HALDEN" }).waitFor();
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem("nutgraf.history"));
    localStorage.setItem("nutgraf.history", JSON.stringify(kept.reverse()));
  });
  await entry(page, "HALDEN").click();
  await page.locator(".original").getByText("HALDEN").first().waitFor();
  await button(page, "New article").click();
  await entry(page, "Iran").waitFor();
  await page.evaluate(() => localStorage.removeItem("nutgraf.history"));
  await entry(page, "Iran").click();
  await page.locator(".recent:empty").waitFor({ state: "attached" });

  await example(page);
  await button(page, "New article").click();
  await entry(page, "Iran").waitFor();
  await button(other, "Settings").click();
  await other.getByRole("dialog").getByRole("button", { name: "Erase everything" }).click();
  await page.locator(".recent:empty").waitFor({ state: "attached" });
});

test("an address is kept once it is whole, and no text that is being edited", async (t) => {
  const page = await open(t, {
    init: () => {
      const { setItem } = Storage.prototype;
      window.kept = [];
      Storage.prototype.setItem = function (key, value) {
        if (key === "nutgraf.history") {
          const [{ text, url }] = JSON.parse(value);
          window.kept.push([text, url]);
        }
        setItem.call(this, key, value);
      };
    },
  });
  const addressed = async (url, close) => {
    await button(page, "Save").click();
    const field = page.getByLabel("Address of the article");
    await field.fill("");
    await field.pressSequentially(url, { delay: 0 });
    await close();
  };
  await keepArticles(page, true);
  await example(page);
  await addressed("https://a.example/1", () => page.getByRole("button", { name: "Close" }).click());
  await addressed("https://a.example/2", () => page.keyboard.press("Escape"));
  await button(page, "Edit text").click();
  const edited = `${article("seed")}\nOne more line.`;
  await page.getByRole("textbox", { name: "Article" }).fill(edited);
  await addressed("https://a.example/3", () => page.getByRole("button", { name: "Close" }).click());
  await button(page, "Done").click();
  await page.locator(".original").getByText("One more line.").waitFor();
  assert.deepEqual(await page.evaluate(() => window.kept), [
    [article("seed"), null],
    [article("seed"), "https://a.example/1"],
    [article("seed"), "https://a.example/2"],
    [edited, "https://a.example/3"],
  ]);
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

/** Opens a saved digest, whose strip stands above the desk. */
async function openSaved(page) {
  const saved = { version: "1", facts: [{ text: "The pier is shut." }], quotes: [] };
  await page.locator("input[type=file]").setInputFiles({
    name: "x.nutgraf.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(saved)),
  });
  await page.locator(".reopened").getByText("The pier is shut.").waitFor();
}

test("what one tab erases is erased in the others, where nothing was chosen as well", async (t) => {
  const page = await open(t);
  await openSaved(page);
  await example(page);
  await read(page, article("port-strike"));
  await page.locator(".digest").getByText("Ingrid Solberg").first().waitFor();
  await button(page, "Save").click();
  const other = await another(page);
  await button(other, "Settings").click();
  await other.getByRole("dialog").getByRole("button", { name: "Erase everything" }).click();
  await other.getByRole("alert").getByText("Nothing of yours is left on this device").waitFor();
  await page.getByText("Nothing of yours is left on this device").waitFor();
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.equal(await page.locator(".original").textContent(), "");
  assert.equal(await page.locator(".reopened").textContent(), "");
  assert.ok(await button(page, "Undo").isHidden());
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
  await page.reload();
  await page.getByRole("textbox", { name: "Article" }).waitFor();
  assert.ok(await button(page, "Undo").isHidden());

  // To switch off that articles are kept erases these alone.
  await keepArticles(page, true);
  await example(page);
  await keepArticles(other, false);
  await page.waitForFunction(() => localStorage.getItem("nutgraf.history") === null);
  assert.equal(await page.locator(".original .mark.fact").count(), 3);
});

test("one button erases everything, says so, and nothing comes back", async (t) => {
  const own = await serve();
  const page = await open(t, { serviceWorkers: "allow", base: own.url });
  // After the page, which may still be asking for its files.
  t.after(() => own.close());
  await controlled(page);
  await keepArticles(page, true);
  await openSaved(page);
  await example(page);
  await page.getByRole("combobox", { name: "Facts" }).selectOption("5");
  await page.locator(".facts .item").nth(4).waitFor();
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
  assert.equal(await page.locator(".reopened").textContent(), "");
  assert.equal(await page.locator("[data-choice=facts]").inputValue(), "3");
  assert.ok(await button(page, "Undo").isHidden());
  await page.reload();
  await page.getByRole("textbox", { name: "Article" }).waitFor();
  assert.ok(await button(page, "Undo").isHidden());
  assert.equal(await page.locator(".recent li").count(), 0);
});
