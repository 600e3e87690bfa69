/**
 * The shape of what stays in the browser, and the reading of it. Whatever is stored was written by
 * another version, another tab or a hand: it's read piece by piece, and nothing in it is believed.
 *
 * @typedef {"" | "done" | "na"} TickState
 * @typedef {{state: TickState, at: string, revision: string, note: string}} Tick
 *   `at` is the day (YYYY-MM-DD) of the tick, `revision` the item's wording then.
 * @typedef {Record<string, Tick>} Ticks by item id
 * @typedef {object} Case one client
 * @property {string} name
 * @property {Record<string, Ticks>} ticks by checklist id
 * @property {Record<string, string>} fields by field id
 * @property {string} tone tone of emails, "" for the first
 * @property {string} letter language of emails, "" for the page's
 * @typedef {{version: number, current: string, cases: Record<string, Case>}} State
 * @typedef {"" | "corrupt" | "newer"} ReadProblem
 */

export const VERSION = 1;
export const FIRST = "first";

const ID = /^[a-z][a-z0-9_-]{0,63}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LIMIT = 10_000;

/**
 * An object without inherited keys: an item may be called "constructor".
 * @template T
 * @returns {Record<string, T>}
 */
export function dictionary() {
  return Object.create(null);
}

/** @returns {Case} */
export function emptyCase(name = "") {
  return { name, ticks: dictionary(), fields: dictionary(), tone: "", letter: "" };
}

/** @returns {State} */
export function emptyState() {
  const cases = dictionary();
  cases[FIRST] = emptyCase();
  return { version: VERSION, current: FIRST, cases };
}

/**
 * Whether a case holds nothing that a reader has put in.
 * @param {Case} one
 */
export function isUntouched(one) {
  return !one.name && !Object.keys(one.fields).length && !countTicks(one);
}

/**
 * How many items of all lists are ticked, put aside or noted.
 * @param {Case} one
 */
export function countTicks(one) {
  return Object.values(one.ticks).reduce((sum, ticks) => sum + Object.keys(ticks).length, 0);
}

/**
 * JSON with objects that inherit nothing.
 * @param {string} text
 * @returns {unknown}
 */
export function parseJson(text) {
  return JSON.parse(text, (key, value) => {
    if (key === "__proto__") return undefined;
    const isObject = value && typeof value === "object" && !Array.isArray(value);
    return isObject ? Object.assign(dictionary(), value) : value;
  });
}

/**
 * Reads the stored text. Ids that the guide doesn't know (an older or newer guide's) are kept,
 * unknown keys too; values of a wrong type are left out.
 * @param {string | null} text
 * @returns {{state: State, problem: ReadProblem}}
 */
export function parseState(text) {
  if (text === null || text === "") return { state: emptyState(), problem: "" };
  try {
    const data = parseJson(text);
    if (!isRecord(data) || !isRecord(data.cases) || typeof data.version !== "number") {
      return { state: emptyState(), problem: "corrupt" };
    }
    return { state: readState(data), problem: data.version > VERSION ? "newer" : "" };
  } catch {
    return { state: emptyState(), problem: "corrupt" };
  }
}

/**
 * A state from data of which only the rough shape is known.
 * @param {Record<string, unknown>} data
 * @returns {State}
 */
export function readState(data) {
  /** @type {Record<string, Case>} */
  const cases = dictionary();
  for (const [id, value] of entries(data.cases)) {
    if (ID.test(id) && isRecord(value)) cases[id] = readCase(value);
  }
  if (!Object.keys(cases).length) cases[FIRST] = emptyCase();
  const current = typeof data.current === "string" && data.current in cases ? data.current : "";
  const version = typeof data.version === "number" ? data.version : VERSION;
  return { ...data, version, current: current || /** @type {string} */ (Object.keys(cases)[0]), cases };
}

/**
 * @param {Record<string, unknown>} data
 * @returns {Case}
 */
function readCase(data) {
  /** @type {Record<string, Ticks>} */
  const ticks = dictionary();
  for (const [list, items] of entries(data.ticks)) {
    if (!ID.test(list)) continue;
    /** @type {Ticks} */
    const read = dictionary();
    for (const [id, tick] of entries(items)) {
      if (ID.test(id) && isRecord(tick)) read[id] = readTick(tick);
    }
    ticks[list] = read;
  }
  /** @type {Record<string, string>} */
  const fields = dictionary();
  for (const [id, value] of entries(data.fields)) {
    if (ID.test(id) && typeof value === "string") fields[id] = value.slice(0, LIMIT);
  }
  return {
    ...data,
    name: line(data.name).slice(0, 120),
    ticks,
    fields,
    tone: word(data.tone),
    letter: word(data.letter),
  };
}

/**
 * @param {Record<string, unknown>} data
 * @returns {Tick}
 */
function readTick(data) {
  return {
    ...data,
    state: data.state === "done" || data.state === "na" ? data.state : "",
    at: typeof data.at === "string" && DAY.test(data.at) ? data.at : "",
    revision: word(data.revision),
    note: typeof data.note === "string" ? data.note.slice(0, LIMIT) : "",
  };
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
function entries(value) {
  return isRecord(value) ? Object.entries(value) : [];
}

/** @param {unknown} value */
function word(value) {
  return typeof value === "string" && /^[a-z0-9-]{1,32}$/i.test(value) ? value : "";
}

/**
 * Text on one line, without what would turn round the sentence that it enters; "" where nothing of
 * it can be seen.
 * @param {unknown} value
 */
export function line(value) {
  if (typeof value !== "string" || !/[^\s\p{Cc}\p{Cf}\p{DI}]/u.test(value)) return "";
  return value.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
}

/**
 * A new id for a case.
 * @param {Record<string, Case>} cases those that there are
 */
export function newCaseId(cases) {
  let id = FIRST;
  while (id in cases) id = `c${Math.random().toString(36).slice(2, 10)}`;
  return id;
}
