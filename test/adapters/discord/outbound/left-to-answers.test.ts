import { describe, expect, it } from 'vitest';
import type { Assistant } from '../../../../src/core/assistant/assistant.ts';
import { answered, answersIn, type Scene, type SceneOptions, scene, textOf } from '../harness.ts';

const held = 31_000;
const posts = /^POST \/channels\/\d+\/messages$/;

/** A thread with an answer, and what is called from then on. */
async function inThread(options: SceneOptions = {}) {
  const stage = await scene(options);
  const { discord, channel, anna } = stage;
  const asked = anna.write(channel, `${anna.mention} django or flask?`);
  const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
  await answered(discord, thread.id, 1);
  const calls = discord.calls.length;
  return { ...stage, thread, called: () => discord.calls.slice(calls).map(pathOf).filter(isOfMessages) };
}

const pathOf = ({ method, path }: Scene['discord']['calls'][number]): string =>
  `${method} ${path.replace(/\d+|token-\d+/g, '#').replace(/token-#/, '#')}`;

const isOfMessages = (call: string): boolean => !call.includes('/applications/');

/** An assistant that answers a second question only once it is let. */
function slow() {
  const gate = Promise.withResolvers<void>();
  let asked = 0;
  const bend = (assistant: Assistant): Assistant => ({
    ...assistant,
    async ask(incoming) {
      if (asked++ > 0) await gate.promise;
      return assistant.ask(incoming);
    },
  });
  return { bend, isAsked: () => asked > 1, let: () => gate.resolve() };
}

