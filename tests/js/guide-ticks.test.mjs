import assert from "node:assert/strict";
import { test } from "node:test";
import { parseState } from "../../overrides/src/state/shape.js";
import { decodeShare, encodeShare } from "../../overrides/src/state/share.js";
import {
  clearTicks,
  countProgress,
  isChanged,
  migrateTicks,
  setNote,
  setTick,
  stateOf,
} from "../../overrides/src/state/ticks.js";
import { HOSTILE, random } from "./fake-storage.mjs";

const item = (id, revision = `${id}-1`, ...former) => ({ id, revision, former });
const ticked = (...ids) =>
  Object.assign(
    Object.create(null),
    Object.fromEntries(
      ids.map((id) => [id, { state: "done", at: "2026-11-01", revision: `${id}-1`, note: "" }]),
    ),
  );

test("a tick has a day, the wording's revision, and goes without a trace", () => {
  const ticks = Object.create(null);
  setTick(ticks, item("a"), "done", "2026-11-22");
  assert.deepEqual(ticks.a, { state: "done", at: "2026-11-22", revision: "a-1", note: "" });
  setTick(ticks, item("a"), "", "2026-11-23");
  assert.deepEqual(Object.keys(ticks), []);
});

test("a note outlives the tick, and a tick the note", () => {
  const ticks = Object.create(null);
  setNote(ticks, item("a"), "call Maria");
  setTick(ticks, item("a"), "done", "2026-11-22");
  setTick(ticks, item("a"), "", "2026-11-22");
  assert.equal(ticks.a.note, "call Maria");
  setTick(ticks, item("a"), "done", "2026-11-22");
  setNote(ticks, item("a"), "");
  assert.equal(stateOf(ticks, item("a")), "done");
  setTick(ticks, item("a"), "", "2026-11-22");
  assert.equal(ticks.a, undefined);
});

test("items that don't apply leave the total; none left doesn't divide by zero", () => {
  const items = [item("a"), item("b")];
  const ticks = ticked("a");
  setTick(ticks, items[1], "na", "2026-11-22");
  assert.deepEqual(countProgress(ticks, items), { done: 1, total: 1, aside: 1, left: 0 });
  setTick(ticks, items[0], "na", "2026-11-22");
  assert.deepEqual(countProgress(ticks, items), { done: 0, total: 0, aside: 2, left: 0 });
  assert.deepEqual(countProgress(undefined, []), { done: 0, total: 0, aside: 0, left: 0 });
});

test("a reset clears the list's own items, and keeps notes and other versions' ids", () => {
  const ticks = ticked("a", "b", "removed-long-ago");
  ticks.b.note = "n";
  const rest = clearTicks(ticks, [item("a"), item("b")]);
  assert.deepEqual(Object.keys(rest), ["b", "removed-long-ago"]);
  assert.equal(rest.b.state, "");
});

test("moving ticks twice is the same as once", () => {
  const next = random(3);
  const ids = ["a", "b", "c", "d", "e", "f"];
  for (let round = 0; round < 500; round += 1) {
    const items = ids.slice(0, 3).map((id) => item(id, "r", ...ids.slice(2).filter(() => next() < 0.4)));
    const ticks = ticked(...ids.filter(() => next() < 0.5));
    migrateTicks(ticks, items);
    const once = JSON.stringify(ticks);
    assert.equal(migrateTicks(ticks, items), false);
    assert.equal(JSON.stringify(ticks), once);
  }
});

test("moving never unticks an item and never loses a note", () => {
  const next = random(5);
  for (let round = 0; round < 500; round += 1) {
    const ticks = ticked(..."abcd".split("").filter(() => next() < 0.6));
    for (const id of Object.keys(ticks)) if (next() < 0.5) ticks[id].note = `note ${id}`;
    const before = structuredClone({ ...ticks });
    migrateTicks(ticks, [item("a", "a-1", "b"), item("x", "x-1", "c", "d")]);
    if (before.a) assert.equal(ticks.a.state, "done");
    if (before.c || before.d) assert.equal(ticks.x.state, "done");
    const notes = JSON.stringify(ticks);
    for (const tick of Object.values(before)) if (tick.note) assert.ok(notes.includes(tick.note));
  }
});

/**
 * Twenty edits that authors really make, one after the other, to a list that a reader has begun.
 * After each: which items show as ticked, which of those as changed.
 */
