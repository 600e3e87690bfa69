// Where the engine runs: in a worker, or, where the browser refuses one (pages opened from
// file://), in the page. Both speak the protocol of host.js.

/** @typedef {import("./host.js").Message} Message */
/** @typedef {import("./host.js").Reply | {type: "failed", reason: "engine"}} Reply */

/**
 * An address as the browser wants it for a script: where pages demand Trusted Types, boot.js
 * vouches for those that the page's own configuration names.
 * @param {string} url as it stands there
 * @returns {string}
 */
function vouched(url) {
  const { trust } = /** @type {any} */ (window).pw ?? {};
  return trust ? trust(url) : url;
}

/**
 * Runs a classic script in the page.
 * @param {string} url
 * @returns {Promise<void>}
 */
function runScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = vouched(url);
    script.onload = () => resolve();
    script.onerror = () => reject(new Error("not loaded"));
    document.head.append(script);
  });
}

/**
 * @param {string} worker address of its script
 * @param {string} index
 * @param {(reply: Reply) => void} reply
 * @returns {Promise<(message: Message) => void>}
 */
async function inPage(worker, index, reply) {
  await runScript(worker);
  const shared = /** @type {any} */ (window).pw;
  return shared.createSearchHost({
    post: reply,
    load: async () => {
      await runScript(index);
      return shared.searchIndex;
    },
  });
}

/**
 * Starts the engine and has it load the index.
 *
 * @param {{worker: string, index: string}} urls
 * @param {(reply: Reply) => void} reply takes "ready", "results" or "failed"; after "failed" nothing more comes
 * @returns {(id: number, query: string) => void} asks; an early question waits
 */
export function connect({ worker: workerUrl, index }, reply) {
  const indexUrl = new URL(index, document.baseURI).href;
  /** @type {{id: number, query: string} | undefined} */ let waiting;
  /** @type {((message: Message) => void) | undefined} */ let send;

  /** @param {(message: Message) => void} sender */
  const begin = (sender) => {
    send = sender;
    send({ type: "load", url: indexUrl });
    if (waiting) send({ type: "search", ...waiting });
  };
  const fallBack = () => {
    send = undefined;
    inPage(workerUrl, index, reply).then(begin, () => reply({ type: "failed", reason: "engine" }));
  };

  try {
    const worker = new Worker(vouched(workerUrl));
    let alive = false;
    worker.onmessage = ({ data }) => {
      alive = true;
      reply(data);
    };
    // Some browsers only find out later that they won't start it.
    worker.onerror = (event) => {
      event.preventDefault();
      if (!alive) fallBack();
    };
    begin((message) => worker.postMessage(message));
  } catch {
    fallBack();
  }
  return (id, query) => {
    waiting = { id, query };
    send?.({ type: "search", id, query });
  };
}
