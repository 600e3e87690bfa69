// The index file: what the build (hooks/guide/search/index.py) writes and how it is read back.

/** @typedef {[anchor: string, heading: string]} RawSection */
/** @typedef {[url: string, kind: string, title: string, description: string, aliases: string[], sections: RawSection[]]} RawPage */
/**
 * @typedef {object} RawIndex
 * @property {number} version the format's: 3
 * @property {string} lang
 * @property {string} root where the language stands below the site's root: "" or "bg/"
 * @property {RawPage[]} pages
 * @property {string} forms words of the texts, sorted, each as a digit (letters shared with the word before) and the rest
 * @property {string} postings for each word of `forms` the sections that have it or, where it's the commonest of its stem, any of them, see {@link readPostings}
 * @property {string} stop words that say little, parted by spaces
 * @property {string[][]} synonyms groups of words and phrases that mean the same to a reader
 * @property {Record<string, string>} intents a kind of page → words that ask for it, parted by spaces; "say" and "you": words that ask for an email, if less clearly
 * @property {string} endings how words end that speak to somebody, parted by spaces
 * @property {string} latin what pieces of Latin letters may stand for in Cyrillic, see translit.js
 * @property {string} kin words of one family that the stemmer leaves apart: groups parted by commas
 * @property {string} families stems of one word that the stemmer leaves apart: groups parted by commas
 */

/**
 * @typedef {object} Unit what is found: a page's title, one of its other names, or a section
 * @property {number} page
 * @property {"title" | "alias" | "section"} type
 * @property {string} anchor empty at the page's top
 * @property {string} head title, other name or heading
 * @property {string} text words of the body, parted by spaces
 */

/**
 * @typedef {object} Page
 * @property {string} url relative to the language's root
 * @property {string} kind guide, email, checklist or law
 * @property {string} title
 * @property {string} description
 * @property {number[]} units
 */

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * @param {string} packed
 * @returns {string[]}
 */
export function readForms(packed) {
  let last = "";
  return packed.split(" ").map((entry) => {
    last = last.slice(0, DIGITS.indexOf(entry.charAt(0))) + entry.slice(1);
    return last;
  });
}

/**
 * Reads the lists of section numbers: words parted by spaces, each list as steps from the last
 * number: a letter for the rest of 52, before it how many 52s, if any.
 *
 * @param {string} packed
 * @returns {number[][]}
 */
export function readPostings(packed) {
  return packed.split(" ").map((entry) => {
    const list = [];
    let last = -1;
    let high = 0;
    for (const char of entry) {
      const digit = DIGITS.indexOf(char);
      if (digit < 10) high = high * 10 + digit;
      else {
        last += high * 52 + digit - 9;
        list.push(last);
        high = 0;
      }
    }
    return list;
  });
}

/**
 * Lays the pages out into units.
 *
 * @param {RawIndex} raw
 * @returns {{pages: Page[], units: Unit[], forms: string[]}} `forms`: the words of the texts
 */
export function readUnits(raw) {
  /** @type {Page[]} */ const pages = [];
  /** @type {Unit[]} */ const units = [];
  /** @type {Unit[]} */ const bodies = [];
  raw.pages.forEach(([url, kind, title, description, aliases, sections], page) => {
    const first = units.length;
    /** @param {Unit["type"]} type @param {string} anchor @param {string} head */
    const unit = (type, anchor, head) => {
      const made = { page, type, anchor, head, text: "" };
      units.push(made);
      if (type !== "alias") bodies.push(made);
    };
    unit("title", "", title);
    for (const [anchor, heading] of sections) unit("section", anchor, heading);
    for (const alias of aliases) unit("alias", "", alias);
    pages.push({ url, kind, title, description, units: units.slice(first).map((_, at) => first + at) });
  });
  /** @type {string[][]} */ const texts = bodies.map(() => []);
  const forms = readForms(raw.forms);
  readPostings(raw.postings).forEach((list, at) => {
    for (const body of list) texts[body]?.push(forms[at] ?? "");
  });
  bodies.forEach((body, at) => {
    body.text = (texts[at] ?? []).join(" ");
  });
  return { pages, units, forms };
}

/**
 * Whether this is an index that this code can read.
 *
 * @param {unknown} raw
 * @returns {raw is RawIndex}
 */
export function isIndex(raw) {
  const index = /** @type {Partial<RawIndex> | null | undefined} */ (raw);
  return index?.version === 3 && !!index.pages?.length;
}