test("ticks survive twenty edits", () => {
  let items = ["pause", "read", "folder", "compare", "copy", "call"].map((id) => item(id));
  let ticks = ticked("pause", "read", "compare");
  ticks.call = { state: "na", at: "2026-11-01", revision: "call-1", note: "" };
  ticks.read.note = "page 3";
  const edit = (name, change, done, changed = []) => {
    items = change(items);
    // Each visit reads what the last one saved.
    const saved = JSON.stringify({ version: 1, current: "a", cases: { a: { ticks: { list: ticks } } } });
    ticks = parseState(saved).state.cases.a.ticks.list;
    migrateTicks(ticks, items);
    const shown = items.filter((one) => stateOf(ticks, one) === "done");
    assert.deepEqual(
      shown.map((one) => one.id),
      done,
      `${name}: ticked`,
    );
    assert.deepEqual(
      shown.filter((one) => isChanged(ticks, one)).map((one) => one.id),
      changed,
      `${name}: changed`,
    );
  };
  const swap = (id, replacement) => (all) => all.flatMap((one) => (one.id === id ? replacement : [one]));
  edit("1 nothing", (all) => all, ["pause", "read", "compare"]);
  edit("2 reorder", (all) => [...all].reverse(), ["compare", "read", "pause"]);
  edit("3 reorder back", (all) => [...all].reverse(), ["pause", "read", "compare"]);
  edit(
    "4 reword a ticked item",
    swap("read", [item("read", "read-2")]),
    ["pause", "read", "compare"],
    ["read"],
  );
  edit(
    "5 reword an open item",
    swap("folder", [item("folder", "folder-2")]),
    ["pause", "read", "compare"],
    ["read"],
  );
  edit(
    "6 reader confirms",
    (all) => {
      setTick(ticks, item("read", "read-2"), "done", "2026-11-20");
      return all;
    },
    ["pause", "read", "compare"],
  );
  edit("7 rename a ticked item", swap("read", [item("read-twice", "read-2", "read")]), [
    "pause",
    "read-twice",
    "compare",
  ]);
  edit("8 rename it again", swap("read-twice", [item("read-calmly", "read-2", "read", "read-twice")]), [
    "pause",
    "read-calmly",
    "compare",
  ]);
  edit("9 rename an open item", swap("folder", [item("one-folder", "folder-2", "folder")]), [
    "pause",
    "read-calmly",
    "compare",
  ]);
  edit("10 add an item", (all) => [item("breathe"), ...all], ["pause", "read-calmly", "compare"]);
  edit("11 remove an open item", swap("copy", []), ["pause", "read-calmly", "compare"]);
  edit("12 remove a ticked item", swap("compare", []), ["pause", "read-calmly"]);
  edit("13 bring it back", (all) => [...all, item("compare")], ["pause", "read-calmly", "compare"]);
  edit("14 change of a level", (all) => all.map((one) => ({ ...one })), ["pause", "read-calmly", "compare"]);
  edit("15 translation added", (all) => all.map((one) => ({ ...one })), ["pause", "read-calmly", "compare"]);
  edit(
    "16 merge a ticked and an open item",
    (all) => [
      ...all.filter((one) => !["pause", "breathe"].includes(one.id)),
      item("settle", "settle-1", "pause", "breathe"),
    ],
    ["read-calmly", "compare", "settle"],
    ["settle"],
  );
  edit(
    "17 merge two ticked items",
    (all) => [
      ...all.filter((one) => !["read-calmly", "compare"].includes(one.id)),
      item("study", "study-1", "read", "read-twice", "read-calmly", "compare"),
    ],
    ["settle", "study"],
    ["settle", "study"],
  );
  edit(
    "18 rename and reword at once",
    swap("settle", [item("wait", "wait-1", "settle", "pause", "breathe")]),
    ["wait", "study"],
    ["wait", "study"],
  );
  edit(
    "19 split: a new item beside the old one",
    (all) => [...all, item("ask-why")],
    ["wait", "study"],
    ["wait", "study"],
  );
  edit(
    "20 an id like one of an object's members",
    (all) => [...all, item("constructor")],
    ["wait", "study"],
    ["wait", "study"],
  );
  assert.equal(ticks.study.note, "page 3");
  assert.equal(stateOf(ticks, item("call")), "na");
});

test("two items that trade places by renaming keep their own ticks", () => {
  const ticks = ticked("a");
  migrateTicks(ticks, [item("a", "a-1", "b"), item("b", "b-1", "a")]);
  assert.deepEqual(Object.keys(ticks), ["a"]);
});

test("an item that was unticked isn't ticked again by its former id", () => {
  const ticks = ticked("old");
  const items = [item("new", "old-1", "old")];
  migrateTicks(ticks, items);
  setTick(ticks, items[0], "", "2026-11-22");
  migrateTicks(ticks, items);
  assert.equal(stateOf(ticks, items[0]), "");
});

test("a shared link carries ids only and comes back the same", () => {
  const items = [item("a"), item("b", "b-1", "old-b"), item("c")];
  const ticks = ticked("a", "not-in-the-list");
  ticks.a.note = "secret";
  setTick(ticks, items[2], "na", "2026-11-22");
  const link = encodeShare("list", ticks, items);
  assert.equal(link, "ticks=list&done=a&na=c");
  assert.deepEqual(decodeShare(`#${link}`, "list", items), { done: ["a"], aside: ["c"] });
  assert.deepEqual(decodeShare("#ticks=list&done=old-b,nothing", "list", items), { done: ["b"], aside: [] });
  assert.deepEqual(decodeShare("#ticks=other&done=a", "list", items), { done: [], aside: [] });
  assert.equal(decodeShare("#item-a", "list", items), null);
  assert.equal(decodeShare("", "list", items), null);
});

test("a forged link brings nothing but known ids", () => {
  const items = [item("a"), item("b")];
  const next = random(9);
  for (let round = 0; round < 500; round += 1) {
    const part = () => HOSTILE[Math.floor(next() * HOSTILE.length)];
    const text = `#ticks=list&done=${part()},a,${part()}&na=${encodeURIComponent(part().replace(/[\ud800-\udfff]/g, ""))},a,b&${part()}`;
    const found = decodeShare(text, "list", items);
    for (const id of [...found.done, ...found.aside]) assert.ok(["a", "b"].includes(id));
    assert.equal(new Set([...found.done, ...found.aside]).size, found.done.length + found.aside.length);
  }
});
