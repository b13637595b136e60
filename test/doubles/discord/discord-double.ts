import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type BucketSizes, createBuckets } from './buckets.ts';
import { createGateway, type Gateway } from './gateway.ts';
import type { Json } from './objects.ts';
import { createPerson, type Person } from './people.ts';
import { answerTo, type Call, type Reply } from './routes.ts';
import { openSpec } from './spec.ts';
import { createWorld, type World } from './world.ts';

/** A Discord on loopback for one test: REST and gateway, used through the real discord.js. */
export type DiscordDouble = {
  readonly world: World;
  readonly gateway: Gateway;
  readonly token: string;
  /** Value of `DISCORD_API_URL`. */
  readonly apiUrl: string;
  /** Every call so far, in order. */
  readonly calls: (Call & { readonly at: number; readonly status: number })[];
  /** What was wrong with calls and answers; a test has to end with none. */
  readonly problems: string[];
  readonly limit: Json;
  /** How many calls a channel takes in a time. */
  buckets: BucketSizes;
  flags: number;
  /**
   * Whether a first response has to come within 3 s of real time. By default it doesn't, so that a machine under load
   * doesn't fail tests that are about something else; those about lateness say how late a call is.
   */
  isStrict: boolean;
  /** Makes the next calls that fit fail. `after`: the call is done, and then its answer is lost. */
  fault(fault: Fault): void;
  clearFaults(): void;
  person(name: string): Person;
  /** Resolves once `look` finds something. @throws after a minute, with the calls so far */
  until<T>(look: () => T | undefined | false): Promise<T>;
  close(): Promise<void>;
};

type Fault = {
  readonly on: RegExp;
  /** Only calls with such a body. */
  readonly when?: (body: Json) => boolean;
  times: number;
  readonly reply: Reply & { readonly headers?: Readonly<Record<string, string>> };
  readonly after?: boolean;
  readonly delayMs?: number;
  readonly drop?: boolean;
};

const patienceMs = 60_000;

export async function startDiscord(now: () => number = Date.now): Promise<DiscordDouble> {
  const world = createWorld(now);
  const token = `${Buffer.from(world.application).toString('base64url')}.double.token`;
  const spec = openSpec();
  const problems: string[] = [];
  const calls: DiscordDouble['calls'] = [];
  const faults: Fault[] = [];
  const commands = new Map<string, Json[]>();
  const watchers = new Set<() => void>();
  const buckets = createBuckets(() => double.buckets, now);
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      problems.push(`the double failed: ${String(error)}`);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  const port = typeof at === 'object' && at !== null ? at.port : 0;
  const gateway = createGateway(server, world, token);
  const double: DiscordDouble = {
    world,
    gateway,
    token,
    apiUrl: `http://127.0.0.1:${port}/api`,
    calls,
    problems,
    limit: {
      url: `ws://127.0.0.1:${port}`,
      shards: 1,
      session_start_limit: { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 16 },
    },
    buckets: { messages: null, threads: null },
    flags: 1 << 19,
    isStrict: false,
    fault: (fault) => void faults.push(fault),
    clearFaults: () => void faults.splice(0),
    person: (name) => createPerson(world, gateway, name),
    until,
    async close() {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://double');
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
    const { body, files } = await readBody(request);
    const call: Call = {
      method: request.method ?? 'GET',
      path,
      query: url.searchParams,
      body,
      files,
      authorised: request.headers.authorization === `Bot ${token}`,
    };
    const name = `${call.method} ${path}`;
    const fault = faults.find(({ on, times, when }) => times > 0 && on.test(name) && (when?.(body) ?? true));
    if (fault !== undefined) fault.times -= 1;
    const taken = buckets.take(call.method, path);
    const limited: Fault['reply'] | undefined =
      taken.retryAfterMs === null
        ? undefined
        : {
            status: 429,
            body: {
              message: 'You are being rate limited.',
              retry_after: taken.retryAfterMs / 1000,
              global: false,
            },
          };
    const reply = fault !== undefined && fault.after !== true ? fault.reply : (limited ?? answer(call, name));
    const shown = fault?.after === true ? fault.reply : reply;
    calls.push({ ...call, at: now(), status: shown.status });
    if (fault?.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (fault?.drop === true) return void request.socket.destroy();
    response.writeHead(shown.status, {
      ...(shown.status === 204 ? {} : { 'content-type': 'application/json' }),
      ...taken.headers,
      ...headersOf(shown),
    });
    response.end(shown.body === undefined ? undefined : JSON.stringify(shown.body));
    for (const look of watchers) look();
  }

  function answer(call: Call, name: string): Reply {
    const sent = call.method === 'GET' ? undefined : call.body;
    for (const says of spec.request(call.method, call.path, sent)) problems.push(`${name}: ${says}`);
    const reply = answerTo(call, {
      world,
      gateway,
      commands,
      limit: double.limit,
      flags: () => double.flags,
      isStrict: () => double.isStrict,
      problem: (says) => problems.push(`${name}: ${says}`),
    });
    if (reply === undefined) {
      problems.push(`unexpected call ${name}`);
      return { status: 404, body: { code: 0, message: '404: Not Found' } };
    }
    for (const says of spec.response(call.method, call.path, reply.status, reply.body))
      problems.push(`the double's own answer to ${name}: ${says}`);
    return reply;
  }

  function until<T>(look: () => T | undefined | false): Promise<T> {
    return new Promise((resolve, reject) => {
      // It may happen without a call.
      const ticker = setInterval(() => again(), 10);
      const timer = setTimeout(() => {
        clearInterval(ticker);
        watchers.delete(again);
        reject(
          new Error(
            `it did not happen; calls were:\n${calls
              .map(({ method, path, status }) => `${method} ${path} ${status}`)
              .slice(-30)
              .join('\n')}\n${problems.join('\n')}`,
          ),
        );
      }, patienceMs);
      const again = (): void => {
        const found = look();
        if (found === undefined || found === false) return;
        clearTimeout(timer);
        clearInterval(ticker);
        watchers.delete(again);
        resolve(found);
      };
      watchers.add(again);
      again();
    });
  }

  return double;
}

/** A call's JSON, and its files by name. */
async function readBody(
  request: IncomingMessage,
): Promise<{ body: Json; files: ReadonlyMap<string, Uint8Array> }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const none = new Map<string, Uint8Array>();
  if (chunks.length === 0) return { body: {}, files: none };
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/'))
    return { body: JSON.parse(Buffer.concat(chunks).toString('utf8')), files: none };
  const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData();
  const files = new Map<string, Uint8Array>();
  for (const [field, value] of form) {
    if (field.startsWith('files[') && typeof value !== 'string')
      files.set(value.name, new Uint8Array(await value.arrayBuffer()));
  }
  return { body: JSON.parse(String(form.get('payload_json') ?? '{}')), files };
}

function headersOf(reply: Fault['reply']): Readonly<Record<string, string>> {
  return reply.headers ?? {};
}
