// Settings: kept on the device, in memory where that is forbidden, erased on demand.

import assert from "node:assert/strict";
import test from "node:test";
import { browserTests } from "./desk.js";

const open = browserTests();

test("a setting outlives a reload and another tab’s choice, and is gone when erased", async (t) => {
  const page = await open(t);
  const get = () =>
    page.evaluate(async () => {
      const { get } = await import(new URL("../modules/page/settings.js", document.baseURI).href);
      return [get("a"), get("b"), get("toString")];
    });
  await page.evaluate(async () => {
    const { set } = await import(new URL("../modules/page/settings.js", document.baseURI).href);
    set("a", 5);
    const other = JSON.parse(localStorage.getItem("nutgraf.settings"));
    localStorage.setItem("nutgraf.settings", JSON.stringify({ ...other, b: "tab" }));
    set("a", 7);
  });
  await page.reload();
  assert.deepEqual(await get(), [7, "tab", undefined]);
  await page.evaluate(async () => {
    const { erase } = await import(new URL("../modules/page/settings.js", document.baseURI).href);
    erase();
  });
  assert.deepEqual(await get(), [undefined, undefined, undefined]);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test("settings work where storage is forbidden or holds something else", async (t) => {
  const use = async (page) =>
    page.evaluate(async () => {
      const { erase, get, set } = await import(new URL("../modules/page/settings.js", document.baseURI).href);
      const before = get("facts") ?? null;
      set("facts", 2);
      const after = get("facts");
      erase();
      return [before, after, get("facts") ?? null];
    });
  const forbidden = await open(t, {
    init: () =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("no", "SecurityError");
        },
      }),
  });
  assert.deepEqual(await use(forbidden), [null, 2, null]);
  const foreign = await open(t, { init: () => localStorage.setItem("nutgraf.settings", "[1") });
  assert.deepEqual(await use(foreign), [null, 2, null]);
});
