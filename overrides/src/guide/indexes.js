/**
 * The indexes: emails to be found by situation and words, checklists with their progress.
 *
 * @import {Store} from "../state/store.js"
 * @import {Item} from "../state/ticks.js"
 */
import { countProgress, migrateTicks } from "../state/ticks.js";
import { all, need, readWords, setText } from "./dom.js";
import { matches } from "./find.js";

export class EmailIndex {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.words = readWords(root);
    this.query = need(root, "[data-query]", HTMLInputElement);
    this.situation = need(root, "[data-situation]", HTMLSelectElement);
    this.count = need(root, "[data-count]", HTMLElement);
    this.query.addEventListener("input", () => this.render());
    this.situation.addEventListener("change", () => this.render());
    this.render();
  }

  render() {
    const groups = all(this.root, "[data-group]", HTMLElement);
    const count = groups.reduce((sum, group) => sum + this.renderGroup(group), 0);
    const isFiltered = Boolean(this.query.value.trim() || this.situation.value);
    const text = count ? this.words("email-index-count", { count }) : this.words("email-index-none");
    setText(this.count, isFiltered ? text : "");
  }

  /**
   * @param {HTMLElement} group
   * @returns {number} how many of its emails are shown
   */
  renderGroup(group) {
    const isWanted = !this.situation.value || this.situation.value === group.dataset.group;
    const entries = all(group, "[data-entry]", HTMLElement);
    for (const entry of entries) {
      const text = `${entry.textContent} ${entry.dataset.wordsFor}`;
      entry.hidden = !isWanted || !matches(this.query.value, text);
    }
    const shown = entries.filter((entry) => !entry.hidden).length;
    group.hidden = !shown;
    return shown;
  }
}

export class ChecklistIndex {
  /**
   * @param {HTMLElement} root
   * @param {Store} store
   */
  constructor(root, store) {
    this.store = store;
    this.words = readWords(root);
    this.entries = all(root, "[data-checklist]", HTMLElement);
    store.subscribe(() => this.render());
    this.render();
  }

  render() {
    for (const entry of this.entries) this.renderEntry(entry);
  }

  /** @param {HTMLElement} entry */
  renderEntry(entry) {
    const items = readItems(entry);
    // A copy: what a list's own page will move, this page only counts.
    const ticks = Object.assign(Object.create(null), this.store.case.ticks[entry.dataset.checklist ?? ""]);
    migrateTicks(ticks, items);
    const { done, total } = countProgress(ticks, items);
    const bar = need(entry, "[data-bar]", HTMLProgressElement);
    bar.max = total || 1;
    bar.value = total ? done : 1;
    const text = this.words("checklist-progress", { done, total });
    const whole = done === total ? `${text}. ${this.words("checklist-all-done")}` : text;
    const count = need(entry, "[data-count]", HTMLElement);
    setText(count, total ? whole : this.words("checklist-none-apply"));
  }
}

/**
 * Items of a list, from the data that its entry carries.
 * @param {HTMLElement} entry
 * @returns {Item[]}
 */
function readItems(entry) {
  /** @type {[string, string, ...string[]][]} */
  const data = JSON.parse(entry.dataset.items ?? "[]");
  return data.map(([id, revision, ...former]) => ({ id, revision, former }));
}
