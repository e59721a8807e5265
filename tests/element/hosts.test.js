// Sites that do what sites do: the element stands it, and leaves them as they were.

import assert from "node:assert/strict";
import test from "node:test";
import { drawn, pageWith, readers, SCRIPT, STORY } from "./site.js";

const open = readers();
const TAG = '<nutgraf-digest for="story"><p>Read on.</p></nutgraf-digest>';

/** The text of the box and what it looks like. */
const look = (page) =>
  page.locator("nutgraf-digest .box").evaluate((box) => {
    const style = (selector) => getComputedStyle(box.querySelector(selector));
    const { offsetHeight, offsetWidth } = box;
    const { display, backgroundColor, borderTopWidth } = getComputedStyle(box);
    return {
      offsetHeight, offsetWidth, display, backgroundColor, borderTopWidth,
      words: [style(".words").fontSize, style(".words").display, style(".words").color],
      mark: [style(".mark").width, style(".mark").position, style(".mark").backgroundColor],
      heading: [style("h2").fontWeight, style("h2").textTransform],
    };
  });

test("a site that unsets everything, restyles every tag and has small rems changes nothing in the box", async (t) => {
  const plain = await open(t, pageWith(TAG));
  await drawn(plain);
  const expected = await look(plain);
  const hostile = `${SCRIPT}<style>
    * { all: unset; letter-spacing: 5px; text-transform: uppercase; font-style: italic; }
    html { font-size: 62.5%; line-height: 3; text-align: right; }
    head, head * { display: none; }
    html, body, article, p, h1 { display: block; }
    body { margin: 8px; }
    button, summary, section, li, h2, ol, p { background: red !important; font: 40px fantasy !important; color: lime !important; }
    nutgraf-digest { display: inline; }
    .box, .view, .mark, .words { display: none !important; }
  </style>`;
  const page = await open(t, pageWith(TAG, { head: hostile }));
  await drawn(page);
  assert.deepEqual(await look(page), expected);
});

test("font, direction and colour scheme are the site's", async (t) => {
  const page = await open(
    t,
    pageWith(TAG, { head: `${SCRIPT}<style>html { color-scheme: dark; direction: rtl; font-family: monospace; }</style>` }),
  );
  await drawn(page);
  const found = await page.locator("nutgraf-digest .box").evaluate((box) => {
    const { color, direction, fontFamily } = getComputedStyle(box);
    return [color, direction, fontFamily, getComputedStyle(box.querySelector(".words")).fontFamily];
  });
  assert.deepEqual(found, ["rgb(217, 210, 197)", "rtl", "monospace", "monospace"]);
});

test("a light site stays light for readers who prefer the dark", async (t) => {
  const page = await open(t, pageWith(TAG), { colorScheme: "dark" });
  await drawn(page);
  const colour = await page.locator("nutgraf-digest .box").evaluate((box) => getComputedStyle(box).color);
  assert.equal(colour, "rgb(34, 32, 28)");
});

test("properties and parts theme it, the passage in the story too", async (t) => {
  const page = await open(
    t,
    pageWith(TAG, {
      head: `${SCRIPT}<style>
        :root { --nutgraf-fact: rgb(1, 2, 3); --fact: red; }
        nutgraf-digest { --nutgraf-reserve: 500px; }
        nutgraf-digest::part(words) { color: rgb(4, 5, 6); }
      </style>`,
    }),
  );
  await drawn(page);
  await page.getByRole("button", { name: /^Fact 1/ }).click();
  await page.waitForFunction(() => CSS.highlights.has("nutgraf-chosen-fact"));
  const found = await page.locator("nutgraf-digest .box").evaluate((box) => [
    getComputedStyle(box.querySelector(".mark.fact")).getPropertyValue("--pencil").trim(),
    getComputedStyle(box.querySelector(".words")).color,
    box.offsetHeight,
    getComputedStyle(document.querySelector("#story p"), "::highlight(nutgraf-chosen-fact)").textDecorationColor,
  ]);
  assert.deepEqual(found, ["rgb(1, 2, 3)", "rgb(4, 5, 6)", 500, "rgb(1, 2, 3)"]);
});

