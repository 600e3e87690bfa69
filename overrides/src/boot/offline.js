import { isBlocked, read, watchSwitch } from "./device.js";
import { afterLoad, config } from "./load.js";

/**
 * Lets the service worker keep pages, unless the reader has switched that off.
 *
 * @param {import("./load.js").Trust} trust
 */
export function keepPages(trust) {
  const { sw } = config();
  const workers = navigator.serviceWorker;
  if (!sw || !workers || !location.protocol.startsWith("http") || isBlocked()) return;

  const isOff = () => read("offline") === "off";
  const begin = async () => {
    if (isOff()) return;
    const place = await workers.register(trust(sw), { updateViaCache: "none" }).catch(() => {});
    // A worker that is there already makes caches that are gone anew: only the page knows the wish.
    if (!isOff()) place?.active?.postMessage("");
  };
  afterLoad(begin, 4000);

  watchSwitch("offline", async (on) => {
    if (on) return begin();
    // A worker that is only leaving may stay with this page: it keeps nothing where no cache is.
    for (const worker of await workers.getRegistrations()) await worker.unregister();
    for (const name of await caches.keys()) {
      if (name.startsWith("parting-well")) await caches.delete(name);
    }
  });
}
