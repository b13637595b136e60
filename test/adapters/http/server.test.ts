import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { createReadiness, type ReadinessChecks } from '../../../src/adapters/http/readiness.ts';
import { openHealthServer } from '../../../src/adapters/http/server.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open(
  checks: ReadinessChecks = {},
  metrics: () => Promise<string> = async () => 'a 1\n',
): Promise<{ at: string; port: number; errors: unknown[] }> {
  const errors: unknown[] = [];
  const server = await openHealthServer(
    { port: 0, host: '127.0.0.1' },
    {
      readiness: createReadiness(() => checks, 50),
      encoder: () => 'in use',
      meanings: () => ({ queues: 'ready' }),
      metrics: { text: metrics, contentType: 'text/plain; version=0.0.4' },
      onError: (error) => errors.push(error),
    },
  );
  closing.push(server.close);
  return { at: `http://127.0.0.1:${server.port}`, port: server.port, errors };
}

it('is alive even if a part is not ready', async () => {
  const { at } = await open({ store: async () => 'cannot be written' });
  const response = await fetch(`${at}/healthz`);
  expect([response.status, await response.json()]).toEqual([
    200,
    { alive: true, encoder: 'in use', meanings: { queues: 'ready' } },
  ]);
});

it('is ready if every part is', async () => {
  const { at } = await open({ store: async () => undefined, slack: async () => undefined });
  const response = await fetch(`${at}/readyz`);
  expect([response.status, await response.json()]).toEqual([
    200,
    { ready: true, parts: { store: 'ready', slack: 'ready' } },
  ]);
});

it('names parts that are not ready, fail, or do not answer', async () => {
  const { at } = await open({
    knowledge: async () => undefined,
    slack: async () => 'not connected',
    store: () => new Promise(() => {}),
    discord: () => Promise.reject(new Error('secret')),
  });
  const response = await fetch(`${at}/readyz`);
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({
    ready: false,
    parts: {
      knowledge: 'ready',
      slack: 'not connected',
      store: 'no answer within 0.05 s',
      discord: 'could not be checked',
    },
  });
});

it('checks each part once for concurrent callers', async () => {
  let asked = 0;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const readiness = createReadiness(
    () => ({
      store: () => {
        asked++;
        return promise;
      },
    }),
    10_000,
  );
  const answers = Promise.all(Array.from({ length: 10 }, () => readiness.parts()));
  resolve(undefined);
  await answers;
  expect(asked).toBe(1);
});

it('serves metrics, and reports a failure without showing its reason to the caller', async () => {
  const { at } = await open();
  const response = await fetch(`${at}/metrics`);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4');
  expect(await response.text()).toBe('a 1\n');
  const broken = await open({}, () => Promise.reject(new Error('secret')));
  const failed = await fetch(`${broken.at}/metrics`);
  expect(failed.status).toBe(500);
  expect(await failed.text()).not.toContain('secret');
  expect(broken.errors).toHaveLength(1);
});

it.each([
  ['another path', '/', 'GET', 404],
  ['a path above', '/../healthz', 'POST', 405],
  ['another method', '/healthz', 'DELETE', 405],
])('refuses %s', async (_, path, method, status) => {
  const { at } = await open();
  const response = await fetch(`${at}${path}`, { method });
  expect(response.status).toBe(status);
  await response.text();
});

it('answers HEAD without a body', async () => {
  const { at } = await open();
  const response = await fetch(`${at}/healthz`, { method: 'HEAD' });
  expect([response.status, await response.text()]).toEqual([200, '']);
});

/** The server's response to raw bytes. */
async function raw(port: number, ...chunks: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => {});
  for (const chunk of chunks) socket.write(chunk);
  return text(socket);
}

it.each([
  ['a body', 'GET /healthz HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\n', /^HTTP\/1\.1 413 /],
  [
    'a body in chunks',
    'GET /healthz HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n',
    /^HTTP\/1\.1 413 /,
  ],
  [
    'headers that are too long',
    `GET /healthz HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
    /^HTTP\/1\.1 431 /,
  ],
  ['something that is not HTTP', '\u0000\u0001\u0002\r\n\r\n', /^HTTP\/1\.1 400 /],
])('closes a connection that sends %s', async (_, bytes, says) => {
  const { at, port } = await open();
  expect(await raw(port, bytes)).toMatch(says);
  expect((await fetch(`${at}/healthz`)).status).toBe(200);
});

it('closes a connection whose request does not finish', async () => {
  const { port } = await open();
  expect(await raw(port, 'GET /healthz HTTP/1.1\r\nhost:')).toMatch(/^(HTTP\/1\.1 408 [\s\S]*)?$/);
});

const noParts = {
  encoder: () => 'off',
  readiness: createReadiness(() => ({}), 1),
  meanings: () => ({}),
  metrics: { text: async () => '', contentType: '' },
  onError() {},
};

it('names the variable and the fix for an address of another machine', async () => {
  await expect(openHealthServer({ port: 0, host: '192.0.2.1' }, noParts)).rejects.toThrow(
    'HEALTH_HOST: 192.0.2.1 is not an address of this machine (EADDRNOTAVAIL); set one that is, or unset it',
  );
});

it('names the variable and the fix for a port that is taken', async () => {
  const { port } = await open();
  await expect(openHealthServer({ port, host: '127.0.0.1' }, noParts)).rejects.toThrow(
    `HEALTH_PORT: cannot listen on port ${port} (EADDRINUSE); choose a free port`,
  );
});
