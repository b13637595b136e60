import { expect, it } from 'vitest';
import type { Decision } from '../../src/core/decisions/record/record.ts';
import { answered, answersIn, scene, textOf } from '../adapters/discord/harness.ts';
import type { Json } from '../doubles/discord/objects.ts';

type Scene = Awaited<ReturnType<typeof scene>>;

async function recordsIn({ store, guild }: Scene): Promise<Decision[]> {
  const found: Decision[] = [];
  for await (const { value } of store.list(`discord:${guild.id}`, 'decision')) found.push(value);
  return found;
}

const isPrivate = ({ flags }: Json): boolean => (Number(flags) & 64) !== 0;

it('a message saved as a decision keeps its author and their words, and who saved it', async () => {
  const stage = await scene();
  const { discord, channel, anna } = stage;
  const ben = discord.person('ben');
  const message = ben.write(channel, 'we go with fastapi because ops know it. review in 6 months');
  anna.onMessage(channel, message, 'Save as decision');
  const [draft = {}] = await answered(discord, String(message.json.id), 1);
  expect(textOf(draft)).toContain('Outcome:** FastAPI, because ops know it');
  expect(textOf(draft)).toContain('Recorded by:');
  const [decision] = await recordsIn(stage);
  expect(decision?.content).toMatchObject({
    reason: 'ops know it',
    deciders: [ben.id],
    recordedBy: anna.id,
    drivers: [],
  });
  expect(decision?.content.revisit.on).not.toBeNull();
});

it('a message without a choice is declined to who saves it, and opens no record', async () => {
  const stage = await scene();
  const { discord, channel, anna } = stage;
  const message = discord.person('ben').write(channel, 'lunch?');
  anna.onMessage(channel, message, 'Save as decision');
  const said = await discord.until(() =>
    discord.calls.find(({ body }) => JSON.stringify(body).includes('no choice in that message')),
  );
  expect(said.path).toMatch(/^\/(?:webhooks|interactions)\//);
  expect(await recordsIn(stage)).toEqual([]);
  expect(answersIn(discord, String(message.json.id)).filter((one) => !isPrivate(one))).toEqual([]);
});

it('an old button of a draft says that it has changed since, and two people who decide at once get one draft', async () => {
  const stage = await scene();
  const { discord, channel, anna } = stage;
  const ben = discord.person('ben');
  const asked = anna.write(channel, `${anna.mention} we need an admin panel. django or fastapi?`);
  const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
  await answered(discord, thread.id, 1);
  anna.write(thread, `${anna.mention} we go with fastapi`);
  ben.write(thread, `${ben.mention} we go with fastapi`);
  const open = () => answersIn(discord, thread.id).filter((one) => !isPrivate(one));
  const draft = await discord.until(() => open().find((one) => textOf(one).includes('not recorded yet')));
  await discord.until(() => open().some((one) => textOf(one).includes('a draft of that already')));
  expect(await recordsIn(stage)).toHaveLength(1);
  expect(textOf(draft)).toContain('the weighing put Django first');

  const old = structuredClone(draft);
  ben.write(thread, `${ben.mention} set outcome to django`);
  await discord.until(() =>
    textOf(discord.world.messages.get(String(draft.id))?.json ?? {}).includes('Django as our'),
  );
  anna.press(thread, old, 'Record it');
  await discord.until(() =>
    discord.calls.find(({ body }) => JSON.stringify(body).includes('This draft has changed since')),
  );
  expect((await recordsIn(stage)).map(({ status }) => status)).toEqual(['draft']);
});
