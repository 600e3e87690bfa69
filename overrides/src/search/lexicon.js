import { fold, words } from "./fold.js";
import { stemmer } from "./stem/stem.js";
import { count, distance, letters, tolerance } from "./typo.js";

/** @typedef {{key: string, weight: number}} Meaning a stem of the index that a typed word may stand for, or several, parted by spaces */

const LONG_STEM = 0.95;
const SHORT_STEM = 0.68;
const FAMILY = 0.8;
const KIN = 0.8;
const BEGINNING = 0.95;
/** Power by which a beginning is worth less than the whole word, and the factor where it is a word itself. */
const UNFINISHED = 0.2;
const WHOLE = 0.7;
const DERIVED = 0.5;
const MISTYPED = 0.9;
/** Factor where the word may go on. */
const GOES_ON = 0.75;
const SLIP = 0.03;
const FIRST_LETTER = 0.3;
/** A meaning less sure than this has no kin. */
const SURE = 0.7;
const MOST = 9;
/** Letters that words of one root have in common at least. */
const ROOT = 4;

/** The words of one language's index: their forms, their stems, and what is near to them. */
export class Lexicon {
  /**
   * @param {Iterable<string>} forms in lower case, with accents
   * @param {{lang: string, families: string, kin: string}} data see data.js
   */
  constructor(forms, { lang, families, kin }) {
    this.stem = stemmer(lang);
    /** @type {Map<string, string>} word in lower case → stem */
    this.cache = new Map();
    /** @type {Map<string, Set<string>>} folded form → stems */
    this.forms = new Map();
    /** @type {Map<string, Set<string>>} stem → folded forms */
    this.keys = new Map();
    for (const form of forms) this.add(form);
    /** @type {Map<string, Map<string, number>>} stem → stems of the same word, and how surely */
    this.families = new Map();
    /** @param {string} list @param {number} sure @param {(word: string) => string} stem */
    const join = (list, sure, stem) => {
      for (const group of list.split(",").map((words) => words.split(" ").map(stem)))
        for (const each of group)
          for (const other of group)
            this.families.set(each, (this.families.get(each) ?? new Map()).set(other, sure));
    };
    join(families, FAMILY, (stem) => stem);
    join(kin, KIN, (word) => this.key(word));
    this.sorted = [...this.forms.keys()].sort();
    this.bits = this.sorted.map(letters);
    /** @type {Map<string, string[]>} first letters → stems */
    this.roots = new Map();
    for (const key of this.keys.keys()) {
      const root = key.slice(0, ROOT);
      this.roots.set(root, [...(this.roots.get(root) ?? []), key]);
    }
    /** @type {Map<string, {form: string, cost: number}[]>} */
    this.nearby = new Map();
  }

  /** @param {string} form */
  add(form) {
    const folded = fold(form);
    const key = this.key(form);
    this.forms.set(folded, (this.forms.get(folded) ?? new Set()).add(key));
    this.keys.set(key, (this.keys.get(key) ?? new Set()).add(folded));
  }

  /**
   * The stem under which a word stands in the index.
   * @param {string} word in lower case
   */
  key(word) {
    let stem = this.cache.get(word);
    if (stem === undefined) {
      stem = fold(this.stem(word.replace(/ё/g, "е")));
      this.cache.set(word, stem);
    }
    return stem;
  }

  /** @param {string} word @returns {Set<string>} stems of the index that this very word has, whatever its form or accents */
  exact(word) {
    const stems = new Set(this.forms.get(fold(word)));
    for (const each of [this.key(word), this.key(fold(word))]) {
      if (this.keys.has(each)) stems.add(each);
    }
    return stems;
  }

