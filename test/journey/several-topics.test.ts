import { afterEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/core/turn/conversation.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { answered, scene, textOf } from '../adapters/discord/harness.ts';
import { builtIn } from '../core/built-in.ts';
import { severalTopics } from '../core/several-topics.ts';
import { picked } from '../doubles/slack/people.ts';
import { type Setup, setUp } from '../doubles/slack/setup.ts';
import { until } from '../doubles/slack/workspace.ts';

type Walk = {
  readonly known: () => Knowledge;
  /** A thread through three topics and back: what's said, and what its answer says. */
  readonly steps: readonly (readonly [words: string, says: string])[];
  /** The other topics, and what was ruled out of the second. */
  readonly others: readonly string[];
  readonly second: string;
  readonly ruledOut: string;
};

const walks: readonly (readonly [name: string, walk: Walk])[] = [
  [
    'of made topics',
    {
      known: () => severalTopics,
      steps: [
        ["we're a small team and need an admin panel. django or fastapi?", 'Django'],
        ['not flask', 'Flask out'],
        ['and for the queue?', 'small team'],
        ['not kafka', 'Kafka'],
        ['does nats work with fastapi?', 'NATS takes a client'],
        ['which genealogy program then?', 'Gramps'],
        ['back to the framework', 'Django'],
      ],
      others: ['genealogy', 'queues'],
      second: 'queues',
      ruledOut: 'kafka',
    },
  ],
  [
    'that are built in',
    {
      known: () => builtIn,
      steps: [
        ["we're a small team and need an admin panel. django or fastapi?", 'Django'],
        ['not flask', 'Flask out'],
        ['and for the task queue?', 'small team'],
        ['not celery', 'Celery out'],
        ['does dramatiq work with django?', 'Dramatiq'],
        ['which database then?', 'PostgreSQL'],
        ['and for the task queue again?', 'small team'],
        ['back to the framework', 'Back to frameworks. Still'],
      ],
      others: ['databases', 'task-queues'],
      second: 'task-queues',
      ruledOut: 'celery',
    },
  ],
];

/** What the thread has kept at the end. */
function expectAllKept({ frame, earlier }: Conversation, { others, second, ruledOut }: Walk): void {
  expect(frame).toMatchObject({ topic: 'python-web' });
  expect(frame?.excluded.map(({ option }) => option)).toEqual(['flask']);
  expect(frame?.needs.map(({ need }) => need).sort()).toEqual(['admin-panel', 'small-team']);
  expect(earlier.map(({ topic }) => topic).sort()).toEqual(others);
  expect(earlier.find(({ topic }) => topic === second)?.excluded.map(({ option }) => option)).toEqual([
    ruledOut,
  ]);
  for (const { needs } of earlier) expect(needs.map(({ need }) => need)).toEqual(['small-team']);
}

describe.each(walks)('a thread through three topics %s, and back', (_, walk) => {
  const { known, steps } = walk;
  let slack: Setup | undefined;
  afterEach(async () => {
    await slack?.close();
    expect(slack?.server.workspace.complaints ?? []).toEqual([]);
    slack = undefined;
  });

  it('keeps each in Slack', async () => {
    slack = await setUp('socket', { known });
    const { people, server, store, waiting } = slack;
    let root: string | undefined;
    for (const [index, [words, says]] of steps.entries()) {
      const ts = await people.say('C0OPEN', 'U1', root === undefined ? `<@U0BOT> ${words}` : words, {
        ...(root === undefined ? {} : { thread: root }),
      });
      root ??= ts;
      await until('it is answered', () => waiting() === 0 && server.workspace.posts.length > index);
      expect(server.workspace.posts.at(-1)?.thread, words).toBe(root);
      expect(JSON.stringify(server.workspace.posts.at(-1)), words).toContain(says);
    }
    const kept = [];
    for await (const { value } of store.list(`slack:${server.workspace.team}`, 'conversation'))
      kept.push(value);
    const [only] = kept;
    if (only === undefined) throw new Error('there is no conversation');
    expectAllKept(only.conversation, walk);
  });

  it('keeps each in Discord', async () => {
    const { discord, channel, anna, guild, store } = await scene({ known });
    const [[first] = ['']] = steps;
    const asked = anna.write(channel, `${anna.mention} ${first}`);
    const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
    for (const [index, [words, says]] of steps.entries()) {
      if (index > 0) anna.write(thread, words);
      const shown = await answered(discord, thread.id, index + 1);
      expect(textOf(shown[index] ?? {}), words).toContain(says);
    }
    const kept = await store.load({ workspace: `discord:${guild.id}`, kind: 'conversation', id: thread.id });
    if (kept === undefined) throw new Error('there is no conversation');
    expectAllKept(kept.value.conversation, walk);
  });
});

type Default = {
  readonly known: () => Knowledge;
  readonly id: string;
  /** What begins a thread of the default topic, and what does of another one, with that. */
  readonly stays: readonly string[];
  readonly leaves: readonly (readonly [words: string, topic: string])[];
};

const defaults: readonly (readonly [name: string, given: Default])[] = [
  [
    'made',
    {
      known: () => severalTopics,
      id: 'queues',
      stays: ["we're a small team. which one?", 'which one goes with django?'],
      leaves: [['which genealogy program? hundreds of relatives', 'genealogy']],
    },
  ],
  [
    'built in',
    {
      known: () => builtIn,
      id: 'databases',
      stays: [
        "we're a small team. which one?",
        'which one goes with django?',
        'how do we choose?',
        'help us choose',
      ],
      leaves: [
        ['celery or rq?', 'task-queues'],
        ['help us choose an orm', 'python-orms'],
        ['django or flask?', 'python-web'],
      ],
    },
  ],
];

describe.each(defaults)('a channel with a default topic that is %s', (_, { known, id, stays, leaves }) => {
  const title = known().topics.find((topic) => topic.id === id)?.title ?? '';

  /** @param begin begins a thread, and says how it stands after the answer */
  async function expectThreads(begin: (words: string) => Promise<Conversation>): Promise<void> {
    for (const words of stays) expect((await begin(words)).frame?.topic, words).toBe(id);
    for (const [words, topic] of leaves) expect((await begin(words)).frame?.topic, words).toBe(topic);
    expect((await begin('help us choose a stack')).guide).toMatchObject({ topic: 'python-web' });
  }

  it('starts its threads there in Discord, and leaves it for what another topic is asked for by name', async () => {
    const manageGuild = 0x20n;
    const { discord, channel, anna, guild, store, assistant } = await scene({ known });
    anna.command(channel, 'settings', { topic: title }, { permissions: manageGuild });
    await expect
      .poll(async () => (await assistant.settings.of(`discord:${guild.id}`, channel.id)).topic)
      .toBe(id);
    await expectThreads(async (words) => {
      const asked = anna.write(channel, `${anna.mention} ${words}`);
      const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
      await answered(discord, thread.id, 1);
      const kept = await store.load({
        workspace: `discord:${guild.id}`,
        kind: 'conversation',
        id: thread.id,
      });
      if (kept === undefined) throw new Error('there is no conversation');
      return kept.value.conversation;
    });
  });

  it('does so in Slack', async () => {
    const slack = await setUp('socket', { known });
    const { people, server, store, waiting } = slack;
    await people.command('C0OPEN', 'U1', 'settings');
    await until('a form', () => server.workspace.views.length === 1);
    const select = (value: string) => ({ type: 'static_select', selected_option: picked(value) });
    await people.interact({
      type: 'view_submission',
      user: { id: 'U1' },
      view: {
        ...server.workspace.views[0]?.view,
        state: { values: { answers: { answers: select('everywhere') }, topic: { topic: select(id) } } },
      },
    });
    const seen = new Set<string>();
    await expectThreads(async (words) => {
      await people.say('C0OPEN', 'U1', `<@U0BOT> ${words}`);
      await until('it is answered', () => waiting() === 0 && server.workspace.posts.length > seen.size);
      for await (const { value } of store.list(`slack:${server.workspace.team}`, 'conversation')) {
        const { conversation } = value;
        if (seen.has(conversation.id)) continue;
        seen.add(conversation.id);
        return conversation;
      }
      throw new Error('there is no conversation');
    });
    await slack.close();
    expect(server.workspace.complaints).toEqual([]);
  });
});
