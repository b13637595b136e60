import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { jsonReply, textReply, type WebHandler } from '../../../../src/adapters/web/server/exchange.ts';
import { openWebServer, type WebServer } from '../../../../src/adapters/web/server/web-server.ts';

const host = '127.0.0.1';
const servers: { close(): unknown }[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const echo: WebHandler = async ({ method, path, query, json }) => {
  if (path === '/fails') throw new Error('a fault');
  return path === '/echo' ? jsonReply(200, { method, query: query.get('q'), json }) : undefined;
};
const errors: unknown[] = [];

async function open(given: Partial<Parameters<typeof openWebServer>[0]> = {}): Promise<WebServer> {
  const server = await openWebServer(
    { port: 0, host, auth: null, ...given },
    {
      handlers: [echo, async ({ path }) => (path === '/last' ? textReply(200, 'last') : undefined)],
      onError: (e) => errors.push(e),
    },
  );
  servers.push(server);
  return server;
}

type Got = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

function get(
  port: number,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ port, host, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject).on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject).end(body);
  });
}

const json = { 'content-type': 'application/json' };

describe('the server for browsers', () => {
  it('asks its handlers in order, and knows nothing itself', async () => {
    const { port } = await open();
    expect(JSON.parse((await get(port, '/echo?q=a%20b')).body)).toEqual({ method: 'GET', query: 'a b' });
    expect((await get(port, '/last')).body).toBe('last\n');
    expect((await get(port, '/other')).status).toBe(404);
  });

  it('hands JSON over, and whatever is no JSON as nothing', async () => {
    const { port } = await open();
    const posted = async (body: string) =>
      JSON.parse((await get(port, '/echo', { method: 'POST', headers: json, body })).body).json;
    expect(await posted('{"a":1}')).toEqual({ a: 1 });
    expect(await posted('{"a":')).toBeUndefined();
  });

  it.each([
    ['another method', 'PUT', '/echo', {}, '', 405],
    ['a form', 'POST', '/echo', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=1', 415],
    ['a path that leads upwards', 'GET', '/a/../echo', {}, '', 400],
    ['the same in other letters', 'GET', '/a/%2e%2e/echo', {}, '', 400],
    ['a path that is no text', 'GET', '/%ff', {}, '', 400],
    ['too much', 'POST', '/echo', json, `"${'x'.repeat(140_000)}"`, 413],
    ['another host', 'GET', '/echo', { host: 'evil.example' }, '', 421],
  ])('refuses %s', async (_, method, path, headers, body, status) => {
    const { port } = await open();
    expect((await get(port, path, { method, headers, body })).status).toBe(status);
  });

  it('says nothing of a fault but that it happened', async () => {
    const { port } = await open();
    const { status, body } = await get(port, '/fails');
    expect([status, body]).toEqual([500, 'That failed; the log has the reason.\n']);
    expect(String(errors.at(-1))).toContain('a fault');
  });

  it('sends a strict policy with everything, errors too', async () => {
    const { port } = await open();
    for (const path of ['/echo', '/other', '/fails']) {
      const { headers } = await get(port, path);
      const policy = headers['content-security-policy'];
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('takes the next free port where only this machine is served, and says which', async () => {
    const first = createServer();
    servers.push(first);
    await new Promise<void>((resolve) => first.listen(0, host, resolve));
    const address = first.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const server = await open({ port });
    expect(server.port).toBeGreaterThan(port);
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/`);
    const auth = { header: 'x-user', secret: '0123456789abcdef', managers: [] };
    await expect(open({ port, auth })).rejects.toThrow(
      `WEB_PORT: cannot listen on port ${port} (EADDRINUSE)`,
    );
  });

  it('names the variable of an address that is not this machine’s', async () => {
    const auth = { header: 'x-user', secret: '0123456789abcdef', managers: [] };
    await expect(open({ host: '192.0.2.1', auth })).rejects.toThrow('WEB_HOST: 192.0.2.1 is not an address');
  });

  it('sends events until it closes, and closes though they are open', async () => {
    const opened = Promise.withResolvers<void>();
    let left = false;
    const stream: WebHandler = async () => ({
      kind: 'events',
      open(events) {
        events.onEnd(() => {
          left = true;
        });
        events.send('hello', { text: 'line\nbreak' });
        opened.resolve();
      },
    });
    const server = await openWebServer({ port: 0, host, auth: null }, { handlers: [stream], onError() {} });
    const reading = get(server.port, '/').catch((error: Error) => error.message);
    await opened.promise;
    await server.close();
    expect(await reading).toMatch(/aborted|hang up|reset/);
    await expect.poll(() => left).toBe(true);
  });
});
