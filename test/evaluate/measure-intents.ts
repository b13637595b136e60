import { intentWeights } from '../../src/core/understanding/decide/intent-weights.ts';
import { fitIntents, intentExamples, roundedWeights } from './fit-intents.ts';
import { splits } from './labelled.ts';
import type { Measurement } from './row.ts';

/** Where fitting ends between two results, they differ in a few weights. */
const mostAlternating = 0.02;

/** Whether the committed weights are those that fitting gives: then `npm run train` writes the same file again. */
export const measureIntents: Measurement = (knowledge) => {
  const fitted = roundedWeights(fitIntents(intentExamples(splits(), knowledge)));
  const names = [...new Set([...Object.keys(fitted), ...Object.keys(intentWeights)])];
  const differing = names.filter((name) => fitted[name]?.join() !== intentWeights[name]?.join());
  return [
    {
      name: 'weights that differ from fitted ones (else: npm run train)',
      right: differing.length,
      of: names.length,
      limit: { kind: 'most', share: mostAlternating },
      more: differing.slice(0, 5),
    },
  ];
};
