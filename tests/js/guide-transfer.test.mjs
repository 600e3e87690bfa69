import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyState, parseState } from "../../overrides/src/state/shape.js";
import { exportText, LARGEST, mergeStates, readFile, summarise } from "../../overrides/src/state/transfer.js";
import { HOSTILE, random } from "./fake-storage.mjs";

const state = (cases, current = Object.keys(cases)[0]) =>
  parseState(JSON.stringify({ version: 1, current, cases })).state;
const HERE = {
  first: {
    name: "Acme",
    fields: { project: "Site", client_name: "" },
    ticks: {
      decide: {
        a: { state: "done", at: "2026-11-20", revision: "1", note: "" },
        b: { state: "done", at: "2026-11-01", note: "mine" },
      },
    },
  },
};

test("what is exported is imported the same", () => {
  const here = state({ ...HERE, c2: { name: "Beta", fields: { reason: "r" } } }, "c2");
  const { state: read } = readFile(exportText(here, "2026-11-22"));
  assert.deepEqual(JSON.parse(JSON.stringify(read)), JSON.parse(JSON.stringify(here)));
  assert.deepEqual(summarise(read), [
    { id: "first", name: "Acme", ticks: 2, fields: 1 },
    { id: "c2", name: "Beta", ticks: 0, fields: 1 },
  ]);
});

test("a file that isn't ours, or is damaged, is refused with its reason", () => {
  const good = exportText(state(HERE), "2026-11-22");
  assert.equal(readFile("").refused, "broken");
  assert.equal(readFile(good.slice(0, -9)).refused, "broken");
  assert.equal(readFile("{}").refused, "foreign");
  assert.equal(readFile("[1]").refused, "foreign");
  assert.equal(readFile('"x"').refused, "foreign");
  assert.equal(readFile('{"format":"todo","cases":{}}').refused, "foreign");
  assert.equal(readFile(good.replace('"version": 1', '"version": 9')).refused, "newer");
  assert.equal(readFile(good.replace('"version": 1', '"version": "1"')).refused, "broken");
  assert.equal(readFile('{"format":"parting-well","version":1,"cases":[]}').refused, "broken");
  assert.equal(readFile('{"format":"parting-well","version":1,"cases":{"a":5}}').refused, "broken");
  assert.equal(readFile(exportText(emptyState(), "2026-11-22")).refused, "empty");
  assert.equal(readFile(" ".repeat(LARGEST + 1)).refused, "large");
});

test("no damage to a file breaks the reading of it", () => {
  const good = exportText(state(HERE), "2026-11-22");
  const next = random(13);
  for (let round = 0; round < 3000; round += 1) {
    const at = Math.floor(next() * good.length);
    const piece = HOSTILE[Math.floor(next() * HOSTILE.length)].slice(0, 20);
    const found = readFile(good.slice(0, at) + piece + good.slice(at + Math.floor(next() * 5)));
    assert.ok(found.refused || Object.keys(found.state.cases).length);
  }
});

test("merging keeps what is here and adds what is missing", () => {
  const here = state(HERE);
  const file = state({
    first: {
      name: "Acme",
      fields: { project: "Other", client_name: "Maria", reason: "r" },
      ticks: {
        decide: {
          a: { state: "na", at: "2026-11-10" },
          b: { state: "na", at: "2026-11-21", note: "theirs" },
          c: { state: "done", at: "2026-11-02" },
        },
        more: { x: { state: "done" } },
      },
    },
  });
  const one = mergeStates(here, file, () => "new").cases.first;
  assert.deepEqual({ ...one.fields }, { client_name: "Maria", reason: "r", project: "Site" });
  assert.equal(one.ticks.decide.a.state, "done");
  assert.deepEqual([one.ticks.decide.b.state, one.ticks.decide.b.note], ["na", "mine"]);
  assert.equal(one.ticks.decide.c.state, "done");
  assert.equal(one.ticks.more.x.state, "done");
});

test("two clients whose cases happen to have one id stay two", () => {
  const here = state(HERE);
  const file = state({ first: { name: "Beta", fields: { project: "Shop" } } });
  const merged = mergeStates(here, file, () => "c9");
  assert.equal(merged.cases.first.name, "Acme");
  assert.equal(merged.cases.c9.name, "Beta");
});

test("an untouched case makes room, and merging twice is the same as once", () => {
  const file = state(HERE);
  const once = mergeStates(emptyState(), file, () => "c9");
  assert.equal(once.cases.first.name, "Acme");
  const twice = mergeStates(once, file, () => "c9");
  assert.deepEqual(JSON.parse(JSON.stringify(twice.cases)), JSON.parse(JSON.stringify(once.cases)));
});

test("clients of equal ids all find a place", () => {
  const here = state({ c1: { name: "A" }, c2: { name: "B" } });
  const file = state({ c1: { name: "C" }, c2: { name: "D" }, first: { name: "E" } });
  const names = Object.values(mergeStates(here, file).cases).map((one) => one.name);
  assert.deepEqual(names.sort(), ["A", "B", "C", "D", "E"]);
});

test("a file's current case opens where nothing has been done yet, and only there", () => {
  const file = state({ c1: { name: "A" }, c2: { name: "B" } }, "c2");
  const merged = mergeStates(emptyState(), file);
  assert.deepEqual([merged.current, Object.keys(merged.cases)], ["c2", ["c1", "c2"]]);
  assert.equal(mergeStates(state(HERE), file).current, "first");
  const clash = state({ c9: { name: "" }, c2: { name: "Other" } }, "c9");
  const place = mergeStates(clash, file, () => "new");
  assert.deepEqual([place.current, place.cases.new.name, place.cases.c2.name], ["new", "B", "Other"]);
});

test("a file with more cases than anybody has is refused", () => {
  const cases = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`c${at}`, { name: "x" }]));
  assert.equal(readFile(exportText(state(cases), "2026-11-22")).refused, "large");
});
