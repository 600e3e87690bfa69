/**
 * @typedef {object} Manifest
 * @property {string} version  Changes with every change of the site.
 * @property {string} main  The language at the root.
 * @property {Record<string, string[]>} pages  Pages by language; the first is its home page.
 * @property {Record<string, string>} missing  The page for missing addresses, by language.
 * @property {string[]} files  Scripts, styles and images, whose names carry a hash.
 * @property {Record<string, string>} indexes  Search indexes by language.
 */

export const PAGES = "parting-well-pages";
export const FILES = "parting-well-files";
const SLOW = 4000;

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
    return /\/(assets|search)\/.+\.[0-9a-f]{8,}\.\w+$/.test(new URL(address).pathname);
  }

  /** @param {string} address @returns {string} */
  language(address) {
    const first = address.slice(this.root.length).split("/")[0] ?? "";
    return first in this.manifest.pages ? first : this.manifest.main;
  }

  /** @param {string[]} open  Pages that are open at the first visit. */
  async begin(open) {
    const { files, pages, missing } = this.manifest;
    const fileCache = await this.storage.open(FILES);
    await fileCache.addAll(files.map((name) => this.root + name));
    const pageCache = await this.storage.open(PAGES);
    for (const address of open.filter((one) => one.startsWith(this.root))) {
      const lang = this.language(address);
      const wanted = [this.root + missing[lang], this.root + pages[lang]?.[0], plain(address)];
      await Promise.all(wanted.map((one) => this.refresh(pageCache, one)));
    }
  }

  /**
   * @param {Request} request
   * @param {Promise<Response | undefined>} [preload]
   * @returns {Promise<Response>}
   */
  async page(request, preload) {
    const cache = await this.storage.open(PAGES);
    const kept = cache.match(request, { ignoreSearch: true });
    const sent = (async () => {
      const response = (await preload) ?? (await fetch(request));
      if (fit(response)) await cache.put(plain(request.url), response.clone());
      return response;
    })();
    try {
      const first = await Promise.race([sent, after(SLOW)]);
      return first ?? (await kept) ?? (await sent);
    } catch {
      return (await kept) ?? this.unreachable(cache, request.url);
    }
  }

  /** @param {Request} request */
  async file(request) {
    const cache = await this.storage.open(FILES);
    const kept = await cache.match(request);
    if (kept) return kept;
    const response = await fetch(request);
    if (fit(response)) await cache.put(request, response.clone());
    return response;
  }

  /**
   * Keeps all pages of the language of `address`, one after the other, and goes on where it was
   * stopped. When it's done, what an older version left behind goes.
   *
   * @param {string} address
   */
  async keepLanguage(address) {
    const lang = this.language(address);
    if (this.busy.has(lang) || saving()) return;
    this.busy.add(lang);
    try {
      const cache = await this.storage.open(PAGES);
      const mark = `${this.root}kept/${lang}`;
      const done = await this.progress(cache, mark);
      const pages = this.manifest.pages[lang] ?? [];
      for (let at = done; at < pages.length; at += 1) {
        await this.refresh(cache, this.root + pages[at]);
        // Not Response.json, which came to browsers later than all else that is used here.
        const text = JSON.stringify({ version: this.manifest.version, done: at + 1 });
        await cache.put(mark, new Response(text));
      }
      const index = this.manifest.indexes[lang];
      if (index) await this.file(new Request(this.root + index));
      if (done < pages.length) await this.tidy(cache);
    } catch {
      // No network, or no room: what is kept stays, the next page goes on from here.
    } finally {
      this.busy.delete(lang);
    }
  }

  /** @param {Cache} cache @param {string} mark @returns {Promise<number>} */
  async progress(cache, mark) {
    const kept = await cache.match(mark);
    const text = kept ? await kept.text() : "";
    try {
      const { version, done } = JSON.parse(text);
      return version === this.manifest.version && Number.isInteger(done) ? done : 0;
    } catch {
      return 0;
    }
  }

  /** @param {Cache} cache  Takes away languages of an older version, and files nobody needs now. */
  async tidy(cache) {
    const { pages, missing, files, indexes } = this.manifest;
    const current = new Set();
    for (const lang of Object.keys(pages)) {
      if ((await this.progress(cache, `${this.root}kept/${lang}`)) === pages[lang]?.length) current.add(lang);
    }
    const wanted = new Set(
      [...current].flatMap((lang) => [...(pages[lang] ?? []), missing[lang], `kept/${lang}`]),
    );
    for (const { url } of await cache.keys()) {
      if (!wanted.has(url.slice(this.root.length))) await cache.delete(url);
    }
    const fileCache = await this.storage.open(FILES);
    const known = new Set([...files, ...Object.values(indexes)]);
    for (const { url } of await fileCache.keys()) {
      if (!known.has(url.slice(this.root.length))) await fileCache.delete(url);
    }
  }

  /** @param {Cache} cache @param {string} address */
  async refresh(cache, address) {
    const response = await fetch(address, { cache: "no-cache" });
    if (fit(response)) await cache.put(address, response);
  }

  /** @param {Cache} cache @param {string} address @returns {Promise<Response>} */
  async unreachable(cache, address) {
    const { missing: all } = this.manifest;
    let missing = await cache.match(this.root + all[this.language(address)]);
    for (const lang of Object.keys(all)) missing ??= await cache.match(this.root + all[lang]);
    if (!missing) return Response.error();
    return new Response(missing.body, { status: 503, headers: missing.headers });
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
  return scope.navigator?.connection?.saveData === true;
}
