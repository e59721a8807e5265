// One script line and one tag; loaded once it is needed, and no sooner.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { drawn, pageWith, readers, ROOT, SCRIPT, STORY } from "./site.js";

const open = readers();
const README = readFileSync(join(ROOT, "README.md"), "utf8");
/** What the README shows. */
const [, SHOWN] = /```html\n([\s\S]*?)```/.exec(README);

const ours = (seen) => seen.filter((path) => path.startsWith("/nutgraf/")).map((path) => path.slice(9));

test("what the README shows works on a plain page", async (t) => {
  const page = await open(
    t,
    `<!doctype html><title>Story</title>\n${SHOWN}\n<h1>Ferry gets one more winter</h1>\n<div id="article-body">${STORY}</div>`,
  );
  await drawn(page);
  const box = page.locator("nutgraf-digest");
  await box.getByText("voted 9 to 6").waitFor();
  await page.getByRole("button", { name: "Show all" }).click();
  await box.getByText("Rauha Lindqvist").waitFor();
  await box.getByRole("heading", { name: "Implications" }).waitFor();
  assert.match(await box.locator(".implications .words").innerText(), /likely to begin a year late/);
});

test("the package's README shows the same", () => {
  const text = readFileSync(join(ROOT, "dist/npm/README.md"), "utf8");
  assert.ok(text.includes(SHOWN));
});

test("below the window nothing is loaded but what waits for it", async (t) => {
  const far = '<div style="height: 4000px">Elsewhere</div>';
  const page = await open(t, pageWith('<nutgraf-digest for="story"></nutgraf-digest>', { before: far }));
  await page.waitForFunction(() => document.querySelector("nutgraf-digest")?.shadowRoot);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.deepEqual(ours(page.site.seen).sort(), [
    "embed/attributes.js",
    "embed/element.js",
    "embed/frame.js",
    "embed/nutgraf-digest.js",
    "embed/possible.js",
    "trusted.js",
  ]);
  await page.locator("nutgraf-digest").scrollIntoViewIfNeeded();
  await drawn(page);
  assert.ok(ours(page.site.seen).includes("pkg/nutgraf_bg.wasm"));
});

test("collapsed, the core is loaded once the box is opened", async (t) => {
  const page = await open(t, pageWith('<nutgraf-digest for="story" collapsed></nutgraf-digest>'));
  await page.locator("nutgraf-digest summary.heading").waitFor();
  assert.deepEqual(ours(page.site.seen).filter((file) => /wasm|worker/.test(file)), []);
  assert.equal(await page.locator("nutgraf-digest .item").count(), 0);
  await page.getByText("This story at a glance").click();
  await drawn(page);
  await page.locator("nutgraf-digest:not([collapsed])").waitFor();
  await page.getByText("This story at a glance").click();
  await page.locator("nutgraf-digest[collapsed]").waitFor();
  assert.equal(await page.locator("nutgraf-digest .item").first().isVisible(), false);
});

test("every file is asked for once, and none of another host", async (t) => {
  const asked = [];
  const page = await open(t, pageWith('<nutgraf-digest for="story"></nutgraf-digest>'), {
    route: { "**/*": (route) => (asked.push(route.request().url()), route.fallback()) },
  });
  await drawn(page);
  const files = ours(page.site.seen);
  // Worker and page each have their own copies of what both import.
  const twice = files.filter((file, at) => files.indexOf(file) !== at);
  assert.deepEqual(twice.filter((file) => !/^(nutgraf|errors)\.js$/.test(file)), []);
  assert.deepEqual(asked.filter((url) => !url.startsWith(page.site.url) && !url.startsWith("blob:")), []);
});

test("included three times, in two ways, it is defined once", async (t) => {
  const page = await open(
    t,
    pageWith('<nutgraf-digest for="story"></nutgraf-digest>', {
      head: `${SCRIPT}${SCRIPT}<script type="module" src="/nutgraf/embed/nutgraf-digest.js?again"></script>`,
    }),
  );
  await drawn(page);
  assert.equal(await page.locator("nutgraf-digest .box").count(), 1);
});

test("the class-only file registers nothing, and serves under another name", async (t) => {
  const page = await open(
    t,
    pageWith('<story-box for="story"></story-box>', {
      head: `<script type="module">
        import { NutgrafDigest } from "/nutgraf/embed/element.js";
        window.before = customElements.get("nutgraf-digest") === undefined;
        customElements.define("story-box", class extends NutgrafDigest {});
      </script>`,
    }),
  );
  await drawn(page, "story-box");
  assert.equal(await page.evaluate(() => window.before), true);
});
