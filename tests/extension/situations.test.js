// Pages as they come: that go on without loading, that are loaded anew, that defend themselves, that
// are very long.

import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, markup, names, page, painted, text } from "./desk.js";

const article = (slug) => `<main><article>${markup(slug)}</article></main>`;

/** Goes from one article to another as pages without loading do. */
const ROUTER = `<script>
  const other = document.querySelector("template");
  window.go = () => {
    history.pushState(null, "", "/other");
    document.querySelector("main").replaceChildren(other.content.cloneNode(true));
  };
  window.hide = () => {
    history.pushState(null, "", "/other");
    document.querySelector("article").hidden = true;
    document.querySelector("main").append(other.content.cloneNode(true));
  };
  window.draw = () => {
    const main = document.querySelector("main");
    main.innerHTML = main.innerHTML.replaceAll("<p>", "<p>\\n  ").replaceAll(" the ", " <em>the</em> ");
  };
</script>`;

const HOSTILE = `<script>
  const define = Object.defineProperty;
  const targets = [
    String.prototype, "slice trim split replace matchAll", Map.prototype, "get set",
    Node.prototype, "appendChild contains compareDocumentPosition", RegExp.prototype, "test exec",
    Element.prototype, "querySelectorAll closest checkVisibility getAttribute",
    Document.prototype, "createRange querySelector createElement importNode",
    Range.prototype, "setStart setEnd getClientRects", Array.prototype, "map filter flatMap push at",
  ];
  const names = [];
  for (let i = 1; i < targets.length; i += 2) names[i] = targets[i].split(" ");
  names[targets.length - 1][5] = Symbol.iterator;
  window.redefined = 0;
  for (let i = 1; i < targets.length; i += 2) {
    for (let j = 0; j < names[i].length; j += 1) {
      define(targets[i - 1], names[i][j], { value() { window.caught = true; throw new Error("caught you"); } });
      window.redefined += 1;
    }
  }
  JSON.parse = Promise.prototype.then = EventTarget.prototype.addEventListener = () => { throw new Error("caught you"); };
  window.chrome = window.browser = undefined;
</script>`;

const long = () => {
  const paragraphs = [];
  for (let i = 0, size = 0; size < 2_000_000; i += 1) {
    const paragraph = `<p>On day ${i} of the inquiry the engineer Ada Verhoeven said that “the bridge had been ` +
      `looked at in year ${i}, and nobody wrote down what was seen”, and the chair asked her to go on. The city ` +
      `council had paid ${i} thousand crowns for that, its treasurer told the inquiry on the same day.</p>`;
    paragraphs.push(paragraph);
    size += paragraph.length;
  }
  return `<main><article><h1>The bridge inquiry, day by day</h1>${paragraphs.join("\n")}</article></main>`;
};

const own = desk({
  "/seed": page(article("seed")),
  "/port": page(article("port-strike")),
  "/linked": page(`${article("seed")}<p><a id="on" href="/port">The next article</a></p>`),
  "/spa": page(`${article("seed")}<template>${article("port-strike")}</template>${ROUTER}`),
  "/other": page(article("port-strike")),
  "/strict": {
    headers: {
      "content-security-policy":
        "default-src 'none'; script-src 'none'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; sandbox",
    },
    body: page(article("seed")),
  },
  "/hostile": page(`${article("seed")}${HOSTILE}`),
  "/long": page(long()),
  "/markup": page(
    `<main><article><h1>Council keeps &lt;script&gt;document.title = "run"&lt;/script&gt; in its minutes</h1>` +
      `${markup("seed")}<p>“&lt;img src=x onerror='window.ran = true; document.title = &quot;run&quot;'&gt; is what the minutes ` +
      `say,” said the clerk Ana Ruiz, who had to read them &lt;b&gt;aloud&lt;/b&gt; on Monday.</p></article></main>`,
  ),
  "/form": page(`<main><h1>Write to us</h1><form><p>Your name</p><input></form></main>`),
});

