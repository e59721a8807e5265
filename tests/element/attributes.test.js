// What a site can ask for, and that the box follows.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { articleOf, drawn, pageWith, readers, ROOT, STORY } from "./site.js";

const open = readers();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const titles = (page) => page.locator("nutgraf-digest h2").allInnerTexts();
const facts = (page) => page.locator("nutgraf-digest li.fact").count();

test("counts, parts and labels are what the attributes say; nonsense counts as absent", async (t) => {
  const page = await open(
    t,
    pageWith('<nutgraf-digest for="story" facts="1" quotes="0" parts="implications, facts nonsense" ' +
      'heading="In brief" label-facts="What we know" whole></nutgraf-digest>'),
  );
  await drawn(page);
  assert.equal(await facts(page), 1);
  assert.deepEqual(await titles(page), ["What we know", "Implications"]);
  assert.equal(await page.locator("nutgraf-digest .heading").innerText(), "In brief");
  const read = await page.evaluate(() => {
    const element = document.querySelector("nutgraf-digest");
    const { facts, quotes, parts, collapsed, whole, htmlFor, digest } = element;
    element.setAttribute("facts", "many");
    return [facts, quotes, parts, collapsed, whole, htmlFor, digest.version, element.facts];
  });
  assert.deepEqual(read, [1, 0, ["implications", "facts"], false, true, "story", "1", null]);
  await page.waitForFunction(() => document.querySelector("nutgraf-digest").shadowRoot.querySelectorAll("li.fact").length === 3);
});

test("more than the core gives is as many as it gives", async (t) => {
  const [, most] = /MAX_COUNT: usize = (\d+)/.exec(readFileSync(join(ROOT, "src/options.rs"), "utf8"));
  const page = await open(t, pageWith('<nutgraf-digest for="story" facts="51" quotes="1000000000" whole></nutgraf-digest>'));
  await drawn(page);
  const read = await page.evaluate(() => {
    const { facts, quotes } = document.querySelector("nutgraf-digest");
    return [facts, quotes];
  });
  assert.deepEqual(read, [Number(most), Number(most)]);
});

test("a language may be written with underscores; one that is none counts as absent", async (t) => {
  const langs = { de: "de", en_US: "en-US", pt_br: "pt-BR", "": "en", "no language": "en", "de-": "en" };
  const tags = Object.keys(langs).map((lang) => `<nutgraf-digest for="story" lang="${lang}" whole></nutgraf-digest>`);
  const page = await open(t, pageWith(tags.join("")), { viewport: { width: 1200, height: 10_000 } });
  const boxes = page.locator("nutgraf-digest .box:has(.item)");
  await boxes.nth(tags.length - 1).waitFor();
  assert.deepEqual(await boxes.evaluateAll((all) => all.map(({ lang }) => lang)), Object.values(langs));
});

test("its buttons say what the attributes say, and follow them", async (t) => {
  const page = await open(t, pageWith('<nutgraf-digest for="story" label-all="Mehr" label-less="Weniger" label-back="Zurück"></nutgraf-digest>'), {
    init: () => {
      window.ready = 0;
      addEventListener("nutgraf-ready", () => {
        window.ready += 1;
      });
    },
  });
  await drawn(page);
  await page.getByRole("button", { name: "Mehr", exact: true }).click();
  await page.getByRole("button", { name: "Weniger", exact: true }).waitFor();
  assert.equal(await page.locator("nutgraf-digest .back").textContent(), "Zurück");
  await page.evaluate(() => {
    const element = document.querySelector("nutgraf-digest");
    element.setAttribute("label-less", "Einklappen");
    element.removeAttribute("label-back");
  });
  await page.getByRole("button", { name: "Einklappen", exact: true }).waitFor();
  assert.equal(await page.locator("nutgraf-digest .back").textContent(), "Back to the digest");
});

test("what the documentation says has a property has one, and nothing else", async (t) => {
  const text = readFileSync(join(ROOT, "docs/publishers.md"), "utf8");
  const [, table] = /\n\| attribute \|.*\n(.*\n)((?:\|.*\n)*)/.exec(text).slice(1);
  const names = (text) => [...text.matchAll(/`([\w-]+)`/g)].map(([, name]) => name);
  const attributes = table.split("\n").flatMap((row) => names(row.split("|")[1] ?? ""));
  const [, but = ""] = /Each(?: but (.*?))? has a property of the same name/.exec(text);
  const page = await open(t, pageWith('<nutgraf-digest for="story"></nutgraf-digest>'));
  const [observed, owned] = await page.evaluate(async (attributes) => {
    const { observedAttributes, prototype } = await customElements.whenDefined("nutgraf-digest");
    return [observedAttributes, attributes.filter((name) => (name === "for" ? "htmlFor" : name) in prototype)];
  }, attributes);
  assert.deepEqual([...attributes].sort(), [...observed].sort());
  const excepted = (name) => names(but.replaceAll("*", "")).some((one) => one === name || (one.endsWith("-") && name.startsWith(one)));
  assert.deepEqual(owned, attributes.filter((name) => !excepted(name)));
});

