// The npm package as it is installed: in Node, in plain pages, in builds by Vite and esbuild.

import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { PACKAGE, readers, ROOT, STORY } from "./site.js";

const open = readers();
const run = promisify(execFile);
const TOOLS = fileURLToPath(new URL("./node_modules", import.meta.url));
const require = createRequire(import.meta.url);
const TEXT = readFileSync(join(ROOT, "tests/articles/rent-debate/article.txt"), "utf8");

/** A project of somebody else's, with the package installed as npm would. */
let project;
before(async () => {
  project = await mkdtemp(join(tmpdir(), "nutgraf-project-"));
  const { stdout } = await run("npm", ["pack", PACKAGE, "--silent", "--ignore-scripts"], { cwd: project });
  await mkdir(join(project, "node_modules/nutgraf"), { recursive: true });
  await run("tar", ["xzf", stdout.trim(), "--strip-components=1", "-C", "node_modules/nutgraf"], { cwd: project });
  // What it depends on, from what the tests have.
  const lock = JSON.parse(await readFile(join(TOOLS, ".package-lock.json"), "utf8")).packages;
  const wanted = ["linkedom"];
  for (const name of wanted) {
    wanted.push(...Object.keys(lock[`node_modules/${name}`].dependencies ?? {}).filter((one) => !wanted.includes(one)));
    await cp(join(TOOLS, name), join(project, "node_modules", name), { recursive: true });
  }
  await writeFile(join(project, "package.json"), '{ "private": true, "type": "module" }');
});
after(() => rm(project, { recursive: true }));

/** Runs a module of the project. */
async function program(source) {
  await writeFile(join(project, "program.js"), source);
  const { stdout } = await run(process.execPath, ["program.js"], { cwd: project });
  return JSON.parse(stdout);
}

