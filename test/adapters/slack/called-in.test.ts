import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLimiter } from '../../../src/adapters/limits/limiter.ts';
import { starterWith } from '../../core/starters.ts';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { type Failure, until } from '../../doubles/slack/workspace.ts';

const unseen = "I haven't seen the earlier messages here.";

describe('in Slack', () => {
  let slack: Setup;
  beforeEach(async () => {
    slack = await setUp('http');
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  });
  const posts = () => slack.server.workspace.posts;
  const settled = () => until('all replies posted', () => slack.waiting() === 0);
  const reads = () => slack.server.workspace.calls.filter(({ method }) => method === 'conversations.replies');

  async function talk(channel = 'C0OPEN'): Promise<string> {
    const thread = await slack.people.say(channel, 'U1', 'django or fastapi? we need an admin panel');
    await slack.people.say(channel, 'U9', 'we need websockets', { thread, bot: true });
    if (channel === 'C0OPEN')
      await slack.people.say(channel, 'U2', 'our clients have <@U3> &amp; logins', { thread });
    return thread;
  }
  async function called(thread: string, words = 'what do you think?', channel = 'C0OPEN'): Promise<string> {
    await slack.people.say(channel, 'U1', `<@U0BOT> ${words}`, { thread });
    await settled();
    return posts().at(-1)?.text ?? '';
  }

  it('a call is answered with what people said, by one call, naming them without notifying them', async () => {
    const thread = await talk();
    const text = await called(thread);
    expect(text).toContain('From the thread: Django (Anna), FastAPI (Anna), admin panel (Anna)');
    expect(text).not.toContain('real-time');
    expect(JSON.stringify(posts().at(-1)?.blocks)).not.toContain('<@U');
    expect(reads().map(({ args }) => args)).toMatchObject([{ ts: thread, latest: expect.any(String) }]);
    expect(posts()).toHaveLength(1);
  });

  it('a need from the thread goes with the message that stated it', async () => {
    const needs = async (): Promise<readonly string[]> => {
      const stated: string[] = [];
      for await (const { value } of slack.store.list('slack:T0TEAM', 'conversation'))
        stated.push(...(value.conversation.frame?.needs.map(({ need }) => need) ?? []));
      return stated;
    };
    const thread = await slack.people.say('C0OPEN', 'U1', 'django or fastapi?');
    const text = 'we need an admin panel';
    const ts = await slack.people.say('C0OPEN', 'U2', text, { thread });
    await called(thread);
    expect(await needs()).toEqual(['admin-panel']);
    await slack.people.delete('C0OPEN', { user: 'U2', ts, text, thread });
    expect(await needs()).toEqual([]);
  });

  it.each([
    ['C0OPEN', 'channels:history'],
    ['C0SECRET', 'groups:history'],
  ])('a call in %s without the scope %s asks for the question', async (channel, scope) => {
    const thread = await talk(channel);
    slack.server.workspace.scopes.delete(scope);
    expect(await called(thread, undefined, channel)).toContain(unseen);
    expect(posts()).toHaveLength(1);
  });

  it.each<Failure>([{ kind: 'limited', seconds: 60 }, { kind: 'status', status: 503 }, { kind: 'page' }])(
    'a call while Slack answers with $kind asks for the question, and tries no second time',
    async (failure) => {
      const thread = await talk();
      const next: Failure = { kind: 'fine' };
      slack.server.workspace.failures.set('conversations.replies', [failure, next]);
      expect(await called(thread)).toContain(unseen);
      expect(slack.server.workspace.failures.get('conversations.replies')).toEqual([next]);
    },
  );

  it('a call is answered in time while Slack is silent', async () => {
    const thread = await talk();
    slack.server.workspace.failures.set('conversations.replies', [{ kind: 'hangs' }]);
    const began = performance.now();
    expect(await called(thread)).toContain(unseen);
    expect(performance.now() - began).toBeLessThan(2_900);
  });

  it('a thread longer than a page is read to its end, where the latest messages are', async () => {
    const thread = await talk();
    await slack.people.say('C0OPEN', 'U2', 'we need websockets', { thread });
    slack.server.workspace.page = 2;
    const text = await called(thread);
    expect(text).toContain('real-time');
    expect(text).not.toContain('only a part');
    expect(reads().length).toBeGreaterThan(1);
  });

  it('a thread of more pages than are read, or whose next page fails, is said to be read in part', async () => {
    const thread = await talk();
    for (let more = 0; more < 6; more++) await slack.people.say('C0OPEN', 'U2', 'lunch?', { thread });
    slack.server.workspace.page = 1;
    expect(await called(thread)).toContain('I read only a part of it');
    expect(reads()).toHaveLength(5);
    slack.server.workspace.page = 2;
    const next: Failure = { kind: 'fine' };
    slack.server.workspace.failures.set('conversations.replies', [next, { kind: 'status', status: 503 }]);
    const other = await talk();
    expect(await called(other)).toContain('I read only a part of it');
  });

  it('a whole question, a later call and a mention outside of threads read nothing', async () => {
    const thread = await talk();
    await called(thread, 'flask or fastapi?');
    await called(thread, 'what do you think?');
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> what do you think?');
    await settled();
    expect(reads()).toEqual([]);
  });

  it('a hello is said when the bot joins, not when somebody else does', async () => {
    const joined = (user: string) =>
      slack.people.event({
        type: 'member_joined_channel',
        user,
        channel: 'C0OPEN',
        channel_type: 'C',
        team: 'T0TEAM',
        event_ts: String(Date.now() / 1000),
      });
    await joined('U2');
    await joined('U0BOT');
    await joined('U0BOT');
    await settled();
    expect(posts()).toMatchObject([{ thread: null, channel: 'C0OPEN' }]);
    const [hello] = posts();
    if (hello === undefined) throw new Error('there is no hello');
    await slack.people.press(hello, 'U2', starterWith('What speaks against'));
    await slack.people.press(hello, 'U1', 'Django or Flask?');
    await settled();
    expect(posts().slice(1)).toMatchObject([{ thread: hello.ts }, { thread: hello.ts }]);
  });

  it('a hello that can’t be posted is shown to nobody else', async () => {
    slack.server.workspace.failures.set('chat.postMessage', [{ kind: 'error', error: 'restricted_action' }]);
    const event_ts = String(Date.now() / 1000);
    const type = 'member_joined_channel';
    await slack.people.event({
      type,
      user: 'U0BOT',
      channel: 'C0OPEN',
      channel_type: 'C',
      team: 'T0TEAM',
      event_ts,
    });
    await settled();
    expect([posts(), slack.server.workspace.ephemerals]).toEqual([[], []]);
    expect(slack.lines.join('\n')).toContain('not posted anywhere');
  });

  it('a hello that is refused is said once the bot may write, and never again', async () => {
    const failures = slack.server.workspace.failures;
    const refused: Failure = { kind: 'error', error: 'restricted_action' };
    failures.set('chat.postMessage', Array(50).fill(refused));
    const joined = () =>
      slack.people.event({
        type: 'member_joined_channel',
        user: 'U0BOT',
        channel: 'C0OPEN',
        channel_type: 'C',
        team: 'T0TEAM',
        event_ts: String(Date.now() / 1000),
      });
    const tries = () => 50 - (failures.get('chat.postMessage')?.length ?? 50);
    await joined();
    await until('a try', () => tries() === 1);
    await settled();
    await joined();
    slack.pass(60_000);
    await until('another try', () => tries() === 2);
    await settled();
    expect(slack.lines.filter((line) => line.includes('not posted anywhere'))).toHaveLength(2);
    failures.clear();
    slack.pass(10 * 60_000);
    await until('a hello', () => posts().length > 0);
    await settled();
    await joined();
    slack.pass(60 * 60_000);
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await until('an answer', () => posts().length > 1);
    await settled();
    expect(posts().filter(({ text }) => text.includes('Hi! I'))).toHaveLength(1);
  });

  it('a hello that is refused for a day is given up', async () => {
    slack.server.workspace.failures.set(
      'chat.postMessage',
      Array(50).fill({ kind: 'error', error: 'restricted_action' }),
    );
    const type = 'member_joined_channel';
    const event_ts = String(Date.now() / 1000);
    await slack.people.event({
      type,
      user: 'U0BOT',
      channel: 'C0OPEN',
      channel_type: 'C',
      team: 'T0TEAM',
      event_ts,
    });
    const waiting = async (): Promise<number> => {
      let count = 0;
      for await (const { value } of slack.store.list('slack:T0TEAM', 'conversation'))
        count += value.outbox.length;
      return count;
    };
    await settled();
    expect(await waiting()).toBe(1);
    slack.pass(25 * 3_600_000);
    await expect.poll(waiting).toBe(0);
  });
});

it('a thread is not read for a call that a limit refuses', async () => {
  const two = { user: { most: 2, seconds: 60 }, channel: null, workspace: null };
  const slack = await setUp('http', { limiter: createLimiter(two, () => 0) });
  try {
    for (let calls = 0; calls < 4; calls++) {
      const thread = await slack.people.say('C0OPEN', 'U2', 'django or fastapi?');
      await slack.people.say('C0OPEN', 'U1', '<@U0BOT> what do you think?', { thread });
    }
    await until('all replies posted', () => slack.waiting() === 0);
    const reads = slack.server.workspace.calls.filter(({ method }) => method === 'conversations.replies');
    expect(reads).toHaveLength(2);
  } finally {
    await slack.close();
  }
});
