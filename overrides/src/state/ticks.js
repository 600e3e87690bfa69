/**
 * What ticks mean for a checklist's items: pure functions.
 *
 * @import {Tick, Ticks, TickState} from "./shape.js"
 * @typedef {{id: string, revision: string, former: string[]}} Item
 *   `revision` changes with the item's wording; `former` are ids that it had, or ids of items
 *   that were merged into it.
 */

/**
 * Moves ticks from former ids to the items that took their place. Any former tick counts: a merged
 * item whose parts weren't all done differs in its revision, so it's shown as changed.
 * @param {Ticks} ticks changed in place
 * @param {Item[]} items
 * @returns {boolean} whether anything was moved
 */
export function migrateTicks(ticks, items) {
  const current = new Set(items.map((item) => item.id));
  let moved = false;
  for (const item of items) {
    const former = item.former.filter((id) => ticks[id] && !current.has(id));
    const own = ticks[item.id];
    if (!former.length || own?.state) continue;
    const old = former.map((id) => /** @type {Tick} */ (ticks[id]));
    ticks[item.id] = joinTicks(own ? [own, ...old] : old);
    for (const id of former) delete ticks[id];
    moved = true;
  }
  return moved;
}

/**
 * One tick from several: done if one was done, put aside only if all were.
 * @param {Tick[]} ticks at least one
 * @returns {Tick}
 */
function joinTicks(ticks) {
  const done = ticks.filter((tick) => tick.state === "done");
  const aside = ticks.filter((tick) => tick.state === "na");
  const allAside = aside.length > 0 && aside.length === ticks.filter((t) => t.state).length;
  const source = done.length ? done : allAside ? aside : [];
  const newest = source.reduce(
    (best, tick) => (!best || tick.at >= best.at ? tick : best),
    /** @type {Tick | undefined} */ (undefined),
  );
  return {
    ...newest,
    state: newest?.state ?? "",
    at: newest?.at ?? "",
    revision: newest?.revision ?? "",
    note: ticks
      .map((tick) => tick.note)
      .filter(Boolean)
      .join("\n"),
  };
}

/**
 * Sets an item's state; a tick without state and note is no tick.
 * @param {Ticks} ticks changed in place
 * @param {Item} item
 * @param {TickState} state
 * @param {string} today YYYY-MM-DD
 */
export function setTick(ticks, item, state, today) {
  const note = ticks[item.id]?.note ?? "";
  if (state) ticks[item.id] = { ...ticks[item.id], state, at: today, revision: item.revision, note };
  else if (note) ticks[item.id] = { state: "", at: "", revision: "", note };
  else delete ticks[item.id];
}

/**
 * Sets the reader's note on an item.
 * @param {Ticks} ticks changed in place
 * @param {Item} item
 * @param {string} note
 */
export function setNote(ticks, item, note) {
  const tick = ticks[item.id] ?? { state: "", at: "", revision: "", note: "" };
  if (note || tick.state) ticks[item.id] = { ...tick, note };
  else delete ticks[item.id];
}

/**
 * State of an item.
 * @param {Ticks | undefined} ticks
 * @param {Item} item
 * @returns {TickState}
 */
export function stateOf(ticks, item) {
  return ticks?.[item.id]?.state ?? "";
}

/**
 * Whether the item's wording has changed since it was ticked.
 * @param {Ticks | undefined} ticks
 * @param {Item} item
 */
export function isChanged(ticks, item) {
  const tick = ticks?.[item.id];
  return Boolean(tick?.state && tick.revision && tick.revision !== item.revision);
}

/**
 * How far a list is. Items that don't apply leave the total.
 * @param {Ticks | undefined} ticks
 * @param {Item[]} items
 * @returns {{done: number, total: number, aside: number, left: number}}
 */
export function countProgress(ticks, items) {
  const states = items.map((item) => stateOf(ticks, item));
  const done = states.filter((state) => state === "done").length;
  const aside = states.filter((state) => state === "na").length;
  const total = items.length - aside;
  return { done, total, aside, left: total - done };
}

/**
 * Ticks of a list without those of its items: what a reset leaves (ids of other versions).
 * @param {Ticks} ticks
 * @param {Item[]} items
 * @returns {Ticks}
 */
export function clearTicks(ticks, items) {
  const ids = new Set(items.map((item) => item.id));
  /** @type {Ticks} */
  const rest = Object.create(null);
  for (const [id, tick] of Object.entries(ticks)) {
    if (!ids.has(id)) rest[id] = tick;
    else if (tick.note) rest[id] = { state: "", at: "", revision: "", note: tick.note };
  }
  return rest;
}
