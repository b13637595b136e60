import { stemOf, type Word } from '../text/words.ts';

/**
 * Phrases of the vocabulary, matched over words in one pass.
 *
 * A phrase is words separated by blanks. Each matches by stem. Besides:
 * - `a|b` one of several words; `a?` a word that may be missing;
 * - `...` up to three words of any kind between, at most once in a phrase;
 * - `$n` a number, `$n>=1000`, `$n<=9` with a bound; `$bytes` and `$bytes<=1gb` a size of memory;
 *   `$seconds` a short time; `$percent` a share;
 * - `=word` the word exactly as written, not its stem.
 */
export type PhraseMatch<T> = {
  readonly payload: T;
  /** Index of the first and one past the last word. */
  readonly from: number;
  readonly to: number;
};

type Bound = { readonly unit: Word['unit']; readonly least: number; readonly most: number };
type Step =
  | { readonly kind: 'words'; readonly stems: readonly string[]; readonly optional: boolean }
  | { readonly kind: 'number'; readonly bound: Bound }
  | { readonly kind: 'gap' };

type Node<T> = {
  /** By which the stems know it. */
  readonly place: number;
  /** True where some stem goes on from here, so that those of other nodes are not asked. */
  goesOn: boolean;
  /** In place of this node, by the word exactly as written: looked at only once its stem is found. */
  exactly: Map<string, Node<T>> | undefined;
  /** Undefined where there are none, as in most nodes: what is not there needs not be fetched. */
  numbers: { readonly bound: Bound; readonly node: Node<T> }[] | undefined;
  gap: Node<T> | undefined;
  /** Payloads of the phrases that end here. */
  ends: T[] | undefined;
};

/**
 * Where a stem leads. A message looks up each of its words once, and goes from node to node by number: a table of
 * strings in each node would be looked through for each word at each node.
 */
type Lead<T> = {
  /** From the start of a phrase, where most ways begin and end. */
  first: Node<T> | undefined;
  /** From any other node, by its place; undefined where it is only ever first. */
  after: Map<number, Node<T>> | undefined;
};

export type PhraseMatcher<T> = {
  add(phrase: string, payload: T): void;
  /** All matches, overlapping ones included, by their first word. Time is linear in the words. */
  match(words: readonly Word[]): PhraseMatch<T>[];
  /** True for a stem that occurs in the phrases. */
  has(stem: string): boolean;
  /** Words that occur in the phrases, as written there. */
  readonly vocabulary: ReadonlySet<string>;
};

const longestGap = 3;

export function createPhraseMatcher<T>(): PhraseMatcher<T> {
  const leads = new Map<string, Lead<T>>();
  const vocabulary = new Set<string>();
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

  function add(phrase: string, payload: T): void {
    let reached: Node<T>[] = [root];
    for (const step of parse(phrase, vocabulary)) {
      const next = reached.flatMap((node) => descend(node, step));
      reached = step.kind === 'words' && step.optional ? [...reached, ...next] : next;
    }
    for (const node of reached) {
      if (node === root || node.ends?.includes(payload) === true) continue;
      node.ends ??= [];
      node.ends.push(payload);
    }
  }

  function descend(node: Node<T>, step: Step): Node<T>[] {
    switch (step.kind) {
      case 'words':
        return step.stems.map((stem) => {
          if (!stem.startsWith('=')) return afterStem(node, stem);
          const word = stem.slice(1);
          const stemmed = afterStem(node, stemOf(word));
          stemmed.exactly ??= new Map();
          const exact = stemmed.exactly.get(word) ?? newNode();
          stemmed.exactly.set(word, exact);
          return exact;
        });
      case 'number': {
        node.numbers ??= [];
        const known = node.numbers.find(({ bound }) => sameBound(bound, step.bound));
        if (known !== undefined) return [known.node];
        const made = newNode();
        node.numbers.push({ bound: step.bound, node: made });
        return [made];
      }
      case 'gap':
        node.gap ??= newNode();
        return [node.gap];
    }
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
    const next = lead.after.get(node.place) ?? newNode();
    lead.after.set(node.place, next);
    node.goesOn = true;
    return next;
  }

  function match(words: readonly Word[]): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    const said: (Lead<T> | undefined)[] = [];
    for (const { stem } of words) said.push(leads.get(stem));
    for (let from = 0; from < words.length; from++) {
      const first = said[from]?.first;
      if (first !== undefined) followStem(first, words, said, from, from, found);
      followOthers(root, words, said, from, from, found);
    }
    return found;
  }

  return { add, match, has: (stem) => leads.has(stem), vocabulary };
}

