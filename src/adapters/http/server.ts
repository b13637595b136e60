import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serverLimits } from './limits.ts';
import type { Readiness } from './readiness.ts';

export type HealthServer = {
  readonly port: number;
  close(): Promise<void>;
};

export type HealthParts = {
  readonly readiness: Readiness;
  /** Whether messages are understood by their meaning too, in a word or two. */
  readonly encoder: () => string;
  /** By the id of each topic, whether it's searched by meaning too. */
  readonly meanings: () => Readonly<Record<string, 'ready' | 'words alone'>>;
  readonly metrics: { text(): Promise<string>; readonly contentType: string };
  readonly onError: (error: unknown) => void;
};

type Reply = { readonly status: number; readonly type: string; readonly body: string };

/**
 * Serves `/healthz`, `/readyz` and `/metrics` to GET and HEAD requests without bodies.
 *
 * @param port 0 takes any free port
 * @param host undefined listens on all addresses
 * @throws if the port is taken
 */
export async function openHealthServer(
  { port, host }: { readonly port: number; readonly host: string | undefined },
  parts: HealthParts,
): Promise<HealthServer> {
  const server = createServer({
    requestTimeout: serverLimits.requestWithin,
    headersTimeout: serverLimits.headersWithin,
    connectionsCheckingInterval: serverLimits.checkEvery,
    keepAliveTimeout: serverLimits.keptFor,
    maxHeaderSize: serverLimits.headerBytes,
  });
  server.maxConnections = serverLimits.connections;
  server.maxRequestsPerSocket = serverLimits.requestsEach;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void answer(request, parts)
      .catch((error: unknown): Reply => {
        parts.onError(error);
        return json(500, { error: 'the request failed; see the log' });
      })
      .then((reply) => send(request, response, reply));
  });
  await listen(server, port, host);
  // Without a listener an error would end the process.
  server.on('error', parts.onError);
  return {
    port: addressOf(server).port,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  request: IncomingMessage,
  { readiness, encoder, meanings, metrics }: HealthParts,
): Promise<Reply> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return json(405, { error: 'use GET or HEAD' });
  if (hasBody(request)) return json(413, { error: 'send no body' });
  switch (request.url?.split('?')[0]) {
    case '/healthz':
      return json(200, { alive: true, encoder: encoder(), meanings: meanings() });
    case '/readyz': {
      const parts = await readiness.parts();
      const ready = Object.values(parts).every((state) => state === 'ready');
      return json(ready ? 200 : 503, { ready, parts });
    }
    case '/metrics':
      return { status: 200, type: metrics.contentType, body: await metrics.text() };
    default: // Open set: paths.
      return json(404, { error: 'not found; there are /healthz, /readyz and /metrics' });
  }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function json(status: number, value: unknown): Reply {
  return { status, type: 'application/json', body: `${JSON.stringify(value)}\n` };
}

function send(request: IncomingMessage, response: ServerResponse, { status, type, body }: Reply): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
    // Closing the connection discards an unread body.
    ...(hasBody(request) ? { connection: 'close' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

const aboutTheHost = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL']);

async function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error: NodeJS.ErrnoException) =>
    reject(
      new Error(
        host !== undefined && aboutTheHost.has(error.code ?? '')
          ? `HEALTH_HOST: ${host} is not an address of this machine (${error.code}); set one that is, or unset it to listen on all`
          : `HEALTH_PORT: cannot listen on port ${port} (${error.code ?? error.message}); choose a free port that isn't Slack's PORT`,
        { cause: error },
      ),
    ),
  );
  server.listen(port, host, resolve);
  await promise;
  server.removeAllListeners('error');
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the health server has no port');
  return address;
}
