import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { openThread } from '../../thread.ts';

function toldAfter(...said: string[]) {
  const thread = openThread();
  for (const words of said) thread.ask(words);
  return thread.state().frame?.last?.told ?? [];
}

const afterwards = (first: string, then: string): string => {
  const thread = openThread();
  thread.ask(first);
  return firstLineOf(thread.ask(then).answer.blocks) ?? '';
};

describe('the last question, asked of another option', () => {
  it.each(['and flask?', 'what about flask then', 'same for flask please'])(
    'is answered for it: %s',
    (words) => {
      expect(toldAfter('who maintains fastapi', words)).toEqual([
        { kind: 'question', id: 'bus-factor', options: ['flask'] },
      ]);
    },
  );

  it('is answered for each of the others', () => {
    const told = toldAfter('who maintains fastapi', 'the same for the other two');
    expect(told.map(({ id }) => id)).toContain('bus-factor');
    expect(new Set(told.flatMap(({ options }) => options)).size).toBeGreaterThan(1);
  });

  it('is left where something else is asked', () => {
    expect(
      toldAfter('who maintains fastapi', 'how much memory does flask take?').map(({ id }) => id),
    ).not.toContain('bus-factor');
  });

  it.each(['is same problem in mysql?', 'does mysql have that issue too', 'and mysql?'])(
    '"%s" is answered by what the question rests on for that one',
    (then) => {
      expect(afterwards('how many connections can postgres handle', then)).toContain('a thread');
    },
  );

  it.each(['and pg?', 'same for postgres?'])('"%s" gets the answer that is written for it', (then) => {
    expect(afterwards('what isolation level does mysql use by default?', then)).toContain('Read committed');
  });

  it('says that there is nothing on the trouble of another, whatever the words bring to mind', () => {
    expect(afterwards('how do we secure GraphQL?', 'does rest have that problem?')).toContain(
      'nothing on that',
    );
  });
});
