/**
 * The indexes: emails to be found by situation and words, checklists with their progress.
 *
 * @import {Store} from "../state/store.js"
 * @import {Item} from "../state/ticks.js"
 */
import { countProgress, migrateTicks } from "../state/ticks.js";
import { all, need, readWords, setText } from "./dom.js";
import { matches } from "./find.js";

/** @param {HTMLElement} root */
export function setUpEmailIndex(root) {
  const words = readWords(root);
  const query = need(root, "[data-query]", HTMLInputElement);
  const situation = need(root, "[data-situation]", HTMLSelectElement);
  const count = need(root, "[data-count]", HTMLElement);

  function render() {
    let found = 0;
    for (const group of all(root, "[data-group]", HTMLElement)) {
      const wanted = !situation.value || situation.value === group.dataset.group;
      let shown = 0;
      for (const entry of all(group, "[data-entry]", HTMLElement)) {
        const text = `${entry.textContent} ${entry.dataset.wordsFor}`;
        entry.hidden = !wanted || !matches(query.value, text);
        if (!entry.hidden) shown += 1;
      }
      group.hidden = !shown;
      found += shown;
    }
    const isFiltered = Boolean(query.value.trim() || situation.value);
    const text = found ? words("email-index-count", { count: found }) : words("email-index-none");
    setText(count, isFiltered ? text : "");
  }

  query.addEventListener("input", render);
  situation.addEventListener("change", render);
  render();
}

/**
 * @param {HTMLElement} root
 * @param {Store} store
 */
export function setUpChecklistIndex(root, store) {
  const words = readWords(root);
  const entries = all(root, "[data-checklist]", HTMLElement).map((element) => {
    /** @type {[string, string, ...string[]][]} */
    const data = JSON.parse(element.dataset.items ?? "[]");
    /** @type {Item[]} */
    const items = data.map(([id, revision, ...former]) => ({ id, revision, former }));
    return { element, id: element.dataset.checklist ?? "", items };
  });

  function render() {
    for (const { element, id, items } of entries) {
      // A copy: what a list's own page will move, this page only counts.
      const ticks = Object.assign(Object.create(null), store.case.ticks[id]);
      migrateTicks(ticks, items);
      const { done, total } = countProgress(ticks, items);
      const bar = need(element, "[data-bar]", HTMLProgressElement);
      bar.max = total || 1;
      bar.value = total ? done : 1;
      const text = words("checklist-progress", { done, total });
      const all = done === total ? `${text}. ${words("checklist-all-done")}` : text;
      setText(need(element, "[data-count]", HTMLElement), total ? all : words("checklist-none-apply"));
    }
  }

  store.subscribe(render);
  render();
}
