import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pressed } from '../../../../src/core/answer/answer.ts';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { labelledThreads } from '../../../evaluate/repeated-openings.ts';
import { builtIn, pythonWeb } from '../../built-in.ts';
import { frozen } from '../../frozen.ts';
import { smallTopic } from '../../small-topic.ts';
import { openThread, type Thread } from '../../thread.ts';

const databases = builtIn.topics.find(({ id }) => id === 'databases');
if (databases === undefined) throw new Error('databases are built in');
const topics = [pythonWeb, databases, smallTopic] as const;
const knowledge = frozen({ topics: [...topics], version: 'three topics' });

const open = (): Thread => openThread(knowledge);
const topicOf = (thread: Thread): string | undefined => thread.state().frame?.topic;

describe('a message that fits several topics', () => {
  it('is asked back which is meant, and asked again of the one that is pressed', () => {
    const thread = openThread();
    const { answer } = thread.ask('how good are the docs of huey and peewee?');
    expect(firstLineOf(answer.blocks)).toMatch(/^That fits more than one of my topics: /);
    const choices = answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
    expect(choices.map(({ label }) => label).sort()).toEqual([
      'Python ORMs and data access',
      'Python task queues',
    ]);
    const choice = choices.find(({ label }) => label === 'Python task queues');
    thread.ask((choice && pressed(choice)) ?? '');
    expect(topicOf(thread)).toBe('task-queues');
  });

  it('is asked back once in a thread', () => {
    const thread = openThread();
    thread.ask('how good are the docs of huey and peewee?');
    const { answer } = thread.ask('and who runs huey or peewee in production?');
    expect(firstLineOf(answer.blocks)).not.toMatch(/^That fits more than one/);
    expect(topicOf(thread)).toBeDefined();
  });

  it.each([
    ['postgres or sqlite?', 'databases'],
    ['which database should we use?', 'databases'],
    ['which framework has the best database support?', 'python-web'],
    ['django with postgresql?', 'databases'],
    ['which db would you go for', 'databases'],
    ['can you suggest us a good database', 'databases'],
    ['recommend me a framework for our database', 'python-web'],
  ])('"%s" is of %s without asking', (words, topic) => {
    const thread = open();
    thread.ask(words);
    expect(topicOf(thread)).toBe(topic);
  });
});

describe('a thread', () => {
  it('keeps its topic for words that another has as well', () => {
    const thread = open();
    thread.ask('postgres or sqlite?');
    for (const words of [
      'which is better for replicas?',
      'and writes?',
      'why?',
      'what about the framework',
    ]) {
      thread.ask(words);
      expect(topicOf(thread)).toBe('databases');
    }
  });

  it.each(['what about postgres?', 'how about sqlite', 'and what about mysql then'])(
    'keeps it for what its own options are asked about: "%s"',
    (words) => {
      const thread = open();
      thread.ask('django or flask?');
      thread.ask(words);
      expect(topicOf(thread)).toBe('python-web');
    },
  );

  it("leaves it for another topic's options", () => {
    const thread = open();
    thread.ask('postgres or sqlite?');
    thread.ask('django or flask?');
    expect(topicOf(thread)).toBe('python-web');
  });

  it('says what only another topic knows, and offers to ask there', () => {
    const thread = open();
    thread.ask('postgres or sqlite?');
    const { answer } = thread.ask('what about templates?');
    expect(firstLineOf(answer.blocks)).toMatch(/^I didn't get "templates"\./);
    const [choice] = answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
    expect(choice).toEqual({
      label: 'Python web frameworks',
      says: 'Python web frameworks: what about templates?',
    });
  });

  it('has no topic yet after a greeting', () => {
    const thread = open();
    thread.ask('hello');
    expect(thread.state().frame).toBeNull();
  });
});

describe('the order of topics', () => {
  const messages = [
    ...labelledThreads()
      .flatMap(({ turns }) => turns)
      .map(({ text }) => text.replace(/<@BOT>/gi, ' ')),
    ...[
      'postgres or sqlite?',
      'which is better for replicas?',
      'kafka or nats?',
      'failover and an admin',
      'queues',
    ],
    ...[
      'different question: many writers',
      'back to the databases',
      'Databases: which one',
      'hello',
      'list',
      'help',
    ],
  ];

  it('never matters', () => {
    const threads = fc.array(fc.constantFrom(...messages), { minLength: 1, maxLength: 5 });
    const [a, b, c] = topics;
    // Compiled once each.
    const orders = fc.constantFrom(
      ...[
        [c, b, a],
        [b, a, c],
        [c, a, b],
      ].map((order) => frozen({ topics: order, version: knowledge.version })),
    );
    fc.assert(
      fc.property(threads, orders, (said, order) => {
        const one = open();
        const other = openThread(order);
        for (const words of said) expect(other.ask(words).answer).toEqual(one.ask(words).answer);
        expect(other.state()).toEqual(one.state());
      }),
      { numRuns: 120 },
    );
  });
});
