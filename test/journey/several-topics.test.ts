import { afterEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/core/turn/conversation.ts';
import { answered, scene, textOf } from '../adapters/discord/harness.ts';
import { severalTopics } from '../core/several-topics.ts';
import { type Setup, setUp } from '../doubles/slack/setup.ts';
import { until } from '../doubles/slack/workspace.ts';

const known = () => severalTopics;

/** A thread through three topics and back: what's said, and what its answer says. */
const steps: readonly (readonly [words: string, says: string])[] = [
  ["we're a small team and need an admin panel. django or fastapi?", 'Django'],
  ['not flask', 'Flask out'],
  ['and for the queue?', 'small team'],
  ['not kafka', 'Kafka'],
  ['does nats work with fastapi?', 'NATS takes a client'],
  ['which genealogy program then?', 'Gramps'],
  ['back to the framework', 'Django'],
];

/** What the thread has kept at the end. */
function expectAllKept({ frame, earlier }: Conversation): void {
  expect(frame).toMatchObject({ topic: 'python-web' });
  expect(frame?.excluded.map(({ option }) => option)).toEqual(['flask']);
  expect(frame?.needs.map(({ need }) => need).sort()).toEqual(['admin-panel', 'small-team']);
  expect(earlier.map(({ topic }) => topic).sort()).toEqual(['genealogy', 'queues']);
  const queues = earlier.find(({ topic }) => topic === 'queues');
  expect(queues?.excluded.map(({ option }) => option)).toEqual(['kafka']);
  for (const { needs } of earlier) expect(needs.map(({ need }) => need)).toEqual(['small-team']);
}

describe('a thread through three topics and back', () => {
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
      expect(JSON.stringify(server.workspace.posts.at(-1)), words).toContain(says);
    }
    const kept = [];
    for await (const { value } of store.list(`slack:${server.workspace.team}`, 'conversation'))
      kept.push(value);
    const [only] = kept;
    if (only === undefined) throw new Error('there is no conversation');
    expectAllKept(only.conversation);
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
    expectAllKept(kept.value.conversation);
  });
});

describe('a channel with a default topic', () => {
  const manageGuild = 0x20n;

  it('starts its threads there, and leaves it for what another topic is asked for by name', async () => {
    const { discord, channel, anna, guild, store, assistant } = await scene({ known });
    anna.command(channel, 'settings', { topic: 'Message queues' }, { permissions: manageGuild });
    await expect
      .poll(async () => (await assistant.settings.of(`discord:${guild.id}`, channel.id)).topic)
      .toBe('queues');
    const begin = async (words: string): Promise<Conversation> => {
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
    };
    expect((await begin("we're a small team. which one?")).frame).toMatchObject({
      topic: 'queues',
      needs: [{ need: 'small-team' }],
    });
    expect((await begin('which one goes with django?')).frame).toMatchObject({ topic: 'queues' });
    expect((await begin('which genealogy program? hundreds of relatives')).frame).toMatchObject({
      topic: 'genealogy',
    });
    expect((await begin('help us choose a stack')).guide).toMatchObject({ topic: 'python-web' });
  });
});
