/**
 * @typedef {object} Config  What the page tells its scripts; addresses are relative to the page.
 * @property {string} base  The root of the site.
 * @property {string} lang
 * @property {string} home  The home page of the language.
 * @property {Record<string, string>} js  Scripts by name: guide, search, search-worker.
 * @property {Record<string, string>} css  Stylesheets by name: search.
 * @property {string} index  The search index of the language.
 * @property {string} [sw]  The service worker, where the site has one.
 *
 * @typedef {((name: string, ahead?: boolean) => Promise<void>) & {asked: (name: string) => boolean}} Load
 *   With `ahead`, nobody waits for it yet: a failure isn't said. `asked` tells whether somebody has
 *   asked for it.
 * @typedef {(address: string) => string} Trust
 * @typedef {{config?: Config, load?: Load, trust?: Trust, guide?: Promise<unknown>}} Shared
 */

/** @returns {Shared} The one global object, `window.pw`. */
export function shared() {
  const scope = /** @type {{pw?: Shared}} */ (/** @type {unknown} */ (window));
  scope.pw ??= {};
  return scope.pw;
}

/** @returns {Config} Read from `#pw-config`; only once the page has been parsed. */
export function config() {
  const pw = shared();
  pw.config ??= JSON.parse(document.getElementById("pw-config")?.textContent || "{}");
  return /** @type {Config} */ (pw.config);
}

/** @returns {Promise<void>} Settles when the whole page has been parsed. */
export function parsed() {
  return new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", () => resolve(), { once: true });
  });
}

/**
 * @param {() => void} then
 * @param {number} time  Milliseconds after the page has loaded, so that nothing slows it down.
 */
export function afterLoad(then, time) {
  const wait = () => setTimeout(then, time);
  if (document.readyState === "complete") wait();
  else window.addEventListener("load", wait);
}

/**
 * @param {Trust} trust
 * @returns {Load} Loads a script and the stylesheet of the same name, once; a failure is said in
 *   the page until the file has come, and the next call tries again.
 */
export function loader(trust) {
  /** @type {Record<string, Promise<void> | undefined>} */
  const loading = {};
  /** @type {Set<string>} */
  const missing = new Set();

  /** @type {Set<string>} Addresses of what has come, so that a second try leaves it in peace. */
  const here = new Set();

  /**
   * @param {string} address
   * @param {"script" | "link"} tag  The element that loads it.
   * @param {object} properties
   */
  async function bring(address, tag, properties) {
    if (here.has(address)) return;
    await new Promise((onload, onerror) => {
      document.head.append(Object.assign(document.createElement(tag), properties, { onload, onerror }));
    });
    here.add(address);
  }

  /** @param {string} name */
  async function begin(name) {
    try {
      await parsed();
      const { js, css } = config();
      const [script = "", sheet] = [js[name], css[name]];
      await Promise.all([
        sheet && bring(sheet, "link", { rel: "stylesheet", href: sheet }),
        bring(script, "script", { src: trust(script) }),
      ]);
      await shared().guide;
      missing.delete(name);
    } catch (error) {
      loading[name] = undefined;
      throw error;
    }
  }

  /** @param {string} name @param {boolean} [ahead] */
  async function load(name, ahead) {
    loading[name] ??= begin(name);
    try {
      await loading[name];
    } catch (error) {
      if (!ahead) missing.add(name);
      throw error;
    } finally {
      const notice = document.getElementById("pw-failed");
      if (notice) notice.hidden = !missing.size;
    }
  }

  load.asked = (/** @type {string} */ name) => name in loading;
  shared().load = load;
  return load;
}
