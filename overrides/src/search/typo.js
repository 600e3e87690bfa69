// How far a typed word is from a known one.

/** Letters often taken for each other, by sound or by neighbouring meaning; such a slip counts half. */
const ALIKE = "ао еи ий зс дт бп гк вф жш ъа ъо уо щш ыи яа юу цс ck sz iy ea ei";

/**
 * Distance in half steps: 2 for a letter too many, missing, wrong or swapped with its neighbour;
 * 1 for a doubled letter, a letter of a double left out, or one taken for its like.
 *
 * @param {string} typed
 * @param {string} known
 * @param {number} limit in half steps
 * @returns {number} `limit + 1` when it is further
 */
export function distance(typed, known, limit) {
  const rows = typed.length;
  const columns = known.length;
  if (Math.abs(rows - columns) * 1 > limit) return limit + 1;
  /** @type {number[]} */ let before = [];
  /** @type {number[]} */ let last = [0];
  for (let c = 1; c <= columns; c++) last[c] = /** @type {number} */ (last[c - 1]) + 2;

  for (let r = 1; r <= rows; r++) {
    const a = typed.charAt(r - 1);
    const row = [r * 2];
    let best = r * 2;
    for (let c = 1; c <= columns; c++) {
      const b = known.charAt(c - 1);
      const swap = a === b ? 0 : ALIKE.includes(a + b) || ALIKE.includes(b + a) ? 1 : 2;
      let cost = Math.min(
        /** @type {number} */ (last[c - 1]) + swap,
        /** @type {number} */ (last[c]) + (a === typed.charAt(r - 2) ? 1 : 2),
        /** @type {number} */ (row[c - 1]) + (b === known.charAt(c - 2) ? 1 : 2),
      );
      if (r > 1 && c > 1 && a === known.charAt(c - 2) && typed.charAt(r - 2) === b) {
        cost = Math.min(cost, /** @type {number} */ (before[c - 2]) + 2);
      }
      row.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(/** @type {number} */ (last[columns]), limit + 1);
}

/**
 * How many half steps a word of this length may be off: a short word is soon another word.
 *
 * @param {number} length
 * @returns {number}
 */
export function tolerance(length) {
  if (length < 4) return 0;
  if (length < 5) return 1;
  return length < 8 ? 3 : 4;
}

/**
 * A word's letters as bits, to see at once that two words can't be near.
 *
 * @param {string} word
 * @returns {number}
 */
export function letters(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) % 31);
  return bits;
}

/** @param {number} bits @returns {number} how many are set */
export function count(bits) {
  let n = 0;
  for (let rest = bits; rest; rest &= rest - 1) n++;
  return n;
}
