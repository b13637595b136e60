import type { AddressInfo } from 'node:net';
import { HTTPReceiver, type InstallationStore, type Logger, type webApi } from '@slack/bolt';
import { errorMessage } from '../../log/error-message.ts';
import { botScopes } from '../scopes.ts';
import { createSeldom } from './seldom.ts';
import { arrivingWithin, mostConnections, takeSignedRequests } from './signed-requests.ts';

/** What installing into many workspaces needs. */
export type OAuth = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly installationStore: InstallationStore;
};

export type HttpReceiverParts = {
  readonly signingSecret: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Null for a fixed token. */
  readonly oauth: OAuth | null;
  /** Undefined for Slack itself. */
  readonly apiUrl: string | undefined;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long a request may take to arrive, in milliseconds. */
  readonly arriveWithin: number;
};

export type HttpReceiver = {
  readonly receiver: HTTPReceiver;
  /** @returns the port @throws an error that names the fix if the port is taken */
  start(): Promise<number>;
};

/** Bolt's HTTPReceiver, acknowledging what its listeners have done, behind our own check of signatures. */
export function createHttpReceiver(parts: HttpReceiverParts): HttpReceiver {
  const { signingSecret, port, oauth, logger, now, arriveWithin } = parts;
  const receiver = new HTTPReceiver({
    signingSecret,
    // `takeSignedRequests` checks them.
    signatureVerification: false,
    processBeforeResponse: true,
    logger,
    ...(oauth === null ? {} : installing(oauth, parts)),
  });
  takeSignedRequests(receiver, { signingSecret, now, logger });
  const warn = createSeldom((line) => logger.warn(line), now);
  return {
    receiver,
    async start() {
      const server = await receiver.start(port, arrivingWithin(arriveWithin)).catch((thrown: unknown) => {
        throw new Error(
          `PORT: cannot listen on port ${port} for Slack (${errorMessage(thrown)}); set PORT to a free one`,
          { cause: thrown },
        );
      });
      server.maxConnections = mostConnections;
      server.on('drop', () =>
        warn(
          `refused a connection, because ${mostConnections} are open; if they aren't Slack's, limit them at the proxy in front`,
        ),
      );
      return portOf(server.address()) ?? port;
    },
  };
}

function installing(
  { clientId, clientSecret, stateSecret, installationStore }: OAuth,
  { apiUrl, clientOptions }: Pick<HttpReceiverParts, 'apiUrl' | 'clientOptions'>,
): Partial<ConstructorParameters<typeof HTTPReceiver>[0]> {
  return {
    clientId,
    clientSecret,
    stateSecret,
    scopes: Object.keys(botScopes),
    installationStore,
    installerOptions: {
      directInstall: true,
      clientOptions,
      ...(apiUrl === undefined ? {} : { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href }),
    },
  };
}

function portOf(address: AddressInfo | string | null): number | null {
  return typeof address === 'object' && address !== null ? address.port : null;
}