describe('a command in a thread', () => {
  it('is answered with its first response alone, with the question above the answer', async () => {
    const { discord, anna, thread, called } = await inThread();
    anna.command(thread, 'ask', { question: 'why?' });
    const [, answer] = await answered(discord, thread.id, 2);
    expect(answer?.type).toBe(20);
    expect(textOf(answer ?? {})).toMatch(new RegExp(`^\\*\\*why\\?\\*\\*\\n-# asked by <@${anna.id}>\\n`));
    expect(textOf(answer ?? {})).toContain('carried the answer');
    expect(called()).toEqual(['POST /interactions/#/#/callback']);
  });

  it('shows its question if the answer takes longer, and the answer as an ordinary message below', async () => {
    const turn = slow();
    const { discord, anna, thread, tick } = await inThread({ bend: turn.bend });
    anna.command(thread, 'ask', { question: 'why?' });
    await discord.until(() => turn.isAsked());
    tick();
    const [, question] = await answered(discord, thread.id, 2);
    expect(textOf(question ?? {})).toBe(`**why?**\n-# asked by <@${anna.id}>`);
    turn.let();
    const [, , answer] = await answered(discord, thread.id, 3);
    expect([question?.type, answer?.type]).toEqual([20, 0]);
    expect(textOf(answer ?? {})).toContain('carried the answer');
    expect(textOf(answer ?? {})).not.toContain('asked by');
  });

  it('shows its question only once, even if the answer is edited later', async () => {
    const turn = slow();
    const { discord, anna, thread, tick } = await inThread({ bend: turn.bend });
    anna.command(thread, 'ask', { question: 'ok team, we go with django' });
    await discord.until(() => turn.isAsked());
    tick();
    await answered(discord, thread.id, 2);
    turn.let();
    const [, , draft] = await answered(discord, thread.id, 3);
    expect(textOf(draft ?? {})).toContain('not recorded yet');
    anna.write(thread, `${anna.mention} set the title to Web framework of the shop`);
    const edited = await discord.until(() =>
      answersIn(discord, thread.id).find((one) => textOf(one).includes('Web framework of the shop')),
    );
    expect(edited.id).toBe(draft?.id);
    expect(textOf(edited)).not.toContain('asked by');
  });

  it('waits for the previous reply, and is still answered with its first response', async () => {
    const { discord, anna, thread, called } = await inThread();
    discord.fault({ on: posts, times: 1, reply: { status: 503, body: {} }, delayMs: 200 });
    anna.write(thread, `${anna.mention} compare them on security`);
    await discord.until(() => called().length === 1);
    anna.command(thread, 'ask', { question: 'why?' });
    const answers = await answered(discord, thread.id, 3);
    expect(answers.map(({ type }) => type)).toEqual([0, 19, 20]);
    expect(textOf(answers[2] ?? {})).toContain('carried the answer');
  });

  it('is asked at once after its question was shown, however long the previous reply takes', async () => {
    const { discord, anna, thread, called, tick, store, guild } = await inThread();
    discord.fault({ on: posts, times: 1, reply: { status: 503, body: {} }, delayMs: 1_000 });
    anna.write(thread, `${anna.mention} compare them on security`);
    await discord.until(() => called().length === 1);
    anna.command(thread, 'ask', { question: 'why?' });
    await discord.until(() => {
      tick();
      return answersIn(discord, thread.id).some(({ type }) => type === 20);
    });
    const key = { workspace: `discord:${guild.id}`, kind: 'conversation', id: thread.id } as const;
    await expect.poll(async () => (await store.load(key))?.value.outbox.length).toBe(2);
    await answered(discord, thread.id, 4);
  });

  it('shows its question first without the Message Content intent, so that replies to the answer reach the bot', async () => {
    const { discord, anna, thread } = await inThread({ messageContent: false });
    anna.command(thread, 'ask', { question: 'why?' });
    const answers = await answered(discord, thread.id, 3);
    expect(answers.map(({ type }) => type).slice(1)).toEqual([20, 0]);
  });

  it('is answered with an ordinary message that says who asked what if the response is too late', async () => {
    const { discord, anna, thread } = await inThread();
    anna.command(thread, 'ask', { question: 'why?' }, { late: 4_000 });
    const [, answer] = await answered(discord, thread.id, 2);
    expect(answer?.type).toBe(0);
    expect(textOf(answer ?? {})).toContain(`asked by <@${anna.id}>`);
  });

  it('is answered below its question if the answer is refused as a response', async () => {
    const { discord, anna, thread, called } = await inThread();
    discord.fault({
      on: /callback$/,
      times: 1,
      reply: { status: 400, body: { code: 50035, message: 'no' } },
    });
    anna.command(thread, 'ask', { question: 'why?' });
    const answers = await answered(discord, thread.id, 3);
    expect(answers.map(({ type }) => type).slice(1)).toEqual([0, 20]);
    expect(textOf(answers[1] ?? {})).toContain('carried the answer');
    expect(called()).not.toContain('GET /channels/#/messages');
  });

  it('is answered once if Discord accepts the response and reports a failure', async () => {
    const { discord, anna, thread, called, adapter } = await inThread();
    discord.fault({ on: /callback$/, times: 1, reply: { status: 500, body: {} }, after: true });
    anna.command(thread, 'ask', { question: 'why?' });
    await discord.until(() => called().includes('GET /channels/#/messages'));
    await adapter.stop();
    expect(answersIn(discord, thread.id)).toHaveLength(2);
    expect(called()).not.toContain('POST /channels/#/messages');
  });

  it('is not answered again by the next process if the answer was posted and not marked', async () => {
    let loses = false;
    const { discord, anna, thread, called, later, again, log, store, guild } = await inThread({
      bend: (assistant) => ({
        ...assistant,
        outbox: {
          ...assistant.outbox,
          async posted(...all) {
            if (loses) throw new Error('the disk is gone');
            return assistant.outbox.posted(...all);
          },
        },
      }),
    });
    const key = { workspace: `discord:${guild.id}`, kind: 'conversation', id: thread.id } as const;
    await expect.poll(async () => (await store.load(key))?.value.outbox).toEqual([]);
    loses = true;
    anna.command(thread, 'ask', { question: 'why?' });
    await discord.until(() => log.some((line) => line.includes('the disk is gone')));
    loses = false;
    later(held);
    await again().adapter.start();
    await discord.until(() => called().includes('GET /channels/#/messages'));
    await expect.poll(async () => (await store.load(key))?.value.outbox).toEqual([]);
    expect(answersIn(discord, thread.id)).toHaveLength(2);
    expect(called()).not.toContain('POST /channels/#/messages');
  });

  it('is answered by the next process, with its question, if the answer was committed and not posted', async () => {
    const { discord, anna, thread, later, again, adapter, called } = await inThread();
    discord.fault({ on: /callback$/, times: 999, reply: { status: 503, body: {} } });
    discord.fault({ on: posts, times: 999, reply: { status: 503, body: {} } });
    anna.command(thread, 'ask', { question: 'why?' });
    await discord.until(() => called().filter((call) => call.endsWith('/callback')).length > 1);
    later(3_000);
    await discord.until(() => called().includes('POST /channels/#/messages'));
    await adapter.stop();
    discord.clearFaults();
    later(held);
    await again().adapter.start();
    const [, answer] = await answered(discord, thread.id, 2);
    expect(textOf(answer ?? {})).toContain(`**why?**\n-# asked by <@${anna.id}>`);
  });
});
