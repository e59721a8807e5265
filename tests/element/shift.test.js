// Nothing on the page moves: cumulative layout shift is 0 in every story of the demonstration.

import assert from "node:assert/strict";
import test from "node:test";
import { drawn, pageWith, readers, SCRIPT } from "./site.js";

const open = readers();

/** In the page, before its scripts: the shifts that Chromium counts, with what moved. */
const watch = () => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (!hadRecentInput) {
        window.shifts.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]);
      }
    }
  }).observe({ type: "layout-shift", buffered: true });
};

const shifts = (page) =>
  page.evaluate(() =>
    new Promise((done) =>
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(window.shifts))))
    )
  );

const SIZES = {
  wide: { viewport: { width: 1200, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};
const STORIES = ["strict", "reset", "rtl"].flatMap((name) => [name, `${name}-newsroom`]);

for (const story of STORIES) {
  for (const [size, options] of Object.entries(SIZES)) {
    test(`nothing moves in ${story}, ${size}`, async (t) => {
      const page = await open(t, {}, { ...options, at: `/demo/${story}.html`, init: watch });
      await drawn(page);
      assert.deepEqual(await shifts(page), []);
      const all = page.locator("nutgraf-digest .more-all");
      if (await all.isVisible()) {
        await all.click();
        await page.locator("nutgraf-digest .box:not(.cut)").waitFor();
      }
      await page.mouse.wheel(0, 3000);
      assert.deepEqual(await shifts(page), []);
    });
  }
}

test("nothing moves when style and core come late, nor when they do not come", async (t) => {
  for (const status of [200, 404]) {
    let release;
    const held = new Promise((resolve) => {
      release = resolve;
    });
    const page = await open(t, {}, {
      at: "/demo/strict.html",
      init: watch,
      errors: [/404/],
      route: {
        "**/*.wasm": async (route) => {
          await held;
          await (status === 200 ? route.continue() : route.fulfill({ status }));
        },
      },
    });
    await page.getByText("In short:").waitFor();
    await page.waitForFunction(() => document.querySelector("nutgraf-digest").shadowRoot?.querySelector("link"));
    await shifts(page);
    release();
    await (status === 200 ? drawn(page) : page.locator("nutgraf-digest .failed").waitFor());
    assert.deepEqual(await shifts(page), []);
    assert.equal(await page.getByText("In short:").isVisible(), status !== 200);
  }
});

test("space that was kept in vain is given back where nobody sees it", async (t) => {
  const page = await open(
    t,
    pageWith(
      '<nutgraf-digest for="story">Short</nutgraf-digest>',
      { head: `${SCRIPT}<style>nutgraf-digest:not(:defined) { display: block; min-block-size: 22rem }</style>`, story: `<p>Nobody here.</p>${'<p style="height: 3000px">Below</p>'}` },
    ),
    { init: watch },
  );
  const box = page.locator("nutgraf-digest");
  await box.locator(".box").waitFor();
  assert.ok(await box.evaluate((element) => element.offsetHeight) > 300);
  await page.mouse.wheel(0, 2500);
  await page.waitForFunction(() => document.querySelector("nutgraf-digest").offsetHeight < 300);
  assert.deepEqual(await shifts(page), []);
});
