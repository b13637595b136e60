import { describe, expect, it } from 'vitest';
import type { BucketSize } from '../../doubles/discord/buckets.ts';
import type { Json } from '../../doubles/discord/objects.ts';
import type { Given } from '../../doubles/discord/world.ts';
import { answersIn, type Scene, scene, textOf } from './harness.ts';

const commands = 24;

/** The options are told apart, so that each answer can be told to belong to its question. */
const asked = (n: number): string =>
  ['django or flask?', 'django or fastapi?', 'flask or fastapi?'][n % 3] ?? '';

/** The answers to a command: in the thread of its question, or below that, or to its asker alone. */
function answersTo({ discord, channel, anna }: Scene, given: Given): Json[] {
  const direct = [...discord.world.channels.values()].find(({ recipient }) => recipient?.id === anna.id);
  const below = discord.calls.filter(
    ({ path, status }) => path.endsWith(`/${given.token}`) && status === 200,
  );
  const thread = given.message === null ? [] : answersIn(discord, given.message);
  const replies = answersIn(discord, channel.id).filter(
    ({ message_reference: reference }) => (reference as Json | undefined)?.message_id === given.message,
  );
  const alone = direct === undefined ? [] : answersIn(discord, direct.id);
  return [...thread, ...below.map(({ body }) => body), ...replies, ...alone];
}

describe(`${commands} commands at once`, () => {
  it.each<[string, { threads: BucketSize | null; messages: BucketSize | null }]>([
    [
      'at the pace of real limits',
      { threads: { limit: 5, windowMs: 300 }, messages: { limit: 5, windowMs: 300 } },
    ],
    [
      'with limits that Discord tells only by refusing',
      {
        threads: { limit: 5, windowMs: 300, isHidden: true },
        messages: { limit: 5, windowMs: 300, isHidden: true },
      },
    ],
    ['with no more threads for ten minutes', { threads: { limit: 12, windowMs: 600_000 }, messages: null }],
    [
      'with no more threads for ten minutes, told only by refusing',
      { threads: { limit: 12, windowMs: 600_000, isHidden: true }, messages: null },
    ],
  ])('are all answered in their place, %s', async (_, buckets) => {
    const stage = await scene();
    const { discord, channel, anna, store, guild } = stage;
    // The first turn compiles the words of all topics. On a busy machine, Discord would meanwhile give up on some commands.
    const first = anna.command(channel, 'ask', { question: asked(0) });
    await expect.poll(() => answersTo(stage, first).length).toBe(1);
    discord.buckets = buckets;
    const given = Array.from({ length: commands }, (_, n) =>
      anna.command(channel, 'ask', { question: asked(n) }),
    );
    await expect
      .poll(() => given.map((one) => answersTo(stage, one).length), { timeout: 60_000 })
      .toEqual(given.map(() => 1));
    for (const [n, one] of given.entries()) {
      const shown = textOf(answersTo(stage, one)[0] ?? {}).toLowerCase();
      for (const [option = ''] of asked(n).matchAll(/django|flask|fastapi/g)) expect(shown).toContain(option);
    }
    for (const { message } of given) {
      const key = { workspace: `discord:${guild.id}`, kind: 'conversation', id: message ?? '' } as const;
      await expect.poll(async () => (await store.load(key))?.value.outbox).toEqual([]);
    }
  });
});
