import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/adapters/discord/limits.ts';
import { answersIn, scene } from './harness.ts';

/**
 * A bot has 50 requests a second (Rate Limits, "Global Rate Limit"), which discord.js keeps to: 500 posts take 10 s,
 * and 500 threads with a post in each 20 s, whatever the bot does. First responses do not count into it; of the
 * time that they take here, most is the double's, which checks every call in this same process.
 */
const threads = 50;
const each = 10;

describe('500 questions in 50 threads in one burst', () => {
  it('are each answered once, in order', async () => {
    const { discord, guild, channel, anna } = await scene({
      before: ({ world }) => {
        const [team] = world.guilds.values();
        if (team === undefined) return;
        for (let n = 0; n < threads; n++)
          world.addChannel(team, `thread ${n}`, {
            type: 11,
            parent: [...world.channels.keys()][0] ?? null,
            owner: String(world.bot.id),
          });
      },
    });
    const places = [...discord.world.channels.values()].filter(({ owner }) => owner !== null);
    const asked = new Map<string, string[]>(places.map(({ id }) => [id, []]));
    for (let n = 0; n < each; n++)
      for (const place of places)
        asked
          .get(place.id)
          ?.push(
            String(
              anna.write(
                place,
                `${anna.mention} compare django and flask on ${['security', 'databases', 'async'][n % 3]}`,
              ).json.id,
            ),
          );
    await expect
      .poll(() => places.reduce((sum, { id }) => sum + answersIn(discord, id).length, 0), {
        timeout: 120_000,
        interval: 200,
      })
      .toBe(threads * each);
    for (const { id } of places)
      expect(
        answersIn(discord, id).map(
          ({ message_reference: reference }) => (reference as { message_id: string }).message_id,
        ),
      ).toEqual(asked.get(id));
    expect([guild.name, channel.name]).toEqual(['Team', 'backend']);
  }, 180_000);

  it('give 500 commands at once their first response, and then their answer', async () => {
    const { discord, channel, anna } = await scene();
    discord.isStrict = true;
    const started = Date.now();
    const given = Array.from({ length: threads * each }, () =>
      anna.command(channel, 'compare', { first: 'Django', second: 'Flask' }),
    );
    await expect
      .poll(() => given.filter(({ answered }) => answered !== null).length, { timeout: 30_000, interval: 5 })
      .toBe(given.length);
    const responses = discord.calls
      .filter(({ path }) => path.endsWith('/callback'))
      .map(({ at }) => at - started)
      .sort((a, b) => a - b);
    const slowest = responses.at(-1) ?? Number.POSITIVE_INFINITY;
    // A machine under load answers later, and a test that times itself would fail for it: the figure is printed.
    console.info(
      `first response of 500 commands: median ${responses[250]} ms, slowest ${slowest} ms of ${limits.firstResponseMs}`,
    );
    expect(discord.calls.filter(({ path, status }) => path.endsWith('/callback') && status !== 200)).toEqual(
      [],
    );
    await expect
      .poll(
        () =>
          given.filter(({ message }) => message !== null && answersIn(discord, message).length === 1).length,
        { timeout: 120_000, interval: 200 },
      )
      .toBe(given.length);
  }, 180_000);
});
