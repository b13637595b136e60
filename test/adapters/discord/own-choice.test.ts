import { describe, expect, it } from 'vitest';
import type { TeamTopic } from '../../../src/core/team-topics/state/team-topic.ts';
import type { Json } from '../../doubles/discord/objects.ts';
import { discordStage } from '../../journey/own-choice/discord-stage.ts';
import { started } from '../../journey/own-choice/story.ts';
import { answered, answersIn, type Scene, scene, textOf } from './harness.ts';

async function topics({ store, guild }: Scene): Promise<readonly TeamTopic[]> {
  const found: TeamTopic[] = [];
  for await (const { value } of store.list(`discord:${guild.id}`, 'team-topic')) found.push(value);
  return found;
}

describe('a choice of a team’s own in Discord', () => {
  it('begins with the slash command', async () => {
    const here = await scene();
    const { discord, channel, anna } = here;
    anna.command(channel, 'new', { options: 'Linear, Jira, Asana', for: 'the office' });
    await discord.until(() =>
      [...discord.world.messages.values()].find(({ json }) =>
        textOf(json).includes('Office:** Asana, Jira or Linear'),
      ),
    );
    expect(await topics(here)).toMatchObject([{ name: 'Office', platform: 'discord' }]);
  });

  it('begins with the bare command, whose button opens a form', async () => {
    const here = await scene();
    const { discord, channel, anna } = here;
    const asked = anna.command(channel, 'new');
    const offers = (): Json | undefined =>
      [...discord.world.messages.values()].find(({ json }) => JSON.stringify(json).includes('Fill in a form'))
        ?.json;
    const offer = await discord.until(offers);
    expect(asked.ephemeral).toBe(true);
    const before = discord.calls.length;
    anna.press(channel, offer, 'Fill in a form');
    const form = await discord.until(
      () => discord.calls.slice(before).find(({ body }) => body.type === 9)?.body.data,
    );
    anna.fill(channel, Object(form), { 'What do you choose between?': 'Yahoo!\nR' }, { on: offer });
    await discord.until(() =>
      [...discord.world.messages.values()].find(
        ({ only, json }) => only === null && textOf(json).includes('Yahoo!'),
      ),
    );
    expect(await topics(here)).toMatchObject([{ name: 'R or Yahoo!' }]);
  });

  it('acknowledges ratings in words where they were typed, without repeating them', async () => {
    const here = await scene();
    const stage = discordStage(here);
    await stage.say('ana', started);
    await stage.shows(/Login:/);
    await stage.say('ben', 'Keycloak 2 on effort to run, because nobody here knows it');
    const note = await stage.tells('ben', /Kept\./);
    expect(note.text).toContain("What's typed here, everybody can read");
    expect(note.text).not.toMatch(/effort to run 2/);
    await stage.shows(/Login:.*1 person has rated/s);
    expect((await topics(here))[0]?.ratings).toHaveLength(1);
  });

  it('takes a reply to whoever stated a fact as said to that fact', async () => {
    const here = await scene();
    const { discord, anna } = here;
    const ben = discord.person('ben');
    const stage = discordStage(here);
    await stage.say('ana', started);
    await stage.shows(/Login:/);
    const thread = await discord.until(() =>
      [...discord.world.channels.values()].find(({ type }) => type === 11),
    );
    const stated = anna.write(thread, `${anna.mention} fact on Keycloak: it never went down`);
    await stage.shows(/\(f1, no source\)/);
    await stage.say('ana', 'fact on Auth0: it is hosted');
    await stage.shows(/\(f2, no source\)/);
    ben.write(thread, "that's not so: it was down in March", { repliesTo: String(stated.json.id) });
    await stage.shows(/Both stand now, as disputed: it never went down and it was down in March/);
    expect((await topics(here))[0]?.facts.map(({ disputes }) => disputes)).toEqual([null, null, 'f1']);
  });

  it('takes a reply to what the bot said of a fact for that fact, and to anything else for none', async () => {
    const here = await scene();
    const { discord } = here;
    const ben = discord.person('ben');
    const stage = discordStage(here);
    await stage.say('ana', started);
    const card = await stage.shows(/Login:/);
    const thread = await discord.until(() =>
      [...discord.world.channels.values()].find(({ type }) => type === 11),
    );
    await stage.say('ana', 'fact on Keycloak: it never went down');
    const first = await stage.shows(/\(f1, no source\)/);
    await stage.say('ana', 'fact on Auth0: it is hosted in Frankfurt');
    await stage.shows(/\(f2, no source\)/);
    ben.write(thread, "that's not so: once, in March", { repliesTo: String(first.where.message.id) });
    await stage.shows(/as disputed: it never went down and once, in March/);
    const answers = answersIn(discord, thread.id).length;
    ben.write(thread, "that's not so: we have four options", { repliesTo: String(card.where.message.id) });
    await answered(discord, thread.id, answers + 1);
    expect((await topics(here))[0]?.facts.map(({ disputes }) => disputes)).toEqual([null, null, 'f1']);
  });
});
