/** A message for a fit: its features, the wanted share of each class, and how much it counts. */
export type Example = {
  readonly seen: ReadonlyMap<string, number>;
  readonly target: readonly number[];
  readonly weight: number;
};

export type FitSettings = {
  readonly steps: number;
  readonly rate: number;
  readonly momentum: number;
  readonly penalty: number;
};

/** Weights of each feature, one for each class. */
export type Fitted = ReadonlyMap<string, readonly number[]>;

/**
 * Multinomial logistic regression by full-batch gradient descent with momentum on the cross-entropy with an L2
 * penalty. The same examples give the same weights.
 */
export function fitSoftmax(
  examples: readonly Example[],
  names: readonly string[],
  settings: FitSettings,
): Fitted {
  const index = new Map(names.map((name, at) => [name, at]));
  const width = examples[0]?.target.length ?? 0;
  const fitted = new Float64Array(names.length * width);
  const velocity = new Float64Array(fitted.length);
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const sparse = examples.map(({ seen, target, weight }) => ({
    target,
    weight,
    entries: [...seen].flatMap(([name, value]) => {
      const at = index.get(name);
      return at === undefined ? [] : [[at, value] as const];
    }),
  }));
  for (let step = 0; step < settings.steps; step++) {
    const gradient = new Float64Array(fitted.length);
    for (const { entries, target, weight } of sparse) {
      const scores = target.map(() => 0);
      for (const [at, value] of entries)
        for (let kind = 0; kind < width; kind++)
          scores[kind] = (scores[kind] ?? 0) + value * (fitted[at * width + kind] ?? 0);
      const most = Math.max(...scores);
      const raised = scores.map((score) => Math.exp(score - most));
      const sum = raised.reduce((all, value) => all + value, 0);
      for (const [at, value] of entries) {
        for (let kind = 0; kind < width; kind++) {
          const place = at * width + kind;
          const off = (raised[kind] ?? 0) / sum - (target[kind] ?? 0);
          gradient[place] = (gradient[place] ?? 0) + weight * value * off;
        }
      }
    }
    for (let place = 0; place < fitted.length; place++) {
      const slope = (gradient[place] ?? 0) / total + settings.penalty * (fitted[place] ?? 0);
      velocity[place] = settings.momentum * (velocity[place] ?? 0) + slope;
      fitted[place] = (fitted[place] ?? 0) - settings.rate * (velocity[place] ?? 0);
    }
  }
  return new Map(names.map((name, at) => [name, [...fitted.slice(at * width, (at + 1) * width)]]));
}
