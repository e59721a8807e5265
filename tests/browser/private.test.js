// Nothing leaves: the policy is in the page, and a whole session asks for nothing.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import test from "node:test";
import { article, browserTests, controlled, example, paste, serve } from "./desk.js";

const open = browserTests();

test("the policy stands in the page itself", async (t) => {
  const page = await open(t);
  const policy = await page.locator("meta[http-equiv=Content-Security-Policy]")
    .getAttribute("content");
  const directives = new Map(
    policy.split(";").map((directive) => {
      const [name, ...values] = directive.trim().split(/\s+/);
      return [name, values.join(" ")];
    }),
  );
  assert.deepEqual(Object.fromEntries(directives), {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "worker-src": "'self'",
    "connect-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "nutgraf",
  });
});

test("markup from strings and foreign workers are refused", async (t) => {
  const page = await open(t, { errors: [/Trusted|Content Security Policy/] });
  const refused = await page.evaluate(() => {
    const tries = [
      () => (document.createElement("div").innerHTML = "<b>x</b>"),
      () => new Worker("./worker.js"),
      () => trustedTypes.createPolicy("another", {}),
    ];
    return tries.map((attempt) => {
      try {
        attempt();
        return "allowed";
      } catch (error) {
        return error.name;
      }
    });
  });
  assert.ok(refused.every((name) => name !== "allowed"), refused.join());
});

test("a whole session asks for files of the page alone, and none of them because of the text", async (t) => {
  // The browser is told to ask our server for everything, wherever it is: nothing goes unseen.
  const own = await serve();
  const page = await open(t, {
    serviceWorkers: "allow",
    base: own.url,
    proxy: own.proxy,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  // After the page, which may still be asking for its files.
  t.after(() => own.close());
  await controlled(page);
  const files = (await readdir(new URL("../../dist/page/", import.meta.url), { recursive: true }))
    .map((file) => `GET /desk/${file}`);
  const known = new Set([...files, "GET /desk/"]);
  const loaded = own.seen.length;
  assert.ok(loaded > 8);
  const press = (name) => page.getByRole("button", { name, exact: true }).click();

  // Paste, choose, edit, undo.
  await example(page);
  await page.locator(".digest .quote .mark").first().click();
  await page.locator(".original .mark.fact").first().click();
  await press("Edit text");
  await page.getByRole("textbox").press("End");
  await page.getByRole("textbox").pressSequentially(" And more.");
  await press("Done");
  await page.locator(".original").getByText("And more.").waitFor();
  await press("New article");
  await paste(page, article("port-strike"));
  await page.locator(".digest .fact").first().waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator(".original").getByText("And more.").waitFor();
  // Rich text with pictures, scripts, styles and frames; an HTML file; an address alone.
  const bait = "https://tracker.example";
  const rich = `<base href="${bait}/"><link rel=stylesheet href="${bait}/a.css"><style>@import "${bait}/b.css"</style>
    <script src="${bait}/a.js"></script><img src="${bait}/a.gif" srcset="${bait}/b.gif 2x" onerror="fetch('${bait}/x')">
    <iframe src="${bait}/f"></iframe><video poster="${bait}/p.png" src="${bait}/v.mp4"></video><object data="${bait}/o"></object>
    <link rel=prefetch href="${bait}/pre"><meta http-equiv=refresh content="0;url=${bait}/r">
    <p style="background: url(${bait}/bg.png)">${article("seed").replaceAll("\n", "<p>")}</p>`;
  await paste(page, "x", rich);
  await page.locator(".original").getByText("Iran will place").waitFor();
  await page.locator("input[type=file]").setInputFiles({
    name: "a.html",
    mimeType: "text/html",
    buffer: Buffer.from(`${rich}<p>From a file.`),
  });
  await page.locator(".original").getByText("From a file.").waitFor();
  await paste(page, `${bait}/article`);
  await page.getByRole("heading", { name: "This is the address" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator(".original").getByText("From a file.").waitFor();
  // Out, with an address: it is written down, never asked.
  await press("Save");
  await page.getByLabel("Address of the article").fill(`${bait}/article`);
  for (const form of ["Markdown", "Plain text", "JSON", "Annotations"]) {
    await page.getByRole("button", { name: `Copy as ${form}` }).click();
    await page.getByRole("button", { name: `Copied as ${form}` }).waitFor();
  }
  await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as JSON" }).click()]);
  await press("Close");
  await page.locator(".digest .fact.item").first().hover();
  await page.getByRole("button", { name: "Fact 1: copy a link to its place" }).click();
  // Settings, history, the proof itself, a reload, and all of it erased.
  await press("0 requests with your text");
  await page.getByRole("dialog").getByText("It sent 0 requests anywhere else.").waitFor();
  await page.getByRole("dialog").getByText("had to refuse 0.").waitFor();
  await press("Close");
  await press("Settings");
  await page.getByLabel("Keep the last articles on this device").check();
  await press("Close");
  await page.reload();
  await page.locator(".original").getByText("From a file.").waitFor();
  await page.evaluate(() => {
    location.hash = `#text=${encodeURIComponent("The bridge opened on Friday, the council said. It cost 4 million.")}`;
  });
  await page.locator(".original").getByText("The bridge opened").waitFor();
  await press("Settings");
  await page.getByRole("dialog").getByRole("button", { name: "Erase everything" }).click();
  await page.getByRole("alert").getByText("Nothing of yours is left").waitFor();

  const unknown = own.seen.filter((request) => !known.has(request));
  assert.deepEqual(unknown, []);
  // After the page is there, all comes from what it keeps; only its own worker is looked up anew.
  assert.deepEqual([...new Set(own.seen.slice(loaded))].filter((request) => request !== "GET /desk/sw.js"), []);
});

test("an article is text, whatever it contains", async (t) => {
  const page = await open(t);
  const attack = `<img src=x onerror="window.hit = 1"><script>window.hit = 1</script> said Ana Ruiz.`;
  await paste(page, `${attack}\n${article("seed")}\n“${attack}” said Ana Ruiz, an engineer.`);
  await page.locator(".digest .item").first().waitFor();
  assert.match(await page.locator(".original").textContent(), /<img src=x onerror=/);
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.equal(await page.locator("main img, main script").count(), 0);
});

test("it works with the network gone once it is loaded", async (t) => {
  const page = await open(t);
  await example(page);
  await page.context().setOffline(true);
  await paste(page, article("port-strike"));
  await page.locator(".digest").getByText("Ingrid Solberg").first().waitFor();
});
