/**
 * The one place that reads and writes the browser's storage. Each change is made to what is stored
 * at that moment, not to what this tab remembers, so that tabs don't undo each other's work.
 *
 * @import {State, Case} from "./shape.js"
 * @typedef {"" | "blocked" | "full" | "corrupt" | "newer"} Problem
 */
import { emptyCase, emptyState, parseState, VERSION } from "./shape.js";
import { goesOn, mergeStates } from "./transfer.js";

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
  /** Whether somebody has emptied the storage under this tab, which still shows what was there. */
  _cleared = false;
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
    if (this._cleared) this._join();
    else if (!this._ahead && this.problem !== "newer") this._read();
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

  /**
   * Takes over what another tab has saved, or that it forgot everything; what this one couldn't
   * save is joined with it. After a clearing, what another tab begins anew is left to it.
   */
  refresh() {
    const stored = this._stored();
    if (this._cleared && stored) {
      const { cases } = parseState(stored).state;
      if (!goesOn(this.case, cases[this.state.current])) return;
    }
    this._cleared = false;
    if (this._ahead && stored) {
      this._join();
      this._write();
    } else {
      this._read(emptyState());
    }
    this._notify();
  }

  /**
   * The whole storage was emptied: what stands on the screen stays there, and is stored again only
   * where the reader goes on with it.
   */
  keepShown() {
    this._cleared = true;
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
    this._ahead = this._cleared = false;
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

  /** What is stored, "" where that is nothing or can't be read. */
  _stored() {
    try {
      return this._storage?.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  }

  /** Adds to what this tab shows what is stored by now. */
  _join() {
    const { state } = this;
    this._cleared = false;
    this._read();
    this.state = mergeStates(state, this.state);
  }

  /** @param {State} otherwise where nothing is stored: what is shown stays, whoever took it away */
  _read(otherwise = this.state) {
    if (!this._storage) return;
    try {
      const text = this._storage.getItem(KEY);
      const { state, problem } = parseState(text);
      this.state = text ? state : otherwise;
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
    if (event.key === KEY) store.refresh();
    if (event.key === null) store.keepShown();
  });
  // A page that comes back from the history may have slept through other tabs' changes.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) store.refresh();
  });
  return store;
}
