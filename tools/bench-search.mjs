// Measures the search on the built guide with the judged queries of tests/search/queries:
// success@1, success@3 and MRR per language and kind, for ours (the very files that ship) and,
// with --peers, for stock Material, Pagefind and MiniSearch with VitePress's options.
// In fairness, pages that only list others count for no engine; the peers don't know the pages'
// `aliases`, which stand in no text.
// The peers are fetched into a temporary folder with npm; Material's worker is the installed one.
// Usage: node tools/bench-search.mjs [--site DIR] [--set dev|held|all] [--peers] [--kinds]
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createContext, Script } from "node:vm";
import { gzipSync } from "node:zlib";
import { openWorker } from "../hooks/guide/search/query.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const LANGS = ["en", "bg", "it", "ru"];
const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? process.argv[at + 1] : fallback;
};
const SITE = option("site", join(ROOT, "site"));
const SET = option("set", "held");

/** Judged queries of a language: set, kind, expected pages, query. */
function queries(lang) {
  const text = readFileSync(join(ROOT, "tests/search/queries", `${lang}.tsv`), "utf8");
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"))
    .filter(([set]) => SET === "all" || set === SET)
    .map(([, kind, expected, query]) => ({ kind, expected: new Set(expected.split("|").map(page)), query }));
}

/** A page's identity: its path without language, `index` and slashes at the ends. */
function page(path) {
  return path
    .replace(/[#?].*$/, "")
    .replace(/(^|\/)index(\.html)?$/, "")
    .replace(/\.html$/, "")
    .replace(/^\/+|\/+$/g, "");
}

/** Built pages of a language as sections of plain text, cut as Material and VitePress cut them. */
function sections(lang) {
  const root = lang === "en" ? SITE : join(SITE, lang);
  const out = [];
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const top =
        lang === "en" && folder === SITE && ["bg", "it", "ru", "assets", "search"].includes(entry.name);
      if (entry.isDirectory() && !top) walk(path);
      else if (entry.name === "index.html") {
        const html = readFileSync(path, "utf8");
        const article = /<article[^>]*>([\s\S]*?)<\/article>/.exec(html)?.[1];
        if (article === undefined || path === join(root, "index.html")) continue;
        const url = `${relative(root, dirname(path)).replaceAll("\\", "/")}/`;
        const plain = (part) =>
          part
            .replace(/<(script|style|template|button|select)[\s\S]*?<\/\1>/g, " ")
            .replace(/<[^>]+>/g, " ")
            .replace(/&nbsp;/g, " ")
            .replace(/&amp;/g, "&")
            .replace(/&[a-z]+;|&#\d+;/g, " ")
            .replace(/\s+/g, " ")
            .trim();
        const parts = article.split(/(?=<h[1-3][ >])/);
        let title = "";
        for (const part of parts) {
          const heading = /^<h([1-3])[^>]*?(?:id="([^"]*)")?[^>]*>([\s\S]*?)<\/h\1>/.exec(part);
          if (!heading) continue;
          const name = plain(heading[3]);
          if (heading[1] === "1") title = name;
          out.push({
            url,
            anchor: heading[1] === "1" ? "" : (heading[2] ?? ""),
            title,
            heading: name,
            text: plain(part.slice(heading[0].length)),
          });
        }
      }
    }
  };
  walk(root);
  return out;
}

/** The first file of `folder` that matches. */
function find(folder, pattern) {
  const name = readdirSync(folder).find((each) => pattern.test(each));
  if (!name) throw new Error(`no ${pattern} in ${folder}: build the site first`);
  return join(folder, name);
}

const ours = {
  name: "ours",
  async open(lang) {
    const worker = find(join(SITE, "assets"), /^search-worker\..*\.js$/);
    const search = await openWorker(worker, find(join(SITE, "search"), new RegExp(`^${lang}\\..*\\.js$`)));
    return async (query) => unique((await search(query)).results.map((each) => page(each.url)));
  },
};

