import { describe, expect, it } from 'vitest';
import { applyOwnCorrections, quantitiesIn } from '../../../../src/core/understanding/match/quantities.ts';
import { tokenize } from '../../../../src/core/understanding/text/words.ts';
import { openThread } from '../../thread.ts';

const settled = (text: string): number[] =>
  applyOwnCorrections(tokenize(text).words).flatMap(({ value }) => (value === undefined ? [] : [value]));
const needsAfter = (...messages: readonly string[]): string[] => {
  const thread = openThread();
  for (const words of messages) thread.say(words);
  return (thread.state().frame?.needs ?? []).map(({ need }) => need).sort();
};

describe('a number', () => {
  it('counts the words after it, or the unit written with it', () => {
    expect(quantitiesIn(tokenize('10k concurrent users and 256mb for 3').words)).toMatchObject([
      { value: 10_000, counts: ['concurr', 'user'] },
      { value: 256e6, counts: ['bytes'] },
      { value: 3, counts: [] },
    ]);
  });

  it.each([
    ['10k users, no wait 1k', [1_000, 1_000]],
    ['3 devs, sorry, 5 devs', [5, 5]],
    ['20 tables. I mean 50', [50, 50]],
    ['3 devs, actually 10k users', [3, 10_000]],
    ['5 people not 3', [5, 3]],
    ['3 devs and 10k users', [3, 10_000]],
    ['between 3 and 5', [3, 5]],
  ])('that the same message corrects gets the corrected value: "%s"', (text, values) => {
    expect(settled(text)).toEqual(values);
  });
});

describe('a corrected number', () => {
  it('replaces the first one', () => {
    expect(needsAfter('we expect 10k users, no wait 1k, and need an admin panel')).toEqual(['admin-panel']);
    expect(needsAfter('we expect 10k users and need an admin panel')).toEqual(['admin-panel', 'scale-out']);
  });

  it.each(['no wait, 1k users', 'no wait, 1k', 'sorry, 1k not 10k', 'correction: 900 users'])(
    'withdraws the need that the first one stated: "%s"',
    (words) => {
      expect(needsAfter('a tool for 3 people and 10k users', words)).toEqual(['small-team']);
    },
  );

  it('states a need of its own if it counts the same', () => {
    expect(needsAfter('a tool for 3 people', 'no, 5 people not 3')).toEqual(['small-team']);
    expect(needsAfter('a tool for 3 people', 'sorry, 20 people')).toEqual([]);
  });

  it('does not narrow the options, and is weighed at once', () => {
    const thread = openThread();
    thread.say('a tool for 3 people and 10k users');
    const { intent, answer } = thread.ask('no, 5 people not 3');
    expect(intent).toMatchObject({ kind: 'recommend', options: [] });
    expect(answer.ranking).toHaveLength(3);
  });

  it("leaves other people's needs alone", () => {
    const thread = openThread();
    thread.say('we are 3 people', { author: 'anna' });
    thread.say('no, 20 people', { author: 'ben' });
    expect(thread.state().frame?.needs.map(({ need }) => need)).toEqual(['small-team']);
  });
});
