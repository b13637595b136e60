import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { csvOf } from '../../src/adapters/decisions/csv.ts';
import { exportedRecords } from '../../src/adapters/decisions/exported-records.ts';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { exportLines } from '../../src/adapters/transfer/export.ts';
import { importLines } from '../../src/adapters/transfer/import.ts';
import type { Store } from '../../src/core/store/store.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { answered, answersIn, knowledge, scene, textOf } from '../adapters/discord/harness.ts';
import type { Json } from '../doubles/discord/objects.ts';
import type { Person } from '../doubles/discord/people.ts';
import { turned } from '../doubles/turned-knowledge.ts';

it('a team in Discord is guided, weighs alone, differs, decides, is told what changed, supersedes, and moves with its records', async () => {
  let known: Knowledge = knowledge;
  const { discord, guild, channel, anna, adapter, again, store } = await scene({ known: () => known });
  const ben = discord.person('ben');
  const cara = discord.person('cara');
  const asked = anna.command(channel, 'recommend');
  const thread = await discord.until(() => discord.world.channels.get(asked.message ?? ''));

  const now = (message: Json): Json => discord.world.messages.get(String(message.id))?.json ?? {};
  const isAlone = ({ flags }: Json): boolean => (Number(flags) & 64) !== 0;
  const open = (): Json[] => answersIn(discord, thread.id).filter((message) => !isAlone(message));
  const saying = (words: RegExp): Json[] => open().filter((message) => words.test(textOf(message)));
  const first = (words: RegExp): Promise<Json> => discord.until(() => saying(words)[0]);
  const dialogues = (): Json[] =>
    discord.calls.flatMap(({ body }) => (body.type === 9 ? [body.data as Json] : []));

  /** What the thread gets to what somebody does. */
  async function after(act: () => unknown): Promise<Json> {
    const before = open().length;
    act();
    return discord.until(() => open()[before]);
  }

  /** Presses what opens a dialogue, and fills it in. */
  async function fill(
    person: Person,
    on: Json,
    label: string,
    values: (labels: readonly string[]) => Readonly<Record<string, string | readonly string[]>>,
  ): Promise<void> {
    const before = dialogues().length;
    person.press(thread, now(on), label);
    const dialogue = await discord.until(() => dialogues()[before]);
    const labels = (dialogue.components as Json[]).map((one) => String(one.label));
    person.fill(thread, dialogue, values(labels), { on: now(on) });
  }

  // Guided: by buttons and by words, by several people, over a restart, with a digression.
  let [at = {}] = await answered(discord, thread.id, 1);
  const question = questionIn(at);
  at = await after(() => ben.write(thread, 'why do you ask?'));
  expect(questionIn(at)).toBe(question);
  at = await after(() => anna.press(thread, at, 'Yes'));
  expect(textOf(at)).toContain('Question 2:');
  const second = questionIn(at);
  await adapter.stop();
  const afterRestart = again();
  await afterRestart.adapter.start();
  at = await after(() => cara.write(thread, 'which of them has migrations built in?'));
  expect(questionIn(at)).toBe(second);
  at = await after(() => ben.write(thread, 'skip'));
  expect(textOf(at)).toContain('Question 3:');
  at = await after(() => cara.press(thread, at, 'Just tell me'));
  expect(textOf(at)).toMatch(/Heard: |Heard from others: /);

  // Each alone, in a dialogue of five fields; the thread sees how many, then what it comes to and where they differ.
  const people = `<@${ben.id}>, <@${cara.id}> and me`;
  const weighing = await after(() =>
    anna.write(thread, `${anna.mention} let us weigh django and fastapi together with ${people}`),
  );
  for (const [decisive, person] of [anna, ben, cara].entries()) {
    await fill(person, weighing, 'Set my weights', (labels) => {
      expect(labels).toHaveLength(5);
      return Object.fromEntries(labels.map((label, index) => [label, [index === decisive ? '5' : '0']]));
    });
    const says = decisive < 2 ? `${decisive + 1} of 3 have answered.` : 'Closed when all had answered.';
    await discord.until(() => textOf(now(weighing)).includes(says));
  }
  const result = await first(/Each alone: /);
  expect(textOf(result)).toContain('divides you (±');
  await after(() => cara.press(thread, result, 'As a picture'));
  const sent = discord.calls.find(({ files }) => files.size > 0);
  expect(JSON.stringify(sent?.body)).toContain('"description":"Mean share of all weight that 3 people give');
  expect(saying(/Decides it/)).toEqual([]);

  // Decided by words, edited in a dialogue, confirmed by a button.
  const draft = await after(() => ben.write(thread, `${ben.mention} ok team, we go with fastapi`));
  expect(textOf(draft)).toContain('not recorded yet');
  await fill(anna, draft, 'What', () => ({ Title: 'Framework for the shop' }));
  await discord.until(() => textOf(now(draft)).includes('Framework for the shop'));
  // Who was named in words has no place in a dialogue's list of people, and stays.
  anna.write(thread, 'set informed to the platform crew');
  await discord.until(() => textOf(now(draft)).includes('the platform crew'));
  await fill(cara, draft, 'People', () => ({ Consulted: [cara.id] }));
  await discord.until(() => textOf(now(draft)).includes(`Consulted:** <@${cara.id}>`));
  expect(textOf(now(draft))).toContain('Informed:** the platform crew');
  anna.press(thread, now(draft), 'Record it');
  const recorded = textOf(await first(/Recorded: .*Framework for the shop/));
  const [id = ''] = /d-[0-9a-f]{6}/.exec(recorded) ?? [];
  expect(recorded).toMatch(new RegExp(`${id}\\), accepted`));

  // Other knowledge after a restart: one note in the thread, however often and by whom it is looked for.
  await afterRestart.adapter.stop();
  known = turned(knowledge, 'django');
  const adapters = [again(), again()];
  await Promise.all(adapters.map((one) => one.adapter.start()));
  expect(textOf(await first(/evidence has moved/))).toContain('The ranking changes');
  for (const { tick } of [...adapters, ...adapters]) tick();

  // Another record takes its place, and both are looked up in the list.
  const [last] = adapters;
  await adapters[1]?.adapter.stop();
  const next = await after(() => cara.write(thread, `${cara.mention} supersede ${id} with django`));
  cara.press(thread, now(next), 'Record it');
  await first(/Recorded: .*Django/);
  await discord.until(() => {
    last?.tick();
    return saying(/is superseded by/)[0];
  });
  await expect.poll(() => left(store, `discord:${guild.id}`)).toEqual([]);
  const before = open().length;
  anna.command(thread, 'decisions', { search: id });
  const found = await discord.until(() => open()[before]);
  expect(textOf(found)).toMatch(new RegExp(`Superseded ${id}: .*Framework for the shop`));
  expect(saying(/evidence has moved/)).toHaveLength(1);

  // Taken away as a table, and moved as it is to another store, where a adapter answers from it.
  const all = { workspace: null, id: null, closed: false };
  const table = csvOf(await exportedRecords(store, all));
  expect(table).toContain('Framework for the shop');
  expect(table.trim().split('\n')).toHaveLength(3);
  const lines = [];
  for await (const line of exportLines(store)) lines.push(line);
  const elsewhere = openMemoryStore();
  await importLines(elsewhere, Readable.from(lines), { replace: false });
  expect(csvOf(await exportedRecords(elsewhere, all))).toBe(table);
  await last?.adapter.stop();
  const moved = again({}, elsewhere);
  await moved.adapter.start();
  const why = ben.write(channel, `${ben.mention} why did we choose django?`);
  const [answer = {}] = await answered(discord, String(why.json.id), 1);
  expect(textOf(answer)).toContain('accepted');
  expect(JSON.stringify(answer.components)).toContain(`/${thread.id}`);
});

function questionIn(message: Json): string {
  const [, question = ''] = /[Qq]uestion (\d: [^?]+\?)/.exec(textOf(message).replaceAll('*', '')) ?? [];
  expect(question, textOf(message)).not.toBe('');
  return question;
}

/** What threads are yet to be told. */
async function left(store: Store, workspace: string): Promise<unknown[]> {
  const all = [];
  for await (const { value } of store.list(workspace, 'conversation')) all.push(...value.outbox);
  for await (const { value } of store.list(workspace, 'decision')) all.push(...value.notices);
  return all;
}
