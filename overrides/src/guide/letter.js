/**
 * The text of a letter: what a reader's values become in it, and what is still missing. Pure.
 *
 * @typedef {{f: string}} Argument a field
 * @typedef {{c: string, o: Record<string, Segment[]>}} Choice variants by value, always with "other"
 * @typedef {string | Argument | Choice} Segment
 * @typedef {{subject: Segment[], body: Segment[]}} Letter
 * @typedef {{label: string, markers: Record<string, string>, tones: Record<string, Letter>}} LetterData
 *   one email in one language; `label` stands before the subject, markers for empty fields
 */
import { formatDate, formatMoney, formatNumber } from "./format.js";

// Without what would turn the rest of the letter round, end lines unseen, or isn't text at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNWANTED = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: old line ends
const LINE_END = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2060-\u2064\u3164]|[\ufe00-\ufe0f]/g;
const SURROGATES = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;

/**
 * A field's value as it may stand in a letter: on one line, or for `lines` on several.
 * @param {string} value what was typed or stored
 * @param {string} type type of the field
 */
export function cleanValue(value, type) {
  const text = value
    .replace(LINE_END, "\n")
    .replace(UNWANTED, "")
    .replace(/\t/g, " ")
    .replace(SURROGATES, (found) => (found.length === 2 ? found : "\ufffd"));
  if (!text.replace(INVISIBLE, "")) return "";
  if (type !== "lines") return text.replace(/\s*\n\s*/g, " ").trim();
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/**
 * What stands in the letter for a value; "" where the field counts as empty.
 * @param {string} value
 * @param {string} type
 * @param {string} lang language of the letter
 */
export function showValue(value, type, lang) {
  const clean = cleanValue(value, type);
  if (!clean) return "";
  if (type === "date") return formatDate(clean, lang);
  if (type === "money") return formatMoney(clean, lang);
  if (type === "number") return formatNumber(clean, lang);
  return clean;
}

/**
 * The variant of a choice to show.
 * @param {Choice} choice
 * @param {Record<string, string>} choices chosen values by field
 * @returns {Segment[]}
 */
export function variant(choice, choices) {
  const value = choices[choice.c] ?? "";
  return (Object.keys(choice.o).includes(value) ? choice.o[value] : choice.o.other) ?? [];
}

/**
 * Plain text of segments.
 * @param {Segment[]} segments
 * @param {(field: string) => string} show what stands for a field
 * @param {Record<string, string>} choices
 * @returns {string}
 */
export function renderText(segments, show, choices) {
  return segments
    .map((segment) => {
      if (typeof segment === "string") return segment;
      return "f" in segment ? show(segment.f) : renderText(variant(segment, choices), show, choices);
    })
    .join("");
}

/**
 * Fields that the text shows, in its order, each once.
 * @param {Segment[]} segments
 * @param {Record<string, string>} choices
 * @returns {string[]}
 */
export function shownFields(segments, choices) {
  const found = segments.flatMap((segment) => {
    if (typeof segment === "string") return [];
    return "f" in segment ? [segment.f] : shownFields(variant(segment, choices), choices);
  });
  return [...new Set(found)];
}

/**
 * Choices that the text asks for, each once.
 * @param {Segment[]} segments
 * @returns {string[]}
 */
export function askedChoices(segments) {
  const found = segments.flatMap((segment) =>
    typeof segment === "string" || "f" in segment
      ? []
      : [segment.c, ...Object.values(segment.o).flatMap(askedChoices)],
  );
  return [...new Set(found)];
}

/**
 * Whether something is letter data: a script of another version may bring anything.
 * @param {any} data
 * @returns {data is LetterData}
 */
export function isLetterData(data) {
  const tones = Object.values(data?.tones ?? {});
  return (
    tones.length > 0 &&
    typeof data.label === "string" &&
    tones.every((/** @type {any} */ tone) => Array.isArray(tone?.subject) && Array.isArray(tone?.body))
  );
}
