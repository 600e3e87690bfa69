// Snowball's Russian algorithm (snowballstem.org/algorithms/russian), written as patterns.
// An alternation anchored at the end finds the longest ending, as Snowball's `among` does.

const VOWEL = "аеиоуыэюя";
const GERUND = /(?:([ая])(?:в|вши|вшись)|(?:ив|ивши|ившись|ыв|ывши|ывшись))$/;
const REFLEXIVE = /(?:ся|сь)$/;
const ADJECTIVE = /(?:ее|ие|ые|ое|ими|ыми|ей|ий|ый|ой|ем|им|ым|ом|его|ого|ему|ому|их|ых|ую|юю|ая|яя|ою|ею)$/;
const PARTICIPLE = /(?:([ая])(?:ем|нн|вш|ющ|щ)|(?:ивш|ывш|ующ))$/;
const VERB =
  /(?:([ая])(?:ла|на|ете|йте|ли|й|л|ем|н|ло|но|ет|ют|ны|ть|ешь|нно)|(?:ила|ыла|ена|ейте|уйте|ите|или|ыли|ей|уй|ил|ыл|им|ым|ен|ило|ыло|ено|ят|ует|уют|ит|ыт|ены|ить|ыть|ишь|ую|ю))$/;
const NOUN =
  /(?:а|ев|ов|ие|ье|е|иями|ями|ами|еи|ии|и|ией|ей|ой|ий|й|иям|ям|ием|ем|ам|ом|о|у|ах|иях|ях|ы|ь|ию|ью|ю|ия|ья|я)$/;

/**
 * @param {string} word folded: lower case, without ё
 * @returns {string}
 */
export function stemRu(word) {
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
  return head + rest;
}
