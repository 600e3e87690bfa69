import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, matches } from "../../overrides/src/guide/find.js";
import {
  addDays,
  formatDate,
  formatMoney,
  formatNumber,
  makeWords,
  readDay,
  readNumber,
  today,
} from "../../overrides/src/guide/format.js";
import {
  askedChoices,
  cleanValue,
  isLetterData,
  renderText,
  showValue,
  shownFields,
} from "../../overrides/src/guide/letter.js";
import {
  draft,
  encodeHeader,
  LONGEST_LINK,
  mailLink,
  toHtml,
  wholeText,
} from "../../overrides/src/guide/mail.js";
import { markdownList, plainList } from "../../overrides/src/guide/plain.js";
import { HOSTILE, random } from "./fake-storage.mjs";

test("dates stand in each language's full form, with plain spaces", () => {
  assert.equal(formatDate("2026-12-18", "en"), "18 December 2026");
  assert.equal(formatDate("2026-12-18", "bg"), "18 декември 2026 г.");
  assert.equal(formatDate("2026-12-18", "it"), "18 dicembre 2026");
  assert.equal(formatDate("2026-12-18", "ru"), "18 декабря 2026 г.");
});

test("what is no day is no date", () => {
  for (const text of [
    "",
    "2026-02-30",
    "2026-13-01",
    "18.12.2026",
    "x",
    "2026-1-1",
    "20261218",
    ...HOSTILE,
  ]) {
    assert.equal(formatDate(text, "en"), "", text);
  }
});

