import type { Gateway } from './gateway.ts';
import type { Json } from './objects.ts';
import { fileProblems, formProblems, messageProblems } from './rules.ts';
import type { Given, World } from './world.ts';

export type Call = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json;
  /** Files of a multipart call, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly authorised: boolean;
};
export type Reply = { readonly status: number; readonly body: unknown };
export type RouteParts = {
  readonly world: World;
  readonly gateway: Gateway;
  readonly commands: Map<string, Json[]>;
  readonly limit: Json;
  readonly flags: () => number;
  /** Whether the time the bot takes for a first response counts, or only how late a call reached it. */
  readonly isStrict: () => boolean;
  problem(says: string): void;
};

const refusal = (status: number, code: number, message: string): Reply => ({
  status,
  body: { code, message },
});
const fine = (body: unknown, status = 200): Reply => ({ status, body });
const noBody: Reply = { status: 204, body: undefined };

/** How long Discord waits for a first response, and how long a token and a nonce hold, in milliseconds. */
const times = { first: 3_000, token: 15 * 60_000, nonce: 180_000 };
const ephemeral = 64;
const hasThread = 32;
const view = 0x400n;
const sendBit = 0x800n;
const attachFiles = 1n << 15n;
const openThreads = 1n << 35n;
const sendInThreads = 1n << 38n;

/** What Discord answers to a call; undefined if there is no such call. */
export function answerTo(call: Call, parts: RouteParts): Reply | undefined {
  const { method, path } = call;
  const [, a, b, c, d, e] = path.split('/');
  const name = `${method} ${path.replace(/\d{15,20}/g, '#').replace(/\/token-[^/]+/, '/T')}`;
  if (!call.authorised && !path.startsWith('/interactions/') && !path.startsWith('/webhooks/'))
    return refusal(401, 0, '401: Unauthorized');
  switch (name) {
    case 'GET /gateway/bot':
      return fine(parts.limit);
    case 'GET /users/@me':
      return fine({ ...parts.world.bot, mfa_enabled: true, locale: 'en-US', verified: true });
    case 'POST /users/@me/channels':
      return openDirect(call, parts);
    case 'GET /users/@me/guilds':
      return fine(
        [...parts.world.guilds.values()].map(({ id, name: called }) => ({
          id,
          name: called,
          icon: null,
          banner: null,
          owner: false,
          permissions: String(parts.world.allowed(id)),
          features: [],
        })),
      );
    case 'GET /applications/@me':
      return fine(applicationJson(parts));
    case 'GET /applications/#/commands':
    case 'GET /applications/#/guilds/#/commands':
      return fine(parts.commands.get(path) ?? []);
    case 'PUT /applications/#/commands':
    case 'PUT /applications/#/guilds/#/commands':
      return putCommands(call, parts);
    case 'GET /guilds/#/roles/member-counts':
      return fine(parts.world.guilds.get(b ?? '')?.counts ?? {});
    case 'GET /channels/#':
      return channelOf(parts, b ?? '');
    case 'GET /channels/#/messages/#':
      return fine(parts.world.messages.get(d ?? '')?.json);
    case 'POST /interactions/#/T/callback':
      return respond(call, parts, b ?? '');
    case 'GET /webhooks/#/T/messages/@original':
    case 'PATCH /webhooks/#/T/messages/@original':
    case 'DELETE /webhooks/#/T/messages/@original':
      return original(call, parts, c ?? '');
    case 'POST /webhooks/#/T':
      return followUp(call, parts, c ?? '');
    case 'POST /channels/#/messages':
      return createMessage(call, parts, b ?? '');
    case 'GET /channels/#/messages':
      return fine(
        parts.world
          .inChannel(b ?? '')
          .map(({ json }) => json)
          .filter(({ id }) => isBefore(String(id), call.query.get('before')))
          .reverse()
          .slice(0, Number(call.query.get('limit') ?? 50)),
      );
    case 'PATCH /channels/#/messages/#':
      return editMessage(call, parts, b ?? '', d ?? '');
    case 'DELETE /channels/#/messages/#':
      return deleteMessage(parts, b ?? '', d ?? '');
    case 'POST /channels/#/messages/#/threads':
      return openThread(call, parts, b ?? '', d ?? '');
    case 'PATCH /channels/#':
      return changeThread(call, parts, b ?? '');
    default:
      return void [a, e];
  }
}

function isBefore(id: string, other: string | null): boolean {
  return other === null || BigInt(id) < BigInt(other);
}

function applicationJson({ world, flags }: RouteParts): Json {
  return {
    id: world.application,
    name: 'Tradeoff',
    icon: null,
    description: '',
    type: null,
    verify_key: '0'.repeat(64),
    flags: flags(),
    flags_new: String(flags()),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: world.bot,
    approximate_guild_count: 1,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
    bot: world.bot,
    bot_public: true,
  };
}

function putCommands({ path, body }: Call, { world, commands }: RouteParts): Reply {
  const list = Array.isArray(body) ? (body as Json[]) : [];
  const kept = list.map((command) => ({
    id: world.id(),
    application_id: world.application,
    version: world.id(),
    default_member_permissions: null,
    type: 1,
    description: '',
    nsfw: false,
    ...command,
  }));
  commands.set(path, kept);
  return fine(kept);
}

