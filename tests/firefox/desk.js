// Firefox, started once for a file of tests, and the page in it.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import puppeteer from "puppeteer-core";

let browser;
before(async () => {
  const executablePath = process.env.NUTGRAF_FIREFOX;
  browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
});
after(() => browser?.close());

/** The page, closed with the test; an error in it fails the test. */
export async function open(t, url = process.env.NUTGRAF_URL) {
  const page = await browser.newPage();
  const thrown = [];
  page.on("pageerror", (error) => thrown.push(String(error)));
  t.after(async () => {
    await page.close();
    assert.deepEqual(thrown, []);
  });
  page.setDefaultTimeout(20_000);
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(url);
  await page.waitForSelector(".desk");
  return page;
}
