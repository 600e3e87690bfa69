/**
 * An email: its fields, its tones, its language, and every way to take it along.
 *
 * @import {Store} from "../state/store.js"
 * @import {LetterData} from "./letter.js"
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 */
import { copy, select } from "./clipboard.js";
import { ask } from "./dialog.js";
import { all, make, makeSay, need, onAction, readWords, saveFile, setText } from "./dom.js";
import { readDay, today } from "./format.js";
import { askedChoices, cleanValue, renderText, showValue, shownFields } from "./letter.js";
import { lettersFolder, loadLetter } from "./letters.js";
import { fillLetter, readEmail, writeLetter } from "./letterview.js";
import { draft, mailLink, toHtml, wholeText } from "./mail.js";

export class Email {
  /**
   * @param {HTMLElement} root
   * @param {Store} store
   */
  constructor(root, store) {
    this.root = root;
    this.store = store;
    this.id = root.dataset.email ?? "";
    this.pageLang = root.dataset.lang ?? "en";
    this.words = readWords(root);
    this.say = makeSay(root);
    this.sheets = all(root, "[data-letter]", HTMLElement);
    this.radios = all(root, "[data-tone]", HTMLInputElement);
    this.language = all(root, "select[data-language]", HTMLSelectElement)[0];
    this.controls = /** @type {Control[]} */ (all(root, "[data-field][data-type]", HTMLElement));
    this.controlOf = new Map(this.controls.map((control) => [control.dataset.field ?? "", control]));
    /** The email as the page brought it. */
    this.own = readEmail(root);
    /** The email that is shown. @type {LetterData} */
    this.data = this.own;
    /** Its language. */
    this.lang = this.pageLang;
    /** The language last asked for: a slow answer mustn't replace a later wish. */
    this.wish = this.pageLang;

    this.adoptEarly();
    this.render();
    const follow = () => this.setLanguage(store.case.letter || this.pageLang);
    store.subscribe(follow);
    follow();
    root.addEventListener("input", (event) => this.onInput(event));
    root.addEventListener("change", (event) => this.onChange(event));
    root.addEventListener("click", (event) => this.onClick(event));
    this.bindActions();
  }

  /** What was chosen or typed before this code came counts. */
  adoptEarly() {
    const radio = this.radios.find((one) => one.checked && !one.defaultChecked);
    const typed = this.controls.filter((control) => cleanValue(control.value, "lines"));
    if (!radio && !typed.length) return;
    this.store.updateCase((one) => {
      if (radio) one.tone = radio.value;
      for (const control of typed) one.fields[control.dataset.field ?? ""] = control.value;
    });
  }

  get tone() {
    return this.radios.find((radio) => radio.checked)?.value ?? this.sheets[0]?.dataset.letter ?? "";
  }

  get sheet() {
    return this.sheets.find((sheet) => sheet.dataset.letter === this.tone) ?? this.root;
  }

  get letter() {
    return this.data.tones[this.tone] ?? { subject: [], body: [] };
  }

  /** Values of the case, in which those of the choices are found too. */
  get values() {
    return this.store.case.fields;
  }

  /**
   * What stands for a field, "" where it's empty.
   * @param {string} field
   */
  show(field) {
    const type = this.controlOf.get(field)?.dataset.type ?? "text";
    return showValue(this.values[field] ?? "", type, this.lang);
  }

  /**
   * What stands in the letter for a field.
   * @param {string} field
   */
  showOrMark(field) {
    return this.show(field) || (this.data.markers[field] ?? `[${field}]`);
  }

  /** @param {"subject" | "body"} part */
  text(part) {
    return renderText(this.letter[part], (field) => this.showOrMark(field), this.values);
  }

  /** Fields that the letter shows and that are empty. */
  get missing() {
    const { subject, body } = this.letter;
    return shownFields([...subject, ...body], this.values).filter((field) => !this.show(field));
  }

