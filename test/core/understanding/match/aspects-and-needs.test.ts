import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../src/core/understanding/match/reading.ts';
import { builtIn } from '../../built-in.ts';
import { smallKnowledge } from '../../small-topic.ts';
import { saidIn } from '../../spans-of.ts';
import { ask } from '../../thread.ts';

const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

describe('aspects', () => {
  const aspects = (written: string, knowledge = smallKnowledge): string[] =>
    ids(readMessage(written, knowledge, null).aspects);

  it('are found by what people call them, in order of mention, each once', () => {
    expect(aspects('ops and replay, and retention of kafka')).toEqual(['upkeep', 'replay']);
  });

  it('are not found in a false friend', () => {
    expect(aspects('who is ordering lunch')).toEqual([]);
  });

  it.each([
    ['migrations in django', 'database'],
    ['how many req/s does flask do', 'performance'],
    ['fastapi swagger', 'documentation'],
    ['rbac in django', 'auth'],
    ['flask on k8s pods', 'deployment'],
    ['what is the downside of fastapi', 'weaknesses'],
    ['websockets in flask', 'async'],
    ['how much ram does django take', 'memory'],
    ['csrf in flask', 'security'],
    ['pydantic in fastapi', 'validation'],
  ])('of the built-in topic: "%s" is about %s', (written, aspect) => {
    expect(aspects(written, builtIn)).toContain(aspect);
  });
});

describe('needs', () => {
  const needs = (written: string, knowledge = smallKnowledge): string[] =>
    ids(readMessage(written, knowledge, null).needs);

  it('are found with the words that state them', () => {
    const reading = readMessage('we want 5000 messages, and have a  small crew', smallKnowledge, null);
    expect(reading.needs.map((found) => [found.id, reading.typed(found)])).toEqual([
      ['high-rate', '5000 messages'],
      ['little-care', 'small crew'],
    ]);
  });

  it('are not found if a number is below the bound', () => {
    expect(needs('we want 20 messages')).toEqual([]);
  });

  it.each([
    ['we need an admin panel by friday', ['admin-panel', 'fast-delivery']],
    ['we run 256mb containers', ['low-memory']],
    ['we have 10k websocket connections', ['many-connections']],
    ['we are two juniors', ['juniors']],
    ['our team has zero async experience', ['no-async-skills']],
    ['we need openapi docs', ['api-docs']],
  ])('of the built-in topic: "%s"', (written, expected) => {
    expect(needs(written, builtIn)).toEqual(expect.arrayContaining(expected));
  });

  it('keep the number and its unit in the words', () => {
    const reading = readMessage('we run 256mb containers', builtIn, null);
    const [memory] = reading.needs.filter(({ id }) => id === 'low-memory');
    expect(memory === undefined ? '' : reading.typed(memory)).toContain('256mb');
  });
});

describe('withdrawn needs', () => {
  const withdrawn = (written: string): string[] =>
    ids(readMessage(written, smallKnowledge, 'queues').withdrawn);

  it.each(['forget the event log', 'drop the event log', "we don't need the event log anymore"])(
    '"%s"',
    (written) => {
      const reading = readMessage(written, smallKnowledge, 'queues');
      expect(ids(reading.withdrawn)).toEqual(['event-log']);
      expect(ids(reading.needs)).toEqual([]);
    },
  );

  it('"we no longer need an event log"', () => {
    expect(withdrawn('we no longer need an event log')).toEqual(['event-log']);
  });

  it('are told apart from the needs stated next to them', () => {
    const reading = readMessage('forget the event log, we need strict order', smallKnowledge, 'queues');
    expect(ids(reading.withdrawn)).toEqual(['event-log']);
    expect(ids(reading.needs)).toEqual(['strict-order']);
  });

  it('are none in a plain statement', () => {
    expect(withdrawn('we need an event log')).toEqual([]);
  });
});

describe('what does not matter', () => {
  it('is not compared', () => {
    const { answer } = ask("we expect 5 req/s, speed doesn't matter. django or flask?");
    expect(saidIn(answer)).not.toMatch(/throughput|performance|requests/);
    expect(saidIn(answer)).toContain('what do you need most');
  });

  it('does not affect the ranking', () => {
    const { answer } = ask("we don't need an admin panel, what should we take?");
    expect(saidIn(answer)).toContain('not weighed: admin panel');
    expect(saidIn(answer)).toContain('what do you need most');
    expect(answer.ranking).toBeNull();
  });

  it.each(['with or without an orm?', 'do you recommend django with or without drf?'])(
    '"%s" leaves both open',
    (words) => {
      const { intent, needs } = ask(words);
      expect(intent.excluded).toEqual([]);
      expect(needs).not.toContain('mixed-databases');
    },
  );
});

describe('needs of the built-in topic, freely worded', () => {
  const needs = (written: string): string[] => ids(readMessage(written, builtIn, null).needs);

  it.each([
    ['it has to live 10+ years with minimal maintenance', ['longevity', 'low-upkeep']],
    ['our librarians edit the records by hand', ['admin-panel']],
    ['patients log in, and we go live by mid january', ['user-accounts', 'compliance', 'fast-delivery']],
    ['we are me and a friend, evenings only', ['small-team']],
    ['none of us has ever touched async', ['no-async-skills']],
    ['our ios app needs a backend with 12 endpoints', ['rest-api']],
    ['partners will integrate against it and want a generated client', ['public-api', 'api-docs']],
    ['900 couriers on a live map', ['realtime', 'many-connections']],
    ['every cent must tie out', ['data-integrity']],
    ['we need a discord bot on a tiny vm', ['small-service', 'low-memory']],
    ['we have a torch model on a gpu box', ['ml-serving']],
    ['reports every night, and reminders', ['background-jobs']],
  ])('are found: "%s"', (words, expected) => {
    expect(needs(words)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ['we need an internal tool', 'juniors'],
    ['we integrate a lot', 'data-integrity'],
    ['what do you recommend for us', 'ml-serving'],
    ['we have a back office', 'large-app'],
    ['our user accounts are in ldap', 'data-integrity'],
    ['we put an sklearn model behind it', 'relational-data'],
    ['none of us has done async', 'io-bound'],
  ])('are not found if a word only looks similar: "%s" is not %s', (words, need) => {
    expect(needs(words)).not.toContain(need);
  });
});
