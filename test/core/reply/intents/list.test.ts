import { describe, expect, it } from 'vitest';
import { builtIn, pythonWeb } from '../../built-in.ts';
import { smallKnowledge, smallTopic } from '../../small-topic.ts';
import { saidIn } from '../../spans-of.ts';
import { ask, openThread } from '../../thread.ts';

describe('what is covered', () => {
  it('names every topic with its options, and offers a way into each', () => {
    const { answer } = ask('what do you cover?', { topics: [pythonWeb, smallTopic], version: 'both' });
    expect(saidIn(answer)).toContain('python web frameworks: django, fastapi and flask');
    expect(saidIn(answer)).toContain('message queues: rabbitmq, kafka and nats');
    expect(answer.blocks.at(-1)).toMatchObject({
      kind: 'choices',
      choices: [
        { label: 'Python web frameworks', says: 'Python web frameworks: what do you cover?' },
        { label: 'Message queues', says: 'Message queues: what do you cover?' },
      ],
    });
  });

  it.each([
    'choices?',
    'list all candidates pls',
    'name the contenders',
    'show me your options',
    'what do you cover?',
  ])('is what "%s" asks for', (words) => {
    expect(ask(words)).toMatchObject({ intent: { kind: 'list' }, answer: { declined: false } });
  });

  it('is also told within a thread', () => {
    const thread = openThread();
    thread.ask('why not flask?');
    expect(thread.ask('what do you cover?').intent.kind).toBe('list');
  });

  it('names the options, the aspects, the alternatives separately, and how recent the data is', () => {
    const text = saidIn(ask('what do you cover?', smallKnowledge).answer);
    expect(text).toContain('message queues: i rate rabbitmq, kafka and nats');
    expect(text).toContain('ordering, replay and upkeep');
    expect(text).toContain('not rated, but i have a few facts on: pulsar');
    expect(text).toContain('14 checked claims');
    expect(text).toContain('2026-05');
  });

  it.each(builtIn.topics)(
    'names every option of $id beside those of all topics, and every alternative where it is asked for',
    ({ title, noun, options, alternatives }) => {
      const all = saidIn(ask('what do you cover?').answer);
      expect(all).toContain(title.toLowerCase());
      for (const { name } of options) expect(all).toContain(name.toLowerCase());
      for (const words of [`${title}: what do you cover?`, `which ${noun.many} do you cover?`]) {
        const text = saidIn(ask(words).answer);
        for (const { name } of [...options, ...alternatives]) expect(text).toContain(name.toLowerCase());
      }
    },
  );

  it.each(['is django ninja on your list as well', 'so besides fastapi what is on the menu'])(
    'is told of the topic that a message names something of: %s',
    (words) => {
      const { answer, conversation } = ask(words);
      expect(saidIn(answer)).toContain('python web frameworks: i rate django, fastapi and flask');
      expect(conversation.frame?.topic).toBe('python-web');
    },
  );
});
