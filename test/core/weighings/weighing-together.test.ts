import { beforeEach, describe, expect, it } from 'vitest';
import { openLowdbStore } from '../../../src/adapters/lowdb/store.ts';
import { renderMarkdown } from '../../../src/adapters/markdown/render.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { exportLines } from '../../../src/adapters/transfer/export.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import { type Answer, answerSchema, type Choice, pressed } from '../../../src/core/answer/answer.ts';
import type { AskRequest } from '../../../src/core/assistant/ask-request.ts';
import { type Assistant, createAssistant } from '../../../src/core/assistant/assistant.ts';
import { type Filled, longestRef } from '../../../src/core/forms/form.ts';
import { forgetUser } from '../../../src/core/store/forget-user.ts';
import type { Store } from '../../../src/core/store/store.ts';
import type { Posting } from '../../../src/core/threads/thread-posts.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { builtIn } from '../built-in.ts';

const workspace = 'a-adapter:w';
const hour = 3_600_000;
/** A Sunday. */
const start = Date.parse('2026-11-22T12:00:00Z');
let time: number;
let store: Store;
let assistant: Assistant;
let deliveries: number;

const open = (shared = false): Assistant =>
  createAssistant({
    store: shared ? { ...store, shared: true } : store,
    knowledge: () => builtIn,
    now: () => time,
  });

beforeEach(() => {
  time = start;
  store = openMemoryStore();
  assistant = open();
  deliveries = 0;
});

const incoming = (author: string, words: string, more: Partial<AskRequest> = {}): AskRequest => ({
  rights: everyRight,
  workspace,
  conversation: 'c',
  author,
  words,
  audience: 'direct',
  delivery: `d${deliveries++}`,
  replyTo: { platform: 'a-adapter', address: 'there' },
  ...more,
});

/** Sends a message and posts what comes of it, as an adapter does. */
async function say(author: string, words: string, more: Partial<AskRequest> = {}) {
  const outcome = await assistant.ask(incoming(author, words, more));
  if (outcome.kind !== 'answered') throw new Error(`${words}: ${outcome.kind}`);
  const posted =
    outcome.post === null ? [] : await postAll([{ workspace, conversation: 'c', outgoing: outcome.post }]);
  return { ...outcome, text: renderMarkdown(outcome.answer), posted };
}

type Posted = {
  readonly id: string;
  readonly replaces: string | null;
  readonly answer: Answer;
  readonly text: string;
};
type Done = {
  readonly note: string;
  readonly blocks: Answer['blocks'];
  readonly posted: readonly Posted[];
};

/** Posts what's handed over, and what waits behind it. */
async function postAll(postings: readonly Posting[], by = assistant): Promise<Posted[]> {
  const posted: Posted[] = [];
  for (const { conversation, outgoing } of postings) {
    let next: typeof outgoing | null = outgoing;
    while (next !== null) {
      const answer = answerSchema.parse(next.content);
      posted.push({ id: next.answer, replaces: next.replaces, answer, text: renderMarkdown(answer) });
      next = await by.outbox.posted(workspace, conversation, next.answer, { message: `m-${next.answer}` });
    }
  }
  return posted;
}

const actor = (author: string) => ({ workspace, conversation: 'c', author, place: null, rights: everyRight });

function opens(choices: readonly Choice[], label: string): string {
  const choice = choices.find((one) => one.label === label);
  if (choice === undefined || pressed(choice) !== undefined || !('opens' in choice))
    throw new Error(`no form behind "${label}"`);
  return choice.opens;
}
const choicesIn = (blocks: readonly { readonly kind: string }[]): Choice[] =>
  blocks.flatMap((block) => ('choices' in block && Array.isArray(block.choices) ? block.choices : []));

async function begin(words = 'let us weigh django, flask and fastapi together') {
  const opened = await say('anna', words);
  return { opened, ref: opens(choicesIn(opened.answer.blocks), 'Set my weights') };
}

