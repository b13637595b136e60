import { hashedPlaces, weighedPhases } from '../../../src/core/understanding/addressee/model.ts';
import type { Example } from './examples.ts';

export type Fitted = {
  /** Column by column for each name: any phase, then each phase. */
  readonly named: ReadonlyMap<string, Float64Array>;
  readonly hashed: Float64Array;
};

export const settings = {
  orders: 3,
  epochs: 8,
  rate: 0.06,
  penalty: 2e-5,
  hashedPenalty: 5e-3,
  falseAnswerWeight: 1.5,
};

/** The mean of some fits, each with the examples in another order: less depends on the order. */
export function fit(examples: readonly Example[], orders = settings.orders): Fitted {
  const [first, ...others] = Array.from({ length: orders }, (_, order) => fitOnce(examples, order + 1));
  if (first === undefined) throw new RangeError('at least one order is needed');
  for (const { named, hashed } of others) {
    for (const [name, weights] of named) add(first.named.get(name), weights);
    add(first.hashed, hashed);
  }
  for (const weights of [...first.named.values(), first.hashed])
    for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] ?? 0) / orders;
  return first;
}

function add(to: Float64Array | undefined, weights: Float64Array): void {
  if (to !== undefined) for (let at = 0; at < to.length; at++) to[at] = (to[at] ?? 0) + (weights[at] ?? 0);
}

/** AdaGrad on the logistic loss with an L2 penalty; the order of the examples depends on `from` alone. */
function fitOnce(all: readonly Example[], from: number): Fitted {
  const examples = all.filter(({ certain }) => certain === null);
  const named = new Map<string, Float64Array>();
  const slopes = new Map<string, Float64Array>();
  const columns = weighedPhases.length + 1;
  for (const example of examples)
    for (const name of example.named.keys())
      if (!named.has(name)) {
        named.set(name, new Float64Array(columns));
        slopes.set(name, new Float64Array(columns).fill(1));
      }
  const hashed = new Float64Array(hashedPlaces);
  const hashedSlopes = new Float64Array(hashedPlaces).fill(1);
  const rows = examples.map((example) => ({
    ...example,
    column: weighedPhases.indexOf(example.phase) + 1,
    entries: [...example.named].flatMap(([name, value]) => {
      const weights = named.get(name);
      const slope = slopes.get(name);
      return weights === undefined || slope === undefined ? [] : [{ value, weights, slope }];
    }),
  }));
  const order = rows.map((_, at) => at);
  let seed = from * 12345;
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      const other = seed % (at + 1);
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const at of order) {
      const row = rows[at];
      if (row === undefined) continue;
      const { column, entries, places } = row;
      let score = 0;
      for (const { value, weights } of entries) score += value * ((weights[0] ?? 0) + (weights[column] ?? 0));
      for (const place of places) score += hashed[place] ?? 0;
      const likely = 1 / (1 + Math.exp(-score));
      const error =
        (likely - (row.forBot ? 1 : 0)) * row.weight * (row.forBot ? 1 : settings.falseAnswerWeight);
      for (const { value, weights, slope } of entries) {
        for (const each of [0, column]) {
          const weight = weights[each] ?? 0;
          const gradient = error * value + settings.penalty * weight;
          slope[each] = (slope[each] ?? 0) + gradient * gradient;
          weights[each] = weight - (settings.rate * gradient) / Math.sqrt(slope[each] ?? 1);
        }
      }
      for (const place of places) {
        const weight = hashed[place] ?? 0;
        const gradient = error + settings.hashedPenalty * weight;
        hashedSlopes[place] = (hashedSlopes[place] ?? 0) + gradient * gradient;
        hashed[place] = weight - (settings.rate * gradient) / Math.sqrt(hashedSlopes[place] ?? 1);
      }
    }
  }
  return { named, hashed };
}

export function scoreOf(
  { named, places, phase }: Pick<Example, 'named' | 'places' | 'phase'>,
  model: Fitted,
): number {
  const column = weighedPhases.indexOf(phase) + 1;
  let score = 0;
  for (const [name, value] of named) {
    const weights = model.named.get(name);
    if (weights !== undefined) score += value * ((weights[0] ?? 0) + (weights[column] ?? 0));
  }
  for (const place of places) score += model.hashed[place] ?? 0;
  return score;
}

const perUnit = 24;

/** The weights file: what the program reads. */
export function quantized({ named, hashed }: Fitted): string {
  const rows = [...named]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([name, weights]) =>
        `  ${/^[a-z]+$/.test(name) ? name : `'${name}'`}: [${[...weights].map((weight) => Math.round(weight * 100) / 100 + 0).join(', ')}],`,
    );
  const bytes = Int8Array.from(hashed, (weight) =>
    Math.max(-127, Math.min(127, Math.round(weight * perUnit))),
  );
  return `// Written by \`npm run train:addressee\`; not to be edited by hand.

/** What each thing seen in a message speaks for: in any phase, and in addition in each of \`weighedPhases\`. */
export const featureWeights: Readonly<Record<string, readonly number[]>> = {
${rows.join('\n')}
};

/** The weights of hashed words and pairs of words, a signed byte each, as base64. */
export const hashedWeightsPerUnit = ${perUnit};
export const hashedWeights =
  '${Buffer.from(bytes.buffer).toString('base64')}';
`;
}
