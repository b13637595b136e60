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
  points: [],
  ranking: null,
  team: null,
  told: [],
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
  it('takes names as they are, whatever came before', () => {
    expect(resolve('what of kafka')).toEqual({ options: ['kafka'], by: 'name' });
    expect(resolve('kafka or rabbit?', null)).toEqual({ options: ['kafka', 'rabbitmq'], by: 'name' });
  });

  it('resolves to nothing if nothing came before', () => {
    expect(resolve('the first one', null)).toEqual({ options: [], by: 'nothing' });
    expect(resolve('those two', null)).toEqual({ options: [], by: 'nothing' });
  });

  it('resolves "all three" to all options', () => {
    expect(resolve('all three')).toEqual({ options: [], by: 'reference' });
  });

  it.each([
    ['the first one', 'rabbitmq'],
    ['the former', 'rabbitmq'],
    ['the second one', 'nats'],
    ['the latter', 'nats'],
  ])('counts "%s" along the options discussed', (written, option) => {
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
    'resolves "%s" to the two options discussed',
    (written) => {
      expect(resolve(written)).toEqual({ options: ['rabbitmq', 'nats'], by: 'reference' });
    },
  );

  it('resolves "those two" to the first two of a ranking', () => {
    expect(resolve('those two', ranked).options).toEqual(['nats', 'kafka']);
  });

  it.each(['its downsides', 'what about it?'])(
    'resolves "%s" to the option that the thread came down to',
    (written) => {
      expect(resolve(written)).toEqual({ options: ['nats'], by: 'reference' });
    },
  );

  it('carries over what was discussed if nothing is referred to', () => {
    expect(resolve('and upkeep?')).toEqual({ options: ['rabbitmq', 'nats'], by: 'context' });
  });

  it('resolves "the others" to all but the option that the thread came down to, without those ruled out', () => {
    expect(resolve('the others').options.toSorted()).toEqual(['kafka', 'rabbitmq']);
    expect(
      resolve('the others', { ...compared, excluded: [{ option: 'kafka', author: 'anna' }] }).options,
    ).toEqual(['rabbitmq']);
  });

  it('resolves "the other one" to the other of the two discussed', () => {
    expect(resolve('the other one')).toEqual({ options: ['rabbitmq'], by: 'reference' });
  });
});

describe('a number alone', () => {
  const optionsOf = (words: string, before: Frame): readonly string[] =>
    resolveOptions(readMessage(words, smallKnowledge, 'queues'), before).options;

  it('is a position in what was shown', () => {
    expect(optionsOf('2', ranked)).toEqual(['kafka']);
    expect(optionsOf('3', ranked)).toEqual(['rabbitmq']);
    expect(optionsOf('1', compared)).toEqual(['rabbitmq']);
  });

  it('means nothing past the end', () => {
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

describe('what comes after "why not?"', () => {
  const asked = frame({
    options: ['rabbitmq', 'kafka'],
    last: {
      ...last,
      intent: 'explain',
      named: ['kafka'],
      options: ['kafka'],
      main: 'kafka',
      ranking: ['rabbitmq', 'kafka'],
    },
  });

  it('is of the pick, unless it points at the other', () => {
    const optionsOf = (words: string) =>
      resolveOptions(readMessage(words, smallKnowledge, 'queues'), asked).options;
    expect(optionsOf('and retries on failure?')).toEqual(['rabbitmq']);
    expect(optionsOf('is it hard to run?')).toEqual(['kafka']);
  });
});
