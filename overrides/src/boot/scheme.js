// The colour scheme: the device's, or the one that the reader has chosen. Its key stands apart
// from the state of the cases, since it's read before the first paint and belongs to the device.
const KEY = "parting-well-scheme";
const SCHEMES = ["auto", "light", "dark"];

/** @returns {string} The stored scheme; "auto" for anything unknown or out of reach. */
function stored() {
  try {
    const value = localStorage.getItem(KEY) ?? "";
    return SCHEMES.includes(value) ? value : "auto";
  } catch {
    return "auto";
  }
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
      const label = button.getAttribute(`data-${scheme}`);
      if (label) {
        button.setAttribute("aria-label", label);
        button.setAttribute("title", label);
      }
    }
  }

  document.addEventListener("DOMContentLoaded", name);
  window.addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    scheme = stored();
    applyScheme(root, scheme);
    name();
  });
  document.addEventListener("click", (event) => {
    if (!(/** @type {Element} */ (event.target).closest?.("[data-action=scheme]"))) return;
    scheme = SCHEMES[(SCHEMES.indexOf(scheme) + 1) % SCHEMES.length] ?? "auto";
    applyScheme(root, scheme);
    name();
    try {
      localStorage.setItem(KEY, scheme);
    } catch {
      // The choice holds for this page.
    }
  });
}
