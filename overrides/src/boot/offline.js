import { config } from "./load.js";

// Whether this device keeps pages; like the colours, it belongs to the device and not to a case.
const KEY = "parting-well-offline";

/** @returns {boolean} */
function wanted() {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return false;
  }
}

/**
 * Lets the service worker keep pages, unless the reader has switched that off, and works the
 * switch (`data-action="offline"`, on the privacy page).
 *
 * @param {import("./load.js").Trust} trust
 */
export function keepPages(trust) {
  const { sw } = config();
  const workers = navigator.serviceWorker;
  if (!sw || !workers || !location.protocol.startsWith("http")) return;

  const begin = () => workers.register(trust(sw), { updateViaCache: "none" }).catch(() => {});
  if (wanted()) window.addEventListener("load", begin);

  /** @type {HTMLElement | null} */
  const box = document.querySelector(".offline");
  if (!box) return;

  const show = () => {
    box.hidden = false;
    for (const part of box.querySelectorAll("[data-when]")) {
      part.toggleAttribute("hidden", part.getAttribute("data-when") !== (wanted() ? "on" : "off"));
    }
  };
  box.addEventListener("click", async (event) => {
    if (!(/** @type {Element} */ (event.target).closest("[data-action=offline]"))) return;
    const on = !wanted();
    try {
      localStorage.setItem(KEY, on ? "on" : "off");
    } catch {
      return;
    }
    if (on) await begin();
    else {
      for (const worker of await workers.getRegistrations()) await worker.unregister();
      for (const name of await caches.keys()) {
        if (name.startsWith("parting-well")) await caches.delete(name);
      }
    }
    show();
  });
  show();
}
