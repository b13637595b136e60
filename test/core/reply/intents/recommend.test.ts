import { describe, expect, it } from 'vitest';
import type { Answer, Block } from '../../../../src/core/answer/answer.ts';
import { pressed } from '../../../../src/core/answer/answer.ts';
import { spansOf } from '../../../../src/core/answer/spans-of.ts';
import { builtIn, pythonWeb } from '../../built-in.ts';
import { smallKnowledge } from '../../small-topic.ts';
import { citationsIn, saidIn, wordsOf } from '../../spans-of.ts';
import { ask, openThread } from '../../thread.ts';

const anna = { author: 'anna' } as const;
const ben = { author: 'ben' } as const;

function saidBy(answer: Answer, kind: Block['kind']): string {
  return answer.blocks
    .filter((block) => block.kind === kind)
    .flatMap(spansOf)
    .map(wordsOf)
    .join('\n');
}

describe('a recommendation', () => {
  const { answer } = ask(
    'we need an event log and have nobody to run it, what should we use?',
    smallKnowledge,
  );

  it('ranks what meets the demands, best first', () => {
    expect(answer.ranking).toEqual(['nats', 'kafka']);
  });

  it('opens with the pick and a cited reason', () => {
    const [first] = answer.blocks;
    expect(first?.kind).toBe('headline');
    const [spans = []] = first === undefined ? [] : spansOf(first);
    expect(wordsOf(spans)).toMatch(/^NATS\./);
    expect(citationsIn(spans).length).toBeGreaterThan(0);
  });

  it('shows the needs it understood, so that they can be corrected', () => {
    expect(saidBy(answer, 'understood')).toContain('event log');
    expect(saidBy(answer, 'understood')).toContain('little care');
  });

  it('lists knocked-out options separately, with the need and the figure', () => {
    expect(saidBy(answer, 'note')).toContain('RabbitMQ is out for an event log: 1 of 5');
  });

  it('says what speaks against the pick', () => {
    expect(saidBy(answer, 'bullets')).toContain('Against NATS: history, 3 of 5');
  });

  it('says how far apart the options are, and what would change the pick', () => {
    const text = saidBy(answer, 'paragraph');
    expect(text).toContain('NATS 4.0 · Kafka 3.0');
    expect(text).toContain('Kafka would win without "little care"');
  });

  it('says briefly what would change it, when asked', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we need an event log and have nobody to run it, what should we use?');
    const asked = thread.ask('what would change that?').answer;
    expect(saidBy(asked, 'headline')).toContain('Kafka would win without "little care"');
    expect(saidBy(asked, 'bullets')).toBe('');
    expect(asked.ranking).toEqual(answer.ranking);
  });

  it('says what would make a named option win, and what keeps it out', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we need an event log and have nobody to run it, what should we use?');
    expect(saidBy(thread.ask('when would kafka win?').answer, 'headline')).toBe(
      'Kafka would win without "little care", or if care mattered a good deal less.',
    );
    const out = thread.ask('what would it take for rabbitmq to win?').answer;
    expect(saidBy(out, 'headline')).toBe('No single change would make RabbitMQ win.');
    expect(saidBy(out, 'note')).toContain('RabbitMQ is out for an event log: 1 of 5');
    // All are weighed as before, not only the options named in the question.
    expect(out.ranking).toEqual(answer.ranking);
  });

  it('says that needs conflict', () => {
    expect(saidBy(answer, 'paragraph')).toContain(
      'These pull apart: for Kafka, an event log; for NATS, little care.',
    );
  });

  it('calls a close call close', () => {
    const close = ask('we need strict order, rabbitmq or nats?', smallKnowledge).answer;
    expect(saidIn(close)).toContain('rabbitmq or nats: too close to call');
    expect(close.ranking).toHaveLength(2);
  });

  it('weighs only the options asked about', () => {
    expect(ask('we have nobody to run it, kafka or rabbitmq?', smallKnowledge).answer.ranking).toEqual([
      'rabbitmq',
      'kafka',
    ]);
  });

  it('leaves out what is ruled out, and says so', () => {
    const { intent, answer: without } = ask('not nats, we have nobody to run it', smallKnowledge);
    expect(intent).toMatchObject({ kind: 'recommend', excluded: ['nats'] });
    expect(without.ranking).toEqual(['rabbitmq', 'kafka']);
    expect(saidBy(without, 'understood')).toContain('Ruled out: NATS');
  });

  it('asks for one need after another if none is known, and ranks nothing', () => {
    const { answer: asks } = ask('which queue should we use?', smallKnowledge);
    expect(asks.ranking).toBeNull();
    expect(saidIn(asks)).toContain('or just tell me what you need.');
    expect(saidIn(asks)).toContain('question 1: do you need an event log?');
    expect(asks.blocks.some(({ kind }) => kind === 'choices')).toBe(true);
  });

  it('declines if everything is ruled out, and offers to bring each option back', () => {
    const thread = openThread(smallKnowledge);
    for (const words of ['not kafka', 'not nats']) thread.say(words);
    const { answer: none } = thread.ask('not rabbitmq');
    expect(none).toMatchObject({ declined: true, ranking: null });
    const [choices] = none.blocks.filter((block) => block.kind === 'choices');
    expect(choices?.choices.map(pressed)).toEqual([
      'include RabbitMQ again',
      'include Kafka again',
      'include NATS again',
    ]);
    thread.say('include Kafka again');
    expect(thread.state().frame?.excluded.map(({ option }) => option)).toEqual(['nats', 'rabbitmq']);
  });
});

describe('two people who need different things', () => {
  it('are told apart, and hear that their needs conflict', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we need an event log', anna);
    const { answer } = thread.ask('we have nobody to run it', ben);
    expect(saidBy(answer, 'understood')).toBe('Heard: little care. From others: event log.');
    expect(saidBy(answer, 'paragraph')).toContain('These pull apart between you');
  });

  it('keep a need of the other when one withdraws it, and hear so', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we need an event log', anna);
    thread.say('we have nobody to run it', ben);
    const { answer } = thread.ask('forget the event log', ben);
    expect(thread.state().frame?.needs.map(({ author, need }) => `${author} ${need}`)).toEqual([
      'anna event-log',
      'ben little-care',
    ]);
    expect(saidIn(answer)).toContain('an event log still counts, as someone else here needs it');
  });
});

describe('a clear favourite in the built-in data', () => {
  it.each([
    ['we need an admin panel, which framework should we use?', 'django'],
    ["we're 3 people and need an admin panel by friday. django or fastapi?", 'django'],
    ['we need 10k websocket connections, what do you recommend?', 'fastapi'],
    ['we need generated openapi docs and validation, which one should we take?', 'fastapi'],
    ['we serve a model, json in json out, what should we use?', 'fastapi'],
  ])('for "%s" is %s', (words, first) => {
    expect(ask(words).answer.ranking?.[0]).toBe(first);
  });

  it('is never an option that was ruled out', () => {
    for (const need of pythonWeb.needs) {
      for (const { id, name } of pythonWeb.options) {
        const { answer } = ask(`not ${name}. we need ${need.title}, what should we use?`, builtIn);
        expect(answer.ranking ?? [], `${need.id} without ${id}`).not.toContain(id);
      }
    }
  });
});
