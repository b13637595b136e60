import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import type { Answer } from '../../../src/core/answer/answer.ts';
import { plain } from '../../../src/core/answer/answer.ts';
import type { Store } from '../../../src/core/store/store.ts';
import { leave } from '../../doubles/slack/left.ts';
import { createPeople } from '../../doubles/slack/people.ts';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';

const workspace = 'slack:T0TEAM';

const longAnswer: Answer = {
  id: 'longanswer',
  blocks: [
    { kind: 'headline', spans: [plain('A long one.')] },
    {
      kind: 'bullets',
      items: Array.from({ length: 20 }, (_, n) => [plain(`point ${n}: ${'evidence '.repeat(45)}`)]),
    },
  ],
  sources: [],
  declined: false,
  ranking: null,
  isWhole: true,
};
const tableAnswer: Answer = {
  ...longAnswer,
  id: 'tableanswe',
  blocks: [
    {
      kind: 'table',
      columns: ['', 'Django', 'Flask'],
      rows: [{ name: 'ORM', cells: [[plain('own')], [plain('none')]] }],
    },
  ],
};

describe.each(['socket', 'http'] as const)('faults over %s', (transport) => {
  let slack: Setup;
  const posts = () => slack.server.workspace.posts;
  const settled = () => until('all replies posted', () => slack.adapter().waiting() === 0);
  afterEach(async () => {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
    expect(slack.lines.join('\n')).not.toMatch(/xoxb-|xapp-|a-signing-secret/);
  });

  describe('while it runs', () => {
    beforeEach(async () => {
      slack = await setUp(transport);
    });

    it('goes on in the thread of a command whose first post got through and was not answered', async () => {
      slack.server.failNext('chat.postMessage', { kind: 'lost' });
      await slack.people.command('C0OPEN', 'U1', 'django or flask?');
      await settled();
      expect(posts()).toHaveLength(1);
      await slack.people.say('C0OPEN', 'U1', 'why?', { thread: posts()[0]?.ts ?? '' });
      await settled();
      expect(posts().map(({ thread }) => thread)).toEqual([null, posts()[0]?.ts]);
    });

    it('has committed the turn when it acknowledges', async () => {
      const ts = slack.server.workspace.ts();
      await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?', { ts });
      const stored = await slack.store.load({ workspace, kind: 'conversation', id: `C0OPEN:${ts}` });
      expect(stored?.value.deliveries).toMatchObject([{ id: `message:C0OPEN:${ts}` }]);
      await settled();
    });

    it('waits as long as Slack asks before the second part, and posts all parts in order', async () => {
      slack.server.failNext('chat.postMessage', { kind: 'fine' }, { kind: 'limited', seconds: 1 });
      await leave(slack.store, longAnswer, Date.now());
      await until('three parts', () => posts().length === 3);
      expect(posts().map(({ text }) => /Part (\d)/.exec(text)?.[1])).toEqual(['1', '2', '3']);
      const [first, second, third] = posts();
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(950);
      expect([second?.thread, third?.thread]).toEqual([first?.ts, first?.ts]);
      await settled();
    });

    it('says in the thread that the rest of a split answer is missing', async () => {
      slack.server.failNext(
        'chat.postMessage',
        { kind: 'fine' },
        { kind: 'error', error: 'restricted_action' },
      );
      await leave(slack.store, longAnswer, Date.now());
      await until('the mark', () => posts().length === 2);
      expect(posts()[1]?.text).toContain("couldn't be posted");
      await settled();
    });

    it('takes a page with status 200 for a blip, and posts once', async () => {
      slack.server.failNext('chat.postMessage', { kind: 'page' }, { kind: 'page' });
      await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
      await settled();
      expect(posts()).toHaveLength(1);
      expect(posts()[0]?.text).not.toContain('Posted again');
    });

    it('marks a repeat if Slack does not say whether the first one is there', async () => {
      slack.server.failNext('chat.postMessage', { kind: 'status', status: 500 });
      slack.server.failNext('conversations.replies', { kind: 'status', status: 500 });
      await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
      await settled();
      expect(posts()).toHaveLength(1);
      expect(posts()[0]?.text).toContain('Posted again');
    });

    it('posts a table as bullets if Slack refuses tables, and as words if it refuses blocks', async () => {
      slack.server.failNext('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
      await leave(slack.store, tableAnswer, Date.now());
      await until('a post', () => posts().length === 1);
      expect(posts()[0]?.blocks.map(({ type }) => type)).not.toContain('table');
      expect(JSON.stringify(posts()[0]?.blocks)).toContain('rich_text_list');
      await settled();
      slack.server.failNext(
        'chat.postMessage',
        { kind: 'error', error: 'invalid_blocks' },
        { kind: 'error', error: 'invalid_blocks' },
      );
      await leave(slack.store, { ...tableAnswer, id: 'tableagain' }, Date.now());
      await until('a second post', () => posts().length === 2);
      expect(posts()[1]?.blocks.map(({ type }) => type)).toEqual(['section']);
      await settled();
    });

    it('keeps trying while Slack is down in the middle of a thread', async () => {
      slack.server.failNext(
        'chat.postMessage',
        ...Array.from({ length: 5 }, () => ({ kind: 'status' as const, status: 503 })),
      );
      const ts = await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
      slack.server.setAway(true);
      await until('it notices', () =>
        slack.lines.some((line) => transport === 'http' || line.includes('trying again')),
      );
      slack.server.setAway(false);
      await settled();
      expect(posts()).toHaveLength(1);
      if (transport === 'socket') await until('a new socket', () => slack.server.sockets() === 1);
      await slack.people.say('C0OPEN', 'U1', 'and databases?', { thread: ts });
      await settled();
      expect(posts()).toHaveLength(2);
    });

    it('leaves what another process holds, and takes it over once that died', async () => {
      await leave(slack.store, tableAnswer, Date.now(), { heldUntil: Date.now() + 30_000 });
      await until('a few sweeps', () => true);
      expect(posts()).toEqual([]);
      slack.pass(31_000);
      await until('the post', () => posts().length === 1);
      await settled();
    });

    it('finds a reply by its metadata that was posted before the process died', async () => {
      await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
      await settled();
      const [post] = posts();
      const answer = /"answer":"(\w+)"/.exec(JSON.stringify(post?.metadata))?.[1] ?? '';
      await leave(slack.store, { ...tableAnswer, id: answer }, Date.now(), { thread: post?.thread ?? null });
      await until('it is looked for', () =>
        slack.server.workspace.calls.some(({ method }) => method === 'conversations.replies'),
      );
      await settled();
      expect(posts()).toHaveLength(1);
    });

    it('finds it on a later page if the thread went on since', async () => {
      await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
      await settled();
      const [post] = posts();
      const answer = /"answer":"(\w+)"/.exec(JSON.stringify(post?.metadata))?.[1] ?? '';
      slack.server.workspace.page = 15;
      const before = Array.from({ length: 20 }, () => ({
        channel: 'C0OPEN',
        ts: slack.server.workspace.ts(),
        thread: post?.thread ?? null,
        text: 'chatter',
        blocks: [],
        metadata: undefined,
        at: 0,
      }));
      posts().unshift(...before);
      await leave(slack.store, { ...tableAnswer, id: answer }, Date.now(), { thread: post?.thread ?? null });
      await until('it is looked for', () =>
        slack.server.workspace.calls.some(({ method }) => method === 'conversations.replies'),
      );
      await settled();
      expect(posts()).toHaveLength(21);
    });
  });

  it('waits for Slack to come up at the start', async () => {
    slack = await setUp(transport, { start: false });
    slack.server.setAway(true);
    const started = slack.another();
    await until('it waits', () => slack.lines.some((line) => line.includes('trying again')));
    slack.server.setAway(false);
    await started;
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await settled();
    expect(posts()).toHaveLength(1);
  });

  it('waits for Slack while something else answers in its place', async () => {
    slack = await setUp(transport, { start: false });
    slack.server.failNext('auth.test', { kind: 'page' }, { kind: 'page' });
    await slack.another();
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await settled();
    expect(posts()).toHaveLength(1);
  });

  it('names the fix for a refused token', async () => {
    slack = await setUp(transport, { start: false });
    slack.server.failNext('auth.test', { kind: 'error', error: 'invalid_auth' });
    await expect(slack.another()).rejects.toThrow(/invalid_auth.*SLACK_BOT_TOKEN/);
  });

  it('does not acknowledge what it could not commit, and handles it when it comes again', async () => {
    const inner = openMemoryStore();
    let broken = 0;
    const store: Store = {
      ...inner,
      save: async (key, value, options) => {
        if (key.kind === 'conversation' && broken-- > 0) throw new Error('disk full');
        return inner.save(key, value, options);
      },
    };
    slack = await setUp(transport, { store });
    broken = 1;
    const payload = {
      type: 'event_callback',
      team_id: 'T0TEAM',
      event_id: 'Ev1',
      authorizations: [{ team_id: 'T0TEAM', enterprise_id: null, user_id: 'U0BOT', is_bot: true }],
      event: {
        type: 'app_mention',
        user: 'U1',
        text: '<@U0BOT> django or flask?',
        ts: '1.000001',
        event_ts: '1.000001',
        channel: 'C0OPEN',
      },
    };
    if (transport === 'http') {
      const refused = await slack.server.overHttp(slack.adapter().port() ?? 0, {
        type: 'events_api',
        payload,
      });
      expect(refused.status).toBe(500);
      const done = await slack.server.overHttp(
        slack.adapter().port() ?? 0,
        { type: 'events_api', payload },
        { retry: 1 },
      );
      expect(done.status).toBe(200);
    } else {
      let acknowledged = false;
      void slack.server.overSocket({ type: 'events_api', payload }).then(() => {
        acknowledged = true;
      });
      await until('the fault', () => slack.lines.some((line) => line.includes('disk full')));
      expect(acknowledged).toBe(false);
      await slack.server.overSocket({ type: 'events_api', payload }, 1);
    }
    await settled();
    expect(posts()).toHaveLength(1);
  });
});

describe('the socket', () => {
  let slack: Setup;
  beforeEach(async () => {
    slack = await setUp('socket');
  });
  afterEach(() => slack.close());

  it.each(['refresh_requested', 'warning', 'too_many_websockets'] as const)(
    'comes back after %s',
    async (reason) => {
      slack.server.disconnectSockets(reason);
      await until('a second socket', () => slack.server.opened() === 2);
      await until('one socket', () => slack.server.sockets() === 1);
      await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
      await until('an answer', () => slack.server.workspace.posts.length === 1);
    },
  );

  it('comes back every time it is dropped', async () => {
    for (let times = 2; times < 5; times++) {
      slack.server.dropSockets();
      await until('another socket', () => slack.server.opened() === times && slack.server.sockets() === 1);
    }
  });

  it('keeps trying if Slack refuses the app token later on, and says so', async () => {
    slack.server.failNext(
      'apps.connections.open',
      { kind: 'error', error: 'invalid_auth' },
      { kind: 'error', error: 'invalid_auth' },
    );
    slack.server.dropSockets();
    await until('another socket', () => slack.server.opened() === 2);
    expect(slack.lines.join('\n')).toContain('Slack refused the app token');
  });

  it('names the fix for a refused app token', async () => {
    slack.server.failNext('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    await expect(slack.another()).rejects.toThrow(/SLACK_APP_TOKEN/);
  });
});

describe('signed requests', () => {
  let slack: Setup;
  beforeEach(async () => {
    slack = await setUp('http');
  });
  afterEach(() => slack.close());
  const delivery = { type: 'slash_commands' as const, payload: { command: '/tradeoff', text: 'help' } };

  it.each([
    ['with a wrong secret', { secret: 'wrong' }],
    ['that are older than five minutes', { skewSeconds: 301 }],
    ['that come from the future', { skewSeconds: -302 }],
    ['with a wrong secret and a broken body', { secret: 'wrong', body: '{"broken' }],
  ])('are refused %s, unread', async (_, options) => {
    const { status } = await slack.server.overHttp(slack.adapter().port() ?? 0, delivery, options);
    expect(status).toBe(401);
    expect(slack.server.workspace.posts).toEqual([]);
  });

  it('need no signature to check the certificate, and get nothing else in that way', async () => {
    const port = slack.adapter().port() ?? 0;
    // A mention in the field of presses, which Bolt reads whatever else is in the body.
    const bodyOf = async (text: string): Promise<string> => {
      let body = '';
      const people = createPeople(slack.server, async ({ payload }) => {
        body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
        return { body: undefined, ms: 0, status: 200 };
      });
      await people.say('C0OPEN', 'U1', `<@${slack.server.workspace.bot}> ${text}`);
      return body;
    };
    const smuggled = `${await bodyOf('what is flask?')}&ssl_check=1`;
    const answer = await slack.server.overHttp(port, delivery, { secret: 'wrong', body: smuggled });
    expect(answer.status).toBe(200);
    // The same one signed is answered; the smuggled one would have been answered first.
    await slack.server.overHttp(port, delivery, { body: await bodyOf('django or flask?') });
    await until('the answer', () => slack.server.workspace.posts.length > 0);
    await slack.close();
    const texts = slack.server.workspace.posts.map(({ text }) => text);
    expect(texts).toEqual([expect.stringContaining('Django')]);
  });

  it('are not parsed if unsigned, however they are made', async () => {
    const body = 'a&'.repeat(500_000);
    const began = performance.now();
    const { status } = await slack.server.overHttp(slack.adapter().port() ?? 0, delivery, {
      secret: 'wrong',
      body,
    });
    expect(status).toBe(401);
    // Parsing it would take seconds, during which nobody is answered.
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('are taken at Bolt’s own path only', async () => {
    const { status } = await fetch(`http://127.0.0.1:${slack.adapter().port()}/slack/event`, {
      method: 'POST',
      body: '{"type":"url_verification","challenge":"x"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(status).toBe(404);
  });

  it('are cut off if their body is larger than any of Slack’s, and the adapter goes on', async () => {
    const body = 'x'.repeat(3_000_000);
    // The connection is closed while the rest arrives, which may take the answer with it.
    const { status } = await slack.server
      .overHttp(slack.adapter().port() ?? 0, delivery, { body })
      .catch(() => ({ status: 413 }));
    expect(status).toBe(413);
    expect(slack.lines.join('\n')).toContain('too large');
    await slack.people.command('C0OPEN', 'U1', 'django or flask?');
    await until('the answer', () => slack.server.workspace.posts.length === 1);
  });
});
