import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../../src/core/turn/intent.ts';
import { smallKnowledge } from '../../small-topic.ts';
import { ask, openThread } from '../../thread.ts';

const meant = (words: string): Intent => ask(words, smallKnowledge).intent;

describe('the likely intent', () => {
  it('is a pick if the message states what decides between the named options', () => {
    expect(meant('we need strict order, rabbitmq or nats?')).toMatchObject({
      kind: 'recommend',
      options: ['rabbitmq', 'nats'],
    });
    expect(meant('rabbitmq or nats on ordering?').kind).toBe('compare');
  });

  it.each([
    'admin panel, 3 people; django vs flask',
    '2 people, ml api, fastapi vs flask?',
    'fastapi vs django\n- 4 devs\n- websockets',
  ])('is a pick if several needs stand beside nothing but options: "%s"', (words) => {
    expect(ask(words).intent.kind).toBe('recommend');
  });

  it.each([
    'rate limiting: django vs flask',
    'compare django vs flask: admin panel, 3 people',
    'fastapi vs django on databases, 3 people, admin panel',
  ])('is a comparison if that is asked for, or if there is something to compare on: "%s"', (words) => {
    expect(ask(words).intent.kind).toBe('compare');
  });

  it.each(['django or flask?', 'does django work with mongodb'])(
    'is no pick of an option where ways to build are chosen between, after "%s"',
    (first) => {
      const thread = openThread();
      thread.ask(first);
      const { intent, needs } = thread.ask('should we use monolith or microservices');
      expect(intent).toMatchObject({ kind: 'out_of_scope', because: 'uncovered' });
      expect(needs).toEqual([]);
    },
  );

  it('ranks nothing against a product that is only known', () => {
    for (const words of ['is pulsar better than kafka?', 'pulsar vs kafka'])
      expect(meant(words), words).toMatchObject({ kind: 'out_of_scope', because: 'alternative' });
    expect(meant('kafka vs nats vs pulsar')).toMatchObject({ kind: 'compare', options: ['kafka', 'nats'] });
  });

  it('of "the first one" is an explanation of that side alone', () => {
    const thread = openThread(smallKnowledge);
    thread.say('kafka or nats on replay?');
    expect(thread.say('the first one').intent).toMatchObject({ kind: 'explain', options: ['kafka'] });
  });

  it('keeps both sides when a fragment adds an aspect', () => {
    const thread = openThread(smallKnowledge);
    thread.say('kafka or nats on replay?');
    expect(thread.say('and upkeep?').intent).toMatchObject({ kind: 'compare', options: ['kafka', 'nats'] });
  });

  it('tells recording a decision from asking about records', () => {
    expect(meant('record this decision')).toMatchObject({ kind: 'decide', step: 'record' });
    expect(meant('what did we decide?')).toMatchObject({ kind: 'decide', step: 'look-up' });
  });

  it('finds a need by its title', () => {
    expect(meant('we need little care, what should we use?').kind).toBe('recommend');
    expect(ask('we need little care, what should we use?', smallKnowledge).needs).toEqual(['little-care']);
  });
});
