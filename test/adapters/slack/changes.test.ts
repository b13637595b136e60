import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { knowledge, type Setup, setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';

const channel = 'C0OPEN';
const direct = 'D0U1';

let slack: Setup;
beforeEach(async () => {
  slack = await setUp('socket');
});
afterEach(async () => {
  await slack.close();
  expect(slack.server.workspace.complaints).toEqual([]);
});
const posts = () => slack.server.workspace.posts;
const settled = () => until('all replies posted', () => slack.waiting() === 0);
const told = () => slack.server.workspace.ephemerals.map(({ text }) => text);
const mention = (words: string): string => `<@U0BOT> ${words}`;
/** A message's name, as of so many seconds ago. */
const tsOf = (secondsAgo: number): string => `${Math.floor(Date.now() / 1000) - secondsAgo}.000100`;

/** "Weigh this", on a message of the channel. */
const weighing = {
  type: 'message_action',
  callback_id: 'weigh',
  action_ts: '3.3',
  trigger_id: 't',
  user: { id: 'U1', name: 'x' },
  channel: { id: channel, name: 'general' },
};

/** The needs that are stated in any thread. */
async function needsIn(): Promise<readonly string[]> {
  const needs: string[] = [];
  for await (const { value } of slack.store.list('slack:T0TEAM', 'conversation'))
    needs.push(...(value.conversation.frame?.needs.map(({ need }) => need) ?? []));
  return needs;
}

describe('a message in a channel that is edited', () => {
  it('to mention the bot gets one answer, although Slack tells of it twice', async () => {
    const was = { user: 'U1', ts: tsOf(3_600), text: 'django or flask?' };
    await slack.people.say(channel, was.user, was.text, { ts: was.ts });
    await slack.people.edit(channel, was, mention(was.text), tsOf(0));
    await settled();
    expect(posts()).toMatchObject([{ thread: was.ts }]);
  });

  it('before it was handled is answered once, to the new words', async () => {
    const was = { user: 'U1', ts: tsOf(60), text: mention('explain flask') };
    await slack.people.edit(channel, was, mention('explain django'), tsOf(30));
    await slack.people.say(channel, was.user, was.text, { ts: was.ts });
    await settled();
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.text).toContain('Django');
    expect(told()).toEqual([]);
  });

  it('and loses its mention before it was handled is left alone', async () => {
    const was = { user: 'U1', ts: tsOf(60), text: mention('django or flask?') };
    await slack.people.edit(channel, was, 'django or flask?', tsOf(30));
    await slack.people.say(channel, was.user, was.text, { ts: was.ts });
    await settled();
    expect(posts()).toEqual([]);
  });

  it('twice, heard in the other order, is offered an answer to its newest words only', async () => {
    const was = { user: 'U1', ts: tsOf(60), text: mention('we are a small team: django or flask?') };
    await slack.people.say(channel, was.user, was.text, { ts: was.ts });
    await settled();
    const second = mention('second: django or flask?');
    await slack.people.edit(
      channel,
      { ...was, text: second, edited: tsOf(30) },
      mention('django or fastapi?'),
      tsOf(20),
    );
    await settled();
    const [offer] = slack.server.workspace.ephemerals;
    if (offer === undefined) throw new Error('no offer');
    await slack.people.edit(channel, was, second, tsOf(30));
    await settled();
    expect(told()).toHaveLength(1);
    await slack.people.pressPrivately(offer, channel, 'U1', 'Answer the new wording');
    await settled();
    expect(await needsIn()).toEqual([]);
  });

  it('to add the question to a bare mention gets one answer, in its thread', async () => {
    const was = { user: 'U1', ts: tsOf(60), text: '<@U0BOT>' };
    await slack.people.say(channel, was.user, was.text, { ts: was.ts });
    await until('a private answer', () => told().length > 0);
    await slack.people.edit(channel, was, mention('django or flask?'), tsOf(30));
    await settled();
    expect(posts()).toMatchObject([{ thread: was.ts }]);
    expect(told()).toHaveLength(1);
  });

  it('to call for help is answered in the channel, where a message without replies shows it', async () => {
    const was = { user: 'U1', ts: tsOf(60), text: 'help' };
    await slack.people.say(channel, was.user, was.text, { ts: was.ts });
    await slack.people.edit(channel, was, mention('help'), tsOf(30));
    await until('a private answer', () => told().length > 0);
    await settled();
    expect(slack.server.workspace.ephemerals).toMatchObject([{ user: 'U1', thread: null }]);
    expect(posts()).toEqual([]);
  });

  it('by one of two processes, or both, is offered one fresh answer, in its thread', async () => {
    await slack.another();
    const was = { user: 'U1', ts: tsOf(60), text: mention('we are a small team: django or flask?') };
    await slack.people.say(channel, was.user, was.text, { ts: was.ts });
    await settled();
    const edited = tsOf(30);
    const text = mention('django or fastapi?');
    await Promise.all([1, 2, 3].map(() => slack.people.edit(channel, was, text, edited)));
    await until('an offer', () => told().length > 0);
    await settled();
    expect(slack.server.workspace.ephemerals).toMatchObject([{ user: 'U1', thread: was.ts }]);
    const [offer] = slack.server.workspace.ephemerals;
    if (offer === undefined) throw new Error('there is no offer');
    expect(offer.text).toContain("You edited that after I'd answered");
    expect(await needsIn()).toEqual(['small-team']);
    await slack.people.pressPrivately(offer, channel, 'U1', 'Answer the new wording');
    await settled();
    expect(posts()).toHaveLength(2);
    expect(posts()[1]).toMatchObject({ thread: was.ts });
    expect(posts()[1]?.text).toContain('FastAPI');
    expect(await needsIn()).toEqual([]);
  });

  describe('while Slack is down for longer than anybody waits', () => {
    const was = { user: 'U1', ts: tsOf(60), text: mention('django or flask?') };
    const failures = () => slack.server.workspace.failures;
    const tries = () => 50 - (failures().get('chat.postEphemeral')?.length ?? 50);

    /** Edits the answered message, and lets all time pass that somebody is told something in. */
    async function editInVain(words: string, secondsAgo: number): Promise<void> {
      failures().set('chat.postEphemeral', Array(50).fill({ kind: 'status', status: 503 }));
      const edited = slack.people.edit(channel, was, mention(words), tsOf(secondsAgo));
      await until('a first try', () => tries() > 0);
      slack.pass(3_000);
      await edited;
      await until('a later try', () => tries() > 2);
    }

    it('is offered a fresh answer once Slack is back', async () => {
      await slack.people.say(channel, was.user, was.text, { ts: was.ts });
      await settled();
      await editInVain('django or fastapi?', 30);
      expect(told()).toEqual([]);
      failures().clear();
      await until('the offer', () => told().length > 0);
      expect(slack.server.workspace.ephemerals).toMatchObject([{ user: 'U1', thread: was.ts }]);
    });

    it('is offered only what it was edited to last, and nothing once it is deleted', async () => {
      await slack.people.say(channel, was.user, was.text, { ts: was.ts });
      await settled();
      await editInVain('django or fastapi?', 30);
      await editInVain('flask or fastapi?', 20);
      failures().clear();
      await until('the offer', () => told().length > 0);
      const [offer] = slack.server.workspace.ephemerals;
      await editInVain('fastapi or django?', 10);
      await slack.people.delete(channel, was, true);
      failures().clear();
      // What gets through wakes whatever waits.
      await slack.people.say(channel, 'U1', 'explain flask', { thread: was.ts });
      await settled();
      await slack.people.say(channel, 'U1', 'explain django', { thread: was.ts });
      await settled();
      expect(JSON.stringify(offer)).toContain('flask or fastapi?');
      expect(told()).toHaveLength(1);
    });
  });

  it('only in what Slack shows below it is left alone', async () => {
    const was = { user: 'U1', ts: tsOf(60), text: mention('django or flask? https://example.com') };
    await slack.people.say(channel, was.user, was.text, { ts: was.ts });
    await settled();
    await slack.people.preview(channel, was);
    await slack.people.preview(channel, { ...was, edited: tsOf(50) });
    await slack.people.say(channel, 'U1', 'explain flask', { thread: was.ts });
    await settled();
    expect(posts()).toHaveLength(2);
    expect(told()).toEqual([]);
  });

  it('long after it was forgotten is left alone', async () => {
    const was = { user: 'U1', ts: tsOf(100 * 24 * 3_600), text: mention('explain flask') };
    await slack.people.edit(channel, was, mention('explain django'), tsOf(0));
    await slack.people.say(channel, 'U1', mention('explain fastapi'));
    await settled();
    expect(posts()).toHaveLength(1);
  });
});

