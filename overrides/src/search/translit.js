// Cyrillic written with Latin letters, as people do on a foreign keyboard: no one standard, so a
// word gives a few readings; the search's typo step evens out the rest (а for ъ and the like).

const DIGRAPHS = {
  bg: "sht щ,zh ж,ts ц,ch ч,sh ш,yu ю,ju ю,ya я,ja я,yo ьо,4 ч,6 ш",
  ru: "shch щ,sch щ,zh ж,kh х,ts ц,ch ч,sh ш,yu ю,ju ю,iu ю,ya я,ja я,ia я,yo е,jo е,yj ый,yy ый,iy ий,ij ий,4 ч",
};
const LETTERS =
  "a а,b б,c ц,d д,e е,f ф,g г,h х,i и,j й,k к,l л,m м,n н,o о,p п,q я,r р,s с,t т,u у,v в,w в,x х,y й,z з";

/** Letters that are read differently by different people, one set after another. */
const VARIANTS = {
  bg: ["", "u ъ,y ъ", "y ъ", "y и"],
  ru: ["y ы", "y ы,c к", "' ь"],
};

/** @param {string} list @returns {[string, string][]} */
const pairs = (list) =>
  list
    .split(",")
    .filter(Boolean)
    .map((pair) => /** @type {[string, string]} */ (pair.split(" ")));

/**
 * @param {string} text as typed
 * @param {string} lang
 * @returns {string[]} readings in Cyrillic; none where the language isn't written so
 */
export function transliterate(text, lang) {
  if ((lang !== "bg" && lang !== "ru") || !/[a-z]/i.test(text)) return [];
  const lower = text.toLowerCase();
  return VARIANTS[lang].map((variant) => {
    const table = new Map([...pairs(DIGRAPHS[lang]), ...pairs(LETTERS), ...pairs(variant)]);
    let out = "";
    for (let at = 0; at < lower.length; ) {
      const size = [4, 3, 2, 1].find((n) => table.has(lower.slice(at, at + n))) ?? 1;
      const piece = lower.slice(at, at + size);
      const afterVowel = lang === "ru" && piece === "y" && /[аеиоуыэюя]$/.test(out);
      out += afterVowel ? "й" : (table.get(piece) ?? piece);
      at += size;
    }
    return out;
  });
}
