import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket } from 'node:tls';

const folder = join(import.meta.dirname, '../fixtures/proxy');
/** What a process has to trust (`NODE_EXTRA_CA_CERTS`) to talk to the doubles through the proxy. */
export const certificateFile = join(folder, 'certificate.pem');

/** An HTTP proxy on loopback. Behind it, the platforms' real names lead to doubles. */
export type ProxyDouble = {
  /** With a name and a password, which it demands. */
  readonly url: string;
  readonly host: string;
  /** The hosts it was asked to connect to, in order. */
  readonly tunnels: string[];
  /** Requests that weren't for a tunnel, or had the wrong password. */
  readonly complaints: string[];
  close(): Promise<void>;
};

/** @param portOf the port of the double that stands for a host; null if there is none */
export async function openProxy(portOf: (host: string) => number | null): Promise<ProxyDouble> {
  const tunnels: string[] = [];
  const complaints: string[] = [];
  const streams = new Set<Duplex>();
  const secureContext = createSecureContext({
    key: readFileSync(join(folder, 'key.pem')),
    cert: readFileSync(certificateFile),
  });
  const keep = (stream: Duplex): void => {
    streams.add(stream);
    stream.on('error', () => stream.destroy());
    stream.on('close', () => streams.delete(stream));
  };
  const server = createServer((request, response) => {
    complaints.push(`${request.method} ${request.url} instead of CONNECT`);
    response.writeHead(400).end();
  });
  server.on('connect', (request, socket) => {
    keep(socket);
    const [host = '', port] = (request.url ?? '').split(':');
    const expected = `Basic ${Buffer.from('team:p@ss#1').toString('base64')}`;
    if (request.headers['proxy-authorization'] !== expected) {
      complaints.push(`${host}: the wrong password`);
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    tunnels.push(host);
    const target = port === '443' ? portOf(host) : null;
    if (target === null) {
      complaints.push(`${request.url} is unknown`);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    const inside = new TLSSocket(socket, { isServer: true, secureContext });
    const behind = connect(target, '127.0.0.1');
    keep(inside);
    keep(behind);
    inside.pipe(behind).pipe(inside);
    behind.on('close', () => inside.destroy());
    inside.on('close', () => behind.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    url: `http://team:p%40ss%231@${host}`,
    host,
    tunnels,
    complaints,
    async close() {
      for (const stream of streams) stream.destroy();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