test("in Node the package gives the digest of the command line", async () => {
  await writeFile(join(project, "article.txt"), TEXT);
  const given = await program(`
    import { readFileSync } from "node:fs";
    import { digest, load, markdown } from "nutgraf";
    await Promise.all([load(), load()]);
    await load();
    const text = readFileSync("article.txt", "utf8");
    console.log(JSON.stringify([digest(text, { outline: true }), markdown(text)]));
  `);
  const binary = process.env.NUTGRAF_BIN ?? join(ROOT, "target/release/nutgraf");
  const native = execFileSync(binary, ["summarize", "-", "--format", "json", "--outline"], { input: TEXT, encoding: "utf8" });
  // What is absent may be written as null.
  const plain = (value) => JSON.parse(JSON.stringify(value, (_, inner) => inner ?? undefined));
  assert.deepEqual(plain(given[0]), plain(JSON.parse(native)));
  assert.match(given[1], /^# |\n## /);
});

test("importing does nothing, not even where there is no document", async () => {
  const found = await program(`
    const before = Object.getOwnPropertyNames(globalThis);
    const names = {};
    for (const path of ["nutgraf", "nutgraf/client", "nutgraf/element", "nutgraf/article", "nutgraf/render"]) {
      names[path] = Object.keys(await import(path));
    }
    const after = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
    console.log(JSON.stringify([names, after]));
  `);
  const [{ "nutgraf/article": article, ...names }, added] = found;
  assert.ok(article.includes("Article"));
  assert.deepEqual(names, {
    "nutgraf": ["NutgrafError", "digest", "load", "markdown"],
    "nutgraf/client": ["Client"],
    "nutgraf/element": ["NutgrafDigest"],
    "nutgraf/render": ["render"],
  });
  assert.deepEqual(added, []);
});

test("CommonJS has it by import(), as its README says", async () => {
  assert.match(await readFile(join(PACKAGE, "README.md"), "utf8"), /CommonJS has them by `await import\("nutgraf"\)`/);
  await writeFile(
    join(project, "program.cjs"),
    'import("nutgraf").then(async ({ digest, load }) => { await load(); console.log(digest("The council voted on Tuesday to keep the ferry, and the mayor said that it was right.").language); });',
  );
  const { stdout } = await run(process.execPath, ["program.cjs"], { cwd: project });
  assert.equal(stdout.trim(), "en");
});

test("errors have a class and a code", async () => {
  const codes = await program(`
    import { digest, load, NutgrafError } from "nutgraf";
    await load();
    const code = (...args) => { try { digest(...args); } catch (error) { return error instanceof NutgrafError && error.code; } };
    console.log(JSON.stringify([code(""), code("Text.", { facts: -1 }), code("Text.", { nothing: 1 })]));
  `);
  assert.deepEqual(codes, ["empty-input", "invalid-option", "invalid-option"]);
});

test("the command that npx runs is there", async () => {
  const { bin } = JSON.parse(await readFile(join(project, "node_modules/nutgraf/package.json"), "utf8"));
  await writeFile(join(project, "story.html"), `<article>${STORY}</article>`);
  const { stdout } = await run(process.execPath, [join("node_modules/nutgraf", bin.nutgraf), "render", "story.html"], { cwd: project });
  assert.match(stdout, /voted 9 to 6/);
});

test("types: a strict program of somebody else's compiles, a wrong one does not", async () => {
  await writeFile(
    join(project, "right.ts"),
    `import { digest, load, NutgrafError, type Digest, type Options } from "nutgraf";
     import { Client } from "nutgraf/client";
     import { NutgrafDigest } from "nutgraf/element";
     import "nutgraf/nutgraf-digest";
     import { render } from "nutgraf/render";
     await load();
     const options: Partial<Options> = { facts: 3, quotes: "all" };
     const made: Digest = digest("text", options);
     const speaker: string | null | undefined = made.quotes[0].speaker?.name;
     const later: Promise<Digest> = new Client({ worker: "/w.js" }).digest("text", { facts: 1 }, { signal: new AbortController().signal });
     const element = document.querySelector("nutgraf-digest")!;
     element.facts = 2;
     element.addEventListener("nutgraf-select", ({ detail }) => detail.range?.toString());
     element.addEventListener("nutgraf-error", ({ detail }) => detail.code.length);
     const code: string = new NutgrafError("a", "b").code;
     const html: string = render({ text: "text", digest: made });
     NutgrafDigest.base = "/x/";
     export { code, html, later, speaker };`,
  );
  await writeFile(join(project, "wrong.ts"), 'import { digest } from "nutgraf";\ndigest(5);\nexport const x: number = document.querySelector("nutgraf-digest")!.facts;\n');
  const tsc = (file) =>
    run(process.execPath, [
      join(TOOLS, "typescript/bin/tsc"), "--noEmit", "--strict", "--target", "es2022", "--module", "nodenext",
      "--lib", "es2023,dom,dom.iterable", "--types", "", file,
    ], { cwd: project }).then(() => "", ({ stdout }) => stdout);
  assert.equal(await tsc("right.ts"), "");
  assert.match(await tsc("wrong.ts"), /wrong\.ts\(2,8\): error TS2345/);
});

test("publint finds nothing", async () => {
  const { publint } = await import("publint");
  const { messages } = await publint({ pkgDir: join(project, "node_modules/nutgraf"), strict: true });
  assert.deepEqual(messages, []);
});

test("Are the types wrong? finds nothing for those who import modules", async () => {
  const { stdout } = await run(process.execPath, [
    join(dirname(require.resolve("@arethetypeswrong/cli/package.json")), "dist/index.js"),
    "--pack", PACKAGE, "--profile", "esm-only", "--format", "json", "--exclude-entrypoints", "./nutgraf.wasm", "./nutgraf-digest.css",
  ], { maxBuffer: 1 << 26 });
  const { analysis, problems } = JSON.parse(stdout);
  assert.ok(analysis.types);
  // It names what the profile leaves out as well: CommonJS, and resolution as before `exports`.
  const left = Object.values(problems).flat().filter(({ resolutionKind }) => !/^node(10|16-cjs)$/.test(resolutionKind));
  assert.deepEqual(left, []);
});

/** Files of a build, as pages of a site. */
async function pages(folder) {
  const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };
  const found = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      const file = join(entry.parentPath ?? entry.path, entry.name);
      const path = `/app${file.slice(folder.length).replaceAll("\\", "/")}`;
      found[path.replace(/index\.html$/, "")] = { body: await readFile(file), type: types[extname(file)] ?? "text/plain" };
    }
  }
  return found;
}

