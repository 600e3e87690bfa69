import { stored } from "./device.js";

/**
 * What a reader does in a component before guide.js has come is kept and done again then.
 *
 * Buttons and links with `data-action` are held back and clicked later, forms submitted later;
 * in fields the browser does its part at once, and the field gets its value back afterwards.
 *
 * guide.js comes at once for a reader who has something stored, or where a component is near the
 * window; otherwise when one comes near or is touched.
 *
 * @typedef {{element: HTMLElement, type: string, checked?: boolean, value?: string}} Early
 */

/**
 * @param {import("./load.js").Load} load
 * @returns {{expect: () => void}} `expect` sees to it that guide.js comes where a page needs it.
 */
export function replayer(load) {
  /** @type {Early[]} */
  let early = [];
  let ready = false;

  function start() {
    load("guide").then(
      () => {
        ready = true;
        window.onbeforeunload = null;
        early.forEach(replay);
        early = [];
      },
      () => {
        for (const { element } of early) element.removeAttribute("aria-busy");
        early = [];
      },
    );
  }

  /** @param {Event} event */
  function keep(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (ready || !target.closest?.("[data-module]")) return;
    const { type } = event;
    if (type === "click") {
      const element = /** @type {HTMLElement | null} */ (
        target.closest("button[data-action],a[data-action]")
      );
      if (!element) return;
      event.preventDefault();
      event.stopPropagation();
      element.setAttribute("aria-busy", "true");
      remember({ element, type });
    } else if (type === "submit") {
      event.preventDefault();
      remember({ element: target, type });
    } else {
      const { checked, value } = /** @type {HTMLInputElement} */ (target);
      remember({ element: target, type, checked, value });
      // Nobody has stored it yet: who leaves the page is asked.
      window.onbeforeunload = () => true;
    }
    start();
  }

  /** @param {Early} one  Kept once for each element and kind of event, with its latest value. */
  function remember(one) {
    early = early.filter((other) => other.element !== one.element || other.type !== one.type);
    early.push(one);
  }

  for (const type of ["click", "input", "change", "submit"]) {
    document.addEventListener(type, keep, true);
  }

  return {
    expect() {
      const modules = document.querySelectorAll("[data-module]");
      if (!modules.length) return;
      // A link that shares ticks names them in its fragment, and asks as soon as it's opened.
      // Something may be stored that the page should show at once.
      if (stored("parting-well") || location.hash.includes("=")) start();
      const near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && start(), {
        rootMargin: "75%",
      });
      for (const one of modules) near.observe(one);
    },
  };
}

/** @param {Early} one */
function replay({ element, type, checked, value }) {
  element.removeAttribute("aria-busy");
  if (type === "click") element.click();
  else if (type === "submit") /** @type {HTMLFormElement} */ (element).requestSubmit();
  else {
    const field = /** @type {HTMLInputElement} */ (element);
    if (field.type === "checkbox" || field.type === "radio") {
      if (field.checked !== checked) field.click();
    } else if (value !== undefined) {
      field.value = value;
      field.dispatchEvent(new Event(type, { bubbles: true }));
    }
  }
}
