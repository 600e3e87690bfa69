/**
 * An email: its fields, its tones, its language, and every way to take it along.
 *
 * @import {Store} from "../state/store.js"
 * @import {LetterData} from "./letter.js"
 */
import { select, copy } from "./clipboard.js";
import { ask } from "./dialog.js";
import { all, make, makeSay, need, onAction, readWords, saveFile, setText } from "./dom.js";
import { readDay, today } from "./format.js";
import { askedChoices, cleanValue, renderText, showValue, shownFields } from "./letter.js";
import { loadLetter } from "./letters.js";
import { fillLetter, readLetter, writeLetter } from "./letterview.js";
import { draft, mailLink, toHtml, wholeText } from "./mail.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/**
 * @param {HTMLElement} root
 * @param {Store} store
 */
export function setUpEmail(root, store) {
  const id = root.dataset.email ?? "";
  const pageLang = root.dataset.lang ?? "en";
  const words = readWords(root);
  const say = makeSay(root);
  const sheets = all(root, "[data-letter]", HTMLElement);
  const radios = all(root, "[data-tone]", HTMLInputElement);
  const language = root.querySelector("select[data-language]");
  const missingBox = need(root, "[data-missing]", HTMLElement);
  const missingText = need(root, "[data-missing-text]", HTMLElement);
  const missingList = need(root, "[data-missing-list]", HTMLElement);
  const controls = /** @type {Control[]} */ (Array.from(root.querySelectorAll("[data-field][data-type]")));
  const controlOf = new Map(controls.map((control) => [control.dataset.field ?? "", control]));

  const own = readPage();
  let data = own;
  let lang = pageLang;
  /** The language last asked for: a slow answer mustn't replace a later wish. */
  let wish = pageLang;

  /** The email as the page brings it. @returns {LetterData} */
  function readPage() {
    /** @type {Record<string, string>} */
    const markers = Object.create(null);
    for (const field of all(root, "bdi[data-field]", HTMLElement)) {
      markers[field.dataset.field ?? ""] = field.textContent ?? "";
    }
    const label = need(root, "[data-subject-label]", HTMLElement).textContent ?? "";
    /** @type {LetterData["tones"]} */
    const tones = {};
    for (const sheet of sheets) tones[sheet.dataset.letter ?? ""] = readLetter(sheet);
    return { label: label.replace(/:\s*$/, ""), markers, tones };
  }

  const tone = () => radios.find((radio) => radio.checked)?.value ?? sheets[0]?.dataset.letter ?? "";
  const sheet = () => sheets.find((one) => one.dataset.letter === tone()) ?? root;
  const letter = () => data.tones[tone()] ?? { subject: [], body: [] };

  /** Values of the choices. @returns {Record<string, string>} */
  const choices = () => store.case.fields;

  /** @param {string} field */
  const show = (field) =>
    showValue(store.case.fields[field] ?? "", controlOf.get(field)?.dataset.type ?? "text", lang);

  /** @param {string} field */
  const showOrMark = (field) => show(field) || (data.markers[field] ?? `[${field}]`);

  const subject = () => renderText(letter().subject, showOrMark, choices());
  const body = () => renderText(letter().body, showOrMark, choices());

  function missing() {
    const { subject: head, body: text } = letter();
    return shownFields([...head, ...text], choices()).filter((field) => !show(field));
  }

  /** @param {string} field */
  const labelOf = (field) => controlOf.get(field)?.labels?.[0]?.textContent ?? field;

  function renderForm() {
    const tones = Object.values(data.tones);
    const asked = new Set(tones.flatMap((one) => askedChoices([...one.subject, ...one.body])));
    for (const control of controls) {
      const { field = "", type } = control.dataset;
      const stored = store.case.fields[field] ?? "";
      const value = type === "date" && !readDay(stored) ? "" : stored;
      // The focused one too: another tab may have changed the case under it.
      if (control.value !== value) control.value = value;
      const row = control.closest("[data-row]");
      if (type === "choice" && row instanceof HTMLElement) row.hidden = !asked.has(field);
      if ("future" in control.dataset) renderPassed(control, value);
    }
  }

  /**
   * Points out a day that is past where one to come is meant.
   * @param {Control} control
   * @param {string} value
   */
  function renderPassed(control, value) {
    const hint = control.parentElement?.querySelector("[data-hint]");
    if (!(hint instanceof HTMLElement)) return;
    hint.dataset.usual ??= hint.textContent ?? "";
    const { usual } = hint.dataset;
    const passed = value !== "" && value < today();
    setText(hint, passed ? words("email-passed") : usual);
    hint.classList.toggle("hint--warning", passed);
  }

  function renderMissing() {
    const fields = missing();
    setText(missingText, fields.length ? words("email-missing", { count: fields.length }) : words("email-complete"));
    missingBox.hidden = false;
    missingBox.classList.toggle("email__missing--none", !fields.length);
    const known = all(missingList, "button", HTMLElement).map((button) => button.dataset.jump);
    if (known.join() === fields.join()) return;
    missingList.replaceChildren(...fields.map((field) => {
      const button = make("button", { class: "action", type: "button", "data-action": "jump", "data-jump": field });
      button.textContent = labelOf(field);
      return make("li", {}, button);
    }));
  }

  function render() {
    const wanted = store.case.tone;
    for (const radio of radios) if (radio.value === wanted) radio.checked = true;
    renderForm();
    for (const one of sheets) fillLetter(one, show, data.markers, choices());
    renderMissing();
    if (language instanceof HTMLSelectElement) language.value = lang;
  }

  /** @param {string} wanted locale */
  async function setLanguage(wanted) {
    if (wanted === wish) return render();
    wish = wanted;
    const option = language instanceof HTMLSelectElement
      ? Array.from(language.options).find((one) => one.value === wanted)
      : null;
    if (!option) return render();
    const file = option.dataset.file;
    const found = file ? await loadLetter(id, wanted, `${root.dataset.letters ?? ""}${file}`) : own;
    if (wish !== wanted) return;
    if (!found) {
      say(words("email-language-failed"));
      return render();
    }
    data = found;
    lang = wanted;
    for (const one of sheets) {
      const text = data.tones[one.dataset.letter ?? ""];
      one.lang = lang;
      setText(need(one, "[data-subject-label]", HTMLElement), `${data.label}:`);
      if (text) writeLetter(one, text);
    }
    render();
  }

  /** @param {string} field */
  function jumpTo(field) {
    const control = controlOf.get(field);
    control?.focus();
    control?.scrollIntoView({ block: "center" });
  }

  /** Whether to go on, with fields still empty: the reader is asked. */
  async function mayGo() {
    const fields = missing();
    if (!fields.length) return true;
    const marks = make("ul", { lang }, ...fields.map((field) => make("li", {}, showOrMark(field))));
    const answer = await ask({
      title: words("email-ask-title"),
      content: [words("email-ask-text"), marks],
      answers: [
        { value: "fill", text: words("email-ask-fill"), main: true },
        { value: "go", text: words("email-ask-anyway") },
      ],
    });
    if (answer === "fill") jumpTo(fields[0] ?? "");
    return answer === "go";
  }

  /**
   * @param {string} text
   * @param {string} done key of what is said where it worked
   * @param {string[]} parts selectors of what to select where it didn't
   * @param {boolean} rich
   */
  async function copyAndSay(text, done, parts, rich = true) {
    if (await copy(text, rich ? toHtml(text) : undefined)) say(words(done));
    else {
      select(...parts.map((part) => need(sheet(), part, HTMLElement)));
      say(words("common-copy-failed"));
    }
  }

  /** @param {() => unknown} go */
  const checked = (go) => async () => {
    if (await mayGo()) await go();
  };

  onAction(root, {
    jump: (button) => jumpTo(button.dataset.jump ?? ""),
    "copy-all": checked(() => copyAndSay(
      wholeText(data.label, subject(), body()), "email-all-copied", ["[data-subject-label]", "[data-body]"])),
    "copy-subject": checked(() => copyAndSay(subject(), "email-subject-copied", ["[data-subject]"], false)),
    "copy-body": checked(() => copyAndSay(body(), "email-body-copied", ["[data-body]"])),
    mail: checked(async () => {
      const { href, whole } = mailLink(subject(), body());
      if (whole) say(words("email-mail-opened"));
      else await copyAndSay(body(), "email-mail-long", ["[data-body]"]);
      make("a", { href }).click();
    }),
    eml: checked(() => {
      const name = `${id}.eml`;
      saveFile(name, "message/rfc822", draft(subject(), body()));
      say(words("email-draft-saved", { file: name }));
    }),
    send: checked(async () => {
      try {
        await navigator.share({ title: subject(), text: body() });
      } catch {
        // The reader closed the system's dialog: nothing to say.
      }
    }),
  });

  /** @param {Control} control */
  function save(control) {
    const { field = "" } = control.dataset;
    store.updateCase((one) => {
      if (control.value) one.fields[field] = control.value;
      else delete one.fields[field];
    });
  }

  root.addEventListener("input", (event) => {
    const control = controls.find((one) => one === event.target);
    if (control) save(control);
  });
  root.addEventListener("change", (event) => {
    const target = event.target;
    if (target instanceof HTMLInputElement && "tone" in target.dataset) {
      store.updateCase((one) => {
        one.tone = target.value;
      });
    } else if (target === language && language instanceof HTMLSelectElement) {
      const wanted = language.value;
      store.updateCase((one) => {
        one.letter = wanted;
      });
    }
  });
  // A mark in the text leads to its field.
  root.addEventListener("click", (event) => {
    const mark = event.target instanceof Element ? event.target.closest("bdi[data-field]") : null;
    if (mark instanceof HTMLElement && !String(getSelection())) jumpTo(mark.dataset.field ?? "");
  });

  // What was chosen or typed before this code came counts.
  const early = radios.find((radio) => radio.checked && !radio.defaultChecked);
  const typed = controls.filter((control) => control.value && cleanValue(control.value, "lines"));
  if (early || typed.length) {
    store.updateCase((one) => {
      if (early) one.tone = early.value;
      for (const control of typed) one.fields[control.dataset.field ?? ""] = control.value;
    });
  }
  const sendButton = root.querySelector("[data-action=send]");
  if (sendButton instanceof HTMLElement) sendButton.hidden = typeof navigator.share !== "function";
  render();
  const follow = () => setLanguage(store.case.letter || pageLang);
  store.subscribe(follow);
  if (store.case.letter) follow();
}