/** Selects what stands between two paragraphs, both whole. */
const select = (tab, first, last) =>
  tab.evaluate((first, last) => {
    const paragraphs = document.querySelectorAll("article p");
    const range = document.createRange();
    range.setStart(paragraphs[first].firstChild, 0);
    range.setEnd(paragraphs[last].firstChild, paragraphs[last].firstChild.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }, first, last);

test("what is selected is read by itself", async (t) => {
  const tab = await own.open(t, "/seed");
  await select(tab, 1, 3);
  await own.click(tab);
  await own.settled();
  assert.match(await own.shown(), /Drawn from your selection alone/);
  const paragraphs = await tab.evaluate(() => [...document.querySelectorAll("article p")].map((p) => p.textContent));
  const facts = await painted(tab, "fact");
  assert.ok(facts.length > 0);
  for (const fact of facts) {
    assert.ok(paragraphs.slice(1, 4).some((paragraph) => paragraph.includes(fact)), fact);
  }
});

test("a page that is no article is called none, and a selection on it is read", async (t) => {
  const tab = await own.read(t, "/form");
  assert.match(await own.shown(), /No article was found on this page/);
  assert.deepEqual(await names(tab), []);
  await own.press("[data-do=selection]");
  await own.until(() => /Nothing is selected/.test(document.querySelector("main").innerText));
  await tab.evaluate((words) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = words;
    document.querySelector("main").append(paragraph);
    getSelection().selectAllChildren(paragraph);
  }, text("seed"));
  await own.press("[data-do=selection]");
  await own.until(() => /selection alone/.test(document.querySelector("main").innerText));
});

test("a page that goes on without loading takes its digest with it, and can be read anew", async (t) => {
  const tab = await own.read(t, "/spa");
  await tab.evaluate(() => window.go());
  await own.until(() => document.querySelector("main").dataset.state === "gone");
  assert.match(await own.shown(), /The page has gone on to another/);
  assert.deepEqual(await names(tab), []);
  await own.press("[data-do=again]");
  await own.until(() => document.querySelector("main").dataset.state === "digest");
  assert.match((await own.texts(".facts .words"))[0], /Dockworkers at the Port of Halden/);
});

test("a page that only counts on in its address keeps its digest and its marks, also while it draws itself anew", async (t) => {
  const tab = await own.read(t, "/spa");
  const old = await tab.evaluateHandle(() => {
    history.replaceState(null, "", "?slide=2");
    return document.querySelector("article p");
  });
  await own.press(".facts .mark");
  await tab.waitForFunction(() => CSS.highlights.has("nutgraf-light-chosen-fact"));
  await tab.evaluate(() => {
    history.replaceState(null, "", "?slide=3");
    window.draw();
  });
  await tab.waitForFunction((old) => !old.isConnected && [...CSS.highlights.get("nutgraf-light-fact") ?? []]
    .some((range) => String(range) !== ""), {}, old);
  assert.equal(await own.panel.evaluate(() => document.querySelector("main").dataset.state), "digest");
  await tab.evaluate(() => window.hide());
  await own.until(() => /The page has gone on to another/.test(document.querySelector("main").innerText));
  assert.deepEqual(await names(tab), []);
});

test("a page that draws the same article anew keeps its marks", async (t) => {
  const tab = await own.read(t, "/spa");
  const before = await painted(tab, "fact");
  const old = await tab.evaluateHandle(() => document.querySelector("article p"));
  await tab.evaluate(() => window.draw());
  await tab.waitForFunction((old) => !old.isConnected && [...CSS.highlights.get("nutgraf-light-fact") ?? []]
    .some((range) => String(range) !== ""), {}, old);
  const plain = (words) => words.map((word) => word.replace(/\s+/g, " ").trim());
  assert.deepEqual(plain(await painted(tab, "fact")), plain(before));
  assert.equal(await own.panel.evaluate(() => document.querySelector("main").dataset.state), "digest");
});

test("a page that draws one paragraph anew keeps the mark in it, however busy the rest of it is", async (t) => {
  const tab = await own.read(t, "/spa");
  const before = await painted(tab, "fact");
  await tab.evaluate((words) => {
    const paragraph = [...document.querySelectorAll("article p")].find(({ textContent }) => textContent.includes(words));
    paragraph.replaceWith(paragraph.cloneNode(true));
    // Something that never stands still, as counters and tickers do.
    const ticker = document.body.appendChild(document.createElement("p"));
    (function tick() {
      ticker.replaceChildren(document.createElement("b"));
      requestAnimationFrame(tick);
    })();
  }, before[1]);
  await tab.waitForFunction((words) => [...CSS.highlights.get("nutgraf-light-fact") ?? []].map(String).includes(words),
    {}, before[1]);
  assert.deepEqual(await painted(tab, "fact"), before);
});

test("a page that shows another text under the same address takes its digest away", async (t) => {
  const tab = await own.read(t, "/spa");
  await tab.evaluate(() => document.querySelector("article").replaceChildren("Gone."));
  await own.until(() => /now shows another text/.test(document.querySelector("main").innerText));
});

