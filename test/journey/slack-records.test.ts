import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '../../src/core/decisions/record/record.ts';
import { type Setup, setUp } from '../doubles/slack/setup.ts';
import { type Posted, until } from '../doubles/slack/workspace.ts';

/** A Saturday morning. */
const from = Date.UTC(2026, 10, 28, 9, 30);

describe('what a team records in Slack', () => {
  let slack: Setup;
  beforeEach(async () => {
    slack = await setUp('socket', { from });
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  });
  const posts = () => slack.server.workspace.posts;
  const settled = () => until('all replies posted', () => slack.waiting() === 0);

  async function records(): Promise<Decision[]> {
    const found: Decision[] = [];
    for await (const { value } of slack.store.list('slack:T0TEAM', 'decision')) found.push(value);
    return found;
  }

  /** "Save as decision" in the menu of somebody's message. */
  async function save(by: string, message: Readonly<Record<string, unknown>>, thread: string): Promise<void> {
    const ts = slack.server.workspace.ts();
    await slack.people.interact({
      type: 'message_action',
      callback_id: 'decide',
      action_ts: ts,
      user: { id: by },
      trigger_id: '1.2.x',
      response_url: slack.server.responseUrl(by),
      channel: { id: 'C0OPEN', name: 'general' },
      message: { type: 'message', ts, thread_ts: thread, ...message },
    });
    await settled();
  }

  async function thread(): Promise<string> {
    const ts = await slack.people.say('C0OPEN', 'U1', '<@U0BOT> we need an admin panel. django or fastapi?');
    await settled();
    return ts;
  }

  it('keeps whose message was saved, in their words, and who saved it', async () => {
    const ts = await thread();
    const text = "we go with fastapi because ops know it. Let's review it in 6 months";
    await save('U1', { user: 'U2', text }, ts);
    const [decision] = await records();
    expect(decision?.content).toMatchObject({
      outcome: { option: 'fastapi' },
      reason: 'ops know it',
      deciders: ['U2'],
      recordedBy: 'U1',
      drivers: [],
      consulted: [],
      revisit: { on: '2027-05-28', when: '' },
    });
    const card = JSON.stringify(posts().at(-1)?.blocks);
    expect(card).toContain('the weighing put Django first');
    expect(card).toContain('Recorded by: ');
  });

  it('keeps whose message was forwarded', async () => {
    const ts = await thread();
    const attachments = [{ is_share: true, author_id: 'U3', text: 'we go with django, it has an admin' }];
    await save('U1', { user: 'U2', text: '', attachments }, ts);
    expect((await records())[0]?.content).toMatchObject({ deciders: ['U3'], reason: 'it has an admin' });
  });

  it.each(['lunch?', 'lol', 'django or flask?'])(
    'tells only who saves it that "%s" has no choice in it',
    async (text) => {
      const ts = await thread();
      const before = posts().length;
      await save('U1', { user: 'U2', text }, ts);
      expect(await records()).toEqual([]);
      expect(posts()).toHaveLength(before);
      const note = slack.server.workspace.ephemerals.at(-1);
      expect(note?.user).toBe('U1');
      expect(JSON.stringify(note)).toContain("There's no choice in that message");
    },
  );

  it('is one record, though two people say so at once', async () => {
    const ts = await thread();
    await Promise.all(
      ['U1', 'U2'].map((user) =>
        slack.people.say('C0OPEN', user, '<@U0BOT> decision: django', { thread: ts }),
      ),
    );
    await settled();
    expect(await records()).toHaveLength(1);
    slack.pass(60_000);
    await Promise.all(
      ['U1', 'U2'].map((user) => slack.people.say('C0OPEN', user, '<@U0BOT> record it', { thread: ts })),
    );
    await settled();
    expect((await records()).map(({ status }) => status)).toEqual(['accepted']);
  });

  it('isn’t what an old button showed, but what it said', async () => {
    const ts = await thread();
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> we go with django', { thread: ts });
    await settled();
    const card = posts().findLast(({ text }) => text.includes('not recorded yet'));
    if (card === undefined) throw new Error('no draft');
    const old: Posted = structuredClone(card);
    await slack.people.say('C0OPEN', 'U2', '<@U0BOT> set outcome to fastapi', { thread: ts });
    await settled();
    await slack.people.press(old, 'U1', 'Record it');
    await settled();
    expect((await records()).map(({ status }) => status)).toEqual(['draft']);
    expect(JSON.stringify(slack.server.workspace.ephemerals.at(-1))).toContain(
      'This draft has changed since',
    );
  });
});
