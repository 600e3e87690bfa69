// Runs the search worker that ships, outside a browser. Reads JSON lines {"query": …} from standard
// input, writes one JSON line {type: "results", …} for each.
// Usage: node query.mjs WORKER.js INDEX.js
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createContext, Script } from "node:vm";

/**
 * @param {string} workerFile the built worker
 * @param {string} indexFile the index script
 * @returns {Promise<(query: string) => Promise<Record<string, any>>>} asks the worker; throws where it can't load its index
 */
export async function openWorker(workerFile, indexFile) {
  /** @type {((message: any) => void)[]} */ const waiting = [];
  /** @type {any} */ const scope = {
    postMessage: (/** @type {any} */ message) => waiting.shift()?.(message),
    importScripts: (/** @type {string} */ file) => new Script(readFileSync(file, "utf8")).runInContext(scope),
  };
  scope.self = scope;
  createContext(scope);
  new Script(readFileSync(workerFile, "utf8"), { filename: workerFile }).runInContext(scope);
  /** @param {object} message */
  const ask = (message) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      scope.onmessage({ data: message });
    });
  const ready = await ask({ type: "load", url: indexFile });
  if (ready.type !== "ready") throw new Error(`the index is ${ready.reason}: ${indexFile}`);
  let id = 0;
  return (query) => ask({ type: "search", id: id++, query });
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split(/[\\/]/).pop() ?? "")) {
  const [worker, index] = process.argv.slice(2);
  const search = await openWorker(worker ?? "", index ?? "");
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await search(JSON.parse(line).query)));
  }
}
