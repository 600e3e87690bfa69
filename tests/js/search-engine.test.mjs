import assert from "node:assert/strict";
import { test } from "node:test";
import { readForms, readPostings } from "../../overrides/src/search/data.js";
import { Engine } from "../../overrides/src/search/engine.js";
import { createHost } from "../../overrides/src/search/host.js";
import { findWords } from "../../overrides/src/search/mark.js";

/** A small guide. Sections are counted over all pages: 0 and 1 are the first page's. */
export const INDEX = {
  version: 3,
  lang: "en",
  pages: [
    [
      "paid/",
      "guide",
      "The client doesn’t pay",
      "From the first reminder to court.",
      ["unpaid invoice"],
      [["ladder", "The ladder"]],
    ],
    [
      "paid/deposits/",
      "guide",
      "Deposit or advance?",
      "What each word means.",
      ["kill fee"],
      [["back", "Giving it back"]],
    ],
    [
      "emails/payment-reminder/",
      "email",
      "Payment reminder",
      "A friendly first letter.",
      ["invoice overdue"],
      [],
    ],
    [
      "reference/law/uk/",
      "law",
      "United Kingdom",
      "What the law says.",
      ["late payment act"],
      [["interest", "Interest"]],
    ],
  ],
  // "court" stands in sections 1 and 6, "friendly" in 4, "lawyers" in 1
  forms: "0court 0friendly 0lawyers",
  postings: "be e b",
  stop: "the a to what each it or",
  synonyms: [
    ["refund", "giving back"],
    ["owe", "not pay", "doesnt pay"],
  ],
  intents: { email: "email letter", say: "tell", you: "your" },
  endings: "",
  latin: "",
  kin: "",
  families: "",
};

const engine = new Engine(/** @type {any} */ (INDEX));
/** @param {string} query */
const first = (query) => engine.search(query).results[0]?.url;

test("packed words and lists are read back", () => {
  assert.deepEqual(readForms("0part 4ed 2y"), ["part", "parted", "pay"]);
  assert.deepEqual(readPostings("aa1g12p b"), [[0, 1, 60, 700], [1]]);
});

test("titles, other names, headings and texts are found", () => {
  assert.equal(first("client doesn't pay"), "paid/");
  assert.equal(first("kill fee"), "paid/deposits/");
  assert.equal(first("ladder"), "paid/");
  assert.equal(first("lawyer"), "paid/");
});

test("word forms, unfinished words, slips and words run together are found", () => {
  assert.equal(first("clients paying"), "paid/");
  assert.equal(first("depos"), "paid/deposits/");
  assert.equal(first("depositt"), "paid/deposits/");
  assert.equal(first("reminder paymnet"), "emails/payment-reminder/");
  assert.equal(first("killfee"), "paid/deposits/");
});

test("synonyms lead to the section, and its heading is named", () => {
  const [best] = engine.search("refund").results;
  assert.equal(best?.url, "paid/deposits/");
  assert.equal(best?.anchor, "back");
  assert.equal(best?.heading, "Giving it back");
});

test("a word for a kind of page prefers that kind", () => {
  assert.equal(first("invoice letter"), "emails/payment-reminder/");
  assert.equal(first("invoice lettr"), "emails/payment-reminder/");
});

test("a phrase with a word of saying is a phrase, and no wish for an email", () => {
  const said = new Engine({ ...INDEX, synonyms: [["refund", "stopped telling"]] });
  const [term, other] = said.resolver.resolve("stopped telling").terms;
  assert.equal(other?.weight, 1);
  assert.ok(term?.meanings.some(({ key }) => key === "refund"));
  assert.deepEqual(said.resolver.resolve("stopped telling").wishes, {});
  assert.deepEqual(Object.keys(said.resolver.resolve("tell invoice").wishes), ["email"]);
});

test("nothing is found for words that mean nothing here", () => {
  assert.deepEqual(engine.search("xylophone zzz").results, []);
  assert.equal(engine.search("").total, 0);
  assert.equal(engine.search("?!").total, 0);
});

test("what was matched is named in all its forms, to be marked", () => {
  const { forms } = engine.search("pay");
  assert.ok(forms.includes("pay"));
  assert.deepEqual(findWords("Doesn’t he pay? Payment.", new Set(["pay", "doesnt"])), [
    { start: 0, end: 7 },
    { start: 11, end: 14 },
  ]);
});

test("words matched only in the text are mentioned", () => {
  assert.deepEqual(engine.search("lawyer").results[0]?.mentions, ["lawyers"]);
});

/** @param {unknown} left what the index script leaves; an Error: it can't be loaded */
function start(left) {
  /** @type {any[]} */ const replies = [];
  /** @type {() => void} */ let go = () => {};
  const loaded = new Promise((resolve) => {
    go = () => resolve(undefined);
  });
  const host = createHost({
    load: async () => {
      await loaded;
      if (left instanceof Error) throw left;
      return left;
    },
    post: (reply) => replies.push(reply),
  });
  return { host, replies, go };
}

test("protocol: a search before the index waits, and only the newest is answered", async () => {
  const { host, replies, go } = start(INDEX);
  const loading = host({ type: "load", url: "x" });
  await host({ type: "search", id: 1, query: "kill" });
  await host({ type: "search", id: 2, query: "kill fee" });
  go();
  await loading;
  await host({ type: "search", id: 3, query: "unpaid" });
  assert.deepEqual(
    replies.map(({ type, id, query }) => ({ type, id, query })),
    [
      { type: "ready", id: undefined, query: undefined },
      { type: "results", id: 2, query: "kill fee" },
      { type: "results", id: 3, query: "unpaid" },
    ],
  );
  assert.deepEqual(Object.keys(replies[1]).sort(), [
    "forms",
    "id",
    "query",
    "reading",
    "results",
    "total",
    "type",
  ]);
  assert.deepEqual(Object.keys(replies[1].results[0]).sort(), [
    "anchor",
    "excerpt",
    "heading",
    "kind",
    "mentions",
    "more",
    "score",
    "title",
    "url",
    "why",
  ]);
});

for (const [name, left, reason] of /** @type {[string, unknown, string][]} */ ([
  ["a missing index", new Error("404"), "missing"],
  ["an index script that leaves nothing", undefined, "damaged"],
  ["an index of another version", { ...INDEX, version: 0 }, "damaged"],
  ["an index cut in two", { version: 3, lang: "en", pages: [["a"]], forms: "", postings: "" }, "damaged"],
])) {
  test(`protocol: ${name} is said`, async () => {
    const { host, replies, go } = start(left);
    go();
    await host({ type: "load", url: "x" });
    assert.deepEqual(replies, [{ type: "failed", reason }]);
  });
}
