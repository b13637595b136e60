import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDecision } from '../../src/core/understanding/acts/read-decision.ts';

const page = readFileSync(new URL('../../docs/how-to/decide-together.md', import.meta.url), 'utf8');
const section = page.split('### Which words record')[1]?.split('\n### ')[0] ?? '';
const rows = [...section.matchAll(/^\| (?<said>`.+) \| (?<is>[^|]+) \|$/gm)].flatMap(({ groups }) =>
  [...(groups?.said ?? '').matchAll(/`([^`]+)`/g)].map(([, said = '']) => ({ said, is: groups?.is ?? '' })),
);

/** The readings of the table, by how they begin. */
const readings = { plain: /^a draft/, unsure: /^asked back: /, none: /^(?:no decision|an opinion)/ } as const;

function namedIn(words: string) {
  return [...words.matchAll(/django|flask|fastapi/gi)].map(({ index, 0: name }) => ({
    id: name.toLowerCase(),
    start: index,
    end: index + name.length,
  }));
}

describe('the table of which words record', () => {
  it('has a row for each way of reading them', () => {
    expect(rows.length).toBeGreaterThan(20);
    for (const kind of Object.values(readings)) expect(rows.some(({ is }) => kind.test(is))).toBe(true);
  });

  it.each(rows)('says how “$said” is read', ({ said, is }) => {
    expect(is).toMatch(readings[readDecision(said, namedIn(said))?.certain ?? 'none']);
  });
});
