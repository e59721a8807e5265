// Nothing leaves: the policy is in the page, and a whole session asks for nothing.

import assert from "node:assert/strict";
import test from "node:test";
import { article, browserTests, example, paste } from "./desk.js";

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

test("a whole session asks for nothing once the page is there", async (t) => {
  const requests = [];
  const page = await open(t, {
    route: {
      "**/*": (route) => {
        requests.push(route.request().url());
        return route.continue();
      },
    },
  });
  await example(page);
  const base = page.url();
  assert.ok(requests.length > 0);
  assert.deepEqual(requests.filter((url) => !url.startsWith(base)), []);
  assert.deepEqual(requests.filter((url) => new URL(url).search !== ""), []);

  const loaded = requests.length;
  await page.locator(".digest .quote .mark").click();
  await page.locator(".original .mark.fact").first().click();
  await page.getByRole("button", { name: "Edit text" }).click();
  await page.getByRole("textbox").press("End");
  await page.getByRole("textbox").pressSequentially(" And more.");
  await page.getByRole("button", { name: "Done" }).click();
  await page.locator(".original").getByText("And more.").waitFor();
  await page.getByRole("button", { name: "New article" }).click();
  await paste(page, article("port-strike"));
  await page.locator(".digest .fact").first().waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator(".original").getByText("And more.").waitFor();
  assert.deepEqual(requests.slice(loaded), []);
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
