import { stemBg } from "./bg.js";
import { stemEn } from "./en.js";
import { stemIt } from "./it.js";
import { stemRu } from "./ru.js";

/** @type {Record<string, (word: string) => string>} */
const STEMMERS = { bg: stemBg, en: stemEn, it: stemIt, ru: stemRu };

/**
 * The stemmer of a language; a language without one leaves its words as they are.
 *
 * @param {string} lang
 * @returns {(word: string) => string} from a word in lower case to a stem
 */
export function stemmer(lang) {
  return STEMMERS[lang] ?? ((word) => word);
}
