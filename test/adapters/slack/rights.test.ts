import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Rights } from '../../../src/core/access/actor.ts';
import type { AskRequest } from '../../../src/core/assistant/ask-request.ts';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';

let slack: Setup;
const asked: AskRequest[] = [];
beforeEach(async () => {
  asked.length = 0;
  slack = await setUp('http', { overhear: (incoming) => void asked.push(incoming) });
});
afterEach(async () => {
  await slack.close();
  expect(slack.server.workspace.complaints).toEqual([]);
});

async function rightsOf(user: string, team?: string): Promise<Rights> {
  const given = team === undefined ? {} : { team };
  await slack.people.say('C0OPEN', user, '<@U0BOT> django or flask?', given);
  await until('the reply', () => slack.waiting() === 0);
  const rights = asked.at(-1)?.rights;
  if (rights === undefined) throw new Error('nothing was asked');
  return rights;
}

it('recognizes people who run the workspace', async () => {
  expect(await rightsOf('U1')).toMatchObject({ manages: false, guest: false });
  expect(await rightsOf('U0ADMIN')).toMatchObject({ manages: true, guest: false });
});

it('counts Slack’s guests and people of other organisations as guests', async () => {
  expect(await rightsOf('U0GUEST')).toMatchObject({ manages: false, guest: true });
  expect(await rightsOf('U0OTHER', 'T0OTHER')).toMatchObject({ manages: false, guest: true });
});

it('goes by the delivery if Slack does not say, and then nobody runs anything', async () => {
  slack.server.workspace.scopes.delete('users:read');
  expect(await rightsOf('U0ADMIN', 'T0TEAM')).toMatchObject({ manages: false, guest: false });
  expect(await rightsOf('U0OTHER', 'T0OTHER')).toMatchObject({ guest: true });
});

it('lets people read the closed channels they are in, and no others', async () => {
  const anna = await rightsOf('U1');
  expect(await anna.reads('C0SECRET')).toBe(true);
  expect(await anna.reads('D0U1')).toBe(true);
  expect(await anna.reads('C0OTHER')).toBe(false);
  const ben = await rightsOf('U2');
  expect(await ben.reads('C0SECRET')).toBe(false);
  expect(await ben.reads('D0U1')).toBe(false);
});

it('hands on the time zone that Slack knows of a person', async () => {
  slack.server.workspace.members.set('U1', { team_id: 'T0TEAM', tz: 'Europe/Berlin' });
  await rightsOf('U1');
  expect(asked.at(-1)?.zone).toBe('Europe/Berlin');
  await rightsOf('U2');
  expect(asked.at(-1)?.zone).toBeUndefined();
});

it('asks Slack about a person once for many messages', async () => {
  for (const _ of [1, 2, 3]) await rightsOf('U1');
  const calls = slack.server.workspace.calls.filter(({ method }) => method === 'users.info');
  expect(calls).toHaveLength(1);
});

it('answers in time if Slack does not say who somebody is', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  slack.server.failNext('users.info', { kind: 'late', until: promise });
  expect(await rightsOf('U0ADMIN')).toMatchObject({ manages: false, guest: false });
  resolve();
});
