// Cyrillic written with Latin letters, as people do on a foreign keyboard: no one standard, so a
// piece has several readings (the index lists them), and the words of the index decide between them.
import { fold, words } from "./fold.js";

const LONGEST = 4;
/** Steps that a word may take: the readings of a long one are many. */
const MOST_STEPS = 4000;

/**
 * @param {string} text as typed
 * @param {string} latin the readings: pieces parted by commas, each with what it may stand for
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {string[]} the text in Cyrillic; none where the language isn't written so
 */
export function transliterate(text, latin, lexicon) {
  if (!latin || !/[a-z]/i.test(text)) return [];
  /** @type {Map<string, string[]>} */ const table = new Map();
  for (const line of latin.split(",")) {
    const [piece = "", ...readings] = line.split(" ");
    table.set(piece, readings);
  }
  const list = words(text).map((word) =>
    /[a-z]/.test(word) && !lexicon.forms.has(fold(word)) ? decode(word, table, lexicon) : word,
  );
  return [list.join(" ")];
}

/**
 * @param {string} word
 * @param {Map<string, string[]>} table
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {string} a word of the index, else what goes farthest as one, with a likely end
 */
function decode(word, table, lexicon) {
  let best = "";
  let farthest = -1;
  let steps = 0;
  /** The rest by the likeliest readings. @param {number} from @returns {string} */
  const rest = (from) => {
    if (from >= word.length) return "";
    let size = LONGEST;
    while (size > 1 && !table.has(word.slice(from, from + size))) size--;
    const piece = word.slice(from, from + size);
    return (table.get(piece)?.[0] ?? piece) + rest(from + size);
  };
  /** @param {string} out @param {number} from @returns {boolean} whether a word was found */
  const go = (out, from) => {
    if (!lexicon.starts(out) || steps++ > MOST_STEPS) return false;
    const found = from === word.length && lexicon.forms.has(out);
    if (from > farthest || found) {
      farthest = from;
      best = out + rest(from);
    }
    // No letters at all may stand for one, too: the soft sign is often left out.
    for (let size = LONGEST; size >= 0 && !found; size--) {
      if (from + size > word.length) continue;
      for (const reading of table.get(word.slice(from, from + size)) ?? []) {
        if (go(out + reading, from + size)) return true;
      }
    }
    return found;
  };
  go("", 0);
  return best;
}
