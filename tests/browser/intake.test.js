// The ways in, and nothing is lost.

import assert from "node:assert/strict";
import test from "node:test";
import { article, browserTests, example, inView, paste, PHONE, read, WIDE } from "./desk.js";

const open = browserTests();
const box = (page) => page.getByRole("textbox", { name: "Article" });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const shown = async (page) =>
  (await page.locator(".original p").allTextContents()).join("");

/** Opens a file as the file dialogue does. */
const choose = (page, name, bytes) =>
  page.locator("input[type=file]").setInputFiles({
    name,
    mimeType: "text/plain",
    buffer: Buffer.from(bytes),
  });

test("the first visit: what it does, a box, an example, and that nothing leaves", async (t) => {
  const page = await open(t);
  assert.match(await page.locator(".intro").textContent(), /headline facts.*key quotes.*implications/);
  assert.ok(await box(page).evaluate((element) => element === document.activeElement));
  assert.ok(await button(page, "Try an example").isVisible());
  await page.getByText("Nothing you paste leaves this device").click();
  assert.ok(await page.getByText("erases it when you close the tab").isVisible());
  for (const name of ["Edit text", "Done", "New article"]) {
    assert.ok(await button(page, name).isHidden(), name);
  }
});

test("a paste anywhere on the page becomes the article", async (t) => {
  const page = await open(t);
  await example(page);
  await page.locator("body").click({ position: { x: 5, y: 400 } });
  await paste(page, article("port-strike"));
  await page.locator(".digest").getByText("Ingrid Solberg").first().waitFor();
  assert.equal(await shown(page), article("port-strike"));
});

/** Resolves when all that the page has asked the core is answered: questions are answered in their order. */
const answered = (page) =>
  page.evaluate(async (text) => {
    const { client } = await import(new URL("page/start.js", document.baseURI).href);
    await client.digest(text);
  }, article("seed"));

test("typing shows the digest while one types, and is not scolded for its first words", async (t) => {
  const page = await open(t, { modules: true });
  await box(page).pressSequentially("The council", { delay: 0 });
  await answered(page);
  assert.equal(await page.locator(".drawn").textContent(), "The digest appears here as you type.");
  await box(page).press("Control+Enter");
  await page.getByRole("heading", { name: "This is too short for a digest." }).waitFor();
  await button(page, "Edit text").click();
  await box(page).fill(article("no-implications"));
  await page.locator(".digest .fact").first().waitFor();
  assert.ok(await box(page).isVisible());
  assert.ok(await button(page, "Done").isVisible());
});

test("where there is nothing to be done with, Ctrl and Enter do nothing", async (t) => {
  const page = await open(t, { modules: true });
  await box(page).press("Control+Enter");
  await answered(page);
  assert.equal(await page.locator(".desk").getAttribute("data-mode"), "empty");
  await box(page).fill(article("seed"));
  await box(page).press("Control+Enter");
  await page.locator(".original").getByText("Iran will place").waitFor();
});

test("a paste into the middle of what one types is an edit", async (t) => {
  const page = await open(t);
  await box(page).fill(article("no-implications"));
  await box(page).evaluate((element) => element.setSelectionRange(3, 3));
  await paste(page, "ignored by a synthetic event");
  assert.ok(await box(page).isVisible());
  assert.equal(await box(page).inputValue(), article("no-implications"));
});

test("edit, done: the same article, changed", async (t) => {
  const page = await open(t);
  await example(page);
  await button(page, "Edit text").click();
  assert.equal(await box(page).inputValue(), article("seed"));
  await box(page).fill(`${article("seed")}\nOne more line.`);
  await button(page, "Done").click();
  await page.locator(".original").getByText("One more line.").waitFor();
  assert.equal(await shown(page), `${article("seed")}\nOne more line.`);
});

test("new article clears the desk; undo brings the text back, by button and by key", async (t) => {
  const page = await open(t);
  await example(page);
  await button(page, "New article").click();
  assert.ok(await box(page).isVisible());
  assert.equal(await box(page).inputValue(), "");
  assert.equal(await page.locator(".digest .item").count(), 0);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator(".digest .item").first().waitFor();
  assert.equal(await shown(page), article("seed"));

  await button(page, "New article").click();
  await page.keyboard.press("Control+z");
  await page.locator(".digest .item").first().waitFor();
  assert.equal(await shown(page), article("seed"));
});