/** Goes on from a node with the word at a place. */
function follow<T>(
  node: Node<T>,
  words: readonly Word[],
  said: readonly (Lead<T> | undefined)[],
  from: number,
  at: number,
  found: PhraseMatch<T>[],
): void {
  if (node.ends !== undefined) for (const payload of node.ends) found.push({ payload, from, to: at });
  if (at === words.length) return;
  const stemmed = node.goesOn ? said[at]?.after?.get(node.place) : undefined;
  if (stemmed !== undefined) followStem(stemmed, words, said, from, at, found);
  followOthers(node, words, said, from, at, found);
}

/** Takes a word to the node that its stem leads to, and to the one for the word as it is written. */
function followStem<T>(
  stemmed: Node<T>,
  words: readonly Word[],
  said: readonly (Lead<T> | undefined)[],
  from: number,
  at: number,
  found: PhraseMatch<T>[],
): void {
  const exact = stemmed.exactly?.get(words[at]?.text ?? '');
  if (exact !== undefined) follow(exact, words, said, from, at + 1, found);
  follow(stemmed, words, said, from, at + 1, found);
}

function followOthers<T>(
  node: Node<T>,
  words: readonly Word[],
  said: readonly (Lead<T> | undefined)[],
  from: number,
  at: number,
  found: PhraseMatch<T>[],
): void {
  const word = words[at];
  if (node.numbers !== undefined && word?.value !== undefined) {
    for (const { bound, node: after } of node.numbers)
      if (fits(word, bound)) follow(after, words, said, from, at + 1, found);
  }
  if (node.gap !== undefined) {
    for (let skipped = 0; skipped <= longestGap && at + skipped < words.length; skipped++) {
      follow(node.gap, words, said, from, at + skipped, found);
      if (words[at + skipped]?.mark) break;
    }
  }
}

function fits(word: Word, bound: Bound): boolean {
  const value = word.value;
  return value !== undefined && word.unit === bound.unit && value >= bound.least && value <= bound.most;
}

function sameBound(a: Bound, b: Bound): boolean {
  return a.unit === b.unit && a.least === b.least && a.most === b.most;
}

function parse(phrase: string, vocabulary: Set<string>): Step[] {
  return phrase
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part): Step => {
      if (part === '...') return { kind: 'gap' };
      if (part.startsWith('$')) return { kind: 'number', bound: parseBound(part) };
      const optional = part.length > 1 && part.endsWith('?');
      const words = (optional ? part.slice(0, -1) : part).split('|');
      for (const word of words) vocabulary.add(word.replace(/^=/, ''));
      return {
        kind: 'words',
        stems: words.map((word) => (word.startsWith('=') ? word : stemOf(word))),
        optional,
      };
    });
}

const numberStep = /^\$(n|bytes|seconds|percent)(?:(>=|<=)([\d.]+)(kb|mb|gb)?)?$/;
const sizes: Record<string, number> = { kb: 1e3, mb: 1e6, gb: 1.1e9 };

function parseBound(part: string): Bound {
  const match = numberStep.exec(part);
  if (match === null)
    throw new Error(`"${part}" is no number step; write $n, $n>=1000, $bytes<=512mb or $seconds`);
  const [, kind, relation, digits, size] = match;
  const value = Number(digits ?? 0) * (size === undefined ? 1 : (sizes[size] ?? 1));
  return {
    unit: kind === 'bytes' || kind === 'seconds' || kind === 'percent' ? kind : undefined,
    least: relation === '>=' ? value : 0,
    most: relation === '<=' ? value : Number.POSITIVE_INFINITY,
  };
}
