import { botScopes } from '../../../src/adapters/slack/scopes.ts';
import { check } from './request-rules.ts';
import { createWebApi } from './web-api.ts';
import type { Workspace } from './workspace.ts';

/** A workspace with a few channels and people. */
export function createWorkspace(): Workspace {
  let clock = 1_790_000_000_000;
  let count = 0;
  const workspace: Workspace = {
    team: 'T0TEAM',
    bot: 'U0BOT',
    token: 'xoxb-0-test',
    tokens: new Set(['xoxb-0-test']),
    refreshTokens: new Map(),
    organisation: null,
    scopes: new Set(Object.keys(botScopes)),
    channels: new Map([
      ['C0OPEN', { id: 'C0OPEN', private: false, bot: true, people: new Set(['U1', 'U2', 'U3']) }],
      ['C0SECRET', { id: 'C0SECRET', private: true, bot: true, people: new Set(['U1']) }],
      ['C0OUTSIDE', { id: 'C0OUTSIDE', private: false, bot: false, people: new Set(['U1']) }],
      ['D0U1', { id: 'D0U1', private: true, bot: true, people: new Set(['U1']) }],
    ]),
    posts: [],
    written: [],
    page: 1000,
    calls: [],
    triggers: new Map(),
    files: new Map(),
    processing: 0,
    uploadUrl: () => '',
    socketUrl: undefined,
    views: [],
    members: new Map([
      ['U1', { profile: { display_name: 'Anna' }, team_id: 'T0TEAM' }],
      ['U2', { profile: { display_name: '' }, real_name: 'Ben', team_id: 'T0TEAM' }],
      ['U3', { profile: { display_name: 'Cara' }, team_id: 'T0TEAM' }],
      ['U0ADMIN', { name: 'admin', is_admin: true, team_id: 'T0TEAM' }],
      ['U0GUEST', { name: 'guest', is_restricted: true, team_id: 'T0TEAM' }],
      ['U0OTHER', { name: 'other', team_id: 'T0OTHER' }],
    ]),
    edits: new Map(),
    ephemerals: [],
    complaints: [],
    failures: new Map(),
    outage: () => null,
    ts() {
      clock += 1000;
      count++;
      return `${Math.floor(clock / 1000)}.${String(count).padStart(6, '0')}`;
    },
    async call(method, args, token) {
      workspace.calls.push({ method, args, token });
      check(workspace, method, args);
      if (
        !workspace.tokens.has(token ?? '') &&
        !(method === 'apps.connections.open' && token?.startsWith('xapp-')) &&
        !method.startsWith('oauth.')
      )
        return { ok: false, error: 'invalid_auth' };
      return answer(method, args);
    },
  };

  const answer = createWebApi(workspace);
  return workspace;
}
