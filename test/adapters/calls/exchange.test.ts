import { getEventListeners } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { Agent } from 'undici';
import { expect, it, onTestFinished } from 'vitest';
import { exchange } from '../../../src/adapters/calls/exchange.ts';

/** A server that answers every request the same way, and a single connection to it. */
async function served(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const agent = new Agent({ connections: 1 });
  onTestFinished(async () => {
    await agent.destroy();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return { agent, request: { origin, path: '/', method: 'GET' } as const };
}

it('resolves to status, headers and the whole body from its chunks, and stops listening to the signal', async () => {
  const { agent, request } = await served((_, response) => {
    response.writeHead(201, 'Made', { 'X-Of': 'it' }).write('Grü');
    setImmediate(() => response.end('ße'));
  });
  const { signal } = new AbortController();
  const { bytes, headers, status, statusText } = await exchange(agent, request, signal);
  expect([status, statusText, headers['x-of'], bytes.toString()]).toEqual([201, 'Made', 'it', 'Grüße']);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('is aborted while it waits for a connection, without affecting the request before it', async () => {
  const gate = Promise.withResolvers<void>();
  const paths: string[] = [];
  const { agent, request } = await served((heard, response) => {
    paths.push(heard.url ?? '');
    void gate.promise.then(() => response.end('first'));
  });
  const first = exchange(agent, { ...request, path: '/first' });
  const ending = new AbortController();
  const second = exchange(agent, { ...request, path: '/second' }, ending.signal);
  ending.abort(new Error('enough'));
  await expect(second).rejects.toThrow('enough');
  gate.resolve();
  expect((await first).bytes.toString()).toBe('first');
  expect(paths).toEqual(['/first']);
});

it('sends nothing if its signal is already aborted', async () => {
  const { agent, request } = await served((_, response) => response.end());
  await expect(exchange(agent, request, AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
});
