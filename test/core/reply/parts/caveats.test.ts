import { describe, expect, it } from 'vitest';
import { smallKnowledge } from '../../small-topic.ts';
import { saidIn } from '../../spans-of.ts';
import { ask } from '../../thread.ts';

const said = (words: string): string => saidIn(ask(words, smallKnowledge).answer);

describe('the outlook of a recommendation', () => {
  it('gives the scores, how far apart they are, and the one need that would turn it', () => {
    expect(said('we need an event log, what should we use?')).toContain(
      'kafka 5.0 · nats 3.0. not close. nats would win if you also needed "little care".',
    );
  });

  it('calls near scores close', () => {
    expect(said('we need strict order, rabbitmq or nats?')).toContain('a close call');
  });

  it('says nothing of needs that pull the same way', () => {
    expect(said('we need an event log and strict order, what should we use?')).not.toContain('pull apart');
  });
});
