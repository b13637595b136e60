import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readVote } from '../../src/core/understanding/acts/read-vote.ts';

const page = readFileSync(new URL('../../docs/how-to/decide-together.md', import.meta.url), 'utf8');
const section = page.split('### Which words vote')[1]?.split('\n## ')[0] ?? '';
const rows = [...section.matchAll(/^\| (?<said>`.+) \| (?<is>[^|]+) \|$/gm)].flatMap(({ groups }) =>
  [...(groups?.said ?? '').matchAll(/`([^`]+)`/g)].map(([, said = '']) => ({ said, is: groups?.is ?? '' })),
);

/** A reading in the words of the table. */
function shownAs(said: string): RegExp {
  const reading = readVote(said);
  if (reading === null) return /^not about the vote$/;
  switch (reading.kind) {
    case 'cast':
      return { for: /^for\b/, against: /^against\b/, abstain: /^an abstention$/ }[
        reading.positions[0]?.choice ?? 'for'
      ];
    case 'withdrawn':
      return /^withdrawn\b/;
    case 'unsure':
      return /^asked back: /;
    case 'question':
      return /^a question\b/;
    default:
      return reading satisfies never;
  }
}

describe('the table of which words vote', () => {
  it('has a row for each way of reading them', () => {
    expect(rows.length).toBeGreaterThan(40);
    for (const kind of [
      /^for/,
      /^against/,
      /^an abstention/,
      /^withdrawn/,
      /^asked back/,
      /^a question/,
      /^not about/,
    ])
      expect(rows.some(({ is }) => kind.test(is))).toBe(true);
  });

  it.each(rows)('says how “$said” is read', ({ said, is }) => {
    expect(is).toMatch(shownAs(said));
  });
});
