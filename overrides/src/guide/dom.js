/** Small helpers over the document. Text only ever enters it as text. */

/** @import {Message, Words} from "./format.js" */
import { makeWords } from "./format.js";

/**
 * A new element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * The element that `selector` finds.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 * @throws {Error} where there's none, or one of another type
 */
export function need(root, selector, type) {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`no ${selector} (${type.name})`);
  return found;
}

/**
 * The elements that `selector` finds, of one type.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T[]}
 */
export function all(root, selector, type) {
  return /** @type {T[]} */ (
    Array.from(root.querySelectorAll(selector)).filter((found) => found instanceof type)
  );
}

/**
 * Words of a widget, from the JSON that stands in it.
 * @param {HTMLElement} root
 * @returns {Words}
 */
export function readWords(root) {
  // A widget inside another one (the case switcher) shares its words.
  const holder = root.parentElement?.closest("[data-module]") ?? root;
  const data = holder.querySelector("script[data-words]")?.textContent ?? "{}";
  /** @type {Record<string, Message>} */
  const messages = JSON.parse(data);
  return makeWords(root.dataset.lang ?? document.documentElement.lang, messages);
}

/**
 * Says something to everybody: a line that is seen, in a region that screen readers read out.
 * @param {HTMLElement} root widget with a `data-notice`
 */
export function makeSay(root) {
  const notices = all(root, "[data-notice]", HTMLElement);
  const notice = notices.find((found) => found.closest("[data-module]") === root);
  if (!notice) throw new Error("no [data-notice]");
  const status = need(notice, "[data-status]", HTMLElement);
  const undo = notice.querySelector("[data-action=undo]");
  /** @type {(() => void) | null} */
  let takeBack = null;
  /**
   * @param {string} text
   * @param {(() => void) | null} [undoIt] offers a button that calls it
   */
  function say(text, undoIt = null) {
    takeBack = undoIt;
    if (undo instanceof HTMLElement) undo.hidden = !undoIt;
    // The same words twice are only read out where they change in between.
    status.textContent = "";
    requestAnimationFrame(() => {
      status.textContent = text;
    });
    notice?.classList.add("notice--said");
    keepInView(/** @type {HTMLElement} */ (notice));
  }
  undo?.addEventListener("click", () => {
    takeBack?.();
    // The button is gone now; the place isn't.
    notice.tabIndex = -1;
    if (document.activeElement === document.body || document.activeElement === undo) notice.focus();
  });
  return say;
}

/** @type {WeakMap<Element, number>} */
const timers = new WeakMap();

/**
 * Keeps a notice in view for a while; then it stays at its place.
 * @param {Element} notice
 */
export function keepInView(notice) {
  notice.classList.add("notice--new");
  // In a low window it doesn't stick, where it would cover what is being worked on.
  if (navigator.userActivation?.hasBeenActive && !matchMedia("(min-height: 30rem)").matches) {
    requestAnimationFrame(() => notice.scrollIntoView({ block: "nearest" }));
  }
  clearTimeout(timers.get(notice));
  timers.set(
    notice,
    setTimeout(() => notice.classList.remove("notice--new"), 10_000),
  );
}

/**
 * Calls the handler that a clicked button of a widget names.
 * @param {HTMLElement} root
 * @param {Record<string, (button: HTMLElement) => unknown>} actions by `data-action`
 */
export function onAction(root, actions) {
  root.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-action]") : null;
    if (!(button instanceof HTMLElement) || button.closest("[data-module]") !== root) return;
    const action = actions[button.dataset.action ?? ""];
    if (!action) return;
    event.preventDefault();
    action(button);
  });
}

/**
 * Sets text where it differs: an unchanged live region stays silent.
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Saves a text as a file on the reader's device.
 * @param {string} name
 * @param {string} type MIME type
 * @param {string} text
 */
export function saveFile(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * Prints a widget without the rest of the page: the styles look for `data-print`.
 * @param {string} name
 */
export function printOnly(name) {
  const { dataset } = document.documentElement;
  dataset.print = name;
  window.addEventListener("afterprint", () => delete dataset.print, { once: true });
  window.print();
}
