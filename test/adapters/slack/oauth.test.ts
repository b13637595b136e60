import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { createInstallationStore } from '../../../src/adapters/slack/access/installations.ts';
import { createSealing } from '../../../src/adapters/slack/access/sealing.ts';
import { awaySentence, type Store, StoreAway } from '../../../src/core/store/store.ts';
import { keptAfterUninstall, removeUninstalled } from '../../../src/core/store/uninstall.ts';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';

const encryptionKey = 'ab'.repeat(32);
const key = { workspace: 'slack:T0TEAM', kind: 'sealed', id: 'installation' } as const;

describe('an app that many workspaces install', () => {
  let slack: Setup;
  let away: 'no' | 'for saving' | 'altogether';
  beforeEach(async () => {
    const memory = openMemoryStore();
    away = 'no';
    const store: Store = {
      ...memory,
      shared: true,
      load: (key) =>
        away === 'altogether' ? Promise.reject(new StoreAway(new Error('no connection'))) : memory.load(key),
      save: (key, value, options) =>
        away === 'no'
          ? memory.save(key, value, options)
          : Promise.reject(new StoreAway(new Error('no connection'))),
    };
    slack = await setUp('http', {
      store,
      access: {
        kind: 'oauth',
        clientId: '1.2',
        clientSecret: 'a-client-secret',
        stateSecret: 'a-state-secret',
        encryptionKey,
      },
    });
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
    expect(slack.lines.join('\n')).not.toMatch(/xoxe|a-client-secret|a-state-secret/);
  });

  async function install(): Promise<void> {
    const base = `http://127.0.0.1:${slack.adapter().port()}`;
    const asked = await fetch(`${base}/slack/install`, { redirect: 'manual' });
    expect(asked.status).toBe(302);
    const there = new URL(asked.headers.get('location') ?? '');
    expect(there.origin).toBe(new URL(slack.server.apiUrl).origin);
    expect(there.searchParams.get('scope')).toContain('chat:write');
    const cookie = asked.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const back = await fetch(
      `${base}/slack/oauth_redirect?code=c&state=${encodeURIComponent(there.searchParams.get('state') ?? '')}`,
      { headers: { cookie } },
    );
    expect(back.status).toBe(200);
  }
  const settled = () => until('all replies posted', () => slack.waiting() === 0);

  it('is installed, answers with the token it got, and refreshes it when it expires', async () => {
    await install();
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await settled();
    expect(slack.server.workspace.posts).toHaveLength(1);
    const refreshes = slack.server.workspace.calls.filter(
      ({ method, args }) => method === 'oauth.v2.access' && args.grant_type === 'refresh_token',
    );
    expect(refreshes.length).toBeGreaterThan(0);
    const post = slack.server.workspace.calls.find(({ method }) => method === 'chat.postMessage');
    expect(post?.token).toMatch(/^xoxe\.xoxb-/);
  });

  const refreshes = () =>
    slack.server.workspace.calls.filter(
      ({ method, args }) => method === 'oauth.v2.access' && args.grant_type === 'refresh_token',
    );

  it('refreshes an expired token once, however many events come at the same time', async () => {
    await install();
    slack.pass(2000);
    await Promise.all(
      ['1.1', '2.1', '3.1', '4.1'].map((thread) =>
        slack.people.say('D0U1', 'U1', 'django or flask?', { thread }),
      ),
    );
    await settled();
    expect(slack.server.workspace.posts).toHaveLength(4);
    expect(refreshes()).toHaveLength(1);
  });

  it('waits for the token another process got with the same refresh token', async () => {
    await install();
    await slack.another();
    slack.pass(2000);
    const refused = Promise.withResolvers<void>();
    slack.server.failNext('oauth.v2.access', { kind: 'late', until: refused.promise });
    const mentions = Promise.all(
      ['1.1', '2.1'].map((thread) => slack.people.say('D0U1', 'U1', 'django or flask?', { thread })),
    );
    // One got a token and hasn't stored it; the other was refused, and looks again.
    await until('a second refresh', () => refreshes().length > 1);
    refused.resolve();
    await mentions;
    await settled();
    expect(slack.server.workspace.posts).toHaveLength(2);
    expect(slack.server.workspace.refreshTokens.size).toBe(1);
  });

  it('loses no token that came during an outage of the store', async () => {
    await install();
    slack.pass(2000);
    away = 'for saving';
    await slack.people.say('D0U1', 'U1', 'django or flask?', { thread: '1.1' });
    await settled();
    expect(slack.server.workspace.posts).toEqual([]);
    away = 'no';
    await slack.people.say('D0U1', 'U1', 'django or flask?', { thread: '2.1' });
    await settled();
    expect(slack.server.workspace.posts).toHaveLength(1);
    expect(refreshes()).toHaveLength(1);
  });

  it('counts people of other organisations as guests where a whole organisation installed it, wherever they are seen', async () => {
    const { workspace } = slack.server;
    workspace.organisation = 'E0ORG';
    await install();
    for (const [user, team] of [
      ['U1', 'T0TEAM'],
      ['U0OTHER', 'T0OTHER'],
    ] as const) {
      const before = workspace.posts.length;
      await slack.people.say('C0OPEN', user, '<@U0BOT> we go with django', { team });
      await settled();
      expect(workspace.posts.length).toBeGreaterThan(before);
    }
    const found = [];
    for await (const { value } of slack.store.list('slack:E0ORG', 'decision'))
      found.push(value.history[0]?.author);
    expect(found).toEqual(['U1']);
  });

  it('is installed by a whole organisation, acts in its workspaces, and forgets everything once removed', async () => {
    const { workspace } = slack.server;
    workspace.organisation = 'E0ORG';
    await install();
    const organisation = { workspace: 'slack:E0ORG', kind: 'sealed', id: 'installation' } as const;
    expect(await slack.store.load(organisation)).toBeDefined();
    await slack.people.say('C0SECRET', 'U1', '<@U0BOT> django or flask?');
    await settled();
    expect(workspace.posts).toHaveLength(1);
    await slack.people.command('C0OPEN', 'U1', 'flask or fastapi?');
    await settled();
    expect(workspace.posts).toHaveLength(2);
    expect(await slack.store.workspaces()).toEqual(['slack:E0ORG']);
    const home = { type: 'app_home_opened', user: 'U1', channel: 'D0U1', tab: 'home', event_ts: '1.1' };
    await slack.people.event(home);
    await until('a Home tab', () => workspace.views.length === 1);
    expect(JSON.stringify(workspace.views)).toContain('in <#C0SECRET>');
    await slack.people.event({ type: 'app_uninstalled' });
    expect(await slack.store.load(organisation)).toBeUndefined();
    expect(await removeUninstalled(slack.store, Date.now() + 2 * keptAfterUninstall)).toEqual([
      'slack:E0ORG',
    ]);
  });

  it('tells people of an outage of the store with the last token it knew', async () => {
    await install();
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await settled();
    away = 'altogether';
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> flask or fastapi?');
    await until('a word', () => slack.server.workspace.ephemerals.length === 1);
    expect(slack.server.workspace.ephemerals[0]?.text).toBe(awaySentence);
    expect(slack.server.workspace.posts).toHaveLength(1);
    away = 'no';
  });

  it('ignores what comes from a workspace that did not install it', async () => {
    const { status } = await slack.people.event({
      type: 'app_mention',
      user: 'U1',
      text: '<@U0BOT> django or flask?',
      ts: '1.000001',
      event_ts: '1.000001',
      channel: 'C0OPEN',
    });
    expect(status).toBe(200);
    expect(slack.lines.join('\n')).toContain('the app is not installed in slack:T0TEAM');
  });

  it('keeps no token in the clear', async () => {
    await install();
    const stored = await slack.store.load(key);
    expect(stored?.value.sealed).toBeDefined();
    // Every token has a hyphen, and sealed text is in an alphabet without one.
    expect(JSON.stringify(stored)).not.toMatch(/xox[\w.]*-/);
  });

  it('forgets the token when the app is removed', async () => {
    await install();
    await slack.people.event({ type: 'app_uninstalled' });
    expect(await slack.store.load(key)).toBeUndefined();
    expect(await removeUninstalled(slack.store, Date.now() + 2 * keptAfterUninstall)).toEqual([
      key.workspace,
    ]);
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await settled();
    expect(slack.server.workspace.posts).toEqual([]);
  });

  it('forgets it when the bot’s token is revoked, and not for a person’s', async () => {
    await install();
    await slack.people.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
    expect(await slack.store.load(key)).toBeDefined();
    await slack.people.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } });
    expect(await slack.store.load(key)).toBeUndefined();
  });
});

