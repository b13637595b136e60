import { describe, expect, it } from 'vitest';
import type { Channel, Json } from '../../doubles/discord/objects.ts';
import { answered, offered, type Scene, scene, textOf } from './harness.ts';

async function thread(stage: Scene): Promise<{ thread: Channel; answer: Json }> {
  const { discord, channel, anna } = stage;
  const asked = anna.write(channel, `${anna.mention} django or fastapi? we need an admin panel by friday`);
  const opened = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
  const [answer] = await answered(discord, opened.id, 1);
  if (answer === undefined) throw new Error('there is no answer');
  return { thread: opened, answer };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const reply = ({ discord }: Scene, given: { message: string | null }): string =>
  textOf(discord.world.messages.get(given.message ?? '')?.json ?? {});

describe('a press', () => {
  it('of a choice says its words in the thread', async () => {
    const stage = await scene();
    const { thread: place, answer } = await thread(stage);
    const given = stage.anna.press(place, answer, offered(answer).label);
    const answers = await answered(stage.discord, place.id, 2);
    expect(given.answered).toBe(6);
    expect(textOf(answers[1] ?? {})).toContain(`<@${stage.anna.id}> asked: ${offered(answer).says}`);
  });

  it('delivered twice is answered once', async () => {
    const stage = await scene();
    const { thread: place, answer } = await thread(stage);
    const given = stage.anna.press(place, answer, offered(answer).label);
    await answered(stage.discord, place.id, 2);
    const { discord, store, guild, door } = stage;
    discord.gateway.dispatch('INTERACTION_CREATE', given.payload, guild.id);
    await discord.until(() => discord.calls.some(({ status }) => status === 400));
    await door.stop();
    const before = await store.load({ workspace: `discord:${guild.id}`, kind: 'conversation', id: place.id });
    expect(before?.value.deliveries.filter(({ id }) => id === given.id)).toHaveLength(1);
    expect(before?.value.outbox).toEqual([]);
    expect(discord.world.inChannel(place.id)).toHaveLength(2);
  });

  it('of "Helpful" is kept with the answer', async () => {
    const stage = await scene();
    const { thread: place, answer } = await thread(stage);
    const given = stage.anna.press(place, answer, 'Helpful');
    await stage.discord.until(() => given.answered === 4);
    const kept = await all(stage.assistant.feedback.all(`discord:${stage.guild.id}`));
    expect(kept).toMatchObject([
      { author: stage.anna.id, conversation: place.id, verdict: 'helpful', comment: null },
    ]);
    expect(given.ephemeral).toBe(true);
  });

  it('of "Not helpful" asks for a line in a dialogue and keeps both', async () => {
    const stage = await scene();
    const { thread: place, answer } = await thread(stage);
    const given = stage.anna.press(place, answer, 'Not helpful');
    const call = await stage.discord.until(() => stage.discord.calls.find(({ body }) => body.type === 9));
    const id = JSON.stringify(call.body).match(/"custom_id":"(w:[^"]+)"/)?.[1] ?? '';
    const sent = stage.anna.submit(place, id, 'nothing on uploads', { on: answer });
    await stage.discord.until(() => sent.answered === 4);
    const kept = await all(stage.assistant.feedback.all(`discord:${stage.guild.id}`));
    expect(kept).toMatchObject([{ verdict: 'not-helpful', comment: 'nothing on uploads' }]);
    expect(given.answered).toBe(9);
  });

  it('of "Trace" shows the trace of that very answer, to the person only', async () => {
    const stage = await scene();
    const { thread: place, answer } = await thread(stage);
    stage.anna.write(place, 'and databases?');
    await answered(stage.discord, place.id, 2);
    const given = stage.anna.press(place, answer, 'Trace');
    const id = JSON.stringify(answer).match(/"t:\d+:([0-9a-f]{10})"/)?.[1] ?? 'none';
    await stage.discord.until(() => reply(stage, given).includes(id));
    expect(given.ephemeral).toBe(true);
  });

  it('of "Mute this thread" silences it until "Unmute", but for mentions', async () => {
    const stage = await scene();
    const { discord, anna } = stage;
    const { thread: place, answer } = await thread(stage);
    const given = anna.press(place, answer, 'Mute this thread');
    await discord.until(() => given.answered === 4);
    anna.write(place, 'and what about databases?');
    anna.write(place, `${anna.mention} and security?`);
    const answers = await answered(discord, place.id, 2);
    expect(
      discord.world.inChannel(place.id).filter(({ author }) => author === discord.world.bot.id),
    ).toHaveLength(answers.length);
    const back = anna.press(place, discord.world.messages.get(given.message ?? '')?.json ?? {}, 'Unmute', {});
    await discord.until(() => back.answered === 4);
    anna.write(place, 'and what about databases?');
    await answered(discord, place.id, 3);
  });

  it('of something that an older version wrote says so', async () => {
    const stage = await scene();
    const { thread: place, answer } = await thread(stage);
    const given = stage.anna.press(
      place,
      {
        ...answer,
        components: [
          {
            type: 1,
            id: 1,
            components: [{ type: 2, id: 2, style: 2, label: 'Old', custom_id: 'old-style' }],
          },
        ],
      },
      'Old',
    );
    await stage.discord.until(() => reply(stage, given).includes('older version'));
  });
});
