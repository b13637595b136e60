import { describe, expect, it } from 'vitest';
import { smallKnowledge } from '../../small-topic.ts';
import { saidIn } from '../../spans-of.ts';
import { ask } from '../../thread.ts';

const textOf = (words: string): string => saidIn(ask(words, smallKnowledge).answer);

describe('the caveats of a recommendation', () => {
  it('give the scores, how far apart they are, and the one need that would change the pick', () => {
    expect(textOf('we need an event log, what should we use?')).toContain(
      `kafka 5.0 · nats 3.0. it's not close. nats would win if you also needed "little care".`,
    );
  });

  it('call near scores close', () => {
    expect(textOf('we need strict order, rabbitmq or nats?')).toContain('a close call');
  });

  it('do not mention needs that favour the same option', () => {
    expect(textOf('we need an event log and strict order, what should we use?')).not.toContain('pull apart');
  });
});
