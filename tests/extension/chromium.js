// Chromium with the extension in it, as built.

import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import * as menu from "./menu.js";

const FOLDER = fileURLToPath(new URL("../../dist/extension/chromium", import.meta.url));
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--window-size=1280,900",
];

export async function launch() {
  const { port, flags } = await menu.way();
  const browser = await puppeteer.launch({
    browser: "chrome",
    executablePath: process.env.NUTGRAF_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: [...FLAGS, ...flags, `--disable-extensions-except=${FOLDER}`, `--load-extension=${FOLDER}`],
    enableExtensions: true,
    defaultViewport: null,
  });
  const isBackground = (target) =>
    target.type() === "service_worker" && target.url().endsWith("/extension/background.js");
  const background = await browser.waitForTarget(isBackground);
  const id = new URL(background.url()).host;
  const session = await browser.target().createCDPSession();
  const isPanel = (target) => target.url() === `chrome-extension://${id}/extension/panel.html`;
  const panel = async () => (await browser.waitForTarget(isPanel)).asPage();
  /** A click on the button in the toolbar, with the leave that it gives for the page's tab. */
  const click = async (page) => {
    await page.bringToFront();
    const own = await page.createCDPSession();
    const { targetInfo } = await own.send("Target.getTargetInfo");
    await own.detach();
    const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type: "tab" }] });
    const { targetId } = targetInfos.findLast(({ url }) => url === targetInfo.url);
    await session.send("Extensions.triggerAction", { id, targetId });
  };
  return {
    name: "chromium",
    browser,
    base: `chrome-extension://${id}/`,
    click,
    /** Presses Alt+Shift and a letter. */
    async pressKeys(page, letter) {
      await page.bringToFront();
      const keyboard = await page.createCDPSession();
      // Without a text of its own, with which it would be typed into the page; with the code of a real
      // keyboard, without which the page alone would hear of it.
      const number = letter.charCodeAt();
      const codes = { code: `Key${letter}`, windowsVirtualKeyCode: number, nativeVirtualKeyCode: number };
      const key = { modifiers: 1 | 8, key: letter, ...codes };
      await keyboard.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
      await keyboard.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
      await keyboard.detach();
    },
    /** Opens the menu at a place on the page and chooses our entry there, by keys. */
    async chooseInMenu(page, [x, y]) {
      await page.bringToFront();
      await page.mouse.click(x, y, { button: "right" });
      // Entries have no names here. With a picture are ours and, on a page, one above and one below.
      await menu.choose(port, (entries) => {
        const pictured = [...entries.keys()].filter((i) => entries[i].hasPicture);
        return pictured[pictured.length >> 1];
      });
    },
    /** Opens a page that no extension may read, clicks, and looks at what comes of it. */
    async onClosedPage(look) {
      const page = await browser.newPage();
      await page.goto("chrome://version");
      await click(page);
      await look();
      await page.close();
    },
    inBackground: async (script) => (await background.worker()).evaluate(script),
    panel: { evaluate: async (script, ...args) => (await panel()).evaluate(script, ...args) },
    /** The panel as a page, to be looked at and pressed. */
    panelPage: panel,
    closePanel: async () => (await panel()).evaluate(() => window.close()),
    close: () => browser.close(),
  };
}
