import type { IncomingMessage, ServerResponse } from 'node:http';
import { openSchemas } from './schemas.ts';
import { recordOf, type Workspace } from './workspace.ts';

/** Answers one request to the double. */
export type HandleRequest = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** https://docs.slack.dev/interactivity/handling-user-interaction: five times within 30 minutes. */
const usesOfResponseUrl = 5;

const json = { 'content-type': 'application/json' };

export type RequestParts = {
  readonly workspace: Workspace;
  /** Whose a `response_url` is, by its path. */
  readonly responseUrls: ReadonlyMap<string, string>;
  /** Answers `apps.connections.open`. */
  readonly openSocket: (token: string | undefined) => Record<string, unknown>;
};

/** Calls of the Web API, uploads, and `response_url`s. */
export function createRequests({ workspace, responseUrls, openSocket }: RequestParts): HandleRequest {
  const used = new Map<string, number>();

  /** Receives a file's bytes, as a form. */
  async function upload(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const bytes = await bytesOf(request);
    const type = request.headers['content-type'] ?? '';
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    const [sent] = [...form.values()].filter((value) => typeof value !== 'string');
    const file = workspace.files.get(id);
    if (file === undefined || sent === undefined) return void response.writeHead(404).end();
    file.bytes = new Uint8Array(await sent.arrayBuffer());
    if (file.bytes.byteLength !== file.length)
      workspace.complaints.push(`${file.bytes.byteLength} bytes were uploaded, and ${file.length} announced`);
    response.writeHead(200).end('OK');
  }

  /** @returns true if the call fails as the test wants, before anything is done */
  function failed(name: string, response: ServerResponse): boolean {
    const failure = workspace.failures.get(name)?.[0] ?? workspace.outage(name);
    switch (failure?.kind) {
      case 'limited':
        response
          .writeHead(429, { ...json, 'retry-after': String(failure.seconds) })
          .end('{"ok":false,"error":"ratelimited"}');
        break;
      case 'status':
        response.writeHead(failure.status).end('broken');
        break;
      case 'page':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sorry</title>');
        break;
      default:
        return false;
    }
    workspace.failures.get(name)?.shift();
    return true;
  }

  function respond(path: string, body: string, response: ServerResponse): void {
    if (failed('response_url', response)) return;
    workspace.failures.get('response_url')?.shift();
    const uses = (used.get(path) ?? 0) + 1;
    used.set(path, uses);
    if (uses > usesOfResponseUrl) {
      response.writeHead(404, json).end('{"ok":false,"error":"used_url"}');
      return;
    }
    const { text, blocks, thread_ts: thread } = recordOf(JSON.parse(body));
    for (const complaint of blocks === undefined ? [] : (openSchemas()?.blocks(blocks) ?? []))
      workspace.complaints.push(`a response_url: ${complaint}`);
    const user = responseUrls.get(path);
    workspace.ephemerals.push({
      text: String(text),
      blocks,
      via: 'response_url',
      thread: typeof thread === 'string' ? thread : null,
      ...(user === undefined ? {} : { user }),
    });
    response.writeHead(200).end('ok');
  }

  return async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = /^\/upload\/(\w+)$/.exec(path)?.[1];
    if (file !== undefined) return upload(request, response, file);
    const body = Buffer.from(await bytesOf(request)).toString('utf8');
    if (path.startsWith('/response/')) return respond(path, body, response);
    const method = path.replace('/api/', '');
    if (failed(method, response)) return;
    const failure = workspace.failures.get(method)?.shift() ?? workspace.outage(method);
    const args = argsOf(body, request.headers['content-type'] ?? '');
    const token =
      /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ??
      (typeof args.token === 'string' ? args.token : undefined);
    const call = async (): Promise<Record<string, unknown>> =>
      method === 'apps.connections.open' ? openSocket(token) : workspace.call(method, args, token);
    const answer = failure?.kind === 'error' ? { ok: false, error: failure.error } : await call();
    if (failure?.kind === 'late') await failure.until;
    if (failure?.kind === 'hangs') return;
    if (failure?.kind === 'lost') {
      request.socket.destroy();
      return;
    }
    response
      .writeHead(200, { ...json, 'x-oauth-scopes': [...workspace.scopes].join(',') })
      .end(JSON.stringify(answer));
  };
}

async function bytesOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return new Uint8Array(Buffer.concat(chunks));
}

/** The arguments in a body, with the types they stand for. */
function argsOf(body: string, type: string): Record<string, unknown> {
  if (type.includes('json')) return recordOf(body === '' ? {} : JSON.parse(body));
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [name, fieldOf(name, value)]),
  );
}

/** Arguments that are always strings. */
const textArguments = ['channel', 'user', 'text', 'ts', 'thread_ts', 'message_ts', 'user_id', 'view_id'];

function fieldOf(name: string, value: string): unknown {
  if ((value === 'true' || value === 'false') && !textArguments.includes(name)) return value === 'true';
  if (name === 'limit' || name === 'length') return Number(value);
  return ['blocks', 'files', 'metadata', 'view', 'prompts'].includes(name) ? JSON.parse(value) : value;
}
