import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../src/core/understanding/match/reading.ts';
import { builtIn } from '../../built-in.ts';
import { smallKnowledge } from '../../small-topic.ts';

const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
const namedIn = (written: string, knowledge = smallKnowledge, topic: string | null = null) => {
  const { options, excluded, included, alternatives, beyond, knows, homonym } = readMessage(
    written,
    knowledge,
    topic,
  );
  return {
    options: ids(options),
    excluded: ids(excluded),
    included: ids(included),
    alternatives: ids(alternatives),
    beyond: ids(beyond),
    knows: ids(knows),
    homonym,
  };
};

describe('options of a topic given as data', () => {
  it('are found by each alias, in order of mention, each once', () => {
    expect(namedIn('jetstream or rabbit mq, or NATS?').options).toEqual(['nats', 'rabbitmq']);
  });

  it('are found despite a typo', () => {
    expect(namedIn('kafak vs rabitmq').options).toEqual(['kafka', 'rabbitmq']);
  });

  it('are not found in a false friend', () => {
    expect(namedIn('I went down a rabbit hole')).toMatchObject({ options: [], homonym: true });
    expect(namedIn('franz kafka wrote a book').options).toEqual([]);
  });

  it('are found next to a false friend', () => {
    expect(namedIn('franz kafka would like kafka')).toMatchObject({ options: ['kafka'], homonym: false });
  });

  it('are mentioned by a companion, with what it is about', () => {
    const reading = readMessage('what is kafka streams', smallKnowledge, null);
    expect(ids(reading.options)).toEqual(['kafka']);
    expect(ids(reading.aspects)).toContain('replay');
  });

  it('are told apart from known alternatives and from other products', () => {
    expect(namedIn('pulsar or kafka')).toMatchObject({ options: ['kafka'], alternatives: ['pulsar'] });
    expect(namedIn('who pays the invoice for kafka')).toMatchObject({
      options: ['kafka'],
      beyond: ['price'],
    });
  });
});

describe('ruling out', () => {
  const names = fc.constantFrom('kafka', 'nats', 'rabbitmq');

  it('is done by no question, doubt, opinion or report', () => {
    const openings = [
      'is',
      "isn't",
      "wouldn't",
      "can't",
      "doesn't",
      'should we',
      'do people',
      'would you',
      'why do you',
      'why',
      'how do we',
      'who would',
    ];
    const verbs = ['avoid', 'drop', 'skip', 'rule out', 'not use', 'hate', 'forget', 'leave', ''];
    const ends = ['', ' too slow', ' simpler for us', ' the safer bet', ' enough', ' out'];
    fc.assert(
      fc.property(
        fc.record({
          opening: fc.constantFrom(...openings),
          verb: fc.constantFrom(...verbs),
          name: names,
          end: fc.constantFrom(...ends),
          mark: fc.constantFrom('?', ''),
        }),
        ({ opening, verb, name, end, mark }) => {
          expect(namedIn(`${opening} ${verb} ${name}${end}${mark}`).excluded).toEqual([]);
        },
      ),
    );
  });

  it.each([
    'maybe not kafka',
    'i wonder whether to drop kafka',
    'my boss hates kafka',
    'people say no to kafka',
    'google dropped kafka years ago',
    'we have no kafka experience',
    'kafka 4 is out',
  ])('is not done by "%s"', (written) => {
    expect(namedIn(written).excluded).toEqual([]);
  });

  it.each([
    'what if not kafka?',
    "what if we can't use kafka?",
    'which one, without kafka?',
    'kafka is out',
    "we can't use kafka",
  ])('is done by "%s"', (written) => {
    expect(namedIn(written).excluded).toEqual(['kafka']);
  });

  it.each([
    "i didn't rule out kafka",
    'kafka is not ruled out',
    'we never dropped kafka',
    'nobody ruled out kafka',
  ])('is taken back by "%s"', (written) => {
    expect(namedIn(written)).toMatchObject({ included: ['kafka'], excluded: [] });
  });

  it('leaves what the team knows to those who say so', () => {
    expect(namedIn('why would anyone not use kafka here').knows).toEqual([]);
    expect(namedIn('no kafka experience here').knows).toEqual([]);
    expect(namedIn('we know kafka').knows).toEqual(['kafka']);
  });

  it.each([
    ['not kafka', ['kafka']],
    ['anything but kafka', ['kafka']],
    ['everything except rabbit mq pls', ['rabbitmq']],
    ['no kafka please', ['kafka']],
    ['not kafka or nats', ['kafka', 'nats']],
    ['without kafka', ['kafka']],
    ['forget kafka', ['kafka']],
  ])('"%s"', (written, excluded) => {
    expect(namedIn(written)).toMatchObject({ excluded, options: [] });
  });

  it('leaves the other options mentioned', () => {
    expect(namedIn('nats, not kafka')).toMatchObject({ options: ['nats'], excluded: ['kafka'] });
    expect(namedIn('rabbitmq or nats but not kafka')).toMatchObject({
      options: ['rabbitmq', 'nats'],
      excluded: ['kafka'],
    });
  });

  it.each(['why not kafka?', 'is kafka not slow?', 'kafka does not lose messages'])(
    'does not happen in "%s"',
    (written) => {
      expect(namedIn(written)).toMatchObject({ excluded: [], options: ['kafka'] });
    },
  );
});

describe('readmitting', () => {
  it.each(['include kafka again', 'put kafka back in', 'add kafka back'])('"%s"', (written) => {
    expect(namedIn(written, smallKnowledge, 'queues')).toMatchObject({
      included: ['kafka'],
      excluded: [],
      options: ['kafka'],
    });
  });
});

describe('what a team knows', () => {
  it.each(['we already know kafka', 'our team knows kafka'])('"%s"', (written) => {
    expect(namedIn(written).knows).toEqual(['kafka']);
  });
});

describe('the built-in options', () => {
  const options = (written: string): string[] => namedIn(written, builtIn).options;

  it.each([
    ['djano', ['django']],
    ['Djagno vs Flaks', ['django', 'flask']],
    ['fast api or django?', ['fastapi', 'django']],
    ['FastAPI', ['fastapi']],
    ['fastpai', ['fastapi']],
    ['is DRF any good', ['django']],
    ['ＦＬＡＳＫ', ['flask']],
  ])('are found in "%s"', (written, found) => {
    expect(options(written)).toEqual(found);
  });

  it.each([
    'a flask of coffee',
    'who watched django unchained',
    'my hip flask leaks',
    'django reinhardt played the guitar',
  ])('are not found in "%s"', (written) => {
    expect(options(written)).toEqual([]);
  });

  it('are not found in a fast API that is no name', () => {
    expect(options('we need a fast api for our clients')).toEqual([]);
  });

  it.each([
    ['anything but flask', ['flask']],
    ['everything except fastapi pls', ['fastapi']],
    ['not django', ['django']],
    ["we don't want django", ['django']],
    ['anything but djanog', ['django']],
  ])('are ruled out by "%s"', (written, excluded) => {
    expect(namedIn(written, builtIn).excluded).toEqual(excluded);
  });

  it('do not include a product of another kind', () => {
    expect(namedIn('django or rails?', builtIn)).toMatchObject({ options: ['django'] });
    expect(readMessage('django or rails?', builtIn, null).uncovered?.names).toEqual(['Rails']);
  });
});
