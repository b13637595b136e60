import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Acknowledged, AnyDelivery } from './server.ts';
import { recordOf, until, type Workspace } from './workspace.ts';

/** Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode */
export type Sockets = {
  /** Delivers over one of the sockets in turn; again, with a retry count, if it drops before the acknowledgement. */
  deliver(delivery: AnyDelivery, retry?: number): Promise<Acknowledged>;
  /** Answers `apps.connections.open`. */
  open(token: string | undefined): Record<string, unknown>;
  disconnect(reason: string): void;
  drop(): void;
  count(): number;
  /** How many have been opened. */
  opened(): number;
  close(): void;
};

export function openSockets(server: Server, workspace: Workspace): Sockets {
  const sockets = new Set<WebSocket>();
  const waiting = new Map<string, (body: unknown) => void>();
  let isOver = false;
  let envelopes = 0;
  let opened = 0;
  let turn = 0;

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

  async function next(): Promise<WebSocket> {
    await until('a socket to deliver over', () => sockets.size > 0 || isOver);
    // Deliveries lost at the end of a test stay lost.
    if (isOver) return new Promise(() => undefined);
    const socket = [...sockets][turn++ % sockets.size];
    if (socket === undefined) throw new Error('the socket went away');
    return socket;
  }

  return {
    async deliver({ type, payload }, retry = 0) {
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
        const socket = await next();
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
    open(token) {
      if (!token?.startsWith('xapp-')) return { ok: false, error: 'invalid_auth' };
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      return {
        ok: true,
        url: `${workspace.socketUrl ?? `ws://127.0.0.1:${port}`}/socket?ticket=${envelopes}`,
      };
    },
    disconnect(reason) {
      for (const socket of sockets)
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'double' } }));
    },
    drop() {
      for (const socket of sockets) socket.terminate();
    },
    count: () => sockets.size,
    opened: () => opened,
    close() {
      isOver = true;
      for (const socket of sockets) socket.terminate();
      socketServer.close();
    },
  };
}
