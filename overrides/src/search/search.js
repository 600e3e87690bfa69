// Runs when the search is first opened (boot.js loads it), or on a page that a result led to.
import { SearchDialog } from "./dialog.js";
import { fold, words } from "./fold.js";
import { markPage } from "./mark.js";

const shared = /** @type {any} */ (window).pw ?? {};
/** @type {import("./dialog.js").Config} */
const config = shared.config ?? JSON.parse(document.getElementById("pw-config")?.textContent || "{}");
const root = document.getElementById("search");

if (root instanceof HTMLDialogElement) {
  const dialog = new SearchDialog(root, config);
  document.addEventListener("pw:search-ahead", () => dialog.start());
  document.addEventListener("pw:search", (event) => {
    const { query, typed } = /** @type {CustomEvent<{query: string, typed?: string}>} */ (event).detail;
    dialog.open(query, typed);
  });
}

// `?h=` names the words that led here. They're marked once and leave the address bar, so that
// the address stays one to pass on.
const here = new URL(location.href);
const found = here.searchParams.get("h");
const text = document.getElementById("text");
if (found && text) {
  markPage(text, new Set(words(found).map(fold)));
  here.searchParams.delete("h");
  history.replaceState(history.state, "", here);
}
