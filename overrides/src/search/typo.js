// How far a typed word is from a known one.

/** Letters often taken for each other, by sound or by neighbouring meaning; such a slip counts half. */
const PAIRS = "ао еи ий зс дт бп гк вф жш ъа ъо уо щш ыи яа юу цс ck sz iy ea ei";
/** @type {Set<number>} both letters' codes in one number */
const ALIKE = new Set();
for (const pair of PAIRS.split(" ")) {
  const [a, b] = [pair.charCodeAt(0), pair.charCodeAt(1)];
  ALIKE.add(a * 65536 + b).add(b * 65536 + a);
}

const LONGEST = 40;
/** Three rows of the table, used again and again. */
const rows = [0, 1, 2].map(() => new Int32Array(LONGEST + 1));

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
  const width = known.length;
  if (Math.abs(typed.length - width) > limit || width > LONGEST || typed.length > LONGEST) return limit + 1;
  let [before, last, row] = /** @type {[Int32Array, Int32Array, Int32Array]} */ (rows);
  for (let c = 0; c <= width; c++) last[c] = c * 2;
  for (let r = 1; r <= typed.length; r++) {
    const a = typed.charCodeAt(r - 1);
    const up = a === typed.charCodeAt(r - 2) ? 1 : 2;
    let best = r * 2;
    row[0] = best;
    for (let c = 1; c <= width; c++) {
      const b = known.charCodeAt(c - 1);
      const swap = a === b ? 0 : ALIKE.has(a * 65536 + b) ? 1 : 2;
      const left = b === known.charCodeAt(c - 2) ? 1 : 2;
      let cost = Math.min(at(last, c - 1) + swap, at(last, c) + up, at(row, c - 1) + left);
      if (r > 1 && c > 1 && a === known.charCodeAt(c - 2) && typed.charCodeAt(r - 2) === b) {
        cost = Math.min(cost, at(before, c - 2) + 2);
      }
      row[c] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(at(last, width), limit + 1);
}

/** @param {Int32Array} row @param {number} index */
const at = (row, index) => /** @type {number} */ (row[index]);

/**
 * How many half steps a word of this length may be off: a short word is soon another word.
 *
 * @param {number} length
 * @returns {number}
 */
export function tolerance(length) {
  if (length < 4) return 0;
  return length < 7.5 ? 2 : 4;
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
