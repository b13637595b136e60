import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { openThread } from '../../thread.ts';

function lineAfter(...said: string[]): string {
  const thread = openThread();
  const turns = said.map((words) => thread.ask(words));
  return firstLineOf(turns.at(-1)?.answer.blocks ?? []);
}

describe('who measured what was just said', () => {
  it.each(['did you test that yourself?', 'your own benchmark or somebody else’s numbers?'])(
    'is told: %s',
    (words) => {
      expect(lineAfter('how much memory does django take', words)).toMatch(/^(?:Our own|Both)/);
    },
  );

  it('is others where nothing of it is from here', () => {
    expect(lineAfter('who maintains fastapi', 'have you measured that?')).toMatch(/^Someone else's: /);
  });

  it('is counted over all where nothing was said before', () => {
    expect(lineAfter('did you measure anything yourselves?')).toMatch(/^Yes, \d+ of \d+ facts here/);
  });
});
