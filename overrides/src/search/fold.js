// Letters and words: the one place that says what a word is and which letters count as the same.

const MARKS = /[\u0300-\u036f]/g;
const APOSTROPHES = /[’‘ʼ`´]/g;

// An Italian or French elided article or pronoun before an apostrophe says nothing on its own.
const ELIDED = /(^|[^\p{L}])(?:un|[ldcsmtvn]|(?:a|da|de|ne|su|que)ll|quest|com|anch|dov)'(?=\p{L})/gu;

/**
 * Folds a text for comparing: lower case, ё → е, ѝ → и, and Latin letters without accents.
 * Cyrillic is never decomposed, since that would turn й into и.
 *
 * @param {string} text
 * @returns {string} as many letters as `text` has, for the letters of our four languages
 */
export function fold(text) {
  return text
    .toLowerCase()
    .replace(/ё/g, "е")
    .replace(/ѝ/g, "и")
    .replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize("NFD").replace(MARKS, ""));
}

/**
 * Splits a text into words in lower case, with their accents kept.
 * Apostrophes inside an English word vanish (`don’t` → `dont`), Italian elided words too
 * (`l’acconto` → `acconto`); a hyphen parts words.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  const plain = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/ѝ/g, "и")
    .replace(APOSTROPHES, "'")
    .replace(ELIDED, "$1")
    .replace(/'s(?![\p{L}])/gu, "")
    .replace(/(\p{L})'(?=\p{L})/gu, "$1");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
