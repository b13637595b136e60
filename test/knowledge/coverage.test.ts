import { expect, it } from 'vitest';
import { coverageOf } from '../../src/knowledge/coverage.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { genealogyTopic } from '../run-program.ts';

it('shows an aspect without claims as a gap of that option', () => {
  const [topic] = loadKnowledge([genealogyTopic]).topics;
  if (topic === undefined) throw new Error('the fixture has one topic');
  const { aspects, gaps } = coverageOf({
    ...topic,
    claims: topic.claims.filter(({ id }) => id !== 'gr-gedcom'),
  });
  expect(gaps).toEqual([{ option: 'Gramps', aspect: 'GEDCOM' }]);
  expect(aspects.find(({ aspect }) => aspect === 'GEDCOM')?.cells).toEqual([
    { claims: 0, oldest: null, newest: null },
    { claims: 1, oldest: '2026-11', newest: '2026-11' },
  ]);
});

it('gives the oldest date with the newest, of each cell and of all', () => {
  const [topic] = loadKnowledge([genealogyTopic]).topics;
  if (topic === undefined) throw new Error('the fixture has one topic');
  const claims = topic.claims.map((claim) => (claim.id === 'gr-gedcom' ? { ...claim, asOf: '2024' } : claim));
  const { whole, aspects } = coverageOf({ ...topic, claims });
  expect(whole).toEqual({ claims: claims.length, oldest: '2024', newest: '2026-11' });
  expect(aspects.find(({ aspect }) => aspect === 'Weaknesses')?.cells[0]).toEqual({
    claims: 2,
    oldest: '2024',
    newest: '2026-11',
  });
});

it('names the claims without phrasings', () => {
  const [topic] = loadKnowledge([genealogyTopic]).topics;
  if (topic === undefined) throw new Error('the fixture has one topic');
  const claims = topic.claims.map((claim) =>
    claim.id === 'gr-gedcom' ? claim : { ...claim, phrasings: ['how?'] },
  );
  expect(coverageOf({ ...topic, claims }).unphrased).toEqual(['gr-gedcom']);
});
