import { App, HTTPReceiver, type InstallationStore, type Receiver } from '@slack/bolt';
import type { Assistant } from '../../core/assistant/assistant.ts';
import { type Meter, noMeter } from '../../core/assistant/meter.ts';
import type { Store } from '../../core/store/store.ts';
import { noteInstalled, noteUninstalled } from '../../core/store/uninstall.ts';
import { openQueue } from '../../core/threads/keyed-queue.ts';
import type { Pictures } from '../chart/pictures.ts';
import { errorMessage } from '../log/error-message.ts';
import type { Log } from '../log/log.ts';
import { redact } from '../log/redact.ts';
import { type Access, openSingleAccess } from './access/access.ts';
import { acknowledgeAll } from './wire/acknowledge-all.ts';
import { workspaceOf } from './address.ts';
import { createAsk } from './ask.ts';
import { createAway } from './away.ts';
import { createBackground } from './background.ts';
import { createChannels } from './lookups/channels.ts';
import { clientOptions, createClient } from './wire/client.ts';
import { createInstallationStore, isNotInstalled } from './access/installations.ts';
import { createInstalledAccess } from './access/installed-access.ts';
import { limits } from './limits.ts';
import { createLinks } from './lookups/links.ts';
import { listen } from './listeners.ts';
import { boltLogger } from './wire/bolt-logger.ts';
import { createMembers } from './lookups/members.ts';
import { createMemberships } from './lookups/memberships.ts';
import { createPauses } from './pause.ts';
import { createRespond } from './respond.ts';
import { createRights } from './rights.ts';
import { botScopes } from './scopes.ts';
import { createSealing } from './access/sealing.ts';
import { createSender, mostWaiting, platformId, type Sender } from './sender.ts';
import type { Pace, SlackSettings } from './settings.ts';
import { arrivingWithin, takeSignedRequests } from './wire/signed-requests.ts';
import { createSocketReceiver } from './wire/socket-receiver.ts';
import { createThinFetch } from './wire/thin-fetch.ts';
import { createTurnsFirst } from './turns-first.ts';
import { createUpload } from './upload.ts';
import { createWriteMessage } from './wire/write-message.ts';

export type SlackAdapter = {
  /** Resolves when Slack can be heard. Waits where it is down. @throws where a token or secret is refused */
  start(): Promise<void>;
  /** Hears nothing more, finishes what was begun, and closes. What could not be posted stays in the store. */
  stop(): Promise<void>;
  /** The port listened on; undefined in Socket Mode and before the start. */
  port(): number | undefined;
  /** True while Slack can be heard. */
  isReady(): boolean;
  /** Replies that are committed here and not yet posted. */
  waiting(): number;
};

export type SlackAdapterParts = {
  readonly assistant: Assistant;
  readonly store: Store;
  readonly settings: SlackSettings;
  readonly pictures: Pick<Pictures, 'png'>;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly meter?: Meter;
};

const usualPace: Pace = {
  postEvery: limits.postsPerChannelEvery,
  sweepEvery: 10_000,
  retryAfter: 1000,
  pingTimeout: 5000,
  // Slack waits three seconds for the whole of a delivery: https://docs.slack.dev/apis/events-api/#responding
  arriveWithin: 10_000,
  drainFor: 6_000,
};
const takenAtOnce = 100;