function respond({ body, query, files }: Call, parts: RouteParts, id: string): Reply {
  const { world } = parts;
  const given = world.interactions.get(id);
  if (given === undefined) return refusal(404, 10062, 'Unknown interaction');
  const age = parts.isStrict() ? world.now() - given.at : given.late;
  if (given.answered === null && age > times.first) return refusal(404, 10062, 'Unknown interaction');
  if (given.answered !== null) return refusal(400, 40060, 'Interaction has already been acknowledged.');
  const type = Number(body.type);
  const data = (body.data ?? {}) as Json;
  if ((type === 8) !== (given.type === 4))
    parts.problem(`interaction of type ${given.type} answered with ${type}`);
  if (type === 9 && given.type === 5) parts.problem('a form answered with a form');
  if ((type === 6 || type === 7) && given.message === null)
    parts.problem('an update without a message to update');
  if (type === 9) for (const says of formProblems(data)) parts.problem(says);
  given.answered = type;
  if (type === 4 || type === 5) {
    if (type === 4)
      for (const says of [...messageProblems(data), ...fileProblems(data, files)]) parts.problem(says);
    given.ephemeral = (Number(data.flags ?? 0) & ephemeral) !== 0;
    const only = given.ephemeral ? given.author : null;
    given.message = String(post(parts, given.channel, given.guild, data, { type: 20, only }).id);
  }
  if (query.get('with_response') !== 'true') return noBody;
  const message = type === 4 || type === 5 ? world.messages.get(given.message ?? '')?.json : undefined;
  return fine({
    interaction: {
      id,
      type: given.type,
      ...(message === undefined
        ? {}
        : {
            response_message_id: message.id,
            response_message_loading: type === 5,
            response_message_ephemeral: given.ephemeral,
          }),
    },
    ...(message === undefined
      ? {}
      : {
          // The specification has 4 for any message, deferred or not.
          resource: { type: 4, message },
        }),
  });
}

function byToken({ world }: RouteParts, token: string): Given | Reply {
  const given = [...world.interactions.values()].find((one) => one.token === token);
  if (given === undefined || given.answered === null) return refusal(404, 10015, 'Unknown Webhook');
  return world.now() - given.at > times.token ? refusal(401, 50027, 'Invalid Webhook Token') : given;
}

function original(call: Call, parts: RouteParts, token: string): Reply {
  const given = byToken(parts, token);
  if ('status' in given) return given;
  const message = parts.world.messages.get(given.message ?? '');
  if (message === undefined) return refusal(404, 10008, 'Unknown Message');
  if (call.method === 'DELETE') {
    parts.world.removeMessage(given.message ?? '');
    return noBody;
  }
  if (call.method === 'PATCH') {
    for (const says of [...messageProblems(call.body), ...fileProblems(call.body, call.files)])
      parts.problem(says);
    const fresh = parts.world.addMessage(
      {
        channel: given.channel,
        author: parts.world.bot,
        content: '',
        components: components(call.body),
        flags: Number(call.body.flags ?? 0) | (given.ephemeral ? ephemeral : 0),
        mentions: [],
        reference: null,
        nonce: null,
        type: 20,
        only: given.ephemeral ? given.author : null,
      },
      given.message ?? undefined,
    );
    return fine(fresh.json);
  }
  return fine(message.json);
}

function followUp({ body, files }: Call, parts: RouteParts, token: string): Reply {
  const given = byToken(parts, token);
  if ('status' in given) return given;
  for (const says of [...messageProblems(body), ...fileProblems(body, files)]) parts.problem(says);
  const only = (Number(body.flags ?? 0) & ephemeral) !== 0 ? given.author : null;
  return fine(post(parts, given.channel, given.guild, body, { type: 0, only }));
}

function createMessage({ body, files }: Call, parts: RouteParts, id: string): Reply {
  const { world } = parts;
  const channel = world.channels.get(id);
  if (channel === undefined) return refusal(404, 10003, 'Unknown Channel');
  const may = world.allowed(id);
  if (channel.guild !== null && (may & view) === 0n) return refusal(403, 50001, 'Missing Access');
  if (channel.guild !== null && (may & (channel.owner === null ? sendBit : sendInThreads)) === 0n)
    return refusal(403, 50013, 'Missing Permissions');
  if (channel.archived) return refusal(400, 50083, 'Thread is archived');
  if (channel.locked) return refusal(403, 160005, 'This thread is locked');
  if (files.size > 0 && channel.guild !== null && (may & attachFiles) === 0n)
    return refusal(403, 50013, 'Missing Permissions');
  for (const says of [...messageProblems(body), ...fileProblems(body, files)]) parts.problem(says);
  const key = `${id} ${String(body.nonce)}`;
  const before = world.nonces.get(key);
  if (body.enforce_nonce === true && before !== undefined && world.now() - before.at < times.nonce)
    return fine(world.messages.get(before.message)?.json);
  if (body.enforce_nonce !== true || body.nonce === undefined)
    parts.problem('a message without an enforced nonce');
  const json = post(parts, id, channel.guild, body, { type: 0, only: null });
  world.nonces.set(key, { message: String(json.id), at: world.now() });
  return fine(json);
}