test("days are counted over months, years and clock changes", () => {
  assert.equal(addDays("2026-12-18", 14), "2027-01-01");
  assert.equal(addDays("2027-03-01", -1), "2027-02-28");
  assert.equal(addDays("2026-03-30", -14), "2026-03-16");
  assert.equal(addDays("nothing", 3), "");
  assert.equal(today(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
  assert.equal(readDay("2028-02-29")?.getUTCDate(), 29);
});

test("numbers are read with whatever signs they are written", () => {
  const cases = {
    1200: 1200,
    "1 200": 1200,
    "1,200": 1200,
    "1.200": 1200,
    "1'200": 1200,
    1200.5: 1200.5,
    "1200,50": 1200.5,
    "1,200.50": 1200.5,
    "1.200,50": 1200.5,
    "1 200,50": 1200.5,
    "1\u00a0200,5": 1200.5,
    "1.200.300": 1200300,
    "18.40": 18.4,
    0.5: 0.5,
  };
  for (const [text, value] of Object.entries(cases)) assert.equal(readNumber(text), value, text);
  for (const text of [
    "",
    "1,2,3",
    "1.20.30",
    "0,125",
    "1,200.500,00",
    "1.200.50",
    "-5",
    "1e3",
    "12345678901234",
    "٣",
    "1 2",
    "½",
  ]) {
    assert.equal(readNumber(text), null, text);
  }
});

test("money follows the language where it can be read, and else stays as typed", () => {
  const plain = (text, lang) => formatMoney(text, lang).replace(/\u00a0/g, " ");
  assert.equal(plain("1200 EUR", "en"), "€1,200");
  assert.equal(plain("1200 EUR", "bg"), "1200 €");
  assert.equal(plain("12500 EUR", "it"), "12.500 €");
  assert.equal(plain("1 200,5 €", "ru"), "1 200,50 €");
  assert.equal(plain("€1,200.00", "it"), "1200 €");
  assert.equal(plain("18,40 eur", "en"), "€18.40");
  assert.equal(plain("$1,200", "en"), "$1,200");
  assert.equal(plain("1200 USD", "en"), "US$1,200");
  assert.equal(plain("50000 руб.", "ru"), "50 000 ₽");
  assert.equal(plain("1200 лв.", "bg"), "1200 лв.");
  for (const text of [
    "1200",
    "about 1200 EUR",
    "1200 EUR per month",
    "EUR",
    "1200 XXX",
    "1200 EUR EUR",
    "€1200 EUR",
    "1-2 EUR",
    ...HOSTILE,
  ]) {
    assert.equal(formatMoney(text, "en"), text, text);
  }
  assert.equal(formatNumber("1200", "it").replace(/\D/g, ""), "1200");
  assert.equal(formatNumber("ten", "it"), "ten");
});

test("an amount has the same digits in every language", () => {
  const next = random(2);
  for (let round = 0; round < 400; round += 1) {
    const value = Math.round(next() * 10 ** (2 + Math.floor(next() * 8))) / 100;
    const text = `${value} EUR`;
    for (const lang of ["en", "bg", "it", "ru"]) {
      const digits = formatMoney(text, lang).replace(/\D/g, "");
      assert.equal(
        Number(digits),
        Math.round(value * (Number.isInteger(value) ? 1 : 100)),
        `${text} ${lang}`,
      );
    }
  }
});

test("messages choose the language's plural form and leave unknown places as they are", () => {
  const ru = makeWords("ru", {
    n: { one: "{count} поле", few: "{count} поля", many: "{count} полей", other: "{count} поля" },
  });
  assert.deepEqual(
    [1, 3, 5, 21].map((count) => ru("n", { count })),
    ["1 поле", "3 поля", "5 полей", "21 поле"],
  );
  const en = makeWords("en", { a: "{name} and {other}", n: { one: "one", other: "many" } });
  assert.equal(en("a", { name: "{other}" }), "{other} and {other}");
  assert.equal(en("n", { count: 0 }), "many");
  assert.equal(en("no-such-key"), "no-such-key");
});

test("values of one line stay on one line; lines keep theirs", () => {
  assert.equal(cleanValue(" a\r\n b\u2028c\t d ", "text"), "a b c  d");
  assert.equal(cleanValue("a  \r\n\r\n\r\n\r\nb\n", "lines"), "a\n\nb");
  assert.equal(cleanValue("\u200b\u00a0\n", "text"), "");
  assert.equal(cleanValue("\u202Eevil", "name"), "evil");
  assert.equal(cleanValue("\u200fשלום", "name"), "\u200fשלום");
  assert.equal(cleanValue("👩‍👩‍👧‍👦", "name"), "👩‍👩‍👧‍👦");
});

test("no value can end a line, turn the text round or break a character", () => {
  for (const type of ["text", "name", "money", "number", "date", "lines"]) {
    for (const value of HOSTILE) {
      const shown = showValue(value, type, "en");
      if (type !== "lines") assert.doesNotMatch(shown, /[\n\r\u2028\u2029\u0085]/);
      assert.doesNotMatch(shown, /[\u202a-\u202e\u2066-\u2069\u0000-\u0008]/);
      assert.doesNotThrow(() => encodeURIComponent(shown));
      assert.equal(cleanValue(shown, type), shown);
    }
  }
});

const LETTER = {
  subject: [{ f: "project" }, ": hello"],
  body: [
    "Dear ",
    { f: "client_name" },
    ",\n\nI am ",
    { c: "sender", o: { f: ["glad, ", { f: "reason" }], other: ["pleased"] } },
    ".\n",
    { f: "project" },
  ],
};

test("text is made of segments, values and the chosen variant", () => {
  const show = (field) => `<${field}>`;
  assert.equal(renderText(LETTER.body, show, {}), "Dear <client_name>,\n\nI am pleased.\n<project>");
  assert.equal(
    renderText(LETTER.body, show, { sender: "f" }),
    "Dear <client_name>,\n\nI am glad, <reason>.\n<project>",
  );
  for (const sender of ["m", "constructor", "__proto__", ""]) {
    assert.equal(renderText(LETTER.body, show, { sender }), renderText(LETTER.body, show, {}));
  }
  assert.deepEqual(shownFields(LETTER.body, {}), ["client_name", "project"]);
  assert.deepEqual(shownFields(LETTER.body, { sender: "f" }), ["client_name", "reason", "project"]);
  assert.deepEqual(askedChoices(LETTER.body), ["sender"]);
});

test("letter data of a wrong shape is refused", () => {
  assert.ok(isLetterData({ label: "Subject", markers: {}, tones: { formal: LETTER } }));
  for (const data of [
    null,
    1,
    {},
    { label: "x", tones: {} },
    { label: "x", tones: { a: {} } },
    { tones: { a: LETTER } },
  ]) {
    assert.equal(isLetterData(data), false);
  }
});

const decodeWords = (text) =>
  text
    .replace(/\r\n /g, "")
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, word) => Buffer.from(word, "base64").toString());

