import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { answered, type Scene, scene, textOf } from '../adapters/discord/harness.ts';
import { seeded } from '../crash/rounds.ts';
import type { Json } from '../doubles/discord/objects.ts';
import type { Given } from '../doubles/discord/world.ts';
import { flipped, mutated } from './mutate.ts';

/** As many at once as a busy server sends. */
const together = 20;

/** After so many, a sound question: it is answered, and what waits before it is out by then. */
const soundEvery = 200;

const folder = resolve(import.meta.dirname, '../../../shared/fixtures/discord');

/**
 * What people do in Discord (commands, presses, forms, messages) with things in it changed. None ends the program or
 * makes it say something that Discord would refuse, and a sound question is answered afterwards.
 */
export function fuzzDiscord(count: number, seed: number): void {
  it(`goes on after ${count} broken interactions and messages of Discord, seed ${seed}`, async () => {
    const random = seeded(seed);
    const unhandled: unknown[] = [];
    const note = (fault: unknown): void => void unhandled.push(fault);
    process.on('unhandledRejection', note);
    process.on('uncaughtException', note);
    try {
      const here = await scene();
      const { discord, guild, channel, anna } = here;
      const { world, gateway } = discord;
      await work(here);
      const done = [...world.interactions.values()];
      const recorded = [...done, ...documented(done[0])];
      const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
      const texts = [...world.messages.values()].map(({ json }) => String(json.content)).filter(Boolean);

      for (let sent = 0; sent < count; sent += together) {
        const given: Given[] = [];
        for (let one = sent; one < Math.min(count, sent + together); one++) {
          const original = pick(recorded);
          if (original === undefined || random() < 0.3) {
            const [text] = [mutated([pick(texts)], random)].flat();
            const words = typeof text === 'string' ? text : JSON.stringify(text ?? '');
            anna.write(channel, `${random() < 0.5 ? `${anna.mention} ` : ''}${words}`.slice(0, 2000));
          } else given.push(interact(original));
        }
        // Each has its first response, however broken it is.
        await discord.until(() => given.every(({ answered: how }) => how !== null));
        if (sent % soundEvery === 0) await askSoundly();
      }
      expect(unhandled).toEqual([]);
      expect(Object.prototype).not.toHaveProperty('polluted');
      await askSoundly();

      async function askSoundly(): Promise<void> {
        const asked = anna.write(channel, `${anna.mention} django or flask?`);
        const [answer = {}] = await answered(discord, String(asked.json.id), 1);
        expect(textOf(answer)).toContain('Django');
      }

      function interact(original: Given): Given {
        const id = world.id();
        const one: Given = {
          ...original,
          id,
          token: `token-${world.id()}`,
          at: world.now(),
          answered: null,
        };
        const data = otherWords(original.payload.data, random);
        one.payload = { ...original.payload, id, token: one.token, data };
        world.interactions.set(id, one);
        gateway.dispatch('INTERACTION_CREATE', one.payload, guild.id);
        return one;
      }
    } finally {
      process.off('unhandledRejection', note);
      process.off('uncaughtException', note);
    }
  });
}

/**
 * The same with other words in it: of an interaction people write the words, and Discord all else. A structure that
 * Discord never sends is thrown at by discord.js before this program sees it.
 */
function otherWords(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((one) => otherWords(one, random));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, otherWords(one, random)]));
  // Ids are Discord's.
  if (typeof value !== 'string' || /^\d{15,20}$/.test(value) || random() < 0.6) return value;
  const [other] = [mutated([value], random)].flat();
  return typeof other === 'string' && random() < 0.5 ? other.slice(0, 6000) : flipped(value, random);
}

/** What people do with the bot: a question, commands, presses, a form that is filled in. */
async function work({ discord, channel, anna }: Scene): Promise<void> {
  const asked = anna.write(
    channel,
    `${anna.mention} let us weigh django and fastapi together until 2999-01-01`,
  );
  const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
  const [status = {}] = await answered(discord, thread.id, 1);
  anna.press(thread, status, 'How does it look?');
  anna.press(thread, status, 'Set my weights');
  const dialogue = await discord.until(
    () => discord.calls.find(({ body }) => body.type === 9)?.body.data as Json,
  );
  anna.fill(thread, dialogue, {}, { on: status });
  anna.command(channel, 'compare', { first: 'django', second: 'flask' });
  anna.command(channel, 'ask', { question: 'is django good at async?', private: true });
  anna.command(channel, 'settings', {});
  anna.type(channel, 'compare', { first: 'djan' }, 'first');
  anna.onMessage(channel, asked, 'Weigh this');
  anna.onMessage(channel, asked, 'Save as decision');
  await discord.until(() =>
    [...discord.world.interactions.values()].every(({ answered: how }) => how !== null),
  );
  await answered(discord, thread.id, 2);
}

/** The examples of Discord's documentation, as if they came from the same place. */
function documented(like: Given | undefined): Given[] {
  if (like === undefined || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'INDEX.json')
    .map((name): Json => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .filter((payload) => 'data' in payload && [2, 3, 4, 5].includes(Number(payload.type)))
    .map((payload) => ({
      ...like,
      type: Number(payload.type),
      payload: { ...like.payload, type: payload.type, data: payload.data },
    }));
}
