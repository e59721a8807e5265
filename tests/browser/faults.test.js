// What goes wrong around the page: each fault leads to words that say so, the text stays, and the next try works.

import assert from "node:assert/strict";
import test, { after } from "node:test";
import { article, browserTests, changedWorker, controlled, example, paste, serve, withResults } from "./desk.js";

const open = browserTests();
const heading = (page, name) => page.getByRole("heading", { name });
const retry = (page) => page.getByRole("button", { name: "Try again" });
const fact = (page) => page.locator(".digest .fact.item").first();
const shown = (page) => page.locator(".original").textContent();

/** The text is there after the fault, and the next try gives its digest. */
async function mends(page) {
  assert.match(await shown(page), /Iran will place/);
  await retry(page).click();
  await fact(page).waitFor();
}

test("a worker that dies in mid-work: it is said, and the next try has another", async (t) => {
  const dying = withResults("() => { setTimeout(() => { throw new Error('worker: killed'); }); }");
  const page = await open(t, {
    errors: [/worker: killed/],
    route: { "**/worker.js": changedWorker(dying, 1) },
  });
  await paste(page, article("seed"));
  await heading(page, "The part of this page that reads articles did not start.").waitFor();
  await mends(page);
});

test("a worker that falls silent: work shows, can be stopped, and the next try has another", async (t) => {
  const page = await open(t, { route: { "**/worker.js": changedWorker(withResults("() => close()"), 1) } });
  await paste(page, article("seed"));
  await page.locator(".digest .working").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await heading(page, "Stopped before the digest was done.").waitFor();
  await mends(page);
});

const ARRIVES = {
  "cut off": async (route) => {
    const response = await route.fetch();
    const body = (await response.body()).subarray(0, 100_000);
    return route.fulfill({ status: 200, contentType: "application/wasm", body });
  },
  "as the page of a network that wants a login": (route) =>
    route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html><title>Log in</title>" }),
  "not at all": (route) => route.fulfill({ status: 404, body: "" }),
  "as bytes of something else": (route) =>
    route.fulfill({ status: 200, contentType: "application/wasm", body: Buffer.alloc(5000, 7) }),
};
for (const [how, answer] of Object.entries(ARRIVES)) {
  test(`the core arrives ${how}: it is said, and the next try asks for it again`, async (t) => {
    let wrong = true;
    const page = await open(t, {
      errors: [/Failed to load resource/],
      route: { "**/*.wasm": (route) => (wrong ? answer(route) : route.continue()) },
    });
    await paste(page, article("seed"));
    await heading(page, "A file of this page did not arrive whole.").waitFor();
    wrong = false;
    await mends(page);
  });
}

/** What is asked for only when it is needed, with what shows that it came. */
const LATER = {
  "a web page is opened": [
    (page) => choose(page, "a.html", `<article>${article("seed").trim().split("\n").map((line) => `<p>${line}`).join("")}`),
    (page) => page.locator(".original").getByText("Iran will place"),
  ],
  "a Markdown file is opened": [
    (page) => choose(page, "a.md", article("seed")),
    (page) => page.locator(".original").getByText("Iran will place"),
  ],
  "a saved digest is opened": [
    (page) => choose(page, "a.json", JSON.stringify({ version: "1", facts: [{ text: "A pier is shut." }], quotes: [] })),
    (page) => page.locator(".reopened").getByText("A pier is shut."),
  ],
  "“Save” is pressed": [press("Save"), (page) => page.getByRole("dialog").getByText("Markdown")],
  "“Settings” is pressed": [press("Settings"), (page) => page.getByRole("dialog").getByText("Keep the last articles")],
  "“0 requests” is pressed": [press("0 requests with your text"), (page) => page.getByRole("dialog").getByText("Counted by your browser")],
};

function press(name) {
  return (page) => page.getByRole("button", { name, exact: true }).click();
}

/** Opens a file as the file dialogue does. */
function choose(page, name, content) {
  return page.locator("input[type=file]").setInputFiles({ name, mimeType: "", buffer: Buffer.from(content) });
}

