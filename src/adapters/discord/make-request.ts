import type { RESTOptions } from 'discord.js';
import { Agent, type Dispatcher } from 'undici';

type MakeRequest = RESTOptions['makeRequest'];
type Body = Parameters<MakeRequest>[1]['body'];

/**
 * How discord.js makes a call: over kept connections, the answer taken as the bytes that come, since all of it is read
 * anyhow. By its own way a stream is made of each answer, which is four tenths of the processor time of a call.
 */
export function createMakeRequest(): MakeRequest {
  // HTTP/1.1, as discord.js itself has it: this version of undici would take up HTTP/2 where it is offered.
  const agent = new Agent({ keepAliveTimeout: 30_000, allowH2: false });
  return async (url, { method = 'GET', headers = {}, body, signal }) => {
    const written = await writtenOut(body);
    const pathFrom = url.indexOf('/', url.indexOf('://') + 3);
    const answer = await exchange(
      agent,
      {
        origin: url.slice(0, pathFrom),
        path: url.slice(pathFrom),
        method,
        headers: { ...Object.fromEntries(Object.entries(headers)), ...written.headers },
        body: written.body,
      },
      signal ?? null,
    );
    const { status, bytes } = answer;
    return {
      status,
      ok: status >= 200 && status < 300,
      statusText: answer.statusText,
      headers: answer.headers,
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

type Answer = {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly bytes: Buffer;
};

/** @throws the signal's reason; undici's errors of the way */
function exchange(
  agent: Agent,
  request: Dispatcher.DispatchOptions,
  signal: AbortSignal | null,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let status = 0;
    let statusText = '';
    const headers = new Headers();
    const chunks: Buffer[] = [];
    let abort = (_reason: Error): void => undefined;
    signal?.addEventListener('abort', () => {
      reject(signal.reason);
      abort(signal.reason);
    });
    agent.dispatch(request, {
      onRequestStart(controller) {
        abort = (reason) => controller.abort(reason);
        if (signal?.aborted === true) abort(signal.reason);
      },
      onResponseStart(_controller, code, told, message = '') {
        status = code;
        statusText = message;
        for (const [name, value] of Object.entries(told)) headers.set(name, String(value));
      },
      onResponseData(_controller, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        resolve({ status, statusText, headers, bytes: Buffer.concat(chunks) });
      },
      onResponseError(_controller, error) {
        reject(error);
      },
    });
  });
}