/** Why a message of the bot can't be changed; undefined if it can. */
function unchangeable({ world }: RouteParts, id: string, message: string): Reply | undefined {
  const channel = world.channels.get(id);
  if (channel === undefined) return refusal(404, 10003, 'Unknown Channel');
  if (channel.guild !== null && (world.allowed(id) & view) === 0n)
    return refusal(403, 50001, 'Missing Access');
  const found = world.messages.get(message);
  if (found?.channel !== id) return refusal(404, 10008, 'Unknown Message');
  if (found.author !== String(world.bot.id))
    return refusal(403, 50005, 'Cannot edit a message authored by another user');
  return channel.archived ? refusal(400, 50083, 'Thread is archived') : undefined;
}

function editMessage({ body, files }: Call, parts: RouteParts, id: string, message: string): Reply {
  const { world, gateway } = parts;
  const refused = unchangeable(parts, id, message);
  if (refused !== undefined) return refused;
  for (const says of [...messageProblems(body), ...fileProblems(body, files)]) parts.problem(says);
  if (((body.allowed_mentions as Json).users as unknown[] | undefined)?.length !== 0)
    parts.problem('an edit that notifies somebody');
  const json = world.editMessage(message, components(body));
  const guild = world.channels.get(id)?.guild ?? null;
  gateway.dispatch('MESSAGE_UPDATE', guild === null ? json : { ...json, guild_id: guild }, guild);
  return fine(json);
}

function deleteMessage(parts: RouteParts, id: string, message: string): Reply {
  const refused = unchangeable(parts, id, message);
  if (refused !== undefined) return refused;
  parts.world.removeMessage(message);
  return noBody;
}

function post(
  { world, gateway }: RouteParts,
  channel: string,
  guild: string | null,
  body: Json,
  { type, only }: { type: number; only: string | null },
): Json {
  const wanted = body.message_reference as Json | undefined;
  const reference =
    wanted === undefined ? null : { type: 0, channel_id: channel, message_id: wanted.message_id };
  const { json } = world.addMessage({
    channel,
    author: world.bot,
    content: '',
    components: components(body),
    flags: Number(body.flags ?? 0),
    mentions: [],
    reference,
    nonce: body.nonce,
    type: reference === null ? type : 19,
    only,
  });
  if (only === null)
    gateway.dispatch('MESSAGE_CREATE', guild === null ? json : { ...json, guild_id: guild }, guild);
  return json;
}

function components(body: Json): Json[] {
  return Array.isArray(body.components) ? (body.components as Json[]) : [];
}

function channelOf({ world }: RouteParts, id: string): Reply {
  const channel = world.channels.get(id);
  return channel === undefined ? refusal(404, 10003, 'Unknown Channel') : fine(world.json(channel));
}

function openThread({ body }: Call, { world, gateway }: RouteParts, id: string, message: string): Reply {
  const parent = world.channels.get(id);
  if (parent === undefined) return refusal(404, 10003, 'Unknown Channel');
  if ((world.allowed(id) & view) === 0n) return refusal(403, 50001, 'Missing Access');
  if ((world.allowed(id) & openThreads) === 0n) return refusal(403, 50013, 'Missing Permissions');
  if (!world.messages.has(message)) return refusal(404, 10008, 'Unknown Message');
  if (world.channels.has(message))
    return refusal(400, 160004, 'A thread has already been created for this message');
  const guild = parent.guild === null ? null : (world.guilds.get(parent.guild) ?? null);
  const thread = world.addChannel(guild, String(body.name), {
    id: message,
    type: 11,
    parent: id,
    owner: String(world.bot.id),
  });
  const before = Number(world.messages.get(message)?.json.flags ?? 0);
  world.changeMessage(message, { flags: before | hasThread });
  gateway.dispatch('THREAD_CREATE', { ...world.json(thread), newly_created: true }, parent.guild);
  return fine(world.json(thread), 201);
}

function openDirect({ body }: Call, { world }: RouteParts): Reply {
  const recipient = world.people.get(String(body.recipient_id));
  if (recipient === undefined) return refusal(400, 50033, 'Invalid Recipient(s)');
  const known = [...world.channels.values()].find(
    ({ guild, recipient: other }) => guild === null && other?.id === recipient.id,
  );
  return fine(world.json(known ?? world.addChannel(null, 'direct', { recipient })));
}

function changeThread({ body }: Call, { world, gateway }: RouteParts, id: string): Reply {
  const thread = world.channels.get(id);
  if (thread === undefined) return refusal(404, 10003, 'Unknown Channel');
  if (thread.locked) return refusal(403, 50013, 'Missing Permissions');
  thread.archived = body.archived === true;
  gateway.dispatch('THREAD_UPDATE', world.json(thread), thread.guild);
  return fine(world.json(thread));
}
