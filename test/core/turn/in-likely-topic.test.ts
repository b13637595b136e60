import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../src/core/reply/opening/first-line.ts';
import { newConversation } from '../../../src/core/turn/conversation.ts';
import { takeInLikelyTopic } from '../../../src/core/turn/in-likely-topic.ts';
import type { Understanding } from '../../../src/core/understanding/understand.ts';
import { builtIn } from '../built-in.ts';
import { openThread, type Thread } from '../thread.ts';

const open = (): Thread => openThread(builtIn);
const topicAfter = (...messages: readonly string[]): string | undefined => {
  const thread = open();
  for (const words of messages) thread.ask(words);
  return thread.state().frame?.topic;
};

describe('a message that the largest topic has nothing on', () => {
  it.each([
    ["honestly don't see why we'd want celery for three mails a day", 'task-queues'],
    ['thinking of leaving celery for taskiq, worth the trouble?', 'task-queues'],
    ['how much ram does one dramatiq process take', 'task-queues'],
    ['difference between sqlmodel and plain sqlalchemy?', 'python-orms'],
    ['sqlalchemy keeps saying QueuePool limit, why', 'python-orms'],
    ['pony orm still a good idea?', 'python-orms'],
  ])('is answered by the one that it names: "%s"', (words, topic) => {
    expect(topicAfter(words)).toBe(topic);
  });

  it.each(['queue for our k8s cluster', 'an orm for lambda functions', 'do we need an orm at all?'])(
    'is answered by the one whose options it asks for: "%s"',
    (words) => {
      expect(['task-queues', 'python-orms']).toContain(topicAfter(words));
    },
  );

  it.each([
    ['the laptops run windows, does rq work there', 'task-queues'],
    ['dramatiq is a one man project, isnt it. risky for us?', 'task-queues'],
    ['stuck on sqlalchemy 1.4 for years, must we move to 2', 'python-orms'],
    ['we have a rule for types. is the django orm typed', 'python-orms'],
  ])('is answered by the one that it comes to: "%s"', (words, topic) => {
    expect(topicAfter(words)).toBe(topic);
  });

  it('goes on where it was answered', () => {
    const thread = open();
    thread.ask('procrastinate or celery if all we have is postgres');
    thread.ask('and its retries?');
    expect(thread.state().frame?.topic).toBe('task-queues');
  });

  it('is told so by the first topic where no other has anything', () => {
    const { answer } = open().ask('any thoughts on frobnicating the quuxes?');
    expect(firstLineOf(answer.blocks)).toMatch(/quuxes|frobnicat|nothing/i);
  });
});

/** Where a message is read if it means what so many speak for of the second topic. */
function takenAs(words: string, speaksFor: string, strength: number): Understanding {
  const topics = builtIn.topics.map(({ id }) => id);
  const size = topics.length;
  const weights = Float32Array.from({ length: size * size }, (_, at) =>
    at % (size + 1) === 0 ? strength : 0,
  );
  const rows = { weights, offsets: new Float32Array(size) };
  const knowledge = { ...builtIn, between: { checksum: 'none', size, topics, rows } };
  const meaning = Float32Array.from(topics, (id) => (id === speaksFor ? 1 : 0));
  const question = { conversation: 'thread', author: 'anna', words, audience: 'direct', meaning } as const;
  return takeInLikelyTopic(newConversation('thread'), question, knowledge).understood;
}

describe('a message that names nothing', () => {
  it.each([
    ['what should hold the readings of our beehives, small team?', 'databases'],
    ['beehive readings, forty hives, kept for years', 'databases'],
    ['what should move the hive photos along, after the upload?', 'task-queues'],
  ])('is read in the topic that what it means speaks for: "%s"', (words, topic) => {
    expect(takenAs(words, topic, 80).reading.topic.id).toBe(topic);
  });

  it('stays where its needs are heard, if that speaks little for another', () => {
    const { reading } = takenAs('an admin panel and logins for beekeepers, small team', 'databases', 10);
    expect(reading.topic.id).toBe('python-web');
  });

  it('that names an option stays with it', () => {
    expect(takenAs('flask for our beehive readings?', 'databases', 15).reading.topic.id).toBe('python-web');
  });
});

describe('a message that the largest topic answers', () => {
  it.each([
    'django or flask for an intranet with celery jobs?',
    'we use postgres and need an admin panel, what should we take?',
    'which one should we take?',
    'what would you choose?',
    'rest api for a mobile app, 3 devs',
    'we need graphql',
    'postgres, celery and an admin for 4 people',
    'how does django handle database errors',
    'should tests use a real database in django?',
  ])('stays there: "%s"', (words) => {
    expect(topicAfter(words) ?? 'python-web').toBe('python-web');
  });

  it('stays in its thread for what the thread is about', () => {
    expect(topicAfter('django or fastapi?', 'we need background jobs, too', 'and migrations?')).toBe(
      'python-web',
    );
  });
});