test("the space that is kept is a part as well", async (t) => {
  const tag = "<nutgraf-digest collapsed><p>Read on.</p></nutgraf-digest>";
  const far = '<div style="height: 4000px">Elsewhere</div>';
  const page = await open(
    t,
    pageWith(tag, { before: far, head: `${SCRIPT}<style>nutgraf-digest::part(wait) { color: rgb(4, 5, 6); }</style>` }),
  );
  await page.waitForFunction(() => document.querySelector("nutgraf-digest").shadowRoot);
  const colour = await page.locator("nutgraf-digest .wait").evaluate((space) => getComputedStyle(space).color);
  assert.equal(colour, "rgb(4, 5, 6)");
});

test("libraries that extend the prototypes are no hindrance", async (t) => {
  const page = await open(t, pageWith(TAG), {
    init: () => {
      // As Prototype.js and MooTools did, enumerable and all.
      for (const [prototype, names] of [
        [Object.prototype, ["each", "facts", "class", "key", "get", "all", "name"]],
        [Array.prototype, ["each", "toJSON", "first", "last", "clone", "remove", "contains"]],
        [String.prototype, ["strip", "camelize", "toJSON"]],
        [Function.prototype, ["argumentNames", "delay"]],
        [Element.prototype, ["show", "hide", "fire", "up"]],
      ]) {
        for (const name of names) {
          prototype[name] = function () {
            return "patched";
          };
        }
      }
      Array.from = (list) => Array.prototype.slice.call(list);
      Object.prototype["found.named"] = "polluted";
      window.$ = () => null;
    },
  });
  await drawn(page);
  await page.getByRole("button", { name: "Show all" }).click();
  const words = await page.locator("nutgraf-digest .words").allInnerTexts();
  assert.ok(words.some((text) => text.includes("voted 9 to 6")));
  assert.ok(words.some((text) => text.includes("museum piece")));
  assert.doesNotMatch(await page.locator("nutgraf-digest .box").innerText(), /patched|polluted/);
});

for (const [name, init] of Object.entries({
  "attachShadow throws": () => {
    Element.prototype.attachShadow = () => {
      throw new Error("no");
    };
  },
  "map throws once the page stands": () => {
    addEventListener("DOMContentLoaded", () => {
      Array.prototype.map = () => {
        throw new Error("no");
      };
    });
  },
  "no observer of intersections": () => {
    delete window.IntersectionObserver;
  },
})) {
  test(`where ${name}, the site's own content stays and the page works`, async (t) => {
    const page = await open(t, pageWith(TAG), {
      init: `addEventListener("nutgraf-error", () => { window.told = true; });(${init})()`,
    });
    await page.waitForFunction(() => window.told);
    assert.ok(await page.getByText("Read on.").isVisible());
    assert.ok(await page.getByText("voted 9 to 6").isVisible());
  });
}

test("DOM clobbering does not lead it astray", async (t) => {
  const clobber = '<form name="body"><input name="querySelector"></form><img name="currentScript">' +
    '<a id="CSS"></a><a id="NutgrafDigest" name="base"></a>';
  const page = await open(t, pageWith(TAG, { before: clobber }));
  await drawn(page);
});

test("a second copy in another version leaves the first as it is", async (t) => {
  const page = await open(
    t,
    pageWith(TAG, {
      head: `${SCRIPT}<script type="module">
        await customElements.whenDefined("nutgraf-digest");
        window.first = customElements.get("nutgraf-digest");
        await import("/nutgraf/embed/nutgraf-digest.js?version=2");
        window.second = (await import("/nutgraf/embed/element.js?version=2")).NutgrafDigest;
      </script>`,
    }),
  );
  await drawn(page);
  await page.waitForFunction(() => window.second);
  assert.deepEqual(
    await page.evaluate(() => [
      customElements.get("nutgraf-digest") === window.first,
      window.second === window.first,
      document.querySelectorAll("nutgraf-digest").length,
    ]),
    [true, false, 1],
  );
});

