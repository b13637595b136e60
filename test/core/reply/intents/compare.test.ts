import { describe, expect, it } from 'vitest';
import { spansOf } from '../../../../src/core/answer/spans-of.ts';
import { builtIn, pythonWeb } from '../../built-in.ts';
import { smallKnowledge } from '../../small-topic.ts';
import { citationsIn, saidIn, wordsOf } from '../../spans-of.ts';
import { ask, openThread } from '../../thread.ts';

function tableOf(words: string, knowledge = smallKnowledge) {
  const table = ask(words, knowledge).answer.blocks.find((block) => block.kind === 'table');
  if (table === undefined) throw new Error(`"${words}" got no table`);
  return table;
}

describe('a comparison', () => {
  it('has a column for each option in the order asked, and a row for each overview aspect', () => {
    const { columns, rows } = tableOf('nats or kafka?');
    expect(columns).toEqual(['', 'NATS', 'Kafka']);
    expect(rows.map(({ name }) => name)).toEqual(['Ordering', 'Replay', 'Upkeep']);
  });

  it('has only the aspects asked for', () => {
    expect(tableOf('nats or kafka on replay?').rows.map(({ name }) => name)).toEqual(['Replay']);
  });

  it.each(['nats or kafka?', 'nats or kafka on upkeep?', 'rabbitmq, kafka and nats on replay'])(
    'cites every cell: "%s"',
    (words) => {
      const cells = spansOf(tableOf(words));
      expect(
        cells.filter((cell) => citationsIn(cell).length === 0 && wordsOf(cell) !== 'nothing cited'),
      ).toEqual([]);
      expect(cells.some((cell) => citationsIn(cell).length > 0)).toBe(true);
    },
  );

  it('starts with who is ahead on what was asked, and why', () => {
    const { answer } = ask('kafka or nats on replay?', smallKnowledge);
    const [first] = answer.blocks;
    expect(first?.kind).toBe('headline');
    expect(first === undefined ? '' : wordsOf(spansOf(first)[0] ?? [])).toContain('Kafka is ahead');
    expect(saidIn(answer)).toContain('by contrast, nats: a stream keeps messages within limits');
    expect(saidIn(answer)).toContain('kafka 5 · nats 3');
  });

  it('claims no lead if two options are level', () => {
    expect(saidIn(ask('rabbitmq or nats on ordering?', smallKnowledge).answer)).toContain('no clear lead');
  });

  it('leaves out options that were ruled out', () => {
    const thread = openThread(smallKnowledge);
    thread.say('not kafka');
    const table = thread.ask('compare them on upkeep').answer.blocks.find(({ kind }) => kind === 'table');
    expect(table).toMatchObject({ columns: ['', 'RabbitMQ', 'NATS'] });
  });

  it.each(['compare all three on upkeep', 'compare all three'])('is the answer to "%s"', (words) => {
    expect(ask(words, smallKnowledge).intent.kind).toBe('compare');
  });

  it('ranks nothing, as no needs are known', () => {
    expect(ask('kafka or nats?', smallKnowledge).answer.ranking).toBeNull();
  });

  it('puts strengths or weaknesses side by side if asked for', () => {
    const text = saidIn(ask('compare the downsides of kafka and nats', smallKnowledge).answer);
    expect(text).toContain('− kafka asks its operators');
    expect(text).toContain('− fewer books and courses teach nats');
  });

  it('names the option of a strength if the sentence does not', () => {
    const text = saidIn(ask('compare the strengths of kafka and nats', smallKnowledge).answer);
    expect(text).toContain('+ kafka keeps messages');
    expect(text).toContain('+ nats: jetstream keeps messages');
  });

  it('of the built-in options has a cited table on every aspect', () => {
    for (const { id, title, leaning } of pythonWeb.aspects) {
      if (leaning !== undefined) continue;
      const cells = spansOf(tableOf(`compare django, flask and fastapi on ${title}`, builtIn));
      expect(
        cells.some((cell) => citationsIn(cell).length > 0),
        id,
      ).toBe(true);
    }
  });
});

describe('a comparison on a specific thing', () => {
  it.each(['compare django and fastapi on file uploads', 'compare django and fastapi on full text search'])(
    'says what nothing is cited on before it names a leader: "%s"',
    (words) => {
      const text = saidIn(ask(words).answer);
      expect(text).toMatch(/^i don't have checked data on (file uploads|full text search)/);
      expect(text).not.toContain('is ahead');
    },
  );

  it('"easy to test" is about testing', () => {
    const { intent, answer } = ask('which is easiest to test');
    expect(intent.aspects).toEqual(['testing']);
    expect(saidIn(answer)).not.toContain('first steps');
  });
});

describe('a lead', () => {
  it.each(['compare django and flask on api docs', 'compare flask and fastapi on api'])(
    'that rests on something missing is not claimed: "%s"',
    (words) => {
      expect(saidIn(ask(words).answer)).not.toMatch(/ahead[^:]*: no /);
    },
  );

  it.each(['compare flask and fastapi on admin', 'django or flask on scalability?'])(
    'cites a source once in a row: "%s"',
    (words) => {
      for (const block of ask(words).answer.blocks)
        for (const spans of spansOf(block)) {
          const marks = spans.map((span) => (span.kind === 'citation' ? span.source : 0));
          expect(marks.some((source, at) => source > 0 && source === marks[at + 1])).toBe(false);
        }
    },
  );
});
