// What is handed to stores: lint, manifests, sizes, and nothing in it that was not meant to be.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { test } from "node:test";

const DIST = fileURLToPath(new URL("../../dist/extension", import.meta.url));
const browsers = ["chromium", "firefox"];
const manifest = (browser) => JSON.parse(readFileSync(join(DIST, browser, "manifest.json"), "utf8"));
const files = (browser) =>
  readdirSync(join(DIST, browser), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(DIST, browser).length + 1));

test("web-ext finds nothing but what is explained in docs/extension/review.md", () => {
  const webExt = fileURLToPath(new URL("node_modules/web-ext/bin/web-ext.js", import.meta.url));
  const args = [webExt, "lint", "--source-dir", join(DIST, "firefox"), "--output", "json"];
  const { errors, notices, warnings } = JSON.parse(execFileSync("node", args, { encoding: "utf8" }));
  assert.deepEqual([errors, notices], [[], []]);
  assert.deepEqual(warnings.map(({ code, file }) => `${code} ${file}`), [
    "UNSAFE_VAR_ASSIGNMENT readability/Readability.js",
    "UNSAFE_VAR_ASSIGNMENT readability/Readability.js",
  ]);
});

test("it asks for no host, and each browser gets the manifest that it reads", () => {
  for (const browser of browsers) {
    const { permissions, host_permissions, content_scripts, web_accessible_resources, content_security_policy } =
      manifest(browser);
    assert.deepEqual([host_permissions, content_scripts, web_accessible_resources], [undefined, undefined, undefined]);
    const own = ["activeTab", "contextMenus", "scripting", "storage"];
    assert.deepEqual(permissions, browser === "chromium" ? [...own, "sidePanel"] : own);
    assert.match(content_security_policy.extension_pages, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
    assert.doesNotMatch(content_security_policy.extension_pages, /https?:|\*|unsafe-inline|'unsafe-eval'/);
  }
  assert.deepEqual(manifest("chromium").background, { service_worker: "extension/background.js", type: "module" });
  assert.deepEqual(manifest("firefox").background, { scripts: ["extension/background.js"], type: "module" });
  const { gecko, gecko_android: android } = manifest("firefox").browser_specific_settings;
  assert.deepEqual(gecko.data_collection_permissions, { required: ["none"] });
  // Add-ons are offered for Android only where this stands.
  assert.equal(android.strict_min_version, gecko.strict_min_version);
  // A UUID, so that it takes no domain that somebody would have to own.
  assert.match(gecko.id, /^\{[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\}$/);
});

test("where there are neither panels nor menus, the background gives the button its popup, each time the browser starts", async (t) => {
  const event = { addListener() {} };
  const [popups, started] = [[], []];
  globalThis.chrome = {
    action: { onClicked: event, setPopup: ({ popup }) => popups.push(popup) },
    runtime: {
      onInstalled: { addListener: (listener) => listener() },
      onMessage: event,
      onStartup: { addListener: (listener) => started.push(listener) },
      getURL: (path) => `own:/${path}`,
    },
  };
  t.after(() => delete globalThis.chrome);
  await import(pathToFileURL(join(DIST, "firefox/extension/background.js")).href);
  assert.deepEqual(popups, ["own:/extension/panel.html?alone"]);
  // The browser starts no background that listens to nothing of the kind.
  assert.equal(started.length, 1);
});

test("all that it names is in it, and nothing else is", () => {
  for (const browser of browsers) {
    const held = new Set(files(browser));
    for (const [, path] of JSON.stringify(manifest(browser)).matchAll(/"([\w/.-]+\.(?:js|html|png))"/g)) {
      assert.ok(held.has(path), path);
    }
    for (const file of held) {
      assert.doesNotMatch(file, /test|\.d\.ts$|node_modules|package|\.md$(?<!LICENSE\.md)/);
    }
    const library = join("readability", "Readability.js");
    const came = new URL("../../www/extension/node_modules/@mozilla/readability/Readability.js", import.meta.url);
    assert.ok(readFileSync(join(DIST, browser, library)).equals(readFileSync(came)));
  }
});

test("texts of every language are those of English, and short enough for the stores", () => {
  const locales = join(DIST, "chromium/_locales");
  const english = Object.keys(JSON.parse(readFileSync(join(locales, "en/messages.json"), "utf8")));
  for (const language of readdirSync(locales)) {
    const messages = JSON.parse(readFileSync(join(locales, language, "messages.json"), "utf8"));
    assert.deepEqual(Object.keys(messages), english);
    assert.ok(messages.name.message.length <= 45);
    assert.ok(messages.description.message.length <= 132);
  }
});

test("archives stay below 700 KB", () => {
  for (const archive of readdirSync(DIST).filter((file) => /(chromium|firefox)\.zip$/.test(file))) {
    const { size } = statSync(join(DIST, archive));
    assert.ok(size <= 700_000, `${archive}: ${size}`);
  }
});
