import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { saidIn } from '../../spans-of.ts';
import { ask } from '../../thread.ts';

describe('a product that is known and not rated', () => {
  it.each(['is aiohttp a good choice for a team of 5?', 'sanic for our new api?', 'is falcon worth a look?'])(
    'is judged by what is known of it first, and said not to be rated last: "%s"',
    (words) => {
      const { answer } = ask(words);
      expect(firstLineOf(answer.blocks)).toMatch(/^(?:What I have speaks (?:for|against)|For) \w+:/);
      expect(saidIn(answer)).toContain('is not rated here');
    },
  );

  it('is described where no judgement is asked for', () => {
    expect(firstLineOf(ask('tell me about falcon').answer.blocks)).toMatch(/^Falcon /);
  });

  it('is not judged where something is asked that nothing is known of', () => {
    expect(firstLineOf(ask('is litestar giraffe friendly?').answer.blocks)).not.toMatch(/speaks for/);
  });
});
