// The search dialog: a combobox whose list are links (WAI-ARIA: combobox with a listbox popup).
import { connect } from "./client.js";
import { options, telling } from "./results.js";

/** @typedef {import("./client.js").Reply} Reply */
/** @typedef {import("./host.js").Results} Results */
/** @typedef {{base: string, lang: string, home: string, index: string, js: Record<string, string>}} Config */

/** Drives the `<dialog>` of partials/search.html. */
export class SearchDialog {
  /**
   * @param {HTMLDialogElement} root
   * @param {Config} config of the page
   */
  constructor(root, config) {
    this.root = root;
    this.config = config;
    this.input = /** @type {HTMLInputElement} */ (this.find("input"));
    this.list = this.find(".search__results");
    this.status = this.find(".search__status");
    this.reading = this.find(".search__reading");
    this.hint = this.find(".search__hint");
    this.ways = this.find(".search__ways");
    /** @type {HTMLAnchorElement[]} */ this.options = [];
    this.active = -1;
    this.asked = 0;
    this.failed = ""; // or the reason: "engine", "missing", "damaged"
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.find("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.choose(false);
    });
    window.addEventListener("online", () => root.open && this.start());
    this.find(".search__close").addEventListener("click", () => root.close());
    // A click beside the dialog lands on the dialog itself.
    root.addEventListener("click", (event) => {
      if (event.target === root) root.close();
      else if (/** @type {Element} */ (event.target).closest("a[href]")) this.leave(event);
    });
  }

  /** @param {string} selector @returns {HTMLElement} */
  find(selector) {
    const found = this.root.querySelector(selector);
    if (!found) throw new Error(`the search dialog has no ${selector}`);
    return /** @type {HTMLElement} */ (found);
  }

  /**
   * @param {string} query to begin with; empty: the last one stays
   * @param {string} [typed] what the reader has typed since asking for the dialog
   */
  open(query, typed) {
    const value = typed || query;
    if (value) this.input.value = value.slice(0, this.input.maxLength);
    if (!this.root.open) this.root.showModal();
    this.input.focus();
    if (!typed) this.input.select();
    else this.input.setSelectionRange(value.length, value.length); // WebKit leaves it at the start
    this.start();
    if (value) this.ask();
  }

  /** Loads engine and index, at the first opening; again after a failure. */
  start() {
    if (this.send && !this.failed) return;
    this.failed = "";
    const worker = this.config.js["search-worker"] ?? "";
    this.send = connect({ worker, index: this.config.index }, (reply) => this.receive(reply));
    if (this.input.value.trim()) this.ask();
  }

  /** Asks for what stands in the field. */
  ask() {
    const query = this.input.value;
    this.asked++;
    if (!query.trim()) {
      this.show([], "");
      this.hint.textContent = this.hint.dataset.start ?? "";
      this.ways.hidden = false;
      return;
    }
    if (this.failed) {
      this.fail();
      return;
    }
    if (!this.ready) this.say(this.root.dataset.loading);
    this.send?.(this.asked, query);
  }

  /** @param {Reply} reply */
  receive(reply) {
    if (reply.type === "ready") {
      this.ready = true;
      if (!this.input.value.trim()) this.ask();
    } else if (reply.type === "failed") {
      this.failed = reply.reason;
      this.fail();
    } else if (reply.id === this.asked) {
      this.results(reply);
    }
  }

  /** Says what doesn't work, and leads on. */
  fail() {
    this.show([], this.root.dataset[this.failed] ?? "");
    this.hint.textContent = "";
    this.ways.hidden = false;
  }

  /** @param {Results} answer */
  results({ query, reading, total, results, forms }) {
    const { dataset: labels } = this.root;
    const marks = telling(reading, forms);
    const found = results.flatMap((result) =>
      options(result, { home: this.config.home, forms: marks, labels }),
    );
    const text = !total ? labels.none : total > results.length ? labels.best : labels.count;
    const fill = { query: query.trim(), count: String(total), shown: String(results.length) };
    this.show(
      found,
      (text ?? "").replace(
        /\{(\w+)\}/g,
        (whole, name) => fill[/** @type {keyof typeof fill} */ (name)] ?? whole,
      ),
    );
    this.hint.textContent = this.hint.dataset.none ?? "";
    this.ways.hidden = total > 0;
    this.reading.hidden = reading.trim() === query.trim();
    this.reading.textContent = (labels.reading ?? "").replace("{reading}", reading.trim());
  }

  /** @param {HTMLAnchorElement[]} found @param {string} status */
  show(found, status) {
    this.options = found;
    found.forEach((option, number) => {
      option.id = `search-option-${number}`;
    });
    this.list.replaceChildren(...found);
    this.list.hidden = !found.length;
    this.list.scrollTop = 0;
    this.reading.hidden = true;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.activate(-1);
    this.say(status);
  }

  /** @param {string | undefined} text */
  say(text) {
    if (this.status.textContent !== (text ?? "")) this.status.textContent = text ?? "";
  }

  /** @param {number} number of an option; -1: none */
  activate(number) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = number;
    const option = this.options[number];
    if (!option) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.isComposing) return;
    const count = this.options.length;
    if (event.key === "Enter") {
      event.preventDefault();
      this.choose(event.ctrlKey || event.metaKey);
    } else if (count && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // Before the first and behind the last stands the field itself.
      this.activate(((this.active + 1 + step + count + 1) % (count + 1)) - 1);
    }
  }

  /** Opens the chosen option, or the best. @param {boolean} apart in a new tab */
  choose(apart) {
    const option = this.options[Math.max(this.active, 0)];
    if (!option) {
      this.start();
      return;
    }
    if (apart) window.open(option.href, "_blank", "noopener");
    else option.click();
  }

  /** A link to a place on this very page doesn't load anything: close, so that it's seen. @param {MouseEvent} event */
  leave(event) {
    const link = /** @type {HTMLAnchorElement | null} */ (
      /** @type {Element} */ (event.target).closest("a[href]")
    );
    if (link && link.pathname === location.pathname && !event.ctrlKey && !event.metaKey) this.root.close();
  }
}