/** Slack's platform: carries messages to the assistant and its answers back, and decides nothing by itself. */
export function createSlackAdapter({
  assistant,
  store,
  settings,
  pictures,
  log,
  now,
  meter = noMeter,
}: SlackAdapterParts): SlackAdapter {
  const { transport, access: how, apiUrl } = settings;
  const pace = { ...usualPace, ...settings.pace };
  const logger = boltLogger(log);
  const http = createThinFetch();
  const parts = { apiUrl, fetch: http.fetch, logger };
  const client = createClient(parts);
  const pauses = createPauses();
  const background = createBackground(log);
  const turnsFirst = createTurnsFirst(limits.acknowledgeWithin);
  let receiver: Receiver | undefined;
  let sender: Sender | undefined;
  let sweeping: NodeJS.Timeout | undefined;
  let port: number | undefined;
  let isOpen = (): boolean => port !== undefined;
  let stopped: Promise<void> | undefined;

  async function start(): Promise<void> {
    const installations =
      how.kind === 'oauth' ? createInstallationStore(store, createSealing(how.encryptionKey)) : undefined;
    const heard = transport.kind === 'http' ? httpReceiver(installations) : undefined;
    const socket =
      transport.kind === 'socket'
        ? createSocketReceiver({
            appToken: transport.appToken,
            clientOptions: clientOptions(parts),
            logger,
            log,
            now,
            pingTimeout: pace.pingTimeout,
            retryAfter: pace.retryAfter,
            meter,
          })
        : undefined;
    const access: Access =
      how.kind === 'token'
        ? await openSingleAccess(client, how.botToken, { pauses, log, retryAfter: pace.retryAfter })
        : createInstalledAccess(mustBeHttp(heard), { pauses, now, lookAgainAfter: pace.retryAfter / 10 });
    if (access.team !== undefined) await noteInstalled(store, workspaceOf(access.team));
    const respond = createRespond({ client, fetch: http.fetch, tokenOf: access.tokenOf, log, apiUrl });
    const members = createMembers(client);
    const memberships = createMemberships(client);
    sender = createSender({
      client,
      write: createWriteMessage(parts, http.connections),
      assistant,
      tokenOf: access.tokenOf,
      respond,
      upload: createUpload({ client, fetch: http.fetch, pictures, log }),
      members,
      log,
      now,
      pauses,
      postEvery: pace.postEvery,
      retryAfter: pace.retryAfter,
      turnsFirst,
      meter,
    });
    if (socket !== undefined) isOpen = socket.isOpen;
    receiver = heard ?? socket;
    if (receiver === undefined) throw new Error('there is no transport');
    const app = new App({
      receiver: withoutInstaller(receiver, log),
      authorize: access.authorize,
      convoStore: false,
      ignoreSelf: false,
      logger,
      clientOptions: clientOptions(parts),
    });
    // Thrown on, so that a delivery that failed is not acknowledged and comes again.
    app.error(async (fault) => {
      if (!isNotInstalled(fault)) throw fault;
      log.info(`slack: a delivery was let pass: ${redact(errorMessage(fault))}`);
    });
    listen(
      app,
      {
        assistant,
        client,
        channels: createChannels(client),
        members,
        memberships,
        rightsOf: createRights(members, memberships),
        links: createLinks(client),
        sender,
        respond,
        away: createAway(respond, background, now),
        background,
        log,
        now,
        ask: createAsk(assistant, sender, background, turnsFirst),
        arrivals: openQueue(),
        uninstalled: (team) => noteUninstalled(store, workspaceOf(team), now()),
      },
      installations,
    );
    const look = (): void => background.run('looking through the outboxes', sweep);
    look();
    sweeping = setInterval(look, pace.sweepEvery);
    sweeping.unref();
    if (heard !== undefined && transport.kind === 'http') {
      const server = await heard
        .start(transport.port, arrivingWithin(pace.arriveWithin))
        .catch((fault: unknown) => {
          receiver = undefined;
          throw new Error(
            `PORT: cannot listen on port ${transport.port} for Slack (${errorMessage(fault)}); set PORT to a free one`,
            { cause: fault },
          );
        });
      const at = server.address();
      port = typeof at === 'object' && at !== null ? at.port : transport.port;
      log.info(`slack: listening on port ${port}`);
    } else {
      await receiver.start();
      log.info('slack: connected');
    }
  }

  /** Posts what a process that died left behind and what is due by the clock, and keeps what waits here from being taken over. */
  async function sweep(): Promise<void> {
    await sender?.holdAll();
    if (stopped !== undefined) return;
    const room = Math.min(takenAtOnce, mostWaiting - (sender?.waiting() ?? 0));
    if (room <= 0) return;
    for (const { key, outgoing } of await assistant.outbox.takeOver(platformId, now(), room))
      sender?.send(key.workspace, key.id, outgoing);
    for (const { workspace, conversation, outgoing } of await assistant.due(platformId, now()))
      sender?.send(workspace, conversation, outgoing);
  }

  async function stop(): Promise<void> {
    stopped ??= close();
    return stopped;
  }

  async function close(): Promise<void> {
    clearInterval(sweeping);
    await receiver
      ?.stop()
      .catch((fault: unknown) => log.warn(redact(`slack: while closing: ${errorMessage(fault)}`)));
    const late = setTimeout(() => {
      pauses.end();
      sender?.clear();
    }, pace.drainFor);
    await sender?.idle();
    await background.done();
    clearTimeout(late);
    pauses.end();
    await http.close();
    port = undefined;
  }

  function httpReceiver(installations: InstallationStore | undefined): HTTPReceiver {
    if (transport.kind !== 'http')
      throw new Error('OAuth needs the HTTP mode: set SLACK_SIGNING_SECRET and PORT');
    const heard = new HTTPReceiver({
      signingSecret: transport.signingSecret,
      // What comes to it was checked: see `takeSignedRequests`.
      signatureVerification: false,
      processBeforeResponse: true,
      logger,
      ...(how.kind !== 'oauth' || installations === undefined
        ? {}
        : {
            clientId: how.clientId,
            clientSecret: how.clientSecret,
            stateSecret: how.stateSecret,
            scopes: Object.keys(botScopes),
            installationStore: installations,
            installerOptions: {
              directInstall: true,
              clientOptions: clientOptions(parts),
              ...(apiUrl === undefined
                ? {}
                : { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href }),
            },
          }),
    });
    takeSignedRequests(heard, { signingSecret: transport.signingSecret, now, logger });
    return heard;
  }

  return { start, stop, port: () => port, isReady: () => isOpen(), waiting: () => sender?.waiting() ?? 0 };
}

function mustBeHttp(receiver: HTTPReceiver | undefined): HTTPReceiver {
  if (receiver === undefined)
    throw new Error('OAuth needs the HTTP mode: set SLACK_SIGNING_SECRET and PORT, or use SLACK_BOT_TOKEN');
  return receiver;
}

/** Bolt takes an installer's word on tokens over anybody else's, if it sees one. */
function withoutInstaller(receiver: Receiver, log: Log): Receiver {
  return {
    init(app) {
      acknowledgeAll(app, log);
      receiver.init(app);
    },
    start: (...given) => receiver.start(...given),
    stop: (...given) => receiver.stop(...given),
  };
}
