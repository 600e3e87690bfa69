/**
 * Where Snowball's regions R1 and R2 begin: behind the first consonant after a vowel.
 *
 * @param {string} word
 * @param {number} from where to look from
 * @param {string} vowels
 * @returns {number} the word's length where there is no such place
 */
export function region(word, from, vowels) {
  const found = new RegExp(`[${vowels}][^${vowels}]`).exec(word.slice(from));
  return found ? from + found.index + 2 : word.length;
}
