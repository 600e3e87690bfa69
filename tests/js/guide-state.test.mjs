import assert from "node:assert/strict";
import { test } from "node:test";
import {
  countTicks,
  emptyCase,
  isUntouched,
  line,
  newCaseId,
  parseState,
  readState,
} from "../../overrides/src/state/shape.js";
import { DAMAGED, KEY, Store } from "../../overrides/src/state/store.js";
import { FakeStorage, HOSTILE, random } from "./fake-storage.mjs";

const SAVED = JSON.stringify({
  version: 1,
  current: "c1",
  theme: "later",
  cases: {
    c1: {
      name: "Acme",
      colour: "red",
      fields: { project: "Site", future_field: "x" },
      tone: "friendly",
      letter: "it",
      ticks: {
        decide: {
          "list-facts": { state: "done", at: "2026-11-03", revision: "abc123", note: "n", extra: 1 },
        },
        "later-list": { x: { state: "na" } },
      },
    },
  },
});

test("what is saved comes back, with everything that this version doesn't know", () => {
  const { state, problem } = parseState(SAVED);
  assert.equal(problem, "");
  const again = JSON.parse(JSON.stringify(state));
  assert.equal(again.theme, "later");
  assert.equal(again.cases.c1.colour, "red");
  assert.equal(again.cases.c1.fields.future_field, "x");
  assert.equal(again.cases.c1.ticks.decide["list-facts"].extra, 1);
  assert.deepEqual(again.cases.c1.ticks["later-list"].x.state, "na");
});

test("broken and foreign texts are corrupt and give an empty state", () => {
  for (const text of [
    "{",
    "null",
    "[]",
    "42",
    '"x"',
    "{}",
    '{"version":"1","cases":{}}',
    '{"version":1}',
    '{"version":1,"cases":[]}',
    SAVED.slice(0, -5),
    "[".repeat(100000),
  ]) {
    const { state, problem } = parseState(text);
    assert.equal(problem, "corrupt", text.slice(0, 30));
    assert.ok(state.cases[state.current]);
  }
});

test("a newer version is named as such and still read", () => {
  const { state, problem } = parseState(SAVED.replace('"version":1', '"version":7'));
  assert.equal(problem, "newer");
  assert.equal(state.cases.c1.name, "Acme");
});

test("ids that are names of object members are ids like any other", () => {
  const text =
    '{"version":1,"current":"constructor","cases":{"constructor":{"name":"x","ticks":{"toString":{"valueOf":{"state":"done"}}},"fields":{"__proto__":"bad","hasOwnProperty":"y"}}}}';
  const { state } = parseState(text);
  assert.equal(state.current, "constructor");
  assert.equal(state.cases.constructor.ticks.toString.valueOf.state, "done");
  assert.equal(state.cases.constructor.fields.hasOwnProperty, "y");
  assert.equal({}.bad, undefined);
  assert.equal(parseState('{"version":1,"current":"toString","cases":{"a":{}}}').state.current, "a");
});

test("any mutation of a saved state is read without an error and gives a whole state", () => {
  const next = random(7);
  const values = [null, true, 0, -1, 1e99, "", "x", [], {}, [[]], { a: { b: {} } }, ...HOSTILE.slice(0, 12)];
  const mutate = (value) => {
    if (next() < 0.15) return values[Math.floor(next() * values.length)];
    if (Array.isArray(value)) return value.map(mutate);
    if (value && typeof value === "object") {
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          next() < 0.1 ? HOSTILE[Math.floor(next() * HOSTILE.length)] : key,
          mutate(inner),
        ]),
      );
    }
    return value;
  };
  for (let round = 0; round < 3000; round += 1) {
    const text = JSON.stringify(mutate(JSON.parse(SAVED)));
    const { state } = parseState(text);
    const one = state.cases[state.current];
    assert.equal(typeof one.name, "string");
    for (const ticks of Object.values(one.ticks)) {
      for (const tick of Object.values(ticks)) {
        assert.ok(["", "done", "na"].includes(tick.state));
        assert.match(tick.at, /^(\d{4}-\d{2}-\d{2})?$/);
        assert.equal(typeof tick.note, "string");
      }
    }
    for (const value of Object.values(one.fields)) assert.equal(typeof value, "string");
    // What has been read once reads the same again.
    const text2 = JSON.stringify(state);
    assert.equal(JSON.stringify(parseState(text2).state), text2);
  }
});