for (const [when, [ask, comes]] of Object.entries(LATER)) {
  test(`what is needed only when ${when} does not arrive: it is said, and the next try works`, async (t) => {
    let gone = true;
    const page = await open(t, {
      errors: [/Failed to load resource|dynamically imported module/],
      route: { "**/later.js": (route) => (gone ? route.fulfill({ status: 404, body: "" }) : route.continue()) },
    });
    await paste(page, article("port-strike"));
    await fact(page).waitFor();
    await ask(page);
    await page.getByRole("alert").getByText("A file of this page did not arrive whole. Your text is still here").waitFor();
    assert.match(await shown(page), /HALDEN/);
    // The same file can be opened again only where none is chosen.
    assert.equal(await page.locator("input[type=file]").inputValue(), "");
    gone = false;
    await ask(page);
    await comes(page).first().waitFor();
  });
}

test("a host that does not know what WebAssembly is: the core is read all the same", async (t) => {
  const page = await open(t, {
    route: {
      "**/*.wasm": async (route) => {
        const response = await route.fetch();
        return route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
      },
    },
  });
  await paste(page, article("seed"));
  await fact(page).waitFor();
});

test("storage is full: the digest stands, and it is said that a reload would lose the text", async (t) => {
  const page = await open(t, {
    init: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
  });
  await paste(page, article("seed"));
  await fact(page).waitFor();
  await page.getByRole("alert").getByText("too long to be kept").waitFor();
  assert.match(await shown(page), /Iran will place/);
  await paste(page, article("port-strike"));
  await page.locator(".digest").getByText("Ingrid Solberg").first().waitFor();
  assert.match(await page.getByRole("alert").textContent(), /too long to be kept/, "of the next one as well");
});

test("storage, caches and service workers are forbidden: the page reads, and asks nothing of them", async (t) => {
  const page = await open(t, {
    serviceWorkers: "allow",
    init: () => {
      const forbidden = {
        get() {
          throw new DOMException("no", "SecurityError");
        },
      };
      for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"]) {
        Object.defineProperty(window, name, forbidden);
      }
      Object.defineProperty(Navigator.prototype, "serviceWorker", forbidden);
    },
  });
  await example(page);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Erase everything" }).click();
  await page.getByRole("alert").getByText("Nothing of yours is left").waitFor();
  await example(page);
});

/** Closed behind all tests: a page that is still loading when its test ends would report that nobody answers. */
const servers = [];
after(() => Promise.all(servers.map((own) => own.close())));

test("an update comes in mid-use: what is asked for only then is still of the old version", async (t) => {
  let version = 1;
  const own = await serve((file, body) => {
    if (file === "sw.js") {
      return String(body).replace(/"version":"/, `$&${version}`);
    }
    return version === 2 && file === "later.js" ? "export const nothing = 1;" : body;
  });
  servers.push(own);
  const page = await open(t, { serviceWorkers: "allow", base: own.url });
  await controlled(page);
  await example(page);
  version = 2;
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.getByRole("button", { name: "Update" }).waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("dialog").getByText("Markdown").waitFor();
});

test("an update that arrives in part is no update: the old version goes on, with the server gone too", async (t) => {
  let version = 1;
  const own = await serve((file, body) => {
    if (version === 2 && file === "worker.js") {
      throw new Error("gone");
    }
    return file === "sw.js" ? String(body).replace(/"version":"/, `$&${version}`) : body;
  });
  servers.push(own);
  const page = await open(t, { serviceWorkers: "allow", base: own.url, errors: [/404/] });
  await controlled(page);
  version = 2;
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const { installing } = registration;
    await new Promise((resolve) => installing.addEventListener("statechange", resolve));
    return installing.state;
  });
  assert.equal(state, "redundant");
  await own.close();
  await page.reload();
  await example(page);
  assert.ok(await page.getByRole("button", { name: "Update" }).isHidden());
});