const APP = `
  import { digest, load } from "nutgraf";
  import { Client } from "nutgraf/client";
  const text = document.querySelector("article").innerText;
  FILES
  await load(MODULE);
  const client = new Client(CLIENT);
  const aborted = await client.digest(text, {}, { signal: AbortSignal.abort() }).catch(({ name }) => name);
  window.found = [digest(text), await client.digest(text), aborted];
  client.close();
`;
const HTML = (script) =>
  `<!doctype html><title>App</title><nutgraf-digest></nutgraf-digest><article>${STORY}</article>${script}`;

/** The build works: in the page, in the worker, as an element. */
async function works(t, folder) {
  const page = await open(t, await pages(folder), { at: "/app/" });
  await page.waitForFunction(() => window.found);
  const [here, there, aborted] = await page.evaluate(() => window.found);
  assert.ok(here.facts.length > 0);
  assert.deepEqual(here, there);
  assert.equal(aborted, "AbortError");
  await page.locator("nutgraf-digest .item").first().waitFor();
  assert.equal(await page.locator("nutgraf-digest .box").evaluate((box) => getComputedStyle(box).position), "relative");
}

test("a build by Vite", async (t) => {
  const from = join(project, "vite");
  await mkdir(from);
  await writeFile(join(from, "index.html"), HTML('<script type="module" src="./app.js"></script>'));
  await writeFile(
    join(from, "app.js"),
    'import "nutgraf/nutgraf-digest";\n' + APP.replace("FILES", "").replace("MODULE", "").replace("CLIENT", ""),
  );
  const { build } = await import("vite");
  await build({
    root: from,
    base: "./",
    logLevel: "error",
    build: { target: "es2022" },
    worker: { format: "es" },
  });
  await works(t, join(from, "dist"));
});

test("a build by esbuild", async (t) => {
  const from = join(project, "esbuild");
  await mkdir(from);
  await writeFile(
    join(from, "app.js"),
    'import { NutgrafDigest } from "nutgraf/element";\nimport module from "nutgraf/nutgraf.wasm";\n' +
      APP.replace("FILES", `
        const worker = new URL("./worker.js", import.meta.url);
        const wasm = new URL(module, import.meta.url);
        NutgrafDigest.base = new URL("./nutgraf/", import.meta.url).href;
        customElements.define("nutgraf-digest", NutgrafDigest);
      `).replace("MODULE", "wasm").replace("CLIENT", "{ worker, module: wasm }"),
  );
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: from,
    entryPoints: { app: "app.js", worker: "nutgraf/worker" },
    bundle: true,
    format: "esm",
    splitting: true,
    loader: { ".wasm": "file" },
    outdir: "out",
    logLevel: "error",
  });
  await cp(join(project, "node_modules/nutgraf"), join(from, "out/nutgraf"), { recursive: true });
  await writeFile(join(from, "out/index.html"), HTML('<script type="module" src="./app.js"></script>'));
  await works(t, join(from, "out"));
});

test("no build at all: modules by their files", async (t) => {
  const page = await open(t, `<!doctype html><title>Plain</title><script type="module">
    import { digest, load } from "/nutgraf/nutgraf.js";
    await load();
    window.found = digest(${JSON.stringify(TEXT)});
  </script>`);
  await page.waitForFunction(() => window.found);
  assert.ok(await page.evaluate(() => window.found.facts.length) > 0);
});