test("an article that is replaced while it is read gives its own digest, and only that", async (t) => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  const page = await open(t, pageWith(TAG), {
    init: () => {
      window.ready = [];
      addEventListener("nutgraf-ready", ({ detail }) => window.ready.push(detail.digest.facts.map(({ text }) => text).join(" ")));
    },
    route: {
      "**/*.wasm": async (route) => {
        await held;
        await route.continue();
      },
    },
  });
  await page.waitForRequest("**/*.wasm");
  await page.evaluate((story) => {
    const fresh = document.createElement("article");
    fresh.id = "story";
    for (const text of story) {
      const p = document.createElement("p");
      p.textContent = text;
      fresh.append(p);
    }
    document.querySelector("#story").replaceWith(fresh);
  }, [
    "The dam at Kell burst on Monday and flooded 300 houses, the fire brigade said.",
    "Nobody was killed, but 41 people were taken to hospital during the night.",
    "“We heard it before we saw it,” said Ana Moritz, who lives below the wall.",
  ]);
  await page.waitForFunction(() => !document.querySelector("#story").textContent.includes("ferry"));
  release();
  await drawn(page);
  await page.waitForFunction(() => document.querySelector("nutgraf-digest").digest?.facts.some(({ text }) => text.includes("Kell")));
  assert.match(await page.locator("nutgraf-digest .facts").innerText(), /dam at Kell/);
  assert.deepEqual((await page.evaluate(() => window.ready)).filter((text) => !text.includes("Kell")), []);
});

test("each time the article goes it is told, and each time it is back the box is", async (t) => {
  const page = await open(t, pageWith(TAG), {
    init: () => {
      window.told = [];
      addEventListener("nutgraf-ready", () => window.told.push("ready"));
      addEventListener("nutgraf-error", ({ detail: { code } }) => window.told.push(code));
    },
  });
  const told = ["ready"];
  await page.waitForFunction((count) => window.told.length === count, told.length);
  for (const _ of ["once", "again"]) {
    told.push("no-article");
    await page.evaluate(() => {
      window.story = document.querySelector("#story");
      window.story.remove();
    });
    await page.waitForFunction((count) => window.told.length === count, told.length);
    assert.ok(await page.getByText("Read on.").isVisible());
    // Asked for once more, it is no news.
    await page.evaluate(() => document.querySelector("nutgraf-digest").refresh());
    told.push("ready");
    await page.evaluate(() => document.querySelector("nutgraf-digest").after(window.story));
    await page.waitForFunction((count) => window.told.length === count, told.length);
    await drawn(page);
  }
  assert.deepEqual(await page.evaluate(() => window.told), told);
});

for (const [where, inside] of [["in the document", false], ["beside it", true]]) {
  test(`in a shadow root, with its article ${where}, it follows what is edited, taken away and put back`, async (t) => {
    const page = await open(t, pageWith('<div id="island"></div>'));
    await page.evaluate((inside) => {
      const island = document.querySelector("#island").attachShadow({ mode: "open" });
      const box = document.createElement("nutgraf-digest");
      box.htmlFor = "story";
      box.whole = true;
      window.story = document.querySelector("#story");
      island.append(box);
      if (inside) {
        island.append(window.story);
      }
      window.box = box;
    }, inside);
    /** Waits until the box says this of the council's vote, or nothing. */
    const says = (vote) =>
      page.waitForFunction((vote) => {
        const { digest } = window.box;
        return vote === null ? digest === null : digest?.facts.some(({ text }) => text.includes(vote));
      }, vote);
    const edit = (vote) =>
      page.evaluate((vote) => {
        window.story.querySelector("p").firstChild.data = `The council of Osk voted ${vote} on Tuesday night to sink the lake ferry.`;
      }, vote);
    await says("9 to 6");
    await edit("15 to 0");
    await says("15 to 0");
    await page.evaluate(() => {
      window.place = window.story.parentNode;
      window.story.remove();
    });
    await says(null);
    await edit("8 to 7");
    await page.evaluate(() => window.place.append(window.story));
    await says("8 to 7");
  });
}

