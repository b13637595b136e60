import { gradedFrom, grading, isComparable } from '../text/graded-words.ts';
import { stemOf } from '../text/stem.ts';
import type { Word } from '../text/words.ts';
import { type Bound, fits, parsePhrase, type Step, sameBound } from './phrase-syntax.ts';

/**
 * Phrases of the vocabulary, matched against words in one pass.
 *
 * A phrase is words separated by spaces. Each matches by its stem. Besides:
 * - `a|b`: one of several words; `a?`: an optional word;
 * - `...`: up to three words of any kind, at most once in a phrase;
 * - `$n`: a number, `$n>=1000`, `$n<=9` with a bound; `$bytes` and `$bytes<=1gb`: a memory size; `$seconds`:
 *   a short time; `$percent`: a share;
 * - `=word`: exactly this word, not its stem.
 *
 * Comparatives and superlatives match their base words as well, if the matcher is made so: "easiest to run", "easier to run"
 * and "more reliable" in a message are "easy to run" and "reliable" in a phrase.
 */
export type PhraseMatch<T> = {
  readonly payload: T;
  /** From the first word up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
};

type Node<T> = {
  /** Identifies the node in the tables of stems. */
  readonly place: number;
  /** True if some stem continues from here; else the tables of stems are skipped. */
  goesOn: boolean;
  /** Replaces this node if the word is exactly as written; looked up only once its stem matches. */
  exactly: Map<string, Node<T>> | undefined;
  /** Undefined if there are none, as in most nodes, so that nothing has to be fetched. */
  numbers: { readonly bound: Bound; readonly node: Node<T> }[] | undefined;
  gap: Node<T> | undefined;
  /** Payloads of the phrases that end here. */
  ends: T[] | undefined;
};

/**
 * Where a stem leads. Each word of a message is looked up once; from there, nodes are found by number. A
 * table of strings in each node would have to be searched for each word at each node.
 */
type Lead<T> = {
  /** From the start of a phrase, where most paths begin and end. */
  first: Node<T> | undefined;
  /** From any other node, by its place; undefined if the stem only starts phrases. */
  after: Map<number, Node<T>> | undefined;
};

export type PhraseMatcher<T> = {
  /** @param words receives the words of the phrase, as written there */
  add(phrase: string, payload: T, words?: Set<string>): void;
  /** All matches, including overlapping ones, by their first word. Takes time linear in the words. */
  match(words: readonly Word[]): PhraseMatch<T>[];
  /** True if the stem occurs in a phrase. */
  has(stem: string): boolean;
};

const longestGap = 3;

/** @param grades the payloads whose phrases comparatives and superlatives match like their base words; none by default */
export function createPhraseMatcher<T>(grades: (payload: T) => boolean = () => false): PhraseMatcher<T> {
  const leads = new Map<string, Lead<T>>();
  let nodes = 0;
  const root = newNode();

  function newNode(): Node<T> {
    return {
      place: nodes++,
      goesOn: false,
      exactly: undefined,
      numbers: undefined,
      gap: undefined,
      ends: undefined,
    };
  }

  function add(phrase: string, payload: T, words = new Set<string>()): void {
    let reached: Node<T>[] = [root];
    for (const step of parsePhrase(phrase, words)) {
      const next: Node<T>[] = step.kind === 'words' && step.optional ? [...reached] : [];
      for (const node of reached) descend(node, step, next);
      reached = next;
    }
    for (const node of reached) {
      if (node === root || node.ends?.includes(payload) === true) continue;
      node.ends ??= [];
      node.ends.push(payload);
    }
  }

  /** Adds the nodes that a step leads to from `node` to `next`. */
  function descend(node: Node<T>, step: Step, next: Node<T>[]): void {
    switch (step.kind) {
      case 'words':
        for (const stem of step.stems) next.push(afterWord(node, stem));
        return;
      case 'number':
        next.push(afterNumber(node, step.bound));
        return;
      case 'gap':
        node.gap ??= newNode();
        next.push(node.gap);
        return;
      default:
        step satisfies never;
    }
  }

  function afterWord(node: Node<T>, stem: string): Node<T> {
    if (!stem.startsWith('=')) return afterStem(node, stem);
    const word = stem.slice(1);
    const stemmed = afterStem(node, stemOf(word));
    stemmed.exactly ??= new Map();
    const known = stemmed.exactly.get(word);
    if (known !== undefined) return known;
    const made = newNode();
    stemmed.exactly.set(word, made);
    return made;
  }

  function afterNumber(node: Node<T>, bound: Bound): Node<T> {
    node.numbers ??= [];
    const known = node.numbers.find((number) => sameBound(number.bound, bound));
    if (known !== undefined) return known.node;
    const made = newNode();
    node.numbers.push({ bound, node: made });
    return made;
  }

  function afterStem(node: Node<T>, stem: string): Node<T> {
    let lead = leads.get(stem);
    if (lead === undefined) {
      lead = { first: undefined, after: undefined };
      leads.set(stem, lead);
    }
    if (node === root) {
      lead.first ??= newNode();
      return lead.first;
    }
    lead.after ??= new Map();
    const known = lead.after.get(node.place);
    if (known !== undefined) return known;
    const made = newNode();
    lead.after.set(node.place, made);
    node.goesOn = true;
    return made;
  }

  function match(words: readonly Word[]): PhraseMatch<T>[] {
    const leadOf: (Lead<T> | undefined)[] = [];
    for (const { stem } of words) leadOf.push(leads.get(stem));
    const walk: Walk<T> = { words, leadOf, found: [], graded: gradedIn(words), grades, isGraded: false };
    for (let from = 0; from < words.length; from++) {
      const first = leadOf[from]?.first;
      if (first !== undefined) followStem(walk, first, from, from);
      const base = walk.graded?.[from]?.first;
      if (base !== undefined) follow(asGraded(walk), base, from, from + 1);
      followOthers(walk, root, from, from);
    }
    return walk.found;
  }

  /** Where the base words of comparatives and superlatives lead; null if there are none. */
  function gradedIn(words: readonly Word[]): Walk<T>['graded'] {
    let found: (Lead<T> | undefined)[] | null = null;
    for (let at = 0; at < words.length; at++) {
      const text = words[at]?.text ?? '';
      if (grading.has(text) && isComparable(words[at + 1]?.text ?? '')) found ??= [];
      const base = gradedFrom(text);
      const lead = base === null ? undefined : leads.get(stemOf(base));
      if (lead === undefined) continue;
      found ??= [];
      found[at] = lead;
    }
    return found;
  }

  return { add, match, has: (stem) => leads.has(stem) };
}

