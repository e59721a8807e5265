// The worker between page and core: late answers, slow work, failures.

import assert from "node:assert/strict";
import test from "node:test";
import { article, browserTests, changedWorker, example, holding, paste, withResults } from "./desk.js";

const open = browserTests();
const box = (page) => page.getByRole("textbox", { name: "Article" });

/** Answers the requests for `./hold` when told to. */
function gate() {
  let open;
  const opened = new Promise((resolve) => {
    open = resolve;
  });
  return {
    open,
    routes: {
      "**/worker.js": changedWorker(holding),
      "**/hold": async (route) => {
        await opened;
        await route.fulfill({ body: "" }).catch(() => {});
      },
    },
  };
}

test("an answer to a text that has changed since is dropped", async (t) => {
  const held = gate();
  const page = await open(t, { route: held.routes });
  // Notes every digest that is ever shown.
  await page.evaluate(() => {
    window.shown = [];
    new MutationObserver(() => {
      const words = document.querySelector(".digest .fact .words")?.textContent;
      if (words && window.shown.at(-1) !== words) {
        window.shown.push(words);
      }
    }).observe(document.querySelector(".digest"), { childList: true, subtree: true });
  });
  await box(page).fill(article("port-strike"));
  await box(page).fill(article("no-implications"));
  await box(page).fill(article("seed"));
  held.open();
  await page.locator(".digest .fact").first().waitFor();
  const shown = await page.evaluate(() => window.shown);
  assert.equal(shown.length, 1, shown.join(" | "));
  assert.match(shown[0], /^Iran will place/);
});

test("long work shows what it is at, with a cancel above, and can go on after", async (t) => {
  const held = gate();
  const page = await open(t, { route: held.routes });
  await paste(page, article("seed"));
  const working = page.locator(".digest .working");
  await working.waitFor();
  assert.ok(await page.locator(".original").isVisible(), "the article can be read meanwhile");
  const cancel = page.getByRole("button", { name: "Cancel" });
  // In one go: the bar is another one with each stage.
  assert.ok(await working.evaluate((element) => {
    const top = (selector) => element.querySelector(selector).getBoundingClientRect().top;
    return top("button") < top("progress");
  }));
  await cancel.click();
  await page.getByRole("heading", { name: "Stopped before the digest was done." }).waitFor();
  const again = page.getByRole("button", { name: "Try again" });
  assert.ok(await again.evaluate((element) => element === document.activeElement), "the focus goes on");
  held.open();
  await again.press("Enter");
  await page.locator(".digest .fact").first().waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.matches(".digest")));
});

test("quick work shows no progress", async (t) => {
  const page = await open(t);
  await page.evaluate(() => {
    window.worked = false;
    new MutationObserver(() => {
      window.worked ||= document.querySelector(".working") !== null;
    }).observe(document.querySelector(".digest"), { childList: true, subtree: true });
  });
  await example(page);
  await page.evaluate(() => window.worked = false);
  await page.getByRole("button", { name: "New article" }).click();
  await example(page);
  assert.equal(await page.evaluate(() => window.worked), false);
});

test("a core that panics is replaced, and says so", async (t) => {
  let workers = 0;
  const crash = changedWorker(
    withResults("() => { throw new WebAssembly.RuntimeError('unreachable'); }"),
    1,
  );
  const page = await open(t, {
    route: {
      "**/worker.js": (route) => {
        workers += 1;
        return crash(route);
      },
    },
  });
  await paste(page, article("seed"));
  await page.getByRole("heading", { name: "The program stumbled over this text and was restarted." }).waitFor();
  assert.match(await page.locator(".original").textContent(), /Iran will place/);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".digest .fact").first().waitFor();
  assert.equal(workers, 2);
});

test("a core that has grown is given back: behind a long text stands a fresh one", async (t) => {
  const page = await open(t);
  const answered = async (text) => {
    await paste(page, text);
    await page.locator(".digest .item, .digest .notice").first().waitFor({ timeout: 30_000 });
  };
  const [first] = page.workers();
  await answered(article("seed"));
  assert.deepEqual(page.workers(), [first]);
  const ended = new Promise((resolve) => first.once("close", resolve));
  await page.getByRole("button", { name: "New article" }).click();
  await answered(`${article("seed")}\n${"word\n".repeat(150_000)}`);
  await ended;
  await page.getByRole("button", { name: "New article" }).click();
  await answered(article("port-strike"));
  assert.equal(page.workers().length, 1);
  assert.notEqual(page.workers()[0], first);
});

test("a worker that does not start is said, and tried again", async (t) => {
  const page = await open(t, {
    errors: [/worker/i],
    route: { "**/worker.js": changedWorker(() => "throw new Error('worker: no');", 2) },
  });
  await paste(page, article("seed"));
  const message = page.getByRole("heading", { name: "The part of this page that reads articles did not start." });
  await message.waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".digest .item, .digest .message").first().waitFor();
  if (await message.isVisible()) {
    await page.getByRole("button", { name: "Try again" }).click();
  }
  await page.locator(".digest .fact").first().waitFor();
});

test("a module that does not arrive is said, and fetched again", async (t) => {
  let fail = true;
  const page = await open(t, {
    errors: [/Failed to load resource|net::/],
    route: { "**/*.wasm": (route) => (fail ? route.abort() : route.continue()) },
  });
  await paste(page, article("seed"));
  await page.getByRole("heading", { name: "A file of this page did not arrive whole." }).waitFor();
  fail = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".digest .fact").first().waitFor();
});

test("where WebAssembly is refused by a policy, the page says what to do", async (t) => {
  const page = await open(t, {
    errors: [/Content Security Policy|WebAssembly/],
    route: {
      "**/worker.js": async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), "content-security-policy": "script-src 'self'" };
        return route.fulfill({ response, headers });
      },
    },
  });
  await paste(page, article("seed"));
  await page.getByRole("heading", { name: "This browser does not allow WebAssembly here" }).waitFor();
  await page.getByText("allow it for this site, or use another browser").waitFor();
  assert.match(await page.locator(".original").textContent(), /Iran will place/);
});

test("where there is no WebAssembly at all, likewise", async (t) => {
  const page = await open(t, {
    route: {
      "**/worker.js": changedWorker((source) => `globalThis.WebAssembly = undefined; ${source}`),
    },
  });
  await paste(page, article("seed"));
  await page.getByRole("heading", { name: "This browser does not allow WebAssembly here" }).waitFor();
  await page.getByText("allow it for this site, or use another browser").waitFor();
  assert.match(await page.locator(".original").textContent(), /Iran will place/);
});

test("a megabyte is digested while the page stays alive", async (t) => {
  const page = await open(t);
  const million = `${article("court-sentencing")}\n\n`.repeat(
    Math.ceil(1_000_000 / article("court-sentencing").length),
  );
  await paste(page, million);
  await page.locator(".digest .fact").first().waitFor({ timeout: 30_000 });
  await page.locator(".digest .fact .mark").last().click();
  await page.locator(".flash").first().waitFor({ state: "attached" });
  assert.ok(await page.evaluate(() => {
    const { top } = document.querySelector(".original .mark[aria-current]").getBoundingClientRect();
    return top > 0 && top < innerHeight;
  }));
});
