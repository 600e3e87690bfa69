// Bundles the browser code: overrides/src/<area>/<entry>.js -> overrides/assets/js/<name>.js.
// Classic scripts (IIFE), since ES modules don't load from file://, where the offline copy lives.
// Usage: node tools/build-browser.mjs [--out DIR]
import { copyFileSync, existsSync } from "node:fs";
import { build } from "esbuild";

const ENTRIES = {
  boot: "overrides/src/boot/boot.js",
  guide: "overrides/src/guide/guide.js",
  search: "overrides/src/search/search.js",
  "search-worker": "overrides/src/search/worker.js",
  sw: "overrides/src/offline/sw.js",
};

const flag = process.argv.indexOf("--out");
const outdir = flag > 0 ? process.argv[flag + 1] : "overrides/assets/js";
const entryPoints = Object.entries(ENTRIES)
  .filter(([, file]) => existsSync(file))
  .map(([out, file]) => ({ out, in: file }));

const worker = entryPoints.filter(({ out }) => out === "search-worker");
const others = entryPoints.filter(({ out }) => out !== "search-worker");
/** @type {import("esbuild").BuildOptions} */
const options = {
  outdir,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  charset: "utf8",
  legalComments: "eof",
  logLevel: "warning",
};
await build({ ...options, entryPoints: others });
// MiniSearch names its private properties so.
await build({ ...options, entryPoints: worker, mangleProps: /^_[a-zA-Z]/ });

if (flag < 0) {
  // The licence of the one library that a bundle holds: the site publishes it beside the bundle.
  copyFileSync("node_modules/minisearch/LICENSE.txt", "hooks/guide/data/licences/minisearch.txt");
}
