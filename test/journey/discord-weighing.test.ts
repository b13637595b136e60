import { expect, it } from 'vitest';
import { answered, answersIn, scene, textOf } from '../adapters/discord/harness.ts';
import type { Channel, Json } from '../doubles/discord/objects.ts';
import type { Person } from '../doubles/discord/people.ts';

it('three people weigh in a thread of Discord, each alone, over a restart, and all see what it comes to', async () => {
  const { discord, channel, anna, adapter, again, guild, store } = await scene();
  const ben = discord.person('ben');
  const cara = discord.person('cara');
  const asked = anna.write(
    channel,
    `${anna.mention} let us weigh django and fastapi together with <@${ben.id}> and <@${cara.id}>`,
  );
  const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
  const [opened = {}] = await answered(discord, thread.id, 1);
  const posted = discord.calls.find(({ body }) => JSON.stringify(body).includes('Set my weights'));
  expect(posted?.body.allowed_mentions).toEqual({
    parse: [],
    users: [ben.id, cara.id],
    replied_user: false,
  });

  const status = (): Json => discord.world.messages.get(String(opened.id))?.json ?? {};
  const isAlone = ({ flags }: Json): boolean => (Number(flags) & 64) !== 0;
  const notes = (): Json[] => answersIn(discord, thread.id).filter(isAlone);
  const dialogues = (): Json[] =>
    discord.calls.flatMap(({ body }) => (body.type === 9 ? [body.data as Json] : []));

  /** Opens the form, decides by one criterion, and sends it. @returns the note on it */
  async function weigh(person: Person, place: Channel, decisive: number): Promise<Json> {
    const before = { dialogues: dialogues().length, notes: notes().length };
    person.press(place, status(), 'Set my weights');
    const dialogue = await discord.until(() => dialogues()[before.dialogues]);
    const labels = (dialogue.components as Json[]).map(({ label }) => String(label));
    const values = Object.fromEntries(
      labels.map((label, index) => [label, index === decisive ? ['5'] : ['0']]),
    );
    person.fill(place, dialogue, values, { on: status() });
    return discord.until(() => notes()[before.notes]);
  }

  const note = await weigh(anna, thread, 0);
  expect(textOf(note)).toContain('Nobody else sees it.');
  await discord.until(() => textOf(status()).includes('1 of 3 have answered.'));

  await adapter.stop();
  await again().adapter.start();
  await weigh(ben, thread, 1);
  await discord.until(() => textOf(status()).includes('2 of 3 have answered.'));
  anna.press(thread, note, 'Share mine');
  const shared = await discord.until(() =>
    answersIn(discord, thread.id).find((message) => textOf(message).includes('shares their weights')),
  );
  expect(isAlone(shared)).toBe(false);

  await weigh(cara, thread, 2);
  await discord.until(() => textOf(status()).includes('Closed when all had answered.'));
  const result = await discord.until(() =>
    answersIn(discord, thread.id).find((message) => textOf(message).includes('divides you')),
  );
  expect(result.message_reference).toBeUndefined();
  const edits = discord.calls.filter(({ method, path }) => method === 'PATCH' && /messages\/\d+$/.test(path));
  expect(new Set(edits.map(({ path }) => path)).size).toBe(1);
  const late = cara.press(thread, opened, 'Set my weights');
  await discord.until(() => late.answered !== null);
  expect(textOf(discord.world.messages.get(late.message ?? '')?.json ?? {})).toContain('closed');

  const seen = answersIn(discord, thread.id).filter((message) => !isAlone(message) && message !== shared);
  for (const message of seen.filter(({ id }) => id !== result.id))
    expect(textOf(message)).not.toMatch(/Decides it|Matters/);
  const key = { workspace: `discord:${guild.id}`, kind: 'conversation', id: thread.id } as const;
  await expect.poll(async () => (await store.load(key))?.value.outbox).toEqual([]);
});
