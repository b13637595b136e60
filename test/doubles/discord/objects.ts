/** Discord's objects as they're sent: with every field that its OpenAPI document requires. */
export type Json = { [key: string]: unknown };

export function user(id: string, username: string, isBot = false): Json {
  return {
    id,
    username,
    avatar: null,
    discriminator: '0',
    public_flags: 0,
    flags: 0,
    global_name: username,
    primary_guild: null,
    ...(isBot ? { bot: true } : {}),
  };
}

export function member(of: Json, roles: readonly string[] = []): Json {
  return {
    user: of,
    nick: null,
    avatar: null,
    banner: null,
    roles,
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    premium_since: null,
    communication_disabled_until: null,
    flags: 0,
    pending: false,
    mute: false,
    deaf: false,
  };
}

export function role(id: string, name: string, permissions: bigint): Json {
  return {
    id,
    name,
    permissions: String(permissions),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    managed: false,
    mentionable: false,
    flags: 0,
    description: null,
  };
}

export type Channel = {
  id: string;
  type: number;
  guild: string | null;
  name: string;
  parent: string | null;
  owner: string | null;
  archived: boolean;
  locked: boolean;
  overwrites: Json[];
  recipient: Json | null;
};

export function channelJson(channel: Channel, now: number): Json {
  const { id, type, guild, name, parent, owner, archived, locked, overwrites, recipient } = channel;
  if (guild === null)
    return { id, type, flags: 0, last_message_id: null, recipients: recipient === null ? [] : [recipient] };
  if (owner !== null) {
    return {
      id,
      type,
      guild_id: guild,
      name,
      parent_id: parent,
      owner_id: owner,
      flags: 0,
      last_message_id: null,
      rate_limit_per_user: 0,
      message_count: 0,
      member_count: 1,
      total_message_sent: 0,
      thread_metadata: {
        archived,
        archive_timestamp: new Date(now).toISOString(),
        auto_archive_duration: 4320,
        locked,
        create_timestamp: new Date(now).toISOString(),
      },
    };
  }
  return {
    id,
    type,
    guild_id: guild,
    name,
    position: 0,
    flags: 0,
    parent_id: parent,
    topic: null,
    last_message_id: null,
    rate_limit_per_user: 0,
    nsfw: false,
    permission_overwrites: overwrites,
  };
}

export type Sent = {
  readonly channel: string;
  readonly author: Json;
  readonly content: string;
  readonly components: Json[];
  readonly flags: number;
  readonly mentions: Json[];
  readonly reference: Json | null;
  readonly nonce: unknown;
  readonly type: number;
  /** The one person who sees it; everyone in the channel if left out. */
  readonly only?: string | null;
};

export function messageJson(id: string, sent: Sent, now: number, referenced?: Json): Json {
  let next = 0;
  return {
    id,
    type: sent.type,
    channel_id: sent.channel,
    author: sent.author,
    content: sent.content,
    mentions: sent.mentions,
    mention_roles: [],
    mention_everyone: false,
    attachments: [],
    embeds: [],
    timestamp: new Date(now).toISOString(),
    edited_timestamp: null,
    flags: sent.flags,
    components: sent.components.map((component) => received(component, () => ++next)),
    pinned: false,
    tts: false,
    ...(sent.nonce === undefined || sent.nonce === null ? {} : { nonce: sent.nonce }),
    ...(sent.reference === null ? {} : { message_reference: sent.reference }),
    ...(referenced === undefined ? {} : { referenced_message: referenced }),
  };
}

/** What an edit changes in a message. */
export function edited(components: Json[], now: number): Json {
  let next = 0;
  return {
    components: components.map((component) => received(component, () => ++next)),
    edited_timestamp: new Date(now).toISOString(),
  };
}

/** Discord serves a file that was sent along from its own address. */
function shownItem(item: Json): Json {
  const { url } = item.media as Json;
  const at = String(url).replace('attachment://', 'https://cdn.double/attachments/');
  return { spoiler: false, ...item, media: { id: '1', url: at, proxy_url: at } };
}

/** What Discord fills in where a component leaves it out, by type. */
const defaults: Readonly<Record<number, Json>> = {
  3: { min_values: 1, max_values: 1 },
  14: { spacing: 1, divider: true },
  17: { accent_color: null, spoiler: false },
};

/** A component as it comes back: numbered, with its defaults. */
function received(component: Json, number: () => number): Json {
  const nested = (key: string): Json => {
    const value = component[key];
    if (Array.isArray(value)) return { [key]: value.map((one) => received(one, number)) };
    return value === undefined || key === 'components' ? {} : { [key]: received(value as Json, number) };
  };
  const filled = defaults[Number(component.type)] ?? {};
  const items = Array.isArray(component.items)
    ? { items: component.items.map((item: Json) => shownItem(item)) }
    : {};
  return { id: number(), ...filled, ...component, ...items, ...nested('components'), ...nested('accessory') };
}
