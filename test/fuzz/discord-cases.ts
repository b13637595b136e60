import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { answered, answersIn, type Scene, scene, textOf } from '../adapters/discord/harness.ts';
import { seeded } from '../crash/rounds.ts';
import { type Json, user } from '../doubles/discord/objects.ts';
import type { Given } from '../doubles/discord/world.ts';
import { watchCpu } from './busy.ts';
import { openCheckedStore } from './checked-store.ts';
import { mutated } from './mutate.ts';

/** Examples from Discord's documentation. Without them, only payloads of the double's people are mutated. */
const folder = resolve(import.meta.dirname, '../../../shared/fixtures/discord');
const examples: readonly Json[] = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.json') && name !== 'INDEX.json')
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
  : [];

/** The longest that a payload may keep the bot busy, in milliseconds. */
const hang = 1000;

/** Payloads per bot: the Discord double remembers everything and gets slow. */
const inScene = 2000;

/** Broken payloads between two valid questions, which have to be answered. */
const between = 100;

type Pool = {
  readonly interactions: readonly { readonly given: Given; readonly payload: Json }[];
  readonly messages: readonly Json[];
};

/** Sends mutated payloads of Discord: the bot survives them and goes on answering with valid messages. */
export function fuzzDiscord(count: number, seed: number): void {
  for (let done = 0; done < count; done += inScene)
    fuzzScene(Math.min(inScene, count - done), seed + done / inScene);
}

function fuzzScene(count: number, seed: number): void {
  it(`survives each of ${count} broken payloads, seed ${seed}`, {
    timeout: 60_000 + count * 60,
  }, async () => {
    const damaged: string[] = [];
    const stage = await scene({ store: openCheckedStore(damaged) });
    const rejections: unknown[] = [];
    const note = (reason: unknown): void => void rejections.push(reason);
    process.on('unhandledRejection', note);
    const busy = watchCpu();
    try {
      const random = seeded(seed);
      const pool = await poolOf(stage);
      let responses = 0;
      for (let done = 0; done < count; done += between) {
        const sent: Given[] = [];
        for (let round = 0; round < Math.min(between, count - done); round++) {
          if (random() < 0.3) writeBroken(stage, pool, random);
          else sent.push(callBroken(stage, pool, random));
          // One at a time, so that a slow one can be found.
          await new Promise((next) => setImmediate(next));
        }
        await isAnswered(stage);
        responses += sent.filter(({ answered: type }) => type !== null).length;
        for (const { id } of sent) stage.discord.world.interactions.delete(id);
        stage.discord.calls.splice(0);
        expect(rejections).toEqual([]);
        expect(damaged).toEqual([]);
        expect(busy.longest(), `within payloads ${done} to ${done + between}`).toBeLessThan(hang);
      }
      // Many broken payloads are still valid enough to be answered.
      expect(responses).toBeGreaterThan(count / 4);
      expect(Object.prototype).not.toHaveProperty('polluted');
    } finally {
      busy.end();
      process.off('unhandledRejection', note);
    }
  });
}

/** One payload of every kind that the bot accepts, and the examples of the documentation. */
async function poolOf({ discord, channel, anna }: Scene): Promise<Pool> {
  const asked = anna.write(
    channel,
    `${anna.mention} we are 3 people and need an admin panel, django or fastapi?`,
  );
  const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
  const [answer = {}] = await answered(discord, thread.id, 1);
  const drafted = anna.write(thread, `${anna.mention} ok team, we go with fastapi`);
  const [, draft = {}] = await answered(discord, thread.id, 2);
  const opened = anna.press(thread, draft, 'When');
  const dialogue = await discord.until(
    () => discord.calls.find(({ body }) => body.type === 9)?.body.data as Json | undefined,
  );
  const givens = [
    anna.command(channel, 'ask', { question: 'django or flask for an admin panel?' }),
    anna.command(channel, 'compare', { first: 'Django', second: 'Flask' }),
    anna.command(channel, 'settings', { answers: 'mention', decides: 'everyone' }),
    anna.command(channel, 'decisions'),
    anna.type(channel, 'compare', { first: 'dj' }, 'first'),
    anna.onMessage(channel, asked, 'Weigh this'),
    anna.onMessage(thread, drafted, 'Save as decision'),
    anna.press(thread, answer, 'Are you sure?'),
    opened,
    anna.fill(thread, dialogue, { 'Decide by': '2027-01-31' }, { on: draft }),
  ];
  await discord.until(() => givens.every(({ answered: type }) => type !== null));
  const own = givens.map((given) => ({ given, payload: given.payload }));
  const whole = own[0]?.payload ?? {};
  const foreign = examples
    .filter(({ type, data }) => data !== undefined && [2, 3, 4, 5].includes(Number(type)))
    .flatMap((payload) =>
      givens.slice(0, 1).map((given) => ({
        given: { ...given, type: Number(payload.type) },
        payload: { ...whole, ...payload, data: { type: 1, ...(payload.data as Json) } },
      })),
    );
  const messages = examples.filter((one) => 'author' in one && 'content' in one && 'channel_id' in one);
  return { interactions: [...own, ...foreign], messages: [asked.json, drafted.json, answer, ...messages] };
}

/** Sends a mutated interaction. What Discord generates stays valid: ids, token, kind, and where it was sent. */
function callBroken({ discord }: Scene, { interactions }: Pool, random: () => number): Given {
  const { world, gateway } = discord;
  const chosen = interactions[Math.floor(random() * interactions.length)];
  if (chosen === undefined) throw new Error('there is nothing to break');
  const id = world.id();
  const broken = mutated(chosen.payload, random);
  const sound = {
    id,
    token: `token-${world.id()}`,
    type: chosen.given.type,
    application_id: world.application,
  };
  const payload = { ...(broken as Json), ...sound };
  const given: Given = { ...chosen.given, ...sound, at: world.now(), late: 0, answered: null, payload };
  world.interactions.set(id, given);
  gateway.dispatch('INTERACTION_CREATE', payload, given.guild);
  return given;
}

function writeBroken({ discord, channel, anna }: Scene, { messages }: Pool, random: () => number): void {
  const { world, gateway } = discord;
  const chosen = messages[Math.floor(random() * messages.length)];
  const edited_timestamp = random() < 0.3 ? new Date(world.now()).toISOString() : null;
  const broken = mutated({ ...chosen, edited_timestamp, author: user(anna.id, 'anna') }, random) as Json;
  const { json } = world.addMessage({
    channel: channel.id,
    author: user(anna.id, 'anna'),
    content: '',
    components: [],
    flags: 0,
    mentions: [],
    reference: null,
    nonce: null,
    type: 0,
  });
  const where = { channel_id: channel.id, guild_id: channel.guild };
  const type = edited_timestamp === null ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE';
  gateway.dispatch(type, { ...broken, id: json.id, ...where }, channel.guild);
  if (random() < 0.2) gateway.dispatch('MESSAGE_DELETE', { id: json.id, ...where }, channel.guild);
}

/** Asks as a person without broken payloads: someone whom Discord once called a bot stays one. */
async function isAnswered({ discord, channel }: Scene): Promise<void> {
  const ben = discord.person('ben');
  const asked = ben.write(channel, `${ben.mention} django or flask for an admin panel?`);
  const thread = String(asked.json.id);
  const [answer = {}] = await discord.until(() => {
    const answers = answersIn(discord, thread);
    return answers.length > 0 ? answers : undefined;
  });
  expect(textOf(answer)).toContain('Django');
}
