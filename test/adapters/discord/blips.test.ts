import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { DiscordDouble } from '../../doubles/discord/discord-double.ts';
import { answered, answersIn, scene, textOf } from './harness.ts';

const callback = /callback$/;
const ways = [
  ['answers 500', { reply: { status: 500, body: {} } }],
  ['resets the connection', { reply: { status: 500, body: {} }, drop: true }],
  [
    'answers with a page',
    { reply: { status: 200, body: '<!doctype html>', headers: { 'content-type': 'text/html' } } },
  ],
  ['asks to wait', { reply: { status: 429, body: {}, headers: { 'retry-after': '0.1' } } }],
] as const;

const tries = ({ calls }: DiscordDouble, on: RegExp): number =>
  calls.filter(({ method, path }) => on.test(`${method} ${path}`)).length;

describe.each(ways)('a Discord that %s for a moment', (_, fault) => {
  it('gets the deferral of a private answer again, and then the answer', async () => {
    const { discord, channel, anna } = await scene();
    discord.fault({ on: callback, times: 2, ...fault });
    const given = anna.command(channel, 'ask', { question: 'django or flask?', private: true });
    const shown = (): string => textOf(discord.world.messages.get(given.message ?? '')?.json ?? {});
    await discord.until(() => shown().includes('Django'));
    expect([given.answered, tries(discord, callback)]).toEqual([5, 3]);
  });

  it('shows the question, and the answer in its thread', async () => {
    const { discord, channel, anna } = await scene();
    discord.fault({ on: callback, times: 2, ...fault });
    discord.fault({ on: /threads$/, times: 2, ...fault });
    const given = anna.command(channel, 'ask', { question: 'django or flask?' });
    await answered(discord, await discord.until(() => given.message ?? undefined), 1);
    expect(answersIn(discord, channel.id)).toHaveLength(1);
  });

  it('opens the form for a press', async () => {
    const { discord, channel, anna } = await scene();
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
    const [answer = {}] = await answered(discord, thread.id, 1);
    discord.fault({ on: callback, times: 2, ...fault });
    const given = anna.press(thread, answer, "Something's wrong with it");
    await discord.until(() => given.answered === 9);
    expect(tries(discord, callback)).toBe(3);
  });
});

describe('a Discord that answers 500 for 1.5 s', () => {
  it('gets few calls in the meantime, and shows the waiting answers soon after, in order', async () => {
    const { discord, channel, anna } = await scene({ waits: true });
    const first = anna.write(channel, `${anna.mention} django or flask?`);
    const thread = await discord.until(() => discord.world.channels.get(String(first.json.id)));
    await answered(discord, thread.id, 1);
    const before = discord.calls.length;
    discord.fault({ on: /messages|threads|callback/, times: 999, reply: { status: 500, body: {} } });
    const asked = ['security', 'databases'].map((aspect) =>
      String(anna.write(thread, `${anna.mention} compare them on ${aspect}`).json.id),
    );
    const elsewhere = anna.write(channel, `${anna.mention} django or fastapi?`);
    const command = anna.command(channel, 'ask', { question: 'flask or fastapi?' });
    await sleep(1_500);
    const meanwhile = discord.calls.length - before;
    discord.clearFaults();
    const back = Date.now();
    const answers = await answered(discord, thread.id, 3);
    await answered(discord, String(elsewhere.json.id), 1);
    await discord.until(() => command.message !== null && answersIn(discord, command.message).length === 1);
    // The longest delay by then is 1.2 s, less or more a quarter, and as soon as one call gets through, all do.
    expect(Date.now() - back).toBeLessThan(3_000);
    expect(meanwhile).toBeLessThan(15);
    expect(answers.slice(1).map(({ message_reference: reference }) => Object(reference).message_id)).toEqual(
      asked,
    );
  });
});
