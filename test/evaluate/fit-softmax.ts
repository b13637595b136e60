/** A message to fit: its features by name or hash, how likely each class is for it, and how much it counts. */
export type SoftmaxExample = {
  readonly seen: ReadonlyMap<string | number, number>;
  readonly target: readonly number[];
  readonly weight: number;
};

/** The weights of each feature, one for each class. */
export type SoftmaxModel = ReadonlyMap<string | number, readonly number[]>;

export type SoftmaxSettings = {
  readonly steps: number;
  readonly rate: number;
  /** Of the L2 penalty. */
  readonly penalty: number;
  /** Whether a feature that occurs in so many messages is fitted at all. */
  readonly isKept: (name: string | number, count: number) => boolean;
  /** What a feature is scaled by: those with a small scale are penalised more. Default: 1. */
  readonly scaleOf?: (name: string | number) => number;
};

const adam = { decay: 0.9, squareDecay: 0.999, least: 1e-8 } as const;
/** The rate falls to a share of itself in the last steps. */
const slowAfter = 0.6;
const slowed = 0.3;

/**
 * Multinomial logistic regression with an L2 penalty, fitted by Adam (Kingma and Ba, 2015) over all examples at once.
 * Starts at 0 and draws nothing at random: the same examples in the same order give the same weights.
 */
export function fitSoftmax(examples: readonly SoftmaxExample[], settings: SoftmaxSettings): SoftmaxModel {
  const { names, index } = namesOf(examples, settings);
  const scales = Float64Array.from(names, (name) => settings.scaleOf?.(name) ?? 1);
  const classes = examples[0]?.target.length ?? 0;
  const rows = examples.map(({ seen, target, weight }) => {
    const known = [...seen].filter(([name]) => index.has(name));
    const places = Int32Array.from(known, ([name]) => index.get(name) ?? 0);
    const values = Float64Array.from(known, ([, value], at) => value * (scales[places[at] ?? 0] ?? 0));
    return { places, values, target, weight };
  });
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const size = names.length * classes;
  const fitted = new Float64Array(size);
  const gradient = new Float64Array(size);
  const descend = openAdam(fitted, settings);
  for (let step = 1; step <= settings.steps; step++) {
    gradient.fill(0);
    for (const { places, values, target, weight } of rows) {
      const shares = sharesOf(places, values, fitted, classes);
      for (const [kind, share] of shares.entries()) {
        const off = ((share - (target[kind] ?? 0)) * weight) / total;
        for (let each = 0; each < places.length; each++) {
          const place = (places[each] ?? 0) * classes + kind;
          gradient[place] = (gradient[place] ?? 0) + (values[each] ?? 0) * off;
        }
      }
    }
    descend(gradient, step);
  }
  return new Map(
    names.map((name, at) => [
      name,
      [...fitted.subarray(at * classes, (at + 1) * classes)].map((weight) => weight * (scales[at] ?? 0)),
    ]),
  );
}

function namesOf(
  examples: readonly SoftmaxExample[],
  { isKept }: SoftmaxSettings,
): { readonly names: readonly (string | number)[]; readonly index: ReadonlyMap<string | number, number> } {
  const occurrences = new Map<string | number, number>();
  for (const { seen } of examples)
    for (const name of seen.keys()) occurrences.set(name, (occurrences.get(name) ?? 0) + 1);
  const names = [...occurrences].filter(([name, count]) => isKept(name, count)).map(([name]) => name);
  return { names, index: new Map(names.map((name, at) => [name, at])) };
}

/** Takes a step down a gradient. */
function openAdam(
  fitted: Float64Array,
  { steps, rate, penalty }: SoftmaxSettings,
): (gradient: Float64Array, step: number) => void {
  const mean = new Float64Array(fitted.length);
  const square = new Float64Array(fitted.length);
  return (gradient, step) => {
    const now = rate * (step > steps * slowAfter ? slowed : 1);
    const [unbias, unbiasSquare] = [1 - adam.decay ** step, 1 - adam.squareDecay ** step];
    for (let place = 0; place < fitted.length; place++) {
      const slope = (gradient[place] ?? 0) + penalty * (fitted[place] ?? 0);
      const first = adam.decay * (mean[place] ?? 0) + (1 - adam.decay) * slope;
      const second = adam.squareDecay * (square[place] ?? 0) + (1 - adam.squareDecay) * slope * slope;
      mean[place] = first;
      square[place] = second;
      fitted[place] =
        (fitted[place] ?? 0) - (now * (first / unbias)) / (Math.sqrt(second / unbiasSquare) + adam.least);
    }
  };
}

function sharesOf(
  places: Int32Array,
  values: Float64Array,
  fitted: Float64Array,
  classes: number,
): readonly number[] {
  const scores = Array.from({ length: classes }, () => 0);
  for (let each = 0; each < places.length; each++)
    for (let kind = 0; kind < classes; kind++)
      scores[kind] =
        (scores[kind] ?? 0) + (values[each] ?? 0) * (fitted[(places[each] ?? 0) * classes + kind] ?? 0);
  return softmax(scores);
}

/** Scores as shares that add up to 1. */
export function softmax(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const sum = raised.reduce((all, value) => all + value, 0);
  return raised.map((value) => value / sum);
}

/** What a model's weights come to for a message. */
export function scoresOf(
  { seen }: Pick<SoftmaxExample, 'seen'>,
  model: SoftmaxModel,
  classes: number,
): readonly number[] {
  const scores = Array.from({ length: classes }, () => 0);
  for (const [name, value] of seen)
    for (const [kind, weight] of (model.get(name) ?? []).entries())
      scores[kind] = (scores[kind] ?? 0) + value * weight;
  return scores;
}