test("by key undo is the desk’s only where no dialogue lies over it", async (t) => {
  const page = await open(t);
  await example(page);
  await paste(page, article("port-strike"));
  await page.locator(".digest").getByText("Ingrid Solberg").first().waitFor();
  await button(page, "Save").click();
  const field = page.getByLabel("Address of the article");
  await field.pressSequentially("https://a.example/", { delay: 0 });
  await field.press("Control+z");
  assert.notEqual(await field.inputValue(), "https://a.example/", "what was typed is the field’s own to undo");
  const isLeft = (selector) =>
    page.locator(selector).evaluate((element) =>
      element.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, bubbles: true, cancelable: true }))
    );
  assert.ok(await isLeft("dialog [data-do=close]"));
  assert.ok(await isLeft("body"));
  await page.getByRole("button", { name: "Close" }).click();
  assert.equal(await shown(page), article("port-strike"));
  await page.keyboard.press("Control+z");
  await page.locator(".original").getByText("Iran will place").waitFor();
});

test("undo after another article swaps the two", async (t) => {
  const page = await open(t);
  await example(page);
  await paste(page, article("port-strike"));
  await page.locator(".original").getByText("HALDEN").waitFor();
  for (const wanted of ["seed", "port-strike"]) {
    await page.getByRole("button", { name: "Undo" }).click();
    const start = article(wanted).slice(0, 40);
    await page.locator(".original").getByText(start).waitFor();
    assert.equal(await shown(page), article(wanted));
  }
});

test("a reload loses nothing: the text, the place, what is chosen, what undo brings", async (t) => {
  const page = await open(t);
  await read(page, article("port-strike"));
  await paste(page, `${article("court-sentencing")}\n`.repeat(8));
  // Until its digest comes, that of the first article stands there.
  await page.locator(".digest").getByText("Farah Siddiqui").first().waitFor();
  await page.locator(".digest .fact .mark").first().click();
  await page.locator(".chosen").waitFor();
  await page.evaluate(() => scrollTo({ top: 777, behavior: "instant" }));
  const before = await shown(page);
  await page.reload();
  await page.locator(".digest .chosen").waitFor();
  assert.equal(await shown(page), before);
  assert.equal(await page.evaluate(() => scrollY), 777);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator(".original").getByText("HALDEN").waitFor();
});

test("a reload while editing leads back to editing", async (t) => {
  const page = await open(t);
  await box(page).fill(article("no-implications"));
  await page.locator(".digest .fact").first().waitFor();
  await page.reload();
  await page.locator(".digest .fact").first().waitFor();
  assert.equal(await box(page).inputValue(), article("no-implications"));
});

test("what is kept is kept in the tab alone", async (t) => {
  const page = await open(t);
  await example(page);
  const stored = await page.evaluate(async () => ({
    local: localStorage.length,
    cookies: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    session: Object.keys(sessionStorage),
  }));
  assert.deepEqual(stored, {
    local: 0,
    cookies: "",
    databases: 0,
    caches: 0,
    session: ["nutgraf"],
  });
});

test("a text file is opened", async (t) => {
  const page = await open(t);
  await choose(page, "seed.txt", `\ufeff${article("seed")}`);
  await page.locator(".digest .item").first().waitFor();
  assert.equal(await shown(page), article("seed"));
});

test("a text file is dropped", async (t) => {
  const page = await open(t);
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "article.txt", { type: "text/plain" }));
    return transfer;
  }, article("seed"));
  await page.dispatchEvent("main", "dragenter", { dataTransfer: data });
  assert.ok(await page.getByText("Drop the file to read it").isVisible());
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
  await page.locator(".digest .item").first().waitFor();
  assert.ok(await page.getByText("Drop the file to read it").isHidden());
});

test("behind an open dialogue no file is dropped, nothing pasted, and no key walks", async (t) => {
  const page = await open(t);
  await example(page);
  await button(page, "Save").click();
  await page.getByRole("dialog").waitFor();
  const left = await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "article.txt", { type: "text/plain" }));
    data.setData("text/plain", text);
    const about = { bubbles: true, cancelable: true };
    const isLeft = (event) => document.body.dispatchEvent(event);
    return [
      isLeft(new DragEvent("dragenter", { ...about, dataTransfer: data })) && document.querySelector(".drop").hidden,
      isLeft(new DragEvent("dragover", { ...about, dataTransfer: data })),
      isLeft(new DragEvent("drop", { ...about, dataTransfer: data })),
      isLeft(new ClipboardEvent("paste", { ...about, clipboardData: data })),
      isLeft(new KeyboardEvent("keydown", { ...about, key: "ArrowDown", altKey: true })),
    ];
  }, article("port-strike"));
  // Of what is dropped the browser is kept from opening it in place of the page.
  assert.deepEqual(left, [true, false, false, true, true]);
  await page.getByRole("button", { name: "Close" }).click();
  assert.equal(await page.locator(".chosen").count(), 0);
  await page.getByRole("button", { name: "New article" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator(".digest .item").first().waitFor();
  assert.equal(await shown(page), article("seed"));
});

