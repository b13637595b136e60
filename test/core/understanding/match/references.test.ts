import { describe, expect, it } from 'vitest';
import { type Frame, newFrame } from '../../../../src/core/turn/conversation.ts';
import { readMessage } from '../../../../src/core/understanding/match/reading.ts';
import { resolveOptions } from '../../../../src/core/understanding/match/references.ts';
import { smallKnowledge } from '../../small-topic.ts';

const last = {
  answer: 'a',
  intent: 'compare',
  named: [],
  aspects: [],
  claims: [],
  ranking: null,
  team: null,
  alternatives: [],
};
const frame = (more: Partial<Frame>): Frame => ({ ...newFrame('queues'), ...more });
/** RabbitMQ and NATS were compared, and it came down to NATS. */
const compared = frame({
  options: ['rabbitmq', 'nats'],
  last: { ...last, named: ['rabbitmq', 'nats'], options: ['rabbitmq', 'nats'], main: 'nats' },
});
/** All three were ranked. */
const ranked = frame({
  last: {
    ...last,
    intent: 'recommend',
    options: ['nats', 'kafka', 'rabbitmq'],
    main: 'nats',
    ranking: ['nats', 'kafka', 'rabbitmq'],
  },
});
const resolve = (written: string, before: Frame | null = compared) =>
  resolveOptions(readMessage(written, smallKnowledge, 'queues'), before);

describe('resolveOptions', () => {
  it('takes names as they are, whatever was said before', () => {
    expect(resolve('what of kafka')).toEqual({ options: ['kafka'], by: 'name' });
    expect(resolve('kafka or rabbit?', null)).toEqual({ options: ['kafka', 'rabbitmq'], by: 'name' });
  });

  it('points at nothing where nothing was said', () => {
    expect(resolve('the first one', null)).toEqual({ options: [], by: 'nothing' });
    expect(resolve('those two', null)).toEqual({ options: [], by: 'nothing' });
  });

  it('means all by "all three"', () => {
    expect(resolve('all three')).toEqual({ options: [], by: 'reference' });
  });

  it.each([
    ['the first one', 'rabbitmq'],
    ['the former', 'rabbitmq'],
    ['the second one', 'nats'],
    ['the latter', 'nats'],
  ])('counts "%s" along what was discussed', (written, option) => {
    expect(resolve(written)).toEqual({ options: [option], by: 'reference' });
  });

  it.each([
    ['the first one', 'nats'],
    ['the runner up', 'kafka'],
    ['the third one', 'rabbitmq'],
    ['the winner', 'nats'],
  ])('counts "%s" along a ranking', (written, option) => {
    expect(resolve(written, ranked)).toEqual({ options: [option], by: 'reference' });
  });

  it.each(['those two', 'both of them', 'these two'])(
    'means by "%s" the two that were discussed',
    (written) => {
      expect(resolve(written)).toEqual({ options: ['rabbitmq', 'nats'], by: 'reference' });
    },
  );

  it('means by "those two" the first two of a ranking', () => {
    expect(resolve('those two', ranked).options).toEqual(['nats', 'kafka']);
  });

  it.each(['its downsides', 'what about it?'])('means by "%s" the one that it came down to', (written) => {
    expect(resolve(written)).toEqual({ options: ['nats'], by: 'reference' });
  });

  it('carries over what was discussed where nothing is pointed at', () => {
    expect(resolve('and upkeep?')).toEqual({ options: ['rabbitmq', 'nats'], by: 'context' });
  });

  it('means by "the others" all but the one that it came down to, and none that is ruled out', () => {
    expect(resolve('the others').options.toSorted()).toEqual(['kafka', 'rabbitmq']);
    expect(
      resolve('the others', { ...compared, excluded: [{ option: 'kafka', author: 'anna' }] }).options,
    ).toEqual(['rabbitmq']);
  });

  it('means by "the other one" the other of the two that were discussed', () => {
    expect(resolve('the other one')).toEqual({ options: ['rabbitmq'], by: 'reference' });
  });
});

describe('a number alone', () => {
  const optionsOf = (words: string, before: Frame): readonly string[] =>
    resolveOptions(readMessage(words, smallKnowledge, 'queues'), before).options;

  it('is the place in what was shown', () => {
    expect(optionsOf('2', ranked)).toEqual(['kafka']);
    expect(optionsOf('3', ranked)).toEqual(['rabbitmq']);
    expect(optionsOf('1', compared)).toEqual(['rabbitmq']);
  });

  it('means nothing beyond them', () => {
    expect(optionsOf('7', ranked)).toEqual([]);
  });
});

describe('an option that was ruled out', () => {
  const three = frame({
    options: ['rabbitmq', 'kafka', 'nats'],
    excluded: [{ option: 'nats', author: 'anna' }],
    last: { ...last, options: ['rabbitmq', 'kafka', 'nats'], main: null },
  });

  it.each(['which of those two?', 'compare the two', 'which of them is faster?'])(
    'does not come back with "%s"',
    (words) => {
      expect(resolveOptions(readMessage(words, smallKnowledge, 'queues'), three).options).toEqual([
        'rabbitmq',
        'kafka',
      ]);
    },
  );
});
