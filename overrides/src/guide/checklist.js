/**
 * A checklist that remembers: ticks, notes and dates of the current case, shown in its list.
 *
 * @import {Store} from "../state/store.js"
 * @import {Item} from "../state/ticks.js"
 * @import {Ticks} from "../state/shape.js"
 * @typedef {object} Row an item and the elements that show it
 * @property {Item} item
 * @property {HTMLElement} element
 * @property {HTMLInputElement} box
 * @property {HTMLInputElement} skip
 * @property {HTMLTextAreaElement} note
 * @property {number | null} due days from the last working day
 */
import { dictionary } from "../state/shape.js";
import { decodeShare, encodeShare } from "../state/share.js";
import {
  clearTicks, countProgress, isChanged, migrateTicks, setNote, setTick, stateOf,
} from "../state/ticks.js";
import { caseName } from "./cases.js";
import { copy, select } from "./clipboard.js";
import { ask } from "./dialog.js";
import { all, makeSay, need, onAction, readWords, setText } from "./dom.js";
import { addDays, formatDate, readDay, today } from "./format.js";
import { markdownList, plainList } from "./plain.js";

/**
 * @param {HTMLElement} root
 * @param {Store} store
 */
export function setUpChecklist(root, store) {
  const id = root.dataset.checklist ?? "";
  const lang = root.dataset.lang ?? "en";
  const words = readWords(root);
  const say = makeSay(root);
  const rows = all(root, "[data-item]", HTMLElement).map(readRow);
  const items = rows.map((row) => row.item);
  const bar = need(root, "[data-bar]", HTMLProgressElement);
  const count = need(root, "[data-count]", HTMLElement);
  const filter = need(root, "[data-filter]", HTMLInputElement);
  const nothing = need(root, "[data-nothing]", HTMLElement);
  const list = need(root, "ol", HTMLElement);
  const lastDay = root.querySelector("[data-last-day]");

  const ticks = () => store.case.ticks[id];

  /** @param {(ticks: Ticks) => void} change */
  function updateTicks(change) {
    store.updateCase((one) => {
      const own = one.ticks[id] ?? dictionary();
      change(own);
      if (Object.keys(own).length) one.ticks[id] = own;
      else delete one.ticks[id];
    });
  }

  /** Former ids may come with every change from outside: an import, another case. */
  function migrate() {
    const own = ticks();
    if (own && migrateTicks({ ...own }, items)) updateTicks((found) => migrateTicks(found, items));
  }

  /** @param {Row} row */
  function dueText(row) {
    const day = row.due === null ? "" : addDays(store.case.fields.last_day ?? "", row.due);
    const element = row.element.querySelector("[data-due-text]");
    if (!(element instanceof HTMLElement)) return "";
    element.dataset.relative ??= element.textContent ?? "";
    const { relative } = element.dataset;
    const isOpen = stateOf(ticks(), row.item) === "";
    element.classList.toggle("item__due--late", isOpen && day !== "" && day < today());
    if (!day) return relative;
    if (isOpen && day === today()) return words("checklist-due-today");
    const key = isOpen && day < today() ? "checklist-due-was" : "checklist-due-by";
    return words(key, { date: formatDate(day, lang) });
  }

  /** @param {Row} row */
  function renderRow(row) {
    const { element, box, skip, note, item } = row;
    const tick = ticks()?.[item.id];
    const state = tick?.state ?? "";
    box.checked = state === "done";
    box.disabled = state === "na";
    skip.checked = state === "na";
    if (note.value !== (tick?.note ?? "")) note.value = tick?.note ?? "";
    element.classList.toggle("item--done", state === "done");
    element.classList.toggle("item--aside", state === "na");
    element.hidden = filter.checked && state !== "";
    const due = element.querySelector("[data-due-text]");
    if (due) setText(due, dueText(row));
    const date = state === "done" ? formatDate(tick?.at ?? "", lang) : "";
    const ticked = need(element, "[data-ticked]", HTMLElement);
    if (state === "na") setText(ticked, words("checklist-skip"));
    else setText(ticked, date && words("checklist-ticked", { date }));
    need(element, "[data-changed]", HTMLElement).hidden = !isChanged(ticks(), item);
    const own = need(element, "[data-own]", HTMLElement);
    setText(own, tick?.note ?? "");
    own.hidden = !tick?.note;
  }

  function progressText() {
    const { done, total, aside } = countProgress(ticks(), items);
    if (!total) return words("checklist-none-apply");
    const text = words("checklist-progress", { done, total });
    const parts = [done === total ? `${text}. ${words("checklist-all-done")}` : text];
    if (aside) parts.push(words("checklist-not-applying", { count: aside }));
    return parts.join(" · ");
  }

  function render() {
    const { done, total, left } = countProgress(ticks(), items);
    bar.max = total || 1;
    bar.value = total ? done : 1;
    setText(count, progressText());
    root.classList.toggle("checklist--complete", left === 0);
    rows.forEach(renderRow);
    nothing.hidden = !(filter.checked && left === 0);
    list.hidden = filter.checked && left === 0;
    const day = store.case.fields.last_day ?? "";
    const value = readDay(day) ? day : "";
    if (lastDay instanceof HTMLInputElement && lastDay.value !== value) lastDay.value = value;
  }

  /**
   * Where the filter has just hidden the item that had the focus, the next one gets it.
   * @param {Row} row
   */
  function keepFocus(row) {
    if (!row.element.hidden) return;
    const place = rows.indexOf(row);
    const next = [...rows.slice(place), ...rows.slice(0, place).reverse()]
      .find((other) => !other.element.hidden && !other.box.disabled);
    (next?.box ?? filter).focus();
  }

  /** @param {Element} target */
  const rowOf = (target) => rows.find((row) => row.element.contains(target));

  root.addEventListener("change", (event) => {
    const target = event.target;
    if (!(target instanceof HTMLInputElement)) return;
    const row = rowOf(target);
    if (target === filter) render();
    else if (row && (target === row.box || target === row.skip)) {
      const state = !target.checked ? "" : target === row.box ? "done" : "na";
      updateTicks((own) => setTick(own, row.item, state, today()));
      keepFocus(row);
    }
  });
  root.addEventListener("input", (event) => {
    const target = event.target;
    if (target === lastDay && target instanceof HTMLInputElement) {
      store.updateCase((one) => {
        if (target.value) one.fields.last_day = target.value;
        else delete one.fields.last_day;
      });
    } else if (target instanceof HTMLTextAreaElement) {
      const row = rowOf(target);
      if (row) updateTicks((own) => setNote(own, row.item, target.value));
    }
  });

  const title = root.dataset.title ?? "";
  const lines = () => rows.map((row) => ({
    text: row.element.querySelector("[data-text]")?.textContent ?? "",
    state: stateOf(ticks(), row.item),
    level: row.element.querySelector(".item__level")?.textContent ?? "",
    due: dueText(row),
    note: ticks()?.[row.item.id]?.note ?? "",
  }));

  /**
   * @param {string} text
   * @param {string} done key of what is said where it worked
   */
  async function copyAndSay(text, done) {
    if (await copy(text)) say(words(done));
    else {
      select(list);
      say(words("common-copy-failed"));
    }
  }

  /** @param {string} fragment */
  const address = (fragment) => `${location.href.replace(/#.*$/, "")}#${fragment}`;

  onAction(root, {
    "copy-text": () => copyAndSay(plainList(title, lines()), "common-copied"),
    "copy-markdown": () => copyAndSay(markdownList(title, lines()), "common-copied"),
    "item-link": (button) => {
      const row = rowOf(button);
      if (row) copyAndSay(address(row.element.id), "checklist-link-copied");
    },
    share: () => copyAndSay(address(encodeShare(id, ticks(), items)), "checklist-share-copied"),
    "still-done": (button) => {
      const row = rowOf(button);
      if (!row) return;
      updateTicks((own) => setTick(own, row.item, stateOf(own, row.item), today()));
      row.box.focus();
    },
    print: () => {
      document.documentElement.dataset.print = "checklist";
      window.addEventListener("afterprint", () => delete document.documentElement.dataset.print, { once: true });
      window.print();
    },
    reset: () => {
      const before = JSON.stringify(ticks() ?? {});
      const caseId = store.state.current;
      store.updateCase((one) => {
        const rest = clearTicks(one.ticks[id] ?? dictionary(), items);
        if (Object.keys(rest).length) one.ticks[id] = rest;
        else delete one.ticks[id];
      });
      say(words("checklist-reset-done"), () => {
        store.update((state) => {
          const one = state.cases[caseId];
          if (one) one.ticks[id] = Object.assign(dictionary(), one.ticks[id], JSON.parse(before));
        });
        say(words("common-undone"));
      });
    },
  });

  /** A link with ticks: asks before anything changes, and leaves the address clean. */
  async function offerShared() {
    const shared = decodeShare(location.hash, id, items);
    if (!shared) return;
    history.replaceState(null, "", `${location.pathname}${location.search}#checklist`);
    root.scrollIntoView({ block: "start" });
    const total = shared.done.length + shared.aside.length;
    if (!total) {
      say(words("checklist-share-none"));
      return;
    }
    const answer = await ask({
      title: words("checklist-share-title"),
      content: [words("checklist-share-text", { count: total, list: title, name: caseName(store, words) })],
      answers: [
        { value: "add", text: words("checklist-share-add"), main: true },
        { value: "", text: words("checklist-share-leave") },
      ],
    });
    if (!answer) return;
    updateTicks((own) => {
      for (const item of items) {
        if (stateOf(own, item)) continue;
        if (shared.done.includes(item.id)) setTick(own, item, "done", today());
        else if (shared.aside.includes(item.id)) setTick(own, item, "na", today());
      }
    });
    say(words("checklist-share-added", { count: total }));
  }

  // What was ticked before this code came is a tick like any other.
  const early = rows.filter((row) => row.box.checked !== row.box.defaultChecked);
  const earlyDay = lastDay instanceof HTMLInputElement ? lastDay.value : "";
  migrate();
  if (early.length) {
    updateTicks((own) => {
      for (const { item } of early) {
        if (stateOf(own, item) !== "done") setTick(own, item, "done", today());
      }
    });
  }
  if (earlyDay) {
    store.updateCase((one) => {
      one.fields.last_day = earlyDay;
    });
  }
  render();
  count.setAttribute("role", "status");
  store.subscribe(() => {
    migrate();
    render();
  });
  offerShared();
  window.addEventListener("hashchange", offerShared);
}

/**
 * @param {HTMLElement} element
 * @returns {Row}
 */
function readRow(element) {
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
