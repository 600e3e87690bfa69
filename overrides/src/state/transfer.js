/**
 * Cases as a file: writing it, reading one that may be anything, and joining it with what is here.
 *
 * @import {Case, State, Tick} from "./shape.js"
 * @typedef {"broken" | "foreign" | "empty" | "newer" | "large"} Refusal
 */
import {
  countTicks,
  dictionary,
  emptyCase,
  isUntouched,
  newCaseId,
  parseJson,
  readState,
  VERSION,
} from "./shape.js";

export const FORMAT = "parting-well";
/** Bytes; a reader with a hundred cases has less than half of it. */
export const LARGEST = 4_000_000;
const MOST_CASES = 1000;

/**
 * The file's text.
 * @param {State} state
 * @param {string} today YYYY-MM-DD
 */
export function exportText(state, today) {
  const { current, cases } = state;
  return `${JSON.stringify({ format: FORMAT, version: VERSION, saved: today, current, cases }, null, 1)}\n`;
}

/**
 * Reads a file.
 * @param {string} text
 * @returns {{state: State, refused?: undefined} | {state?: undefined, refused: Refusal}}
 */
export function readFile(text) {
  if (text.length > LARGEST) return { refused: "large" };
  /** @type {any} */
  let data;
  try {
    data = parseJson(text);
  } catch {
    return { refused: "broken" };
  }
  if (typeof data !== "object" || data === null || data.format !== FORMAT) {
    return { refused: "foreign" };
  }
  if (typeof data.version !== "number") return { refused: "broken" };
  if (data.version > VERSION) return { refused: "newer" };
  if (typeof data.cases !== "object" || data.cases === null || Array.isArray(data.cases)) {
    return { refused: "broken" };
  }
  const { version, current, cases } = data;
  const hadCases = Object.keys(cases).length;
  const state = readState({ version, current, cases });
  const full = Object.values(state.cases).filter((one) => !isUntouched(one));
  if (Object.keys(state.cases).length > MOST_CASES) return { refused: "large" };
  if (!full.length) return { refused: hadCases && !isPlainEmpty(cases) ? "broken" : "empty" };
  return { state };
}

/**
 * Whether the cases of a file are cases, if empty ones.
 * @param {Record<string, unknown>} cases
 */
function isPlainEmpty(cases) {
  return Object.values(cases).every((one) => typeof one === "object" && one !== null && "ticks" in one);
}

/**
 * What a preview says of each case.
 * @param {State} state
 */
export function summarise(state) {
  return Object.entries(state.cases).map(([id, one]) => ({
    id,
    name: one.name,
    ticks: countTicks(one),
    fields: Object.values(one.fields).filter(Boolean).length,
  }));
}

/**
 * The cases of here and of the file. A case of the same id and name (or where one has no name yet)
 * is joined, any other stands beside the rest. Fields of here stay; of two ticks the newer counts.
 * Where the current case is still untouched, as on a new device, the file's makes it superfluous.
 * @param {State} here
 * @param {State} file
 * @param {(cases: Record<string, Case>) => string} [newId]
 * @returns {State}
 */
export function mergeStates(here, file, newId = newCaseId) {
  /** @type {Record<string, Case>} */
  const cases = dictionary();
  Object.assign(cases, here.cases);
  const open = cases[here.current];
  let current = here.current;
  for (const [id, theirs] of Object.entries(file.cases)) {
    const ours = cases[id];
    let place = id;
    if (!ours || isUntouched(ours)) cases[id] = theirs;
    else if (ours.name === theirs.name || !theirs.name || !ours.name) {
      cases[id] = mergeCases(ours, theirs);
    } else if (!isUntouched(theirs)) {
      place = newId(cases);
      cases[place] = theirs;
    }
    if (id === file.current && open && isUntouched(open)) current = place;
  }
  if (current !== here.current && cases[here.current] === open) delete cases[here.current];
  return { ...here, current, cases };
}

/**
 * @param {Case} ours
 * @param {Case} theirs
 * @returns {Case}
 */
function mergeCases(ours, theirs) {
  const fields = Object.assign(dictionary(), theirs.fields);
  for (const [id, value] of Object.entries(ours.fields)) if (value || !fields[id]) fields[id] = value;
  const ticks = Object.assign(dictionary(), ours.ticks);
  for (const [list, items] of Object.entries(theirs.ticks)) {
    const joined = Object.assign(dictionary(), ticks[list]);
    for (const [id, tick] of Object.entries(items)) joined[id] = newer(joined[id], tick);
    ticks[list] = joined;
  }
  return {
    ...emptyCase(),
    ...theirs,
    ...ours,
    name: ours.name || theirs.name,
    fields,
    ticks,
    tone: ours.tone || theirs.tone,
    letter: ours.letter || theirs.letter,
  };
}

/**
 * Whether somebody went on with a case, and didn't begin anew under the same id: some of it stands
 * there as it was, or all of it in another form.
 * @param {Case} before
 * @param {Case | undefined} now
 */
export function goesOn(before, now) {
  const found = new Map(now && pieces(now));
  const known = pieces(before);
  return known.some(([id, value]) => found.get(id) === value) || known.every(([id]) => found.has(id));
}

/**
 * Fields and ticks of a case, each under a name of its own.
 * @param {Case} one
 * @returns {[string, string][]}
 */
function pieces({ fields, ticks }) {
  const lists = Object.entries(ticks).flatMap(([list, items]) =>
    Object.entries(items).map(([id, tick]) => [`${list}/${id}`, JSON.stringify(tick)]),
  );
  return /** @type {[string, string][]} */ ([...Object.entries(fields), ...lists]);
}

/**
 * @param {Tick | undefined} ours
 * @param {Tick} theirs
 * @returns {Tick}
 */
function newer(ours, theirs) {
  if (!ours) return theirs;
  const note = ours.note || theirs.note;
  const winner = theirs.state && (!ours.state || theirs.at > ours.at) ? theirs : ours;
  return { ...winner, note };
}
