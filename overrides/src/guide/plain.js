/**
 * A checklist as text to paste elsewhere. Pure.
 *
 * @import {TickState} from "../state/shape.js"
 * @typedef {{text: string, state: TickState, level: string, due: string, note: string}} Line
 *   `level`, `due` and `note` are words, "" where there are none
 */

const BOX = { done: "[x]", na: "[–]", "": "[ ]" };

/**
 * As plain text.
 * @param {string} title
 * @param {Line[]} lines
 */
export function plainList(title, lines) {
  const rows = lines.map((line) => {
    const about = [line.level, line.due].filter(Boolean).join(", ");
    const note = line.note ? `\n    ${line.note.replace(/\n/g, "\n    ")}` : "";
    return `${BOX[line.state]} ${line.text}${about ? ` (${about})` : ""}${note}`;
  });
  return `${title}\n\n${rows.join("\n")}\n`;
}

/**
 * As Markdown task list; an item that doesn't apply is struck out.
 * @param {string} title
 * @param {Line[]} lines
 */
export function markdownList(title, lines) {
  const rows = lines.map((line) => {
    const about = [line.level, line.due].filter(Boolean).join(", ");
    const text = escapeMarkdown(line.text);
    const words = line.state === "na" ? `~~${text}~~` : text;
    const note = line.note ? `\n  ${escapeMarkdown(line.note).replace(/\n/g, "  \n  ")}` : "";
    return `- [${line.state === "done" ? "x" : " "}] ${words}${about ? ` *(${about})*` : ""}${note}`;
  });
  return `## ${escapeMarkdown(title)}\n\n${rows.join("\n")}\n`;
}

/** @param {string} text */
function escapeMarkdown(text) {
  const plain = text.replace(/[\\`*_[\]<>#~|]/g, "\\$&");
  // At a line's start these would begin a list or a heading.
  return plain.replace(/^(\s*\d*)([-+=.)])/gm, "$1\\$2");
}
