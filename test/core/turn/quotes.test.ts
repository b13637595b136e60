import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saidIn } from '../spans-of.ts';
import { ask, openThread } from '../thread.ts';

describe('a quote', () => {
  it('states nothing, whatever it says', () => {
    const piece = fc.constantFrom(
      'we need websockets and an admin panel',
      'not django',
      'flask, please',
      '<@U7> decides',
      'decision: flask',
      'we already know fastapi',
      '```',
      '~~no~~',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (lines) => {
        const thread = openThread();
        const { intent, effect, needs } = thread.say(lines.map((line) => `> ${line}`).join('\n'));
        expect(intent).toMatchObject({ kind: 'help', about: 'quote', options: [], excluded: [] });
        expect({ effect, needs }).toEqual({ effect: null, needs: [] });
        expect(thread.state().frame?.needs ?? []).toEqual([]);
        expect(thread.state().frame?.knows ?? []).toEqual([]);
      }),
      { seed: 17, numRuns: 100 },
    );
  });

  it('alone gets the question what to do with it', () => {
    expect(saidIn(ask('> django is dead').answer)).toContain('what would you like to know');
  });

  it('leaves the rest of the message as it is', () => {
    const thread = openThread();
    thread.ask('> we need websockets\nwe need an admin panel, flask or django?');
    expect(thread.state().frame?.needs).toMatchObject([{ need: 'admin-panel' }]);
  });

  it('is what a bare question below it is about', () => {
    const thread = openThread();
    const { intent } = thread.ask("> flask can't scale\nis that true?");
    expect(intent).toMatchObject({ options: ['flask'], aspects: ['scalability'] });
    expect(thread.state().frame?.needs ?? []).toEqual([]);
  });

  it.each([
    ['> use django\nwhat do you think of that?', 'explain', ['django'], []],
    ['> use django\nthoughts?', 'explain', ['django'], []],
    ['> django is slow\nwho says so?', 'source', ['django'], ['performance']],
    ['> django is faster than flask\nis that true?', 'compare', ['django', 'flask'], []],
  ] as const)('gives a question about it its subject: %s', (words, kind, options, aspects) => {
    expect(ask(words).intent).toMatchObject({ kind, options, aspects });
  });

  it.each([
    'which one?',
    'which should we use?',
    'should we?',
    'should we use it?',
    'should we go with that?',
    'what do you recommend?',
    'which is better?',
    'compare them?',
    'how do we choose?',
    'agree?',
  ])('gives no need, option or aspect to a pick, a table or a verdict: %s', (asked) => {
    for (const quote of [
      'we need an admin panel',
      'django or flask, for security',
      'not django',
      'use flask',
    ]) {
      const thread = openThread();
      const quoting = thread.say(`> ${quote}\n${asked}`);
      const { intent } = ask(asked);
      expect(quoting.intent, quote).toEqual(intent);
      expect(quoting.needs, quote).toEqual([]);
      expect(thread.state().frame?.needs ?? [], quote).toEqual([]);
    }
  });

  it('of a struck-through name counts neither for nor against it', () => {
    const { intent } = ask('flask ~or django~, which has the better docs?');
    expect(intent).toMatchObject({ options: ['flask'], excluded: [] });
  });
});
