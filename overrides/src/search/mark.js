// Marks found words in texts, whatever their form: what is compared is the folded word.
import { fold, words } from "./fold.js";

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

/**
 * @param {string} text
 * @param {Set<string>} forms folded words
 * @returns {{start: number, end: number}[]} places of the words of `text` that are among `forms`
 */
export function findWords(text, forms) {
  const places = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (words(word).some((each) => forms.has(fold(each))))
      places.push({ start: index, end: index + word.length });
  }
  return places;
}

/**
 * A text with its found words in `<mark>`.
 *
 * @param {string} text
 * @param {Set<string>} forms
 * @returns {DocumentFragment}
 */
export function marked(text, forms) {
  const fragment = document.createDocumentFragment();
  let last = 0;
  for (const { start, end } of findWords(text, forms)) {
    fragment.append(text.slice(last, start));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    fragment.append(mark);
    last = end;
  }
  fragment.append(text.slice(last));
  return fragment;
}

/** @param {Element} root @returns {Text[]} its texts, but for those of controls */
function textsOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest("script,style,textarea,select,button,template,mark,[hidden]")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  return texts;
}

/**
 * Marks found words in the page, without touching its elements where the browser can
 * (CSS Custom Highlight API), else with `<mark>`.
 *
 * @param {Element} root
 * @param {Set<string>} forms
 */
export function markPage(root, forms) {
  const scope = /** @type {any} */ (window);
  const highlights = scope.Highlight && scope.CSS?.highlights;
  const ranges = [];
  for (const text of textsOf(root)) {
    if (!highlights) {
      if (findWords(text.data, forms).length) text.replaceWith(marked(text.data, forms));
      continue;
    }
    for (const { start, end } of findWords(text.data, forms)) {
      const range = document.createRange();
      range.setStart(text, start);
      range.setEnd(text, end);
      ranges.push(range);
    }
  }
  if (highlights && ranges.length) highlights.set("pw-found", new scope.Highlight(...ranges));
}
