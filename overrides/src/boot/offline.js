import { FILES, PAGES } from "../offline/names.js";
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

  const begin = async () => {
    if (read("offline") === "off") return;
    await workers.register(trust(sw), { updateViaCache: "none" }).catch(() => {});
  };
  afterLoad(begin, 4000);

  watchSwitch("offline", async (on) => {
    // A worker that is only leaving may stay with this page: it keeps nothing where no cache is.
    if (on) return Promise.all([begin(), caches.open(PAGES), caches.open(FILES)]);
    for (const worker of await workers.getRegistrations()) await worker.unregister();
    for (const name of await caches.keys()) {
      if (name.startsWith("parting-well")) await caches.delete(name);
    }
  });
}
