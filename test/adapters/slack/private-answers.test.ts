import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pickBlocks } from '../../../src/adapters/slack/render/controls.ts';
import { type Answer, plain } from '../../../src/core/answer/answer.ts';
import { leave } from '../../doubles/slack/left.ts';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { recordOf, until } from '../../doubles/slack/workspace.ts';

/** An answer that takes so many messages. */
function answerOf(parts: number): Answer {
  return {
    id: `of-${parts}`,
    blocks: Array.from({ length: parts }, (_, part) => ({
      kind: 'paragraph',
      spans: [plain(`paragraph ${part + 1}: ${'evidence '.repeat(300)}`)],
    })),
    sources: [],
    declined: false,
    ranking: null,
    isWhole: true,
  };
}

describe('a private answer', () => {
  let slack: Setup;
  const ephemerals = () => slack.server.workspace.ephemerals;
  const settled = () => until('all replies posted', () => slack.adapter().waiting() === 0);
  beforeEach(async () => {
    slack = await setUp('socket');
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
    expect(slack.lines.join('\n')).not.toMatch(/xoxb-|xapp-/);
  });

  async function send(parts: number, channel: string, at = Date.now()): Promise<void> {
    const responseUrl = slack.server.responseUrl();
    await leave(slack.store, answerOf(parts), at, { channel, isPrivate: true, responseUrl });
    await until('the first part', () => ephemerals().length > 0);
    await settled();
  }
  const sent = () => ephemerals().map(({ text }) => /paragraph (\d+)/.exec(text)?.[1]);
  const numbers = (most: number) => Array.from({ length: most }, (_, part) => `${part + 1}`);

  it('comes whole in seven parts, two more than its response_url takes, if the bot is a member', async () => {
    await send(7, 'C0OPEN');
    expect(sent()).toEqual(numbers(7));
    expect(ephemerals().map(({ via }) => via)).toContain('api');
    expect(slack.server.workspace.posts).toEqual([]);
  });

  it('comes whole in five parts if the bot is not a member', async () => {
    await send(5, 'C0OUTSIDE');
    expect(sent()).toEqual(numbers(5));
  });

  it('of seven parts says which ones are missing and how to get them if the bot is not a member, and can be shared', async () => {
    await send(7, 'C0OUTSIDE');
    expect(sent()).toEqual([...numbers(4), undefined]);
    expect(ephemerals()[4]?.text).toContain('parts 5 to 7');
    expect(ephemerals()[4]?.text).toContain('/invite');
    expect(JSON.stringify(ephemerals()[4]?.blocks)).toContain('Share with the channel');
    expect(slack.server.workspace.posts).toEqual([]);
  });

  it('goes as ephemeral messages once its response_url is half an hour old', async () => {
    await send(2, 'C0OPEN', Date.now() - 31 * 60_000);
    expect(sent()).toEqual(numbers(2));
    expect(ephemerals().map(({ via }) => via)).toEqual(['api', 'api']);
  });

  it('waits if Slack goes down in the middle, and goes on', async () => {
    slack.server.failNext(
      'response_url',
      { kind: 'fine' },
      { kind: 'status', status: 503 },
      { kind: 'status', status: 429 },
    );
    await send(3, 'C0OUTSIDE');
    expect(sent()).toEqual(numbers(3));
  });

  it('is made plainer if its blocks are refused', async () => {
    slack.server.failNext('chat.postEphemeral', { kind: 'error', error: 'invalid_blocks' });
    await send(1, 'C0OPEN', Date.now() - 31 * 60_000);
    expect(sent()).toEqual(['1']);
    expect(JSON.stringify(ephemerals()[0]?.blocks)).not.toContain('rich_text');
  });

  it('stays in the outbox if the program stops first, and is sent by the next start', async () => {
    slack.server.failNext(
      'response_url',
      ...Array.from({ length: 50 }, () => ({ kind: 'status' as const, status: 503 })),
    );
    await slack.people.command('C0OUTSIDE', 'U1', 'django or flask? privately');
    await slack.adapter().stop();
    expect(ephemerals()).toEqual([]);
    slack.server.workspace.failures.clear();
    slack.pass(31_000);
    await slack.another();
    await until('the answer', () => ephemerals().length === 1);
    expect(ephemerals()[0]?.text).toContain('Django');
  });

  it('can be shared once the bot is invited, even after trying before', async () => {
    await slack.people.command('C0OUTSIDE', 'U1', 'django or flask? privately');
    await settled();
    const [answer] = ephemerals();
    if (answer === undefined) throw new Error('no answer');
    const share = () => slack.people.pressPrivately(answer, 'C0OUTSIDE', 'U1', 'Share with the channel');
    await share();
    await until('a word on it', () => ephemerals().length === 2);
    expect(ephemerals()[1]?.text).toContain('/invite');
    const channel = slack.server.workspace.channels.get('C0OUTSIDE');
    if (channel !== undefined) channel.bot = true;
    await share();
    await settled();
    expect(slack.server.workspace.posts).toHaveLength(1);
  });
});

