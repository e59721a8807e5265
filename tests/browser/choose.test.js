// Choosing, both ways: by pointer, by keyboard, on a phone.

import assert from "node:assert/strict";
import test from "node:test";
import { article, browserTests, example, highlighted, inView, PHONE, read } from "./desk.js";

const open = browserTests();

/** An article several screens long, the example at its end. */
const long = () => `${article("court-sentencing")}\n\n`.repeat(12) + article("seed");

/** A click in the middle of the words that a highlight paints. */
async function clickOn(page, name, index = 0) {
  const place = await page.evaluate(([name, index]) => {
    const range = [...CSS.highlights.get(name)][index];
    range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = range.getClientRects()[0];
    return { x: left + width / 2, y: top + height / 2 };
  }, [name, index]);
  await page.mouse.click(place.x, place.y);
}

test("an item shows its passage, which flashes once and rests underlined", async (t) => {
  const page = await open(t);
  await read(page, long());
  const item = page.locator(".digest .quote.item").first();
  const flashed = page.locator(".original .flash").first();
  await item.locator(".mark").click();
  await flashed.waitFor({ state: "attached" });
  const button = page.locator(".original .mark.quote[aria-current]");
  assert.ok(await inView(button));
  assert.ok(await page.evaluate(() => {
    const { top, bottom } = [...CSS.highlights.get("nutgraf-chosen-quote")][0]
      .getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
  }));
  await flashed.waitFor({ state: "detached" });
  assert.equal((await highlighted(page, "nutgraf-chosen-quote")).length, 1);
});

test("an item can be chosen by its words", async (t) => {
  const page = await open(t);
  await example(page);
  await page.locator(".digest .quote .words").click();
  await page.locator(".original .mark.quote[aria-current]").waitFor();
});

test("a passage that can be seen is not moved", async (t) => {
  const page = await open(t);
  await example(page);
  await page.locator(".digest .fact .mark").first().click();
  await page.locator(".original .mark.fact[aria-current]").waitFor();
  assert.equal(await page.evaluate(() => scrollY), 0);
});

test("a marked passage shows its item", async (t) => {
  const page = await open(t);
  await example(page);
  await clickOn(page, "nutgraf-quote");
  const item = page.locator(".digest .item.chosen");
  await item.waitFor();
  assert.match(await item.textContent(), /Diplomatic work does not happen/);
  assert.ok(await inView(item));
});

test("words without a mark choose nothing, nor does selecting text", async (t) => {
  const page = await open(t);
  await example(page);
  await page.locator(".original").getByText("This shift in diplomatic posture").click({ position: { x: 40, y: 40 } });
  assert.equal(await page.locator(".chosen").count(), 0);
  await page.locator(".original")
    .getByText("“Diplomatic work does not happen in a vacuum”", { exact: true }).dblclick();
  assert.notEqual(await page.evaluate(() => getSelection().toString()), "");
});

test("a mark in the margin stands level with the line on which its passage begins", async (t) => {
  const page = await open(t);
  await example(page);
  for (const size of [{ width: 1440, height: 900 }, { width: 1000, height: 700 }]) {
    await page.setViewportSize(size);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    const off = await page.evaluate(() => {
      const [range] = CSS.highlights.get("nutgraf-quote");
      const line = range.getClientRects()[0];
      const mark = document.querySelector(".original .mark.quote").getBoundingClientRect();
      return Math.abs(line.top + line.height / 2 - (mark.top + mark.height / 2));
    });
    assert.ok(off <= 2, `${off} pixels at ${size.width}`);
  }
});

test("no two marks lie on each other", async (t) => {
  for (const options of [{}, PHONE]) {
    const page = await open(t, options);
    await read(page, article("port-strike"));
    const boxes = await page.locator(".original .mark").evaluateAll((marks) =>
      marks.map((mark) => mark.getBoundingClientRect().toJSON())
    );
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) {
        const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top ||
          b.bottom <= a.top;
        assert.ok(apart, JSON.stringify([a, b]));
      }
    }
  }
});

test("by keyboard: from item to passage, back, and on to the next", async (t) => {
  const page = await open(t);
  await read(page, long());
  const facts = page.locator(".digest .fact .mark");
  await facts.first().focus();
  await page.keyboard.press("Enter");
  const inText = page.locator(".original .mark:focus");
  await inText.waitFor();
  assert.ok(await inText.getAttribute("aria-current"));
  assert.match(await page.locator("[role=status]").textContent(), /^Fact \d of 3, in the article, paragraph \d/);
  await page.keyboard.press("Enter");
  await page.locator(".digest .fact .mark:focus").waitFor();
  assert.match(await page.locator("[role=status]").textContent(), /^Fact \d of 3, in the digest, from paragraph \d/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.ok(await page.locator(".digest .mark:focus, .digest summary:focus").count() === 1);
});

test("Escape leads back to exactly where one was", async (t) => {
  const page = await open(t);
  await read(page, long());
  await page.evaluate(() => scrollTo({ top: 321, behavior: "instant" }));
  const mark = page.locator(".digest .quote .mark").first();
  await mark.focus();
  await page.keyboard.press("Enter");
  await page.locator(".original .flash").first().waitFor({ state: "attached" });
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => scrollY), 321);
  assert.ok(await mark.evaluate((element) => element === document.activeElement));
});

