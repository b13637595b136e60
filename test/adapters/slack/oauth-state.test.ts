import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';

/** A token like Bolt's (JSON Web Token, RFC 7519, HS256), signed with any secret. */
function signed(secret: string, content: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(content)}`;
  return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
}

describe('the redirect after installing', () => {
  let slack: Setup;
  beforeEach(async () => {
    slack = await setUp('http', {
      access: {
        kind: 'oauth',
        clientId: '1.2',
        clientSecret: 'a-client-secret',
        stateSecret: 'a-state-secret',
        encryptionKey: 'ab'.repeat(32),
      },
    });
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.lines.join('\n')).not.toMatch(/xoxe|a-client-secret|a-state-secret/);
  });

  const base = (): string => `http://127.0.0.1:${slack.adapter().port()}`;

  /** What Bolt gives a browser that begins to install: the state in the address, and the cookie that belongs to it. */
  async function begin(): Promise<{ readonly state: string; readonly cookie: string }> {
    const asked = await fetch(`${base()}/slack/install`, { redirect: 'manual' });
    const state = new URL(asked.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const cookie = asked.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    return { state, cookie };
  }

  async function comeBack(state: string | undefined, cookie: string): Promise<number> {
    const query = new URLSearchParams({ code: 'c', ...(state === undefined ? {} : { state }) });
    const response = await fetch(`${base()}/slack/oauth_redirect?${query}`, { headers: { cookie } });
    await response.text();
    return response.status;
  }

  async function nothingWasInstalled(): Promise<void> {
    expect(slack.server.workspace.calls.map(({ method }) => method)).not.toContain('oauth.v2.access');
    expect(await slack.store.workspaces()).toEqual([]);
  }

  const content = { installOptions: { scopes: ['chat:write'] }, now: new Date().toJSON(), random: '1' };

  it('installs nothing if the state is missing, made up, or signed with another secret', async () => {
    const { cookie } = await begin();
    for (const state of [undefined, '', 'made-up', signed('another-secret', content)])
      expect(await comeBack(state, cookie)).toBeGreaterThanOrEqual(400);
    await nothingWasInstalled();
  });

  it('installs nothing if the state was given to another browser', async () => {
    const victim = await begin();
    const attacker = await begin();
    expect(await comeBack(attacker.state, victim.cookie)).toBeGreaterThanOrEqual(400);
    expect(await comeBack(attacker.state, '')).toBeGreaterThanOrEqual(400);
    await nothingWasInstalled();
  });

  it('installs nothing if the state is not signed', async () => {
    const { cookie } = await begin();
    const [, body] = signed('x', content).split('.');
    const unsigned = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${body}.`;
    expect(await comeBack(unsigned, `${cookie}; slack-app-oauth-state=${unsigned}`)).toBeGreaterThanOrEqual(
      400,
    );
    await nothingWasInstalled();
  });
});
