import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../../src/adapters/slack/limits.ts';
import type { Rights } from '../../../src/core/access/actor.ts';
import type { AskRequest } from '../../../src/core/assistant/ask-request.ts';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { type Failure, until } from '../../doubles/slack/workspace.ts';

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

async function decisions(): Promise<{ readonly id: string; readonly status: string }[]> {
  const found = [];
  for await (const { key, value } of slack.store.list('slack:T0TEAM', 'decision'))
    found.push({ id: key.id, status: value.status });
  return found;
}
const records = async () => (await decisions()).map(({ id }) => id);
const statuses = async () => (await decisions()).map(({ status }) => status);
const homeOf = (user: string) => ({
  type: 'app_home_opened',
  user,
  channel: `D0${user}`,
  tab: 'home',
  event_ts: '1.1',
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

/** From now on, looking somebody up fails so. @returns how often it was tried since */
function fail(failure: Failure): () => number {
  let tries = 0;
  slack.server.workspace.outage = (method) => {
    if (method !== 'users.info') return null;
    tries++;
    return failure;
  };
  return () => tries;
}

const silences: readonly (readonly [string, Failure])[] = [
  ['refuses', { kind: 'error', error: 'internal_error' }],
  ['lacks the scope', { kind: 'error', error: 'missing_scope' }],
  ['limits the calls', { kind: 'limited', seconds: 30 }],
  ['is away', { kind: 'status', status: 503 }],
  ['answers with a page', { kind: 'page' }],
  ['says nothing', { kind: 'hangs' }],
];

it.each(silences)('counts whoever it cannot verify as a guest if Slack %s', async (_, failure) => {
  fail(failure);
  // Not even somebody whom the delivery places in the workspace: it doesn't tell who is a restricted guest there.
  expect(await rightsOf('U0ADMIN', 'T0TEAM')).toMatchObject({
    runs: false,
    manages: false,
    guest: true,
    unverified: true,
  });
});

it('counts as a guest whom Slack knows without saying where they belong', async () => {
  slack.server.workspace.members.set('U1', { team_id: undefined });
  expect(await rightsOf('U1')).toMatchObject({ guest: true, unverified: true });
});

it('tells no guest to try again who surely is one', async () => {
  expect(await rightsOf('U0GUEST')).not.toHaveProperty('unverified');
  expect(await rightsOf('U0OTHER', 'T0OTHER')).not.toHaveProperty('unverified');
  fail({ kind: 'error', error: 'user_not_found' });
  expect(await rightsOf('U0STRANGER', 'T0OTHER')).not.toHaveProperty('unverified');
});

it('asks whoever it cannot verify to try again, shows them no record and changes none; then it does', async () => {
  await slack.people.say('C0OPEN', 'U1', '<@U0BOT> we go with django');
  await slack.people.say('C0OPEN', 'U1', '<@U0BOT> record it', {
    thread: slack.server.workspace.written[0]?.ts ?? '',
  });
  await expect.poll(statuses).toEqual(['accepted']);
  const [id = ''] = await records();
  const said = async (words: string): Promise<string> => {
    const before = slack.server.workspace.ephemerals.length;
    await slack.people.say('C0OPEN', 'U0GUEST', `<@U0BOT> ${words}`);
    await until('a word', () => slack.server.workspace.ephemerals.length > before);
    return slack.server.workspace.ephemerals.at(-1)?.text ?? '';
  };
  slack.server.workspace.channels.get('C0OPEN')?.people.add('U0GUEST');
  fail({ kind: 'limited', seconds: 30 });
  for (const words of [`deprecate ${id}`, `show ${id}`, 'show our decisions', 'we go with flask'])
    expect(await said(words)).toContain('Please try again in a minute');
  expect(await statuses()).toEqual(['accepted']);
  slack.server.workspace.outage = () => null;
  slack.pass(31_000);
  await slack.people.say('C0OPEN', 'U0ADMIN', `<@U0BOT> deprecate ${id}`);
  await expect.poll(statuses).toEqual(['deprecated']);
});

describe('what Slack said last', () => {
  it('holds for as long as Slack says nothing new', async () => {
    expect(await rightsOf('U0ADMIN')).toMatchObject({ manages: true });
    expect(await rightsOf('U0GUEST')).toMatchObject({ guest: true });
    fail({ kind: 'status', status: 503 });
    for (const hours of [1, 24, 240]) {
      slack.pass(hours * 3_600_000);
      expect(await rightsOf('U0ADMIN')).toMatchObject({ manages: true, guest: false });
      expect(await rightsOf('U0GUEST')).toMatchObject({ guest: true });
    }
    slack.server.workspace.outage = () => null;
    slack.server.workspace.members.set('U0ADMIN', { team_id: 'T0TEAM', is_restricted: true });
    slack.pass(3_600_000);
    expect(await rightsOf('U0ADMIN')).toMatchObject({ manages: false, guest: true });
  });

  it('is asked for again after five minutes, so that a change of a role takes effect', async () => {
    expect(await rightsOf('U1')).toMatchObject({ guest: false });
    slack.server.workspace.members.set('U1', { team_id: 'T0TEAM', is_restricted: true });
    expect(await rightsOf('U1')).toMatchObject({ guest: false });
    slack.pass(5 * 60_000);
    expect(await rightsOf('U1')).toMatchObject({ guest: true });
  });

  it('is not waited for again and again while Slack is slow', async () => {
    await rightsOf('U1');
    slack.pass(3_600_000);
    fail({ kind: 'hangs' });
    await rightsOf('U1');
    const from = performance.now();
    expect(await rightsOf('U1')).toMatchObject({ guest: false });
    expect(performance.now() - from).toBeLessThan(900);
  });
});

describe('calls of users.info', () => {
  const lookups = () => slack.server.workspace.calls.filter(({ method }) => method === 'users.info').length;

  it('stop while Slack limits them, and the log says once what that means and what to do', async () => {
    const tries = fail({ kind: 'limited', seconds: 30 });
    for (const user of ['U1', 'U2', 'U3']) await rightsOf(user);
    expect(tries()).toBe(1);
    slack.server.workspace.outage = () => null;
    expect(slack.lines.filter((line) => line.includes('count as guests'))).toHaveLength(1);
    slack.pass(31_000);
    expect(await rightsOf('U1')).toMatchObject({ guest: false });
  });

  it('are shared by all events of one person that wait', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    slack.server.failNext('users.info', { kind: 'late', until: promise });
    const all = [1, 2, 3, 4, 5].map(() => slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?'));
    await until('the call', () => lookups() === 1);
    resolve();
    await Promise.all(all);
    expect(asked.every(({ rights }) => !rights.guest)).toBe(true);
    expect(lookups()).toBe(1);
  });

  it('are few for one event, however many people it names', async () => {
    const people = Array.from({ length: 200 }, (_, n) => `<@U${1000 + n}>`).join(' ');
    await slack.people.say('C0OPEN', 'U1', `<@U0BOT> let us weigh this together with ${people}`);
    await until('the reply', () => slack.waiting() === 0 && slack.server.workspace.posts.length > 0);
    expect(lookups()).toBeLessThanOrEqual(1 + limits.lookedUpPeople);
    const before = lookups();
    await slack.people.event(homeOf('U1'));
    await until('a Home tab', () => slack.server.workspace.views.length > 0);
    expect(lookups() - before).toBeLessThanOrEqual(limits.lookedUpPeople);
  });
});

describe('the Home tab', () => {
  async function homeFor(user: string): Promise<string> {
    const before = slack.server.workspace.views.length;
    await slack.people.event(homeOf(user));
    await until('a Home tab', () => slack.server.workspace.views.length > before);
    return JSON.stringify(slack.server.workspace.views.at(-1)?.view);
  }
  beforeEach(async () => {
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> we go with django');
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> put it to the vote', {
      thread: slack.server.workspace.written[0]?.ts ?? '',
    });
    await expect.poll(statuses).toEqual(['proposed']);
  });

  it('shows open votes to members, and to nobody of another organisation', async () => {
    expect(await homeFor('U2')).toContain('a vote is open');
    for (const user of ['U0OTHER', 'U0GUEST']) expect(await homeFor(user)).not.toContain('a vote is open');
  });

  it.each(silences)('shows none if Slack %s', async (_, failure) => {
    fail(failure);
    const shown = await homeFor('U0OTHER');
    expect(shown).not.toContain('a vote is open');
    expect(shown).toContain('Please try again in a minute');
  });
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
