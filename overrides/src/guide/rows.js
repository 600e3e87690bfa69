/**
 * One item of a checklist and the elements that show it.
 *
 * @import {Item} from "../state/ticks.js"
 * @import {Tick} from "../state/shape.js"
 * @import {Words} from "./format.js"
 * @typedef {object} Row
 * @property {Item} item
 * @property {HTMLElement} element
 * @property {HTMLInputElement} box
 * @property {HTMLInputElement} skip says that the item doesn't apply
 * @property {HTMLTextAreaElement} note
 * @property {number | null} due days from the last working day
 *
 * @typedef {object} Setting what all rows of a list share
 * @property {Words} words
 * @property {string} lang
 * @property {string} lastDay last working day of the case, YYYY-MM-DD or ""
 */
import { need, setText } from "./dom.js";
import { addDays, formatDate, today } from "./format.js";

/**
 * Reads a row out of the list's HTML.
 * @param {HTMLElement} element
 * @returns {Row}
 */
export function readRow(element) {
  const { item: id = "", revision = "", former = "", due } = element.dataset;
  return {
    item: { id, revision, former: former.split(" ").filter(Boolean) },
    element,
    box: need(element, "[data-tick]", HTMLInputElement),
    skip: need(element, "[data-skip]", HTMLInputElement),
    note: need(element, "[data-note]", HTMLTextAreaElement),
    due: due === undefined ? null : Number(due),
  };
}

/**
 * Shows a tick in its row.
 * @param {Row} row
 * @param {Tick | undefined} tick
 * @param {boolean} changed whether the wording has changed since
 * @param {Setting} setting
 */
export function showTick(row, tick, changed, setting) {
  const { element, box, skip, note } = row;
  const state = tick?.state ?? "";
  const words = tick?.note ?? "";
  box.checked = state === "done";
  box.disabled = state === "na";
  skip.checked = state === "na";
  // Setting an equal value would move the cursor of somebody who is writing.
  if (note.value !== words) note.value = words;
  element.classList.toggle("item--done", state === "done");
  element.classList.toggle("item--aside", state === "na");
  need(element, "[data-changed]", HTMLElement).hidden = !changed;
  const own = need(element, "[data-own]", HTMLElement);
  setText(own, words);
  own.hidden = !words;
  setText(need(element, "[data-ticked]", HTMLElement), tickedText(tick, setting));
  const due = element.querySelector("[data-due-text]");
  if (due) {
    setText(due, dueText(row, state, setting));
    due.classList.toggle("item__due--late", isLate(row, state, setting));
  }
}

/**
 * @param {Tick | undefined} tick
 * @param {Setting} setting
 */
function tickedText(tick, { words, lang }) {
  if (tick?.state === "na") return words("checklist-skip");
  const date = tick?.state === "done" ? formatDate(tick.at, lang) : "";
  return date && words("checklist-ticked", { date });
}

/**
 * When an item is due: the day where the case has a last working day, else in words relative to it.
 * @param {Row} row
 * @param {string} state
 * @param {Setting} setting
 */
export function dueText(row, state, setting) {
  const element = row.element.querySelector("[data-due-text]");
  if (!(element instanceof HTMLElement)) return "";
  // What the page came with is kept: the day may be taken away again.
  element.dataset.relative ??= element.textContent ?? "";
  const day = dueDay(row, setting);
  if (!day) return element.dataset.relative;
  if (!state && day === today()) return setting.words("checklist-due-today");
  const key = isLate(row, state, setting) ? "checklist-due-was" : "checklist-due-by";
  return setting.words(key, { date: formatDate(day, setting.lang) });
}

/**
 * @param {Row} row
 * @param {string} state
 * @param {Setting} setting
 */
function isLate(row, state, setting) {
  const day = dueDay(row, setting);
  return state === "" && day !== "" && day < today();
}

/**
 * @param {Row} row
 * @param {Setting} setting
 */
function dueDay(row, { lastDay }) {
  return row.due === null ? "" : addDays(lastDay, row.due);
}
