import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { picked } from '../../doubles/slack/people.ts';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';
import { genealogyTopic } from '../../run-program.ts';

describe.each(['socket', 'http'] as const)('a team over %s', (transport) => {
  let slack: Setup;
  beforeEach(async () => {
    slack = await setUp(transport);
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  });
  const posts = () => slack.server.workspace.posts;
  const settled = () => until('all replies posted', () => slack.adapter().waiting() === 0);

  it('posts a command with its answer as the root of a thread, and follows up there without a mention', async () => {
    const { body } = await slack.people.command('C0OPEN', 'U1', 'compare django and fastapi');
    expect(['', {}]).toContainEqual(body);
    await settled();
    const [root] = posts();
    expect(root).toMatchObject({ thread: null });
    expect(root?.text).toContain('Anna asked: compare django and fastapi');
    await slack.people.say('C0OPEN', 'U2', 'and databases?', { thread: root?.ts ?? '' });
    await settled();
    expect(posts()).toHaveLength(2);
    expect(posts()[1]).toMatchObject({ thread: root?.ts });
    expect(posts()[1]?.text).toMatch(/ORM/i);
  });

  it('shows how an answer came about in its thread', async () => {
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await settled();
    const [answer] = posts();
    if (answer === undefined) throw new Error('no answer');
    await slack.people.press(answer, 'U2', 'How this answer came about');
    await settled();
    expect(slack.server.workspace.ephemerals).toMatchObject([{ user: 'U2', thread: answer.thread }]);
  });

  it('ignores chatter in its thread, other threads, and bots', async () => {
    const ts = await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await settled();
    await slack.people.say('C0OPEN', 'U2', 'thanks, lunch at 12?', { thread: ts });
    await slack.people.say('C0OPEN', 'U2', 'anna, did you deploy?', { thread: ts });
    await slack.people.say('C0OPEN', 'U2', 'django or flask?', { thread: '1700000000.000001' });
    await slack.people.say('C0OPEN', 'U2', 'django or flask?');
    await slack.people.say('C0OPEN', 'U9', 'django or flask?', { thread: ts, bot: true });
    await slack.people.say('C0OPEN', 'U0BOT', 'django or flask?', { thread: ts });
    await settled();
    expect(posts()).toHaveLength(1);
  });

  it('answers direct messages, and follows up in them', async () => {
    await slack.people.say('D0U1', 'U1', 'django or fastapi?');
    await slack.people.say('D0U1', 'U1', 'and testing?');
    await settled();
    expect(posts()).toHaveLength(2);
    expect(posts()[1]?.text).toMatch(/test/i);
    expect(posts().map(({ thread }) => thread)).toEqual([null, null]);
  });

  it('answers privately on request, and shares that with the channel', async () => {
    await slack.people.command('C0OPEN', 'U1', 'compare django and flask privately');
    await settled();
    expect(posts()).toEqual([]);
    const [alone] = slack.server.workspace.ephemerals;
    expect(alone?.text).toContain('Django');
    if (alone === undefined) throw new Error('no answer');
    const share = (user: string) =>
      slack.people.pressPrivately(alone, 'C0OPEN', user, 'Share with the channel');
    await share('U2');
    await settled();
    expect(posts()).toEqual([]);
    await share('U1');
    await settled();
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.text).toContain('Anna asked me privately, and shared here: compare django and flask');
    await slack.people.say('C0OPEN', 'U2', 'and databases?', { thread: posts()[0]?.ts ?? '' });
    await settled();
    expect(posts()).toHaveLength(2);
  });

  it('shares no later private answer by the button of an earlier one, nor by one that names none', async () => {
    await slack.people.command('C0OPEN', 'U1', 'compare django and flask privately');
    await settled();
    const [first] = slack.server.workspace.ephemerals;
    if (first === undefined) throw new Error('no answer');
    await slack.people.pressPrivately(first, 'C0OPEN', 'U1', 'On approach');
    await until('a second answer', () => slack.server.workspace.ephemerals.length === 2);
    const last = () => slack.server.workspace.ephemerals.at(-1)?.text;
    const share = async (blocks: unknown): Promise<void> => {
      const told = slack.server.workspace.ephemerals.length;
      await slack.people.pressPrivately({ ...first, blocks }, 'C0OPEN', 'U1', 'Share with the channel');
      await until('a word', () => slack.server.workspace.ephemerals.length > told);
    };
    await share(first.blocks);
    expect(last()).toContain('nothing to share here');
    const written = JSON.stringify(first.blocks);
    const nameless = written.replace(/(\\"kind\\":\\"share\\",\\"answer\\":)\\"\w+\\"/, '$1null');
    expect(nameless).not.toBe(written);
    await share(JSON.parse(nameless));
    expect(last()).toContain('from an older version of me');
    await settled();
    expect(posts()).toEqual([]);
  });

  it('lets no guest mute a thread', async () => {
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await settled();
    const [answer] = posts();
    if (answer === undefined) throw new Error('no answer');
    slack.server.workspace.channels.get('C0OPEN')?.people.add('U0GUEST');
    await slack.people.press(answer, 'U0GUEST', 'Mute this thread');
    await until('a word', () => slack.server.workspace.ephemerals.length === 1);
    expect(slack.server.workspace.ephemerals[0]?.text).toContain('for members of this workspace');
    await slack.people.say('C0OPEN', 'U1', 'and databases?', { thread: answer.thread ?? '' });
    await settled();
    expect(posts()).toHaveLength(2);
  });

  it('lets no guest change settings, however they try', async () => {
    slack.server.workspace.channels.get('C0OPEN')?.people.add('U0GUEST');
    const { body } = await slack.people.command('C0OPEN', 'U0GUEST', 'settings');
    expect(JSON.stringify(body)).toContain('Settings are for members of this workspace');
    expect(slack.server.workspace.views).toEqual([]);
    await slack.people.command('C0OPEN', 'U1', 'settings');
    await until('the form', () => slack.server.workspace.views.length === 1);
    const [form] = slack.server.workspace.views;
    if (form === undefined) throw new Error('no form');
    const note = await slack.people.submit(form, 'U0GUEST', { answers: 'mention' });
    expect(JSON.stringify(note)).toContain('Settings are for members of this workspace');
    expect((await slack.assistant.settings.of('slack:T0TEAM', 'C0OPEN')).answers).toBe('everywhere');
  });

  it('answers privately in a channel it is not in, and says how to invite it', async () => {
    await slack.people.command('C0OUTSIDE', 'U1', 'django or flask?');
    await settled();
    expect(posts()).toEqual([]);
    const [privately, ...others] = slack.server.workspace.ephemerals;
    expect(privately?.text).toContain('/invite');
    expect(privately?.text).toContain('Django');
    expect(JSON.stringify(privately?.blocks)).not.toContain('Share with the channel');
    expect(others).toEqual([]);
  });

  it('mutes and unmutes a thread', async () => {
    const ts = await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await settled();
    const [answer] = posts();
    if (answer === undefined) throw new Error('no answer');
    await slack.people.press(answer, 'U1', 'Mute this thread');
    await slack.people.say('C0OPEN', 'U1', 'and databases?', { thread: ts });
    await settled();
    expect(posts()).toHaveLength(1);
    await slack.people.press(answer, 'U1', 'Unmute this thread');
    await slack.people.say('C0OPEN', 'U1', 'and databases?', { thread: ts });
    await settled();
    expect(posts()).toHaveLength(2);
  });

  it('keeps feedback, and asks what was missing from an unhelpful answer', async () => {
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await settled();
    const [answer] = posts();
    if (answer === undefined) throw new Error('no answer');
    await slack.people.press(answer, 'U2', "Something's wrong with it");
    await until('a form', () => slack.server.workspace.views.length === 1);
    const view = slack.server.workspace.views[0]?.view;
    await slack.people.interact({
      type: 'view_submission',
      user: { id: 'U2' },
      view: {
        ...view,
        id: 'V1',
        state: { values: { comment: { comment: { type: 'plain_text_input', value: 'too long' } } } },
      },
    });
    const kept: unknown[] = [];
    for await (const entry of slack.assistant.feedback.all('slack:T0TEAM')) kept.push(entry);
    expect(kept).toMatchObject([{ author: 'U2', verdict: 'not-helpful', comment: 'too long' }]);
  });

  it('obeys the settings of a channel', async () => {
    await slack.people.command('C0OPEN', 'U1', 'settings');
    await until('a form', () => slack.server.workspace.views.length === 1);
    const view = slack.server.workspace.views[0]?.view;
    const select = (value: string) => ({ type: 'static_select', selected_option: picked(value) });
    await slack.people.interact({
      type: 'view_submission',
      user: { id: 'U1' },
      view: {
        ...view,
        id: 'V1',
        state: {
          values: {
            answers: { answers: select('mention') },
            topic: { topic: select('*') },
          },
        },
      },
    });
    const ts = await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await slack.people.say('C0OPEN', 'U1', 'and databases?', { thread: ts });
    await settled();
    expect(posts()).toHaveLength(1);
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> and databases?', { thread: ts });
    await settled();
    expect(posts()).toHaveLength(2);
  });

  it('weighs a message by shortcut, in that message’s thread', async () => {
    await slack.people.interact({
      type: 'message_action',
      callback_id: 'weigh',
      action_ts: '3.3',
      trigger_id: 't',
      user: { id: 'U1', name: 'x' },
      channel: { id: 'C0OPEN', name: 'general' },
      message: { type: 'message', ts: '1700000000.000009', text: 'should we use django or fastapi?' },
      response_url: slack.server.responseUrl(),
    });
    await settled();
    expect(posts()).toMatchObject([{ thread: '1700000000.000009' }]);
  });

  it.each(['weigh', 'decide'])(
    'says privately that a message without words is nothing to %s',
    async (shortcut) => {
      await slack.people.interact({
        type: 'message_action',
        callback_id: shortcut,
        action_ts: '3.3',
        trigger_id: 't',
        user: { id: 'U1', name: 'x' },
        channel: { id: 'C0OPEN', name: 'general' },
        message: { type: 'message', ts: '1700000000.000009', text: ' ' },
        response_url: slack.server.responseUrl(),
      });
      await until('a word', () => slack.server.workspace.ephemerals.length === 1);
      expect(slack.server.workspace.ephemerals[0]?.text).toContain('There are no words in that message');
      expect(posts()).toEqual([]);
    },
  );

  /** What the Home tab of Anna shows. */
  async function home(): Promise<string> {
    const before = slack.server.workspace.views.length;
    await slack.people.event({
      type: 'app_home_opened',
      user: 'U1',
      channel: 'D0U1',
      tab: 'home',
      event_ts: '1.1',
    });
    await until('a Home tab', () => slack.server.workspace.views.length > before);
    return JSON.stringify(slack.server.workspace.views.at(-1)?.view);
  }

  it('compares what was picked in the form of the global shortcut', async () => {
    slack.server.workspace.triggers.set('t1', Date.now() + 3000);
    await slack.people.interact({
      type: 'shortcut',
      callback_id: 'compare',
      action_ts: '1.1',
      trigger_id: 't1',
      user: { id: 'U1' },
    });
    await until('a form', () => slack.server.workspace.views.length === 1);
    const view = slack.server.workspace.views[0]?.view;
    await slack.people.interact({
      type: 'view_submission',
      user: { id: 'U1' },
      view: {
        ...view,
        id: 'V7',
        state: {
          values: {
            options: {
              options: {
                type: 'multi_static_select',
                selected_options: [picked('django'), picked('flask')],
              },
            },
            aspect: { aspect: { type: 'static_select', selected_option: null } },
            channel: { channel: { type: 'conversations_select', selected_conversation: 'C0OPEN' } },
          },
        },
      },
      response_urls: [],
    });
    await settled();
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.text).toContain('compare Django and Flask');
    // Nobody asked it in words.
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> explain flask');
    await expect.poll(home).toContain('explain flask');
    expect(await home()).not.toContain('compare Django and Flask');
  });

  it('opens as an agent: prompts without a thread, a status while it works, a title', async () => {
    const calls = (method: string) => slack.server.workspace.calls.filter((call) => call.method === method);
    await slack.people.event({
      type: 'app_home_opened',
      user: 'U1',
      channel: 'D0U1',
      tab: 'messages',
      event_ts: '1.1',
    });
    await until('prompts', () => calls('assistant.threads.setSuggestedPrompts').length === 1);
    expect(calls('assistant.threads.setSuggestedPrompts')[0]?.args).not.toHaveProperty('thread_ts');
    await slack.people.event({
      type: 'assistant_thread_started',
      assistant_thread: { user_id: 'U1', channel_id: 'D0U1', thread_ts: '5.5', context: {} },
      event_ts: '5.5',
    });
    await until('more prompts', () => calls('assistant.threads.setSuggestedPrompts').length === 2);
    expect(calls('assistant.threads.setSuggestedPrompts')[1]?.args).toMatchObject({ thread_ts: '5.5' });
    await slack.people.say('D0U1', 'U1', 'django or flask?', { thread: '5.5' });
    await settled();
    expect(calls('assistant.threads.setStatus')[0]?.args).toMatchObject({
      thread_ts: '5.5',
      status: expect.stringContaining('evidence'),
    });
    expect(calls('assistant.threads.setTitle')[0]?.args).toMatchObject({
      thread_ts: '5.5',
      title: 'django or flask?',
    });
    expect(posts()[0]).toMatchObject({ thread: '5.5' });
  });

  it('shows in the Home tab what a person asked, except in channels they left', async () => {
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await slack.people.say('C0SECRET', 'U1', '<@U0BOT> flask or fastapi for the secret thing?');
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> let us weigh this together with <@U2>');
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> show our decisions');
    await slack.people.command('C0OPEN', 'U1', 'help');
    await settled();
    const [compared] = posts();
    if (compared === undefined) throw new Error('no answer');
    await slack.people.press(compared, 'U1', 'On approach');
    await settled();
    await until('both remembered', () => slack.lines.every((line) => !line.includes('did not work')));
    await expect.poll(home).toContain('secret thing');
    slack.server.workspace.channels.get('C0SECRET')?.people.delete('U1');
    const shown = await home();
    expect(shown).toContain('django or flask?');
    expect(shown).toContain('let us weigh this together with Ben');
    expect(shown).not.toContain('U2');
    expect(shown).not.toContain('secret thing');
    const asked = shown.slice(shown.indexOf('What you asked'), shown.indexOf('How to ask'));
    expect(asked).not.toMatch(/approach|help|show our decisions/i);
  });

  it('records what it does not know, without the words of a closed place', async () => {
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> how much does a django developer earn?');
    await slack.people.say('C0SECRET', 'U1', '<@U0BOT> how much does a django developer earn at Initech?');
    await settled();
    await expect
      .poll(async () =>
        (await slack.assistant.gaps.all('slack:T0TEAM')).reduce((sum, { times }) => sum + times, 0),
      )
      .toBe(2);
    expect(JSON.stringify(await slack.assistant.gaps.all('slack:T0TEAM'))).not.toContain('Initech');
  });

  it('reads the words beside a file, and finishes what it began before it closes', async () => {
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?', { subtype: 'file_share' });
    await slack.adapter().stop();
    expect(posts()).toHaveLength(1);
  });

  it('says in a direct message that a form could not be opened in time', async () => {
    slack.server.workspace.triggers.set('old', Date.now() - 1);
    await slack.people.interact({
      type: 'shortcut',
      callback_id: 'compare',
      action_ts: '1.1',
      trigger_id: 'old',
      user: { id: 'U1' },
    });
    await until('a word on it', () => slack.lines.some((line) => line.includes('expired_trigger_id')));
    expect(slack.server.workspace.views).toEqual([]);
    await until('a direct message', () => posts().length === 1);
    expect(posts()[0]).toMatchObject({ channel: 'D0U1', text: expect.stringContaining('press again') });
  });
});

