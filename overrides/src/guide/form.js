/**
 * The form of an email: its fields with the case's values, and the list of those still empty.
 *
 * @import {Words} from "./format.js"
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 */
import { all, make, need, setText } from "./dom.js";
import { readDay, today } from "./format.js";
import { cleanValue } from "./letter.js";

export class Form {
  /**
   * @param {HTMLElement} root the email's widget
   * @param {Words} words
   */
  constructor(root, words) {
    this.words = words;
    this.missing = need(root, "[data-missing]", HTMLElement);
    this.controls = /** @type {Control[]} */ (all(root, "[data-field][data-type]", HTMLElement));
    this.controlOf = new Map(this.controls.map((control) => [control.dataset.field ?? "", control]));
  }

  /** What somebody has typed, by field: before the widget has come, that's all there is. */
  typed() {
    const typed = this.controls.filter((control) => cleanValue(control.value, "lines"));
    return Object.fromEntries(typed.map((control) => [control.dataset.field ?? "", control.value]));
  }

  /** @param {string} field */
  typeOf(field) {
    return this.controlOf.get(field)?.dataset.type ?? "text";
  }

  /**
   * @param {Record<string, string>} values of the case
   * @param {string[]} asked grammatical choices that the letter has
   */
  render(values, asked) {
    for (const control of this.controls) {
      const { field = "", type } = control.dataset;
      const stored = values[field] ?? "";
      const value = type === "date" && !readDay(stored) ? "" : stored;
      // The focused one too: another tab may have changed the case under it.
      if (control.value !== value) control.value = value;
      const row = control.closest("[data-row]");
      if (type === "choice" && row instanceof HTMLElement) row.hidden = !asked.includes(field);
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

  /** @param {string[]} fields those that the letter shows and that are empty */
  renderMissing(fields) {
    const { missing: box, words } = this;
    const count = fields.length;
    const text = count ? words("email-missing", { count }) : words("email-complete");
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
    return make(
      "button",
      { class: "action", type: "button", "data-action": "jump", "data-jump": field },
      label,
    );
  }

  /** @param {string} field */
  jumpTo(field) {
    const control = this.controlOf.get(field);
    control?.focus();
    control?.scrollIntoView({ block: "center" });
  }
}
