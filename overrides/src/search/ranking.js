// From words found in units to pages in order.

/** @typedef {import("./data.js").Page} Page */
/** @typedef {import("./data.js").Unit} Unit */
/** @typedef {{value: number, part: number, keys: string[]}} Hit a term in a unit: score, how sure (0–1), and by which stems */
/**
 * @typedef {object} Scored a term of the query and where it was found
 * @property {string} word
 * @property {number} worth how much it tells: high for a rare word
 * @property {Map<number, Hit>} hits by unit
 * @property {string} kind of page that the word asks for, or ""
 */
/**
 * @typedef {object} Ranked
 * @property {number} page
 * @property {number} score
 * @property {number[]} units of the page with a hit; the first is the place to lead to
 */

/** What decides on the order; set by hand on the dev half of the judged queries. */
export const TUNING = {
  /** Weight of titles, other names and headings against the text. */
  head: 6.5,
  text: 1.2,
  /** Weight of the kinds of unit. @type {Record<Unit["type"], number>} */
  type: { title: 1, alias: 0.85, section: 0.2 },
  /** Power of the share of the query that was found. */
  cover: 1.3,
  /** Bonus for a head that says just what was asked. */
  exact: 1.15,
  /** Weight of all words found on the page, wherever, and of its second best unit. */
  page: 0.32,
  second: 0.55,
  /** How well a word that asks for a kind of page is answered by that kind itself. */
  asked: 0.75,
  /** Factor for the kinds as such (others: 1). @type {Record<string, number>} */
  kind: { email: 0.75, checklist: 0.9, law: 0.75, reference: 0.72 },
};

/**
 * @param {Page[]} pages
 * @param {Unit[]} units
 * @param {Set<string>[]} heads telling stems of each unit's head
 * @param {Scored[]} terms
 * @param {Record<string, number>} wishes a kind of page that was asked for → factor
 * @returns {Ranked[]} best first, only pages with a hit
 */
export function rank(pages, units, heads, terms, wishes) {
  const all = terms.reduce((sum, term) => sum + term.worth, 0) || 1;
  const ranked = pages.map((page, number) => {
    /** @param {Scored} term @param {Hit | undefined} hit how much of the query that covers */
    const covered = (term, hit) =>
      term.worth * Math.max(hit?.part ?? 0, term.kind === page.kind ? TUNING.asked : 0);
    /** @type {[unit: number, score: number][]} */ const scored = [];
    /** @type {[unit: number, score: number][]} */ const places = [];
    /** @type {Map<Scored, Hit>} */ const best = new Map();
    for (const unit of page.units) {
      let sum = 0;
      let cover = 0;
      let told = 0;
      for (const term of terms) {
        const hit = term.hits.get(unit);
        cover += covered(term, hit);
        if (!hit) continue;
        sum += hit.value;
        if (hit.keys.every((key) => heads[unit]?.has(key))) told += hit.part;
        if (hit.value > (best.get(term)?.value ?? 0)) best.set(term, hit);
      }
      if (!sum) continue;
      const share = cover / all;
      const exact = Math.min(1, told / (heads[unit]?.size || 1)) * share;
      const type = TUNING.type[units[unit]?.type ?? "section"];
      const score = sum * share ** TUNING.cover * (1 + TUNING.exact * exact);
      scored.push([unit, score * type]);
      places.push([unit, score]);
    }
    scored.sort((a, b) => b[1] - a[1]);
    places.sort((a, b) => b[1] - a[1]);
    let sum = 0;
    let cover = 0;
    for (const term of terms) {
      const hit = best.get(term);
      sum += hit?.value ?? 0;
      cover += covered(term, hit);
    }
    const base =
      (scored[0]?.[1] ?? 0) +
      TUNING.second * (scored[1]?.[1] ?? 0) +
      TUNING.page * sum * (cover / all) ** TUNING.cover;
    const factor = (TUNING.kind[page.kind] ?? 1) * (wishes[page.kind] ?? 1);
    return { page: number, score: base * factor, units: places.map(([unit]) => unit) };
  });
  return ranked.filter((each) => each.score > 0).sort((a, b) => b.score - a.score);
}
