import { setTimeout as sleep } from 'node:timers/promises';
import { botScopes } from '../../../src/adapters/slack/scopes.ts';
import { openSchemas } from './schemas.ts';
import { complaintsAboutView } from './view-rules.ts';

/** A modal or Home tab, as it was shown. `id` is Slack's. */
export type View = {
  readonly kind: 'open' | 'publish' | 'update';
  readonly id: string;
  readonly user: string | undefined;
  readonly view: Record<string, unknown>;
};

/** A message in a channel of the double. */
export type Posted = {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly text: string;
  readonly blocks: readonly Record<string, unknown>[];
  readonly metadata: unknown;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** A message that one person sees. */
export type Ephemeral = {
  readonly text: string;
  readonly blocks: unknown;
  readonly via: 'response_url' | 'api';
  readonly thread: string | null;
  /** Whoever sees it; undefined if a test made its `response_url` for nobody in particular. */
  readonly user?: string;
};

export type Called = {
  readonly method: string;
  readonly args: Record<string, unknown>;
  readonly token: string | undefined;
};

/** How the next call of a method fails. */
export type Failure =
  | { readonly kind: 'limited'; readonly seconds: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'error'; readonly error: string }
  /** A page of something in between, with status 200. Nothing is done. */
  | { readonly kind: 'page' }
  /** It's done, and the response is lost. */
  | { readonly kind: 'lost' }
  /** It's done, and the response comes after something else. */
  | { readonly kind: 'late'; readonly until: Promise<unknown> }
  /** It's done, and no response ever comes. */
  | { readonly kind: 'hangs' }
  /** This one works; the next in the list is for the call after it. */
  | { readonly kind: 'fine' };

export type StoredFile = {
  readonly length: number;
  bytes: Uint8Array | null;
  completed: boolean;
  /** How many messages with it are refused until it's processed. */
  unready: number;
};

export type Channel = {
  readonly id: string;
  readonly private: boolean;
  bot: boolean;
  readonly people: Set<string>;
};

/** What the double knows, and what happened to it. */
export type Workspace = {
  readonly team: string;
  readonly bot: string;
  readonly token: string;
  /** All valid tokens. */
  readonly tokens: Set<string>;
  /** Each is valid once; the token it belongs to. */
  readonly refreshTokens: Map<string, string>;
  /** The organisation that installs the app as a whole; null if just the workspace does. */
  organisation: string | null;
  /** The scopes granted to the app. */
  readonly scopes: Set<string>;
  readonly channels: Map<string, Channel>;
  readonly posts: Posted[];
  /** Messages on a page of a channel's history. */
  page: number;
  readonly calls: Called[];
  readonly triggers: Map<string, number>;
  /** Files by id; a file can be shown once its upload is completed and processed. */
  readonly files: Map<string, StoredFile>;
  readonly views: View[];
  readonly ephemerals: Ephemeral[];
  /** People by id; of everybody else Slack knows just a name. */
  readonly members: Map<string, Record<string, unknown>>;
  /** How often a message was edited, by `ts`. */
  readonly edits: Map<string, number>;
  /** Breaches of Slack's rules; a test fails on any. */
  readonly complaints: string[];
  readonly failures: Map<string, Failure[]>;
  /** How calls of a method fail at the moment, after those in `failures`; null if they don't. */
  outage: (method: string) => Failure | null;
  /** How many messages with a file are refused, of files that are uploaded from now on. */
  processing: number;
  /** Where files are uploaded to. */
  uploadUrl: (file: string) => string;
  call(
    method: string,
    args: Record<string, unknown>,
    token: string | undefined,
  ): Promise<Record<string, unknown>>;
  ts(): string;
};

/** How long a trigger id is good, in milliseconds. Slack allows 3 seconds; a busy machine may need longer. */
const triggerLives = 60_000;

export function createWorkspace(): Workspace {
  const schemas = openSchemas();
  let clock = 1_790_000_000_000;
  let count = 0;
  let issued = 0;
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
    page: 1000,
    calls: [],
    triggers: new Map(),
    files: new Map(),
    processing: 0,
    uploadUrl: () => '',
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
      check(method, args);
      if (
        !workspace.tokens.has(token ?? '') &&
        !(method === 'apps.connections.open' && token?.startsWith('xapp-')) &&
        !method.startsWith('oauth.')
      )
        return { ok: false, error: 'invalid_auth' };
      return answer(method, args);
    },
  };

  function check(method: string, { token: _, team_id: __, ...args }: Record<string, unknown>): void {
    if (schemas === undefined || method.startsWith('oauth.')) return;
    for (const complaint of schemas.request(method, args))
      workspace.complaints.push(`${method}: ${complaint}`);
    if (method.startsWith('chat.') && args.blocks !== undefined)
      for (const complaint of schemas.blocks(args.blocks))
        workspace.complaints.push(`${method} blocks: ${complaint}`);
    if (method.startsWith('views.'))
      for (const complaint of [...schemas.view(args.view), ...complaintsAboutView(args.view)])
        workspace.complaints.push(`${method} view: ${complaint}`);
    if (method === 'chat.postMessage' || method === 'chat.update') {
      if (typeof args.text !== 'string' || args.text === '')
        workspace.complaints.push(`${method} without text`);
      const unfurling =
        method === 'chat.update'
          ? []
          : ([
              ['unfurl_links', false],
              ['unfurl_media', false],
            ] as const);
      for (const [name, value] of [...unfurling, ['link_names', false], ['parse', 'none']] as const) {
        if (args[name] !== value) workspace.complaints.push(`${method} with ${name} ${String(args[name])}`);
      }
      if (/<[!@#]/.test(String(args.text)))
        workspace.complaints.push(`${method} with a live reference in its text`);
    }
  }

  async function answer(method: string, args: Record<string, unknown>): Promise<Record<string, unknown>> {
    const { team, bot, posts } = workspace;
    const named = typeof args.channel === 'string' ? args.channel : '';
    // A person's id stands for the direct message with them.
    const channel = workspace.channels.get(named) ?? workspace.channels.get(`D0${named}`);
    switch (method) {
      case 'auth.test':
        return {
          ok: true,
          url: 'https://x.slack.com/',
          team: 'Team',
          user: 'tradeoff',
          team_id: team,
          user_id: bot,
          bot_id: 'B0BOT',
          is_enterprise_install: false,
        };
      case 'chat.postMessage': {
        if (channel === undefined) return { ok: false, error: 'channel_not_found' };
        if (!channel.bot) return { ok: false, error: 'not_in_channel' };
        const refused = fileRefused(args.blocks);
        if (refused) return refused;
        const thread = typeof args.thread_ts === 'string' ? args.thread_ts : null;
        const post: Posted = {
          channel: channel.id,
          ts: workspace.ts(),
          thread,
          text: String(args.text),
          blocks: listOf(args.blocks),
          metadata: args.metadata,
          at: Date.now(),
        };
        posts.push(post);
        return {
          ok: true,
          channel: channel.id,
          ts: post.ts,
          message: { type: 'message', ts: post.ts, text: post.text },
        };
      }
      case 'chat.update': {
        if (channel === undefined) return { ok: false, error: 'channel_not_found' };
        const at = posts.findIndex(({ ts, channel: where }) => ts === args.ts && where === channel.id);
        const before = posts[at];
        if (before === undefined) return { ok: false, error: 'message_not_found' };
        const refused = fileRefused(args.blocks);
        if (refused) return refused;
        workspace.edits.set(before.ts, (workspace.edits.get(before.ts) ?? 0) + 1);
        posts[at] = {
          ...before,
          text: String(args.text),
          blocks: listOf(args.blocks),
          metadata: args.metadata,
        };
        return { ok: true, channel: channel.id, ts: before.ts, text: String(args.text) };
      }
      case 'chat.delete': {
        const at = posts.findIndex(({ ts, channel: where }) => ts === args.ts && where === channel?.id);
        if (at < 0) return { ok: false, error: 'message_not_found' };
        posts.splice(at, 1);
        return { ok: true, channel: channel?.id, ts: args.ts };
      }
      case 'users.info': {
        if (!workspace.scopes.has('users:read'))
          return { ok: false, error: 'missing_scope', needed: 'users:read' };
        const id = String(args.user);
        return { ok: true, user: { id, name: id.toLowerCase(), ...workspace.members.get(id) } };
      }
      case 'files.getUploadURLExternal': {
        if (!workspace.scopes.has('files:write'))
          return { ok: false, error: 'missing_scope', needed: 'files:write' };
        const id = `F0${String(workspace.files.size).padStart(8, '0')}`;
        workspace.files.set(id, {
          length: Number(args.length),
          bytes: null,
          completed: false,
          unready: workspace.processing,
        });
        return { ok: true, upload_url: workspace.uploadUrl(id), file_id: id };
      }
      case 'files.completeUploadExternal': {
        const completed = listOf(args.files).map(({ id }) => String(id));
        for (const id of completed) {
          const file = workspace.files.get(id);
          if (file?.bytes == null) return { ok: false, error: 'file_not_found' };
          file.completed = true;
        }
        return { ok: true, files: completed.map((id) => ({ id })) };
      }
      case 'oauth.v2.access': {
        const refreshed = args.grant_type === 'refresh_token';
        const spent = workspace.refreshTokens.get(String(args.refresh_token));
        if (refreshed && spent === undefined) return { ok: false, error: 'invalid_refresh_token' };
        workspace.refreshTokens.delete(String(args.refresh_token));
        if (spent !== undefined) workspace.tokens.delete(spent);
        issued++;
        const token = `xoxe.xoxb-${issued}`;
        const refresh = `xoxe-${issued}`;
        workspace.tokens.add(token);
        workspace.refreshTokens.set(refresh, token);
        const { organisation } = workspace;
        return {
          ok: true,
          app_id: 'A0APP',
          authed_user: { id: 'U1' },
          scope: [...workspace.scopes].join(','),
          token_type: 'bot',
          access_token: token,
          refresh_token: refresh,
          expires_in: refreshed ? 43_200 : 1,
          bot_user_id: bot,
          team: organisation === null ? { id: team, name: 'Team' } : null,
          enterprise: organisation === null ? null : { id: organisation, name: 'Organisation' },
          is_enterprise_install: organisation !== null,
        };
      }
      case 'chat.postEphemeral':
        if (channel === undefined) return { ok: false, error: 'channel_not_found' };
        if (!channel.bot) return { ok: false, error: 'not_in_channel' };
        if (!channel.people.has(String(args.user))) return { ok: false, error: 'user_not_in_channel' };
        workspace.ephemerals.push({
          text: String(args.text),
          blocks: args.blocks,
          via: 'api',
          thread: typeof args.thread_ts === 'string' ? args.thread_ts : null,
          user: String(args.user),
        });
        return { ok: true, message_ts: workspace.ts() };
      case 'conversations.info':
        if (channel === undefined || (channel.private && !channel.bot))
          return { ok: false, error: 'channel_not_found' };
        return {
          ok: true,
          channel: {
            id: channel.id,
            is_private: channel.private,
            is_im: channel.id.startsWith('D'),
            is_mpim: false,
            is_member: channel.bot,
          },
        };
      case 'conversations.history':
      case 'conversations.replies': {
        const wanted = posts.filter(
          (post) =>
            post.channel === args.channel &&
            (method === 'conversations.history'
              ? post.thread === null
              : post.thread === args.ts || post.ts === args.ts),
        );
        const from = Number(args.cursor ?? 0);
        const to = from + workspace.page;
        return {
          ok: true,
          has_more: to < wanted.length,
          response_metadata: { next_cursor: to < wanted.length ? String(to) : '' },
          messages: wanted
            .slice(from, to)
            .map(({ ts, text, metadata }) => ({ type: 'message', ts, text, metadata })),
        };
      }
      case 'users.conversations': {
        if (workspace.organisation !== null && args.team_id === undefined)
          return { ok: false, error: 'missing_argument' };
        const mine = [...workspace.channels.values()].filter(({ private: closed, people, bot, id }) =>
          args.user === undefined
            ? bot && !id.startsWith('D')
            : closed && bot && people.has(String(args.user)),
        );
        return { ok: true, channels: mine.map(({ id }) => ({ id })), response_metadata: { next_cursor: '' } };
      }
      case 'views.open': {
        const until = workspace.triggers.get(String(args.trigger_id));
        if (until === undefined) return { ok: false, error: 'invalid_trigger' };
        if (until < Date.now()) return { ok: false, error: 'expired_trigger_id' };
        workspace.triggers.delete(String(args.trigger_id));
        const id = `V${workspace.views.length + 1}`;
        workspace.views.push({ kind: 'open', id, user: undefined, view: recordOf(args.view) });
        return { ok: true, view: { id } };
      }
      case 'views.update': {
        const id = String(args.view_id);
        if (!workspace.views.some((shown) => shown.id === id)) return { ok: false, error: 'not_found' };
        workspace.views.push({ kind: 'update', id, user: undefined, view: recordOf(args.view) });
        return { ok: true, view: { id } };
      }
      case 'views.publish': {
        const id = `V${workspace.views.length + 1}`;
        workspace.views.push({ kind: 'publish', id, user: String(args.user_id), view: recordOf(args.view) });
        return { ok: true, view: { id } };
      }
      case 'assistant.threads.setStatus':
      case 'assistant.threads.setTitle':
      case 'assistant.threads.setSuggestedPrompts':
        return { ok: true };
      default:
        workspace.complaints.push(`unexpected call of ${method}`);
        return { ok: false, error: 'unknown_method' };
    }
  }

  /** Slack's response while a file is unknown or still being processed. */
  function fileRefused(blocks: unknown): Record<string, unknown> | undefined {
    for (const [at, block] of listOf(blocks).entries()) {
      if (block.slack_file === undefined) continue;
      const file = workspace.files.get(String(recordOf(block.slack_file).id));
      if (file?.completed === true && file.unready === 0) continue;
      if (file !== undefined && file.unready > 0) file.unready--;
      const says = `invalid slack file [json-pointer:/blocks/${at}/slack_file]`;
      return {
        ok: false,
        error: 'invalid_blocks',
        errors: [says],
        response_metadata: { messages: [`[ERROR] ${says}`] },
      };
    }
    return undefined;
  }

  return workspace;
}

export function newTrigger(workspace: Workspace): string {
  const trigger = `1.2.${workspace.triggers.size}${workspace.calls.length}${Math.floor(performance.now() * 1000)}`;
  workspace.triggers.set(trigger, Date.now() + triggerLives);
  return trigger;
}

/** Waits for a condition; fails with what it waited for. */
export async function until(what: string, holds: () => boolean, patience = 60_000): Promise<void> {
  const end = performance.now() + patience;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited ${patience} ms in vain for: ${what}`);
    await sleep(5);
  }
}

export function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}

export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
