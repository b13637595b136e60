import type { Scope } from '../../src/core/understanding/decide/scope-classifier.ts';

/** The scopes, in the order of the weights. The last one's weights are 0: the others are relative to it. */
export const scopes: readonly Scope[] = ['within', 'hands-on', 'elsewhere'];
const columns = scopes.length - 1;

/** A message to fit: its features by name or hash, its scope, and how much it counts. */
export type ScopeExample = {
  readonly seen: ReadonlyMap<string | number, number>;
  readonly scope: Scope;
  readonly weight: number;
};

export type ScopeModel = ReadonlyMap<string | number, readonly number[]>;

const settings = { steps: 120, rate: 0.05, decay: 0.9, squareDecay: 0.999, penalty: 0.002 } as const;
/** A feature has to be seen in at least this many messages. */
const leastMessages = 2;
/** The rate falls to a share of itself in the last steps. */
const slowAfter = 0.6;
const slowed = 0.3;
/** Added to a feature's counts, and to and at most the logarithm of their ratio. */
const smoothing = 2;
const leastRatio = 0.25;
const mostRatio = 2.5;

/**
 * Multinomial logistic regression with an L2 penalty, fitted by Adam over all examples at once. Each feature is scaled
 * by the logarithm of how much more often it's within than not, or the other way round: rare words that tell nothing are
 * penalised more (Wang and Manning, Baselines and Bigrams, 2012). The same examples give the same weights.
 */
export function fitScope(examples: readonly ScopeExample[]): ScopeModel {
  const occurrences = new Map<string | number, number>();
  for (const { seen } of examples)
    for (const name of seen.keys()) occurrences.set(name, (occurrences.get(name) ?? 0) + 1);
  const names = [...occurrences].filter(([, count]) => count >= leastMessages).map(([name]) => name);
  const index = new Map(names.map((name, at) => [name, at]));
  const ratios = ratiosOf(examples, index);
  const rows = examples.map(({ seen }) => {
    const known = [...seen].filter(([name]) => index.has(name));
    const places = Int32Array.from(known, ([name]) => index.get(name) ?? 0);
    return {
      places,
      values: Float64Array.from(known, ([, value], at) => value * (ratios[places[at] ?? 0] ?? 0)),
    };
  });
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const size = names.length * scopes.length;
  const [fitted, gradient, mean, square] = [0, 0, 0, 0].map(() => new Float64Array(size));
  if (fitted === undefined || gradient === undefined || mean === undefined || square === undefined)
    throw new Error('no arrays');
  for (let step = 1; step <= settings.steps; step++) {
    gradient.fill(0);
    for (const [at, { places, values }] of rows.entries()) {
      const { scope = 'within', weight = 0 } = examples[at] ?? {};
      const shares = sharesOf(places, values, fitted);
      for (const [kind, share] of shares.entries()) {
        const off = ((share - (scopes[kind] === scope ? 1 : 0)) * weight) / total;
        for (let each = 0; each < places.length; each++) {
          const place = (places[each] ?? 0) * scopes.length + kind;
          gradient[place] = (gradient[place] ?? 0) + (values[each] ?? 0) * off;
        }
      }
    }
    const rate = settings.rate * (step > settings.steps * slowAfter ? slowed : 1);
    const [unbias, unbiasSquare] = [1 - settings.decay ** step, 1 - settings.squareDecay ** step];
    for (let place = 0; place < size; place++) {
      const slope = (gradient[place] ?? 0) + settings.penalty * (fitted[place] ?? 0);
      const first = settings.decay * (mean[place] ?? 0) + (1 - settings.decay) * slope;
      const second = settings.squareDecay * (square[place] ?? 0) + (1 - settings.squareDecay) * slope * slope;
      mean[place] = first;
      square[place] = second;
      fitted[place] =
        (fitted[place] ?? 0) - (rate * (first / unbias)) / (Math.sqrt(second / unbiasSquare) + 1e-8);
    }
  }
  return new Map(
    names.map((name, at) => {
      const from = at * scopes.length;
      const last = fitted[from + columns] ?? 0;
      return [
        name,
        Array.from({ length: columns }, (_, kind) => ((fitted[from + kind] ?? 0) - last) * (ratios[at] ?? 0)),
      ];
    }),
  );
}

function ratiosOf(
  examples: readonly ScopeExample[],
  index: ReadonlyMap<string | number, number>,
): Float64Array {
  const counts = [true, false].map(() => new Float64Array(index.size).fill(smoothing));
  const sums = [0, 0];
  for (const { seen, scope, weight } of examples) {
    const side = scope === 'within' ? 0 : 1;
    sums[side] = (sums[side] ?? 0) + weight;
    for (const name of seen.keys()) {
      const place = index.get(name);
      const side_ = counts[side];
      if (place !== undefined && side_ !== undefined) side_[place] = (side_[place] ?? 0) + weight;
    }
  }
  return Float64Array.from({ length: index.size }, (_, place) => {
    const [inside = 1, outside = 1] = counts.map((count, side) => (count[place] ?? 0) / (sums[side] ?? 1));
    return Math.min(mostRatio, Math.abs(Math.log(inside / outside))) + leastRatio;
  });
}

function sharesOf(places: Int32Array, values: Float64Array, fitted: Float64Array): readonly number[] {
  const scores = scopes.map(() => 0);
  for (let each = 0; each < places.length; each++)
    for (let kind = 0; kind < scores.length; kind++)
      scores[kind] =
        (scores[kind] ?? 0) + (values[each] ?? 0) * (fitted[(places[each] ?? 0) * scopes.length + kind] ?? 0);
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const sum = raised.reduce((all, value) => all + value, 0);
  return raised.map((value) => value / sum);
}

/** How likely a message is within scope, and what it's taken for if it isn't. */
export function judgeScope(
  { seen }: Pick<ScopeExample, 'seen'>,
  model: ScopeModel,
): { readonly share: number; readonly otherwise: Scope } {
  const scores = scopes.map(() => 0);
  for (const [name, value] of seen)
    for (const [kind, weight] of (model.get(name) ?? []).entries())
      scores[kind] = (scores[kind] ?? 0) + value * weight;
  const raised = scores.map((score) => Math.exp(score));
  return {
    share: (raised[0] ?? 0) / raised.reduce((all, value) => all + value, 0),
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
