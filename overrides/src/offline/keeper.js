/**
 * @typedef {object} Manifest
 * @property {string} version  Changes with every change of the site.
 * @property {string} main  The language at the root.
 * @property {string[]} pages  Below the folder of each language.
 * @property {Record<string, string>} folders  By language: "", "bg/".
 * @property {Record<string, string[]>} lacking  Pages that a language doesn't have.
 * @property {Record<string, string>} missing  The page for missing addresses, by language.
 * @property {Record<string, string>} away  What is shown where that one isn't kept either, by
 *   language: HTML with `{pages}` in the place of links to the pages that are.
 * @property {string[]} files  Scripts, styles and images, whose names carry a hash.
 * @property {Record<string, string>} indexes  Search indexes by language.
 */

// Names of the caches. They are there while the reader lets pages be kept, and only then.
export const PAGES = "parting-well-pages";
export const FILES = "parting-well-files";

const SLOW = 4000;

/** Asks the browser's own cache alone. @type {RequestInit} */
const LOADED = { cache: "only-if-cached", mode: "same-origin" };

/** Keeps pages and files in the browser's cache. All addresses in the manifest are relative. */
export class Keeper {
  /**
   * @param {Manifest} manifest
   * @param {string} root  Address of the site, with a slash at its end.
   * @param {CacheStorage} storage
   */
  constructor(manifest, root, storage) {
    this.manifest = manifest;
    this.root = root;
    this.storage = storage;
    /** @type {Set<string>} Languages that are being kept right now. */
    this.busy = new Set();
  }

  /** @param {string} address */
  isFile(address) {
    return /\/(assets|search)\/.+\.[0-9a-f]{8,}\.\w+$/.test(address);
  }

  /** @param {string} address @returns {string} */
  language(address) {
    const first = address.slice(this.root.length).split("/")[0] ?? "";
    return first in this.manifest.folders ? first : this.manifest.main;
  }

  /**
   * Keeps what the browser has loaded anyway: the first visit loads nothing for later, and nothing
   * twice.
   *
   * @param {string[]} open  Pages that are open.
   */
  async begin(open) {
    const { files, indexes } = this.manifest;
    const own = open.filter((one) => one.startsWith(this.root)).map(plain);
    const used = new Set([...files, ...own.map((one) => indexes[this.language(one)] ?? "")]);
    const pageCache = await this.storage.open(PAGES);
    const fileCache = await this.storage.open(FILES);
    await Promise.allSettled([
      ...own.map((one) => this.refresh(pageCache, one, { cache: "force-cache" })),
      ...[...used].map((name) => this.refresh(fileCache, this.root + name, LOADED)),
    ]);
  }

  /**
   * @param {Request} request
   * @param {Promise<Response | undefined>} [preload]
   * @returns {Promise<Response>} As it comes: nobody waits until it's kept, or for room to keep it.
   */
  async page(request, preload) {
    if (!(await this.allowed())) return (await preload) ?? fetch(request);
    const cache = await this.storage.open(PAGES);
    const kept = cache.match(request, { ignoreSearch: true });
    const sent = (async () => {
      const response = (await preload) ?? (await fetch(request));
      if (fit(response)) cache.put(plain(request.url), response.clone()).catch(() => {});
      return response;
    })();
    try {
      const first = await Promise.race([sent, after(SLOW)]);
      return first ?? (await kept) ?? (await sent);
    } catch {
      return (await kept) ?? this.unreachable(cache, request.url);
    }
  }

  /** @returns {Promise<boolean>} Whether the reader lets pages be kept: who doesn't, has no caches. */
  async allowed() {
    try {
      return await this.storage.has(PAGES);
    } catch {
      return false;
    }
  }

  /** @param {Request} request */
  async file(request) {
    if (!(await this.allowed())) return fetch(request);
    const cache = await this.storage.open(FILES);
    const kept = await cache.match(request);
    if (kept) return kept;
    const response = await fetch(request);
    if (fit(response)) cache.put(request, response.clone()).catch(() => {});
    return response;
  }

