/** A letter in the forms that mail programs take. Pure; all carry the same words. */

/**
 * Longest mail link that every program takes: Windows cuts what a program is started with at about
 * 2,000 characters.
 */
export const LONGEST_LINK = 1900;

/**
 * The whole letter as text.
 * @param {string} label word before the subject
 * @param {string} subject
 * @param {string} body
 */
export function wholeText(label, subject, body) {
  return `${label}: ${subject}\n\n${body}`;
}

/**
 * A mail link (RFC 6068). Where it would be too long the body is left out.
 * @param {string} subject
 * @param {string} body
 * @returns {{href: string, whole: boolean}} `whole` says whether the body is in it
 */
export function mailLink(subject, body) {
  const start = `mailto:?subject=${encodeURIComponent(subject)}`;
  const href = `${start}&body=${encodeURIComponent(body.replace(/\n/g, "\r\n"))}`;
  if (href.length <= LONGEST_LINK) return { href, whole: true };
  return { href: start.length <= LONGEST_LINK ? start : "mailto:", whole: false };
}

/**
 * The text as HTML: a paragraph for each run of lines. For the clipboard only; what is shown in the
 * page is never made of HTML text.
 * @param {string} text
 */
export function toHtml(text) {
  const paragraphs = text.split(/\n{2,}/).map((part) => escapeHtml(part).replace(/\n/g, "<br>"));
  return paragraphs.map((part) => `<p>${part}</p>`).join("\n");
}

/** @param {string} text */
function escapeHtml(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/**
 * A draft that Outlook, Thunderbird and Apple Mail open for editing: a message (RFC 5322) with
 * `X-Unsent`, its subject in encoded words (RFC 2047), its text in base64.
 * @param {string} subject
 * @param {string} body
 */
export function draft(subject, body) {
  return [
    "X-Unsent: 1",
    `Subject: ${encodeHeader(subject.replace(/[\r\n]+/g, " "))}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    wrap(base64(body.replace(/\r?\n/g, "\r\n")), 76),
    "",
  ].join("\r\n");
}

/**
 * A header's text: as it is where it's short ASCII, else in encoded words of at most 75 characters
 * that never part a character.
 * @param {string} text
 */
export function encodeHeader(text) {
  if (/^[\x20-\x7e]{0,60}$/.test(text) && !text.includes("=?")) return text;
  const words = [];
  let chunk = "";
  for (const sign of text) {
    // The first line begins with the header's name.
    const room = words.length ? 45 : 36;
    if (new TextEncoder().encode(chunk + sign).length > room) {
      words.push(chunk);
      chunk = "";
    }
    chunk += sign;
  }
  if (chunk) words.push(chunk);
  return words.map((word) => `=?UTF-8?B?${base64(word)}?=`).join("\r\n ");
}

/** @param {string} text */
function base64(text) {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/**
 * @param {string} text
 * @param {number} width
 */
function wrap(text, width) {
  return (text.match(new RegExp(`.{1,${width}}`, "g")) ?? []).join("\r\n");
}
