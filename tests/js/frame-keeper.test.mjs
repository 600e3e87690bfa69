// What the service worker keeps, and what it gives when there is no network.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { FILES, Keeper, PAGES } from "../../overrides/src/offline/keeper.js";

const ROOT = "https://x.example/guide/";
const MANIFEST = {
  version: "2",
  main: "en",
  pages: ["", "a/", "c/"],
  folders: { en: "", bg: "bg/" },
  lacking: { en: ["c/"], bg: ["c/"] },
  missing: { en: "404.html", bg: "bg/404.html" },
  away: { en: "<p>away</p>{pages}", bg: "<p>няма връзка</p><ul>{pages}</ul>" },
  files: ["assets/guide.22222222.js"],
  indexes: { en: "search/en.22222222.js", bg: "search/bg.22222222.js" },
};

/** A cache storage in memory, with as much of the real one as the keeper uses. */
class Storage {
  all = new Map();

  async has(name) {
    return this.all.has(name);
  }

  async open(name) {
    if (!this.all.has(name)) this.all.set(name, new MemoryCache());
    return this.all.get(name);
  }
}

class MemoryCache {
  entries = new Map();

  async match(request, { ignoreSearch = false } = {}) {
    const url = address(request);
    return this.entries.get(ignoreSearch ? url.replace(/\?.*/, "") : url)?.clone();
  }

  async put(request, response) {
    this.entries.set(address(request), response);
  }

  async keys() {
    return [...this.entries.keys()].map((url) => ({ url }));
  }

  async delete(request) {
    return this.entries.delete(address(request));
  }
}

const address = (request) => (typeof request === "string" ? request : request.url);
const names = async (storage, name) =>
  [...(await storage.open(name)).entries.keys()].map((url) => url.slice(ROOT.length)).sort();

let online;
let loaded;
let asked;
let storage;
let keeper;
const realFetch = globalThis.fetch;

/** A response as it comes from the site itself (`basic`), which can't be made by hand. */
function answer(body, status = 200) {
  const response = new Response(body, { status });
  const basic = (one) => {
    Object.defineProperty(one, "type", { value: "basic" });
    const { clone } = one;
    one.clone = () => basic(clone.call(one));
    return one;
  };
  return basic(response);
}