/** One pass over a message: its words, where each word's stem leads, and the matches so far. */
type Walk<T> = {
  readonly words: readonly Word[];
  readonly leadOf: readonly (Lead<T> | undefined)[];
  readonly found: PhraseMatch<T>[];
  /** Where the base words of comparatives and superlatives lead; null if there are none, nor "more" before an adjective. */
  readonly graded: readonly (Lead<T> | undefined)[] | null;
  readonly grades: (payload: T) => boolean;
  /** True once a word was taken as its base word, or "more" was passed over. */
  readonly isGraded: boolean;
};

/** Continues from a node with the word at `at`, in a phrase that started at `from`. */
function follow<T>(walk: Walk<T>, node: Node<T>, from: number, at: number): void {
  if (node.ends !== undefined)
    for (const payload of node.ends)
      if (!walk.isGraded || addsGraded(walk, payload, from, at)) walk.found.push({ payload, from, to: at });
  goOn(walk, node, from, at);
}

function goOn<T>(walk: Walk<T>, node: Node<T>, from: number, at: number): void {
  if (at === walk.words.length) return;
  const stemmed = node.goesOn ? walk.leadOf[at]?.after?.get(node.place) : undefined;
  if (stemmed !== undefined) followStem(walk, stemmed, from, at);
  if (walk.graded !== null && node.goesOn) followGraded(walk, node, from, at);
  followOthers(walk, node, from, at);
}

/** Takes the word at `at` as its base word, or passes over "more" and "most" before an adjective. */
function followGraded<T>(walk: Walk<T>, node: Node<T>, from: number, at: number): void {
  const base = walk.graded?.[at]?.after?.get(node.place);
  if (base !== undefined) follow(asGraded(walk), base, from, at + 1);
  if (grading.has(walk.words[at]?.text ?? '') && isComparable(walk.words[at + 1]?.text ?? ''))
    goOn(asGraded(walk), node, from, at + 1);
}

function asGraded<T>(walk: Walk<T>): Walk<T> {
  return walk.isGraded ? walk : { ...walk, isGraded: true };
}

/** Whether a match by base words adds to the others: a phrase may have the word as written. */
function addsGraded<T>({ grades, found }: Walk<T>, payload: T, from: number, to: number): boolean {
  return (
    grades(payload) &&
    !found.some((known) => known.payload === payload && known.from === from && known.to === to)
  );
}

/** Takes the word at `at` to the node that its stem leads to, and to the one for the word as written. */
function followStem<T>(walk: Walk<T>, stemmed: Node<T>, from: number, at: number): void {
  const exact = stemmed.exactly?.get(walk.words[at]?.text ?? '');
  if (exact !== undefined) follow(walk, exact, from, at + 1);
  follow(walk, stemmed, from, at + 1);
}

/** Takes the word at `at` as a number, or skips up to `longestGap` words. */
function followOthers<T>(walk: Walk<T>, node: Node<T>, from: number, at: number): void {
  const { words } = walk;
  const word = words[at];
  if (node.numbers !== undefined && word?.value !== undefined) {
    for (const { bound, node: after } of node.numbers)
      if (fits(word, bound)) follow(walk, after, from, at + 1);
  }
  if (node.gap !== undefined) {
    for (let skipped = 0; skipped <= longestGap && at + skipped < words.length; skipped++) {
      follow(walk, node.gap, from, at + skipped);
      if (words[at + skipped]?.mark) break;
    }
  }
}