test("changes of attributes and properties are followed, several at once as one", async (t) => {
  const page = await open(t, pageWith('<nutgraf-digest for="story" whole></nutgraf-digest>'), {
    init: () => {
      window.ready = 0;
      addEventListener("nutgraf-ready", () => {
        window.ready += 1;
      });
    },
  });
  await drawn(page);
  await page.evaluate(() => {
    Object.assign(document.querySelector("nutgraf-digest"), { facts: 2, quotes: "all", parts: ["facts", "quotes", "ledger"] });
  });
  await page.waitForFunction(() => window.ready === 2);
  assert.equal(await facts(page), 2);
  assert.deepEqual(await titles(page), ["Headline facts", "All quotes"]);
  assert.ok(await page.locator("nutgraf-digest details.ledger").isVisible());
  await page.evaluate(() => {
    document.querySelector("nutgraf-digest").words = { facts: "Fakten", "element.about": "Wort für Wort." };
  });
  await page.waitForFunction(() => window.ready === 3);
  assert.deepEqual(await titles(page), ["Fakten", "All quotes"]);
  assert.match(await page.locator("nutgraf-digest .foot").innerText(), /Wort für Wort/);
});

test("a story that is edited is read again; one that is only touched is not drawn again", async (t) => {
  const page = await open(t, pageWith('<nutgraf-digest for="story" whole></nutgraf-digest>'), {
    init: () => {
      window.ready = 0;
      addEventListener("nutgraf-ready", () => {
        window.ready += 1;
      });
    },
  });
  await drawn(page);
  await page.evaluate(async () => {
    window.box = document.querySelector("nutgraf-digest").shadowRoot.querySelector(".item");
    const first = document.querySelector("#story p");
    first.replaceWith(first.cloneNode(true));
    await document.querySelector("nutgraf-digest").refresh();
  });
  assert.deepEqual(await page.evaluate(() => [window.ready, window.box.isConnected]), [1, true]);
  await page.getByRole("button", { name: /^Fact 1/ }).click();
  await page.waitForFunction(() => CSS.highlights.has("nutgraf-chosen-fact"));
  assert.match(await page.evaluate(() => String([...CSS.highlights.get("nutgraf-chosen-fact")][0])), /\w/);
  await page.evaluate(() => {
    document.querySelector("#story p").firstChild.data = "The council of Osk voted 15 to 0 on Tuesday night to sink the lake ferry.";
  });
  await page.waitForFunction(() => window.ready === 2);
  assert.match(await page.locator("nutgraf-digest .facts").innerText(), /15 to 0/);
});

for (const [what, act, foot] of [
  ["is read again", (element) => element.refresh(), /^Word for word from this article\./],
  ["is given other words", (element) => {
    element.words = { "element.about": "Wort für Wort." };
  }, /^Wort für Wort\.$/],
]) {
  test(`a box that ${what} while it is being drawn is drawn to its end`, async (t) => {
    const page = await open(t, pageWith('<nutgraf-digest for="story"></nutgraf-digest>'), {
      init: `(${(act) => {
        window.ready = 0;
        addEventListener("nutgraf-ready", () => {
          window.ready += 1;
        });
        const { attachShadow } = Element.prototype;
        Element.prototype.attachShadow = function (how) {
          const shadow = attachShadow.call(this, how);
          // At once when the frame stands, before any part does.
          new MutationObserver((_, observer) => {
            if (shadow.querySelector(".box")) {
              observer.disconnect();
              act(this);
            }
          }).observe(shadow, { childList: true });
          return shadow;
        };
      }})(${act})`,
    });
    await page.waitForFunction(() => window.ready > 0);
    assert.match(await page.locator("nutgraf-digest .foot").textContent(), foot);
    await page.getByRole("button", { name: "Show all" }).click();
    assert.deepEqual(await titles(page), ["Headline facts", "Key quotes", "Implications"]);
    assert.equal(await page.evaluate(() => window.ready), 1);
  });
}

test("without `for` it reads the article around it, else the next one; never itself", async (t) => {
  const inside = await open(
    t,
    pageWith("", { story: `<nutgraf-digest whole><p>The box must not be read. It says that 900 wolves sang.</p></nutgraf-digest>${STORY}` }),
  );
  await drawn(inside);
  assert.doesNotMatch(await inside.locator("nutgraf-digest .box").innerText(), /wolves/);
  const next = await open(t, pageWith("<nutgraf-digest whole></nutgraf-digest>", {
    before: "<article><p>Another story, which stands before the box and is not meant. It has two sentences.</p></article>",
  }));
  await drawn(next);
  assert.match(await next.locator("nutgraf-digest .facts").innerText(), /9 to 6/);
});

