import { expect, it } from 'vitest';
import { coverageOf } from '../../src/knowledge/coverage.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { databasesTopic } from '../run-program.ts';

it('shows an aspect without claims as a gap of that option', () => {
  const [topic] = loadKnowledge([databasesTopic]).topics;
  if (topic === undefined) throw new Error('the fixture has one topic');
  const { aspects, gaps } = coverageOf({
    ...topic,
    claims: topic.claims.filter(({ id }) => id !== 'sq-network'),
  });
  expect(gaps).toEqual([{ option: 'SQLite', aspect: 'Replicas' }]);
  expect(aspects.find(({ aspect }) => aspect === 'Replicas')?.cells).toEqual([
    { claims: 1, oldest: '2026-11', newest: '2026-11' },
    { claims: 0, oldest: null, newest: null },
  ]);
});

it('gives the oldest date with the newest, of each cell and of all', () => {
  const [topic] = loadKnowledge([databasesTopic]).topics;
  if (topic === undefined) throw new Error('the fixture has one topic');
  const claims = topic.claims.map((claim) =>
    claim.id === 'sq-network' ? { ...claim, asOf: '2024' } : claim,
  );
  const { whole, aspects } = coverageOf({ ...topic, claims });
  expect(whole).toEqual({ claims: claims.length, oldest: '2024', newest: '2026-11' });
  expect(aspects.find(({ aspect }) => aspect === 'Weaknesses')?.cells[1]).toEqual({
    claims: 2,
    oldest: '2024',
    newest: '2026-11',
  });
});

it('names the claims without phrasings', () => {
  const [topic] = loadKnowledge([databasesTopic]).topics;
  if (topic === undefined) throw new Error('the fixture has one topic');
  const claims = topic.claims.map((claim) =>
    claim.id === 'sq-network' ? claim : { ...claim, phrasings: ['how?'] },
  );
  expect(coverageOf({ ...topic, claims }).unphrased).toEqual(['sq-network']);
});
