import { describe, expect, it } from 'vitest';
import { builtIn } from '../../core/built-in.ts';
import { actKinds, actOutcomes } from './measure.ts';

describe('what nobody had read before everything was built', () => {
  it.each(actKinds)('binds nobody to what they didn’t say: %s', async (kind) => {
    const outcomes = await actOutcomes(kind, 'check', builtIn);
    expect(outcomes.length).toBeGreaterThan(30);
    expect(outcomes.filter(({ wrong }) => wrong)).toEqual([]);
  });
});

describe('a deadline', () => {
  it('is understood to the minute, or not at all', async () => {
    const outcomes = await actOutcomes('dates', 'train', builtIn);
    expect(outcomes.filter(({ wrong }) => wrong)).toEqual([]);
  });
});
