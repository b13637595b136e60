import { describe, expect, it } from 'vitest';
import { openThread } from '../../thread.ts';

function toldAfter(...said: string[]) {
  const thread = openThread();
  for (const words of said) thread.ask(words);
  return thread.state().frame?.last?.told ?? [];
}

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
});

describe('whether that is so', () => {
  it.each(['is it?', 'does it really?', 'hm, can they?'])('gets what was just said: %s', (words) => {
    const thread = openThread();
    const { answer } = thread.ask('django is too heavy for a form');
    const again = thread.ask(words);
    expect(again.answer.declined).toBe(false);
    expect(again.answer.sources.map(({ title }) => title)).toContain(answer.sources[0]?.title);
  });
});
