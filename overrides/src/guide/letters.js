/**
 * Letters in other languages than the page's, each a script of its own: they load from a file too,
 * where fetch doesn't.
 *
 * @import {LetterData} from "./letter.js"
 */
import { isLetterData } from "./letter.js";

/** @type {Map<string, LetterData>} */
const loaded = new Map();

/** What the scripts call. */
export const register = (
  /** @type {string} */ email,
  /** @type {string} */ lang,
  /** @type {unknown} */ data,
) => {
  if (isLetterData(data)) loaded.set(`${email}.${lang}`, data);
};

/**
 * Folder of the letters' scripts: below the site's root, which the page knows best.
 * @param {HTMLElement} root the email's widget
 */
export function lettersFolder(root) {
  const base = /** @type {any} */ (window).pw?.config?.base;
  return typeof base === "string" ? `${base}assets/letters/` : (root.dataset.letters ?? "");
}

/**
 * An address as the browser wants it for a script. Where the page demands trusted types, boot
 * vouches for the scripts that the page names; the widget's own HTML named this one.
 * @param {string} url
 */
function trusted(url) {
  if (!/\/[a-z0-9-]+\.[a-z]+\.[0-9a-f]+\.js$/.test(url)) throw new TypeError("no letter");
  const { trust, config } = /** @type {any} */ (window).pw ?? {};
  if (typeof trust !== "function") return url;
  if (config?.js) config.js[url] = url;
  return trust(url);
}

/**
 * The email in a language.
 * @param {string} email
 * @param {string} lang
 * @param {string} url address of its script
 * @returns {Promise<LetterData | null>} null where it can't be had
 */
export function loadLetter(email, lang, url) {
  const key = `${email}.${lang}`;
  const known = loaded.get(key);
  if (known) return Promise.resolve(known);
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.onload = script.onerror = () => {
      script.remove();
      resolve(loaded.get(key) ?? null);
    };
    try {
      script.src = trusted(url);
      document.head.append(script);
    } catch {
      resolve(null);
    }
  });
}
