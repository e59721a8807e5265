// Nothing jumps: no layout shift from the first paint to the digest, nor when its numbers change.

import assert from "node:assert/strict";
import test from "node:test";
import { article, browserTests, changedWorker, holding, paste, PHONE } from "./desk.js";

const open = browserTests();

/** Notes every shift, also such as follow at once on a key or a click. */
const watch = () => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      // The line at the foot makes room for the article that was asked for.
      const moved = sources.map(({ node }) => node).filter((node) => !node?.closest?.(".foot"));
      if (moved.length > 0) {
        window.shifts.push([value, ...moved.map((node) => node?.outerHTML?.slice(0, 80))]);
      }
    }
  }).observe({ type: "layout-shift", buffered: true });
};

/** The shifts so far, after what is to be painted was painted. */
const shifts = (page) =>
  page.evaluate(() =>
    new Promise((done) =>
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(window.shifts))))
    )
  );

for (const [size, options] of Object.entries({ wide: {}, phone: PHONE })) {
  test(`no shift from the first paint to the digest, ${size}`, async (t) => {
    const page = await open(t, { ...options, init: watch });
    assert.deepEqual(await shifts(page), []);
    await paste(page, article("rent-debate"));
    await page.locator(".digest .item").first().waitFor();
    assert.deepEqual(await shifts(page), []);
    await page.reload();
    await page.locator(".digest .item").first().waitFor();
    assert.deepEqual(await shifts(page), []);
  });
}

for (const [size, options] of Object.entries({ wide: {}, phone: PHONE })) {
  test(`no shift when a digest comes late, ${size}`, async (t) => {
    let release;
    const held = new Promise((resolve) => {
      release = resolve;
    });
    const page = await open(t, {
      ...options,
      init: watch,
      route: {
        "**/worker.js": changedWorker(holding),
        "**/hold": async (route) => {
          await held;
          await route.fulfill({ body: "" });
        },
      },
    });
    await paste(page, article("rent-debate"));
    await page.locator(".working").waitFor();
    await shifts(page);
    release();
    await page.locator(".digest .item").first().waitFor();
    assert.deepEqual(await shifts(page), []);
  });
}

test("choosing another number of facts moves nothing in the article, nor the control", async (t) => {
  const page = await open(t);
  await paste(page, article("court-sentencing"));
  await page.locator(".digest .item").first().waitFor();
  const control = page.getByRole("combobox", { name: "Facts" });
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll(".original p, .controls select")].map((element) => {
        const { top, left, width } = element.getBoundingClientRect();
        return [top, left, width];
      })
    );
  await page.evaluate(() => scrollTo({ top: 400, behavior: "instant" }));
  const before = await places();
  await control.selectOption("8");
  await page.waitForFunction(() => document.querySelectorAll(".facts .item").length > 3);
  assert.deepEqual(await places(), before);
});
