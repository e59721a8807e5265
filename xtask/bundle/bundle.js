// The page as a visit gets it: its modules and styles in a few files, without comments and long
// names, and `index.html` that asks for these.
//   node bundle.js MODULES PAGE

import { readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { build } from "esbuild";

const [from, to] = process.argv.slice(2).map((folder) => resolve(folder));
const page = await readFile(join(from, "index.html"), "utf8");

/** The oldest browsers that the README names. */
const TARGET = ["es2022", "safari17.4", "chrome120", "firefox128"];
const SHARED = { target: TARGET, minify: true, charset: "utf8", logLevel: "warning", absWorkingDir: from };
/** All at the top: addresses of workers and of the core are relative to the file that has them. */
const MODULES = { ...SHARED, bundle: true, format: "esm", outdir: to, entryNames: "[name]" };

/** What every visit needs; the first of them is the one that `index.html` names. */
const AT_ONCE = ["page/start.js", "page/main.js"];
/** What arrives only when it is needed. */
const LATER = "page/later.js";
const STYLE = /<link rel="stylesheet" href="(\.\/[^"]+)"(?: media="(\w+)")?>\n/g;
const SCRIPT = `<script type="module" src="./${AT_ONCE[0]}"></script>`;
/** Chromium then compiles all of a script while it arrives, and not each function at its first call. */
const HINT = "//# allFunctionsCalledOnLoad";

const { metafile: { outputs } } = await build({
  ...MODULES,
  entryPoints: [...AT_ONCE, LATER],
  banner: { js: HINT },
  splitting: true,
  chunkNames: "[name]-[hash]",
  metafile: true,
});
await build({ ...MODULES, entryPoints: ["worker.js"], banner: { js: HINT } });
// No module: its list of files is put before it later.
await build({ ...SHARED, entryPoints: ["sw.js"], outdir: to });
const styles = [...page.matchAll(STYLE)].map(([, file, media]) => `@import "${file}"${media ? ` ${media}` : ""};`);
await build({
  ...SHARED,
  bundle: true,
  stdin: { contents: styles.join("\n"), loader: "css", resolveDir: from },
  outfile: join(to, "style.css"),
});

const needed = new Set();
for (const [path, { entryPoint, imports }] of Object.entries(outputs)) {
  if (AT_ONCE.includes(entryPoint)) {
    needed.add(basename(path));
    imports.filter(({ kind }) => kind === "import-statement").forEach(({ path }) => needed.add(basename(path)));
  }
}
// A browser would else learn of each layer of imports only when the one before has arrived.
const links = [...needed].map((file) => `<link rel="modulepreload" href="./${file}">\n`).join("");
const style = '<link rel="stylesheet" href="./style.css">\n';
const [{ index, 0: first }] = page.matchAll(STYLE);
if (!page.includes(SCRIPT)) {
  throw new Error(`index.html has no line ${SCRIPT}`);
}
await writeFile(
  join(to, "index.html"),
  (page.slice(0, index) + style + page.slice(index + first.length).replace(STYLE, ""))
    .replace(SCRIPT, `${links}<script type="module" src="./${basename(AT_ONCE[0])}"></script>`),
);