  /**
   * @param {string} word
   * @param {boolean} last whether it may be unfinished
   * @returns {Meaning[]} best first
   */
  meanings(word, last) {
    /** @type {Map<string, Meaning>} */ const found = new Map();
    /** @param {string} key @param {number} weight */
    const put = (key, weight) => {
      if (weight > (found.get(key)?.weight ?? 0)) found.set(key, { key, weight });
    };
    const folded = fold(word);
    // A form that stands in the guide is surely meant; one that only shares its stem, the less
    // surely the shorter the stem is: it may as well be a slip, or a word not yet finished.
    const sure = this.forms.has(folded);
    const near = sure ? [] : this.near(folded);
    for (const key of this.exact(word)) {
      if (this.forms.get(folded)?.has(key)) put(key, 1);
      else put(key, key.length > 4 ? LONG_STEM : SHORT_STEM);
    }

    if (last) {
      for (const form of this.starting(folded)) {
        const weight = BEGINNING * (folded.length / form.length) ** UNFINISHED * (sure ? WHOLE : 1);
        for (const key of this.forms.get(form) ?? []) put(key, weight);
      }
    }
    const stem = this.key(word);
    for (const key of this.roots.get(stem.slice(0, ROOT)) ?? []) {
      if (key !== stem && related(stem, key)) put(key, DERIVED);
    }
    const slip = MISTYPED * (last && found.size ? GOES_ON : 1);
    for (const { form, cost } of near) {
      for (const key of this.forms.get(form) ?? []) put(key, slip - SLIP * cost);
    }
    for (const of of [{ key: stem, weight: 1 }, ...found.values()]) {
      const kin = of.weight > SURE ? this.families.get(of.key) : undefined;
      for (const [key, sure] of kin ?? []) if (this.keys.has(key)) put(key, of.weight * sure);
    }
    return [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST);
  }

  /** @param {string} start folded @returns {string[]} forms that begin so, shortest first */
  starting(start) {
    const found = [];
    for (let at = this.place(start); this.sorted[at]?.startsWith(start); at++)
      found.push(/** @type {string} */ (this.sorted[at]));
    return found.sort((a, b) => a.length - b.length).slice(0, 24);
  }

  /** @param {string} start folded @returns {boolean} whether a form begins so */
  starts(start) {
    return !!this.sorted[this.place(start)]?.startsWith(start);
  }

  /** @param {string} start folded @returns {number} where it stands among the sorted forms, or would */
  place(start) {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {string} */ (this.sorted[middle]) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Forms that a word may be a slip of. Whole forms are compared, and their stems too, since
   * the form that was meant need not stand in the texts.
   * @param {string} word folded
   * @returns {{form: string, cost: number}[]} nearest first, at most four
   */
  near(word) {
    const known = this.nearby.get(word);
    if (known) return known;
    const found = this.findNear(word);
    this.nearby.set(word, found);
    return found;
  }

  /** @param {string} word */
  findNear(word) {
    if (!tolerance(word.length)) return [];
    const bits = letters(word);
    const stem = this.key(word);
    /** @type {{form: string, cost: number}[]} */ const found = [];
    this.sorted.forEach((form, at) => {
      if (form.length < 4) return;
      const limit = tolerance((word.length + form.length) / 2);
      if (count(bits ^ /** @type {number} */ (this.bits[at])) > limit + limit) return;
      let cost = distance(word, form, limit);
      if (stem.length > 3) {
        for (const key of this.forms.get(form) ?? []) {
          const short = Math.min(limit, tolerance((stem.length + key.length) / 2));
          const off = key.length > 3 ? distance(stem, key, short) : 9;
          if (off <= short) cost = Math.min(cost, off + 0.5);
        }
      }
      if (cost <= limit)
        found.push({ form, cost: cost + (form.charAt(0) === word.charAt(0) ? 0 : FIRST_LETTER) });
    });
    found.sort((a, b) => a.cost - b.cost);
    return found.filter((each) => each.cost <= (found[0]?.cost ?? 0) + 1).slice(0, 4);
  }
}

/** Whether two stems look like words of one root: договор, договарям. @param {string} a @param {string} b */
function related(a, b) {
  const longest = Math.max(a.length, b.length);
  let same = 0;
  while (same < longest && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return same >= ROOT && same >= longest * 0.6 && longest - same < 5;
}

/** All words of some texts. @param {Iterable<string>} texts @returns {Set<string>} */
export function vocabulary(texts) {
  /** @type {Set<string>} */ const all = new Set();
  for (const text of texts) for (const word of words(text)) all.add(word);
  return all;
}
