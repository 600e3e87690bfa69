// A light stemmer for Bulgarian, of our own: Snowball has none. It takes off article, ending and
// a suffix, and evens out the consonants that change (срок – срочен, плащам – платя).
// The rules stand in bg.json, which the build reads too (hooks/guide/search/bulgarian.py): each is a
// pattern and what takes its place, applied once, in their order.
// What it leaves apart (дни – ден) the index brings together with a table of word families.
import data from "./bg.json" with { type: "json" };

/** @type {[RegExp, string][]} */
const RULES = data.rules.map(([pattern, put]) => [new RegExp(pattern ?? ""), put ?? ""]);

/**
 * @param {string} word folded
 * @returns {string} a stem, to compare with other stems only
 */
export function stemBg(word) {
  if (word.length < 4) return word;
  return RULES.reduce((text, [pattern, put]) => text.replace(pattern, put), word);
}
