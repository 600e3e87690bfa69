/** A storage like the browser's, that can be made to fail. */
export class FakeStorage {
  /** @param {Record<string, string>} [items] */
  constructor(items = {}) {
    Object.assign(this, items);
  }

  getItem(key) {
    if (this.isBlocked()) throw new DOMException("blocked", "SecurityError");
    return Object.hasOwn(this, key) ? this[key] : null;
  }

  setItem(key, value) {
    if (this.isBlocked() || this.isFull()) throw new DOMException("full", "QuotaExceededError");
    this[key] = String(value);
  }

  removeItem(key) {
    delete this[key];
  }

  isFull() {
    return false;
  }

  isBlocked() {
    return false;
  }
}

/** A random source that gives the same numbers each time: failures can be repeated. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Texts that have broken programs before. */
export const HOSTILE = [
  "",
  " ",
  "\n\n\n",
  "\t",
  "<img src=x onerror=alert(1)>",
  "</script><script>alert(1)</script>",
  "\"'><svg/onload=alert(1)>",
  "{client_name}",
  "{{x}}",
  "[[x]]",
  "$" + "{7*7}",
  "%0d%0aBcc: a@b.example",
  "a\r\nBcc: evil@example.com",
  "\u202Eevil\u202C",
  "שלום עולם",
  "\u200f\u200e",
  "\u0000\u0007\u001b[31m",
  "👩‍👩‍👧‍👦🇧🇬",
  "e\u0301",
  "\ud800",
  "\udfff lone",
  "x".repeat(20000),
  "Я".repeat(5000),
  "=?UTF-8?B?eA==?=",
  "__proto__",
  "constructor",
  "toString",
  "\u2028line\u2029sep",
  "=1+1",
  "O’Neil & Söhne <GmbH>",
  "\u200b\u200b",
  "\ufeffbom",
  "﷽",
  "ﷺ".repeat(10),
  "a\u0085b",
  "&amp;lt;",
  "C:\\temp\\new",
  "null",
  "undefined",
  "NaN",
];
