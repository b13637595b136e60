import type { Answer, Args, Methods } from './web-api.ts';
import { recordOf, type View, type Workspace } from './workspace.ts';

/** Tokens, people, views and the agent view. */
export function workspaceMethods(workspace: Workspace): Methods {
  const { team, bot, tokens, refreshTokens, scopes, views, triggers } = workspace;
  let issued = 0;

  function show(kind: View['kind'], id: string, { view, user_id: user }: Args): Answer {
    views.push({ kind, id, user: user === undefined ? undefined : String(user), view: recordOf(view) });
    return { ok: true, view: { id } };
  }

  return {
    'auth.test': () => ({
      ok: true,
      url: 'https://x.slack.com/',
      team: 'Team',
      user: 'tradeoff',
      team_id: team,
      user_id: bot,
      bot_id: 'B0BOT',
      is_enterprise_install: false,
    }),

    'oauth.v2.access'(args) {
      const isRefresh = args.grant_type === 'refresh_token';
      const spent = refreshTokens.get(String(args.refresh_token));
      if (isRefresh && spent === undefined) return { ok: false, error: 'invalid_refresh_token' };
      refreshTokens.delete(String(args.refresh_token));
      if (spent !== undefined) tokens.delete(spent);
      issued++;
      const token = `xoxe.xoxb-${issued}`;
      const refresh = `xoxe-${issued}`;
      tokens.add(token);
      refreshTokens.set(refresh, token);
      const { organisation } = workspace;
      return {
        ok: true,
        app_id: 'A0APP',
        authed_user: { id: 'U1' },
        scope: [...scopes].join(','),
        token_type: 'bot',
        access_token: token,
        refresh_token: refresh,
        expires_in: isRefresh ? 43_200 : 1,
        bot_user_id: bot,
        team: organisation === null ? { id: team, name: 'Team' } : null,
        enterprise: organisation === null ? null : { id: organisation, name: 'Organisation' },
        is_enterprise_install: organisation !== null,
      };
    },

    'users.info'(args) {
      if (!scopes.has('users:read')) return { ok: false, error: 'missing_scope', needed: 'users:read' };
      const id = String(args.user);
      const user = { id, team_id: team, name: id.toLowerCase(), ...workspace.members.get(id) };
      const { organisation } = workspace;
      const isInside = organisation !== null && user.team_id === team;
      const enterprise = isInside ? { enterprise_user: { enterprise_id: organisation, teams: [team] } } : {};
      return { ok: true, user: { ...user, ...enterprise } };
    },

    'users.conversations'(args) {
      if (workspace.organisation !== null && args.team_id === undefined)
        return { ok: false, error: 'missing_argument' };
      const found = [...workspace.channels.values()].filter(({ private: closed, people, bot: isIn, id }) =>
        args.user === undefined
          ? isIn && !id.startsWith('D')
          : closed && isIn && people.has(String(args.user)),
      );
      return { ok: true, channels: found.map(({ id }) => ({ id })), response_metadata: { next_cursor: '' } };
    },

    'views.open'(args) {
      const trigger = String(args.trigger_id);
      const until = triggers.get(trigger);
      if (until === undefined) return { ok: false, error: 'invalid_trigger' };
      if (until < Date.now()) return { ok: false, error: 'expired_trigger_id' };
      triggers.delete(trigger);
      return show('open', `V${views.length + 1}`, args);
    },
    'views.update'(args) {
      const id = String(args.view_id);
      return views.some((shown) => shown.id === id)
        ? show('update', id, args)
        : { ok: false, error: 'not_found' };
    },
    'views.publish': (args) => show('publish', `V${views.length + 1}`, args),

    'assistant.threads.setStatus': () => ({ ok: true }),
    'assistant.threads.setTitle': () => ({ ok: true }),
    'assistant.threads.setSuggestedPrompts': () => ({ ok: true }),
  };
}
