import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestionsFor } from '../../../../src/adapters/discord/inbound/suggestions.ts';
import { fiveTopics, topicLike } from '../../../core/five-topics.ts';
import { smallTopic } from '../../../core/small-topic.ts';
import { knowledge, scene } from '../harness.ts';

const names = knowledge.topics.flatMap(({ options }) => options.map(({ name }) => name));

const more = ['ab', 'cd', 'ef', 'gh'].map((id) =>
  topicLike(
    id,
    `Things of ${id}`,
    Array.from({ length: 11 }, (_, at) => `${id}thing${String.fromCharCode(97 + at)}`),
  ),
);

describe('suggestions', () => {
  it('list the data in order before anything is typed', () => {
    expect(suggestionsFor('option', '', [], knowledge).slice(0, names.length)).toEqual(names);
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
    const many = { ...fiveTopics, topics: [...fiveTopics.topics, ...more] };
    const options = many.topics.flatMap((topic) => topic.options.map(({ name }) => name));
    expect(options.length).toBeGreaterThanOrEqual(60);
    const found = suggestionsFor('option', '', [], many);
    expect(found).toHaveLength(25);
    for (const topic of many.topics)
      expect(topic.options.some(({ name }) => found.includes(name))).toBe(true);
    for (const name of options) expect(suggestionsFor('option', name.slice(0, -1), [], many)).toContain(name);
    expect(suggestionsFor('option', 'mer', [], many)[0]).toBe('Merlin');
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
