import { intentWeights } from '../../src/core/understanding/decide/intent-weights.ts';
import { fitIntents, intentExamples, roundedWeights } from './fit-intents.ts';
import { splits } from './labelled.ts';
import type { Measurement } from './row.ts';

/** Fitting may end between results that differ in a message or two; then weights differ by less than this. */
const closeEnough = 0.1;
const mostDiffering = 0.035;

/** Whether the committed weights are those that fitting leads to; `npm run train` gives exactly the same file each time. */
export const measureIntents: Measurement = (knowledge) => {
  const fitted = roundedWeights(fitIntents(intentExamples(splits(), knowledge)));
  const names = [...new Set([...Object.keys(fitted), ...Object.keys(intentWeights)])];
  const differing = names.filter((name) => {
    const committed = intentWeights[name] ?? [];
    return (fitted[name] ?? []).some((weight, at) => Math.abs(weight - (committed[at] ?? 0)) > closeEnough);
  });
  return [
    {
      name: 'weights that differ from fitted ones (else: npm run train)',
      right: differing.length,
      of: names.length,
      limit: { kind: 'most', share: mostDiffering },
      more: differing.slice(0, 5),
    },
  ];
};
