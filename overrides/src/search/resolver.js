import { fold, words } from "./fold.js";
import { bestReading } from "./readings.js";

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./lexicon.js").Meaning} Meaning */

/**
 * @typedef {object} Term a word of the query
 * @property {string} word
 * @property {number} weight 1, less where the word says little
 * @property {Meaning[]} meanings
 */
/**
 * @typedef {object} Resolved
 * @property {string} reading the text that is searched: as typed, or as meant
 * @property {Term[]} terms
 * @property {string} intent the kind of page asked for, or ""
 */

const SYNONYM = 0.78;
/** Meanings less sure than this have no synonyms. */
const NEAR = 0.5;
/** How much a phrase of several words loses by that. */
const SPREAD = 0.2;
const STOP_WEIGHT = 0.26;
const INTENT_WEIGHT = 0.5;
const MOST_WORDS = 16;

/** Turns a typed query into words with their possible meanings. */
export class Resolver {
  /**
   * @param {string} lang
   * @param {Lexicon} lexicon
   * @param {{stop: string, synonyms: string[][], intents: Record<string, string>}} data
   */
  constructor(lang, lexicon, data) {
    this.lang = lang;
    this.lexicon = lexicon;
    this.stop = new Set(words(data.stop).map(fold));
    /** @type {Map<string, string>} stem → kind */
    this.intents = new Map();
    for (const [kind, list] of Object.entries(data.intents)) {
      for (const word of words(list)) this.intents.set(lexicon.key(word), kind);
    }
    /** @type {Map<string, {keys: string[], group: number}[]>} first stem of a phrase → phrases */
    this.phrases = new Map();
    /** @type {string[][][]} groups of phrases as stems */
    this.groups = data.synonyms.map((group, number) =>
      group.map((text) => {
        const keys = this.content(words(text)).map((word) => lexicon.key(word));
        const first = keys[0] ?? "";
        this.phrases.set(first, [...(this.phrases.get(first) ?? []), { keys, group: number }]);
        return keys;
      }),
    );
  }

  /** Words that say something; all of them where none does. @param {string[]} list */
  content(list) {
    const kept = list.filter((word) => !this.stop.has(fold(word)));
    return kept.length ? kept : list;
  }

  /**
   * @param {string} query as typed
   * @returns {Resolved}
   */
  resolve(query) {
    const open = /[\p{L}\p{N}]$/u.test(query);
    const reading = bestReading(query, this.lang, this.lexicon, open);
    const list = words(reading).slice(0, MOST_WORDS);
    const telling = list.some((word) => !this.stop.has(fold(word)));
    let intent = "";
    const terms = list.map((word, at) => {
      const kind = this.intents.get(this.lexicon.key(word));
      if (kind && list.length > 1) intent ||= kind;
      const stop = telling && this.stop.has(fold(word));
      const last = open && at === list.length - 1;
      return {
        word,
        weight: stop ? STOP_WEIGHT : kind && list.length > 1 ? INTENT_WEIGHT : 1,
        meanings: this.lexicon.meanings(word, last && !stop),
      };
    });
    this.widen(terms);
    this.join(terms);
    return { reading, terms, intent };
  }

  /** Words written apart or together: hand over, handover. @param {Term[]} terms */
  join(terms) {
    terms.forEach((term, at) => {
      const next = terms[at + 1];
      if (next && term.weight === 1) {
        for (const key of this.lexicon.forms.get(fold(term.word + next.word)) ?? []) {
          for (const each of [term, next]) each.meanings.push({ key, weight: SYNONYM });
        }
      }
      if (term.meanings.some((each) => each.weight > 0.5)) return;
      for (let cut = 3; cut <= term.word.length - 3; cut++) {
        const both = [term.word.slice(0, cut), term.word.slice(cut)].map((part) => this.lexicon.exact(part));
        if (!both.every((stems) => stems.size)) continue;
        for (const stems of both) for (const key of stems) term.meanings.push({ key, weight: 0.5 });
      }
    });
  }

  /** Adds synonyms where a word or phrase of a group stands in the query. @param {Term[]} terms */
  widen(terms) {
    const content = terms.filter((term) => term.weight === 1);
    const line = content.length ? content : terms;
    const stems = line.map((term) => {
      const sure = term.meanings.filter((each) => each.weight >= NEAR);
      return new Map([
        [this.lexicon.key(term.word), 1],
        ...sure.map((each) => /** @type {[string, number]} */ ([each.key, each.weight])),
      ]);
    });
    /** @type {[Term, Meaning][]} */ const more = [];
    stems.forEach((set, at) => {
      const starts = [...set.keys()].flatMap((key) => this.phrases.get(key) ?? []);
      for (const { keys, group } of starts) {
        const weight = Math.min(...keys.map((key, step) => stems[at + step]?.get(key) ?? 0)) * SYNONYM;
        if (!weight) continue;
        const span = line.slice(at, at + keys.length);
        for (const other of this.groups[group] ?? []) {
          // A phrase counts where all its words stand together; each word of the query has it.
          const key = other.join(" ");
          const loss = Math.max(1, span.length / other.length) ** SPREAD;
          if (key !== keys.join(" "))
            for (const term of span) more.push([term, { key, weight: weight / loss }]);
        }
      }
    });
    for (const [term, meaning] of more) term.meanings.push(meaning);
  }
}
