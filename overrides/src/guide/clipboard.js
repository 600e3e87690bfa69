/**
 * Puts text on the clipboard, as plain text and (where the browser can) as rich text too.
 * @param {string} text
 * @param {string} [html] the same words as HTML
 * @returns {Promise<boolean>} whether it worked
 */
export async function copy(text, html) {
  try {
    if (html && typeof ClipboardItem === "function" && navigator.clipboard?.write) {
      const flavours = {
        "text/plain": new Blob([text], { type: "text/plain" }),
        "text/html": new Blob([html], { type: "text/html" }),
      };
      await navigator.clipboard.write([new ClipboardItem(flavours)]);
      return true;
    }
  } catch {
    // Some browsers know ClipboardItem and refuse it: plain text is tried next.
  }
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOldWay(text);
  }
}

/**
 * Where there's no clipboard interface (a file, an old browser): a hidden field and a command.
 * @param {string} text
 */
function copyOldWay(text) {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "sr";
  field.setAttribute("readonly", "");
  document.body.append(field);
  field.select();
  let worked = false;
  try {
    worked = document.execCommand("copy");
  } catch {
    // Refused: the caller says so.
  }
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return worked;
}

/**
 * Selects what an element shows, for a reader who has to copy by hand.
 * @param {...Element} elements from the first to the last
 */
export function select(...elements) {
  const first = elements[0];
  const last = elements[elements.length - 1];
  const selection = getSelection();
  if (!first || !last || !selection) return;
  const range = document.createRange();
  range.setStartBefore(first);
  range.setEndAfter(last);
  selection.removeAllRanges();
  selection.addRange(range);
}
