import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { openSchemas } from './schemas.ts';
import { createWorkspace, type Failure, recordOf, until, type Workspace } from './workspace.ts';

export type Delivery = {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly payload: Record<string, unknown>;
};
/** How a delivery was acknowledged, and after how many milliseconds. */
export type Acknowledged = { readonly ms: number; readonly body: unknown; readonly status: number };

/** A Slack on loopback with the real protocols: Web API, Socket Mode, signed requests, `response_url`s. */
export type SlackServer = {
  readonly workspace: Workspace;
  readonly apiUrl: string;
  readonly signingSecret: string;
  /** Delivers over the socket; again, with a retry count, if the connection drops before the acknowledgement. */
  overSocket(delivery: Delivery, retry?: number): Promise<Acknowledged>;
  /** Delivers as a signed request to the adapter. */
  overHttp(
    port: number,
    delivery: Delivery,
    options?: { retry?: number; skewSeconds?: number; secret?: string; body?: string },
  ): Promise<Acknowledged>;
  /** A `response_url` for a command or a press of this person. */
  responseUrl(user?: string): string;
  failNext(method: string, ...failures: Failure[]): void;
  /** While it's away, no request is answered and all connections are dropped. */
  setAway(away: boolean): void;
  disconnectSockets(reason: 'refresh_requested' | 'warning' | 'too_many_websockets'): void;
  dropSockets(): void;
  readonly sockets: () => number;
  /** How many sockets have been opened. */
  readonly opened: () => number;
  close(): Promise<void>;
};

/** https://docs.slack.dev/interactivity/handling-user-interaction: five times within 30 minutes. */
const usesOfAddress = 5;

