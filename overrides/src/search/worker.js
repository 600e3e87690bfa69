// The search engine's front door, one script for two places:
// as a worker it talks by messages; loaded by <script> (pages opened from file://, where browsers
// refuse workers) it leaves the same host at `window.pw.searchHost`.
// What is said, and in which order: see host.js.
import { createHost } from "./host.js";

/** @typedef {import("./host.js").Message} Message */

/**
 * The site's headers demand Trusted Types in workers too; what comes here is the page's own index.
 * @param {string} url
 */
function vouched(url) {
  const types = /** @type {any} */ (self).trustedTypes;
  return types
    ? types
        .createPolicy("parting-well", { createScriptURL: (/** @type {string} */ it) => it })
        .createScriptURL(url)
    : url;
}

if (typeof document === "undefined") {
  const scope = /** @type {any} */ (self);
  const host = createHost({
    load: async (url) => {
      scope.importScripts(vouched(url));
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