test("marks are buttons in the order of reading, named by item and paragraph", async (t) => {
  const page = await open(t);
  await example(page);
  const names = await page.locator(".digest .mark").evaluateAll((marks) =>
    marks.map((mark) => mark.getAttribute("aria-label"))
  );
  const named = /^(Fact|Quote|Implication|Other words|Source) \w+: .*paragraph \d+$|^Paragraph \d+:/;
  assert.deepEqual(names.filter((name) => !named.test(name)), []);
  const tops = await page.locator(".original .mark").evaluateAll((marks) =>
    marks.map((mark) => mark.getBoundingClientRect().top)
  );
  assert.deepEqual(tops, [...tops].sort((a, b) => a - b));
});

test("a quote that is chosen also shows its speaker’s introduction and its cue", async (t) => {
  const page = await open(t);
  await read(page, article("port-strike"));
  assert.deepEqual(await highlighted(page, "nutgraf-related"), []);
  await page.locator(".digest .quote .mark").first().click();
  const related = await highlighted(page, "nutgraf-related");
  assert.ok(related.some((words) => /Solberg/.test(words)), related.join(" | "));
  assert.ok(related.some((words) => /^said$/.test(words)), related.join(" | "));
});

test("without highlights the chosen passage’s paragraph is tinted", async (t) => {
  const page = await open(t, {
    init: () => {
      delete CSS.highlights;
      delete globalThis.Highlight;
    },
  });
  await example(page);
  await page.locator(".left-out summary").click();
  await page.locator(".left-out .mark").first().click();
  assert.match(
    await page.locator("p.nutgraf-chosen-omission").textContent(),
    /^This shift in diplomatic posture/,
  );
});

test("the two columns scroll on their own", async (t) => {
  const page = await open(t);
  await read(page, long());
  const scrolled = () =>
    page.evaluate(() => [scrollY, document.querySelector(".digest").scrollTop]);
  const wheel = async (side, moved) => {
    const box = await page.locator(side).boundingBox();
    await page.mouse.move(box.x + 60, 450);
    await page.mouse.wheel(0, 200);
    await page.waitForFunction(moved);
  };
  await wheel(".original", () => scrollY > 0);
  const [window, digest] = await scrolled();
  assert.equal(digest, 0);
  await wheel(".digest", () => document.querySelector(".digest").scrollTop > 0);
  assert.equal((await scrolled())[0], window);
});

test("a key walks from item to source to the next item, and says where one is", async (t) => {
  const page = await open(t);
  await example(page);
  const spoken = page.locator("[role=status]");
  const press = async (key, words) => {
    await page.keyboard.press(key);
    await page.waitForFunction(
      (words) => document.querySelector("[role=status]").textContent === words,
      words,
    );
    const side = /digest/.test(words) ? ".digest" : ".original";
    assert.equal(await page.locator(`${side} .mark:focus[aria-current]`).count(), 1, words);
  };
  await press("Alt+ArrowDown", "Fact 1 of 3, in the digest, from paragraph 1");
  await press("Alt+ArrowDown", "Fact 1 of 3, in the article, paragraph 1");
  await press("Alt+ArrowDown", "Fact 2 of 3, in the digest, from paragraph 4");
  await press("Alt+ArrowDown", "Fact 2 of 3, in the article, paragraph 4");
  await press("Alt+ArrowUp", "Fact 2 of 3, in the digest, from paragraph 4");
  await press("Alt+ArrowUp", "Fact 1 of 3, in the article, paragraph 1");
  await press("Alt+ArrowUp", "Fact 1 of 3, in the digest, from paragraph 1");
  await page.keyboard.press("Alt+ArrowUp");
  await page.waitForFunction(() => /first item/.test(document.querySelector("[role=status]").textContent));
  for (let stops = 0; !/last item/.test(await spoken.textContent()); stops += 1) {
    assert.ok(stops < 40, "the walk has an end");
    await page.keyboard.press("Alt+ArrowDown");
  }
  assert.match(await page.locator(".original .mark:focus").getAttribute("class"), /implication/);
});

test("while the text is edited, an item selects its words in the box", async (t) => {
  const page = await open(t);
  await example(page);
  await page.getByRole("button", { name: "Edit text" }).click();
  await page.locator(".digest .quote .mark").click();
  const selected = await page.locator("textarea").evaluate((box) =>
    box.value.slice(box.selectionStart, box.selectionEnd)
  );
  assert.equal(selected, "Diplomatic work does not happen in a vacuum");
});

