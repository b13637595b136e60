import { createServer, type RequestListener } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { createMakeRequest } from '../../../../src/adapters/discord/wire/make-request.ts';

const makeRequest = createMakeRequest();

/** Address of a server that answers every call alike. */
async function served(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on no port');
  return `http://127.0.0.1:${address.port}/api/v10/channels/1?limit=2`;
}

it('a call is sent unchanged, and its response returned completely with its headers', async () => {
  const url = await served((request, response) => {
    const { method, url: path, headers } = request;
    response.setHeader('X-RateLimit-Bucket', 'abc').setHeader('Set-Cookie', ['a=1', 'b=2']);
    response.writeHead(201, { 'content-type': 'application/json' });
    response.write(`{"method":"${method}","path":"${path}",`);
    setTimeout(() => response.end(`"by":"${headers.authorization}","type":"${headers['content-type']}"}`), 5);
  });
  const answer = await makeRequest(url, {
    method: 'POST',
    headers: { Authorization: 'Bot x', 'Content-Type': 'application/json' },
    body: '{}',
  });
  expect([answer.status, answer.ok, answer.statusText]).toEqual([201, true, 'Created']);
  expect(answer.headers.get('x-ratelimit-bucket')).toBe('abc');
  expect(await answer.json()).toEqual({
    method: 'POST',
    path: '/api/v10/channels/1?limit=2',
    by: 'Bot x',
    type: 'application/json',
  });
});

it('an answer without a body is empty', async () => {
  const url = await served((_, response) => response.writeHead(204).end());
  const answer = await makeRequest(url, { method: 'DELETE' });
  expect([answer.status, await answer.text(), (await answer.arrayBuffer()).byteLength]).toEqual([204, '', 0]);
});

it.each([
  ['without a response', () => undefined],
  ['whose response does not end', (_request, response) => void response.writeHead(200).write('{')],
] satisfies [string, RequestListener][])(
  'a call %s rejects with the name of the signal that ended it',
  async (_, answer) => {
    const url = await served(answer);
    await expect(makeRequest(url, { method: 'GET', signal: AbortSignal.timeout(50) })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    const given = new AbortController();
    given.abort();
    await expect(makeRequest(url, { method: 'GET', signal: given.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  },
);

it('a broken connection is a connection error', async () => {
  const url = await served((request) => request.socket.destroy());
  await expect(makeRequest(url, { method: 'GET' })).rejects.toHaveProperty('code');
});
