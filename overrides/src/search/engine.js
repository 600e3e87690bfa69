import MiniSearch from "minisearch";
import { readUnits } from "./data.js";
import { fold, words } from "./fold.js";
import { Lexicon, vocabulary } from "./lexicon.js";
import { rank, TUNING } from "./ranking.js";
import { Resolver } from "./resolver.js";

/** @typedef {import("./data.js").RawIndex} RawIndex */
/** @typedef {import("./ranking.js").Ranked} Ranked */
/** @typedef {import("./ranking.js").Scored} Scored */

/**
 * @typedef {object} Result a page that answers
 * @property {string} url relative to the language's root
 * @property {string} kind guide, email, checklist or law
 * @property {string} title
 * @property {string} anchor of the section that answers best, empty for the page as a whole
 * @property {string} heading that section's
 * @property {string} excerpt the page's description
 * @property {string[]} mentions words found in the text, where title, heading and description show none
 * @property {{anchor: string, heading: string}[]} more further sections
 * @property {number} score
 * @property {[word: string, stem: string, sure: number][]} why how each word of the query was found; no stem: not at all
 */
/**
 * @typedef {object} Answer
 * @property {string} reading the query as it was understood
 * @property {number} total how many pages were found
 * @property {Result[]} results best first
 * @property {string[]} forms folded words to mark in the results and on the page
 */

const MOST_SECTIONS = 2;
const MOST_MENTIONS = 4;
/** Pages with less than this share of the best one's score aren't results. */
const FAINT = 0.2;
/** Words matched less surely than this aren't marked. */
const MARKED = 0.3;

/** Searches one language's index. */
export class Engine {
  /** @param {RawIndex} raw checked by `isIndex` */
  constructor(raw) {
    const { pages, units, forms } = readUnits(raw);
    this.pages = pages;
    this.units = units;
    // Words of synonyms too, so that slips and beginnings of them are understood.
    const texts = [
      ...units.map((unit) => unit.head),
      ...pages.map((page) => page.description),
      ...raw.synonyms.flat(),
    ];
    this.lexicon = new Lexicon(new Set([...forms, ...vocabulary(texts)]), raw);
    this.resolver = new Resolver(this.lexicon, raw);
    /** Telling stems of each unit's head. */
    this.heads = units.map(
      (unit) => new Set(this.resolver.content(words(unit.head)).map((word) => this.lexicon.key(word))),
    );
    /** @type {Map<string, [unit: number, score: number][]>} */
    this.cache = new Map();
    this.mini = new MiniSearch({
      fields: ["head", "text"],
      tokenize: words,
      processTerm: (term) => this.lexicon.key(term),
    });
    this.mini.addAll(
      units.map((unit, id) => ({
        id,
        head: unit.head,
        text: unit.type === "title" ? `${pages[unit.page]?.description} ${unit.text}` : unit.text,
      })),
    );
  }

  /**
   * Where a stem stands, or several stand together, with the mean of MiniSearch's BM25+ scores.
   * @param {string} key
   */
  postings(key) {
    let list = this.cache.get(key);
    if (!list) {
      const parts = key.split(" ");
      list = this.mini
        .search(key, {
          tokenize: () => parts,
          processTerm: (term) => term,
          combineWith: "AND",
          boost: { head: TUNING.head / parts.length, text: TUNING.text / parts.length },
        })
        .map((each) => /** @type {[number, number]} */ ([each.id, each.score]));
      this.cache.set(key, list);
    }
    return list;
  }

  /**
   * @param {import("./resolver.js").Term} term
   * @returns {Scored}
   */
  score(term) {
    /** @type {Scored["hits"]} */ const hits = new Map();
    const size = this.units.length;
    let worth = 0;
    for (const { key, weight } of term.meanings) {
      const found = this.postings(key);
      const keys = key.split(" ");
      worth = Math.max(worth, weight * Math.log(1 + size / (1 + found.length)));
      for (const [unit, score] of found) {
        const value = score * weight * term.weight;
        if (value > (hits.get(unit)?.value ?? 0)) hits.set(unit, { value, part: weight, keys });
      }
    }
    // A word that nothing in the guide explains tells as much as a rare one.
    return { word: term.word, worth: (worth || Math.log(1 + size)) * term.weight, hits, kind: term.kind };
  }

  /**
   * @param {string} query as typed
   * @param {number} [limit] of pages
   * @returns {Answer}
   */
  search(query, limit = 12) {
    const { reading, terms, wishes } = this.resolver.resolve(query);
    const scored = terms.map((term) => this.score(term));
    const all = rank(this.pages, this.units, this.heads, scored, wishes);
    const ranked = all.filter((each) => each.score > (all[0]?.score ?? 0) * FAINT);
    const sure = terms.flatMap((term) =>
      term.meanings.filter(({ weight }) => weight * term.weight >= MARKED),
    );
    // The words of a phrase that stands for another mean nothing alone: "won’t use" for "reject".
    const keys = sure.map(({ key }) => key).filter((key) => !key.includes(" "));
    const forms = new Set(
      keys.flatMap((key) => [...(this.lexicon.keys.get(key) ?? [])]).filter((form) => form.length > 2),
    );
    return {
      reading,
      total: ranked.length,
      results: ranked.slice(0, limit).map((each) => this.result(each, scored, forms)),
      forms: [...forms],
    };
  }

  /**
   * @param {Ranked} ranked
   * @param {Scored[]} terms
   * @param {Set<string>} forms
   * @returns {Result}
   */
  result({ page: number, score, units }, terms, forms) {
    const page = /** @type {import("./data.js").Page} */ (this.pages[number]);
    const unit = (/** @type {number} */ id) => /** @type {import("./data.js").Unit} */ (this.units[id]);
    const best = unit(/** @type {number} */ (units[0]));
    /** @param {string} text */
    const found = (text) => words(text).filter((word) => forms.has(fold(word)));
    const sections = units
      .map(unit)
      .filter((each) => each.anchor && each !== best && found(each.head).length);
    const heading = best.anchor && best.head;
    const mentions = found(`${page.title} ${heading} ${page.description}`).length
      ? []
      : new Set(found(units.map((id) => unit(id).text).join(" ")));
    return {
      url: page.url,
      kind: best.anchor === "checklist" ? "checklist" : page.kind,
      title: page.title,
      anchor: best.anchor,
      heading,
      excerpt: page.description,
      mentions: [...mentions].slice(0, MOST_MENTIONS),
      more: sections.slice(0, MOST_SECTIONS).map(({ anchor, head }) => ({ anchor, heading: head })),
      score,
      why: terms.map((term) => {
        const hit = units.map((id) => term.hits.get(id)).find(Boolean);
        return [term.word, hit?.keys.join(" ") ?? "", hit?.part ?? 0];
      }),
    };
  }
}
