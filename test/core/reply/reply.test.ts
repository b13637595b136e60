import { describe, expect, it } from 'vitest';
import { pythonWeb } from '../built-in.ts';
import { smallKnowledge, smallTopic } from '../small-topic.ts';
import { saidIn } from '../spans-of.ts';
import { ask, openThread } from '../thread.ts';

describe('with several topics loaded', () => {
  const both = { topics: [pythonWeb, smallTopic], version: 'both' };
  it.each(['help', 'hello', 'who are you?', 'what can you do?', 'list'])(
    '"%s" names each of them',
    (words) => {
      const text = saidIn(ask(words, both).answer);
      expect(text).toContain('message queues');
      expect(text).toMatch(/python web frameworks|django, fastapi/);
    },
  );

  it('help also names the others in a thread about one', () => {
    const thread = openThread(both);
    thread.say('kafka or nats?');
    const text = saidIn(thread.ask('help').answer);
    expect(text).toContain('choose among rabbitmq, kafka and nats');
    expect(text).toContain('also covered: python web frameworks (django, fastapi, flask)');
  });

  it.each([
    ['how do I choose a queue?', 'rabbitmq'],
    ['how do I choose a framework?', 'django'],
    ['which queue should we use?', 'rabbitmq'],
  ])('"%s" is about %s and its alternatives', (words, name) => {
    const text = saidIn(ask(words, both).answer);
    expect(text).toContain(name);
    expect(text).not.toContain(name === 'django' ? 'kafka' : 'flask');
  });

  it('nothing mentions others if there are none', () => {
    expect(saidIn(ask('help', smallKnowledge).answer)).not.toContain('also cover');
    expect(saidIn(ask('hello', smallKnowledge).answer)).not.toContain('also cover');
  });
});

describe('answers about any topic', () => {
  /** Words that only the built-in topic has. */
  const foreign = /admin|database|django|flask|fastapi|framework/;
  it.each([
    'tell me about kafka',
    'what do you cover?',
    'hello',
    'what about pulsar?',
    'we need an event log',
    'should we switch from kafka to nats?',
    'are you sure?',
    'qwrtzp',
    'write me a consumer',
    'kafka or nats?',
    'help',
    'why?',
  ])('to "%s" name nothing from another topic', (words) => {
    expect(saidIn(ask(words, smallKnowledge).answer)).not.toMatch(foreign);
  });
});
