// The protocol between the dialog and the engine (its contract test: tests/js/search-engine.test.mjs).
//
//   → {type: "load", url}            once, first
//   ← {type: "ready", pages}         or {type: "failed", reason: "missing" | "damaged"}
//   → {type: "search", id, query}    any number; one that comes before "ready" waits
//   ← {type: "results", id, query, reading, total, results, forms}
//
// Only the newest waiting search is answered; `id` comes back as it was sent.
import { isIndex } from "./data.js";
import { Engine } from "./engine.js";

/** @typedef {{type: "load", url: string} | {type: "search", id: number, query: string}} Message */
/** @typedef {{type: "ready", pages: number}} Ready */
/** @typedef {{type: "failed", reason: "missing" | "damaged"}} Failed */
/** @typedef {{type: "results", id: number, query: string} & import("./engine.js").Answer} Results */
/** @typedef {Ready | Failed | Results} Reply */

/**
 * @param {object} place where the engine runs
 * @param {(url: string) => Promise<unknown>} place.load runs the index script and gives what it left
 * @param {(reply: Reply) => void} place.post
 * @returns {(message: Message) => Promise<void>} takes messages
 */
export function createHost({ load, post }) {
  /** @type {Engine | undefined} */ let engine;
  /** @type {{id: number, query: string} | undefined} */ let waiting;

  /** @param {{id: number, query: string}} message */
  const answer = ({ id, query }) => {
    if (engine) post({ type: "results", id, query, ...engine.search(query) });
  };

  return async (message) => {
    if (message.type === "search") {
      if (engine) answer(message);
      else waiting = message;
      return;
    }
    /** @type {unknown} */ let raw;
    try {
      raw = await load(message.url);
    } catch {
      post({ type: "failed", reason: "missing" });
      return;
    }
    try {
      if (!isIndex(raw)) throw new Error("not an index");
      engine = new Engine(raw);
    } catch {
      post({ type: "failed", reason: "damaged" });
      return;
    }
    post({ type: "ready", pages: engine.pages.length });
    if (waiting) answer(waiting);
    waiting = undefined;
  };
}
