import { describe, expect, it } from 'vitest';
import { type Answer, type Block, plain } from '../../../src/core/answer/answer.ts';
import type { Assistant } from '../../../src/core/assistant/assistant.ts';
import { noMeter } from '../../../src/core/assistant/meter.ts';
import { createOutbox } from '../../../src/core/threads/outbox.ts';
import { createThreadPosts, type Posting, type ThreadPosts } from '../../../src/core/threads/thread-posts.ts';
import { openThreads } from '../../../src/core/threads/threads.ts';
import type { Json } from '../../doubles/discord/objects.ts';
import { answered, answersIn, type Scene, scene, textOf } from './harness.ts';
import { saying } from './saying.ts';

const line = (text: string): Block => ({ kind: 'paragraph', spans: [plain(text)] });
const long = (lines: number): Block[] =>
  Array.from({ length: lines }, (_, n) =>
    line(
      `Line ${n} of an answer that is made as long as it has to be to need several messages of Discord's.`,
    ),
  );

type Stage = Scene & {
  readonly thread: string;
  /** Says something in the thread that nobody asked for; the adapter posts it at its next tick. */
  say(answer: Answer, replaces?: string | null): Promise<void>;
};

/** A thread in which something is due whenever it is said. */
async function stage(): Promise<Stage> {
  const waiting: Posting[] = [];
  const due = async (): Promise<Posting[]> => waiting.splice(0);
  const made = await scene({ bend: (assistant: Assistant) => ({ ...assistant, due }) });
  const { discord, channel, anna, store, guild } = made;
  const now = (): number => discord.world.now();
  const retention = 9e9;
  const changeThread = openThreads(store, retention);
  const outbox = createOutbox({ store, changeThread, now, retention, meter: noMeter });
  const posts: ThreadPosts = createThreadPosts({ changeThread, outbox, now });
  const asked = anna.write(channel, `${anna.mention} django or fastapi?`);
  const thread = String(asked.json.id);
  await answered(discord, thread, 1);
  const key = { workspace: `discord:${guild.id}`, kind: 'conversation', id: thread } as const;
  await expect.poll(async () => (await store.load(key))?.value.outbox).toEqual([]);
  return {
    ...made,
    thread,
    async say(answer, replaces = null) {
      const posting = await posts.say(key.workspace, thread, {
        answer,
        replaces,
        editable: replaces === null,
      });
      if (posting !== null) waiting.push(posting);
      made.tick();
      await expect.poll(async () => (await store.load(key))?.value.outbox).toEqual([]);
    },
  };
}

const later = ({ discord, thread }: Stage): Json[] => answersIn(discord, thread).slice(1);

describe('a due notice', () => {
  it('is posted into its thread at the next tick, without the question above it', async () => {
    const made = await stage();
    await made.say(saying('aaaaaaaaaa', [line('It closes tomorrow.')]));
    const [told] = later(made);
    expect(textOf(told ?? {})).toBe('It closes tomorrow.');
    expect(told?.message_reference).toBeUndefined();
  });
});

