// Chromium with the extension in it, as built.

import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

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
  const browser = await puppeteer.launch({
    browser: "chrome",
    executablePath: process.env.NUTGRAF_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: [...FLAGS, `--disable-extensions-except=${FOLDER}`, `--load-extension=${FOLDER}`],
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
