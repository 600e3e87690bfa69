// Snowball's Russian algorithm (snowballstem.org/algorithms/russian), written as patterns.
// An alternation anchored at the end finds the longest ending, as Snowball's `among` does.

const VOWEL = "аеиоуыэюя";
const GERUND = /(?:([ая])в(?:ши|шись)?|[иы]в(?:ши|шись)?)$/;
const REFLEXIVE = /(?:ся|сь)$/;
const ADJECTIVE = /(?:[еиыо]е|[иы]ми|[еиыо][йм]|[ео](?:го|му)|[иы]х|[уюое]ю|[ая]я)$/;
const PARTICIPLE = /(?:([ая])(?:ем|нн|вш|ющ|щ)|(?:ивш|ывш|ующ))$/;
const VERB =
  /(?:([ая])(?:л[аио]?|н[аоы]?|нно|ете?|й(?:те)?|ем|ют|ть|ешь)|[иы](?:л[аио]?|м|ть?)|ишь|ен[аоы]?|[еу]й(?:те)?|ите|ят|у[ею]т|у?ю)$/;
const NOUN = /(?:а(?:ми|м|х)?|и?я(?:ми|м|х)?|ья|[ео]в|[иь]?[ею]|[еи]?и|и?е[йм]|[ои]?й|ом|[оуыь])$/;

/**
 * Snowball's stem, evened out: it keeps forms such as работаю and работа, задаток and задатка,
 * вернул and верну apart.
 *
 * @param {string} word folded: lower case, without ё
 * @returns {string}
 */
export function stemRu(word) {
  return snowballRu(word)
    .replace(/^(.{3,}н)у(?:л[аио]?|т|в)?$/, "$1")
    .replace(/^(.{3,})[аеиоуыя]$/, "$1")
    .replace(/^(.{2,}[^аеиоуыэюя])[ое]к$/, "$1к");
}

/**
 * @param {string} word folded: lower case, without ё
 * @returns {string}
 */
export function snowballRu(word) {
  const start = word.search(new RegExp(`[${VOWEL}]`)) + 1;
  if (!start) return word;
  const head = word.slice(0, start);
  let rest = word.slice(start);

  /** @param {RegExp} ending */
  const cut = (ending) => {
    const before = rest;
    rest = rest.replace(ending, (_, kept) => (typeof kept === "string" ? kept : ""));
    return rest !== before;
  };
  if (!cut(GERUND)) {
    cut(REFLEXIVE);
    if (cut(ADJECTIVE)) cut(PARTICIPLE);
    else if (!cut(VERB)) cut(NOUN);
  }
  rest = rest.replace(/и$/, "");
  // The region R2: what follows the second vowel-consonant pair.
  const second = new RegExp(`^.*?[${VOWEL}][^${VOWEL}].*?[${VOWEL}][^${VOWEL}]`).exec(head + rest);
  const ost = /(?:ост|ость)$/.exec(rest);
  if (second && ost && start + ost.index >= second[0].length) rest = rest.slice(0, ost.index);
  if (/нн$/.test(rest)) rest = rest.slice(0, -1);
  else if (/ейше?$/.test(rest)) rest = rest.replace(/ейше?$/, "").replace(/нн$/, "н");
  else rest = rest.replace(/ь$/, "");
  // Not Snowball's: the vowel that comes and goes, правка – правок, задаток – задатка.
  return (head + rest).replace(/([^аеиоуыэюя])[ое]к$/, "$1к");
}
