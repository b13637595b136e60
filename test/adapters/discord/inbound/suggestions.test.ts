import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestionsFor } from '../../../../src/adapters/discord/inbound/suggestions.ts';
import { knowledge, scene } from '../harness.ts';

const names = knowledge.topics.flatMap(({ options }) => options.map(({ name }) => name));

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
