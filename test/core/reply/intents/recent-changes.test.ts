import { describe, expect, it } from 'vitest';
import { runsIn, saidIn, wordsOf } from '../../spans-of.ts';
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
    expect(saidIn(ask('what changed in django 6.1').answer)).toMatch(/^django .* since 6\.1/);
  });
});