describe('installations', () => {
  const sealing = createSealing(encryptionKey);
  const onInstalled = async () => 'done';
  const user = { token: undefined, scopes: undefined, id: 'U1' };

  it('of an organisation are found by organisation, those of a workspace by workspace', async () => {
    const store = createInstallationStore({ store: openMemoryStore(), sealing, onInstalled });
    await store.storeInstallation({
      team: undefined,
      enterprise: { id: 'E1' },
      user,
      isEnterpriseInstall: true,
      bot: { token: 'xoxb-org', scopes: [], id: 'B1', userId: 'U0' },
    });
    await store.storeInstallation({
      team: { id: 'T1' },
      enterprise: { id: 'E1' },
      user,
      isEnterpriseInstall: false,
      bot: { token: 'xoxb-team', scopes: [], id: 'B1', userId: 'U0' },
    });
    expect(
      (await store.fetchInstallation({ teamId: undefined, enterpriseId: 'E1', isEnterpriseInstall: true }))
        .bot?.token,
    ).toBe('xoxb-org');
    expect(
      (await store.fetchInstallation({ teamId: 'T1', enterpriseId: 'E1', isEnterpriseInstall: false })).bot
        ?.token,
    ).toBe('xoxb-team');
  });

  it('name the fix if the key has changed', async () => {
    const store = openMemoryStore();
    await createInstallationStore({ store, sealing, onInstalled }).storeInstallation({
      team: { id: 'T1' },
      enterprise: undefined,
      user,
      isEnterpriseInstall: false,
    });
    const other = createInstallationStore({
      store,
      sealing: createSealing('cd'.repeat(32)),
      onInstalled,
    });
    await expect(
      other.fetchInstallation({ teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false }),
    ).rejects.toThrow(/the key is not the one/);
  });

  it('refuse a key of the wrong length', () => {
    expect(() => createSealing('short')).toThrow(/openssl rand -hex 32/);
  });
});
