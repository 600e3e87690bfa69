import { read, watchSwitch } from "./device.js";

/**
 * Opens the search: from its button, with `/`, `s`, `f` or Ctrl+K, or by `?q=` in the address.
 * Single keys can be switched off (WCAG 2.1.4), since speech input types them by accident.
 * The dialog itself comes with search.js, which listens to `pw:search`.
 *
 * @param {import("./load.js").Load} load
 */
export function watchSearch(load) {
  /** @param {string} query */
  function open(query) {
    const buttons = document.querySelectorAll("[data-action=search]");
    for (const button of buttons) button.setAttribute("aria-busy", "true");
    load("search")
      .then(
        () => document.dispatchEvent(new CustomEvent("pw:search", { detail: { query } })),
        () => {},
      )
      .finally(() => {
        for (const button of buttons) button.removeAttribute("aria-busy");
      });
  }

  document.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest?.("[data-action=search]")) open("");
  });
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const command = event.ctrlKey || event.metaKey;
    if (event.altKey || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (target.isContentEditable || target.matches("input,select,textarea")) return;
    const single = ["/", "s", "f"].includes(event.key) && read("keys") !== "off";
    if (command ? event.key === "k" : single) {
      event.preventDefault();
      open("");
    }
  });
  document.addEventListener("DOMContentLoaded", () => {
    const parameters = new URLSearchParams(location.search);
    const query = parameters.get("q");
    if (query) open(query);
    // Who comes from a result finds the words marked: search.js does that when it runs.
    else if (parameters.has("h")) load("search").catch(() => {});
    watchSwitch("keys", () => {});
  });
}
