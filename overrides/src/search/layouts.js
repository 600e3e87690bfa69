// What somebody meant who typed with the wrong keyboard layout on.
// Each layout is the row of letters that stand on the keys below, in the same order.

const KEYS = "`qwertyuiop[]\\asdfghjkl;'zxcvbnm,./";

/** @type {Record<string, string[]>} layouts in use for a language, the commonest first */
const LAYOUTS = {
  bg: [
    // БДС 5237, then the phonetic layouts: the traditional one and that of 2006.
    " ,уеишщксдзц;(ьяаожгтнвмчюйъэфхпрлб",
    "чявертъуиопшщюасдфгхйкл;'зьцжбнм,./",
    "ючшертъуиопящьасдфгхйкл;'зжцвбнм,./",
  ],
  ru: ["ёйцукенгшщзхъ\\фывапролджэячсмитьбю."],
};

/**
 * @param {string} text @param {string} from @param {string} to
 * @returns {string}
 */
function retype(text, from, to) {
  return [...text.toLowerCase()].map((letter) => to.charAt(from.indexOf(letter)) || letter).join("");
}

/**
 * Readings of a text as if typed with another layout: Latin letters as Cyrillic ones where the
 * language is written so, Cyrillic letters as Latin ones elsewhere. Punctuation counts, since
 * keys such as `[` and `;` carry letters; so this takes the text as typed.
 *
 * @param {string} text
 * @param {string} lang
 * @returns {string[]}
 */
export function relayout(text, lang) {
  const own = LAYOUTS[lang];
  if (own) return /[a-z]/i.test(text) ? own.map((layout) => retype(text, KEYS, layout)) : [];
  if (!/[а-яё]/i.test(text)) return [];
  return Object.values(LAYOUTS)
    .flat()
    .map((layout) => retype(text, layout, KEYS));
}
