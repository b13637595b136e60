import type { Weights } from './match-weights.ts';

/** Pieces of evidence, one behind the other in the order of their names. Weights have the same names. */
export type EvidenceRow = readonly number[] | Float64Array;
export type EvidenceNames = readonly string[];

/** Evidence by its names, as weights are fitted to it. */
export type MatchEvidence = Readonly<Record<string, number>>;

/** What speaks for a candidate, in the order in which it's weighed. */
export const ofCandidate = [
  'is',
  'share',
  'through',
  'nearest',
  'found',
  'unheard',
  'line',
  'words',
  'parts',
  'covered',
  'names',
  'heaviest',
  'pairs',
  'compounds',
  'first lacking',
  'second lacking',
  'fits',
  'differs',
  'exact',
  'lacks',
  'no date',
  'no figure',
  'no package',
] as const;
type OfCandidate = (typeof ofCandidate)[number];

/** These weigh the same for questions and claims; all others have a weight for each. */
const alike: ReadonlySet<OfCandidate> = new Set([
  'unheard',
  'names',
  'heaviest',
  'pairs',
  'compounds',
  'first lacking',
  'second lacking',
  'no date',
  'no figure',
  'no package',
]);

export const namesByKind = { claim: namesFor('claim'), question: namesFor('question') } as const;

function namesFor(kind: string): EvidenceNames {
  return ofCandidate.map((name) => {
    if (name === 'is') return kind;
    return alike.has(name) ? name : `${kind} ${name}`;
  });
}

/** Where a piece of evidence is. */
export function evidencePlace(name: OfCandidate): number {
  return ofCandidate.indexOf(name);
}

/** Weights in the order of the evidence that they belong to. */
export function weightsFor(names: EvidenceNames, weights: Weights): Float64Array {
  return Float64Array.from(names, (name) => weights[name] ?? 0);
}

export function weighed(evidence: EvidenceRow, weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < evidence.length; at += 1) sum += (evidence[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}

export function byName(evidence: EvidenceRow, names: EvidenceNames): MatchEvidence {
  return Object.fromEntries(names.map((name, at) => [name, evidence[at] ?? 0]));
}
