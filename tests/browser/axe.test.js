// axe-core finds nothing: every state in light, dark and forced colours, on a wide window and on a
// phone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { article, browserTests, changedWorker, example, paste, PHONE, read, withResults } from "./desk.js";
import { unfold } from "./layout.js";

const open = browserTests();
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const LOOKS = [
  { colorScheme: "light", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "light", forcedColors: "active" },
];

/** What axe-core has against the page as it is. */
async function violations(page) {
  // Colours are judged at rest.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})))
  );
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

const chosen = async (page, mark) => {
  await example(page);
  await unfold(page);
  await page.locator(mark).first().click();
  await page.locator(".flash").first().waitFor({ state: "attached" });
  await page.locator(".flash").first().waitFor({ state: "detached" });
};

const STATES = {
  empty: async () => {},
  privacy: (page) => page.getByText("Nothing you paste leaves").click(),
  digest: example,
  "a quote chosen": (page) => chosen(page, ".digest .quote .mark"),
  "a source chosen": (page) => chosen(page, ".digest .citation .mark"),
  "an omission chosen": (page) => chosen(page, ".digest .omission .mark"),
  "everything open, with roles": async (page) => {
    await read(page, article("rent-debate"));
    await page.locator(".roles-tool button").click();
    await unfold(page);
  },
  "all quotes": async (page) => {
    await read(page, article("rent-debate"));
    await page.getByRole("combobox", { name: "Quotes" }).selectOption("all");
    await page.getByRole("heading", { name: "All quotes" }).waitFor();
  },
  "no implications": (page) => read(page, article("no-implications")),
  "not English": (page) => read(page, article("french-market")),
  "opinion": async (page) => {
    await paste(page, article("opinion-labelled-cash"));
    await page.locator(".digest .notice").waitFor();
  },
  "not an article": async (page) => {
    await paste(page, article("three-words"));
    await page.locator(".digest .message").waitFor();
  },
  "nothing pasted": async (page) => {
    await paste(page, " ");
    await page.getByRole("button", { name: "Dismiss" }).waitFor();
  },
  editing: async (page) => {
    await example(page);
    await page.getByRole("button", { name: "Edit text" }).click();
  },
  "an address alone": async (page) => {
    await paste(page, "https://news.example/a");
    await page.locator(".digest .message").waitFor();
  },
  "saving": async (page) => {
    await example(page);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByLabel("Address of the article").fill("https://news.example/a");
  },
  "proof of privacy": async (page) => {
    await example(page);
    await page.getByRole("button", { name: "0 requests with your text" }).click();
    await page.getByText("The files", { exact: true }).click();
  },
  "settings, with articles kept": async (page) => {
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByLabel("Keep the last articles on this device").check();
    await page.getByRole("button", { name: "Close" }).click();
    await example(page);
    await page.getByRole("button", { name: "New article" }).click();
    await page.getByRole("button", { name: "Settings" }).click();
  },
  "a saved digest": async (page) => {
    const facts = [{ text: "The bridge opened." }, { text: "It closed." }];
    const file = JSON.stringify({ version: "1", facts, quotes: [{ key: true, text: "Go" }] });
    await page.locator("input[type=file]").setInputFiles({
      name: "a.json",
      mimeType: "application/json",
      buffer: Buffer.from(file),
    });
    await page.getByText("paste it to see whether it has changed").waitFor();
  },
  "at work": async (page) => {
    await paste(page, article("seed"));
    await page.getByRole("button", { name: "Cancel" }).waitFor();
  },
  "stopped": async (page) => {
    await paste(page, article("seed"));
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Try again" }).waitFor();
  },
};

/** A worker that never answers. */
const SLOW = {
  "**/worker.js": changedWorker(withResults("() => {}")),
};

for (const [name, reach] of Object.entries(STATES)) {
  for (const size of [{}, PHONE]) {
    test(`axe: ${name}${size.isMobile ? ", phone" : ""}`, async (t) => {
      const page = await open(t, {
        ...size,
        route: /at work|stopped/.test(name) ? SLOW : {},
      });
      await reach(page);
      for (const look of LOOKS) {
        await page.emulateMedia(look);
        assert.deepEqual(await violations(page), [], JSON.stringify(look));
      }
    });
  }
}
