import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import type { Store } from '../../../src/core/store/store.ts';
import type { Json } from '../../doubles/discord/objects.ts';
import { answered, answersIn, scene, textOf } from './harness.ts';

/** Resolves when everything that was sent before it has been dealt with: a mention that is answered. */
async function settled({ discord, channel, anna }: Awaited<ReturnType<typeof scene>>): Promise<void> {
  const marker = anna.write(channel, `${anna.mention} how do we choose?`);
  await answered(discord, String(marker.json.id), 1);
}

describe('a message', () => {
  it('that mentions the bot is answered once, in its own thread', async () => {
    const stage = await scene();
    const { discord, channel, anna } = stage;
    const asked = anna.write(channel, `${anna.mention} django or flask for an admin panel?`);
    const [answer] = await answered(discord, String(asked.json.id), 1);
    await settled(stage);
    expect(textOf(answer ?? {})).toContain('Django');
    expect(discord.world.channels.get(String(asked.json.id))?.name).toBe(
      'django or flask for an admin panel?',
    );
    expect(answersIn(discord, String(asked.json.id))).toHaveLength(1);
    expect(answersIn(discord, channel.id)).toHaveLength(0);
  });

  it('between people in its thread gets no reply', async () => {
    const stage = await scene();
    const { discord, channel, anna } = stage;
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
    await answered(discord, thread.id, 1);
    anna.write(thread, 'lol ok, thanks everybody');
    anna.write(thread, `<@${anna.id}> can you check the budget?`);
    await settled(stage);
    expect(answersIn(discord, thread.id)).toHaveLength(1);
  });

  it('that mentions the bot only in a quote or in struck-through words gets no reply', async () => {
    const stage = await scene();
    const { discord, channel, anna } = stage;
    anna.write(channel, `> ${anna.mention} django or flask?\nthat was last week`);
    anna.write(channel, `~~${anna.mention} django or flask?~~`);
    await settled(stage);
    expect(answersIn(discord, channel.id)).toHaveLength(0);
    // The channel, and the thread of the question that shows that all was read.
    expect(discord.world.channels.size).toBe(2);
  });

  it('in a thread or channel without the bot gets no reply', async () => {
    const stage = await scene();
    const { discord, guild, channel, anna } = stage;
    const foreign = discord.world.addChannel(guild, 'ours', { type: 11, parent: channel.id, owner: anna.id });
    discord.gateway.dispatch('THREAD_CREATE', discord.world.json(foreign), guild.id);
    anna.write(channel, 'django or flask?');
    anna.write(foreign, 'django or flask?');
    await settled(stage);
    expect(answersIn(discord, channel.id)).toHaveLength(0);
    expect(answersIn(discord, foreign.id)).toHaveLength(0);
    anna.write(foreign, `${anna.mention} django or flask?`);
    await answered(discord, foreign.id, 1);
    anna.write(foreign, 'and what about databases?');
    await answered(discord, foreign.id, 2);
  });

  it('by a bot, about a join or about a pin is not a question', async () => {
    const stage = await scene();
    const { discord, channel, anna } = stage;
    anna.write(channel, `${anna.mention} django or flask?`, { type: 7 });
    anna.write(channel, `${anna.mention} django or flask?`, { type: 6 });
    await settled(stage);
    expect(discord.world.channels.size).toBe(2);
  });

  it('in a channel where the bot cannot write is not answered, and the log says why', async () => {
    const { discord, guild, channel, anna, log, adapter } = await scene({ start: false });
    channel.overwrites.push({ id: guild.id, type: 0, allow: '0', deny: String(0x800n | (1n << 38n)) });
    await adapter.start();
    anna.write(channel, `${anna.mention} django or flask?`);
    await discord.until(() => log.some((line) => /is not answered.*Send Messages/.test(line)));
    expect(
      discord.calls.filter(({ method, path }) => method === 'POST' && path.includes('/channels/')),
    ).toEqual([]);
  });

  it('in a thread archived long before the start reopens it and is answered', async () => {
    const { discord, guild, channel, anna, assistant, adapter } = await scene({ start: false });
    const thread = discord.world.addChannel(guild, 'of last month', {
      type: 11,
      parent: channel.id,
      owner: String(discord.world.bot.id),
      archived: true,
    });
    await assistant.ask({
      rights: everyRight,
      workspace: `discord:${guild.id}`,
      conversation: thread.id,
      author: anna.id,
      words: 'django or flask?',
      audience: 'direct',
      delivery: null,
      replyTo: null,
    });
    await adapter.start();
    anna.write(thread, 'why?');
    const [answer] = await answered(discord, thread.id, 1);
    expect(textOf(answer ?? {})).toContain('carried');
  });

  it('is answered after the previous one in its thread, however slow the store is', async () => {
    const memory = openMemoryStore();
    let slow = 0;
    const store: Store = {
      ...memory,
      shared: true,
      async load(key) {
        // The first look-ups take longer than those after them.
        await new Promise((resolve) => setTimeout(resolve, slow > 0 ? 10 * slow-- : 0));
        return memory.load(key);
      },
    };
    const { discord, channel, anna } = await scene({ store });
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
    await answered(discord, thread.id, 1);
    slow = 8;
    const order = ['security', 'databases', 'async', 'testing'].map((aspect) =>
      String(anna.write(thread, `compare them on ${aspect}`).json.id),
    );
    const answers = (await answered(discord, thread.id, 5)).slice(1);
    expect(answers.map((message) => (message.message_reference as Json).message_id)).toEqual(order);
  });

  it('in a direct message is answered there, and can be followed up', async () => {
    const { discord, anna } = await scene();
    const direct = discord.world.addChannel(null, 'direct', { recipient: { id: anna.id } });
    anna.write(direct, 'django or flask?');
    await answered(discord, direct.id, 1);
    anna.write(direct, 'why?');
    const answers = await answered(discord, direct.id, 2);
    expect(textOf(answers[1] ?? {})).toContain('carried');
  });

  it('pings nobody and formats nothing, whatever it says', async () => {
    const { discord, channel, anna } = await scene();
    const given = anna.command(channel, 'ask', {
      question: '@everyone <@&1> **django** or flask? https://evil.example [x](https://evil.example)',
    });
    await discord.until(() => discord.world.channels.get(given.message ?? ''));
    const shown = textOf(discord.world.messages.get(given.message ?? '')?.json ?? {});
    expect(shown).not.toMatch(/@everyone|(?<!\\)<@&|https:\/\/|(?<!\\)\[x/);
  });
});

describe('without the Message Content intent', () => {
  it('an answer can be followed up with a reply, a mention and a form', async () => {
    const { discord, channel, anna } = await scene({ messageContent: false });
    const given = anna.command(channel, 'ask', { question: 'django or flask?' });
    const thread = await discord.until(() => discord.world.channels.get(given.message ?? ''));
    const [first] = await answered(discord, thread.id, 1);
    anna.write(thread, 'why?', { repliesTo: String(first?.id) });
    await answered(discord, thread.id, 2);
    anna.write(thread, `${anna.mention} and databases?`);
    await answered(discord, thread.id, 3);
    const pressed = anna.press(thread, first ?? {}, 'Ask on');
    await discord.until(() => pressed.answered === 9);
    anna.submit(thread, `d:${thread.id}`, 'what about security?', { on: first ?? {} });
    const answers = await answered(discord, thread.id, 4);
    expect(textOf(answers[3] ?? {})).toContain('what about security?');
    anna.write(thread, 'and what about flask?');
    anna.write(thread, `${anna.mention} help`);
    const help = (await answered(discord, thread.id, 5)).at(-1);
    const howToGoOn = 'To follow up: mention me, reply to my answer, press a button';
    expect(textOf(help ?? {})).toContain(howToGoOn);
    anna.write(thread, `${anna.mention} how does this work?`);
    expect(textOf((await answered(discord, thread.id, 6)).at(-1) ?? {})).toContain(howToGoOn);
    anna.write(thread, `${anna.mention} help us choose`);
    expect(textOf((await answered(discord, thread.id, 7)).at(-1) ?? {})).not.toContain(howToGoOn);
    expect(discord.gateway.identifies[0]?.intents).toBe((1 << 0) | (1 << 9) | (1 << 12));
  });
});

describe('a reply to the bot that does not ping it', () => {
  it.each([
    ['is answered with the Message Content intent', true],
    ['is skipped without the Message Content intent', false],
  ])('%s', async (_, messageContent) => {
    const stage = await scene({ messageContent });
    const { discord, channel, anna } = stage;
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
    const [first] = await answered(discord, thread.id, 1);
    anna.write(thread, 'why?', { repliesTo: String(first?.id), quietly: true });
    if (messageContent) await answered(discord, thread.id, 2);
    await settled(stage);
    expect(answersIn(discord, thread.id)).toHaveLength(messageContent ? 2 : 1);
  });
});

describe('"Weigh this"', () => {
  it('takes the message as the question and answers in its thread', async () => {
    const { discord, channel, anna } = await scene();
    const message = anna.write(channel, 'I think we should go with django, or maybe fastapi?');
    const given = anna.onMessage(channel, message, 'Weigh this');
    const [answer] = await answered(discord, String(message.json.id), 1);
    expect(given.ephemeral).toBe(true);
    expect(textOf(answer ?? {})).toContain('asked me to weigh this');
  });
});
