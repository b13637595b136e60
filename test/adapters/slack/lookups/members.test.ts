import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMembers, type Members } from '../../../../src/adapters/slack/lookups/members.ts';
import { boltLogger } from '../../../../src/adapters/slack/wire/bolt-logger.ts';
import { createClient } from '../../../../src/adapters/slack/wire/client.ts';
import { openSlackServer, type SlackServer } from '../../../doubles/slack/server.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
let server: SlackServer;
let members: Members;
let now = 0;
beforeEach(async () => {
  server = await openSlackServer(Date.now);
  const client = createClient({ apiUrl: server.apiUrl, logger: boltLogger(silent) });
  members = createMembers({ client, now: () => now, log: silent });
});
afterEach(() => server.close());

const workspace = 'slack:T0TEAM';
const isAway = (method: string) =>
  method === 'users.info' ? ({ kind: 'status', status: 503 } as const) : null;

it('what Slack said last of a person outlives the token it was asked with, in that workspace alone', async () => {
  const { token } = server.workspace;
  expect(await members.find({ workspace, token }, 'U0ADMIN')).toMatchObject({ runs: true });
  server.workspace.outage = isAway;
  now += 24 * 3_600_000;
  expect(await members.find({ workspace, token: 'xoxb-refreshed' }, 'U0ADMIN')).toMatchObject({ runs: true });
  expect(await members.find({ workspace: 'slack:T0OTHER', token }, 'U0ADMIN')).toBeUndefined();
});

it('names everybody known without a call, however many, and looks up twenty others', async () => {
  const { token } = server.workspace;
  const calls = () => server.workspace.calls.filter(({ method }) => method === 'users.info').length;
  const people = Array.from({ length: 50 }, (_, n) => `U${1000 + n}`);
  expect((await members.names({ workspace, token }, people)).size).toBe(20);
  expect((await members.names({ workspace, token }, people)).size).toBe(40);
  expect((await members.names({ workspace, token }, people)).size).toBe(50);
  expect(calls()).toBe(50);
  server.workspace.outage = isAway;
  expect((await members.names({ workspace, token }, people)).size).toBe(50);
  expect(calls()).toBe(50);
});
