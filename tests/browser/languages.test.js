// Other languages of the interface: words that are longer, and that run from right to left.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import en from "../../www/strings/en.js";
import { article, browserTests, example, paste, PHONE, read, WIDE } from "./desk.js";
import { faults, unfold } from "./layout.js";

const open = browserTests();

/** A table with every word mapped; what stands in braces is a name of ours. */
const mapped = (word) =>
  Object.fromEntries(Object.entries(en).map(([key, entry]) => {
    const map = (text) => text.split(/(\{\w+\})/).map((part, i) => i % 2 ? part : word(part)).join("");
    return [key, typeof entry === "string" ? map(entry) : { one: map(entry.one), other: map(entry.other) }];
  }));

const TABLES = {
  // Words 40 % longer, as German and Finnish have them.
  longer: mapped((text) => text.replace(/\p{L}+/gu, (word) => word + "é".repeat(Math.ceil(word.length * 0.4)))),
  // Hebrew letters in place of ours.
  "right to left": {
    ...mapped((text) => text.replace(/[a-z]/gi, (letter) => String.fromCharCode(0x5d0 + letter.toLowerCase().charCodeAt(0) - 97))),
    direction: "rtl",
  },
};

const route = (table) => ({
  "**/strings/en.js": (route) =>
    route.fulfill({
      contentType: "text/javascript; charset=utf-8",
      body: `export default ${JSON.stringify(table)};`,
    }),
});

const STATES = {
  empty: unfold,
  digest: async (page) => {
    await paste(page, article("rent-debate"));
    await page.locator(".digest .item").first().waitFor();
    await page.locator(".roles-tool button").click();
    await unfold(page);
  },
  refusal: async (page) => {
    await paste(page, article("three-words"));
    await page.locator(".digest .message").waitFor();
  },
  editing: async (page) => {
    await paste(page, article("seed"));
    await page.locator(".digest .item").first().waitFor();
    await page.locator("[data-do=edit]").click();
  },
};

for (const [name, table] of Object.entries(TABLES)) {
  for (const [size, options] of Object.entries({ wide: WIDE, phone: PHONE })) {
    test(`${name} words fit, ${size}`, async (t) => {
      for (const [state, reach] of Object.entries(STATES)) {
        const page = await open(t, { ...options, modules: true, route: route(table) });
        await reach(page);
        assert.deepEqual(await faults(page), [], state);
      }
    });
  }
}

test("the check sees what does not fit", async (t) => {
  const page = await open(t);
  await example(page);
  assert.deepEqual(await faults(page), []);
  await page.evaluate(() => {
    document.querySelector(".facts h2").style.marginTop = "-3rem";
    document.querySelector("#quotes").style.whiteSpace = "nowrap";
    document.querySelector("#quotes").append("x".repeat(300));
  });
  const found = (await faults(page)).join("\n");
  assert.match(found, /lies on/);
  assert.match(found, /sticks out/);
});

test("from right to left the page is mirrored, and each passage keeps its own direction", async (t) => {
  const page = await open(t, { modules: true, route: route(TABLES["right to left"]) });
  await read(page, article("rent-debate"));
  const at = (selector) => page.locator(selector).first().boundingBox();
  const [digest, original, mark] = await Promise.all([".digest", ".original", ".original .mark"].map(at));
  assert.ok(digest.x < original.x, "the digest is at the left");
  assert.ok(mark.x < original.x + original.width / 4, "the strip is at the left of the article");
  assert.deepEqual(
    await page.evaluate(() => [
      document.documentElement.dir,
      getComputedStyle(document.querySelector(".digest .words")).direction,
      getComputedStyle(document.querySelector(".digest h2")).direction,
    ]),
    ["rtl", "ltr", "rtl"],
  );
});

test("English is complete: every text that the scripts ask for is there", () => {
  const root = new URL("../../www/", import.meta.url);
  const scripts = readdirSync(root, { recursive: true }).filter((file) =>
    /^(view|page|original)\/.*\.js$/.test(file)
  );
  const asked = scripts.flatMap((file) =>
    [...readFileSync(new URL(file, root), "utf8").matchAll(/\bt(?:\.rich)?\(\s*"([\w.-]+)"/g)]
      .map(([, key]) => key)
  );
  assert.ok(asked.length > 60, `${asked.length} keys found`);
  assert.deepEqual(asked.filter((key) => !Object.hasOwn(en, key)), []);
});
