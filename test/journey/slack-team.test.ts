import { Readable } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import { csvOf } from '../../src/adapters/decisions/csv.ts';
import { exportedRecords } from '../../src/adapters/decisions/exported-records.ts';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { exportLines } from '../../src/adapters/transfer/export.ts';
import { importLines } from '../../src/adapters/transfer/import.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { knowledge, type Setup, setUp } from '../doubles/slack/setup.ts';
import { type Posted, recordOf, until } from '../doubles/slack/workspace.ts';
import { turned } from '../doubles/turned-knowledge.ts';

const opened: Setup[] = [];
afterEach(async () => {
  const all = opened.splice(0);
  for (const slack of all) await slack.close();
  expect(all.flatMap(({ server }) => server.workspace.complaints)).toEqual([]);
});

it.each(['socket', 'http'] as const)(
  'a team in Slack over %s is guided, weighs, differs, decides, hears what changed, supersedes, and moves with its records',
  async (transport) => {
    let known: Knowledge = knowledge;
    const slack = await setUp(transport, { known: () => known });
    opened.push(slack);
    const { posts, views, ephemerals } = slack.server.workspace;
    const settled = () => until('all replies posted', () => slack.waiting() === 0);
    const last = (): Posted => posts.at(-1) ?? fail('nothing was posted');
    const saying = (words: RegExp): Posted[] => posts.filter(({ text }) => words.test(text));

    // Guided by buttons and words, by several people, over a restart, with a digression.
    await slack.people.command('C0OPEN', 'U1', 'recommend');
    await settled();
    const thread = last().ts;
    const press = async (user: string, label: string): Promise<void> => {
      await slack.people.press(last(), user, label);
      await settled();
    };
    const say = async (user: string, words: string): Promise<void> => {
      await slack.people.say('C0OPEN', user, words, { thread });
      await settled();
    };
    expect(last().text).toContain('Question 1:');
    const first = questionIn(last());
    await say('U2', 'why do you ask?');
    expect(questionIn(last())).toBe(first);
    await press('U1', 'Yes');
    expect(last().text).toContain('Question 2:');
    await slack.adapter().stop();
    await slack.another();
    const second = questionIn(last());
    await say('U3', 'which of them has migrations built in?');
    expect(last().text).toContain('Django');
    expect(questionIn(last())).toBe(second);
    await say('U2', 'skip');
    expect(last().text).toContain('Question 3:');
    await press('U3', 'Just tell me');
    expect(last().text).toMatch(/Heard: |Heard from others: /);
    expect(last().thread).toBe(thread);

    // Each in a private form; the thread sees how many answered, then the result and where they differ.
    await say('U1', '<@U0BOT> let us weigh django and fastapi together with <@U2>, <@U3> and me');
    const weighing = last();
    const status = () => JSON.stringify(posts.find(({ ts }) => ts === weighing.ts)?.blocks);
    for (const [at, user] of ['U1', 'U2', 'U3'].entries()) {
      const before = views.length;
      await slack.people.press(weighing, user, 'Set my weights');
      await until('a form', () => views.length > before);
      const form = views.at(-1) ?? fail('no form');
      const fields = listOf(form.view.blocks).filter(({ type }) => type === 'input');
      expect(fields).toHaveLength(5);
      const filled = fields.map(({ block_id: id }, index) => [String(id), index === at ? '5' : '0']);
      await slack.people.submit(form, user, Object.fromEntries(filled));
      await settled();
      expect(status()).toContain(at < 2 ? `${at + 1} of 3 have answered.` : 'Closed when all had answered.');
    }
    const [result = fail('no result')] = saying(/Each alone: /);
    expect(result.thread).toBe(thread);
    expect(result.text).toContain('divides you (±');
    await slack.people.press(result, 'U3', 'As a picture');
    await settled();
    expect(last().blocks.find(({ type }) => type === 'image')).toMatchObject({
      alt_text: expect.stringMatching(/^Mean share of all weight that 3 people give to \d criteria/),
    });
    expect(JSON.stringify(posts)).not.toMatch(/Decides it|"initial_option"/);

    // Decided by words, edited in a form, confirmed by a button.
    await say('U2', '<@U0BOT> ok team, we go with fastapi');
    const draft = last();
    expect(draft.text).toContain('not recorded yet');
    const before = views.length;
    await slack.people.press(draft, 'U1', 'What');
    await until('a form', () => views.length > before);
    await slack.people.submit(views.at(-1) ?? fail('no form'), 'U1', { title: 'Framework for the shop' });
    await settled();
    expect(last().ts).toBe(draft.ts);
    // Somebody named in words can't be shown in a form's list of people, and stays.
    await say('U1', 'set informed to the platform crew');
    const shown = views.length;
    await slack.people.press(last(), 'U3', 'People');
    await until('a form', () => views.length > shown);
    await slack.people.submit(views.at(-1) ?? fail('no form'), 'U3', { consulted: ['U3'] });
    await settled();
    const [card = fail('no draft')] = posts.filter(({ ts }) => ts === draft.ts);
    expect(card.text).toMatch(/Consulted: .*Cara/);
    expect(card.text).toContain('Informed: the platform crew');
    await press('U1', 'Record it');
    const [id = fail('no id')] = /d-[0-9a-f]{6}/.exec(last().text) ?? [];
    expect(saying(new RegExp(`Recorded: .*Framework for the shop.* \\(${id}\\), accepted`))).toHaveLength(1);

    // Other knowledge after a restart: one note in the thread, however many processes run.
    await slack.adapter().stop();
    known = turned(knowledge, 'django');
    await slack.another();
    await slack.another();
    await until('a note', () => saying(/evidence has moved/).length > 0);
    await settled();
    const [note = fail('no note')] = saying(/evidence has moved/);
    expect(note.thread).toBe(thread);
    expect(note.text).toContain('The ranking changes');

    // Another record supersedes it.
    await say('U3', `<@U0BOT> supersede ${id} with django`);
    await press('U3', 'Record it');
    await until('the word on the old one', () => saying(/is superseded by/).length > 0);
    await expect.poll(() => left(slack)).toEqual([]);
    await say('U1', `<@U0BOT> show ${id}`);
    expect(last().text).toMatch(new RegExp(`Superseded ${id}`));
    expect(saying(/is superseded by/)).toHaveLength(1);
    expect(saying(/evidence has moved/)).toHaveLength(1);
    expect(ephemerals).toEqual([]);
    await expect.poll(() => left(slack)).toEqual([]);

    // Exported as a table, and moved to another store, where an adapter answers from it.
    const all = { workspace: null, id: null, closed: false };
    const table = csvOf(await exportedRecords(slack.store, all));
    expect(table).toContain('Framework for the shop');
    expect(table.trim().split('\n')).toHaveLength(3);
    const lines = await linesOf(slack);
    const elsewhere = openMemoryStore();
    await importLines(elsewhere, Readable.from(lines), { replace: false });
    expect(csvOf(await exportedRecords(elsewhere, all))).toBe(table);
    const moved = await setUp(transport, { store: elsewhere, known: () => known });
    opened.push(moved);
    const later = { ts: '1799000000.000100' };
    await moved.people.say('C0OPEN', 'U2', '<@U0BOT> why did we choose django?', later);
    await until('an answer', () => moved.server.workspace.posts.length > 0);
    const [why = fail('no answer')] = moved.server.workspace.posts;
    expect(why.text).toContain('accepted');
    expect(JSON.stringify(why.blocks)).toContain(`thread_ts=${thread}`);
    expect(why.text).not.toContain('evidence has moved');
  },
);

function questionIn({ text }: Posted): string {
  return /[Qq]uestion (\d: [^?]+\?)/.exec(text)?.[1] ?? fail(`no question in ${text}`);
}

/** Everything that is yet to be posted. */
async function left({ store }: Setup): Promise<unknown[]> {
  const all = [];
  for await (const { value } of store.list('slack:T0TEAM', 'conversation')) all.push(...value.outbox);
  for await (const { value } of store.list('slack:T0TEAM', 'decision')) all.push(...value.notices);
  return all;
}

async function linesOf({ store }: Setup): Promise<string[]> {
  const lines = [];
  for await (const line of exportLines(store)) lines.push(line);
  return lines;
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}

function fail(why: string): never {
  throw new Error(why);
}