async function conversations({ store }: Setup): Promise<string[]> {
  const ids = [];
  for await (const { key } of store.list('slack:T0TEAM', 'conversation')) ids.push(key.id);
  return ids;
}

describe('a list to pick from under an answer', () => {
  it('goes on in its conversation, wherever the answer is shown', async () => {
    const slack = await setUp('socket');
    await slack.people.command('C0OPEN', 'U1', 'django or flask? privately');
    await until('the answer', () => slack.server.workspace.ephemerals.length === 1);
    const [conversation = ''] = await conversations(slack);
    expect(conversation).toMatch(/^command:/);
    const [block] = pickBlocks(
      Array.from({ length: 7 }, () => ({ label: 'Databases', says: 'and databases?' })),
      { conversation },
    );
    const list = recordOf(block?.elements[0]);
    await slack.people.interact({
      type: 'block_actions',
      user: { id: 'U1' },
      container: { type: 'message', message_ts: '1.1', channel_id: 'C0OPEN', is_ephemeral: true },
      channel: { id: 'C0OPEN', name: 'general' },
      response_url: slack.server.responseUrl(),
      actions: [
        {
          type: 'static_select',
          action_id: list.action_id,
          action_ts: '5.1',
          selected_option: Array.isArray(list.options) ? list.options[0] : null,
        },
      ],
    });
    await until('the next answer', () => slack.server.workspace.ephemerals.length === 2);
    expect(await conversations(slack)).toEqual([conversation]);
    expect(slack.server.workspace.ephemerals[1]?.text).toMatch(/ORM/);
    await slack.close();
  });
});

describe('an answer that cannot be posted', () => {
  it('goes to its asker privately, and says why', async () => {
    const slack = await setUp('socket');
    slack.server.failNext('chat.postMessage', { kind: 'error', error: 'restricted_action' });
    await slack.people.command('C0OPEN', 'U1', 'django or flask?');
    await until('the answer', () => slack.server.workspace.ephemerals.length === 1);
    expect(slack.server.workspace.ephemerals[0]?.text).toContain('does not let me post here');
    expect(slack.server.workspace.ephemerals[0]?.text).toContain('Django');
    await slack.close();
  });

  it('waits in the outbox while the token is refused, and is posted afterwards', async () => {
    const slack = await setUp('socket');
    slack.server.failNext('chat.postMessage', { kind: 'error', error: 'token_revoked' });
    await slack.people.command('C0OPEN', 'U1', 'django or flask?');
    await until('it says why', () => slack.lines.some((line) => line.includes('install the app again')));
    await until('it lets go', () => slack.adapter().waiting() === 0);
    slack.pass(31_000);
    await until('the post', () => slack.server.workspace.posts.length === 1);
    await slack.close();
  });
});
