// Strict policies are kept to; where they leave no way, what the site put into the element is seen.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { drawn, PACKAGE, pageWith, readers, site, STRICT } from "./site.js";

const open = readers();
const TAG = '<nutgraf-digest for="story"><p>Read on.</p></nutgraf-digest>';
/** In the page, before its scripts: what the element tells, and what the policy complains of. */
const listen = () => {
  window.told = [];
  window.violations = [];
  addEventListener("nutgraf-error", ({ detail }) => window.told.push(detail.code));
  addEventListener("securitypolicyviolation", ({ violatedDirective }) => window.violations.push(violatedDirective));
};
const told = (page) => page.waitForFunction(() => window.told.length > 0).then(() => page.evaluate(() => window.told));

test("runs under the strictest policy and breaks it nowhere", async (t) => {
  const page = await open(t, pageWith(TAG), { headers: { "content-security-policy": STRICT }, init: listen });
  await drawn(page);
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByRole("button", { name: /^Fact 1/ }).click();
  await page.waitForFunction(() => CSS.highlights.has("nutgraf-chosen-fact"));
  assert.deepEqual(await page.evaluate(() => [window.told, window.violations]), [[], []]);
  assert.equal(await page.locator("nutgraf-digest .box").evaluate((box) => getComputedStyle(box).position), "relative");
});

test("the newsroom's box needs no more than its style", async (t) => {
  const page = await open(t, {}, {
    at: "/demo/strict-newsroom.html",
    headers: { "content-security-policy": "default-src 'none'; style-src 'self'" },
    errors: [/script/i, /Content Security Policy/],
  });
  await drawn(page);
  assert.equal(await page.locator("nutgraf-digest .box").evaluate((box) => getComputedStyle(box).position), "relative");
});

const refusals = {
  "WASM forbidden by the policy": [{
    headers: { "content-security-policy": STRICT.replace(" 'wasm-unsafe-eval'", "") },
    errors: [/unsafe-eval/],
  }, "wasm-refused"],
  "WASM switched off": [{ switchedOff: true }, "wasm-refused"],
  "the policy nutgraf refused": [{
    headers: { "content-security-policy": `${STRICT}; trusted-types site` },
    errors: [/Trusted ?(Type|HTML)/i, /policy/i],
  }, "policy-refused"],
};
for (const [name, [{ switchedOff, ...options }, code]] of Object.entries(refusals)) {
  test(`${name}: the element shows its own content, takes no space and loads nothing more`, async (t) => {
    const off = () => {
      delete window.WebAssembly;
    };
    const init = `(${listen})();${switchedOff ? `(${off})();` : ""}`;
    const page = await open(t, pageWith(TAG), { ...options, init });
    assert.deepEqual(await told(page), [code]);
    await page.getByText("Read on.").waitFor();
    assert.ok(await page.locator("nutgraf-digest").evaluate((element) => element.offsetHeight) < 80);
    assert.deepEqual(page.site.seen.filter((path) => /reader|wasm|worker|css/.test(path)), []);
  });
}

test("without Trusted Types asked for, a policy that is refused is no hindrance", async (t) => {
  const page = await open(t, pageWith(TAG), {
    headers: { "content-security-policy": "trusted-types site" },
    errors: [/policy/i],
  });
  await drawn(page);
});

const faults = {
  "the module is missing": ["**/*.wasm", { status: 404 }, "load-failed"],
  "the module is cut off": ["**/*.wasm", { body: Buffer.from("\0asm\x01\0\0\0\x01\xff"), contentType: "application/wasm" }, "load-failed"],
  "the worker is missing": ["**/worker.js", { status: 404 }, "worker-failed"],
  "the style is missing": ["**/*.css", { status: 404 }, "load-failed"],
  "a script is missing": ["**/view/facts.js", { status: 404 }, "load-failed"],
};
for (const [name, [pattern, answer, code]] of Object.entries(faults)) {
  test(`${name}: the element shows its own content`, async (t) => {
    const page = await open(t, pageWith(TAG), {
      init: listen,
      errors: [/404|Failed to load|MIME/],
      route: { [pattern]: (route) => route.fulfill(answer) },
    });
    assert.deepEqual(await told(page), [code]);
    assert.ok(await page.getByText("Read on.").isVisible());
  });
}

test("a site that has the files from another host", async (t) => {
  const cdn = await site({}, { "access-control-allow-origin": "*" });
  t.after(() => cdn.close());
  const policy = `default-src 'self'; script-src 'self' ${cdn.url} 'wasm-unsafe-eval'; worker-src blob: ${cdn.url}; ` +
    `connect-src ${cdn.url}; style-src ${cdn.url}; require-trusted-types-for 'script'; trusted-types nutgraf`;
  const head = `<script type="module" crossorigin src="${cdn.url}/nutgraf/embed/nutgraf-digest.js"></script>`;
  const page = await open(t, pageWith(TAG, { head }), {
    headers: { "content-security-policy": policy },
    init: listen,
  });
  await drawn(page);
  await page.getByRole("button", { name: /^Fact 1/ }).click();
  const underlined = await page.waitForFunction(() => {
    const article = document.querySelector("#story p");
    return CSS.highlights.has("nutgraf-chosen-fact") &&
      getComputedStyle(article, "::highlight(nutgraf-chosen-fact)").textDecorationLine;
  });
  assert.equal(await underlined.jsonValue(), "underline");
  assert.deepEqual(await page.evaluate(() => window.violations), []);
});

test("before it is defined and without script, the site's own content is seen", async (t) => {
  const page = await open(t, pageWith(TAG), { javaScriptEnabled: false });
  await page.getByText("Read on.").waitFor();
});

test("no file of the package holds what policies forbid", async () => {
  const { files } = JSON.parse(await readFile(join(PACKAGE, "package.json"), "utf8"));
  assert.equal(files, undefined);
  for (const file of ["embed/element.js", "embed/reader.js", "embed/mounted.js", "view/dom.js", "trusted.js"]) {
    const source = await readFile(join(PACKAGE, file), "utf8");
    assert.doesNotMatch(source, /innerHTML|\beval\(|new Function|setAttribute\("style"/, file);
  }
});
