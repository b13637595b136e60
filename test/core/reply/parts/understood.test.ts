import { describe, expect, it } from 'vitest';
import { spansOf } from '../../../../src/core/answer/spans-of.ts';
import { smallKnowledge } from '../../small-topic.ts';
import { wordsOf } from '../../spans-of.ts';
import { openThread, type Thread } from '../../thread.ts';

function understoodIn(thread: Thread, words: string, author = 'anna'): string {
  const block = thread.ask(words, { author }).answer.blocks.find(({ kind }) => kind === 'understood');
  return block === undefined ? '' : spansOf(block).map(wordsOf).join('');
}

describe('how a message was understood', () => {
  it('names each need once, whoever else states it, and what is known and ruled out', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we need an event log', { author: 'anna' });
    const text = understoodIn(thread, 'we need an event log and already know kafka, not nats', 'anna');
    expect(text).toBe('Heard: event log. Your team knows Kafka. Ruled out: NATS.');
  });

  it('says what was dropped', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we need an event log and strict order');
    expect(understoodIn(thread, 'forget the strict order')).toBe(
      'Heard: event log. Strict order no longer counts.',
    );
  });

  it('says in one sentence that a need stays because someone else stated it, too', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we need an event log and strict order', { author: 'anna' });
    thread.say('we need strict order', { author: 'ben' });
    expect(understoodIn(thread, 'forget the strict order', 'anna')).toBe(
      'Heard: event log. From others: strict order. Strict order still counts, as someone else here needs it.',
    );
  });

  it('shows a shared need once, with everyone who stated it', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we need an event log and strict order', { author: 'anna' });
    expect(understoodIn(thread, 'we need an event log', 'ben')).toBe(
      'Heard: event log. Others with you on that. From others: strict order.',
    );
    expect(understoodIn(thread, 'which one should we use?', 'anna')).toBe(
      'Heard: event log, strict order. Others with you on an event log.',
    );
  });

  it('says so if a withdrawn need was never stated', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we need an event log');
    expect(understoodIn(thread, 'forget the strict order')).toBe(
      'Heard: event log. Not weighed: strict order, which nobody here has asked for.',
    );
    expect(understoodIn(openThread(smallKnowledge), 'forget the strict order')).toBe(
      'Not weighed: strict order, which nobody here has asked for.',
    );
  });
});
