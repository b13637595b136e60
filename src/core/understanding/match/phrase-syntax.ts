import { stemOf } from '../text/stem.ts';
import type { Word } from '../text/words.ts';

export type Bound = { readonly unit: Word['unit']; readonly least: number; readonly most: number };
export type Step =
  | { readonly kind: 'words'; readonly stems: readonly string[]; readonly optional: boolean }
  | { readonly kind: 'number'; readonly bound: Bound }
  | { readonly kind: 'gap' };

export function fits(word: Word, bound: Bound): boolean {
  const value = word.value;
  return value !== undefined && word.unit === bound.unit && value >= bound.least && value <= bound.most;
}

export function sameBound(a: Bound, b: Bound): boolean {
  return a.unit === b.unit && a.least === b.least && a.most === b.most;
}

export function parsePhrase(phrase: string, vocabulary: Set<string>): Step[] {
  const steps: Step[] = [];
  for (const part of phrase.toLowerCase().split(/\s+/))
    if (part !== '') steps.push(parsePart(part, vocabulary));
  return steps;
}

/** Thousands of phrases are parsed at each start, so this makes few arrays. */
function parsePart(part: string, vocabulary: Set<string>): Step {
  if (part === '...') return { kind: 'gap' };
  if (part.startsWith('$')) return { kind: 'number', bound: parseBound(part) };
  const optional = part.length > 1 && part.endsWith('?');
  const words = optional ? part.slice(0, -1) : part;
  const stems = words.includes('|')
    ? words.split('|').map((word) => stemOfPart(word, vocabulary))
    : [stemOfPart(words, vocabulary)];
  return { kind: 'words', stems, optional };
}

function stemOfPart(word: string, vocabulary: Set<string>): string {
  if (word.startsWith('=')) {
    vocabulary.add(word.slice(1));
    return word;
  }
  vocabulary.add(word);
  return stemOf(word);
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
