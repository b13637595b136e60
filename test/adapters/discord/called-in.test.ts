import { describe, expect, it } from 'vitest';
import { createLimiter } from '../../../src/adapters/limits/limiter.ts';
import { starterWith } from '../../core/starters.ts';
import type { Channel } from '../../doubles/discord/objects.ts';
import { answered, answersIn, type Scene, scene, textOf } from './harness.ts';

const unseen = "I haven't seen the earlier messages here.";

/** A thread of people that the bot hasn't been in. */
function humanThread({ discord, guild, channel, anna }: Scene): Channel {
  const thread = discord.world.addChannel(guild, 'ours', { type: 11, parent: channel.id, owner: anna.id });
  discord.gateway.dispatch('THREAD_CREATE', discord.world.json(thread), guild.id);
  return thread;
}

async function called(stage: Scene, thread: Channel): Promise<string> {
  const { discord, anna } = stage;
  anna.write(thread, `${anna.mention} what do you think?`);
  const [answer] = await answered(discord, thread.id, 1);
  return textOf(answer ?? {});
}

describe('in Discord, a call into a thread of people', () => {
  it('is answered with what they said, naming them without notifying them', async () => {
    const stage = await scene();
    const thread = humanThread(stage);
    stage.anna.write(thread, 'django or fastapi? we need an admin panel');
    const text = await called(stage, thread);
    expect(text).toMatch(new RegExp(`From the thread: .*Django.*<@${stage.anna.id}>.*admin panel`));
    const [answer] = answersIn(stage.discord, thread.id);
    expect(answer?.mentions).toEqual([]);
  });

  it('is answered without a need once the message that stated it is deleted', async () => {
    const stage = await scene();
    const { store, guild, anna } = stage;
    const needs = async (): Promise<readonly string[]> => {
      const stated: string[] = [];
      for await (const { value } of store.list(`discord:${guild.id}`, 'conversation'))
        stated.push(...(value.conversation.frame?.needs.map(({ need }) => need) ?? []));
      return stated;
    };
    const thread = humanThread(stage);
    anna.write(thread, 'django or fastapi?');
    const id = String(anna.write(thread, 'we need an admin panel').json.id);
    await called(stage, thread);
    expect(await needs()).toEqual(['admin-panel']);
    anna.delete(thread, id);
    await expect.poll(needs).toEqual([]);
  });

  it('without the Message Content intent asks for the question', async () => {
    const stage = await scene({ messageContent: false });
    const thread = humanThread(stage);
    stage.anna.write(thread, 'django or fastapi?');
    expect(await called(stage, thread)).toContain(unseen);
  });

  it('asks for the question where Discord shows no history', async () => {
    const stage = await scene();
    expect(await called(stage, humanThread(stage))).toContain(unseen);
  });
});

describe('in Discord, a hello', () => {
  const against = starterWith('What speaks against');
  function added({ discord }: Scene, ago: number, systemChannel: boolean): Channel {
    const { world, gateway } = discord;
    const guild = world.addGuild('New');
    const channel = world.addChannel(guild, 'general');
    guild.joined = Date.now() - ago;
    guild.systemChannel = systemChannel ? channel.id : null;
    gateway.join(guild.id);
    return channel;
  }
  /** Resolves when everything before has been dealt with. */
  async function settled({ discord, channel, anna }: Scene): Promise<void> {
    const marker = anna.write(channel, `${anna.mention} explain flask`);
    await answered(discord, String(marker.json.id), 1);
  }

  it('is said in the system channel, and a question pressed there gets the thread below it', async () => {
    const stage = await scene();
    const { discord, anna } = stage;
    const channel = added(stage, 1_000, true);
    const [hello] = await answered(discord, channel.id, 1);
    anna.press(channel, hello ?? {}, against);
    const [answer] = await answered(discord, String(hello?.id), 1);
    expect(textOf(answer ?? {})).toContain(against.replace('What speaks against ', '').slice(0, -1));
    anna.press(channel, hello ?? {}, 'Django or Flask?');
    await answered(discord, String(hello?.id), 2);
    expect(answersIn(discord, channel.id)).toHaveLength(1);
  });

  it('stays when what is pressed below it concerns only the presser', async () => {
    const one = { user: { most: 1, seconds: 60 }, channel: null, workspace: null };
    const stage = await scene({ limiter: createLimiter(one, () => 0) });
    const { discord, anna } = stage;
    const channel = added(stage, 1_000, true);
    const [hello] = await answered(discord, channel.id, 1);
    anna.press(channel, hello ?? {}, against);
    await answered(discord, String(hello?.id), 1);
    anna.press(channel, hello ?? {}, 'Django or Flask?');
    const refused = await discord.until(() =>
      [...discord.world.messages.values()].find(({ only }) => only === anna.id),
    );
    expect(textOf(refused.json)).toContain('for one person');
    expect(discord.world.messages.has(String(hello?.id))).toBe(true);
    expect(discord.calls.filter(({ method }) => method === 'DELETE')).toEqual([]);
  });

  it('is not said where the bot has been for long, where there’s no system channel, or after a reconnect', async () => {
    const stage = await scene();
    const old = added(stage, 48 * 3_600_000, true);
    const nowhere = added(stage, 1_000, false);
    const fresh = added(stage, 1_000, true);
    await answered(stage.discord, fresh.id, 1);
    stage.discord.gateway.invalidate(false);
    await stage.discord.until(() => stage.discord.gateway.identifies.length > 1 || undefined);
    await settled(stage);
    const counts = [old, nowhere, fresh].map(({ id }) => answersIn(stage.discord, id).length);
    expect(counts).toEqual([0, 0, 1]);
  });

  it('is not said where the bot may not write', async () => {
    const stage = await scene();
    const { discord } = stage;
    const guild = discord.world.addGuild('Closed');
    const everyone = guild.roles[0];
    if (everyone !== undefined) everyone.permissions = '1024';
    guild.joined = Date.now();
    guild.systemChannel = discord.world.addChannel(guild, 'general').id;
    discord.gateway.join(guild.id);
    await settled(stage);
    expect(answersIn(discord, guild.systemChannel)).toEqual([]);
  });
});
