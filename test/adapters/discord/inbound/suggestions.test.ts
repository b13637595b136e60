import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestionsFor } from '../../../../src/adapters/discord/inbound/suggestions.ts';
import type { Knowledge } from '../../../../src/knowledge/schema.ts';
import { pythonWeb } from '../../../core/built-in.ts';
import { fiveTopics, topicLike } from '../../../core/five-topics.ts';
import { smallTopic } from '../../../core/small-topic.ts';
import { knowledge, scene } from '../harness.ts';

const { topics } = knowledge;
const options = (all: Knowledge): readonly string[] =>
  all.topics.flatMap((topic) => topic.options.map(({ name }) => name));

/** The built-in topics and one made of all the rest up to 60 options. */
const made = [...'bcdfghjklmnprstvz']
  .flatMap((first) => [...'aeiou'].map((second) => `${first.toUpperCase()}${second}mill`))
  .slice(0, 60 - options(knowledge).length);
const many: Knowledge = {
  topics: [...topics, topicLike('mill', 'Mills', made)],
  version: 'sixty options',
};

describe('suggestions', () => {
  it('list the first of each topic before anything is typed, then the others, each in its order', () => {
    const found = suggestionsFor('option', '', [], knowledge);
    expect(topics.length).toBeGreaterThan(1);
    expect(found.slice(0, topics.length)).toEqual(topics.map((topic) => topic.options[0]?.name));
    for (const topic of topics) {
      const own = topic.options.map(({ name }) => name);
      expect(found.filter((name) => own.includes(name))).toEqual(own);
    }
  });

  it('list only one topic where it is the only one', () => {
    const own = pythonWeb.options.map(({ name }) => name);
    const found = suggestionsFor('option', '', [], { ...knowledge, topics: [pythonWeb] });
    expect(found.slice(0, own.length)).toEqual(own);
  });

  it.each([
    ['djnago', 'Django'],
    ['falsk', 'Flask'],
    ['fast', 'FastAPI'],
    ['FASTPAI', 'FastAPI'],
    ['litstar', 'Litestar'],
  ])('"%s" finds %s', (typed, name) => {
    expect(suggestionsFor('option', typed, [], knowledge)[0]).toBe(name);
  });

  it('show every topic among 60 options before anything is typed, and what is rated first', () => {
    expect(options(many)).toHaveLength(60);
    const found = suggestionsFor('option', '', [], many);
    expect(found).toHaveLength(25);
    for (const topic of many.topics)
      expect(topic.options.some(({ name }) => found.includes(name))).toBe(true);
    expect(found.filter((name) => !options(many).includes(name))).toEqual([]);
  });

  it.each(options(many))('find %s among 60 options by its start, with a typo, and whole', (name) => {
    const start = suggestionsFor('option', name.slice(0, -1), [], many);
    expect(start).toContain(name);
    expect(suggestionsFor('option', name, [], many)[0]).toBe(name);
    const [first = '', second = '', third = '', ...rest] = name;
    if (name.length > 5)
      expect(suggestionsFor('option', [first, third, second, ...rest].join(''), [], many)).toContain(name);
  });

  it('go on with what one of 60 options is compared with', () => {
    for (const { options: own, alternatives } of many.topics) {
      const [{ name: chosen } = { name: '' }, ...others] = own;
      const found = suggestionsFor('option', '', [chosen], many);
      const known = [...others, ...alternatives].map(({ name }) => name);
      expect(found).toEqual(known.slice(0, 25));
    }
    expect(suggestionsFor('option', 'celer', ['Django'], many)).toEqual(['Celery']);
  });

  it('are aspects of what is compared', () => {
    for (const {
      options: [first],
      aspects,
    } of topics)
      expect(suggestionsFor('aspect', '', [first?.aliases[0] ?? ''], many)).toEqual(
        aspects.map(({ title }) => title).slice(0, 25),
      );
  });

  it('are needs that go with the ones before', () => {
    const all = topics.flatMap(({ needs }) => needs.map(({ title }) => title));
    for (const { needs } of topics) {
      const own = needs.map(({ title }) => title);
      const alone = own.find(
        (title) => !/,| and /.test(title) && all.filter((one) => one === title).length === 1,
      );
      const found = suggestionsFor('need', `${alone}, `, [], many);
      expect(found.length).toBeGreaterThan(2);
      for (const text of found) expect(own.map((title) => `${alone}, ${title}`)).toContain(text);
    }
  });

  it('have a need that several topics name alike once', () => {
    const [need] = smallTopic.needs;
    const found = suggestionsFor('need', need?.title ?? '', [], fiveTopics);
    expect(found.filter((name) => name === need?.title)).toHaveLength(1);
    for (const suggests of ['option', 'aspect', 'need'] as const) {
      const all = suggestionsFor(suggests, '', [], fiveTopics);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('omit values that are chosen already', () => {
    expect(suggestionsFor('option', '', ['django'], knowledge)).not.toContain('Django');
    expect(suggestionsFor('option', 'djan', ['Django'], knowledge)).not.toContain('Django');
  });

  it('for needs complete the last one and keep those before it', () => {
    const [first] = suggestionsFor('need', 'a small team, admin', [], knowledge);
    expect(first).toMatch(/^a small team, .*admin/i);
  });

  it('are at most 25 of at most 100 characters, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('option' as const, 'aspect' as const, 'need' as const),
        fc.string({ maxLength: 120 }),
        (suggests, typed) => {
          const found = suggestionsFor(suggests, typed, [], knowledge);
          expect(found.length).toBeLessThanOrEqual(25);
          for (const name of found) expect(name.length).toBeGreaterThan(0);
          for (const name of found) expect(name.length).toBeLessThanOrEqual(100);
          expect(new Set(found).size).toBe(found.length);
        },
      ),
    );
  });

  it('reach Discord while a person types', async () => {
    const { discord, channel, anna } = await scene();
    anna.type(channel, 'compare', { first: 'Django', second: 'fsatapi' }, 'second');
    const call = await discord.until(() => discord.calls.find(({ body }) => body.type === 8));
    expect(call.body).toEqual({ type: 8, data: { choices: [{ name: 'FastAPI', value: 'FastAPI' }] } });
  });

  it('omit the values of the other options in Discord, by any of their names', async () => {
    const { discord, channel, anna } = await scene();
    anna.type(channel, 'compare', { first: 'django', third: 'flask', second: '' }, 'second');
    const call = await discord.until(() => discord.calls.find(({ body }) => body.type === 8));
    const offered = JSON.stringify(call.body.data);
    expect(offered).not.toMatch(/"(Django|Flask)"/);
    expect(offered).toContain('"FastAPI"');
  });
});
