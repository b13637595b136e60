import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { WebConfiguration } from '../configuration.ts';
import { openEventStream } from './event-stream.ts';
import { textReply, type WebHandler, type WebReply, type WebRequest } from './exchange.ts';
import { createGuard, type Guard } from './guard.ts';
import { webLimits } from './limits.ts';
import { listenOn } from './listen.ts';
import { readBody } from './read-body.ts';
import { securityHeaders } from './security-headers.ts';

export type WebServer = {
  readonly port: number;
  /** Where a browser on this machine finds it, with a slash at its end. */
  readonly url: string;
  /** Ends open streams, lets replies under way finish, and closes. */
  close(): Promise<void>;
};

export type WebServerParts = {
  /** Asked in order; the first that knows a path answers it. */
  readonly handlers: readonly WebHandler[];
  readonly onError: (error: unknown) => void;
};

/**
 * Serves pages to browsers on this machine, or behind a proxy that signs people in. Whatever the guard refuses reaches no
 * handler. Without a proxy, a taken port is no failure: the next free one is used.
 *
 * @throws an error that names the fix if it can't listen
 */
export async function openWebServer(
  { port, host, auth }: Pick<WebConfiguration, 'port' | 'host' | 'auth'>,
  { handlers, onError }: WebServerParts,
): Promise<WebServer> {
  const guard = createGuard(auth);
  const server = createServer({
    requestTimeout: webLimits.requestWithin,
    headersTimeout: webLimits.headersWithin,
    connectionsCheckingInterval: webLimits.checkEvery,
    keepAliveTimeout: webLimits.keptFor,
    maxHeaderSize: webLimits.headerBytes,
  });
  server.maxConnections = webLimits.connections;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void answer(request, guard, handlers)
      .catch((error: unknown) => {
        onError(error);
        return textReply(500, 'That failed; the log has the reason.');
      })
      .then((reply) => send(request, response, reply))
      .catch((error: unknown) => {
        onError(error);
        response.destroy();
      });
  });
  const taken = await listenOn(server, { port, host, mayMove: auth === null });
  // Without a listener an error would end the process.
  server.on('error', onError);
  const name = host.includes(':') ? `[${host}]` : host;
  return { port: taken, url: `http://${name}:${taken}/`, close: () => closed(server) };
}

async function answer(
  request: IncomingMessage,
  guard: Guard,
  handlers: readonly WebHandler[],
): Promise<WebReply> {
  const { method = '' } = request;
  const admission = guard({ method, headers: request.headersDistinct });
  if (admission.kind === 'refused') return textReply(admission.status, admission.says);
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST')
    return textReply(405, 'Use GET, HEAD or POST.', { allow: 'GET, HEAD, POST' });
  const target = targetOf(request.url ?? '');
  if (target === undefined) return textReply(400, 'That is no address of a page.');
  if (method === 'POST' && !/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    return textReply(415, 'Send JSON.');
  const body = method === 'POST' ? await readBody(request) : null;
  if (body?.kind === 'too large') return textReply(413, 'That is too much at once.');
  const asked: WebRequest = {
    method,
    ...target,
    headers: firstOf(request.headersDistinct),
    person: admission.person,
    json: body?.json,
  };
  for (const handler of handlers) {
    const reply = await handler(asked);
    if (reply !== undefined) return reply;
  }
  return textReply(404, 'There is nothing at this address.');
}

function targetOf(url: string): Pick<WebRequest, 'path' | 'query'> | undefined {
  const [before = '', ...query] = url.split('?');
  try {
    const path = decodeURIComponent(before);
    const isPlain = path.startsWith('/') && !/[\0\\]|\/\.\.?(?:\/|$)|\/\//.test(path);
    return isPlain ? { path, query: new URLSearchParams(query.join('?')) } : undefined;
  } catch {
    return undefined;
  }
}

function firstOf(headers: NodeJS.Dict<string[]>): WebRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values?.[0]]));
}

function send(request: IncomingMessage, response: ServerResponse, reply: WebReply): void {
  switch (reply.kind) {
    case 'events':
      reply.open(openEventStream(response));
      return;
    case 'whole':
      response.writeHead(reply.status, {
        ...securityHeaders,
        'content-type': reply.type,
        'content-length': Buffer.byteLength(reply.body),
        // What is left of a body is discarded with the connection.
        ...(request.complete ? {} : { connection: 'close' }),
        ...reply.headers,
      });
      response.end(request.method === 'HEAD' ? undefined : reply.body);
      return;
    default:
      reply satisfies never;
  }
}

async function closed(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeIdleConnections();
  // Streams never end by themselves.
  const late = setTimeout(() => server.closeAllConnections(), webLimits.closingTakes);
  await promise;
  clearTimeout(late);
}
