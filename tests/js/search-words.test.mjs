import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fold, words } from "../../overrides/src/search/fold.js";
import { relayout } from "../../overrides/src/search/layouts.js";
import { Lexicon } from "../../overrides/src/search/lexicon.js";
import { stemmer } from "../../overrides/src/search/stem/stem.js";
import { transliterate } from "../../overrides/src/search/translit.js";
import { distance, tolerance } from "../../overrides/src/search/typo.js";

const cases = JSON.parse(readFileSync(new URL("../search/words.json", import.meta.url), "utf8"));

test("words and folding are those that the build uses", () => {
  for (const [text, expected] of cases.words) assert.deepEqual(words(text), expected, text);
  for (const [text, expected] of cases.fold) assert.equal(fold(text), expected);
});

/** @param {string} lang @param {string[][]} groups */
function sameStem(lang, groups) {
  const stem = stemmer(lang);
  for (const group of groups) {
    assert.equal(new Set(group.map(stem)).size, 1, `${group.map((word) => `${word}→${stem(word)}`)}`);
  }
}

test("the forms of a word have one stem", () => {
  sameStem("bg", [
    ["клиент", "клиента", "клиентът", "клиенти", "клиентите"],
    ["плащам", "плаща", "плащат", "плащане", "плащанията", "платил", "платя", "платена"],
    ["груб", "груба", "грубият", "грубите", "грубост"],
    ["цена", "цената", "цени", "цените"],
    ["срок", "срокът", "срокове", "сроковете", "срочен"],
    ["отказ", "отказвам", "откажа", "отказана"],
  ]);
  sameStem("it", [
    ["pagare", "pagato", "pagano", "pagata"],
    ["cliente", "clienti"],
    ["caparra", "caparre"],
  ]);
  sameStem("ru", [
    ["клиент", "клиенты", "клиентами"],
    ["договор", "договоров", "договором"],
    ["грубый", "грубые"],
    ["правка", "правок", "правками"],
    ["задаток", "задатка"],
  ]);
  sameStem("en", [
    ["reject", "rejected", "rejecting"],
    ["deposit", "deposits"],
    ["payment", "payments"],
  ]);
});

test("different words keep different stems", () => {
  const stem = stemmer("bg");
  assert.notEqual(stem("клиент"), stem("климат"));
  assert.notEqual(stem("договор"), stem("говоря"));
});

test("an unknown language isn't stemmed", () => {
  assert.equal(stemmer("xx")("paying"), "paying");
});

test("the wrong keyboard layout is undone", () => {
  assert.ok(relayout("rkbtyn yt gkfnbn", "ru").includes("клиент не платит"));
  assert.ok(relayout(",tp ljujdjhf", "ru").includes("без договора"));
  assert.ok(relayout("m,eodldke", "bg").includes("предаване"));
  assert.ok(relayout("klientyt ne pla]a", "bg").includes("клиентът не плаща"));
  assert.ok(relayout("ашдуы", "en").includes("files"));
  assert.deepEqual(relayout("фактура", "bg"), []);
  assert.deepEqual(relayout("invoice", "it"), []);
});

test("Latin letters are read as the Cyrillic ones that give a word", () => {
  const latin =
    "sh ш,sht щ,ts ц,ya я,a а ъ,b б,c ц к,d д,e е,i и,k к,l л,n н,o о,p п,r р,s с,t т,u у ъ,v в,y ъ й,6 ш, ь";
  const forms = ["клиентът", "плаща", "с", "договор", "email", "больше"];
  const lexicon = new Lexicon(forms, { lang: "bg", families: "", kin: "" });
  /** @param {string} text */
  const read = (text) => transliterate(text, latin, lexicon);
  assert.deepEqual(read("klientut"), ["клиентът"]);
  assert.deepEqual(read("clientyt"), ["клиентът"]);
  assert.deepEqual(read("email s plashta"), ["email с плаща"], "a word of the guide stays");
  assert.deepEqual(read("bolshe"), ["больше"], "a letter that is left out");
  assert.deepEqual(read("plasht"), ["плащ"], "the beginning of a word");
  assert.deepEqual(read("plashtata"), ["плащата"], "the end of a word by the likeliest readings");
  assert.deepEqual(read("14"), []);
  assert.deepEqual(transliterate("pagamento", "", lexicon), []);
});

test("words of a family are found for each other", () => {
  const lexicon = new Lexicon(["paid", "send"], { lang: "en", families: "", kin: "pay paid,send sent" });
  assert.deepEqual(lexicon.meanings("pay", false)[0]?.key, "paid");
  assert.deepEqual(lexicon.meanings("sent", false)[0]?.key, "send");
});

test("a long word may have two slips", () => {
  const lexicon = new Lexicon(["freelancers", "reminder"], { lang: "en", families: "", kin: "" });
  assert.equal(lexicon.meanings("frelancres", false)[0]?.key, "freelanc");
  assert.deepEqual(lexicon.meanings("rmndr", false), []);
});

test("slips count by how likely they are", () => {
  assert.equal(distance("договор", "договор", 4), 0);
  assert.equal(distance("догвор", "договор", 4), 2);
  assert.equal(distance("дагавор", "договор", 4), 2, "two letters taken for their like");
  assert.equal(distance("depositt", "deposit", 4), 1, "a doubled letter");
  assert.equal(distance("invioce", "invoice", 4), 2, "two letters swapped");
  assert.equal(distance("contract", "contact", 4), 2);
  assert.equal(distance("pay", "lawyer", 3), 4, "too far");
  assert.equal(tolerance(3), 0);
});