describe('a message that replaces another', () => {
  it('is edited again after calls with unknown outcome, which changes nothing', async () => {
    const made = await stage();
    const { discord } = made;
    await made.say(saying('aaaaaaaaaa', [line('1 has answered.')]));
    discord.fault({ on: /^PATCH \/channels/, times: 4, reply: { status: 503, body: {} }, after: true });
    await made.say(saying('bbbbbbbbbb', [line('2 have answered.')]), 'aaaaaaaaaa');
    expect(later(made).map(textOf)).toEqual(['2 have answered.']);
    expect(discord.calls.filter(({ method }) => method === 'PATCH')).toHaveLength(5);
  });

  it('is posted again if the other was deleted, and edited there from then on', async () => {
    const made = await stage();
    await made.say(saying('aaaaaaaaaa', [line('1 has answered.')]));
    made.discord.world.removeMessage(String(later(made)[0]?.id));
    await made.say(saying('bbbbbbbbbb', [line('2 have answered.')]), 'aaaaaaaaaa');
    const [anew] = later(made);
    await made.say(saying('cccccccccc', [line('3 have answered.')]), 'aaaaaaaaaa');
    expect(later(made).map(textOf)).toEqual(['3 have answered.']);
    expect(later(made)[0]?.id).toBe(anew?.id);
  });

  it.each([
    [30046, 429],
    [50005, 403],
  ])('is posted again if Discord no longer allows edits: %i', async (code, status) => {
    const made = await stage();
    await made.say(saying('aaaaaaaaaa', [line('1 has answered.')]));
    made.discord.fault({
      on: /^PATCH \/channels/,
      times: 1,
      reply: { status: status === 429 ? 400 : status, body: { code, message: 'no' } },
    });
    await made.say(saying('bbbbbbbbbb', [line('2 have answered.')]), 'aaaaaaaaaa');
    // The message that could not be edited is removed, if it can be.
    expect(later(made).map(textOf)).toEqual(['2 have answered.']);
  });

  it('is posted as a new one if the other is not known', async () => {
    const made = await stage();
    await made.say(saying('bbbbbbbbbb', [line('2 have answered.')]), 'aaaaaaaaaa');
    expect(later(made).map(textOf)).toEqual(['2 have answered.']);
  });

  it('adds or deletes messages when it gets longer or shorter', async () => {
    const made = await stage();
    await made.say(saying('aaaaaaaaaa', [line('short')]));
    await made.say(saying('bbbbbbbbbb', long(100)), 'aaaaaaaaaa');
    const more = later(made).map(textOf);
    expect(more).toHaveLength(3);
    expect(more.map((text) => /Part \d of 3/.exec(text)?.[0])).toEqual([
      'Part 1 of 3',
      'Part 2 of 3',
      'Part 3 of 3',
    ]);
    await made.say(saying('cccccccccc', long(45)), 'aaaaaaaaaa');
    expect(later(made)).toHaveLength(2);
    await made.say(saying('dddddddddd', [line('short again')]), 'aaaaaaaaaa');
    expect(later(made).map(textOf)).toEqual(['short again']);
  });

  it.each([
    ['soon after', 31_000],
    ['long after', 10 * 60_000],
  ])('does not repeat a part that was posted before a crash, %s', async (_, away) => {
    const made = await stage();
    const { discord } = made;
    await made.say(saying('aaaaaaaaaa', [line('short')]));
    const on = /^POST \/channels\/\d+\/messages$/;
    discord.fault({ on, times: 999, reply: { status: 503, body: {} }, after: true });
    const longer = made.say(saying('bbbbbbbbbb', long(45)), 'aaaaaaaaaa');
    await discord.until(() => discord.calls.some(({ status }) => status === 503));
    made.later(away);
    discord.clearFaults();
    const ticking = setInterval(made.tick, 20);
    await longer;
    clearInterval(ticking);
    expect(later(made).map((message) => /Part \d of 2/.exec(textOf(message))?.[0])).toEqual([
      'Part 1 of 2',
      'Part 2 of 2',
    ]);
  });

  it('reopens an archived thread', async () => {
    const made = await stage();
    await made.say(saying('aaaaaaaaaa', [line('1 has answered.')]));
    const thread = made.discord.world.channels.get(made.thread);
    if (thread === undefined) throw new Error('there is no thread');
    thread.archived = true;
    await made.say(saying('bbbbbbbbbb', [line('2 have answered.')]), 'aaaaaaaaaa');
    expect(later(made).map(textOf)).toEqual(['2 have answered.']);
  });
});

describe('a person named in an answer', () => {
  const mentions = ({ discord }: Scene, words: string): unknown =>
    discord.calls.findLast(({ body }) => JSON.stringify(body.components ?? []).includes(words))?.body
      .allowed_mentions;

  it('is notified if the answer says so, and nobody else is', async () => {
    const made = await stage();
    const ben = made.discord.person('ben');
    const blocks: Block[] = [
      {
        kind: 'paragraph',
        spans: [
          { kind: 'person', id: ben.id, notify: true },
          plain(' and '),
          { kind: 'person', id: made.anna.id, notify: false },
          plain(`: <@${made.anna.id}> @everyone, your answers are missing.`),
        ],
      },
    ];
    await made.say(saying('aaaaaaaaaa', blocks));
    expect(textOf(later(made)[0] ?? {})).toContain(
      // Words that mention somebody show them, and notify nobody.
      `<@${ben.id}> and <@${made.anna.id}>: <@${made.anna.id}> @\u200beveryone`,
    );
    expect(mentions(made, 'are missing')).toEqual({ parse: [], users: [ben.id], replied_user: false });
    await made.say(saying('bbbbbbbbbb', [...blocks, line('still missing')]), 'aaaaaaaaaa');
    expect(mentions(made, 'still missing')).toEqual({ parse: [], users: [], replied_user: false });
  });

  it('is notified by the message that names them, and not by the other parts', async () => {
    const made = await stage();
    const ben = made.discord.person('ben');
    const person = { kind: 'person', id: ben.id, notify: true } as const;
    await made.say(
      saying('aaaaaaaaaa', [...long(45), { kind: 'bullets', items: [[person, plain(' is missing')]] }]),
    );
    expect(mentions(made, 'Part 1 of 2')).toEqual({ parse: [], users: [], replied_user: false });
    expect(mentions(made, 'Part 2 of 2')).toEqual({ parse: [], users: [ben.id], replied_user: false });
  });
});
