// Snowball's English algorithm, "Porter 2" (snowballstem.org/algorithms/english), written as patterns.
import { region } from "./region.js";

const V = "aeiouy";
/** Endings and what takes their place, longer ones before those that end like them. */
const STEP2 =
  "ational=ate tional=tion ization=ize fulness=ful ousness=ous iveness=ive ation=ate biliti=ble lessli=less alism=al aliti=al ousli=ous iviti=ive fulli=ful entli=ent ator=ate izer=ize enci=ence anci=ance abli=able alli=al bli=ble logi=log";
const STEP3 = "ational=ate tional=tion alize=al icate=ic iciti=ic ical=ic ness= ful=";
const STEP4 = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic)$/;

/**
 * Replaces the longest ending of `table` that `word` has, if it lies behind `from`.
 * @param {string} word @param {string} table @param {number} from
 */
function replaceEnding(word, table, from) {
  for (const line of table.split(" ")) {
    const [end = "", put = ""] = line.split("=");
    if (word.endsWith(end)) return word.length - end.length < from ? word : word.slice(0, -end.length) + put;
  }
  return word;
}

/** Whether a word ends in a short syllable. @param {string} word */
const short = (word) => new RegExp(`(?:[^${V}][${V}][^${V}wxY]|^[${V}][^${V}])$`).test(word);

/**
 * @param {string} given folded: lower case, no accents
 * @returns {string}
 */
export function stemEn(given) {
  if (given.length < 3) return given;
  let word = given.replace(/^y/, "Y").replace(new RegExp(`([${V}])y`, "g"), "$1Y");
  const r1 = region(word, 0, V);
  const r2 = region(word, r1, V);

  if (/sses$/.test(word)) word = word.slice(0, -2);
  else if (/ie[ds]$/.test(word)) word = word.slice(0, word.length > 4 ? -2 : -1);
  else if (new RegExp(`[${V}].+s$`).test(word) && !/(?:us|ss)$/.test(word)) word = word.slice(0, -1);

  const eed = /eed(?:ly)?$/.exec(word);
  const ed = /(?:ed|edly|ing|ingly)$/.exec(word);
  if (eed) {
    if (eed.index >= r1) word = `${word.slice(0, eed.index)}ee`;
  } else if (ed && new RegExp(`[${V}]`).test(word.slice(0, ed.index))) {
    word = word.slice(0, ed.index);
    if (/(?:at|bl|iz)$/.test(word)) word += "e";
    else if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(word)) {
      if (!/^[aeo](?:..)$/.test(word)) word = word.slice(0, -1);
    } else if (short(word) && r1 >= word.length) word += "e";
  }
  if (new RegExp(`.[^${V}][yY]$`).test(word)) word = `${word.slice(0, -1)}i`;

  word = replaceEnding(word, STEP2, r1);
  if (/[cdeghkmnrt]li$/.test(word) && word.length - 2 >= r1) word = word.slice(0, -2);
  word = replaceEnding(word, STEP3, r1);
  if (/ative$/.test(word) && word.length - 5 >= r2) word = word.slice(0, -5);

  const last = STEP4.exec(word);
  if (last) {
    if (last.index >= r2) word = word.slice(0, last.index);
  } else if (/[st]ion$/.test(word) && word.length - 3 >= r2) word = word.slice(0, -3);

  if (/e$/.test(word)) {
    const at = word.length - 1;
    if (at >= r2 || (at >= r1 && !short(word.slice(0, -1)))) word = word.slice(0, -1);
  } else if (/ll$/.test(word) && word.length - 1 >= r2) word = word.slice(0, -1);
  return word.replace(/Y/g, "y");
}
