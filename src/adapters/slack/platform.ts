import type { Assistant } from '../../core/assistant/assistant.ts';
import type { Meter } from '../../core/assistant/meter.ts';
import type { Store } from '../../core/store/store.ts';
import { openDispatcher } from '../calls/open-dispatcher.ts';
import { createBackground } from '../chat/background.ts';
import type { Clock } from '../chat/clock.ts';
import type { Handle } from '../chat/events.ts';
import type { Capabilities, Platform } from '../chat/platform.ts';
import type { Log } from '../log/log.ts';
import {
  destinationOf,
  isDirect,
  isPerson,
  newAddress,
  type SlackAddress,
  slackAddressSchema,
  threadName,
  workspaceOf,
} from './address.ts';
import { createAgentView } from './agent-view.ts';
import type { SlackConfiguration } from './configuration.ts';
import { type ConnectionPace, createConnection } from './connection.ts';
import { openForm } from './forms.ts';
import { createHome } from './home.ts';
import { createReadEarlier } from './inbound/earlier.ts';
import { createInTime } from './inbound/in-time.ts';
import { noteTo } from './inbound/note-to.ts';
import { createRemovals } from './inbound/removals.ts';
import { redirectTo } from './inbound/submissions.ts';
import type { SlackTrigger } from './inbound/trigger.ts';
import { registerListeners } from './inbound.ts';
import { limits } from './limits.ts';
import { createChannels } from './lookups/channels.ts';
import { createLinks } from './lookups/links.ts';
import { createMembers } from './lookups/members.ts';
import { createMemberships } from './lookups/memberships.ts';
import { createNotes } from './notes.ts';
import { createPrivateMessages } from './outbound/private-messages.ts';
import { createUpload } from './outbound/upload.ts';
import { createOutbound } from './outbound.ts';
import { renderMessages, type SlackMessage } from './render/message.ts';
import { plainer } from './render/plainer.ts';
import { createStanding } from './standing.ts';
import { boltLogger } from './wire/bolt-logger.ts';
import { createClient } from './wire/client.ts';
import { slackFetch } from './wire/fetch.ts';
import { createWriteMessage } from './wire/write-message.ts';

export const platformId = 'slack';

export type SlackPlatform = Platform<SlackAddress, SlackMessage, SlackTrigger> & {
  /** The port that is listened on; null in Socket Mode, and while it's closed. */
  port(): number | null;
};

/** All in milliseconds. */
export type SlackPace = ConnectionPace & {
  /** At most one message in this time to one channel. */
  readonly postEvery: number;
  /** First delay while Slack processes a picture; it doubles. */
  readonly fileAfter: number;
};

export const usualPace: SlackPace = {
  postEvery: limits.postEvery,
  fileAfter: 500,
  reconnectAfter: 1000,
  pingTimeout: 5000,
  // Slack waits three seconds for a whole delivery: https://docs.slack.dev/apis/events-api/#responding
  arriveWithin: 10_000,
};

export type SlackPlatformParts = {
  readonly assistant: Assistant;
  readonly store: Store;
  readonly configuration: SlackConfiguration;
  readonly log: Log;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly pace: SlackPace;
};

const capabilities: Capabilities = {
  forms: true,
  edits: true,
  privateMessages: true,
  privateNotes: true,
  settingsBy: 'members',
  mentionsOnly: false,
  acknowledgeWithin: limits.acknowledgeWithin,
};

/** Slack, as the chat layer sees it. */
export function createSlackPlatform(parts: SlackPlatformParts): SlackPlatform {
  const { assistant, store, configuration, log, clock, meter, pace } = parts;
  const { apiUrl } = configuration;
  const { now } = clock;
  const connections = openDispatcher({ connections: 64 });
  const clientParts = { apiUrl, logger: boltLogger(log) };
  const client = createClient(clientParts);
  const background = createBackground(platformId, log);
  const inTime = createInTime(log);
  let handle: Handle<SlackAddress, SlackTrigger> = async () => 'again';
  const connection = createConnection({
    configuration,
    clientParts,
    store,
    pace,
    onInstalled: (workspace) => handle({ kind: 'installed', workspace }),
    log,
    clock,
    meter,
  });
  const { tokenOf } = connection.access;
  const channels = createChannels(client);
  const members = createMembers({ client, now, log });
  const memberships = createMemberships(client);
  const privateMessages = createPrivateMessages({ client, fetch: slackFetch, now, apiUrl });
  const notes = createNotes({ client, privateMessages, members, now });
  const upload = createUpload({ client, fetch: slackFetch, log });
  const write = createWriteMessage(clientParts, connections);

  return {
    id: platformId,
    capabilities,
    addressSchema: slackAddressSchema,

    async listen(given) {
      handle = given;
      await connection.open((app) =>
        registerListeners(app, {
          handle,
          handleRemoval: createRemovals({ handle, installations: connection.installations, log }),
          assistant,
          channels,
          notes,
          agentView: createAgentView({ client, assistant, background }),
          publishHome: createHome({ client, capabilities, assistant, members, memberships, now }),
          background,
          inTime,
          log,
        }),
      );
    },
    async stopListening() {
      await connection.close();
      await inTime.done();
      await background.done();
    },
    close: () => connections.close(),
    isReady: () => connection.isOpen(),
    port: () => connection.port(),

    standing: createStanding({ channels, links: createLinks(client), members, memberships }),
    earlier: createReadEarlier(client),
    async whyNotPost({ team, enterprise, channel }) {
      return (await channels.isMember(await tokenOf(team, enterprise), channel))
        ? null
        : "I'm not in this channel. Invite me with `/invite @Tradeoff` and try again.";
    },
    async people(ids, { team, enterprise }) {
      const named = ids.filter(isPerson);
      if (named.length === 0) return new Map();
      const token = await tokenOf(team, enterprise).catch(() => null);
      const workspace = workspaceOf(team ?? enterprise ?? '');
      return token === null ? new Map() : members.names({ workspace, token }, named);
    },

    async attach(chart, png, { team, enterprise, isPrivate }) {
      // A file in a private message isn't known to be shown.
      if (isPrivate) return null;
      const token = await tokenOf(team, enterprise).catch(() => null);
      return token === null ? null : upload(chart, png, token);
    },
    render: renderMessages,
    plainer,

    ...createOutbound({ client, write, privateMessages, tokenOf, fileAfter: pace.fileAfter }),
    destinationOf,
    channelAddress: ({ team, enterprise }, channel) =>
      newAddress({ team, enterprise }, { channel, user: '' }),
    noteTo,
    redirectTo,
    threadOf: ({ channel, thread }) =>
      thread === null && !isDirect(channel) ? null : threadName(channel, thread),
    channelOf: ({ channel }) => channel,
    othersMayJoin: ({ channel, isPrivate }) => !isPrivate && !isDirect(channel),
    pace: ({ channel }) => ({ queue: channel, everyMs: pace.postEvery }),

    openForm: (form, trigger, carries) => openForm(client, form, trigger, carries),
    tell: (note, trigger) => notes.tell(note, trigger),
  };
}
