// Makes the pictures of the README: `NUTGRAF_URL=… node tests/browser/screenshots.js [FOLDER]`,
// into docs/ unless told otherwise. Where pngquant is installed they take a third of the space.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = process.argv[2] ?? join(ROOT, "docs");
const article = (slug) => readFileSync(join(ROOT, "tests/articles", slug, "article.txt"), "utf8");

const WIDE = { viewport: { width: 1280, height: 800 } };
const PHONE = {
  viewport: { width: 375, height: 800 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** @type {Record<string, { size: object, colorScheme?: "dark", text: string, then?: Function }>} */
const PICTURES = {
  "page-wide-light": { size: WIDE, text: article("seed") },
  "page-wide-dark": { size: WIDE, colorScheme: "dark", text: article("seed") },
  "page-phone-light": { size: PHONE, text: article("seed") },
  "page-roles": {
    size: WIDE,
    text: article("court-sentencing"),
    then: (page) => page.locator(".roles-tool button").click(),
  },
  "page-left-out": {
    size: WIDE,
    text: article("rent-debate"),
    then: async (page) => {
      await page.locator(".left-out summary").click();
      await page.locator(".left-out .mark").first().click();
      await page.locator(".flash").first().waitFor({ state: "attached" });
      await page.locator(".flash").first().waitFor({ state: "detached" });
    },
  },
  "page-opinion": { size: WIDE, text: article("opinion-labelled-cash") },
};

const browser = await chromium.launch({
  executablePath: process.env.NUTGRAF_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const [name, { size, colorScheme = "light", text, then }] of Object.entries(PICTURES)) {
  const context = await browser.newContext({ ...size, colorScheme });
  const page = await context.newPage();
  await page.goto(process.env.NUTGRAF_URL ?? "http://127.0.0.1:8080/");
  await page.locator(".desk").waitFor();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
  await page.locator(".digest .part").first().waitFor();
  await then?.(page);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  await context.close();
  try {
    execFileSync("pngquant", ["--force", "--strip", "--output", path, "64", path]);
  } catch {
    // Larger, not worse.
  }
}
await browser.close();
