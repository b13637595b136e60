import { describe, expect, it } from 'vitest';
import { builtIn, pythonWeb, pythonWebAlone } from '../../built-in.ts';
import { smallKnowledge } from '../../small-topic.ts';
import { citationsIn, runsIn, saidIn } from '../../spans-of.ts';
import { ask, openThread } from '../../thread.ts';

const textOf = (words: string): string => saidIn(ask(words, smallKnowledge).answer);
const claimsIn = (words: string, knowledge = smallKnowledge): string[] =>
  runsIn(ask(words, knowledge).answer).flatMap((spans) => citationsIn(spans).map(({ claim }) => claim));

describe('an option explained', () => {
  it('shows what speaks for it and what speaks against it', () => {
    expect(claimsIn('tell me about kafka')).toEqual(expect.arrayContaining(['k-log', 'k-care']));
  });

  it('on an aspect stays with that aspect', () => {
    expect(new Set(claimsIn('replay in kafka?'))).toEqual(new Set(['k-log']));
  });

  it('on its weaknesses names no strength', () => {
    expect(new Set(claimsIn('downsides of nats'))).toEqual(new Set(['n-young']));
    expect(textOf('downsides of nats')).toContain('what speaks against nats');
  });

  it('is about that option only', () => {
    expect(claimsIn('what is nats').every((claim) => claim.startsWith('n-'))).toBe(true);
  });

  it('offers to compare it with the others', () => {
    const choices = ask('what is nats', smallKnowledge).answer.blocks.flatMap((block) =>
      block.kind === 'choices' ? block.choices : [],
    );
    expect(choices.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Compare with RabbitMQ', 'Compare with Kafka']),
    );
  });

  it('from the built-in topic is cited on every aspect, or says that there is nothing', () => {
    for (const { name } of pythonWeb.options) {
      for (const { title } of pythonWeb.aspects) {
        const { answer, intent } = ask(`${name} ${title}?`, builtIn);
        if (intent.kind === 'explain')
          expect(
            answer.sources.length > 0 || saidIn(answer).includes('nothing cited'),
            `${name} ${title}`,
          ).toBe(true);
      }
    }
  });
});

describe('two options explained', () => {
  it('are answered with both of them', () => {
    const { answer, intent } = ask(
      "honest q: why would anyone still begin with Flask when there's FastAPI :shrug:",
    );
    expect(intent).toMatchObject({ kind: 'explain', options: ['flask', 'fastapi'] });
    expect(answer.blocks[0]?.kind).toBe('headline');
    expect(saidIn(answer)).toMatch(/flask/);
    expect(saidIn(answer)).toMatch(/fastapi/);
  });
});

describe('an aspect explained', () => {
  it('has a cited line for each option', () => {
    const { answer } = ask('what about upkeep?', smallKnowledge);
    const bullets = answer.blocks.find((block) => block.kind === 'bullets');
    expect(bullets?.items).toHaveLength(3);
    for (const item of bullets?.items ?? []) expect(citationsIn(item).length).toBeGreaterThan(0);
  });
});

describe('"why?"', () => {
  it('gives the reasons for the last answer by weight, without repeating the answer', () => {
    const thread = openThread(smallKnowledge);
    const before = thread.ask('we need an event log and nobody to run it');
    const { answer, intent } = thread.ask('why?');
    expect(intent).toMatchObject({ kind: 'explain', why: true, options: ['nats'] });
    expect(saidIn(answer)).toContain('nats does better than kafka on what weighs most for you');
    expect(saidIn(answer)).toContain('care: nats 5*, one binary');
    expect(saidIn(answer)).toContain('kafka 1*, brokers');
    expect(saidIn(answer)).not.toBe(saidIn(before.answer));
  });

  it('about another option says where it falls behind', () => {
    const thread = openThread(smallKnowledge);
    thread.say('we have nobody to run it');
    expect(saidIn(thread.ask('why not kafka?').answer)).toContain('kafka falls behind nats');
  });

  it('after an explanation shows its claims', () => {
    const thread = openThread(smallKnowledge);
    thread.say('tell me about kafka');
    expect(saidIn(thread.ask('why?').answer)).toContain('kafka keeps messages');
  });
});

describe('a specific question', () => {
  const lead = (words: string): string => saidIn(ask(words).answer).split('\n')[0] ?? '';

  it.each([
    ['which python version does django need', /python 3\.12 to 3\.14/],
    ['does flask run on python 3.9', /3\.9 or newer/],
    ['when was fastapi first released', /december 2018/],
    ['how old is flask', /april 2010/],
    ['does django have rate limiting', /throttling/],
    ['alembic in flask', /alembic/],
  ])('is answered first by the claim that has its words: "%s"', (words, expected) => {
    expect(lead(words)).toMatch(expected);
  });

  it.each([
    ['does elasticsearch work with flask', 'elasticsearch'],
    ['does flask work with solr', 'solr'],
  ])('with nothing cited on it says so first: "%s"', (words, name) => {
    expect(lead(words)).toMatch(new RegExp(`^i don't have checked data on ${name}`));
  });

  it.each([
    ['how do I do rate limiting in fastapi', /^by a package, slowapi/],
    ['flask rate limiting?', /rate limits/],
  ])('names the package that adds what is asked about: "%s"', (words, expected) => {
    expect(lead(words)).toMatch(expected);
  });

  it.each(["how is 'django' pronounced", 'where was flask invented'])(
    'that no claim covers is declined in one line: "%s"',
    (words) => {
      const { answer } = ask(words);
      expect(answer).toMatchObject({ declined: true, sources: [] });
      expect(saidIn(answer)).toMatch(/^i have nothing on that( for (django|flask))?\./);
    },
  );

  it('about sqlalchemy in django is about the database', () => {
    expect(ask('can I use sqlalchemy in django', pythonWebAlone).intent).toMatchObject({
      kind: 'explain',
      options: ['django'],
      aspects: ['database'],
    });
  });

  it('about sqlalchemy in django is answered by the topic that has SQLAlchemy', () => {
    const { intent, answer } = ask('can I use sqlalchemy in django');
    expect(intent).toMatchObject({ kind: 'explain', options: ['sqlalchemy'] });
    expect(answer.sources.length).toBeGreaterThan(0);
  });
});