test("a dialogue closes on a press beside it, not where a selection ends there", async (t) => {
  const page = await open(t);
  await example(page);
  await button(page, "Save").click();
  const dialog = page.getByRole("dialog");
  const field = await page.getByLabel("Address of the article").boundingBox();
  const press = async (from, to) => {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to);
    await page.mouse.up();
  };
  const [inside, beside] = [[field.x + 20, field.y + 10], [5, field.y + 10]];
  await press(inside, beside);
  await press(beside, inside);
  assert.ok(await dialog.isVisible());
  await press(beside, beside);
  assert.equal(await dialog.count(), 0);
});

for (const [name, bytes, said] of [
  ["latin1.txt", [0x63, 0x61, 0x66, 0xe9, 0x21], /“latin1.txt” is not UTF-8/],
  ["photo.txt", [0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 0xff], /“photo.txt” is no plain text/],
]) {
  test(`${name}: said plainly, and the article stays`, async (t) => {
    const page = await open(t);
    await example(page);
    await choose(page, name, bytes);
    const alert = page.getByRole("alert");
    await alert.getByText(said).waitFor();
    assert.equal(await shown(page), article("seed"));
    await page.getByRole("button", { name: "Dismiss" }).click();
    assert.equal(await alert.textContent(), "");
  });
}

for (const [size, options] of Object.entries({ wide: WIDE, phone: PHONE })) {
  test(`what went wrong is said where one is, and moves nothing, ${size}`, async (t) => {
    const page = await open(t, options);
    const alert = page.getByRole("alert");
    const fail = async () => {
      await choose(page, "minutes.pdf", [0x25, 0x50, 0x44, 0x46, 0, 1, 2]);
      await alert.getByText("is no plain text").waitFor();
    };
    await fail();
    assert.ok(await inView(alert));
    assert.ok(await inView(box(page)), "the box is still to be seen");
    await example(page);
    assert.equal(await alert.textContent(), "");
    const place = () => page.locator(".original p").last().evaluate((element) => element.getBoundingClientRect().top);
    await page.locator(".original p").last().scrollIntoViewIfNeeded();
    const before = await place();
    await fail();
    assert.ok(await inView(alert));
    assert.equal(await place(), before);
  });
}

test("a double click does what one click does, not also what takes its place", async (t) => {
  const page = await open(t);
  await example(page);
  await button(page, "Edit text").dblclick();
  assert.ok(await box(page).isVisible());
  await button(page, "New article").dblclick();
  assert.equal(await page.locator(".desk").getAttribute("data-mode"), "empty");
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator(".original").getByText("Iran will place").waitFor();
});

test("an article that was cleared while it was edited is brought back by undo, even after another", async (t) => {
  const page = await open(t);
  await example(page);
  await button(page, "Edit text").click();
  await box(page).press("Control+a");
  await box(page).press("Delete");
  assert.ok(await page.getByRole("button", { name: "Undo" }).isVisible());
  // What was typed is the box's own to undo.
  await box(page).press("Control+z");
  assert.equal(await box(page).inputValue(), article("seed"));
  await box(page).press("Control+a");
  await box(page).press("Delete");
  await paste(page, article("port-strike"));
  await page.locator(".digest").getByText("Ingrid Solberg").first().waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator(".original").getByText("Iran will place").waitFor();
  assert.equal(await shown(page), article("seed"));
});

test("a paste without text is said, and the article stays", async (t) => {
  const page = await open(t);
  await example(page);
  await paste(page, " \n ");
  await page.getByRole("alert").getByText("There was no text in what you pasted").waitFor();
  assert.equal(await shown(page), article("seed"));
});

test("a text of more than 16 MB is refused and kept", async (t) => {
  const page = await open(t);
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "Far too long a line for anyone.\n".repeat(530_000));
    document.body.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await page.locator(".digest .message").waitFor({ timeout: 30_000 });
  assert.match(await page.locator(".digest .message").textContent(), /too long/);
  assert.match(await page.getByRole("alert").textContent(), /too long to be kept for a reload/);
});

test("right-to-left text keeps its side, and the marks keep theirs", async (t) => {
  const page = await open(t);
  await paste(page, "قالت وزارة المالية يوم الأربعاء إن الحكومة ستراجع الميزانية.\n".repeat(6));
  await page.locator(".original p").first().waitFor();
  const { direction, right } = await page.locator(".original p").first().evaluate((element) => ({
    direction: getComputedStyle(element).direction,
    right: element.getBoundingClientRect().right,
  }));
  assert.equal(direction, "rtl");
  const strip = await page.locator(".original").evaluate((element) =>
    element.getBoundingClientRect().right - parseFloat(getComputedStyle(element).paddingRight)
  );
  assert.ok(right <= strip + 1);
});
