import { App, type Receiver } from '@slack/bolt';
import type { Meter } from '../../core/assistant/meter.ts';
import type { Store } from '../../core/store/store.ts';
import type { Clock } from '../chat/clock.ts';
import { errorMessage } from '../log/error-message.ts';
import type { Log } from '../log/log.ts';
import { type Access, isNotInstalled } from './access/access.ts';
import { createFixedAccess } from './access/fixed-access.ts';
import { createInstallationStore } from './access/installations.ts';
import { createInstalledAccess } from './access/installed-access.ts';
import { createSealing } from './access/sealing.ts';
import type { SlackConfiguration } from './configuration.ts';
import { acknowledgeAll } from './wire/acknowledge-all.ts';
import { type ClientParts, clientOptions, createClient } from './wire/client.ts';
import { createHttpReceiver, type HttpReceiver, type OAuth } from './wire/http-receiver.ts';
import { createSocketReceiver, type SocketReceiver } from './wire/socket-receiver.ts';

/** How Slack is heard, and the tokens to answer with. */
export type Connection = {
  readonly access: Access;
  /** Null for a fixed token. */
  readonly installations: ReturnType<typeof createInstallationStore> | null;
  /**
   * Connects, or listens. Waits while Slack is down.
   *
   * @param register puts listeners on the app
   * @throws an error that names the fix
   */
  open(register: (app: App) => void): Promise<void>;
  /** Hears nothing more, after what came in is handled. */
  close(): Promise<void>;
  /** True while Slack can be heard. */
  isOpen(): boolean;
  /** The port that is listened on; null in Socket Mode, and while it's closed. */
  port(): number | null;
};

/** All in milliseconds. */
export type ConnectionPace = {
  /** First delay before connecting again; it doubles up to half a minute. */
  readonly reconnectAfter: number;
  /** Silence on a socket after which the connection counts as dead. */
  readonly pingTimeout: number;
  /** How long a request over HTTP may take to arrive; its connection is closed within a tenth of it more. */
  readonly arriveWithin: number;
};

export type ConnectionParts = {
  readonly configuration: SlackConfiguration;
  readonly clientParts: ClientParts;
  readonly store: Store;
  readonly pace: ConnectionPace;
  /** Called for each workspace the app is found or installed in. */
  readonly onInstalled: (workspace: string) => Promise<unknown>;
  readonly log: Log;
  readonly clock: Clock;
  readonly meter: Meter;
};

export function createConnection(parts: ConnectionParts): Connection {
  const { configuration, clientParts, store, onInstalled, log } = parts;
  const installations =
    configuration.access.kind === 'oauth'
      ? createInstallationStore({
          store,
          sealing: createSealing(configuration.access.encryptionKey),
          onInstalled,
        })
      : null;
  const http = openHttp(parts, installations);
  const socket = http === null ? openSocket(parts) : null;
  const access = openAccess(parts, http);
  let listening: Receiver | null = null;
  let port: number | null = null;

  function connectApp(receiver: Receiver): App {
    const app = new App({
      receiver: withoutInstaller(receiver, log),
      authorize: access.authorize,
      convoStore: false,
      ignoreSelf: false,
      logger: clientParts.logger,
      clientOptions: clientOptions(clientParts),
    });
    // Rethrown, so that a delivery that failed isn't acknowledged and comes again.
    app.error(async (error) => {
      if (!isNotInstalled(error)) throw error;
      log.info(`slack: ignored a delivery: ${errorMessage(error)}`);
    });
    return app;
  }

  return {
    access,
    installations,
    async open(register) {
      const workspace = await access.open();
      if (workspace !== null) await onInstalled(workspace);
      const receiver = http?.receiver ?? socket;
      if (receiver === null) throw new Error('there is no transport');
      register(connectApp(receiver));
      if (http === null) {
        listening = receiver;
        await socket?.start();
        log.info('slack: connected');
      } else {
        port = await http.start();
        listening = receiver;
        log.info(`slack: listening on port ${port}`);
      }
    },
    async close() {
      access.close();
      await listening
        ?.stop()
        .catch((error: unknown) => log.warn(`slack: while closing: ${errorMessage(error)}`));
      port = null;
    },
    isOpen: () => (socket === null ? port !== null : socket.isOpen()),
    port: () => port,
  };
}

function openHttp(
  { configuration, clientParts, pace, clock }: ConnectionParts,
  installationStore: Connection['installations'],
): HttpReceiver | null {
  const { transport, access, apiUrl } = configuration;
  if (transport.kind !== 'http') return null;
  const { signingSecret, port } = transport;
  const oauth: OAuth | null =
    access.kind === 'oauth' && installationStore !== null ? { ...access, installationStore } : null;
  return createHttpReceiver({
    signingSecret,
    port,
    oauth,
    apiUrl,
    clientOptions: clientOptions(clientParts),
    logger: clientParts.logger,
    now: clock.now,
    arriveWithin: pace.arriveWithin,
  });
}

function openSocket({
  configuration,
  clientParts,
  pace,
  log,
  clock,
  meter,
}: ConnectionParts): SocketReceiver | null {
  const { transport } = configuration;
  if (transport.kind !== 'socket') return null;
  return createSocketReceiver({
    appToken: transport.appToken,
    clientOptions: clientOptions(clientParts),
    logger: clientParts.logger,
    log,
    clock,
    pingTimeout: pace.pingTimeout,
    retryAfter: pace.reconnectAfter,
    meter,
  });
}

/** @throws if installing into many workspaces is configured without HTTP */
function openAccess(
  { configuration, clientParts, pace, clock, log }: ConnectionParts,
  http: HttpReceiver | null,
): Access {
  const { access } = configuration;
  if (access.kind === 'token')
    return createFixedAccess({
      client: createClient(clientParts),
      botToken: access.botToken,
      clock,
      log,
      retryAfter: pace.reconnectAfter,
    });
  const installer = http?.receiver.installer;
  if (installer === undefined)
    throw new Error('OAuth needs HTTP mode: set SLACK_SIGNING_SECRET and PORT, or use SLACK_BOT_TOKEN');
  return createInstalledAccess({ installer, clock, lookAgainAfter: pace.reconnectAfter / 10 });
}

/** Hides the installer, which Bolt would ask for tokens instead of `authorize` if it saw one. */
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
