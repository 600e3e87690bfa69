// Snowball's Italian algorithm (snowballstem.org/algorithms/italian), written as patterns.
import { region } from "./region.js";

const V = "aeiouàèìòù";
const PRONOUN =
  /^(.*(?:ando|endo|(ar|er|ir)))(?:ci|gli|la|le|li|lo|mi|ne|si|ti|vi|sene|gliel[aeio]|gliene|[mtcv]el[aeio]|[mtcv]ene)$/;
const VERB =
  /(?:[ei]r(?:à|ai|anno|e|ebbe|ebbero|ei|emmo|emo|este|esti|ete|ò|ono)|[aei]mmo|[ei]ssero|[aei]v(?:a|amo|ano|ate|i|o)|[aiu]t[aeio]|ete|are|arono|ass(?:e|ero|i|imo)|ando|end[aeio]|ano|isc(?:a|ano|e|i|o|ono)|[iY]amo|ono|[ai]r)$/;

/** Endings of nouns and adjectives; `in`: the region they must lie in; `before`: what may go before them, in R2.
 * @type {{ends: RegExp, in: "rv" | "r1" | "r2", put?: string, before?: RegExp}[]} */
const STANDARD = [
  { ends: /amente$/, in: "r1", before: /(?:ativ|iv|os|ic|abil)$/ },
  { ends: /[ai]ment[oi]$/, in: "rv" },
  { ends: /(?:azion[ei]|ator[ei])$/, in: "r2", before: /ic$/ },
  { ends: /logi[ae]$/, in: "r2", put: "log" },
  { ends: /u[sz]ion[ei]$/, in: "r2", put: "u" },
  { ends: /enz[ae]$/, in: "r2", put: "ente" },
  { ends: /ità$/, in: "r2", before: /(?:abil|ic|iv)$/ },
  { ends: /iv[aeio]$/, in: "r2", before: /(?:icat|at)$/ },
  {
    ends: /(?:anz[ae]|ic[oiae]|ich[ei]|ism[oi]|[ai]bil[ei]|ist[aeiàèì]|os[oiae]|mente|atric[ei]|ant[ei])$/,
    in: "r2",
  },
];

/** @param {string} word */
function regionRv(word) {
  const vowel = new RegExp(`[${V}]`);
  const at = (/** @type {RegExp} */ what, /** @type {number} */ from) => {
    const found = word.slice(from).search(what);
    return found < 0 ? word.length : from + found + 1;
  };
  if (word.length < 2) return word.length;
  if (!vowel.test(word.charAt(1))) return at(vowel, 2);
  if (vowel.test(word.charAt(0))) return at(new RegExp(`[^${V}]`), 2);
  return 3;
}

/**
 * @param {string} word lower case, with its accents
 * @returns {string} without capitals; accents of the stem kept
 */
export function stemIt(word) {
  let text = word
    .replace(/[áéíóú]/g, (c) => "àèìòù".charAt("áéíóú".indexOf(c)))
    .replace(/qu/g, "qU")
    .replace(new RegExp(`([${V}])([ui])(?=[${V}])`, "g"), (_, a, b) => a + b.toUpperCase());
  const rv = regionRv(text);
  const r1 = region(text, 0, V);
  const start = { rv, r1, r2: region(text, r1, V) };

  const pronoun = PRONOUN.exec(text);
  if (pronoun?.[1] && pronoun[1].length - (pronoun[2] ? 2 : 4) >= rv) {
    text = pronoun[2] ? `${pronoun[1]}e` : pronoun[1];
  }
  let cut = false;
  const rule = STANDARD.find((each) => each.ends.test(text));
  const end = rule ? text.search(rule.ends) : -1;
  if (rule && end >= start[rule.in]) {
    cut = true;
    text = text.slice(0, end) + (rule.put ?? "");
    const more = rule.before?.exec(text);
    if (more && more.index >= start.r2) text = text.slice(0, more.index);
  }
  if (!cut) {
    const verb = text.slice(rv).search(VERB);
    if (verb >= 0) text = text.slice(0, rv + verb);
  }
  const vowel = text.slice(rv).search(/i?[aeioàèìò]$/);
  if (vowel >= 0) text = text.slice(0, rv + vowel);
  if (/[cg]h$/.test(text) && text.length - 2 >= rv) text = text.slice(0, -1);
  return text.toLowerCase();
}
