import { createServer, type RequestListener, type Server } from 'node:http';
import { LogLevel } from '@slack/bolt';
import { Agent } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../../../src/adapters/slack/outcomes.ts';
import { createWriteMessage } from '../../../../src/adapters/slack/wire/write-message.ts';

const message = { channel: 'C1', text: 'Grüße “hier”', link_names: false, parse: 'none' } as const;
const json = { 'content-type': 'application/json' };

describe('a message to Slack', () => {
  const connections = new Agent();
  const warned: string[] = [];
  const logger = {
    debug() {},
    info() {},
    warn: (...parts: unknown[]) => void warned.push(parts.join(' ')),
    error() {},
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
  let server: Server;
  let answer: RequestListener;
  let apiUrl: string;
  beforeEach(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const address = server.address();
    apiUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/api/`;
    warned.length = 0;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const post = (method: 'chat.postMessage' | 'chat.update' = 'chat.postMessage'): Promise<string> =>
    createWriteMessage({ apiUrl, logger }, connections)(method, 'xoxb-1', message);
  const fault = async (): Promise<unknown> =>
    post().then(
      (ts) => ts,
      (thrown: unknown) => failureOf(thrown),
    );

  it('is JSON to the named method, with the token in its header only', async () => {
    const heard: unknown[] = [];
    answer = (request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += String(chunk);
      });
      request.on('end', () => {
        const { authorization, 'content-type': type } = request.headers;
        heard.push([request.method, request.url, authorization, type, JSON.parse(body)]);
        response.writeHead(200, json).end('{"ok":true,"ts":"1.2"}');
      });
    };
    expect([await post(), await post('chat.update')]).toEqual(['1.2', '1.2']);
    const type = 'application/json; charset=utf-8';
    expect(heard).toEqual([
      ['POST', '/api/chat.postMessage', 'Bearer xoxb-1', type, message],
      ['POST', '/api/chat.update', 'Bearer xoxb-1', type, message],
    ]);
  });

  it.each([
    ['sent too often', 429, { 'retry-after': '7' }, '{}', { kind: 'limited', waitMs: 7000 }],
    ['sent too often, with no word on how long to wait', 429, {}, '', { kind: 'limited', waitMs: 1000 }],
    ['when Slack is broken', 503, {}, 'away', { kind: 'later', mayBeDone: true }],
    [
      'to something that is not Slack',
      404,
      {},
      '<html>',
      { kind: 'never', says: expect.stringMatching(/^HTTP 404/) },
    ],
    ['to what redirects', 302, { location: 'http://127.0.0.1:1/' }, '', { kind: 'never' }],
    [
      'to a channel without the bot',
      200,
      json,
      '{"ok":false,"error":"not_in_channel"}',
      { kind: 'elsewhere' },
    ],
    [
      'with blocks that are refused',
      200,
      json,
      '{"ok":false,"error":"invalid_blocks"}',
      { kind: 'never', plainer: true },
    ],
    ['answered by a page', 200, {}, '<!doctype html>', { kind: 'later', mayBeDone: true }],
    ['answered by a word', 200, {}, 'hello', { kind: 'later', mayBeDone: true }],
    ['answered without its place', 200, json, '{"ok":true}', { kind: 'later', mayBeDone: true }],
  ])('%s fails as with Slack’s client', async (_, status, headers, body, expected) => {
    answer = (_, response) => response.writeHead(status, headers).end(body);
    expect(await fault()).toMatchObject(expected);
  });

  it('may have been posted if its response is lost', async () => {
    answer = (request) => request.socket.destroy();
    expect(await fault()).toMatchObject({ kind: 'later', mayBeDone: true });
    expect(warned).toHaveLength(1);
  });

  it('was not posted if nobody listens', async () => {
    server.close();
    server.closeAllConnections();
    expect(await fault()).toMatchObject({ kind: 'later', mayBeDone: false });
    expect(warned[0]).toContain('ECONNREFUSED');
  });
});
