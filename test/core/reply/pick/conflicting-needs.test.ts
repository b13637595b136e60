import { describe, expect, it } from 'vitest';
import { type Answer, pressed } from '../../../../src/core/answer/answer.ts';
import { smallKnowledge } from '../../small-topic.ts';
import { saidIn } from '../../spans-of.ts';
import { openThread, type Thread } from '../../thread.ts';

const anna = { author: 'anna' } as const;
const ben = { author: 'ben' } as const;

function apart(): Thread {
  const thread = openThread(smallKnowledge);
  thread.say('we need an event log. kafka or nats?', anna);
  thread.say('we have nobody to run it', ben);
  return thread;
}
const saysOf = (answer: Answer): string[] =>
  answer.blocks.flatMap((block) =>
    block.kind === 'choices' ? block.choices.map((choice) => pressed(choice) ?? '') : [],
  );
const emphasisIn = (thread: Thread): string[] =>
  (thread.state().frame?.emphasised ?? []).map(({ author, need }) => `${author}: ${need}`);

describe('two people whose needs conflict', () => {
  it('can press which need matters more', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we need an event log', anna);
    const { answer } = thread.ask('we have nobody to run it', ben);
    expect(saysOf(answer).slice(0, 3)).toEqual([
      'an event log matters more',
      'little care matters more',
      'neither can go',
    ]);
  });

  it.each([
    'an event log matters more',
    'the event log is more important',
    'most important is the event log',
  ])('change the weight with "%s"', (words) => {
    const thread = apart();
    const { answer, intent } = thread.ask(words, anna);
    expect(intent.kind).toBe('recommend');
    expect(emphasisIn(thread)).toEqual(['anna: event-log']);
    // History 6 instead of 3, care 3: NATS 33, Kafka 33.
    expect(saidIn(answer)).toContain('kafka 3.7 · nats 3.7');
    expect(saidIn(answer)).toContain('matters more: an event log');
  });

  it('are level again once both have said so, and once one takes it back', () => {
    const thread = apart();
    thread.say('an event log matters more', anna);
    thread.say('little care matters more', ben);
    expect(emphasisIn(thread)).toEqual(['anna: event-log', 'ben: little-care']);
    thread.say('neither can go', ben);
    expect(emphasisIn(thread)).toEqual(['anna: event-log']);
  });

  it('lose the extra weight together with the need', () => {
    const thread = apart();
    thread.say('an event log matters more', anna);
    thread.say('forget the event log', anna);
    expect(emphasisIn(thread)).toEqual([]);
  });

  it('are understood in a shared thread', () => {
    const thread = apart();
    expect(thread.say('an event log matters more', { ...anna, audience: 'shared' }).silence).toBeNull();
    expect(thread.say('neither can go', { ...anna, audience: 'shared' }).silence).toBeNull();
  });

  it('get an answer, not a statement, from "what matters more?"', () => {
    const thread = apart();
    thread.say('what matters more, an event log or little care?', anna);
    expect(emphasisIn(thread)).toEqual([]);
  });
});
