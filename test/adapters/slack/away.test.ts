import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { awaySentence, type Store, StoreAway } from '../../../src/core/store/store.ts';
import { picked } from '../../doubles/slack/people.ts';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';

describe.each(['socket', 'http'] as const)('an outage of the store, over %s', (transport) => {
  let slack: Setup;
  let away: boolean;
  let refused: number;
  const posts = () => slack.server.workspace.posts;
  const told = () => slack.server.workspace.ephemerals.filter(({ text }) => text === awaySentence);
  const settled = () => until('all replies posted', () => slack.adapter().waiting() === 0);

  beforeEach(async () => {
    const memory = openMemoryStore();
    away = false;
    refused = 0;
    const orAway = <T>(task: () => Promise<T>): Promise<T> => {
      if (!away) return task();
      refused++;
      return Promise.reject(new StoreAway(new Error('no connection')));
    };
    const store: Store = {
      ...memory,
      shared: true,
      load: (key) => orAway(() => memory.load(key)),
      save: (key, value, options) => orAway(() => memory.save(key, value, options)),
      due: (kind, now, most, within) => orAway(() => memory.due(kind, now, most, within)),
    };
    slack = await setUp(transport, { store });
  });
  afterEach(async () => {
    away = false;
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  });

  /** Sends a message that isn't acknowledged: over the socket there is nothing to wait for but the store's refusal. */
  async function sayUnheard(...what: Parameters<Setup['people']['say']>): Promise<void> {
    const before = refused;
    void slack.people.say(...what).catch(() => {});
    await until('the refusal', () => refused > before);
  }

  it('is told in a direct message, once a minute at most', async () => {
    away = true;
    await sayUnheard('D0U1', 'U1', 'django or flask?');
    await until('a word', () => told().length === 1);
    await sayUnheard('D0U1', 'U1', 'anybody there?');
    slack.pass(61_000);
    await sayUnheard('D0U1', 'U1', 'and now?');
    await until('another word', () => told().length === 2);
    expect(posts()).toEqual([]);
  });

  it('isn’t told to those who edit a message, as Slack delivers the edit again', async () => {
    const was = {
      user: 'U1',
      ts: `${Math.floor(Date.now() / 1000) - 60}.000100`,
      text: '<@U0BOT> explain flask',
    };
    away = true;
    const before = refused;
    void slack.people.edit('C0OPEN', was, '<@U0BOT> explain django').catch(() => {});
    await until('the refusal', () => refused > before);
    await sayUnheard('C0OPEN', 'U2', '<@U0BOT> django or flask?');
    await until('a word to the other', () => told().length > 0);
    expect(told()).toMatchObject([{ user: 'U2' }]);
  });

  it('is told to everyone who mentions the bot, in their thread if there is one, and to nobody who doesn’t', async () => {
    const ts = await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await settled();
    away = true;
    await sayUnheard('C0OPEN', 'U2', 'shall we have lunch?', { thread: ts });
    await sayUnheard('C0OPEN', 'U2', '<@U0BOT> and databases?', { thread: ts });
    await sayUnheard('C0OPEN', 'U3', '<@U0BOT> flask or fastapi?');
    await until('two words', () => told().length === 2);
    const words = slack.server.workspace.calls.filter(({ method }) => method === 'chat.postEphemeral');
    expect(words.map(({ args }) => [args.user, args.thread_ts]).sort()).toEqual([
      ['U2', ts],
      ['U3', undefined],
    ]);
  });

  it('is told in the acknowledgement of a command, and nothing is posted', async () => {
    away = true;
    const acknowledged = await slack.people.command('C0OPEN', 'U1', 'django or flask?');
    expect(JSON.stringify(acknowledged)).toContain(awaySentence);
    expect(posts()).toEqual([]);
  });

  it('is told to whoever presses something', async () => {
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await settled();
    const [answer] = posts();
    if (answer === undefined) throw new Error('no answer');
    away = true;
    expect((await slack.people.press(answer, 'U2', 'On approach')).status).toBe(200);
    await until('a word', () => told().length === 1);
    expect(told()[0]?.via).toBe('response_url');
  });

  it('is told to whoever weighs a message', async () => {
    away = true;
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
    await until('a word', () => told().length === 1);
  });

  it('keeps a form open, with the sentence at its first field', async () => {
    await slack.people.command('C0OPEN', 'U1', 'settings');
    await until('the form', () => slack.server.workspace.views.length === 1);
    const view = slack.server.workspace.views[0]?.view;
    away = true;
    const { body } = await slack.people.interact({
      type: 'view_submission',
      user: { id: 'U1' },
      view: {
        ...view,
        id: 'V1',
        state: {
          values: {
            answers: { answers: { type: 'static_select', selected_option: picked('mention') } },
          },
        },
      },
    });
    const response: unknown = typeof body === 'string' ? JSON.parse(body) : body;
    expect(response).toEqual({ response_action: 'errors', errors: { answers: awaySentence } });
  });
});
