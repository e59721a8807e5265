// Subresource Integrity, made as docs/publishers.md says: what it covers, and what it refuses.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { drawn, PACKAGE, pageWith, readers, ROOT } from "./site.js";

const open = readers();
const DOCS = readFileSync(join(ROOT, "docs/publishers.md"), "utf8");
const TAG = '<nutgraf-digest for="story"><p>Read on.</p></nutgraf-digest>';
const ENTRY = "/nutgraf/embed/nutgraf-digest.js";

/** The page's head as the document shows it, with what its command prints in the package's folder. */
function head() {
  const [, command] = /```sh\n(node -e[\s\S]*?)```/.exec(DOCS);
  const map = execFileSync("sh", ["-c", command], { cwd: PACKAGE, encoding: "utf8" }).trim();
  const [, shown] = /```html\n(<script type="importmap">[\s\S]*?)```/.exec(DOCS);
  const { integrity } = JSON.parse(map);
  return shown.replace("{ … }", map).replace("sha384-…", integrity[ENTRY]);
}

/** A file of the package with something added on the way. */
const tampered = (file) => async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: `${await response.text()}\n;window.tampered = ${JSON.stringify(file)};` });
};

test("with integrity for every module the element works", async (t) => {
  const page = await open(t, pageWith(TAG, { head: head() }));
  await drawn(page);
  assert.equal(await page.evaluate(() => HTMLScriptElement.supports("importmap")), true);
});

test("a script that is not what it was is not run, and the site's own content stays", async (t) => {
  const page = await open(t, pageWith(TAG, { head: head() }), {
    route: { [`**${ENTRY}`]: tampered("entry") },
    errors: [/integrity/],
  });
  await page.getByText("Read on.").waitFor();
  assert.deepEqual(await page.evaluate(() => [window.tampered, customElements.get("nutgraf-digest")]), [undefined, undefined]);
});

for (const file of ["embed/element.js", "view/facts.js", "client.js"]) {
  test(`${file} is covered by the import map: changed, it is not run`, async (t) => {
    const page = await open(t, pageWith(TAG, { head: head() }), {
      route: { [`**/nutgraf/${file}`]: tampered(file) },
      errors: [/integrity/, /Failed to fetch/],
      init: () => addEventListener("nutgraf-error", ({ detail }) => {
        window.told = detail.code;
      }),
    });
    if (file !== "embed/element.js") {
      await page.waitForFunction(() => window.told !== undefined);
      assert.equal(await page.evaluate(() => window.told), "load-failed");
    }
    await page.getByText("Read on.").waitFor();
    assert.equal(await page.evaluate(() => window.tampered), undefined);
  });
}

test("the worker, what it imports, the module and the style are covered by nothing, as the document says", async (t) => {
  assert.match(DOCS, /Nothing of the kind exists for a worker, what it imports, WebAssembly and a style/);
  const page = await open(t, pageWith(TAG, { head: head() }), {
    route: {
      "**/nutgraf/worker.js": async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `${await response.text()}\n// Changed.` });
      },
    },
  });
  await drawn(page);
});