describe('a message that is deleted', () => {
  it.each([
    ['with its replies left', true],
    ['as a whole', false],
  ])('%s takes the needs it stated with it', async (_, hasReplies) => {
    const was = { user: 'U1', ts: tsOf(60), text: mention('we need an admin panel: django or flask?') };
    await slack.people.say(channel, was.user, was.text, { ts: was.ts });
    await settled();
    expect(await needsIn()).toEqual(['admin-panel']);
    await slack.people.delete(channel, was, hasReplies);
    expect(await needsIn()).toEqual([]);
    expect(posts()).toHaveLength(1);
  });

  it('in one process takes back its answer that another one can’t post yet', async () => {
    const was = { user: 'U1', ts: tsOf(60), text: mention('django or flask?') };
    const { failures } = slack.server.workspace;
    failures.set('chat.postMessage', Array(50).fill({ kind: 'status', status: 503 }));
    await slack.people.say(channel, was.user, was.text, { ts: was.ts });
    await until('a try', () => failures.get('chat.postMessage')?.length === 48);
    // As another process does it.
    const elsewhere = createAssistant({ store: slack.store, knowledge: () => knowledge, now: Date.now });
    const taken: string[] = [];
    for await (const { key, value } of slack.store.list('slack:T0TEAM', 'conversation')) {
      const messages = value.deliveries.map(({ id }) => id);
      const deleted = { workspace: key.workspace, conversation: key.id, messages };
      taken.push(...(await elsewhere.deleteMessages(deleted)).answers);
    }
    expect(taken).toHaveLength(1);
    failures.clear();
    await settled();
    expect(posts()).toEqual([]);
  });

  it('that somebody had weighed takes what it stated with it', async () => {
    const was = { user: 'U2', ts: tsOf(60), text: 'we need an admin panel: django or flask?' };
    await slack.people.interact({ ...weighing, message: { type: 'message', ...was } });
    await settled();
    expect(await needsIn()).toEqual(['admin-panel']);
    await slack.people.delete(channel, was, true);
    expect(await needsIn()).toEqual([]);
  });

  it('in a direct message does so, too', async () => {
    const was = { user: 'U1', ts: tsOf(60), text: 'we need an admin panel: django or flask?' };
    await slack.people.say(direct, was.user, was.text, { ts: was.ts });
    await settled();
    await slack.people.delete(direct, was);
    expect(await needsIn()).toEqual([]);
  });
});

