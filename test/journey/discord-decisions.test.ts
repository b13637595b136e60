import { expect, it } from 'vitest';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { answered, answersIn, knowledge, scene, textOf } from '../adapters/discord/harness.ts';
import type { Channel, Json } from '../doubles/discord/objects.ts';
import type { Person } from '../doubles/discord/people.ts';
import { turned } from '../doubles/turned-knowledge.ts';

it('a team drafts, edits, votes and records in a Discord thread, over restarts, hears once what changed, and supersedes', async () => {
  let known: Knowledge = knowledge;
  const { discord, channel, anna, adapter, again, later } = await scene({ known: () => known });
  const ben = discord.person('ben');
  const asked = anna.write(
    channel,
    `${anna.mention} we are 3 people and wait much on other services. django or fastapi?`,
  );
  const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
  await answered(discord, thread.id, 1);

  const now = (message: Json): Json => discord.world.messages.get(String(message.id))?.json ?? {};
  const open = (): Json[] => answersIn(discord, thread.id).filter(({ flags }) => (Number(flags) & 64) === 0);
  const saying = (words: RegExp): Json[] => open().filter((message) => words.test(textOf(message)));
  const first = (words: RegExp): Promise<Json> => discord.until(() => saying(words)[0]);
  const dialogues = (): Json[] =>
    discord.calls.flatMap(({ body }) => (body.type === 9 ? [body.data as Json] : []));

  /** Opens a dialog by its button, and submits it with some fields changed. */
  async function fill(
    person: Person,
    place: Channel,
    on: Json,
    label: string,
    values: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<void> {
    const before = dialogues().length;
    person.press(place, now(on), label);
    const dialogue = await discord.until(() => dialogues()[before]);
    person.fill(place, dialogue, values, { on: now(on) });
  }

  // The draft comes from the thread, and is edited in groups of fields.
  ben.write(thread, `${ben.mention} ok team, we go with fastapi`);
  const draft = await first(/not recorded yet/);
  expect(textOf(draft)).toMatch(/Considered Django/);
  expect(textOf(draft)).toContain(`<@${anna.id}>`);
  await fill(anna, thread, draft, 'What', { Title: 'Framework for the shop' });
  await discord.until(() => textOf(now(draft)).includes('Framework for the shop'));
  const [id = ''] = /d-[0-9a-f]{6}/.exec(textOf(draft)) ?? [];

  // The vote stays open over a restart, and ballots can change until it closes.
  await fill(ben, thread, draft, 'Put to the vote', {
    'Who votes': [anna.id, ben.id],
    'What it takes': ['consent'],
  });
  const proposal = await first(/Vote on d-/);
  anna.press(thread, now(proposal), 'Against');
  await discord.until(() => /against 1/.test(textOf(now(proposal))));
  anna.press(thread, now(proposal), 'For');
  await discord.until(() => /For 1 .*against 0/.test(textOf(now(proposal))));
  await adapter.stop();
  const second = again();
  await second.adapter.start();
  ben.write(thread, 'yes, it fits us');
  await discord.until(() => /Everyone has voted/.test(textOf(now(proposal))));
  // A correction in the last minute, and another one back.
  anna.write(thread, 'wait, I vote no');
  await discord.until(() => /against 1/.test(textOf(now(proposal))));
  anna.write(thread, ':+1: after all');
  await discord.until(() => /For 2 .*against 0/.test(textOf(now(proposal))));
  later(61_000);
  second.tick();
  await discord.until(() => /Accepted d-/.test(textOf(now(proposal))));
  await first(/^Accepted by vote/);

  // The knowledge changed before the next restart: one notice, however often the adapter looks.
  await second.adapter.stop();
  known = turned(knowledge, 'fastapi');
  const third = again();
  await third.adapter.start();
  const moved = await first(/evidence has moved/);
  expect(textOf(moved)).toContain('The ranking changes');
  third.tick();
  third.tick();

  // Another record supersedes it, and the old one says so.
  anna.write(thread, `${anna.mention} supersede ${id} with django`);
  const next = await first(new RegExp(`Supersedes: ?.*${id}`));
  anna.press(thread, now(next), 'Record it');
  await first(/Recorded: .*Django/);
  third.tick();
  await discord.until(() => /Superseded d-/.test(textOf(now(proposal))));
  expect(saying(/evidence has moved/)).toHaveLength(1);

  const why = ben.write(channel, `${ben.mention} why did we choose django?`);
  const [answer = {}] = await answered(discord, String(why.json.id), 1);
  expect(textOf(answer)).toContain('accepted');
  expect(JSON.stringify(answer.components)).toContain(`/${thread.id}`);
});

it('without the Message Content intent a vote’s card asks for buttons or a mention, and both change one’s mind', async () => {
  const { discord, channel, anna } = await scene({ messageContent: false });
  const asked = anna.write(channel, `${anna.mention} django or fastapi?`);
  const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
  await answered(discord, thread.id, 1);
  anna.write(thread, `${anna.mention} ok team, we go with fastapi`);
  const saying = (words: RegExp): Json | undefined =>
    answersIn(discord, thread.id).find((message) => words.test(textOf(message)));
  const now = (message: Json): Json => discord.world.messages.get(String(message.id))?.json ?? {};
  await discord.until(() => saying(/not recorded yet/));
  anna.write(thread, `${anna.mention} put it to the vote`);
  const card = await discord.until(() => saying(/Vote on d-/));
  expect(textOf(card)).toContain('Use the buttons, or mention me');
  anna.press(thread, now(card), 'For');
  await discord.until(() => /For 1/.test(textOf(now(card))));
  anna.write(thread, `${anna.mention} change my vote to no`);
  await discord.until(() => /against 1/.test(textOf(now(card))));
  anna.write(thread, `${anna.mention} withdraw my vote`);
  await discord.until(() => /For 0 .*against 0/.test(textOf(now(card))));
});
