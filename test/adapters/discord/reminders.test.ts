import { describe, expect, it } from 'vitest';
import type { Channel, Json } from '../../doubles/discord/objects.ts';
import { answered, answersIn, type Scene, scene, textOf } from './harness.ts';

const day = 24 * 3_600_000;

/** A thread that begins with words, and its first answer. */
async function begun({ discord, channel, anna }: Scene, words: string): Promise<[Channel, Json]> {
  const asked = anna.write(channel, `${anna.mention} ${words}`);
  const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
  const [answer = {}] = await answered(discord, thread.id, 1);
  return [thread, answer];
}

/** The messages that say something, and whom each one calls. */
function saying({ discord }: Scene, thread: Channel, words: RegExp): Json[] {
  return answersIn(discord, thread.id).filter((message) => words.test(textOf(message)));
}

function calledBy({ discord }: Scene, words: RegExp): unknown[] {
  return discord.calls
    .filter(({ method, body }) => method === 'POST' && words.test(JSON.stringify(body)))
    .map(({ body }) => (body.allowed_mentions as Json).users);
}

/** How many replies aren't posted yet, or not known to be. */
async function waiting({ store, guild }: Scene): Promise<number> {
  let count = 0;
  for await (const { value } of store.list(`discord:${guild.id}`, 'conversation'))
    count += value.outbox.length;
  return count;
}

describe('a reminder in Discord', () => {
  it('comes in the channel if the thread could not be opened and the answer went by the token', async () => {
    const set = await scene();
    const { discord, channel, anna, later, tick } = set;
    const ben = discord.person('ben');
    discord.fault({
      on: /threads$/,
      times: 1,
      reply: { status: 400, body: { code: 160006, message: 'no' } },
    });
    anna.command(channel, 'ask', { question: `let us weigh django and fastapi together with <@${ben.id}>` });
    const inChannel = (words: RegExp): number =>
      answersIn(discord, channel.id).filter((message) => words.test(textOf(message))).length;
    await expect.poll(() => inChannel(/0 of 1/)).toBe(1);
    // Where it went has to be known before time passes.
    await expect.poll(() => waiting(set)).toBe(0);
    later(2 * day + 1000);
    await expect
      .poll(() => {
        tick();
        return inChannel(/what matters to you for/);
      })
      .toBe(1);
  });

  it('mentions those who have not weighed once, even with two processes', async () => {
    const set = await scene();
    const { discord, later, tick } = set;
    const ben = discord.person('ben');
    const second = set.again();
    await second.adapter.start();
    const [thread] = await begun(set, `let us weigh django and fastapi together with <@${ben.id}>`);
    later(2 * day + 1000);
    await expect
      .poll(() => {
        tick();
        second.tick();
        return saying(set, thread, /what matters to you for/).length;
      })
      .toBe(1);
    for (const look of [tick, second.tick]) look();
    await expect.poll(async () => (await openOutbox(set, thread)).length).toBe(0);
    expect(saying(set, thread, /what matters to you for/)).toHaveLength(1);
    expect(calledBy(set, /what matters to you for/)).toEqual([[ben.id]]);
  });

  it('mentions those who have not voted once, and the proposal shows the outcome at the end', async () => {
    const set = await scene();
    const { discord, anna, later, tick } = set;
    const ben = discord.person('ben');
    const cara = discord.person('cara');
    const [thread] = await begun(set, 'we need an admin panel and websockets. django or fastapi?');
    anna.write(thread, 'ok team, we go with django');
    const draft = await discord.until(() => saying(set, thread, /not recorded yet/)[0]);
    const until = new Date(Date.now() + 4 * day).toISOString().slice(0, 10);
    const dialogues = (): Json[] =>
      discord.calls.flatMap(({ body }) => (body.type === 9 ? [body.data as Json] : []));
    anna.press(thread, draft, 'Put to the vote');
    const dialogue = await discord.until(() => dialogues()[0]);
    anna.fill(thread, dialogue, { 'Who votes': [ben.id, cara.id], 'Last day to vote': until }, { on: draft });
    const proposal = await discord.until(() => saying(set, thread, /Vote on d-/)[0]);
    ben.press(thread, proposal, 'For');
    await discord.until(() => saying(set, thread, /For 1 .*against 0/)[0]);

    const second = set.again();
    await second.adapter.start();
    // Half a day before the end of its last day, then beyond it.
    later(Date.parse(until) + day / 2 - Date.now());
    const look = (words: RegExp) => () => {
      tick();
      second.tick();
      return saying(set, thread, words).length;
    };
    const asked = /missing your vote/;
    await expect.poll(look(asked)).toBe(1);
    later(day);
    await expect.poll(look(/^Accepted by vote/)).toBe(1);
    await discord.until(() => saying(set, thread, /Accepted d-/)[0]);
    expect(saying(set, thread, asked)).toHaveLength(1);
    expect(calledBy(set, asked)).toEqual([[cara.id]]);
  });
});

async function openOutbox({ store, guild }: Scene, thread: Channel): Promise<readonly unknown[]> {
  const key = { workspace: `discord:${guild.id}`, kind: 'conversation', id: thread.id } as const;
  return (await store.load(key))?.value.outbox ?? [];
}
