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
export const register = (/** @type {string} */ email, /** @type {string} */ lang, /** @type {unknown} */ data) => {
  if (isLetterData(data)) loaded.set(`${email}.${lang}`, data);
};

/** @type {{createScriptURL(url: string): any} | undefined} */
let policy;

/**
 * An address as the browser wants it for a script, where the page demands trusted types.
 * @param {string} url
 */
function trusted(url) {
  const types = /** @type {any} */ (window).trustedTypes;
  if (!types) return url;
  policy ??= types.createPolicy("pw-letters", {
    createScriptURL: (/** @type {string} */ wanted) => {
      if (new URL(wanted).origin !== location.origin) throw new TypeError("foreign script");
      return wanted;
    },
  });
  return policy?.createScriptURL(url);
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
      script.src = trusted(new URL(url, document.baseURI).href);
      document.head.append(script);
    } catch {
      resolve(null);
    }
  });
}
