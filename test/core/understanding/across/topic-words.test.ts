import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../src/core/understanding/match/reading.ts';
import { labelledThreads } from '../../../evaluate/repeated-openings.ts';
import { builtIn, pythonWebAlone } from '../../built-in.ts';
import { slipsIn } from '../slips.ts';

const messages = labelledThreads()
  .flatMap(({ turns }) => turns)
  .map(({ text }) => text.replace(/<@BOT>/gi, ' ').toLowerCase());

const namesOfOthers = new Set(
  builtIn.topics
    .filter(({ id }) => id !== 'python-web')
    .flatMap(({ options, alternatives }) => [
      ...[...options, ...alternatives].flatMap(({ aliases }) => aliases),
      ...options.flatMap(({ companions }) => companions.flatMap(({ aliases }) => aliases)),
    ]),
);

describe('a message of the first topic', () => {
  it('has the same words with other topics beside it, however it is misspelt', () => {
    let corrected = 0;
    const slipped = fc
      .record({ words: fc.constantFrom(...messages), at: fc.nat(999), slip: fc.nat(9_999) })
      .map(({ words, at, slip }) => {
        const long = [...words.matchAll(/[a-z]{5,}/g)];
        const found = long[at % Math.max(long.length, 1)];
        if (found === undefined) return words;
        const [word] = found;
        const slips = slipsIn(word);
        const form = slips[slip % slips.length]?.form ?? word;
        return words.slice(0, found.index) + form + words.slice(found.index + word.length);
      });
    fc.assert(
      fc.property(slipped, (words) => {
        const alone = readMessage(words, pythonWebAlone, null);
        const beside = readMessage(words, builtIn, null);
        if (beside.topic.id !== 'python-web') return;
        corrected += alone.corrections.length;
        const own = beside.corrections.filter(({ meant }) => !namesOfOthers.has(meant));
        expect(own).toEqual(alone.corrections.filter(({ meant }) => !namesOfOthers.has(meant)));
        if (own.length < beside.corrections.length) return;
        expect(beside.strange).toBe(alone.strange);
        expect([...beside.unknown].sort()).toEqual([...alone.unknown].sort());
      }),
      { seed: 22, numRuns: 500 },
    );
    expect(corrected).toBeGreaterThan(50);
  });

  it.each([
    'users book a massage and pay in advance',
    'he left his login on a sticky note',
    'two nits, otherwise lgtm. flask it is',
    'classic website with forms, no javascript framework',
    'the scraper feeds an admin panel',
  ])('does not take a word for a typo that only another topic would: "%s"', (words) => {
    expect(readMessage(words, builtIn, null).corrections).toEqual(
      readMessage(words, pythonWebAlone, null).corrections,
    );
  });
});

describe('a misspelt name', () => {
  it.each([
    ['djago or flask?', 'python-web'],
    ['celry or dramatik?', 'task-queues'],
    ['how does postgers do partitoning', 'databases'],
    ['is sqlalchmy faster than peewe', 'python-orms'],
    ['grahpql or grpc', 'api-styles'],
  ])('finds its topic, and the topic the other words: "%s" is of %s', (words, topic) => {
    expect(readMessage(words, builtIn, null).topic.id).toBe(topic);
  });

  it('in a thread is read as its topic has it', () => {
    for (const [topic, words, meant] of [
      ['databases', 'and replicaton?', 'replication'],
      ['task-queues', 'and scheduing?', 'scheduling'],
      ['python-web', 'and templaets?', 'templates'],
    ] as const)
      expect(readMessage(words, builtIn, topic).corrections.map((one) => one.meant)).toEqual([meant]);
  });
});

describe('a name that means something else', () => {
  it.each(['how good are error messages in django', 'how well do error messages guide you in fastapi'])(
    'is no partner of an option: "%s"',
    (words) => {
      const { topic, partners } = readMessage(words, builtIn, null);
      expect(topic.id).toBe('python-web');
      expect(partners).toEqual([]);
    },
  );
});

describe('a name of another topic', () => {
  it.each([
    'mysql, login, forms, end of month. suggestions?',
    'rest endpoints / oauth login / mysql / aws fargate → ?',
    'a graphql api for 2 devs, which one?',
    'grpc: any of the three a natural home?',
    'which of these has the best orm',
    'what is the best framework for a rest api',
    'do they support graphql',
    'we have celery running next to flask already',
    'fastapi for me. our clients want websockets',
    'we want to choose orm, folder layout and auth ourselves',
    'does fastapi have websockets and kafka support',
  ])('is only what the first one needs or has a side on: "%s"', (words) => {
    expect(readMessage(words, builtIn, null).topic.id).toBe('python-web');
  });

  it.each([
    ['who maintains dramatiq?', 'task-queues'],
    ['how do transactions work in sqlalchemy?', 'python-orms'],
    ['help us choose a database', 'databases'],
    ['how do we pick an orm for a small api', 'python-orms'],
    ['what speaks against peewee?', 'python-orms'],
    ['what does dead letter mean?', 'task-queues'],
    ['can django and mongodb live together?', 'databases'],
  ])('is what a question is about: "%s" is of %s', (words, topic) => {
    expect(readMessage(words, builtIn, null).topic.id).toBe(topic);
  });

  it('is what a question on its sides is about in a thread of the first, too', () => {
    expect(readMessage('what speaks against celery?', builtIn, 'python-web').topic.id).toBe('task-queues');
    expect(readMessage('celery or built in?', builtIn, 'python-web').topic.id).toBe('python-web');
  });

  it('that is ruled out leads back to where it was weighed', () => {
    const topics = { visited: ['python-web'], paired: null, fixed: null, meaning: null };
    const back = readMessage('not flask, please. scheduler, workers, a web ui', builtIn, 'databases', topics);
    expect(back.topic.id).toBe('python-web');
    expect(readMessage('not mysql, please', builtIn, 'databases', topics).topic.id).toBe('databases');
  });
});