describe('a workspace with two topics', () => {
  let slack: Setup;
  beforeEach(async () => {
    slack = await setUp('socket', { topics: [genealogyTopic] });
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  });
  const posts = () => slack.server.workspace.posts;
  const settled = () => until('all replies posted', () => slack.adapter().waiting() === 0);

  it('starts a channel’s threads with the topic its settings name', async () => {
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> how do we choose?');
    await settled();
    await slack.people.command('C0OPEN', 'U1', 'settings');
    await until('a form', () => slack.server.workspace.views.length === 1);
    const view = slack.server.workspace.views[0]?.view;
    expect(JSON.stringify(view)).toContain('"value":"genealogy"');
    const select = (value: string) => ({ type: 'static_select', selected_option: picked(value) });
    await slack.people.interact({
      type: 'view_submission',
      user: { id: 'U1' },
      view: {
        ...view,
        state: {
          values: {
            answers: { answers: select('everywhere') },
            topic: { topic: select('genealogy') },
          },
        },
      },
    });
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> how do we choose?');
    await slack.people.say('C0SECRET', 'U1', '<@U0BOT> how do we choose?');
    await settled();
    const [before, after, elsewhere] = posts().map(({ text }) => text);
    expect(after).toMatch(/gedcom|relatives/i);
    expect(after).not.toBe(before);
    expect(elsewhere).not.toMatch(/gedcom|relatives/i);
  });
});
