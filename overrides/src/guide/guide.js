/**
 * Entry: brings the page's widgets to life. A widget that fails is left as it was, and the others
 * go on; without any of this the page still reads, ticks and prints.
 *
 * @import {Store} from "../state/store.js"
 */
import { openStore } from "../state/store.js";
import { CaseSwitcher } from "./cases.js";
import { Checklist } from "./checklist.js";
import { Email } from "./email.js";
import { ChecklistIndex, EmailIndex } from "./indexes.js";
import { register } from "./letters.js";
import { leaveOutSlips } from "./slips.js";

/** @type {Record<string, new (root: HTMLElement, store: Store) => object>} */
const MODULES = {
  checklist: Checklist,
  email: Email,
  "checklist-index": ChecklistIndex,
  "email-index": EmailIndex,
  case: CaseSwitcher,
};

const scope = /** @type {any} */ (window);
scope.pw ??= {};
const shared = scope.pw;
shared.letter = register;

const store = openStore();

/** Each widget wakes in a task of its own, so that the page answers in between. */
async function wake() {
  for (const root of Array.from(document.querySelectorAll("[data-module]"))) {
    const Component = root instanceof HTMLElement ? MODULES[root.dataset.module ?? ""] : undefined;
    if (!Component) continue;
    try {
      new Component(/** @type {HTMLElement} */ (root), store);
      root.classList.add("is-live");
    } catch (error) {
      console.error(error);
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
}

leaveOutSlips();
shared.guide = wake();
