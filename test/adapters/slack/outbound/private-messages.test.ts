import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../src/adapters/chat/outcomes.ts';
import type { SlackAddress } from '../../../../src/adapters/slack/address.ts';
import { createPrivateMessages } from '../../../../src/adapters/slack/outbound/private-messages.ts';
import type { SlackFetch } from '../../../../src/adapters/slack/wire/fetch.ts';
import { addressIn } from '../../../doubles/slack/frame.ts';
import { setUp } from '../../../doubles/slack/setup.ts';
import { until } from '../../../doubles/slack/workspace.ts';

const message = { blocks: [], text: 'hello' };

/** Sends a message through a `response_url`, and notes which addresses and methods are called. */
async function send(
  responseUrl: string,
  response: () => Response = () => new Response('ok'),
): Promise<{ readonly called: readonly string[]; readonly outcome: Outcome<SlackAddress> }> {
  const called: string[] = [];
  const fetch: SlackFetch = async (url) => {
    called.push(String(url));
    return response();
  };
  const postEphemeral = async (): Promise<void> => void called.push('chat.postEphemeral');
  const { send } = createPrivateMessages({
    client: Object({ chat: { postEphemeral } }),
    fetch,
    now: () => 0,
    apiUrl: 'http://127.0.0.1:9/api/',
  });
  const address = addressIn({ isPrivate: true, responseUrl });
  const outcome = await send(address, 'xoxb-0-test', { message, isLast: true, at: 0 });
  return { called, outcome };
}

describe('a private message', () => {
  it.each([
    'https://hooks.slack.com/commands/T1/2/x',
    'https://hooks.slack-gov.com/actions/T1/2/x',
    'http://127.0.0.1:9/api/x',
  ])('goes to %s, which is Slack’s', async (url) => {
    const { called, outcome } = await send(url);
    expect(outcome.kind).toBe('delivered');
    expect(called).toEqual([url]);
  });

  it.each([
    'https://example.org/',
    'https://hooks.slack.com.example.org/x',
    'https://hooks.slack.com@example.org/x',
    'https://user@hooks.slack.com/x',
    'https://hooks.slack.com:8443/x',
    'http://hooks.slack.com/x',
    'http://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:10/api/x',
    'file:///etc/passwd',
    'nonsense',
  ])('never calls %s', async (url) => {
    expect((await send(url)).called).toEqual(['chat.postEphemeral']);
  });

  it.each([
    ['HTML with status 200', () => new Response('<!doctype html>'), { kind: 'later', mayBeDone: true }],
    ['status 503', () => new Response('away', { status: 503 }), { kind: 'later', mayBeDone: true }],
    [
      'status 429',
      () => new Response('', { status: 429, headers: { 'retry-after': '7' } }),
      { kind: 'limited', waitMs: 7000 },
    ],
    [
      'refused blocks',
      () => new Response('invalid_blocks', { status: 400 }),
      { kind: 'never', plainer: true },
    ],
    ['success as JSON', () => new Response('{"ok":true}'), { kind: 'delivered' }],
  ])('takes %s for what it means', async (_, response, outcome) => {
    const sent = await send('https://hooks.slack.com/x', response);
    expect(sent.outcome).toMatchObject(outcome);
    expect(sent.called).toEqual(['https://hooks.slack.com/x']);
  });

  it('goes as an ephemeral message if its address is used up', async () => {
    const usedUp = (): Response => new Response('{"ok":false,"error":"used_url"}', { status: 404 });
    const { called, outcome } = await send('https://hooks.slack.com/x', usedUp);
    expect(called).toEqual(['https://hooks.slack.com/x', 'chat.postEphemeral']);
    expect(outcome.kind).toBe('delivered');
  });

  it('calls no other server for a delivery that names one, and reaches the asker through Slack', async () => {
    const calls: (string | undefined)[] = [];
    const elsewhere = createServer((request, response) => {
      calls.push(request.url);
      response.end('ok');
    });
    await new Promise<void>((ready) => elsewhere.listen(0, '127.0.0.1', ready));
    const address = elsewhere.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const slack = await setUp('http', { responseUrl: `http://127.0.0.1:${port}/response` });
    try {
      await slack.people.command('C0OPEN', 'U1', 'compare django and flask privately');
      await until('the answer', () => slack.waiting() === 0);
      expect(calls).toEqual([]);
      expect(slack.server.workspace.ephemerals.map(({ via }) => via)).toEqual(['api']);
    } finally {
      await slack.close();
      await new Promise((closed) => elsewhere.close(closed));
    }
  });
});
