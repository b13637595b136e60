import { expect, it } from 'vitest';
import { answersIn, scene, textOf } from './harness.ts';

it('x', async () => {
  const { discord, channel, anna, log } = await scene();
  const asked = anna.write(channel, `${anna.mention} django or flask?`);
  await new Promise((r) => setTimeout(r, 1500));
  console.log(
    log,
    discord.calls.map(({ method, path, status }) => `${method} ${path} ${status}`),
    answersIn(discord, channel.id).map(textOf),
    answersIn(discord, String(asked.json.id)).map(textOf),
  );
  expect(1).toBe(1);
});
