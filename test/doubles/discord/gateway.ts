import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Json } from './objects.ts';
import type { World } from './world.ts';

/** Discord's gateway: sessions outlive their sockets, and events are numbered and replayed. */
export type Gateway = {
  dispatch(type: string, data: Json, guild: string | null): void;
  /** The bot is added to a server, or a server is back after an outage. */
  join(guild: string): void;
  /** The bot is removed from a server, which is then forgotten. */
  leave(guild: string): void;
  /** A server is down for now. */
  outage(guild: string): void;
  /** Drops all sockets without closing them, as a network does. */
  drop(): void;
  /** Opcode 7: asks the client to reconnect. */
  askToReconnect(): void;
  /** Opcode 9: the session has ended. */
  invalidate(canResume: boolean): void;
  closeWith(code: number): void;
  /** What clients did, in order: identify, resume, heartbeat. */
  readonly seen: string[];
  readonly identifies: Json[];
  /** Intents that the application hasn't been granted. */
  disallowed: number;
  /** How many sockets were opened so far. */
  connections: number;
  /** How many sockets are open. */
  open(): number;
  /** Never greets whoever connects, like a gateway in trouble. */
  silent: boolean;
  /** Where to resume; undefined for this gateway's own address. */
  resumeUrl: string | undefined;
  /** If false, a resume is answered with "invalid session". */
  resumable: boolean;
  close(): void;
};

type Session = {
  readonly id: string;
  readonly shard: number;
  readonly count: number;
  readonly intents: number;
  readonly sent: { seq: number; json: string }[];
  seq: number;
  socket: WebSocket | null;
};

const intent = { guilds: 1 << 0, guildMessages: 1 << 9, directMessages: 1 << 12, messageContent: 1 << 15 };
const heartbeatMs = 41_250;

export function createGateway(server: Server, world: World, token: string): Gateway {
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();
  const address = (): string => {
    const at = server.address();
    return `ws://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`;
  };
  const gateway: Gateway = {
    seen: [],
    identifies: [],
    disallowed: 0,
    connections: 0,
    silent: false,
    open: () => sockets.clients.size,
    resumable: true,
    resumeUrl: undefined,
    dispatch(type, data, guild) {
      for (const session of sessions.values()) {
        if (shardOf(guild, session.count) === session.shard && wants(session, type, guild))
          send(session, type, type.startsWith('MESSAGE_') ? visible(data, session, guild) : data);
      }
    },
    join: (guild) => gateway.dispatch('GUILD_CREATE', guildJson(world, guild), guild),
    leave(guild) {
      world.guilds.delete(guild);
      gateway.dispatch('GUILD_DELETE', { id: guild }, guild);
    },
    outage: (guild) => gateway.dispatch('GUILD_DELETE', { id: guild, unavailable: true }, guild),
    drop() {
      for (const socket of sockets.clients) socket.terminate();
    },
    askToReconnect() {
      for (const socket of sockets.clients) socket.send(JSON.stringify({ op: 7, d: null, s: null, t: null }));
    },
    invalidate(canResume) {
      if (!canResume) sessions.clear();
      for (const socket of sockets.clients)
        socket.send(JSON.stringify({ op: 9, d: canResume, s: null, t: null }));
    },
    closeWith(code) {
      for (const socket of sockets.clients) socket.close(code);
    },
    close() {
      gateway.drop();
      sockets.close();
    },
  };

  sockets.on('connection', (socket) => {
    let session: Session | null = null;
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (session?.socket === socket) session.socket = null;
    });
    socket.on('message', (raw) => {
      const { op, d } = JSON.parse(String(raw));
      if (op === 1) socket.send(JSON.stringify({ op: 11, d: null, s: null, t: null }));
      if (op === 2) session = identify(socket, d);
      if (op === 6) session = resume(socket, d);
    });
    gateway.connections += 1;
    if (gateway.silent) return;
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: heartbeatMs }, s: null, t: null }));
  });

  function identify(socket: WebSocket, d: Json): Session | null {
    gateway.seen.push('identify');
    gateway.identifies.push(d);
    if (d.token !== token) return refuse(socket, 4004, 'Authentication failed.');
    const intents = Number(d.intents);
    if ((intents & gateway.disallowed) !== 0) return refuse(socket, 4014, 'Disallowed intent(s).');
    const [shard, count] = Array.isArray(d.shard) ? d.shard.map(Number) : [0, 1];
    const session: Session = {
      id: world.id(),
      shard: shard ?? 0,
      count: count ?? 1,
      intents,
      sent: [],
      seq: 0,
      socket,
    };
    sessions.set(session.id, session);
    const own = [...world.guilds.values()].filter(({ id }) => shardOf(id, session.count) === session.shard);
    send(session, 'READY', {
      v: 10,
      user: world.bot,
      guilds: own.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: gateway.resumeUrl ?? address(),
      shard: [session.shard, session.count],
      application: { id: world.application, flags: 0 },
    });
    for (const { id } of own) send(session, 'GUILD_CREATE', guildJson(world, id));
    return session;
  }

  function resume(socket: WebSocket, d: Json): Session | null {
    gateway.seen.push('resume');
    const session = sessions.get(String(d.session_id));
    if (session === undefined || !gateway.resumable || d.token !== token) {
      socket.send(JSON.stringify({ op: 9, d: false, s: null, t: null }));
      return null;
    }
    session.socket = socket;
    for (const { seq, json } of session.sent) if (seq > Number(d.seq)) socket.send(json);
    send(session, 'RESUMED', {});
    return session;
  }
  return gateway;
}

