import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readThreadAct } from '../../../../src/core/understanding/acts/thread-acts.ts';

const sample = z.object({ said: z.string(), is: z.string(), or: z.array(z.string()).default([]) });
const samples = readFileSync(
  new URL('../../../fixtures/understanding/acts/train/resets.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => sample.parse(JSON.parse(line)));

function kindOf(said: string): string {
  const read = readThreadAct(said);
  if (read === null) return 'none';
  return read.act === 'reset' && read.certain === 'unsure' ? 'ask' : read.act;
}

describe('starting over, and asking to be forgotten', () => {
  it('are read as a careful person would', () => {
    expect(samples.filter(({ said, is, or }) => ![is, ...or].includes(kindOf(said)))).toEqual([]);
  });

  it.each([
    'start over tomorrow?',
    'we had to start over',
    'should we start over?',
    'let’s not start over',
    'reset?',
    '`reset` is a git command',
    'start over if the spike fails',
    'when do we start over?',
    'they want to start over',
    'forget everything I said about flask',
  ])('don’t reset with talk or a question: "%s"', (words) => {
    expect(readThreadAct(words)).toBeNull();
  });

  it.each(['start over. ok?', 'start over, or not', 'no, start over', 'start over, this is not our app'])(
    'are asked about where it’s doubtful: "%s"',
    (words) => {
      expect(['ask', 'none']).toContain(kindOf(words));
    },
  );

  it.each([
    'forget me not',
    'forgot me',
    'don’t forget me',
    'did you forget me?',
    'you forgot me again',
    'forget me if you must',
    '"forget me"? nice song',
  ])('aren’t meant by "%s"', (words) => {
    expect(readThreadAct(words)).toBeNull();
  });

  it.each(['undo', 'undo the reset', 'bring it back'])('can be taken back: "%s"', (words) => {
    expect(readThreadAct(words)).toEqual({ act: 'undo-reset' });
  });
});

const resets = [
  'start over',
  'reset',
  'reset this thread',
  'clean slate',
  'forget everything',
  'begin again',
  'lets start over',
];
const negations = [
  'do not',
  "don't",
  'never',
  'please do not',
  'we should not',
  'let us not',
  'we will not',
  'no need to',
  'nobody wants to',
];
const asking = [
  'should we',
  'do we',
  'did they',
  'when do we',
  'why would we',
  'who wants to',
  'is it time to',
  'what if we',
];
const later = ['tomorrow?', 'next week?', 'or not?', 'again?', 'maybe?', '?', ', anyone?', 'on monday?'];

describe('property: a text with a negation or a question', () => {
  it('never starts over for certain', () => {
    const negated = fc
      .tuple(fc.constantFrom(...negations), fc.constantFrom(...resets))
      .map((parts) => parts.join(' '));
    const asked = fc
      .tuple(fc.constantFrom(...asking), fc.constantFrom(...resets))
      .map((parts) => `${parts.join(' ')}?`);
    const open = fc
      .tuple(fc.constantFrom(...resets), fc.constantFrom(...later))
      .map((parts) => parts.join(' '));
    const beside = fc.constantFrom('', 'hm. ', 'ok, ', 'team: ', '@bob ');
    fc.assert(
      fc.property(beside, fc.oneof(negated, asked, open), (first, words) => {
        expect(readThreadAct(first + words)).not.toMatchObject({ certain: 'plain' });
      }),
    );
  });

  it('never forgets anybody', () => {
    const wishes = [
      'forget me',
      'delete my data',
      'erase everything you know about me',
      'remove me from your memory',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...negations, 'did you', 'why did you', 'when will you'),
        fc.constantFrom(...wishes),
        (first, words) => {
          expect(readThreadAct(`${first} ${words}`)).toBeNull();
        },
      ),
    );
  });
});
