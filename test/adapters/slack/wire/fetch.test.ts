import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackFetch } from '../../../../src/adapters/slack/wire/fetch.ts';

describe("the fetch of Slack's client", () => {
  let server: Server;
  let answer: RequestListener;
  let base: string;
  beforeEach(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('posts, and returns status, headers and body', async () => {
    answer = (request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += String(chunk);
      });
      request.on('end', () =>
        response.writeHead(429, { 'Retry-After': '3' }).end(JSON.stringify({ method: request.method, body })),
      );
    };
    const response = await slackFetch(base, { method: 'POST', body: 'a=b' });
    expect([response.ok, response.status, response.headers.get('retry-after')]).toEqual([false, 429, '3']);
    expect(await response.json()).toEqual({ method: 'POST', body: 'a=b' });
  });

  it('aborts with its signal', async () => {
    answer = () => {};
    await expect(slackFetch(base, { signal: AbortSignal.timeout(20) })).rejects.toThrow(/timeout|aborted/i);
  });

  it('refuses a redirect if the client does not want one, and names the fix', async () => {
    answer = (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    await expect(slackFetch(base, { redirect: 'error' })).rejects.toThrow(/SLACK_API_URL/);
  });

  it('fails if nobody listens, with the system’s code', async () => {
    server.close();
    server.closeAllConnections();
    await expect(slackFetch(base)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
