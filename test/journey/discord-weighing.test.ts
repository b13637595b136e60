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
    `${anna.mention} let us weigh django and fastapi together with <@${ben.id}>, <@${cara.id}> and me`,
  );
  const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
  const [opened = {}] = await answered(discord, thread.id, 1);
  const posted = discord.calls.find(({ body }) => JSON.stringify(body).includes('Set my weights'));
  expect(posted?.body.allowed_mentions).toEqual({
    parse: [],
    users: [ben.id, cara.id, anna.id],
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
  expect(textOf(discord.world.messages.get(late.message ?? '')?.json ?? {})).toContain(
    'This weighing is over.',
  );

  const seen = answersIn(discord, thread.id).filter((message) => !isAlone(message) && message !== shared);
  for (const message of seen.filter(({ id }) => id !== result.id))
    expect(textOf(message)).not.toMatch(/Decides it|Matters/);
  const key = { workspace: `discord:${guild.id}`, kind: 'conversation', id: thread.id } as const;
  await expect.poll(async () => (await store.load(key))?.value.outbox).toEqual([]);
});

it('in a thread of Discord, weights said aloud lead to a form, a weighing is closed in words, a reset undone, and a person forgotten', async () => {
  const { discord, channel, anna, guild, store } = await scene();
  const ben = discord.person('ben');
  const cara = discord.person('cara');
  const asked = anna.write(channel, `${anna.mention} we need an admin panel. which should we use?`);
  const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
  await answered(discord, thread.id, 1);
  const saying = (words: RegExp): Promise<Json> =>
    discord.until(() => answersIn(discord, thread.id).findLast((message) => words.test(textOf(message))));
  const now = (message: Json): Json => discord.world.messages.get(String(message.id))?.json ?? {};
  const dialogues = (): Json[] =>
    discord.calls.flatMap(({ body }) => (body.type === 9 ? [body.data as Json] : []));

  anna.write(thread, `${anna.mention} let us weigh django and fastapi together with <@${ben.id}>`);
  const status = await saying(/0 of 1 have answered/);
  ben.write(thread, 'security 5, async 1');
  const pointer = await saying(/Weights count from your form/);
  expect(textOf(pointer)).toContain('Decides it: security defaults.');
  const refused = cara.press(thread, now(pointer), 'Set your weights');
  await discord.until(() => refused.answered !== null);
  expect(textOf(discord.world.messages.get(refused.message ?? '')?.json ?? {})).toContain(
    'Only those who were asked',
  );
  expect(dialogues()).toHaveLength(0);
  ben.press(thread, now(pointer), 'Set your weights');
  const form = await discord.until(() => dialogues()[0]);
  ben.fill(thread, form, {}, { on: now(pointer) });
  await discord.until(() => textOf(now(status)).includes('when all had answered'));

  anna.write(thread, `${anna.mention} let us weigh django and fastapi together`);
  await saying(/Nobody has answered yet/);
  anna.write(thread, `${anna.mention} and databases?`);
  anna.write(thread, 'close it when ben is back');
  await saying(/Close the weighing now/);
  anna.write(thread, 'ok, close it');
  await saying(/Nobody answered/);

  ben.write(thread, `${anna.mention} start over`);
  const reset = await saying(/I've forgotten what was said here/);
  cara.press(thread, now(reset), 'Undo');
  expect(textOf(await saying(/It's all back/))).toContain('admin panel');

  ben.write(thread, `${anna.mention} forget me`);
  const offer = await saying(/Nothing has happened yet/);
  const other = cara.press(thread, now(offer), 'Forget me');
  await discord.until(() => other.answered !== null);
  expect(textOf(discord.world.messages.get(other.message ?? '')?.json ?? {})).toContain(
    'for the person who asked',
  );
  ben.press(thread, now(offer), 'Forget me');
  const sure = await discord.until(() => dialogues()[1]);
  ben.fill(thread, sure, { 'Are you sure?': ['yes'] }, { on: now(offer) });
  const kept = async (): Promise<string> => {
    const all: string[] = [];
    for (const kind of ['conversation', 'weighing'] as const)
      for await (const { value } of store.list(`discord:${guild.id}`, kind)) all.push(JSON.stringify(value));
    return all.join('');
  };
  await expect.poll(kept).not.toContain(`"${ben.id}"`);
});
