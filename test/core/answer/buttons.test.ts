import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mostButtons } from '../../../src/core/answer/answer.ts';
import { controlsOf } from '../../../src/core/answer/buttons.ts';

const say = (label: string) => ({ label, says: label });
const groups = fc.array(fc.array(fc.string().map(say), { maxLength: 9 }), { maxLength: 4 });

it('an answer has at most four buttons, and offers everything it offered', () => {
  fc.assert(
    fc.property(groups, fc.nat(3), (offered, others) => {
      const { rows, picks } = controlsOf(offered, others);
      expect(rows.flat().length + others).toBeLessThanOrEqual(mostButtons);
      const labels = [...rows.flat(), ...picks].map(({ label }) => label);
      expect(labels.toSorted()).toEqual(
        offered
          .flat()
          .map(({ label }) => label)
          .toSorted(),
      );
    }),
  );
});

it('what comes first is a button, and a long list stays together', () => {
  const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(say);
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined)
    throw new Error('there are five');
  expect(controlsOf([[a, b, c, d]], 1)).toEqual({ rows: [[a, b, c]], picks: [d] });
  expect(controlsOf([[a], [b, c, d]], 0)).toEqual({ rows: [[a], [b, c, d]], picks: [] });
  expect(controlsOf([[a, b, c, d, e]], 0)).toEqual({ rows: [[]], picks: [a, b, c, d, e] });
});
