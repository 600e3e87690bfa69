/**
 * Dates, money and messages the way a language writes them: pure functions over `Intl`.
 *
 * @typedef {string | Record<string, string>} Message a text, or plural forms by CLDR category
 * @typedef {(key: string, args?: Record<string, string | number>) => string} Words
 */

/** Locales whose conventions differ from what the bare language code gives. @type {Record<string, string>} */
const REGION = { en: "en-GB" };
const SIGNS = {
  "€": "EUR",
  $: "USD",
  "£": "GBP",
  "₽": "RUB",
  лв: "BGN",
  "лв.": "BGN",
  руб: "RUB",
  "руб.": "RUB",
  "р.": "RUB",
  евро: "EUR",
  euro: "EUR",
  euros: "EUR",
};
/** @type {Map<string, string>} */
const CURRENCY = new Map(Object.entries(SIGNS));
const KNOWN = new Set(
  "EUR USD GBP BGN RUB CHF PLN RON CZK HUF SEK NOK DKK UAH TRY RSD KZT BYN GEL AMD ILS CAD AUD NZD JPY CNY INR BRL AED".split(
    " ",
  ),
);
const GROUP = "[ \\u00a0\\u202f.,'’]";
const NUMBER = new RegExp(`^\\d{1,3}(?:${GROUP}\\d{3})+(?:[.,]\\d{1,2})?$|^\\d+(?:[.,]\\d{1,2})?$`);

/** @param {string} lang */
const locale = (lang) => REGION[lang] ?? lang;

/**
 * A day as the language writes it in full ("18 December 2026", «18 декабря 2026 г.»); "" for what
 * isn't a day.
 * @param {string} iso YYYY-MM-DD
 * @param {string} lang
 */
export function formatDate(iso, lang) {
  const day = readDay(iso);
  if (!day) return "";
  const style = new Intl.DateTimeFormat(locale(lang), { dateStyle: "long", timeZone: "UTC" });
  return style.format(day).replace(/[\u00a0\u202f]/g, " ");
}

/**
 * The day as a date at midnight UTC, or null. 30 February isn't one.
 * @param {string} iso
 * @returns {Date | null}
 */
export function readDay(iso) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? day : null;
}

/**
 * The day `days` after `iso`, or "" where there is none.
 * @param {string} iso
 * @param {number} days may be negative
 */
export function addDays(iso, days) {
  const day = readDay(iso);
  if (!day) return "";
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** Today where the reader is, as YYYY-MM-DD. */
export function today(now = new Date()) {
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * The number that a text writes, whichever signs it has between thousands and before decimals; null
 * for anything else. A single sign with three digits behind it parts thousands, since no amount
 * has three decimals.
 * @param {string} text
 * @returns {number | null}
 */
export function readNumber(text) {
  const plain = text.trim();
  if (!NUMBER.test(plain) || plain.replace(/\D/g, "").length > 13) return null;
  const decimals = /[.,](\d{1,2})$/.exec(plain);
  const whole = decimals ? plain.slice(0, decimals.index) : plain;
  const groups = new Set(whole.match(new RegExp(GROUP, "g")) ?? []);
  // "1.200,500.00" mixes signs; "0,125" is no grouped number.
  if (groups.size > 1 || (groups.size && whole.startsWith("0"))) return null;
  if (decimals && groups.has(plain[decimals.index] ?? "")) return null;
  return Number(`${whole.replace(/\D/g, "")}.${decimals?.[1] ?? "0"}`);
}

/**
 * An amount the language's way, where the text is a number with a currency before or behind it;
 * otherwise the text as it is.
 * @param {string} text
 * @param {string} lang
 */
export function formatMoney(text, lang) {
  const parts = /^(?<before>[^\d\s]*)\s*(?<number>\d[\d\s.,'’]*?)\s*(?<after>[^\d\s]*)$/u.exec(text.trim());
  const { before = "", number = "", after = "" } = parts?.groups ?? {};
  const sign = before && !after ? before : before ? "" : after;
  const code = currencyOf(sign);
  const value = readNumber(number);
  if (!code || value === null) return text;
  const style = new Intl.NumberFormat(locale(lang), {
    style: "currency",
    currency: code,
    // Who writes "$" means it to stay one, and not to become "US$".
    currencyDisplay: sign.toUpperCase() === code ? "symbol" : "narrowSymbol",
    minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
    maximumFractionDigits: 2,
  });
  return style.format(value).replace(/\u202f/g, "\u00a0");
}

/** @param {string} sign */
function currencyOf(sign) {
  const upper = sign.toUpperCase();
  return CURRENCY.get(sign.toLowerCase()) ?? (KNOWN.has(upper) ? upper : "");
}

/**
 * A number the language's way, where the text is one; otherwise the text as it is.
 * @param {string} text
 * @param {string} lang
 */
export function formatNumber(text, lang) {
  const value = readNumber(text);
  return value === null ? text : new Intl.NumberFormat(locale(lang)).format(value);
}

/**
 * Messages of a language: `count` chooses the plural form, `{name}` is replaced by the argument. An
 * unknown key gives itself, so that a gap is seen and breaks nothing.
 * @param {string} lang
 * @param {Record<string, Message>} messages
 * @returns {Words}
 */
export function makeWords(lang, messages) {
  const plural = new Intl.PluralRules(lang);
  return (key, args = {}) => {
    const message = messages[key] ?? key;
    const text =
      typeof message === "string"
        ? message
        : (message[plural.select(Number(args.count ?? 0))] ?? message.other ?? key);
    return text.replace(/\{([a-z]+)\}/g, (found, name) => String(args[name] ?? found));
  };
}