  render() {
    for (const radio of this.radios) if (radio.value === this.store.case.tone) radio.checked = true;
    if (this.language) this.language.value = this.lang;
    this.renderForm();
    const { markers } = this.data;
    for (const sheet of this.sheets) fillLetter(sheet, (field) => this.show(field), markers, this.values);
    this.renderMissing();
  }

  renderForm() {
    const tones = Object.values(this.data.tones);
    const asked = new Set(tones.flatMap(({ subject, body }) => askedChoices([...subject, ...body])));
    for (const control of this.controls) {
      const { field = "", type } = control.dataset;
      const stored = this.values[field] ?? "";
      const value = type === "date" && !readDay(stored) ? "" : stored;
      // The focused one too: another tab may have changed the case under it.
      if (control.value !== value) control.value = value;
      const row = control.closest("[data-row]");
      if (type === "choice" && row instanceof HTMLElement) row.hidden = !asked.has(field);
      if ("future" in control.dataset) this.renderPassed(control, value);
    }
  }

  /**
   * Points out a day that is past where one to come is meant.
   * @param {Control} control
   * @param {string} value
   */
  renderPassed(control, value) {
    const hint = control.parentElement?.querySelector("[data-hint]");
    if (!(hint instanceof HTMLElement)) return;
    hint.dataset.usual ??= hint.textContent ?? "";
    const passed = value !== "" && value < today();
    setText(hint, passed ? this.words("email-passed") : hint.dataset.usual);
    hint.classList.toggle("hint--warning", passed);
  }

  renderMissing() {
    const fields = this.missing;
    const count = fields.length;
    const box = need(this.root, "[data-missing]", HTMLElement);
    const text = count ? this.words("email-missing", { count }) : this.words("email-complete");
    setText(need(box, "[data-missing-text]", HTMLElement), text);
    box.hidden = false;
    box.classList.toggle("email__missing--none", !count);
    const list = need(box, "[data-missing-list]", HTMLElement);
    const known = all(list, "button", HTMLElement).map((button) => button.dataset.jump);
    if (known.join() === fields.join()) return;
    list.replaceChildren(...fields.map((field) => make("li", {}, this.jumpButton(field))));
  }

  /** @param {string} field */
  jumpButton(field) {
    const label = this.controlOf.get(field)?.labels?.[0]?.textContent ?? field;
    return make("button", { class: "action", type: "button", "data-action": "jump", "data-jump": field }, label);
  }

  /**
   * Shows the letter in another language; the page keeps its own.
   * @param {string} wanted locale
   */
  async setLanguage(wanted) {
    if (wanted === this.wish) return this.render();
    this.wish = wanted;
    const option = Array.from(this.language?.options ?? []).find((one) => one.value === wanted);
    if (!option) return this.render();
    const { file } = option.dataset;
    const found = file
      ? await loadLetter(this.id, wanted, `${lettersFolder(this.root)}${file}`)
      : this.own;
    if (this.wish !== wanted) return;
    if (found) this.showLetters(found, wanted);
    else this.say(this.words("email-language-failed"));
    this.render();
  }

  /**
   * @param {LetterData} data
   * @param {string} lang
   */
  showLetters(data, lang) {
    this.data = data;
    this.lang = lang;
    for (const sheet of this.sheets) {
      const letter = data.tones[sheet.dataset.letter ?? ""];
      sheet.lang = lang;
      setText(need(sheet, "[data-subject-label]", HTMLElement), `${data.label}:`);
      if (letter) writeLetter(sheet, letter);
    }
  }

  /** @param {Event} event */
  onInput({ target }) {
    const control = this.controls.find((one) => one === target);
    if (!control) return;
    const { field = "" } = control.dataset;
    this.store.updateCase((one) => {
      if (control.value) one.fields[field] = control.value;
      else delete one.fields[field];
    });
  }

