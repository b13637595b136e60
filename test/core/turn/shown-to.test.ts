import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/core/turn/question.ts';
import { takeTurn } from '../../../src/core/turn/turn.ts';
import { builtIn } from '../built-in.ts';
import { openThread } from '../thread.ts';

const alone = (words: string): Question => ({
  conversation: 'thread',
  author: 'ben',
  words,
  audience: 'direct',
  showsAlone: true,
});

describe('whom an answer is for', () => {
  it.each(['help', '', 'what do you cover?', 'thanks!', 'great', 'hello', 'what do you know about us?'])(
    'is its asker alone: "%s"',
    (words) => {
      expect(openThread().ask(words).shownTo).toBe('asker');
    },
  );

  it.each([
    'django or flask?',
    'who are you?',
    'kafka or rabbitmq?',
    'write me a django view',
    'blorp the frobnicator for the third one',
    'start over',
    'wie geht das?',
    'where is your data from?',
  ])('is everyone: "%s"', (words) => {
    expect(openThread().ask(words).shownTo).toBe('thread');
  });

  it('is everyone if it shows what a thread has stated, or the message states something', () => {
    const thread = openThread();
    thread.say('we need an admin panel. django or fastapi?');
    expect(thread.ask('what do you know about us?').shownTo).toBe('thread');
    expect(thread.ask('thanks, but not flask').shownTo).toBe('thread');
  });
});

describe('an answer that its asker is shown alone', () => {
  it.each(['help', 'what do you cover?', 'thanks!', 'hello'])(
    'leaves the conversation as it was: "%s"',
    (words) => {
      const thread = openThread();
      thread.say('we need an admin panel. django or fastapi?');
      const before = thread.state();
      const { answer, conversation } = takeTurn(before, alone(words), builtIn);
      expect(answer).not.toBeNull();
      // What its first screen leaves out is kept, for whoever presses `More` below it.
      const { speakers, folded } = conversation;
      expect(conversation).toEqual({ ...before, turns: before.turns + 1, speakers, folded });
      expect(folded.filter(({ answer: id }) => id !== answer?.id)).toEqual(before.folded);
    },
  );

  it('is an answer like any other where everyone sees it', () => {
    const before = openThread().state();
    const { conversation } = takeTurn(before, { ...alone('help'), showsAlone: false }, builtIn);
    expect(conversation.traces).toHaveLength(1);
  });

  it('changes the thread like any other if it is for everyone', () => {
    const { conversation } = takeTurn(openThread().state(), alone('django or flask?'), builtIn);
    expect(conversation.frame?.last?.options).toEqual(['django', 'flask']);
  });
});
