// The search engine's front door, one script for two places:
// as a worker it talks by messages; loaded by <script> (pages opened from file://, where browsers
// refuse workers) it leaves the same host at `window.pw.searchHost`.
// What is said, and in which order: see host.js.
import { createHost } from "./host.js";

/** @typedef {import("./host.js").Message} Message */

if (typeof document === "undefined") {
  const scope = /** @type {any} */ (self);
  const host = createHost({
    load: async (url) => {
      scope.importScripts(url);
      return scope.pw?.searchIndex;
    },
    post: (message) => scope.postMessage(message),
  });
  scope.onmessage = (/** @type {MessageEvent<Message>} */ event) => host(event.data);
} else {
  const page = /** @type {any} */ (window);
  page.pw = page.pw ?? {};
  page.pw.createSearchHost = createHost;
}