function refuse(socket: WebSocket, code: number, reason: string): null {
  socket.close(code, reason);
  return null;
}

function send(session: Session, t: string, d: Json): void {
  const json = JSON.stringify({ op: 0, t, s: ++session.seq, d });
  session.sent.push({ seq: session.seq, json });
  session.socket?.send(json);
}

/** (guild id >> 22) % shards; whatever belongs to no server goes to shard 0. */
function shardOf(guild: string | null, count: number): number {
  return guild === null ? 0 : Number((BigInt(guild) >> 22n) % BigInt(count));
}

function wants({ intents }: Session, type: string, guild: string | null): boolean {
  if (type.startsWith('MESSAGE_'))
    return (intents & (guild === null ? intent.directMessages : intent.guildMessages)) !== 0;
  return type === 'INTERACTION_CREATE' || (intents & intent.guilds) !== 0;
}

/** Without the Message Content intent, an app sees the words of its own messages, direct ones, and mentions only. */
function visible(message: Json, { intents }: Session, guild: string | null): Json {
  const mentioned =
    Array.isArray(message.mentions) && message.mentions.some((one: Json | null) => one?.bot === true);
  const own = (message.author as Json | null | undefined)?.bot === true;
  return guild === null || mentioned || own || (intents & intent.messageContent) !== 0
    ? message
    : { ...message, content: '', components: [], embeds: [], attachments: [] };
}

function guildJson(world: World, id: string): Json {
  const guild = world.guilds.get(id);
  const channels = (guild?.channels ?? []).flatMap((channel) => world.channels.get(channel) ?? []);
  return {
    id,
    name: guild?.name,
    icon: null,
    owner_id: world.id(),
    roles: guild?.roles,
    emojis: [],
    stickers: [],
    features: [],
    preferred_locale: 'en-US',
    unavailable: false,
    large: false,
    member_count: 2,
    members: [
      {
        user: world.bot,
        roles: guild?.ofBot ?? [],
        joined_at: '2024-01-01T00:00:00.000000+00:00',
        deaf: false,
        mute: false,
        flags: 0,
      },
    ],
    channels: channels.filter(({ owner }) => owner === null).map(world.json),
    threads: channels.filter(({ owner, archived }) => owner !== null && !archived).map(world.json),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    system_channel_flags: 0,
    premium_tier: 0,
    verification_level: 0,
    nsfw_level: 0,
    afk_timeout: 300,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    premium_progress_bar_enabled: false,
    system_channel_id: guild?.systemChannel ?? null,
    joined_at: guild === undefined ? undefined : new Date(guild.joined).toISOString(),
  };
}
