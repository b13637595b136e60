import { stemOf, type Word } from './words.ts';

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
  /** By stem. */
  readonly next: Map<string, Node<T>>;
  /** In place of this node, by the word exactly as written: looked at only once its stem is found. */
  exactly: Map<string, Node<T>> | undefined;
  readonly numbers: { readonly bound: Bound; readonly node: Node<T> }[];
  gap: Node<T> | undefined;
  /** Undefined where no phrase ends, as in most nodes: what is not there needs not be fetched. */
  ends: T[] | undefined;
};

export type PhraseBook<T> = {
  add(phrase: string, payload: T): void;
  /** All matches, overlapping ones included, by their first word. Time is linear in the words. */
  match(words: readonly Word[]): PhraseMatch<T>[];
  /** Words that occur in the phrases, as written there. */
  readonly vocabulary: ReadonlySet<string>;
};

const longestGap = 3;

export function openPhraseBook<T>(): PhraseBook<T> {
  const root = newNode<T>();
  const vocabulary = new Set<string>();

  function add(phrase: string, payload: T): void {
    let nodes: Node<T>[] = [root];
    for (const step of parse(phrase, vocabulary)) {
      const reached = nodes.flatMap((node) => descend(node, step));
      nodes = step.kind === 'words' && step.optional ? [...nodes, ...reached] : reached;
    }
    for (const node of nodes) {
      if (node === root || node.ends?.includes(payload) === true) continue;
      node.ends ??= [];
      node.ends.push(payload);
    }
  }

  function match(words: readonly Word[]): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    for (let from = 0; from < words.length; from++) follow(root, words, from, from, found);
    return found;
  }

  return { add, match, vocabulary };
}

function follow<T>(
  node: Node<T>,
  words: readonly Word[],
  from: number,
  at: number,
  found: PhraseMatch<T>[],
): void {
  if (node.ends !== undefined) for (const payload of node.ends) found.push({ payload, from, to: at });
  const word = words[at];
  if (word === undefined) return;
  const stemmed = node.next.size === 0 ? undefined : node.next.get(word.stem);
  if (stemmed !== undefined) {
    const exact = stemmed.exactly?.get(word.text);
    if (exact !== undefined) follow(exact, words, from, at + 1, found);
    follow(stemmed, words, from, at + 1, found);
  }
  if (word.value !== undefined) {
    for (const { bound, node: after } of node.numbers)
      if (fits(word, bound)) follow(after, words, from, at + 1, found);
  }
  if (node.gap !== undefined) {
    for (let skipped = 0; skipped <= longestGap && at + skipped < words.length; skipped++) {
      follow(node.gap, words, from, at + skipped, found);
      if (words[at + skipped]?.mark) break;
    }
  }
}

function fits(word: Word, bound: Bound): boolean {
  const value = word.value;
  return value !== undefined && word.unit === bound.unit && value >= bound.least && value <= bound.most;
}

function descend<T>(node: Node<T>, step: Step): Node<T>[] {
  switch (step.kind) {
    case 'words':
      return step.stems.map((stem) => {
        if (!stem.startsWith('=')) return reach(node.next, stem);
        const word = stem.slice(1);
        const stemmed = reach(node.next, stemOf(word));
        stemmed.exactly ??= new Map();
        return reach(stemmed.exactly, word);
      });
    case 'number': {
      const known = node.numbers.find(({ bound }) => sameBound(bound, step.bound));
      if (known !== undefined) return [known.node];
      const made = newNode<T>();
      node.numbers.push({ bound: step.bound, node: made });
      return [made];
    }
    case 'gap':
      node.gap ??= newNode<T>();
      return [node.gap];
  }
}

function reach<T>(next: Map<string, Node<T>>, key: string): Node<T> {
  const known = next.get(key);
  if (known !== undefined) return known;
  const made = newNode<T>();
  next.set(key, made);
  return made;
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

function newNode<T>(): Node<T> {
  return { next: new Map(), exactly: undefined, numbers: [], gap: undefined, ends: undefined };
}
