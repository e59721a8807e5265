// Installable, and without a network after the first visit; an update is offered, not forced; what
// other programs share comes in through the service worker alone.

import assert from "node:assert/strict";
import test, { after } from "node:test";
import { article, browserTests, controlled, example, paste, serve } from "./desk.js";

const open = browserTests();
const allow = { serviceWorkers: "allow" };
const shown = async (page) => (await page.locator(".original p").allTextContents()).join("");

/**
 * The page from a server of its own. It is closed behind all tests: a page that is still loading when its test ends
 * would report that nobody answers.
 */
const servers = [];
after(() => Promise.all(servers.map((own) => own.close())));

async function served(change) {
  const own = await serve(change);
  servers.push(own);
  return own;
}

/** A server that has a second version once `next` was called, and gives its core out when `release` is. */
async function twoVersions() {
  let version = 1;
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  const own = await served(async (file, body) => {
    if (version === 2 && file.endsWith(".wasm")) {
      await held;
    }
    return file === "sw.js" ? String(body).replace(/"version":"/, `$&${version}`) : body;
  });
  const next = (page) => {
    version = 2;
    return page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update();
      return registration.installing?.state;
    });
  };
  return { own, next, release };
}

test("after the first visit all of it works with the server gone", async (t) => {
  const own = await served();
  const page = await open(t, { ...allow, base: own.url });
  await controlled(page);
  await own.close();
  const asked = own.seen.length;

  await page.reload();
  await example(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("dialog").getByText("Markdown").waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("dialog").getByText("Keep the last articles").waitFor();
  await page.keyboard.press("Escape");
  await paste(page, "x", `<p>${article("port-strike").trim().split("\n").join("<p>")}`);
  await page.locator(".digest").getByText("Ingrid Solberg").first().waitFor();
  assert.equal(own.seen.length, asked);
});

test("what is kept is the page’s own list of files, by version", async (t) => {
  const own = await served();
  const page = await open(t, { ...allow, base: own.url });
  await controlled(page);
  const caches = await page.evaluate(async () => {
    const names = await caches.keys();
    const cache = await caches.open(names[0]);
    return { names, files: (await cache.keys()).map(({ url }) => url.replace(document.baseURI, "")) };
  });
  assert.equal(caches.names.length, 1);
  assert.match(caches.names[0], /^nutgraf http:.*\/desk\/ [0-9a-f]{16}$/);
  for (const file of ["", "main.js", "later.js", "worker.js", "style.css", "pkg/nutgraf_bg.wasm", "manifest.webmanifest"]) {
    assert.ok(caches.files.includes(file), file);
  }
  assert.ok(caches.files.every((file) => !file.endsWith(".d.ts") && file !== "sw.js"));
});

test("the manifest has what an installed page needs, below its own folder", async (t) => {
  const page = await open(t);
  const found = await page.evaluate(async () => {
    const { href } = document.querySelector("link[rel=manifest]");
    const manifest = await (await fetch(href)).json();
    const address = (path) => new URL(path, href).href.replace(document.baseURI, "");
    const icons = await Promise.all(manifest.icons.map(async ({ src, sizes }) => {
      const response = await fetch(new URL(src, href));
      const bitmap = sizes === "any" ? null : await createImageBitmap(await response.blob());
      return [response.ok, !bitmap || `${bitmap.width}x${bitmap.height}` === sizes];
    }));
    const { share_target: share } = manifest;
    return {
      where: [manifest.id, manifest.start_url, manifest.scope, share.action].map(address),
      icons,
      purposes: manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose ?? "any"}`),
      share: [share.method, share.enctype],
    };
  });
  assert.deepEqual(found.where, ["", "", "", "?share"]);
  assert.ok(found.icons.flat().every(Boolean));
  assert.deepEqual(found.purposes, ["any any", "192x192 any", "512x512 any", "512x512 maskable"]);
  assert.deepEqual(found.share, ["POST", "multipart/form-data"]);
});

test("another version is offered, and taken only when one says so; nothing is lost", async (t) => {
  let version = 1;
  const own = await served((file, body) => {
    if (file === "sw.js") {
      return String(body).replace(/"version":"/, `$&${version}`);
    }
    return file === "main.js" && version === 2 ? String(body).replace("Edit text", "Change text") : body;
  });
  const page = await open(t, { ...allow, base: own.url });
  await controlled(page);
  await example(page);
  version = 2;
  await page.reload();
  const update = page.getByRole("button", { name: "Update" });
  await update.waitFor();
  await page.locator(".digest .item").first().waitFor();
  assert.ok(await page.getByRole("button", { name: "Edit text" }).isVisible(), "still the old one");

  await update.click();
  await page.getByRole("button", { name: "Change text" }).waitFor();
  assert.equal(await shown(page), article("seed"));
  assert.ok(await update.isHidden());
  assert.equal((await page.evaluate(() => caches.keys())).length, 1);
});

test("no version is changed to that would cost a text which cannot be kept; that is said", async (t) => {
  const { own, next, release } = await twoVersions();
  release();
  const page = await open(t, {
    ...allow,
    base: own.url,
    init: () => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function (key, value) {
        if (value.includes("Iran")) {
          throw new DOMException("full", "QuotaExceededError");
        }
        setItem.call(this, key, value);
      };
    },
  });
  await controlled(page);
  await example(page);
  await next(page);
  const update = page.getByRole("button", { name: "Update" });
  await update.waitFor();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await update.click();
  await page.getByRole("alert").getByText("too long to be kept").waitFor();
  assert.ok(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting !== null));
  assert.equal(await shown(page), article("seed"));

  await page.getByRole("button", { name: "New article" }).click();
  await Promise.all([page.waitForEvent("load"), update.click()]);
});

test("a tab is not left behind when another one takes the new version: it is whole, and its button works", async (t) => {
  let version = 1;
  const own = await served((file, body) => {
    if (file === "sw.js") {
      return String(body).replace(/"version":"/, `$&${version}`);
    }
    const changed = { "main.js": String(body).replace("Edit text", "Change text"), "later.js": "export const nothing = 1;" };
    return version === 2 ? changed[file] ?? body : body;
  });
  const page = await open(t, { ...allow, base: own.url });
  await controlled(page);
  const other = await page.context().newPage();
  await other.goto(own.url);
  await example(page);
  version = 2;
  await other.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  const update = (tab) => tab.getByRole("button", { name: "Update" });
  await update(page).waitFor();
  // What is asked for later comes at once now, while it is to be had.
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/later.js")));
  await page.evaluate(() => {
    window.changed = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", () => resolve()));
  });
  await update(other).click();
  await page.evaluate(() => window.changed);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("dialog").getByText("Markdown").waitFor();
  await page.getByRole("button", { name: "Close" }).click();

  await update(page).click();
  await page.getByRole("button", { name: "Change text" }).waitFor();
  assert.equal(await shown(page), article("seed"));
  assert.ok(await update(page).isHidden());
});

test("a tab that is opened while another version is on its way is told of it", async (t) => {
  const { own, next, release } = await twoVersions();
  const page = await open(t, { ...allow, base: own.url });
  await controlled(page);
  assert.equal(await next(page), "installing");
  const other = await page.context().newPage();
  await other.goto(own.url);
  await other.evaluate(() => navigator.serviceWorker.getRegistration());
  release();
  for (const tab of [page, other]) {
    await tab.getByRole("button", { name: "Update" }).waitFor();
  }
});

test("a version whose files were thrown away while it waited fetches them before it takes over", async (t) => {
  const { own, next, release } = await twoVersions();
  release();
  const page = await open(t, { ...allow, base: own.url });
  await controlled(page);
  const files = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const kept = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
      return [names, kept];
    });
  const [[old], [count]] = await files();
  await next(page);
  const update = page.getByRole("button", { name: "Update" });
  await update.waitFor();
  // As an older one does that takes over just then.
  await page.evaluate(async (old) => {
    const others = (await caches.keys()).filter((name) => name !== old);
    await Promise.all(others.map((name) => caches.delete(name)));
  }, old);
  await Promise.all([page.waitForEvent("load"), update.click()]);
  const [names, kept] = await files();
  assert.equal(names.length, 1);
  assert.notEqual(names[0], old);
  assert.deepEqual(kept, [count]);
  await own.close();
  await page.reload();
  await example(page);
});

test("the page by the name of its file works with the server gone", async (t) => {
  const own = await served();
  const page = await open(t, { ...allow, base: own.url });
  await controlled(page);
  await own.close();
  await page.goto(`${own.url}index.html`);
  await example(page);
});

/** Shares as a phone does: a form, sent by the system. */
const share = (page, fields, file) =>
  page.evaluate(([fields, file]) => {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", enctype: "multipart/form-data", action: "./?share" });
    for (const [name, value] of Object.entries(fields)) {
      form.append(Object.assign(document.createElement("textarea"), { name, value }));
    }
    if (file) {
      const input = Object.assign(document.createElement("input"), { type: "file", name: "file" });
      const data = new DataTransfer();
      data.items.add(new File([file.text], file.name, { type: file.type }));
      input.files = data.files;
      form.append(input);
    }
    document.body.append(form);
    form.submit();
  }, [fields, file]);

/** The page without its ban on forms, which the system that shares does not know. */
const formsAllowed = (file, body) =>
  file === "index.html" ? String(body).replace("form-action 'none'", "form-action 'self'") : body;

test("what is shared is read, and no server sees it", async (t) => {
  const own = await served(formsAllowed);
  const page = await open(t, { ...allow, base: own.url });
  await controlled(page);
  await share(page, { title: "A bridge", text: article("seed"), url: "https://news.example/a" });
  await page.locator(".digest .item").first().waitFor();
  // A form sends its lines with the ends of the network; the desk has its own.
  assert.equal(await shown(page), `A bridge\n\n${article("seed").trim()}`);
  assert.equal(page.url(), own.url);
  assert.ok(own.seen.every((request) => request.startsWith("GET ")), own.seen.join());

  await share(page, {}, { name: "a.html", type: "text/html", text: `<p>${article("port-strike")}</p>` });
  await page.locator(".digest").getByText("Ingrid Solberg").first().waitFor();
  await share(page, { url: "https://news.example/b" });
  await page.getByRole("heading", { name: "This is the address of an article" }).waitFor();
  assert.ok(own.seen.every((request) => request.startsWith("GET ")), own.seen.join());
});

test("a link that is shared with its title is an address, and is kept", async (t) => {
  const own = await served(formsAllowed);
  const page = await open(t, { ...allow, base: own.url });
  await controlled(page);
  const link = "https://news.example/";
  for (const [at, fields] of [["a", { text: `${link}a` }], ["b", { url: `${link}b` }]]) {
    await share(page, { title: "A bridge is to close", ...fields });
    await page.locator(".original").getByText(link + at).waitFor();
    await page.getByRole("heading", { name: "This is the address of an article" }).waitFor();
    assert.equal(await shown(page), link + at);
    assert.equal(await page.locator(".desk").getAttribute("data-url"), link + at);
  }
});

test("where no service worker takes it, nothing is read, and the page says to paste", async (t) => {
  const own = await served(formsAllowed);
  const page = await open(t, { base: own.url });
  await share(page, { text: article("seed") });
  await page.getByRole("alert").getByText("What was shared did not arrive").waitFor();
  assert.ok(await page.getByRole("textbox", { name: "Article" }).isVisible());
  assert.equal(page.url(), own.url);
});