/** @param now time of signatures, in milliseconds since 1970 */
export async function openSlackServer(now: () => number = Date.now): Promise<SlackServer> {
  const workspace = createWorkspace();
  const schemas = openSchemas();
  const signingSecret = 'a-signing-secret';
  const sockets = new Set<WebSocket>();
  const connections = new Set<Socket>();
  const used = new Map<string, number>();
  /** Whose a `response_url` is, by its path. */
  const givenTo = new Map<string, string>();
  const waiting = new Map<string, (body: unknown) => void>();
  let away = false;
  let over = false;
  let envelopes = 0;
  let opened = 0;
  let responses = 0;
  let turn = 0;

  const server = createServer((request, response) => {
    if (away) {
      request.socket.destroy();
      return;
    }
    void handle(request, response).catch((fault: unknown) => {
      workspace.complaints.push(`the double failed: ${String(fault)}`);
      response.writeHead(500).end();
    });
  });
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
  });
  const socketServer = new WebSocketServer({ server, path: '/socket' });
  socketServer.on('connection', (socket) => {
    sockets.add(socket);
    socket.setMaxListeners(0);
    opened++;
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => sockets.delete(socket));
    socket.on('message', (data) => {
      const { envelope_id: id, payload } = recordOf(JSON.parse(String(data)));
      const done = waiting.get(String(id));
      if (done === undefined)
        workspace.complaints.push(`acknowledged an envelope that is not waiting: ${String(id)}`);
      waiting.delete(String(id));
      done?.(payload);
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: sockets.size,
        connection_info: { app_id: 'A0APP' },
        debug_info: { host: 'double', approximate_connection_time: 3600 },
      }),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  workspace.uploadUrl = (file) => `http://127.0.0.1:${port}/upload/${file}`;

  /** Receives a file's bytes, as a form. */
  async function receive(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const bytes = await bytesOf(request);
    const type = request.headers['content-type'] ?? '';
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    const [sent] = [...form.values()].filter((value) => typeof value !== 'string');
    const file = workspace.files.get(id);
    if (file === undefined || sent === undefined) return void response.writeHead(404).end();
    file.bytes = new Uint8Array(await sent.arrayBuffer());
    if (file.bytes.byteLength !== file.length)
      workspace.complaints.push(
        `${file.bytes.byteLength} bytes were uploaded where ${file.length} were announced`,
      );
    response.writeHead(200).end('OK');
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const upload = /^\/upload\/(\w+)$/.exec(request.url ?? '')?.[1];
    if (upload !== undefined) return receive(request, response, upload);
    const body = await bodyOf(request);
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path.startsWith('/response/')) {
      const failure = workspace.failures.get('response_url')?.shift();
      if (failure?.kind === 'status') {
        response.writeHead(failure.status).end('broken');
        return;
      }
      const uses = (used.get(path) ?? 0) + 1;
      used.set(path, uses);
      if (uses > usesOfAddress) {
        response
          .writeHead(404, { 'content-type': 'application/json' })
          .end('{"ok":false,"error":"used_url"}');
        return;
      }
      const { text, blocks, thread_ts: thread } = recordOf(JSON.parse(body));
      for (const complaint of blocks === undefined ? [] : (schemas?.blocks(blocks) ?? []))
        workspace.complaints.push(`a response_url: ${complaint}`);
      const user = givenTo.get(path);
      workspace.ephemerals.push({
        text: String(text),
        blocks,
        via: 'response_url',
        thread: typeof thread === 'string' ? thread : null,
        ...(user === undefined ? {} : { user }),
      });
      response.writeHead(200).end('ok');
      return;
    }
    const method = path.replace('/api/', '');
    const failure = workspace.failures.get(method)?.shift() ?? workspace.outage(method);
    const call = async (): Promise<Record<string, unknown>> =>
      method === 'apps.connections.open' ? open(token) : workspace.call(method, args, token);
    const args = argsOf(body, request.headers['content-type'] ?? '');
    const token =
      /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ??
      (typeof args.token === 'string' ? args.token : undefined);
    if (failure?.kind === 'limited') {
      response
        .writeHead(429, { 'retry-after': String(failure.seconds), 'content-type': 'application/json' })
        .end('{"ok":false,"error":"ratelimited"}');
      return;
    }
    if (failure?.kind === 'status') {
      response.writeHead(failure.status).end('broken');
      return;
    }
    if (failure?.kind === 'page') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sorry</title>');
      return;
    }
    const answer = failure?.kind === 'error' ? { ok: false, error: failure.error } : await call();
    if (failure?.kind === 'late') await failure.until;
    if (failure?.kind === 'hangs') return;
    if (failure?.kind === 'lost') {
      request.socket.destroy();
      return;
    }
    response
      .writeHead(200, {
        'content-type': 'application/json',
        'x-oauth-scopes': [...workspace.scopes].join(','),
      })
      .end(JSON.stringify(answer));
  }

  /** Slack delivers over any of an app's sockets; the double uses them in turn. */
  async function connected(): Promise<WebSocket> {
    await until('a socket to deliver over', () => sockets.size > 0 || over);
    // Deliveries lost at the end of a test stay lost.
    if (over) return new Promise(() => undefined);
    const socket = [...sockets][turn++ % sockets.size];
    if (socket === undefined) throw new Error('the socket went away');
    return socket;
  }

  function open(token: string | undefined): Record<string, unknown> {
    if (!token?.startsWith('xapp-')) return { ok: false, error: 'invalid_auth' };
    return { ok: true, url: `ws://127.0.0.1:${port}/socket?ticket=${envelopes}` };
  }

  return {
    workspace,
    apiUrl: `http://127.0.0.1:${port}/api/`,
    signingSecret,
    async overSocket({ type, payload }, retry = 0) {
      const id = `envelope-${envelopes++}`;
      const began = performance.now();
      let body: unknown;
      const acknowledged = new Promise<'acknowledged'>((done) =>
        waiting.set(id, (given) => {
          body = given;
          done('acknowledged');
        }),
      );
      for (let attempt = retry; ; attempt++) {
        const socket = await connected();
        const lost = new Promise<'lost'>((done) => socket.once('close', () => done('lost')));
        const retries = attempt === 0 ? {} : { retry_attempt: attempt, retry_reason: 'timeout' };
        socket.send(
          JSON.stringify({
            envelope_id: id,
            payload,
            type,
            accepts_response_payload: type !== 'events_api',
            ...retries,
          }),
        );
        if ((await Promise.race([acknowledged, lost])) === 'acknowledged')
          return { body, ms: performance.now() - began, status: 200 };
      }
    },
    async overHttp(
      adapterPort,
      { type, payload },
      { retry = 0, skewSeconds = 0, secret = signingSecret, body: given } = {},
    ) {
      const body = given ?? bodyFor({ type, payload });
      const stamp = String(Math.floor(now() / 1000) - skewSeconds);
      const signature = `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`;
      const began = performance.now();
      const response = await fetch(`http://127.0.0.1:${adapterPort}/slack/events`, {
        method: 'POST',
        body,
        headers: {
          'content-type': type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': stamp,
          'x-slack-signature': signature,
          ...(retry === 0
            ? {}
            : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }),
        },
      });
      return { body: await response.text(), ms: performance.now() - began, status: response.status };
    },
    responseUrl(user) {
      const path = `/response/${responses++}`;
      if (user !== undefined) givenTo.set(path, user);
      return `http://127.0.0.1:${port}${path}`;
    },
    failNext: (method, ...failures) =>
      void workspace.failures.set(method, [...(workspace.failures.get(method) ?? []), ...failures]),
    setAway(value) {
      away = value;
      if (away) for (const socket of connections) socket.destroy();
    },
    disconnectSockets(reason) {
      for (const socket of sockets)
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'double' } }));
    },
    dropSockets: () => {
      for (const socket of sockets) socket.terminate();
    },
    sockets: () => sockets.size,
    opened: () => opened,
    async close() {
      over = true;
      for (const socket of sockets) socket.terminate();
      socketServer.close();
      for (const socket of connections) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  return Buffer.from(await bytesOf(request)).toString('utf8');
}

async function bytesOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return new Uint8Array(Buffer.concat(chunks));
}

/** The arguments in a body, with the types they stand for. */
function argsOf(body: string, type: string): Record<string, unknown> {
  if (type.includes('json')) return recordOf(body === '' ? {} : JSON.parse(body));
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [name, fieldOf(name, value)]),
  );
}

/** Arguments that are always strings. */
const textArguments = ['channel', 'user', 'text', 'ts', 'thread_ts', 'message_ts', 'user_id', 'view_id'];

function fieldOf(name: string, value: string): unknown {
  if ((value === 'true' || value === 'false') && !textArguments.includes(name)) return value === 'true';
  if (name === 'limit' || name === 'length') return Number(value);
  return ['blocks', 'files', 'metadata', 'view', 'prompts'].includes(name) ? JSON.parse(value) : value;
}

function bodyFor({ type, payload }: Delivery): string {
  switch (type) {
    case 'events_api':
      return JSON.stringify(payload);
    case 'slash_commands':
      return String(new URLSearchParams(strings(payload)));
    case 'interactive':
      return `payload=${encodeURIComponent(JSON.stringify(payload))}`;
    default:
      return type satisfies never;
  }
}

function strings(payload: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
}
