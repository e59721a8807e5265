// Chromium gives the very digests that the command line gives.

import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical, native, texts } from "../support/same.js";
import { browserTests } from "./desk.js";

const open = browserTests();
const binary = process.env.NUTGRAF_BIN;

test("every digest is the one that the command line gives", { skip: !binary }, async (t) => {
  const page = await open(t);
  const all = texts();
  const here = await page.evaluate(async ({ module, all }) => {
    const { digest, load } = await import(module);
    await load();
    return all.map(([, text]) => {
      try {
        return digest(text);
      } catch ({ code }) {
        return { error: code };
      }
    });
  }, { module: new URL("../modules/nutgraf.js", page.url()).href, all });
  const there = native(binary, all);
  all.forEach(([name], i) => assert.equal(canonical(here[i]), there.get(name), name));
  assert.ok(all.length > 250);
});