test("a page that is loaded anew is read anew when that is asked for", async (t) => {
  const tab = await own.read(t, "/seed");
  await tab.reload();
  await own.until(() => document.querySelector("main").dataset.state === "gone");
  assert.deepEqual(await names(tab), []);
  // No click: the leave lasts as long as one stays on the site.
  await own.press("[data-do=again]");
  await own.until(() => /digest|nothing/.test(document.querySelector("main").dataset.state));
  if (own.name === "chromium") {
    assert.equal((await painted(tab, "fact")).length, 3);
  } else {
    assert.match(await own.shown(), /no leave to read this page now[^]*whenever a page is loaded/);
  }
  await own.click(tab);
  await own.until(() => document.querySelector("main").dataset.state === "digest");
  await tab.waitForFunction(() => CSS.highlights.get("nutgraf-light-fact")?.size === 3);
});

test("a page that is come back to as it was left has no marks, and can be read again", async (t) => {
  const tab = await own.open(t, "/linked");
  await tab.evaluate(() => addEventListener("pageshow", ({ persisted }) => window.isBack = persisted));
  await own.click(tab);
  await own.settled();
  assert.equal((await painted(tab, "fact")).length, 3);
  await tab.evaluate(() => document.querySelector("#on").click());
  await own.until(() => document.querySelector("main").dataset.state === "gone");
  await tab.waitForFunction(() => location.pathname === "/port");
  // Not by the driver's own way, which in Firefox waits for a page that is kept to load.
  await tab.evaluate(() => history.back());
  // The browser kept the page.
  await tab.waitForFunction(() => window.isBack === true);
  assert.deepEqual(await names(tab), []);
  await tab.waitForFunction(() =>
    getComputedStyle(document.querySelector("p"), "::highlight(nutgraf-light-fact)").textDecorationLine === "none"
  );
  await own.click(tab);
  await own.until(() => document.querySelector("main").dataset.state === "digest");
  await tab.waitForFunction(() => CSS.highlights.get("nutgraf-light-fact")?.size === 3);
});

test("two tabs have a digest each, and the panel follows the tab that is seen", async (t) => {
  const first = await own.read(t, "/seed");
  const second = await own.read(t, "/port");
  assert.match((await own.texts(".facts .words"))[0], /Dockworkers/);
  await first.bringToFront();
  await own.until(() => /^Iran will place/.test(document.querySelector(".facts .words")?.textContent ?? ""));
  assert.ok((await painted(first, "fact"))[0].startsWith("Iran will place"));
  assert.ok((await painted(second, "fact"))[0].startsWith("Dockworkers"));
  await own.press(".facts .mark");
  await first.waitForFunction(() => CSS.highlights.has("nutgraf-light-chosen-fact"));
  assert.deepEqual(await painted(second, "chosen-fact"), []);
});

test("a page with the strictest policy is read and marked", async (t) => {
  const tab = await own.read(t, "/strict");
  assert.equal((await own.texts(".facts .words")).length, 3);
  await own.press(".facts .mark");
  await own.until(() => /shown on the page/.test(document.querySelector("[role=status]").textContent));
  const marked = await tab.evaluate(() => CSS.highlights.size);
  assert.ok(marked > 0);
});

test("a page that has redefined everything is read and marked, and notices nothing", async (t) => {
  const tab = await own.open(t, "/hostile");
  assert.equal(await tab.evaluate(() => window.redefined), 29);
  await own.click(tab);
  await own.settled();
  assert.equal((await own.texts(".facts .words")).length, 3);
  await own.press(".quotes .mark");
  await own.until(() => /shown on the page/.test(document.querySelector("[role=status]").textContent));
  assert.equal(await tab.evaluate(() => window.caught), undefined);
});

test("words that would run if they were markup are words", async (t) => {
  const tab = await own.read(t, "/markup");
  assert.match((await own.texts(".headline"))[0], /keeps <script>document\.title = "run"<\/script> in its minutes/);
  assert.equal(await own.panel.evaluate(() => [document.title, window.ran, document.querySelector("main img, main script")].join()), "Nutgraf,,");
  assert.equal(await tab.title(), "The Halden Courier");
});

test("two megabytes are read, and a failure on one page does not break the next", async (t) => {
  const tab = await own.read(t, "/long");
  assert.equal(await own.panel.evaluate(() => document.querySelector("main").dataset.state), "digest");
  assert.equal((await painted(tab, "fact")).length, 3);
  await own.onClosedPage(async () => {
    await own.settled();
    assert.match(await own.shown(), /lets no extension read this page/);
  });
  const next = await own.read(t, "/seed");
  assert.equal((await painted(next, "fact")).length, 3);
});
