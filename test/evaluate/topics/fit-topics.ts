import { sharesOf } from '../../../src/core/understanding/topics/topic-odds.ts';

/** A message: the features of each topic for it, which is the right one, and how much the message counts. */
export type TopicExample = {
  readonly features: readonly (readonly number[])[];
  readonly right: number;
  readonly weight: number;
};

const settings = { steps: 250, rate: 0.1, penalty: 0.0005 } as const;
const adam = { decay: 0.9, squareDecay: 0.999, least: 1e-8 } as const;
/** The rate falls in the last steps. */
const [slowAfter, slowed] = [0.6, 0.2];

/**
 * Fits a conditional logit with an L2 penalty by Adam (Kingma and Ba, 2015), over all examples at once. Starts at 0 and draws
 * nothing at random.
 */
export function fitTopics(examples: readonly TopicExample[]): readonly number[] {
  const size = examples[0]?.features[0]?.length ?? 0;
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const fitted = Array.from({ length: size }, () => 0);
  const [mean, square] = [new Float64Array(size), new Float64Array(size)];
  for (let step = 1; step <= settings.steps; step++) {
    const gradient = fitted.map((value) => settings.penalty * value);
    for (const { features, right, weight } of examples) {
      for (const [at, share] of sharesOf(features, fitted).entries()) {
        const off = ((share - (at === right ? 1 : 0)) * weight) / total;
        for (const [index, value] of (features[at] ?? []).entries())
          if (value !== 0) gradient[index] = (gradient[index] ?? 0) + value * off;
      }
    }
    const rate = settings.rate * (step > settings.steps * slowAfter ? slowed : 1);
    for (const [index, slope] of gradient.entries()) {
      const first = adam.decay * (mean[index] ?? 0) + (1 - adam.decay) * slope;
      const second = adam.squareDecay * (square[index] ?? 0) + (1 - adam.squareDecay) * slope * slope;
      mean[index] = first;
      square[index] = second;
      const unbiased = first / (1 - adam.decay ** step);
      fitted[index] =
        (fitted[index] ?? 0) -
        (rate * unbiased) / (Math.sqrt(second / (1 - adam.squareDecay ** step)) + adam.least);
    }
  }
  return fitted;
}