beforeEach(async () => {
  online = true;
  loaded = [];
  asked = [];
  storage = new Storage();
  keeper = new Keeper(MANIFEST, ROOT, storage);
  for (const name of [PAGES, FILES]) await storage.open(name);
  globalThis.fetch = async (request, { cache } = {}) => {
    const name = address(request).slice(ROOT.length);
    if (/only-if-cached|force-cache/.test(cache) && loaded.includes(name)) return answer(`loaded ${name}`);
    if (cache === "only-if-cached") throw new TypeError("not loaded");
    asked.push(name);
    if (!online) throw new TypeError("no network");
    return answer(`new ${name}`);
  };
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

const text = async (response) => (await response).text();

test("the first visit keeps what it has loaded, and loads nothing", async () => {
  loaded = ["bg/a/", "search/bg.22222222.js"];
  await keeper.begin([`${ROOT}bg/a/?q=x#y`, "https://other.example/"]);
  assert.deepEqual(await names(storage, PAGES), ["bg/a/"]);
  assert.deepEqual(await names(storage, FILES), ["search/bg.22222222.js"]);
  assert.deepEqual(asked, []);
});

test("pages come from the network and are kept", async () => {
  const cache = await storage.open(PAGES);
  await cache.put(`${ROOT}a/`, answer("old"));
  assert.equal(await text(keeper.page({ url: `${ROOT}a/?q=1` })), "new a/?q=1");
  online = false;
  assert.equal(await text(keeper.page({ url: `${ROOT}a/` })), "new a/?q=1");
});

test("without a network an unknown page is answered in its language", async () => {
  await keeper.keepLanguage(`${ROOT}bg/`);
  online = false;
  const response = await keeper.page({ url: `${ROOT}bg/none/` });
  assert.equal(response.status, 503);
  assert.equal(await response.text(), "new bg/404.html");
});

test("where not even that is kept, it names the pages that are", async () => {
  const pages = await storage.open(PAGES);
  await pages.put(`${ROOT}bg/a/`, answer("<title>А за $& „Б“ · Пример</title>"));
  await pages.put(`${ROOT}a/`, answer("<title>A · Example</title>"));
  await pages.put(`${ROOT}kept/bg`, answer('{"version":"1","done":2}'));
  await pages.put(`${ROOT}404.html`, answer("<title>Missing</title>"));
  online = false;
  const response = await keeper.page({ url: `${ROOT}bg/none/` });
  assert.equal(response.status, 503);
  const own = `<li><a href="${ROOT}bg/a/">А за $& „Б“</a></li>`;
  const other = `<li><a href="${ROOT}a/" lang="en" hreflang="en">A</a></li>`;
  assert.equal(await response.text(), `<p>няма връзка</p><ul>${own}${other}</ul>`);
});

test("hashed files come from the cache first", async () => {
  const file = { url: `${ROOT}assets/guide.22222222.js` };
  await keeper.file(file);
  online = false;
  assert.equal(await text(keeper.file(file)), "new assets/guide.22222222.js");
  assert.ok(keeper.isFile(`${ROOT}assets/letters/ask-why.bg.09af91bc.js`));
  assert.ok(!keeper.isFile(`${ROOT}assets/licences.txt`));
});

test("a page comes though there is no room to keep it", async () => {
  const cache = await storage.open(PAGES);
  cache.put = async () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  storage.all.set(FILES, cache);
  assert.equal(await text(keeper.page({ url: `${ROOT}a/` })), "new a/");
  assert.equal(
    await text(keeper.file({ url: `${ROOT}assets/guide.22222222.js` })),
    "new assets/guide.22222222.js",
  );
});

test("two languages kept at once are both kept whole", async () => {
  await Promise.all([keeper.keepLanguage(`${ROOT}bg/`), keeper.keepLanguage(`${ROOT}a/`)]);
  assert.deepEqual(await names(storage, PAGES), [
    "",
    "404.html",
    "a/",
    "bg/",
    "bg/404.html",
    "bg/a/",
    "kept/bg",
    "kept/en",
  ]);
});

test("a language is kept whole, and goes on where it was stopped", async () => {
  await keeper.keepLanguage(`${ROOT}bg/`);
  assert.deepEqual(await names(storage, PAGES), ["bg/", "bg/404.html", "bg/a/", "kept/bg"]);
  asked = [];
  await keeper.keepLanguage(`${ROOT}bg/a/`);
  assert.deepEqual(asked, []);
});

test("losing the network in the middle loses nothing", async () => {
  let left = 4; // the script, the index, the page for missing addresses and the first page
  const good = globalThis.fetch;
  globalThis.fetch = (request) => {
    online = left > 0;
    left -= 1;
    return good(request);
  };
  await keeper.keepLanguage(`${ROOT}bg/`);
  assert.deepEqual(await names(storage, PAGES), ["bg/", "bg/404.html", "kept/bg"]);
  globalThis.fetch = good;
  online = true;
  asked = [];
  await keeper.keepLanguage(`${ROOT}bg/`);
  assert.deepEqual(asked, ["bg/a/"]);
});

test("what an older version kept goes once the new one is whole", async () => {
  const pages = await storage.open(PAGES);
  const files = await storage.open(FILES);
  await pages.put(`${ROOT}bg/gone/`, answer("old"));
  await pages.put(`${ROOT}kept/en`, answer('{"version":"1","done":2}'));
  await pages.put(`${ROOT}a/`, answer("old"));
  await files.put(`${ROOT}assets/guide.11111111.js`, answer("old"));
  await keeper.keepLanguage(`${ROOT}bg/`);
  assert.deepEqual(await names(storage, PAGES), ["bg/", "bg/404.html", "bg/a/", "kept/bg"]);
  assert.deepEqual(await names(storage, FILES), ["assets/guide.22222222.js", "search/bg.22222222.js"]);
});

test("who switches keeping off has nothing kept from then on, not even the rest of a language", async () => {
  const good = globalThis.fetch;
  globalThis.fetch = (request, how) => {
    if (address(request).endsWith("bg/404.html")) storage.all.clear();
    return good(request, how);
  };
  await keeper.keepLanguage(`${ROOT}bg/`);
  await keeper.keepLanguage(`${ROOT}bg/`);
  assert.equal(await text(keeper.page({ url: `${ROOT}bg/a/` })), "new bg/a/");
  assert.equal(
    await text(keeper.file({ url: `${ROOT}assets/guide.22222222.js` })),
    "new assets/guide.22222222.js",
  );
  assert.deepEqual([...storage.all.keys()], []);
});

test("a damaged mark counts as nothing kept", async () => {
  const pages = await storage.open(PAGES);
  for (const mark of ['{"version":"2","done":"all"}', "{", "null"]) {
    await pages.put(`${ROOT}kept/bg`, answer(mark));
    assert.equal(await keeper.progress(pages, `${ROOT}kept/bg`), 0);
  }
});
