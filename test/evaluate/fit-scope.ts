import type { Scope } from '../../src/core/understanding/decide/scope/scope-classifier.ts';
import { fitSoftmax, type SoftmaxModel, scoresOf, softmax } from './fit-softmax.ts';

/** The scopes, in the order of the weights. The last one's weights are 0: the others are relative to it. */
export const scopes: readonly Scope[] = ['within', 'hands-on', 'elsewhere'];
const columns = scopes.length - 1;

/** A message to fit: its features by name or hash, its scope, and how much it counts. */
export type ScopeExample = {
  readonly seen: ReadonlyMap<string | number, number>;
  readonly scope: Scope;
  readonly weight: number;
};

export type ScopeModel = SoftmaxModel;

const settings = { steps: 120, rate: 0.05, penalty: 0.002 } as const;
/** A feature has to be seen in at least this many messages. */
const leastMessages = 2;
/** Added to a feature's counts, and to and at most the logarithm of their ratio. */
const smoothing = 2;
const leastRatio = 0.25;
const mostRatio = 2.5;

/**
 * Fits the scope's weights. Each feature is scaled by the logarithm of how much more often it's within than not, or the
 * other way round: rare words that tell nothing are penalised more (Wang and Manning, Baselines and Bigrams, 2012).
 */
export function fitScope(examples: readonly ScopeExample[]): ScopeModel {
  const ratioOf = ratiosOf(examples);
  const model = fitSoftmax(
    examples.map(({ seen, scope, weight }) => ({
      seen,
      target: scopes.map((each) => (each === scope ? 1 : 0)),
      weight,
    })),
    { ...settings, isKept: (_, count) => count >= leastMessages, scaleOf: ratioOf },
  );
  return new Map(
    [...model].map(([name, row]) => {
      const last = row[columns] ?? 0;
      return [name, row.slice(0, columns).map((weight) => weight - last)];
    }),
  );
}

/** What each feature is scaled by. */
function ratiosOf(examples: readonly ScopeExample[]): (name: string | number) => number {
  const counts = [true, false].map(() => new Map<string | number, number>());
  const sums = [0, 0];
  for (const { seen, scope, weight } of examples) {
    const side = scope === 'within' ? 0 : 1;
    sums[side] = (sums[side] ?? 0) + weight;
    for (const name of seen.keys()) counts[side]?.set(name, (counts[side]?.get(name) ?? smoothing) + weight);
  }
  return (name) => {
    const [inside = 1, outside = 1] = counts.map(
      (count, side) => (count.get(name) ?? smoothing) / (sums[side] ?? 1),
    );
    return Math.min(mostRatio, Math.abs(Math.log(inside / outside))) + leastRatio;
  };
}

/** How likely a message is within scope, and what it's taken for if it isn't. */
export function judgeScope(
  { seen }: Pick<ScopeExample, 'seen'>,
  model: ScopeModel,
): { readonly share: number; readonly otherwise: Scope } {
  const scores = scoresOf({ seen }, model, scopes.length);
  const [share = 0] = softmax(scores);
  return {
    share,
    otherwise: (scores[1] ?? 0) >= 0 ? 'hands-on' : 'elsewhere',
  };
}

/** Lighter hashes are left out. */
const smallest = 0.05;
const mostByte = 127;

/** The source of scope-weights.ts. */
export function writtenScope(model: ScopeModel): string {
  const named: string[] = [];
  const hashes: [number, readonly number[]][] = [];
  for (const [name, row] of model) {
    if (typeof name === 'number') {
      if (row.some((weight) => Math.abs(weight) >= smallest)) hashes.push([name, row]);
      continue;
    }
    const rounded = row.map((weight) => Math.round(weight * 100) / 100 + 0);
    if (rounded.some((weight) => weight !== 0))
      named.push(`  ${/^[a-z]+$/.test(name) ? name : `'${name}'`}: [${rounded.join(', ')}],`);
  }
  hashes.sort(([one], [other]) => one - other);
  const largest = hashes.reduce((most, [, row]) => Math.max(most, ...row.map(Math.abs)), 0);
  const perUnit = Math.floor(mostByte / largest);
  const bytes = new DataView(new ArrayBuffer(hashes.length * (4 + columns)));
  for (const [at, [hash, row]] of hashes.entries()) {
    bytes.setInt32(at * (4 + columns), hash);
    for (const [column, weight] of row.entries())
      bytes.setInt8(at * (4 + columns) + 4 + column, Math.round(weight * perUnit));
  }
  const encoded = Buffer.from(bytes.buffer).toString('base64');
  return `// Written by \`npm run train:scope\` from the training splits in test/fixtures/understanding; not to be edited by hand.

/** What each thing seen in a message speaks for: being within scope, and hands-on work, both rather than elsewhere. */
export const namedWeights: Readonly<Record<string, readonly number[]>> = {
${named.sort().join('\n')}
};

/** The weights of hashed words as base64: of each, four bytes of the hash and a signed byte for each weight. */
export const hashedScopeWeights =
  '${encoded}';

export const hashedScopeWeightsPerUnit = ${perUnit};
`;
}
