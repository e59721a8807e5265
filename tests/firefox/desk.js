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

/** Our page. */
export async function open(t, url = process.env.NUTGRAF_URL) {
  const page = await openPage(t, url);
  await page.waitForSelector(".desk");
  return page;
}

/** Any page, closed with the test; an error in it that is not known fails the test. */
export async function openPage(t, url, known = []) {
  const page = await browser.newPage();
  const thrown = [];
  page.on("pageerror", (error) => thrown.push(String(error)));
  t.after(async () => {
    await page.close();
    assert.deepEqual(thrown.filter((text) => !known.some((one) => one.test(text))), []);
  });
  page.setDefaultTimeout(20_000);
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(url);
  return page;
}