test("a draft holds the same words and no line of the reader's making", () => {
  for (const subject of [
    ...HOSTILE,
    "Кратък разговор за „Пролетен сайт“, който трябва да стане скоро",
    "Plain",
  ]) {
    for (const body of ["Dear Maria,\n\nbye", ...HOSTILE.slice(0, 25)]) {
      const clean = [cleanValue(subject, "text"), cleanValue(body, "lines")];
      const [head, ...rest] = draft(...clean).split("\r\n\r\n");
      const headers = head.split(/\r\n(?! )/);
      assert.deepEqual(
        headers.map((one) => one.split(":")[0]),
        ["X-Unsent", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"],
      );
      assert.equal(decodeWords(headers[1].slice("Subject: ".length)), clean[0]);
      assert.equal(Buffer.from(rest.join(""), "base64").toString().replace(/\r\n/g, "\n"), clean[1]);
      for (const line of draft(...clean).split("\r\n")) assert.ok(line.length <= 78, line);
      assert.match(draft(...clean), /^[\x00-\x7f]*$/);
    }
  }
});

test("encoded words never part a character", () => {
  const text = "👩‍👩‍👧‍👦🇧🇬Щ".repeat(20);
  for (const word of encodeHeader(text).split("\r\n ")) {
    assert.ok(word.length <= 75);
    assert.doesNotMatch(Buffer.from(word.slice(10, -2), "base64").toString(), /\ufffd/);
  }
  assert.equal(encodeHeader("Site: a short call"), "Site: a short call");
  assert.notEqual(encodeHeader("=?x?="), "=?x?=");
});

test("a mail link holds everything, or the subject alone where it would be too long", () => {
  const { href, whole } = mailLink("A & B?", "Line 1\n\nLine=2");
  assert.equal(whole, true);
  const url = new URL(href);
  assert.equal(url.searchParams.get("subject"), "A & B?");
  assert.equal(url.searchParams.get("body"), "Line 1\r\n\r\nLine=2");
  const long = mailLink("Тема", "Я".repeat(1000));
  assert.deepEqual(long, { href: "mailto:?subject=%D0%A2%D0%B5%D0%BC%D0%B0", whole: false });
  assert.deepEqual(mailLink("Я".repeat(1000), "x"), { href: "mailto:", whole: false });
  for (const value of HOSTILE) {
    const text = cleanValue(value, "text");
    const made = mailLink(text, text);
    assert.ok(made.href.length <= LONGEST_LINK);
    if (made.whole) assert.deepEqual([...new URL(made.href).searchParams.keys()], ["subject", "body"]);
  }
});

test("rich text has the same words and nothing of the reader's markup", () => {
  assert.equal(toHtml('a\nb\n\n<c> & "d"'), "<p>a<br>b</p>\n<p>&lt;c&gt; &amp; &quot;d&quot;</p>");
  for (const value of HOSTILE) assert.doesNotMatch(toHtml(value), /<(?!\/?p>|br>)/);
  assert.equal(wholeText("Тема", "a", "b\nc"), "Тема: a\n\nb\nc");
});

const LINES = [
  { text: "Wait *an hour*", state: "done", level: "Must", due: "by 4 May 2026", note: "first\nsecond" },
  { text: "Read <it>", state: "na", level: "", due: "", note: "" },
  { text: "Call", state: "", level: "Should", due: "", note: "" },
];

test("a list as text and as Markdown", () => {
  assert.equal(
    plainList("The first day", LINES),
    "The first day\n\n[x] Wait *an hour* (Must, by 4 May 2026)\n    first\n    second\n[–] Read <it>\n[ ] Call (Should)\n",
  );
  assert.equal(
    markdownList("The first day", LINES),
    "## The first day\n\n- [x] Wait \\*an hour\\* *(Must, by 4 May 2026)*\n  first  \n  second\n- [ ] ~~Read \\<it\\>~~\n- [ ] Call *(Should)*\n",
  );
});

test("nothing that stands at a line's start becomes a list or a heading in Markdown", () => {
  const note = "1. one\n- two\n--- \n+3\n 4) four\n===\n5 six";
  const text = markdownList("T", [{ text: "-a", state: "", level: "", due: "", note }]);
  assert.equal(
    text,
    "## T\n\n- [ ] \\-a\n  1\\. one  \n  \\- two  \n  \\---   \n  \\+3  \n   4\\) four  \n  \\===  \n  5 six\n",
  );
});

test("the index finds emails by beginnings and inflected words", () => {
  const text = "Клиентът не плаща: второ напомняне. Perché il cliente è sparito";
  for (const query of ["плаща", "клиента", "напомнянето второ", "perche", "SPARITO", "", "  ", "?!"])
    assert.ok(matches(query, text), query);
  for (const query of ["договор", "плаща аванс"]) assert.ok(!matches(query, text), query);
  assert.equal(fold("Ёлка Й Perché"), "елка й perche");
  for (const value of HOSTILE) matches(value, text);
});
