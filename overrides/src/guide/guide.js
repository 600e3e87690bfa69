/**
 * Entry: brings the page's widgets to life. A widget that fails is left as it was, and the others
 * go on; without any of this the page still reads, ticks and prints.
 *
 * @import {Store} from "../state/store.js"
 */
import { openStore } from "../state/store.js";
import { setUpCases } from "./cases.js";
import { setUpChecklist } from "./checklist.js";
import { setUpEmail } from "./email.js";
import { setUpChecklistIndex, setUpEmailIndex } from "./indexes.js";
import { register } from "./letters.js";

/** @type {Record<string, (root: HTMLElement, store: Store) => void>} */
const MODULES = {
  checklist: setUpChecklist,
  email: setUpEmail,
  "checklist-index": setUpChecklistIndex,
  "email-index": setUpEmailIndex,
  case: setUpCases,
};

const scope = /** @type {any} */ (window);
scope.pw ??= {};
const shared = scope.pw;
shared.letter = register;

const store = openStore();
for (const root of Array.from(document.querySelectorAll("[data-module]"))) {
  const setUp = root instanceof HTMLElement ? MODULES[root.dataset.module ?? ""] : undefined;
  if (!setUp) continue;
  try {
    setUp(/** @type {HTMLElement} */ (root), store);
    root.classList.add("is-live");
  } catch (error) {
    console.error(error);
  }
}
shared.ready?.();
