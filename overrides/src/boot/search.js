import { read, watchSwitch } from "./device.js";
import { afterLoad, config, parsed } from "./load.js";
import { closePopovers } from "./menu.js";

/** Milliseconds after which a page is quiet: its picture for the tab has come on a slow line too. */
const QUIET = 1800;

const FIELD = "input,select,textarea";

/**
 * Opens the search: from its button, with `/`, `s`, `f` or Ctrl+K, or by `?q=` in the address.
 * Single keys can be switched off (WCAG 2.1.4), since speech input types them by accident.
 * The dialog itself comes with search.js, which listens to `pw:search` and `pw:search-ahead`.
 *
 * When a button of the search is pointed at or gets the focus, all of it comes ahead and waits for
 * the first letter; on a quiet page too, but where guide.js has come only what is kept already, so
 * that no page loads more than 90 kB by itself.
 *
 * @param {import("./load.js").Load} load
 */
export function watchSearch(load) {
  const web = location.protocol.startsWith("http");
  let begun = !web;

  /** One thing after the other, each a small task: nobody waits for it yet. */
  async function ahead() {
    if (!web) return;
    await load("search", true);
    begun = true;
    document.dispatchEvent(new Event("pw:search-ahead"));
  }

  /** All at once: the browser keeps what the engine asks for later. */
  async function hurry() {
    await parsed();
    const { js, index } = config();
    if (begun || !js) return; // on half a page nobody knows where it is
    begun = true;
    for (const file of [js["search-worker"] ?? "", index]) fetch(file).catch(() => {});
  }

  /** What is typed until the dialog has come; nothing where it isn't on its way. @type {string | undefined} */
  let typed;

  /** @param {string} query */
  function open(query) {
    typed ??= "";
    closePopovers(); // else the focus would have nowhere to go back to
    const buttons = document.querySelectorAll("[data-action=search]");
    for (const button of buttons) button.setAttribute("aria-busy", "true");
    hurry();
    load("search")
      .then(
        () => {
          // Called off by Escape, or by going on in a field.
          if (typed === undefined || document.activeElement?.matches(FIELD)) return;
          document.dispatchEvent(new CustomEvent("pw:search", { detail: { query, typed } }));
        },
        () => {},
      )
      .finally(() => {
        typed = undefined;
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
    if (target.isContentEditable || target.matches(FIELD)) return;
    if (typed !== undefined && !command) {
      const before = typed;
      if (event.key === "Escape") typed = undefined;
      else if (event.key === "Backspace") typed = typed.slice(0, -1);
      else if (event.key.length === 1 && (typed || !"/ ".includes(event.key))) typed += event.key;
      if (typed !== before) event.preventDefault();
      return;
    }
    const single = ["/", "s", "f"].includes(event.key) && read("keys") !== "off";
    if (command ? event.key === "k" : single) {
      event.preventDefault();
      open("");
    }
  });
  parsed().then(() => {
    const parameters = new URLSearchParams(location.search);
    const query = parameters.get("q");
    if (query) open(query);
    // Who comes from a result finds the words marked: search.js does that when it runs.
    else if (parameters.has("h")) load("search").catch(() => {});
    watchSwitch("keys", () => {});
    const expect = () => {
      hurry();
      ahead().catch(() => {});
    };
    for (const button of document.querySelectorAll("[data-action=search]")) {
      for (const type of ["pointerenter", "focus"]) button.addEventListener(type, expect, { once: true });
    }
    if (savesData()) return;
    afterLoad(async () => {
      if (!load.asked("guide") || (await isKept(config().index))) ahead().catch(() => {});
    }, QUIET);
  });
}

/** @returns {boolean} Whether the reader has asked for little data, or the line is very bad. */
function savesData() {
  const { connection } = /** @type {{connection?: {saveData?: boolean, effectiveType?: string}}} */ (
    navigator
  );
  return connection?.saveData === true || /2g/.test(connection?.effectiveType ?? "");
}

/**
 * @param {string} address
 * @returns {Promise<boolean>} Whether the service worker has kept the file.
 */
async function isKept(address) {
  try {
    return Boolean(await caches.match(address));
  } catch {
    return false;
  }
}
