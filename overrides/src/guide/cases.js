/**
 * The case switcher: which client the page's ticks and fields belong to, and everything that is
 * done with cases as a whole.
 *
 * @import {Case, State} from "../state/shape.js"
 * @import {Store} from "../state/store.js"
 * @import {Words} from "./format.js"
 */
import { emptyCase, emptyState, FIRST, isUntouched, line, newCaseId } from "../state/shape.js";
import { exportText, LARGEST, mergeStates, readFile, summarise } from "../state/transfer.js";
import { ask } from "./dialog.js";
import { keepInView, make, makeSay, need, onAction, readWords, saveFile, setText } from "./dom.js";
import { today } from "./format.js";

/** Fields that stay the same from client to client: the writer is one person. */
const WRITER = ["sender_name", "sender"];

/**
 * Name of a case as readers see it.
 * @param {Store} store
 * @param {Words} words
 * @param {string} id
 */
export function caseName(store, words, id = store.state.current) {
  const { cases } = store.state;
  const name = cases[id]?.name;
  if (name) return name;
  const place = Object.keys(cases)
    .filter((one) => !cases[one]?.name)
    .indexOf(id);
  return place > 0 ? `${words("case-first")} (${place + 1})` : words("case-first");
}

export class CaseSwitcher {
  /**
   * @param {HTMLElement} root
   * @param {Store} store
   */
  constructor(root, store) {
    this.store = store;
    this.words = readWords(root);
    this.say = makeSay(root);
    this.select = need(root, "[data-case]", HTMLSelectElement);
    this.problem = need(root, "[data-problem]", HTMLElement);
    this.file = need(root, "[data-file]", HTMLInputElement);
    this.select.addEventListener("change", () => this.switchTo(this.select.value));
    this.file.addEventListener("change", () => this.onFile());
    onAction(root, {
      "case-new": () => this.create(),
      "case-rename": () => this.rename(),
      "case-delete": () => this.remove(),
      "case-export": () => this.saveAll(),
      "case-import": () => this.file.click(),
      "case-forget": () => this.forget(),
    });
    store.subscribe(() => this.render());
    this.render();
  }

  render() {
    const ids = Object.keys(this.store.state.cases);
    const labels = ids.map((id) => caseName(this.store, this.words, id));
    const shown = Array.from(this.select.options, (option) => [option.value, option.text]);
    if (JSON.stringify(shown) !== JSON.stringify(ids.map((id, place) => [id, labels[place]]))) {
      const options = ids.map((value, place) => make("option", { value }, labels[place] ?? ""));
      this.select.replaceChildren(...options);
    }
    this.select.value = this.store.state.current;
    const { problem } = this.store;
    const text = problem ? this.words(`case-${problem}`) : "";
    // What goes wrong in the middle of work has to be seen there too.
    if (text !== this.problem.textContent) keepInView(this.problem);
    setText(this.problem, text);
  }

  /** @param {string} id */
  switchTo(id) {
    this.store.update((state) => {
      if (id in state.cases) state.current = id;
    });
  }

  async create() {
    const name = await this.askName(this.words("case-new"), "");
    if (!name) return;
    this.store.update((state) => {
      const last = state.cases[state.current];
      const one = emptyCase(name);
      for (const field of WRITER) {
        const value = last?.fields[field];
        if (value) one.fields[field] = value;
      }
      const id = newCaseId(state.cases);
      // A first case that nobody has touched makes room.
      if (last && isUntouched(last)) delete state.cases[state.current];
      state.cases[id] = one;
      state.current = id;
    });
    this.say(this.words("case-created", { name }));
  }

  async rename() {
    const id = this.store.state.current;
    const name = await this.askName(this.words("case-rename"), this.store.case.name);
    // Another tab may have deleted it meanwhile.
    if (!name || !this.store.state.cases[id]) return;
    this.store.update((state) => {
      const one = state.cases[id];
      if (one) one.name = name;
    });
    this.say(this.words("case-renamed", { name }));
  }

