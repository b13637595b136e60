import { expect, it } from 'vitest';
import { createLimiter } from '../../../src/adapters/limits/limiter.ts';
import { answered, scene, textOf } from './harness.ts';

const one = { user: { most: 1, seconds: 60 }, channel: null, workspace: null };

it('a flood of mentions is answered once, then refused once', async () => {
  const { discord, channel, anna } = await scene({ limiter: createLimiter(one, () => 0) });
  const asked = Array.from({ length: 5 }, () => anna.write(channel, `${anna.mention} django or flask?`).json);
  const threads = asked.map(({ id }) => String(id));
  await answered(discord, threads[0] ?? '', 1);
  const [refusal = {}] = await answered(discord, channel.id, 1);
  expect(textOf(refusal)).toContain('I answer 1 question in a minute for one person');
  expect(refusal.message_reference).toMatchObject({ message_id: threads[1] });
  expect(discord.calls.filter(({ path }) => path.endsWith('/threads'))).toHaveLength(1);
});

it('Discord never keeps showing that a reply is coming', async () => {
  const { discord, anna } = await scene({
    limiter: createLimiter(one, () => 0),
    before: (double) =>
      double.world.addChannel(
        {
          id: double.world.id(),
          name: 'elsewhere',
          channels: [],
          roles: [],
          ofBot: [],
          counts: {},
          joined: 0,
          systemChannel: null,
        },
        'theirs',
        { id: '999999999999999999' },
      ),
  });
  const theirs = discord.world.channels.get('999999999999999999');
  if (theirs === undefined) throw new Error('there is no such channel');
  const replies = Array.from({ length: 3 }, () =>
    anna.command(theirs, 'ask', { question: 'django or flask?' }, { guest: true }),
  );
  const shown = await discord.until(() => {
    const all = discord.world.inChannel(theirs.id).map(({ json }) => json);
    return all.length === replies.length && all.every((json) => textOf(json) !== '') ? all : undefined;
  });
  const refusals = shown.filter((json) => textOf(json).includes("That's as much as I can answer"));
  expect(refusals).toHaveLength(2);
  for (const { flags } of refusals) expect(Number(flags) & 64).toBe(64);
  expect(shown.filter((json) => textOf(json).includes('Django'))).toHaveLength(1);
});
