import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Setup, setUp } from '../doubles/slack/setup.ts';
import { type Posted, until, type View } from '../doubles/slack/workspace.ts';

const day = 24 * 3_600_000;
/** A Saturday morning. */
const from = Date.UTC(2026, 10, 28, 9, 30);

describe.each(['socket', 'http'] as const)('a team decides in Slack over %s', (transport) => {
  let slack: Setup;
  beforeEach(async () => {
    slack = await setUp(transport, { from });
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  });
  const workspace = () => slack.server.workspace;
  const posts = () => workspace().posts;
  const settled = () => until('all replies posted', () => slack.waiting() === 0);
  const shown = (what: unknown) => JSON.stringify(what);

  /** "Save as decision" in a message's menu. @returns the draft */
  async function draft(channel = 'C0OPEN', user = 'U1'): Promise<Posted> {
    const ts = await slack.people.say(channel, user, '<@U0BOT> django or fastapi? we need async');
    await settled();
    const before = posts().length;
    const source = workspace().ts();
    await slack.people.interact({
      type: 'message_action',
      callback_id: 'decide',
      action_ts: source,
      user: { id: user },
      trigger_id: '1.2.x',
      response_url: slack.server.responseUrl(),
      channel: { id: channel, name: 'general' },
      message: { type: 'message', ts: source, thread_ts: ts, text: 'ok team, we go with fastapi' },
    });
    await settled();
    const card = posts()[before];
    if (card === undefined) throw new Error('no draft');
    return card;
  }

  async function opened(under: Posted, user: string, label: string): Promise<View> {
    const before = workspace().views.length;
    await slack.people.press(posts().find(({ ts }) => ts === under.ts) ?? under, user, label);
    await until('a form', () => workspace().views.length > before);
    const view = workspace().views.at(-1);
    if (view === undefined) throw new Error('no form');
    return view;
  }

  async function home(user: string): Promise<string> {
    const before = workspace().views.length;
    await slack.people.event({
      type: 'app_home_opened',
      user,
      channel: 'D0U1',
      tab: 'home',
      event_ts: workspace().ts(),
    });
    await until('the Home tab', () => workspace().views.length > before);
    return shown(workspace().views.at(-1)?.view);
  }

  it('from a message’s menu: a draft is edited in forms, in its place, and recorded with a link to its thread', async () => {
    const card = await draft();
    expect(card.text).toContain('not recorded yet');
    for (const label of ['What', 'Why', 'People', 'When']) {
      const form = await opened(card, 'U2', label);
      expect(await slack.people.submit(form, 'U2')).toBeUndefined();
      await settled();
    }
    expect(posts()).toHaveLength(2);
    const form = await opened(card, 'U2', 'What');
    await slack.people.submit(form, 'U2', { title: 'A framework for the shop' });
    await settled();
    expect(posts()).toHaveLength(2);
    expect(posts()[1]?.text).toContain('A framework for the shop');
    await slack.people.press(posts()[1] ?? card, 'U1', 'Record it');
    await settled();
    const text = posts()
      .map((post) => post.text)
      .join('\n');
    expect(text).toMatch(/recorded|accepted/i);
    for await (const { value } of slack.store.list('slack:T0TEAM', 'decision'))
      expect(value.link).toMatch(
        /^https:\/\/x\.slack\.com\/archives\/C0OPEN\/p\d+\?thread_ts=[\d.]+&cid=C0OPEN$/,
      );
  });

  it('votes by buttons, reminds people who haven’t voted with one mention, and says what came of it', async () => {
    const card = await draft();
    const form = await opened(card, 'U1', 'Put to the vote');
    await slack.people.submit(form, 'U1', { voters: ['U2', 'U3'], until: '2026-12-01' });
    await settled();
    const proposal = posts()
      .filter(({ text }) => /vote/i.test(text))
      .at(-1);
    expect(shown(proposal?.blocks)).toContain('For');
    if (proposal === undefined) throw new Error('no proposal');
    await slack.people.press(proposal, 'U2', 'For');
    await settled();
    const before = posts().length;
    // It ends at midnight after that day, and the reminder comes a day before.
    slack.pass(Date.UTC(2026, 11, 1) - from);
    await until('a reminder', () => posts().length > before);
    await settled();
    expect(shown(posts().at(-1)?.blocks)).toContain('"user_id":"U3"');
    expect(shown(posts().at(-1)?.blocks)).not.toContain('"user_id":"U2"');
    slack.pass(day);
    await until('the outcome', () => posts().length > before + 1);
    await settled();
    expect(posts()).toHaveLength(before + 2);
    expect(posts().at(-1)?.text).toMatch(/^Accepted by vote: .* 1 for, 0 against, 0 abstained\.$/);
  });

  it('hears plain votes in the thread, changes of mind, and a correction in the last minute, over a restart', async () => {
    const card = await draft();
    const form = await opened(card, 'U1', 'Put to the vote');
    await slack.people.submit(form, 'U1', { voters: ['U2', 'U3'] });
    await settled();
    const proposal = posts().find(({ text }) => text?.startsWith('Vote on'));
    const thread = proposal?.thread;
    if (proposal === undefined || thread == null) throw new Error('no vote');
    const tally = () => shown(posts().find(({ ts }) => ts === proposal.ts)?.blocks);
    const votes = async (user: string, words: string): Promise<void> => {
      await slack.people.say('C0OPEN', user, words, { thread });
      await settled();
    };
    await votes('U1', 'lunch?');
    await votes('U2', 'no, too early for us');
    expect(tally()).toContain('against 1');
    await votes('U2', '~no~ :+1::skin-tone-3:');
    expect(tally()).toContain('For 1');
    const before = posts().length;
    await votes('U3', "I don't vote yes");
    expect(posts().length + workspace().ephemerals.length).toBeGreaterThan(before);
    expect(tally()).toContain('against 0');
    await votes('U3', 'yes from me');
    await until('the last minute', () => tally().includes('Everyone has voted'));
    await slack.adapter().stop();
    await slack.another();
    slack.pass(30_000);
    await votes('U2', 'sorry, I meant no');
    await until('the correction', () => tally().includes('against 1'));
    slack.pass(30_000);
    await until('the outcome', () => posts().some(({ text }) => text?.startsWith('Rejected by vote')));
    await settled();
    expect(posts().filter(({ text }) => /^\w+ by vote/.test(text ?? ''))).toHaveLength(1);
  });

  it('shows in the Home tab what waits, and nothing from closed channels to people who aren’t in them', async () => {
    for (const channel of ['C0OPEN', 'C0SECRET']) {
      const card = await draft(channel);
      const form = await opened(card, 'U1', 'Put to the vote');
      await slack.people.submit(form, 'U1', {});
      await settled();
    }
    expect(await home('U1')).toContain('2 decisions are waiting:');
    expect(await home('U2')).toContain('One decision is waiting:');
    expect(await home('U0GUEST')).not.toContain('decision is waiting');
  });

  it('lets people who run the workspace say who decides in a channel, and nobody else', async () => {
    const settings = async (user: string): Promise<View> => {
      const before = workspace().views.length;
      await slack.people.command('C0OPEN', user, 'settings');
      await until('the settings', () => workspace().views.length > before);
      const view = workspace().views.at(-1);
      if (view === undefined) throw new Error('no settings');
      return view;
    };
    const decides = async () => (await slack.assistant.settings.of('slack:T0TEAM', 'C0OPEN')).decides;
    const form = await settings('U0ADMIN');
    expect(shown((await settings('U1')).view)).not.toContain('Decisions are recorded');
    await slack.people.submit(form, 'U1', { decides: 'managers' });
    expect(await decides()).toBe('everyone');
    await slack.people.submit(form, 'U0ADMIN', { decides: 'managers' });
    expect(await decides()).toBe('managers');
    await slack.people.command('C0OPEN', 'U2', 'decide we go with fastapi');
    await settled();
    expect(posts().at(-1)?.text).toContain('those who run the workspace');
  });
});