test("lines that end as on Windows: an item selects its own words in the box all the same", async (t) => {
  const page = await open(t);
  await read(page, article("seed").replaceAll("\n", "\r\n"));
  await page.getByRole("button", { name: "Edit text" }).click();
  await page.locator(".digest .quote .mark").click();
  const selected = await page.locator("textarea").evaluate((box) =>
    box.value.slice(box.selectionStart, box.selectionEnd)
  );
  assert.equal(selected, "Diplomatic work does not happen in a vacuum");
});

test("text that was typed on since is not looked for in the article behind the box", async (t) => {
  const page = await open(t);
  await example(page);
  await page.getByRole("button", { name: "Edit text" }).click();
  const box = page.locator("textarea");
  await box.fill(`${article("rent-debate")}\n\n${article("seed")}`);
  await page.locator(".digest .quote").getByText(/Fitzmaurice/).first().waitFor();
  await page.locator(".digest .implication .mark").last().click();
  const [from, to] = await box.evaluate((box) => [box.selectionStart, box.selectionEnd]);
  assert.ok(to > from);
});

test("on a phone: one tap to the passage, one back to exactly where one was", async (t) => {
  const page = await open(t, PHONE);
  await read(page, long());
  const digest = await page.locator(".digest").boundingBox();
  const original = await page.locator(".original").boundingBox();
  assert.ok(digest.y < original.y, "the digest comes first");

  const mark = page.locator(".digest .quote .mark").first();
  await mark.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await mark.tap();
  await page.locator(".original .flash").first().waitFor({ state: "attached" });
  assert.ok(await inView(page.locator(".original .mark[aria-current]")));
  assert.ok(await page.evaluate(() => scrollY) > before + 844);

  await page.getByRole("button", { name: "Back to the digest" }).tap();
  assert.equal(await page.evaluate(() => scrollY), before);
  assert.ok(await page.locator(".back").isHidden());
});

test("on a phone the browser’s own way back leads where the button does, and no farther", async (t) => {
  const page = await open(t, PHONE);
  await read(page, long());
  const mark = page.locator(".digest .quote .mark").first();
  await mark.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  const away = async () => {
    await mark.tap();
    await page.waitForFunction((before) => scrollY > before + 844, before);
  };
  const home = () => page.waitForFunction(() => history.state === null);

  await away();
  await page.goBack();
  await page.waitForFunction((before) => scrollY === before, before);
  assert.ok(await page.locator(".back").isHidden());
  // Going on from there is one step, not several; the button takes it back.
  await away();
  await page.locator(".original .mark").last().tap();
  await page.locator(".original .mark").first().tap();
  assert.equal(await page.evaluate(() => history.length), 3, "about:blank, the page, and one step");
  await page.getByRole("button", { name: "Back to the" }).tap();
  await home();
  // What is gone leads nowhere.
  await mark.tap();
  await page.waitForFunction(() => history.state?.away);
  await page.getByRole("button", { name: "New article" }).tap();
  await home();
  assert.equal(await page.locator(".desk").getAttribute("data-mode"), "empty");
  assert.equal(await page.evaluate(() => scrollY), 0);
});

test("on a phone the mark of a quote that the digest does not list leads nowhere, and so not back", async (t) => {
  const page = await open(t, PHONE);
  const said = Array.from({ length: 210 }, (_, i) => `“The harbour will stay open for winter number ${i},” said Ana Ruiz, the mayor.`);
  await read(page, `Harbour to stay open\n\n${said.join("\n\n")}`);
  await page.getByRole("combobox", { name: "Quotes" }).selectOption("all");
  await page.locator(".quotes > .more").waitFor();
  const last = page.locator(".original .mark.quote").last();
  await last.evaluate((mark) => mark.click());
  await page.locator(".original .mark[aria-current]").waitFor();
  assert.ok(await page.locator(".back").isHidden());
  assert.equal(await page.evaluate(() => history.state), null);
});

test("on a phone: from a marked passage to its item and back", async (t) => {
  const page = await open(t, PHONE);
  await read(page, long());
  const mark = page.locator(".original .mark").last();
  await mark.scrollIntoViewIfNeeded();
  await mark.evaluate((element) =>
    element.addEventListener("click", () => {
      window.before = element.getBoundingClientRect().top;
    }, { capture: true })
  );
  await mark.tap();
  await page.locator(".digest .item.lit").waitFor();
  assert.ok(await inView(page.locator(".digest .item.chosen .mark")));
  await page.getByRole("button", { name: "Back to the article" }).tap();
  // Paragraphs above that were not laid out before change the numbers, not what one sees.
  await page.waitForFunction(() => {
    const mark = [...document.querySelectorAll(".original .mark")].at(-1);
    return Math.abs(mark.getBoundingClientRect().top - window.before) < 1;
  });
});