/** What Slack attaches for a message that is shared. */
const shared = (text: string) => ({
  attachments: [
    {
      is_share: true,
      is_msg_unfurl: true,
      author_id: 'U2',
      author_name: 'Ben',
      channel_id: 'C0OTHER',
      ts: '1700000000.000001',
      fallback: `[November 14th] ben: ${text}`,
      text,
    },
  ],
});

describe('a message that is deleted before it was handled', () => {
  it.each([false, true])(
    'is not answered when Slack delivers it again, known thread: %s',
    async (isKnown) => {
      const thread = isKnown ? await slack.people.say(channel, 'U2', mention('explain flask')) : undefined;
      await settled();
      const was = {
        user: 'U1',
        ts: tsOf(60),
        text: mention('we need an admin panel: django or flask?'),
        ...(thread === undefined ? {} : { thread }),
      };
      await slack.people.delete(channel, was);
      await slack.people.say(channel, was.user, was.text, was);
      await settled();
      expect(posts()).toHaveLength(isKnown ? 1 : 0);
      expect(await needsIn()).toEqual([]);
    },
  );
});

describe('a direct message', () => {
  it.each([
    ['a file', { subtype: 'file_share', more: { files: [{ id: 'F1', name: 'notes.pdf' }] } }],
    ['a voice clip', { subtype: 'file_share', more: { files: [{ id: 'F1', subtype: 'slack_audio' }] } }],
    ['a shared message without words', { more: shared('') }],
  ])('with nothing but %s is told in one line what can be read', async (_, options) => {
    await slack.people.say(direct, 'U1', '', options);
    await settled();
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.text).toMatch(/^I can only read text[^\n]*$/);
  });

  it('that shares a message is answered as what that says', async () => {
    await slack.people.say(direct, 'U1', '', { more: shared('<@U0BOT> is an admin panel in flask &gt; 1?') });
    await settled();
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.text).toContain('Flask');
  });

  it('that shares a message beside something of another shape is answered as what the message says', async () => {
    const { attachments } = shared('is an admin panel in flask?');
    await slack.people.say(direct, 'U1', '', { more: { attachments: ['odd', null, ...attachments] } });
    await settled();
    expect(posts()[0]?.text).toContain('Flask');
  });

  it('with words beside what it shares is answered as what was typed', async () => {
    await slack.people.say(direct, 'U1', 'explain django', { more: shared('explain flask') });
    await settled();
    expect(posts()[0]?.text).toContain('Django');
  });
});

describe('an action on a shared message', () => {
  it.each(['weigh', 'decide'])('"%s" takes the words of the message that is shared', async (callback_id) => {
    const message = { type: 'message', ts: '1700000000.000009', text: '', ...shared('we go with fastapi') };
    await slack.people.interact({ ...weighing, callback_id, message });
    await settled();
    expect(posts()).toMatchObject([{ thread: '1700000000.000009' }]);
    expect(posts()[0]?.text).toContain('FastAPI');
  });
});
