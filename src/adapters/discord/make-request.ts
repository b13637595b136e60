import type { RESTOptions } from 'discord.js';
import { Agent } from 'undici';
import { exchange } from '../calls/exchange.ts';

type MakeRequest = RESTOptions['makeRequest'];
type Body = Parameters<MakeRequest>[1]['body'];

/**
 * How discord.js makes a call: over kept connections, the answer taken whole, since all of it is read anyhow: at six
 * tenths of what its own way takes.
 */
export function createMakeRequest(): MakeRequest {
  // HTTP/1.1, as discord.js itself has it: this version of undici would take up HTTP/2 where it is offered.
  const agent = new Agent({ keepAliveTimeout: 30_000, allowH2: false });
  return async (url, { method = 'GET', headers = {}, body, signal }) => {
    const written = await writtenOut(body);
    const pathFrom = url.indexOf('/', url.indexOf('://') + 3);
    const {
      status,
      statusText,
      headers: told,
      bytes,
    } = await exchange(
      agent,
      {
        origin: url.slice(0, pathFrom),
        path: url.slice(pathFrom),
        method,
        headers: { ...Object.fromEntries(Object.entries(headers)), ...written.headers },
        body: written.body,
      },
      signal,
    );
    const read = new Headers();
    for (const [name, value] of Object.entries(told)) read.set(name, String(value));
    return {
      status,
      ok: status >= 200 && status < 300,
      statusText,
      headers: read,
      body: null,
      bodyUsed: false,
      arrayBuffer: async () => new Uint8Array(bytes).buffer,
      json: async () => JSON.parse(bytes.toString()),
      text: async () => bytes.toString(),
    };
  };
}

type Written = {
  readonly body: string | Uint8Array | null;
  readonly headers: Readonly<Record<string, string>>;
};

/** A body as it is sent: forms, which carry pictures, as bytes. */
async function writtenOut(body: Body): Promise<Written> {
  if (body === undefined || body === null || typeof body === 'string')
    return { body: body ?? null, headers: {} };
  const response = new Response(body);
  const type = response.headers.get('content-type');
  return {
    body: new Uint8Array(await response.arrayBuffer()),
    headers: type === null ? {} : { 'content-type': type },
  };
}
