// Runs inline in the head of every page, before the first paint: what can't wait for guide.js.
// Contract with the other scripts: `window.pw` (see load.js and replay.js).
import { loader, parsed, shared } from "./load.js";
import { watchMenu, keepAnchor } from "./menu.js";
import { keepPages } from "./offline.js";
import { replayer } from "./replay.js";
import { applyScheme, watchScheme } from "./scheme.js";
import { watchSearch } from "./search.js";
import { watchTables } from "./tables.js";
import { truster } from "./trust.js";

const root = document.documentElement;
root.classList.replace("no-js", "js");
applyScheme(root);

// From here and not from the styles, since checkers of styles don't know this rule yet.
if (document.adoptedStyleSheets && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("@view-transition{navigation:auto}::view-transition-group(*){animation-duration:.15s}");
  document.adoptedStyleSheets = [sheet];
}

const trust = truster();
shared().trust = trust;
const load = loader(trust);
watchScheme(root);
watchSearch(load);
keepAnchor();
const early = replayer(load);

parsed().then(() => {
  watchMenu();
  watchTables();
  early.expect();
  keepPages(trust);
  const away = document.getElementById("pw-away");
  const astray = document.getElementById("pw-astray");
  if (away && astray && !navigator.onLine) {
    away.hidden = false;
    astray.hidden = true;
  }
});