test("a hundred elements on one page share one worker, and each shows its digest", async (t) => {
  const tags = Array.from({ length: 100 }, (_, i) =>
    `<nutgraf-digest for="story" facts="${1 + (i % 3)}"></nutgraf-digest>`
  ).join("");
  const page = await open(t, pageWith(`<style>nutgraf-digest { --nutgraf-reserve: 90px }</style>${tags}`), {
    viewport: { width: 1200, height: 10_000 },
    init: () => {
      window.workers = 0;
      const { Worker } = window;
      window.Worker = class extends Worker {
        constructor(...all) {
          super(...all);
          window.workers += 1;
        }
      };
    },
  });
  await page.waitForFunction(() => {
    const all = [...document.querySelectorAll("nutgraf-digest")];
    return all.every(({ digest, shadowRoot }) => digest && shadowRoot.querySelector(".item"));
  });
  assert.equal(await page.evaluate(() => window.workers), 1);
  assert.deepEqual(
    await page.evaluate(() => {
      const counts = [...document.querySelectorAll("nutgraf-digest")].map(({ shadowRoot }) =>
        shadowRoot.querySelectorAll("li.fact").length
      );
      return [counts.length, Math.min(...counts), Math.max(...counts)];
    }),
    [100, 1, 3],
  );
});

test("moved by a framework it goes on; taken out it leaves nothing", async (t) => {
  const page = await open(t, pageWith(TAG), {
    init: () => {
      window.live = 0;
      const { Worker } = window;
      window.Worker = class extends Worker {
        constructor(...all) {
          super(...all);
          window.live += 1;
        }

        terminate() {
          window.live -= 1;
          super.terminate();
        }
      };
    },
  });
  const before = await page.evaluate(() => document.querySelector("#story").outerHTML);
  await drawn(page);
  await page.evaluate(() => {
    window.box = document.querySelector("nutgraf-digest").shadowRoot.querySelector(".box");
    document.querySelector("#story").after(document.querySelector("nutgraf-digest"));
  });
  await page.getByRole("button", { name: /^Fact 1/ }).click();
  await page.waitForFunction(() => CSS.highlights.size > 0);
  assert.equal(
    await page.evaluate(() => window.box === document.querySelector("nutgraf-digest").shadowRoot.querySelector(".box")),
    true,
  );
  assert.deepEqual(await page.evaluate(() => [window.live, document.adoptedStyleSheets.length]), [1, 1]);
  await page.evaluate(() => {
    window.element = document.querySelector("nutgraf-digest");
    window.element.remove();
  });
  await page.waitForFunction(() => CSS.highlights.size === 0);
  assert.deepEqual(
    await page.evaluate(() => [
      window.live,
      document.adoptedStyleSheets.length,
      document.querySelector("#story").outerHTML,
      document.head.querySelectorAll("link, style").length,
    ]),
    [0, 0, before, 0],
  );
  await page.evaluate(() => document.querySelector("#story").before(window.element));
  await drawn(page);
});

test("an article that comes later, as in applications, is found", async (t) => {
  const page = await open(t, pageWith(TAG, { story: "" }).replace(/<article.*<\/article>/, '<div id="root"></div>'));
  await page.waitForFunction(() => document.querySelector("nutgraf-digest").shadowRoot?.querySelector(".failed"));
  assert.ok(await page.getByText("Read on.").isVisible());
  await page.evaluate((story) => {
    const article = document.createElement("article");
    article.id = "story";
    article.append(...new DOMParser().parseFromString(story, "text/html").body.childNodes);
    document.querySelector("#root").append(article);
  }, STORY);
  await drawn(page);
});
