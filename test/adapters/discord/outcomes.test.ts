import { createServer, type RequestListener } from 'node:http';
import { Client, CommandInteractionOptionResolver, Routes } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Failure } from '../../../src/adapters/chat/outcomes.ts';
import { doctorDiscord } from '../../../src/adapters/discord/doctor.ts';
import { outcomeOf, sayingOf } from '../../../src/adapters/discord/outcomes.ts';
import { applicationOf, createRest } from '../../../src/adapters/discord/wire/rest.ts';

const token = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.double.token';

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
  return `http://127.0.0.1:${address.port}/api`;
}

const answering =
  (status: number, body: string, type = 'application/json', headers: Record<string, string> = {}) =>
  (...[, response]: Parameters<RequestListener>): void =>
    void response.writeHead(status, { 'content-type': type, ...headers }).end(body);

/** What a call that ends so means. */
async function outcome(apiUrl: string, timeout?: number): Promise<Failure> {
  const rest = createRest({ token, apiUrl }, timeout);
  try {
    await applicationOf(rest);
  } catch (error) {
    return outcomeOf(error);
  }
  throw new Error('the call did not fail');
}

const html = '<html>hello</html>';

describe('a failed call', () => {
  it.each<[string, RequestListener, Partial<Failure>]>([
    ['500', answering(500, '{}'), { kind: 'later', mayBeDone: true }],
    ['502 with a page', answering(502, html, 'text/html'), { kind: 'later', mayBeDone: true }],
    ['a page with 200', answering(200, html, 'text/html'), { kind: 'later', mayBeDone: true }],
    ['a page with 404', answering(404, html, 'text/html'), { kind: 'later' }],
    ['a page called JSON', answering(200, html), { kind: 'later' }],
    ['other JSON', answering(200, '{"ok":true}'), { kind: 'later' }],
    ['JSON that is no object', answering(404, '"not found"'), { kind: 'later' }],
    ['a broken connection', (request) => request.socket.destroy(), { kind: 'later', mayBeDone: true }],
    ['no answer in time', () => undefined, { kind: 'later', mayBeDone: true }],
    [
      '429 for a while',
      answering(429, '{"retry_after":7}', 'application/json', { 'retry-after': '7' }),
      { kind: 'limited', waitMs: 7050 },
    ],
    ['429 without a time', answering(429, html, 'text/html'), { kind: 'limited', waitMs: 1000 }],
    [
      '401',
      answering(401, '{"code":0,"message":"401: Unauthorized"}'),
      { kind: 'later', needsOperator: true },
    ],
    ['50013', answering(403, '{"code":50013,"message":"Missing Permissions"}'), { kind: 'elsewhere' }],
    ['50083', answering(400, '{"code":50083,"message":"Thread is archived"}'), { kind: 'reopen' }],
    [
      '50035',
      answering(400, '{"code":50035,"message":"Invalid Form Body"}'),
      { kind: 'never', plainer: true },
    ],
    ['an unknown refusal', answering(403, '{"code":7,"message":"No"}'), { kind: 'elsewhere' }],
  ])('%s', async (_, answer, failure) => {
    expect(await outcome(await served(answer), 600)).toMatchObject(failure);
  });

  it('says that Discord cannot be reached only if it cannot', async () => {
    expect(await outcome('http://127.0.0.1:9/api')).toMatchObject({
      kind: 'later',
      says: expect.stringContaining('Discord cannot be reached'),
      mayBeDone: false,
    });
    const other = await outcome(await served(answering(404, html, 'text/html')));
    expect(other).toMatchObject({
      says: expect.stringMatching(/something else than Discord answered; check DISCORD_API_URL/),
    });
    expect(await outcome(await served(answering(500, '{}')))).toMatchObject({
      says: expect.stringContaining('Discord answered 500'),
    });
  });

  it('throws an error that is a mistake in this program', () => {
    const mistake = new TypeError('undefined is not a function');
    expect(() => outcomeOf(mistake)).toThrow(mistake);
  });

  it('in reading a payload says so without quoting it, as it may hold a token', () => {
    const client = new Client({ intents: [] });
    const options = [{ name: 'question', type: 4, value: 'aW50ZXJhY3Rpb246' }];
    const resolver = Reflect.construct(CommandInteractionOptionResolver, [client, options, {}]);
    let error: unknown;
    try {
      resolver.getString('question');
    } catch (thrown) {
      error = thrown;
    }
    expect(sayingOf(error)).toBe(
      'DiscordjsTypeError [CommandInteractionOptionType] in discord.js; if this repeats, update the program',
    );
    expect(() => outcomeOf(error)).toThrow();
  });

  it('with a refused token keeps its meaning, although discord.js forgets the token', async () => {
    const rest = createRest({ token, apiUrl: await served(answering(401, '{"code":0,"message":"no"}')) });
    const call = (): Promise<unknown> => rest.get(Routes.gatewayBot());
    const [first, second] = [await failed(call), await failed(call)];
    expect(outcomeOf(second)).toEqual(outcomeOf(first));
  });
});

async function failed(call: () => Promise<unknown>): Promise<unknown> {
  return call().then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('the doctor', () => {
  it.each<[string, RequestListener]>([
    ['a page', answering(200, html, 'text/html')],
    ['a page with 404', answering(404, html, 'text/html')],
    ['other JSON', answering(200, '{"ok":false,"error":"not_authed"}')],
    ['another refusal', answering(404, '{"error":"not found"}')],
  ])('says that an address is not Discord’s: %s', async (_, answer) => {
    const apiUrl = await served(answer);
    const configuration = {
      token,
      apiUrl,
      guild: null,
      messageContent: false,
      shards: { kind: 'one' as const },
    };
    expect(await doctorDiscord(configuration)).toEqual([
      {
        what: 'address',
        says: `${apiUrl} does not answer as Discord does`,
        fix: expect.stringContaining('check DISCORD_API_URL'),
      },
    ]);
  });

  it('says so if Discord cannot be reached', async () => {
    const configuration = {
      token,
      apiUrl: 'http://127.0.0.1:9/api',
      guild: null,
      messageContent: false,
      shards: { kind: 'one' as const },
    };
    expect(await doctorDiscord(configuration)).toEqual([
      {
        what: 'token',
        says: 'could not be checked',
        fix: expect.stringContaining('Discord cannot be reached'),
      },
    ]);
  });
});
