import { Client, Events, type Guild, type Interaction, type Message, type REST, Status } from 'discord.js';
import { z } from 'zod';
import type { Meter } from '../../../core/assistant/meter.ts';
import type { Clock } from '../../chat/clock.ts';
import type { Log } from '../../log/log.ts';
import type { DiscordConfiguration } from '../configuration.ts';
import { sayingOf } from '../outcomes.ts';
import { clientOptions } from './client.ts';
import { connect, disconnect } from './connect.ts';
import { logConnections } from './connection-log.ts';
import { createIdentifyThrottler } from './identify.ts';
import { soundEventsOnly } from './sound-events.ts';
import { type ChangeListeners, hearUnknownDirect } from './unknown-direct.ts';

/** Handlers of the gateway's events. Each resolves when the event is handled. */
export type GatewayListeners = ChangeListeners & {
  readonly message: (message: Message) => Promise<void>;
  readonly interaction: (interaction: Interaction) => Promise<void>;
  /** The bot is in a server: called for every server after a start, and for a server that adds it. */
  readonly present: (server: Guild) => Promise<void>;
  /** A server removed the bot. An outage isn't a removal. */
  readonly removed: (server: string) => Promise<void>;
};

export type Gateway = {
  /** Connects all shards. @throws an error that names the fix; the signal's reason when stopped */
  connect(listeners: GatewayListeners): Promise<void>;
  /** Stops receiving events, and waits until those received are handled. */
  stopListening(): Promise<void>;
  close(): Promise<void>;
  /** True while all connections are up. */
  isReady(): boolean;
  /** Id of the application the token belongs to, once connected. */
  application(): string;
};

export type GatewayParts = {
  readonly configuration: DiscordConfiguration;
  readonly rest: REST;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
};

/** What people do. */
const heard = [
  Events.InteractionCreate,
  Events.MessageCreate,
  Events.MessageUpdate,
  Events.MessageDelete,
  Events.MessageBulkDelete,
] as const;

/** Connects to Discord's gateway through discord.js and passes on the events that are used. */
export function createGateway({ configuration, rest, clock, log, meter }: GatewayParts): Gateway {
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  let client: Client | null = null;

  function track(what: string, work: Promise<void>): void {
    const watched = work
      .catch((error: unknown) => log.error(`discord: ${what} was not handled: ${sayingOf(error)}`))
      .finally(() => running.delete(watched));
    running.add(watched);
  }

  function openClient(listeners: GatewayListeners): Client {
    const { message, edited, deleted, interaction, present, removed } = listeners;
    const opened: Client = new Client(
      clientOptions(configuration, {
        buildStrategy: soundEventsOnly(log),
        buildIdentifyThrottler: (manager) =>
          createIdentifyThrottler(
            async () => (await manager.fetchGatewayInformation(true)).session_start_limit,
            clock,
            (line) => log.warn(line),
          ),
      }),
    );
    opened.on(Events.InteractionCreate, (sent) => track(`interaction ${sent.id}`, interaction(sent)));
    opened.on(Events.MessageCreate, (sent) => track(`message ${sent.id}`, message(sent)));
    opened.on(Events.MessageUpdate, (before, sent) => track(`edit of ${sent.id}`, edited(before, sent)));
    opened.on(Events.MessageDelete, (gone) => track(`deletion of ${gone.id}`, deleted([gone])));
    opened.on(Events.MessageBulkDelete, (gone, { id }) =>
      track(`deletions in channel ${id}`, deleted([...gone.values()])),
    );
    hearUnknownDirect(opened, listeners, track);
    // An unavailable server is another event in discord.js.
    opened.on(Events.GuildDelete, ({ id }) => track(`removal from server ${id}`, removed(id)));
    opened.on(Events.GuildCreate, (server) => track(`server ${server.id}`, present(server)));
    // Emitted for every server after a start or a new session: the bot may have been added again in the meantime.
    opened.on(Events.GuildAvailable, (server) => track(`server ${server.id}`, present(server)));
    logConnections(opened, log, meter);
    return opened;
  }

  return {
    async connect(listeners) {
      const { token } = configuration;
      const { signal } = stopping;
      const open = (): Client => openClient(listeners);
      client = await connect({ openClient: open, rest, token, clock, log, signal });
    },
    async stopListening() {
      stopping.abort();
      for (const event of heard) client?.removeAllListeners(event);
      client?.removeAllListeners(Events.Raw);
      while (running.size > 0) await Promise.allSettled(running);
    },
    async close() {
      if (client !== null) await disconnect(client, clock);
    },
    isReady: () =>
      client?.isReady() === true && client.ws.shards.every(({ status }) => status === Status.Ready),
    application: () =>
      z.string({ error: 'Discord named no application for this token' }).parse(client?.application?.id),
  };
}
