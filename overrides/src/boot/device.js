// Choices that belong to this device and not to a case: colours, kept pages, keys. They are read
// before the first paint, so each has a small key of its own beside the state of the cases.
const PREFIX = "parting-well-";

/**
 * @param {string} name
 * @returns {string} What is stored, or "" where nothing is or storage is out of reach.
 */
export function read(name) {
  try {
    return localStorage.getItem(PREFIX + name) ?? "";
  } catch {
    return "";
  }
}

/**
 * @param {string} name
 * @param {string} value
 * @returns {boolean} Whether it is stored.
 */
export function write(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
    return true;
  } catch {
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
  const show = () => {
    const now = read(name) === "off" ? "off" : "on";
    for (const part of box.querySelectorAll("[data-when]")) {
      part.toggleAttribute("hidden", part.getAttribute("data-when") !== now);
    }
  };
  box.querySelector("button")?.addEventListener("click", async () => {
    const on = read(name) === "off";
    if (!write(name, on ? "on" : "off")) return;
    await change(on);
    show();
  });
  box.hidden = false;
  show();
}
