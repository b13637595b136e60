import { Client, Events, RESTEvents } from 'discord.js';
import { z } from 'zod';
import type { Assistant } from '../../core/assistant/assistant.ts';
import { type Meter, noMeter } from '../../core/assistant/meter.ts';
import type { Store } from '../../core/store/store.ts';
import type { Pictures } from '../chart/pictures.ts';
import type { Log } from '../log/log.ts';
import { createApologies } from './apology.ts';
import { outliveBrokenEvents } from './broken-events.ts';
import { clientOptions } from './client.ts';
import type { DiscordConfiguration } from './configuration.ts';
import { connect, disconnect } from './connect.ts';
import { logConnections } from './connection-log.ts';
import { dispatch } from './dispatch.ts';
import { failureOf } from './failure.ts';
import { createIdentifyThrottler } from './identify.ts';
import { createLanes } from './lanes.ts';
import { onMessage } from './messages.ts';
import type { Clock, Parts } from './parts.ts';
import { createPoster, mostWaiting } from './poster.ts';
import { register } from './registration.ts';
import { createRest } from './rest.ts';
import { createServers } from './servers.ts';
import { createWire } from './wire.ts';

export type DiscordAdapter = {
  /** Connects, registers the commands where they differ, and posts what was left unposted. @throws with the cure where Discord refuses */
  start(): Promise<void>;
  /** Takes nothing new, finishes what was begun, and disconnects. */
  stop(): Promise<void>;
  /** True while all of its connections are up. */
  isReady(): boolean;
  /** Threads with replies that are committed here and not yet posted. */
  waiting(): number;
};

export type DiscordAdapterParts = {
  readonly assistant: Assistant;
  readonly store: Store;
  readonly configuration: DiscordConfiguration;
  readonly pictures: Pick<Pictures, 'png'>;
  readonly log: Log;
  readonly clock: Clock;
  readonly meter?: Meter;
};

/** How often replies that a dead process left behind are looked for, and what has become due. */
const tidyEveryMs = 15_000;
const mostAtOnce = 100;

/** The bot in Discord. Built once; `start` and `stop` are called once each. */
export function createDiscordAdapter({
  assistant,
  store,
  configuration,
  pictures,
  log,
  clock,
  meter = noMeter,
}: DiscordAdapterParts): DiscordAdapter {
  const rest = createRest(configuration);
  rest.on(RESTEvents.RateLimited, () => meter.retried('discord', 'limited'));
  const wire = createWire(rest);
  const parts: Parts = {
    assistant,
    configuration,
    wire,
    lanes: createLanes(),
    clock,
    log,
    mayApologise: createApologies(clock),
    poster: createPoster({ wire, assistant, pictures, log, clock, meter }),
  };
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  const servers = createServers(store, clock.now);
  let client: Client | null = null;
  let isRegistered = false;
  let stopTidying = (): void => undefined;

  function track(what: string, work: Promise<void>): void {
    const watched = work
      .catch((error: unknown) => log.error(`${what}: ${failureOf(error).says}`))
      .finally(() => running.delete(watched));
    running.add(watched);
  }

  async function sweep(): Promise<void> {
    const room = Math.min(mostAtOnce, mostWaiting - parts.poster.waiting());
    if (room <= 0) return;
    for (const { key, outgoing } of await assistant.outbox.takeOver('discord', clock.now(), room)) {
      const thread = { workspace: key.workspace, conversation: key.id };
      log.info(`reply ${outgoing.answer} of ${key.id} was left unposted; posting it now`);
      track(`reply ${outgoing.answer}`, parts.poster.post(thread, outgoing));
    }
  }

  async function sayWhatIsDue(): Promise<void> {
    for (const { outgoing, ...thread } of await assistant.due('discord', clock.now()))
      track(`reply ${outgoing.answer}`, parts.poster.post(thread, outgoing));
  }

  async function registerCommands(application: string): Promise<void> {
    if (isRegistered) return;
    isRegistered = true;
    try {
      const changed = await register(rest, application, configuration.guild);
      if (changed.length > 0)
        log.info(
          `registered commands: ${changed.map(({ name, change }) => `${name} (${change})`).join(', ')}`,
        );
    } catch (error) {
      const { means, says } = failureOf(error);
      isRegistered = means !== 'later';
      log.error(`the commands are not registered: ${says}; \`tradeoff doctor discord\` names what differs`);
    }
  }

  function openClient(): Client {
    const opened: Client = new Client(
      clientOptions(configuration, (manager) =>
        createIdentifyThrottler(
          async () => (await manager.fetchGatewayInformation(true)).session_start_limit,
          clock,
          (says) => log.warn(says),
        ),
      ),
    );
    opened.on(Events.InteractionCreate, (interaction) =>
      track(`interaction ${interaction.id}`, dispatch(parts, interaction)),
    );
    opened.on(Events.MessageCreate, (message) => track(`message ${message.id}`, onMessage(parts, message)));
    // Sent where the bot was removed; a server that is down is announced otherwise.
    opened.on(Events.GuildDelete, ({ id }) => {
      log.info(`removed from server ${id}; its data leaves in 30 days, unless the bot comes back`);
      track(`server ${id}`, servers.removed(id));
    });
    opened.on(Events.GuildCreate, ({ id }) => track(`server ${id}`, servers.present(id)));
    // Each server after a start or a new session: the bot may have been added again in between.
    opened.on(Events.GuildAvailable, ({ id }) => track(`server ${id}`, servers.present(id)));
    logConnections(opened, log, meter);
    outliveBrokenEvents(opened, log);
    return opened;
  }

  return {
    async start() {
      const { token } = configuration;
      const { signal } = stopping;
      client = await connect({ openClient, rest, token, clock, log, signal });
      const application = applicationOf(client);
      /** It makes good what failed before, and the bot answers meanwhile. */
      const tidy = (): void => {
        track('commands', registerCommands(application));
        track('servers', servers.settle());
        track('unposted replies', sweep());
        track('what is due', sayWhatIsDue());
      };
      tidy();
      stopTidying = clock.every(tidyEveryMs, tidy);
    },
    async stop() {
      stopping.abort();
      stopTidying();
      client?.removeAllListeners(Events.InteractionCreate);
      client?.removeAllListeners(Events.MessageCreate);
      while (running.size > 0) await Promise.allSettled(running);
      await parts.poster.idle();
      if (client !== null) await disconnect(client, clock);
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },
    waiting: () => parts.poster.waiting(),
    isReady: () => client?.isReady() === true && client.ws.shards.every(({ status }) => status === connected),
  };
}

/** discord.js's `Status.Ready`. */
const connected = 0;

function applicationOf(client: Client): string {
  return z.string({ error: 'Discord named no application for this token' }).parse(client.application?.id);
}