  /** @param {Event} event */
  onChange({ target }) {
    if (target instanceof HTMLInputElement && "tone" in target.dataset) {
      this.store.updateCase((one) => {
        one.tone = target.value;
      });
    } else if (target instanceof HTMLSelectElement && target === this.language) {
      const { value } = target;
      // Asked for again, a language that failed is tried again.
      this.wish = this.lang;
      this.store.updateCase((one) => {
        one.letter = value;
      });
    }
  }

  /**
   * A mark in the text leads to its field, unless somebody is just selecting the text.
   * @param {Event} event
   */
  onClick({ target }) {
    const mark = target instanceof Element ? target.closest("bdi[data-field]") : null;
    if (mark instanceof HTMLElement && !String(getSelection())) this.jumpTo(mark.dataset.field ?? "");
  }

  /** @param {string} field */
  jumpTo(field) {
    const control = this.controlOf.get(field);
    control?.focus();
    control?.scrollIntoView({ block: "center" });
  }

  /** Whether to go on: with fields still empty the reader is asked. */
  async mayGo() {
    const fields = this.missing;
    if (!fields.length) return true;
    const { words, lang } = this;
    const marks = fields.map((field) => make("li", {}, this.showOrMark(field)));
    const answer = await ask({
      title: words("email-ask-title"),
      content: [words("email-ask-text"), make("ul", { lang }, ...marks)],
      answers: [
        { value: "fill", text: words("email-ask-fill"), main: true },
        { value: "go", text: words("email-ask-anyway") },
      ],
    });
    if (answer === "fill") this.jumpTo(fields[0] ?? "");
    return answer === "go";
  }

  bindActions() {
    /** @param {() => unknown} take */
    const checked = (take) => async () => {
      if (await this.mayGo()) await take();
    };
    const send = this.root.querySelector("[data-action=send]");
    if (send instanceof HTMLElement) send.hidden = typeof navigator.share !== "function";
    onAction(this.root, {
      jump: (button) => this.jumpTo(button.dataset.jump ?? ""),
      "copy-all": checked(() => this.copyAll()),
      "copy-subject": checked(() => this.copyPart("subject")),
      "copy-body": checked(() => this.copyPart("body")),
      mail: checked(() => this.openMail()),
      eml: checked(() => this.saveDraft()),
      send: checked(() => this.send()),
    });
  }

  copyAll() {
    const text = wholeText(this.data.label, this.text("subject"), this.text("body"));
    return this.copyAndSay(text, "email-all-copied", ["[data-subject-label]", "[data-body]"]);
  }

  /** @param {"subject" | "body"} part */
  copyPart(part) {
    const done = part === "subject" ? "email-subject-copied" : "email-body-copied";
    return this.copyAndSay(this.text(part), done, [`[data-${part}]`], part === "body");
  }

  /**
   * @param {string} text
   * @param {string} done key of what is said where it worked
   * @param {string[]} parts selectors of what to select where it didn't
   * @param {boolean} rich whether as rich text too
   */
  async copyAndSay(text, done, parts, rich = true) {
    if (await copy(text, rich ? toHtml(text) : undefined)) {
      this.say(this.words(done));
      return;
    }
    select(...parts.map((part) => need(this.sheet, part, HTMLElement)));
    this.say(this.words("common-copy-failed"));
  }

  /** Opens the reader's mail program; a text too long for a link goes over the clipboard. */
  async openMail() {
    const { href, whole } = mailLink(this.text("subject"), this.text("body"));
    if (whole) this.say(this.words("email-mail-opened"));
    else await this.copyAndSay(this.text("body"), "email-mail-long", ["[data-body]"]);
    make("a", { href }).click();
  }

  saveDraft() {
    const file = `${this.id}.eml`;
    saveFile(file, "message/rfc822", draft(this.text("subject"), this.text("body")));
    this.say(this.words("email-draft-saved", { file }));
  }

  async send() {
    try {
      await navigator.share({ title: this.text("subject"), text: this.text("body") });
    } catch {
      // The reader closed the system's dialog: nothing to say.
    }
  }
}
