// The options of the result list, as DOM.
import { fold, words } from "./fold.js";
import { marked } from "./mark.js";

/** @typedef {import("./engine.js").Result} Result */

const MOST_FORMS = 12;

/**
 * Address of a place in the guide, with the words to mark there.
 *
 * @param {string} home of the language
 * @param {string} url of the page, relative to it
 * @param {string} anchor
 * @param {string[]} forms
 * @returns {string}
 */
export function address(home, url, anchor, forms) {
  // Opened from a disk, a folder doesn't show its index.html.
  const file = location.protocol === "file:" && (url === "" || url.endsWith("/")) ? `${url}index.html` : url;
  const target = new URL(file, new URL(home, document.baseURI));
  if (forms.length) target.searchParams.set("h", forms.slice(0, MOST_FORMS).join(" "));
  target.hash = anchor;
  return target.href;
}

/** @param {string} className @param {string | Node} content */
function span(className, content) {
  const element = document.createElement("span");
  element.className = className;
  element.append(content);
  return element;
}

/**
 * The forms of a word family that a result can show, the words as typed first: an address has
 * little room.
 *
 * @param {string} reading
 * @param {string[]} forms
 * @returns {string[]}
 */
export function telling(reading, forms) {
  const typed = new Set(words(reading).map(fold));
  return [...forms].sort((a, b) => Number(typed.has(b)) - Number(typed.has(a)) || a.length - b.length);
}

/**
 * @param {Result} result
 * @param {{home: string, forms: string[], labels: DOMStringMap}} context
 * @returns {HTMLAnchorElement[]} the page, then its further sections
 */
export function options(result, { home, forms, labels }) {
  const all = new Set(forms);
  /** @param {string} anchor @param {string} className */
  const option = (anchor, className) => {
    const link = document.createElement("a");
    link.className = className;
    link.href = address(home, result.url, anchor, forms);
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    return link;
  };
  const page = option(result.anchor, "search__option");
  page.append(
    span(`search__kind search__kind--${result.kind}`, labels[result.kind] ?? ""),
    " ",
    span("search__title", marked(result.title, all)),
  );
  if (result.heading) page.append(" ", span("search__heading", marked(result.heading, all)));
  page.append(" ", span("search__excerpt", marked(result.excerpt, all)));
  if (result.mentions.length) {
    const text = (labels.mentions ?? "").replace("{words}", result.mentions.join(", "));
    page.append(" ", span("search__excerpt", marked(text, all)));
  }
  const more = result.more.map(({ anchor, heading }) => {
    const link = option(anchor, "search__option search__option--section");
    link.append(span("search__heading", marked(heading, all)));
    return link;
  });
  return [page, ...more];
}
