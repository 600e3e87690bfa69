/**
 * A letter in the page: reading its segments out of the HTML, showing others in their place, and
 * filling them in.
 *
 * @import {Choice, Letter, LetterData, Segment} from "./letter.js"
 */
import { variant } from "./letter.js";
import { all, make, need, setText } from "./dom.js";

/**
 * The email that a widget's HTML holds, before anything is filled in.
 * @param {HTMLElement} root
 * @returns {LetterData}
 */
export function readEmail(root) {
  /** @type {Record<string, string>} */
  const markers = Object.create(null);
  for (const field of all(root, "bdi[data-field]", HTMLElement)) {
    markers[field.dataset.field ?? ""] = field.textContent ?? "";
  }
  const label = need(root, "[data-subject-label]", HTMLElement).textContent ?? "";
  const sheets = all(root, "[data-letter]", HTMLElement);
  const tones = Object.fromEntries(sheets.map((sheet) => [sheet.dataset.letter, readLetter(sheet)]));
  return { label: label.replace(/:\s*$/, ""), markers, tones };
}

/**
 * The letter that the HTML holds.
 * @param {HTMLElement} element with a `data-letter`
 * @returns {Letter}
 */
function readLetter(element) {
  return {
    subject: readSegments(need(element, "[data-subject]", HTMLElement)),
    body: readSegments(need(element, "[data-body]", HTMLElement)),
  };
}

/**
 * @param {Node} parent
 * @returns {Segment[]}
 */
function readSegments(parent) {
  return Array.from(parent.childNodes).map((node) => {
    if (!(node instanceof HTMLElement)) return node.textContent ?? "";
    const { field, choice } = node.dataset;
    if (field) return { f: field };
    /** @type {Record<string, Segment[]>} */
    const options = Object.create(null);
    for (const option of Array.from(node.children)) {
      if (option instanceof HTMLElement) options[option.dataset.option ?? ""] = readSegments(option);
    }
    return { c: choice ?? "", o: options };
  });
}

/**
 * Puts another letter into the element, as the server would have written it.
 * @param {HTMLElement} element
 * @param {Letter} letter
 */
export function writeLetter(element, letter) {
  need(element, "[data-subject]", HTMLElement).replaceChildren(...writeSegments(letter.subject));
  need(element, "[data-body]", HTMLElement).replaceChildren(...writeSegments(letter.body));
}

/**
 * @param {Segment[]} segments
 * @returns {(Node | string)[]}
 */
function writeSegments(segments) {
  return segments.map((segment) => {
    if (typeof segment === "string") return segment;
    if ("f" in segment) return make("bdi", { class: "letter__field", "data-field": segment.f });
    const options = Object.entries(segment.o).map(([value, content]) =>
      make("span", { "data-option": value }, ...writeSegments(content)),
    );
    return make("span", { "data-choice": segment.c }, ...options);
  });
}

/**
 * Fills the fields of the element and shows the chosen variants.
 * @param {HTMLElement} element
 * @param {(field: string) => string} show what stands for a field; "" where it's empty
 * @param {Record<string, string>} markers what stands for an empty one
 * @param {Record<string, string>} choices
 */
export function fillLetter(element, show, markers, choices) {
  for (const field of element.querySelectorAll("[data-field]")) {
    if (!(field instanceof HTMLElement)) continue;
    const id = field.dataset.field ?? "";
    const value = show(id);
    setText(field, value || (markers[id] ?? `[${id}]`));
    field.classList.toggle("letter__field--empty", !value);
  }
  for (const choice of element.querySelectorAll("[data-choice]")) {
    if (!(choice instanceof HTMLElement)) continue;
    const options = Array.from(choice.children).filter((option) => option instanceof HTMLElement);
    /** @type {Choice} */
    const found = { c: choice.dataset.choice ?? "", o: Object.create(null) };
    for (const option of options) found.o[option.dataset.option ?? ""] = [option.dataset.option ?? ""];
    const [chosen] = variant(found, choices);
    for (const option of options) option.hidden = option.dataset.option !== chosen;
  }
}
