/**
 * A checklist that remembers: ticks, notes and dates of the current case, shown in its list.
 *
 * @import {Store} from "../state/store.js"
 * @import {Case, Ticks} from "../state/shape.js"
 * @import {Row, Setting} from "./rows.js"
 */
import { dictionary, emptyCase } from "../state/shape.js";
import { decodeShare, encodeShare } from "../state/share.js";
import {
  clearTicks,
  countProgress,
  isChanged,
  migrateTicks,
  setNote,
  setTick,
  stateOf,
} from "../state/ticks.js";
import { caseName } from "./cases.js";
import { copy } from "./clipboard.js";
import { ask, offer } from "./dialog.js";
import { all, makeSay, need, onAction, printOnly, readWords, setText } from "./dom.js";
import { readDay, today } from "./format.js";
import { markdownList, plainList } from "./plain.js";
import { dueText, readRow, showTick } from "./rows.js";

export class Checklist {
  /**
   * @param {HTMLElement} root
   * @param {Store} store
   */
  constructor(root, store) {
    this.root = root;
    this.store = store;
    this.id = root.dataset.checklist ?? "";
    this.lang = root.dataset.lang ?? "en";
    this.title = root.dataset.title ?? "";
    this.words = readWords(root);
    this.say = makeSay(root);
    this.rows = all(root, "[data-item]", HTMLElement).map(readRow);
    this.items = this.rows.map((row) => row.item);
    this.bar = need(root, "[data-bar]", HTMLProgressElement);
    this.count = need(root, "[data-count]", HTMLElement);
    this.filter = need(root, "[data-filter]", HTMLInputElement);
    this.nothing = need(root, "[data-nothing]", HTMLElement);
    this.list = need(root, "ol", HTMLElement);
    /** Brings back the ticks that were cleared last. @type {(() => void) | null} */
    this.takeBack = null;
    this.lastDay = all(root, "[data-last-day]", HTMLInputElement)[0];

    this.migrate();
    this.adoptEarly();
    this.render();
    // Only now, so that the first count isn't read out to somebody who has just arrived.
    this.count.setAttribute("role", "status");
    root.addEventListener("change", (event) => this.onChange(event));
    root.addEventListener("input", (event) => this.onInput(event));
    this.bindActions();
    store.subscribe(() => {
      this.migrate();
      this.render();
    });
    window.addEventListener("hashchange", () => this.offerShared());
    this.offerShared();
  }

  /** Ticks of this list in the current case. @returns {Ticks | undefined} */
  get ticks() {
    return this.store.case.ticks[this.id];
  }

  /** @returns {Setting} */
  get setting() {
    const day = this.store.case.fields.last_day ?? "";
    return { words: this.words, lang: this.lang, lastDay: readDay(day) ? day : "" };
  }

  /**
   * Changes the list's ticks and saves them.
   * @param {(ticks: Ticks) => void} change
   */
  updateTicks(change) {
    this.store.updateCase((one) => {
      /** @type {Ticks} */
      const own = one.ticks[this.id] ?? dictionary();
      change(own);
      if (Object.keys(own).length) one.ticks[this.id] = own;
      else delete one.ticks[this.id];
    });
  }

  /** Former ids may come with every change from outside: an import, another case. */
  migrate() {
    const isNeeded = this.ticks && migrateTicks({ ...this.ticks }, this.items);
    if (isNeeded) this.updateTicks((own) => migrateTicks(own, this.items));
  }

  /** What was ticked before this code came is a tick like any other. */
  adoptEarly() {
    const early = this.rows.filter((row) => row.box.checked !== row.box.defaultChecked);
    const day = this.lastDay?.value ?? "";
    if (early.length) {
      this.updateTicks((own) => {
        for (const { item } of early) {
          if (stateOf(own, item) !== "done") setTick(own, item, "done", today());
        }
      });
    }
    if (day) this.saveLastDay(day);
  }

  render() {
    const { done, total, left } = countProgress(this.ticks, this.items);
    const isEmptied = this.filter.checked && left === 0;
    this.bar.max = total || 1;
    this.bar.value = total ? done : 1;
    setText(this.count, this.progressText());
    this.root.classList.toggle("checklist--complete", left === 0);
    for (const row of this.rows) {
      showTick(row, this.ticks?.[row.item.id], isChanged(this.ticks, row.item), this.setting);
      row.element.hidden = this.filter.checked && stateOf(this.ticks, row.item) !== "";
    }
    this.nothing.hidden = !isEmptied;
    this.list.hidden = isEmptied;
    const { lastDay } = this.setting;
    if (this.lastDay && this.lastDay.value !== lastDay) this.lastDay.value = lastDay;
  }

  progressText() {
    const { done, total, aside } = countProgress(this.ticks, this.items);
    if (!total) return this.words("checklist-none-apply");
    const text = this.words("checklist-progress", { done, total });
    const parts = [done === total ? `${text}. ${this.words("checklist-all-done")}` : text];
    if (aside) parts.push(this.words("checklist-not-applying", { count: aside }));
    return parts.join(" · ");
  }

  /** @param {Event} event */
  onChange({ target }) {
    if (!(target instanceof HTMLInputElement)) return;
    if (target === this.filter) this.render();
    const row = this.rowOf(target);
    if (!row || (target !== row.box && target !== row.skip)) return;
    const state = !target.checked ? "" : target === row.box ? "done" : "na";
    this.updateTicks((own) => setTick(own, row.item, state, today()));
    this.keepFocus(row);
  }

