// Pictures of the extension for the README, into docs/extension/:
//   NUTGRAF_CHROMIUM=$(which chromium) node tests/extension/screenshots.js
// Reduced to a few colours where pngquant is installed.

import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { launch } from "./chromium.js";
import { markup, page } from "./desk.js";

const STYLE = `<style>
  body { max-width: 42rem; margin: 1.5rem auto; color: #111; font: 18px/1.55 Georgia, serif; }
  nav a { margin-inline-end: 1rem; color: inherit; font: 14px system-ui; }
  h1 { font-size: 2rem; line-height: 1.2; }
</style>`;
const body = page(`<main><article>${markup("court-sentencing")}</article></main>`, STYLE);
const folder = fileURLToPath(new URL("../../docs/extension/", import.meta.url));

const server = createServer((_, response) =>
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(body)
);
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const { browser, click, panelPage, close } = await launch();
const tab = await browser.newPage();
await tab.goto(`http://127.0.0.1:${server.address().port}/courts/pallets`);
await click(tab);
const panel = await panelPage();
await panel.waitForSelector(".quotes .mark");
await panel.evaluate(() => document.querySelector(".facts .mark").click());
await tab.waitForFunction(() => CSS.highlights.has("nutgraf-light-chosen-fact") && !CSS.highlights.has("nutgraf-light-flash"));
await panel.setViewport({ width: 380, height: 860 });
await panel.screenshot({ path: `${folder}panel.png` });
await tab.setViewport({ width: 900, height: 860 });
await tab.screenshot({ path: `${folder}marked.png` });
await close();
server.close();
for (const name of ["panel", "marked"]) {
  try {
    execFileSync("pngquant", ["--force", "--strip", "--output", `${folder}${name}.png`, "64", `${folder}${name}.png`]);
  } catch {
    // Larger, not worse.
  }
}
