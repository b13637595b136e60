import { describe, expect, it } from 'vitest';
import { newConversation } from '../../../../src/core/turn/conversation.ts';
import { takeTurn } from '../../../../src/core/turn/turn.ts';
import { builtIn } from '../../built-in.ts';
import { openThread } from '../../thread.ts';

const effectOf = (words: string, audience: 'direct' | 'shared' = 'direct') =>
  takeTurn(newConversation('c'), { conversation: 'c', author: 'anna', words, audience }, builtIn).effect
    ?.what;

describe('weighing together', () => {
  it.each([
    'let’s weigh this together',
    'lets weigh django, flask and fastapi together',
    'let us weigh this together with @ben and @cara',
    'everyone weighs in: django or flask',
    'weigh this as a team',
    'vote on the criteria',
    'we should vote on our priorities: vote on priorities',
    'weigh',
    'weigh until friday',
    'weigh django flask',
    'please weigh this with <@U2>',
    'everyone please set your weights',
    'let the team weigh this',
    'ask everyone what matters to them',
    'ask the team what matters',
    "let's vote on what matters",
    'extend the weighing until monday',
  ])('%s', (words) => {
    expect(effectOf(words)).toMatchObject({ kind: 'weighing', act: { step: 'open' } });
  });

  it.each([
    'how do we weigh this together?',
    'weigh performance vs maintainability, how do others do it',
    'what weighs more, what the team knows or what fits the problem',
    'weigh speed together with memory',
    'weigh django vs flask',
    'lets vote!! flask or fastapi',
    'close the vote',
    'can you weigh in on django vs flask?',
  ])('is not meant by "%s"', (words) => {
    expect(effectOf(words)?.kind).not.toBe('weighing');
  });

  it('takes the named options, the mentioned people, and the deadline', () => {
    expect(
      effectOf(
        'let us weigh django and flask together with <@U2>, <@!U3> and <@U4|dora> until friday, not <@&R>',
      ),
    ).toEqual({
      kind: 'weighing',
      act: {
        step: 'open',
        topic: 'python-web',
        candidates: ['django', 'flask'],
        needs: [],
        people: ['U2', 'U3', 'U4'],
        until: 'until friday',
        extends: false,
      },
    });
  });

  it('is understood in a thread where people also talk to each other', () => {
    expect(effectOf('let us weigh this together', 'shared')).toMatchObject({ kind: 'weighing' });
    expect(effectOf('<@U2> let us weigh this together', 'shared')).toBeUndefined();
  });
});

it.each([
  ['close the weighing', 'close'],
  ['how does the weighing look?', 'look'],
  ['share my weights', 'share'],
  ['change my weights', 'set'],
  ['show my weights', 'look'],
  ['show me my weights', 'look'],
  ['show my weights to everyone', 'share'],
  ['please do not share my weights', 'unshare'],
  ["don't show my weights", 'unshare'],
  ['stop sharing my weights', 'unshare'],
  ['unshare my weights', 'unshare'],
  ['hide my weights', 'unshare'],
  ['show the weighing as a chart', 'draw'],
])('"%s" is to %s it', (words, step) => {
  expect(effectOf(words)).toEqual({ kind: 'weighing', act: { step } });
});

it.each([
  ['close it', 'close'],
  ['how does it look?', 'look'],
  ['share mine', 'share'],
  ["don't share mine", 'unshare'],
  ['who has answered?', 'look'],
  ['did everyone answer?', 'look'],
  ['where do we disagree?', 'look'],
  ['the spread of our weights as a chart', 'draw'],
])('is meant by "%s" right after a message about it, and only then', (words, step) => {
  const thread = openThread();
  thread.say('let us weigh this together');
  const question = { conversation: 'thread', author: 'anna', words, audience: 'direct' } as const;
  expect(takeTurn(thread.state(), question, builtIn).effect?.what).toMatchObject({ act: { step } });
  thread.say('tell me about django');
  expect(takeTurn(thread.state(), question, builtIn).effect?.what.kind).not.toBe('weighing');
});

it.each([
  'chart django and flask',
  'chart performance and databases',
  'chart: we need websockets',
  'show that as a chart',
])('"%s" asks for no chart of a weighing, not even right after one', (words) => {
  const thread = openThread();
  thread.say('let us weigh this together');
  const question = { conversation: 'thread', author: 'anna', words, audience: 'direct' } as const;
  expect(takeTurn(thread.state(), question, builtIn).effect?.what.kind).not.toBe('weighing');
});

it('keeps a deadline that was a need before', () => {
  const thread = openThread();
  thread.say('we need it by friday, which?');
  const before = thread.state().frame?.needs;
  thread.say('weigh this together until friday');
  expect(before).not.toEqual([]);
  expect(thread.state().frame?.needs).toEqual(before);
});
