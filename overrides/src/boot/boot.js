// Runs inline in the head of every page, before the first paint: what can't wait for guide.js.
// Contract with the other scripts: `window.pw` (see load.js and replay.js).
import { loader, shared } from "./load.js";
import { watchMenu, keepAnchor } from "./menu.js";
import { keepPages } from "./offline.js";
import { replayer } from "./replay.js";
import { applyScheme, watchScheme } from "./scheme.js";
import { watchSearch } from "./search.js";
import { truster } from "./trust.js";

const root = document.documentElement;
root.classList.replace("no-js", "js");
applyScheme(root);

const trust = truster();
shared().trust = trust;
const load = loader(trust);
watchScheme(root);
watchSearch(load);
keepAnchor();
const early = replayer(load);

document.addEventListener("DOMContentLoaded", () => {
  watchMenu();
  early.expect();
  keepPages(trust);
  const away = document.getElementById("pw-away");
  if (away && !navigator.onLine) away.hidden = false;
});
