import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { everyRight } from '../../src/core/access/actor.ts';
import { answerSchema } from '../../src/core/answer/answer.ts';
import { createAssistant } from '../../src/core/assistant/assistant.ts';
import { answered, knowledge, offered, scene, textOf } from '../adapters/discord/harness.ts';
import { setUp } from '../doubles/slack/setup.ts';
import { until } from '../doubles/slack/workspace.ts';
import { script } from './script.ts';

describe('the journey through Discord: command, follow-up, press, restart, follow-up', () => {
  it("says the terminal's lines and gives the answers that any adapter gives", async () => {
    const { discord, channel, anna, adapter, again, guild, store } = await scene();
    const given = anna.command(channel, 'ask', { question: script.first });
    const thread = await discord.until(() => discord.world.channels.get(given.message ?? ''));
    await answered(discord, thread.id, 1);
    anna.write(thread, script.second);
    const [, second = {}] = await answered(discord, thread.id, 2);
    const pressed = offered(second);
    anna.press(thread, second, pressed.label);
    await answered(discord, thread.id, 3);
    await adapter.stop();
    await again().adapter.start();
    anna.write(thread, script.afterRestart);
    const shown = await answered(discord, thread.id, 4);

    const alone = createAssistant({ store: openMemoryStore(), knowledge: () => knowledge, now: Date.now });
    const said = [script.first, script.second, pressed.says, script.afterRestart];
    for (const [index, words] of said.entries()) {
      const outcome = await alone.ask({
        rights: everyRight,
        workspace: `discord:${guild.id}`,
        conversation: thread.id,
        author: anna.id,
        words,
        audience: 'direct',
        delivery: null,
        replyTo: null,
      });
      if (outcome.kind !== 'answered') throw new Error(`"${words}" was not answered`);
      expect(JSON.stringify(shown[index])).toContain(outcome.answer.id);
      expect(textOf(shown[index] ?? {})).toContain(textStart(answerSchema.parse(outcome.answer).blocks[0]));
    }
    const kept = async () =>
      (await store.load({ workspace: `discord:${guild.id}`, kind: 'conversation', id: thread.id }))?.value;
    await expect.poll(async () => (await kept())?.outbox).toEqual([]);
    expect((await kept())?.conversation.turns).toBe(4);
  });
});

describe('a thread in Discord and one in Slack', () => {
  it('leave the same data in one store', async () => {
    const store = openMemoryStore();
    const { discord, channel, anna, guild } = await scene({ store });
    const slack = await setUp('socket', { store });
    const words = [script.first, 'we need an admin panel by friday', 'not flask'];
    try {
      const asked = anna.write(channel, `${anna.mention} ${words[0]}`);
      const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
      await answered(discord, thread.id, 1);
      const ts = await slack.people.say('C0OPEN', 'U1', `<@U0BOT> ${words[0]}`);
      await until('the first is posted', () => slack.adapter().waiting() === 0);
      for (const [index, next] of words.slice(1).entries()) {
        anna.write(thread, `${anna.mention} ${next}`);
        await answered(discord, thread.id, index + 2);
        await slack.people.say('C0OPEN', 'U1', `<@U0BOT> ${next}`, { thread: ts });
        await until('the next is posted', () => slack.adapter().waiting() === 0);
      }
      const team = `slack:${slack.server.workspace.team}`;
      const conversations = [];
      for await (const { value } of store.list(team, 'conversation')) conversations.push(value);
      const inDiscord = await store.load({
        workspace: `discord:${guild.id}`,
        kind: 'conversation',
        id: thread.id,
      });
      const [inSlack] = conversations;
      if (inDiscord === undefined || inSlack === undefined) throw new Error('a conversation is missing');
      expect(neutral(inDiscord.value.conversation, anna.id)).toEqual(neutral(inSlack.conversation, 'U1'));
      expect(Object.keys(inDiscord.value)).toEqual(Object.keys(inSlack));
    } finally {
      await slack.close();
    }
  });
});

/** Without what names the thread, the person and the messages, and without times. */
function neutral(conversation: { readonly id: string }, author: string): unknown {
  const { id: _, ...rest } = conversation;
  return JSON.parse(
    JSON.stringify(rest, (key, value) => {
      if (key === 'answer') return 'an answer';
      if (key === 'id' && /^[0-9a-f]{10}$/.test(String(value))) return 'an id of an answer';
      if (key === 'message' && typeof value === 'string') return 'a message';
      if (key === 'answeredAt') return 'a time';
      return value === author ? 'the asker' : value;
    }),
  );
}

/** The first plain words of a block, as every renderer shows them. */
function textStart(block: unknown): string {
  return /"(?:plain|strong)","text":"([A-Za-z ]{3,})/.exec(JSON.stringify(block))?.[1]?.trim() ?? '';
}
