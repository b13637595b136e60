import { Client, Events, type Interaction, RESTEvents } from 'discord.js';
import { z } from 'zod';
import type { Assistant } from '../../core/assistant.ts';
import { type Meter, noMeter } from '../../core/meter.ts';
import type { Store } from '../../core/store.ts';
import { noteInstalled, noteUninstalled } from '../../core/uninstall.ts';
import type { Log } from '../log/log.ts';
import { onAutocomplete } from './autocomplete.ts';
import { clientOptions } from './client.ts';
import { onCommand, onWeigh } from './commands.ts';
import type { DiscordConfiguration } from './configuration.ts';
import { closeCure, connect } from './connect.ts';
import { failureOf } from './failure.ts';
import { tell } from './first-response.ts';
import { createIdentifyThrottler } from './identify.ts';
import { createLanes } from './lanes.ts';
import { onMessage } from './messages.ts';
import type { Clock, Parts } from './parts.ts';
import { createPoster, mostWaiting } from './poster.ts';
import { onDialogue, onPress } from './presses.ts';
import { register } from './registration.ts';
import { workspaceOfServer } from './spot.ts';
import { createWire } from './wire.ts';

export type DiscordDoor = {
  /** Connects, registers the commands where they differ, and posts what was left unposted. @throws with the cure where Discord refuses */
  start(): Promise<void>;
  /** Takes nothing new, finishes what was begun, and disconnects. */
  stop(): Promise<void>;
  /** True while all of its connections are up. */
  isReady(): boolean;
  /** Threads with replies that are committed here and not yet posted. */
  waiting(): number;
};

export type DiscordDoorParts = {
  readonly assistant: Assistant;
  readonly store: Store;
  readonly configuration: DiscordConfiguration;
  readonly log: Log;
  readonly clock: Clock;
  readonly meter?: Meter;
};

/** How often replies that a dead process left behind are looked for. */
const sweepEveryMs = 15_000;
const mostAtOnce = 100;

/** The bot in Discord. Built once; `start` and `stop` are called once each. */
export function createDiscordDoor({
  assistant,
  store,
  configuration,
  log,
  clock,
  meter = noMeter,
}: DiscordDoorParts): DiscordDoor {
  const client: Client = new Client(
    clientOptions(configuration, (manager) => {
      const limit = async (): Promise<
        Awaited<ReturnType<typeof manager.fetchGatewayInformation>>['session_start_limit']
      > => (await manager.fetchGatewayInformation(true)).session_start_limit;
      return createIdentifyThrottler(limit, clock, (says) => log.warn(says));
    }),
  );
  const wire = createWire(client.rest);
  const parts: Parts = {
    assistant,
    configuration,
    wire,
    lanes: createLanes(),
    clock,
    log,
    poster: createPoster({ wire, assistant, log, clock, meter }),
  };
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  let stopSweeping = (): void => undefined;

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

  /** It may have been removed and added again while it was away. */
  async function noteServers(): Promise<void> {
    for (const id of client.guilds.cache.keys()) await noteInstalled(store, workspaceOfServer(id));
  }

  client.on(Events.InteractionCreate, (interaction) =>
    track(`interaction ${interaction.id}`, dispatch(parts, interaction)),
  );
  client.on(Events.MessageCreate, (message) => track(`message ${message.id}`, onMessage(parts, message)));
  // Sent where the bot was removed; a server that is down is announced otherwise.
  client.on(Events.GuildDelete, ({ id }) => {
    log.info(`removed from server ${id}`);
    track(`server ${id}`, noteUninstalled(store, workspaceOfServer(id), clock.now()));
  });
  client.on(Events.GuildCreate, ({ id }) =>
    track(`server ${id}`, noteInstalled(store, workspaceOfServer(id))),
  );
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error(`shard ${shard} is disconnected for good. ${closeCure(code)}`),
  );
  client.on(Events.ShardReconnecting, (shard) => {
    meter.reconnected('discord');
    log.info(`shard ${shard} lost its connection and reconnects`);
  });
  client.on(Events.ShardResume, (shard, replayed) =>
    log.info(`shard ${shard} goes on where it was; ${replayed} events came late`),
  );
  client.on(Events.ShardError, (error, shard) => log.warn(`shard ${shard}: ${error.message}`));
  client.rest.on(RESTEvents.RateLimited, () => meter.retried('discord', 'limited'));
  client.on(Events.Error, (error) => log.error(error.message));

  return {
    async start() {
      await connect(client, configuration, { clock, log, signal: stopping.signal });
      const application = applicationOf(client);
      const changed = await register(client.rest, application, configuration.guild);
      if (changed.length > 0)
        log.info(
          `registered commands: ${changed.map(({ name, change }) => `${name} (${change})`).join(', ')}`,
        );
      track('servers', noteServers());
      await sweep();
      stopSweeping = clock.every(sweepEveryMs, () => track('unposted replies', sweep()));
    },
    async stop() {
      stopping.abort();
      stopSweeping();
      client.removeAllListeners(Events.InteractionCreate);
      client.removeAllListeners(Events.MessageCreate);
      while (running.size > 0) await Promise.allSettled(running);
      await parts.poster.idle();
      await client.destroy();
    },
    waiting: () => parts.poster.waiting(),
    isReady: () => client.isReady() && client.ws.shards.every(({ status }) => status === connected),
  };
}

/** discord.js's `Status.Ready`. */
const connected = 0;

function applicationOf(client: Client): string {
  return z.string({ error: 'Discord named no application for this token' }).parse(client.application?.id);
}

async function dispatch(parts: Parts, interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) return onAutocomplete(parts, interaction);
  if (interaction.isChatInputCommand()) return onCommand(parts, interaction);
  if (interaction.isMessageContextMenuCommand()) return onWeigh(parts, interaction);
  if (interaction.isMessageComponent()) return onPress(parts, interaction);
  if (interaction.isModalSubmit()) return onDialogue(parts, interaction);
  parts.log.warn(`interaction ${interaction.id} is of a kind that this version does not know`);
  if (interaction.isRepliable())
    await tell(parts, interaction, 'I do not know this command. `/tradeoff help` shows what there is.');
}
