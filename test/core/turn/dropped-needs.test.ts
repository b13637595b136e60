import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answer/answer.ts';
import { pythonWeb } from '../built-in.ts';
import { openThread, type Thread } from '../thread.ts';

/** What an answer rests on: everything but how it opens, how the message was understood, and the buttons. */
function restsOn({ blocks, ranking, sources }: Answer): unknown {
  const [first, ...others] = blocks.filter(({ kind }) => kind !== 'understood' && kind !== 'choices');
  const cited = first?.kind === 'headline' ? first.spans.filter(({ kind }) => kind === 'citation') : first;
  return { ranking, sources, opening: cited, blocks: others };
}

const phrases = pythonWeb.needs.flatMap(({ id, phrases }) => {
  const plain = phrases.find((phrase) => /^[a-z]+ [a-z]+$/.test(phrase));
  return plain === undefined ? [] : [{ id, phrase: plain }];
});

function needsIn(thread: Thread): string[] {
  return thread.state().frame?.needs.map(({ need }) => need) ?? [];
}

describe('a dropped need', () => {
  it('leaves the ranking and the reasons as if it had never been stated', () => {
    let compared = 0;
    for (const [at, kept] of phrases.entries()) {
      // One partner for each need keeps the test short; every need is dropped once and stays once.
      const dropped = phrases[(at + 7) % phrases.length];
      if (dropped === undefined) continue;
      const thread = openThread();
      thread.say(`we need: ${kept.phrase}`);
      const before = needsIn(thread);
      thread.say(`we need: ${dropped.phrase}`);
      if (!before.includes(kept.id)) continue;
      if (!needsIn(thread).includes(dropped.id) || before.includes(dropped.id)) continue;
      const after = thread.ask(`forget the ${dropped.phrase}`);
      const without = openThread();
      const never = without.ask(`we need: ${kept.phrase}`);
      if (needsIn(thread).join() !== before.join()) continue;
      compared++;
      const what = `${kept.phrase} without ${dropped.phrase}`;
      expect(restsOn(after.answer), what).toEqual(restsOn(never.answer));
      for (const next of ['why?', 'what would change that?', 'show the scores'])
        expect(restsOn(thread.ask(next).answer), `${what}: ${next}`).toEqual(
          restsOn(without.ask(next).answer),
        );
    }
    expect(compared).toBeGreaterThan(phrases.length * 0.8);
  });
});