  /**
   * @param {string} title
   * @param {string} value
   * @returns {Promise<string>} the name, "" where the reader thought better of it
   */
  async askName(title, value) {
    const { words } = this;
    const input = make("input", {
      class: "input",
      id: "case-name",
      maxlength: "80",
      required: "",
      pattern: "[^]*\\S[^]*",
      autocomplete: "off",
      autofocus: "",
      "aria-describedby": "case-name-hint",
    });
    input.value = value;
    const answer = await ask({
      title,
      content: [
        make("label", { class: "field__label", for: "case-name" }, words("case-name")),
        input,
        make("p", { class: "hint", id: "case-name-hint" }, words("case-name-hint")),
      ],
      answers: [
        { value: "save", text: words("case-save"), main: true },
        { value: "", text: words("common-cancel") },
      ],
    });
    return answer && line(input.value).slice(0, 80);
  }

  remove() {
    const { current: id } = this.store.state;
    const kept = this.store.case;
    const name = caseName(this.store, this.words);
    this.store.update((state) => {
      delete state.cases[id];
      const rest = Object.keys(state.cases);
      if (!rest.length) Object.assign(state, emptyState());
      else state.current = rest[rest.length - 1] ?? FIRST;
    });
    this.say(this.words("case-deleted", { name }), () => this.bringBack(id, kept));
  }

  /**
   * @param {string} id
   * @param {Case} kept
   */
  bringBack(id, kept) {
    this.store.update((state) => {
      const taken = state.cases[id];
      const free = taken && !isUntouched(taken) ? newCaseId(state.cases) : id;
      state.cases[free] = kept;
      state.current = free;
    });
    this.say(this.words("common-undone"));
    this.select.focus();
  }

  saveAll() {
    const file = `parting-well-${today()}.json`;
    saveFile(file, "application/json", exportText(this.store.state, today()));
    this.say(this.words("case-exported", { file }));
  }

  async forget() {
    const { words } = this;
    const answer = await ask({
      title: words("case-forget-title"),
      content: [words("case-forget-text")],
      answers: [
        { value: "", text: words("common-cancel"), main: true },
        { value: "forget", text: words("case-forget") },
      ],
    });
    if (answer !== "forget") return;
    this.store.forget();
    this.say(words("case-forgotten"));
  }

  async onFile() {
    const chosen = this.file.files?.[0];
    if (!chosen) return;
    const text = chosen.size > LARGEST ? null : await chosen.text().catch(() => "");
    // The same file may be chosen again.
    this.file.value = "";
    const { state, refused } = text === null ? { refused: "large" } : readFile(text);
    if (state) await this.offerImport(state);
    else this.say(this.words(`case-file-${refused}`));
  }

  /** @param {State} incoming */
  async offerImport(incoming) {
    const { words, store } = this;
    const answer = await ask({
      title: words("case-import-title"),
      content: [this.preview(incoming), words("case-import-text")],
      answers: [
        { value: "merge", text: words("case-import-merge"), main: true },
        { value: "replace", text: words("case-import-replace") },
        { value: "", text: words("common-cancel") },
      ],
    });
    if (!answer) return;
    const before = JSON.stringify(store.state);
    store.update((state) => {
      Object.assign(state, answer === "merge" ? mergeStates(state, incoming) : incoming);
    });
    this.say(words("case-imported"), () => this.swap(before));
  }

  /**
   * Puts an earlier state back. Work may have been done since, so this can be undone as well.
   * @param {string} earlier JSON of it
   */
  swap(earlier) {
    const now = JSON.stringify(this.store.state);
    this.store.restore(earlier);
    this.say(this.words("common-undone"), () => this.swap(now));
  }

  /**
   * What a file would bring, case by case.
   * @param {State} incoming
   */
  preview(incoming) {
    const rows = summarise(incoming).map((one) => {
      const name = one.name || this.words("case-first");
      const summary = { name, count: one.ticks, fields: one.fields };
      const isEmpty = !one.ticks && !one.fields;
      return isEmpty ? `${name}: ${this.words("case-empty")}` : this.words("case-summary", summary);
    });
    return make("ul", {}, ...rows.map((row) => make("li", {}, row)));
  }
}
