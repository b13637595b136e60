import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { createAssistant } from '../../src/core/assistant.ts';
import { answerSchema } from '../../src/core/stored-answer.ts';
import { answered, knowledge, scene, textOf } from '../adapters/discord/harness.ts';
import { setUp } from '../doubles/slack/setup.ts';
import { until } from '../doubles/slack/workspace.ts';

const steps = {
  command: 'we need an admin panel by friday. which should we use?',
  followUp: 'and databases?',
  button: 'why?',
  afterRestart: 'what about flask?',
} as const;

describe('the journey through Discord: command, follow-up, button, restart, follow-up', () => {
  it('gives the same answers as the assistant without a door', async () => {
    const { discord, channel, anna, door, again, guild, store } = await scene();
    const given = anna.command(channel, 'ask', { question: steps.command });
    const thread = await discord.until(() => discord.world.channels.get(given.message ?? ''));
    await answered(discord, thread.id, 1);
    anna.write(thread, steps.followUp);
    const [, second] = await answered(discord, thread.id, 2);
    // Whatever the answer offers, a press is the words it stands for.
    const says = {
      type: 1,
      id: 90,
      components: [{ type: 2, id: 91, style: 2, label: 'Why', custom_id: `s:${thread.id}:${steps.button}` }],
    };
    anna.press(thread, { ...second, components: [says] }, 'Why');
    await answered(discord, thread.id, 3);
    await door.stop();
    await again().door.start();
    anna.write(thread, steps.afterRestart);
    const shown = await answered(discord, thread.id, 4);

    const alone = createAssistant({ store: openMemoryStore(), knowledge: () => knowledge, now: Date.now });
    for (const [index, words] of Object.values(steps).entries()) {
      const outcome = await alone.ask({
        workspace: `discord:${guild.id}`,
        conversation: thread.id,
        author: anna.id,
        words,
        address: 'direct',
        delivery: null,
        reply: null,
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
    const words = [steps.command, steps.followUp, 'not flask'];
    try {
      const asked = anna.write(channel, `${anna.mention} ${words[0]}`);
      const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
      await answered(discord, thread.id, 1);
      const ts = await slack.people.say('C0OPEN', 'U1', `<@U0BOT> ${words[0]}`);
      await until('the first is posted', () => slack.door().waiting() === 0);
      for (const [index, next] of words.slice(1).entries()) {
        anna.write(thread, `${anna.mention} ${next}`);
        await answered(discord, thread.id, index + 2);
        await slack.people.say('C0OPEN', 'U1', `<@U0BOT> ${next}`, { thread: ts });
        await until('the next is posted', () => slack.door().waiting() === 0);
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

/** Without what names the thread and the person. */
function neutral(conversation: { readonly id: string }, author: string): unknown {
  const { id: _, ...rest } = conversation;
  return JSON.parse(
    JSON.stringify(rest, (key, value) =>
      key === 'answer' ? 'an answer' : key === 'author' && value === author ? 'the asker' : value,
    ),
  );
}

/** The first plain words of a block, as every renderer shows them. */
function textStart(block: unknown): string {
  return /"(?:plain|strong)","text":"([A-Za-z ]{3,})/.exec(JSON.stringify(block))?.[1]?.trim() ?? '';
}
