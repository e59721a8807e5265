// Articles in shadows: what is selected of them, and what is selected beside them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, markup, page, painted } from "./desk.js";

/** A host whose shadow has a heading before the slot that holds the article, and a line behind it. */
const slotted = `<news-story><template shadowrootmode="open"><h2>From the newsroom</h2><slot></slot><p>Printed in Halden.</p>` +
  `</template>${markup("seed")}</news-story>`;
/** A host with words directly under its shadow, before an article. */
const bare = `<news-flag><template shadowrootmode="open">Breaking news of this morning</template></news-flag>`;

const own = desk({
  "/slotted": page(`<main><article>${slotted}</article></main>`),
  "/bare": page(`<main><article>${bare}${markup("seed")}</article></main>`),
});

/** Selects two paragraphs, both whole; returns their words. */
const select = (tab, first, last) =>
  tab.evaluate((first, last) => {
    const paragraphs = document.querySelectorAll("article p");
    getSelection().setBaseAndExtent(
      paragraphs[first].firstChild,
      0,
      paragraphs[last].firstChild,
      paragraphs[last].firstChild.length,
    );
    return [...paragraphs].slice(first, last + 1).map(({ textContent }) => textContent);
  }, first, last);

/** In the panel: notes what its worker is asked. */
const listen = () =>
  own.panel.evaluate(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message) {
      window.asked = message.text;
      return postMessage.call(this, message);
    };
  });

for (const path of ["/slotted", "/bare"]) {
  test(`paragraphs that are selected are read, and nothing beside them: ${path}`, async (t) => {
    const tab = await own.read(t, path);
    await listen();
    const words = await select(tab, 1, 2);
    await own.click(tab);
    await own.until(() => /Drawn from your selection alone/.test(document.querySelector("main").innerText));
    assert.equal(await own.panel.evaluate(() => window.asked), words.join("\n\n"));
    assert.ok((await painted(tab, "fact")).length > 0);
  });
}

test("a selection that ends behind a shadow has what stands in it", async (t) => {
  const tab = await own.read(t, "/slotted");
  await listen();
  await tab.evaluate(() => {
    const host = document.querySelector("news-story");
    getSelection().setBaseAndExtent(host.lastElementChild.firstChild, 0, host.parentNode, 1);
  });
  await own.click(tab);
  await own.until(() => /Drawn from your selection alone/.test(document.querySelector("main").innerText));
  assert.match(await own.panel.evaluate(() => window.asked), /Printed in Halden\.$/);
});
