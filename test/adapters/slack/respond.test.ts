import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { createRespond, note } from '../../../src/adapters/slack/respond.ts';
import type { SlackFetch } from '../../../src/adapters/slack/wire/thin-fetch.ts';
import { setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';

/** An answering machine that notes where it is called. */
function called(): { readonly urls: string[]; readonly fetch: SlackFetch } {
  const urls: string[] = [];
  return {
    urls,
    fetch: async (url) => {
      urls.push(String(url));
      return new Response('ok');
    },
  };
}

const never = new Proxy(
  {},
  {
    get: () => {
      throw new Error('no call of the API was to be made');
    },
  },
);

it.each([
  'https://hooks.slack.com/commands/T1/2/x',
  'https://hooks.slack-gov.com/actions/T1/2/x',
  'http://127.0.0.1:9/api/x',
])('answers at %s, which is Slack’s', async (url) => {
  const { urls, fetch } = called();
  const respond = createRespond({
    client: Object(never),
    fetch,
    tokenOf: async () => '',
    log: console,
    apiUrl: 'http://127.0.0.1:9/api/',
  });
  expect(await respond.throughAddress(url, note('hello'))).toBeNull();
  expect(urls).toEqual([url]);
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
  const { urls, fetch } = called();
  const respond = createRespond({
    client: Object(never),
    fetch,
    tokenOf: async () => '',
    log: console,
    apiUrl: 'http://127.0.0.1:9/api/',
  });
  expect(await respond.throughAddress(url, note('hello'))).toMatchObject({ kind: 'outside' });
  expect(urls).toEqual([]);
});

it('calls no other server for a delivery that names one, and answers the asker through Slack', async () => {
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
