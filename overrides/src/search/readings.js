import { words } from "./fold.js";
import { relayout } from "./layouts.js";
import { transliterate } from "./translit.js";

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */

/** @param {Lexicon} lexicon @param {string} text @param {boolean} open whether the last word may be unfinished */
function known(lexicon, text, open) {
  const list = words(text);
  if (!list.length) return 0;
  const sum = list.reduce(
    (all, word, at) => all + (lexicon.meanings(word, open && at === list.length - 1)[0]?.weight ?? 0),
    0,
  );
  return sum / list.length;
}

/**
 * What was meant: the text as typed, unless another keyboard layout or Cyrillic read from Latin
 * letters gives words that the index knows better.
 *
 * @param {string} text as typed
 * @param {{lang: string, latin: string}} data of the language
 * @param {Lexicon} lexicon
 * @param {boolean} open
 * @returns {string}
 */
export function bestReading(text, { lang, latin }, lexicon, open) {
  const foreign = lang === "bg" || lang === "ru" ? /[a-z]/i : /[а-яё]/i;
  if (!foreign.test(text)) return text;
  let best = text;
  // Foreign letters are right where the guide itself has such a word; a doubtful match isn't enough.
  let most = Math.max(known(lexicon, text, false), 0.3);
  for (const reading of [...relayout(text, lang), ...transliterate(text, latin, lexicon)]) {
    const share = known(lexicon, reading, open);
    if (share > most + 0.001) {
      most = share;
      best = reading;
    }
  }
  return best;
}