const states = {
  "no quotes, no implications": "<p>The bridge over the Tarn was closed on Friday after an inspection found cracks in two pillars.</p>" +
    "<p>Repairs will take eleven months and cost 3.2 million, the town said.</p><p>Buses go by way of Lunel until then.</p>",
  "a column": "<p>Opinion</p><p>The opinions expressed here are the author's own.</p><p>I have crossed this bridge for thirty years, and I say let it fall.</p>" +
    "<p>We should mourn nothing that was never loved. I would rather swim.</p><p>You may think otherwise. You would be wrong.</p>",
  "too short": "<p>Bridge closed.</p>",
};
for (const [name, story] of Object.entries(states)) {
  test(`an honest box: ${name}`, async (t) => {
    const page = await open(t, pageWith('<nutgraf-digest for="story" whole></nutgraf-digest>', { story }));
    const box = page.locator("nutgraf-digest .box");
    await box.locator(".none, .notice, .message").first().waitFor();
    const text = await box.innerText();
    assert.match(text, /No direct quotes|no facts were drawn|too short/);
    assert.doesNotMatch(text, /[Pp]aste/);
  });
}

// Quotes that are not key are in no box unless it is asked for them, yet none says that they are not there.
for (const [slug, parts, none, entries] of [
  ["opinion-labelled-cash", "quotes", "No quote stands out.", null],
  ["opinion-labelled-cash", "quotes ledger", "No quote stands out. The ledger lists all that is said.", 4],
  ["rent-debate", "quotes ledger", null, 6],
  ["rent-debate", "quotes", null, null],
]) {
  test(`what is said in ${slug}, of which little is key, with parts="${parts}"`, async (t) => {
    const page = await open(t, pageWith(`<nutgraf-digest for="story" parts="${parts}" whole></nutgraf-digest>`, { story: await articleOf(slug) }));
    await page.locator("nutgraf-digest .foot").waitFor();
    await page.locator("nutgraf-digest :is(.none, .item)").first().waitFor();
    const found = await page.locator("nutgraf-digest .box").evaluate((box) => [
      box.querySelector(".quotes > .none")?.textContent ?? null,
      box.querySelector(".ledger")?.querySelectorAll("li").length ?? null,
    ]);
    assert.deepEqual(found, [none, entries]);
  });
}

test("speakers without a name are in the balance, and what they say can be chosen in the ledger", async (t) => {
  const story = `${STORY}<p>“We were told nothing at all about the licence,” one employee said.</p>`;
  const page = await open(t, pageWith('<nutgraf-digest for="story" quotes="1" parts="quotes balance ledger" whole></nutgraf-digest>', { story }), {
    init: () =>
      addEventListener("nutgraf-select", ({ detail: { kind, text, range } }) => {
        window.selected = [kind, text, String(range)];
      }),
  });
  await drawn(page);
  assert.equal(await page.locator("nutgraf-digest li.quote").count(), 1);
  assert.match(await page.locator("nutgraf-digest .balance").innerText(), /Speakers without a name\s+9 words in 1 quote/);
  await page.locator("nutgraf-digest .ledger summary").click();
  await page.locator("nutgraf-digest .ledger li", { hasText: "told nothing" }).getByRole("button").first().click();
  await page.waitForFunction(() => window.selected);
  assert.deepEqual(
    await page.evaluate(() => window.selected),
    ["said", "We were told nothing at all about the licence,", "We were told nothing at all about the licence,"],
  );
});

test("the number of key quotes is followed, from the core's own to all and back", async (t) => {
  const page = await open(t, pageWith('<nutgraf-digest for="story" parts="quotes" whole></nutgraf-digest>', { story: await articleOf("rent-debate") }));
  await drawn(page);
  const shown = (count) =>
    page.waitForFunction((count) =>
      document.querySelector("nutgraf-digest").shadowRoot.querySelectorAll("li.quote").length === count, count);
  for (const [quotes, count] of [["all", 6], ["1", 1], [null, 2]]) {
    await page.evaluate((quotes) => {
      document.querySelector("nutgraf-digest").quotes = quotes;
    }, quotes);
    await shown(count);
  }
  assert.deepEqual(await titles(page), ["Key quotes"]);
});

test("where nothing is hidden, nothing more is offered", async (t) => {
  const page = await open(t, pageWith('<nutgraf-digest for="story"></nutgraf-digest>', { story: states["a column"] }));
  await page.locator("nutgraf-digest .foot").waitFor();
  await page.locator("nutgraf-digest .more-all").waitFor({ state: "hidden" });
});

test("axe finds nothing, light, dark and collapsed, nor in the newsroom's box", async (t) => {
  for (const [at, colorScheme, act] of [
    ["/demo/strict.html", "light"],
    ["/demo/strict.html", "dark"],
    ["/demo/rtl-newsroom.html", "light"],
    ["/demo/reset.html", "light", (page) => page.getByText("The short of it").click()],
  ]) {
    // axe sets styles of its own.
    const page = await open(t, {}, { at, colorScheme, bypassCSP: true });
    await drawn(page);
    const more = page.locator("nutgraf-digest .more-all");
    await (act ? act(page) : (await more.isVisible()) && more.click());
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run("nutgraf-digest"));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), [], `${at} ${colorScheme}`);
  }
});