test("any cut or change of a byte is read without an error", () => {
  const next = random(11);
  for (let round = 0; round < 2000; round += 1) {
    const at = Math.floor(next() * SAVED.length);
    const sign = String.fromCharCode(Math.floor(next() * 128));
    parseState(next() < 0.3 ? SAVED.slice(0, at) : SAVED.slice(0, at) + sign + SAVED.slice(at + 1));
  }
});

test("a name stands on one line", () => {
  assert.equal(line("a\n\u2028 b\u0000\tc "), "a b c");
  assert.equal(line(7), "");
  assert.equal(line("a\u202eb\u2069"), "a b");
  assert.equal(line(" \u200b\u200f\u3164 "), "");
  assert.equal(line("👩‍👧 \u200fשלום"), "👩‍👧 \u200fשלום");
});

test("a store saves each change and keeps what others saved meanwhile", () => {
  const storage = new FakeStorage();
  const one = new Store(storage);
  const two = new Store(storage);
  one.updateCase((found) => (found.fields.project = "Site"));
  two.updateCase((found) => (found.fields.client_name = "Maria"));
  one.refresh();
  assert.deepEqual({ ...one.case.fields }, { project: "Site", client_name: "Maria" });
  assert.equal(one.problem, "");
});

test("nothing is written before the reader changes something", () => {
  const storage = new FakeStorage();
  new Store(storage);
  assert.deepEqual(Object.keys(storage), []);
});

test("a blocked storage costs persistence only", () => {
  for (const storage of [null, Object.assign(new FakeStorage(), { isBlocked: () => true })]) {
    const store = new Store(storage);
    assert.equal(store.problem, "blocked");
    store.updateCase((one) => (one.name = "a"));
    store.updateCase((one) => (one.tone = "b"));
    assert.deepEqual([store.case.name, store.case.tone], ["a", "b"]);
    store.refresh();
    assert.equal(store.case.name, "a");
    assert.equal(store.problem, "blocked");
  }
});

test("a full storage is said, and what it couldn't take is saved when there is room", () => {
  const storage = new FakeStorage();
  const store = new Store(storage);
  store.updateCase((one) => (one.name = "kept"));
  storage.isFull = () => true;
  store.updateCase((one) => (one.fields.project = "unsaved"));
  assert.equal(store.problem, "full");
  assert.equal(store.case.fields.project, "unsaved");
  delete storage.isFull;
  store.updateCase((one) => (one.fields.reason = "r"));
  assert.equal(store.problem, "");
  assert.deepEqual({ ...new Store(storage).case.fields }, { project: "unsaved", reason: "r" });
});

test("what a tab couldn't save is joined with what another tab saves", () => {
  const storage = new FakeStorage();
  const store = new Store(storage);
  store.updateCase((one) => (one.name = "a"));
  const other = new Store(storage);
  storage.isFull = () => true;
  store.updateCase((one) => (one.fields.project = "mine"));
  delete storage.isFull;
  other.updateCase((one) => (one.fields.reason = "theirs"));
  store.refresh();
  assert.deepEqual({ ...store.case.fields }, { project: "mine", reason: "theirs" });
});

test("what a tab shows outlives a cleared storage, and is stored with the next change", () => {
  for (const hears of [true, false]) {
    const storage = new FakeStorage();
    const store = new Store(storage);
    store.updateCase((one) => Object.assign(one.fields, { project: "Site", reason: "r" }));
    store.updateCase((one) => (one.tone = "friendly"));
    delete storage[KEY];
    if (hears) store.keepShown();
    assert.equal(store.case.fields.project, "Site");
    assert.deepEqual(Object.keys(storage), []);
    store.updateCase((one) => delete one.fields.reason);
    assert.deepEqual({ ...new Store(storage).case.fields }, { project: "Site" });
    assert.equal(new Store(storage).case.tone, "friendly");
    store.updateCase((one) => delete one.fields.project);
    assert.deepEqual({ ...new Store(storage).case.fields }, {});
  }
});

test("after a clearing, what begins anew in one tab and what another still shows are joined", () => {
  const storage = new FakeStorage();
  const store = new Store(storage);
  store.updateCase((one) => (one.fields.project = "old"));
  delete storage[KEY];
  store.keepShown();
  const other = new Store(storage);
  assert.ok(isUntouched(other.case));
  other.updateCase((one) => (one.fields.reason = "slip"));
  store.refresh();
  assert.deepEqual({ ...store.case.fields }, { project: "old" });
  other.updateCase((one) => (one.fields.reason = "new"));
  store.refresh();
  assert.deepEqual({ ...other.case.fields }, { reason: "new" });
  store.updateCase((one) => (one.tone = "friendly"));
  assert.deepEqual({ ...new Store(storage).case.fields }, { project: "old", reason: "new" });
});

