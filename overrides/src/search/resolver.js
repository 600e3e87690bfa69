import { fold, words } from "./fold.js";
import { bestReading } from "./readings.js";

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./lexicon.js").Meaning} Meaning */

/**
 * @typedef {object} Term a word of the query
 * @property {string} word
 * @property {number} weight 1, less where the word says little
 * @property {Meaning[]} meanings
 * @property {string} kind of page that it asks for, or ""
 */
/**
 * @typedef {object} Resolved
 * @property {string} reading the text that is searched: as typed, or as meant
 * @property {Term[]} terms
 * @property {Record<string, number>} wishes a kind of page that was asked for → factor
 */

const SYNONYM = 0.7;
/** Meanings less sure than this have no synonyms. */
const NEAR = 0.5;
/** How much a phrase of several words loses by that. */
const SPREAD = 0.13;
const STOP_WEIGHT = 0.34;
const ASKING_WEIGHT = 0.6;
/** How much a kind of page rises that was asked for: by name, by a word of saying, by speaking to the client. */
const NAMED = 1.8;
/** @type {Record<string, number>} */
const HEARD = { say: 1.2, you: 1.7 };
const MOST_WORDS = 16;

/** Turns a typed query into words with their possible meanings. */
export class Resolver {
  /**
   * @param {Lexicon} lexicon
   * @param {{lang: string, latin: string, stop: string, synonyms: string[][], intents: Record<string, string>, endings: string}} data
   */
  constructor(lexicon, data) {
    this.data = data;
    this.lexicon = lexicon;
    this.stop = new Set(words(data.stop).map(fold));
    /** @type {Map<string, string>} stem → kind of page, or a key of HEARD: emails are meant */
    this.intents = new Map();
    for (const [kind, list] of Object.entries(data.intents).reverse()) {
      for (const word of words(list)) this.intents.set(lexicon.key(word), kind);
    }
    /** How words end that speak to the client. */
    this.endings = data.endings ? new RegExp(`..(?:${data.endings.replace(/ /g, "|")})$`) : undefined;
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

  /** What a word asks for: a kind of page, a key of HEARD, or "". @param {string} word */
  asks(word) {
    const slip = this.lexicon.exact(word).size ? undefined : this.lexicon.near(fold(word))[0]?.form;
    return this.intents.get(this.lexicon.key(slip ?? word)) ?? (this.endings?.test(word) ? "you" : "");
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
    const reading = bestReading(query, this.data, this.lexicon, open);
    const list = words(reading).slice(0, MOST_WORDS);
    const telling = list.some((word) => !this.stop.has(fold(word)));
    const terms = list.map((word, at) => {
      const asks = list.length > 1 ? this.asks(word) : "";
      const stop = telling && this.stop.has(fold(word));
      const last = open && at === list.length - 1;
      return {
        word,
        weight: stop ? STOP_WEIGHT : asks && asks !== "you" ? ASKING_WEIGHT : 1,
        kind: asks,
        meanings: this.lexicon.meanings(word, last && !stop),
      };
    });
    this.widen(terms);
    this.join(terms);
    /** @type {Record<string, number>} */ const wishes = {};
    for (const term of terms) {
      const factor = HEARD[term.kind];
      const kind = factor ? "email" : term.kind;
      if (kind) wishes[kind] = Math.max(wishes[kind] ?? 1, factor ?? NAMED);
      term.kind = term.kind === "you" ? "" : kind;
    }
    return { reading, terms, wishes };
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
    const content = terms.filter((term) => term.weight > STOP_WEIGHT);
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
        // A word of saying says nothing alone, but "stopped replying" does, and asks for no email.
        if (span.every((term) => term.weight === ASKING_WEIGHT)) continue;
        for (const term of span) {
          if (term.kind === "say") Object.assign(term, { weight: 1, kind: "" });
        }
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
