/**
 * The one place that reads and writes the browser's storage. Each change is made to what is stored
 * at that moment, not to what this tab remembers, so that tabs don't undo each other's work.
 *
 * @import {State, Case} from "./shape.js"
 * @typedef {"" | "blocked" | "full" | "corrupt" | "newer"} Problem
 */
import { emptyCase, emptyState, parseState, VERSION } from "./shape.js";
import { mergeStates } from "./transfer.js";

export const KEY = "parting-well";
export const DAMAGED = "parting-well-damaged";

export class Store {
  /** @type {State} */
  state = emptyState();
  /** @type {Problem} */
  problem = "";
  /** @type {Storage | null} */
  _storage;
  /** Damaged text that there was no room to copy. */
  _unkept = "";
  /** Whether this tab knows more than the storage. */
  _ahead = false;
  /** @type {Set<() => void>} */
  _listeners = new Set();

  /** @param {Storage | null} storage null where the browser refuses it */
  constructor(storage) {
    this._storage = storage;
    if (storage) this._read();
    else this.problem = "blocked";
  }

  /** The current case. @returns {Case} */
  get case() {
    return this.state.cases[this.state.current] ?? emptyCase();
  }

  /**
   * Calls `listener` after every change, of this tab or another.
   * @param {() => void} listener
   */
  subscribe(listener) {
    this._listeners.add(listener);
  }

  /**
   * Changes the state and saves it.
   * @param {(state: State) => void} change works on the state that it's given
   */
  update(change) {
    if (!this._ahead && this.problem !== "newer") this._read();
    change(this.state);
    this._write();
    this._notify();
  }

  /**
   * Changes the current case and saves it.
   * @param {(one: Case) => void} change
   */
  updateCase(change) {
    this.update((state) => {
      state.cases[state.current] ??= emptyCase();
      change(/** @type {Case} */ (state.cases[state.current]));
    });
  }

  /** Takes over what another tab has saved; what this one couldn't save is joined with it. */
  refresh() {
    if (this._storage) {
      const unsaved = this._ahead ? this.state : null;
      this._read();
      if (unsaved && this._storage?.getItem(KEY)) {
        this.state = mergeStates(unsaved, this.state);
        this._write();
      }
    }
    this._notify();
  }

  /**
   * Puts an earlier state back, whole.
   * @param {string} text JSON of it
   */
  restore(text) {
    this.update((state) => {
      for (const key of Object.keys(state)) delete (/** @type {any} */ (state)[key]);
      Object.assign(state, parseState(text).state);
    });
  }

  /**
   * Deletes everything that the guide has stored in this browser; only the wish to keep no offline
   * copy stays.
   */
  forget() {
    this.state = emptyState();
    this._ahead = false;
    try {
      this._unkept = "";
      const keys = Object.keys(this._storage ?? {}).filter(
        (key) => key.startsWith(KEY) && key !== "parting-well-offline",
      );
      for (const key of keys) this._storage?.removeItem(key);
      this.problem = this._storage ? "" : "blocked";
    } catch {
      this.problem = "blocked";
    }
    this._notify();
  }

  _read() {
    if (!this._storage) return;
    try {
      const text = this._storage.getItem(KEY);
      const { state, problem } = parseState(text);
      this.state = state;
      this._ahead = false;
      if (problem) this.problem = problem;
      else if (this.problem !== "corrupt") this.problem = "";
      if (problem === "corrupt" && text) this._keepDamaged(text);
    } catch {
      this._storage = null;
      this.problem = "blocked";
      this._ahead = true;
    }
  }

  /**
   * Keeps a copy of what can't be read: somebody may still mend it by hand. Where there's no room
   * for it, the original must stay, and nothing is written over it.
   * @param {string} text
   */
  _keepDamaged(text) {
    this._unkept = text;
    try {
      if (this._storage?.getItem(DAMAGED) !== text) this._storage?.setItem(DAMAGED, text);
      this._unkept = "";
    } catch {
      this.problem = "full";
    }
  }

  _write() {
    if (this.problem === "newer") return;
    if (!this._storage) {
      this._ahead = true;
      return;
    }
    if (this._unkept) this._keepDamaged(this._unkept);
    if (this._unkept) {
      this._ahead = true;
      return;
    }
    try {
      this.state.version = VERSION;
      this._storage.setItem(KEY, JSON.stringify(this.state));
      this._ahead = false;
      if (this.problem === "full") this.problem = "";
    } catch {
      this._ahead = true;
      this.problem = "full";
    }
  }

  _notify() {
    for (const listener of this._listeners) listener();
  }
}

/**
 * The store over the browser's storage, which may be forbidden, following other tabs.
 * @returns {Store}
 */
export function openStore() {
  /** @type {Storage | null} */
  let storage = null;
  try {
    storage = window.localStorage;
  } catch {
    // Cookies are blocked: reading the property itself throws.
  }
  const store = new Store(storage);
  window.addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) store.refresh();
  });
  // A page that comes back from the history may have slept through other tabs' changes.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) store.refresh();
  });
  return store;
}
