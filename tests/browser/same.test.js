// Chromium gives the very digest that the command line gives.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { article, browserTests } from "./desk.js";

const open = browserTests();
const binary = process.env.NUTGRAF_BIN;
const folders = readdirSync(new URL("../articles/", import.meta.url), { withFileTypes: true });
const slugs = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);

test("every digest is the one that the command line gives", { skip: !binary }, async (t) => {
  const page = await open(t);
  for (const slug of slugs) {
    const text = article(slug);
    const here = await page.evaluate(async ({ module, text }) => {
      const { digest, load } = await import(module);
      await load();
      return JSON.stringify(digest(text));
    }, { module: new URL("../modules/nutgraf.js", page.url()).href, text });
    const args = ["summarize", "--format", "json"];
    const native = execFileSync(binary, args, { input: text, encoding: "utf8" });
    assert.deepEqual(JSON.parse(here), JSON.parse(native), slug);
  }
});
