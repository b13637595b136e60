import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { createWorkspace } from './new-workspace.ts';
import { createRequests } from './requests.ts';
import { sendSigned } from './signed-request.ts';
import { openSockets } from './sockets.ts';
import type { Failure, Workspace } from './workspace.ts';

export type Delivery = {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly payload: Record<string, unknown>;
};
export type AnyDelivery = { readonly type: Delivery['type']; readonly payload: unknown };
/** How a delivery was acknowledged, and after how many milliseconds. */
export type Acknowledged = { readonly ms: number; readonly body: unknown; readonly status: number };

/** A Slack on loopback with the real protocols: Web API, Socket Mode, signed requests, `response_url`s. */
export type SlackServer = {
  readonly workspace: Workspace;
  readonly apiUrl: string;
  readonly signingSecret: string;
  /** Delivers over the socket; again, with a retry count, if the connection drops before the acknowledgement. */
  /** The payload can be anything. */
  overSocket(delivery: AnyDelivery, retry?: number): Promise<Acknowledged>;
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

/** @param now time of signatures, in milliseconds since 1970 */
export async function openSlackServer(now: () => number = Date.now): Promise<SlackServer> {
  const workspace = createWorkspace();
  const signingSecret = 'a-signing-secret';
  const connections = new Set<Socket>();
  let isAway = false;
  const responseUrls = new Map<string, string>();
  let responses = 0;

  const server = createServer((request, response) => {
    if (isAway) {
      request.socket.destroy();
      return;
    }
    void handle(request, response).catch((error: unknown) => {
      workspace.complaints.push(`the double failed: ${String(error)}`);
      response.writeHead(500).end();
    });
  });
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
  });
  const sockets = openSockets(server, workspace);
  const handle = createRequests({ workspace, responseUrls, openSocket: sockets.open });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  workspace.uploadUrl = (file) => `${base}/upload/${file}`;

  return {
    workspace,
    apiUrl: `${base}/api/`,
    signingSecret,
    overSocket: (delivery, retry) => sockets.deliver(delivery, retry),
    overHttp(port, delivery, { retry = 0, skewSeconds = 0, secret = signingSecret, body } = {}) {
      const at = Math.floor(now() / 1000) - skewSeconds;
      return sendSigned(port, delivery, { secret, at, retry, body });
    },
    responseUrl(user) {
      const path = `/response/${responses++}`;
      if (user !== undefined) responseUrls.set(path, user);
      return `${base}${path}`;
    },
    failNext: (method, ...failures) =>
      void workspace.failures.set(method, [...(workspace.failures.get(method) ?? []), ...failures]),
    setAway(value) {
      isAway = value;
      if (isAway) for (const socket of connections) socket.destroy();
    },
    disconnectSockets: (reason) => sockets.disconnect(reason),
    dropSockets: () => sockets.drop(),
    sockets: () => sockets.count(),
    opened: () => sockets.opened(),
    async close() {
      sockets.close();
      for (const socket of connections) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
