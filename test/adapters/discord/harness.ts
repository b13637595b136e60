import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { createPictures } from '../../../src/adapters/chart/pictures.ts';
import type { ChatAdapter } from '../../../src/adapters/chat/adapter.ts';
import type { Clock } from '../../../src/adapters/chat/clock.ts';
import { createDiscordAdapter } from '../../../src/adapters/discord/adapter.ts';
import type { DiscordConfiguration } from '../../../src/adapters/discord/configuration.ts';
import type { Log } from '../../../src/adapters/log/log.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { type Assistant, createAssistant } from '../../../src/core/assistant/assistant.ts';
import type { Limiter } from '../../../src/core/assistant/limiter.ts';
import type { Store } from '../../../src/core/store/store.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { builtIn } from '../../core/built-in.ts';
import { type DiscordDouble, startDiscord } from '../../doubles/discord/discord-double.ts';
import type { Channel, Json } from '../../doubles/discord/objects.ts';
import type { Person } from '../../doubles/discord/people.ts';
import type { Guild } from '../../doubles/discord/world.ts';

export { textOf } from '../../doubles/discord/shown.ts';

export const knowledge = builtIn;

export type Scene = {
  readonly discord: DiscordDouble;
  readonly guild: Guild;
  readonly channel: Channel;
  readonly anna: Person;
  readonly store: Store;
  readonly assistant: Assistant;
  readonly adapter: ChatAdapter;
  readonly log: string[];
  readonly configuration: DiscordConfiguration;
  /** Runs what the adapter does every so often. */
  tick(): void;
  /** Lets time pass for the assistant, the adapter and the double. */
  later(ms: number): void;
  /** Another adapter of the same bot, as after a restart: on the same store, unless told another. */
  again(configuration?: Partial<DiscordConfiguration>, on?: Store): { adapter: ChatAdapter; tick(): void };
};

export type SceneOptions = {
  readonly messageContent?: boolean;
  readonly store?: Store;
  readonly shards?: DiscordConfiguration['shards'];
  readonly start?: boolean;
  readonly limiter?: Limiter;
  readonly before?: (discord: DiscordDouble) => unknown;
  /** Puts something in a part of the assistant's place, as the adapter sees it. */
  readonly bend?: (assistant: Assistant) => Assistant;
  /** Waits as long as the adapter asks to; otherwise waiting takes next to no time. */
  readonly waits?: boolean;
  /** What is known now; it may be other knowledge later. */
  readonly known?: () => Knowledge;
};

/** A server with a channel, somebody in it, and the bot, connected; it ends and is looked over with the test. */
export async function scene({
  messageContent = true,
  store = { ...openMemoryStore(), shared: true },
  shards = { kind: 'one' },
  start = true,
  limiter,
  before,
  bend = (assistant) => assistant,
  waits = false,
  known = () => knowledge,
}: SceneOptions = {}): Promise<Scene> {
  const cleanups: (() => Promise<void>)[] = [];
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const discord = await startDiscord(now);
  const guild = discord.world.addGuild('Team');
  const channel = discord.world.addChannel(guild, 'backend');
  const anna = discord.person('anna');
  before?.(discord);
  const log: string[] = [];
  onTestFinished(async () => {
    for (const clean of cleanups) await clean();
    expect(discord.problems).toEqual([]);
    // Whatever went wrong, no line for operators holds a token: the bot's, or an interaction's.
    const secrets = [discord.token, ...[...discord.world.interactions.values()].map(({ token }) => token)];
    expect(log.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
  });
  const say = (level: string) => (line: string) => void log.push(`${level} ${line}`);
  const lines: Log = { debug() {}, info: say('info'), warn: say('warn'), error: say('error') };
  const configuration: DiscordConfiguration = {
    token: discord.token,
    guild: null,
    apiUrl: discord.apiUrl,
    messageContent,
    shards,
  };
  const build = (on = store): Assistant =>
    bend(
      createAssistant({
        store: on,
        knowledge: known,
        now,
        ...(limiter === undefined ? {} : { limiter }),
      }),
    );
  const assistant = build();
  const pictures = createPictures({ log: lines });
  cleanups.push(() => pictures.close());
  const open = (
    changed: Partial<DiscordConfiguration> = {},
    on = store,
  ): { adapter: ChatAdapter; tick(): void } => {
    const repeated = new Set<() => void>();
    const clock: Clock = {
      now,
      wait: async (ms, signal) =>
        void (await sleep(waits ? ms : Math.min(ms, 20), undefined, signal === undefined ? {} : { signal })),
      every(_ms, run) {
        repeated.add(run);
        return () => void repeated.delete(run);
      },
    };
    const adapter = createDiscordAdapter({
      store: on,
      assistant: build(on),
      configuration: { ...configuration, ...changed },
      pictures,
      log: lines,
      clock,
      pace: { drainFor: 1_000 },
    });
    cleanups.unshift(() => adapter.stop());
    return {
      adapter,
      tick() {
        for (const run of repeated) run();
      },
    };
  };
  cleanups.push(() => discord.close());
  const { adapter, tick } = open();
  if (start) await adapter.start();
  return {
    discord,
    guild,
    channel,
    anna,
    store,
    assistant,
    adapter,
    log,
    configuration,
    tick,
    later(ms) {
      ahead += ms;
    },
    again: open,
  };
}

/** The bot's messages in a channel or thread. */
export function answersIn(discord: DiscordDouble, channel: string): Json[] {
  return discord.world
    .inChannel(channel)
    .filter(({ author }) => author === discord.world.bot.id)
    .map(({ json }) => json);
}

/** The thread of a message, once it has so many answers. */
export function answered(discord: DiscordDouble, channel: string, count: number): Promise<Json[]> {
  return discord.until(() => {
    const answers = answersIn(discord, channel);
    return answers.length >= count ? answers : undefined;
  });
}

/** Something that an answer offers to say next: its label, and the words that it stands for. */
export function offered(message: Json): { readonly label: string; readonly says: string } {
  const [, label = '', says = ''] =
    /"label":"([^"]+)","custom_id":"s:\d+:([^"]+)"/.exec(JSON.stringify(message.components)) ?? [];
  if (label === '') throw new Error('the answer offers nothing to say next');
  return { label, says };
}
