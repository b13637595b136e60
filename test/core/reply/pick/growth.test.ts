import { describe, expect, it } from 'vitest';
import { saidIn } from '../../spans-of.ts';
import { openThread } from '../../thread.ts';

function after(...messages: readonly string[]) {
  const thread = openThread();
  for (const words of messages) thread.say(words);
  return thread;
}

describe('growth after a pick', () => {
  it.each(['does the answer change at 20k?', 'does your pick change at 20k?'])(
    'is answered for that change where it was stated: "%s"',
    (words) => {
      const text = saidIn(after('it has to answer 3000 requests per second. which one?').ask(words).answer);
      expect(text).toMatch(/^no, still fastapi at 20k: 3000 requests per second is what it was picked with/);
      expect(text).toContain('ahead at 512 connections');
    },
  );

  it.each([
    'what if it grows to 50k users?',
    'and what if we scale to 80 branches?',
    'what if traffic doubles?',
  ])('says what of it would change the pick where nothing of the kind was stated: "%s"', (words) => {
    const text = saidIn(
      after('we need an admin panel and websockets for 3 people, which one?').ask(words).answer,
    );
    expect(text).toMatch(/^no, still django.*as far as size alone goes/);
    expect(text).toContain('if thousands stayed connected at once: fastapi');
  });

  it('states no need', () => {
    const thread = after('we need an admin panel for 3 people, which one?');
    const before = thread.state().frame?.needs.map(({ need }) => need);
    thread.say('what if it grows to 50k users?');
    expect(thread.state().frame?.needs.map(({ need }) => need)).toEqual(before);
  });
});
