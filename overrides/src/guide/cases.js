/**
 * The case switcher: which client the page's ticks and fields belong to, and everything that is
 * done with cases as a whole.
 *
 * @import {Store} from "../state/store.js"
 * @import {Words} from "./format.js"
 */
import { emptyCase, emptyState, FIRST, isUntouched, line } from "../state/shape.js";
import { newCaseId } from "../state/store.js";
import { exportText, LARGEST, mergeStates, readFile, summarise } from "../state/transfer.js";
import { ask } from "./dialog.js";
import { make, makeSay, need, onAction, readWords, saveFile, setText } from "./dom.js";
import { today } from "./format.js";

/**
 * Name of a case as readers see it.
 * @param {Store} store
 * @param {Words} words
 * @param {string} id
 */
export function caseName(store, words, id = store.state.current) {
  const name = store.state.cases[id]?.name;
  if (name) return name;
  const unnamed = Object.keys(store.state.cases).filter((one) => !store.state.cases[one]?.name);
  const place = unnamed.indexOf(id);
  return place > 0 ? `${words("case-first")} (${place + 1})` : words("case-first");
}

/**
 * @param {HTMLElement} root
 * @param {Store} store
 */
export function setUpCases(root, store) {
  const words = readWords(root);
  const say = makeSay(root);
  const select = need(root, "[data-case]", HTMLSelectElement);
  const problem = need(root, "[data-problem]", HTMLElement);
  const file = need(root, "[data-file]", HTMLInputElement);

  function render() {
    const ids = Object.keys(store.state.cases);
    const labels = ids.map((id) => caseName(store, words, id));
    const known = Array.from(select.options, (option) => `${option.value} ${option.text}`).join("\n");
    if (known !== ids.map((id, place) => `${id} ${labels[place]}`).join("\n")) {
      select.replaceChildren(...ids.map((id, place) => make("option", { value: id }, labels[place] ?? "")));
    }
    select.value = store.state.current;
    setText(problem, store.problem ? words(`case-${store.problem}`) : "");
  }

  /**
   * @param {string} title
   * @param {string} value
   * @returns {Promise<string>} the name, "" where the reader thought better of it
   */
  async function askName(title, value) {
    const input = make("input", {
      class: "input", id: "case-name", maxlength: "80", required: "", autocomplete: "off",
      "aria-describedby": "case-name-hint", autofocus: "",
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

  const actions = {
    "case-new": async () => {
      const name = await askName(words("case-new"), "");
      if (!name) return;
      store.update((state) => {
        const last = state.cases[state.current];
        const one = emptyCase(name);
        // The writer stays the same person.
        for (const field of ["sender_name", "sender"]) {
          const value = last?.fields[field];
          if (value) one.fields[field] = value;
        }
        // The first case that nobody has touched becomes the new one.
        const id = last && isUntouched(last) ? state.current : newCaseId(state);
        state.cases[id] = one;
        state.current = id;
      });
      say(words("case-created", { name }));
    },
    "case-rename": async () => {
      const id = store.state.current;
      const name = await askName(words("case-rename"), store.case.name);
      if (!name) return;
      store.update((state) => {
        const one = state.cases[id];
        if (one) one.name = name;
      });
      say(words("case-renamed", { name }));
    },
    "case-delete": () => {
      const id = store.state.current;
      const kept = store.case;
      const name = caseName(store, words);
      store.update((state) => {
        delete state.cases[id];
        const rest = Object.keys(state.cases);
        if (!rest.length) Object.assign(state, emptyState());
        else state.current = rest[rest.length - 1] ?? FIRST;
      });
      say(words("case-deleted", { name }), () => {
        store.update((state) => {
          const taken = state.cases[id];
          const free = taken && !isUntouched(taken) ? newCaseId(state) : id;
          state.cases[free] = kept;
          state.current = free;
        });
        say(words("common-undone"));
        select.focus();
      });
    },
    "case-export": () => {
      const name = `parting-well-${today()}.json`;
      saveFile(name, "application/json", exportText(store.state, today()));
      say(words("case-exported", { file: name }));
    },
    "case-import": () => file.click(),
    "case-forget": async () => {
      const answer = await ask({
        title: words("case-forget-title"),
        content: [words("case-forget-text")],
        answers: [
          { value: "", text: words("common-cancel"), main: true },
          { value: "forget", text: words("case-forget") },
        ],
      });
      if (answer !== "forget") return;
      store.forget();
      say(words("case-forgotten"));
    },
  };

  /** @param {File} chosen */
  async function readChosen(chosen) {
    const result = chosen.size > LARGEST
      ? { refused: "large" }
      : readFile(await chosen.text().catch(() => ""));
    if (!("state" in result) || !result.state) {
      say(words(`case-file-${result.refused}`));
      return;
    }
    const incoming = result.state;
    const list = make("ul", {}, ...summarise(incoming).map((one) =>
      make("li", {}, one.ticks || one.fields
        ? words("case-summary", { name: one.name || words("case-first"), count: one.ticks, fields: one.fields })
        : `${one.name || words("case-first")}: ${words("case-empty")}`)));
    const answer = await ask({
      title: words("case-import-title"),
      content: [list, words("case-import-text")],
      answers: [
        { value: "merge", text: words("case-import-merge"), main: true },
        { value: "replace", text: words("case-import-replace") },
        { value: "", text: words("common-cancel") },
      ],
    });
    if (!answer) return;
    const before = JSON.stringify(store.state);
    store.update((state) => {
      const result = answer === "merge"
        ? mergeStates(state, incoming, () => newCaseId(state))
        : incoming;
      Object.assign(state, result);
    });
    say(words("case-imported"), () => {
      store.restore(before);
      say(words("common-undone"));
    });
  }

  onAction(root, actions);
  select.addEventListener("change", () => {
    const id = select.value;
    store.update((state) => {
      if (id in state.cases) state.current = id;
    });
  });
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    if (chosen) readChosen(chosen);
    file.value = "";
  });
  store.subscribe(render);
  render();
}
