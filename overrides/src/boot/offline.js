import { read, watchSwitch } from "./device.js";
import { afterLoad, config } from "./load.js";

/**
 * Lets the service worker keep pages, unless the reader has switched that off.
 *
 * @param {import("./load.js").Trust} trust
 */
export function keepPages(trust) {
  const { sw } = config();
  const workers = navigator.serviceWorker;
  if (!sw || !workers || !location.protocol.startsWith("http")) return;

  const begin = () => workers.register(trust(sw), { updateViaCache: "none" }).catch(() => {});
  if (read("offline") !== "off") afterLoad(begin, 4000);

  watchSwitch("offline", async (on) => {
    if (on) return begin();
    for (const worker of await workers.getRegistrations()) await worker.unregister();
    for (const name of await caches.keys()) {
      if (name.startsWith("parting-well")) await caches.delete(name);
    }
  });
}
