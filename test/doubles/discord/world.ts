import {
  type Channel,
  channelJson,
  edited,
  type Json,
  messageJson,
  role,
  type Sent,
  user,
} from './objects.ts';
import { createSnowflakes } from './snowflakes.ts';

/** Servers, channels, people and messages. */
export type World = ReturnType<typeof createWorld>;

export type Guild = {
  readonly id: string;
  readonly name: string;
  readonly channels: string[];
  readonly roles: Json[];
  /** Ids of the roles that the bot was given. */
  readonly ofBot: string[];
  /** How many members have a role. */
  readonly counts: Record<string, number>;
  /** When the bot was added, in milliseconds since 1970; long ago unless given. */
  joined: number;
  /** Where Discord announces new members; null for nowhere. */
  systemChannel: string | null;
};
export type Message = {
  readonly json: Json;
  readonly channel: string;
  readonly author: string;
  /** The one person who sees it; null if everyone in the channel does. */
  readonly only: string | null;
};
export type Given = {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly channel: string;
  readonly guild: string | null;
  readonly author: string;
  readonly at: number;
  /** Its age when it reached the bot, in milliseconds. */
  readonly late: number;
  answered: number | null;
  ephemeral: boolean;
  message: string | null;
  payload: Json;
};

/** Permissions for everything the bot does in a server. */
const usual = 0x400n | 0x800n | 0x8000n | 0x10000n | (1n << 35n) | (1n << 38n);

const longAgo = Date.parse('2024-01-01T00:00:00Z');

export function createWorld(now: () => number) {
  const id = createSnowflakes(now);
  const bot = user(id(), 'tradeoff', true);
  const application = id();
  const guilds = new Map<string, Guild>();
  const channels = new Map<string, Channel>();
  const people = new Map<string, Json>();
  const messages = new Map<string, Message>();
  const interactions = new Map<string, Given>();
  const nonces = new Map<string, { message: string; at: number }>();
  /** The bot's permissions that a channel or server denies. */
  const denied = new Map<string, bigint>();

  function addGuild(name: string, guildId = id()): Guild {
    const guild: Guild = {
      id: guildId,
      name,
      channels: [],
      roles: [role(guildId, '@everyone', usual)],
      ofBot: [],
      counts: {},
      joined: longAgo,
      systemChannel: null,
    };
    guilds.set(guildId, guild);
    return guild;
  }

  function addChannel(guild: Guild | null, name: string, more: Partial<Channel> = {}): Channel {
    const channel: Channel = {
      id: id(),
      type: guild === null ? 1 : 0,
      guild: guild?.id ?? null,
      name,
      parent: null,
      owner: null,
      archived: false,
      locked: false,
      overwrites: [],
      recipient: null,
      ...more,
    };
    channels.set(channel.id, channel);
    guild?.channels.push(channel.id);
    return channel;
  }

  /** What the bot may do in a channel. */
  function allowed(channel: string): bigint {
    const parent = channels.get(channel)?.parent ?? channel;
    return usual & ~(denied.get(channel) ?? 0n) & ~(denied.get(parent) ?? 0n);
  }

  function addMessage(sent: Sent, messageId = id()): Message {
    const replied = sent.reference?.message_id;
    const { referenced_message: _, ...referenced } =
      (typeof replied === 'string' ? messages.get(replied)?.json : undefined) ?? {};
    const message = {
      json: messageJson(messageId, sent, now(), 'id' in referenced ? referenced : undefined),
      channel: sent.channel,
      author: String(sent.author.id),
      only: sent.only ?? null,
    };
    messages.set(messageId, message);
    return message;
  }

  /** A message keeps its place and id, and says when it was edited. */
  function editMessage(messageId: string, components: Json[]): Json {
    return changeMessage(messageId, edited(components, now()));
  }

  /** What a person writes anew in their message. */
  function rewriteMessage(messageId: string, content: string, mentions: readonly Json[]): Json {
    return changeMessage(messageId, { content, mentions, edited_timestamp: new Date(now()).toISOString() });
  }

  function changeMessage(messageId: string, change: Json): Json {
    const before = messages.get(messageId);
    if (before === undefined) throw new Error(`there is no message ${messageId}`);
    const json = { ...before.json, ...change };
    messages.set(messageId, { ...before, json });
    return json;
  }

  const inChannel = (channel: string): Message[] =>
    [...messages.values()].filter((message) => message.channel === channel);
  return {
    id,
    now,
    bot,
    application,
    guilds,
    channels,
    people,
    messages,
    interactions,
    nonces,
    denied,
    addGuild,
    addChannel,
    addMessage,
    editMessage,
    rewriteMessage,
    changeMessage,
    removeMessage: (messageId: string) => void messages.delete(messageId),
    allowed,
    inChannel,
    json: (channel: Channel) => channelJson(channel, now()),
  };
}
