/**
 * An email: the letter in its tones and languages, with the case's values in it.
 *
 * @import {Store} from "../state/store.js"
 * @import {LetterData} from "./letter.js"
 */
import { all, makeSay, need, readWords, setText } from "./dom.js";
import { Form } from "./form.js";
import { askedChoices, renderText, showValue, shownFields } from "./letter.js";
import { lettersFolder, loadLetter } from "./letters.js";
import { fillLetter, readEmail, writeLetter } from "./letterview.js";
import { Takeaway } from "./takeaway.js";

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
    this.form = new Form(root, this.words);
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
    const follow = () => this.setLanguage(this.wanted);
    store.subscribe(follow);
    follow();
    root.addEventListener("input", (event) => this.onInput(event));
    root.addEventListener("change", (event) => this.onChange(event));
    root.addEventListener("click", (event) => this.onClick(event));
    new Takeaway(this);
  }

  /** What was chosen or typed before this code came counts. */
  adoptEarly() {
    const radio = this.radios.find((one) => one.checked && !one.defaultChecked);
    const typed = this.form.typed();
    if (!radio && !Object.keys(typed).length) return;
    this.store.updateCase((one) => {
      if (radio) one.tone = radio.value;
      Object.assign(one.fields, typed);
    });
  }

  /** The case's language for letters, where this email has it. */
  get wanted() {
    const { letter } = this.store.case;
    return this.optionFor(letter) ? letter : this.pageLang;
  }

  /** @param {string} lang */
  optionFor(lang) {
    return Array.from(this.language?.options ?? []).find((one) => one.value === lang);
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
    return showValue(this.values[field] ?? "", this.form.typeOf(field), this.lang);
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
    const { tone } = this.store.case;
    const chosen = this.radios.find((radio) => radio.value === tone) ?? this.radios[0];
    if (chosen) chosen.checked = true;
    if (this.language) this.language.value = this.lang;
    const letters = Object.values(this.data.tones);
    this.form.render(
      this.values,
      letters.flatMap(({ subject, body }) => askedChoices([...subject, ...body])),
    );
    const { markers } = this.data;
    for (const sheet of this.sheets) fillLetter(sheet, (field) => this.show(field), markers, this.values);
    this.form.renderMissing(this.missing);
  }

  /**
   * Shows the letter in another language; the page keeps its own.
   * @param {string} wanted locale
   */
  async setLanguage(wanted) {
    if (wanted === this.wish) return this.render();
    this.wish = wanted;
    const file = this.optionFor(wanted)?.dataset.file;
    const found = file ? await loadLetter(this.id, wanted, `${lettersFolder(this.root)}${file}`) : this.own;
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
    const control = this.form.controls.find((one) => one === target);
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
    if (mark instanceof HTMLElement && !String(getSelection())) this.form.jumpTo(mark.dataset.field ?? "");
  }
}
