import { describe, expect, it } from 'vitest';
import { citationsIn, runsIn, saidIn, wordsOf } from '../../spans-of.ts';
import { ask } from '../../thread.ts';

describe('"what changed recently?"', () => {
  it('leads with the newest dated points, and says how far the data goes', () => {
    const { answer } = ask('what changed recently');
    expect(saidIn(answer)).toMatch(/^i keep no news; .* up to 20\d\d/);
    const [, first] = runsIn(answer);
    expect(wordsOf(first ?? [])).toMatch(/release.*20\d\d.*as of 20\d\d/);
  });

  it('stays with the named option', () => {
    const { answer, intent } = ask("what's new in fastapi?");
    expect(intent).toMatchObject({ kind: 'explain', options: ['fastapi'] });
    expect(saidIn(answer)).not.toContain('flask is');
  });

  it('with a version is about that version', () => {
    const { answer } = ask('what changed in django 6.1');
    const cited = runsIn(answer)
      .flatMap(citationsIn)
      .map(({ claim }) => claim);
    expect(cited.slice(0, 2)).toEqual(['f-dj-fetch-modes', 'f-dj-db-cascade']);
  });
});