const vitepress = {
  name: "MiniSearch as in VitePress",
  async open(lang) {
    const { default: MiniSearch } = await import("minisearch");
    const mini = new MiniSearch({
      fields: ["title", "titles", "text"],
      storeFields: ["url"],
      searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } },
    });
    mini.addAll(
      sections(lang).map((each, id) => ({
        id,
        url: each.url,
        title: each.heading,
        titles: each.anchor ? each.title : "",
        text: each.text,
      })),
    );
    return async (query) => unique(mini.search(query).map((each) => page(each.url)));
  },
};

const pagefind = {
  name: "Pagefind",
  async open(lang) {
    this.engine ??= await preparePagefind();
    return this.engine(lang);
  },
};

/** Installs Pagefind into a temporary folder, indexes the site, and serves its files to `fetch`. */
async function preparePagefind() {
  const folder = mkdtempSync(join(tmpdir(), "bench-search-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  execFileSync("npm", ["install", "--no-save", "--silent", "--prefix", folder, "pagefind@1.6"], {
    stdio: "ignore",
  });
  const bin = join(folder, "node_modules", ".bin", "pagefind");
  execFileSync(bin, ["--site", SITE, "--output-path", join(folder, "out"), "--root-selector", "article"], {
    stdio: "ignore",
  });
  const base = pathToFileURL(`${join(folder, "out")}/`).href;
  const web = globalThis.fetch;
  globalThis.fetch = async (url, ...rest) => {
    const address = String(url).split("?")[0] ?? "";
    return address.startsWith("file:")
      ? new Response(readFileSync(fileURLToPath(address)))
      : web(url, ...rest);
  };
  return async (lang) => {
    globalThis.document = { querySelector: () => ({ getAttribute: () => lang }), currentScript: null };
    globalThis.window = { location: { origin: "" } };
    const engine = await import(`${base}pagefind.js?${lang}`);
    await engine.options({ basePath: base, baseUrl: "/" });
    await engine.init(lang);
    return async (query) => {
      const { results } = await engine.search(query);
      const first = await Promise.all(results.slice(0, 14).map((each) => each.data()));
      return unique(
        first.map((each) =>
          page(each.url.replace(/^.*?\/(?=[^/])/, "").replace(new RegExp(`^/?${lang}/`), "")),
        ),
      );
    };
  };
}

const material = {
  name: "stock Material (all languages in one index)",
  async open(lang) {
    this.engine ??= await prepareMaterial();
    const search = this.engine;
    return async (query) => {
      return unique(
        (await search(query)).map((each) =>
          each.startsWith(`${lang}/`) ? page(each.slice(3)) : `other:${each}`,
        ),
      );
    };
  },
};

/** Runs the theme's own worker, with the index that its search plugin and static-i18n would make. */
async function prepareMaterial() {
  const venv = join(ROOT, ".venv", "lib");
  const python = readdirSync(venv).find((each) => each.startsWith("python"));
  const scripts = join(venv, python ?? "", "site-packages/material/templates/assets/javascripts");
  const file = find(join(scripts, "workers"), /^search\..*\.js$/);
  const waiting = [];
  const listeners = [];
  const scope = {
    console,
    setTimeout,
    clearTimeout,
    URL,
    Promise,
    location: { href: pathToFileURL(file).href },
    addEventListener: (type, listener) => type === "message" && listeners.push(listener),
    postMessage: (message) => waiting.shift()?.(message),
    importScripts: (...urls) => {
      for (const url of urls) {
        const path = String(url).startsWith("file:") ? fileURLToPath(url) : join(dirname(file), String(url));
        new Script(readFileSync(path, "utf8")).runInContext(scope);
      }
    },
  };
  scope.self = scope;
  scope.window = scope;
  createContext(scope);
  new Script(readFileSync(file, "utf8")).runInContext(scope);
  const ask = (message) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      for (const listener of listeners) listener({ data: message });
    });
  const docs = LANGS.flatMap((lang) =>
    sections(lang).map((each) => ({
      location: `${lang}/${each.url}${each.anchor ? `#${each.anchor}` : ""}`,
      title: each.heading,
      text: `<p>${each.text.replaceAll("<", "&lt;")}</p>`,
    })),
  );
  const config = {
    lang: ["en", "it", "ru"],
    separator: "[\\s\\-]+",
    pipeline: ["stopWordFilter"],
    fields: {
      title: { boost: 1000 },
      text: { boost: 1 },
      tags: { boost: 1e6 },
    },
  };
  await ask({ type: 0, data: { config, docs, options: { suggest: false } } });
  return async (query) => {
    const answer = await ask({ type: 2, data: query });
    return (answer.data.items ?? answer.data).map((group) => group[0].location);
  };
}

