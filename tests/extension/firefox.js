// Firefox with the extension in it, as built. Its sidebar is no page that WebDriver knows: scripts
// reach it by way of the browser's own window.

import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

const FOLDER = fileURLToPath(new URL("../../dist/extension/firefox", import.meta.url));
const ID = "{708a23a3-1afb-4ebe-a73d-961c62d0dcab}";
/** So that the address of the extension's own pages is known. */
const UUID = "3c9f0b1e-7d42-4a7e-9a55-6f1d2c8b4e10";

/** Runs in the process of the sidebar: calls a function there and sends back what it returns. */
const FRAME_SCRIPT = `addMessageListener("nutgraf:call", async ({ data: { id, source, args } }) => {
  try {
    const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    sandbox.json = args;
    const code = "(async () => JSON.stringify(await (" + source + ")(...JSON.parse(json))))()";
    sendAsyncMessage("nutgraf:answer", { id, result: await Cu.evalInSandbox(code, sandbox) });
  } catch (error) {
    sendAsyncMessage("nutgraf:answer", { id, error: String(error) });
  }
});`;

export async function launch() {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.NUTGRAF_FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
    args: ["--remote-allow-system-access", "--width=1280", "--height=900"],
    extraPrefsFirefox: { "extensions.webextensions.uuids": JSON.stringify({ [ID]: UUID }) },
    defaultViewport: null,
  });
  await browser.installExtension(FOLDER);
  const send = async (method, params) => (await browser.connection.send(method, params)).result;
  /** In the window of the browser itself. */
  const inBrowser = async (source, ...args) => {
    const { contexts } = await send("browsingContext.getTree", { "moz:scope": "chrome" });
    const target = { context: contexts.at(-1).context };
    const expression = `(async () => JSON.stringify(await (${source})(...${JSON.stringify(args)})))()`;
    const { type, result, exceptionDetails } = await send("script.evaluate", { expression, target, awaitPromise: true });
    if (type === "exception") {
      throw new Error(exceptionDetails.text);
    }
    return result.value === undefined ? undefined : JSON.parse(result.value);
  };
  const inPanel = (source, ...args) =>
    inBrowser(
      async (script, source, args) => {
        const panel = document.getElementById("sidebar")?.contentDocument?.querySelector("browser");
        if (!panel?.currentURI?.spec.endsWith("/extension/panel.html")) {
          throw new Error("the panel is not open");
        }
        const { messageManager } = panel;
        if (panel.nutgraf !== panel.browsingContext.id) {
          panel.nutgraf = panel.browsingContext.id;
          messageManager.loadFrameScript(`data:application/javascript,${encodeURIComponent(script)}`, false);
        }
        const id = Math.random();
        return new Promise((resolve, reject) => {
          messageManager.addMessageListener("nutgraf:answer", function listener({ data }) {
            if (data.id === id) {
              messageManager.removeMessageListener("nutgraf:answer", listener);
              data.error ? reject(new Error(data.error)) : resolve(data.result && JSON.parse(data.result));
            }
          });
          messageManager.sendAsyncMessage("nutgraf:call", { id, source, args });
        });
      },
      FRAME_SCRIPT,
      source,
      JSON.stringify(args),
    );
  const trigger = () =>
    inBrowser((id) => {
      const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
      const { extension } = WebExtensionPolicy.getByID(id);
      ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
    }, ID);
  return {
    name: "firefox",
    browser,
    base: `moz-extension://${UUID}/`,
    async click(page) {
      await page.bringToFront();
      await trigger();
    },
    /** Presses Alt+Shift and a letter. */
    async pressKeys(page, letter) {
      await page.bringToFront();
      // To the browser's window, as a keyboard would: keys of WebDriver go to the page alone.
      await inBrowser((letter) => {
        const keys = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
        keys.beginInputTransactionForTests(window);
        const pressed = [["Alt", "AltLeft"], ["Shift", "ShiftLeft"], [letter, `Key${letter}`]].map(([key, code]) =>
          new KeyboardEvent("", { key, code, keyCode: code.startsWith("Key") ? key.charCodeAt() : 0 })
        );
        pressed.forEach((key) => keys.keydown(key));
        pressed.reverse().forEach((key) => keys.keyup(key));
      }, letter);
    },
    /** Opens the menu at a place on the page and chooses our entry there. */
    async chooseInMenu(page, [x, y]) {
      await page.bringToFront();
      await page.mouse.click(x, y, { button: "right" });
      await inBrowser(async () => {
        const menu = document.getElementById("contentAreaContextMenu");
        if (menu.state !== "open") {
          await new Promise((resolve) => menu.addEventListener("popupshown", resolve, { once: true }));
        }
        const entry = [...menu.querySelectorAll("menuitem")].find(({ label }) => label.endsWith("with Nutgraf"));
        menu.activateItem(entry);
      });
    },
    /** Opens a page that no extension may read, clicks, and looks at what comes of it. */
    async onClosedPage(look) {
      await inBrowser(() => {
        gBrowser.selectedTab = gBrowser.addTrustedTab("about:license");
        return true;
      });
      await trigger();
      await look();
      await inBrowser(() => {
        gBrowser.removeCurrentTab();
        return true;
      });
    },
    panel: { evaluate: (script, ...args) => inPanel(String(script), ...args) },
    closePanel: () => inBrowser(() => SidebarController.hide()),
    close: () => browser.close(),
  };
}
