// The service worker: what was read once can be read without a network.
//
// Pages come from the network first, so that nobody reads an old page while there is a network;
// a kept page is used where the network fails or is slow. Files with a hash in their name never
// change and come from the cache first. The first visit keeps what it has seen, the way home and
// the scripts; from the second page on, the whole language is kept bit by bit.
//
// The build puts `self.GUIDE` before this code: the version and the lists of files.
import { Keeper } from "./keeper.js";

const scope = /** @type {ServiceWorkerGlobalScope & {GUIDE: import("./keeper.js").Manifest}} */ (
  /** @type {unknown} */ (self)
);
const keeper = new Keeper(scope.GUIDE, scope.registration.scope, scope.caches);

async function begin() {
  const open = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  await keeper.begin(open.map((client) => client.url));
}

scope.addEventListener("install", (event) => event.waitUntil(begin().then(() => scope.skipWaiting())));

// Each page says so when the reader lets pages be kept.
scope.addEventListener("message", (event) => {
  event.waitUntil(keeper.allowed().then((kept) => (kept ? undefined : begin())));
});

scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope.registration.scope)) return;
  if (request.mode === "navigate") {
    event.respondWith(keeper.page(request, event.preloadResponse));
    event.waitUntil(keeper.keepLanguage(request.url));
  } else if (keeper.isFile(request.url)) {
    event.respondWith(keeper.file(request));
  }
});
