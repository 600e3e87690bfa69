/** Finding by words, forgiving about accents and endings. Pure. */

/**
 * Text as it's compared: small letters, no accents, ё as е.
 * @param {string} text
 */
export function fold(text) {
  // й is и with a breve in decomposed form: kept apart, as the two are different letters.
  return text
    .toLowerCase()
    .replace(/ё/g, "е")
    .replace(/й/g, "\ue000")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/\ue000/g, "й");
}

/**
 * Whether each word of the query begins a word of the text; of long words the ending doesn't count.
 * @param {string} query
 * @param {string} text
 */
export function matches(query, text) {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u);
  const asked = fold(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return asked.every((word) => {
    const stem = word.length > 5 ? word.slice(0, -2) : word;
    return words.some((one) => one.startsWith(stem));
  });
}