  /** @param {Event} event */
  onInput({ target }) {
    if (target instanceof HTMLInputElement && target === this.lastDay) this.saveLastDay(target.value);
    if (!(target instanceof HTMLTextAreaElement)) return;
    const row = this.rowOf(target);
    if (row) this.updateTicks((own) => setNote(own, row.item, target.value));
  }

  /** @param {string} day YYYY-MM-DD, or "" to take it away */
  saveLastDay(day) {
    this.store.updateCase((one) => {
      if (day) one.fields.last_day = day;
      else delete one.fields.last_day;
    });
  }

  /** @param {Element} target */
  rowOf(target) {
    return this.rows.find((row) => row.element.contains(target));
  }

  /**
   * Where the filter has just hidden the item that had the focus, the next one gets it.
   * @param {Row} row
   */
  keepFocus(row) {
    if (!row.element.hidden) return;
    const place = this.rows.indexOf(row);
    const next = [...this.rows.slice(place), ...this.rows.slice(0, place).reverse()].find(
      (other) => !other.element.hidden && !other.box.disabled,
    );
    (next?.box ?? this.filter).focus();
  }

  bindActions() {
    onAction(this.root, {
      "copy-text": () => this.copyAndSay(plainList(this.title, this.lines()), "common-copied"),
      "copy-markdown": () => this.copyAndSay(markdownList(this.title, this.lines()), "common-copied"),
      "item-link": (button) => {
        const row = this.rowOf(button);
        if (row) this.copyAndSay(address(row.element.id), "checklist-link-copied");
      },
      share: () => {
        const link = address(encodeShare(this.id, this.ticks, this.items));
        this.copyAndSay(link, "checklist-share-copied");
      },
      "still-done": (button) => this.confirmDone(button),
      print: () => printOnly("checklist"),
      reset: () => this.reset(),
    });
  }

  /** The list as words, for copying. */
  lines() {
    return this.rows.map((row) => {
      const state = stateOf(this.ticks, row.item);
      return {
        text: row.element.querySelector("[data-text]")?.textContent ?? "",
        state,
        level: row.element.querySelector(".item__level")?.textContent ?? "",
        due: dueText(row, state, this.setting),
        note: this.ticks?.[row.item.id]?.note ?? "",
      };
    });
  }

  /**
   * @param {string} text
   * @param {string} done key of what is said where it worked
   */
  async copyAndSay(text, done) {
    if (await copy(text)) {
      this.say(this.words(done));
      return;
    }
    await offer(text, this.words);
  }

  /** @param {HTMLElement} button */
  confirmDone(button) {
    const row = this.rowOf(button);
    if (!row) return;
    this.updateTicks((own) => setTick(own, row.item, stateOf(own, row.item), today()));
    row.box.focus();
  }

  reset() {
    const { current } = this.store.state;
    const before = JSON.stringify(this.ticks ?? {});
    const isEmpty = this.items.every((item) => !stateOf(this.ticks, item));
    this.store.updateCase((one) => {
      const rest = clearTicks(one.ticks[this.id] ?? dictionary(), this.items);
      if (Object.keys(rest).length) one.ticks[this.id] = rest;
      else delete one.ticks[this.id];
    });
    // Cleared once more, the list still has what there was to clear.
    if (!isEmpty || !this.takeBack) {
      this.takeBack = () => {
        this.takeBack = null;
        this.store.update((state) => {
          state.cases[current] ??= emptyCase();
          const { ticks } = /** @type {Case} */ (state.cases[current]);
          ticks[this.id] = Object.assign(dictionary(), ticks[this.id], JSON.parse(before));
        });
        this.say(this.words("common-undone"));
      };
    }
    this.say(this.words("checklist-reset-done"), this.takeBack);
  }

  /** A link with ticks: asks before anything changes, and leaves the address clean. */
  async offerShared() {
    const shared = decodeShare(location.hash, this.id, this.items);
    if (!shared) return;
    history.replaceState(null, "", `${location.pathname}${location.search}#checklist`);
    this.root.scrollIntoView({ block: "start" });
    const count = shared.done.length + shared.aside.length;
    if (!count) {
      this.say(this.words("checklist-share-none"));
      return;
    }
    const { words, title, store } = this;
    const answer = await ask({
      title: words("checklist-share-title"),
      content: [words("checklist-share-text", { count, list: title, name: caseName(store, words) })],
      answers: [
        { value: "add", text: words("checklist-share-add"), main: true },
        { value: "", text: words("checklist-share-leave") },
      ],
    });
    if (!answer) return;
    let added = 0;
    this.updateTicks((own) => {
      for (const item of this.items) {
        const isAside = shared.aside.includes(item.id);
        if (stateOf(own, item) || !(isAside || shared.done.includes(item.id))) continue;
        setTick(own, item, isAside ? "na" : "done", today());
        added += 1;
      }
    });
    this.say(words("checklist-share-added", { count: added }));
  }
}

/**
 * Address of this page with another fragment.
 * @param {string} fragment
 */
function address(fragment) {
  return `${location.href.replace(/[?#].*$/, "")}#${fragment}`;
}