test("after a clearing, a tab follows the one that goes on with the same case", () => {
  const tick = { state: "done", at: "2026-11-03", revision: "a", note: "" };
  for (const [start, change] of [
    [{ fields: { project: "old" } }, (found) => (found.fields.project = "new")],
    [{ fields: { project: "old", reason: "r" } }, (found) => delete found.fields.reason],
    [{ ticks: { decide: { talk: tick } } }, (found) => (found.ticks.decide.talk.state = "na")],
  ]) {
    const storage = new FakeStorage();
    const one = new Store(storage);
    one.updateCase((found) => Object.assign(found, start));
    const two = new Store(storage);
    delete storage[KEY];
    for (const each of [one, two]) each.keepShown();
    one.updateCase(change);
    two.refresh();
    assert.equal(JSON.stringify(two.case), JSON.stringify(new Store(storage).case));
    one.updateCase((found) => (found.tone = "friendly"));
    two.refresh();
    two.updateCase((found) => (found.letter = "it"));
    one.refresh();
    assert.equal(JSON.stringify(one.case), JSON.stringify(two.case));
    assert.equal(one.case.tone, "friendly");
  }
});

test("what another tab forgets is forgotten here too, after a clearing as well", () => {
  for (const cleared of [true, false]) {
    const storage = new FakeStorage();
    const store = new Store(storage);
    store.updateCase((one) => (one.fields.project = "old"));
    if (cleared) store.keepShown();
    new Store(storage).forget();
    store.refresh();
    assert.ok(isUntouched(store.case));
    store.updateCase((one) => (one.tone = "friendly"));
    assert.deepEqual({ ...new Store(storage).case.fields }, {});
  }
});

test("a newer version's data is never overwritten", () => {
  const text = SAVED.replace('"version":1', '"version":2');
  const storage = new FakeStorage({ [KEY]: text });
  const store = new Store(storage);
  assert.equal(store.problem, "newer");
  store.updateCase((one) => (one.name = "changed"));
  assert.equal(store.case.name, "changed");
  assert.equal(storage[KEY], text);
});

test("corrupt data is kept beside, and said", () => {
  const storage = new FakeStorage({ [KEY]: "{oops" });
  const store = new Store(storage);
  assert.equal(store.problem, "corrupt");
  assert.equal(storage[DAMAGED], "{oops");
  store.updateCase((one) => (one.name = "new"));
  assert.equal(new Store(storage).case.name, "new");
  assert.equal(storage[DAMAGED], "{oops");
});

test("corrupt data that can't be copied is not overwritten", () => {
  const storage = Object.assign(new FakeStorage({ [KEY]: "{oops" }));
  const room = storage.setItem.bind(storage);
  storage.setItem = (key, value) => {
    if (key === DAMAGED) throw new DOMException("full", "QuotaExceededError");
    room(key, value);
  };
  const store = new Store(storage);
  store.updateCase((one) => (one.name = "a"));
  assert.equal(store.problem, "full");
  assert.equal(store.case.name, "a");
  assert.equal(storage[KEY], "{oops");
  storage.setItem = room;
  store.updateCase((one) => (one.tone = "friendly"));
  assert.equal(storage[DAMAGED], "{oops");
  assert.deepEqual([new Store(storage).case.name, new Store(storage).case.tone], ["a", "friendly"]);
});

test("forgetting leaves nothing of the reader's", () => {
  const storage = new FakeStorage({ [DAMAGED]: "x", "parting-well-offline": "off", other: "y" });
  const store = new Store(storage);
  store.updateCase((one) => (one.name = "a"));
  store.forget();
  assert.deepEqual(Object.keys(storage), ["parting-well-offline", "other"]);
  assert.ok(isUntouched(store.case));
});

test("listeners hear of every change", () => {
  const store = new Store(new FakeStorage());
  let heard = 0;
  store.subscribe(() => (heard += 1));
  store.updateCase((one) => (one.name = "a"));
  store.refresh();
  store.restore(JSON.stringify(store.state));
  store.forget();
  assert.equal(heard, 4);
});

test("new case ids are free", () => {
  const state = readState({ cases: {} });
  assert.deepEqual(Object.keys(state.cases), ["first"]);
  for (let i = 0; i < 200; i += 1) state.cases[newCaseId(state.cases)] = emptyCase();
  assert.equal(Object.keys(state.cases).length, 201);
  assert.equal(countTicks(emptyCase()), 0);
});
