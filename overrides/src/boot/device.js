// Choices that belong to this device and not to a case: colours, kept pages, keys. They are read
// before the first paint, so each has a small key of its own beside the state of the cases.
const PREFIX = "parting-well-";

/** @type {Record<string, string>} What was chosen on this page and could not be stored. */
const chosen = {};

/**
 * @param {string} name
 * @returns {string} What was chosen; "" where nothing was.
 */
export function read(name) {
  return chosen[name] || stored(PREFIX + name);
}

/**
 * @param {string} key
 * @returns {string} What is stored; "" where that is nothing or can't be read.
 */
export function stored(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** @returns {boolean} Whether the browser gives this site no storage at all. */
export function isBlocked() {
  try {
    return !localStorage;
  } catch {
    return true;
  }
}

/**
 * @param {string} name
 * @param {string} value
 * @returns {boolean} Whether it is stored; if not, it holds for this page.
 */
export function write(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
    delete chosen[name];
    return true;
  } catch {
    chosen[name] = value;
    return false;
  }
}

/**
 * Works a switch, `<section data-switch="name" hidden>` with a button, where the page has it.
 *
 * @param {string} name
 * @param {(on: boolean) => unknown} change
 */
export function watchSwitch(name, change) {
  /** @type {HTMLElement | null} */
  const box = document.querySelector(`[data-switch=${name}]`);
  if (!box) return;
  let now = "";
  const show = () => {
    now = read(name) === "off" ? "off" : "on";
    for (const part of box.querySelectorAll("[data-when]")) {
      part.toggleAttribute("hidden", part.getAttribute("data-when") !== now);
    }
  };
  box.querySelector("button")?.addEventListener("click", async () => {
    const on = now === "off"; // as it's shown, whatever another tab has changed just now
    const value = on ? "on" : "off";
    const kept = write(name, value);
    await change(on);
    show();
    // The change itself may have made room.
    box.querySelector("[data-unkept]")?.toggleAttribute("hidden", kept || write(name, value));
  });
  for (const type of ["storage", "pageshow"]) window.addEventListener(type, show);
  box.hidden = false;
  show();
}
