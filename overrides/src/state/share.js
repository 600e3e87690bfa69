/**
 * Links that carry a checklist's ticks, in the part of the address that no server sees. Only item
 * ids are in them: no names, notes or dates.
 *
 * @import {Ticks} from "./shape.js"
 * @import {Item} from "./ticks.js"
 * @typedef {{done: string[], aside: string[]}} Shared ids of items
 */
import { stateOf } from "./ticks.js";

const LONGEST = 4000;

/**
 * Fragment of a link with the ticks of a list, without "#".
 * @param {string} list id of the checklist
 * @param {Ticks | undefined} ticks
 * @param {Item[]} items
 */
export function encodeShare(list, ticks, items) {
  const ids = (/** @type {string} */ state) =>
    items
      .filter((item) => stateOf(ticks, item) === state)
      .map((item) => item.id)
      .join(",");
  return `ticks=${list}&done=${ids("done")}&na=${ids("na")}`;
}

/**
 * What the fragment of an address brings for a list: null where it's no share link, empty lists
 * where it holds nothing for this one. Former ids count for the items that replaced them.
 * @param {string} fragment with or without "#"
 * @param {string} list
 * @param {Item[]} items
 * @returns {Shared | null}
 */
export function decodeShare(fragment, list, items) {
  const text = fragment.replace(/^#/, "");
  if (!text.startsWith("ticks=")) return null;
  const data = new URLSearchParams(text.slice(0, LONGEST));
  if (data.get("ticks") !== list) return { done: [], aside: [] };
  const done = known(data.get("done"), items);
  const aside = known(data.get("na"), items).filter((id) => !done.includes(id));
  return { done, aside };
}

/**
 * @param {string | null} text ids with commas between
 * @param {Item[]} items
 */
function known(text, items) {
  const asked = new Set((text ?? "").split(","));
  return items
    .filter((item) => asked.has(item.id) || item.former.some((id) => asked.has(id)))
    .map((item) => item.id);
}
