// The colour scheme: the device's, or the one that the reader has chosen.
import { read, write } from "./device.js";
import { parsed } from "./load.js";

const NAME = "scheme";
const SCHEMES = ["auto", "light", "dark"];

/** @returns {string} The stored scheme; "auto" for anything unknown. */
function stored() {
  const value = read(NAME);
  return SCHEMES.includes(value) ? value : "auto";
}

/**
 * @param {HTMLElement} root
 * @param {string} [scheme]
 */
export function applyScheme(root, scheme = stored()) {
  if (scheme === "auto") root.removeAttribute("data-scheme");
  else root.dataset.scheme = scheme;
}

/** @param {HTMLElement} root */
export function watchScheme(root) {
  let scheme = stored();

  function name() {
    for (const button of document.querySelectorAll("[data-action=scheme]")) {
      const label = button.getAttribute(`data-${scheme}`) ?? "";
      button.setAttribute("aria-label", label);
      button.setAttribute("title", label);
    }
  }

  parsed().then(name);
  window.addEventListener("storage", () => {
    scheme = stored();
    applyScheme(root, scheme);
    name();
  });
  document.addEventListener("click", (event) => {
    if (!(/** @type {Element} */ (event.target).closest?.("[data-action=scheme]"))) return;
    scheme = SCHEMES[(SCHEMES.indexOf(scheme) + 1) % SCHEMES.length] ?? "auto";
    applyScheme(root, scheme);
    name();
    write(NAME, scheme);
  });
}
