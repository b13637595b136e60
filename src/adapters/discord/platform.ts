import { type Meter, noMeter } from '../../core/assistant/meter.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import { createBackground } from '../chat/background.ts';
import type { Clock } from '../chat/clock.ts';
import { createRetry } from '../chat/delivery/retry.ts';
import type { Handle } from '../chat/events.ts';
import type { Platform } from '../chat/platform.ts';
import type { Log } from '../log/log.ts';
import { type Address, addressSchema, channelAddress, destinationOf, workspaceOfServer } from './address.ts';
import type { DiscordConfiguration } from './configuration.ts';
import { modalOf } from './forms.ts';
import { createReadEarlier } from './inbound/earlier.ts';
import { joinedEvent } from './inbound/joined.ts';
import type { InboundParts } from './inbound/parts.ts';
import type { Trigger } from './inbound/trigger.ts';
import { createInbound, type Inbound } from './inbound.ts';
import { limits } from './limits.ts';
import { tellNote } from './notes.ts';
import { discordMessageSchema } from './older-addresses.ts';
import { openFirstResponse } from './outbound/first-response.ts';
import { createLeftToAnswers } from './outbound/left-to-answers.ts';
import { createOutbound } from './outbound.ts';
import { createRegistrar } from './registration.ts';
import { type Message, renderMessages } from './render/message.ts';
import { plainer } from './render/plainer.ts';
import { standingOf } from './standing.ts';
import { createCalls } from './wire/calls.ts';
import { createGateway } from './wire/gateway.ts';
import { createRest } from './wire/rest.ts';

export type DiscordPlatform = Platform<Address, Message, Trigger>;

export type DiscordPlatformParts = {
  readonly configuration: DiscordConfiguration;
  readonly knowledge: () => Knowledge;
  readonly log: Log;
  readonly clock: Clock;
  readonly meter?: Meter;
  /** First delay after a failed first response, in milliseconds. */
  readonly retryAfter?: number;
};

/** Discord, as the chat layer sees it. */
export function createDiscordPlatform({
  configuration,
  knowledge,
  log,
  clock,
  meter = noMeter,
  retryAfter,
}: DiscordPlatformParts): DiscordPlatform {
  const { messageContent, guild, token } = configuration;
  const rest = createRest(configuration);
  const quick = createRest(configuration, limits.firstResponseMs - 500);
  const calls = createCalls(rest, quick);
  // Not counted: calls that discord.js holds back for a known limit. They go out once, later, so nothing is retried.
  const retry = createRetry({
    clock,
    onRetry: (why) => meter.retried('discord', why),
    ...(retryAfter === undefined ? {} : { firstDelay: retryAfter }),
  });
  const left = createLeftToAnswers(clock, createBackground('discord', log));
  const registrar = createRegistrar({ rest, guild, log });
  const gateway = createGateway({ configuration, rest, clock, log, meter });
  const outbound = createOutbound({ calls, left, clock });

  function connected(inbound: Inbound, handle: Handle<Address, Trigger>): Promise<void> {
    return gateway.connect({
      message: inbound.onMessage,
      edited: inbound.onEdited,
      deleted: inbound.onDeleted,
      interaction: inbound.onInteraction,
      async present(server) {
        await handle({ kind: 'installed', workspace: workspaceOfServer(server.id) });
        const joined = joinedEvent(server, messageContent);
        if (joined !== null) await handle(joined);
      },
      removed: async (server) => {
        log.info(
          `discord: removed from server ${server}; its data is deleted in 30 days, unless the bot comes back`,
        );
        await handle({ kind: 'removed', workspace: workspaceOfServer(server) });
      },
    });
  }

  return {
    id: 'discord',
    capabilities: {
      forms: true,
      edits: true,
      privateMessages: true,
      privateNotes: false,
      settingsBy: 'managers',
      mentionsOnly: !messageContent,
      acknowledgeWithin: 0,
    },
    addressSchema,
    postedMessageSchema: discordMessageSchema,

    async listen(handle) {
      const respondTo: InboundParts['respondTo'] = (ref) =>
        openFirstResponse(ref, { calls, retry, clock, log });
      const parts = { handle, respondTo, left, calls, messageContent, knowledge, clock, log };
      await connected(createInbound(parts), handle);
    },
    async stopListening() {
      await gateway.stopListening();
      await left.close();
    },
    async close() {
      retry.stop();
      await gateway.close();
      for (const client of [rest, quick]) {
        client.clearHashSweeper();
        client.clearHandlerSweeper();
      }
    },
    isReady: () => gateway.isReady(),
    async tick() {
      // discord.js forgets a token that was refused, even if only in passing.
      rest.setToken(token);
      await registrar.register(gateway.application());
    },

    standing: async ({ trigger, address }) => standingOf(trigger.person, trigger.spot, address),
    earlier: createReadEarlier({ calls, messageContent, log }),
    people: async () => new Map(),

    attach: async (_, png) => ({ ref: 'chart', png }),
    render: renderMessages,
    plainer,

    ...outbound,
    destinationOf,
    channelAddress,
    noteTo: ({ trigger }) => trigger.noteTo,
    threadOf: ({ isThread, channel }) => (isThread ? channel : null),
    channelOf: ({ channel }) => channel,
    othersMayJoin: ({ tools, foot, isPrivate }) => tools.mute && !foot && !isPrivate,
    // discord.js keeps to the rates that Discord announces.
    pace: () => null,

    async openForm(form, { address, by }, carries) {
      if (by.kind === 'message') return { kind: 'never', says: 'Discord opens no form for a message' };
      const opened = await by.first.openForm(modalOf(form, carries));
      return opened.kind === 'delivered' ? { ...opened, next: address } : opened;
    },
    tell: async (note, trigger) => tellNote(note, trigger, calls),
  };
}