  /**
   * Keeps all files, and all pages of the language of `address`, one after the other, and goes on
   * where it was stopped. When it's done, what an older version left behind goes.
   *
   * @param {string} address
   */
  async keepLanguage(address) {
    const lang = this.language(address);
    if (this.busy.has(lang) || saving() || !(await this.allowed())) return;
    this.busy.add(lang);
    try {
      const cache = await this.storage.open(PAGES);
      const mark = `${this.root}kept/${lang}`;
      const pages = this.pagesOf(lang);
      const done = await this.progress(cache, mark);
      const index = this.manifest.indexes[lang];
      for (const name of index ? [...this.manifest.files, index] : this.manifest.files) {
        await this.file(new Request(this.root + name));
      }
      for (let at = done; at < pages.length && (await this.allowed()); at += 1) {
        await this.refresh(cache, this.root + pages[at], { cache: "no-cache", priority: "low" });
        // Not Response.json, which came to browsers later than all else that is used here.
        const text = JSON.stringify({ version: this.manifest.version, done: at + 1 });
        await cache.put(mark, new Response(text));
      }
      if (done < pages.length && (await this.allowed())) await this.tidy(cache);
    } catch {
      // No network, or no room: what is kept stays, the next page goes on from here.
    } finally {
      this.busy.delete(lang);
    }
  }

  /** @param {string} lang @returns {string[]} All pages of a language; first the one for missing addresses. */
  pagesOf(lang) {
    const { folders, lacking, missing, pages } = this.manifest;
    const own = pages.filter((page) => !lacking[lang]?.includes(page));
    return [missing[lang] ?? "404.html", ...own.map((page) => folders[lang] + page)];
  }

  /** @param {Cache} cache @param {string} mark @returns {Promise<number>} */
  async progress(cache, mark) {
    try {
      const kept = /** @type {Response} */ (await cache.match(mark));
      const { version, done } = await kept.json();
      return version === this.manifest.version && Number.isInteger(done) ? done : 0;
    } catch {
      return 0; // nothing is kept, or the mark is damaged
    }
  }

  /** @param {Cache} cache  Takes away languages of an older version, and files nobody needs now. */
  async tidy(cache) {
    const { folders, files, indexes } = this.manifest;
    /** @type {Set<string>} */
    const wanted = new Set();
    for (const lang of Object.keys(folders)) {
      const mark = `kept/${lang}`;
      const all = this.pagesOf(lang);
      const whole = (await this.progress(cache, this.root + mark)) === all.length;
      if (!whole && !this.busy.has(lang)) continue;
      for (const name of [...all, mark]) wanted.add(name);
    }
    for (const { url } of await cache.keys()) {
      if (!wanted.has(url.slice(this.root.length))) await cache.delete(url);
    }
    const fileCache = await this.storage.open(FILES);
    const known = new Set([...files, ...Object.values(indexes)]);
    for (const { url } of await fileCache.keys()) {
      if (!known.has(url.slice(this.root.length))) await fileCache.delete(url);
    }
  }

  /** @param {Cache} cache @param {string} address @param {RequestInit} how */
  async refresh(cache, address, how) {
    const response = await fetch(address, how);
    if (fit(response)) await cache.put(address, response);
  }

  /** @param {Cache} cache @param {string} address @returns {Promise<Response>} */
  async unreachable(cache, address) {
    const { missing, away } = this.manifest;
    const lang = this.language(address);
    const kept = await cache.match(this.root + missing[lang]);
    if (kept) return new Response(kept.body, { status: 503, headers: kept.headers });
    const links = await this.links(cache, lang);
    const html = (away[lang] ?? "").replace("{pages}", () => links);
    return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
  }

  /**
   * @param {Cache} cache
   * @param {string} lang  Of the page that shows them.
   * @returns {Promise<string>} HTML: a list's items, one for each kept page.
   */
  async links(cache, lang) {
    let items = "";
    for (const { url } of await cache.keys()) {
      const title = /<title>([^<]+?)(?= · |<)/.exec((await (await cache.match(url))?.text()) ?? "")?.[1];
      if (!title || url.endsWith("/404.html")) continue;
      const own = this.language(url);
      items += `<li><a href="${url}"${own === lang ? "" : ` lang="${own}" hreflang="${own}"`}>${title}</a></li>`;
    }
    return items;
  }
}

/** @param {string} address @returns {string} Without query and anchor. */
function plain(address) {
  return address.replace(/[?#].*$/, "");
}

/** @param {Response} response @returns {boolean} Whether it may be kept. */
function fit(response) {
  return response.ok && !response.redirected && response.type === "basic";
}

/** @param {number} time @returns {Promise<undefined>} */
function after(time) {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), time));
}

/** @returns {boolean} Whether the reader has asked for little data. */
function saving() {
  const scope = /** @type {{navigator?: {connection?: {saveData?: boolean}}}} */ (globalThis);
  return Boolean(scope.navigator?.connection?.saveData);
}