async function submit(
  author: string,
  ref: string,
  filled: Filled,
  delivery = `f${deliveries++}`,
): Promise<Done> {
  const submitted = await assistant.forms.submit({ ...actor(author), ref, filled, delivery });
  if (submitted === undefined) throw new Error(`${ref} is nobody's form`);
  return {
    note: submitted.note === null ? '' : renderMarkdown(submitted.note),
    blocks: submitted.note?.blocks ?? [],
    posted: await postAll(submitted.postings),
  };
}

async function formOf(author: string, ref: string) {
  const opened = await assistant.forms.open({ ...actor(author), ref });
  if (opened?.kind !== 'form') throw new Error('refused');
  return opened.form;
}

/** Submits weights by which one criterion decides and the others don't matter. */
async function towards(author: string, ref: string, at: number, delivery?: string): Promise<Done> {
  const { fields } = await formOf(author, ref);
  const filled = Object.fromEntries(fields.map(({ id }, index) => [id, index === at ? '5' : '0']));
  return submit(author, ref, filled, delivery);
}

describe('weighing together', () => {
  it('asks everyone about at most five criteria, in words', async () => {
    const { ref } = await begin();
    const form = await formOf('ben', ref);
    expect(form.fields).toHaveLength(5);
    expect(form.title.length).toBeLessThanOrEqual(24);
    expect(form.ref.length).toBeLessThanOrEqual(longestRef);
    for (const field of form.fields) {
      expect(field.label.length).toBeLessThanOrEqual(45);
      expect(field.hint?.length).toBeLessThanOrEqual(100);
      expect(field.kind === 'one' && field.options.map(({ label }) => label)).toEqual([
        "Doesn't matter",
        'Matters a little',
        'Matters somewhat',
        'Matters',
        'Matters a lot',
        'Decides it',
      ]);
    }
  });

  it('tells the thread how many have answered, by editing one message', async () => {
    const { opened, ref } = await begin();
    expect(opened.text).toContain('Nobody has answered yet.');
    const first = await towards('anna', ref, 0);
    const second = await towards('ben', ref, 1);
    const again = await towards('ben', ref, 2);
    expect([...first.posted, ...second.posted].map(({ replaces }) => replaces)).toEqual([
      opened.answer.id,
      opened.answer.id,
    ]);
    expect(second.posted[0]?.text).toContain('2 people have answered.');
    // Changing an answer concerns nobody else.
    expect(again.posted).toEqual([]);
    expect((await store.load({ workspace, kind: 'conversation', id: 'c' }))?.value.editable).toMatchObject([
      { answer: opened.answer.id },
    ]);
  });

  it('gives the combined ranking and where the team disagrees, when its opener closes it', async () => {
    const { opened, ref } = await begin();
    for (const [at, author] of ['anna', 'ben', 'cara'].entries()) await towards(author, ref, at);
    expect((await say('ben', 'close the weighing')).text).toContain(
      'Only anna, who opened this, can close it.',
    );
    const { text, answer, posted } = await say('anna', 'close it');
    expect(answer.ranking).toHaveLength(3);
    expect(text).toContain('Each alone: ');
    expect(text).toContain('divides you (±');
    expect(answer.sources.length).toBeGreaterThan(0);
    expect(posted.map(({ replaces }) => replaces)).toEqual([null, opened.answer.id]);
    expect(posted[1]?.text).toContain('Closed by the one who opened it');
    expect((await towards('ben', ref, 0).catch(() => 'refused')) === 'refused').toBe(true);
    expect(await assistant.forms.open({ ...actor('ben'), ref })).toMatchObject({ kind: 'refused' });
    expect((await submit('ben', ref, {})).note).toContain('is over');
  });

  it.each([
    [1, 'Only one person answered'],
    [2, 'Only two of you answered, so each can tell'],
  ])('gives only the combined ranking for %i answers, and says what it can reveal', async (many, says) => {
    const { ref } = await begin();
    for (const [at, author] of ['anna', 'ben'].slice(0, many).entries()) await towards(author, ref, at);
    const { text } = await say('anna', 'close the weighing');
    expect(text).toContain(says);
    expect(text).not.toContain('Each alone');
    expect(text).not.toContain('divides');
  });

  it('shows nothing of the result before it closes', async () => {
    const { ref } = await begin();
    for (const [at, author] of ['anna', 'ben', 'cara'].entries()) await towards(author, ref, at);
    const { text, answer } = await say('ben', 'how does it look?');
    expect(text).toContain('3 people have answered.');
    expect(answer.ranking).toBeNull();
  });

  it('says so if nobody answered', async () => {
    await begin();
    expect((await say('anna', 'close it')).text).toContain('Nobody answered');
  });

  it('allows changes until it is closed, and counts a repeated submission once', async () => {
    const { ref } = await begin();
    const { fields } = await formOf('ben', ref);
    await towards('ben', ref, 0, 'first');
    await towards('ben', ref, 1, 'second');
    await towards('ben', ref, 0, 'first');
    const { fields: now } = await formOf('ben', ref);
    expect(now.map((field) => field.kind === 'one' && field.value)).toEqual(
      fields.map((_, at) => (at === 1 ? '5' : '0')),
    );
  });

  it('takes further criteria and needs from the second form, and keeps those of the first', async () => {
    const { ref } = await begin();
    const { blocks } = await towards('ben', ref, 0);
    const more = opens(choicesIn(blocks), 'More criteria');
    const form = await formOf('ben', more);
    const [matters, decides, needs] = form.fields;
    if (matters?.kind !== 'several' || decides?.kind !== 'several' || needs?.kind !== 'several')
      throw new Error('three lists');
    for (const { options } of [matters, decides, needs]) expect(options.length).toBeLessThanOrEqual(25);
    const [one = '', two = ''] = matters.options.map(({ value }) => value);
    const [need = ''] = needs.options.map(({ value }) => value);
    const { note } = await submit('ben', more, { matters: [one], decides: [two], needs: [need] });
    expect(note).toContain('Decides it: ');
    expect(note).toContain('Matters: ');
    expect(note).toContain('Needs: ');
    const again = await formOf('ben', more);
    expect(again.fields.map((field) => field.kind === 'several' && field.values)).toEqual([
      [one],
      [two],
      [need],
    ]);
    const first = await formOf('ben', ref);
    expect(first.fields[0]).toMatchObject({ value: '5' });
  });

  it('keeps no answer in which nothing counts', async () => {
    const { ref } = await begin();
    const { note, blocks, posted } = await submit('ben', ref, {});
    expect(note).toContain("This wasn't kept");
    expect(note).not.toContain('before');
    expect(posted).toEqual([]);
    // The note leads back to the form, and an earlier answer stays.
    await towards('ben', opens(choicesIn(blocks), 'Set my weights'), 0);
    expect((await submit('ben', ref, {})).note).toContain('What you gave before stays.');
    expect((await formOf('ben', ref)).fields.filter(({ kind }) => kind === 'one')[0]).toMatchObject({
      value: '5',
    });
  });

  it('shows shared weights, at once and in the result', async () => {
    const { ref } = await begin();
    expect((await say('ben', 'share my weights')).text).toContain("You haven't answered");
    for (const [at, author] of ['anna', 'ben', 'cara'].entries()) await towards(author, ref, at);
    expect((await say('ben', 'share my weights')).text).toMatch(
      /ben shares their weights.[\s\S]*Decides it: /,
    );
    const { text } = await say('anna', 'close the weighing');
    expect(text).toContain('ben shares theirs.');
    expect(text).not.toMatch(/(anna|cara) shares theirs/);
  });

  it('hides weights that were shared and taken back, or never shared', async () => {
    const { ref } = await begin();
    await towards('ben', ref, 0);
    await towards('cara', ref, 1);
    expect((await say('cara', 'please do not share my weights')).text).toContain("you haven't shared them");
    expect((await say('ben', 'share my weights')).text).toContain('shares their weights');
    expect((await say('ben', 'stop sharing my weights')).text).toContain('yours alone again');
    expect((await say('cara', 'show my weights')).text).not.toContain('Decides it');
    const result = (await say('anna', 'close the weighing')).text;
    expect(result).toContain('Together: ');
    expect(result).not.toMatch(/shares theirs|Decides it/);
  });

  it('is not opened where only the person asking would see it', async () => {
    expect((await say('anna', 'let us weigh this together', { isPrivate: true })).text).toContain(
      'where the others can see it',
    );
  });

  it('keeps the thread’s needs and knocks out what fails them; "until friday" is no need', async () => {
    await say('anna', 'we need an admin panel. which should we use?');
    const { opened } = await begin('let us weigh this together until friday');
    expect(opened.text).toContain('Fri 27 Nov, end of day, UTC');
    expect(opened.conversation.frame?.needs.map(({ need }) => need)).toEqual(['admin-panel']);
  });

  it('says which options are out and on what evidence, in the result and if that leaves nothing to weigh', async () => {
    await say('anna', 'we need long support');
    const none = await say('anna', 'let us weigh this together');
    expect(none.text).toContain("There's nothing to weigh: only Django is left.");
    expect(none.text).toMatch(/FastAPI is out.* for long support: 2 of 5 on .*, 4 needed; .*\[\d/);
    expect(choicesIn(none.answer.blocks).flatMap((one) => pressed(one) ?? [])).toEqual([
      'we do not need long support',
    ]);
    await say('anna', 'we do not need long support');
    await say('anna', 'we need 5000 open connections');
    const { ref } = await begin();
    await towards('ben', ref, 0);
    const result = (await say('anna', 'close it')).text;
    expect(result).toMatch(/Flask is out.* for .*: 2 of 5 on .*, 3 needed; .*\[\d/);
  });

  it('is opened once, however often the message arrives, and again after it was closed', async () => {
    const { opened, ref } = await begin();
    const before = await store.load({ workspace, kind: 'weighing', id: ref.split(':')[1] ?? '' });
    expect(
      await assistant.ask(incoming('anna', 'let us weigh this together', { delivery: 'd0' })),
    ).toMatchObject({
      kind: 'repeated',
    });
    const twice = await say('ben', 'let us weigh this together');
    expect(twice.answer.id).not.toBe(opened.answer.id);
    expect(opens(choicesIn(twice.answer.blocks), 'Set my weights')).toBe(ref);
    expect(before?.value.round).toBe(1);
    await say('anna', 'close it');
    const again = await begin();
    expect(again.ref).not.toBe(ref);
    expect(await assistant.forms.open({ ...actor('ben'), ref })).toMatchObject({ kind: 'refused' });
  });

  it('moves its deadline when the person who opened it says so', async () => {
    const { opened } = await begin('let us weigh this together until friday');
    const { text, posted } = await say('anna', 'weigh until wednesday');
    expect(text).toContain('Wed 25 Nov');
    expect(posted.map(({ replaces }) => replaces)).toEqual([null, opened.answer.id]);
    expect((await say('ben', 'weigh until thursday')).text).toContain('Wed 25 Nov');
  });

  it('says so if the thread weighs nothing', async () => {
    expect((await say('anna', 'close the weighing')).text).toContain("You aren't weighing anything");
  });
});

it('a weighing from a folder on disk is due after a restart', async () => {
  const folder = await temporaryFolder();
  const first = await openLowdbStore(folder);
  store = first;
  assistant = open();
  const { ref } = await begin('let us weigh this together until tomorrow');
  await towards('ben', ref, 0);
  await first.close();
  store = await openLowdbStore(folder);
  assistant = open();
  time = start + 48 * hour;
  const told = await postAll(await assistant.due('a-adapter', time));
  expect(told.map(({ text }) => text.split('\n')[0])).toEqual([
    expect.stringContaining('Closed on time'),
    expect.stringContaining('Together'),
  ]);
  expect(await assistant.due('a-adapter', time)).toEqual([]);
  await store.close();
});

describe('named people', () => {
  const words = 'let us weigh this together with <@ben> and <@cara> until friday';

  it('are notified once, and the last answer closes the weighing', async () => {
    const { opened, ref } = await begin(words);
    expect(opened.text).toContain('0 of 2 have answered.');
    const told = opened.answer.blocks.flatMap((block) => ('spans' in block ? block.spans : []));
    expect(told.filter((span) => span.kind === 'person' && span.notify)).toMatchObject([
      { id: 'ben' },
      { id: 'cara' },
    ]);
    const first = await towards('ben', ref, 0);
    expect(first.posted[0]?.text).toContain('1 of 2 have answered.');
    expect(JSON.stringify(first.posted)).not.toContain('"notify":true');
    // Whoever opened it may answer, too, and isn't waited for.
    await towards('anna', ref, 1);
    const { posted } = await towards('cara', ref, 2);
    expect(posted.map(({ replaces }) => replaces)).toEqual([opened.answer.id, null]);
    expect(posted[0]?.text).toContain('2 of 2 have answered, and 1 more.');
    expect(posted[1]?.text).toMatch(/^\*\*Together|Together/);
    expect(await assistant.due('a-adapter', time + 1000 * hour)).toEqual([]);
  });

  it('are reminded once, by one process, if they have not answered; then it closes on time', async () => {
    const { ref } = await begin(words);
    await towards('ben', ref, 0);
    const end = Date.parse('2026-11-28T00:00:00Z');
    const other = open(true);
    const third = open(true);
    time = end - 24 * hour - 1;
    expect(await assistant.due('a-adapter', time)).toEqual([]);
    time = end - 24 * hour;
    expect(await assistant.due('another-adapter', time)).toEqual([]);
    const reminders = (
      await Promise.all([other, third].map(async (one) => postAll(await one.due('a-adapter', time), one)))
    ).flat();
    expect(reminders).toHaveLength(1);
    const people = reminders[0]?.answer.blocks.flatMap((block) => ('spans' in block ? block.spans : []));
    expect(people?.filter((span) => span.kind === 'person')).toEqual([
      { kind: 'person', id: 'cara', notify: true },
    ]);
    time = end - 1;
    expect(await other.due('a-adapter', time)).toEqual([]);
    time = end;
    const told = (
      await Promise.all([other, third].map(async (one) => postAll(await one.due('a-adapter', time), one)))
    ).flat();
    expect(told.map(({ text }) => text.split('\n')[0])).toEqual([
      expect.stringContaining('Closed on time'),
      expect.stringContaining('Together'),
    ]);
    expect(await third.due('a-adapter', time + hour)).toEqual([]);
  });

  it('get from another process what one that died left undelivered', async () => {
    const { ref } = await begin();
    const key = { workspace, kind: 'weighing', id: ref.split(':')[1] ?? '' } as const;
    await towards('ben', ref, 0);
    const stored = await store.load(key);
    if (stored === undefined) throw new Error('it is there');
    const value = { ...stored.value, changes: stored.value.changes + 1, pending: ['status' as const] };
    await store.save(key, value, { basedOn: stored.version, due: time });
    expect(await postAll(await assistant.due('a-adapter', time))).toMatchObject([
      { replaces: expect.any(String) },
    ]);
    expect(await assistant.due('a-adapter', time)).toEqual([]);
  });

  it('take their answers with them when they are forgotten', async () => {
    const { ref } = await begin('let us weigh this together with <@ben>, <@cara> and me until friday');
    await towards('ben', ref, 0);
    await towards('cara', ref, 0);
    await forgetUser(store, workspace, 'ben');
    const stored = await store.load({ workspace, kind: 'weighing', id: ref.split(':')[1] ?? '' });
    expect(stored?.value.answers.map(({ author }) => author)).toEqual(['cara']);
    expect(stored?.value.named).toEqual(['cara', 'anna']);
    expect(stored?.due).not.toBeNull();
  });
});

it('nobody’s single answer is anywhere but in the weighing itself, and who answered is not told', async () => {
  const { ref } = await begin();
  const { fields } = await formOf('ben', ref);
  const seen: string[] = [];
  for (const [at, author] of ['ben', 'cara', 'dora'].entries()) {
    const { posted } = await towards(author, ref, at);
    seen.push(...posted.map(({ text }) => text));
  }
  seen.push((await say('anna', 'how does it look?')).text, (await say('anna', 'close it')).text);
  for (const text of seen) expect(text).not.toMatch(/ben|cara|dora|Decides it|decides it/);
  let elsewhere = '';
  for await (const line of exportLines(store)) if (!line.includes('"kind":"weighing"')) elsewhere += line;
  expect(elsewhere).not.toMatch(/"(ben|cara|dora)"/);
  // The thread keeps the combined weights, to explain the scores later: a third each.
  const kept = fields.flatMap(({ id }) => [...elsewhere.matchAll(RegExp(`"${id}":([0-9.]+)`, 'g'))]);
  expect(kept.length).toBeGreaterThan(0);
  for (const [, share] of kept) expect(Number(share)).toBe(1 / 3);
});

describe('a question after the result', () => {
  const figures = (text: string): string =>
    /\w+ \d\.\d · .*?\d\.\d(?= out of 5| of 5|\.)/.exec(text)?.[0] ?? '';

  it('is about what the team weighed, not only about the thread’s needs', async () => {
    await say('anna', 'we need an admin panel');
    const { ref } = await begin();
    for (const [at, author] of ['ben', 'cara', 'dora'].entries()) await towards(author, ref, at + 1);
    const result = (await say('anna', 'close it')).text;
    const together = figures(result);
    expect(together).not.toBe('');
    expect(result).toMatch(/would win|Nothing within reason/);
    const scores = await say('anna', 'show the scores');
    const [row] = scores.answer.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.filter(({ name }) => name === 'Score') : [],
    );
    const shown = row?.cells.map(([span]) => (span?.kind === 'strong' ? span.text : ''));
    expect(shown).toEqual(together.match(/\d\.\d/g));
    expect((await say('anna', 'are you sure?')).text).toContain(together);
    expect((await say('anna', 'what would change that?')).text).toContain(`Now: ${together}`);
    expect((await say('anna', 'how close is it?')).text).toMatch(RegExp(`^.*${together}: `));
    const order = together.match(/[A-Z]\w+/g)?.map((name) => name.toLowerCase());
    expect((await say('anna', 'show that as a chart')).answer.ranking).toEqual(order);
    const spread = await say('anna', 'show the spread of our weights as a chart');
    expect(spread.text).toContain('What each of you weighed is private');
    expect(
      spread.answer.blocks.some((block) => block.kind === 'chart' && block.chart.kind === 'spread'),
    ).toBe(false);
    expect((await say('anna', 'why?')).text).toMatch(/33 % of your weights/);
  });

  it('gets the team’s pick if it asks which one, and the needs’ pick once another need is stated', async () => {
    const { ref } = await begin();
    for (const [at, author] of ['ben', 'cara', 'dora'].entries()) await towards(author, ref, at + 1);
    const together = figures((await say('anna', 'close it')).text);
    const { text } = await say('anna', 'so which should we use?');
    expect(text).toContain('By what you weighed together.');
    expect(text).toContain(together);
    expect((await say('anna', 'are you sure?')).text).toContain(together);
    expect((await say('anna', 'and we need an admin panel')).text).not.toContain('weighed together');
  });

  it('is about the result of a weighing that closed by itself, too', async () => {
    const { ref } = await begin('let us weigh django, flask and fastapi together, <@ben> and <@cara>');
    await towards('anna', ref, 0);
    await towards('ben', ref, 1);
    const { posted } = await towards('cara', ref, 2);
    const together = figures(posted.map(({ text }) => text).join('\n'));
    expect(together).not.toBe('');
    expect((await say('dora', 'are you sure?')).text).toContain(together);
  });

  it('gets no details if fewer than three answered, since they would reveal who said what', async () => {
    await say('anna', 'we need an admin panel');
    const { ref } = await begin();
    await towards('ben', ref, 1);
    await towards('cara', ref, 2);
    await say('anna', 'close it');
    for (const words of ['show the scores', 'what would change that?', 'show that as a chart'])
      expect((await say('anna', words)).text, words).toContain('Fewer than three of you weighed this');
    expect((await say('anna', 'why?')).text).not.toContain('weight ');
    for await (const line of exportLines(store))
      if (line.includes('"kind":"conversation"')) expect(line).not.toMatch(/"shares":\{/);
  });
});