const LISTS = new Set(["reference/all-questions", "emails", "checklists", ""]);
const unique = (list) => [...new Set(list)].filter((each) => !LISTS.has(each));

/** Adds a rank to the figures of a group. */
function count(groups, name, rank) {
  groups[name] ??= { n: 0, first: 0, third: 0, mrr: 0 };
  const group = groups[name];
  group.n++;
  group.first += rank === 1 ? 1 : 0;
  group.third += rank > 0 && rank <= 3 ? 1 : 0;
  group.mrr += rank ? 1 / rank : 0;
}

const percent = (part, all) => `${((100 * part) / all).toFixed(0)}`.padStart(4);

const engines = process.argv.includes("--peers") ? [ours, vitepress, pagefind, material] : [ours];
if (!existsSync(SITE)) throw new Error(`there is no built site at ${SITE}`);
console.log(`set: ${SET} (success@1, success@3 in %, MRR)`);
for (const engine of engines) {
  console.log(`\n${engine.name}`);
  const pooled = {};
  for (const lang of LANGS) {
    const groups = {};
    const times = [];
    let foreign = 0;
    let search;
    try {
      search = await engine.open(lang);
    } catch (error) {
      console.log(`  ${lang}  can't be run: ${error.message.split("\n")[0]}`);
      continue;
    }
    for (const { kind, expected, query } of queries(lang)) {
      const start = performance.now();
      const found = await search(query);
      times.push(performance.now() - start);
      foreign += found.filter((each) => each.startsWith("other:")).length;
      const rank = found.findIndex((each) => expected.has(each)) + 1;
      for (const groupsOf of [groups, pooled]) {
        count(groupsOf, kind, rank);
        count(groupsOf, "all", rank);
      }
    }
    times.sort((a, b) => a - b);
    show(
      lang,
      groups.all,
      ` p95 ${times[Math.floor(times.length * 0.95)]?.toFixed(1)} ms${foreign ? `, ${foreign} hits of other languages` : ""}`,
    );
    if (process.argv.includes("--kinds"))
      for (const [kind, group] of Object.entries(groups)) if (kind !== "all") show(`  ${kind}`, group);
  }
  for (const [kind, group] of Object.entries(pooled))
    show(kind === "all" ? "all languages" : `all: ${kind}`, group);
}

function show(name, group, more = "") {
  console.log(
    `  ${name.padEnd(18)} n ${String(group.n).padStart(3)} ${percent(group.first, group.n)} ${percent(group.third, group.n)}  ${(group.mrr / group.n).toFixed(3)}${more}`,
  );
}

console.log("\nbytes, gzip");
const size = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
for (const name of ["search", "search-worker"])
  console.log(
    `  ${name.padEnd(18)} ${size(find(join(SITE, "assets"), new RegExp(`^${name}\\.\\w+\\.js$`)))}`,
  );
for (const lang of LANGS)
  console.log(`  index ${lang.padEnd(12)} ${size(find(join(SITE, "search"), new RegExp(`^${lang}\\.`)))}`);
process.exit(0);
