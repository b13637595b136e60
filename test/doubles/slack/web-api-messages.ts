import type { Answer, Args, Methods } from './web-api.ts';
import { fileRefused } from './web-api-files.ts';
import { type Channel, listOf, type Posted, type Workspace, type Written } from './workspace.ts';

/** Messages, and their channels' history. */
export function messageMethods(workspace: Workspace): Methods {
  const { posts } = workspace;

  /** A person's id stands for the direct message with them. */
  function channelOf({ channel }: Args): Channel | undefined {
    const name = typeof channel === 'string' ? channel : '';
    return workspace.channels.get(name) ?? workspace.channels.get(`D0${name}`);
  }

  function indexOf(args: Args): number {
    const channel = channelOf(args)?.id;
    return posts.findIndex((post) => post.ts === args.ts && post.channel === channel);
  }

  function history(args: Args, isIn: (post: Posted | Written) => boolean): Answer {
    const channel = channelOf(args);
    const scope = channel?.private === true ? 'groups:history' : 'channels:history';
    if (channel?.id.startsWith('D') === false && !workspace.scopes.has(scope))
      return { ok: false, error: 'missing_scope', needed: scope };
    const wanted = [...posts, ...workspace.written]
      .filter((post) => post.channel === args.channel && isIn(post))
      .filter(({ ts }) => args.latest === undefined || Number(ts) < Number(args.latest))
      .sort((one, other) => Number(one.ts) - Number(other.ts));
    const from = Number(args.cursor ?? 0);
    const to = from + Math.min(workspace.page, Number(args.limit ?? workspace.page));
    return {
      ok: true,
      has_more: to < wanted.length,
      response_metadata: { next_cursor: to < wanted.length ? String(to) : '' },
      messages: wanted.slice(from, to).map((post) =>
        'user' in post
          ? {
              type: 'message',
              ts: post.ts,
              text: post.text,
              user: post.user,
              ...(post.isByBot ? { bot_id: 'B9' } : {}),
            }
          : {
              type: 'message',
              ts: post.ts,
              text: post.text,
              user: workspace.bot,
              bot_id: 'B0BOT',
              metadata: post.metadata,
            },
      ),
    };
  }

  return {
    'chat.postMessage'(args) {
      const channel = channelOf(args);
      if (channel === undefined) return { ok: false, error: 'channel_not_found' };
      if (!channel.bot) return { ok: false, error: 'not_in_channel' };
      const refused = fileRefused(workspace, args.blocks);
      if (refused) return refused;
      const post: Posted = {
        channel: channel.id,
        ts: workspace.ts(),
        thread: typeof args.thread_ts === 'string' ? args.thread_ts : null,
        text: String(args.text),
        blocks: listOf(args.blocks),
        metadata: args.metadata,
        at: Date.now(),
      };
      posts.push(post);
      const { ts, text } = post;
      return { ok: true, channel: channel.id, ts, message: { type: 'message', ts, text } };
    },

    'chat.update'(args) {
      if (channelOf(args) === undefined) return { ok: false, error: 'channel_not_found' };
      const at = indexOf(args);
      const before = posts[at];
      if (before === undefined) return { ok: false, error: 'message_not_found' };
      const refused = fileRefused(workspace, args.blocks);
      if (refused) return refused;
      workspace.edits.set(before.ts, (workspace.edits.get(before.ts) ?? 0) + 1);
      const text = String(args.text);
      posts[at] = { ...before, text, blocks: listOf(args.blocks), metadata: args.metadata };
      return { ok: true, channel: before.channel, ts: before.ts, text };
    },

    'chat.delete'(args) {
      const at = indexOf(args);
      if (at < 0) return { ok: false, error: 'message_not_found' };
      const [gone] = posts.splice(at, 1);
      return { ok: true, channel: gone?.channel, ts: args.ts };
    },

    'chat.postEphemeral'(args) {
      const channel = channelOf(args);
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
    },

    'conversations.history': (args) => history(args, ({ thread }) => thread === null),
    'conversations.replies': (args) =>
      history(args, ({ thread, ts }) => thread === args.ts || ts === args.ts),

    'conversations.info'(args) {
      const channel = channelOf(args);
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
    },
  };
}
